// Finding one's way in a signed XML tree.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>
#include <vector>

#include "signing/openssl.hpp"

namespace hoso::signing {

inline constexpr std::string_view dsig_namespace = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view xades_namespace = "http://uri.etsi.org/01903/v1.3.2#";
inline constexpr std::string_view signed_properties_type = "http://uri.etsi.org/01903#SignedProperties";

[[nodiscard]] bool is_element(const xmlNode* node, std::string_view space, std::string_view name);
/// The first such child; null = none, or `parent` is null.
[[nodiscard]] xmlNode* child_of(const xmlNode* parent, std::string_view space, std::string_view name);
[[nodiscard]] std::vector<xmlNode*> children_of(const xmlNode* parent, std::string_view space, std::string_view name);
/// All elements of that name below and including `root`, in document order.
[[nodiscard]] std::vector<xmlNode*> elements_in(xmlNode* root, std::string_view space, std::string_view name);
/// Empty when it is missing.
[[nodiscard]] std::string attribute_of(const xmlNode* element, const char* name);
[[nodiscard]] std::string content_of(const xmlNode* element);

/// Declares attributes Id and ID to be identifiers; id is an everyday name, which dossier.xml repeats. False = one
/// comes twice: then nobody can say which element a reference means.
[[nodiscard]] bool declare_identifiers(xmlDoc* tree);
/// Null = none.
[[nodiscard]] xmlNode* element_with_id(xmlDoc* tree, const std::string& id);

/// `element` and all in it (null = the whole document), comments left out. `method`: a canonicalisation's URI.
/// Empty for a method that is not known.
[[nodiscard]] std::string canonical(xmlDoc* tree, xmlNode* element, std::string_view method);

/// White space is skipped; empty for what is no base64.
[[nodiscard]] Bytes from_base64(std::string_view text);
[[nodiscard]] std::string to_base64(ByteView bytes);

}  // namespace hoso::signing
