// Reads files that say "slip N": N white pages of 105 x 148 px.
#include <charconv>
#include <cstdlib>

#include "fault.hpp"

namespace {

using namespace hoso;

class Slips final : public PageReader {
 public:
  Slips(int pages, std::string fault) : pages_(pages), fault_(std::move(fault)) {}

  int page_count() const override { return pages_; }

  Page read(int index, const StageContext& context) override {
    faults::misbehave(fault_, context);
    if (fault_ == "second_page_damaged" && index == 1) throw Error("input.page_damaged");
    if (fault_ == "crashes") std::abort();
    Page page;
    page.stated_dpi = 25.4;
    if (fault_ == "no_pixels") return page;
    page.image = PageImage({105, 148}, PixelFormat::gray8, std::vector<std::uint8_t>(105 * 148, 255));
    return page;
  }

 private:
  const int pages_;
  const std::string fault_;
};

class SlipSource final : public SourceStage {
 public:
  explicit SlipSource(std::string fault) : fault_(std::move(fault)) {}

  std::string media_type(const InputFile& file) const override {
    return text_of(file).starts_with("slip ") ? "text/x-slip" : "";
  }
  std::unique_ptr<PageReader> open(const InputFile& file, const StageContext&) override {
    const std::string_view digits = text_of(file).substr(5);
    int pages = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), pages);
    return std::make_unique<Slips>(pages, fault_);
  }

 private:
  static std::string_view text_of(const InputFile& file) {
    return {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()};
  }
  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<SourceStage, SlipSource>(registrar, "source.slip");
}

}  // namespace

HOSO_PLUGIN("source_slip", "1.0.0", "Test pages", register_stages)
