// A local twin of what a receiving system checks, so that a dossier is not refused weeks later.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <hoso/message.hpp>
#include <hoso/procedure.hpp>
#include <hoso/procedure_guide.hpp>

#include "portal/payload_files.hpp"
#include "portal/portal_rules.hpp"

namespace hoso::portal {

/// Path -> contents, relative to the folder that holds dossier.xml.
using PackageFiles = std::map<std::string, Bytes, std::less<>>;

/// `files` below the shortest folder that holds a dossier.xml; as they are when there is none.
[[nodiscard]] PackageFiles package_root(const PackageFiles& files);

/// The national code of the procedure that the payloads name; empty = there is no payload that does.
[[nodiscard]] std::string procedure_in(const PackageFiles& files);

/// Something a receiver would refuse or stumble over. `code` is one of the message catalogue, "rehearsal.…"; arguments
/// name files, places in them and what is expected, never a value.
struct Objection {
  std::string code;
  MessageArguments arguments;
  RuleSource source;
  bool refuses = true;
};

/// What the package is held against. Views; outlive the call.
struct RehearsalTerms {
  const PortalRules& portal;
  const PayloadSchemas& schemas;
  const Procedure* procedure = nullptr;  ///< null = not known to hoso
  const ProcedureGuide* guide = nullptr; ///< null = there is none
  std::string procedure_case;            ///< id; empty = not said: only papers of every case are required
};

/// In the order of the portal's rules. Never throws for what is wrong with the package. PDFs are not parsed, only their
/// plain parts are looked at: `hoso verify` judges them in full.
[[nodiscard]] std::vector<Objection> objections(const PackageFiles& files, const RehearsalTerms&);

}  // namespace hoso::portal
