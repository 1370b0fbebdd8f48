#include "variant_html.hpp"

#include <fmt/format.h>

#include <hoso/dossier_xml.hpp>

#include "html_page/page.hpp"

namespace hoso::app {
namespace {

constexpr std::string_view style = R"css(
body{margin:0 auto;max-width:1100px;padding:24px;background:#f4f6f8;color:#17202b;
font:16px/1.5 system-ui,"Noto Sans","Liberation Sans",Arial,sans-serif}
svg{width:100%;background:#fff;border:1px solid #d9dfe6}
rect{fill:#1466b822;stroke:#1466b8;stroke-width:.25}
text{font-size:2.1px;fill:#a0310c}
.en{color:#56616f;font-size:.86em;display:block}
)css";

std::string mm(double length) { return fmt::format("{:.2f}", length); }

std::string blank_url(const variants::MetVariant& variant) {
  const std::string png = variants::variant_files(variant).at("page.png");
  return data_url("image/png", {reinterpret_cast<const std::uint8_t*>(png.data()), png.size()});
}

void frames(Html& html, const FieldSpec& field, const std::string& name) {
  for (const Zone& zone : field.zones) {
    const MmRect& box = zone.box;
    html.single("rect", {{"x", mm(box.x)}, {"y", mm(box.y)}, {"width", mm(box.width)}, {"height", mm(box.height)}});
    html.element("text", {{"x", mm(box.x + 0.3)}, {"y", mm(box.y + 2)}}, name);
  }
}

void picture(Html& html, const variants::MetVariant& variant) {
  const TemplatePage& page = variant.form->pages[static_cast<std::size_t>(variant.page)];
  const std::string width = mm(page.width_mm), height = mm(page.height_mm);
  html.open("svg", {{"viewBox", "0 0 " + width + " " + height}});
  html.single("image", {{"href", blank_url(variant)}, {"width", width}, {"height", height}});
  for (const FieldSpec& field : variant.form->fields) frames(html, field, field.id);
  html.close();
}

void explanation(Html& html, const variants::RememberedVariant& one) {
  const FormTemplate& form = *one.variant.form;
  html.element("h1", {}, form.variant_id);
  html.open("p").text(fmt::format("{} ({}/{}), trang {}, gặp lần đầu {}. Mỗi khung phải nằm đúng chỗ điền của mục "
                                  "ghi trong đó; nếu đúng: hoso variants confirm {}; nếu sai: hoso variants remove {}.",
                                  form.title.vi, form.id, form.version, one.variant.page + 1,
                                  iso_utc(one.variant.encounter.first_met), form.variant_id, form.variant_id));
  html.element("span", {{"class", "en"}, {"lang", "en"}},
               "Every frame must lie where the field named in it is filled in. If so: hoso variants confirm; if not: "
               "hoso variants remove.");
  html.close();
}

}  // namespace

std::string variant_html(const variants::RememberedVariant& one) {
  Html html = html_page::begun("hoso variants show", style);
  explanation(html, one);
  picture(html, one.variant);
  return html_page::finished(std::move(html));
}

}  // namespace hoso::app
