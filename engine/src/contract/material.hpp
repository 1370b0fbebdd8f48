// What stages are tried on.
#pragma once

#include <chrono>
#include <filesystem>
#include <hoso/stages.hpp>
#include <memory>
#include <string>
#include <vector>

namespace hoso::contract {

/// A page and where the specimen form's first page would lie on it.
struct SpecimenPage {
  std::string name;  ///< for messages: "a blank page"
  Page page;
  Alignment alignment;
  bool huge = false;
};

/// Immutable; shared by all threads. Nothing in it belongs to a person.
struct Material {
  Limits limits;
  std::chrono::sys_seconds now{std::chrono::seconds(1'795'572'180)};  ///< 2026-11-25 02:03:00 UTC
  std::filesystem::path resources;
  Catalogue forms;
  std::shared_ptr<const FormTemplate> form;  ///< the specimen: first of the catalogue
  /// Filled in, in colour, blank, of one pixel, huge (6000 x 8000 and more, grey).
  std::vector<SpecimenPage> pages;
  std::vector<std::filesystem::path> samples;  ///< more input files for sources
};

/// Loads the forms of `resources` and draws the pages: every zone of the specimen's first page is
/// filled, see filled_blank. Throws what load_catalogue throws.
[[nodiscard]] std::shared_ptr<const Material> make_material(
    const std::filesystem::path& resources, const std::vector<std::filesystem::path>& samples);

/// A dossier of one input file with this page, taken for the specimen's first page: a value of
/// every state and a finding of every severity.
[[nodiscard]] Dossier dossier_of(const Material&, const SpecimenPage&);

}  // namespace hoso::contract
