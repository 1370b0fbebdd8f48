#include "line_reader.hpp"

namespace hoso::mrz {
namespace {

constexpr auto signs_of_lines = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

}  // namespace

LineReader::LineReader(const std::filesystem::path& tessdata, const std::string& language)
    : model_({tessdata, language, false, signs_of_lines}) {}

std::string LineReader::read(const cv::Mat& line) {
  constexpr int capitals_of_ten_to_the_inch_dpi = 350;
  std::string signs;
  for (const imaging::Symbol& symbol : model_.read(line, capitals_of_ten_to_the_inch_dpi)) {
    signs += symbol.choices.front().text;
  }
  std::erase_if(signs, [](char sign) {
    return !(sign >= '0' && sign <= '9') && !(sign >= 'A' && sign <= 'Z') && sign != '<';
  });
  return signs;
}

}  // namespace hoso::mrz
