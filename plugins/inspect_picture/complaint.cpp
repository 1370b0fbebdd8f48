#include "complaint.hpp"

#include <algorithm>
#include <array>

namespace hoso::picture {
namespace {

/// `{where}`: " ở mục «…»" or nothing; `{sides}`: "phía trên, bên trái".
struct Wording {
  const char* code;
  LocalizedText message;
  LocalizedText next_step;
};

const Wording& wording_of(Fault fault) {
  static const std::array<Wording, 7> all{{
      {"picture.coarse",
       {"Ảnh quá nhỏ, chữ không đủ nét để đọc.", "The picture has too few pixels to read its text."},
       {"Đưa máy lại gần cho tờ giấy đầy khung hình rồi chụp lại, hoặc quét ở 300 dpi; gửi ảnh gốc, "
        "đừng gửi ảnh đã thu nhỏ.",
        "Come closer until the paper fills the frame and take it again, or scan at 300 dpi; send the "
        "original, not a reduced copy."}},
      {"picture.blurred",
       {"Ảnh bị mờ, nhòe nên máy dễ đọc sai.", "The picture is blurred and easily misread."},
       {"Lau ống kính, giữ chắc tay, chạm vào tờ giấy trên màn hình cho nét rồi chụp lại; hoặc quét "
        "bằng máy quét.",
        "Wipe the lens, hold still, tap the paper on the screen to focus and take it again; or use a "
        "scanner."}},
      {"picture.dark",
       {"Ảnh quá tối.", "The picture is too dark."},
       {"Chụp lại ở chỗ sáng hơn, gần cửa sổ hoặc dưới đèn.",
        "Take it again in a brighter place, near a window or under a lamp."}},
      {"picture.faded",
       {"Chữ quá nhạt so với nền giấy.", "The text is too pale against the paper."},
       {"Nếu là bản chụp lại thì dùng bản gốc; khi quét thì chỉnh đậm hơn.",
        "Use the original instead of a copy; scan it darker."}},
      {"picture.glare",
       {"Ánh sáng lóa làm mất chữ{where}.", "Glare hides text{where}."},
       {"Tắt đèn chớp (flash), xoay tờ giấy hoặc đổi chỗ cho hết lóa rồi chụp lại.",
        "Switch the flash off, turn the paper or move until the glare is gone, and take it again."}},
      {"picture.covered",
       {"Bóng tối hoặc đồ vật che mất chữ{where}.", "A shadow or a thing hides text{where}."},
       {"Bỏ tay và đồ vật ra khỏi tờ giấy, tránh để bóng người đổ lên giấy rồi chụp lại.",
        "Take hands and things off the paper, keep your shadow away and take it again."}},
      {"picture.cut_off",
       {"Ảnh bị cắt mất {sides} tờ giấy{where}.", "The picture cuts the paper off {sides}{where}."},
       {"Chụp hoặc quét lại cho thấy đủ bốn góc tờ giấy.",
        "Take or scan it again with all four corners in the picture."}},
  }};
  return all[static_cast<std::size_t>(fault)];
}

LocalizedText name_of(Side side) {
  switch (side) {
    case Side::top: return {"phía trên", "at the top"};
    case Side::bottom: return {"phía dưới", "at the bottom"};
    case Side::left: return {"bên trái", "on the left"};
    case Side::right: return {"bên phải", "on the right"};
  }
  return {};
}

LocalizedText joined(const std::vector<LocalizedText>& parts, const std::string& between) {
  LocalizedText text;
  for (const LocalizedText& part : parts) {
    text.vi += (text.vi.empty() ? "" : between) + part.vi;
    text.en += (text.en.empty() ? "" : between) + part.en;
  }
  return text;
}

/// Every field once; the cells of a table together as the table.
std::vector<LocalizedText> names_of(const std::vector<const FieldSpec*>& fields) {
  std::vector<LocalizedText> names;
  for (const FieldSpec* field : fields) {
    const LocalizedText name =
        field->table.empty() ? LocalizedText{"«" + field->label.vi + "»", "\"" + field->label.en + "\""}
                             : LocalizedText{"bảng", "the table"};
    if (std::ranges::count(names, name) == 0) names.push_back(name);
  }
  return names;
}

LocalizedText place_of(const std::vector<const FieldSpec*>& fields) {
  constexpr std::size_t most_named = 3;
  std::vector<LocalizedText> names = names_of(fields);
  if (names.empty()) return {};
  const std::size_t more = names.size() - std::min(names.size(), most_named);
  names.resize(names.size() - more);
  LocalizedText place = joined(names, ", ");
  if (more > 0) {
    place.vi += " và " + std::to_string(more) + " mục khác";
    place.en += " and " + std::to_string(more) + " more";
  }
  return {" ở mục " + place.vi, " over " + place.en};
}

LocalizedText filled(const LocalizedText& text, const Complaint& complaint) {
  const LocalizedText where = place_of(complaint.fields);
  std::vector<LocalizedText> names;
  for (const Side side : complaint.sides) names.push_back(name_of(side));
  const LocalizedText sides = joined(names, ", ");
  return {fill_placeholders(text.vi, {{"where", where.vi}, {"sides", sides.vi}}),
          fill_placeholders(text.en, {{"where", where.en}, {"sides", sides.en}})};
}

}  // namespace

Finding finding_of(const Complaint& complaint) {
  const Wording& wording = wording_of(complaint.fault);
  Finding finding;
  finding.code = wording.code;
  finding.severity = FindingSeverity::doubtful;
  for (const FieldSpec* field : complaint.fields) {
    if (field->table.empty()) finding.fields.push_back(field->id);
  }
  finding.message = filled(wording.message, complaint);
  finding.next_step = wording.next_step;
  return finding;
}

}  // namespace hoso::picture
