#include <hoso/blank.hpp>

#include <mutex>

namespace hoso {

struct Blank::Shared {
  PixelSize size;
  double dpi = 0;
  std::function<PageImage()> decode;
  std::once_flag decoded;
  PageImage picture;
};

Blank::Blank(PixelSize size, double dpi, std::function<PageImage()> decode)
    : shared_(std::make_shared<Shared>()) {
  shared_->size = size;
  shared_->dpi = dpi;
  shared_->decode = std::move(decode);
}

Blank::Blank(PageImage picture, double dpi)
    : Blank(picture.size(), dpi, [picture] { return picture; }) {}

PixelSize Blank::size() const { return shared_ ? shared_->size : PixelSize{}; }

double Blank::dpi() const { return shared_ ? shared_->dpi : 0; }

const PageImage& Blank::picture() const {
  static const PageImage none;
  if (!shared_) return none;
  std::call_once(shared_->decoded, [this] {
    shared_->picture = shared_->decode();
    shared_->decode = nullptr;  // it owns the encoded bytes
  });
  return shared_->picture;
}

}  // namespace hoso
