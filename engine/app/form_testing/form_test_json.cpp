#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bench/confidence_report.hpp"
#include "form_testing/advice.hpp"
#include "form_testing/form_test_text.hpp"

namespace hoso::app {
namespace {

using bench::Tally;
using form_testing::AdviceKind;
using form_testing::FormTest;
using Json = nlohmann::ordered_json;

Json tally_json(const Tally& tally) {
  const auto rounded = [](double share) { return std::round(share * 1e6) / 1e6; };
  return {{"filled", tally.filled}, {"exact", tally.correct},
          {"wrong", tally.wrong},   {"wrong_sure", tally.wrong_confident},
          {"missed", tally.missed}, {"doubtful", tally.doubtful()},
          {"empty", tally.empty},   {"character_error_rate", rounded(tally.character_error_rate())}};
}

Json fields_json(const form_testing::Figures& figures) {
  Json list = Json::array();
  for (const auto& field : figures.fields) {
    Json one = {{"id", field.id}, {"label", field.label.vi}, {"type", field.type}};
    one.update(tally_json(field.all));
    list.push_back(std::move(one));
  }
  return list;
}

Json groups_json(const std::map<std::string, Tally>& groups) {
  Json all = Json::object();
  for (const auto& [name, tally] : groups) all[name] = tally_json(tally);
  return all;
}

Json identification_json(const FormTest& test) {
  Json json = {{"pages", test.pages},        {"known_alone", test.pages_known},   {"told_apart", test.pages_told},
               {"taken_for", Json::array()}, {"others_tried", test.others_tried}, {"others_taken", Json::array()}};
  for (const auto& other : test.taken_for) {
    json["taken_for"].push_back({{"form", other.form.empty() ? Json() : Json(other.form)}, {"pages", other.pages}});
  }
  for (const auto& other : test.others_taken) {
    json["others_taken"].push_back({{"form", other.form}, {"page", other.page + 1}});
  }
  return json;
}

std::string name_of(AdviceKind kind) {
  switch (kind) {
    case AdviceKind::not_known:
      return "not_known";
    case AdviceKind::taken_for:
      return "taken_for";
    case AdviceKind::takes:
      return "takes";
    case AdviceKind::field:
      break;
  }
  return "field";
}

Json advice_json(const FormTest& test) {
  Json list = Json::array();
  for (const auto& one : form_testing::advice_on(test)) {
    const LocalizedText text = text_of(one);
    Json json = {{"kind", name_of(one.kind)}};
    if (!one.id.empty()) json[one.kind == AdviceKind::field ? "field" : "form"] = one.id;
    if (one.kind == AdviceKind::takes) {
      json["page"] = one.bad;
    } else {
      json["bad"] = one.bad;
      json["of"] = one.of;
    }
    json["vi"] = text.vi;
    json["en"] = text.en;
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string form_test_json(const FormTest& test) {
  const Json json = {{"form", test.form->id},
                     {"version", test.form->version},
                     {"samples", test.set.samples},
                     {"seed", test.set.seed},
                     {"written_fonts", test.set.written},
                     {"typed_on_blank", test.typed_on_blank},
                     {"identification", identification_json(test)},
                     {"all", tally_json(test.figures.all)},
                     {"typed", tally_json(test.figures.typed)},
                     {"written", tally_json(test.figures.written)},
                     {"fields", fields_json(test.figures)},
                     {"types", groups_json(test.figures.by_type)},
                     {"degradations", groups_json(test.figures.by_degradation)},
                     {"confidence", bench::confidence_json(test.score)},
                     {"advice", advice_json(test)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hoso::app
