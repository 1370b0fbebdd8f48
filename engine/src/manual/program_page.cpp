#include "manual/program_page.hpp"

#include <array>

#include "manual/roff.hpp"
#include "manual/text.hpp"

namespace hoso::manual {
namespace {

struct Row {
  const char* tag;
  const char* text;
};

/// ExitCode in hoso/message.hpp; docs/cli.md.
constexpr std::array exit_codes = std::to_array<Row>({
    {"0", "xong, không có gì phải xem lại / done, nothing to look at"},
    {"1", "sai dòng lệnh / the command line is wrong"},
    {"2", "đầu vào không dùng được / input unusable"},
    {"3", "đã đóng gói, cần người xem lại / packaged, but a person must look"},
    {"4", "lỗi ở biểu mẫu, pipeline hoặc plugin / a template, pipeline or plugin is at fault"},
    {"5", "một bước hỏng, hoặc không ghi được kết quả / a stage failed, or the output could not be written"},
    {"6", "chạm giới hạn / a limit or dead line was reached"},
    {"70", "lỗi của hoso / a bug of hoso"},
    {"130", "đã bị dừng / cancelled"},
});

constexpr std::array variables = std::to_array<Row>({
    {"HOSO_WORKSPACE", "thư mục làm việc, khi không có --workspace / the workspace, without --workspace"},
    {"HOSO_KEY_FILE", "tệp khóa, khi không có --key-file / its key file, without --key-file"},
    {"HOSO_DATA", "thư mục dữ liệu của người dùng; trống là không nhớ gì / the user's data folder; empty: none"},
    {"HOSO_CACHE", "thư mục bộ đệm, xóa lúc nào cũng được / the cache, which may be deleted at any time; empty: none"},
    {"HOSO_PLUGIN_PATH", "thêm thư mục plugin, ngăn bằng dấu hai chấm / more plugin folders, divided by colons"},
    {"HOSO_TEMPLATE_PATH", "thêm thư mục templates, ngăn bằng dấu hai chấm / more templates folders"},
    {"SOURCE_DATE_EPOCH",
     "đồng hồ, để cùng đầu vào cho cùng kết quả / the clock, so that equal input gives equal bytes"},
});

template <class Rows>
std::string list_of(const Rows& rows) {
  std::string text;
  for (const Row& row : rows) text += tagged(bold(row.tag), row.text);
  return text;
}

std::string commands_of(const CommandDescription& program) {
  std::string text;
  for (const CommandDescription& command : program.actions) {
    text += tagged(bold("hoso-" + command.name) + "(1)", command.summary);
  }
  return text;
}

}  // namespace

std::string program_page(const CommandDescription& program, const Edition& edition, const std::string& options) {
  return heading(program.name, edition) + section("NAME") + escaped(program.name) + " \\- " +
         escaped(replaced(program.summary, "hoso: ", "")) + "\n" + section("SYNOPSIS") + bold("hoso") + " " +
         italic("COMMAND") + " [" + italic("OPTIONS") + "] [" + italic("ARGUMENTS") + "]\n" + section("DESCRIPTION") +
         line("Đọc bản quét hoặc ảnh chụp tờ khai, kiểm tra từng mục, làm ra gói hồ sơ. Không cần mạng. /") +
         line(
             "Reads scans and photos of Vietnamese public forms, checks every item and writes a package. Works "
             "offline.") +
         section("COMMANDS") + commands_of(program) + section("OPTIONS") + options + section("EXIT STATUS") +
         list_of(exit_codes) + section("ENVIRONMENT") + list_of(variables);
}

}  // namespace hoso::manual
