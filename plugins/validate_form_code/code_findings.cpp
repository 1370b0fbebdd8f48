#include "code_findings.hpp"

#include <fmt/format.h>

namespace hoso::form_code {
namespace {

Finding about(const char* code, FindingSeverity severity, int page) {
  Finding finding;
  finding.code = code;
  finding.severity = severity;
  finding.page = page;
  return finding;
}

}  // namespace

Finding differs(const std::string& id, const LocalizedText& label, const std::string& value, int page) {
  Finding finding = about("form_qr.differs", FindingSeverity::doubtful, page);
  finding.fields = {id};
  finding.message = {fmt::format("«{}»: mã QR của tờ khai ghi “{}”, chữ trên giấy đọc ra khác.", label.vi, value),
                     fmt::format("\"{}\": the form's QR code says \"{}\", its ink reads otherwise.", label.en, value)};
  finding.next_step = {"Nhìn chữ trên giấy: đã sửa tay thì theo chữ sửa, đọc nhầm thì theo mã QR.",
                       "Look at the paper: a correction by hand counts, a misreading gives way to the code."};
  return finding;
}

Finding damaged(int page) {
  Finding finding = about("form_qr.damaged", FindingSeverity::advice, page);
  finding.message = {"Mã QR của tờ khai bị hỏng, không dùng để đối chiếu được.",
                     "The form's QR code is damaged and was not compared."};
  finding.next_step = {"Không cần làm gì; các mục được đọc từ chữ trên giấy.",
                       "Nothing to do: the fields were read from the ink."};
  return finding;
}

Finding of_no_document(const std::string& form, const std::string& version, int page) {
  Finding finding = about("form_qr.other_form", FindingSeverity::doubtful, page);
  finding.message = {fmt::format("Mã QR trên trang này là của mẫu {}/{}, hồ sơ không có tờ khai đó.", form, version),
                     fmt::format("The QR code is of form {}/{}, which the dossier lacks.", form, version)};
  finding.next_step = {"Xem có thiếu trang, hoặc lẫn trang của người khác không.",
                       "See whether a page is missing, or one of somebody else got in."};
  return finding;
}

}  // namespace hoso::form_code
