#include "portal/create_payload.hpp"

#include <filesystem>

#include <hoso/error.hpp>

#include "portal/times.hpp"

namespace hoso::portal {
namespace {

/// Counted differently than by the classic interface.
int owner_code(OwnerKind kind) {
  switch (kind) {
    case OwnerKind::citizen: return 0;
    case OwnerKind::business: return 1;
    case OwnerKind::household_business: return 2;
    case OwnerKind::organisation: break;
  }
  throw Error("portal.bad_fact", {{"fact", "owner.kind"}, {"expected", "citizen, business, household_business"}});
}

int kind_code(PaperKind kind) {
  return kind == PaperKind::original ? 0 : kind == PaperKind::copy ? 1 : 2;
}

Json attachments(const Component& component) {
  if (component.file.empty()) return Json::array();
  return Json::array({{{"IdGiayTo", ""},
                       {"MaKetQua", component.replaced_by},
                       {"TenGiayTo", std::filesystem::path(component.file).filename().string()},
                       {"HashTepTin", ""}}});
}

Json components_json(const Submission& submission) {
  Json list = Json::array();
  for (const Component& component : submission.components) {
    list.push_back({{"MaThanhPhanHoSo", component.code},
                    {"TenThanhPhanHoSo", component.name},
                    {"SoLuong", component.copies},
                    {"LoaiBan", kind_code(component.kind)},
                    {"GiayToDinhKem", attachments(component)}});
  }
  return list;
}

Json person_json(const Person& applicant, const Person& owner) {
  return {{"TenNguoiNop", applicant.name},
          {"SoDinhDanh", applicant.identity},
          {"NgayCapDinhDanh", compact_day(applicant.identity_issued)},
          {"NgaySinh", compact_day(applicant.birth_date)},
          {"SoDienThoai", applicant.phone},
          {"Email", applicant.email},
          {"Fax", applicant.fax},
          {"MaTinh", applicant.province},
          {"MaHuyen", ""},  // there are no districts since 2025-07-01
          {"MaXa", applicant.commune},
          {"DiaChiChiTiet", applicant.address},
          {"TenChuHs", owner.name},
          {"SoDinhDanhChuHs", owner.identity},
          {"MaTinhChuHs", owner.province},
          {"MaXaChuHs", owner.commune},
          {"DiaChiChiTietChuHs", owner.address}};
}

}  // namespace

Json create_payload(const Submission& submission) {
  const int owner = owner_code(submission.owner_kind);
  return {{"MaHoSo", submission.code},
          {"MaTTHC", submission.procedure},
          {"MaDichVuCong", submission.procedure},
          {"ChuHoSo", submission.owner.name},
          {"LoaiDoiTuong", owner},
          {"MaDonViTiepNhan", submission.unit.code},
          {"NgayNop", spaced_time(submission.submitted)},
          {"NgayTiepNhan", spaced_time(submission.received)},
          {"ThanhPhanHoSo", components_json(submission)},
          {"ThongTinNguoiNop",
           {{"LoaiDoiTuong", owner},
            {"IdDoiTuong", submission.applicant.technical_id},
            {"ThongTinChiTiet", person_json(submission.applicant, submission.owner)}}}};
}

Json steps_payload(const Submission& submission) {
  return Json::array({{{"IDHoSo", ""},
                       {"MaHoSo", submission.code},
                       {"NguoiXuLy", submission.progress.officer},
                       {"ThoiDiemXuLy", iso_time(submission.received)},
                       {"PhongBanXuLy", submission.progress.department},
                       {"NoiDungXuLy", submission.progress.text},
                       {"TrangThai", submission.status},
                       {"NgayBatDau", iso_time(submission.received)},
                       {"NgayKetThucTheoQuyDinh", iso_time(submission.due)}}});
}

}  // namespace hoso::portal
