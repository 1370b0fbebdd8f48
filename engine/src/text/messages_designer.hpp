// Part of the message catalogue (messages.cpp): templates edited in the browser. By code.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto designer = std::to_array<MessageEntry>({
    {"designer.invalid", ExitCode::usage, "Không ghi được {detail} vào mẫu (cần: {expected}).",
     "A template cannot hold {detail} (expected: {expected}).", "Sửa giá trị ấy.", "Correct that value."},
    {"designer.unknown", ExitCode::usage, "Mẫu không có {name}.", "The template has no {name}.",
     "Tải lại trang rồi chọn lại.", "Reload the page and choose again."},
});

}  // namespace hoso::messages
