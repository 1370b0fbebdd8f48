// The message catalogue. Ordered by code; docs/errors.md lists the same codes and
// tests/policy proves that list, catalogue and use agree.
#include <hoso/message.hpp>

#include <algorithm>
#include <array>

namespace hoso {
namespace {

constexpr std::array catalogue = std::to_array<MessageEntry>({
    {"decoder.crashed", ExitCode::input_unusable,
     "Bộ giải mã dừng đột ngột khi đọc tệp {file} ({detail}).",
     "The decoder stopped suddenly while reading file {file} ({detail}).",
     "Quét lại rồi thử lại; nếu tệp lạ, đừng mở bằng chương trình khác.",
     "Scan again and retry; do not open a file you do not trust with another program."},
    {"decoder.unavailable", ExitCode::setup_fault, "Không khởi động được bộ giải mã ({detail}).",
     "The decoder could not be started ({detail}).", "Cài đặt lại chương trình.",
     "Install the program again."},
    {"decoder.unconfined", ExitCode::setup_fault,
     "Hệ thống này không cho phép cách ly bộ giải mã nên chương trình không mở tệp.",
     "This system does not let the decoder be confined, so no file is opened.",
     "Dùng Linux có seccomp, hoặc chạy với --allow-unconfined nếu tin cậy mọi tệp.",
     "Use a Linux with seccomp, or run with --allow-unconfined if you trust every file."},
    {"emit.failed", ExitCode::stage_failed, "Không tạo được {artifact}: {detail}.",
     "{artifact} could not be made: {detail}.", "Báo cho người phụ trách kỹ thuật mã lỗi này.",
     "Report this code to your technical support."},
    {"emit.invalid_xml", ExitCode::bug,
     "XML do chương trình tạo không đúng lược đồ (dòng {line}: {detail}).",
     "The XML made by the program breaks its schema (line {line}: {detail}).",
     "Đây là lỗi của chương trình; hãy báo mã lỗi này.",
     "This is a bug of the program; please report this code."},
    {"emit.package_too_large", ExitCode::limit_reached, "Gói hồ sơ lớn hơn 4 GB nên không nén được.",
     "The package is larger than 4 GB and cannot be zipped.", "Tách hồ sơ thành nhiều phần rồi chạy lại.",
     "Split the dossier and run again."},
    {"emit.schema_missing", ExitCode::setup_fault,
     "Không đọc được lược đồ {artifact} trong thư mục templates/schema.",
     "Schema {artifact} cannot be read in templates/schema.",
     "Cài đặt lại chương trình hoặc kiểm tra quyền đọc thư mục templates.",
     "Install the program again, or check that the templates folder can be read."},
    {"emit.unsafe_path", ExitCode::stage_failed,
     "Tên tệp trong gói không an toàn hoặc bị trùng ({artifact}).",
     "A file name in the package is unsafe or comes twice ({artifact}).",
     "Báo cho người phụ trách kỹ thuật; kiểm tra các plugin đã cài thêm.",
     "Tell your technical support; check the plugins that were added."},
    {"fill.font_missing", ExitCode::setup_fault, "Máy này chưa cài phông chữ {font}.",
     "The font {font} is not installed on this machine.",
     "Cài gói fonts-liberation hoặc chọn phông chữ khác.",
     "Install the package fonts-liberation or choose another font."},
    {"fill.too_long", ExitCode::needs_review,
     "Nội dung mục {field} quá dài, không viết vừa chỗ trống của mẫu.",
     "The text for {field} is too long for its place on the form.",
     "Rút ngắn nội dung của mục này.", "Shorten the text of this item."},
    {"fill.unknown_field", ExitCode::setup_fault, "Mẫu này không có mục {field}.",
     "This form has no field {field}.", "Kiểm tra tên mục trong form.xml của mẫu.",
     "Check the field's id in the form's form.xml."},
    {"input.damaged", ExitCode::input_unusable, "Tệp {file} bị hỏng hoặc thiếu dữ liệu.",
     "File {file} is damaged or cut short.", "Quét hoặc tải lại tệp rồi thử lại.",
     "Scan or download the file again, then retry."},
    {"input.empty", ExitCode::input_unusable, "Tệp {file} rỗng (0 byte).",
     "File {file} is empty (0 bytes).", "Quét hoặc sao chép lại tệp.",
     "Scan or copy the file again."},
    {"input.encrypted", ExitCode::input_unusable, "Tệp {file} có mật khẩu nên không đọc được.",
     "File {file} is protected by a password.", "Lưu lại tệp không có mật khẩu rồi thử lại.",
     "Save the file without its password, then retry."},
    {"input.not_found", ExitCode::input_unusable, "Không tìm thấy hoặc không mở được tệp {file}.",
     "File {file} was not found or cannot be opened.", "Kiểm tra đường dẫn và quyền đọc tệp.",
     "Check the path and the permission to read it."},
    {"input.page_damaged", ExitCode::input_unusable, "Trang {page} của tệp {file} bị hỏng.",
     "Page {page} of file {file} is damaged.", "Quét lại trang này.", "Scan this page again."},
    {"input.page_incomplete", ExitCode::needs_review,
     "Trang {page} của tệp {file} chỉ đọc được {percent} %; phần còn lại để trắng.",
     "Only {percent} % of page {page} of file {file} could be read; the rest is left white.",
     "Quét lại trang này; không coi mục trống trên trang là chưa khai.",
     "Scan this page again; do not take an empty field on it for one left blank."},
    {"input.too_small", ExitCode::input_unusable,
     "Trang {page} của tệp {file} quá nhỏ để đọc ({width} x {height} điểm ảnh).",
     "Page {page} of file {file} is too small to read ({width} x {height} pixels).",
     "Quét lại ở 300 dpi.", "Scan it again at 300 dpi."},
    {"input.unknown_format", ExitCode::input_unusable,
     "Tệp {file} không phải PDF, TIFF, JPEG hay PNG.", "File {file} is no PDF, TIFF, JPEG or PNG.",
     "Quét ra PDF hoặc chụp ảnh JPEG, PNG.", "Scan to PDF, or take a JPEG or PNG picture."},
    {"internal.bug", ExitCode::bug, "Chương trình gặp lỗi nội bộ ({detail}).",
     "The program met an internal error ({detail}).", "Hãy báo mã lỗi này cho nhóm phát triển.",
     "Please report this code to the developers."},
    {"limit.decoder_memory", ExitCode::limit_reached,
     "Trang {page} của tệp {file} cần quá nhiều bộ nhớ để giải mã.",
     "Page {page} of file {file} needs too much memory to decode.",
     "Quét lại ở 300 dpi; nếu tệp lạ, đừng mở.",
     "Scan again at 300 dpi; do not open files you do not trust."},
    {"limit.decoder_time", ExitCode::limit_reached,
     "Giải mã trang {page} của tệp {file} quá {seconds} giây.",
     "Decoding page {page} of file {file} took more than {seconds} seconds.",
     "Quét lại trang này; nếu tệp lạ, đừng mở.",
     "Scan the page again; do not open files you do not trust."},
    {"limit.file_bytes", ExitCode::limit_reached, "Tệp {file} lớn hơn giới hạn {limit} MB.",
     "File {file} is larger than the limit of {limit} MB.",
     "Tách tệp hoặc tăng --max-file-mb.", "Split the file or raise --max-file-mb."},
    {"limit.page_time", ExitCode::limit_reached,
     "Đọc trang {page} của tệp {file} quá {seconds} giây.",
     "Reading page {page} of file {file} took more than {seconds} seconds.",
     "Quét lại trang này hoặc tăng --max-page-seconds.",
     "Scan the page again or raise --max-page-seconds."},
    {"limit.pages", ExitCode::limit_reached, "Tệp {file} có {pages} trang, quá giới hạn {limit}.",
     "File {file} has {pages} pages, more than the limit of {limit}.",
     "Tách tệp hoặc tăng --max-pages.", "Split the file or raise --max-pages."},
    {"limit.pixels", ExitCode::limit_reached,
     "Trang {page} của tệp {file} có kích thước {width} x {height} điểm ảnh, quá giới hạn.",
     "Page {page} of file {file} measures {width} x {height} pixels, more than the limit.",
     "Quét lại ở 300 dpi.", "Scan again at 300 dpi."},
    {"options.invalid", ExitCode::setup_fault,
     "Tùy chọn {option} của {stage} không nhận \"{value}\" (cần: {expected}).",
     "Option {option} of {stage} does not take \"{value}\" (expected: {expected}).",
     "Sửa tệp pipeline.", "Correct the pipeline file."},
    {"options.unknown", ExitCode::setup_fault,
     "{stage} không có tùy chọn {option}; gần nhất là {nearest}.",
     "{stage} has no option {option}; the nearest is {nearest}.", "Sửa tệp pipeline.",
     "Correct the pipeline file."},
    {"pipeline.invalid", ExitCode::setup_fault,
     "Tệp pipeline {file} có lỗi ở dòng {line}: {detail} (cần: {expected}).",
     "Pipeline file {file} has a mistake in line {line}: {detail} (expected: {expected}).",
     "Sửa tệp pipeline ở dòng đó.", "Correct that line of the pipeline file."},
    {"plugin.bad_artifact", ExitCode::setup_fault,
     "{stage} tạo tệp có tên không hợp lệ hoặc trùng nhau ({artifact}).",
     "{stage} made a file whose name is not allowed or used twice ({artifact}).",
     "Báo cho người viết plugin.", "Tell the author of the plugin."},
    {"plugin.bad_descriptor", ExitCode::setup_fault,
     "Plugin {library} có phần mô tả sai hoặc thuộc phiên bản khác.",
     "Plugin {library} has a wrong descriptor or one of another version.",
     "Biên dịch lại plugin với bộ SDK của bản hoso này.",
     "Build the plugin again with the SDK of this hoso."},
    {"plugin.bad_folder", ExitCode::setup_fault,
     "Thư mục plugin {folder} không tồn tại hoặc không phải đường dẫn tuyệt đối.",
     "Plugin folder {folder} does not exist or is no absolute path.",
     "Sửa --plugin-dir hoặc HOSO_PLUGIN_PATH.", "Correct --plugin-dir or HOSO_PLUGIN_PATH."},
    {"plugin.bad_result", ExitCode::setup_fault,
     "{stage} trả về kết quả vô lý ở trang {page} ({detail}); kết quả bị bỏ.",
     "{stage} returned an impossible result on page {page} ({detail}); it was discarded.",
     "Xem lại trang này bằng mắt; báo cho người viết plugin.",
     "Look at the page yourself; tell the author of the plugin."},
    {"plugin.bad_stage", ExitCode::setup_fault, "Plugin khai báo bước {stage} sai ({detail}).",
     "The plugin declares stage {stage} wrongly ({detail}).", "Báo cho người viết plugin.",
     "Tell the author of the plugin."},
    {"plugin.damaged", ExitCode::setup_fault, "Plugin {library} bị hỏng hoặc không dùng cho máy này.",
     "Plugin {library} is damaged or not made for this machine.", "Cài lại plugin.",
     "Install the plugin again."},
    {"plugin.load_failed", ExitCode::setup_fault, "Không nạp được plugin {library} ({detail}).",
     "Plugin {library} cannot be loaded ({detail}).", "Cài thư viện còn thiếu hoặc cài lại plugin.",
     "Install the missing library or the plugin again."},
    {"plugin.no_marker", ExitCode::setup_fault, "Tệp {library} không phải plugin của hoso.",
     "File {library} is no hoso plugin.", "Bỏ tệp này khỏi thư mục plugin.",
     "Remove the file from the plugin folder."},
    {"plugin.not_found", ExitCode::setup_fault, "Không tìm thấy plugin {library}.",
     "Plugin {library} was not found.", "Cài lại plugin.", "Install the plugin again."},
    {"plugin.outside_folder", ExitCode::setup_fault,
     "Plugin {library} thực ra nằm ngoài thư mục {folder} nên không được nạp.",
     "Plugin {library} really lies outside folder {folder} and is not loaded.",
     "Chép tệp plugin vào thư mục thay vì tạo liên kết.",
     "Copy the plugin into the folder instead of linking to it."},
    {"plugin.unknown_stage", ExitCode::setup_fault,
     "Không có plugin nào cung cấp bước {stage}; gần nhất là {nearest}.",
     "No plugin offers stage {stage}; the nearest is {nearest}.",
     "Sửa tên bước hoặc cài plugin; xem lệnh hoso plugins.",
     "Correct the stage's name or install the plugin; see hoso plugins."},
    {"plugin.unsafe_file", ExitCode::setup_fault,
     "Plugin {library} có thể bị người khác sửa nên không được nạp.",
     "Plugin {library} could have been changed by somebody else and is not loaded.",
     "Đặt lại chủ sở hữu và quyền ghi của tệp và thư mục (chmod go-w).",
     "Correct the owner and write permissions of file and folder (chmod go-w)."},
    {"plugin.wrong_abi", ExitCode::setup_fault,
     "Plugin {library} được biên dịch cho bản hoso khác ({found}; cần {expected}).",
     "Plugin {library} was built for another hoso ({found}; expected {expected}).",
     "Biên dịch lại plugin với bản hoso này.", "Build the plugin again with this hoso."},
    {"plugin.wrong_id", ExitCode::setup_fault,
     "Plugin {library} tự xưng là {id}, khác tên tệp.",
     "Plugin {library} calls itself {id}, which is not its file's name.",
     "Đổi lại tên tệp hoặc cài lại plugin.", "Rename the file or install the plugin again."},
    {"recognize.model_missing", ExitCode::setup_fault,
     "Không tìm thấy mô hình nhận dạng {model} trong thư mục {folder}.",
     "The recognition model {model} was not found in {folder}.",
     "Cài gói tesseract-ocr-vie, hoặc cài lại hoso nếu mô hình là của hoso.",
     "Install the package tesseract-ocr-vie, or hoso again if the model is hoso's own."},
    {"resources.unreadable", ExitCode::setup_fault,
     "Không đọc được tệp dữ liệu {path} của chương trình.",
     "The program's data file {path} cannot be read.",
     "Cài đặt lại chương trình hoặc kiểm tra thư mục templates.",
     "Reinstall the program or check its templates folder."},
    {"rules.evaluation_failed", ExitCode::setup_fault,
     "Quy tắc {rule} ({rule_file}, dòng {line}) không chạy được: {detail}.",
     "Rule {rule} ({rule_file}, line {line}) could not be evaluated: {detail}.",
     "Các quy tắc khác vẫn được kiểm tra. Báo cho người phụ trách biểu mẫu sửa quy tắc này.",
     "The other rules were still checked. Ask the form's maintainer to correct this rule."},
    {"run.cancelled", ExitCode::cancelled, "Đã dừng theo yêu cầu.", "Stopped as asked.",
     "Chạy lại lệnh khi cần.", "Run the command again when needed."},
    {"stage.failed", ExitCode::stage_failed, "Bước {stage} không xử lý được ({detail}).",
     "Stage {stage} failed ({detail}).", "Xem lại trang này bằng mắt; báo mã lỗi nếu lặp lại.",
     "Look at the page yourself; report this code if it happens again."},
    {"template.invalid", ExitCode::setup_fault,
     "Biểu mẫu {file} có lỗi ở dòng {line}: {detail} (cần: {expected}).",
     "Form template {file} has a mistake in line {line}: {detail} (expected: {expected}).",
     "Sửa tệp biểu mẫu ở dòng đó hoặc cài lại chương trình.",
     "Correct that line of the template, or install the program again."},
    {"template.layout_overfull", ExitCode::setup_fault,
     "Bố cục mẫu dài hơn trang giấy {excess_mm} mm.",
     "The form's layout is {excess_mm} mm longer than its page.",
     "Giảm khoảng cách hoặc cỡ chữ trong layout.xml.",
     "Reduce spacing or font sizes in layout.xml."},
    {"template.none_found", ExitCode::setup_fault, "Không có biểu mẫu nào trong thư mục {folder}.",
     "There is no form template in folder {folder}.",
     "Kiểm tra thư mục biểu mẫu hoặc cài lại chương trình.",
     "Check the templates folder, or install the program again."},
});

static_assert(std::ranges::is_sorted(catalogue, {}, &MessageEntry::code));

}  // namespace

std::span<const MessageEntry> message_catalogue() { return catalogue; }

const MessageEntry* find_message(std::string_view code) {
  const auto found = std::ranges::lower_bound(catalogue, code, {}, &MessageEntry::code);
  return found != catalogue.end() && found->code == code ? &*found : nullptr;
}

std::vector<std::string> placeholder_names(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(text.substr(open + 1, close - open - 1));
    open = text.find('{', close);
  }
  return names;
}

std::string fill_placeholders(std::string_view text, const MessageArguments& arguments) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return filled.append(text.substr(open));
    const std::string name(text.substr(open + 1, close - open - 1));
    const auto value = arguments.find(name);
    filled += value == arguments.end() ? "{" + name + "}" : value->second;
    text.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace hoso
