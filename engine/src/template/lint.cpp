#include "template/lint.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include <hoso/text.hpp>

namespace hoso {
namespace {

namespace fs = std::filesystem;

/// Lines of small type lie nearer than their zones are high, for marks and descenders; more is a mistake.
constexpr double overlap_share = 0.4;

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  std::istringstream stream(folded(text));
  for (std::string word; stream >> word;) {
    std::erase_if(word, [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; });
    if (!word.empty()) words.insert(word);
  }
  return words;
}

double area(const MmRect& box) { return std::max(0.0, box.width) * std::max(0.0, box.height); }

bool overlap(const Zone& one, const Zone& other) {
  if (one.page != other.page) return false;
  const MmRect& a = one.box;
  const MmRect& b = other.box;
  const double width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  if (width <= 0 || height <= 0) return false;
  return width * height > overlap_share * std::min(area(a), area(b));
}

class Linter {
 public:
  Linter(const FormTemplate& form, const HasStage& has_stage) : form_(form), has_stage_(has_stage) {}

  std::vector<LintRemark> remarks() {
    for (const FieldSpec& field : form_.fields) {
      if (field.row <= 0) check(field);
    }
    check_zones();
    for (const Rule& rule : form_.rules) check(rule);
    return std::move(remarks_);
  }

 private:
  void check(const FieldSpec& field) {
    if (field.type != "presence" && !has_stage_("field." + field.type)) {
      add("lint.unknown_type", field.id, {fmt::format("Không có plugin field_{}.", field.type),
                                          fmt::format("There is no plugin field_{}.", field.type)});
    }
    if (!has_stage_("recognize." + field.recognizer)) {
      add("lint.unknown_recognizer", field.id, {fmt::format("Không có plugin recognize_{}.", field.recognizer),
                                                fmt::format("There is no plugin recognize_{}.", field.recognizer)});
    }
    if (!label_is_printed(field)) {
      add("lint.label_not_printed", field.id,
          {fmt::format("Không chữ nào của nhãn «{}» được in trên trang.", field.label.vi),
           fmt::format("No word of the label \"{}\" is printed on the page.", field.label.vi)});
    }
    check_languages(field.id, field.label);
  }

  /// "Email" is the same word in both.
  void check_languages(const std::string& subject, const LocalizedText& text) {
    if (text.vi == text.en && text.vi.find(' ') != std::string::npos) {
      add("lint.one_language", subject, {"Chữ tiếng Việt và tiếng Anh giống hệt nhau.",
                                         "The Vietnamese and the English text are the same."});
    }
  }

  [[nodiscard]] bool label_is_printed(const FieldSpec& field) const {
    const std::set<std::string> label = words_of(field.label.vi);
    for (const Zone& zone : field.zones) {
      for (const PrintedWord& word : form_.pages[static_cast<std::size_t>(zone.page)].words) {
        for (const std::string& printed : words_of(word.text)) {
          if (label.contains(printed)) return true;
        }
      }
    }
    return false;
  }

  void check_zones() {
    for (std::size_t i = 0; i < form_.fields.size(); ++i) {
      for (std::size_t j = i + 1; j < form_.fields.size(); ++j) check_zones(form_.fields[i], form_.fields[j]);
    }
  }

  void check_zones(const FieldSpec& one, const FieldSpec& other) {
    const bool both = std::ranges::any_of(one.zones, [&](const Zone& mine) {
      return std::ranges::any_of(other.zones, [&](const Zone& theirs) { return overlap(mine, theirs); });
    });
    if (!both) return;
    add("lint.overlap", one.id, {fmt::format("Vùng của mục này chồng lên vùng của {}.", other.id),
                                 fmt::format("Its zone overlaps that of {}.", other.id)});
  }

  void check(const Rule& rule) {
    check_languages(rule.code, rule.message);
    check_languages(rule.code, rule.next_step);
    if (rule.legal_source.empty()) {
      add("lint.no_source", rule.code, {"Luật này không nêu căn cứ.", "The rule names no source."});
    }
  }

  void add(const char* code, const std::string& subject, LocalizedText text) {
    remarks_.push_back({code, subject, std::move(text)});
  }

  const FormTemplate& form_;
  const HasStage& has_stage_;
  std::vector<LintRemark> remarks_;
};

void collect(const fs::path& folder, int depth, std::vector<fs::path>& versions) {
  if (fs::exists(folder / "form.xml")) return versions.push_back(folder);
  if (depth == 0) return;
  std::error_code unreadable;
  std::vector<fs::path> inner;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.is_directory()) inner.push_back(entry.path());
  }
  std::ranges::sort(inner);
  for (const fs::path& one : inner) collect(one, depth - 1, versions);
}

}  // namespace

std::vector<LintRemark> lint(const FormTemplate& form, const HasStage& has_stage) {
  return Linter(form, has_stage).remarks();
}

std::vector<fs::path> version_folders_in(const fs::path& folder) {
  std::vector<fs::path> versions;
  collect(fs::is_directory(folder / "forms") ? folder / "forms" : folder, 2, versions);
  return versions;
}

}  // namespace hoso
