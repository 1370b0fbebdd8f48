// The checker itself: one file broken on purpose for each rule. Built where its good file is made.
#include <hoso/pdf/pdfa_check.hpp>

#include <functional>

#include <gmock/gmock.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <support/made_up_dossier.hpp>
#include "scan_pdf.hpp"

namespace hoso::test {
namespace {

using Object = QPDFObjectHandle;
using Bytes = std::vector<std::uint8_t>;

const Bytes& good_file() {
  static const Bytes bytes = [] {
    ScanPdf stage{PictureLimits()};
    const Page page = made_up_page(PixelFormat::bgr24);
    return emitted(stage, made_up_dossier(), {page, page}).at(0).bytes;
  }();
  return bytes;
}

std::vector<std::string> rules_of(const Bytes& pdf) {
  std::vector<std::string> rules;
  for (const PdfaBreach& breach : pdfa_breaches(pdf)) rules.push_back(breach.rule);
  return rules;
}

/// The good file after `change`, written as our writer writes.
Bytes changed(const std::function<void(QPDF&)>& change,
              const std::function<void(QPDFWriter&)>& other_writing = {}) {
  QPDF pdf;
  const Bytes& good = good_file();
  pdf.processMemoryFile("good", reinterpret_cast<const char*>(good.data()), good.size());
  change(pdf);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setNewlineBeforeEndstream(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  if (other_writing) other_writing(writer);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

/// The good file with its first `from` replaced by as many bytes.
Bytes patched(const std::string& from, const std::string& to) {
  std::string text(good_file().begin(), good_file().end());
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return {text.begin(), text.end()};
}

Object first_page(QPDF& pdf) {
  return QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
}

Object font(QPDF& pdf) { return first_page(pdf).getKey("/Resources").getKey("/Font").getKey("/F"); }

Object descendant(QPDF& pdf) { return font(pdf).getKey("/DescendantFonts").getArrayItem(0); }

Object image(QPDF& pdf) {
  return first_page(pdf).getKey("/Resources").getKey("/XObject").getKey("/Im").getDict();
}

void add_content(QPDF& pdf, const std::string& content) {
  QPDFPageObjectHelper(first_page(pdf)).addPageContents(Object::newStream(&pdf, content), false);
}

std::string stream_of(Object stream) {
  const auto data = stream.getStreamData();
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

void rewrite(Object stream, const std::string& from, const std::string& to) {
  std::string text = stream_of(stream);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  stream.replaceStreamData(text.replace(at, from.size(), to), Object::newNull(), Object::newNull());
}

TEST(PdfaCheck, OurFileHasNoBreach) {
  for (const PdfaBreach& breach : pdfa_breaches(good_file())) {
    ADD_FAILURE() << breach.rule << ": " << breach.detail;
  }
}

TEST(PdfaCheck, WhoWroteAFileIsSeenInItsMetadata) {
  EXPECT_TRUE(is_written_by_hoso(good_file()));
  EXPECT_TRUE(is_written_by_hoso(changed([](QPDF&) {})));
  EXPECT_FALSE(is_written_by_hoso(patched("<xmp:CreatorTool>hoso ", "<xmp:CreatorTool>hosoft")));
  EXPECT_FALSE(is_signed_pdf(good_file()));
}

TEST(PdfaCheck, RewritingTheGoodFileBreaksNothing) {
  EXPECT_THAT(rules_of(changed([](QPDF&) {})), testing::IsEmpty());
}

struct Fault {
  const char* rule;
  std::function<Bytes()> file;
};

/// A fault that is made in the objects.
Fault fault(const char* rule, std::function<void(QPDF&)> change) {
  return {rule, [change = std::move(change)] { return changed(change); }};
}

class Broken : public testing::TestWithParam<Fault> {};

TEST_P(Broken, IsFound) {
  EXPECT_THAT(rules_of(GetParam().file()), testing::Contains(GetParam().rule));
}

std::vector<Fault> structure_faults() {
  return {
      {"6.1.1 readable",
       [] {
         return Bytes{'%', 'P', 'D', 'F'};
       }},
      {"6.1.1 readable", [] { return patched("startxref", "startxxxx"); }},
      {"6.1.2 header", [] { return patched("%PDF-1.7", " %PDF-1."); }},
      {"6.1.3 end of file",
       [] {
         Bytes bytes = good_file();
         bytes.push_back('x');
         return bytes;
       }},
      {"6.1.3 encryption",
       [] {
         return changed([](QPDF&) {},
                        [](QPDFWriter& writer) {
                          writer.setDeterministicID(false);
                          writer.setR6EncryptionParameters("", "owner", true, true, true, true,
                                                           true, true, qpdf_r3p_full, true);
                        });
       }},
      {"6.1.3 file identifier", [] { return patched("/ID [", "/IX ["); }},
      {"6.1.4 cross reference",
       [] {
         return changed([](QPDF&) {},
                        [](QPDFWriter& writer) { writer.setObjectStreamMode(qpdf_o_generate); });
       }},
      {"6.1.7.1 stream framing",
       [] {
         return changed([](QPDF&) {},
                        [](QPDFWriter& writer) { writer.setNewlineBeforeEndstream(false); });
       }},
  };
}

std::vector<Fault> object_faults() {
  const auto set = [](const char* rule, const char* key, const char* value) {
    return fault(rule, [=](QPDF& pdf) { pdf.getRoot().replaceKey(key, Object::parse(value)); });
  };
  return {
      fault("6.1.7.1 external stream",
            [](QPDF& pdf) { image(pdf).replaceKey("/F", Object::newString("other.jpg")); }),
      fault("6.1.7.2 filter",
            [](QPDF& pdf) { image(pdf).replaceKey("/Filter", Object::newName("/LZWDecode")); }),
      fault("6.7.4 language", [](QPDF& pdf) { pdf.getRoot().removeKey("/Lang"); }),
      fault("6.2.3 output intent", [](QPDF& pdf) { pdf.getRoot().removeKey("/OutputIntents"); }),
      fault(
          "6.2.3 output intent",
          [](QPDF& pdf) {
            rewrite(
                pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile"),
                "RGB ", "CMYK");
          }),
      set("6.5 actions", "/OpenAction", "<< /S /JavaScript /JS (app.alert(1)) >>"),
      set("6.4 forms", "/AcroForm", "<< /Fields [] >>"),
      set("6.4 forms", "/AcroForm", "<< /Fields [<< /FT /Tx /T (name) >>] >>"),
      set("6.8 embedded files", "/Names", "<< /EmbeddedFiles << /Names [] >> >>"),
      set("6.9 optional content", "/OCProperties", "<< >>"),
      fault("6.3 annotations",
            [](QPDF& pdf) { first_page(pdf).replaceKey("/Annots", Object::newArray()); }),
      fault("6.2.10 transparency",
            [](QPDF& pdf) { first_page(pdf).replaceKey("/Group", Object::newDictionary()); }),
      fault("6.1.13 limits",
            [](QPDF& pdf) {
              first_page(pdf).replaceKey("/" + std::string(200, 'x'), Object::newInteger(1));
            }),
  };
}

std::vector<Fault> metadata_faults() {
  const auto in_xmp = [](const char* rule, const char* from, const char* to) {
    return fault(rule, [=](QPDF& pdf) { rewrite(pdf.getRoot().getKey("/Metadata"), from, to); });
  };
  return {
      fault("6.6.2 metadata", [](QPDF& pdf) { pdf.getRoot().removeKey("/Metadata"); }),
      in_xmp("6.6.2 metadata", "</rdf:RDF>", "</rdf:RD>"),
      in_xmp("6.6.2 metadata", "<?xpacket begin", "<?xpacket bytes=\"1\" begin"),
      in_xmp("6.6.4 identification", "<pdfaid:part>2", "<pdfaid:part>1"),
      in_xmp("6.6.4 identification", "conformance>U", "conformance>B"),
      in_xmp("6.6.3 info equals xmp", "<xmp:ModifyDate>2026", "<xmp:ModifyDate>2025"),
      fault("6.6.3 info equals xmp",
            [](QPDF& pdf) {
              pdf.getTrailer().getKey("/Info").replaceKey("/Title", Object::newString("other"));
            }),
  };
}

std::vector<Fault> page_faults() {
  return {
      fault("6.1.13 page size",
            [](QPDF& pdf) {
              first_page(pdf).replaceKey("/MediaBox", Object::parse("[0 0 15000 100]"));
            }),
      fault("6.2.2 content", [](QPDF& pdf) { add_content(pdf, "0 0 1 rg"); }),
      fault("6.2.2 content", [](QPDF& pdf) { add_content(pdf, "q"); }),
      fault("6.2.2 content", [](QPDF& pdf) { add_content(pdf, "/Other Do"); }),
      fault("6.1.13 limits",
            [](QPDF& pdf) {
              std::string nested;
              for (int i = 0; i < 29; ++i) nested += "q ";
              for (int i = 0; i < 29; ++i) nested += "Q ";
              add_content(pdf, nested);
            }),
      fault("hoso invisible text",
            [](QPDF& pdf) { add_content(pdf, "BT 0 Tr /F 10 Tf <0001> Tj ET"); }),
      fault("6.1.6 strings",
            [](QPDF& pdf) { add_content(pdf, "BT 3 Tr /F 10 Tf <000102> Tj ET"); }),
      fault(
          "6.2.4 colour space",
          [](QPDF& pdf) { image(pdf).replaceKey("/ColorSpace", Object::newName("/DeviceCMYK")); }),
      fault("6.2.8 image",
            [](QPDF& pdf) { image(pdf).replaceKey("/Interpolate", Object::newBool(true)); }),
  };
}

std::vector<Fault> font_faults() {
  return {
      fault("6.2.11.2 font type",
            [](QPDF& pdf) { font(pdf).replaceKey("/Subtype", Object::newName("/Type1")); }),
      fault("6.2.11.7 unicode", [](QPDF& pdf) { font(pdf).removeKey("/ToUnicode"); }),
      fault("6.2.11.7 unicode",
            [](QPDF& pdf) { rewrite(font(pdf).getKey("/ToUnicode"), "<0001> <", "<0FFF> <"); }),
      fault("6.2.11.7 unicode",
            [](QPDF& pdf) {
              rewrite(font(pdf).getKey("/ToUnicode"), "<0001> <0054>", "<0001> <FEFF>");
            }),
      fault("6.2.11.4 font embedded",
            [](QPDF& pdf) { descendant(pdf).getKey("/FontDescriptor").removeKey("/FontFile2"); }),
      fault("6.2.11.3 cid to glyph map",
            [](QPDF& pdf) { descendant(pdf).removeKey("/CIDToGIDMap"); }),
      fault("6.2.11.4 glyph present",
            [](QPDF& pdf) {
              descendant(pdf)
                  .getKey("/CIDToGIDMap")
                  .replaceStreamData(std::string(8, '\x09'), Object::newNull(), Object::newNull());
            }),
      fault("6.2.11.5 glyph width",
            [](QPDF& pdf) { descendant(pdf).replaceKey("/DW", Object::newInteger(600)); }),
  };
}

INSTANTIATE_TEST_SUITE_P(Structure, Broken, testing::ValuesIn(structure_faults()));
INSTANTIATE_TEST_SUITE_P(Objects, Broken, testing::ValuesIn(object_faults()));
INSTANTIATE_TEST_SUITE_P(Metadata, Broken, testing::ValuesIn(metadata_faults()));
INSTANTIATE_TEST_SUITE_P(Pages, Broken, testing::ValuesIn(page_faults()));
INSTANTIATE_TEST_SUITE_P(Fonts, Broken, testing::ValuesIn(font_faults()));

}  // namespace
}  // namespace hoso::test
