#include "portal/classic_payload.hpp"

#include <filesystem>

#include <fmt/format.h>

#include <hoso/identifiers.hpp>

#include "portal/times.hpp"
#include "xml/writer.hpp"

namespace hoso::portal {
namespace {

const char* flag(bool set) { return set ? "1" : "0"; }

/// OpenCPS' constants.
const char* channel_code(Channel channel) {
  switch (channel) {
    case Channel::direct: return "1";
    case Channel::online: return "2";
    case Channel::postal: return "3";
  }
  return "";
}

/// 1 and 2 are in code that runs; where a household business belongs nobody says, so it goes with businesses.
const char* owner_code(OwnerKind kind) {
  switch (kind) {
    case OwnerKind::citizen: return "1";
    case OwnerKind::business:
    case OwnerKind::household_business: return "2";
    case OwnerKind::organisation: return "3";
  }
  return "";
}

const char* reuse_code(Reuse reuse) {
  return reuse == Reuse::none ? "0" : reuse == Reuse::data ? "1" : "2";
}

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string download_url(const Submission& submission, const std::string& file) {
  if (submission.files_url.empty() || file.empty()) return {};
  const char* slash = submission.files_url.ends_with('/') ? "" : "/";
  return fmt::format("{}{}{}", submission.files_url, slash, file_name(file));
}

Json document_json(const Submission& submission, const Component& component, std::size_t ordinal) {
  return {{"TepDinhKemId", std::to_string(ordinal)},
          {"TenTepDinhKem", file_name(component.file)},
          {"IsDeleted", "0"},
          {"MaThanhPhanHoSo", component.code},
          {"DuongDanTaiTepTin", download_url(submission, component.file)},
          {"DuocSoHoa", flag(component.digitised)},
          {"DuocTaiSuDung", reuse_code(component.reused)},
          {"DuocLayTuKhoDMQG", flag(component.from_store)},
          {"MaKetQuaThayThe", component.replaced_by}};
}

Json documents_json(const Submission& submission) {
  Json list = Json::array();
  for (const Component& component : submission.components) {
    list.push_back(document_json(submission, component, list.size() + 1));
  }
  return list;
}

Json fees_json(const Submission& submission) {
  Json list = Json::array();
  for (const FeeDue& fee : submission.fees) {
    list.push_back({{"TenPhiLePhi", fee.name},
                    {"MaPhiLePhi", fee.code},
                    {"HinhThucThu", std::to_string(fee.collected)},
                    {"Gia", std::to_string(fee.amount)},
                    {"LoaiPhiLePhi", "1"}});
  }
  return list;
}

/// 1 = personal identification number, 2 = the old card of nine digits.
Json identities_json(const std::string& number) {
  Json list = Json::array();
  if (parse_citizen_id(number)) list.push_back({{"LoaiDinhDanh", "1"}, {"SoDinhDanh", number}});
  if (is_legacy_id(number)) list.push_back({{"LoaiDinhDanh", "2"}, {"SoDinhDanh", number}});
  return list;
}

Json databases_json(const Submission& submission) {
  Json list = Json::array();
  for (const std::string& code : submission.databases) list.push_back({{"MaCSDL", code}});
  return list;
}

bool any_digitised(const Submission& submission) {
  for (const Component& component : submission.components) {
    if (component.digitised && !component.file.empty()) return true;
  }
  return false;
}

void add_dossier(Json& json, const Submission& submission) {
  json["MaHoSo"] = submission.code;
  json["MaTTHC"] = submission.procedure;
  json["TenTTHC"] = submission.procedure_name;
  json["MaLinhVuc"] = submission.field.code;
  json["TenLinhVuc"] = submission.field.name;
  json["KenhThucHien"] = channel_code(submission.channel);
}

void add_people(Json& json, const Submission& submission) {
  json["ChuHoSo"] = submission.owner.name;
  json["SoGiayToChuHoSo"] = submission.owner.identity;
  json["LoaiDoiTuong"] = owner_code(submission.owner_kind);
  json["MaDoiTuong"] = submission.applicant.technical_id;
  json["ThongTinKhac"] = "";
  json["Email"] = submission.applicant.email;
  json["Fax"] = submission.applicant.fax;
  json["SoDienThoai"] = submission.applicant.phone;
  json["TrichYeuHoSo"] = submission.summary;
}

void add_course(Json& json, const Submission& submission) {
  json["NgayTiepNhan"] = compact_time(submission.received);
  json["NgayHenTra"] = compact_time(submission.due);
  json["NgayNopHoSo"] = compact_time(submission.submitted);
  json["NgayTuChoi"] = compact_time(submission.refused);
  json["TrangThaiHoSo"] = std::to_string(submission.status);
  json["NgayTra"] = compact_time(submission.returned);
  json["ThongTinTra"] = submission.returned_note;
  json["HinhThuc"] = flag(submission.result_by_post);
  json["NgayKetThucXuLy"] = compact_time(submission.finished);
  json["DonViXuLy"] = submission.unit.name;
  json["GhiChu"] = submission.note;
}

void add_lists(Json& json, const Submission& submission) {
  json["TaiLieuNop"] = documents_json(submission);
  json["DanhSachLePhi"] = fees_json(submission);
  for (const char* empty : {"DanhSachTepDinhKemKhac", "DanhSachHoSoBoSung", "DanhSachGiayToKetQua"}) {
    json[empty] = Json::array();
  }
  json["NoiNopHoSo"] = "2";
  json["HoSoCoThanhPhanSoHoa"] = flag(any_digitised(submission));
  json["TaiKhoanDuocXacThucVoiVNeID"] = flag(submission.vneid);
  json["DuocThanhToanTrucTuyen"] = flag(submission.paid_online);
  json["DinhDanhCHS"] = identities_json(submission.owner.identity);
  json["DSKetNoiCSDL"] = databases_json(submission);
}

/// Elements of a list take the list's name; those of "DanhSach…" stand inside it under a name of their own.
std::string item_name(const std::string& list) {
  if (list == "DanhSachLePhi") return "LePhi";
  if (list == "DanhSachGiayToKetQua") return "GiayToKetQua";
  if (list == "DanhSachHoSoBoSung") return "HoSoBoSung";
  if (list == "DanhSachTepDinhKemKhac") return "TepDinhKemKhac";
  return list;
}

void write_fields(xml::Writer& out, const Json& object);

void write_list(xml::Writer& out, const std::string& name, const Json& list) {
  const std::string item = item_name(name);
  if (item != name) out.open(name);
  for (const Json& one : list) {
    out.open(item);
    write_fields(out, one);
    out.close();
  }
  if (item != name) out.close();
}

void write_fields(xml::Writer& out, const Json& object) {
  for (const auto& [name, value] : object.items()) {
    if (value.is_array()) {
      write_list(out, name, value);
    } else {
      out.leaf(name, value.get_ref<const std::string&>());
    }
  }
}

}  // namespace

Json sync_payload(const Submission& submission) {
  Json dossier = Json::object();
  add_dossier(dossier, submission);
  add_people(dossier, submission);
  add_course(dossier, submission);
  add_lists(dossier, submission);
  return {{"service", "DongBoHoSoMC"}, {"isUpdating", "False"}, {"data", Json::array({std::move(dossier)})}};
}

Json progress_payload(const Submission& submission) {
  const ProgressStep& step = submission.progress;
  Json line = {{"MaHoSo", submission.code},
               {"NguoiXuLy", step.officer},
               {"ChucDanh", step.title},
               {"ThoiDiemXuLy", compact_time(submission.received)},
               {"PhongBanXuLy", step.department},
               {"NoiDungXuLy", step.text},
               {"TrangThai", std::to_string(submission.status)},
               {"NgayBatDau", compact_time(submission.received)},
               {"NgayKetThucTheoQuyDinh", compact_time(submission.due)}};
  return {{"service", "CapNhatTienDoHoSoMC"}, {"data", Json::array({std::move(line)})}};
}

std::string sync_xml(const Json& payload) {
  xml::Writer out("DongBoHoSoMC");
  for (const Json& dossier : payload.at("data")) {
    out.open("HoSo");
    write_fields(out, dossier);
    out.close();
  }
  return out.finish();
}

}  // namespace hoso::portal
