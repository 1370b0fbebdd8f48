// Another id for a field, table or column, in all files that speak of it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace hoso::template_editing {

/// Texts of a template by name: "form.xml", rules as form.xml names them ("../rules.xml"), "layout.xml" and
/// "example.json"; those of other versions of the form by path ("../tt53-2025/form.xml").
using Texts = std::map<std::string, std::string>;

/// Whether a text of that name is another version's.
[[nodiscard]] bool is_other_version(const std::string& name);

/// The texts that change when the field, table or column `name` is called `id`. Rules that several versions share are
/// changed once; then those of these versions that have the name are changed, too, for else their rules would name a
/// field they have not. `folder` is the template's, for messages. Throws Error("designer.unknown") for a name that is
/// not there, Error("designer.invalid") for an id that is none or is taken, also in another version that must change,
/// and for a rule that cannot be told apart, and Error("template.invalid") for a text that breaks its schema. Pure.
[[nodiscard]] Texts with_id_renamed(const Texts&, const std::filesystem::path& folder, const std::string& name,
                                    const std::string& id);

}  // namespace hoso::template_editing
