// A dossier of people who do not exist, as payloads are made from.
#pragma once

#include <hoso/places.hpp>

#include "portal/payload_files.hpp"
#include "portal/submission_reader.hpp"

namespace hoso::portal::test {

/// What an officer would write about the dossier.
[[nodiscard]] Facts good_facts();
/// The example of templates/forms/<id>/<version>, read without a mistake.
[[nodiscard]] FilledForm example_form(const std::string& id, const std::string& version);
/// CT01 and a lease.
[[nodiscard]] std::vector<Component> two_components();
[[nodiscard]] Procedure procedure(const std::string& code);
[[nodiscard]] const Places& places();

/// Permanent residence (1.004222) by CT01; `facts` go over good_facts().
[[nodiscard]] Submission residence(const Facts& facts = {});
/// Registration of a birth (1.001193), of a death (1.000656).
[[nodiscard]] Submission birth();
[[nodiscard]] Submission death();

[[nodiscard]] PayloadSchemas schemas();
[[nodiscard]] const PayloadKind& kind(std::string_view name);
[[nodiscard]] json_schema::Json json_of(const PayloadFile& file);

}  // namespace hoso::portal::test
