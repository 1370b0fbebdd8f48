#include "pre_check_pdf.hpp"

#include <fmt/format.h>

#include "form_pdf/form_pdf.hpp"
#include "messages.hpp"
#include "typeset/paginate.hpp"
#include "typeset/typeset.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using typeset::Block;
using typeset::FontFace;

const FontFace body{"Liberation Serif", 13, false, false};
const FontFace strong{"Liberation Serif", 13, true, false};
const FontFace small{"Liberation Serif", 11, false, true};
const FontFace large{"Liberation Serif", 18, true, false};

Block paragraph(const std::string& text, const FontFace& font, double space_before_mm) {
  typeset::Paragraph paragraph;
  paragraph.text = {{printable(text), font, 0}};
  paragraph.font = font;
  paragraph.space_before_mm = space_before_mm;
  return {paragraph};
}

class Sheet {
 public:
  explicit Sheet(const CommandLine& line) : line_(line) {}

  std::vector<Block> of(const PreCheck& check) {
    add(check.verdict, large, 0);
    for (const LocalizedText& document : check.documents) add(document, body, 2);
    for (const PreCheckGroup& group : check.groups) {
      add(group.heading, strong, 6);
      for (const PreCheckItem& item : group.items) add(item);
    }
    add_list({"Máy đọc chưa chắc, hãy so với tờ khai", "Not read for sure, please compare"}, check.unsure);
    add_list({"Trang không nhận ra", "Pages that are no known form"}, check.unknown_pages);
    return std::move(blocks_);
  }

 private:
  void add(const LocalizedText& text, const FontFace& font, double space_before_mm) {
    if (!text.vi.empty()) blocks_.push_back(paragraph(say(line_, text), font, space_before_mm));
  }

  void add(const PreCheckItem& item) {
    blocks_.push_back(paragraph(fmt::format("{}. {}", item.number, say(line_, item.message)), body, 3));
    add(item.next_step, strong, 0.5);
    add(item.where, small, 0.5);
    if (item.legal_source.empty()) return;
    const std::string label = say(line_, {"Căn cứ:", "Legal source:"});
    blocks_.push_back(paragraph(fmt::format("{} {}", label, item.legal_source), small, 0.5));
  }

  void add_list(const LocalizedText& heading, const std::vector<LocalizedText>& texts) {
    if (texts.empty()) return;
    add(heading, strong, 6);
    for (const LocalizedText& text : texts) blocks_.push_back(paragraph("– " + say(line_, text), body, 1));
  }

  const CommandLine& line_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<std::uint8_t> pre_check_pdf(const PreCheck& check, const CommandLine& line,
                                        std::chrono::sys_seconds created) {
  typeset::LayoutPage page;
  page.margin_left_mm = page.margin_right_mm = page.margin_top_mm = page.margin_bottom_mm = 20;
  typeset::Layout layout;
  layout.pages = typeset::paginated(page, Sheet(line).of(check));
  typeset::FilledForm sheets;
  sheets.pages = typeset::typeset(layout);
  return form_pdf::form_pdf(sheets, {say(line, check.verdict), created});
}

}  // namespace hoso::app
