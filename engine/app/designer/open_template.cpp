#include "designer/open_template.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <hoso/error.hpp>
#include <hoso/sha256.hpp>

#include "files/durable_files.hpp"
#include "template_editing/text_diff.hpp"

namespace hoso::designer {
namespace {

namespace fs = std::filesystem;

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Empty = there is no such file.
std::string text_on_disk(const fs::path& file) { return fs::exists(file) ? read_template_file(file) : std::string(); }

const std::string& text_in(const Texts& texts, const std::string& name) {
  static const std::string nothing;
  const auto found = texts.find(name);
  return found == texts.end() ? nothing : found->second;
}

/// What names fields in the version folder `folder`, which may be none.
Texts texts_of_version(const fs::path& folder) {
  Texts texts;
  for (const char* name : {"form.xml", "rules.xml", "layout.xml", "example.json"}) {
    std::error_code unreadable;
    if (!fs::is_regular_file(folder / name, unreadable)) continue;
    texts[fmt::format("../{}/{}", folder.filename().string(), name)] = read_template_file(folder / name);
  }
  return texts;
}

/// Of the versions beside `folder`, when its form has rules that they may share.
Texts other_versions(const fs::path& folder, const template_editing::FormOutline& outline) {
  const auto is_shared = [](const std::string& rules) { return rules.starts_with("../"); };
  if (std::ranges::none_of(outline.rules_files, is_shared)) return {};
  Texts texts;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder / "..", unreadable)) {
    const bool is_version = entry.is_directory() && fs::exists(entry.path() / "form.xml");
    if (is_version && !fs::equivalent(entry.path(), folder, unreadable)) texts.merge(texts_of_version(entry.path()));
  }
  return texts;
}

/// Its former readers may still read it.
void replace_keeping_permissions(const fs::path& file, const std::string& text) {
  const bool is_new = !fs::exists(file);
  const fs::perms usual =
      fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;
  const fs::perms permissions = is_new ? usual : fs::status(file).permissions();
  files::replace_durably(file, bytes_of(text));
  std::error_code kept_private;
  fs::permissions(file, permissions, kept_private);
}

}  // namespace

OpenTemplate::OpenTemplate(fs::path folder) : folder_(std::move(folder)) { read(); }

void OpenTemplate::read() {
  FormFiles files = read_form_files(folder_);
  Texts texts{{"form.xml", files.contents.at("form.xml")}};
  const auto outline = template_editing::outline_of(texts["form.xml"], files.path_of("form.xml"));
  for (const std::string& rules : outline.rules_files) texts[rules] = read_template_file(folder_ / rules);
  for (const char* name : {"layout.xml", "example.json"}) {
    if (files.contents.contains(name)) texts[name] = files.contents.at(name);
  }
  texts.merge(other_versions(folder_, outline));
  files_ = std::move(files);
  on_disk_ = texts_ = std::move(texts);
  undo_.clear();
  redo_.clear();
  ++version_;
}

void OpenTemplate::require(int version) const {
  if (version != version_) throw Error("designer.stale");
}

Moment OpenTemplate::now() const {
  const std::scoped_lock lock(mutex_);
  Moment moment{version_, files_, texts_, !undo_.empty(), !redo_.empty(), texts_ == on_disk_};
  for (const auto& [name, text] : texts_) {
    if (!template_editing::is_other_version(name)) moment.files.contents[name] = text;
  }
  return moment;
}

void OpenTemplate::change(int version, const Texts& texts) {
  const std::scoped_lock lock(mutex_);
  require(version);
  Texts changed = texts_;
  for (const auto& [name, text] : texts) changed[name] = text;
  if (changed == texts_) return;
  undo_.push_back(std::exchange(texts_, std::move(changed)));
  redo_.clear();
  ++version_;
}

void OpenTemplate::undo(int version) {
  const std::scoped_lock lock(mutex_);
  require(version);
  if (undo_.empty()) return;
  redo_.push_back(std::exchange(texts_, std::move(undo_.back())));
  undo_.pop_back();
  ++version_;
}

void OpenTemplate::redo(int version) {
  const std::scoped_lock lock(mutex_);
  require(version);
  if (redo_.empty()) return;
  undo_.push_back(std::exchange(texts_, std::move(redo_.back())));
  redo_.pop_back();
  ++version_;
}

void OpenTemplate::reload(int version) {
  const std::scoped_lock lock(mutex_);
  require(version);
  read();
}

bool OpenTemplate::matters(const std::string& name) const {
  const bool only_names_fields =
      template_editing::is_other_version(name) || name == "layout.xml" || name == "example.json";
  return !only_names_fields || text_in(texts_, name) != text_in(on_disk_, name);
}

Difference OpenTemplate::unlocked_difference() const {
  Difference difference;
  for (const auto& [name, text] : texts_) {
    difference.text += template_editing::unified_diff(text_in(on_disk_, name), text, name);
  }
  difference.sha256 = sha256_hex(bytes_of(difference.text));
  return difference;
}

Difference OpenTemplate::difference() const {
  const std::scoped_lock lock(mutex_);
  return unlocked_difference();
}

std::string OpenTemplate::difference_on_disk() const {
  const std::scoped_lock lock(mutex_);
  std::string difference;
  for (const auto& [name, text] : texts_) {
    if (!matters(name)) continue;
    difference += template_editing::unified_diff(text_in(on_disk_, name), text_on_disk(folder_ / name), name);
  }
  return difference;
}

void OpenTemplate::save(int version, const std::string& agreed) {
  const std::scoped_lock lock(mutex_);
  require(version);
  if (unlocked_difference().sha256 != agreed) throw Error("designer.not_agreed");
  for (const auto& [name, text] : texts_) {
    const fs::path file = (folder_ / name).lexically_normal();
    if (matters(name) && text_on_disk(file) != text_in(on_disk_, name)) {
      throw Error("designer.changed_on_disk", {{"file", file.string()}});
    }
  }
  for (const auto& [name, text] : texts_) {
    const std::string& before = text_in(on_disk_, name);
    if (text == before) continue;
    const fs::path file = (folder_ / name).lexically_normal();
    if (!before.empty()) {
      const fs::path original = file.parent_path() / fmt::format(".{}.orig", file.filename().string());
      files::replace_durably(original, bytes_of(before));
    }
    replace_keeping_permissions(file, text);
    on_disk_[name] = text;
  }
}

}  // namespace hoso::designer
