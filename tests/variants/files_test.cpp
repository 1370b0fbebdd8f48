// variant.xml, page.png and page.words.xml: what is written is what is read, and damage is named.
#include <gmock/gmock.h>

#include <hoso/error.hpp>

#include "support/hoso_command.hpp"
#include "variants/made_up_variant.hpp"

namespace hoso::variants {
namespace {

using testing::HasSubstr;
using testing_support::TestFolder;
using variants_tests::made_up_form;
using variants_tests::made_up_variant;

void write_files(const TestFolder& folder, const std::map<std::string, std::string>& files) {
  for (const auto& [name, content] : files) folder.write(name, content);
}

Catalogue forms() { return {made_up_form()}; }

TEST(VariantFiles, GiveBackWhatWasWritten) {
  const MetVariant met = made_up_variant();
  const TestFolder folder;
  write_files(folder, variant_files(met));
  const MetVariant back = read_variant(folder.path(), forms());
  ASSERT_EQ(back.form->fields.size(), met.form->fields.size());
  for (std::size_t i = 0; i < met.form->fields.size(); ++i) {
    const FieldSpec &was = met.form->fields[i], &is = back.form->fields[i];
    EXPECT_EQ(is.id, was.id);
    EXPECT_EQ(is.type, was.type);
    EXPECT_EQ(is.recognizer, was.recognizer);
    EXPECT_EQ(is.cells, was.cells);
    EXPECT_EQ(is.row, was.row);
    ASSERT_EQ(is.zones.size(), was.zones.size());
    EXPECT_NEAR(is.zones.back().box.x, was.zones.back().box.x, 0.011);
    EXPECT_NEAR(is.zones.back().box.bottom(), was.zones.back().box.bottom(), 0.021);
  }
  EXPECT_EQ(back.form->pages[0].words.size(), 20U);
  EXPECT_EQ(back.form->pages[0].words[7].text, "word7");
  EXPECT_EQ(back.encounter.first_met, met.encounter.first_met);
  EXPECT_NEAR(back.encounter.score, 0.95, 1e-6);
}

TEST(VariantFiles, TellThatItIsARememberedVariant) {
  const TestFolder folder;
  write_files(folder, variant_files(made_up_variant()));
  const MetVariant back = read_variant(folder.path(), forms());
  EXPECT_EQ(back.form->variant_id, folder.path().filename());
  EXPECT_EQ(back.form->hash.size(), 64U);
  EXPECT_FALSE(back.form->places_confirmed);
  EXPECT_FALSE(is_new_variant(*back.form));
}

TEST(VariantFiles, KeepABlankThatEndsAtTheEdgeOfThePage) {
  MetVariant met = made_up_variant({0, 1, 0, 199.37});
  auto wide = std::make_shared<FormTemplate>(*met.form);
  const TemplatePage& page = wide->pages[0];
  wide->fields[0].zones = {{0, {0, 0, page.width_mm, page.height_mm}}};
  met.form = wide;
  const TestFolder folder;
  write_files(folder, variant_files(met));
  EXPECT_NO_THROW(static_cast<void>(read_variant(folder.path(), forms())));
}

/// What is complained of when `from` in one of the files is replaced.
std::string complaint(const std::string& file, const std::string& from, const std::string& to) {
  auto files = variant_files(made_up_variant());
  std::string& text = files.at(file);
  text.replace(text.find(from), from.size(), to);
  const TestFolder folder;
  write_files(folder, files);
  try {
    static_cast<void>(read_variant(folder.path(), forms()));
  } catch (const Error& error) {
    const auto detail = error.arguments().find("detail");
    return error.code() + ": " + (detail == error.arguments().end() ? "" : detail->second);
  }
  return "";
}

TEST(VariantFiles, ThatAreWrongAreRefusedWithAReason) {
  EXPECT_THAT(complaint("variant.xml", "\"full_name\"", "\"income\""), HasSubstr("variants.invalid: the form has no"));
  EXPECT_THAT(complaint("variant.xml", "field=\"citizen_id\"", "field=\"full_name\""), HasSubstr("given twice"));
  EXPECT_THAT(complaint("variant.xml", "number=\"1\"", "number=\"7\""), HasSubstr("there is no such page"));
  EXPECT_THAT(complaint("variant.xml", "width=\"60.00\"", "width=\"190.00\""), HasSubstr("off the page"));
  EXPECT_THAT(complaint("variant.xml", "<page", "<<page"), HasSubstr("variants.invalid: "));
  EXPECT_THAT(complaint("variant.xml", "confirmed=\"false\"", ""), HasSubstr("variants.invalid: "));
  EXPECT_THAT(complaint("page.words.xml", "y=\"", "y=\"900"), HasSubstr("variants.invalid: "));
  EXPECT_THAT(complaint("page.png", "PNG", "GIF"), HasSubstr("variants.invalid: "));
  EXPECT_THAT(complaint("page.png", "IDAT", "IDOT"), HasSubstr("variants.invalid: "));
  EXPECT_THAT(complaint("variant.xml", "\"v1\"", "\"v2\""), HasSubstr("variants.unknown_form"));
}

TEST(VariantFiles, OfWhichOneIsMissingAreRefused) {
  auto files = variant_files(made_up_variant());
  files.erase("page.png");
  const TestFolder folder;
  write_files(folder, files);
  EXPECT_THROW(static_cast<void>(read_variant(folder.path(), forms())), Error);
}

TEST(SecondsOf, ReadWhatIsWritten) {
  EXPECT_EQ(seconds_of("2023-11-14T22:13:20Z"), 1'700'000'000);
  EXPECT_EQ(seconds_of("2023-13-14T22:13:20Z"), 0);
  EXPECT_EQ(seconds_of("yesterday"), 0);
}

}  // namespace
}  // namespace hoso::variants
