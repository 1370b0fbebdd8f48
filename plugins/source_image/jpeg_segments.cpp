#include "jpeg_segments.hpp"

#include <algorithm>
#include <string_view>

namespace hoso::source_image {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint8_t sof0 = 0xC0, sof2 = 0xC2, dht = 0xC4, sof15 = 0xCF, rst0 = 0xD0,
                       rst7 = 0xD7, eoi = 0xD9, sos = 0xDA, dqt = 0xDB, dri = 0xDD, app0 = 0xE0,
                       app1 = 0xE1, app2 = 0xE2, app14 = 0xEE;

bool starts_with(Bytes payload, std::string_view label) {
  return payload.size() >= label.size() &&
         std::equal(label.begin(), label.end(), payload.begin(),
                    [](char left, std::uint8_t right) { return left == static_cast<char>(right); });
}

bool is_frame(std::uint8_t marker) {
  return marker >= sof0 && marker <= sof15 && marker != dht && marker != 0xC8 && marker != 0xCC;
}

/// What a reader of the picture needs, and the colour profile, which an archive may want.
bool is_kept(std::uint8_t marker, Bytes payload) {
  using namespace std::string_view_literals;
  switch (marker) {
    case dht: case dqt: case dri: case sos: return true;
    case app0: return starts_with(payload, "JFIF\0"sv);
    case app2: return starts_with(payload, "ICC_PROFILE\0"sv);
    case app14: return starts_with(payload, "Adobe"sv);
    default: return is_frame(marker);
  }
}

class Walker {
 public:
  explicit Walker(Bytes file) : file_(file) {}

  JpegSegments walk() {
    JpegSegments segments;
    std::vector<std::uint8_t> kept{0xFF, 0xD8};
    at_ = 2;
    bool sound = true;
    while (sound && !ended_) sound = step(segments, kept);
    if (sound && portable_) segments.portable = std::move(kept);
    return segments;
  }

 private:
  /// Takes one marker with what belongs to it. false = no marker where one must be.
  bool step(JpegSegments& segments, std::vector<std::uint8_t>& kept) {
    const std::size_t start = at_;
    if (!find_marker()) return false;
    const std::uint8_t marker = file_[at_++];
    if (marker == eoi) return end(kept);
    if (marker == 0x01 || (marker >= rst0 && marker <= rst7)) return true;
    const std::optional<Bytes> payload = take_payload();
    if (!payload) return false;
    note(marker, *payload, segments);
    if (marker == sos) skip_entropy_coded();
    if (is_kept(marker, *payload)) {
      const Bytes part = file_.subspan(start, at_ - start);
      kept.insert(kept.end(), part.begin(), part.end());
    }
    return true;
  }

  /// Any number of 0xFF may stand before a marker.
  bool find_marker() {
    if (at_ >= file_.size() || file_[at_] != 0xFF) return false;
    while (at_ < file_.size() && file_[at_] == 0xFF) ++at_;
    return at_ < file_.size();
  }

  bool end(std::vector<std::uint8_t>& kept) {
    kept.insert(kept.end(), {0xFF, eoi});
    ended_ = true;
    return true;
  }

  std::optional<Bytes> take_payload() {
    if (file_.size() - at_ < 2) return std::nullopt;
    const std::size_t length = static_cast<std::size_t>(file_[at_]) << 8 | file_[at_ + 1];
    if (length < 2 || length > file_.size() - at_) return std::nullopt;
    const Bytes payload = file_.subspan(at_ + 2, length - 2);
    at_ += length;
    return payload;
  }

  void note(std::uint8_t marker, Bytes payload, JpegSegments& segments) {
    using namespace std::string_view_literals;
    if (marker == app1 && segments.exif.empty() && starts_with(payload, "Exif\0\0"sv)) {
      segments.exif = payload.subspan(6);
    }
    // PDF's DCTDecode knows baseline, extended and progressive Huffman only (ISO 32000-1, 7.4.8).
    if (is_frame(marker) && marker > sof2) portable_ = false;
  }

  /// To the next marker that is neither a stuffed zero nor a restart.
  void skip_entropy_coded() {
    while (at_ + 1 < file_.size()) {
      const std::uint8_t next = file_[at_ + 1];
      if (file_[at_] == 0xFF && next != 0 && next != 0xFF && (next < rst0 || next > rst7)) return;
      ++at_;
    }
    at_ = file_.size();
  }

  Bytes file_;
  std::size_t at_ = 0;
  bool ended_ = false;
  bool portable_ = true;
};

}  // namespace

JpegSegments read_segments(Bytes file) { return Walker(file).walk(); }

}  // namespace hoso::source_image
