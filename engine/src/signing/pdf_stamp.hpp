// What people see of a signature.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

namespace hoso::signing {

/// A form XObject of some lines of text, and the file that it still borrows from.
struct Stamp {
  std::string bytes;  ///< of `source`, which reads from them
  std::shared_ptr<QPDF> source;
  QPDFObjectHandle form;  ///< of `source`
  double width_pt = 0;
  double height_pt = 0;
};

/// Liberation Serif (metrics of Times New Roman) 10 pt, upright, black, right-aligned, embedded. Throws
/// Error("signing.failed").
[[nodiscard]] Stamp stamp_of(const std::vector<std::string>& lines);

}  // namespace hoso::signing
