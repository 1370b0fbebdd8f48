#include "portal/delivery.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <span>
#include <sys/file.h>
#include <unistd.h>

#include <hoso/error.hpp>

#include "files/durable_files.hpp"
#include "json_schema/json_schema.hpp"

namespace hoso::portal {
namespace {

using json_schema::Json;

constexpr const char* bad_state = "submit.bad_state";

const char* word_of(Creation creation) {
  return creation == Creation::none ? "none" : creation == Creation::sent ? "sent" : "done";
}

Creation creation_of(const std::string& word, const std::string& file) {
  if (word == "none") return Creation::none;
  if (word == "sent") return Creation::sent;
  if (word == "done") return Creation::done;
  throw Error(bad_state, {{"file", file}, {"detail", "creation"}});
}

Json json_of(const Delivery& delivery) {
  Json files = Json::object();
  for (const auto& [name, file] : delivery.files) files[name] = {{"id", file.id}, {"hash", file.hash}};
  return {{"version", 1},
          {"package", delivery.package},
          {"adapter", delivery.adapter},
          {"code", delivery.code},
          {"id", delivery.id},
          {"files", std::move(files)},
          {"creation", word_of(delivery.creation)},
          {"progress_told", delivery.progress_told},
          {"status_told", delivery.status_told}};
}

Delivery delivery_of(const Json& json, const std::string& file) {
  if (json.at("version").get<int>() != 1) throw Error(bad_state, {{"file", file}, {"detail", "version"}});
  Delivery delivery{json.at("package").get<std::string>(), json.at("adapter").get<std::string>(),
                    json.at("code").get<std::string>(),    json.at("id").get<std::string>(),
                    {},                                    creation_of(json.at("creation").get<std::string>(), file),
                    json.at("progress_told").get<bool>(),  json.at("status_told").get<bool>()};
  for (const auto& [name, one] : json.at("files").items()) {
    delivery.files[name] = {one.at("id").get<std::string>(), one.at("hash").get<std::string>()};
  }
  return delivery;
}

}  // namespace

DeliveryFile::DeliveryFile(std::filesystem::path file, const std::string& package, const std::string& adapter)
    : file_(std::move(file)) {
  lock();
  try {
    delivery.package = package;
    delivery.adapter = adapter;
    if (std::filesystem::exists(file_)) read();
    if (delivery.package != package || delivery.adapter != adapter) {
      throw Error("submit.other_package", {{"file", file_.filename().string()}});
    }
  } catch (...) {
    close(lock_);
    throw;
  }
}

DeliveryFile::~DeliveryFile() { close(lock_); }

/// Beside the state file, which is replaced as a whole and so cannot carry a lock itself.
void DeliveryFile::lock() {
  std::filesystem::path beside = file_;
  beside += ".lock";
  lock_ = open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock_ < 0) throw Error("output.not_written", {{"path", beside.string()}, {"detail", std::strerror(errno)}});
  if (flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  close(lock_);
  throw Error("submit.busy", {{"file", file_.filename().string()}});
}

void DeliveryFile::read() {
  const std::string name = file_.filename().string();
  std::ifstream in(file_, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  try {
    delivery = delivery_of(json_schema::parsed(text, name, bad_state), name);
  } catch (const Json::exception&) {
    throw Error(bad_state, {{"file", name}, {"detail", "names or types"}});
  }
}

void DeliveryFile::save() const {
  const std::string text = json_of(delivery).dump(2).append("\n");
  files::replace_durably(file_, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

}  // namespace hoso::portal
