#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <limits>

#include <hoso/dossier_xml.hpp>
#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>

namespace hoso {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* schema = HOSO_RESOURCES "/schema/dossier.xsd";

FieldValue field(const std::string& id, const std::string& raw, const std::string& value) {
  return {id, raw, value, 0.9876, FieldState::read, 1, {20.456, 2, 30, 4},
          "recognize.tesseract", {}};
}

Document mini_document(const std::shared_ptr<const FormTemplate>& form) {
  Document document{form, {1, 2}, {}, {}};
  document.fields = {field("full_name", "NGUYỄN  THỊ \"HOA\" & con <3", "Nguyễn Thị Hoa"),
                     field("members[1].full_name", "Lê B", "Lê B"),
                     field("members[0].full_name", "Lê A", "Lê A"),
                     field("members[0].citizen_id", "025190000001", "025190000001")};
  document.findings = {{"mini.full_name.odd", FindingSeverity::doubtful, {"full_name"},
                        {"Xem lại mục 1.", "Look at item 1."}, {"Sửa lại.", "Correct it."},
                        "Thông tư giả tưởng"}};
  return document;
}

Dossier mini_dossier() {
  const auto form = load_form(HOSO_TEST_DATA "/forms/mini/v1");
  Dossier dossier;
  dossier.procedure = "1.004222";
  dossier.created_at = 1795572180;
  dossier.files = {{"quet.pdf", "application/pdf", std::string(64, 'a'), 123456789012, 2}};
  dossier.pages.resize(2);
  dossier.pages[0].number = 1;
  dossier.pages[0].size = {2480, 3508};
  dossier.pages[0].effective_dpi = 299.87;
  dossier.pages[0].match = PageMatch{form, 0, Alignment(), 0.75};
  dossier.pages[1].number = 2;
  dossier.pages[1].page_in_file = 1;
  dossier.pages[1].quarter_turns = 3;
  dossier.documents = {mini_document(form)};
  dossier.stages = {{"source.poppler", "source_poppler", "1.0.0"}};
  return dossier;
}

TEST(DossierXml, IsValidAndTheSameEachTime) {
  const std::string xml = dossier_xml(mini_dossier());
  EXPECT_NO_THROW(validate_xml(xml, schema));
  EXPECT_EQ(xml, dossier_xml(mini_dossier()));
  EXPECT_THAT(xml, testing::StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                       "<dossier xmlns="));
}

TEST(DossierXml, AnEmptyDossierIsValidToo) {
  EXPECT_NO_THROW(validate_xml(dossier_xml(Dossier()), schema));
}

TEST(DossierXml, NamesTheChosenOptionsWithTheirLabels) {
  Dossier dossier = mini_dossier();
  auto form = std::make_shared<FormTemplate>(*dossier.documents[0].form);
  FieldSpec choice;
  choice.id = "goods";
  choice.type = "choice";
  choice.options = {{"tv", {"Ti vi", "Television"}}, {"fridge", {"Tủ lạnh", "Refrigerator"}}};
  form->fields.push_back(choice);
  dossier.documents[0].form = form;
  dossier.documents[0].fields.push_back(field("goods", "fridge", "fridge"));
  const std::string xml = dossier_xml(dossier);
  EXPECT_NO_THROW(validate_xml(xml, schema));
  EXPECT_THAT(xml, HasSubstr("<chosen value=\"fridge\" vi=\"Tủ lạnh\" en=\"Refrigerator\"/>"));
  EXPECT_THAT(xml, Not(HasSubstr("Ti vi")));
}

TEST(DossierXml, SaysWhereEachValueComesFrom) {
  const std::string xml = dossier_xml(mini_dossier());
  EXPECT_THAT(xml, HasSubstr("<field id=\"full_name\" type=\"person_name\" state=\"read\" "
                             "confidence=\"0.9876\" value=\"Nguyễn Thị Hoa\" "
                             "raw=\"NGUYỄN  THỊ &quot;HOA&quot; &amp; con &lt;3\" "
                             "recognizer=\"recognize.tesseract\" page=\"1\">\n"));
  EXPECT_THAT(xml, HasSubstr("<box-mm x=\"20.46\" y=\"2.00\" width=\"30.00\" height=\"4.00\"/>"));
  EXPECT_THAT(xml, HasSubstr("bytes=\"123456789012\" pages=\"2\""));
  EXPECT_THAT(xml, HasSubstr("page-in-file=\"2\" width-px=\"0\" height-px=\"0\" "
                             "effective-dpi=\"0.00\" quarter-turns=\"3\" blank=\"false\"/>"));
  EXPECT_THAT(xml, HasSubstr("<match form=\"mini\" version=\"v1\" template-page=\"1\" "
                             "score=\"0.7500\"/>"));
  EXPECT_THAT(xml, HasSubstr("created=\"2026-11-25T"));
}

TEST(DossierXml, PutsCellsIntoTheirRows) {
  const std::string xml = dossier_xml(mini_dossier());
  const std::size_t first = xml.find("<row table=\"members\" index=\"0\">");
  const std::size_t second = xml.find("<row table=\"members\" index=\"1\">");
  const std::size_t cell = xml.find("<field id=\"members[0].citizen_id\" column=\"citizen_id\"");
  ASSERT_NE(second, std::string::npos);
  EXPECT_LT(first, cell);
  EXPECT_LT(cell, second);
}

TEST(DossierXml, WritesFindingsInBothLanguages) {
  const std::string xml = dossier_xml(mini_dossier());
  EXPECT_THAT(xml, HasSubstr("<finding code=\"mini.full_name.odd\" severity=\"doubtful\">"));
  EXPECT_THAT(xml, HasSubstr("<field-ref id=\"full_name\"/>"));
  EXPECT_THAT(xml, HasSubstr("<message vi=\"Xem lại mục 1.\" en=\"Look at item 1.\"/>"));
  EXPECT_THAT(xml, HasSubstr("<legal-source>Thông tư giả tưởng</legal-source>"));
}

TEST(DossierXml, ReplacesWhatXmlCannotCarry) {
  Dossier dossier = mini_dossier();
  dossier.documents[0].fields[0].raw =
      std::string("a\x01" "b\x00" "c\xFF" "d\xEF\xBF\xBF" "e\tf\ng", 15);
  const std::string xml = dossier_xml(dossier);
  EXPECT_NO_THROW(validate_xml(xml, schema));
  EXPECT_THAT(xml, HasSubstr("raw=\"a\uFFFDb\uFFFDc\uFFFDd\uFFFDe&#9;f&#10;g\""));
}

TEST(DossierXml, StaysValidForImpossibleFigures) {
  Dossier dossier = mini_dossier();
  dossier.documents[0].fields[0].confidence = std::numeric_limits<double>::quiet_NaN();
  dossier.documents[0].fields[1].confidence = 7;
  dossier.documents[0].fields[0].box_mm.x = std::numeric_limits<double>::infinity();
  EXPECT_NO_THROW(validate_xml(dossier_xml(dossier), schema));
}

TEST(DossierXml, DoesNotFollowTheLocale) {
  const std::string before = dossier_xml(mini_dossier());
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  const std::string after = dossier_xml(mini_dossier());
  std::setlocale(LC_ALL, "C");
  EXPECT_EQ(before, after);
}

TEST(ValidateXml, NamesLineAndElementButNoValue) {
  Dossier dossier = mini_dossier();
  dossier.documents[0].fields[0].recognizer = "Nguyễn Văn Mật";
  try {
    validate_xml(dossier_xml(dossier), schema);
    FAIL() << "an invalid recognizer was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "emit.invalid_xml");
    EXPECT_EQ(error.arguments().at("line"), "22");
    EXPECT_THAT(error.arguments().at("detail"), HasSubstr("field"));
    EXPECT_THAT(std::string(error.what()), Not(HasSubstr("Mật")));
  }
}

TEST(ValidateXml, RefusesWhatIsNoXml) {
  try {
    validate_xml("<dossier secret='Mật'>", schema);
    FAIL() << "a cut text was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "emit.invalid_xml");
    EXPECT_THAT(std::string(error.what()), Not(HasSubstr("Mật")));
  }
}

TEST(IsoUtc, CountsSecondsFrom1970) {
  EXPECT_EQ(iso_utc(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(iso_utc(1795572180), "2026-11-25T02:03:00Z");
  EXPECT_EQ(iso_utc(951782399), "2000-02-28T23:59:59Z");
  EXPECT_EQ(iso_utc(-1), "1969-12-31T23:59:59Z");
}

}  // namespace
}  // namespace hoso
