#include "word_reader.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include <allheaders.h>
#include <hoso/error.hpp>
#include <hoso/text.hpp>

// Of libgomp, which libtesseract brings along; weak, for a Tesseract built without OpenMP.
extern "C" __attribute__((weak)) void omp_set_max_active_levels(int);

namespace hoso::labels {
namespace {

/// Tesseract asks for four threads in each layer of its model; see recognize.tesseract.
void forbid_inner_threads() {
  if (omp_set_max_active_levels != nullptr) omp_set_max_active_levels(0);
}

/// What is filled in often follows a label's colon, or what is left of a leader, without a space.
bool ends_label(std::string_view symbol) { return symbol == ":" || symbol == "."; }

/// What a line of 12 pt type scaled to 30 px looks like.
constexpr int scaled_line_dpi = 150;

}  // namespace

WordReader::WordReader(const std::filesystem::path& tessdata, const std::string& language) {
  setMsgSeverity(L_SEVERITY_NONE);
  forbid_inner_threads();
  api_.SetVariable("debug_file", "/dev/null");
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(tessdata / (language + ".traineddata"), ignored) ||
      api_.Init(tessdata.c_str(), language.c_str(), ::tesseract::OEM_LSTM_ONLY) != 0) {
    throw Error("recognize.model_missing",
                {{"model", language + ".traineddata"}, {"folder", tessdata.string()}});
  }
  api_.SetPageSegMode(::tesseract::PSM_SINGLE_LINE);
}

WordReader::~WordReader() = default;

std::vector<ReadWord> WordReader::read(const cv::Mat& line) {
  forbid_inner_threads();
  api_.SetImage(line.data, line.cols, line.rows, 1, static_cast<int>(line.step));
  api_.SetSourceResolution(scaled_line_dpi);
  std::vector<ReadWord> words;
  if (api_.Recognize(nullptr) == 0) {
    constexpr auto level = ::tesseract::RIL_SYMBOL;
    const std::unique_ptr<::tesseract::ResultIterator> at(api_.GetIterator());
    bool begins = true;
    for (bool more = at != nullptr && !at->Empty(level); more; more = at->Next(level)) {
      const std::unique_ptr<const char[]> text(at->GetUTF8Text(level));
      int left = 0, top = 0, right = 0, bottom = 0;
      if (text == nullptr || !at->BoundingBox(level, &left, &top, &right, &bottom)) continue;
      if (begins || at->IsAtBeginningOf(::tesseract::RIL_WORD)) {
        words.push_back({"", double(left), 0, at->Confidence(::tesseract::RIL_WORD) / 100});
      }
      ReadWord& word = words.back();
      word.text += nfc(text.get());
      word.right = std::max(word.right, double(right));
      begins = ends_label(text.get());
    }
  }
  api_.Clear();
  return words;
}

}  // namespace hoso::labels
