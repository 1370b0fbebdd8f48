// xmlsec, set up for documents of strangers.
#pragma once

#include <libxml/tree.h>

#include <string>

#include "signing/openssl.hpp"

namespace hoso::signing {

/// What the core validation of XMLDSig (section 3.2) found.
enum class XmlVerdict {
  valid,
  altered,      ///< a reference's digest differs
  invalid,      ///< the signature value does not fit
  unsupported,  ///< an algorithm, transform or reference that is not accepted here, or broken markup
};

/// Validates `signature`, an element of a tree whose identifiers are declared, with the key of `certificate`;
/// keys that the document names are not looked at. Any thread.
[[nodiscard]] XmlVerdict validate(xmlNode* signature, X509* certificate);

}  // namespace hoso::signing
