#include "phrases.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "print_marks.hpp"
#include "reading.hpp"

namespace hoso::labels {
namespace {

/// In line heights: a space is about 0.23 of one.
constexpr double widest_space = 0.55;
constexpr double widest_header_space = 0.28;
/// Lines of one paragraph are closer than this, mm.
constexpr double paragraph_gap_mm = 0.8;
/// and share their middle or, but for a first line's indent, their left edge.
constexpr double centred_mm = 3, least_centred_share = 0.3, indent_mm = 10;
/// Header cells stand within this above their column, mm.
constexpr double header_reach_mm = 25;

bool is_in_table(const FieldSpec& field) { return !field.table.empty(); }

/// Edges of the columns whose header `word` may belong to.
bool column_edge_between(const FormTemplate& form, int page, const MmRect& left, const MmRect& right) {
  return std::ranges::any_of(form.fields, [&](const FieldSpec& field) {
    if (!is_in_table(field) || field.row != 0) return false;
    const Zone& cell = field.zones.front();
    const double above = cell.box.y - left.bottom();
    if (cell.page != page || above < -1 || above > header_reach_mm) return false;
    return std::ranges::any_of(std::initializer_list<double>{cell.box.x, cell.box.right()}, [&](double edge) {
      return edge > left.right() - 0.1 && edge < right.x + 0.1;
    });
  });
}

bool zone_between(const FormTemplate& form, int page, const MmRect& left, const MmRect& right) {
  return std::ranges::any_of(form.fields, [&](const FieldSpec& field) {
    return std::ranges::any_of(field.zones, [&](const Zone& zone) {
      const double x = middle_x(zone.box), y = middle_y(left);
      return zone.page == page && x > left.right() && x < right.x && y > zone.box.y && y < zone.box.bottom();
    });
  });
}

bool same_run(const FormTemplate& form, int page, const MmRect& left, const MmRect& right) {
  const bool one_line = std::abs(left.y - right.y) < 0.3 && right.x > left.x;
  const double gap = right.x - left.right();
  if (!one_line || gap > widest_space * left.height) return false;
  if (gap > widest_header_space * left.height && column_edge_between(form, page, left, right)) return false;
  return !zone_between(form, page, left, right);
}

struct Run {
  std::vector<std::size_t> words;
  MmRect box;
};

std::vector<Run> runs_on(const FormTemplate& form, int page) {
  const std::vector<PrintedWord>& words = form.pages[static_cast<std::size_t>(page)].words;
  std::vector<Run> runs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0 || !same_run(form, page, words[i - 1].box, words[i].box)) runs.emplace_back();
    runs.back().words.push_back(i);
    runs.back().box = united(runs.back().box, words[i].box);
  }
  return runs;
}

/// Lines below one another become one phrase.
std::vector<Run> paragraphs(const std::vector<Run>& runs) {
  std::vector<Run> all;
  for (const Run& run : runs) {
    const auto above = std::ranges::find_if(all.rbegin(), all.rend(), [&](const Run& known) {
      const double gap = run.box.y - known.box.bottom();
      const double wider = std::max(known.box.width, run.box.width);
      const bool centred = std::abs(middle_x(known.box) - middle_x(run.box)) < centred_mm &&
                           shared_x(known.box, run.box) > least_centred_share * wider;
      // The upper line of a paragraph is a full one.
      const bool flush = std::abs(known.box.x - run.box.x) < indent_mm && known.box.width > 0.6 * run.box.width;
      return gap > -0.5 && gap < paragraph_gap_mm && (centred || flush);
    });
    if (above == all.rend()) {
      all.push_back(run);
      continue;
    }
    above->words.insert(above->words.end(), run.words.begin(), run.words.end());
    above->box = united(above->box, run.box);
  }
  return all;
}

bool is_version_mark(const TemplatePage& page, const MmRect& box) {
  return std::ranges::any_of(page.version_marks, [&](const MmRect& mark) {
    return shared_x(mark, box) > 0 && shared_y(mark, box) > 0.5 * box.height;
  });
}

void add_phrases(const FormTemplate& form, int number, std::vector<Phrase>& phrases) {
  const TemplatePage& page = form.pages[static_cast<std::size_t>(number)];
  std::vector<Phrase> here;
  for (const Run& run : paragraphs(runs_on(form, number))) {
    Phrase phrase{{}, {}, run.box, number, is_version_mark(page, run.box)};
    for (const std::size_t word : run.words) {
      std::string key = key_of(page.words[word].text);
      if (key.empty()) continue;
      phrase.keys.push_back(std::move(key));
      phrase.words.push_back(word);
    }
    if (!phrase.keys.empty()) here.push_back(std::move(phrase));
  }
  std::ranges::stable_sort(here, {}, [](const Phrase& phrase) { return middle_y(phrase.box); });
  std::ranges::move(here, std::back_inserter(phrases));
}

/// The phrase that ends nearest to the left of `zone` on its line.
std::optional<std::size_t> label_before(const std::vector<Phrase>& phrases, const Zone& zone) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const MmRect& box = phrases[i].box;
    const bool beside = phrases[i].page == zone.page && shared_y(box, zone.box) > 0.5 * box.height &&
                        box.right() < zone.box.x + 1;
    if (beside && (!best || box.right() > phrases[*best].box.right())) best = i;
  }
  return best;
}

bool prints_twice(const std::vector<Phrase>& phrases, const Phrase& one) {
  return std::ranges::count(phrases, one.keys, &Phrase::keys) > 1;
}

/// The phrase nearest above `zone` that stands over its middle. Of an area one that is printed only once:
/// "(Ký, ghi rõ họ tên)" stands above each.
std::optional<std::size_t> heading_above(const std::vector<Phrase>& phrases, const Zone& zone,
                                         PlaceKind kind) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const MmRect& box = phrases[i].box;
    const double above = zone.box.y - box.bottom();
    const bool over = phrases[i].page == zone.page && above > -1 && above < header_reach_mm &&
                      middle_x(box) > zone.box.x && middle_x(box) < zone.box.right();
    if (!over || (kind == PlaceKind::area && prints_twice(phrases, phrases[i]))) continue;
    if (!best || box.bottom() > phrases[*best].box.bottom()) best = i;
  }
  return best;
}

PlaceKind kind_of(const FieldSpec& field) {
  if (is_in_table(field)) return PlaceKind::column;
  if (field.cells > 0) return PlaceKind::comb;
  return field.recognizer == "presence" ? PlaceKind::area : PlaceKind::line;
}

}  // namespace

std::size_t Phrase::letters() const {
  std::size_t sum = 0;
  for (const std::string& key : keys) sum += key.size();
  return sum;
}

FormLabels labels_of(const FormTemplate& form) {
  FormLabels labels;
  for (int page = 0; page < static_cast<int>(form.pages.size()); ++page) add_phrases(form, page, labels.phrases);
  labels.complete = true;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const FieldSpec& field = form.fields[i];
    if (field.row > 0) continue;
    const PlaceKind kind = kind_of(field);
    const bool above = kind == PlaceKind::column || kind == PlaceKind::area;
    const auto phrase = above ? heading_above(labels.phrases, field.zones.front(), kind)
                              : label_before(labels.phrases, field.zones.front());
    if (phrase) labels.fields.push_back({i, *phrase, kind});
    else labels.complete = false;
  }
  return labels;
}

}  // namespace hoso::labels
