// What is said about the QR code of a filled form.
#pragma once

#include <string>

#include <hoso/finding.hpp>

namespace hoso::form_code {

/// The ink of field `id` says something else than the code's `value`. `page`: where the code stands.
[[nodiscard]] Finding differs(const std::string& id, const LocalizedText& label, const std::string& value, int page);

/// The code's check fails.
[[nodiscard]] Finding damaged(int page);

/// The dossier has no document of the form and version that the code is of.
[[nodiscard]] Finding of_no_document(const std::string& form, const std::string& version, int page);

}  // namespace hoso::form_code
