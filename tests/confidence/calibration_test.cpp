#include "confidence/calibration.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include <hoso/error.hpp>
#include <hoso/field_value.hpp>

#include "confidence/calibration_file.hpp"

namespace hoso::confidence {
namespace {

const ValueKind date{"date", "recognize.lines", false};
const ValueKind any{"", "recognize.lines", false};

std::vector<Outcome> outcomes(double confidence, int right, int wrong) {
  std::vector<Outcome> all(static_cast<std::size_t>(right), Outcome{confidence, true});
  all.insert(all.end(), static_cast<std::size_t>(wrong), Outcome{confidence, false});
  return all;
}

template <class Value>
std::vector<Value> operator+(std::vector<Value> some, const std::vector<Value>& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

std::vector<JudgedValue> judged(const ValueKind& kind, const std::vector<Outcome>& all) {
  std::vector<JudgedValue> values;
  for (const Outcome& outcome : all) values.push_back({"f v1", kind, outcome});
  return values;
}

TEST(RightShare, OfFewFaultlessValuesIsFarFromCertain) {
  EXPECT_DOUBLE_EQ(right_share({0, 1, 0, 0}), 0.5);
  EXPECT_DOUBLE_EQ(right_share({0, 1, 8, 8}), 0.9);
  EXPECT_GT(right_share({0, 1, 998, 998}), 0.998);
}

TEST(Isotonic, SharesRiseWhateverTheValuesDo) {
  const CalibrationMap map =
      isotonic(outcomes(0.3, 5, 5) + outcomes(0.5, 2, 8) + outcomes(0.7, 9, 1) + outcomes(0.9, 100, 0));
  ASSERT_EQ(map.size(), 3U);
  EXPECT_EQ(map[0], (CalibrationStep{0.3, 0.5, 20, 7})) << "0.3 did better than 0.5: one step";
  EXPECT_EQ(map[1], (CalibrationStep{0.7, 0.7, 10, 9}));
  EXPECT_EQ(map[2], (CalibrationStep{0.9, 0.9, 100, 100}));
}

TEST(Isotonic, FaultlessLevelsAreOneStep) {
  const CalibrationMap map = isotonic(outcomes(0.91, 1, 0) + outcomes(0.95, 1, 0) + outcomes(0.99, 1, 0));
  EXPECT_EQ(map, (CalibrationMap{{0.91, 0.99, 3, 3}}));
}

TEST(Isotonic, WhatStagesDoNotCallGoodStandsByItself) {
  const CalibrationMap map = isotonic(outcomes(0.5, 3, 0) + outcomes(trusted_from, 500, 0));
  ASSERT_EQ(map.size(), 2U);
  EXPECT_DOUBLE_EQ(calibrated(0.5, map), 0.8);
}

TEST(Isotonic, AFewRightValuesOnTopDoNotMakeLessSure) {
  const CalibrationMap map = isotonic(outcomes(0.9, 990, 10) + outcomes(0.99, 3, 0));
  EXPECT_EQ(map, (CalibrationMap{{0.9, 0.99, 1003, 993}}));
}

TEST(Calibrated, GoesFromStepToStepInALine) {
  const CalibrationMap map{{0.4, 0.5, 8, 1}, {0.7, 0.9, 98, 98}};
  EXPECT_DOUBLE_EQ(calibrated(0.45, map), 0.2);
  EXPECT_DOUBLE_EQ(calibrated(0.6, map), (0.2 + 0.99) / 2);
  EXPECT_DOUBLE_EQ(calibrated(0.8, map), 0.99);
  EXPECT_DOUBLE_EQ(calibrated(1, map), 0.99);
}

TEST(Calibrated, BelowWhatWasEverSeenFallsToNothing) {
  const CalibrationMap map{{0.8, 0.9, 98, 98}};
  EXPECT_DOUBLE_EQ(calibrated(0.4, map), 0.495);
  EXPECT_DOUBLE_EQ(calibrated(0, map), 0);
}

TEST(Calibration, WithoutMapsConfidenceStays) {
  EXPECT_DOUBLE_EQ(Calibration().confidence(0.87, date), 0.87);
}

TEST(Calibration, AKindWithFewValuesGoesByItsRecognizer) {
  const ValueKind rare{"phone", "recognize.lines", false};
  const Calibration calibration = fitted(judged(date, outcomes(0.8, 300, 0)) + judged(rare, outcomes(0.8, 0, 20)));
  EXPECT_THAT(calibration.maps(), testing::UnorderedElementsAre(testing::Key(date), testing::Key(any)));
  EXPECT_DOUBLE_EQ(calibration.confidence(0.8, date), 301.0 / 302);
  EXPECT_DOUBLE_EQ(calibration.confidence(0.8, rare), 301.0 / 322);
  EXPECT_DOUBLE_EQ(calibration.confidence(0.8, {"date", "recognize.lines", true}), 0.8) << "other places";
  EXPECT_DOUBLE_EQ(calibration.confidence(0.8, {"date", "recognize.boxes", false}), 0.8);
}

class File : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path written(const std::string& text) const {
    std::ofstream(path_) << text;
    return path_;
  }
  void TearDown() override { std::filesystem::remove(path_); }

  static std::string with_steps(const std::string& steps) {
    return "<calibration xmlns='urn:hoso:calibration:1' source='here'><map recognizer='recognize.lines' "
           "variant='false'>" + steps + "</map></calibration>";
  }

  void expect_refused(const std::string& text) const {
    try {
      (void)read_calibration(written(text));
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "calibration.invalid");
      EXPECT_EQ(error.arguments().at("file"), path_.string());
    }
  }

  std::filesystem::path path_ = testing::TempDir() + "hoso-calibration-" + std::to_string(getpid()) + ".xml";
};

TEST_F(File, IsReadAsItWasWritten) {
  const Calibration calibration = fitted(judged(date, outcomes(0.25, 30, 70) + outcomes(0.875, 300, 0)) +
                                         judged({"sex", "recognize.lines", true}, outcomes(0.5, 200, 3)));
  const auto read = read_calibration(written(to_xml({"100 pages & more", calibration})));
  EXPECT_EQ(read.source, "100 pages & more");
  EXPECT_EQ(read.calibration.maps(), calibration.maps());
}

TEST_F(File, KeepsTheMapsItHas) {
  const CalibrationFile known{"a", fitted(judged(date, outcomes(0.5, 100, 0)))};
  const CalibrationFile more{"b", fitted(judged(date, outcomes(0.5, 0, 200)) +
                                         judged({"sex", "recognize.marks", false}, outcomes(0.5, 100, 0)))};
  const CalibrationFile both = joined(known, more);
  EXPECT_EQ(both.source, "a; b");
  EXPECT_EQ(both.calibration.maps().size(), 4U);
  EXPECT_GT(both.calibration.confidence(0.5, date), 0.9);
}

TEST_F(File, ThatMakesNoSenseIsRefused) {
  const std::string good = "<step from='0.2' to='0.3' values='9' right='1'/>";
  EXPECT_NO_THROW((void)read_calibration(written(with_steps(good))));
  expect_refused("");
  expect_refused(with_steps(""));
  expect_refused(with_steps("<step from='0.2' to='0.1' values='9' right='1'/>"));
  expect_refused(with_steps("<step from='0.2' to='0.3' values='9' right='10'/>"));
  expect_refused(with_steps("<step from='0.2' to='NaN' values='9' right='1'/>"));
  expect_refused(with_steps("<step from='0.2' to='1.3' values='9' right='1'/>"));
  expect_refused(with_steps(good + "<step from='0.3' to='0.4' values='9' right='8'/>"));
  expect_refused(with_steps(good + "<step from='0.4' to='0.5' values='9' right='1'/>"));
}

TEST_F(File, ThatIsAbsentIsRefused) {
  EXPECT_THROW((void)read_calibration("/absent/calibration.xml"), Error);
}

}  // namespace
}  // namespace hoso::confidence
