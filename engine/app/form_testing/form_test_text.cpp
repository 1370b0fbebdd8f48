#include "form_testing/form_test_text.hpp"

#include <fmt/format.h>

#include "form_testing/advice.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using bench::Tally;
using form_testing::FormTest;
using Row = std::vector<std::string>;

Row tally_head(const CommandLine& line, const LocalizedText& first) {
  return {say(line, first),
          say(line, {"đã điền", "filled"}),
          say(line, {"đúng", "exact"}),
          say(line, {"sai", "wrong"}),
          say(line, {"sai mà chắc", "wrong, sure"}),
          say(line, {"không đọc được", "missed"}),
          say(line, {"cần xem lại", "doubtful"}),
          say(line, {"sai ký tự", "CER"})};
}

Row tally_row(const std::string& name, const Tally& tally) {
  const auto count = [](int number) { return fmt::format("{}", number); };
  return {name,
          count(tally.filled),
          count(tally.correct),
          count(tally.wrong),
          count(tally.wrong_confident),
          count(tally.missed),
          count(tally.doubtful()),
          tally.filled == 0 ? "–" : fmt::format("{:.2f} %", 100 * tally.character_error_rate())};
}

std::string fields_text(const CommandLine& line, const FormTest& test) {
  std::vector<Row> rows = {tally_head(line, {"mục", "field"})};
  for (const auto& field : test.figures.fields) rows.push_back(tally_row(field.id, field.all));
  return table(rows);
}

std::string groups_text(const CommandLine& line, const FormTest& test) {
  std::vector<Row> rows = {tally_head(line, {"nhóm", "group"})};
  rows.push_back(tally_row(say(line, {"đánh máy", "typed"}), test.figures.typed));
  if (test.figures.written.filled > 0) {
    rows.push_back(tally_row(say(line, {"giống viết tay", "handwriting-like"}), test.figures.written));
  }
  for (const auto& [name, tally] : test.figures.by_degradation) rows.push_back(tally_row(name, tally));
  rows.push_back(tally_row(say(line, {"tất cả", "all"}), test.figures.all));
  return table(rows);
}

std::string summary(const CommandLine& line, const FormTest& test) {
  const std::string pattern = say(
      line, {"{}: {} lần điền, {} trang; {} trang được nhận đúng giữa mọi mẫu; {} trên {} trang mẫu khác bị nhận nhầm.",
             "{}: {} fills, {} pages; {} told apart from all other forms; {} of {} other pages taken for it."});
  std::string text = fmt::format(fmt::runtime(pattern), form_testing::name_of(*test.form), test.set.samples, test.pages,
                                 test.pages_told, test.others_taken.size(), test.others_tried);
  if (test.set.written.empty()) {
    text += "\n" + say(line, {"Không có phông giống viết tay: chỉ thử chữ đánh máy (xem --fonts).",
                              "No handwriting-like font is at hand: only type was tried (see --fonts)."});
  }
  if (test.typed_on_blank) text += "\n" + say(line, form_testing::blind_spot());
  return text + "\n";
}

std::string advice_text(const CommandLine& line, const FormTest& test) {
  const auto all = form_testing::advice_on(test);
  if (all.empty()) {
    return say(line, {"Không có gì chỉ ra lỗi của mẫu.", "Nothing points at a mistake of the template."}) + "\n";
  }
  std::vector<Row> rows;
  int number = 0;
  for (const auto& one : all) rows.push_back({fmt::format("{}. {}", ++number, say(line, text_of(one)))});
  return say(line, {"NÊN XEM TRƯỚC:", "LOOK AT THIS FIRST:"}) + "\n" + table(rows);
}

}  // namespace

std::string form_test_text(const CommandLine& line, const FormTest& test) {
  return fmt::format("{}\n{}\n{}\n{}", fields_text(line, test), groups_text(line, test), summary(line, test),
                     advice_text(line, test));
}

}  // namespace hoso::app
