#include <fmt/format.h>

#include <hoso/error.hpp>

#include "portal/creation.hpp"

namespace hoso::portal {
namespace {

/// As a system connected to a ministry's portal calls it.
class CreateSequence {
 public:
  explicit CreateSequence(const SequenceParts& parts)
      : parts_(parts), paths_(parts.terms.account.paths), delivery_(parts.state.delivery) {}

  Submitted run() {
    Json dossier = payload_of(parts_, "create");
    authenticate();
    if (delivery_.code.empty()) take_number(text_in(dossier, "/MaHoSo"));
    Submitted result{"", "", true};
    if (delivery_.creation != Creation::done) {
      fill_in(dossier);
      result.was_there = create(dossier);
    }
    tell_progress();
    result.code = delivery_.code;
    result.id = delivery_.id;
    return result;
  }

 private:
  void authenticate() {
    const Account& account = parts_.terms.account;
    const Answer answer = parts_.caller.call({"auth"}, [&] {
      const Json body = {{"client_id", account.user}, {"client_secret", account.secret}};
      return HttpRequest{"POST", paths_.token, {}, body.dump(), "", {}};
    }, {});
    token_ = text_in(answer.json, "/access_token");
    if (token_.empty()) token_ = text_in(answer.json, "/data/access_token");
    if (token_.empty()) throw Error("submit.not_authorised", {{"step", "auth"}});
    parts_.terms.told("auth");
  }

  /// With the token, where this adapter wants it.
  HttpRequest with_token(HttpRequest request) const {
    if (parts_.terms.account.token_in_query) {
      const char* mark = request.path.find('?') == std::string::npos ? "?" : "&";
      request.path.append(mark).append("token=").append(parts_.http.escaped(token_));
    } else {
      request.headers.push_back(fmt::format("Authorization: Bearer {}", token_));
    }
    return request;
  }

  Answer call(const CallTerms& terms, const HttpRequest& request) {
    return parts_.caller.call(terms, [&] { return with_token(request); }, [this] { authenticate(); });
  }

  Answer post(const CallTerms& terms, const std::string& path, const Json& body) {
    return call(terms, {"POST", path, {}, body.dump(), "", {}});
  }

  /// The package's own number, else one from the receiver. One that is asked for and lost does no harm: nobody uses
  /// it.
  void take_number(std::string number) {
    if (number.empty()) {
      const std::string path = fmt::format("{}?code={}", paths_.number, parts_.http.escaped(parts_.terms.account.unit));
      number = text_in(call({"number"}, {"GET", path, {}, "", "", {}}).json, "/value");
      if (number.empty()) throw Error("submit.bad_reply", {{"step", "number"}});
      parts_.terms.told("number");
    }
    delivery_.code = std::move(number);
    parts_.state.save();
  }

  /// Number, and id and hash of each file; hands in files that were not handed in yet.
  void fill_in(Json& dossier) {
    dossier["MaHoSo"] = delivery_.code;
    for (Json& component : dossier["ThanhPhanHoSo"]) {
      for (Json& paper : component["GiayToDinhKem"]) {
        const HandedIn file = handed_in(paper.at("TenGiayTo").get<std::string>());
        paper["IdGiayTo"] = file.id;
        paper["HashTepTin"] = file.hash;
      }
    }
    const auto breaches = json_schema::JsonSchema::read(parts_.terms.sent_schema).breaches(dossier);
    if (breaches.empty()) return;
    throw Error("portal.bad_payload", {{"file", "CreateDossier"}, {"detail", breaches.front().shown()}});
  }

  /// A file sent twice lies there twice and is named once: harmless.
  HandedIn handed_in(const std::string& name) {
    if (const auto known = delivery_.files.find(name); known != delivery_.files.end()) return known->second;
    const Answer answer = call({"upload"}, {"POST", paths_.upload, {}, "", name, file_named(name)});
    HandedIn file{text_in(answer.json, "/data/0/response/data/0/IdTepTin"),
                  text_in(answer.json, "/data/0/response/data/0/HashTepTin")};
    if (file.id.empty() || file.hash.empty()) throw Error("submit.bad_reply", {{"step", "upload"}});
    delivery_.files[name] = file;
    parts_.state.save();
    parts_.terms.told("upload");
    return file;
  }

  [[nodiscard]] const Bytes& file_named(const std::string& name) const {
    for (const auto& [path, bytes] : parts_.package) {
      if (path == name || path.ends_with("/" + name)) return bytes;
    }
    throw Error("submit.missing_payload", {{"file", name}});
  }

  bool create(const Json& dossier) {
    return create_once(parts_, {[this] { return look_up(); },
                                [&] { return post({"create", false}, paths_.create, dossier); },
                                [this](const Json& reply) { return take_ids(reply); }});
  }

  /// False where there is no id: some adapters answer 200 to everything.
  bool take_ids(const Json& reply) {
    const std::string id = text_in(reply, "/data/idHoSo");
    if (id.empty()) return false;
    delivery_.id = id;
    if (const std::string code = text_in(reply, "/data/maHoSo"); !code.empty()) delivery_.code = code;
    return true;
  }

  /// No look-up is documented; an account may name one. It answers as CreateDossier does, {"data":null} for none.
  Found look_up() {
    if (paths_.lookup.empty()) return Found::unknown;
    const Answer answer = post({"lookup"}, paths_.lookup, {{"MaHoSo", delivery_.code}});
    if (take_ids(answer.json)) return Found::yes;
    const auto data = answer.json.find("data");
    return data != answer.json.end() && data->is_null() ? Found::no : Found::unknown;
  }

  void tell_progress() {
    if (!has_payload(parts_, "steps")) return;
    Json steps = payload_of(parts_, "steps");
    Json status = Json::array();
    for (Json& step : steps) {
      step["IDHoSo"] = delivery_.id;
      step["MaHoSo"] = delivery_.code;
      status.push_back({{"IdHoSo", delivery_.id}, {"MaHoSo", delivery_.code}, {"TrangThai", step.at("TrangThai")}});
    }
    if (!delivery_.progress_told) {
      (void)post({"progress"}, paths_.steps, steps);
      delivery_.progress_told = true;
      parts_.state.save();
      parts_.terms.told("progress");
    }
    if (delivery_.status_told) return;
    (void)post({"status"}, paths_.status, status);
    delivery_.status_told = true;
    parts_.state.save();
    parts_.terms.told("status");
  }

  const SequenceParts& parts_;
  const Account::Paths& paths_;
  Delivery& delivery_;
  std::string token_;
};

}  // namespace

Submitted create_sequence(const SequenceParts& parts) { return CreateSequence(parts).run(); }

}  // namespace hoso::portal
