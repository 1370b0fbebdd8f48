// Part of the message catalogue (messages.cpp): how papers come into the store. By code.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto intake = std::to_array<MessageEntry>({
    {"intake.misfit", ExitCode::input_unusable, "Thư mục {file} có {detail}, không phải tệp giấy tờ đã ghi xong.",
     "The folder {file} holds {detail}, which is no finished file.", "Đưa nó ra khỏi thư mục; cả thư mục là một hồ sơ.",
     "Take it out of the folder; all of it is one dossier."},
    {"intake.no_folder", ExitCode::input_unusable, "Không xem được thư mục {path} ({detail}).",
     "The folder {path} cannot be listed ({detail}).", "Kiểm tra ổ mạng và quyền đọc thư mục.",
     "Check the network drive and the permission to read the folder."},
    {"intake.no_paper", ExitCode::input_unusable, "{file} là liên kết, ống hoặc thiết bị, không phải tệp giấy tờ.",
     "{file} is a link, a pipe or a device, not a paper.", "Chép chính tệp ấy vào thư mục.",
     "Copy the file itself into the folder."},
    {"intake.unfinished", ExitCode::input_unusable, "Tệp {file} mang tên của tệp đang ghi dở.",
     "The file {file} has the name of one that is still written.", "Chờ ghi xong; nếu đã xong thì đổi tên tệp.",
     "Wait until it is complete; if it is, rename it."},
    {"intake.watched_already", ExitCode::usage, "Một hoso watch khác đang nhận thư mục {path}.",
     "Another hoso watch is at the folder {path}.", "Dùng chương trình đang chạy, hoặc dừng nó trước.",
     "Leave it to that one, or stop it first."},
    {"scan.access_denied", ExitCode::stage_failed, "Không có quyền dùng máy quét {device}.",
     "No permission to use the scanner {device}.", "Cho người dùng vào nhóm scanner rồi đăng nhập lại.",
     "Put the user into the group scanner, then sign in again."},
    {"scan.bad_option", ExitCode::usage, "Máy quét không nhận lựa chọn {option}.",
     "The scanner does not take the choice {option}.", "Chọn lại --source, --mode, --resolution.",
     "Choose --source, --mode, --resolution otherwise."},
    {"scan.cover_open", ExitCode::stage_failed, "Nắp máy quét {device} đang mở.",
     "The cover of the scanner {device} is open.", "Đóng nắp, đặt lại tất cả các tờ rồi quét lại.",
     "Close it, put all sheets in again, then scan again."},
    {"scan.device", ExitCode::packaged, "Máy quét {device}: {detail}.", "Scanner {device}: {detail}.",
     "Dùng tên này với --device.", "Use this name with --device."},
    {"scan.device_busy", ExitCode::stage_failed, "Máy quét {device} đang được dùng.", "The scanner {device} is in use.",
     "Đóng chương trình quét khác rồi thử lại.", "Close the other scanning program, then try again."},
    {"scan.failed", ExitCode::stage_failed, "Máy quét {device} báo lỗi: {detail}.",
     "The scanner {device} failed: {detail}.", "Tắt rồi bật máy quét, kiểm tra dây, quét lại.",
     "Switch the scanner off and on, check the cable, scan again."},
    {"scan.jammed", ExitCode::stage_failed, "Giấy bị kẹt trong máy quét {device}.",
     "Paper is jammed in the scanner {device}.",
     "Gỡ giấy kẹt, đặt lại tất cả các tờ rồi quét lại; chưa trang nào được giữ.",
     "Take it out, put all sheets in again and scan again; no page was kept."},
    {"scan.no_device", ExitCode::setup_fault, "Không tìm thấy máy quét nào.", "No scanner was found.",
     "Bật máy quét, cắm dây, cài trình điều khiển SANE; thử lệnh scanimage -L.",
     "Switch it on, connect it, install its SANE driver; try scanimage -L."},
    {"scan.no_more_pages", ExitCode::stage_failed, "Không còn tờ nào.", "There is no further sheet.",
     "Đặt giấy vào khay.", "Put paper into the feeder."},
    {"scan.no_paper", ExitCode::input_unusable, "Khay của máy quét {device} không có giấy.",
     "The feeder of the scanner {device} is empty.", "Đặt giấy vào khay, hoặc dùng --source Flatbed.",
     "Put paper into the feeder, or use --source Flatbed."},
    {"scan.stopped", ExitCode::cancelled, "Việc quét bị dừng trên máy {device}.",
     "The scan was stopped at the scanner {device}.", "Đặt lại tất cả các tờ rồi quét lại.",
     "Put all sheets in again, then scan again."},
    {"scan.unknown_device", ExitCode::usage, "Không có máy quét {device}.", "There is no scanner {device}.",
     "Xem tên máy bằng hoso scan --list.", "See its name by hoso scan --list."},
    {"scan.which_device", ExitCode::usage, "Có nhiều máy quét: {devices}.", "There are several scanners: {devices}.",
     "Chọn một máy bằng --device.", "Choose one by --device."},
});

}  // namespace hoso::messages
