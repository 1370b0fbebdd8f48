#include "store/blobs.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "files/durable_files.hpp"

namespace hoso::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* purpose = "file";

[[noreturn]] void not_written(const fs::path& where, const std::error_code& why) {
  throw Error("output.not_written", {{"path", where.string()}, {"detail", why.message()}});
}

/// The folder of one file; new ones outlive a crash.
void make_shard(const fs::path& shard) {
  std::error_code failure;
  if (fs::create_directory(shard, failure)) files::sync_folder(shard.parent_path());
  if (failure) not_written(shard, failure);
}

}  // namespace

Blobs::Blobs(fs::path folder, fs::path scratch, Vault vault)
    : folder_(std::move(folder)), scratch_(std::move(scratch)), vault_(std::move(vault)) {}

fs::path Blobs::place_of(const std::string& sha256) const {
  const std::string name = vault_.blind(sha256);
  return folder_ / name.substr(0, 2) / name;
}

bool Blobs::has(const std::string& sha256) const {
  std::error_code absent;
  return fs::is_regular_file(place_of(sha256), absent);
}

std::string Blobs::put(std::span<const std::uint8_t> bytes) const {
  std::string sha256 = sha256_hex(bytes);
  const fs::path place = place_of(sha256);
  if (has(sha256)) {
    // It is wanted again: too young to be swept as one that nobody has.
    std::error_code gone;
    fs::last_write_time(place, fs::file_time_type::clock::now(), gone);
    if (!gone) return sha256;
  }
  make_shard(place.parent_path());
  const fs::path fresh = scratch_ / random_hex(16);
  if (vault_.seals()) {
    files::write_durably(fresh, vault_.seal(purpose, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
  } else {
    files::write_durably(fresh, bytes);
  }
  std::error_code failure;
  fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, failure);
  if (!failure) fs::rename(fresh, place, failure);
  if (failure) not_written(place, failure);
  files::sync_folder(place.parent_path());
  return sha256;
}

Bytes Blobs::get(const std::string& sha256) const {
  std::ifstream stream(place_of(sha256), std::ios::binary);
  if (!stream) throw Error("store.file_missing", {{"sha256", sha256}});
  Bytes bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (vault_.seals()) {
    const std::string text = vault_.open(purpose, bytes);
    bytes.assign(text.begin(), text.end());
  }
  if (sha256_hex(bytes) != sha256) throw Error("store.damaged", {{"detail", sha256}});
  return bytes;
}

void Blobs::erase(const std::string& sha256) const { erase_file(place_of(sha256)); }

void erase_file(const fs::path& file) {
  const int opened = open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  if (opened >= 0) {
    const Bytes zeros(1 << 16);
    off_t left = lseek(opened, 0, SEEK_END);
    lseek(opened, 0, SEEK_SET);
    while (left > 0) {
      const ssize_t written = write(opened, zeros.data(), static_cast<std::size_t>(std::min<off_t>(left, 1 << 16)));
      if (written <= 0) break;
      left -= written;
    }
    fsync(opened);
    close(opened);
  }
  std::error_code failure;
  fs::remove(file, failure);
  if (failure) not_written(file, failure);
}

}  // namespace hoso::store
