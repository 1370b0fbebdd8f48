// templates/procedures/*.xml: what an administrative procedure asks for, as the public service portal
// describes it. Nothing here was checked against the acts themselves.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hoso {

struct NamedCode {
  std::string code;  ///< of the portal: "KQ.G01.000064"
  std::string name;
};

/// Dong. 0 = free, or set by the province; `note` says so.
struct Fee {
  long amount = 0;
  std::string note;
};

enum class Channel { direct, online, postal };

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
  Channel channel = Channel::direct;
  int time = 0;
  TimeUnit unit = TimeUnit::working_day;
  std::string note;
  std::vector<Fee> fees;  ///< empty = none named
};

struct Paper {
  std::string code;  ///< of the component: "000.00.00.G01-KQ003604"
  std::string name;
  std::string form;  ///< id of templates/forms; empty = no form that hoso knows
  int originals = 0;
  int copies = 0;
};

/// The papers of one case, or of all.
struct ProcedureCase {
  std::string name;
  std::vector<Paper> papers;
  std::vector<std::string> remarks;
};

struct LegalBase {
  std::string number;  ///< "154/2024/NĐ-CP"
  std::string title;
};

struct Procedure {
  std::string code;  ///< "1.004222"
  std::string name;
  NamedCode field;          ///< "G01-CA05", "Đăng ký, quản lý cư trú"
  std::string decision;     ///< that announced it; empty = not known
  std::string seen;         ///< ISO 8601 date of the portal's page
  std::vector<NamedCode> agencies;
  std::vector<FilingWay> ways;
  std::vector<ProcedureCase> cases;
  std::vector<NamedCode> results;
  std::vector<LegalBase> legal_bases;
};

/// The codes in `folder`, in order. Empty when there is no such folder.
[[nodiscard]] std::vector<std::string> procedure_codes(const std::filesystem::path& folder);

/// The code in `folder` that `code` is or belongs to: portals of provinces add a suffix after a dot
/// ("1.004222.H38"). Throws Error("usage.unknown_procedure"), which names the nearest.
[[nodiscard]] std::string known_procedure(const std::string& code, const std::filesystem::path& folder);

/// Throws Error("procedure.invalid") that names file, line, what is wrong and what was expected.
[[nodiscard]] Procedure load_procedure(const std::filesystem::path& file);

}  // namespace hoso
