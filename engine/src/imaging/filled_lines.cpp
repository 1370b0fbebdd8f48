#include <hoso/imaging/filled_lines.hpp>

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace hoso::imaging {
namespace {

constexpr double ink_level = 160;
// Two lines of 11 pt print are at least this tall together; one line with stacked marks and
// descenders, "Ễ" to "y" at 14 pt, is not.
constexpr double two_lines_mm = 6.5;
constexpr double least_line_mm = 1.5;
// A soft edge around the ink belongs to it.
constexpr int edge_px = 2;
// Full stops and tone dots of 14 pt type, blurred, are no larger than this; letters are taller.
constexpr double speck_side_mm = 0.85;
constexpr double letter_height_mm = 1.2;
// A tone dot, an accent or a full stop stands nearer to a letter.
constexpr double beside_letter_mm = 1.2;
constexpr double above_letter_mm = 0.9;

/// Ink pixels of each row.
std::vector<int> row_ink(const cv::Mat& gray) {
  cv::Mat sums;
  cv::reduce((gray < ink_level) / 255, sums, 1, cv::REDUCE_SUM, CV_32S);
  return {sums.begin<int>(), sums.end<int>()};
}

/// Runs of rows with ink; a row that holds less than 2 % of the fullest one's is a gap.
std::vector<cv::Range> inked_rows(const cv::Mat& gray) {
  const std::vector<int> ink = row_ink(gray);
  const int least = *std::ranges::max_element(ink) / 50;
  std::vector<cv::Range> runs;
  for (int y = 0; y < gray.rows; ++y) {
    if (ink[static_cast<std::size_t>(y)] <= least) continue;
    if (runs.empty() || runs.back().end != y) runs.emplace_back(y, y);
    runs.back().end = y + 1;
  }
  return runs;
}

/// Joins runs too low to be a line (marks above capitals, dots) to the nearest other run.
std::vector<cv::Range> line_rows(std::vector<cv::Range> runs, double least_px) {
  const auto is_low = [&](const cv::Range& run) { return run.size() < least_px; };
  while (runs.size() > 1) {
    const auto low = std::ranges::find_if(runs, is_low);
    if (low == runs.end()) break;
    const bool last = low + 1 == runs.end();
    const bool upwards =
        low != runs.begin() && (last || low->start - (low - 1)->end < (low + 1)->start - low->end);
    const auto upper = upwards ? low - 1 : low;
    upper->end = (upper + 1)->end;
    runs.erase(upper + 1);
  }
  return runs;
}

cv::Mat trimmed(const cv::Mat& gray) {
  const cv::Rect ink = cv::boundingRect(gray < ink_level);
  const cv::Rect whole({}, gray.size());
  return gray(cv::Rect(ink.x - edge_px, ink.y - edge_px, ink.width + 2 * edge_px,
                       ink.height + 2 * edge_px) & whole);
}

cv::Rect grown(const cv::Rect& box, double x_mm, double y_mm, double dpi) {
  const int x = static_cast<int>(std::lround(mm_to_px(x_mm, dpi)));
  const int y = static_cast<int>(std::lround(mm_to_px(y_mm, dpi)));
  return {box.x - x, box.y - y, box.width + 2 * x, box.height + 2 * y};
}

}  // namespace

Cleaned without_lone_specks(const cv::Mat& gray, double dpi) {
  cv::Mat labels, stats, centroids;
  const int count = cv::connectedComponentsWithStats(gray < ink_level, labels, stats, centroids);
  std::vector<cv::Rect> dots, letters;
  for (int label = 1; label < count; ++label) {
    const int* row = stats.ptr<int>(label);
    const cv::Rect box(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                       row[cv::CC_STAT_HEIGHT]);
    if (std::max(box.width, box.height) <= mm_to_px(speck_side_mm, dpi)) dots.push_back(box);
    if (box.height >= mm_to_px(letter_height_mm, dpi)) letters.push_back(box);
  }
  Cleaned cleaned{gray.clone(), 0};
  for (const cv::Rect& dot : dots) {
    const cv::Rect reach = grown(dot, beside_letter_mm, above_letter_mm, dpi);
    const auto near = [&](const cv::Rect& letter) { return !(reach & letter).empty(); };
    if (std::ranges::any_of(letters, near)) continue;
    const cv::Rect soft(dot.x - edge_px, dot.y - edge_px, dot.width + 2 * edge_px,
                        dot.height + 2 * edge_px);
    cleaned.gray(soft & cv::Rect({}, gray.size())).setTo(255);
    ++cleaned.specks;
  }
  return cleaned;
}

std::vector<cv::Mat> lines_in(const cv::Mat& gray, double dpi) {
  if (cv::countNonZero(gray < ink_level) == 0) return {};
  const cv::Mat ink = trimmed(gray);
  if (ink.rows < mm_to_px(two_lines_mm, dpi)) return {ink};
  std::vector<cv::Mat> lines;
  for (const cv::Range& rows : line_rows(inked_rows(ink), mm_to_px(least_line_mm, dpi))) {
    lines.push_back(trimmed(ink.rowRange(std::max(0, rows.start - edge_px),
                                         std::min(ink.rows, rows.end + edge_px))));
  }
  return lines;
}

std::vector<FilledZone> written_zones(const ZoneView& view, const StageContext& context) {
  std::vector<FilledZone> zones;
  for (const Zone& zone : view.field.zones) {
    if (zone.page != view.match.template_page) continue;
    context.check_cancelled();
    FilledZone filled = filled_zone(view, zone);
    if (filled.empty) continue;
    filled.gray = without_lone_specks(filled.gray, filled.dpi).gray;
    zones.push_back(std::move(filled));
  }
  return zones;
}

}  // namespace hoso::imaging
