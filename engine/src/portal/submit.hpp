// A package handed over to a receiving system, call by call.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "portal/account.hpp"
#include "portal/caller.hpp"
#include "portal/delivery.hpp"
#include "portal/rehearsal.hpp"

namespace hoso::portal {

/// How it goes. Views; outlive the call.
struct SubmitTerms {
  std::string url;      ///< of the adapter
  const Account& account;
  const PayloadSchemas& schemas;
  std::filesystem::path sent_schema;  ///< create_dossier_sent.schema.json
  std::filesystem::path state;        ///< file
  bool resend = false;  ///< a person made sure that the receiver does not have the dossier
  Wait wait;
  std::function<void(const std::string& step)> told;  ///< called after each step that is done
};

/// What the receiver has now.
struct Submitted {
  std::string code;  ///< of the dossier
  std::string id;    ///< the receiver's own; may be empty
  bool was_there = false;  ///< an earlier run had sent it, and the receiver has it
};

/// Sends what an earlier run has not sent yet. A dossier whose sending was not answered is looked for before it is sent
/// again, so that there is never a second one. Throws Error "submit.…": submit.missing_payload, submit.outcome_unknown
/// (the receiver does not say whether it has the dossier), submit.already_there (it had one of that code before
/// anything was sent), and what Caller, HttpClient and DeliveryFile throw.
[[nodiscard]] Submitted submit(const PackageFiles& package, const SubmitTerms& terms);

/// SHA-256 over names and contents of the package's papers and payloads, hex.
[[nodiscard]] std::string delivery_digest(const PackageFiles& package);

}  // namespace hoso::portal
