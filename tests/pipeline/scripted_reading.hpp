// One field read by recognizers that say what a test tells them.
#pragma once

#include <list>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/field_reading.hpp"

namespace hoso::pipeline {

using Answer = std::optional<ZoneReading>;

/// Answers what it was told to.
struct Scripted final : RecognizeStage {
  explicit Scripted(Answer told) : answer(std::move(told)) {}
  ZoneReading recognize(const ZoneView&, const StageContext&) override { return answer.value(); }
  std::optional<ZoneReading> reconsider(const ZoneView&, const ZoneReading& first,
                                        const StageContext&) override {
    return answer && answer->state == FieldState::confirmed ? first : answer;
  }
  Answer answer;
};

/// A test of a pipeline of recognizers and one field that the template gives to the first of them.
class ScriptedReading : public testing::Test {
 protected:
  ScriptedReading() {
    form_->pages.push_back({});
    match_ = {form_, 0, Alignment::at_dpi(254), 1};
    page_.image = PageImage({100, 100}, PixelFormat::gray8, std::vector<std::uint8_t>(10000, 255));
    field_.id = "name";
    field_.type = "text";
    field_.recognizer = "first";
    field_.zones = {{0, {1, 1, 5, 5}}};
  }

  /// `answer`: none = has no second opinion; `confirmed` = gives the first reading back.
  void add(const std::string& name, bool second_opinion, const Answer& answer) {
    StageInfo info{"recognize." + name, "Scripted", Threading::per_worker, {}, second_opinion};
    entries_.push_back({info, StageFactory<RecognizeStage>([=, this](const StageSetup&) {
                          ++built_;
                          return std::make_unique<Scripted>(answer);
                        }), "", ""});
    pipeline_.recognize.push_back(std::make_unique<StageSlot<RecognizeStage>>(
        entries_.back(), std::map<std::string, std::string>{}, StageFolders{}));
  }

  FieldValue read() {
    const RunTerms terms;
    CallSite site(terms, {}, {}, journal_);
    return read_field(field_, {page_, match_, 254}, pipeline_, site);
  }

  FieldValue doubted(const FieldValue& value) {
    const RunTerms terms;
    CallSite site(terms, {}, {}, journal_);
    return doubted_field(field_, value, {page_, match_, 254}, {pipeline_, site});
  }

  std::list<plugin::StageEntry> entries_;  ///< outlive the pipeline
  int built_ = 0;                          ///< recognizers
  Journal journal_;
  FieldSpec field_;
  Pipeline pipeline_;
  std::shared_ptr<FormTemplate> form_ = std::make_shared<FormTemplate>();

 private:
  Page page_;
  PageMatch match_;
};

}  // namespace hoso::pipeline
