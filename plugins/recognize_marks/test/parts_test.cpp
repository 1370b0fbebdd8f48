#include <gmock/gmock.h>

#include "mark_candidates.hpp"
#include "ticks.hpp"

namespace hoso::marks {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Gt;
using testing::Lt;

std::vector<ChoiceOption> options() { return {{"a", {}}, {"b", {}}, {"c", {}}}; }

std::vector<std::string> texts(const std::vector<Candidate>& candidates) {
  std::vector<std::string> all;
  for (const Candidate& candidate : candidates) all.push_back(candidate.text);
  return all;
}

TEST(MarkCandidates, NameTheTickedOptionsInPaperOrder) {
  const auto candidates = mark_candidates(options(), {0.99, 0.01, 0.9});
  EXPECT_EQ(candidates.front().text, "a c");
  EXPECT_NEAR(candidates.front().score, 0.99 * 0.99 * 0.9, 1e-4);
}

TEST(MarkCandidates, TurnTheLeastSureBoxFirst) {
  EXPECT_THAT(texts(mark_candidates(options(), {0.99, 0.4, 0.02})),
              ElementsAre("a", "a b", "a c", "a b c", ""));
}

TEST(MarkCandidates, OfNothingTickedHaveAnEmptyText) {
  EXPECT_EQ(mark_candidates(options(), {0.01, 0.01, 0.01}).front().text, "");
}

TEST(MarkCandidates, LeaveOutWhatCannotBe) {
  EXPECT_THAT(texts(mark_candidates(options(), {1, 0, 0})), ElementsAre("a"));
}

BoxInk empty_box() { return {}; }
BoxInk small_tick() { return {0.18, 0.2, 2.5, 0}; }
BoxInk big_tick() { return {0.25, 0.3, 4.5, 0.05}; }
BoxInk blackened() { return {0.85, 0.2, 11, 0}; }
BoxInk scribble() { return {0.8, 0.9, 18, 0}; }
BoxInk struck_tick() { return {0.45, 0.5, 8, 0.5}; }
BoxInk ring() { return {0, 0.95, 0, 0}; }

TEST(Ticks, NoInkIsNoTick) {
  EXPECT_THAT(ticked({empty_box(), empty_box()}, {}, true), Each(Lt(0.01)));
}

TEST(Ticks, AnyMarkAloneIsATick) {
  for (const BoxInk& mark : {small_tick(), big_tick(), blackened(), scribble(), struck_tick(), ring()}) {
    EXPECT_THAT(ticked({empty_box(), mark}, {}, true), ElementsAre(Lt(0.05), Gt(0.9)));
  }
}

TEST(Ticks, TwoAlikeAreTwo) {
  for (const BoxInk& mark : {small_tick(), big_tick(), blackened(), struck_tick(), ring()}) {
    EXPECT_THAT(ticked({mark, mark, empty_box()}, {}, true), ElementsAre(Gt(0.9), Gt(0.9), Lt(0.05)));
  }
  EXPECT_THAT(ticked({small_tick(), big_tick()}, {}, false), Each(Gt(0.9))) << "hands vary";
}

TEST(Ticks, WhatIsStruckOutBesideATickIsNone) {
  for (const BoxInk& struck : {scribble(), struck_tick()}) {
    EXPECT_THAT(ticked({small_tick(), struck, empty_box()}, {}, true), ElementsAre(Gt(0.9), Lt(0.3), Lt(0.05)));
  }
}

TEST(Ticks, CorrectionsCanBeSwitchedOff) {
  TickSettings settings;
  settings.corrections = false;
  EXPECT_THAT(ticked({small_tick(), scribble()}, settings, true), Each(Gt(0.9)));
}

TEST(Ticks, RingsCanBeSwitchedOff) {
  TickSettings settings;
  settings.circles = false;
  EXPECT_THAT(ticked({ring(), empty_box()}, settings, true), Each(Lt(0.05)));
}

TEST(Ticks, RingsAreNoCorrections) {
  BoxInk wide = ring();
  wide.all_mm2 = 6, wide.overhang = 0.5;
  EXPECT_THAT(ticked({ring(), wide}, {}, false), Each(Gt(0.9)));
}

TEST(Ticks, ATraceOfInkIsDoubtful) {
  BoxInk trace = empty_box();
  trace.inside = TickSettings().least_share;
  EXPECT_THAT(ticked({trace}, {}, true), ElementsAre(testing::DoubleNear(0.5, 0.05)));
}

}  // namespace
}  // namespace hoso::marks
