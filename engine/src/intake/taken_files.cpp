#include "intake/taken_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "files/durable_files.hpp"

namespace hoso::intake {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void not_written(const fs::path& path, int error) {
  throw Error("output.not_written", {{"path", path.string()}, {"detail", std::generic_category().message(error)}});
}

/// 0, or the errno. Never over something: some network file systems do not know RENAME_NOREPLACE, and one process only
/// moves files into the folder.
int move_to_free_name(const fs::path& from, const fs::path& to) {
  if (syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  std::error_code absent;
  if (fs::exists(fs::symlink_status(to, absent))) return EEXIST;
  return rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

/// "scan.pdf", "scan-2.pdf", …
fs::path numbered(const fs::path& folder, const std::string& name, int number) {
  if (number == 1) return folder / name;
  const fs::path plain(name);
  return folder / fmt::format("{}-{}{}", plain.stem().string(), number, plain.extension().string());
}

bool is_forbidden(int error) { return error == EROFS || error == EACCES || error == EPERM; }

/// Whether `moved` is what was read: files may be replaced between reading and moving.
bool is_what_was_read(const FolderEntry& read, const fs::path& moved) {
  for (const FolderEntry& now : entries_of(moved.parent_path())) {
    if (now.name != moved.filename()) continue;
    if (read.kind == EntryKind::folder) return now.files == read.files;
    FileMark same = now.files.empty() ? FileMark{} : now.files.front();
    same.name = read.name;
    return same == read.files.front();
  }
  // Hidden names are not listed, and were not read either.
  return false;
}

}  // namespace

TakenFiles::TakenFiles(fs::path folder, const fs::path& spool) : folder_(std::move(folder)) {
  const std::string place = fs::weakly_canonical(folder_).string();
  const std::string id = sha256_hex({reinterpret_cast<const std::uint8_t*>(place.data()), place.size()}).substr(0, 16);
  const fs::path lock = spool / fmt::format("watch-{}.lock", id);
  lock_ = confine::FileDescriptor(open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!lock_) not_written(lock, errno);
  if (flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) throw Error("intake.watched_already", {{"path", folder_.string()}});
  list_ = spool / fmt::format("watch-{}.remembered", id);
  std::ifstream lines(list_);
  for (std::string line; std::getline(lines, line);) remembered_.insert(line);
}

bool TakenFiles::knows(const FolderEntry& entry) const {
  return !remembered_.empty() && remembered_.contains(print_of(entry));
}

void TakenFiles::remember(const FolderEntry& entry) {
  const std::string print = print_of(entry);
  const confine::FileDescriptor list(open(list_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  const std::string line = print + "\n";
  if (!list || write(list.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
      fsync(list.get()) != 0) {
    not_written(list_, errno);
  }
  remembered_.insert(print);
}

TakenFiles::Outcome TakenFiles::put_aside(const FolderEntry& entry) {
  const fs::path aside = folder_ / taken_name;
  if (mkdir(aside.c_str(), 0700) != 0 && errno != EEXIST) {
    if (!is_forbidden(errno)) not_written(aside, errno);
    remember(entry);
    return Outcome::remembered;
  }
  // Others may write to the drop folder: a link of that name would lead elsewhere.
  if (!fs::is_directory(fs::symlink_status(aside))) not_written(aside, ENOTDIR);
  int error = EEXIST;
  fs::path to;
  for (int number = 1; error == EEXIST && number < 100'000; ++number) {
    to = numbered(aside, entry.name, number);
    error = move_to_free_name(folder_ / entry.name, to);
  }
  if (error == ENOENT) return Outcome::gone;
  if (is_forbidden(error)) {
    remember(entry);
    return Outcome::remembered;
  }
  if (error != 0) not_written(to, error);
  if (!is_what_was_read(entry, to) && move_to_free_name(to, folder_ / entry.name) == 0) return Outcome::changed;
  files::sync_folder(aside);
  return Outcome::moved;
}

}  // namespace hoso::intake
