// Part of the message catalogue (messages.cpp): templates edited in the browser. By code.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto designer = std::to_array<MessageEntry>({
    {"designer.bad_link", ExitCode::usage, "Đường dẫn này đã dùng rồi hoặc không đúng.",
     "This link was used already, or is none.", "Chạy lại hoso form edit để có đường dẫn mới.",
     "Run hoso form edit again for a new link."},
    {"designer.changed_on_disk", ExitCode::usage, "{file} đã bị sửa trên đĩa trong lúc soạn; không ghi đè.",
     "{file} was changed on the disk meanwhile; it is not overwritten.",
     "Xem khác biệt, rồi tải lại từ đĩa hoặc chép phần sửa của mình sang.",
     "Look at the difference, then read the disk again, or carry your change over by hand."},
    {"designer.invalid", ExitCode::usage, "Không ghi được {detail} vào mẫu (cần: {expected}).",
     "A template cannot hold {detail} (expected: {expected}).", "Sửa giá trị ấy.", "Correct that value."},
    {"designer.not_agreed", ExitCode::usage, "Phần sửa được đồng ý không phải phần sắp ghi.",
     "What was agreed to is not what would be written.", "Xem lại khác biệt rồi lưu.",
     "Look at the difference again, then save."},
    {"designer.stale", ExitCode::usage, "Trang này không còn mới: mẫu đã được sửa ở cửa sổ khác.",
     "This page is out of date: the template was changed in another window.", "Tải lại trang.", "Reload the page."},
    {"designer.unknown", ExitCode::usage, "Mẫu không có {name}.", "The template has no {name}.",
     "Tải lại trang rồi chọn lại.", "Reload the page and choose again."},
});

}  // namespace hoso::messages
