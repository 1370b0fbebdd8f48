// Accounts come only from files that nobody else can read.
#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "portal/account.hpp"
#include "portal/http.hpp"
#include "support/hoso_command.hpp"

namespace hoso::portal {
namespace {

namespace fs = std::filesystem;
using testing_support::TestFolder;

constexpr const char* classic =
    R"({"calls":"classic","user":"u","secret":"geheim","unit":"H44.12",
        "path_authenticate":"/login","path_integrate":"/i"})";

std::string code_of(const std::string& text, fs::perms mode = fs::perms::owner_read) {
  const TestFolder folder;
  const fs::path file = folder.write("account.json", text);
  fs::permissions(file, mode);
  try {
    (void)read_account(file);
    return "";
  } catch (const Error& error) {
    for (const auto& [name, value] : error.arguments()) EXPECT_EQ(value.find("geheim"), std::string::npos);
    const auto where = error.arguments().find("where");
    return where == error.arguments().end() ? error.code() : error.code() + " " + where->second;
  }
}

TEST(Account, IsReadFromAPrivateFile) {
  EXPECT_EQ(code_of(classic), "");
  EXPECT_EQ(code_of(R"({"calls":"create","user":"u","secret":"geheim","unit":"G09.20","token_in":"query"})"), "");
}

TEST(Account, IsRefusedWhereOthersCanReadOrWriteIt) {
  using fs::perms;
  for (const perms others : {perms::group_read, perms::others_read, perms::group_write, perms::others_write}) {
    EXPECT_EQ(code_of(classic, perms::owner_read | others), "account.not_private");
  }
}

TEST(Account, LinksAndFoldersAreNoAccounts) {
  const TestFolder folder;
  const fs::path file = folder.write("account.json", classic);
  fs::permissions(file, fs::perms::owner_read);
  fs::create_symlink(file, folder.path() / "link.json");
  EXPECT_THROW((void)read_account(folder.path() / "link.json"), Error);
  EXPECT_THROW((void)read_account(folder.path()), Error);
  EXPECT_THROW((void)read_account(folder.path() / "none.json"), Error);
}

TEST(Account, MistakesAreNamed) {
  EXPECT_EQ(code_of("{"), "account.unreadable");
  EXPECT_EQ(code_of("[]"), "account.invalid /");
  EXPECT_EQ(code_of(R"({"calls":"soap"})"), "account.invalid calls");
  EXPECT_EQ(code_of(R"({"calls":"classic","user":"u","secret":"","unit":"x"})"), "account.invalid secret");
  EXPECT_EQ(code_of(R"({"calls":"classic","user":"u","secret":"s","unit":"x"})"), "account.invalid path_authenticate");
  EXPECT_EQ(code_of(R"({"calls":"create","user":"u","secret":"s","unit":"x","tries":0})"), "account.invalid tries");
  EXPECT_EQ(code_of(R"({"calls":"create","user":"u","secret":"s","unit":"x","pasword":"geheim"})"),
            "account.invalid pasword");
}

TEST(Http, OnlyHttpsOrThisMachine) {
  const Account account;
  for (const char* url : {"http://motcua.example.vn", "ftp://127.0.0.1", "file:///etc/passwd",
                          "http://127.0.0.1.example.vn", "http://127.0.0.1:80@example.vn/", "http://localhost",
                          "//127.0.0.1", ""}) {
    EXPECT_THROW(HttpClient(url, account), Error) << url;
  }
  EXPECT_NO_THROW(HttpClient("http://127.0.0.1:8080/adapter", account));
  EXPECT_NO_THROW(HttpClient("https://motcua.example.vn/", account));
}

}  // namespace
}  // namespace hoso::portal
