#include <hoso/candidates.hpp>

#include <gmock/gmock.h>

namespace hoso {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Merged, KeepsEachTextOnceWithItsBetterScore) {
  const std::vector<Candidate> all = merged({{"a@b", 0.5}, {"aob", 0.4}}, {{"a@b", 0.8}});
  EXPECT_THAT(all, ElementsAre(Candidate{"a@b", 0.8}, Candidate{"aob", 0.4}));
}

TEST(Joined, PutsLinesTogetherAndScoresAsTheWorst) {
  const std::vector<Candidate> all = joined({{{"Tổ 3,", 0.9}}, {{"Huế", 0.7}, {"Huê", 0.2}}});
  EXPECT_THAT(all, ElementsAre(Candidate{"Tổ 3, Huế", 0.7}, Candidate{"Tổ 3, Huê", 0.2}));
}

TEST(Joined, SkipsLinesNothingWasReadIn) {
  EXPECT_THAT(joined({{}, {{"Huế", 0.7}}, {}}), ElementsAre(Candidate{"Huế", 0.7}));
  EXPECT_THAT(joined({{}, {}}), IsEmpty());
}

TEST(Merged, KeepsTheBestFew) {
  const std::vector<Candidate> many = {{"a", 0.1}, {"b", 0.2}, {"c", 0.3}, {"d", 0.4}};
  const std::vector<Candidate> all = merged(many, {{"e", 0.5}, {"f", 0.6}});
  EXPECT_THAT(all, SizeIs(most_candidates));
  EXPECT_EQ(all.front().text, "f");
  EXPECT_EQ(all.back().text, "b");
}

}  // namespace
}  // namespace hoso
