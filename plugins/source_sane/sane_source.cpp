#include "sane_source.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "device.hpp"

namespace hoso::source_sane {
namespace {

[[noreturn]] void no_more_pages() { throw Error("scan.no_more_pages"); }

/// What sane_read gives until the page ends; rows as the scanner pads them.
class RowBytes {
 public:
  RowBytes(const Device& device, const SANE_Parameters& parameters, const Limits& limits)
      : device_(device),
        most_(static_cast<std::size_t>(parameters.bytes_per_line) * static_cast<std::size_t>(limits.side_px)) {}

  std::vector<std::uint8_t> read(const StageContext& context) {
    std::vector<std::uint8_t> bytes;
    std::array<SANE_Byte, 64 * 1024> buffer{};
    for (;;) {
      context.check_cancelled();
      SANE_Int got = 0;
      const SANE_Status status = sane_read(device_.handle(), buffer.data(), buffer.size(), &got);
      if (status == SANE_STATUS_EOF) return bytes;
      if (status != SANE_STATUS_GOOD) throw_status(status, device_.name());
      bytes.insert(bytes.end(), buffer.begin(), buffer.begin() + got);
      if (bytes.size() > most_) throw Error("limit.pixels", {{"width", "?"}, {"height", "?"}});
    }
  }

 private:
  const Device& device_;
  std::size_t most_;
};

/// One sample, 0 = black, out of a row of 1, 8 or 16 bits a sample.
std::uint8_t sample_of(const std::uint8_t* row, std::size_t index, int depth) {
  if (depth == 1) return (row[index / 8] >> (7 - index % 8) & 1) != 0 ? 0 : 255;  // SANE: 1 is black
  if (depth == 8) return row[index];
  std::uint16_t wide = 0;  // in the machine's own order
  std::memcpy(&wide, row + 2 * index, sizeof wide);
  return static_cast<std::uint8_t>(wide >> 8);
}

PageImage image_of(const std::vector<std::uint8_t>& bytes, const SANE_Parameters& parameters) {
  const int channels = parameters.format == SANE_FRAME_RGB ? 3 : 1;
  const auto row_bytes = static_cast<std::size_t>(parameters.bytes_per_line);
  const PixelSize size{parameters.pixels_per_line, static_cast<int>(bytes.size() / row_bytes)};
  const std::size_t samples = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(channels);
  std::vector<std::uint8_t> pixels(samples * static_cast<std::size_t>(size.height));
  for (std::size_t y = 0; y < static_cast<std::size_t>(size.height); ++y) {
    std::uint8_t* to = pixels.data() + y * samples;
    for (std::size_t x = 0; x < samples; ++x) to[x] = sample_of(bytes.data() + y * row_bytes, x, parameters.depth);
    if (channels == 3) {
      for (std::size_t x = 0; x < samples; x += 3) std::swap(to[x], to[x + 2]);  // RGB to BGR
    }
  }
  return {size, channels == 3 ? PixelFormat::bgr24 : PixelFormat::gray8, std::move(pixels)};
}

void judge(const SANE_Parameters& parameters, const Device& device, const Limits& limits) {
  const bool one_frame = parameters.format == SANE_FRAME_GRAY || parameters.format == SANE_FRAME_RGB;
  const bool lines = parameters.depth == 1 && parameters.format == SANE_FRAME_GRAY;
  const bool known = lines || parameters.depth == 8 || parameters.depth == 16;
  const int channels = parameters.format == SANE_FRAME_RGB ? 3 : 1;
  const long needed = (static_cast<long>(parameters.pixels_per_line) * channels * parameters.depth + 7) / 8;
  if (!one_frame || !known || parameters.pixels_per_line < 1 || parameters.bytes_per_line < needed) {
    throw Error("scan.failed", {{"device", device.name()}, {"detail", "frame format"}});
  }
  if (parameters.pixels_per_line > limits.side_px || parameters.lines > limits.side_px) {
    throw Error("limit.pixels",
                {{"width", std::to_string(parameters.pixels_per_line)}, {"height", std::to_string(parameters.lines)}});
  }
}

class ScanReader : public PageReader {
 public:
  ScanReader(std::unique_ptr<Sane> sane, const ScanRequest& request, const std::string& device, int most_pages)
      : sane_(std::move(sane)), device_(device), resolution_(request.resolution), most_pages_(most_pages) {
    device_.set_up(request);
  }

  [[nodiscard]] int page_count() const override { return device_.feeds() ? most_pages_ : 1; }

  [[nodiscard]] Page read(int index, const StageContext& context) override {
    context.check_cancelled();
    const SANE_Status started = sane_start(device_.handle());
    if (started == SANE_STATUS_NO_DOCS && index > 0) no_more_pages();
    if (started != SANE_STATUS_GOOD) throw_status(started, device_.name());
    SANE_Parameters parameters{};
    const SANE_Status told = sane_get_parameters(device_.handle(), &parameters);
    if (told != SANE_STATUS_GOOD) throw_status(told, device_.name());
    judge(parameters, device_, context.limits());
    Page page;
    page.image = image_of(RowBytes(device_, parameters, context.limits()).read(context), parameters);
    page.stated_dpi = resolution_;
    // A feeder goes on to the next sheet by the next start; a flatbed's lamp goes home.
    if (!device_.feeds()) sane_cancel(device_.handle());
    return page;
  }

 private:
  std::unique_ptr<Sane> sane_;
  Device device_;
  int resolution_;
  int most_pages_;
};

class ListReader : public PageReader {
 public:
  [[nodiscard]] int page_count() const override { return 1; }
  [[nodiscard]] Page read(int, const StageContext&) override { no_more_pages(); }
};

std::string only_device(const Sane& sane) {
  const std::vector<FoundDevice> found = sane.devices();
  if (found.empty()) throw Error("scan.no_device");
  if (found.size() == 1) return found.front().name;
  std::string names;
  for (const FoundDevice& one : found) names += (names.empty() ? "" : ", ") + one.name;
  throw Error("scan.which_device", {{"devices", names}});
}

}  // namespace

std::string SaneSource::media_type(const InputFile& file) const {
  const std::string_view head(request_head);
  const bool is_request = file.bytes.size() > head.size() && std::equal(head.begin(), head.end(), file.bytes.begin());
  return is_request ? "application/vnd.hoso.scan-request" : "";
}

std::unique_ptr<PageReader> SaneSource::open(const InputFile& file, const StageContext& context) {
  context.check_cancelled();
  const auto request = parsed_request(file.bytes);
  if (!request) throw Error("input.damaged");
  auto sane = std::make_unique<Sane>(request->config_folder);
  if (request->list) {
    for (const FoundDevice& one : sane->devices()) {
      context.report("scan.device", Severity::info, {{"device", one.name}, {"detail", one.label}});
    }
    return std::make_unique<ListReader>();
  }
  const std::string device = request->device.empty() ? only_device(*sane) : request->device;
  return std::make_unique<ScanReader>(std::move(sane), *request, device, context.limits().pages);
}

}  // namespace hoso::source_sane
