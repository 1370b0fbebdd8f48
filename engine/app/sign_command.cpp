#include "sign_command.hpp"

#include <map>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/signing/keys.hpp>

#include "files/durable_files.hpp"
#include "hand_over.hpp"
#include "installation.hpp"
#include "messages.hpp"
#include "packaging/read_tree.hpp"
#include "pin.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace fs = std::filesystem;
using packaging::Bytes;

/// p11-kit hands on to whatever driver is installed; the loader knows the folder of each architecture.
constexpr const char* usual_module = "p11-kit-proxy.so";

/// An authority that does not answer within this time is not reached.
constexpr double time_stamp_seconds = 30;

/// By what the file is.
std::string form_for(const CommandLine& line, const Bytes& file) {
  if (!line.sign.form.empty()) return line.sign.form;
  const std::string_view text = packaging::text_of(file);
  if (text.starts_with("%PDF-")) return "pades";
  return text.starts_with("<") || text.starts_with("\xEF\xBB\xBF<") ? "xades" : "cades";
}

std::unique_ptr<Signer> signer_for(const CommandLine& line) {
  const SignSettings& sign = line.sign;
  if (!sign.key && sign.token.empty()) throw Error("usage.invalid", {{"detail", "--key, --token, --hand-over"}});
  const signing::Secret pin = read_pin(sign.pin_file);
  if (sign.key) return signing::pkcs12_signer(packaging::read_file(*sign.key), pin);
  return signing::token_signer(signing::token_key(sign.token, sign.module.value_or(usual_module)), pin);
}

std::map<std::string, std::string> options_for(const CommandLine& line, const std::string& form) {
  const SignSettings& sign = line.sign;
  std::map<std::string, std::string> options;
  if (sign.pkcs1) options["pkcs1"] = "true";
  if (form != "pades") return options;
  if (sign.visible) options["visible"] = "true";
  if (!sign.copy_kind.empty()) options["copy_kind"] = sign.copy_kind;
  if (!sign.organisation.empty()) options["organisation"] = sign.organisation;
  return options;
}

std::unique_ptr<SignStage> stage_for(const CommandLine& line, const std::string& form, const Installation& installation,
                                     plugin::PluginHost& host) {
  const std::string id = fmt::format("sign.{}", form);
  const plugin::StageEntry& entry = host.stage(id);
  const auto* factory = std::get_if<StageFactory<SignStage>>(&entry.factory);
  if (!factory) throw Error("plugin.unknown_stage", {{"stage", id}, {"nearest", id}});
  const Options options(entry.info.options, options_for(line, form), id);
  return (*factory)({options, installation.templates, {}});
}

fs::path target_for(const CommandLine& line, const std::string& form) {
  if (line.out != CommandLine().out) return line.out;
  fs::path target = line.files.front();
  if (form == "cades") return target += ".p7s";
  const std::string extension = target.extension().string();
  return target.replace_extension(fmt::format(".signed{}", extension));
}

void say_written(const CommandLine& line, const fs::path& target) {
  if (line.json)
    fmt::print("{{\"file\": \"{}\"}}\n", printable(target.filename().string()));
  else
    fmt::print("{}: {}\n", say(line, {"Đã ký, ghi vào", "Signed, written to"}), printable(target.string()));
}

}  // namespace

ExitCode sign_command(const CommandLine& line) {
  if (line.sign.hand_over || line.sign.take_back) return hand_over_command(line);
  const Installation installation(line);
  const Bytes file = packaging::read_file(line.files.front());
  const std::string form = form_for(line, file);
  const fs::path target = target_for(line, form);
  plugin::PluginHost host = plugin_host(line, installation);
  const auto stage = stage_for(line, form, installation, host);
  const std::unique_ptr<Signer> signer = signer_for(line);
  std::unique_ptr<TimeStamper> stamper;
  if (!line.sign.time_stamp.empty()) stamper = signing::time_stamper(line.sign.time_stamp, time_stamp_seconds);
  const StageContext context(line.limits, run_clock(), {}, {});
  const SignedFile made = stage->sign({{"file", file}, *signer, stamper.get()}, context);
  files::write_durably(target, made.bytes);
  say_written(line, target);
  return ExitCode::packaged;
}

}  // namespace hoso::app
