#include "drafting/row_dates.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <hoso/text.hpp>

#include "drafting/label_text.hpp"
#include "drafting/units.hpp"

namespace hoso::drafting {
namespace {

bool ends_with_word(const std::string& key, const std::string& word) {
  return key == word || key.ends_with(" " + word);
}

/// "năm", also with the first digits of the year printed: "năm 20…".
bool asks_for_year(const std::string& key) {
  return key == "nam" || key == "nam 20" || key == "nam 19" || key == "nam 2";
}

void erase(std::vector<DraftField>& fields, std::size_t at, std::size_t count) {
  const auto first = fields.begin() + static_cast<std::ptrdiff_t>(at);
  fields.erase(first, first + static_cast<std::ptrdiff_t>(count));
}

/// The first word behind a field of `row`; empty = none.
std::string word_behind(const DraftField& field, const Row& row) {
  if (field.kind != FieldKind::line) return "";
  const double right = field.zones.back().box.right();
  for (const Item& item : row.items) {
    if (item.box.x > right - 0.6 && item.box.x < right + 6) return item.kind == ItemKind::word ? item.text : "";
  }
  return "";
}

/// "lúc … giờ … phút" and "hồi … giờ … phút" are one time; otherwise hours and minutes are numbers.
void join_times(std::vector<DraftField>& fields, std::size_t first, const Row& row) {
  for (std::size_t i = first; i < fields.size(); ++i) {
    // "Giờ khám:" is a label of its own.
    const std::string word = word_behind(fields[i], row), behind = label_key(word);
    if ((behind != "gio" && behind != "phut") || word != lower_case(word)) continue;
    fields[i].seen_type = "number";
    const bool goes_on = behind == "gio" && i + 1 < fields.size() && label_key(fields[i + 1].label) == "gio";
    const std::string label = label_key(fields[i].label);
    if (!goes_on || (!ends_with_word(label, "luc") && !ends_with_word(label, "hoi"))) continue;
    fields[i].seen_type = "time";
    fields[i].zones.push_back(fields[i + 1].zones.front());
    erase(fields, i + 1, 1);
  }
}

constexpr std::string_view signing_day = "ngày làm đơn";

/// A date with no label but "ngày": behind the place of signing or another such date, or of what stands before it.
void name_lone_date(std::vector<DraftField>& fields, std::size_t date, std::size_t first) {
  const bool begins = date == first;
  const std::string before = begins ? "" : fields[date - 1].label;
  const bool behind_place = !begins && label_key(before) == "ngay";
  const bool signs = begins || behind_place || before == signing_day || label_key(before).ends_with("tai");
  if (behind_place) fields[date - 1].label = "Làm tại, ngày";
  fields[date].label = signs ? std::string(signing_day) : before + ", ngày";
}

/// "ngày … tháng … năm …" and "…/…/…" are one date.
void join_dates(std::vector<DraftField>& fields, std::size_t first) {
  for (std::size_t i = first; i + 2 < fields.size(); ++i) {
    const std::string day = label_key(fields[i].label);
    const bool words = label_key(fields[i + 1].label) == "thang" && asks_for_year(label_key(fields[i + 2].label)) &&
                       ends_with_word(day, "ngay");
    const bool slashes = fields[i + 1].label == "/" && fields[i + 2].label == "/";
    if (!words && !slashes) continue;
    for (std::size_t piece = i + 1; piece <= i + 2; ++piece) fields[i].zones.push_back(fields[piece].zones.front());
    fields[i].seen_type = "date";
    if (words && day == "ngay") name_lone_date(fields, i, first);
    erase(fields, i + 1, 2);
  }
}

/// "tháng … năm …" without a day.
void join_months(std::vector<DraftField>& fields, std::size_t first) {
  for (std::size_t i = first; i + 1 < fields.size(); ++i) {
    const bool pair =
        ends_with_word(label_key(fields[i].label), "thang") && asks_for_year(label_key(fields[i + 1].label));
    if (!pair || fields[i].zones.size() > 1) continue;
    fields[i].zones.push_back(fields[i + 1].zones.front());
    erase(fields, i + 1, 1);
  }
}

/// "…… cm" is a number.
void see_units(std::vector<DraftField>& fields, std::size_t first, const Row& row) {
  for (std::size_t i = first; i < fields.size(); ++i) {
    const bool one = fields[i].kind == FieldKind::line && fields[i].seen_type.empty() && fields[i].zones.size() == 1;
    if (!one || ends_with_word(label_key(fields[i].label), "ngay")) continue;
    if (is_unit(word_behind(fields[i], row))) fields[i].seen_type = "number";
  }
}

}  // namespace

void join_pieces(std::vector<DraftField>& fields, std::size_t first, const Row& row) {
  join_times(fields, first, row);
  join_dates(fields, first);
  join_months(fields, first);
  see_units(fields, first, row);
}

}  // namespace hoso::drafting
