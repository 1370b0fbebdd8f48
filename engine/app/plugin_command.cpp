#include "plugin_command.hpp"

#include <map>
#include <string>

#include <CLI/CLI.hpp>

namespace hoso::app {
namespace {

void declare_new(CLI::App& plugin, WorkshopSettings& workshop) {
  CLI::App& sub = *plugin.add_subcommand("new", "Tạo dự án plugin mới / a new plugin project");
  sub.callback([&workshop] { workshop.action = WorkshopAction::make; });
  sub.add_option("KIND", workshop.kind, "source, prepare, identify, inspect, recognize, field, validate, emit, sign")
      ->required();
  sub.add_option("NAME", workshop.name, "Tên: chữ thường, số, _ / small letters, digits, _")->required();
  const std::map<std::string, PluginLanguage> languages = {{"c++", PluginLanguage::cpp},
                                                           {"python", PluginLanguage::python}};
  sub.add_option("--language", workshop.language, "Viết bằng / written in: c++, python (recognize); default: c++")
      ->transform(CLI::CheckedTransformer(languages));
  sub.add_option("--out", workshop.folder, "Thư mục mới / new folder; default: KIND_NAME");
  sub.fallthrough();
}

void declare_check(CLI::App& plugin, WorkshopSettings& workshop) {
  CLI::App& sub = *plugin.add_subcommand("check", "Plugin có giữ đúng hợp đồng không / does it keep the contract");
  sub.callback([&workshop] { workshop.action = WorkshopAction::check; });
  sub.add_option("LIB", workshop.library, "libhoso_<kind>_<name>.so, hoso_recognize_<name>.json")
      ->required()
      ->check(CLI::ExistingFile);
  sub.add_option("--readme", workshop.readme, "README.md có bảng tùy chọn / with the table of options");
  sub.add_option("--sample", workshop.samples, "Tệp mẫu cho source / a file of a source's own kind")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile);
  sub.add_option("--option", workshop.options, "Tùy chọn của bước / an option of its stages: name=value")
      ->allow_extra_args(false)
      ->check([](const std::string& text) { return text.find('=') == std::string::npos ? "name=value" : ""; });
  sub.add_option("--call-seconds", workshop.call_seconds, "Thời gian một lần gọi / time for one call")
      ->capture_default_str()
      ->check(CLI::Range(0.01, 3600.0));
  sub.add_option("--cancel-seconds", workshop.cancel_seconds, "Thời gian dừng khi bị hủy / time to stop when cancelled")
      ->capture_default_str()
      ->check(CLI::Range(0.01, 3600.0));
  sub.fallthrough();
}

}  // namespace

void declare_plugin(CLI::App& sub, CommandLine& line) {
  sub.require_subcommand(1);
  declare_new(sub, line.workshop);
  declare_check(sub, line.workshop);
}

}  // namespace hoso::app
