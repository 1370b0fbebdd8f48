#include "index_cache.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "layout_stage.hpp"
#include "test/paper.hpp"

namespace hoso::layout {
namespace {

namespace fs = std::filesystem;

bool same(const cv::Mat& a, const cv::Mat& b) {
  return a.size() == b.size() && (a.empty() || cv::norm(a, b, cv::NORM_INF) == 0);
}

bool same(const BlankIndex& a, const BlankIndex& b) {
  if (!same(a.features.descriptors, b.features.descriptors)) return false;
  if (a.anchors.size() != b.anchors.size()) return false;
  for (std::size_t i = 0; i < a.features.all.size(); ++i) {
    const Feature &left = a.features.all[i], &right = b.features.all[i];
    if (left.at != right.at || left.size != right.size || left.degrees != right.degrees) return false;
  }
  for (std::size_t i = 0; i < a.anchors.size(); ++i) {
    const Anchor &left = a.anchors[i], &right = b.anchors[i];
    if (!(left.box == right.box) || left.is_text != right.is_text) return false;
    if (!same(left.rough, right.rough) || !same(left.fine, right.fine)) return false;
  }
  return true;
}

class IndexCache : public testing::Test {
 protected:
  IndexCache() {
    std::string path = (fs::temp_directory_path() / "hoso-index-XXXXXX").string();
    folder_ = mkdtemp(path.data());
    file_ = folder_ / "deep" / "page.cbor";
  }
  ~IndexCache() override { fs::remove_all(folder_); }

  BlankIndex build() {
    ++built_;
    return index_of(form_->pages[0]);
  }
  BlankIndex kept() {
    return kept_index(file_, [this] { return build(); });
  }

  const std::shared_ptr<const FormTemplate> form_ = test::drawn_form("new", "Mau CT01", 1);
  fs::path folder_, file_;
  int built_ = 0;
};

TEST_F(IndexCache, GivesBackWhatWasBuiltWithoutBuildingAgain) {
  const BlankIndex first = kept(), second = kept();
  EXPECT_EQ(built_, 1);
  EXPECT_FALSE(second.features.all.empty());
  EXPECT_FALSE(second.anchors.empty());
  EXPECT_TRUE(same(first, second));
  EXPECT_TRUE(same(first, index_of(form_->pages[0])));
}

TEST_F(IndexCache, BuildsAnewWhatIsDamaged) {
  const BlankIndex good = kept();
  std::fstream(file_, std::ios::in | std::ios::out | std::ios::binary).seekp(5000).put('x').put('y');
  EXPECT_TRUE(same(kept(), good));
  EXPECT_EQ(built_, 2);
  fs::resize_file(file_, 100);
  EXPECT_TRUE(same(kept(), good));
  EXPECT_EQ(built_, 3);
  EXPECT_TRUE(same(kept(), good));
  EXPECT_EQ(built_, 3);
}

TEST_F(IndexCache, DoesWithoutAFolderItCannotWrite) {
  std::ofstream(folder_ / "deep") << "a file, not a folder";
  EXPECT_FALSE(kept().anchors.empty());
  EXPECT_FALSE(kept().anchors.empty());
  EXPECT_EQ(built_, 2);
}

TEST_F(IndexCache, LeavesNothingHalfWrittenBehind) {
  static_cast<void>(kept());
  EXPECT_EQ(std::distance(fs::directory_iterator(file_.parent_path()), {}), 1);
}

TEST_F(IndexCache, NamesFilesByTheTemplatesContent) {
  FormTemplate form = *form_;
  EXPECT_EQ(index_file(folder_, form, 0), fs::path()) << "a form without a hash is not kept";
  form.hash = "aa";
  const fs::path first = index_file(folder_, form, 0);
  EXPECT_NE(first, index_file(folder_, form, 1));
  form.hash = "bb";
  EXPECT_NE(first, index_file(folder_, form, 0));
  EXPECT_EQ(index_file({}, form, 0), fs::path());
}

}  // namespace
}  // namespace hoso::layout
