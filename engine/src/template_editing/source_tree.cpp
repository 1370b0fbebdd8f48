#include "template_editing/source_tree.hpp"

#include <algorithm>
#include <utility>

#include "xml/document.hpp"

namespace hoso::template_editing {
namespace {

constexpr std::string_view white = " \t\r\n";

/// Cuts a text that is known to be well-formed; so no bound of it is checked again.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  SourceElement root() {
    at_ = text_.find('<');
    while (skipped_markup()) at_ = text_.find('<', at_);
    return element();
  }

 private:
  [[nodiscard]] bool starts(std::string_view wanted) const { return text_.substr(at_).starts_with(wanted); }

  void pass(std::string_view closing) { at_ = text_.find(closing, at_) + closing.size(); }

  /// Comments, instructions and CDATA hold what looks like tags.
  bool skipped_markup() {
    if (starts("<!--")) return pass("-->"), true;
    if (starts("<![CDATA[")) return pass("]]>"), true;
    if (starts("<?")) return pass("?>"), true;
    return false;
  }

  SourceElement element() {
    SourceElement element;
    element.whole.begin = element.start_tag.begin = at_++;
    const std::size_t name_end = text_.find_first_of(" \t\r\n/>", at_);
    element.name = text_.substr(at_, name_end - at_);
    at_ = name_end;
    while (has_attribute()) element.attributes.push_back(attribute());
    at_ = text_.find_first_not_of(white, at_);
    const bool empty = text_[at_] == '/';
    at_ += empty ? 2 : 1;
    element.start_tag.end = at_;
    if (!empty) read_content(element);
    if (empty) element.end_tag = at_;
    element.whole.end = at_;
    return element;
  }

  [[nodiscard]] bool has_attribute() const {
    const char next = text_[text_.find_first_not_of(white, at_)];
    return next != '/' && next != '>';
  }

  SourceAttribute attribute() {
    SourceAttribute attribute;
    attribute.whole.begin = at_;
    const std::size_t name = text_.find_first_not_of(white, at_);
    attribute.name = text_.substr(name, text_.find_first_of(" \t\r\n=", name) - name);
    const std::size_t quote = text_.find_first_of("\"'", name);
    attribute.value = {quote + 1, text_.find(text_[quote], quote + 1)};
    at_ = attribute.whole.end = attribute.value.end + 1;
    return attribute;
  }

  void read_content(SourceElement& element) {
    for (;;) {
      at_ = text_.find('<', at_);
      if (skipped_markup()) continue;
      if (text_[at_ + 1] == '/') break;
      element.children.push_back(this->element());
    }
    element.end_tag = at_;
    pass(">");
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const SourceAttribute* SourceElement::attribute(std::string_view wanted) const {
  const auto found = std::ranges::find(attributes, wanted, &SourceAttribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

const SourceElement* SourceElement::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &SourceElement::name);
  return found == children.end() ? nullptr : &*found;
}

std::vector<const SourceElement*> SourceElement::children_named(std::string_view wanted) const {
  std::vector<const SourceElement*> found;
  for (const SourceElement& child : children) {
    if (child.name == wanted) found.push_back(&child);
  }
  return found;
}

SourceElement source_tree(const std::string& text, const std::string& file) {
  const xml::Document judged(text, {file, "template.invalid"});
  // Other encodings pass libxml2, which turns them into UTF-8; here the bytes themselves are cut.
  const xmlChar* encoding = judged.tree()->encoding;
  const bool is_utf8 = !encoding || xmlStrcasecmp(encoding, BAD_CAST "UTF-8") == 0;
  if (!is_utf8 || text.find('\0') != std::string::npos) xml::fail(judged.origin(), 0, "UTF-8", "another encoding");
  return Cutter(text).root();
}

std::vector<Span> comments_in(const std::string& text) {
  std::vector<Span> comments;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    if (text.compare(at, 9, "<![CDATA[") == 0) at = text.find("]]>", at);
    if (text.compare(at, 2, "<?") == 0) at = text.find("?>", at);
    if (text.compare(at, 4, "<!--") != 0) continue;
    comments.push_back({at, text.find("-->", at) + 3});
    at = comments.back().end - 1;
  }
  return comments;
}

std::string raw_value(const std::string& text, const SourceElement& element, std::string_view name) {
  const SourceAttribute* found = element.attribute(name);
  return found ? text.substr(found->value.begin, found->value.end - found->value.begin) : std::string();
}

}  // namespace hoso::template_editing
