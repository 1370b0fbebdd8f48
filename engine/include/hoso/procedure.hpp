// templates/procedures/*.xml: what an administrative procedure asks for, as the public service portal
// describes it. Nothing here was checked against the acts themselves.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hoso {

/// A code of the portal with what it stands for.
struct NamedCode {
  std::string code;  ///< of the portal: "KQ.G01.000064"
  std::string name;  ///< Vietnamese, as the portal says it
};

/// Dong. 0 = free, or set by the province; `note` says so.
struct Fee {
  long amount = 0;  ///< dong
  std::string note;  ///< as the portal says it; empty = none
};

/// How a dossier reaches the office: at the counter, over the portal, by post.
enum class Channel { direct, online, postal };

/// In what the portal counts a time limit.
enum class TimeUnit {
  hour,
  same_day,      ///< what comes in after 15:00 is due on the next working day
  working_day,
  day,
  month,
  unstated_day,  ///< days; the portal does not say of which kind
};

/// One way to file, with its time limit and fees.
struct FilingWay {
  Channel channel = Channel::direct;  ///< this way
  int time = 0;  ///< time limit, counted in `unit`
  TimeUnit unit = TimeUnit::working_day;  ///< what `time` counts
  std::string note;  ///< as the portal says it; empty = none
  std::vector<Fee> fees;  ///< empty = none named
};

/// A paper that a procedure asks for: a component of the dossier.
struct Paper {
  std::string code;  ///< of the component: "000.00.00.G01-KQ003604"
  std::string name;  ///< as the portal says it
  std::string form;  ///< id of templates/forms; empty = no form that hoso knows
  int originals = 0;  ///< how many are asked for
  int copies = 0;  ///< how many are asked for
};

/// The papers of one case, or of all.
struct ProcedureCase {
  std::string name;  ///< as the portal says it; empty = of all cases
  std::vector<Paper> papers;  ///< in the portal's order
  std::vector<std::string> remarks;  ///< of the portal beside the papers
};

/// An act that the procedure rests on.
struct LegalBase {
  std::string number;  ///< "154/2024/NĐ-CP"
  std::string title;  ///< of the act
};

/// A procedure as the national portal describes it. Vietnamese only.
struct Procedure {
  std::string code;  ///< "1.004222"
  std::string name;  ///< as the portal says it
  NamedCode field;          ///< "G01-CA05", "Đăng ký, quản lý cư trú"
  std::string decision;     ///< that announced it; empty = not known
  std::string seen;         ///< ISO 8601 date of the portal's page
  std::vector<NamedCode> agencies;  ///< that decide
  std::vector<FilingWay> ways;  ///< to hand it in
  std::vector<ProcedureCase> cases;  ///< each with its papers
  std::vector<NamedCode> results;  ///< what the citizen gets
  std::vector<LegalBase> legal_bases;  ///< in the portal's order
};

/// The codes in `folder`, in order. Empty when there is no such folder.
[[nodiscard]] std::vector<std::string> procedure_codes(const std::filesystem::path& folder);

/// The code in `folder` that `code` is or belongs to: portals of provinces add a suffix after a dot
/// ("1.004222.H38"). Throws Error("usage.unknown_procedure"), which names the nearest.
[[nodiscard]] std::string known_procedure(const std::string& code, const std::filesystem::path& folder);

/// Throws Error("procedure.invalid") that names file, line, what is wrong and what was expected.
[[nodiscard]] Procedure load_procedure(const std::filesystem::path& file);

}  // namespace hoso
