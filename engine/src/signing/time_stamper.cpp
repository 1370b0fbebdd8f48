// Time stamps by RFC 3161 over HTTP.
#include <curl/curl.h>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include <hoso/error.hpp>
#include <hoso/signing/keys.hpp>

#include "signing/openssl.hpp"

namespace hoso::signing {
namespace {

using RequestPtr = std::unique_ptr<TS_REQ, FreedBy<TS_REQ_free>>;
using ResponsePtr = std::unique_ptr<TS_RESP, FreedBy<TS_RESP_free>>;
using CurlPtr = std::unique_ptr<CURL, FreedBy<curl_easy_cleanup>>;
using HeadersPtr = std::unique_ptr<curl_slist, FreedBy<curl_slist_free_all>>;

[[noreturn]] void fail(const std::string& detail) { throw Error("signing.time_stamp_failed", {{"detail", detail}}); }

/// An answer has some kilobytes.
constexpr std::size_t largest_answer = 1 << 20;

std::size_t take(const char* bytes, std::size_t, std::size_t size, void* target) {
  auto& answer = *static_cast<Bytes*>(target);
  if (answer.size() + size > largest_answer) return 0;
  answer.insert(answer.end(), bytes, bytes + size);
  return size;
}

/// SHA-256 of `message`, the certificate asked for, a nonce against replies of another day.
RequestPtr request_for(ByteView message) {
  RequestPtr request(TS_REQ_new());
  const std::unique_ptr<TS_MSG_IMPRINT, FreedBy<TS_MSG_IMPRINT_free>> imprint(TS_MSG_IMPRINT_new());
  const std::unique_ptr<X509_ALGOR, FreedBy<X509_ALGOR_free>> algorithm(X509_ALGOR_new());
  const std::unique_ptr<ASN1_INTEGER, FreedBy<ASN1_INTEGER_free>> nonce(ASN1_INTEGER_new());
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  Bytes digest = digest_of({message}, EVP_sha256());
  std::uint64_t number = 0;
  const bool made = RAND_bytes(reinterpret_cast<unsigned char*>(&number), 7) == 1 &&
                    ASN1_INTEGER_set_uint64(nonce.get(), number) == 1 && TS_REQ_set_version(request.get(), 1) == 1 &&
                    TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
                    TS_MSG_IMPRINT_set_msg(imprint.get(), digest.data(), static_cast<int>(digest.size())) == 1 &&
                    TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 &&
                    TS_REQ_set_nonce(request.get(), nonce.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1;
  if (!made) fail(last_complaint());
  return request;
}

class HttpTimeStamper : public TimeStamper {
 public:
  HttpTimeStamper(std::string url, double seconds) : url_(std::move(url)), seconds_(seconds) {}

  [[nodiscard]] Bytes stamp(ByteView message) override {
    const RequestPtr request = request_for(message);
    const Bytes answer = exchanged(der_of(request.get(), i2d_TS_REQ));
    const unsigned char* at = answer.data();
    const ResponsePtr response(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size())));
    if (!response) fail("RFC 3161");
    require_answer_to(request.get(), response.get());
    return der_of(TS_RESP_get_token(response.get()), i2d_PKCS7);
  }

 private:
  [[nodiscard]] Bytes exchanged(const Bytes& request) const {
    const CurlPtr curl(curl_easy_init());
    const HeadersPtr headers(curl_slist_append(nullptr, "Content-Type: application/timestamp-query"));
    Bytes answer;
    curl_easy_setopt(curl.get(), CURLOPT_URL, url_.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.data());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.size()));
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(seconds_ * 1000));
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    const CURLcode outcome = curl_easy_perform(curl.get());
    if (outcome != CURLE_OK) fail(curl_easy_strerror(outcome));
    return answer;
  }

  /// Granted, for this request: its digest and its nonce. The token's own signature is judged by who trusts it.
  static void require_answer_to(TS_REQ* request, TS_RESP* response) {
    const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response)));
    if (status != TS_STATUS_GRANTED && status != TS_STATUS_GRANTED_WITH_MODS) fail("not granted");
    TS_TST_INFO* info = TS_RESP_get_tst_info(response);
    if (!info || !TS_RESP_get_token(response)) fail("RFC 3161");
    const ASN1_OCTET_STRING* stamped = TS_MSG_IMPRINT_get_msg(TS_TST_INFO_get_msg_imprint(info));
    const ASN1_OCTET_STRING* asked = TS_MSG_IMPRINT_get_msg(TS_REQ_get_msg_imprint(request));
    if (ASN1_OCTET_STRING_cmp(stamped, asked) != 0) fail("another digest");
    const ASN1_INTEGER* nonce = TS_TST_INFO_get_nonce(info);
    if (!nonce || ASN1_INTEGER_cmp(nonce, TS_REQ_get_nonce(request)) != 0) fail("another nonce");
  }

  std::string url_;
  double seconds_;
};

}  // namespace

std::unique_ptr<TimeStamper> time_stamper(const std::string& url, double seconds) {
  return std::make_unique<HttpTimeStamper>(url, seconds);
}

}  // namespace hoso::signing
