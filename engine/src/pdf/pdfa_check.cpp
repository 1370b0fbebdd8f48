#include <hoso/pdf/pdfa_check.hpp>

#include <algorithm>
#include <regex>
#include <set>

#include <qpdf/Buffer.hh>

#include "pdf/pdfa_rules.hpp"

namespace hoso::pdf {
namespace {

using Object = QPDFObjectHandle;

/// From "obj" on: the dictionary's end and the stream keyword with its line end (6.1.7.1).
const std::regex stream_keyword(R"(>>\s*stream(\r\n|\n))");

bool stream_is_framed(std::string_view bytes, std::size_t object_at, std::size_t length) {
  const std::string_view rest = bytes.substr(object_at);
  std::match_results<std::string_view::const_iterator> found;
  if (!std::regex_search(rest.begin(), rest.end(), found, stream_keyword)) return false;
  const std::size_t end = static_cast<std::size_t>(found.position() + found.length()) + length;
  if (end > rest.size()) return false;
  const std::string_view tail = rest.substr(end);
  return tail.starts_with("\nendstream") || tail.starts_with("\r\nendstream");
}

void check_streams(QPDF& pdf, std::string_view bytes, PdfaComplaints& complaints) {
  for (const auto& [id, entry] : pdf.getXRefTable()) {
    complaints.require(entry.getType() == 1, "6.1.4 cross reference", "object in a stream");
    Object object = pdf.getObject(id);
    if (entry.getType() != 1 || !object.isStream()) continue;
    Object dictionary = object.getDict();
    const auto length = static_cast<std::size_t>(dictionary.getKey("/Length").getIntValue());
    complaints.require(stream_is_framed(bytes, static_cast<std::size_t>(entry.getOffset()), length),
                       "6.1.7.1 stream framing", id.unparse());
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms"}) {
      complaints.require(!dictionary.hasKey(key), "6.1.7.1 external stream", id.unparse());
    }
  }
}

void check_filters(QPDF& pdf, PdfaComplaints& complaints) {
  const std::set<std::string> known = {"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode"};
  for (Object object : pdf.getAllObjects()) {
    if (!object.isStream()) continue;
    Object filter = object.getDict().getKey("/Filter");
    const bool plain = filter.isNull() || (filter.isName() && known.contains(filter.getName()));
    complaints.require(plain, "6.1.7.2 filter", filter.unparse());
  }
}

bool are_signatures(Object list) {
  if (!list.isArray() || list.getArrayNItems() == 0) return false;
  const std::vector<Object> items = list.getArrayAsVector();
  return std::ranges::all_of(items, is_signature_field);
}

/// A form that signing made.
bool is_signature_form(Object form) { return form.isDictionary() && are_signatures(form.getKey("/Fields")); }

/// Whatever runs, opens, plays or hides something.
void check_forbidden_keys(Object object, PdfaComplaints& complaints) {
  static const std::set<std::string> actions = {"/AA", "/OpenAction", "/JavaScript", "/JS", "/A"};
  Object dictionary = object.isStream() ? object.getDict() : object;
  if (!dictionary.isDictionary()) return;
  for (const std::string& key : dictionary.getKeys()) {
    complaints.require(!actions.contains(key), "6.5 actions", key);
    complaints.require(key != "/Annots" || are_signatures(dictionary.getKey(key)), "6.3 annotations", key);
    complaints.require(key != "/AcroForm" || is_signature_form(dictionary.getKey(key)), "6.4 forms", key);
    complaints.require(key != "/XFA" && key != "/NeedAppearances", "6.4 forms", key);
    complaints.require(key != "/EmbeddedFiles" && key != "/AF", "6.8 embedded files", key);
    complaints.require(key != "/OCProperties" && key != "/OC", "6.9 optional content", key);
    complaints.require(key != "/SMask" && key != "/Group", "6.2.10 transparency", key);
    complaints.require(key.size() <= 128, "6.1.13 limits", "name");
  }
}

/// An ICC profile of a display in RGB, version 2 or 4 (ISO 15076-1, 7.2).
bool is_rgb_profile(const std::string& icc) {
  return icc.size() >= 128 && icc.substr(36, 4) == "acsp" && icc.substr(12, 4) == "mntr" &&
         icc.substr(16, 4) == "RGB " && (icc[8] == 2 || icc[8] == 4);
}

void check_output_intent(Object catalogue, PdfaComplaints& complaints) {
  const std::string rule = "6.2.3 output intent";
  Object intents = catalogue.getKey("/OutputIntents");
  complaints.require(intents.isArray() && intents.getArrayNItems() == 1, rule, "not exactly one");
  if (!intents.isArray() || intents.getArrayNItems() != 1) return;
  Object intent = intents.getArrayItem(0);
  complaints.require(intent.getKey("/S").isNameAndEquals("/GTS_PDFA1"), rule, "/S");
  Object profile = intent.getKey("/DestOutputProfile");
  complaints.require(profile.isStream(), rule, "no profile");
  if (!profile.isStream()) return;
  const bool three = profile.getDict().getKey("/N").isInteger() &&
                     profile.getDict().getKey("/N").getIntValue() == 3;
  complaints.require(three && is_rgb_profile(stream_text(profile)), rule, "profile is not RGB");
}

}  // namespace

std::string stream_text(Object stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

bool is_signature_field(Object object) {
  if (!object.isDictionary() || object.hasKey("/A") || object.hasKey("/AA") || object.hasKey("/Kids")) return false;
  Object owner = object.hasKey("/FT") || !object.hasKey("/Parent") ? object : object.getKey("/Parent");
  return owner.isDictionary() && owner.getKey("/FT").isNameAndEquals("/Sig");
}

void check_file_structure(QPDF& pdf, std::string_view bytes, PdfaComplaints& complaints) {
  static const std::regex header(R"(^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4})");
  const std::string start(bytes.substr(0, 32));
  complaints.require(std::regex_search(start, header), "6.1.2 header");
  complaints.require(bytes.ends_with("%%EOF") || bytes.ends_with("%%EOF\n"), "6.1.3 end of file");
  complaints.require(!pdf.getTrailer().hasKey("/Encrypt"), "6.1.3 encryption");
  Object id = pdf.getTrailer().getKey("/ID");
  const bool two = id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString() &&
                   !id.getArrayItem(0).getStringValue().empty();
  complaints.require(two, "6.1.3 file identifier");
  check_streams(pdf, bytes, complaints);
}

void check_catalogue(QPDF& pdf, PdfaComplaints& complaints) {
  Object catalogue = pdf.getRoot();
  Object language = catalogue.getKey("/Lang");
  complaints.require(language.isString() && language.getStringValue() == "vi-VN", "6.7.4 language");
  check_output_intent(catalogue, complaints);
}

void check_features(QPDF& pdf, PdfaComplaints& complaints) {
  for (Object object : pdf.getAllObjects()) check_forbidden_keys(object, complaints);
  check_forbidden_keys(pdf.getRoot().getKey("/Names"), complaints);
  check_filters(pdf, complaints);
}

}  // namespace hoso::pdf

namespace hoso {
namespace {

/// Calls `check` on the opened file; what qpdf cannot read is a breach.
template <class Check>
std::vector<PdfaBreach> judged(std::span<const std::uint8_t> pdf, const Check& check) {
  pdf::PdfaComplaints complaints;
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("pdf", reinterpret_cast<const char*>(pdf.data()), pdf.size());
    check(file, complaints);
    complaints.require(file.getWarnings().empty(), "6.1.1 readable", "qpdf repaired it");
  } catch (const std::exception& error) {
    complaints.require(false, "6.1.1 readable", error.what());
  }
  return std::move(complaints.breaches);
}

}  // namespace

std::vector<PdfaBreach> pdfa_breaches(std::span<const std::uint8_t> bytes) {
  return judged(bytes, [&](QPDF& file, pdf::PdfaComplaints& complaints) {
    const PdfaLevel level = pdf::claimed_conformance(file) == "A" ? PdfaLevel::a : PdfaLevel::u;
    pdf::check_file_structure(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, complaints);
    pdf::check_catalogue(file, complaints);
    pdf::check_metadata(file, level, complaints);
    if (level == PdfaLevel::a) return pdf::check_tags(file, complaints);
    pdf::check_features(file, complaints);
    if (pdf::is_typed(file)) return pdf::check_typed_pages(file, complaints);
    pdf::check_pages(file, complaints);
  });
}

std::vector<PdfaBreach> tagging_breaches(std::span<const std::uint8_t> bytes) {
  return judged(bytes, [](QPDF& file, pdf::PdfaComplaints& complaints) { pdf::check_tags(file, complaints); });
}

}  // namespace hoso
