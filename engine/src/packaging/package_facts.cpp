#include "packaging/package_facts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <hoso/error.hpp>
#include <hoso/text.hpp>

namespace hoso::packaging {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& where, const std::string& expected) {
  throw Error("package.bad_facts", {{"where", where}, {"expected", expected}});
}

std::string text_in(const Json& value, const std::string& where) {
  if (value.is_string()) return nfc(value.get<std::string>());
  if (value.is_boolean() || value.is_number()) return value.dump();
  refuse(where, "text");
}

bool flag_in(const Json& value, const std::string& where) {
  if (!value.is_boolean()) refuse(where, "true, false");
  return value.get<bool>();
}

std::string one_of(const Json& value, const std::string& where, std::initializer_list<std::string_view> words) {
  const std::string text = text_in(value, where);
  if (std::ranges::find(words, text) != words.end()) return text;
  refuse(where, fmt::format("{}", fmt::join(words, ", ")));
}

std::vector<int> pages_in(const Json& value, const std::string& where) {
  if (!value.is_array()) refuse(where, "[1, 2]");
  std::vector<int> pages;
  for (const Json& page : value) {
    if (!page.is_number_integer() || page.get<long>() < 1 || page.get<long>() > 1'000'000) refuse(where, "[1, 2]");
    pages.push_back(page.get<int>());
  }
  return pages;
}

ComponentFact component_in(const Json& json, const std::string& where) {
  if (!json.is_object()) refuse(where, "{ … }");
  ComponentFact fact;
  for (const auto& [name, value] : json.items()) {
    const std::string here = fmt::format("{}.{}", where, name);
    if (name == "code")
      fact.code = text_in(value, here);
    else if (name == "pages")
      fact.pages = pages_in(value, here);
    else if (name == "kind")
      fact.kind = one_of(value, here, {"original", "copy", "electronic"});
    else if (name == "digitised")
      fact.digitised = flag_in(value, here);
    else if (name == "reused")
      fact.reused = one_of(value, here, {"none", "data", "result"});
    else if (name == "from_store")
      fact.from_store = flag_in(value, here);
    else if (name == "replaced_by")
      fact.replaced_by = text_in(value, here);
    else
      refuse(here, "code, pages, kind, digitised, reused, from_store, replaced_by");
  }
  if (fact.code.empty()) refuse(fmt::format("{}.code", where), "text");
  if (fact.reused == "result" && fact.replaced_by.empty()) refuse(fmt::format("{}.replaced_by", where), "text");
  return fact;
}

class FactsReader {
 public:
  PackageFacts of(const Json& root) {
    if (!root.is_object()) refuse("/", "{ … }");
    for (const auto& [name, value] : root.items()) {
      if (name == "components") {
        add_components(value);
      } else {
        add(name, value, 0);
      }
    }
    return std::move(facts_);
  }

 private:
  void add(const std::string& name, const Json& value, int depth) {
    constexpr int max_depth = 4;
    if (!value.is_object()) {
      facts_.texts[name] = text_in(value, name);
      return;
    }
    if (depth == max_depth) refuse(name, "text");
    for (const auto& [inner, more] : value.items()) add(fmt::format("{}.{}", name, inner), more, depth + 1);
  }

  void add_components(const Json& list) {
    if (!list.is_array()) refuse("components", "[ … ]");
    for (std::size_t i = 0; i < list.size(); ++i) {
      facts_.components.push_back(component_in(list[i], fmt::format("components[{}]", i)));
    }
  }

  PackageFacts facts_;
};

}  // namespace

std::string PackageFacts::text(std::string_view name) const {
  const auto found = texts.find(name);
  return found == texts.end() ? std::string() : found->second;
}

PackageFacts facts_of_json(std::string_view json) {
  try {
    return FactsReader().of(Json::parse(json));
  } catch (const Json::parse_error& mistake) {  // its text may repeat the data
    refuse(fmt::format("byte {}", mistake.byte), "JSON");
  }
}

}  // namespace hoso::packaging
