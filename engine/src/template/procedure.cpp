#include <hoso/procedure.hpp>

#include <algorithm>
#include <map>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

#include "template/schemas.hpp"
#include "xml/schema.hpp"

// The schema is checked first: what is read here is known to be there and to be of its type.
namespace hoso {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, Channel> channels = {
    {"direct", Channel::direct}, {"online", Channel::online}, {"postal", Channel::postal}};
const std::map<std::string, TimeUnit> units = {
    {"hour", TimeUnit::hour},   {"same-day", TimeUnit::same_day},
    {"day", TimeUnit::day},     {"working-day", TimeUnit::working_day},
    {"month", TimeUnit::month}, {"unstated-day", TimeUnit::unstated_day}};

NamedCode named_code(const xml::Element& element) {
  return {element.attribute("code"), element.attribute("name")};
}

FilingWay way_of(const xml::Element& element) {
  FilingWay way{channels.at(element.attribute("channel")), element.integer("time"),
                units.at(element.attribute("unit")), element.attribute("note"), {}};
  for (const xml::Element& fee : element.children("fee")) {
    way.fees.push_back({fee.integer("amount"), fee.attribute("note")});
  }
  return way;
}

ProcedureCase case_of(const xml::Element& element) {
  ProcedureCase one{element.attribute("name"), {}, {}};
  for (const xml::Element& paper : element.children("paper")) {
    one.papers.push_back({paper.attribute("code"), paper.attribute("name"), paper.attribute("form"),
                          paper.integer("originals"), paper.integer("copies")});
  }
  for (const xml::Element& remark : element.children("remark")) one.remarks.push_back(remark.attribute("text"));
  return one;
}

template <class Convert>
auto all(const xml::Element& root, std::string_view name, Convert convert) {
  std::vector<decltype(convert(root))> list;
  for (const xml::Element& element : root.children(name)) list.push_back(convert(element));
  return list;
}

bool is_suffix(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  });
}

bool belongs_to(std::string_view code, std::string_view known) {
  if (!code.starts_with(known)) return false;
  code.remove_prefix(known.size());
  return code.empty() || (code.size() > 1 && code.front() == '.' && is_suffix(code));
}

}  // namespace

std::vector<std::string> procedure_codes(const fs::path& folder) {
  std::vector<std::string> codes;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) {
    if (entry.path().extension() == ".xml") codes.push_back(entry.path().stem().string());
  }
  std::ranges::sort(codes);
  return codes;
}

std::string known_procedure(const std::string& code, const fs::path& folder) {
  const std::vector<std::string> known = procedure_codes(folder);
  const auto found = std::ranges::find_if(known, [&](const std::string& one) { return belongs_to(code, one); });
  if (found != known.end()) return *found;
  throw Error("usage.unknown_procedure", {{"procedure", code}, {"nearest", nearest(code, known)}});
}

Procedure load_procedure(const fs::path& file) {
  const auto document = xml::Document::read(file, "procedure.invalid");
  const xml::Origin& origin = document.origin();
  xml::Schema(procedure_schema()).require(document);
  const xml::Element root = document.root();
  if (root.attribute("code") != file.stem().string()) {
    xml::fail(origin, root.line(), "the code that the file is named by", root.attribute("code"));
  }
  return {root.attribute("code"),
          root.attribute("name"),
          {root.attribute("field-code"), root.attribute("field")},
          root.attribute("decision"),
          root.attribute("seen"),
          all(root, "agency", named_code),
          all(root, "way", way_of),
          all(root, "case", case_of),
          all(root, "result", named_code),
          all(root, "legal-base", [](const xml::Element& base) {
            return LegalBase{base.attribute("number"), base.attribute("title")};
          })};
}

}  // namespace hoso
