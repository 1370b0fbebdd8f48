#include "rehearsal_answer.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/diagnostic.hpp>
#include <hoso/error.hpp>
#include <hoso/procedure_guide.hpp>

#include "messages.hpp"
#include "procedures.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;
using portal::Certainty;
using portal::Objection;

/// The procedure that a package names; nullopt when hoso does not know it.
std::optional<Procedure> known_or_none(const std::string& code, const std::filesystem::path& folder) {
  try {
    return load_procedure(folder / (known_procedure(code, folder) + ".xml"));
  } catch (const Error& error) {
    if (error.code() != "usage.unknown_procedure") throw;
    return std::nullopt;
  }
}

Diagnostic diagnostic_of(const Objection& objection) {
  Diagnostic diagnostic;
  diagnostic.code = objection.code;
  diagnostic.arguments = objection.arguments;
  return diagnostic;
}

LocalizedText text_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::seen: return {"đã thấy", "seen"};
    case Certainty::reported: return {"theo tường thuật", "reported"};
    case Certainty::guessed: return {"phỏng đoán", "guessed"};
  }
  return {};
}

const char* word_of(Certainty certainty) {
  if (certainty == Certainty::seen) return "seen";
  return certainty == Certainty::reported ? "reported" : "guessed";
}

Json json_of(const LocalizedText& text) { return {{"vi", text.vi}, {"en", text.en}}; }

Json json_of(const Objection& objection) {
  const Diagnostic diagnostic = diagnostic_of(objection);
  return {{"code", objection.code},
          {"refused", objection.refuses},
          {"message", json_of(message_of(diagnostic))},
          {"next_step", json_of(next_step_of(diagnostic))},
          {"source", json_of(objection.source.text)},
          {"certainty", word_of(objection.source.certainty)}};
}

std::string heading(const Rehearsal& rehearsal, const CommandLine& line) {
  const auto refusing = std::ranges::count(rehearsal.objections, true, &Objection::refuses);
  const auto doubtful = static_cast<long>(rehearsal.objections.size()) - refusing;
  if (refusing > 0) {
    const LocalizedText shape{"SẼ BỊ TỪ CHỐI vì {} điều.", "WILL BE REFUSED for {} reasons."};
    return fmt::format(fmt::runtime(say(line, shape)), refusing);
  }
  if (doubtful > 0) {
    const LocalizedText shape{"Có thể được nhận, nhưng {} điều nên xem.", "May be taken, but {} things want a look."};
    return fmt::format(fmt::runtime(say(line, shape)), doubtful);
  }
  return say(line, {"Không thấy điều gì sẽ bị từ chối.", "Nothing was found that would be refused."});
}

std::string item(int number, const Objection& objection, const CommandLine& line) {
  const Diagnostic diagnostic = diagnostic_of(objection);
  const LocalizedText refused{"TỪ CHỐI", "REFUSED"};
  const LocalizedText look{"NÊN XEM", "LOOK"};
  return fmt::format("  {}. {}: {} [{}]\n     → {}\n     {}: {} ({})\n", number,
                     say(line, objection.refuses ? refused : look),
                     printable(say(line, message_of(diagnostic))), objection.code,
                     printable(say(line, next_step_of(diagnostic))), say(line, {"Nguồn", "Source"}),
                     say(line, objection.source.text), say(line, text_of(objection.source.certainty)));
}

}  // namespace

bool Rehearsal::refused() const { return std::ranges::any_of(objections, &Objection::refuses); }

Rehearsal rehearsed(const portal::PackageFiles& package, const std::string& id, const std::string& procedure_case,
                    const std::filesystem::path& templates) {
  const std::filesystem::path schemas = templates / "schema";
  Rehearsal rehearsal{portal::load_portal(id, templates / "portals", schemas / "portal_rules.xsd"), {}};
  const auto folder = procedures_folder(templates);
  const auto procedure = known_or_none(portal::procedure_in(package), folder);
  const auto guide = procedure ? load_guide(*procedure, folder) : std::nullopt;
  if (procedure && !procedure_case.empty()) require_case(guide, *procedure, procedure_case);
  const portal::PayloadSchemas payloads(schemas / "portal");
  const portal::RehearsalTerms terms{rehearsal.rules, payloads, procedure ? &*procedure : nullptr,
                                     guide ? &*guide : nullptr, procedure_case};
  rehearsal.objections = portal::objections(package, terms);
  return rehearsal;
}

std::string rehearsal_text(const Rehearsal& rehearsal, const CommandLine& line) {
  std::string text = fmt::format("{}\n{}\n", say(line, rehearsal.rules.title), heading(rehearsal, line));
  int number = 0;
  for (const Objection& objection : rehearsal.objections) text += item(++number, objection, line);
  text += fmt::format("{}: {}\n", say(line, {"Lưu ý", "Mind"}), say(line, rehearsal.rules.caution));
  return text;
}

std::string rehearsal_json(const Rehearsal& rehearsal) {
  Json list = Json::array();
  for (const Objection& objection : rehearsal.objections) list.push_back(json_of(objection));
  const char* verdict = rehearsal.refused() ? "refused" : list.empty() ? "nothing_found" : "doubtful";
  const Json json = {{"portal", rehearsal.rules.id},
                     {"verdict", verdict},
                     {"objections", std::move(list)},
                     {"caution", json_of(rehearsal.rules.caution)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace).append("\n");
}

}  // namespace hoso::app
