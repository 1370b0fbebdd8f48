// A program that does what it is told, however bad, and what the engine makes of it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include <hoso/error.hpp>

#include "external/external_program.hpp"
#include "support/hoso_command.hpp"

namespace hoso::external {

/// Asks hostile.py for fields; what it does is the name of the act.
class HostileProgram : public testing::Test {
 protected:
  HostileProgram() { std::filesystem::copy_file(HOSO_HOSTILE_PROGRAM, folder_.path() / "main.py"); }

  [[nodiscard]] Manifest manifest() const {
    Manifest manifest;
    manifest.id = "recognize_hostile";
    manifest.version = "1.0.0";
    manifest.folder = folder_.path();
    manifest.command = {"/usr/bin/python3", "-E", "-s", "-B", (folder_.path() / "main.py").string()};
    manifest.call_seconds = 2;
    manifest.stage.id = "recognize.hostile";
    manifest.stage.options = {{"ready", OptionType::text, "{}", "changes to the ready message"}};
    return manifest;
  }

  [[nodiscard]] static ExternalProgram program(const Manifest& described, const std::string& ready = "{}") {
    return {described, Options(described.stage.options, {{"ready", ready}}, described.stage.id)};
  }
  [[nodiscard]] ExternalProgram program(const std::string& ready = "{}") const { return program(manifest(), ready); }

  [[nodiscard]] StageContext context(std::stop_token stop = {}) const { return {limits_, {}, std::move(stop), {}}; }

  static FieldSpec field(const std::string& act) {
    FieldSpec field;
    field.id = "made_up";
    field.parameters["do"] = act;
    return field;
  }

  ZoneReading ask(ExternalProgram& asked, const std::string& act) const {
    return asked.recognize(field(act), {}, context());
  }

  /// What came of it, as the program tells.
  std::string told(const std::string& act) const {
    ExternalProgram asked = program();
    return ask(asked, act).candidates.at(0).text;
  }

  /// The code of what asking throws; "" = nothing.
  std::string code_of(ExternalProgram& asked, const std::string& act) const {
    try {
      static_cast<void>(ask(asked, act));
    } catch (const Error& error) {
      return error.code();
    }
    return {};
  }
  std::string code_of(const std::string& act) const {
    ExternalProgram asked = program();
    return code_of(asked, act);
  }

  testing_support::TestFolder folder_;
  Limits limits_;
};

}  // namespace hoso::external
