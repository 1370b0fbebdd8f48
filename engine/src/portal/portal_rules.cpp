#include "portal/portal_rules.hpp"

#include <algorithm>
#include <charconv>
#include <regex>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::portal {
namespace {

using xml::Element;

LocalizedText text_of(const Element& element) { return {element.attribute("vi"), element.attribute("en")}; }

Certainty certainty_of(const std::string& word) {
  return word == "seen" ? Certainty::seen : word == "reported" ? Certainty::reported : Certainty::guessed;
}

CallSequence calls_of(const std::string& word) {
  return word == "classic" ? CallSequence::classic : word == "create" ? CallSequence::create : CallSequence::none;
}

/// Of a rule, beside source and weight.
constexpr const char* setting_names[] = {"most-bytes", "types",  "pattern", "payload", "at",    "values",  "shape",
                                         "earlier",    "later",  "other",   "other-at", "formats", "least-version",
                                         "if",         "equals", "required"};

PortalRule rule_of(const Element& element, const std::map<std::string, RuleSource>& sources) {
  PortalRule rule{std::string(element.name()), {}, sources.at(element.attribute("source")),
                  element.attribute("weight") != "doubtful"};
  for (const char* name : setting_names) {
    if (element.has(name)) rule.settings[name] = element.attribute(name);
  }
  return rule;
}

/// The schema cannot tell whether a pattern is one.
void require_pattern(const PortalRule& rule, const Element& element, const xml::Document& document) {
  try {
    (void)std::regex(rule.setting("pattern"));
  } catch (const std::regex_error&) {
    xml::fail(document.origin(), element.line(), "ECMAScript", "pattern");
  }
}

}  // namespace

std::string PortalRule::setting(std::string_view name) const {
  const auto found = settings.find(name);
  return found == settings.end() ? std::string() : found->second;
}

unsigned long long PortalRule::number(std::string_view name) const {
  const std::string text = setting(name);
  unsigned long long number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<std::string> portal_ids(const std::filesystem::path& folder) {
  std::vector<std::string> ids;
  if (!std::filesystem::is_directory(folder)) return ids;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".xml") ids.push_back(entry.path().stem().string());
  }
  std::ranges::sort(ids);
  return ids;
}

PortalRules load_portal(const std::string& id, const std::filesystem::path& folder,
                        const std::filesystem::path& schema) {
  const std::vector<std::string> known = portal_ids(folder);
  if (std::ranges::count(known, id) == 0) {
    throw Error("portal.unknown", {{"portal", id}, {"nearest", nearest(id, known)}});
  }
  const xml::Document document = xml::Document::read(folder / (id + ".xml"), "portal.invalid");
  xml::Schema(schema).require(document);
  const Element root = document.root();
  PortalRules portal{root.attribute("id"), text_of(*root.child("title")), text_of(*root.child("caution")),
                     calls_of(root.attribute("calls")), {}};
  if (portal.id != id) xml::fail(document.origin(), root.line(), id, portal.id);
  std::map<std::string, RuleSource> sources;
  for (const Element& source : root.children("source")) {
    sources[source.attribute("id")] = {text_of(source), certainty_of(source.attribute("sure"))};
  }
  for (const Element& rule : root.child("rules")->children()) {
    portal.rules.push_back(rule_of(rule, sources));
    require_pattern(portal.rules.back(), rule, document);
  }
  return portal;
}

}  // namespace hoso::portal
