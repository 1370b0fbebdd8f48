#include "portal/submission_reader.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/identity_paper.hpp>
#include <hoso/text.hpp>

#include "portal/times.hpp"

namespace hoso::portal {
namespace {

[[noreturn]] void refuse(std::string_view fact, const std::string& expected) {
  throw Error("portal.bad_fact", {{"fact", std::string(fact)}, {"expected", expected}});
}

/// Facts, each read as what it must be.
class FactReader {
 public:
  explicit FactReader(const Facts& facts) : facts_(facts) {}

  [[nodiscard]] std::string text(std::string_view name, std::string otherwise = "") const {
    const auto found = facts_.find(name);
    return found == facts_.end() || found->second.empty() ? std::move(otherwise) : nfc(found->second);
  }

  [[nodiscard]] std::string required(std::string_view name) const {
    std::string value = text(name);
    if (value.empty()) throw Error("portal.fact_missing", {{"fact", std::string(name)}});
    return value;
  }

  [[nodiscard]] MaybeTime time(std::string_view name) const {
    const std::string value = text(name);
    if (value.empty()) return std::nullopt;
    const MaybeTime time = read_time(value);
    if (!time) refuse(name, "2026-11-26 14:30");
    return time;
  }

  [[nodiscard]] bool flag(std::string_view name) const {
    const std::string value = text(name, "false");
    if (value != "true" && value != "false") refuse(name, "true, false");
    return value == "true";
  }

  [[nodiscard]] long number(std::string_view name, long otherwise, long least, long most) const {
    const std::string value = text(name);
    if (value.empty()) return otherwise;
    long number = 0;
    const auto end = std::from_chars(value.data(), value.data() + value.size(), number);
    if (end.ec != std::errc() || end.ptr != value.data() + value.size() || number < least || number > most) {
      refuse(name, fmt::format("{} … {}", least, most));
    }
    return number;
  }

  template <typename Value>
  [[nodiscard]] Value one_of(std::string_view name, Value otherwise,
                             const std::map<std::string, Value>& words) const {
    const std::string value = text(name);
    if (value.empty()) return otherwise;
    const auto found = words.find(value);
    if (found != words.end()) return found->second;
    std::string expected;
    for (const auto& [word, meaning] : words) expected.append(expected.empty() ? "" : ", ").append(word);
    refuse(name, expected);
  }

 private:
  const Facts& facts_;
};

std::string value_in(const FilledForm& form, std::string_view id) {
  const auto found = form.values.find(id);
  return found == form.values.end() ? std::string() : found->second;
}

class SubmissionReader {
 public:
  explicit SubmissionReader(const SubmissionSources& sources)
      : sources_(sources), facts_(sources.facts), form_(applicants_form()) {}

  Submission taken() {
    take_procedure();
    take_times();
    take_people();
    take_answers();
    take_fee();
    take_progress();
    take_register();
    submission_.components = sources_.components;
    return std::move(submission_);
  }

 private:
  /// The form whose applicant is the dossier's: values of several people must not be mixed. Null = none has a name.
  [[nodiscard]] const FilledForm* applicants_form() const {
    const auto found = std::ranges::find_if(sources_.forms, [](const FilledForm& form) {
      return !value_in(form, "requester_full_name").empty() || !value_in(form, "full_name").empty();
    });
    return found == sources_.forms.end() ? nullptr : &*found;
  }

  /// A field about the applicant. Where a form is about somebody else, its applicant is called the requester.
  [[nodiscard]] std::string read(const std::string& id) const {
    if (!form_) return {};
    const bool by_requester = !value_in(*form_, "requester_full_name").empty();
    return value_in(*form_, by_requester ? fmt::format("requester_{}", id) : id);
  }

  void take_procedure() {
    submission_.code = facts_.text("code");
    submission_.procedure = sources_.procedure.code;
    submission_.procedure_name = sources_.procedure.name;
    submission_.field = sources_.procedure.field;
    submission_.unit = {facts_.text("unit.code"), facts_.required("unit.name")};
    submission_.channel = facts_.one_of<Channel>(
        "channel", Channel::direct,
        {{"direct", Channel::direct}, {"online", Channel::online}, {"postal", Channel::postal}});
  }

  void take_times() {
    submission_.received = facts_.time("received");
    submission_.submitted = facts_.time("submitted");
    if (!submission_.submitted) submission_.submitted = submission_.received;
    submission_.due = facts_.time("due");
    submission_.finished = facts_.time("finished");
    submission_.returned = facts_.time("returned");
    submission_.refused = facts_.time("refused");
    constexpr int registered = 1, received = 2, not_received = 3;
    submission_.status =
        static_cast<int>(facts_.number("status", submission_.received ? received : registered, 1, 10));
    if (submission_.status == registered || submission_.status == not_received) return;
    for (const char* name : {"received", "due"}) (void)facts_.required(name);
    if (*submission_.due < *submission_.received) refuse("due", "not before received");
  }

  void take_people() {
    Person& applicant = submission_.applicant;
    applicant.name = facts_.text("applicant.name", read("full_name"));
    applicant.identity = facts_.text("applicant.identity", read_identity());
    applicant.identity_issued = date("applicant.identity_issued", read_issue());
    applicant.birth_date = date("applicant.birth_date", read("birth_date"));
    applicant.phone = facts_.text("applicant.phone", read("phone"));
    applicant.email = facts_.text("applicant.email", read("email"));
    applicant.fax = facts_.text("applicant.fax");
    applicant.address = facts_.text("applicant.address", read_address());
    applicant.technical_id = facts_.text("applicant.technical_id");
    take_units(applicant, "applicant");
    take_owner(applicant);
    submission_.owner_kind = facts_.one_of<OwnerKind>("owner.kind", OwnerKind::citizen,
                                                      {{"citizen", OwnerKind::citizen},
                                                       {"business", OwnerKind::business},
                                                       {"household_business", OwnerKind::household_business},
                                                       {"organisation", OwnerKind::organisation}});
  }

  /// The applicant, unless the officer names somebody else.
  void take_owner(const Person& applicant) {
    Person& owner = submission_.owner;
    owner.name = facts_.text("owner.name", applicant.name);
    if (owner.name.empty()) (void)facts_.required("owner.name");
    if (owner.name == applicant.name) owner = applicant;
    owner.identity = facts_.text("owner.identity", owner.identity);
    owner.address = facts_.text("owner.address", owner.address);
    if (owner.address != applicant.address) take_units(owner, "owner");
  }

  [[nodiscard]] std::string read_address() const {
    for (const char* id : {"residence", "current_residence", "permanent_residence"}) {
      if (std::string address = read(id); !address.empty()) return address;
    }
    return {};
  }

  [[nodiscard]] std::string date(std::string_view name, std::string otherwise) const {
    std::string value = facts_.text(name, std::move(otherwise));
    const bool given = sources_.facts.contains(name);
    const auto parsed = parse_iso_date(value);
    if (!value.empty() && (!parsed || !exists(*parsed))) {
      if (given) refuse(name, "1990-03-12");
      value.clear();  // misread: not the officer's mistake, and no date
    }
    return value;
  }

  [[nodiscard]] std::optional<identity_paper::Paper> read_paper() const {
    return identity_paper::parse(read("identity_paper"));
  }

  [[nodiscard]] std::string read_identity() const {
    if (std::string number = read("citizen_id"); !number.empty()) return number;
    const auto paper = read_paper();
    return paper ? paper->number : std::string();
  }

  [[nodiscard]] std::string read_issue() const {
    const auto paper = read_paper();
    const auto issued = paper ? parse_date(paper->issued) : std::nullopt;
    return issued ? iso_date(*issued) : std::string();
  }

  void take_units(Person& person, const std::string& who) const {
    person.province = facts_.text(fmt::format("{}.province", who));
    person.commune = facts_.text(fmt::format("{}.commune", who));
    if (!sources_.places || !person.commune.empty()) return;
    const auto match = sources_.places->find(person.address);
    if (!match || match->unit.level != UnitLevel::commune) return;
    person.commune = match->unit.code;
    if (person.province.empty()) person.province = province_code(match->unit.province);
  }

  [[nodiscard]] std::string province_code(const std::string& name) const {
    const auto found = std::ranges::find(sources_.places->provinces(), name, &Unit::name);
    return found == sources_.places->provinces().end() ? std::string() : found->code;
  }

  void take_answers() {
    submission_.result_by_post = facts_.one_of<bool>("result_by", false, {{"desk", false}, {"post", true}});
    submission_.summary = facts_.text("summary", sources_.procedure.name);
    submission_.note = facts_.text("note");
    submission_.returned_note = facts_.text("returned_note");
    submission_.vneid = facts_.flag("vneid");
    submission_.paid_online = facts_.flag("paid_online");
    submission_.files_url = facts_.text("files_url");
    constexpr std::string_view scheme = "https://";
    if (!submission_.files_url.empty() && !submission_.files_url.starts_with(scheme)) refuse("files_url", "https://…");
    std::string codes = facts_.text("databases");
    std::ranges::replace(codes, ',', ' ');
    for (std::size_t at = 0; at < codes.size();) {
      const std::size_t end = std::min(codes.find(' ', at), codes.size());
      if (end > at) submission_.databases.push_back(codes.substr(at, end - at));
      at = end + 1;
    }
  }

  /// Of the way it was filed, where the portal names one fee; of several nobody but the officer knows which is due.
  void take_fee() {
    FeeDue fee{facts_.text("fee.name", fmt::format("Lệ phí {}", lower_case(sources_.procedure.name))),
               facts_.text("fee.code"), 0, static_cast<int>(facts_.number("fee.collected", 1, 1, 4))};
    if (fee.collected == 3) refuse("fee.collected", "1, 2, 4");
    const auto way = std::ranges::find(sources_.procedure.ways, submission_.channel, &FilingWay::channel);
    const bool named = way != sources_.procedure.ways.end() && way->fees.size() == 1;
    fee.amount = facts_.number("fee.amount", named ? way->fees.front().amount : 0, 0, 1'000'000'000);
    if (fee.amount > 0) submission_.fees.push_back(std::move(fee));
  }

  void take_progress() {
    submission_.progress = {facts_.text("officer.name"), facts_.text("officer.title"),
                            facts_.text("officer.department", submission_.unit.name),
                            facts_.text("officer.step", "Tiếp nhận hồ sơ")};
  }

  void take_register() {
    submission_.entry = {facts_.text("register.kind"),  facts_.text("register.number"), facts_.time("register.issued"),
                         facts_.text("register.place", submission_.unit.name),
                         facts_.text("register.joint_code"), facts_.text("register.module")};
    (void)facts_.number("register.kind", 1, 0, 4);
    const auto form = std::ranges::find_if(sources_.forms, [](const FilledForm& one) {
      return one.id == "khai_sinh" || one.id == "khai_tu";
    });
    if (form == sources_.forms.end()) return;
    submission_.form = form->id;
    submission_.fields = form->values;
    const auto words = form->written.find("child_birth_words");
    if (words != form->written.end()) submission_.fields[words->first] = words->second;
  }

  const SubmissionSources& sources_;
  FactReader facts_;
  const FilledForm* form_;
  Submission submission_;
};

}  // namespace

std::string Submission::field_text(std::string_view id) const {
  const auto found = fields.find(id);
  return found == fields.end() ? std::string() : found->second;
}

Submission submission_of(const SubmissionSources& sources) { return SubmissionReader(sources).taken(); }

}  // namespace hoso::portal
