#include "packaging/scan_page.hpp"

#include <array>
#include <sstream>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace hoso::packaging {
namespace {

using Object = QPDFObjectHandle;

std::string content_of(Object page) {
  Object stream = page.getKey("/Contents");
  if (!stream.isStream()) return {};
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

/// "q a b c d e f cm /Im Do Q": how the picture is turned.
std::optional<int> turns_in(const std::string& line) {
  std::istringstream words(line);
  std::string q;
  std::array<double, 6> m{};
  words >> q;
  for (double& one : m) words >> one;
  if (!words || q != "q" || !line.ends_with("cm /Im Do Q")) return std::nullopt;
  if (m[0] > 0 && m[3] > 0) return 0;
  if (m[1] < 0 && m[2] > 0) return 1;
  if (m[0] < 0 && m[3] < 0) return 2;
  return m[1] > 0 && m[2] < 0 ? std::optional(3) : std::nullopt;
}

/// "/F size Tf stretch Tz 1 0 0 1 x y Tm <cids> Tj"; nullopt = another line.
std::optional<ScanWord> word_in(const std::string& line) {
  std::istringstream parts(line);
  std::string font, tf, tz, tm, cids, tj;
  double size = 0, stretch = 0, a = 0, b = 0, c = 0, d = 0, x = 0, y = 0;
  parts >> font >> size >> tf >> stretch >> tz >> a >> b >> c >> d >> x >> y >> tm >> cids >> tj;
  if (!parts || font != "/F" || tf != "Tf" || tz != "Tz" || tm != "Tm" || tj != "Tj") return std::nullopt;
  constexpr double advance = 0.5;  // of the glyphless font, in its size
  const double letters = static_cast<double>(cids.size() - 2) / 4;
  return ScanWord{line, {x, y - 0.3 * size, letters * size * advance * stretch / 100, 1.3 * size}};
}

void append_line(std::string& text, const std::string& line) { text.append(line).append("\n"); }

std::vector<std::uint8_t> raw_bytes(Object image) {
  const auto data = image.getRawStreamData();
  return {data->getBuffer(), data->getBuffer() + data->getSize()};
}

void put(std::vector<std::uint8_t>& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

/// A TIFF around the strip that PDF and TIFF have in common (TIFF 6.0, section 11): OpenCV reads it by libtiff.
std::vector<std::uint8_t> fax_tiff(const std::vector<std::uint8_t>& strip, int width, int height) {
  constexpr std::uint32_t header = 8;
  constexpr std::uint16_t short_type = 3;
  constexpr std::uint16_t long_type = 4;
  struct Entry {
    std::uint16_t tag, type;
    std::uint32_t value;
  };
  const auto size = static_cast<std::uint32_t>(strip.size());
  const std::array<Entry, 9> entries = {{{256, long_type, static_cast<std::uint32_t>(width)},
                                         {257, long_type, static_cast<std::uint32_t>(height)},
                                         {258, short_type, 1},
                                         {259, short_type, 4},  // CCITT Group 4
                                         {262, short_type, 0},  // white is zero
                                         {273, long_type, header},
                                         {277, short_type, 1},
                                         {278, long_type, static_cast<std::uint32_t>(height)},
                                         {279, long_type, size}}};
  std::vector<std::uint8_t> tiff = {'I', 'I', 42, 0};
  put(tiff, header + size, 4);
  tiff.insert(tiff.end(), strip.begin(), strip.end());
  put(tiff, entries.size(), 2);
  for (const Entry& entry : entries) {
    put(tiff, entry.tag, 2);
    put(tiff, entry.type, 2);
    put(tiff, 1, 4);
    put(tiff, entry.value, 4);
  }
  put(tiff, 0, 4);
  return tiff;
}

cv::Mat lossless_picture(Object image, int width, int height) {
  const auto data = image.getStreamData(qpdf_dl_all);
  const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  const bool grey = data->getSize() == pixels;
  if (!grey && data->getSize() != 3 * pixels) return {};
  const cv::Mat view(height, width, grey ? CV_8UC1 : CV_8UC3, data->getBuffer());
  cv::Mat picture;
  if (grey)
    picture = view.clone();
  else
    cv::cvtColor(view, picture, cv::COLOR_RGB2BGR);
  return picture;
}

}  // namespace

std::optional<ScanPage> scan_page(Object page) {
  ScanPage parts;
  parts.picture = page.getKey("/Resources").getKey("/XObject").getKey("/Im");
  if (!parts.picture.isStream()) return std::nullopt;
  const auto sheet = QPDFPageObjectHelper(page).getMediaBox(false).getArrayAsRectangle();
  parts.width_pt = sheet.urx - sheet.llx;
  parts.height_pt = sheet.ury - sheet.lly;
  std::istringstream lines(content_of(page));
  std::string line;
  if (!std::getline(lines, line)) return std::nullopt;
  const std::optional<int> turns = turns_in(line);
  if (!turns) return std::nullopt;
  parts.turns = *turns;
  append_line(parts.before, line);
  while (std::getline(lines, line)) {
    if (auto word = word_in(line))
      parts.words.push_back(std::move(*word));
    else
      append_line(parts.words.empty() ? parts.before : parts.behind, line);
  }
  return parts;
}

cv::Mat picture_of(Object image) {
  Object dictionary = image.getDict();
  Object filter = dictionary.getKey("/Filter");
  const int width = static_cast<int>(dictionary.getKey("/Width").getIntValue());
  const int height = static_cast<int>(dictionary.getKey("/Height").getIntValue());
  if (filter.isNameAndEquals("/DCTDecode"))
    return cv::imdecode(raw_bytes(image), cv::IMREAD_UNCHANGED | cv::IMREAD_IGNORE_ORIENTATION);
  if (filter.isNameAndEquals("/CCITTFaxDecode")) {
    return cv::imdecode(fax_tiff(raw_bytes(image), width, height), cv::IMREAD_GRAYSCALE);
  }
  return lossless_picture(image, width, height);
}

void set_picture(Object image, const cv::Mat& picture) {
  Object dictionary = image.getDict();
  const bool colour = picture.channels() == 3;
  dictionary.removeKey("/DecodeParms");
  dictionary.replaceKey("/Width", Object::newInteger(picture.cols));
  dictionary.replaceKey("/Height", Object::newInteger(picture.rows));
  dictionary.replaceKey("/BitsPerComponent", Object::newInteger(8));
  dictionary.replaceKey("/ColorSpace", Object::newName(colour ? "/DeviceRGB" : "/DeviceGray"));
  if (colour) {
    std::vector<std::uint8_t> jpeg;
    cv::imencode(".jpg", picture, jpeg, {cv::IMWRITE_JPEG_QUALITY, 90});
    image.replaceStreamData(std::string(jpeg.begin(), jpeg.end()), Object::newName("/DCTDecode"), Object::newNull());
  } else {
    const cv::Mat whole = picture.isContinuous() ? picture : picture.clone();
    image.replaceStreamData(std::string(whole.begin<char>(), whole.end<char>()), Object::newNull(), Object::newNull());
  }
}

}  // namespace hoso::packaging
