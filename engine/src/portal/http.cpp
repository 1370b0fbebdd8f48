#include "portal/http.hpp"

#include <curl/curl.h>

#include <stdexcept>

#include <fmt/format.h>

#include <hoso/error.hpp>

namespace hoso::portal {
namespace {

constexpr std::size_t largest_reply = 1 << 20;

/// http://127.0.0.1, with nothing behind that would make it another host.
bool is_local(const std::string& url) {
  constexpr std::string_view local = "http://127.0.0.1";
  if (!url.starts_with(local)) return false;
  const std::string rest = url.substr(local.size());
  return rest.empty() || rest.front() == '/' || (rest.front() == ':' && rest.find('@') == std::string::npos);
}

std::size_t take(char* data, std::size_t size, std::size_t count, void* target) {
  auto& body = *static_cast<std::string*>(target);
  if (body.size() + size * count > largest_reply) return 0;
  body.append(data, size * count);
  return size * count;
}

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

/// Failures before a byte of the request can have left.
bool certainly_unsent(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return true;
    default:
      return false;
  }
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeForm {
  void operator()(curl_mime* form) const { curl_mime_free(form); }
};
using List = std::unique_ptr<curl_slist, FreeList>;
using Form = std::unique_ptr<curl_mime, FreeForm>;

List header_list(const HttpRequest& request) {
  List list;
  const auto add = [&](const char* header) { list.reset(curl_slist_append(list.release(), header)); };
  for (const std::string& header : request.headers) add(header.c_str());
  add("Accept: application/json");
  add("Expect:");  // no waiting for "100 Continue", which some gateways never say
  if (request.file.empty() && request.method == "POST") add("Content-Type: application/json; charset=utf-8");
  return list;
}

Form form_of(CURL* curl, const HttpRequest& request) {
  Form form(curl_mime_init(curl));
  curl_mimepart* part = curl_mime_addpart(form.get());
  curl_mime_name(part, "files");
  curl_mime_filename(part, request.file_name.c_str());
  curl_mime_type(part, "application/pdf");
  curl_mime_data(part, reinterpret_cast<const char*>(request.file.data()), request.file.size());
  return form;
}

}  // namespace

struct HttpClient::Handle {
  struct Free {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  };
  std::unique_ptr<CURL, Free> curl{curl_easy_init()};
};

HttpClient::HttpClient(std::string url, const Account& account)
    : url_(std::move(url)), ca_file_(account.ca_file.string()), patience_(account.patience) {
  const bool safe = url_.starts_with("https://") || is_local(url_);
  if (!safe) throw Error("submit.unsafe_url");
  while (url_.ends_with('/')) url_.pop_back();
  start_curl();
  handle_ = std::make_unique<Handle>();
}

HttpClient::~HttpClient() = default;

std::string HttpClient::escaped(const std::string& text) const {
  char* escaped = curl_easy_escape(handle_->curl.get(), text.data(), static_cast<int>(text.size()));
  std::string result = escaped ? escaped : "";
  curl_free(escaped);
  return result;
}

/// What holds for every call, whatever it says.
void HttpClient::set_transport(std::size_t weight) {
  CURL* curl = handle_->curl.get();
  constexpr std::size_t bytes_per_second = 100'000;
  const long patience_s = patience_.reply_s + static_cast<long>(weight / bytes_per_second);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, is_local(url_) ? "http" : "https");
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "127.0.0.1");
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(patience_.connect_s));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, patience_s);
  if (!ca_file_.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file_.c_str());
}

HttpReply HttpClient::send(const HttpRequest& request) {
  CURL* curl = handle_->curl.get();
  curl_easy_reset(curl);
  set_transport(request.body.size() + request.file.size());
  HttpReply reply;
  const std::string url = url_ + request.path;
  const List headers = header_list(request);
  const Form form = request.file.empty() ? Form() : form_of(curl, request);
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &reply.body);
  if (form) {
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, form.get());
  } else if (request.method == "POST") {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
  }
  const CURLcode done = curl_easy_perform(curl);
  long bytes_sent = 0;
  curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &bytes_sent);
  if (done == CURLE_OK) {
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply.status);
  } else {
    reply = {0, "", !certainly_unsent(done) && bytes_sent > 0, curl_easy_strerror(done)};
  }
  return reply;
}

}  // namespace hoso::portal
