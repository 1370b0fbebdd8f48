#include "typeset/font_folder.hpp"

#include <algorithm>
#include <memory>

#include <fontconfig/fontconfig.h>

#include <hoso/error.hpp>

namespace hoso::typeset {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_missing(const fs::path& where) {
  throw Error("fill.font_missing", {{"font", where.string()}});
}

std::vector<fs::path> font_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path type = entry.path().extension();
    if (type == ".ttf" || type == ".otf") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

struct Free {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};

std::string family_of(const fs::path& file) {
  int faces = 0;
  const auto* path = reinterpret_cast<const FcChar8*>(file.c_str());
  const std::unique_ptr<FcPattern, Free> font(FcFreeTypeQuery(path, 0, nullptr, &faces));
  FcChar8* family = nullptr;
  if (!font || FcPatternGetString(font.get(), FC_FAMILY, 0, &family) != FcResultMatch) throw_missing(file);
  return reinterpret_cast<const char*>(family);
}

struct FreeFonts {
  void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
};

struct FreeNames {
  void operator()(FcObjectSet* names) const { FcObjectSetDestroy(names); }
};

bool is_installed(const std::string& family) {
  const std::unique_ptr<FcPattern, Free> wanted(
      FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, family.c_str(), FC_LANG, FcTypeString, "vi", nullptr));
  const std::unique_ptr<FcObjectSet, FreeNames> names(FcObjectSetBuild(FC_FAMILY, nullptr));
  const std::unique_ptr<FcFontSet, FreeFonts> fonts(FcFontList(nullptr, wanted.get(), names.get()));
  return fonts && fonts->nfont > 0;
}

}  // namespace

std::vector<std::string> installed_families(std::span<const std::string_view> families) {
  std::vector<std::string> installed;
  for (const std::string_view family : families) {
    if (is_installed(std::string(family))) installed.emplace_back(family);
  }
  return installed;
}

std::vector<std::string> add_fonts(const fs::path& folder) {
  std::vector<std::string> families;
  for (const fs::path& file : font_files(folder)) {
    families.push_back(family_of(file));
    if (!FcConfigAppFontAddFile(nullptr, reinterpret_cast<const FcChar8*>(file.c_str()))) throw_missing(file);
  }
  if (families.empty()) throw_missing(folder);
  return families;
}

}  // namespace hoso::typeset
