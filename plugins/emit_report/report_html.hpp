// The report as one HTML file.
#pragma once

#include <map>
#include <string>

#include "report_view.hpp"

namespace hoso {

/// Page pictures as data URIs, by page number; a page without one is told in words.
using PagePictures = std::map<int, std::string>;

[[nodiscard]] std::string report_html(const Dossier& dossier, const ReportView& view,
                                      const PagePictures& pictures);

}  // namespace hoso
