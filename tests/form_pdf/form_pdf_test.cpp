#include "form_pdf/form_pdf.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <functional>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <hoso/pdf/pdfa_check.hpp>
#include <hoso/template_reader.hpp>

#include "filling/code_print.hpp"
#include "filling/print_form.hpp"
#include "support/verapdf.hpp"

namespace hoso::form_pdf {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using Bytes = std::vector<std::uint8_t>;
using Object = QPDFObjectHandle;

constexpr std::chrono::sys_seconds made{std::chrono::seconds(1'780'000'000)};

const Catalogue& forms() {
  static const Catalogue all = load_catalogue(std::filesystem::path(HOSO_TEMPLATES) / "forms");
  return all;
}

Bytes pdf_of(const FormTemplate& form, const std::map<std::string, std::string>& printed) {
  return form_pdf(filling::printed_form(form, printed), {form.title.vi, made});
}

const FormTemplate& ct01() {
  for (const auto& form : forms()) {
    if (form->id == "ct01" && form->version == "tt116-2026") return *form;
  }
  throw std::logic_error("ct01");
}

const Bytes& filled_ct01() {
  static const Bytes pdf = pdf_of(ct01(), {{"full_name", "Đinh Thị Hà"},
                                           {"birth_date", "01/02/1990"},
                                           {"citizen_id", "025190001234"},
                                           {"members[0].full_name", "Hà Minh An"},
                                           {"members[10].full_name", "Hà Lan"}});
  return pdf;
}

std::vector<std::string> broken_rules(const Bytes& pdf) {
  std::vector<std::string> rules;
  for (const PdfaBreach& breach : pdfa_breaches(pdf)) rules.push_back(breach.rule);
  return rules;
}

/// `good` after `change`, written anew.
Bytes changed(const std::function<void(QPDF&)>& change, const Bytes& good = filled_ct01()) {
  QPDF pdf;
  pdf.processMemoryFile("good", reinterpret_cast<const char*>(good.data()), good.size());
  change(pdf);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

void for_all(QPDF& pdf, const std::function<void(Object)>& change) {
  for (Object object : pdf.getAllObjects()) {
    if (object.isDictionary()) change(object);
  }
}

TEST(FormPdf, KeepsItsPromises) { EXPECT_THAT(broken_rules(filled_ct01()), IsEmpty()); }

TEST(FormPdf, EveryFormsBlankKeepsThem) {
  for (const auto& form : forms()) {
    EXPECT_THAT(broken_rules(pdf_of(*form, {})), IsEmpty()) << form->id << "/" << form->version;
  }
}

/// With the code on the form, or on a page of its own when it is large.
Bytes with_code(std::size_t fields) {
  typeset::FilledForm form = filling::printed_form(ct01(), {{"full_name", "Đinh Thị Hà"}});
  FormCode code{"ct01", "tt116-2026", {}};
  for (std::size_t i = 0; i < fields; ++i) code.values.emplace(std::string(i + 1, 'f'), std::to_string(i * i * 7919));
  filling::add_code(form, code);
  return form_pdf(form, {ct01().title.vi, made});
}

TEST(FormPdf, AQrCodeKeepsThem) {
  for (const std::size_t fields : {2U, 60U}) {
    const Bytes pdf = with_code(fields);
    EXPECT_THAT(broken_rules(pdf), IsEmpty()) << fields;
    for (const char* flavour : {"2a", "ua1"}) {
      const auto verdict = test::verapdf_verdict(pdf, flavour);
      if (!verdict) GTEST_SKIP() << "NOT CHECKED BY veraPDF: it or java is not here.";
      EXPECT_THAT(*verdict, StartsWith("PASS")) << flavour << ' ' << fields;
    }
  }
}

TEST(FormPdf, EqualInputGivesEqualBytes) {
  EXPECT_EQ(pdf_of(ct01(), {{"full_name", "Đinh Thị Hà"}}), pdf_of(ct01(), {{"full_name", "Đinh Thị Hà"}}));
}

/// Typed onto the blank's picture, as a drafted form is.
Bytes on_a_picture() {
  FormTemplate form = ct01();
  form.folder = testing::TempDir();
  return pdf_of(form, {{"full_name", "Đinh Thị Hà"}, {"birth_date", "01/02/1990"}});
}

TEST(FormPdf, OnAPictureItSaysWhatItIs) {
  const Bytes pdf = on_a_picture();
  const std::string text(pdf.begin(), pdf.end());
  EXPECT_THAT(broken_rules(pdf), IsEmpty());
  EXPECT_THAT(text, HasSubstr("<pdfaid:conformance>U<"));
  EXPECT_THAT(text, Not(HasSubstr("<pdfuaid:part>")));
  const auto verdict = test::verapdf_verdict(pdf, "2u");
  if (!verdict) GTEST_SKIP() << "NOT CHECKED BY veraPDF: it or java is not here.";
  EXPECT_THAT(*verdict, StartsWith("PASS"));
}

TEST(FormPdf, OnAPictureNothingThatBreaksItsPromiseIsMissed) {
  const auto broken = [](const std::function<void(Object)>& change) {
    return broken_rules(changed([&](QPDF& pdf) { for_all(pdf, change); }, on_a_picture()));
  };
  const auto without_text = [](Object object) { object.removeKey("/ToUnicode"); };
  EXPECT_THAT(broken(without_text), Contains("6.2.11.7 to Unicode"));
  const auto without_font = [](Object object) { object.removeKey("/FontFile2"); };
  EXPECT_THAT(broken(without_font), Contains("6.2.11.4 font embedded"));
  const auto blended = [](Object object) {
    if (object.isDictionaryOfType("/Page")) object.replaceKey("/Group", Object::newDictionary());
  };
  EXPECT_THAT(broken(blended), Contains("6.2.10 transparency"));
}

TEST(FormPdf, PassesVeraPdf) {
  for (const char* flavour : {"2a", "ua1"}) {
    const auto verdict = test::verapdf_verdict(filled_ct01(), flavour);
    if (!verdict) {
      GTEST_SKIP() << "NOT CHECKED BY veraPDF: it or java is not here. "
                      "Fetch it with tests/support/fetch_verapdf BUILD_FOLDER.";
    }
    EXPECT_THAT(*verdict, StartsWith("PASS")) << flavour;
  }
}

TEST(FormPdf, EveryFormsBlankPassesVeraPdf) {
  for (const auto& form : forms()) {
    const auto verdict = test::verapdf_verdict(pdf_of(*form, {}), "2a");
    if (!verdict) GTEST_SKIP() << "NOT CHECKED BY veraPDF: it or java is not here.";
    EXPECT_THAT(*verdict, StartsWith("PASS")) << form->id << "/" << form->version;
  }
}

// The check itself: a file broken on purpose for each rule.

TEST(TaggedCheck, MissesNoUntaggedInk) {
  const auto pdf = changed([](QPDF& file) {
    QPDFPageDocumentHelper(file).getAllPages().front().addPageContents(
        Object::newStream(&file, "0 0 m 9 9 l S\n"), false);
  });
  EXPECT_THAT(broken_rules(pdf), Contains("7.1 marked content"));
}

TEST(TaggedCheck, MissesNoOpenMark) {
  const auto pdf = changed([](QPDF& file) {
    QPDFPageDocumentHelper(file).getAllPages().front().addPageContents(
        Object::newStream(&file, "/Artifact BMC\n"), false);
  });
  EXPECT_THAT(broken_rules(pdf), Contains("14.6 nesting"));
}

/// A key of the catalogue, and the rule that is broken without it.
struct CatalogueCase {
  const char* key;
  const char* rule;
};

class WithoutKey : public testing::TestWithParam<CatalogueCase> {};

TEST_P(WithoutKey, IsABreach) {
  const auto pdf = changed([](QPDF& file) { file.getRoot().removeKey(GetParam().key); });
  EXPECT_THAT(broken_rules(pdf), Contains(GetParam().rule));
}

INSTANTIATE_TEST_SUITE_P(TaggedCheck, WithoutKey,
                         testing::Values(CatalogueCase{"/MarkInfo", "6.7.2 marked"},
                                         CatalogueCase{"/Lang", "7.2 language"},
                                         CatalogueCase{"/ViewerPreferences", "7.1 title shown"},
                                         CatalogueCase{"/StructTreeRoot", "7.1 structure"},
                                         CatalogueCase{"/Metadata", "6.6.2 metadata"},
                                         CatalogueCase{"/OutputIntents", "6.2.3 output intent"}),
                         [](const auto& one) { return std::string(one.param.key + 1); });

struct ObjectCase {
  const char* name;
  const char* key;
  const char* rule;
};

class WithoutPart : public testing::TestWithParam<ObjectCase> {};

TEST_P(WithoutPart, IsABreach) {
  const auto pdf = changed([](QPDF& file) { for_all(file, [](Object object) { object.removeKey(GetParam().key); }); });
  EXPECT_THAT(broken_rules(pdf), Contains(GetParam().rule));
}

INSTANTIATE_TEST_SUITE_P(TaggedCheck, WithoutPart,
                         testing::Values(ObjectCase{"Text", "/ActualText", "14.9.4 text said"},
                                         ObjectCase{"Scope", "/A", "7.5 scope of headers"},
                                         ObjectCase{"Tag", "/S", "7.2 standard tags"},
                                         ObjectCase{"GlyphMap", "/CIDToGIDMap", "6.2.11.3.2 glyph map"},
                                         ObjectCase{"Unicode", "/ToUnicode", "6.2.11.7 to Unicode"},
                                         ObjectCase{"Font", "/FontFile2", "6.2.11.4 font embedded"}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(TaggedCheck, MissesNoOtherClaim) {
  const auto pdf = changed([](QPDF& file) {
    file.getRoot().replaceKey("/Metadata", Object::newStream(&file, "<pdfaid:part>2</pdfaid:part>"));
  });
  EXPECT_THAT(broken_rules(pdf), Contains("6.6.4 identification"));
}

TEST(TaggedCheck, ComplainsOfWhatIsNoPdf) {
  EXPECT_THAT(broken_rules(Bytes{'%', 'P', 'D', 'F'}), Contains("6.1.1 readable"));
}

}  // namespace
}  // namespace hoso::form_pdf
