#include "manual/manual_command.hpp"

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>
#include <hoso/version.hpp>

#include "manual/completion.hpp"
#include "manual/manual_page.hpp"
#include "messages.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;

std::string script_for(const std::string& shell, const manual::CommandDescription& program) {
  if (shell == "zsh") return manual::zsh_completion(program);
  return shell == "fish" ? manual::fish_completion(program) : manual::bash_completion(program);
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  if (!(stream << text).flush()) throw Error("output.not_written", {{"path", file.string()}, {"detail", "disk full?"}});
}

void make_folder(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw Error("output.not_written", {{"path", folder.string()}, {"detail", failure.message()}});
}

}  // namespace

void declare_completion(CLI::App& sub, CommandLine& line) {
  sub.add_option("SHELL", line.text, "Loại shell / shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

void declare_manual(CLI::App& sub, CommandLine& line) {
  sub.add_option("DIR", line.out, "Thư mục nhận các trang / folder for the pages")->required();
}

void print_completion(const manual::CommandDescription& program, const CommandLine& line) {
  const std::string script = script_for(line.text, program);
  if (line.json) {
    fmt::print("{}\n", nlohmann::ordered_json{{"shell", line.text}, {"script", script}}.dump(2));
  } else {
    fmt::print("{}", script);
  }
}

void write_manual(const manual::CommandDescription& program, const CommandLine& line) {
  const manual::Edition edition{version, fmt::format("{:%Y-%m-%d}", run_clock())};
  make_folder(line.out);
  nlohmann::ordered_json names = nlohmann::ordered_json::array();
  for (const auto& [name, page] : manual::manual_pages(program, edition)) {
    write(line.out / name, page);
    names.push_back(name);
  }
  if (line.json) {
    fmt::print("{}\n", nlohmann::ordered_json{{"pages", names}}.dump(2));
  } else {
    fmt::print("{} {} ({})\n", say(line, {"Đã ghi các trang man vào", "Manual pages written to"}),
               printable(line.out.string()), names.size());
  }
}

}  // namespace hoso::app
