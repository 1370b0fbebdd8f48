// templates/procedures/guides/*.xml: which papers each case of a procedure needs, in plain words. Compiled by hoso
// from the portal's names of papers; nothing was checked against the acts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/message.hpp>
#include <hoso/procedure.hpp>

namespace hoso {

/// Whether a paper must be handed in.
enum class Need {
  required,
  unless_known,  ///< only where the office cannot get it from the state's databases
  if_so,         ///< only if `when` holds
};

/// A paper in the guide's words.
struct GuidePaper {
  std::string code;                ///< the component's
  Need need = Need::required;  ///< whether it must be handed in
  std::string choice;              ///< any one paper of a choice is enough; empty = stands alone
  LocalizedText name;              ///< one line
  LocalizedText when;              ///< completes "only if …"; empty = nothing to say
  std::vector<std::string> forms;  ///< ids of templates/forms that are this paper; empty = no form
  bool shown = false;              ///< at the desk, and given back: no page of the dossier
};

/// One answer to the guide's question.
struct GuideCase {
  std::string id;  ///< "rented"
  LocalizedText name;  ///< for people
  std::vector<GuidePaper> papers;  ///< of this case only
};

/// Which papers a procedure needs, said for people: compiled by hand from the portal's description.
struct ProcedureGuide {
  LocalizedText question;          ///< that the cases answer; empty when there is one case only
  std::vector<GuidePaper> papers;  ///< of every case
  std::vector<GuideCase> cases;    ///< empty = one case only
  std::string compiled;            ///< ISO 8601 date

  /// Null when there is no such case.
  [[nodiscard]] const GuideCase* find(std::string_view id) const;
  /// The case's own papers, then those of every case; `id` empty or unknown = only these.
  [[nodiscard]] std::vector<GuidePaper> papers_of(std::string_view id) const;
};

/// The guide in `procedures`/guides; nullopt when there is none. Throws Error("procedure.invalid") that names file,
/// line and what is wrong; a component that `procedure` does not name is a mistake, too.
[[nodiscard]] std::optional<ProcedureGuide> load_guide(const Procedure& procedure,
                                                       const std::filesystem::path& procedures);

/// The component of `procedure` whose code is or ends with `code` ("KQ003605"). Throws Error("usage.unknown_paper").
[[nodiscard]] std::string known_component(const Procedure& procedure, const std::string& code);

/// Throws Error("usage.unknown_case") that lists the cases there are, unless `guide` has the case `id`.
void require_case(const std::optional<ProcedureGuide>& guide, const Procedure& procedure, const std::string& id);

}  // namespace hoso
