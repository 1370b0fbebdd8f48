// The pages of `hoso review` as they are carried inside the program.
#pragma once

#include <span>
#include <string_view>

namespace hoso::review {

/// One file that a browser asks for. The views are of constants and live as long as the program.
struct PageFile {
  std::string_view path;        ///< of the URL, with its slash: "/", "/setup", "/phone", "/kiosk", "/app.js"
  std::string_view media_type;  ///< for Content-Type: "text/html; charset=utf-8"
  std::string_view bytes;       ///< never empty
};

/// Every file, in no order that matters; several paths may have the same bytes. Empty where hoso was configured with
/// -DHOSO_REVIEW_PAGE=OFF: the server then has its interface for programs only. Any thread; never fails.
[[nodiscard]] std::span<const PageFile> page_files();

}  // namespace hoso::review
