#include "receipt_command.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/procedure.hpp>

#include "calendar/due.hpp"
#include "form_output.hpp"
#include "procedures.hpp"
#include "run_plan.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

namespace chrono = std::chrono;

/// Indochina time; no daylight saving since 1975.
constexpr chrono::hours vietnam_offset{7};

/// "2026-11-26 14:30", or now. Throws Error "usage.invalid".
chrono::local_seconds reception_time(const std::string& text) {
  if (text.empty()) return chrono::local_seconds(run_clock().time_since_epoch() + vietnam_offset);
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0;
  const bool read = std::sscanf(text.c_str(), "%4d-%2u-%2u %2u:%2u", &year, &month, &day, &hour, &minute) == 5;
  const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  if (!read || !date.ok() || hour > 23 || minute > 59) throw Error("usage.invalid", {{"detail", "--received"}});
  return chrono::local_days(date) + chrono::hours(hour) + chrono::minutes(minute);
}

/// Police residence has a receipt of its own (CT04); else that of the one-stop desks.
std::string receipt_form(const Procedure& procedure) {
  return procedure.field.code.starts_with("G01") ? "ct04" : "giay_tiep_nhan";
}

Procedure procedure_of(const CommandLine& line, const filling::DossierSummary& dossier,
                       const Installation& installation) {
  const std::string code = line.procedure.empty() ? dossier.procedure : line.procedure;
  if (code.empty()) throw Error("usage.invalid", {{"detail", "--procedure"}});
  const auto folder = procedures_folder(installation.templates);
  return load_procedure(folder / (known_procedure(code, folder) + ".xml"));
}

/// The way in which papers are handed over at the desk, else the first.
const FilingWay& way_of(const Procedure& procedure) {
  const auto direct = std::ranges::find(procedure.ways, Channel::direct, &FilingWay::channel);
  if (procedure.ways.empty()) throw Error("receipt.no_time_limit", {{"procedure", procedure.code}});
  return direct == procedure.ways.end() ? procedure.ways.front() : *direct;
}

/// "Bản chính" where the procedure asks for the original of `form`, "Bản sao" for a copy; else not known.
std::string kind_of_paper(const Procedure& procedure, const std::string& form) {
  for (const ProcedureCase& one : procedure.cases) {
    for (const Paper& paper : one.papers) {
      if (paper.form == form) return paper.originals > 0 ? "Bản chính" : "Bản sao";
    }
  }
  return "";
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
    const auto day = chrono::floor<chrono::days>(time);
    const chrono::year_month_day date(day);
    const chrono::hh_mm_ss clock(time - day);
    texts_[name + "_hour"] = fmt::format("{}", clock.hours().count());
    texts_[name + "_minute"] = fmt::format("{}", clock.minutes().count());
    texts_[name + "_on"] = fmt::format("{}-{:02}-{:02}", static_cast<int>(date.year()),
                                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
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

/// What the applicant's own form says of the applicant; other rows and papers are none of the receipt's.
filling::GivenTexts applicant_in(const std::filesystem::path& dossier) {
  filling::GivenTexts texts = filling::texts_of_dossier(dossier, "");
  if (const auto requester = texts.find("requester_full_name"); requester != texts.end()) {
    texts["full_name"] = requester->second;
    texts.erase("citizen_id");
  }
  std::erase_if(texts, [](const auto& entry) { return entry.first.find('[') != std::string::npos; });
  return texts;
}

std::string shown(chrono::local_seconds time) {
  const auto day = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss clock(time - day);
  return fmt::format("{:02}:{:02} {:02}/{:02}/{}", clock.hours().count(), clock.minutes().count(),
                     static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

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
  const Procedure procedure = procedure_of(line, dossier, installation);
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
