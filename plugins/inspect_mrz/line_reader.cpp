#include "line_reader.hpp"

#include <memory>

#include <allheaders.h>
#include <hoso/error.hpp>

// Of libgomp, which libtesseract brings along; weak, for a Tesseract built without OpenMP.
extern "C" __attribute__((weak)) void omp_set_max_active_levels(int);

namespace hoso::mrz {
namespace {

/// Tesseract asks for four threads in each layer of its model; see recognize.tesseract.
void forbid_inner_threads() {
  if (omp_set_max_active_levels != nullptr) omp_set_max_active_levels(0);
}

}  // namespace

LineReader::LineReader(const std::filesystem::path& tessdata, const std::string& language) {
  setMsgSeverity(L_SEVERITY_NONE);
  forbid_inner_threads();
  api_.SetVariable("debug_file", "/dev/null");
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(tessdata / (language + ".traineddata"), ignored) ||
      api_.Init(tessdata.c_str(), language.c_str(), ::tesseract::OEM_LSTM_ONLY) != 0) {
    throw Error("recognize.model_missing", {{"model", language + ".traineddata"}, {"folder", tessdata.string()}});
  }
  api_.SetPageSegMode(::tesseract::PSM_SINGLE_LINE);
  api_.SetVariable("tessedit_char_whitelist", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");
}

LineReader::~LineReader() = default;

std::string LineReader::read(const cv::Mat& line) {
  constexpr int capitals_of_ten_to_the_inch_dpi = 350;
  forbid_inner_threads();
  api_.SetImage(line.data, line.cols, line.rows, 1, static_cast<int>(line.step));
  api_.SetSourceResolution(capitals_of_ten_to_the_inch_dpi);
  const std::unique_ptr<char[]> text(api_.GetUTF8Text());
  api_.Clear();
  std::string signs(text ? text.get() : "");
  std::erase_if(signs, [](char sign) {
    return !(sign >= '0' && sign <= '9') && !(sign >= 'A' && sign <= 'Z') && sign != '<';
  });
  return signs;
}

}  // namespace hoso::mrz
