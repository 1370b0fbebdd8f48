#include <cstdlib>

#include <allheaders.h>
#include <tesseract/baseapi.h>

#include <hoso/error.hpp>
#include <hoso/imaging/line_model.hpp>
#include <hoso/text.hpp>

// Of libgomp, which libtesseract brings along; weak, for a Tesseract built without OpenMP.
extern "C" __attribute__((weak)) void omp_set_max_active_levels(int);

namespace hoso::imaging {
namespace {

constexpr auto symbol_level = tesseract::RIL_SYMBOL;
constexpr auto word_level = tesseract::RIL_WORD;

/// Tesseract asks for four threads in each layer of its model, which makes a line several times
/// slower and ignores every per-thread setting but this one: no parallel regions at all.
/// The same as OMP_THREAD_LIMIT=1, which libgomp reads only while it is loaded.
void forbid_inner_threads() {
  if (omp_set_max_active_levels != nullptr) omp_set_max_active_levels(0);
}

std::vector<SymbolChoice> choices_of(const tesseract::ResultIterator& at, bool alternatives) {
  std::vector<SymbolChoice> choices;
  const std::unique_ptr<const char[]> best(at.GetUTF8Text(symbol_level));
  choices.push_back({nfc(best ? best.get() : ""), at.Confidence(symbol_level) / 100});
  if (!alternatives || !best) return choices;
  tesseract::ChoiceIterator more(at);
  do {
    const char* text = more.GetUTF8Text();
    if (text == nullptr || choices.front().text == text) continue;
    choices.push_back({nfc(text), more.Confidence() / 100});
  } while (more.Next());
  return choices;
}

Symbol symbol_of(const tesseract::ResultIterator& at, bool alternatives) {
  Symbol symbol{choices_of(at, alternatives), at.IsAtBeginningOf(word_level)};
  symbol.word_score = at.Confidence(word_level) / 100;
  int left = 0, top = 0, right = 0, bottom = 0;
  if (at.BoundingBox(symbol_level, &left, &top, &right, &bottom)) symbol.left_px = left, symbol.right_px = right;
  return symbol;
}

}  // namespace

struct LineModel::Engine {
  tesseract::TessBaseAPI api;
  bool alternatives = false;
};

LineModel::LineModel(const LineModelPlan& plan) : engine_(std::make_unique<Engine>()) {
  setMsgSeverity(L_SEVERITY_NONE);
  forbid_inner_threads();
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetVariable("debug_file", "/dev/null");
  if (!has_line_model(plan.folder, plan.language) ||
      api.Init(plan.folder.c_str(), plan.language.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
    throw Error("recognize.model_missing",
                {{"model", plan.language + ".traineddata"}, {"folder", plan.folder.string()}});
  }
  api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  if (plan.alternatives) api.SetVariable("lstm_choice_mode", "2");
  if (!plan.only.empty()) api.SetVariable("tessedit_char_whitelist", plan.only.c_str());
  engine_->alternatives = plan.alternatives;
}

LineModel::LineModel(LineModel&&) noexcept = default;
LineModel& LineModel::operator=(LineModel&&) noexcept = default;
LineModel::~LineModel() = default;

std::vector<Symbol> LineModel::read(const cv::Mat& line, double dpi) {
  forbid_inner_threads();
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetImage(line.data, line.cols, line.rows, 1, static_cast<int>(line.step));
  api.SetSourceResolution(static_cast<int>(dpi));
  std::vector<Symbol> symbols;
  if (api.Recognize(nullptr) == 0) {
    const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    for (bool more = at != nullptr && !at->Empty(symbol_level); more; more = at->Next(symbol_level)) {
      symbols.push_back(symbol_of(*at, engine_->alternatives));
    }
  }
  api.Clear();
  return symbols;
}

std::filesystem::path line_model_folder(const std::string& given) {
  if (!given.empty()) return given;
  const char* prefix = std::getenv("TESSDATA_PREFIX");
  return prefix != nullptr && *prefix != '\0' ? prefix : "/usr/share/tesseract-ocr/5/tessdata";
}

bool has_line_model(const std::filesystem::path& folder, const std::string& language) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(folder / (language + ".traineddata"), ignored);
}

}  // namespace hoso::imaging
