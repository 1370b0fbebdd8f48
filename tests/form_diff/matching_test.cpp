#include "form_diff/matching.hpp"

#include <gmock/gmock.h>

#include "drafted_lines.hpp"

namespace hoso::form_diff {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing_support::line_at;
using testing_support::printed;

TEST(Matching, KnowsMovedItemsByTheirLabels) {
  const PrintedForm older = printed({line_at("Họ và tên", 20), line_at("Dân tộc", 30), line_at("Email", 40)});
  const PrintedForm newer = printed({line_at("Email", 20), line_at("HỌ VÀ TÊN:", 30), line_at("Dân tộc", 40)});
  EXPECT_THAT(matches_of(older, newer), ElementsAre(Eq(1), Eq(2), Eq(0)));
}

TEST(Matching, TellsEqualLabelsApartByTheirNeighbours) {
  const PrintedForm older =
      printed({line_at("Bên giao", 20), line_at("Họ và tên", 30), line_at("Bên nhận", 40), line_at("Họ và tên", 50)});
  const PrintedForm newer =
      printed({line_at("Bên nhận", 20), line_at("Họ và tên", 30), line_at("Bên giao", 40), line_at("Họ và tên", 50)});
  EXPECT_THAT(matches_of(older, newer), ElementsAre(Eq(2), Eq(3), Eq(0), Eq(1)));
}

TEST(Matching, FollowsARelabelledItem) {
  const PrintedForm older =
      printed({line_at("Họ và tên", 20), line_at("Số điện thoại liên hệ", 30), line_at("Email", 40)});
  const PrintedForm newer =
      printed({line_at("Họ và tên", 20), line_at("Điện thoại liên lạc", 38), line_at("Email", 48)});
  EXPECT_THAT(matches_of(older, newer), ElementsAre(Eq(0), Eq(1), Eq(2)));
}

TEST(Matching, TakesAnotherItemInThePlaceOfOneThatIsGoneForNew) {
  const PrintedForm older = printed({line_at("Họ và tên", 20), line_at("Nghề nghiệp", 30), line_at("Email", 40)});
  const PrintedForm newer = printed({line_at("Họ và tên", 20), line_at("Quốc tịch", 30), line_at("Email", 40)});
  EXPECT_THAT(matches_of(older, newer), ElementsAre(Eq(0), Eq(std::nullopt), Eq(2)));
}

TEST(Matching, NeverTakesALineForASignature) {
  drafting::DraftField signature = line_at("Người khai", 200);
  signature.kind = drafting::FieldKind::signature;
  EXPECT_THAT(matches_of(printed({line_at("Người khai", 20)}), printed({signature})), ElementsAre(Eq(std::nullopt)));
}

TEST(Matching, PairsOptionsByLabelThenInOrder) {
  EXPECT_THAT(label_matches({"Có", "Không"}, {"Không", "Có"}), ElementsAre(Eq(1), Eq(0)));
  EXPECT_THAT(label_matches({"Có", "Khác"}, {"Có", "Không"}), ElementsAre(Eq(0), Eq(1)));
  EXPECT_THAT(label_matches({"Có", "Khác"}, {"Có"}), ElementsAre(Eq(0), Eq(std::nullopt)));
}

TEST(Matching, ForgivesMisreadLettersOnlyWhereLettersWereRead) {
  EXPECT_TRUE(same_label("Nơi thường trú", "Noi thuong tru:", false));
  EXPECT_TRUE(same_label("Nơi thường trú", "Nơi thưỡng trủ", false));
  EXPECT_FALSE(same_label("Nơi thường trú", "Nơi thường tru1", false));
  EXPECT_TRUE(same_label("Nơi thường trú", "Nơi thường tru1", true));
  EXPECT_FALSE(same_label("Nơi thường trú", "Nơi tạm trú", true));
}

}  // namespace
}  // namespace hoso::form_diff
