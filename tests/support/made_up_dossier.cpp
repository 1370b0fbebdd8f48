#include "made_up_dossier.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hoso::test {
namespace {

constexpr double line_height_mm = 5;
constexpr PixelSize page_size{827, 1169};

/// `text` from `left`, 2 mm a byte, split at blanks.
void print(TemplatePage& page, double left, double top, std::string_view text) {
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    const double width = 2.0 * static_cast<double>(word.size());
    page.words.push_back({std::string(word), {left, top, width, line_height_mm}});
    left += width + 2;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
}

TemplatePage printed_page() {
  TemplatePage page;
  print(page, 60, 20, "TỜ KHAI THỬ NGHIỆM");
  print(page, 20, 40, "1. Họ, chữ đệm và tên: ..................");
  print(page, 20, 50, "2. Số định danh cá nhân:");
  print(page, 150, 50, "/");
  print(page, 20, 60, "3. Nội dung đề nghị:");
  print(page, 20, 80, "4. Thành viên");
  print(page, 20, 120, "NGƯỜI KÊ KHAI");
  return page;
}

FieldSpec field(std::string id, std::string type, LocalizedText label, std::vector<Zone> zones) {
  FieldSpec spec;
  spec.id = std::move(id);
  spec.type = std::move(type);
  spec.recognizer = "tesseract";
  spec.label = std::move(label);
  spec.zones = std::move(zones);
  return spec;
}

FieldSpec member_cell(const std::string& column, std::string type, LocalizedText label,
                      MmRect box) {
  FieldSpec spec = field("members[0]." + column, std::move(type), std::move(label), {{0, box}});
  spec.table = "members";
  spec.row = 0;
  return spec;
}

FieldValue value(std::string id, std::string raw, std::string normal, double confidence) {
  FieldValue value;
  value.id = std::move(id);
  value.raw = std::move(raw);
  value.value = std::move(normal);
  value.confidence = confidence;
  value.state = FieldState::read;
  value.page = 1;
  value.recognizer = "recognize.tesseract";
  return value;
}

std::vector<FieldValue> filled_fields() {
  const std::string request =
      "Đăng ký thường trú tại số 1 đường Mẫu, xã Không Có Thật, tỉnh Hư Cấu";
  std::vector<FieldValue> fields = {
      value("full_name", "Nguyễn Thị Thử", "Nguyễn Thị Thử", 0.998),
      value("birth_date", "", "", 0),
      value("citizen_id", "025185001234", "025185001234", 0.97),
      value("request", request, request, 0.62),
      value("members[0].full_name", "Trần Văn Giả", "Trần Văn Giả", 0.99),
      value("members[0].birth_date", "02/01/1990", "1990-01-02", 0.99),
      value("signatures.declarant", "present", "present", 0.9)};
  fields[1].state = FieldState::illegible;
  fields.back().recognizer = "recognize.presence";
  return fields;
}

/// As a pipeline sets them: the form lies straight on the picture.
void set_boxes(std::vector<FieldValue>& fields, const FormTemplate& form) {
  for (FieldValue& field : fields) {
    const auto spec = std::ranges::find(form.fields, field.id, &FieldSpec::id);
    if (spec != form.fields.end()) field.box_mm = spec->zones.front().box;
  }
}

std::vector<Finding> some_findings() {
  return {{"test.advice",
           FindingSeverity::advice,
           {},
           {"Nên dùng mẫu mới.", "Better use the new form."},
           {"Tải mẫu mới trên Cổng dịch vụ công.", "Download the new form."},
           ""},
          {"test.birth_date",
           FindingSeverity::blocking,
           {"birth_date"},
           {"Chưa có ngày sinh.", "The birth date is missing."},
           {"Ghi ngày, tháng, năm sinh vào mục 2.", "Write the birth date in item 2."},
           "Thông tư 0/2026 (hư cấu), Điều 1"},
          {"test.request",
           FindingSeverity::doubtful,
           {"request"},
           {"Địa chỉ chưa khớp danh mục.", "The address is not in the list."},
           {"Đối chiếu với bản gốc.", "Compare with the paper."},
           ""}};
}

DossierPage page_entry(int number) {
  DossierPage page;
  page.number = number;
  page.page_in_file = number - 1;
  page.size = page_size;
  page.effective_dpi = made_up_dpi;
  return page;
}

using Colour = std::array<std::uint8_t, 3>;

void fill(std::vector<std::uint8_t>& pixels, int step, PixelRect rect, const Colour& colour) {
  const PixelRect inside = clipped(rect, page_size);
  for (int y = inside.y; y < inside.y + inside.height; ++y) {
    for (int x = inside.x; x < inside.x + inside.width; ++x) {
      const auto at = static_cast<std::size_t>((y * page_size.width + x) * step);
      std::copy_n(colour.begin(), step, pixels.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
}

}  // namespace

std::shared_ptr<const FormTemplate> made_up_form() {
  auto form = std::make_shared<FormTemplate>();
  form->id = "thu";
  form->version = "v1";
  form->title = {"Tờ khai thử nghiệm", "Test form"};
  form->legal_source = "Thông tư 0/2026 (hư cấu)";
  form->valid_from = "2026-01-01";
  form->hash = std::string(64, '0');
  form->pages = {printed_page()};
  form->fields = {
      field("full_name", "person_name", {"Họ, chữ đệm và tên", "Full name"},
            {{0, {88, 39, 90, 7}}}),
      field("birth_date", "date", {"Ngày sinh", "Birth date"}, {{0, {140, 49, 50, 7}}}),
      field("citizen_id", "citizen_id", {"Số định danh cá nhân", "Citizen id"},
            {{0, {86, 49, 48, 7}}}),
      field("request", "text", {"Nội dung đề nghị", "Request"},
            {{0, {80, 59, 100, 7}}, {0, {20, 69, 160, 7}}}),
      member_cell("full_name", "person_name", {"Họ tên thành viên", "Member's name"},
                  {20, 88, 60, 8}),
      member_cell("birth_date", "date", {"Ngày sinh thành viên", "Member's birth date"},
                  {80, 88, 40, 8}),
      field("signatures.declarant", "presence", {"Chữ ký người kê khai", "Declarant's signature"},
            {{0, {20, 126, 50, 20}}})};
  form->fields[2].cells = 12;
  form->fields[2].recognizer = "boxes";
  form->fields.back().recognizer = "presence";
  return form;
}

Page made_up_page(PixelFormat format) {
  const int step = bytes_per_pixel(format);
  const auto bytes = static_cast<std::size_t>(page_size.width * page_size.height * step);
  std::vector<std::uint8_t> pixels(bytes, 255);
  const Alignment alignment = Alignment::at_dpi(made_up_dpi);
  for (const PrintedWord& word : printed_page().words) {
    PixelRect bar = alignment.to_page(word.box);
    bar.y += bar.height / 4;
    bar.height /= 2;
    fill(pixels, step, bar, {0, 0, 0});
  }
  if (step == 3) fill(pixels, step, {500, 700, 120, 120}, {40, 40, 200});
  Page page;
  page.image = PageImage(page_size, format, std::move(pixels));
  page.stated_dpi = made_up_dpi;
  return page;
}

Dossier made_up_dossier() {
  const auto form = made_up_form();
  Dossier dossier;
  dossier.procedure = "1.004222";
  dossier.created_at = made_up_time.time_since_epoch().count();
  dossier.files = {{"quet.pdf", "application/pdf", std::string(64, 'a'), 1234, 2}};
  dossier.pages = {page_entry(1), page_entry(2)};
  dossier.pages[0].match = PageMatch{form, 0, Alignment::at_dpi(made_up_dpi), 0.95};
  dossier.pages[1].words = {{"Trang", {80, 100, 60, 20}},
                            {"không", {150, 100, 60, 20}},
                            {"biết", {220, 101, 40, 20}},
                            {"Dòng", {80, 140, 50, 20}}};
  Document& document = dossier.documents.emplace_back();
  document.form = form;
  document.pages = {1};
  document.fields = filled_fields();
  set_boxes(document.fields, *form);
  document.findings = some_findings();
  dossier.stages = {{"recognize.tesseract", "recognize_tesseract", "1.0.0"}};
  return dossier;
}

std::vector<Artifact> emitted(EmitStage& stage, const Dossier& dossier,
                              const std::vector<Page>& pages) {
  const Limits limits;
  const StageContext context(limits, made_up_time, {}, {});
  std::vector<std::shared_ptr<const PageExtract>> extracts;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    extracts.push_back(stage.extract(pages[i], dossier.pages[i], {}, context));
  }
  return stage.emit({dossier, extracts, {}}, context);
}

}  // namespace hoso::test
