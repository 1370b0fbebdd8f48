#include "packaging/redact_pdf.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <hoso/error.hpp>
#include <hoso/pdf/pdfa.hpp>
#include <hoso/text.hpp>

#include "packaging/paper_pdf.hpp"
#include "packaging/scan_page.hpp"

namespace hoso::packaging {
namespace {

using Object = QPDFObjectHandle;

/// Ink runs over the place that a form gives it.
constexpr double margin_mm = 1.5;
/// JPEG leaves black a little grey.
constexpr double darkest = 48;

/// Shares of the upright page, from its upper left corner.
struct Share {
  double left, top, right, bottom;
};

Share share_of(const MmRect& box, const PackedPage& page, double margin) {
  const double width = px_to_mm(page.width_px, page.dpi);
  const double height = px_to_mm(page.height_px, page.dpi);
  return {std::max(0.0, (box.x - margin) / width), std::max(0.0, (box.y - margin) / height),
          std::min(1.0, (box.right() + margin) / width), std::min(1.0, (box.bottom() + margin) / height)};
}

/// The upright page's share on a picture that is shown in `turns` clockwise quarter turns.
cv::Rect on_picture(const Share& share, int turns, const cv::Size& size) {
  Share own = share;
  if (turns == 1) own = {share.top, 1 - share.right, share.bottom, 1 - share.left};
  if (turns == 2) own = {1 - share.right, 1 - share.bottom, 1 - share.left, 1 - share.top};
  if (turns == 3) own = {1 - share.bottom, share.left, 1 - share.top, share.right};
  const cv::Point begin(static_cast<int>(std::floor(own.left * size.width)),
                        static_cast<int>(std::floor(own.top * size.height)));
  const cv::Point end(static_cast<int>(std::ceil(own.right * size.width)),
                      static_cast<int>(std::ceil(own.bottom * size.height)));
  return cv::Rect(begin, end) & cv::Rect({}, size);
}

bool touches(const ScanWord& word, const Share& share, const ScanPage& page) {
  const double left = share.left * page.width_pt, right = share.right * page.width_pt;
  const double top = (1 - share.top) * page.height_pt, bottom = (1 - share.bottom) * page.height_pt;
  const MmRect& box = word.box_pt;
  return box.x < right && box.x + box.width > left && box.y < top && box.y + box.height > bottom;
}

class ScanRedaction {
 public:
  ScanRedaction(std::span<const std::uint8_t> scan, const PackedDossier& dossier, const Redaction& redaction)
      : dossier_(dossier), redaction_(redaction) {
    pdf_.setSuppressWarnings(true);
    pdf_.processMemoryFile("scan", reinterpret_cast<const char*>(scan.data()), scan.size());
  }

  /// False = another program's: nobody knows what else it holds.
  [[nodiscard]] bool is_ours() {
    const auto pages = QPDFPageDocumentHelper(pdf_).getAllPages();
    return !pages.empty() && std::ranges::all_of(pages, [](QPDFPageObjectHelper page) {
      return scan_page(page.getObjectHandle()).has_value();
    });
  }

  Bytes of_file(int file) {
    auto pages = QPDFPageDocumentHelper(pdf_).getAllPages();
    std::size_t index = 0;
    for (const PackedPage& page : dossier_.pages) {
      if (page.file != file || page.width_px == 0) continue;
      if (index == pages.size()) throw Error("package.scan_missing", {{"file", scan_path(file)}});
      redact(pages[index++].getObjectHandle(), page);
    }
    return written(pdf_);
  }

 private:
  void redact(Object page, const PackedPage& described) {
    std::optional<ScanPage> parts = scan_page(page);
    const bool whole = std::ranges::count(redaction_.whole_pages, described.number) > 0;
    if (!parts) throw Error("emit.failed", {{"artifact", "PDF"}, {"detail", "scan"}});
    cv::Mat picture = picture_of(parts->picture);
    if (picture.empty()) throw Error("emit.failed", {{"artifact", "PDF"}, {"detail", "picture"}});
    const std::vector<Share> shares = whole ? std::vector<Share>{{0, 0, 1, 1}} : shares_on(described);
    if (shares.empty()) return;
    for (const Share& share : shares) {
      cv::rectangle(picture, on_picture(share, parts->turns, picture.size()), cv::Scalar::all(0), cv::FILLED);
    }
    set_picture(parts->picture, picture);
    set_words(page, *parts, shares);
    require_black(*parts, described, whole);
  }

  [[nodiscard]] std::vector<Share> shares_on(const PackedPage& page) const {
    std::vector<Share> shares;
    for (const HiddenPlace& place : redaction_.places) {
      if (place.page == page.number) shares.push_back(share_of(place.box, page, margin_mm));
    }
    return shares;
  }

  void set_words(Object page, const ScanPage& parts, const std::vector<Share>& shares) {
    std::string content = parts.before;
    for (const ScanWord& word : parts.words) {
      const bool hidden = std::ranges::any_of(shares, [&](const Share& share) { return touches(word, share, parts); });
      if (!hidden) content.append(word.line).append("\n");
    }
    page.replaceKey("/Contents", Object::newStream(&pdf_, content + parts.behind));
  }

  /// The proof is read back from what will be written.
  void require_black(const ScanPage& parts, const PackedPage& page, bool whole) const {
    const cv::Mat picture = picture_of(parts.picture);
    for (const HiddenPlace& place : redaction_.places) {
      if (place.page != page.number || whole) continue;
      const cv::Rect hidden = on_picture(share_of(place.box, page, 0), parts.turns, picture.size());
      double brightest = 0;
      if (!hidden.empty()) cv::minMaxLoc(picture(hidden).clone().reshape(1), nullptr, &brightest);
      if (brightest > darkest) throw Error("package.not_redacted", {{"file", "PDF"}});
    }
  }

  const PackedDossier& dossier_;
  const Redaction& redaction_;
  QPDF pdf_;
};

/// Black sheets as large as the pages.
Bytes black_sheets(int file, const PackedDossier& dossier) {
  QPDF pdf;
  pdf.emptyPDF();
  for (const PackedPage& page : dossier.pages) {
    if (page.file != file || page.width_px == 0) continue;
    constexpr double usual_dpi = 300;
    const double scale = 72 / (page.dpi > 0 ? page.dpi : usual_dpi);
    const double width = page.width_px * scale;
    const double height = page.height_px * scale;
    Object sheet = Object::parse("<< /Type /Page /Resources << /XObject << >> >> >>");
    Object image = Object::newStream(&pdf);
    image.replaceDict(Object::parse("<< /Type /XObject /Subtype /Image >>"));
    set_picture(image, cv::Mat::zeros(1, 1, CV_8UC1));
    sheet.getKey("/Resources").getKey("/XObject").replaceKey("/Im", image);
    sheet.replaceKey("/MediaBox", Object::newFromRectangle({0, 0, width, height}));
    const std::string content = fmt::format("q {:.3f} 0 0 {:.3f} 0 0 cm /Im Do Q\n", width, height);
    sheet.replaceKey("/Contents", Object::newStream(&pdf, content));
    pdf.addPage(pdf.makeIndirectObject(sheet), false);
  }
  add_pdfa_parts(pdf, {"Bản che", dossier.created});
  return written(pdf);
}

/// Two bytes of UTF-16 for each CID, from the font's own map.
std::map<std::string, char32_t> letters_of(Object font) {
  std::map<std::string, char32_t> letters;
  Object map = font.getKey("/ToUnicode");
  if (!map.isStream()) return letters;
  const auto data = map.getStreamData(qpdf_dl_generalized);
  const std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    // "<0001> <0054>"
    if (text.compare(at + 5, 3, "> <") == 0 && text.compare(at + 12, 1, ">") == 0) {
      letters[text.substr(at + 1, 4)] = static_cast<char32_t>(std::stoul(text.substr(at + 8, 4), nullptr, 16));
    }
  }
  return letters;
}

}  // namespace

Bytes redacted_scan(std::span<const std::uint8_t> scan, int file, const PackedDossier& dossier,
                    const Redaction& redaction) {
  ScanRedaction work(scan, dossier, redaction);
  return work.is_ours() ? work.of_file(file) : black_sheets(file, dossier);
}

std::string text_in_scan(std::span<const std::uint8_t> scan) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("scan", reinterpret_cast<const char*>(scan.data()), scan.size());
  std::vector<char32_t> text;
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    const std::optional<ScanPage> parts = scan_page(page.getObjectHandle());
    if (!parts) continue;
    const auto letters = letters_of(page.getObjectHandle().getKey("/Resources").getKey("/Font").getKey("/F"));
    for (const ScanWord& word : parts->words) {
      const std::size_t begin = word.line.find('<') + 1;
      for (std::size_t at = begin; word.line[at] != '>'; at += 4) {
        const auto found = letters.find(word.line.substr(at, 4));
        text.push_back(found == letters.end() ? U'?' : found->second);
      }
    }
    text.push_back(U'\n');
  }
  return to_utf8(text);
}

}  // namespace hoso::packaging
