#include <algorithm>
#include <map>
#include <regex>
#include <sstream>

#include <fmt/format.h>

#include "portal/rehearsal_checks.hpp"

namespace hoso::portal {
namespace {

constexpr std::string_view pdf_mark = "%PDF-";

bool is_pdf(const PaperFile& paper) { return paper.bytes.starts_with(pdf_mark); }

/// By content: names are what senders get wrong.
std::string type_of(const PaperFile& paper) {
  if (is_pdf(paper)) return "pdf";
  if (paper.bytes.starts_with("\xFF\xD8\xFF")) return "jpeg";
  if (paper.bytes.starts_with("\x89PNG")) return "png";
  if (paper.bytes.starts_with("II*") || paper.bytes.starts_with("MM")) return "tiff";
  return "other";
}

/// "1.7"; empty when the header does not say.
std::string version_of(const PaperFile& paper) {
  const std::string_view version = paper.bytes.substr(pdf_mark.size(), 3);
  return version.size() == 3 && version[1] == '.' ? std::string(version) : std::string();
}

/// Every /SubFilter of a signature. The dictionary is plain even in files that compress the rest: the bytes that a
/// signature covers are found by it (ISO 32000-1, 12.8.1).
std::vector<std::string> signature_formats(std::string_view pdf) {
  constexpr std::string_view key = "/SubFilter";
  std::vector<std::string> formats;
  for (std::size_t at = pdf.find(key); at != std::string_view::npos; at = pdf.find(key, at + 1)) {
    std::size_t begin = pdf.find_first_not_of(" \t\r\n", at + key.size());
    if (begin == std::string_view::npos || pdf[begin] != '/') continue;
    ++begin;
    const std::size_t end = std::min(pdf.find_first_of(" \t\r\n/<>[]()", begin), pdf.size());
    constexpr std::size_t longest = 40;
    if (end - begin <= longest) formats.emplace_back(pdf.substr(begin, end - begin));
  }
  return formats;
}

}  // namespace

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void check_file_type(const CheckCall& call) {
  const std::vector<std::string> allowed = words_of(call.rule.setting("types"));
  for (const PaperFile& paper : call.package.papers()) {
    if (std::ranges::count(allowed, type_of(paper)) == 0) {
      call.object("rehearsal.file_type", {{"file", paper.path}, {"expected", call.rule.setting("types")}});
    }
  }
}

void check_file_size(const CheckCall& call) {
  const auto most = call.rule.number("most-bytes");
  for (const PaperFile& paper : call.package.papers()) {
    if (paper.bytes.size() > most) {
      call.object("rehearsal.file_size", {{"file", paper.path}, {"limit", fmt::format("{}", most >> 20)}});
    }
  }
}

void check_package_size(const CheckCall& call) {
  const auto most = call.rule.number("most-bytes");
  if (call.package.bytes() > most) call.object("rehearsal.package_size", {{"limit", fmt::format("{}", most >> 20)}});
}

void check_file_name(const CheckCall& call) {
  const std::regex pattern(call.rule.setting("pattern"));
  const auto most = call.rule.number("most-bytes");
  for (const PaperFile& paper : call.package.papers()) {
    // A name that is too long is not even shown to the pattern, whose machine climbs its stack by letters.
    if (paper.name.size() > most || !std::regex_match(paper.name, pattern)) {
      call.object("rehearsal.file_name", {{"file", paper.path}});
    }
  }
}

void check_pdf(const CheckCall& call) {
  const std::string least = call.rule.setting("least-version");
  for (const PaperFile& paper : call.package.papers()) {
    if (!is_pdf(paper)) continue;
    if (version_of(paper) < least) {
      call.object("rehearsal.pdf_version", {{"file", paper.path}, {"expected", least}});
    }
    if (paper.bytes.find("/Encrypt") != std::string_view::npos) {
      call.object("rehearsal.pdf_encrypted", {{"file", paper.path}});
    }
    if (call.rule.setting("required") == "pdfa" && paper.bytes.find("pdfaid:part") == std::string_view::npos) {
      call.object("rehearsal.pdf_not_archival", {{"file", paper.path}});
    }
  }
}

void check_signature(const CheckCall& call) {
  const std::vector<std::string> allowed = words_of(call.rule.setting("formats"));
  for (const PaperFile& paper : call.package.papers()) {
    const std::vector<std::string> formats = signature_formats(paper.bytes);
    if (formats.empty() && call.rule.setting("required") == "true") {
      call.object("rehearsal.signature_missing", {{"file", paper.path}});
    }
    for (const std::string& format : formats) {
      if (std::ranges::count(allowed, format) > 0) continue;
      call.object("rehearsal.signature_format", {{"file", paper.path}, {"expected", call.rule.setting("formats")}});
    }
  }
}

const Check* check_named(std::string_view kind) {
  static const std::map<std::string, Check, std::less<>> checks = {
      {"file-type", check_file_type},       {"file-size", check_file_size},
      {"package-size", check_package_size}, {"file-name", check_file_name},
      {"pdf", check_pdf},                   {"signature", check_signature},
      {"payload", check_payload},           {"encoding", check_encoding},
      {"listed-files", check_listed_files}, {"filled", check_filled},
      {"values", check_values},             {"time", check_time},
      {"order", check_order},               {"same", check_same},
      {"procedure", check_procedure},       {"known-components", check_known_components},
      {"required-components", check_required_components}};
  const auto found = checks.find(kind);
  return found == checks.end() ? nullptr : &found->second;
}

}  // namespace hoso::portal
