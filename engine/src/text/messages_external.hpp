// Part of the message catalogue (messages.cpp): plugins that run as programs of their own. By code.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto external = std::to_array<MessageEntry>({
    {"external.bad_answer", ExitCode::needs_review, "Chương trình của bước {stage} trả lời sai giao thức ({detail}).",
     "The program of stage {stage} answered against the protocol ({detail}).",
     "Xem lại trang này bằng mắt; báo cho người viết plugin.",
     "Look at the page yourself; tell the author of the plugin."},
    {"external.bad_manifest", ExitCode::setup_fault, "Tệp khai báo plugin {file} sai ({detail}).",
     "The plugin manifest {file} is wrong ({detail}).", "Sửa theo docs/external-plugins.md.",
     "Correct it by docs/external-plugins.md."},
    {"external.crashed", ExitCode::needs_review, "Chương trình của bước {stage} dừng đột ngột ({detail}).",
     "The program of stage {stage} stopped suddenly ({detail}).",
     "Xem lại trang này bằng mắt; báo cho người viết plugin.",
     "Look at the page yourself; tell the author of the plugin."},
    {"external.failed", ExitCode::needs_review, "Chương trình của bước {stage} không đọc được ({detail}).",
     "The program of stage {stage} could not read ({detail}).", "Xem lại trường này bằng mắt.",
     "Look at the field yourself."},
    {"external.given_up", ExitCode::needs_review, "Chương trình của bước {stage} hỏng nhiều lần nên không chạy nữa.",
     "The program of stage {stage} failed again and again and is not started any more.",
     "Bỏ bước này khỏi pipeline rồi chạy lại; báo cho người viết plugin.",
     "Leave the stage out of the pipeline and run again; tell the author of the plugin."},
    {"external.start_failed", ExitCode::needs_review, "Không khởi động được chương trình của bước {stage} ({detail}).",
     "The program of stage {stage} cannot be started ({detail}).",
     "Xem chương trình trong \"command\" đã cài và nằm dưới /usr hay trong thư mục của plugin.",
     "See that the program in \"command\" is installed, below /usr or in the plugin's own folder."},
    {"external.timeout", ExitCode::needs_review, "Chương trình của bước {stage} không trả lời trong {detail} giây.",
     "The program of stage {stage} did not answer within {detail} s.",
     "Xem lại trang này bằng mắt; tăng call_seconds nếu máy chậm.",
     "Look at the page yourself; raise call_seconds on a slow machine."},
    {"external.too_large", ExitCode::needs_review, "Trường quá lớn đối với bước {stage}.",
     "The field is too large for stage {stage}.", "Giảm dpi trong tệp khai báo plugin.",
     "Lower dpi in the plugin's manifest."},
    {"external.unconfined", ExitCode::needs_review,
     "Hệ thống này không cho phép cách ly chương trình của bước {stage} ({detail}) nên không chạy.",
     "This system does not let the program of stage {stage} be confined ({detail}), so it is not run.",
     "Dùng Linux có Landlock và seccomp, hoặc bỏ bước này khỏi pipeline.",
     "Use a Linux with Landlock and seccomp, or leave the stage out of the pipeline."},
});

}  // namespace hoso::messages
