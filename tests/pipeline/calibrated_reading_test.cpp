#include <gtest/gtest.h>

#include "scripted_reading.hpp"

namespace hoso::pipeline {
namespace {

ZoneReading read_with(double score) { return {FieldState::read, {{"An", score}}}; }

class CalibratedReading : public ScriptedReading {
 protected:
  /// Whatever the stages say, 499 of 500 such values were right.
  void calibrate(const std::string& type, bool variant) {
    pipeline_.calibration = confidence::Calibration(
        {{{type, "recognize.first", variant}, {{0.1, 1, 498, 498}}}});
  }
};

TEST_F(CalibratedReading, GivesTheShareThatWasRight) {
  add("first", false, read_with(0.93));
  calibrate("text", false);
  EXPECT_DOUBLE_EQ(read().confidence, 499.0 / 500);
}

TEST_F(CalibratedReading, LeavesOtherKindsAsTheStagesGaveThem) {
  add("first", false, read_with(0.93));
  calibrate("date", false);
  EXPECT_DOUBLE_EQ(read().confidence, 0.93);
}

TEST_F(CalibratedReading, IsNeverSureOfWhatItsStageDoesNotCallGood) {
  add("first", false, read_with(trusted_from - 0.01));
  calibrate("text", false);
  const FieldValue value = read();
  EXPECT_TRUE(is_doubtful(value));
  EXPECT_GT(value.confidence, trusted_from);
}

TEST_F(CalibratedReading, IsNeverSureAtPlacesNobodyHasChecked) {
  add("first", false, read_with(0.999));
  calibrate("text", true);
  form_->variant_of = std::make_shared<FormTemplate>();
  EXPECT_TRUE(is_doubtful(read()));
}

TEST_F(CalibratedReading, GoesByTheRecognizerThatGaveTheValue) {
  add("first", false, read_with(0.5));
  add("other", true, read_with(0.95));
  calibrate("text", false);
  EXPECT_DOUBLE_EQ(read().confidence, 0.95);
}

}  // namespace
}  // namespace hoso::pipeline
