// The messages of docs/external-plugins.md, as JSON texts. Field values are in answers only and never in a complaint.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <hoso/options.hpp>
#include <hoso/stages.hpp>

#include "external/manifest.hpp"

namespace hoso::external {

inline constexpr int protocol_version = 1;

/// One zone's picture in the picture memory: 8-bit grey, row after row, without gaps.
struct ZonePicture {
  std::size_t offset = 0;
  int width = 0;   ///< px
  int height = 0;  ///< px
  double dpi = 0;
  PixelRect zone;  ///< the zone's own box within the picture, px from its upper left corner
  bool empty = false;
};

[[nodiscard]] std::string hello_message(const Manifest&, const Options&);
[[nodiscard]] std::string recognize_message(long call, const FieldSpec&, const std::vector<ZonePicture>&);

/// What is wrong with the answer to hello; empty = nothing.
[[nodiscard]] std::string complaint_about_ready(std::span<const std::uint8_t> message, const Manifest&);

struct RecognizeAnswer {
  ZoneReading reading;
  std::string refusal;    ///< the program's own reason why not, [a-z0-9-]; empty = it answered
  std::string complaint;  ///< why this is no answer to `call`; empty = it is one
};

/// Believes nothing: form, lengths, numbers and characters are judged. Never throws for bad bytes.
[[nodiscard]] RecognizeAnswer recognize_answer(std::span<const std::uint8_t> message, long call);

}  // namespace hoso::external
