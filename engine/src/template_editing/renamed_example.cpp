#include <nlohmann/json.hpp>

#include "template_editing/renamed_texts.hpp"
#include "template_editing/splices.hpp"
#include "xml/document.hpp"

namespace hoso::template_editing {
namespace {

/// A key of an object, between its quotes, and the keys of the objects around it, outermost first.
struct JsonKey {
  Span place;
  std::vector<std::string> around;
};

/// Keys of a text that is known to be JSON. nlohmann-json forgets where they stand.
class KeyReader {
 public:
  explicit KeyReader(const std::string& json) : json_(json) {}

  std::vector<JsonKey> read() {
    for (; at_ < json_.size(); ++at_) {
      const char c = json_[at_];
      if (c == '{' || c == '[') open_.push_back({c == '{', {}});
      if (c == '}' || c == ']') open_.pop_back();
      if (c == '"') read_text();
    }
    return std::move(keys_);
  }

 private:
  struct Container {
    bool is_object;
    std::string key;  ///< read last
  };

  void read_text() {
    const std::size_t begin = ++at_;
    while (json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
    const std::size_t next = json_.find_first_not_of(" \t\r\n", at_ + 1);
    const bool is_key = !open_.empty() && open_.back().is_object && next != std::string::npos && json_[next] == ':';
    if (!is_key) return;
    JsonKey key{{begin, at_}, {}};
    for (const Container& container : open_) {
      if (container.is_object && &container != &open_.back()) key.around.push_back(container.key);
    }
    open_.back().key = json_.substr(begin, at_ - begin);
    keys_.push_back(std::move(key));
  }

  const std::string& json_;
  std::size_t at_ = 0;
  std::vector<Container> open_;
  std::vector<JsonKey> keys_;
};

/// A field or a table with its rows, or a cell by its whole id; inside a table a column.
std::vector<NameChange> changes_in_key(std::string_view name, const JsonKey& key, const Renaming& renaming) {
  if (!key.around.empty()) {
    const bool column = renaming.kind == Renaming::Kind::column && key.around.size() == 1 &&
                        key.around[0] == renaming.table && name == renaming.from;
    return column ? std::vector<NameChange>{{0, name.size(), renaming.to}} : std::vector<NameChange>{};
  }
  if (renaming.kind == Renaming::Kind::table && name == renaming.from) return {{0, name.size(), renaming.to}};
  return changes_in_name(name, renaming);
}

}  // namespace

std::string example_renamed(const std::string& json, const std::string& file, const Renaming& renaming) {
  if (!nlohmann::json::accept(json)) xml::fail({file, "template.invalid"}, 0, "JSON", "it breaks off or is none");
  Splices splices(json);
  for (const JsonKey& key : KeyReader(json).read()) {
    const std::string name = json.substr(key.place.begin, key.place.end - key.place.begin);
    for (const NameChange& change : changes_in_key(name, key, renaming)) {
      splices.replace({key.place.begin + change.begin, key.place.begin + change.end}, change.to);
    }
  }
  return splices.text();
}

}  // namespace hoso::template_editing
