// Part of the message catalogue (messages.cpp): templates drafted from blanks. By code.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto drafting = std::to_array<MessageEntry>({
    {"draft.glossary", ExitCode::setup_fault, "Bảng nhãn {file} không đọc được hoặc sai ở dòng {line}.",
     "The table of labels {file} cannot be read or is wrong in line {line}.",
     "Sửa dòng đó: loại, nhãn, mã mục, kiểu, cách nhau bằng dấu tab.",
     "Correct that line: kind, label, id, type, divided by tabs."},
    {"draft.no_fields", ExitCode::input_unusable, "Không thấy chỗ nào để điền trên mẫu.",
     "The blank has no place to fill in.", "Dùng mẫu trắng có dòng chấm, ô hoặc bảng.",
     "Take a blank form with leaders, boxes or tables."},
    {"draft.no_office", ExitCode::input_unusable, "Cần LibreOffice (soffice) để đọc tệp DOCX {file}.",
     "LibreOffice (soffice) is needed to read the DOCX file {file}.", "Cài libreoffice-writer, hoặc lưu mẫu thành PDF.",
     "Install libreoffice-writer, or save the blank as PDF."},
    {"draft.no_text", ExitCode::input_unusable, "Không đọc được chữ nào trên mẫu.", "No word can be read on the blank.",
     "Dùng PDF có chữ, hoặc ảnh quét 300 dpi rõ nét.", "Take a PDF with text, or a sharp scan at 300 dpi."},
    {"draft.office_failed", ExitCode::input_unusable, "LibreOffice không chuyển được tệp {file} sang PDF.",
     "LibreOffice cannot turn the file {file} into a PDF.", "Mở tệp bằng Word hoặc LibreOffice, lưu thành PDF.",
     "Open it in Word or LibreOffice, and save it as PDF."},
    {"draft.out_exists", ExitCode::usage, "Đã có {folder}; không ghi đè mẫu đã sửa.",
     "{folder} exists already; a corrected template is not overwritten.", "Chọn --out khác, hoặc xóa thư mục ấy.",
     "Choose another --out, or remove that folder."},
    {"draft.too_small", ExitCode::input_unusable, "Ảnh quá nhỏ, không phải một trang giấy.",
     "The picture is too small to be a page.", "Dùng PDF, hoặc ảnh quét 300 dpi.", "Take a PDF, or a scan at 300 dpi."},
    {"formdiff.no_template", ExitCode::usage, "Chỉ chép sang được từ thư mục mẫu; {old} không phải.",
     "Only a template's folder can be carried over; {old} is none.",
     "Cho thư mục có form.xml của phiên bản cũ, hoặc bỏ --carry.",
     "Give the old version's folder with its form.xml, or leave --carry out."},
    {"formdiff.other_form", ExitCode::input_unusable, "{old} và {new} không phải hai phiên bản của một mẫu.",
     "{old} and {new} are not two versions of one form.", "Xem lại hai tệp; với mẫu khác, dùng hoso form draft.",
     "Look at the two files; for another form use hoso form draft."},
    {"formtest.no_fields", ExitCode::setup_fault, "Mẫu {folder} không có mục nào để điền.",
     "The form in {folder} has no field to fill in.", "Thêm các mục vào form.xml, hoặc dùng hoso form edit.",
     "Add fields to form.xml, or use hoso form edit."},
});

}  // namespace hoso::messages
