#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include <hoso/cell_id.hpp>
#include <hoso/choice.hpp>
#include <hoso/dossier_xml.hpp>
#include <hoso/version.hpp>

#include "xml/writer.hpp"

namespace hoso {
namespace {

/// Never locale-dependent; a figure that is none ("nan") would break the schema.
std::string decimal(double number, int digits) {
  return fmt::format("{:.{}f}", std::isfinite(number) ? number : 0.0, digits);
}

std::string share(double number) {
  return decimal(std::isfinite(number) ? std::clamp(number, 0.0, 1.0) : 0.0, 4);
}

std::string_view word(FieldState state) {
  switch (state) {
    case FieldState::read: return "read";
    case FieldState::empty: return "empty";
    case FieldState::illegible: return "illegible";
    case FieldState::confirmed: return "confirmed";
  }
  return "illegible";
}

std::string_view word(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::blocking: return "blocking";
    case FindingSeverity::doubtful: return "doubtful";
    case FindingSeverity::advice: return "advice";
  }
  return "blocking";
}

std::string_view word(bool yes) { return yes ? "true" : "false"; }

class DossierWriter {
 public:
  explicit DossierWriter(const Dossier& dossier) : dossier_(dossier), out_("dossier") {}

  std::string write() {
    out_.attribute("xmlns", "urn:hoso:dossier:1").attribute("engine", version);
    out_.attribute("created", iso_utc(dossier_.created_at));
    if (!dossier_.procedure.empty()) out_.attribute("procedure", dossier_.procedure);
    write_stages();
    write_files();
    write_pages();
    write_documents();
    write_findings(dossier_.findings);
    return out_.finish();
  }

 private:
  void write_stages() {
    out_.open("stages");
    for (const StageVersion& used : dossier_.stages) {
      out_.open("stage").attribute("id", used.stage).attribute("plugin", used.plugin);
      out_.attribute("version", used.version).close();
    }
    out_.close();
  }

  void write_files() {
    out_.open("files");
    for (std::size_t i = 0; i < dossier_.files.size(); ++i) {
      const SourceFile& file = dossier_.files[i];
      out_.open("file").attribute("number", static_cast<long>(i) + 1);
      out_.attribute("name", file.name);
      out_.attribute("bytes", std::string_view(std::to_string(file.byte_count)));
      out_.attribute("pages", file.page_count);
      if (!file.media_type.empty()) out_.attribute("media-type", file.media_type);
      if (!file.sha256.empty()) out_.attribute("sha256", file.sha256);
      out_.close();
    }
    out_.close();
  }

  void write_pages() {
    out_.open("pages");
    for (const DossierPage& page : dossier_.pages) write_page(page);
    out_.close();
  }

  void write_page(const DossierPage& page) {
    out_.open("page").attribute("number", page.number).attribute("file", page.file + 1);
    out_.attribute("page-in-file", page.page_in_file + 1);
    out_.attribute("width-px", page.size.width).attribute("height-px", page.size.height);
    out_.attribute("effective-dpi", decimal(page.effective_dpi, 2));
    out_.attribute("quarter-turns", page.quarter_turns).attribute("blank", word(page.blank));
    if (page.match) {
      out_.open("match").attribute("form", page.match->form->id);
      out_.attribute("version", page.match->form->version);
      out_.attribute("template-page", page.match->template_page + 1);
      out_.attribute("score", share(page.match->score));
      write_variant(*page.match->form);
      out_.close();
    }
    for (const Evidence& evidence : page.evidence) write_evidence(evidence, page.effective_dpi);
    out_.close();
  }

  /// What was read depends on it, as it does on the form.
  void write_variant(const FormTemplate& form) {
    if (form.variant_id.empty()) return;
    out_.attribute("variant", form.variant_id).attribute("variant-hash", form.hash);
  }

  void write_evidence(const Evidence& evidence, double dpi) {
    out_.open("evidence").attribute("kind", evidence.kind);
    out_.attribute("confidence", share(evidence.confidence));
    if (dpi > 0) {
      const double mm = 25.4 / dpi;
      write_box({evidence.box.x * mm, evidence.box.y * mm, evidence.box.width * mm,
                 evidence.box.height * mm});
    }
    for (const EvidenceItem& item : evidence.items) {
      out_.open("item").attribute("id", item.id).attribute("value", item.value);
      out_.attribute("raw", item.raw).close();
    }
    out_.close();
  }

  void write_documents() {
    out_.open("documents");
    for (std::size_t i = 0; i < dossier_.documents.size(); ++i) {
      write_document(dossier_.documents[i], static_cast<long>(i) + 1);
    }
    out_.close();
  }

  void write_document(const Document& document, long number) {
    out_.open("document").attribute("number", number);
    out_.attribute("pages", fmt::format("{}", fmt::join(document.pages, " ")));
    write_form(*document.form);
    write_fields(document);
    write_findings(document.findings);
    out_.close();
  }

  void write_form(const FormTemplate& form) {
    out_.open("form").attribute("id", form.id).attribute("version", form.version);
    out_.attribute("hash", form.hash).attribute("valid-from", form.valid_from);
    if (!form.superseded_on.empty()) out_.attribute("superseded-on", form.superseded_on);
    write_text("title", form.title);
    out_.leaf("legal-source", form.legal_source).close();
  }

  /// Fields first, then the rows of tables: a row is an element, so that rules can go through rows.
  void write_fields(const Document& document) {
    std::map<std::string_view, const FieldSpec*> specs;
    for (const FieldSpec& spec : document.form->fields) specs[spec.id] = &spec;
    std::map<std::pair<std::string, int>, std::vector<const FieldValue*>> rows;
    out_.open("fields");
    for (const FieldValue& field : document.fields) {
      const auto found = specs.find(field.id);
      const FieldSpec* spec = found == specs.end() ? nullptr : found->second;
      if (spec && !spec->table.empty()) rows[{spec->table, spec->row}].push_back(&field);
      else write_field(field, spec);
    }
    for (const auto& [place, cells] : rows) {
      out_.open("row").attribute("table", place.first).attribute("index", place.second);
      for (const FieldValue* cell : cells) write_field(*cell, specs[cell->id]);
      out_.close();
    }
    out_.close();
  }

  void write_field(const FieldValue& field, const FieldSpec* spec) {
    out_.open("field").attribute("id", field.id);
    if (const auto cell = cell_id(field.id)) out_.attribute("column", cell->column);
    if (spec) out_.attribute("type", spec->type);
    out_.attribute("state", word(field.state)).attribute("confidence", share(field.confidence));
    out_.attribute("value", field.value).attribute("raw", field.raw);
    if (!field.recognizer.empty()) out_.attribute("recognizer", field.recognizer);
    if (field.page > 0) {
      out_.attribute("page", field.page);
      write_box(field.box_mm);
    }
    if (spec) write_chosen(*spec, field);
    out_.close();
  }

  /// The chosen options with their labels, so that readers need no template.
  void write_chosen(const FieldSpec& spec, const FieldValue& field) {
    const std::vector<std::string> chosen = chosen_options(field.value);
    for (const ChoiceOption& option : spec.options) {
      if (std::ranges::count(chosen, option.value) == 0) continue;
      out_.open("chosen").attribute("value", option.value);
      out_.attribute("vi", option.label.vi).attribute("en", option.label.en).close();
    }
  }

  void write_box(const MmRect& box) {
    out_.open("box-mm");
    out_.attribute("x", decimal(box.x, 2)).attribute("y", decimal(box.y, 2));
    out_.attribute("width", decimal(box.width, 2));
    out_.attribute("height", decimal(box.height, 2)).close();
  }

  void write_findings(const std::vector<Finding>& findings) {
    out_.open("findings");
    for (const Finding& finding : findings) {
      out_.open("finding").attribute("code", finding.code);
      out_.attribute("severity", word(finding.severity));
      if (finding.page > 0) out_.attribute("page", finding.page);
      for (const std::string& id : finding.fields) {
        out_.open("field-ref").attribute("id", id).close();
      }
      write_text("message", finding.message);
      write_text("next-step", finding.next_step);
      if (!finding.legal_source.empty()) out_.leaf("legal-source", finding.legal_source);
      out_.close();
    }
    out_.close();
  }

  void write_text(std::string_view name, const LocalizedText& text) {
    out_.open(name).attribute("vi", text.vi).attribute("en", text.en).close();
  }

  const Dossier& dossier_;
  xml::Writer out_;
};

}  // namespace

std::string dossier_xml(const Dossier& dossier) { return DossierWriter(dossier).write(); }

}  // namespace hoso
