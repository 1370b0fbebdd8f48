// --help and docs/cli.md say the same about commands and options.
#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <sstream>

#include "support/hoso_command.hpp"

namespace hoso {
namespace {

using testing_support::run_command;
using testing_support::text_of_file;
using Words = std::set<std::string>;

const std::vector<std::string> commands = {
    "run",   "read",       "check",    "split",     "separator", "fill",
    "receipt", "cover", "export", "why",   "bench",
    "pack",  "verify",     "unpack",   "sign",      "signatures", "rehearse", "submit",
    "init", "import", "dossiers", "queue", "audit", "backup", "restore", "holdings", "erase", "expire",
    "watch", "scan",     "work", "review", "learn",
    "place", "procedures", "variants", "form", "templates", "plugin", "plugins", "forms", "completion", "manual",
    "version"};

/// What `pattern`'s first group matches at the beginnings of lines.
Words line_heads(const std::string& text, const std::string& pattern) {
  Words words;
  const std::regex head(pattern);
  std::istringstream lines(text);
  std::smatch found;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_search(line, found, head)) words.insert(found[1]);
  }
  return words;
}

std::string help_of(const std::string& command, const std::string& action = {}) {
  std::vector<std::string> words = {command, "--help"};
  if (!action.empty()) words.insert(words.begin() + 1, action);
  const auto result = run_command(HOSO_COMMAND, words);
  EXPECT_EQ(result.exit_code, 0) << command;
  EXPECT_EQ(result.err, "") << command;
  return result.out;
}

/// The options that docs/cli.md gives `command`: rows "| `--option` | all, or names | meaning |".
Words documented_options(const std::string& command) {
  Words options;
  const std::regex row(R"(^\| `(--[a-z0-9-]+)` \| ([a-z, ]+) \|)");
  std::istringstream lines(text_of_file(HOSO_DOCS "/cli.md"));
  std::smatch found;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_search(line, found, row)) continue;
    const std::string owners = found[2];
    if (owners == "all" || std::regex_search(owners, std::regex("\\b" + command + "\\b"))) {
      options.insert(found[1]);
    }
  }
  return options;
}

class Help : public testing::TestWithParam<std::string> {};

TEST_P(Help, NamesTheDocumentedOptionsAndNoOthers) {
  const Words shown = line_heads(help_of(GetParam()), R"(^\s+(?:-[a-z],)?(--[a-z0-9-]+))");
  EXPECT_EQ(shown, documented_options(GetParam()));
  EXPECT_GE(shown.size(), 5U);
}

INSTANTIATE_TEST_SUITE_P(Commands, Help, testing::ValuesIn(commands),
                         [](const auto& each) { return each.param; });

TEST(Help, NamesTheDocumentedOptionsOfActions) {
  const std::string documents = text_of_file(HOSO_DOCS "/cli.md");
  using Action = std::pair<std::string, std::string>;
  for (const auto& [command, action] : {Action("plugin", "new"), Action("plugin", "check"), Action("form", "test")}) {
    const Words shown = line_heads(help_of(command, action), R"(^\s+(--[a-z0-9-]+))");
    EXPECT_EQ(shown, line_heads(documents, "^\\| `" + action + "` \\| `(--[a-z0-9-]+)")) << action;
  }
}

TEST(Help, NamesTheDocumentedCommandsAndNoOthers) {
  const Words expected(commands.begin(), commands.end());
  const auto help = run_command(HOSO_COMMAND, {"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_EQ(line_heads(help.out, R"(^  ([a-z]+)  )"), expected);
  EXPECT_EQ(line_heads(text_of_file(HOSO_DOCS "/cli.md"), R"(^\| `hoso ([a-z]+)[^`]*` \|)"), expected);
}

TEST(Version, IsTheSameAsCommandAndAsOption) {
  const auto command = run_command(HOSO_COMMAND, {"version"});
  const auto option = run_command(HOSO_COMMAND, {"--version"});
  EXPECT_EQ(command.exit_code, 0);
  EXPECT_EQ(option.exit_code, 0);
  EXPECT_THAT(command.out, testing::StartsWith("hoso "));
  EXPECT_EQ(option.out, command.out);
}

}  // namespace
}  // namespace hoso
