// Part of the message catalogue (messages.cpp): tables of packages, separator sheets. By code.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto exports = std::to_array<MessageEntry>({
    {"export.bad_package", ExitCode::input_unusable,
     "Không đọc được gói hồ sơ: {file}, dòng {line}: {detail} (cần: {expected}).",
     "The package cannot be read: {file}, line {line}: {detail} (expected: {expected}).",
     "Chọn thư mục do hoso run tạo ra, còn nguyên dossier.xml.",
     "Name a folder that hoso run made, its dossier.xml intact."},
    {"export.failed", ExitCode::stage_failed, "Không tạo được sổ Excel: {detail}.",
     "The Excel workbook could not be made: {detail}.", "Bớt số gói hồ sơ trong một lần, hoặc dùng --csv.",
     "Take fewer packages at a time, or use --csv."},
    {"export.no_package", ExitCode::input_unusable, "Trong {path} không có gói hồ sơ nào.",
     "There is no package in {path}.", "Chọn thư mục do hoso run tạo ra, hoặc thư mục chứa các gói ấy.",
     "Name a folder that hoso run made, or one that holds such folders."},
    {"separator.bad_code", ExitCode::usage, "Mã hồ sơ không dùng được cho tờ phân cách.",
     "This dossier code cannot stand on a separator sheet.",
     "Dùng 1 đến 48 chữ không dấu, số và các dấu . _ / -, bắt đầu bằng chữ hoặc số.",
     "Use 1 to 48 plain letters, digits and . _ / -, beginning with a letter or a digit."},
});

}  // namespace hoso::messages
