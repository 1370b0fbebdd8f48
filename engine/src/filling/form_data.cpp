#include "filling/form_data.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/cell_id.hpp>
#include <hoso/error.hpp>

#include "xml/document.hpp"

namespace hoso::filling {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& name, const std::string& detail) {
  throw Error("fill.bad_data", {{"file", name}, {"detail", detail}});
}

class JsonTexts {
 public:
  explicit JsonTexts(std::string name) : name_(std::move(name)) {}

  GivenTexts of(const Json& root) {
    if (!root.is_object()) refuse(name_, "{ … }");
    for (const auto& [id, value] : root.items()) {
      if (value.is_array()) {
        add_rows(id, value);
      } else {
        add(id, value);
      }
    }
    return std::move(texts_);
  }

 private:
  void add_rows(const std::string& table, const Json& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!rows[row].is_object()) refuse(name_, fmt::format("{}[{}]: {{ … }}", table, row));
      for (const auto& [column, value] : rows[row].items()) add(fmt::format("{}[{}].{}", table, row, column), value);
    }
  }

  void add(const std::string& id, const Json& value) {
    if (value.is_null()) return;
    if (!value.is_string() && !value.is_number()) refuse(name_, id);
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (!text.empty()) texts_[id] = text;
  }

  std::string name_;
  GivenTexts texts_;
};

/// The value, else what was written.
std::string text_in(const xml::Element& field) {
  const std::string value = field.attribute("value");
  return value.empty() ? field.attribute("raw") : value;
}

void add_fields(const xml::Element& parent, GivenTexts& texts) {
  for (const xml::Element& field : parent.children("field")) {
    if (std::string text = text_in(field); !text.empty()) texts[field.attribute("id")] = std::move(text);
  }
}

GivenTexts texts_of(const xml::Element& document) {
  GivenTexts texts;
  if (const auto fields = document.child("fields")) {
    add_fields(*fields, texts);
    for (const xml::Element& row : fields->children("row")) add_fields(row, texts);
  }
  return texts;
}

bool is_of_form(const xml::Element& document, const std::string& form_id) {
  const auto form = document.child("form");
  return form && form->attribute("id") == form_id;
}

xml::Document read_dossier(const std::filesystem::path& path) {
  const std::filesystem::path file = std::filesystem::is_directory(path) ? path / "dossier.xml" : path;
  return xml::Document::read(file, "fill.bad_data");
}

/// The elements in a list of the dossier; none when there is no such list.
std::vector<xml::Element> children_of(const xml::Element& root, std::string_view list) {
  const auto found = root.child(list);
  return found ? found->children() : std::vector<xml::Element>();
}

/// A sheet that divides a scanned stack is no paper of the dossier.
bool is_separator(const xml::Element& page) {
  const auto evidence = page.children("evidence");
  return std::ranges::any_of(evidence, [](const xml::Element& one) { return one.attribute("kind") == "separator_qr"; });
}

}  // namespace

GivenTexts texts_of_json(std::string_view json, const std::string& name) {
  try {
    return JsonTexts(name).of(Json::parse(json));
  } catch (const Json::parse_error& mistake) {  // its text may repeat the data
    refuse(name, fmt::format("JSON, byte {}", mistake.byte));
  }
}

GivenTexts texts_of_dossier(const std::filesystem::path& path, const std::string& form_id) {
  const xml::Document dossier = read_dossier(path);
  const std::vector<xml::Element> documents = children_of(dossier.root(), "documents");
  if (documents.empty()) refuse("dossier.xml", "<document>");
  const auto same = std::ranges::find_if(documents, [&](const xml::Element& one) { return is_of_form(one, form_id); });
  return texts_of(same == documents.end() ? documents.front() : *same);
}

DossierSummary summary_of_dossier(const std::filesystem::path& path) {
  const xml::Document dossier = read_dossier(path);
  DossierSummary summary{dossier.root().attribute("procedure"), {}, 0};
  for (const xml::Element& document : children_of(dossier.root(), "documents")) {
    const auto form = document.child("form");
    if (!form) continue;
    const auto title = form->child("title");
    summary.documents.push_back({form->attribute("id"), title ? title->attribute("vi") : ""});
  }
  for (const xml::Element& page : children_of(dossier.root(), "pages")) {
    const bool other = !page.child("match") && !page.boolean("blank") && !is_separator(page);
    summary.other_pages += other ? 1 : 0;
  }
  return summary;
}

bool can_be_typed(const FormTemplate& form, const std::string& id) {
  const auto spec = std::ranges::find_if(form.fields, [&](const FieldSpec& field) {
    return field.id == id || field.id == id_in_row(id, 0);
  });
  return spec != form.fields.end() && spec->type != "presence";
}

std::string json_to_fill_in(const FormTemplate& form) {
  Json json = Json::object();
  for (const FieldSpec& field : form.fields) {
    if (field.type == "presence" || field.row > 0) continue;
    if (field.table.empty()) {
      json[field.id] = "";
    } else {
      Json& rows = json[field.table];
      if (rows.is_null()) rows = Json::array({Json::object()});
      rows[0][cell_id(field.id)->column] = "";
    }
  }
  return json.dump(2) + "\n";
}

}  // namespace hoso::filling
