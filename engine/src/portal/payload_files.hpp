// The files for receiving systems that go into a package of the profile "portal".
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <hoso/places.hpp>

#include "json_schema/json_schema.hpp"
#include "portal/submission.hpp"

namespace hoso::xml {
class Schema;
}

namespace hoso::portal {

using Bytes = std::vector<std::uint8_t>;

/// Kinds of payloads, as profiles name them: "sync", "progress", "sync_xml", "create", "steps", "birth", "death".
struct PayloadKind {
  std::string_view name;
  std::string_view path;    ///< in the package
  std::string_view schema;  ///< file in templates/schema/portal
  std::string_view record_schema;  ///< of the JSON inside "data"; empty = there is none
};
[[nodiscard]] const std::vector<PayloadKind>& payload_kinds();

struct PayloadFile {
  std::string path;
  std::string media_type;
  Bytes bytes;
};

/// What payloads are held against before anybody sees them. Used by one thread.
class PayloadSchemas {
 public:
  /// `folder`: templates/schema/portal. Throws Error("resources.unreadable"), std::logic_error for a broken schema.
  explicit PayloadSchemas(const std::filesystem::path& folder);

  /// Of a file `kind.path` as it lies in a package: the first few places where it breaks its schema, the record inside
  /// included. XML is held against its XSD. Empty = valid. Never repeats a value.
  [[nodiscard]] std::vector<json_schema::SchemaBreach> breaches(const PayloadKind& kind, std::string_view text) const;

 private:
  std::map<std::string, json_schema::JsonSchema, std::less<>> schemas_;
  /// Compiled beforehand: packages are checked where no file can be opened.
  std::map<std::string, std::shared_ptr<const xml::Schema>, std::less<>> xml_schemas_;
};

/// The payload of `kind`. Throws Error("portal.bad_payload") naming the place where it breaks its schema: a value that
/// was read or given is nothing that the receiver takes. Also Error("portal.fact_missing") for a kind that the
/// submission says too little for: "progress" and "steps" need officer.name; "birth" and "death" their form.
[[nodiscard]] PayloadFile payload_file(const PayloadKind& kind, const Submission&, const PayloadSchemas&,
                                       const Places* places = nullptr);

/// Every payload that the submission says enough for, in the order of payload_kinds(). Throws
/// Error("portal.bad_payload").
[[nodiscard]] std::vector<PayloadFile> payload_files(const Submission&, const PayloadSchemas&,
                                                     const Places* places = nullptr);

}  // namespace hoso::portal
