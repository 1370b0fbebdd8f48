#include "lint_command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>

#include "installation.hpp"
#include "messages.hpp"
#include "template/lint.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

/// A template's remarks; one that cannot be read has its own error as the only one.
struct Linted {
  std::filesystem::path folder;
  std::vector<LintRemark> remarks;
};

Linted linted(const std::filesystem::path& folder, const HasStage& has_stage) {
  try {
    return {folder, lint(*load_form(folder), has_stage)};
  } catch (const Error& error) {
    return {folder, {{error.code(), "", message_of(diagnostic_of(error))}}};
  }
}

HasStage stages_of(plugin::PluginHost& host) {
  return [&host](const std::string& id) {
    try {
      (void)host.stage(id);
      return true;
    } catch (const Error&) {
      return false;
    }
  };
}

std::string text_of(const Linted& one, const CommandLine& line) {
  std::string text;
  for (const LintRemark& remark : one.remarks) {
    const std::string subject = remark.subject.empty() ? "" : remark.subject + ": ";
    text += fmt::format("{}: {}{} [{}]\n", printable(one.folder.string()), printable(subject),
                        printable(say(line, remark.text)), remark.code);
  }
  return text;
}

Json json_of(const Linted& one, const CommandLine& line) {
  Json remarks = Json::array();
  for (const LintRemark& remark : one.remarks) {
    remarks.push_back({{"code", remark.code}, {"subject", remark.subject}, {"message", say(line, remark.text)}});
  }
  return {{"folder", one.folder.string()}, {"remarks", std::move(remarks)}};
}

}  // namespace

ExitCode lint_command(const CommandLine& line) {
  const Installation installation(line);
  const std::filesystem::path folder = line.files.empty() ? installation.templates : line.files.front();
  const auto versions = version_folders_in(folder);
  if (versions.empty()) throw Error("template.none_found", {{"folder", folder.string()}});
  plugin::PluginHost host = plugin_host(line, installation);
  const HasStage has_stage = stages_of(host);
  std::size_t remarks = 0;
  Json list = Json::array();
  for (const auto& version : versions) {
    const Linted one = linted(version, has_stage);
    remarks += one.remarks.size();
    list.push_back(json_of(one, line));
    if (!line.json) fmt::print("{}", text_of(one, line));
  }
  if (line.json) {
    fmt::print("{}\n", Json{{"templates", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace));
  } else {
    const std::string pattern = say(line, {"Đã xem {} mẫu: {} điều cần sửa.", "{} templates: {} remarks."});
    fmt::print("{}\n", fmt::format(fmt::runtime(pattern), versions.size(), remarks));
  }
  return remarks == 0 ? ExitCode::packaged : ExitCode::setup_fault;
}

}  // namespace hoso::app
