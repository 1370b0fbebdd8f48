#include "packaging/redaction.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <hoso/cell_id.hpp>
#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "packaging/profile.hpp"
#include "xml/document.hpp"
#include "xml/schema.hpp"

namespace hoso::packaging {
namespace {

/// Letters and digits; shorter texts stand everywhere and tell nothing alone. They are hidden in their own field only.
constexpr std::size_t shortest_telling = 6;

/// A type whose values are words of a short list.
bool is_of_a_list(const std::string& type) {
  return type == "relation" || type == "sex" || type == "listed" || type == "choice";
}

bool is_telling(const std::string& type, const std::string& text) {
  const std::vector<char32_t> points = code_points(text);
  const auto blanks = std::ranges::count(points, U' ');
  return !is_of_a_list(type) && points.size() - static_cast<std::size_t>(blanks) >= shortest_telling;
}

std::string last_part(const std::string& id) {
  const auto cell = cell_id(id);
  return cell ? std::string(cell->column) : id;
}

const HideRule* rule_for(const PackedField& field, const RedactionProfile& profile) {
  for (const HideRule& rule : profile.rules) {
    if (rule.type.empty() ? last_part(field.id) == rule.id : field.type == rule.type) return &rule;
  }
  return nullptr;
}

class Collector {
 public:
  Collector(const PackedDossier& dossier, const RedactionProfile& profile) : dossier_(dossier), profile_(profile) {}

  Redaction collected() {
    each_field([&](std::size_t form, const PackedField& field) {
      if (const HideRule* rule = rule_for(field, profile_)) hide(form, field, *rule);
    });
    // The same text elsewhere gives it away: a name at the place to sign, a number in a request.
    each_field([&](std::size_t form, const PackedField& field) {
      if (!rule_for(field, profile_) && (holds_hidden(field.value) || holds_hidden(field.raw))) hide(form, field, {});
    });
    for (const PackedPage& page : dossier_.pages) add_page(page);
    return std::move(redaction_);
  }

 private:
  template <class Seen>
  void each_field(const Seen& seen) {
    for (std::size_t form = 0; form < dossier_.forms.size(); ++form) {
      for (const PackedField& field : dossier_.forms[form].fields) seen(form, field);
    }
  }

  void hide(std::size_t form, const PackedField& field, const HideRule& rule) {
    if (field.page > 0 && !field.box.empty()) redaction_.places.push_back({field.page, field.box});
    // That somebody signed is no secret; the hand that did is.
    if (field.type == "presence") return;
    redaction_.fields.push_back(fmt::format("{}/{}", form, field.id));
    for (const std::string& text : {field.value, field.raw}) {
      if (!text.empty()) redaction_.values.push_back({text, masked(text, rule), is_telling(field.type, text)});
    }
  }

  [[nodiscard]] bool holds_hidden(const std::string& text) const {
    return std::ranges::any_of(redaction_.values, [&](const HiddenValue& value) {
      return value.telling && text.find(value.text) != std::string::npos;
    });
  }

  void add_page(const PackedPage& page) {
    const bool unknown = !page.known && !page.blank;
    const bool unplaced = std::ranges::any_of(page.evidence, [](const PackedEvidence& one) { return one.box.empty(); });
    // A code that lies nobody knows where can only be hidden with its page.
    if (unknown || unplaced || page.dpi <= 0) {
      redaction_.whole_pages.push_back(page.number);
      return;
    }
    for (const PackedEvidence& one : page.evidence) redaction_.places.push_back({page.number, one.box});
  }

  const PackedDossier& dossier_;
  const RedactionProfile& profile_;
  Redaction redaction_;
};

}  // namespace

RedactionProfile load_redaction(const std::string& id, const std::filesystem::path& folder) {
  const std::vector<std::string> known = profile_ids(folder);
  if (!std::ranges::count(known, id)) {
    throw Error("package.unknown_profile", {{"profile", id}, {"nearest", nearest(id, known)}});
  }
  std::filesystem::path file = folder / id;
  file += ".xml";
  const auto document = xml::Document::read(file, "package.bad_profile");
  xml::Schema(folder.parent_path() / "schema" / "redaction.xsd").require(document);
  RedactionProfile profile;
  profile.id = id;
  const xml::Element root = document.root();
  if (const auto title = root.child("title")) profile.title = {title->attribute("vi"), title->attribute("en")};
  if (const auto source = root.child("source")) profile.source = source->text();
  for (const xml::Element& hide : root.children("hide")) {
    profile.rules.push_back(
        {hide.attribute("type"), hide.attribute("id"), hide.integer("keep-first"), hide.integer("keep-last")});
  }
  return profile;
}

Redaction redaction_of(const PackedDossier& dossier, const RedactionProfile& profile) {
  return Collector(dossier, profile).collected();
}

PackedDossier hidden_in(PackedDossier dossier, const Redaction& redaction) {
  const auto mask = [&](std::string& text) {
    const auto found = std::ranges::find(redaction.values, text, &HiddenValue::text);
    if (found != redaction.values.end()) text = found->masked;
  };
  for (std::size_t form = 0; form < dossier.forms.size(); ++form) {
    for (PackedField& field : dossier.forms[form].fields) {
      if (std::ranges::find(redaction.fields, fmt::format("{}/{}", form, field.id)) == redaction.fields.end()) continue;
      mask(field.value);
      mask(field.raw);
    }
  }
  return dossier;
}

std::string masked(const std::string& text, const HideRule& rule) {
  std::vector<char32_t> points = code_points(text);
  const auto size = static_cast<int>(points.size());
  // Of a text that is hardly longer than what would stay, nothing stays.
  const bool long_enough = size >= 2 * (rule.keep_first + rule.keep_last) - 2;
  const int first = long_enough ? rule.keep_first : 0;
  const int last = long_enough ? rule.keep_last : 0;
  for (int i = first; i < size - last; ++i) points[static_cast<std::size_t>(i)] = U'•';
  return to_utf8(points);
}

}  // namespace hoso::packaging
