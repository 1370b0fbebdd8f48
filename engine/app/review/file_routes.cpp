// What the browser loads: the pages and what belongs to them.
#include "page_files.hpp"
#include "station.hpp"

namespace hoso::review {

void add_file_routes(http::Router& router) {
  for (const PageFile& file : page_files()) {
    if (file.path.starts_with("/designer")) continue;  // of hoso form edit
    router.add(
        "GET", std::string(file.path),
        [file](const http::Request&) { return http::text_response(200, std::string(file.media_type), file.bytes); },
        {.open = true});
  }
}

}  // namespace hoso::review
