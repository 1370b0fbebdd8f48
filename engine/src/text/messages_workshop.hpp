// Part of the message catalogue (messages.cpp): making and checking plugins. By code.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto workshop = std::to_array<MessageEntry>({
    {"breach.cancel", ExitCode::needs_review, "Plugin không dừng kịp khi bị hủy: {detail}.",
     "The plugin does not stop when cancelled: {detail}.", "Gọi context.check_cancelled() ít nhất mỗi giây.",
     "Call context.check_cancelled() at least once a second."},
    {"breach.construct", ExitCode::needs_review, "Không tạo được bước: {detail}.", "A stage cannot be made: {detail}.",
     "Sửa hàm tạo bước; nó phải chạy được nhiều lần.", "Mend the factory; it must work more than once."},
    {"breach.crash", ExitCode::needs_review, "Plugin làm sập chương trình: {detail}.",
     "The plugin brings the program down: {detail}.", "Chạy lại dưới gdb hoặc -fsanitize=address.",
     "Run it under gdb, or build it with -fsanitize=address."},
    {"breach.descriptor", ExitCode::needs_review, "Plugin khai báo thiếu: {detail}.",
     "The descriptor says too little: {detail}.", "Sửa phiên bản, lời tóm tắt trong HOSO_PLUGIN.",
     "Mend version and summary in HOSO_PLUGIN."},
    {"breach.exports", ExitCode::needs_review, "Thư viện để lộ ký hiệu thừa hoặc thiếu: {detail}.",
     "The library shows other symbols than its descriptor: {detail}.", "Dựng bằng hoso_add_plugin.",
     "Build it by hoso_add_plugin."},
    {"breach.load", ExitCode::needs_review, "hoso không nhận thư viện: {detail}.",
     "hoso refuses the library: {detail}.", "Xem mã lỗi trong docs/errors.md.", "Look the code up in docs/errors.md."},
    {"breach.options", ExitCode::needs_review, "Tùy chọn khai báo chưa chặt: {detail}.",
     "Options are declared loosely: {detail}.", "Cho mỗi số giới hạn dưới và trên.", "Give each number its bounds."},
    {"breach.readme", ExitCode::needs_review, "README không khớp tùy chọn: {detail}.",
     "README and options differ: {detail}.", "Ghi bảng | option | default | … |.",
     "Write the table | option | default | … |."},
    {"breach.repeat", ExitCode::needs_review, "Gọi lần hai ra kết quả khác: {detail}.",
     "A second call gives another result: {detail}.", "Không giữ trạng thái giữa các lần gọi.",
     "Keep no state between calls."},
    {"breach.result", ExitCode::needs_review, "Kết quả không thể có, hoặc lỗi không có mã: {detail}.",
     "An impossible result, or an error without a code: {detail}.", "Ném hoso::Error có mã khi không làm được.",
     "Throw a hoso::Error with a code where it cannot be done."},
    {"breach.silent", ExitCode::needs_review, "Plugin in ra màn hình: {detail}.", "The plugin prints: {detail}.",
     "Báo bằng context.report.", "Say it by context.report."},
    {"breach.stage_id", ExitCode::needs_review, "Tên bước không thuộc thư viện: {detail}.",
     "A stage's id is not the library's: {detail}.", "Đặt tên bước <kind>.<name> theo tên thư viện.",
     "Call the stage <kind>.<name>, as the library."},
    {"breach.threads", ExitCode::needs_review, "Nhiều luồng ra kết quả khác: {detail}.",
     "Threads get another result: {detail}.", "Bỏ dữ liệu chung, hoặc khai báo per_worker.",
     "Share no data, or declare per_worker."},
    {"breach.time", ExitCode::needs_review, "Một lần gọi quá lâu: {detail}.", "A call takes too long: {detail}.",
     "Làm nhanh hơn, hoặc từ chối sớm.", "Make it faster, or refuse early."},
    {"breach.works", ExitCode::needs_review, "Không đầu vào nào có kết quả: {detail}.",
     "No input gives a result: {detail}.", "Với source: thêm --sample.", "For a source: give a --sample."},
    {"workshop.bad_name", ExitCode::usage, "{name} không dùng làm tên plugin được.",
     "{name} cannot be a plugin's name.", "Dùng chữ thường không dấu, số, _; bắt đầu bằng chữ; nhiều nhất 40 ký tự.",
     "Use small plain letters, digits and single _, a letter first; at most 40."},
    {"workshop.folder_exists", ExitCode::usage, "Đã có {folder}.", "{folder} exists already.",
     "Chọn tên khác, hoặc thư mục khác bằng --out.", "Choose another name, or another folder by --out."},
    {"workshop.library_only", ExitCode::usage, "Plugin loại {kind} chỉ viết được bằng C++.",
     "A plugin of kind {kind} can be written in C++ only.", "Bỏ --language; chỉ recognize viết bằng Python được.",
     "Leave out --language; only recognize can be in Python."},
    {"workshop.no_skeleton", ExitCode::setup_fault, "Bản cài đặt thiếu khung plugin {folder}.",
     "The installation lacks the skeleton {folder}.", "Cài lại hoso, hoặc sửa --templates.",
     "Install hoso again, or mend --templates."},
    {"workshop.unknown_kind", ExitCode::usage, "Không có loại plugin {kind}; gần nhất là {nearest}.",
     "There is no plugin kind {kind}; the nearest is {nearest}.", "Xem docs/plugins.md.", "See docs/plugins.md."},
});

}  // namespace hoso::messages
