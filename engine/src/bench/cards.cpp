#include "bench/cards.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "synthetic/card_picture.hpp"
#include "synthetic/degrade.hpp"

namespace hoso::bench {
namespace {

using synthetic::Card;
using synthetic::CardModel;
using synthetic::Degradation;

constexpr double card_dpi = 300;
constexpr int close_up_every = 4;

void set_if_given(std::map<std::string, std::string>& items, const std::string& id, const std::string& value) {
  if (!value.empty()) items[id] = value;
}

std::map<std::string, std::string> qr_items(const Card& card) {
  std::map<std::string, std::string> items{{"citizen_id", card.citizen_id}, {"full_name", card.full_name},
                                           {"birth_date", card.birth_date}, {"sex", card.sex},
                                           {"address", card.address},       {"issue_date", card.issue_date}};
  set_if_given(items, "legacy_id", card.legacy_id);
  for (std::size_t i = 0; i < card.extras.size(); ++i) {
    set_if_given(items, fmt::format("extra_{}", i + 8), card.extras[i]);
  }
  return items;
}

/// As the third line says it, cut off where that is.
std::string latin_name(const Card& card) {
  const std::string line = synthetic::td1_lines(card)[2];
  std::string name;
  for (const char sign : line) {
    if (sign != '<') name += sign;
    else if (!name.empty() && name.back() != ' ') name += ' ';
  }
  while (name.ends_with(' ')) name.pop_back();
  return name;
}

std::map<std::string, std::string> mrz_items(const Card& card) {
  return {{"citizen_id", card.citizen_id}, {"card_number", card.citizen_id.substr(3)},
          {"latin_name", latin_name(card)}, {"birth_date", card.birth_date},
          {"sex", card.sex},               {"expiry_date", card.expiry_date}};
}

struct Shot {
  PageImage picture;
  bool shows_back = true;
  Degradation degradation;
  std::string group;
};

Shot copied(const Card& card, CardModel model, int index, synthetic::Random& random) {
  constexpr double most_degrees = 3;
  const auto all = synthetic::degradations();
  const auto& how = all[static_cast<std::size_t>(index) % all.size()];
  const auto pictures = synthetic::draw_card(card, model, card_dpi);
  return {synthetic::copied_sheet({pictures.front, pictures.back}, card_dpi, most_degrees, random), true,
          how.degradation, std::string(how.name)};
}

Shot photographed(const Card& card, CardModel model, synthetic::Random& random) {
  const auto pictures = synthetic::draw_card(card, model, card_dpi);
  const bool back = model == CardModel::back_code;
  const PageImage& side = back ? pictures.back : pictures.front;
  return {synthetic::close_up(side, random), back, Degradation::phone, "close-up phone"};
}

bool agrees(const Evidence& evidence, const std::map<std::string, std::string>& truth) {
  return std::ranges::all_of(evidence.items, [&](const EvidenceItem& item) {
    const auto known = truth.find(item.id);
    return known != truth.end() && known->second == item.value;
  });
}

void count(const std::string& kind, const std::string& group, const CardTally& tally, CardScore& score) {
  for (const std::string& name : {kind + " " + group, kind + " all"}) {
    CardTally& sum = score.by_group[name];
    sum.shown += tally.shown, sum.read += tally.read, sum.misread += tally.misread;
  }
}

double share_read(const CardTally& tally) {
  return tally.shown == 0 ? 1 : static_cast<double>(tally.read) / tally.shown;
}

}  // namespace

CardPage generate_card_page(const synthetic::FieldStageOf& stage_of, int index, std::uint64_t seed) {
  synthetic::Random random(seed + static_cast<std::uint64_t>(index));
  const Card card = synthetic::synthetic_card(stage_of, random);
  const CardModel model = random.below(2) == 0 ? CardModel::front_code : CardModel::back_code;
  const Shot shot = index % close_up_every == close_up_every - 1
                        ? photographed(card, model, random)
                        : copied(card, model, index, random);
  const PageImage page = synthetic::degrade(shot.picture, shot.degradation, card_dpi, random.next());
  CardTruth truth{{"card_qr", qr_items(card)}};
  if (shot.shows_back) truth["card_mrz"] = mrz_items(card);
  return {std::move(truth),
          shot.group,
          synthetic::to_jpeg(page, synthetic::jpeg_quality(shot.degradation), card_dpi)};
}

CardPage generate_spoilt_card(const synthetic::FieldStageOf& stage_of,
                              const std::vector<synthetic::FaultGrade>& faults, std::uint64_t seed) {
  constexpr int jpeg_quality = 75;
  synthetic::Random random(seed);
  const Card card = synthetic::synthetic_card(stage_of, random);
  const CardModel model = random.below(2) == 0 ? CardModel::front_code : CardModel::back_code;
  PageImage page = photographed(card, model, random).picture;
  for (const synthetic::FaultGrade& fault : faults) page = synthetic::spoilt(page, card_dpi, fault);
  return {{{"card_qr", qr_items(card)}}, "", synthetic::to_jpeg(page, jpeg_quality, 0)};
}

void add_card_result(const CardPage& page, const std::vector<Evidence>& found, CardScore& score) {
  for (const auto& [kind, items] : page.truth) {
    const bool read = std::ranges::any_of(found, [&, &kind = kind, &items = items](const Evidence& one) {
      return one.kind == kind && agrees(one, items);
    });
    count(kind, page.group, {1, read ? 1 : 0, 0}, score);
  }
  for (const Evidence& one : found) {
    const auto truth = page.truth.find(one.kind);
    const bool right = truth != page.truth.end() && agrees(one, truth->second);
    if (!right) count(one.kind, page.group, {0, 0, 1}, score);
  }
}

std::string card_table(const CardScore& score) {
  std::string table = fmt::format("{:<28} {:>7} {:>8} {:>8}\n", "group", "codes", "read %", "misread");
  for (const auto& [group, tally] : score.by_group) {
    table += fmt::format("{:<28} {:>7} {:>8.2f} {:>8}\n", group, tally.shown, 100 * share_read(tally),
                         tally.misread);
  }
  return table;
}

std::string card_json(const CardScore& score) {
  nlohmann::ordered_json groups = nlohmann::ordered_json::object();
  for (const auto& [group, tally] : score.by_group) {
    groups[group] = {{"codes", tally.shown}, {"read", tally.read}, {"misread", tally.misread}};
  }
  return nlohmann::ordered_json{{"cards", groups}}.dump(2) + "\n";
}

}  // namespace hoso::bench
