// The kinds of rules that templates/portals may use.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "portal/package_view.hpp"

namespace hoso::portal {

/// One rule at work. Views; live as long as the call.
struct CheckCall {
  const PackageView& package;
  const RehearsalTerms& terms;
  const PortalRule& rule;
  std::vector<Objection>& found;

  void object(std::string_view code, MessageArguments arguments) const {
    found.push_back({std::string(code), std::move(arguments), rule.source, rule.refuses});
  }
};

using Check = std::function<void(const CheckCall&)>;

/// Null when there is no such kind: templates/schema/portal_rules.xsd lists them.
[[nodiscard]] const Check* check_named(std::string_view kind);

// What rules say about files.
void check_file_type(const CheckCall&);
void check_file_size(const CheckCall&);
void check_package_size(const CheckCall&);
void check_file_name(const CheckCall&);
void check_pdf(const CheckCall&);
void check_signature(const CheckCall&);

// What they say about payloads.
void check_payload(const CheckCall&);
void check_encoding(const CheckCall&);
void check_listed_files(const CheckCall&);
void check_filled(const CheckCall&);
void check_values(const CheckCall&);
void check_time(const CheckCall&);
void check_order(const CheckCall&);
void check_same(const CheckCall&);

// What they say about the procedure.
void check_procedure(const CheckCall&);
void check_known_components(const CheckCall&);
void check_required_components(const CheckCall&);

/// The blank-divided words of a setting.
[[nodiscard]] std::vector<std::string> words_of(const std::string& text);

}  // namespace hoso::portal
