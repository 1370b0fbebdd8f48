#include "designer/designer.hpp"

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "http/cookies.hpp"
#include "store/vault.hpp"
#include "template/form_reader.hpp"
#include "template_editing/blank_page.hpp"

namespace hoso::designer {
namespace {

using review::Json;

Error no_page(int page) { return Error("designer.unknown", {{"name", fmt::format("page {}", page + 1)}}); }

std::string_view word_of(FieldState state) {
  switch (state) {
    case FieldState::read:
      return "read";
    case FieldState::empty:
      return "empty";
    default:
      return "illegible";
  }
}

Json json_of(const TrialReading& trial) {
  Json fields = Json::array();
  for (const Document& document : trial.dossier.documents) {
    for (const FieldValue& field : document.fields) {
      fields.push_back({{"id", field.id},
                        {"state", word_of(field.state)},
                        {"raw", field.raw},
                        {"value", field.value},
                        {"confidence", field.confidence},
                        {"is_sure", !is_doubtful(field)},
                        {"has_place", field.page > 0 && field.box_mm.width > 0}});
    }
  }
  return {{"pages", trial.pages.size()}, {"is_known", !trial.dossier.documents.empty()}, {"fields", std::move(fields)}};
}

/// Compares in the same time wherever they differ.
bool same_secret(const std::string& one, const std::string& other) {
  if (one.size() != other.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < one.size(); ++i) difference |= static_cast<unsigned char>(one[i] ^ other[i]);
  return difference == 0;
}

}  // namespace

Designer::Designer(std::filesystem::path folder, StageIds stages, ReadScan read, std::string link)
    : template_(std::move(folder)),
      stages_(std::move(stages)),
      read_(std::move(read)),
      link_(std::move(link)),
      session_(store::random_hex(32)),
      csrf_(store::random_hex(32)) {}

void Designer::open_session(const std::string& link) {
  const std::scoped_lock lock(mutex_);
  if (link_.empty() || !same_secret(link_, link)) throw Error("designer.bad_link");
  link_.clear();
}

bool Designer::is_own(const http::Request& request) const {
  return same_secret(session_, http::cookie_of(request, session_cookie));
}

PrintedPlaces Designer::places_on(int page) {
  const std::scoped_lock lock(mutex_);
  const auto known = places_.find(page);
  if (known != places_.end()) return known->second;
  const Moment moment = template_.now();
  const auto outline = template_editing::outline_of(moment.texts.at("form.xml"), moment.files.path_of("form.xml"));
  if (page < 0 || page >= static_cast<int>(outline.pages.size())) throw no_page(page);
  const TemplatePage paper = template_editing::blank_page(moment.files, outline.pages[static_cast<std::size_t>(page)]);
  return places_[page] = printed_places(paper);
}

std::string Designer::blank_of(int page) const {
  const Moment moment = template_.now();
  const auto outline = template_editing::outline_of(moment.texts.at("form.xml"), moment.files.path_of("form.xml"));
  if (page < 0 || page >= static_cast<int>(outline.pages.size())) throw no_page(page);
  // Only what was read from the folder itself: a name cannot lead out of it.
  const auto found = moment.files.contents.find(outline.pages[static_cast<std::size_t>(page)].blank);
  if (found == moment.files.contents.end()) throw no_page(page);
  return found->second;
}

Json Designer::try_reading(const std::filesystem::path& scan) {
  const std::scoped_lock one_at_a_time(reading_);
  FormFiles files = template_.now().files;
  auto trial =
      std::make_shared<const TrialReading>(read_(std::make_shared<const FormTemplate>(read_form(files)), scan));
  const std::scoped_lock lock(mutex_);
  trial_ = trial;
  return json_of(*trial);
}

std::vector<std::uint8_t> Designer::crop(const std::string& field) const {
  std::shared_ptr<const TrialReading> trial;
  {
    const std::scoped_lock lock(mutex_);
    trial = trial_;
  }
  auto jpeg = trial ? crop_of_field(*trial, field) : std::nullopt;
  if (!jpeg) throw Error("designer.unknown", {{"name", field}});
  return std::move(*jpeg);
}

}  // namespace hoso::designer
