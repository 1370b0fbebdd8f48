#include "line_reader.hpp"

#include <cstdlib>
#include <memory>

#include <allheaders.h>
#include <hoso/error.hpp>
#include <hoso/text.hpp>

// Of libgomp, which libtesseract brings along; weak, for a Tesseract built without OpenMP.
extern "C" __attribute__((weak)) void omp_set_max_active_levels(int);

namespace hoso::tesseract {
namespace {

namespace fs = std::filesystem;

/// Tesseract asks for four threads in each layer of its model, which makes a line several times
/// slower and ignores every per-thread setting but this one: no parallel regions at all.
/// The same as OMP_THREAD_LIMIT=1, which libgomp reads only while it is loaded.
void forbid_inner_threads() {
  if (omp_set_max_active_levels != nullptr) omp_set_max_active_levels(0);
}

std::vector<SymbolChoice> choices_of(const ::tesseract::ResultIterator& at) {
  std::vector<SymbolChoice> choices;
  const std::unique_ptr<const char[]> best(at.GetUTF8Text(::tesseract::RIL_SYMBOL));
  choices.push_back({nfc(best.get()), at.Confidence(::tesseract::RIL_SYMBOL) / 100});
  ::tesseract::ChoiceIterator more(at);
  do {
    const char* text = more.GetUTF8Text();
    if (text == nullptr || choices.front().text == text) continue;
    choices.push_back({nfc(text), more.Confidence() / 100});
  } while (more.Next());
  return choices;
}

}  // namespace

std::filesystem::path default_tessdata() {
  const char* prefix = std::getenv("TESSDATA_PREFIX");
  return prefix != nullptr && *prefix != '\0' ? prefix : "/usr/share/tesseract-ocr/5/tessdata";
}

bool has_model(const fs::path& tessdata, const std::string& language) {
  std::error_code ignored;
  return fs::is_regular_file(tessdata / (language + ".traineddata"), ignored);
}

LineReader::LineReader(const fs::path& tessdata, const std::string& language) {
  setMsgSeverity(L_SEVERITY_NONE);
  forbid_inner_threads();
  api_.SetVariable("debug_file", "/dev/null");
  if (!has_model(tessdata, language) ||
      api_.Init(tessdata.c_str(), language.c_str(), ::tesseract::OEM_LSTM_ONLY) != 0) {
    throw Error("recognize.model_missing",
                {{"model", language + ".traineddata"}, {"folder", tessdata.string()}});
  }
  api_.SetPageSegMode(::tesseract::PSM_SINGLE_LINE);
  api_.SetVariable("lstm_choice_mode", "2");
}

LineReader::~LineReader() = default;

std::vector<Symbol> LineReader::read(const cv::Mat& line, double dpi) {
  forbid_inner_threads();
  api_.SetImage(line.data, line.cols, line.rows, 1, static_cast<int>(line.step));
  api_.SetSourceResolution(static_cast<int>(dpi));
  std::vector<Symbol> symbols;
  if (api_.Recognize(nullptr) == 0) {
    const std::unique_ptr<::tesseract::ResultIterator> at(api_.GetIterator());
    for (bool more = at != nullptr && !at->Empty(::tesseract::RIL_SYMBOL); more;
         more = at->Next(::tesseract::RIL_SYMBOL)) {
      symbols.push_back({choices_of(*at), at->IsAtBeginningOf(::tesseract::RIL_WORD)});
    }
  }
  api_.Clear();
  return symbols;
}

}  // namespace hoso::tesseract
