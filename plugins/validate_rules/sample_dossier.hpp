// A declaration without any fault, for tests to spoil. The people are made up.
#pragma once

#include <map>
#include <string>

#include <hoso/dossier.hpp>
#include <hoso/template_reader.hpp>

#include "rules_stage.hpp"

namespace hoso::rules {

inline constexpr const char* ct01_folder = HOSO_RESOURCES "/forms/ct01/tt116-2026";

inline const std::shared_ptr<const FormTemplate>& ct01() {
  static const auto form = load_form(ct01_folder);
  return form;
}

/// 2026-11-25, 09:00 in Viet Nam.
inline constexpr std::chrono::sys_seconds test_time{std::chrono::seconds(1795572000)};

inline FieldValue read_value(const std::string& id, const std::string& value) {
  FieldValue field;
  field.id = id;
  field.raw = field.value = value;
  field.confidence = value.empty() ? 0 : 0.99;
  field.state = value.empty() ? FieldState::empty : FieldState::read;
  field.page = 1;
  return field;
}

inline Dossier sample_dossier() {
  Document document{ct01(), {1}, {}, {}};
  const std::map<std::string, std::string> values{
      {"recipient", "Công an xã Long Cốc, tỉnh Phú Thọ"},
      {"full_name", "Hà Thị Mận"},
      {"birth_date", "1990-03-12"},
      {"sex", "Nữ"},
      {"citizen_id", "025190004321"},
      {"phone", "0961234567"},
      {"email", "ha.man@vidu.vn"},
      {"head_name", "Đinh Văn Kiên"},
      {"head_relation", "Vợ"},
      {"head_citizen_id", "025088007654"},
      {"request", "Đăng ký thường trú tại khu Cạn, xã Long Cốc, tỉnh Phú Thọ"},
      {"members[0].full_name", "Đinh Hà My"},
      {"members[0].birth_date", "2015-08-01"},
      {"members[0].sex", "Nữ"},
      {"members[0].citizen_id", "025315000111"},
      {"members[0].head_relation", "Con đẻ"},
      {"signatures.head", "present"},
      {"signatures.owner", "present"},
      {"signatures.declarant", "present"}};
  for (const FieldSpec& spec : ct01()->fields) {
    if (!spec.table.empty() && spec.row > 0) continue;
    const auto entry = values.find(spec.id);
    document.fields.push_back(read_value(spec.id, entry == values.end() ? "" : entry->second));
  }
  Dossier dossier;
  dossier.pages.resize(1);
  dossier.pages[0].number = 1;
  dossier.documents.push_back(std::move(document));
  return dossier;
}

/// The field of the first document; added at the end when it is not there yet.
inline FieldValue& field_of(Dossier& dossier, const std::string& id) {
  std::vector<FieldValue>& fields = dossier.documents.at(0).fields;
  const auto found = std::ranges::find(fields, id, &FieldValue::id);
  if (found != fields.end()) return *found;
  fields.push_back(read_value(id, ""));
  return fields.back();
}

inline void set(Dossier& dossier, const std::string& id, const std::string& value) {
  field_of(dossier, id) = read_value(id, value);
}

}  // namespace hoso::rules
