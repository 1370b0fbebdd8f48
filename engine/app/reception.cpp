#include "reception.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/vietnam_time.hpp>

#include "procedures.hpp"
#include "run_plan.hpp"

namespace hoso::app {

namespace chrono = std::chrono;

chrono::local_seconds reception_time(const std::string& text) {
  if (text.empty()) return vietnam_time(run_clock());
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0;
  const bool read = std::sscanf(text.c_str(), "%4d-%2u-%2u %2u:%2u", &year, &month, &day, &hour, &minute) == 5;
  const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  if (!read || !date.ok() || hour > 23 || minute > 59) throw Error("usage.invalid", {{"detail", "--received"}});
  return chrono::local_days(date) + chrono::hours(hour) + chrono::minutes(minute);
}

Procedure procedure_of(const CommandLine& line, const std::string& of_package,
                       const Installation& installation) {
  const std::string code = line.procedure.empty() ? of_package : line.procedure;
  if (code.empty()) throw Error("usage.invalid", {{"detail", "--procedure"}});
  const auto folder = procedures_folder(installation.templates);
  return load_procedure(folder / (known_procedure(code, folder) + ".xml"));
}

const FilingWay& way_of(const Procedure& procedure) {
  const auto direct = std::ranges::find(procedure.ways, Channel::direct, &FilingWay::channel);
  if (procedure.ways.empty()) throw Error("receipt.no_time_limit", {{"procedure", procedure.code}});
  return direct == procedure.ways.end() ? procedure.ways.front() : *direct;
}

std::string kind_of_paper(const Procedure& procedure, const std::string& form) {
  for (const ProcedureCase& one : procedure.cases) {
    for (const Paper& paper : one.papers) {
      if (paper.form == form) return paper.originals > 0 ? "Bản chính" : "Bản sao";
    }
  }
  return "";
}

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
  const VietnamClock clock(time);
  return fmt::format("{:02}:{:02} {:02}/{:02}/{}", clock.hour, clock.minute, clock.day, clock.month, clock.year);
}

}  // namespace hoso::app
