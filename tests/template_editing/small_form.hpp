// A template written the way people write: comments, other quotes, attributes on several lines.
#pragma once

#include <string>

#include <hoso/error.hpp>

#include "template_editing/field_edits.hpp"

namespace hoso::template_editing {

inline const std::string small_form = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- <field id="not_me"/> -->
<form xmlns="urn:hoso:form:1" id="don" version="v1" valid-from="2026-01-01">
  <title vi="Đơn" en="TODO"/>
  <legal-source>TODO</legal-source>
  <page blank="page-1.png" words="page-1.words.xml" width-mm="210" height-mm="297"/>

  <!-- The person -->
  <!-- by hand -->
  <field id='full_name' type="person_name"
         recognizer="tesseract">
    <label vi="Họ &amp; tên" en='Full name'/>
    <zone page="1" x="30.123" y="40" width="100.00" height="8"/> <!-- measured -->
  </field>
  <field id="assets" type="choice" recognizer="marks" choose="any">
    <label vi="Tài sản" en="Assets"/>
    <option value="tv">
      <label vi="Ti vi" en="Television"/>
      <zone page="1" x="30" y="60" width="3.5" height="3.5"/>
    </option>
    <option value="fridge">
      <label vi="Tủ lạnh" en="Fridge"/>
      <zone page="1" x="60" y="60" width="3.5" height="3.5"/>
    </option>
  </field>
  <table id="members" page="1" x="30" y="142.33" rows="9" row-height="7.056">
    <label vi="Thành viên" en="Members"/>
    <column id="sex" type="sex" recognizer="tesseract" x="38.03" width="47.11">
      <!-- TODO: is it one? -->
      <label vi="Giới tính" en="Sex"/>
    </column>
  </table>
  <rules file="../rules.xml"/>
</form>
)";

inline FormText form_text(const std::string& xml = small_form) { return {xml, "form.xml"}; }

/// The code of the error that `change` ends with; empty = none.
template <class Change>
std::string refusal_of(const Change& change) {
  try {
    (void)change();
    return "";
  } catch (const Error& error) {
    return error.code();
  }
}

/// Lines that only one of two texts has, marked as in a diff, without the lines around them.
std::string changed_lines(const std::string& before, const std::string& after);

/// `form` with the id of one field in place of another.
inline std::string changed_id(std::string form, const std::string& from, const std::string& to) {
  for (const char quote : {'"', '\''}) {
    const std::string written = std::string("id=") + quote + from + quote;
    const std::size_t at = form.find(written);
    if (at != std::string::npos) form.replace(at + 4, from.size(), to);
  }
  return form;
}

}  // namespace hoso::template_editing
