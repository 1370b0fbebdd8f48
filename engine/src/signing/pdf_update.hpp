// Changes of a PDF's objects, written behind its bytes (ISO 32000-1, 7.5.6).
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

namespace hoso::signing {

/// Collects what changed; qpdf itself can only write whole files.
class PdfUpdate {
 public:
  /// `pdf` was opened on `original` and is not changed yet.
  PdfUpdate(QPDF& pdf, std::span<const std::uint8_t> original);

  /// `object` is indirect and was changed. New objects need not be told.
  void changed(const QPDFObjectHandle& object) { changed_.insert(object.getObjGen()); }

  /// The original, then the changed and the new objects, cross references of the kind that the file has, a trailer
  /// that leads back. Throws Error("signing.unsuitable").
  [[nodiscard]] std::string written();

 private:
  void write_object(const QPDFObjGen& id);
  void write_table();
  void write_stream();
  [[nodiscard]] std::string trailer_entries(int size) const;

  QPDF& pdf_;
  std::span<const std::uint8_t> original_;
  int first_new_ = 0;
  std::set<QPDFObjGen> changed_;
  std::string out_;
  struct Place {
    QPDFObjGen id;
    std::size_t offset;
  };
  std::vector<Place> places_;  ///< by id
};

}  // namespace hoso::signing
