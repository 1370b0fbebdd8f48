// A dossier as receiving systems ask about it: what the pages say, what the procedure says, what the officer knows.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/procedure.hpp>

namespace hoso::portal {

enum class PaperKind { original, copy, electronic };

/// Whether data or a result that a state body already holds stood in for the paper.
enum class Reuse { none, data, result };

/// A component of the dossier, as the portal counts them.
struct Component {
  std::string code;         ///< "000.00.00.G01-KQ003604"; empty = not known
  std::string name;         ///< Vietnamese
  std::string file;         ///< path of its PDF in the package; empty = it is on no page
  bool digitised = true;
  Reuse reused = Reuse::none;
  bool from_store = false;  ///< taken from the citizen's national store of electronic documents
  std::string replaced_by;  ///< code of the earlier result that stands in for the paper; only with Reuse::result
  int copies = 1;
  PaperKind kind = PaperKind::original;
};

/// Who a dossier belongs to. The receiving systems count these differently.
enum class OwnerKind { citizen, business, household_business, organisation };

struct Person {
  std::string name;
  std::string identity;         ///< number of the identity paper, digits (passports: letters first)
  std::string identity_issued;  ///< ISO 8601 date; empty = not known
  std::string birth_date;       ///< ISO 8601 date, or a year; empty = not known
  std::string phone, email, fax;
  std::string address;
  std::string province, commune;  ///< codes of QĐ 19/2025/QĐ-TTg; empty = not known
  std::string technical_id;       ///< of the portal's account; empty = not known
};

struct FeeDue {
  std::string name;
  std::string code;  ///< of the portal's list; empty = not known
  long amount = 0;   ///< dong
  int collected = 1; ///< 1 at reception, 2 with a supplement, 4 with the result
};

/// The officer's step that a progress report tells of.
struct ProgressStep {
  std::string officer;     ///< empty = nobody was named, so nothing is reported
  std::string title;
  std::string department;
  std::string text;        ///< what was done
};

/// Wall clock of Viet Nam: hoso/vietnam_time.hpp.
using VietnamTime = std::chrono::local_seconds;
using MaybeTime = std::optional<VietnamTime>;

/// What the two joint civil status payloads say of the register.
struct RegisterEntry {
  std::string kind;      ///< code 0 to 4; empty = 1, in time
  std::string number;    ///< of the certificate; empty until there is one
  MaybeTime issued;
  std::string place;     ///< of registration
  std::string joint_code;    ///< of the joint dossier
  std::string module;        ///< the receiving system's name for the service
};

/// A plain value; nobody owns anything else.
struct Submission {
  std::string code;  ///< of the dossier; empty = the receiving system gives it
  std::string procedure, procedure_name;
  NamedCode field;
  NamedCode unit;    ///< that received the dossier
  int status = 2;    ///< 1 to 10, the national list
  Channel channel = Channel::direct;
  bool result_by_post = false;
  OwnerKind owner_kind = OwnerKind::citizen;
  Person owner;
  Person applicant;
  std::string summary, note, returned_note;
  MaybeTime received, submitted, due, finished, returned, refused;
  bool vneid = false;        ///< the applicant's account is verified by VNeID
  bool paid_online = false;
  std::vector<std::string> databases;  ///< codes of the databases asked; "1" = population
  std::string files_url;     ///< where the receiver fetches the files; empty = they travel another way
  std::vector<Component> components;
  std::vector<FeeDue> fees;
  ProgressStep progress;
  RegisterEntry entry;
  std::string form;          ///< id of the civil status form it is about; empty = none
  /// That form's fields by id: values, and for dates in words what is written.
  std::map<std::string, std::string, std::less<>> fields;

  /// Empty when the form has no such field or nothing in it.
  [[nodiscard]] std::string field_text(std::string_view id) const;
};

}  // namespace hoso::portal
