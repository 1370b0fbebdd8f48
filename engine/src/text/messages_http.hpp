// Part of the message catalogue (messages.cpp): what the review station's server refuses, and why it cannot start. By
// code. Nobody but the browser is told of refusals, so their exit codes say only whose fault it is.
#pragma once

#include <array>

#include <hoso/message.hpp>

namespace hoso::messages {

inline constexpr auto http = std::to_array<MessageEntry>({
    {"http.bad_request", ExitCode::input_unusable, "Yêu cầu gửi đến không đúng chuẩn HTTP.",
     "The request is not proper HTTP.", "Tải lại trang; nếu còn lỗi, báo người quản trị.",
     "Load the page again; if it stays, tell the administrator."},
    {"http.body_too_large", ExitCode::limit_reached, "Dữ liệu gửi lên lớn hơn {limit}.",
     "What was sent is larger than {limit}.", "Tách tệp, hoặc quét ở 200 đến 300 dpi rồi gửi lại.",
     "Split the file, or scan at 200 to 300 dpi and send again."},
    {"http.cannot_listen", ExitCode::setup_fault, "Không mở được cổng {port} ở địa chỉ {address} ({detail}).",
     "Port {port} cannot be opened at {address} ({detail}).",
     "Chọn cổng khác, hoặc dừng chương trình đang dùng cổng đó.",
     "Choose another port, or stop the program that uses it."},
    {"http.csrf", ExitCode::input_unusable, "Trang này đã cũ nên thay đổi không được nhận.",
     "This page is out of date, so the change was not taken.", "Tải lại trang và làm lại.",
     "Load the page again and repeat the change."},
    {"http.foreign_origin", ExitCode::input_unusable, "Thay đổi này đến từ một trang web khác nên bị từ chối.",
     "This change comes from another web site, so it was refused.",
     "Mở trang duyệt hồ sơ bằng đúng địa chỉ của nó.", "Open the review page by its own address."},
    {"http.header_too_large", ExitCode::limit_reached, "Phần đầu của yêu cầu quá dài.",
     "The head of the request is too long.", "Xóa cookie của địa chỉ này rồi tải lại trang.",
     "Remove this address's cookies and load the page again."},
    {"http.no_room", ExitCode::limit_reached, "Máy chủ hiện không còn chỗ cho tệp gửi lên.",
     "The server has no room for the upload just now.", "Chờ vài phút rồi gửi lại; xem đĩa còn trống không.",
     "Send again in a few minutes; see whether the disk is full."},
    {"http.too_slow", ExitCode::limit_reached, "Dữ liệu đến quá chậm nên máy chủ thôi chờ.",
     "The data came too slowly, so the server stopped waiting.", "Kiểm tra mạng rồi gửi lại.",
     "Check the network and send again."},
    {"http.unknown_host", ExitCode::input_unusable, "Máy chủ không được gọi bằng tên này.",
     "The server is not to be called by this name.",
     "Mở đúng địa chỉ mà hoso review in ra; tên khác phải được khai báo trước.",
     "Open the address that hoso review prints; other names must be allowed first."},
    {"http.unknown_path", ExitCode::input_unusable, "Không có trang này.", "There is no such page.",
     "Xem lại địa chỉ, hoặc về trang đầu.", "Check the address, or go to the first page."},
    {"http.wrong_method", ExitCode::input_unusable, "Địa chỉ này không nhận thao tác đó.",
     "This address does not take that method.", "Tải lại trang; nếu còn lỗi, báo người quản trị.",
     "Load the page again; if it stays, tell the administrator."},
});

}  // namespace hoso::messages
