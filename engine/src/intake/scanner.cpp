#include "intake/scanner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <hoso/error.hpp>

namespace hoso::intake {
namespace {

/// One line of a request: plugins/source_sane/README.md.
std::string line_of(const char* key, const std::string& value) {
  if (value.empty()) return {};
  const bool plain = std::ranges::none_of(value, [](unsigned char c) { return c < 0x20; });
  if (!plain) throw Error("scan.bad_option", {{"option", key}});
  return fmt::format("{} {}\n", key, value);
}

std::string head_of(const std::string& config_folder) {
  return fmt::format("hoso-scan 1\n{}", line_of("config-folder", config_folder));
}

std::string request_of(const ScanOrder& order) {
  return head_of(order.config_folder) + line_of("device", order.device) +
         line_of("resolution", std::to_string(order.resolution)) + line_of("mode", order.mode) +
         line_of("source", order.source);
}

InputFile file_of(const std::string& request) {
  return {"scan", {reinterpret_cast<const std::uint8_t*>(request.data()), request.size()}};
}

}  // namespace

Scanner::Scanner(confine::DecoderSetup setup) : setup_(setup), decoder_(std::move(setup)) {}

std::vector<ScannerName> Scanner::list(const std::string& config_folder, std::stop_token stop) {
  std::vector<ScannerName> found;
  const StageContext context(setup_.limits, {}, std::move(stop), [&](const Diagnostic& one) {
    if (one.code == "scan.device") found.push_back({one.arguments.at("device"), one.arguments.at("detail")});
  });
  const std::string request = head_of(config_folder) + "list yes\n";
  decoder_.open(file_of(request), context);
  return found;
}

void Scanner::scan(const ScanOrder& order, std::stop_token stop, const std::function<void(const Page&)>& page) {
  const StageContext context(setup_.limits, {}, std::move(stop), [](const Diagnostic&) {});
  const std::string request = request_of(order);
  const confine::Opened opened = decoder_.open(file_of(request), context);
  try {
    for (int number = 0; number < opened.page_count; ++number) page(decoder_.read(number, context));
  } catch (const Error& error) {
    if (error.code() == "scan.no_more_pages") return;
    throw;
  }
  // A flatbed's one page is no limit.
  if (opened.page_count < setup_.limits.pages) return;
  throw Error("limit.pages", {{"file", "scan"},
                              {"pages", fmt::format("{}+", opened.page_count)},
                              {"limit", std::to_string(opened.page_count)}});
}

}  // namespace hoso::intake
