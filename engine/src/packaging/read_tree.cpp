#include "packaging/read_tree.hpp"

#include <clocale>

#include <array>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <system_error>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <hoso/error.hpp>

namespace hoso::packaging {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void unreadable(const std::string& detail) { throw Error("package.unreadable", {{"detail", detail}}); }

/// The name itself could steer a terminal or tell about a person: only its place is named.
[[noreturn]] void unsafe(std::size_t entry, const std::string& why) {
  throw Error("package.unsafe_path", {{"entry", std::to_string(entry)}, {"detail", why}});
}

[[noreturn]] void too_large(const std::string& limit) { throw Error("package.too_large", {{"limit", limit}}); }

/// Takes files one after the other and keeps the books.
class Intake {
 public:
  explicit Intake(const TreeLimits& limits) : limits_(limits) {}

  /// Where the next file's bytes go.
  Bytes& open(const std::string& path) {
    ++count_;
    if (count_ > limits_.files) too_large(fmt::format("{} files", limits_.files));
    if (!is_safe_path(path, limits_)) unsafe(count_, "name");
    if (!twins_.insert(path_twin_key(path)).second) unsafe(count_, "twice");
    return tree_[path];
  }

  void count_bytes(std::uint64_t more) {
    bytes_ += more;
    if (bytes_ > limits_.bytes) too_large(fmt::format("{} MB", limits_.bytes >> 20));
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] PackageTree taken() && { return std::move(tree_); }

 private:
  const TreeLimits& limits_;
  PackageTree tree_;
  std::set<std::string> twins_;
  std::size_t count_ = 0;
  std::uint64_t bytes_ = 0;
};

/// Null when the system has no such locale. Stays loaded: a process that has given up opening files gets it no more.
locale_t utf8_locale() {
  static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

/// libarchive turns names into the thread's locale and back: only a UTF-8 one keeps them as they are.
class Utf8Names {
 public:
  Utf8Names() : before_(::uselocale(utf8_locale())) {
    if (!utf8_locale()) unreadable("C.UTF-8");
  }
  ~Utf8Names() { ::uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t before_;
};

using ArchivePtr = std::unique_ptr<archive, int (*)(archive*)>;

ArchivePtr opened(std::span<const std::uint8_t> zip) {
  ArchivePtr reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip_seekable(reader.get());
  if (archive_read_open_memory(reader.get(), zip.data(), zip.size()) != ARCHIVE_OK) unreadable("zip");
  return reader;
}

/// A megabyte that inflates to gigabytes is stopped while it inflates.
void require_no_bomb(std::uint64_t unpacked, std::size_t packed, const TreeLimits& limits) {
  constexpr std::uint64_t harmless = std::uint64_t{16} << 20;
  if (unpacked > harmless && unpacked / limits.ratio > packed) too_large(fmt::format("1 : {}", limits.ratio));
}

void read_entry(archive* reader, Bytes& bytes, Intake& intake, const std::function<void()>& judge) {
  std::array<std::uint8_t, 65'536> piece{};
  while (true) {
    const la_ssize_t size = archive_read_data(reader, piece.data(), piece.size());
    if (size < 0) unreadable(fmt::format("entry {}", intake.count()));
    if (size == 0) return;
    intake.count_bytes(static_cast<std::uint64_t>(size));
    judge();
    bytes.insert(bytes.end(), piece.begin(), piece.begin() + size);
  }
}

/// Empty for a folder's own entry, which carries nothing.
std::string file_name(archive_entry* entry, std::size_t number) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name || !*name) unsafe(number, "name");
  const std::string path = name;
  const auto type = archive_entry_filetype(entry);
  if (type == AE_IFDIR && is_safe_path(path.ends_with('/') ? path.substr(0, path.size() - 1) : path)) return {};
  if (type != AE_IFREG || archive_entry_symlink(entry) || archive_entry_hardlink(entry)) unsafe(number, "link");
  return path;
}

bool is_within(const fs::path& file, std::string& relative, const fs::path& folder) {
  relative = file.lexically_relative(folder).generic_string();
  return !relative.empty() && !relative.starts_with("..");
}

}  // namespace

void prepare_to_read_zips() { (void)utf8_locale(); }

ZipContents read_zip(std::span<const std::uint8_t> zip, const TreeLimits& limits) {
  const Utf8Names names;
  const ArchivePtr reader = opened(zip);
  Intake intake(limits);
  ZipContents contents;
  archive_entry* entry = nullptr;
  while (true) {
    const int outcome = archive_read_next_header(reader.get(), &entry);
    if (outcome == ARCHIVE_EOF) break;
    if (outcome != ARCHIVE_OK) unreadable("zip");
    const std::string path = file_name(entry, intake.count() + 1);
    if (path.empty()) continue;
    if (!contents.modified)
      contents.modified = std::chrono::sys_seconds(std::chrono::seconds(archive_entry_mtime(entry)));
    read_entry(reader.get(), intake.open(path), intake, [&] { require_no_bomb(intake.bytes(), zip.size(), limits); });
  }
  contents.tree = std::move(intake).taken();
  return contents;
}

PackageTree read_folder(const fs::path& folder, const TreeLimits& limits) {
  std::error_code failure;
  if (!fs::is_directory(folder, failure)) throw Error("input.not_found");
  Intake intake(limits);
  auto entries = fs::recursive_directory_iterator(folder, failure);
  if (failure) throw Error("input.not_found");
  for (const auto& entry : entries) {
    if (entry.is_symlink()) unsafe(intake.count() + 1, "link");
    if (entry.is_directory()) continue;
    std::string relative;
    if (!entry.is_regular_file() || !is_within(entry.path(), relative, folder)) unsafe(intake.count() + 1, "link");
    Bytes& bytes = intake.open(relative);
    intake.count_bytes(entry.file_size());
    bytes = read_file(entry.path(), limits);
  }
  return std::move(intake).taken();
}

Bytes read_file(const fs::path& file, const TreeLimits& limits) {
  std::error_code failure;
  if (!fs::exists(file, failure)) throw Error("input.not_found");
  if (!fs::is_regular_file(file, failure)) throw Error("input.not_a_file");
  const std::uint64_t size = fs::file_size(file, failure);
  if (failure) throw Error("input.not_found");
  if (size > limits.bytes) too_large(fmt::format("{} MB", limits.bytes >> 20));
  Bytes bytes(size);
  std::ifstream stream(file, std::ios::binary);
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (static_cast<std::uint64_t>(stream.gcount()) != size) throw Error("input.not_found");
  return bytes;
}

}  // namespace hoso::packaging
