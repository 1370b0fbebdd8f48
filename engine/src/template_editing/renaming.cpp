#include "template_editing/renaming.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include <hoso/error.hpp>

#include "template_editing/edit_checks.hpp"
#include "template_editing/form_outline.hpp"
#include "template_editing/named_elements.hpp"
#include "template_editing/renamed_texts.hpp"

namespace hoso::template_editing {
namespace {

/// "../tt53-2025/" of another version's text.
std::string version_of(const std::string& name) { return name.substr(0, name.rfind('/') + 1); }

bool has_column(const EntryOutline& table, std::string_view id) {
  return std::ranges::any_of(table.columns, [&](const FieldOutline& column) { return column.id == id; });
}

/// As labelled_named understands names. Nothing = the form has none of that name.
std::optional<Renaming> renaming_of(const FormOutline& form, const std::string& name, const std::string& id) {
  const auto entry = std::ranges::find_if(form.entries, [&](const auto& one) { return one.field.id == name; });
  if (entry != form.entries.end()) {
    return Renaming{entry->is_table ? Renaming::Kind::table : Renaming::Kind::field, "", name, id, false};
  }
  const std::size_t dot = std::min(name.find('.'), name.size());
  Renaming renaming{Renaming::Kind::column, name.substr(0, dot), name.substr(std::min(dot + 1, name.size())), id,
                    false};
  bool found = false;
  for (const EntryOutline& table : form.entries) {
    if (!has_column(table, renaming.from)) continue;
    (table.field.id == renaming.table ? found : renaming.is_common) = true;
  }
  return found ? std::optional(renaming) : std::nullopt;
}

class FolderRenaming {
 public:
  FolderRenaming(const Texts& texts, const std::filesystem::path& folder) : texts_(texts), folder_(folder) {}

  Texts rename(const std::string& name, const std::string& id) {
    rename_version("", name, id);
    const std::set<std::string> shared = changed_shared_rules();
    if (shared.empty()) return std::move(changed_);
    for (const auto& [file, text] : texts_) {
      if (!is_other_version(file) || !file.ends_with("/form.xml")) continue;
      const FormOutline form = outline_of(text, path_of(file));
      const bool shares =
          std::ranges::any_of(form.rules_files, [&](const auto& rules) { return shared.contains(rules); });
      if (shares && renaming_of(form, name, id)) rename_version(version_of(file), name, id);
    }
    return std::move(changed_);
  }

 private:
  [[nodiscard]] std::string path_of(const std::string& name) const {
    return (folder_ / name).lexically_normal().string();
  }

  void rename_version(const std::string& version, const std::string& name, const std::string& id) {
    const std::string file = version + "form.xml";
    const std::string& xml = texts_.at(file);
    const FormOutline form = outline_of(xml, path_of(file));
    const auto renaming = renaming_of(form, name, id);
    if (!renaming) refuse_unknown(name);
    if (renaming->from == id) return;
    require_free(xml, file, name, id);
    take(file, form_renamed(xml, path_of(file), *renaming));
    change(version + "layout.xml", layout_renamed, *renaming);
    change(version + "example.json", example_renamed, *renaming);
    for (const std::string& rules : form.rules_files) {
      // Shared rules were changed with the template itself.
      if (version.empty() || !rules.starts_with("../")) change(version + rules, rules_renamed, *renaming);
    }
  }

  void require_free(const std::string& xml, const std::string& file, const std::string& name,
                    const std::string& id) const {
    const SourceElement root = source_tree(xml, path_of(file));
    try {
      require_new_id(xml, root, labelled_named(xml, root, name), id);
    } catch (const Error& error) {
      if (!is_other_version(file)) throw;
      refuse(fmt::format("{}: {}", path_of(file), id), error.arguments().at("expected"));
    }
  }

  using Change = std::string (*)(const std::string& text, const std::string& file, const Renaming&);

  void change(const std::string& name, Change changed, const Renaming& renaming) {
    const auto found = texts_.find(name);
    if (found != texts_.end()) take(name, changed(found->second, path_of(name), renaming));
  }

  void take(const std::string& name, std::string text) {
    if (text != texts_.at(name)) changed_[name] = std::move(text);
  }

  [[nodiscard]] std::set<std::string> changed_shared_rules() const {
    std::set<std::string> shared;
    for (const auto& [name, text] : changed_) {
      if (name.starts_with("../")) shared.insert(name);
    }
    return shared;
  }

  const Texts& texts_;
  const std::filesystem::path& folder_;
  Texts changed_;
};

}  // namespace

bool is_other_version(const std::string& name) {
  return name.starts_with("../") && name.find('/', 3) != std::string::npos;
}

Texts with_id_renamed(const Texts& texts, const std::filesystem::path& folder, const std::string& name,
                      const std::string& id) {
  return FolderRenaming(texts, folder).rename(name, id);
}

}  // namespace hoso::template_editing
