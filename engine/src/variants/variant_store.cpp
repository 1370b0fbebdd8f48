#include "variants/variant_store.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <system_error>
#include <tuple>
#include <unistd.h>

#include <fmt/format.h>

#include <hoso/dossier_xml.hpp>
#include <hoso/error.hpp>
#include <hoso/sha256.hpp>
#include <hoso/text.hpp>

#include "files/durable_files.hpp"
#include "template/form_files.hpp"
#include "variants/same_layout.hpp"
#include "xml/document.hpp"
#include "xml/writer.hpp"

namespace hoso::variants {
namespace {

namespace fs = std::filesystem;

constexpr const char* count_file = "met.xml";

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Held while the folder is changed, by one process at a time.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& folder)
      : file_(open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (file_ < 0 || flock(file_, LOCK_EX) != 0) {
      throw Error("output.not_written", {{"path", folder.string()}, {"detail", std::strerror(errno)}});
    }
  }
  ~FolderLock() { close(file_); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int file_;
};

/// Names of what may be variants, in order; hidden and half-made ones left out.
std::vector<std::string> ids_in(const fs::path& folder) {
  std::vector<std::string> ids;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name.find(".tmp-") == std::string::npos && !name.starts_with('.')) ids.push_back(name);
  }
  std::ranges::sort(ids);
  return ids;
}

/// A count that is lost is begun anew: nothing read depends on it.
void read_count(const fs::path& folder, RememberedVariant& known) {
  known.last_met = known.variant.encounter.first_met;
  std::error_code absent;
  if (!fs::exists(folder / count_file, absent)) return;
  try {
    const xml::Document document(read_template_file(folder / count_file), {count_file, "variants.invalid"});
    known.pages_met = std::max(1, document.root().integer("pages"));
    known.last_met = std::max(known.last_met, seconds_of(document.root().attribute("last")));
  } catch (const Error&) {
  }
}

/// Replaced as a whole.
void replace(const fs::path& file, const std::string& text) {
  const files::TemporaryFolder beside(file.parent_path().parent_path(), file.parent_path().filename().string());
  const fs::path fresh = beside.path() / file.filename();
  files::write_durably(fresh, bytes_of(text));
  std::error_code failed;
  fs::rename(fresh, file, failed);
  if (failed) throw Error("output.not_written", {{"path", file.string()}, {"detail", failed.message()}});
  files::sync_folder(file.parent_path());
}

void write_count(const fs::path& folder, const RememberedVariant& known) {
  xml::Writer out("met");
  out.attribute("pages", known.pages_met).attribute("last", iso_utc(known.last_met));
  replace(folder / known.variant.form->variant_id / count_file, out.finish());
}

/// Named by what it holds, so that no two are called alike.
std::string id_of(const MetVariant& met, const std::map<std::string, std::string>& files) {
  std::string all;
  for (const auto& [name, content] : files) all += sha256_hex(bytes_of(content));
  return met.form->id + "-" + sha256_hex(bytes_of(all)).substr(0, 8);
}

/// The new variant's id.
std::string add(const fs::path& folder, const MetVariant& met) {
  const auto content = variant_files(met);
  const std::string id = id_of(met, content);
  const files::TemporaryFolder made(folder, id);
  for (const auto& [name, text] : content) files::write_durably(made.path() / name, bytes_of(text));
  std::error_code failed;
  fs::permissions(made.path(), fs::perms(0755), failed);
  fs::rename(made.path(), folder / id, failed);
  if (failed) throw Error("output.not_written", {{"path", (folder / id).string()}, {"detail", failed.message()}});
  files::sync_folder(folder);
  return id;
}

/// Those met least recently first, those that a person confirmed behind all others. Gives their hashes.
std::vector<std::string> forget_more_than(std::size_t most, const fs::path& folder, const Catalogue& forms) {
  std::vector<std::string> hashes;
  std::vector<RememberedVariant> all = remembered_in(folder, forms).variants;
  std::ranges::sort(all, {}, [](const RememberedVariant& one) {
    return std::tuple(one.variant.form->places_confirmed, one.last_met, one.variant.form->variant_id);
  });
  for (std::size_t i = 0; i + most < all.size(); ++i) {
    hashes.push_back(all[i].variant.form->hash);
    remove(folder, all[i].variant.form->variant_id);
  }
  return hashes;
}

void count_pages(const fs::path& folder, const Encounters& met, std::vector<RememberedVariant>& known) {
  for (RememberedVariant& one : known) {
    const auto pages = met.pages_of.find(one.variant.form->variant_id);
    if (pages == met.pages_of.end()) continue;
    one.pages_met += pages->second;
    one.last_met = std::max(one.last_met, met.now);
    write_count(folder, one);
  }
}

Diagnostic refusal_of(const std::string& id, const Error& error) {
  Diagnostic diagnostic;
  diagnostic.code = error.code();
  diagnostic.severity = Severity::warning;
  diagnostic.arguments = error.arguments();
  diagnostic.arguments["variant"] = id;
  return diagnostic;
}

}  // namespace

Remembered remembered_in(const fs::path& folder, const Catalogue& forms) {
  Remembered all;
  for (const std::string& id : ids_in(folder)) {
    try {
      RememberedVariant known{read_variant(folder / id, forms)};
      read_count(folder / id, known);
      all.variants.push_back(std::move(known));
    } catch (const Error& error) {
      all.refusals.push_back(refusal_of(id, error));
    }
  }
  return all;
}

Catalogue catalogue_of(const Remembered& remembered) {
  Catalogue forms;
  for (const RememberedVariant& one : remembered.variants) forms.push_back(one.variant.form);
  return forms;
}

std::string hash_of(const Catalogue& variants) {
  std::string list;
  for (const auto& variant : variants) list += variant->hash + "  " + variant->variant_id + "\n";
  return sha256_hex(bytes_of(list));
}

Change remember(const fs::path& folder, const Encounters& met, const Catalogue& forms, std::size_t most) {
  if (folder.empty() || (met.fresh.empty() && met.pages_of.empty())) return {};
  std::error_code failed;
  fs::create_directories(folder, failed);
  const FolderLock lock(folder);
  std::vector<RememberedVariant> known = remembered_in(folder, forms).variants;
  count_pages(folder, met, known);
  Change change;
  for (const MetVariant& fresh : met.fresh) {
    const auto is_it = [&](const RememberedVariant& one) { return same_layout(one.variant, fresh); };
    if (std::ranges::any_of(known, is_it)) continue;
    change.added.push_back(add(folder, fresh));
    known.push_back({fresh});
  }
  change.forgotten = forget_more_than(most, folder, forms);
  return change;
}

std::string hash_of_folder(const fs::path& variant) {
  try {
    return hash_of(variant_folder_files(variant));
  } catch (const Error&) {
    return {};
  }
}

fs::path folder_of(const fs::path& folder, const std::string& id) {
  const std::vector<std::string> known = ids_in(folder);
  if (std::ranges::count(known, id) > 0) return folder / id;
  throw Error("usage.unknown_variant", {{"variant", id}, {"nearest", nearest(id, known)}});
}

void confirm(const fs::path& folder, const std::string& id, const Catalogue& forms) {
  const fs::path place = folder_of(folder, id);
  const FolderLock lock(folder);
  MetVariant met = read_variant(place, forms);
  auto confirmed = std::make_shared<FormTemplate>(*met.form);
  confirmed->places_confirmed = true;
  met.form = std::move(confirmed);
  replace(place / "variant.xml", variant_files(met).at("variant.xml"));
}

void remove(const fs::path& folder, const std::string& id) {
  const fs::path place = folder_of(folder, id);
  // Out of sight at once, then piece by piece.
  const files::TemporaryFolder going(folder, id);
  std::error_code failed;
  fs::rename(place, going.path() / id, failed);
  if (failed) throw Error("output.not_written", {{"path", place.string()}, {"detail", failed.message()}});
}

}  // namespace hoso::variants
