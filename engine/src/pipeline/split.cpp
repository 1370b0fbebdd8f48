#include "pipeline/split.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <hoso/separator_code.hpp>

namespace hoso::pipeline {
namespace {

/// `page` counts from the part's first page; 0 = none in particular.
Finding doubt(const char* code, int page, LocalizedText message, LocalizedText next_step) {
  Finding finding;
  finding.code = code;
  finding.severity = FindingSeverity::doubtful;
  finding.page = page;
  finding.message = std::move(message);
  finding.next_step = std::move(next_step);
  return finding;
}

const Evidence* sheet_on(const DossierPage& page) {
  const auto sheet = std::ranges::find(page.evidence, "separator_qr", &Evidence::kind);
  return sheet == page.evidence.end() ? nullptr : &*sheet;
}

std::string value_of(const Evidence& sheet, std::string_view id) {
  const EvidenceItem* item = sheet.find(id);
  return item == nullptr ? std::string() : item->value;
}

Finding turned(int page) {
  return doubt("split.turned", 1,
               {fmt::format("Tờ phân cách ở trang {} của xấp nằm ngang hoặc ngược.", page),
                fmt::format("The separator sheet on page {} of the stack lies on its side or head.", page)},
               {"Xem tờ này có nằm đúng chỗ không: lật ngược cả xấp thì thứ tự trang có thể đã đảo.",
                "See whether it lies where it belongs: in a stack turned over the order of pages may have changed."});
}

Finding partly_read(int page, const std::string& symbols) {
  return doubt("split.partly_read", 1,
               {fmt::format("Tờ phân cách ở trang {} của xấp chỉ đọc được {} trong {} mã.", page, symbols,
                            separator_symbols),
                fmt::format("Of the separator sheet on page {} only {} of {} codes can be read.", page, symbols,
                            separator_symbols)},
               {"So mã hồ sơ in trên tờ phân cách với mã đã đọc; in lại tờ mới nếu tờ cũ đã rách, bẩn.",
                "Compare the code printed on the sheet with the one read; print a new sheet for a worn one."});
}

Finding unknown_procedure(int page) {
  return doubt("split.unknown_procedure", 1,
               {fmt::format("Tờ phân cách ở trang {} của xấp ghi một thủ tục chưa có trong chương trình.", page),
                fmt::format("The separator sheet on page {} names a procedure that is not known here.", page)},
               {"Kiểm tra mã thủ tục; hồ sơ được đọc mà không đối chiếu thành phần theo thủ tục.",
                "Check the procedure's code; the dossier was not checked for its papers."});
}

Finding unreadable(int page, int page_of_part) {
  return doubt("split.unreadable", page_of_part,
               {fmt::format("Trang {} của xấp trông như tờ phân cách nhưng không đọc được mã.", page),
                fmt::format("Page {} of the stack looks like a separator sheet, but its code cannot be read.", page)},
               {"Nếu đúng là tờ phân cách, in lại tờ ấy rồi quét lại: hồ sơ chưa được tách ở đây.",
                "If it is one, print it anew and scan again: the dossier was not divided here."});
}

Finding without_sheet(const StackPart& part, bool whole_stack) {
  if (whole_stack) {
    return doubt("split.no_separator", 0,
                 {"Không thấy tờ phân cách nào trong xấp; cả xấp được coi là một hồ sơ.",
                  "There is no separator sheet in the stack; all of it is taken for one dossier."},
                 {"Nếu xấp có nhiều hồ sơ, đặt tờ phân cách trước mỗi hồ sơ rồi quét lại.",
                  "If there are several dossiers, put a sheet before each and scan again."});
  }
  return doubt("split.before_first", 0,
               {fmt::format("Trang {}–{} của xấp nằm trước tờ phân cách đầu tiên.", part.first_page, part.last_page),
                fmt::format("Pages {}–{} of the stack lie before the first separator sheet.", part.first_page,
                            part.last_page)},
               {"Xem các trang này thuộc hồ sơ nào.", "See which dossier these pages belong to."});
}

Finding repeated(const std::string& code) {
  return doubt("split.repeated", 1,
               {fmt::format("Mã hồ sơ {} có trên nhiều tờ phân cách trong xấp.", code),
                fmt::format("Dossier code {} stands on several separator sheets of the stack.", code)},
               {"Xem các phần cùng mã là một hồ sơ, hay một tờ phân cách đặt nhầm.",
                "See whether the parts of one code are one dossier, or a sheet was put in the wrong place."});
}

Finding empty(int page) {
  return doubt("split.empty", 1,
               {fmt::format("Sau tờ phân cách ở trang {} của xấp không có trang nào của hồ sơ.", page),
                fmt::format("No page of a dossier follows the separator sheet on page {}.", page)},
               {"Xem giấy tờ của hồ sơ này có bị sót hoặc nằm sau tờ phân cách khác không.",
                "See whether its papers were forgotten, or lie behind another sheet."});
}

StackPart begun_by(const DossierPage& page, const Evidence& sheet, const std::vector<std::string>& procedures) {
  StackPart part{page.number, page.number, page.number, value_of(sheet, "dossier_code"), "", {}};
  const std::string procedure = value_of(sheet, "procedure"), symbols = value_of(sheet, "symbols");
  if (std::ranges::count(procedures, procedure) > 0) {
    part.procedure = procedure;
  } else if (!procedure.empty()) {
    part.doubts.push_back(unknown_procedure(page.number));
  }
  if (value_of(sheet, "quarter_turns") != "0") part.doubts.push_back(turned(page.number));
  if (symbols != std::to_string(separator_symbols)) part.doubts.push_back(partly_read(page.number, symbols));
  return part;
}

bool holds_a_page(const StackPart& part, const std::vector<DossierPage>& pages) {
  return std::ranges::any_of(pages, [&](const DossierPage& page) {
    return page.number > part.separator_page && page.number <= part.last_page && !page.blank;
  });
}

}  // namespace

std::vector<StackPart> parts_of(const std::vector<DossierPage>& pages, const std::vector<std::string>& procedures) {
  std::vector<StackPart> parts;
  std::map<std::string, int> uses;
  for (const DossierPage& page : pages) {
    const Evidence* sheet = sheet_on(page);
    const bool readable = sheet != nullptr && !sheet->items.empty();
    if (readable) {
      parts.push_back(begun_by(page, *sheet, procedures));
      ++uses[parts.back().code];
    } else if (parts.empty()) {
      parts.push_back({page.number, page.number, 0, "", "", {}});
    }
    StackPart& part = parts.back();
    part.last_page = page.number;
    if (sheet != nullptr && !readable) {
      part.doubts.push_back(unreadable(page.number, page.number - part.first_page + 1));
    }
  }
  for (StackPart& part : parts) {
    if (part.separator_page == 0) part.doubts.push_back(without_sheet(part, parts.size() == 1));
    if (part.separator_page > 0 && uses[part.code] > 1) part.doubts.push_back(repeated(part.code));
    if (part.separator_page > 0 && !holds_a_page(part, pages)) part.doubts.push_back(empty(part.separator_page));
  }
  return parts;
}

std::vector<Finding> doubts_about(const Dossier& dossier, const StackPart& part) {
  std::vector<Finding> doubts;
  std::map<std::string, int> uses;
  for (const Document& document : dossier.documents) {
    if (++uses[document.form->id] != 2) continue;
    const int page = document.pages.empty() ? 0 : document.pages.front();
    doubts.push_back(doubt(
        "split.form_twice", page,
        {fmt::format("Từ trang {} của xấp lại có mẫu «{}»: có thể thiếu một tờ phân cách.", page + part.first_page - 1,
                     document.form->title.vi),
         fmt::format("From page {} of the stack there is another \"{}\": a separator sheet may be missing.",
                     page + part.first_page - 1, document.form->title.en)},
        {"Nếu là hồ sơ khác, đặt tờ phân cách trước trang ấy rồi quét lại.",
         "If it is another dossier, put a sheet before that page and scan again."}));
  }
  return doubts;
}

}  // namespace hoso::pipeline
