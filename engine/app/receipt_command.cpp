#include "receipt_command.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/procedure.hpp>
#include <hoso/vietnam_time.hpp>

#include "calendar/due.hpp"
#include "form_output.hpp"
#include "reception.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace chrono = std::chrono;

/// Police residence has a receipt of its own (CT04); else that of the one-stop desks.
std::string receipt_form(const Procedure& procedure) {
  return procedure.field.code.starts_with("G01") ? "ct04" : "giay_tiep_nhan";
}

/// Fields of a receipt by their ids; those that its form lacks are left out later.
class ReceiptTexts {
 public:
  ReceiptTexts(const Procedure& procedure, filling::GivenTexts applicant)
      : procedure_(procedure), texts_(std::move(applicant)) {
    if (texts_["request"].empty()) texts_["request"] = procedure.name;
  }

  void add_papers(const filling::DossierSummary& dossier) {
    int row = 0;
    for (const auto& document : dossier.documents) {
      add_paper(row++, document.title, kind_of_paper(procedure_, document.form));
    }
    if (dossier.other_pages > 0) add_paper(row, fmt::format("Giấy tờ kèm theo ({} trang)", dossier.other_pages), "");
  }

  void add_time(const std::string& name, chrono::local_seconds time) {
    const VietnamClock clock(time);
    texts_[name + "_hour"] = fmt::format("{}", clock.hour);
    texts_[name + "_minute"] = fmt::format("{}", clock.minute);
    texts_[name + "_on"] = fmt::format("{}-{:02}-{:02}", clock.year, clock.month, clock.day);
  }

  void set(const std::string& id, const std::string& text) { texts_[id] = text; }
  [[nodiscard]] filling::GivenTexts taken() && { return std::move(texts_); }

 private:
  void add_paper(int row, const std::string& name, const std::string& kind) {
    texts_[fmt::format("papers[{}].name", row)] = name;
    if (!kind.empty()) texts_[fmt::format("papers[{}].form", row)] = kind;
  }

  const Procedure& procedure_;
  filling::GivenTexts texts_;
};

void say_due(const CommandLine& line, const calendar::Due& due) {
  fmt::print("{} {}\n", say(line, {"Hẹn trả kết quả:", "Due:"}), shown(due.at));
  if (!due.kind_assumed) return;
  fmt::print("{}\n", say(line, {"Nguồn ghi số ngày mà không nói loại ngày; đã tính theo ngày làm việc.",
                                "The source does not say which days it means; working days were counted."}));
}

}  // namespace

ExitCode receipt_command(const CommandLine& line) {
  const Installation installation(line);
  const std::filesystem::path& package = line.files.front();
  const filling::DossierSummary dossier = filling::summary_of_dossier(package);
  const Procedure procedure = procedure_of(line, dossier.procedure, installation);
  const auto calendar = calendar::WorkingCalendar::read(installation.templates / "calendar" / "vietnam.xml");
  const chrono::local_seconds received = reception_time(line.received);
  const calendar::Due due = calendar::due_time(calendar, way_of(procedure), received);
  ReceiptTexts receipt(procedure, applicant_in(package));
  receipt.add_papers(dossier);
  receipt.add_time("received", received);
  receipt.add_time("due", due.at);
  receipt.set("copies", "1");
  receipt.set("days", fmt::format("{}", way_of(procedure).time));
  CommandLine asked = line;
  if (asked.forms.empty()) asked.forms = {receipt_form(procedure)};
  const Catalogue forms = forms_for(asked, installation);
  const FormTemplate& form = form_in_force(forms);
  filling::GivenTexts texts = std::move(receipt).taken();
  std::erase_if(texts, [&](const auto& entry) { return !filling::can_be_typed(form, entry.first); });
  if (line.fill.data) {
    for (auto& [id, text] : given_data(*line.fill.data)) texts[id] = text;
  }
  write_form(line, installation, form, texts);
  say_due(line, due);
  return ExitCode::packaged;
}

}  // namespace hoso::app
