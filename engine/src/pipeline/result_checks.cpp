#include "pipeline/result_checks.hpp"

#include <algorithm>
#include <cmath>

#include <hoso/cell_id.hpp>

namespace hoso::pipeline {
namespace {

/// No scanner or camera takes a form more coarsely or finely; also rules out 0 and infinity.
constexpr double least_dpi = 10;
constexpr double most_dpi = 10'000;

/// NaN is not.
bool is_share(double value) { return value >= 0 && value <= 1; }

bool is_finite(const Alignment& alignment) {
  const auto finite = [](double value) { return std::isfinite(value); };
  return std::ranges::all_of(alignment.homography(), finite) &&
         std::ranges::all_of(alignment.lattice().shift_px, [&](const PixelPoint& shift) {
           return finite(shift.x) && finite(shift.y);
         });
}

/// Some part of the template page is on the picture, be it the upper third with its edges cut off.
bool touches(const Alignment& alignment, const TemplatePage& page, PixelSize size) {
  constexpr int steps = 10;
  for (int column = 0; column <= steps; ++column) {
    for (int row = 0; row <= steps; ++row) {
      const PixelPoint at = alignment.to_page(
          MmPoint{page.width_mm * column / steps, page.height_mm * row / steps});
      if (at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height) return true;
    }
  }
  return false;
}

bool is_plain_part(std::string_view part) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !part.empty() && part.front() != '.' && part.back() != '.' &&
         part.find_first_not_of(plain) == std::string_view::npos;
}

/// Whether `form` has `field`, or of a table's cell its column: a variant may have more rows.
bool is_field_of(const FormTemplate& form, const FieldSpec& field) {
  return std::ranges::any_of(form.fields, [&](const FieldSpec& own) {
    const bool counted = field.table.empty() || field.row >= 0;
    return counted && own.type == field.type && own.table == field.table &&
           field.id == id_in_row(own.id, field.row);
  });
}

bool lies_on_a_page(const Zone& zone, const FormTemplate& form) {
  if (zone.page < 0 || zone.page >= static_cast<int>(form.pages.size())) return false;
  const TemplatePage& page = form.pages[static_cast<std::size_t>(zone.page)];
  constexpr double rounding_mm = 0.01;
  return !zone.box.empty() && zone.box.x >= 0 && zone.box.y >= 0 &&
         zone.box.right() <= page.width_mm + rounding_mm && zone.box.bottom() <= page.height_mm + rounding_mm;
}

/// Forms of the catalogue were checked when they were read; a variant is a stage's word.
bool is_like_its_form(const FormTemplate& form) {
  if (!form.variant_of) return true;
  const FormTemplate& original = *form.variant_of;
  return form.id == original.id && form.version == original.version &&
         std::ranges::all_of(form.fields, [&](const FieldSpec& field) {
           return is_field_of(original, field) &&
                  std::ranges::all_of(field.zones, [&](const Zone& zone) { return lies_on_a_page(zone, form); });
         });
}

std::string complaint_about(const PageMatch& match, PixelSize page, const Catalogue& candidates) {
  if (!match.form || std::ranges::count(candidates, form_itself(match.form)) == 0) {
    return "a form that is not in the catalogue";
  }
  if (!is_like_its_form(*match.form)) return "a variant that has other fields than its form";
  if (match.template_page < 0 ||
      match.template_page >= static_cast<int>(match.form->pages.size())) {
    return "a page that the form has not";
  }
  if (!is_share(match.score)) return "a score outside 0..1";
  const TemplatePage& blank = match.form->pages[static_cast<std::size_t>(match.template_page)];
  const double dpi = match.alignment.dpi_at({blank.width_mm / 2, blank.height_mm / 2});
  const bool possible = is_finite(match.alignment) && dpi >= least_dpi && dpi <= most_dpi &&
                        touches(match.alignment, blank, page);
  return possible ? "" : "an alignment off the page";
}

}  // namespace

std::string complaint_about(const Page& page, const Limits& limits) {
  const PixelSize size = page.image.size();
  if (page.image.empty()) return "a picture without pixels";
  if (size.width > limits.side_px || size.height > limits.side_px ||
      static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height) >
          limits.pixels) {
    return "a picture larger than the limits";
  }
  return {};
}

std::string complaint_about(const Identification& result, PixelSize page,
                            const Catalogue& candidates) {
  if (result.quarter_turns < 0 || result.quarter_turns > 3) return "a turn outside 0..3";
  if (!result.match) return {};
  if (result.blank) return "a blank page that matches a form";
  if (result.quarter_turns % 2 == 1) std::swap(page.width, page.height);
  return complaint_about(*result.match, page, candidates);
}

std::string complaint_about(const Inspection& result, PixelSize page, const PageMatch* match) {
  for (const Evidence& evidence : result.evidence) {
    if (!is_share(evidence.confidence)) return "a confidence outside 0..1";
    if (clipped(evidence.box, page).empty()) return "evidence off the page";
  }
  const auto known = [&](const std::string& id) {
    return match && std::ranges::any_of(match->form->fields, [&](const FieldSpec& field) {
             return field.id == id && field.table.empty();
           });
  };
  for (const Finding& finding : result.findings) {
    if (!std::ranges::all_of(finding.fields, known)) return "a finding about an unknown field";
  }
  return {};
}

std::string complaint_about(const ZoneReading& reading) {
  const auto impossible = [](const Candidate& one) { return !is_share(one.score); };
  if (std::ranges::any_of(reading.candidates, impossible)) return "a score outside 0..1";
  if (reading.state == FieldState::confirmed) return "a confirmation, which only people give";
  if ((reading.state == FieldState::read) == reading.candidates.empty()) {
    return "candidates and state that contradict each other";
  }
  return {};
}

std::string complaint_about(const Interpretation& result) {
  return is_share(result.confidence) ? "" : "a confidence outside 0..1";
}

std::string complaint_about(const Findings& findings, const Dossier& dossier) {
  if (findings.documents.size() != dossier.documents.size()) {
    return "findings for another number of documents";
  }
  for (const Reappraisal& one : findings.reappraisals) {
    if (!is_share(one.confidence)) return "a confidence outside 0..1";
    const FieldValue* field = one.document < dossier.documents.size()
                                  ? dossier.documents[one.document].find(one.field)
                                  : nullptr;
    if (!field || field->state != FieldState::read) return "a reappraisal of what was not read";
  }
  return {};
}

std::string complaint_about(const Artifact& artifact) {
  std::string_view rest = artifact.path;
  while (true) {
    const std::size_t slash = rest.find('/');
    if (!is_plain_part(rest.substr(0, slash))) return "a path that is not plain";
    if (slash == std::string_view::npos) return {};
    rest.remove_prefix(slash + 1);
  }
}

}  // namespace hoso::pipeline
