#include "small_form.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "template_editing/text_diff.hpp"

namespace hoso::template_editing {

std::string changed_lines(const std::string& before, const std::string& after) {
  std::istringstream diff(unified_diff(before, after, "x"));
  std::string changed;
  for (std::string line; std::getline(diff, line);) {
    const bool head = line.starts_with("--- ") || line.starts_with("+++ ");
    if (!head && (line.starts_with('-') || line.starts_with('+'))) changed += line + "\n";
  }
  return changed;
}

namespace {

TEST(TextDiff, SaysNothingOfEqualTexts) { EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n", "x"), ""); }

TEST(TextDiff, IsAsDiffWritesIt) {
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n", "f"),
            "--- f\n+++ f\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n");
  EXPECT_EQ(unified_diff("", "a\n", "f"), "--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");
  EXPECT_EQ(unified_diff("a", "a\n", "f"), "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST(TextDiff, FarChangesHaveHunksOfTheirOwn) {
  std::string before, after;
  for (int i = 1; i <= 20; ++i) {
    before += std::to_string(i) + "\n";
    after += i == 2 || i == 18 ? "x\n" : std::to_string(i) + "\n";
  }
  const std::string diff = unified_diff(before, after, "f");
  EXPECT_THAT(diff, testing::HasSubstr("@@ -1,5 +1,5 @@\n"));
  EXPECT_THAT(diff, testing::HasSubstr("@@ -15,6 +15,6 @@\n"));
  EXPECT_EQ(changed_lines(before, after), "-2\n+x\n-18\n+x\n");
}

TEST(TextDiff, MarksFewLines) { EXPECT_EQ(changed_lines("a\nb\nc\nd\n", "b\nc\nx\nd\n"), "-a\n+x\n"); }

}  // namespace
}  // namespace hoso::template_editing
