#include "portal/civil_payload.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include <hoso/identifiers.hpp>
#include <hoso/identity_paper.hpp>
#include <hoso/text.hpp>

#include "portal/times.hpp"

namespace hoso::portal {
namespace {

/// 1 Nam, 2 Nữ, 3 chưa xác định.
std::string sex_code(const std::string& text) {
  const auto sex = parse_sex(text);
  if (!sex) return text.empty() ? "" : "3";
  return *sex == Sex::male ? "1" : "2";
}

/// 1 CMND, 2 hộ chiếu, 3 thẻ thường trú, 4 thẻ căn cước, 8 giấy tờ khác; empty = none is named.
std::string paper_code(const std::string& kind) {
  struct Entry {
    std::string_view begins;
    const char* code;
  };
  static constexpr std::array entries = {Entry{"chung minh", "1"}, Entry{"giay chung minh nhan dan", "1"},
                                         Entry{"cmnd", "1"},       Entry{"ho chieu", "2"},
                                         Entry{"the thuong tru", "3"}, Entry{"can cuoc", "4"},
                                         Entry{"the can cuoc", "4"},   Entry{"giay chung nhan can cuoc", "4"},
                                         Entry{"cc", "4"},             Entry{"so dinh danh", "4"}};
  const std::string plain = folded(kind);
  if (plain.empty()) return "";
  const auto found = std::ranges::find_if(entries, [&](const Entry& one) { return plain.starts_with(one.begins); });
  return found == entries.end() ? "8" : found->code;
}

/// "26/11/2026", "2026" for a year alone: forms and the registry's programs write dates this way.
std::string printed(const std::string& iso) {
  const auto date = parse_iso_date(iso);
  return date ? printed_date(*date) : std::string();
}

class CivilRecord {
 public:
  CivilRecord(const Submission& submission, const Places* places) : submission_(submission), places_(places) {}

  Json birth() {
    add_certificate("maGCS", "ngayCapGCS");
    set("nksHoTen", text("child_full_name"));
    set("nksGioiTinh", sex_code(text("child_sex")));
    set("nksNgaySinh", printed(text("child_birth_date")));
    set("nksNgaySinhBangChu", text("child_birth_words"));
    set("nksNoiSinh", text("birth_place"));
    record_["nksNoiSinhDVHC"] = address(text("birth_place"));
    set("nksNoiSinhNuocNgoai", "");
    record_["nksQueQuan"] = address(text("hometown"));
    add_origin("nks", "child");
    set("nksLoaiKhaiSinh", "");
    add_parent("me", "mother");
    add_parent("cha", "father");
    add_applicant();
    return std::move(record_);
  }

  Json death() {
    add_certificate("maGBT", "ngayCapGBT");
    set("nktHoTen", text("deceased_full_name"));
    set("nktGioiTinh", sex_code(text("deceased_sex")));
    set("nktNgaySinh", printed(text("deceased_birth_date")));
    set("nktDanToc", text("deceased_ethnic_group"));
    set("nktQuocTich", text("deceased_nationality"));
    set("nktLoaiCuTru", "");
    record_["nktNoiCuTru"] = address(text("deceased_residence"));
    add_paper("nkt", "deceased");
    set("nktNgayChet", printed(text("died_on")));
    set("nktGioPhutChet", text("died_at"));
    set("nktNoiChet", text("death_place"));
    set("nktNguyenNhanChet", text("death_cause"));
    set("nktXacThucThongTin", "0");
    set("gbtLoai", "");
    set("gbtSo", text("notice_number"));
    set("gbtNgay", printed(text("notice_date")));
    set("gbtCoQuanCap", text("notice_issuer"));
    add_applicant();
    return std::move(record_);
  }

 private:
  [[nodiscard]] std::string text(std::string_view id) const { return submission_.field_text(id); }
  [[nodiscard]] std::string text(const char* who, const char* what) const {
    return submission_.field_text(fmt::format("{}_{}", who, what));
  }
  void set(const std::string& name, const std::string& value) { record_[name] = value; }
  void set(const char* prefix, const char* name, const std::string& value) {
    record_[fmt::format("{}{}", prefix, name)] = value;
  }

  void add_certificate(const char* number, const char* day) {
    const RegisterEntry& entry = submission_.entry;
    set(number, entry.number);
    set(day, compact_time(entry.issued));
    set("loaiDangKy", entry.kind.empty() ? "1" : entry.kind);
    set("noiDangKy", entry.place);
    set("soLuongBanSao", text("copies_count").empty() ? "0" : text("copies_count"));
  }

  void add_origin(const char* prefix, const char* who) {
    set(prefix, "DanToc", text(who, "ethnic_group"));
    set(prefix, "DanTocKhac", "");
    set(prefix, "QuocTich", text(who, "nationality"));
    set(prefix, "QuocTichKhac", "");
  }

  /// `issue` tells who issued the paper, too: some people's records have no place for it.
  void add_paper(const char* prefix, const char* who, bool issue = true) {
    const auto paper = identity_paper::parse(text(who, "identity_paper"));
    const std::string number = paper ? paper->number : "";
    set(prefix, "LoaiGiayToTuyThan", paper ? paper_code(paper->kind) : "");
    set(prefix, "SoGiayToTuyThan", number);
    if (!issue) return;
    set(prefix, "NgayCapGiayToTuyThan", paper ? paper->issued : "");
    set(prefix, "NoiCapGiayToTuyThan", paper ? paper->issuer : "");
  }

  /// The personal identification number, where the paper has it.
  [[nodiscard]] std::string personal_number(const char* who) const {
    const auto paper = identity_paper::parse(text(who, "identity_paper"));
    return paper && parse_citizen_id(paper->number) ? paper->number : std::string();
  }

  void add_parent(const char* prefix, const char* who) {
    set(prefix, "HoTen", text(who, "full_name"));
    set(prefix, "NgaySinh", printed(text(who, "birth_date")));
    add_origin(prefix, who);
    set(prefix, "LoaiCuTru", "");
    record_[fmt::format("{}NoiCuTru", prefix)] = address(text(who, "residence"));
    add_paper(prefix, who, false);
    set(prefix, "SoDDCN", personal_number(who));
    set(prefix, "XacThucThongTin", "0");
  }

  void add_applicant() {
    set("nycHoTen", text("requester_full_name"));
    set("nycQuanHe", text("requester_relation"));
    add_paper("nyc", "requester");
    set("nycGiayToKhac", "");
    set("nycSoDDCN", personal_number("requester"));
    set("nycSoDienThoai", submission_.applicant.phone);
    set("nycEmail", submission_.applicant.email);
    set("nycLoaiCuTru", "");
    record_["nycNoiCuTru"] = address(text("requester_residence"));
    set("nycXacThucThongTin", submission_.vneid ? "1" : "0");
  }

  [[nodiscard]] Json address(const std::string& written) const {
    Json address = {{"maTinh", ""}, {"maHuyen", ""}, {"maXa", ""}, {"dcChiTiet", written}};
    const auto match = places_ ? places_->find(written) : std::nullopt;
    if (!match) return address;
    const bool commune = match->unit.level == UnitLevel::commune;
    if (commune) address["maXa"] = match->unit.code;
    const std::string& province = commune ? match->unit.province : match->unit.name;
    const auto found = std::ranges::find(places_->provinces(), province, &Unit::name);
    if (found != places_->provinces().end()) address["maTinh"] = found->code;
    return address;
  }

  const Submission& submission_;
  const Places* places_;
  Json record_ = Json::object();
};

Json files_json(const Submission& submission) {
  Json list = Json::array();
  for (const Component& component : submission.components) {
    if (component.file.empty()) continue;
    list.push_back({{"id", list.size() + 1},
                    {"loaiGiayTo", 0},
                    {"tenGiayTo", component.name},
                    {"tenTepDinhKem", std::filesystem::path(component.file).filename().string()},
                    {"huyGiayTo", 0},
                    {"duLieuTepDinhKem", ""}});
  }
  return list;
}

Json envelope(const Submission& submission, Json record) {
  const Json data = {{"hoTich", std::move(record)}};
  return {{"maDonVi", submission.unit.code},
          {"module", submission.entry.module},
          {"maHoSoLT", submission.entry.joint_code},
          {"maHoSoMCDT", submission.code},
          {"ngayTiepNhan", compact_time(submission.received)},
          {"data", data.dump()},
          {"fileDinhKem", files_json(submission)}};
}

}  // namespace

Json birth_payload(const Submission& submission, const Places* places) {
  return envelope(submission, CivilRecord(submission, places).birth());
}

Json death_payload(const Submission& submission, const Places* places) {
  return envelope(submission, CivilRecord(submission, places).death());
}

Json civil_record(const Json& envelope) {
  const auto data = envelope.find("data");
  return json_schema::parsed(data != envelope.end() && data->is_string() ? data->get<std::string>() : "", "data",
                             "portal.bad_payload");
}

}  // namespace hoso::portal
