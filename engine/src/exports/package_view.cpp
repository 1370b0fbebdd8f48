#include "exports/package_view.hpp"

#include <algorithm>
#include <sstream>

#include <hoso/error.hpp>
#include <hoso/field_value.hpp>

#include "xml/document.hpp"

namespace hoso::exports {
namespace {

namespace fs = std::filesystem;
constexpr const char* bad_package = "export.bad_package";

std::vector<xml::Element> children_of(const xml::Element& parent, std::string_view list) {
  const auto found = parent.child(list);
  return found ? found->children() : std::vector<xml::Element>();
}

LocalizedText text_of(const xml::Element& parent, std::string_view name) {
  const auto text = parent.child(name);
  return text ? LocalizedText{text->attribute("vi"), text->attribute("en")} : LocalizedText();
}

bool is_doubtful_field(const xml::Element& field) {
  FieldValue value;
  value.confidence = field.number("confidence");
  const std::string state = field.attribute("state");
  value.state = state == "illegible" ? FieldState::illegible : state == "read" ? FieldState::read : FieldState::empty;
  return is_doubtful(value);
}

std::string shown(const xml::Element& field) {
  std::string labels;
  for (const xml::Element& chosen : field.children("chosen")) {
    if (!labels.empty()) labels.append("; ");
    labels.append(chosen.attribute("vi"));
  }
  if (!labels.empty()) return labels;
  const std::string value = field.attribute("value");
  if (field.attribute("type") == "presence" && value == "signed") return "đã ký";
  return value.empty() ? field.attribute("raw") : value;
}

void add_fields(const xml::Element& parent, DocumentEntry& document) {
  for (const xml::Element& field : parent.children("field")) {
    document.fields.push_back({field.attribute("id"), shown(field), is_doubtful_field(field)});
  }
}

FindingEntry finding_of(const xml::Element& finding) {
  FindingEntry entry{finding.attribute("code"), finding.attribute("severity"), {}, finding.integer("page"),
                     text_of(finding, "message"), text_of(finding, "next-step"), ""};
  for (const xml::Element& field : finding.children("field-ref")) entry.fields.push_back(field.attribute("id"));
  if (const auto source = finding.child("legal-source")) entry.legal_source = source->text();
  return entry;
}

std::vector<FindingEntry> findings_of(const xml::Element& parent) {
  std::vector<FindingEntry> findings;
  for (const xml::Element& finding : children_of(parent, "findings")) findings.push_back(finding_of(finding));
  return findings;
}

std::vector<int> numbers_in(const std::string& list) {
  std::istringstream stream(list);
  std::vector<int> numbers;
  for (int number = 0; stream >> number;) numbers.push_back(number);
  return numbers;
}

DocumentEntry document_of(const xml::Element& document) {
  DocumentEntry entry;
  if (const auto form = document.child("form")) {
    entry.form = form->attribute("id");
    entry.version = form->attribute("version");
    entry.title = text_of(*form, "title");
  }
  entry.pages = numbers_in(document.attribute("pages"));
  if (const auto fields = document.child("fields")) {
    add_fields(*fields, entry);
    for (const xml::Element& row : fields->children("row")) add_fields(row, entry);
  }
  entry.findings = findings_of(document);
  return entry;
}

void add_page(const xml::Element& page, PackageView& package) {
  PageEntry entry{page.integer("number"), page.boolean("blank"), false, false};
  for (const xml::Element& evidence : page.children("evidence")) {
    if (evidence.attribute("kind") != "separator_qr") continue;
    entry.separator = true;
    for (const xml::Element& item : evidence.children("item")) {
      if (item.attribute("id") == "dossier_code") package.separator_code = item.attribute("value");
    }
  }
  entry.in_document = std::ranges::any_of(package.documents, [&](const DocumentEntry& document) {
    return std::ranges::count(document.pages, entry.number) > 0;
  });
  package.pages.push_back(entry);
}

std::string name_of(const fs::path& folder) {
  const fs::path plain = folder.has_filename() ? folder : folder.parent_path();
  const std::string name = plain.filename().string();
  return name.empty() || name == "." || name == ".." ? fs::weakly_canonical(folder).filename().string() : name;
}

}  // namespace

PackageView read_package(const fs::path& path) {
  const bool folder = fs::is_directory(path);
  const xml::Document dossier = xml::Document::read(folder ? path / "dossier.xml" : path, bad_package);
  const xml::Element root = dossier.root();
  if (root.name() != "dossier") xml::fail(dossier.origin(), root.line(), "<dossier>", std::string(root.name()));
  PackageView package;
  package.name = folder ? name_of(path) : path.stem().string();
  if (!folder && path.filename() == "dossier.xml" && path.has_parent_path()) package.name = name_of(path.parent_path());
  package.created = root.attribute("created");
  package.procedure = root.attribute("procedure");
  for (const xml::Element& document : children_of(root, "documents")) {
    package.documents.push_back(document_of(document));
  }
  for (const xml::Element& page : children_of(root, "pages")) add_page(page, package);
  package.findings = findings_of(root);
  return package;
}

std::vector<fs::path> packages_in(const std::vector<fs::path>& paths) {
  std::vector<fs::path> packages;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path) || fs::exists(path / "dossier.xml")) {
      packages.push_back(path);
      continue;
    }
    std::vector<fs::path> inside;
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.is_directory() && fs::exists(entry.path() / "dossier.xml")) inside.push_back(entry.path());
    }
    if (inside.empty()) throw Error("export.no_package", {{"path", path.string()}});
    std::ranges::sort(inside);
    packages.insert(packages.end(), inside.begin(), inside.end());
  }
  return packages;
}

}  // namespace hoso::exports
