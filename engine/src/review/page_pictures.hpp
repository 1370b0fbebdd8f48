// Pages as people look at them: upright, no bigger than a screen needs, encoded anew.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include <hoso/dossier.hpp>
#include <hoso/geometry.hpp>
#include <hoso/page.hpp>

#include "store/readings.hpp"

namespace hoso::review {

/// A page as a screen shows it.
[[nodiscard]] PageImage screen_picture(const Page&);
[[nodiscard]] std::vector<std::uint8_t> screen_jpeg(const PageImage&);

/// Gathers the pages of a run; `keep` may be called by several threads.
class PagePictures {
 public:
  explicit PagePictures(const store::Blobs& blobs) : blobs_(blobs) {}
  void keep(const Page&, const DossierPage&);
  /// By page number.
  [[nodiscard]] std::vector<store::PagePicture> taken() const;

 private:
  const store::Blobs& blobs_;
  mutable std::mutex mutex_;
  std::map<int, store::PagePicture> pictures_;
};

/// A part of a picture. Shares of its width and height, from the top left.
struct Share {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// Where a field stands on its page's picture; width 0 = nowhere.
[[nodiscard]] Share share_of(const MmRect& box, const DossierPage&);

/// `part` of a JPEG with a margin around it, as a JPEG. Throws Error "store.damaged" for bytes that are no picture.
[[nodiscard]] std::vector<std::uint8_t> crop_of(const std::vector<std::uint8_t>& jpeg, const Share& part);

}  // namespace hoso::review
