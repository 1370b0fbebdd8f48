#include "portal/account.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "json_schema/json_schema.hpp"

namespace hoso::portal {
namespace {

using json_schema::Json;

/// An open file; looked at and read by the same descriptor, so that it cannot be swapped in between.
class PrivateFile {
 public:
  explicit PrivateFile(const std::filesystem::path& file)
      : name_(file.filename().string()),
        descriptor_(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {
    if (descriptor_ < 0) unreadable(std::strerror(errno));
  }
  ~PrivateFile() { close(descriptor_); }
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;

  [[nodiscard]] std::string content() const {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) unreadable("no regular file");
    if (status.st_uid != geteuid() || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
      throw Error("account.not_private", {{"file", name_}});
    }
    constexpr std::size_t most = 64 << 10;
    std::string text(most + 1, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
      const ssize_t got = read(descriptor_, text.data() + size, text.size() - size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) unreadable(std::strerror(errno));
      if (got == 0) break;
      size += static_cast<std::size_t>(got);
    }
    if (size > most) unreadable("> 64 KB");
    text.resize(size);
    return text;
  }

 private:
  [[noreturn]] void unreadable(const std::string& why) const {
    throw Error("account.unreadable", {{"file", name_}, {"detail", why}});
  }

  std::string name_;
  int descriptor_;
};

class AccountReader {
 public:
  AccountReader(Json json, std::string name) : json_(std::move(json)), name_(std::move(name)) {
    if (!json_.is_object()) refuse("/", "{ … }");
  }

  Account taken() {
    Account account;
    const std::string calls = required("calls");
    if (calls != "classic" && calls != "create") refuse("calls", "classic, create");
    const bool classic = calls == "classic";
    account.calls = classic ? CallSequence::classic : CallSequence::create;
    account.portal = text("portal", classic ? "dvcqg" : "igate");
    account.user = required("user");
    account.secret = required("secret");
    account.unit = required("unit");
    account.destination = text("destination", "");
    account.ca_file = text("ca_file", "");
    account.token_in_query = text("token_in", "header") == "query";
    if (classic) {
      account.paths.authenticate = path("authenticate", "");
      account.paths.integrate = path("integrate", "");
    } else {
      take_paths(account.paths);
    }
    account.patience = {seconds("connect_s", 10), seconds("reply_s", 60), seconds("tries", 4),
                        seconds("first_wait_ms", 500)};
    refuse_rest();
    return account;
  }

 private:
  [[noreturn]] void refuse(const std::string& where, const std::string& expected) const {
    throw Error("account.invalid", {{"file", name_}, {"where", where}, {"expected", expected}});
  }

  std::string text(const std::string& name, std::string otherwise) {
    const auto found = json_.find(name);
    if (found == json_.end()) return otherwise;
    if (!found->is_string()) refuse(name, "text");
    std::string value = found->get<std::string>();
    json_.erase(found);
    return value;
  }

  std::string required(const std::string& name) {
    std::string value = text(name, "");
    if (value.empty()) refuse(name, "text");
    return value;
  }

  /// "path_<name>".
  std::string path(const std::string& name, const std::string& otherwise) {
    const std::string key = fmt::format("path_{}", name);
    std::string value = text(key, otherwise);
    if (value.empty() || value.front() != '/' || value.find_first_of(" \r\n#") != std::string::npos) refuse(key, "/…");
    return value;
  }

  /// As one connected system calls them; the adapter's own may differ.
  void take_paths(Account::Paths& paths) {
    paths.token = path("token", "/GetToken");
    paths.number = path("number", "/GetNextValue");
    paths.upload = path("upload", "/UploadFile");
    paths.create = path("create", "/NoiHoSo/CreateDossier");
    paths.steps = path("steps", "/CapNhatTienTrinh");
    paths.status = path("status", "/CapNhatTrangThai");
    if (json_.contains("path_lookup")) paths.lookup = path("lookup", "");
  }

  int seconds(const std::string& name, int otherwise) {
    const auto found = json_.find(name);
    if (found == json_.end()) return otherwise;
    constexpr int most = 3600;
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() < 1 || found->get<std::uint64_t>() > most) {
      refuse(name, fmt::format("1 … {}", most));
    }
    const int value = found->get<int>();
    json_.erase(found);
    return value;
  }

  /// A misspelled name must not pass for a default.
  void refuse_rest() const {
    if (!json_.empty()) refuse(json_.begin().key(), "docs/portal.md");
  }

  Json json_;
  std::string name_;
};

}  // namespace

Account read_account(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return AccountReader(json_schema::parsed(PrivateFile(file).content(), name, "account.unreadable"), name).taken();
}

}  // namespace hoso::portal
