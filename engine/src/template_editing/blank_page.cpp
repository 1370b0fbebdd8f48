#include "template_editing/blank_page.hpp"

#include "template/page_files.hpp"

namespace hoso::template_editing {
namespace {

const std::string& content_of(const FormFiles& files, const std::string& name, const xml::Origin& origin) {
  const auto found = files.contents.find(name);
  if (found == files.contents.end()) xml::fail(origin, 0, "a file beside form.xml", name + " is missing");
  return found->second;
}

}  // namespace

TemplatePage blank_page(const FormFiles& files, const PageOutline& page) {
  TemplatePage read;
  read.width_mm = page.width_mm;
  read.height_mm = page.height_mm;
  const xml::Origin words{files.path_of(page.words), "template.invalid"};
  const xml::Origin blank{files.path_of(page.blank), "template.invalid"};
  read.words = read_words(content_of(files, page.words, words), words, read);
  read.blank = read_blank(content_of(files, page.blank, blank), blank, read);
  return read;
}

}  // namespace hoso::template_editing
