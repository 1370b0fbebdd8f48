// What all requests to `hoso form edit` share.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "designer/open_template.hpp"
#include "designer/printed_places.hpp"
#include "designer/template_json.hpp"
#include "designer/trial_reading.hpp"
#include "http/message.hpp"
#include "http/router.hpp"

namespace hoso::designer {

inline constexpr const char* session_cookie = "hoso_designer";

/// Reads a scan; empty = scans cannot be read.
using ReadScan = std::function<TrialReading(std::shared_ptr<const FormTemplate>, const std::filesystem::path&)>;

/// One template and the one person who edits it. Any thread.
class Designer {
 public:
  /// `link` is the token of the one-time link. Throws what OpenTemplate throws.
  Designer(std::filesystem::path folder, StageIds stages, ReadScan read, std::string link);

  [[nodiscard]] OpenTemplate& opened() { return template_; }
  [[nodiscard]] review::Json state() const { return template_json(template_.now(), stages_); }

  /// Opens the session, once. Throws Error("designer.bad_link").
  void open_session(const std::string& link);
  [[nodiscard]] bool is_own(const http::Request&) const;
  [[nodiscard]] const std::string& session() const { return session_; }
  [[nodiscard]] const std::string& csrf() const { return csrf_; }

  /// Of the blanks on the disk; a page's are found when they are first asked for. Pages count from 0. Throws
  /// Error("designer.unknown").
  [[nodiscard]] PrintedPlaces places_on(int page);
  /// Bytes of the blank's PNG. Throws Error("designer.unknown").
  [[nodiscard]] std::string blank_of(int page) const;

  /// Reads a scan with the template as it stands; the reading stays until the next one. One at a time.
  [[nodiscard]] review::Json try_reading(const std::filesystem::path& scan);
  /// Of the last reading. Throws Error("designer.unknown").
  [[nodiscard]] std::vector<std::uint8_t> crop(const std::string& field) const;

 private:
  OpenTemplate template_;
  StageIds stages_;
  ReadScan read_;
  std::string link_;  ///< empty = used
  std::string session_, csrf_;
  mutable std::mutex mutex_;  ///< of what follows, and of link_
  std::map<int, PrintedPlaces> places_;
  std::shared_ptr<const TrialReading> trial_;
  std::mutex reading_;
};

/// Every route of openapi.yaml, and the files of the page. Keeps the reference.
[[nodiscard]] http::Router routes_of(Designer&);
/// Whether a request may go on: it comes from the page that was opened by the link. An answer = it may not.
[[nodiscard]] std::optional<http::Response> refusal(const Designer&, const http::Request&);
/// The HTTP status of what a handler threw.
[[nodiscard]] int status_of(const std::exception&, int status);

}  // namespace hoso::designer
