#include "confined_answer.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>

#include "confine/confined_call.hpp"
#include "packaging/read_tree.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::json;

/// A package of 100 pages takes seconds.
constexpr std::uint64_t cpu_seconds = 900;

confine::ConfinementRules rules_for(std::uint64_t bytes) {
  confine::ConfinementRules rules;
  // Zip, tree, the tree without its wrappings, and qpdf's copies; what this program has mapped already.
  rules.address_space_bytes = 8 * bytes + (std::uint64_t{4} << 30);
  rules.cpu_seconds = cpu_seconds;
  rules.written_bytes = 4 * bytes + (std::uint64_t{256} << 20);
  return rules;
}

/// One letter says what follows: an error, or the answer.
std::string told(const std::function<std::string()>& work) {
  try {
    return fmt::format("={}", work());
  } catch (const Error& error) {
    return fmt::format("!{}", Json{{"code", error.code()}, {"arguments", error.arguments()}}.dump());
  }
}

}  // namespace

std::string confined_bytes(const CommandLine& line, std::uint64_t bytes, const std::function<std::string()>& work) {
  packaging::prepare_to_read_zips();
  confine::ConfinedAnswer answer =
      confine::confined_call(rules_for(bytes), line.allow_unconfined, [&] { return told(work); });
  if (!answer.confined) throw Error("decoder.unconfined");
  if (answer.text.starts_with('=')) return answer.text.substr(1);
  const Json error = Json::parse(answer.text.substr(std::min<std::size_t>(1, answer.text.size())), nullptr, false);
  if (!error.is_object()) throw Error("package.crashed", {{"detail", "no answer"}});
  throw Error(error.value("code", "internal.bug"), error.value("arguments", MessageArguments()));
}

ConfinedText confined_text(const CommandLine& line, std::uint64_t bytes, const std::function<ConfinedText()>& work) {
  std::string answer = confined_bytes(line, bytes, [&] {
    const ConfinedText made = work();
    return fmt::format("{}{}", static_cast<char>('0' + static_cast<int>(made.code)), made.text);
  });
  if (answer.empty()) throw Error("package.crashed", {{"detail", "no answer"}});
  return {static_cast<ExitCode>(answer.front() - '0'), answer.substr(1)};
}

}  // namespace hoso::app
