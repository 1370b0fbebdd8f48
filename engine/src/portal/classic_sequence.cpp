#include <hoso/error.hpp>

#include "portal/creation.hpp"

namespace hoso::portal {
namespace {

/// As OpenCPS calls the adapter: the session and the unit travel in the body.
class ClassicSequence {
 public:
  explicit ClassicSequence(const SequenceParts& parts) : parts_(parts) {}

  Submitted run() {
    const Json dossier = payload_of(parts_, "sync");
    Delivery& delivery = parts_.state.delivery;
    delivery.code = text_in(dossier, "/data/0/MaHoSo");
    authenticate();
    Submitted result{delivery.code, "", true};
    if (delivery.creation != Creation::done) result.was_there = create(dossier);
    if (!delivery.progress_told && has_payload(parts_, "progress")) tell_progress();
    return result;
  }

 private:
  void authenticate() {
    const Account& account = parts_.terms.account;
    const Answer answer = parts_.caller.call({"auth"}, [&] {
      const Json body = {{"username", account.user}, {"password", account.secret}};
      return request(account.paths.authenticate, body);
    }, {});
    session_ = text_in(answer.json, "/session");
    if (!succeeded(answer.json) || session_.empty()) throw Error("submit.not_authorised", {{"step", "auth"}});
    parts_.terms.told("auth");
  }

  [[nodiscard]] HttpRequest request(const std::string& path, const Json& body) const {
    HttpRequest request{"POST", path, {}, body.dump(), "", {}};
    const std::string& destination = parts_.terms.account.destination;
    if (!destination.empty()) request.headers.push_back("dstcode: " + destination);
    return request;
  }

  /// "0" and "00", as text or number.
  static bool succeeded(const Json& reply) {
    const std::string code = text_in(reply, "/error_code");
    return code == "0" || code == "00";
  }

  Answer integrate(const CallTerms& terms, const Json& payload) {
    const auto prepared = [&] {
      Json body = {{"session", session_}, {"madonvi", parts_.terms.account.unit}};
      body.update(payload);
      return request(parts_.terms.account.paths.integrate, body);
    };
    return parts_.caller.call(terms, prepared, [this] { authenticate(); });
  }

  [[noreturn]] static void reject(const std::string& step, const Json& reply) {
    throw Error("submit.rejected", {{"step", step}, {"detail", shown_code(reply.value("error_code", Json()))}});
  }

  /// TraCuuHoSo: {"result":[…]}, empty when there is none.
  Found look_up() {
    try {
      const Answer answer = integrate({"lookup"}, {{"service", "TraCuuHoSo"}, {"mahoso", parts_.state.delivery.code}});
      const auto result = answer.json.find("result");
      if (result == answer.json.end() || !result->is_array()) return Found::unknown;
      return result->empty() ? Found::no : Found::yes;
    } catch (const Error& error) {
      if (error.code() != "submit.rejected") throw;
      return Found::unknown;  // this adapter has no look-up
    }
  }

  /// Somebody else's dossier of the same code must not be overwritten.
  void require_free_code() {
    if (look_up() == Found::yes) throw Error("submit.already_there", {{"code", parts_.state.delivery.code}});
  }

  bool create(const Json& dossier) {
    if (parts_.state.delivery.creation == Creation::none) require_free_code();
    return create_once(parts_, {[this] { return look_up(); },
                                [&] { return integrate({"create", false}, dossier); },
                                [](const Json& reply) {
                                  if (!succeeded(reply)) reject("create", reply);
                                  return true;
                                }});
  }

  void tell_progress() {
    const Answer answer = integrate({"progress"}, payload_of(parts_, "progress"));
    if (!succeeded(answer.json)) reject("progress", answer.json);
    parts_.state.delivery.progress_told = true;
    parts_.state.save();
    parts_.terms.told("progress");
  }

  const SequenceParts& parts_;
  std::string session_;
};

}  // namespace

Submitted classic_sequence(const SequenceParts& parts) { return ClassicSequence(parts).run(); }

}  // namespace hoso::portal
