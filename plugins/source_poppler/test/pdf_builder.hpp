// Writes the PDFs that the tests read: whole objects in, a file with its cross-reference out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hoso::source_poppler::test {

/// A4 as scanners state it.
inline const std::string a4 = "[0 0 595.28 841.89]";

struct PdfPage {
  std::string content{};
  std::string media_box = a4;
  std::string entries{};  ///< more of the page's dictionary, e.g. "/Rotate 90"
};

struct PdfImage {
  std::string bytes{};
  int width = 168;
  int height = 232;
  std::string color_space = "/DeviceRGB";
  std::string filter = "/DCTDecode";
  std::string entries{};
};

/// Pages share one image /Im and the fonts /Latin (Helvetica) and /Vietnamese (whose only letter,
/// "A", means e + circumflex + dot below, decomposed).
[[nodiscard]] std::string pdf(const std::vector<PdfPage>& pages, const PdfImage& image = {});

/// `plain` protected by passwords.
[[nodiscard]] std::string encrypted(const std::string& plain, const char* user_password);

/// A file of test/data.
[[nodiscard]] std::string test_data(const std::string& name);
[[nodiscard]] std::string hex(const std::string& bytes);

/// Draws /Im over the whole A4 page.
inline const std::string full_page_image = "q 595.28 0 0 841.89 0 0 cm /Im Do Q\n";

}  // namespace hoso::source_poppler::test
