#include "intake/folder_entries.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

namespace hoso::intake {
namespace {

namespace fs = std::filesystem;

bool is_passed_over(const std::string& name) {
  return name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini";
}

std::optional<struct stat> status_of(const fs::path& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

FileMark mark_of(std::string name, const struct stat& status) {
  constexpr std::int64_t ns = 1'000'000'000;
  return {std::move(name), static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * ns + status.st_mtim.tv_nsec, status.st_ino};
}

std::vector<std::string> names_in(const fs::path& folder, std::error_code& failure) {
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
    if (std::string name = entry->path().filename().string(); !is_passed_over(name)) names.push_back(std::move(name));
  }
  std::ranges::sort(names, comes_before);
  return names;
}

void look_into(const fs::path& folder, FolderEntry& entry) {
  std::error_code failure;
  for (std::string& name : names_in(folder, failure)) {
    const auto status = status_of(folder / name);
    if (!status) continue;
    if (name == ready_marker) {
      entry.ready = true;
    } else if (S_ISREG(status->st_mode) && !is_unfinished_name(name)) {
      entry.files.push_back(mark_of(std::move(name), *status));
    } else {
      entry.misfit = name;
    }
  }
  if (failure) entry.misfit = entry.name;
}

/// Digits from `at`, which moves behind them.
std::string_view number_at(const std::string& text, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]))) ++at;
  std::string_view digits = std::string_view(text).substr(begin, at - begin);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

}  // namespace

bool is_unfinished_name(const std::string& name) {
  constexpr std::array<std::string_view, 4> endings{".part", ".tmp", ".crdownload", ".filepart"};
  return name.starts_with("~$") ||
         std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool comes_before(const std::string& left, const std::string& right) {
  std::size_t l = 0, r = 0;
  while (l < left.size() && r < right.size()) {
    const std::string_view a = number_at(left, l), b = number_at(right, r);
    if (a.size() != b.size() && !a.empty() && !b.empty()) return a.size() < b.size();
    if (a != b) return a.empty() || b.empty() ? left < right : a < b;
    if (l >= left.size() || r >= right.size()) break;
    if (left[l] != right[r]) return static_cast<unsigned char>(left[l]) < static_cast<unsigned char>(right[r]);
    ++l, ++r;
  }
  const std::size_t left_rest = left.size() - l, right_rest = right.size() - r;
  return left_rest != right_rest ? left_rest < right_rest : left < right;
}

std::vector<FolderEntry> entries_of(const fs::path& folder) {
  std::error_code failure;
  std::vector<FolderEntry> entries;
  for (std::string& name : names_in(folder, failure)) {
    const auto status = status_of(folder / name);
    if (!status) continue;
    FolderEntry entry;
    entry.name = name;
    if (S_ISREG(status->st_mode)) {
      entry.kind = EntryKind::file;
      entry.files.push_back(mark_of(std::move(name), *status));
    } else if (S_ISDIR(status->st_mode)) {
      entry.kind = EntryKind::folder;
      look_into(folder / entry.name, entry);
    }
    entries.push_back(std::move(entry));
  }
  if (failure) throw Error("intake.no_folder", {{"path", folder.string()}, {"detail", failure.message()}});
  return entries;
}

std::string print_of(const FolderEntry& entry) {
  std::string text = fmt::format("{}:{}\n", entry.name.size(), entry.name);
  for (const FileMark& file : entry.files) {
    text += fmt::format("{}:{} {} {} {}\n", file.name.size(), file.name, file.size, file.modified_ns, file.inode);
  }
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace hoso::intake
