// Reads plain grey pictures: "P2", width, height, the largest value, then the pixels as numbers (Netpbm's PGM).
#include <hoso/plugin.hpp>

#include <sstream>

namespace {

hoso::PageImage decoded(const std::string& text, const hoso::Limits& limits) {
  std::istringstream numbers(text.substr(2));
  std::size_t width = 0, height = 0;
  int largest = 0;
  numbers >> width >> height >> largest;
  const auto most = static_cast<std::size_t>(limits.side_px);  // files lie about their size
  const bool sound = numbers && width > 0 && height > 0 && width <= most && height <= most &&
                     width * height <= text.size() && largest > 0 && largest < 256;
  if (!sound) throw hoso::Error("input.damaged");
  std::vector<std::uint8_t> pixels(width * height);
  for (std::uint8_t& pixel : pixels) {
    int value = 0;
    if (!(numbers >> value) || value < 0 || value > largest) throw hoso::Error("input.damaged");
    pixel = static_cast<std::uint8_t>(value * 255 / largest);
  }
  return {{static_cast<int>(width), static_cast<int>(height)}, hoso::PixelFormat::gray8, std::move(pixels)};
}

struct OnePage final : hoso::PageReader {
  hoso::Page page;
  int page_count() const override { return 1; }
  hoso::Page read(int, const hoso::StageContext&) override { return page; }
};

class @CLASS@ final : public hoso::SourceStage {
 public:
  explicit @CLASS@(double dpi) : dpi_(dpi) {}

  std::string media_type(const hoso::InputFile& file) const override {
    return file.bytes.size() > 2 && file.bytes[0] == 'P' && file.bytes[1] == '2' ? "image/x-portable-graymap" : "";
  }
  std::unique_ptr<hoso::PageReader> open(const hoso::InputFile& file, const hoso::StageContext& context) override {
    auto reader = std::make_unique<OnePage>();
    reader->page.stated_dpi = dpi_;
    reader->page.image = decoded({file.bytes.begin(), file.bytes.end()}, context.limits());
    return reader;
  }

 private:
  const double dpi_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"source.@NAME@", "Reads plain grey pictures (PGM)", hoso::Threading::shared,
                 {{"dpi", hoso::OptionType::real, "200", "resolution, dots per inch", 10, 2400}}},
                hoso::StageFactory<hoso::SourceStage>(
                    [](const hoso::StageSetup& setup) { return std::make_unique<@CLASS@>(setup.options.real("dpi")); }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Reads plain grey pictures (PGM)", register_stages)
