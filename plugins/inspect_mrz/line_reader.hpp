// The line model, as far as machine-readable lines need it: one line picture in, its signs out.
#pragma once

#include <filesystem>
#include <string>

#include <hoso/imaging/line_model.hpp>

namespace hoso::mrz {

/// One loaded model. Not thread-safe; loading takes about 0.1 s, reading a line 30 ms.
class LineReader {
 public:
  /// `tessdata`: folder that holds `language`.traineddata. Throws Error("recognize.model_missing").
  LineReader(const std::filesystem::path& tessdata, const std::string& language);

  /// 0–9, A–Z and '<', without spaces; empty = Tesseract saw none. `line`: CV_8UC1, dark on light.
  [[nodiscard]] std::string read(const cv::Mat& line);

 private:
  imaging::LineModel model_;
};

}  // namespace hoso::mrz
