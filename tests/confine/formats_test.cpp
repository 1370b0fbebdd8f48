// The real sources, inside the confined process.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "confine/decoder.hpp"

namespace hoso::confine {
namespace {

using testing::ElementsAre;
using testing::Field;

std::vector<std::uint8_t> test_data(const std::string& name) {
  std::ifstream stream(std::string(HOSO_TEST_DATA) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

DecoderSetup product_setup() {
  const std::filesystem::path plugins = HOSO_PLUGIN_FOLDER;
  DecoderSetup setup;
  setup.decoder = HOSO_DECODER;
  setup.plugins = {plugins / "libhoso_source_poppler.so", plugins / "libhoso_source_image.so"};
  setup.sources = {{"source.poppler", {{"dpi", "100"}}}, {"source.image", {}}};
  return setup;
}

/// One decoder for all files of a test, as in a run.
class FormatsTest : public testing::Test {
 protected:
  Opened open(const std::string& name) {
    return decoder_.open({name, test_data(name)}, context_);
  }
  Page page(const std::string& name, int index = 0) {
    open(name);
    return decoder_.read(index, context_);
  }
  /// The code of what reading the first page throws.
  std::string code_of(const std::string& name) {
    try {
      page(name);
    } catch (const Error& error) {
      return error.code();
    }
    return "";
  }

  std::vector<std::string> reported_;

 private:
  Limits limits_;
  Decoder decoder_{product_setup()};
  StageContext context_{limits_, {}, {}, [this](const Diagnostic& diagnostic) {
                          reported_.push_back(diagnostic.code);
                        }};
};

std::vector<int> pixel(const Page& page, int x, int y) {
  const auto row = page.image.row(y).subspan(static_cast<std::size_t>(x) * 3, 3);
  return {row[0], row[1], row[2]};
}

TEST_F(FormatsTest, LosslessPicturesArriveToTheBit) {
  for (const std::string name : {"page.png", "page.webp", "pages.tif"}) {
    const Page page = this->page(name);
    ASSERT_EQ(page.image.size(), (PixelSize{96, 80})) << name;
    EXPECT_THAT(pixel(page, 10, 20), ElementsAre(60, 40, 20)) << name;
    EXPECT_THAT(pixel(page, 95, 79), ElementsAre(60, 158, 190)) << name;
  }
}

TEST_F(FormatsTest, OpenedSaysWhatAndHowMany) {
  const Opened tiff = open("pages.tif");
  EXPECT_EQ(tiff.media_type, "image/tiff");
  EXPECT_EQ(tiff.stage, "source.image");
  EXPECT_EQ(tiff.page_count, 2);
  EXPECT_EQ(open("text.pdf").stage, "source.poppler");
}

TEST_F(FormatsTest, JpegKeepsItsBytes) {
  const Page page = this->page("page.jpg");
  ASSERT_TRUE(page.encoded);
  EXPECT_EQ(page.encoded->bytes, test_data("page.jpg"));
  EXPECT_EQ(page.stated_dpi, 300);
}

TEST_F(FormatsTest, FaxIsGrey) {
  EXPECT_EQ(page("fax.tif").image.format(), PixelFormat::gray8);
}

TEST_F(FormatsTest, ScannedPdfIsItsPicture) {
  const Page page = this->page("scan.pdf");
  EXPECT_EQ(page.image.size(), (PixelSize{168, 232}));
  EXPECT_TRUE(page.encoded);
}

// The font lies outside of the file: the confined process may read it, and nothing else.
TEST_F(FormatsTest, SystemFontsCanStillBeRead) {
  const Page page = this->page("text.pdf");
  EXPECT_THAT(page.words, ElementsAre(Field(&Word::text, "HOME")));
  const auto pixels = page.image.bytes();
  EXPECT_GT(std::ranges::count_if(pixels, [](int level) { return level < 128; }), 300);
}

TEST_F(FormatsTest, CutShortPictureIsGivenWithAWarning) {
  EXPECT_EQ(page("cut.jpg").image.size(), (PixelSize{400, 400}));
  EXPECT_THAT(reported_, ElementsAre("input.page_incomplete"));
}

TEST_F(FormatsTest, UnfitFilesSayWhyAndTheNextOneIsRead) {
  EXPECT_EQ(code_of("bomb.png"), "limit.pixels");
  EXPECT_EQ(code_of("huge.pdf"), "limit.pixels");
  EXPECT_EQ(code_of("encrypted.pdf"), "input.encrypted");
  EXPECT_EQ(code_of("README.md"), "input.unknown_format");
  EXPECT_EQ(page("page.png").image.size(), (PixelSize{96, 80}));
}

}  // namespace
}  // namespace hoso::confine
