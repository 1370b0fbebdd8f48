#include "portal/fictional.hpp"

#include <algorithm>

#include "support/hoso_command.hpp"

namespace hoso::portal::test {
namespace {

const std::filesystem::path templates = HOSO_TEMPLATES;

Submission submission(const Facts& more, const FilledForm& form, const std::vector<Component>& components,
                      const std::string& code) {
  Facts facts = good_facts();
  for (const auto& [name, value] : more) facts[name] = value;
  const Procedure asked = procedure(code);
  return submission_of({facts, {form}, components, asked, &places()});
}

std::vector<Component> one_component(const std::string& code, const std::string& name) {
  Component component;
  component.code = code;
  component.name = name;
  component.file = "H44.12.34-261126-0001.1.pdf";
  return {component};
}

}  // namespace

Facts good_facts() {
  return {{"code", "H44.12.34-261126-0001"}, {"unit.code", "H44.12.34"}, {"unit.name", "Công an xã Long Cốc"},
          {"received", "2026-11-26 14:30"},  {"due", "2026-12-07 17:00"}, {"officer.name", "Trần Văn Cán"},
          {"officer.title", "Cán bộ tiếp nhận"}, {"databases", "1"},     {"vneid", "true"},
          {"files_url", "https://motcua.example.vn/tep"}};
}

FilledForm example_form(const std::string& id, const std::string& version) {
  FilledForm form{id, {}, {}};
  const auto path = templates / "forms" / id / version / "example.json";
  const auto json = json_schema::Json::parse(testing_support::text_of_file(path));
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) form.values[name] = value.get<std::string>();
  }
  form.written = form.values;
  if (form.written.contains("child_birth_words")) {
    form.written["child_birth_words"] = "Ngày hai tháng mười một năm hai nghìn không trăm hai mươi sáu";
  }
  return form;
}

std::vector<Component> two_components() {
  Component form;
  form.code = "000.00.00.G01-KQ003604";
  form.name = "Tờ khai thay đổi thông tin cư trú";
  form.file = "H44.12.34-261126-0001.1.pdf";
  Component lease;
  lease.code = "000.00.00.G01-KQ003607";
  lease.name = "Hợp đồng thuê nhà";
  lease.file = "H44.12.34-261126-0001.2.pdf";
  lease.kind = PaperKind::copy;
  return {form, lease};
}

Procedure procedure(const std::string& code) { return load_procedure(templates / "procedures" / (code + ".xml")); }

const Places& places() {
  static const Places places(templates / "units");
  return places;
}

Submission residence(const Facts& facts) {
  return submission(facts, example_form("ct01", "tt116-2026"), two_components(), "1.004222");
}

Submission birth() {
  return submission({}, example_form("khai_sinh", "tt04-2024"),
                    one_component("000.00.00.G15-KQ000001", "Tờ khai đăng ký khai sinh"), "1.001193");
}

Submission death() {
  return submission({}, example_form("khai_tu", "tt04-2024"),
                    one_component("000.00.00.G15-KQ000002", "Tờ khai đăng ký khai tử"), "1.000656");
}

PayloadSchemas schemas() { return PayloadSchemas(templates / "schema" / "portal"); }

const PayloadKind& kind(std::string_view name) {
  return *std::ranges::find(payload_kinds(), name, &PayloadKind::name);
}

json_schema::Json json_of(const PayloadFile& file) {
  return json_schema::Json::parse(std::string(file.bytes.begin(), file.bytes.end()));
}

}  // namespace hoso::portal::test
