// Tesseract, as far as hoso uses it: one line picture in, readings out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <hoso/field_value.hpp>
#include <opencv2/core.hpp>
#include <tesseract/baseapi.h>

namespace hoso::tesseract {

/// One way to read a symbol (a letter, a digit, a sign) and how sure the model is of it, 0..1.
struct SymbolChoice {
  std::string text;
  double score = 0;
};

/// A symbol's choices, best first; never empty.
struct Symbol {
  std::vector<SymbolChoice> choices;
  bool after_space = false;
};

/// One loaded model. Not thread-safe; loading takes about 0.1 s, reading a line 5 to 15 ms.
class LineReader {
 public:
  /// `tessdata`: folder that holds `language`.traineddata. Throws
  /// Error("recognize.model_missing") when it is not there or cannot be loaded.
  LineReader(const std::filesystem::path& tessdata, const std::string& language);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// `line`: CV_8UC1, dark on white. Empty = Tesseract saw no text.
  [[nodiscard]] std::vector<Symbol> read(const cv::Mat& line, double dpi);

 private:
  ::tesseract::TessBaseAPI api_;
};

[[nodiscard]] bool has_model(const std::filesystem::path& tessdata, const std::string& language);

/// Where the model is when nothing else is said: TESSDATA_PREFIX, else Debian's folder.
[[nodiscard]] std::filesystem::path default_tessdata();

}  // namespace hoso::tesseract
