#include "identity_stage.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <hoso/identifiers.hpp>

#include "certainty.hpp"
#include "identity_findings.hpp"

namespace hoso::identity {
namespace {

/// An evidence and the page it was found on.
struct Found {
  const Evidence* evidence = nullptr;
  int page = 0;
};

/// Evidence of persons, first page first; the same card shown twice counts once.
std::vector<Found> cards_of(const Dossier& dossier) {
  std::vector<Found> cards;
  for (const DossierPage& page : dossier.pages) {
    for (const Evidence& evidence : page.evidence) {
      // What a filled form's own code says is no other place.
      if (!evidence.kind.starts_with("card_")) continue;
      const Statement said = statement_of(evidence);
      const bool known = std::ranges::any_of(cards, [&](const Found& card) {
        return card.evidence->kind == evidence.kind && statement_of(*card.evidence).values == said.values;
      });
      if (!said.value(Trait::number).empty() && !known) cards.push_back({&evidence, page.number});
    }
  }
  return cards;
}

std::string number_of(const Found& card) { return statement_of(*card.evidence).value(Trait::number); }

class Comparison {
 public:
  Comparison(const Dossier& dossier, const StageContext& context)
      : context_(context), persons_(persons_of(dossier)), cards_(cards_of(dossier)) {
    findings_.documents.resize(dossier.documents.size());
  }

  void compare_cards_with_forms() {
    for (const Found& card : cards_) {
      context_.check_cancelled();
      bool someone = false;
      for (const Person& person : persons_) {
        if (!same_person(statement_of(person), statement_of(*card.evidence))) continue;
        someone = true;
        compare(person, card);
      }
      if (!someone && !persons_.empty() && strangers_.insert(number_of(card)).second) {
        findings_.dossier.push_back(card_of_nobody(*card.evidence, card.page));
      }
    }
  }

  void compare_cards() {
    for (auto one = cards_.begin(); one != cards_.end(); ++one) {
      context_.check_cancelled();
      for (auto other = std::next(one); other != cards_.end(); ++other) compare(*one, *other);
    }
  }

  void compare_persons() {
    for (auto one = persons_.begin(); one != persons_.end(); ++one) {
      context_.check_cancelled();
      for (auto other = std::next(one); other != persons_.end(); ++other) {
        if (same_person(statement_of(*one), statement_of(*other))) compare(*one, *other);
      }
    }
  }

  void compare_numbers_with_their_persons() {
    for (const Person& person : persons_) {
      const auto number = parse_citizen_id(person.value(Trait::number));
      if (number) compare(person, *number);
    }
  }

  [[nodiscard]] Findings findings() && {
    findings_.reappraisals = certainty_.reappraisals();
    return std::move(findings_);
  }

 private:
  void add(const Person& person, Finding finding) {
    std::vector<Finding>& known = findings_.documents[person.document];
    const bool told = std::ranges::any_of(known, [&](const Finding& one) {
      return one.code == finding.code && one.fields == finding.fields;
    });
    if (!told) known.push_back(std::move(finding));
  }

  void compare(const Person& person, const Found& card) {
    const Statement said = statement_of(*card.evidence);
    for (const Trait trait : traits) {
      const Verdict verdict = compared(trait, statement_of(person), said);
      if (verdict == Verdict::agrees) {
        certainty_.card_agrees(*person.field(trait), card.evidence->confidence);
      } else if (verdict == Verdict::differs) {
        certainty_.card_differs(*person.field(trait));
        add(person, differs_from(*person.field(trait), said.value(trait), source_name(card.evidence->kind),
                                 card.page));
      }
    }
  }

  void compare(const Found& one, const Found& other) {
    const Statement left = statement_of(*one.evidence), right = statement_of(*other.evidence);
    if (compared(Trait::number, left, right) != Verdict::agrees) return;
    for (const Trait trait : traits) {
      if (compared(trait, left, right) != Verdict::differs) continue;
      findings_.dossier.push_back(codes_differ(trait, *one.evidence, *other.evidence, other.page));
    }
  }

  /// Within one form its own rules say what is contradictory.
  void compare(const Person& one, const Person& other) {
    for (const Trait trait : traits) {
      const Verdict verdict = compared(trait, statement_of(one), statement_of(other));
      if (verdict == Verdict::silent) continue;
      const TraitField &left = *one.field(trait), &right = *other.field(trait);
      if (verdict == Verdict::agrees) {
        certainty_.form_agrees(left, right.value->confidence, 1);
        certainty_.form_agrees(right, left.value->confidence, 1);
        continue;
      }
      certainty_.form_differs(left), certainty_.form_differs(right);
      if (one.document == other.document) continue;
      add(other, differs_from(right, left.value->value, {"một tờ khai khác của hồ sơ", "another form of the dossier"},
                              left.value->page));
    }
  }

  /// Digits 4 to 6 of the number tell sex and year of birth. What contradicts is told by the forms' rules.
  void compare(const Person& person, const CitizenId& number) {
    constexpr double betrayed_of_number = 3.0 / 12;  ///< misread digits that would show
    constexpr double betrayed_of_date = 4.0 / 8;
    const auto& said_number = person.field(Trait::number);
    const auto both = [&](const std::optional<TraitField>& field, bool same, double share) {
      if (same) {
        certainty_.form_agrees(*field, said_number->value->confidence, share);
        certainty_.form_agrees(*said_number, field->value->confidence, betrayed_of_number);
      } else {
        certainty_.form_differs(*field), certainty_.form_differs(*said_number);
      }
    };
    if (const auto& sex = person.field(Trait::sex)) {
      both(sex, sex->value->value == vietnamese(number.sex), 1);
    }
    const auto birth = parse_iso_date(person.value(Trait::birth_date));
    if (birth) both(person.field(Trait::birth_date), birth->year == number.birth_year, betrayed_of_date);
  }

  const StageContext& context_;
  std::vector<Person> persons_;
  std::vector<Found> cards_;
  std::set<std::string> strangers_;  ///< numbers: a card with two codes is told of once
  Certainty certainty_;
  Findings findings_;
};

}  // namespace

IdentityStage::IdentityStage(const Options& options) : within_forms_(options.boolean("within_forms")) {}

StageInfo IdentityStage::info() {
  return {"validate.identity",
          "Compares what forms and identity cards say of one person",
          Threading::shared,
          {{"within_forms", OptionType::boolean, "true",
            "also compare number, birth date and sex of a person, and persons named twice"}}};
}

Findings IdentityStage::validate(const Dossier& dossier, const StageContext& context) {
  Comparison comparison(dossier, context);
  comparison.compare_cards_with_forms();
  comparison.compare_cards();
  if (within_forms_) {
    comparison.compare_persons();
    comparison.compare_numbers_with_their_persons();
  }
  return std::move(comparison).findings();
}

}  // namespace hoso::identity
