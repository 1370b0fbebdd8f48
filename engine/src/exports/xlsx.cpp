#include "exports/xlsx.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <xlsxwriter.h>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "files/durable_files.hpp"

namespace hoso::exports {
namespace {

constexpr lxw_row_t id_row = 0, label_row = 1, first_row = 2;
constexpr lxw_color_t yellow = 0xFFF2A8, grey = 0x7A8590, pale = 0xE3EAF2;

void require(lxw_error code) {
  if (code != LXW_NO_ERROR) throw Error("export.failed", {{"detail", lxw_strerror(code)}});
}

struct Formats {
  explicit Formats(lxw_workbook& book)
      : text(workbook_add_format(&book)),
        doubtful(workbook_add_format(&book)),
        id(workbook_add_format(&book)),
        label(workbook_add_format(&book)) {
    // "@": what somebody types over the cell stays text, too.
    for (lxw_format* format : {text, doubtful}) {
      format_set_num_format(format, "@");
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      format_set_text_wrap(format);
    }
    format_set_bg_color(doubtful, yellow);
    format_set_font_color(id, grey);
    format_set_font_size(id, 8);
    format_set_bold(label);
    format_set_text_wrap(label);
    format_set_bg_color(label, pale);
  }

  lxw_format* text;
  lxw_format* doubtful;
  lxw_format* id;
  lxw_format* label;
};

class Sheet {
 public:
  Sheet(lxw_workbook& book, const Formats& formats, const char* name)
      : formats_(formats), sheet_(workbook_add_worksheet(&book, name)) {
    if (sheet_ == nullptr) throw Error("export.failed", {{"detail", name}});
  }

  void fill(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) write_head(table, i);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t i = 0; i < table.rows[row].size(); ++i) {
        const Cell& cell = table.rows[row][i];
        write(first_row + static_cast<lxw_row_t>(row), i, cell.text, cell.doubtful ? formats_.doubtful : formats_.text);
      }
    }
    worksheet_freeze_panes(sheet_, first_row, 1);
    require(worksheet_autofilter(sheet_, label_row, 0, label_row + static_cast<lxw_row_t>(table.rows.size()),
                                 column(table.columns.size() - 1)));
  }

 private:
  static lxw_col_t column(std::size_t index) { return static_cast<lxw_col_t>(index); }

  void write_head(const Table& table, std::size_t index) {
    write(id_row, index, table.columns[index].id, formats_.id);
    write(label_row, index, table.columns[index].label, formats_.label);
    constexpr std::size_t narrowest = 8, widest = 48;
    // A label may wrap, the texts below it should not have to.
    std::size_t letters = code_points(table.columns[index].label).size() / 2;
    for (const auto& row : table.rows) letters = std::max(letters, code_points(row[index].text).size());
    const double width = static_cast<double>(std::clamp(letters + 2, narrowest, widest));
    require(worksheet_set_column(sheet_, column(index), column(index), width, nullptr));
  }

  void write(lxw_row_t row, std::size_t index, const std::string& text, lxw_format* format) {
    if (text.empty()) return require(worksheet_write_blank(sheet_, row, column(index), format));
    require(worksheet_write_string(sheet_, row, column(index), text.c_str(), format));
  }

  const Formats& formats_;
  lxw_worksheet* sheet_;
};

/// Closes the workbook, which writes it, once.
class Workbook {
 public:
  Workbook(const std::filesystem::path& file, const std::filesystem::path& scratch)
      : scratch_(scratch.string()), options_{LXW_FALSE, scratch_.data(), LXW_FALSE},
        book_(workbook_new_opt(file.c_str(), &options_)) {
    if (book_ == nullptr) throw Error("export.failed", {{"detail", "workbook"}});
  }
  ~Workbook() {
    if (book_ != nullptr) workbook_close(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  [[nodiscard]] lxw_workbook& book() { return *book_; }
  void close() { require(workbook_close(std::exchange(book_, nullptr))); }

 private:
  std::string scratch_;
  lxw_workbook_options options_;
  lxw_workbook* book_;
};

void fill(lxw_workbook& book, const std::vector<Table>& forms, const Table& findings,
          std::chrono::sys_seconds created) {
  lxw_doc_properties properties{};
  properties.created = static_cast<time_t>(created.time_since_epoch().count());
  require(workbook_set_properties(&book, &properties));
  const Formats formats(book);
  // Excel's longest name of a sheet has 31 characters; ids of forms have no others than it takes.
  constexpr std::size_t longest_name = 31;
  for (const Table& form : forms) Sheet(book, formats, form.name.substr(0, longest_name).c_str()).fill(form);
  Sheet(book, formats, "Lỗi hồ sơ").fill(findings);
}

}  // namespace

void write_xlsx(const std::vector<Table>& forms, const Table& findings, std::chrono::sys_seconds created,
                const std::filesystem::path& file) {
  const std::filesystem::path parent = std::filesystem::absolute(file).parent_path();
  // The library keeps its parts in files while it works: beside the result, not where others may look.
  const files::TemporaryFolder scratch(parent, "hoso-xlsx");
  const std::filesystem::path made = scratch.path() / "workbook.xlsx";
  Workbook workbook(made, scratch.path());
  fill(workbook.book(), forms, findings, created);
  workbook.close();
  std::ifstream stream(made, std::ios::binary);
  const std::vector<std::uint8_t> bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (bytes.empty()) throw Error("export.failed", {{"detail", "workbook"}});
  files::write_durably(file, bytes);
}

}  // namespace hoso::exports
