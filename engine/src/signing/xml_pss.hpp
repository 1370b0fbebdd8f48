#pragma once

namespace hoso::signing {

/// Teaches xmlsec, whose version 1.2 does not know them, the RSASSA-PSS methods of RFC 9231, 2.3.10, with SHA-256,
/// SHA-384 and SHA-512: verification only. Call once, after xmlsec was started. False = it would not.
[[nodiscard]] bool register_pss_methods();

/// True for xmlsec's id (xmlSecTransformId) of one of them by its index 0 to 2.
[[nodiscard]] const void* pss_method(int index);

}  // namespace hoso::signing
