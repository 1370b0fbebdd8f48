// Tesseract, as far as hoso uses it: one line picture in, its symbols out.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace hoso::imaging {

/// One way to read a symbol (a letter, a digit, a sign) and how sure the model is of it, 0..1.
struct SymbolChoice {
  std::string text;  ///< NFC
  double score = 0;  ///< 0..1
};

/// A symbol of a line, as the model saw it.
struct Symbol {
  std::vector<SymbolChoice> choices;  ///< best first; never empty
  bool after_space = false;           ///< begins a word
  double left_px = 0;                 ///< of the line picture; with right_px 0 = the model does not say
  double right_px = 0;                ///< behind it
  double word_score = 0;              ///< of the word it stands in, 0..1
};

/// Which model is opened, and what for.
struct LineModelPlan {
  std::filesystem::path folder;  ///< holds `language`.traineddata
  std::string language;          ///< "vie"
  bool alternatives = false;     ///< more than the best choice of a symbol; costs some time a line
  std::string only{};            ///< the symbols that may be read, ASCII; empty = any
};

/// A loaded model. Owned and used by one thread at a time; it starts no threads of its own and writes
/// nothing to standard error. Loading takes about 0.1 s, reading a line 5 to 30 ms.
class LineModel {
 public:
  /// Throws Error("recognize.model_missing") when the model is not there or cannot be loaded.
  explicit LineModel(const LineModelPlan& plan);
  /// What was moved from may only be assigned to or destroyed.
  LineModel(LineModel&&) noexcept;
  LineModel& operator=(LineModel&&) noexcept;  ///< As above; the model held before is let go.
  ~LineModel();

  /// `line`: CV_8UC1, dark on light; `dpi`: its resolution as far as it is known. From left to right;
  /// empty = no text.
  [[nodiscard]] std::vector<Symbol> read(const cv::Mat& line, double dpi);

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

/// Where models are: `given`, or when that is empty TESSDATA_PREFIX, else Debian's folder.
[[nodiscard]] std::filesystem::path line_model_folder(const std::string& given);

/// Whether `folder` holds a model named `language`; says nothing about whether it is sound.
[[nodiscard]] bool has_line_model(const std::filesystem::path& folder, const std::string& language);

}  // namespace hoso::imaging
