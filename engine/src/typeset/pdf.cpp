#include <cairo-pdf.h>

#include "typeset/cairo_pen.hpp"
#include "typeset/draw.hpp"

namespace hoso::typeset {
namespace {

cairo_status_t append(void* target, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

void set_info(cairo_surface_t* surface, const PdfInfo& info) {
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, info.date.c_str());
}

bool is_text(const Mark& mark) { return std::holds_alternative<TextMark>(mark); }

/// Writes pages one after another.
class PdfSheet {
 public:
  explicit PdfSheet(const PdfInfo& info)
      : surface_(cairo_pdf_surface_create_for_stream(append, &pdf_, 1, 1)), context_(cairo_create(surface_.get())) {
    set_info(surface_.get(), info);
  }

  void begin(const TypesetPage& page) {
    cairo_pdf_surface_set_size(surface_.get(), pt(page.width_mm), pt(page.height_mm));
    if (page.ground) begin_on(page, *page.ground);
  }
  void draw(const Mark& mark) const { std::visit(CairoPen{context_.get(), shaper_}, mark); }
  void end_page() { cairo_show_page(context_.get()); }

  /// Ink of `node` within its tags.
  void draw(const Spoken& node, const TypesetPage& page) const {
    open(node.tag);
    for (const std::size_t mark : node.marks) draw(page.marks[mark]);
    for (const Spoken& child : node.children) draw(child, page);
    close(node.tag);
  }

  /// Text that a picture covers is found and copied as if it were in the picture.
  void begin_on(const TypesetPage& page, const Ground& ground) const {
    for (const TextMark& word : ground.words) shaper_.draw(context_.get(), word);
    draw_ground(context_.get(), page, ground);
  }

  void open(const std::string& tag) const { cairo_tag_begin(context_.get(), tag.c_str(), nullptr); }
  void close(const std::string& tag) const { cairo_tag_end(context_.get(), tag.c_str()); }

  [[nodiscard]] std::string finished() {
    cairo_surface_finish(surface_.get());
    require_success(cairo_status(context_.get()));
    require_success(cairo_surface_status(surface_.get()));
    return std::move(pdf_);
  }

 private:
  std::string pdf_;
  Surface surface_;
  Context context_;
  Shaper shaper_;
};

}  // namespace

std::string pdf_of(const std::vector<TypesetPage>& pages, const PdfInfo& info) {
  PdfSheet sheet(info);
  for (const TypesetPage& page : pages) {
    sheet.begin(page);
    for (const Mark& mark : page.marks) sheet.draw(mark);
    sheet.end_page();
  }
  return sheet.finished();
}

std::string tagged_pdf_of(const std::vector<TypesetPage>& pages, const std::vector<Spoken>& spoken,
                          const PdfInfo& info) {
  PdfSheet sheet(info);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    sheet.begin(pages[i]);
    for (const Mark& mark : pages[i].marks) {
      if (!is_text(mark)) sheet.draw(mark);
    }
    for (const Spoken& node : spoken[i].children) sheet.draw(node, pages[i]);
    sheet.end_page();
  }
  return sheet.finished();
}

}  // namespace hoso::typeset
