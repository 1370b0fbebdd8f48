#include "procedure_text.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "guide_text.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

struct Named {
  const char* name;  ///< for programs
  LocalizedText text;
};

/// In the order of Channel and TimeUnit.
const std::array<Named, 3> channels = {
    {{"direct", {"trực tiếp", "in person"}}, {"online", {"trực tuyến", "online"}},
     {"postal", {"qua bưu chính", "by post"}}}};
const std::array<Named, 6> units = {{{"hour", {"giờ", "hours"}},
                                     {"same-day", {"ngày", "days"}},
                                     {"working-day", {"ngày làm việc", "working days"}},
                                     {"day", {"ngày", "days"}},
                                     {"month", {"tháng", "months"}},
                                     {"unstated-day", {"ngày", "days"}}}};

const Named& named(Channel channel) { return channels.at(static_cast<std::size_t>(channel)); }
const Named& named(TimeUnit unit) { return units.at(static_cast<std::size_t>(unit)); }

/// 20000 -> "20.000 đ".
std::string money(long amount) {
  std::string digits = std::to_string(amount);
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, 1, '.');
  return fmt::format("{} đ", digits);
}

std::string fee_text(const Fee& fee, const CommandLine& line) {
  const std::string amount =
      fee.amount > 0 ? money(fee.amount)
                     : say(line, {"miễn phí, hoặc do tỉnh quy định", "free, or set by the province"});
  return fee.note.empty() ? amount : fmt::format("{} ({})", amount, fee.note);
}

std::string time_text(const FilingWay& way, const CommandLine& line) {
  if (way.unit == TimeUnit::same_day) {
    return say(line, {"trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo",
                      "on the same day; after 15:00 on the next working day"});
  }
  const std::string time = fmt::format("{} {}", way.time, say(line, named(way.unit).text));
  if (way.unit != TimeUnit::unstated_day) return time;
  return time + say(line, {" (Cổng không ghi là ngày nào)", " (the portal does not say of which kind)"});
}

std::string way_lines(const FilingWay& way, const CommandLine& line) {
  std::string text = fmt::format("  {}: {}\n", say(line, named(way.channel).text), time_text(way, line));
  for (const Fee& fee : way.fees) {
    text += fmt::format("    {}: {}\n", say(line, {"lệ phí", "fee"}), fee_text(fee, line));
  }
  return text;
}

/// One line: the time limit and the fees, without their notes.
std::string brief_way(const FilingWay& way, const CommandLine& line) {
  std::string text = fmt::format("  {}: {}", say(line, named(way.channel).text), time_text(way, line));
  for (const Fee& fee : way.fees) text += fmt::format(" · {}", fee_text({fee.amount, ""}, line));
  return text + '\n';
}

std::string count_text(const Paper& paper, const CommandLine& line) {
  std::string text;
  if (paper.originals > 0) {
    text += fmt::format("{} {}", paper.originals, say(line, {"bản chính", "original"}));
  }
  if (paper.copies > 0) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", paper.copies, say(line, {"bản sao", "copy"}));
  }
  return text;
}

std::string paper_lines(const Paper& paper, const CommandLine& line) {
  const std::string form = paper.form.empty() ? "" : fmt::format(", hoso check --form {}", paper.form);
  return fmt::format("  [ ] {}\n      {} · {}{}\n", paper.name, count_text(paper, line), paper.code, form);
}

std::string case_lines(const ProcedureCase& one, const CommandLine& line) {
  std::string text = fmt::format("\n{}:\n", one.name);
  for (const Paper& paper : one.papers) text += paper_lines(paper, line);
  for (const std::string& remark : one.remarks) text += fmt::format("  – {}\n", remark);
  return text;
}

std::string names_lines(const LocalizedText& head, const std::vector<NamedCode>& names, const CommandLine& line) {
  if (names.empty()) return {};
  std::string text = fmt::format("\n{}:\n", say(line, head));
  for (const NamedCode& one : names) text += fmt::format("  {} · {}\n", one.name, one.code);
  return text;
}

Json json_of(const std::vector<NamedCode>& names) {
  Json list = Json::array();
  for (const NamedCode& one : names) list.push_back({{"code", one.code}, {"name", one.name}});
  return list;
}

Json json_of(const FilingWay& way) {
  Json fees = Json::array();
  for (const Fee& fee : way.fees) fees.push_back({{"amount", fee.amount}, {"note", fee.note}});
  return {{"channel", named(way.channel).name},
          {"time", way.time},
          {"unit", named(way.unit).name},
          {"note", way.note},
          {"fees", fees}};
}

Json json_of(const ProcedureCase& one) {
  Json papers = Json::array();
  for (const Paper& paper : one.papers) {
    papers.push_back({{"code", paper.code},
                      {"name", paper.name},
                      {"form", paper.form.empty() ? Json() : Json(paper.form)},
                      {"originals", paper.originals},
                      {"copies", paper.copies}});
  }
  return {{"name", one.name}, {"papers", papers}, {"remarks", one.remarks}};
}

}  // namespace

std::string checklist(const Procedure& procedure, const ProcedureGuide& guide, const CommandLine& line) {
  std::string text = fmt::format("{} – {}\n", procedure.code, procedure.name);
  text += names_lines({"Nơi nhận", "Where"}, procedure.agencies, line);
  text += fmt::format("\n{}:\n", say(line, {"Cách nộp, thời hạn", "How to file, time limits"}));
  for (const FilingWay& way : procedure.ways) text += brief_way(way, line);
  text += guide_lines(guide, line);
  const LocalizedText source{"hoso tóm tắt ngày {} theo tên giấy tờ trên Cổng Dịch vụ công quốc gia (xem ngày {}).\n"
                             "Chưa đối chiếu với văn bản pháp luật.\nNguyên văn: hoso procedures {} --full\n",
                             "Put in plain words by hoso on {} after the National Public Service Portal (seen {}).\n"
                             "Not checked against the acts.\nIn full: hoso procedures {} --full\n"};
  return text + '\n' + fmt::format(fmt::runtime(say(line, source)), guide.compiled, procedure.seen, procedure.code);
}

std::string full_checklist(const Procedure& procedure, const CommandLine& line) {
  std::string text = fmt::format("{} – {}\n{}: {}\n", procedure.code, procedure.name,
                                 say(line, {"Lĩnh vực", "Field"}), procedure.field.name);
  text += names_lines({"Nơi nhận", "Where"}, procedure.agencies, line);
  text += fmt::format("\n{}:\n", say(line, {"Cách nộp, thời hạn", "How to file, time limits"}));
  for (const FilingWay& way : procedure.ways) text += way_lines(way, line);
  for (const ProcedureCase& one : procedure.cases) text += case_lines(one, line);
  text += names_lines({"Kết quả", "Results"}, procedure.results, line);
  text += fmt::format("\n{}:\n", say(line, {"Căn cứ", "Legal bases"}));
  for (const LegalBase& base : procedure.legal_bases) text += fmt::format("  {}\n", base.number);
  return text + fmt::format("\n{} {} ({}). {}\n",
                            say(line, {"Theo Cổng Dịch vụ công quốc gia, xem ngày",
                                       "As the National Public Service Portal said on"}),
                            procedure.seen, procedure.decision,
                            say(line, {"Chưa đối chiếu với văn bản pháp luật: hỏi nơi tiếp nhận khi thấy khác.",
                                       "Not checked against the acts: ask the desk where it differs."}));
}

nlohmann::ordered_json json_of(const Procedure& procedure) {
  Json json{{"code", procedure.code},
            {"name", procedure.name},
            {"field", {{"code", procedure.field.code}, {"name", procedure.field.name}}},
            {"decision", procedure.decision},
            {"seen", procedure.seen},
            {"agencies", json_of(procedure.agencies)},
            {"ways", Json::array()},
            {"cases", Json::array()},
            {"results", json_of(procedure.results)},
            {"legal_bases", Json::array()}};
  for (const FilingWay& way : procedure.ways) json["ways"].push_back(json_of(way));
  for (const ProcedureCase& one : procedure.cases) json["cases"].push_back(json_of(one));
  for (const LegalBase& base : procedure.legal_bases) {
    json["legal_bases"].push_back({{"number", base.number}, {"title", base.title}});
  }
  return json;
}

}  // namespace hoso::app
