// What is known about each blank before any page is seen.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <opencv2/core.hpp>

#include <hoso/form_template.hpp>

#include "features.hpp"

namespace hoso::layout {

/// Resolutions at which a page is compared with its blank.
inline constexpr double rough_dpi = 75;
inline constexpr double fine_dpi = 150;

/// A printed mark that can be found again on a page.
struct Anchor {
  MmRect box;
  bool is_text = true;  ///< false: a corner of rules; helps to align, says little about which form
  cv::Mat rough;        ///< the blank's pixels at rough_dpi
  cv::Mat fine;         ///< and at fine_dpi
};

/// Immutable once built.
struct BlankIndex {
  Features features;  ///< in mm
  std::vector<Anchor> anchors;
};

[[nodiscard]] BlankIndex index_of(const TemplatePage& page);

/// The blank's pixels in `box`, softened as a scan softens them.
[[nodiscard]] cv::Mat blank_patch(const TemplatePage& page, const MmRect& box, double dpi);

/// Indexes of all blanks met so far, those of templates built once, by whichever worker needs one first.
class BlankIndexes {
 public:
  /// `cache`: see StageSetup::cache.
  explicit BlankIndexes(std::filesystem::path cache) : cache_(std::move(cache)) {}
  /// Page `page` (from 0) of `form`; of a new variant it is built at every call and not kept, for nobody
  /// asks for it again. Thread-safe.
  [[nodiscard]] std::shared_ptr<const BlankIndex> of(
      const std::shared_ptr<const FormTemplate>& form, int page);

 private:
  struct Entry {
    std::shared_ptr<const FormTemplate> form;  ///< keeps the key's address from being reused
    std::once_flag once;
    std::shared_ptr<const BlankIndex> index;
  };
  Entry& entry_of(const std::shared_ptr<const FormTemplate>& form, int page);

  const std::filesystem::path cache_;
  std::mutex mutex_;  ///< guards the map, not the entries
  std::map<std::pair<const FormTemplate*, int>, Entry> entries_;
};

}  // namespace hoso::layout
