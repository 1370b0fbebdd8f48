#include "template_editing/written_text.hpp"

#include <charconv>
#include <string_view>

#include <hoso/text.hpp>

namespace hoso::template_editing {
namespace {

/// Of a text that is known to be well-formed, so that each reference and section ends.
class Reader {
 public:
  Reader(const std::string& xml, Span span) : xml_(xml), at_(span.begin), end_(span.end) {}

  WrittenText read() {
    while (at_ < end_) {
      if (starts("<!--"))
        at_ = xml_.find("-->", at_) + 3;
      else if (starts("<![CDATA["))
        read_section();
      else if (starts("<?"))
        at_ = xml_.find("?>", at_) + 2;
      else if (xml_[at_] == '&')
        read_reference();
      else
        take(xml_.substr(at_, 1), at_ + 1);
    }
    return std::move(read_);
  }

 private:
  [[nodiscard]] bool starts(std::string_view wanted) const { return xml_.compare(at_, wanted.size(), wanted) == 0; }

  /// `bytes`, written from here to `end`.
  void take(const std::string& bytes, std::size_t end) {
    read_.text += bytes;
    read_.places.insert(read_.places.end(), bytes.size(), Span{at_, end});
    at_ = end;
  }

  void read_section() {
    at_ += std::string_view("<![CDATA[").size();
    const std::size_t end = xml_.find("]]>", at_);
    while (at_ < end) take(xml_.substr(at_, 1), at_ + 1);
    at_ = end + 3;
  }

  void read_reference() {
    const std::size_t end = xml_.find(';', at_);
    take(referred(std::string_view(xml_).substr(at_ + 1, end - at_ - 1)), end + 1);
  }

  static std::string referred(std::string_view name) {
    if (name == "lt") return "<";
    if (name == "gt") return ">";
    if (name == "amp") return "&";
    if (name == "apos") return "'";
    if (name == "quot") return "\"";
    const bool hexadecimal = name.starts_with("#x");
    name.remove_prefix(hexadecimal ? 2 : 1);
    std::uint32_t point = 0;  // a character, as libxml2 has seen
    std::from_chars(name.data(), name.data() + name.size(), point, hexadecimal ? 16 : 10);
    return to_utf8({point});
  }

  const std::string& xml_;
  std::size_t at_, end_;
  WrittenText read_;
};

}  // namespace

WrittenText value_as_read(const std::string& xml, const SourceAttribute& attribute) {
  return Reader(xml, attribute.value).read();
}

WrittenText content_as_read(const std::string& xml, const SourceElement& element) {
  return element.is_empty() ? WrittenText{} : Reader(xml, {element.start_tag.end, element.end_tag}).read();
}

}  // namespace hoso::template_editing
