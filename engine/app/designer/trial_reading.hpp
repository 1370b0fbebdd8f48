// A filled scan read with the template as it stands.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <hoso/dossier.hpp>

#include "command_line.hpp"
#include "installation.hpp"
#include "pipeline/run.hpp"

namespace hoso::designer {

/// One reading; values are shown and forgotten, never logged or kept on the disk.
struct TrialReading {
  Dossier dossier;                                 ///< no documents = no page was known as this form
  std::map<int, std::vector<std::uint8_t>> pages;  ///< JPEG by page number
};

/// Owns the pipeline. One thread at a time.
class TrialReader {
 public:
  /// Throws what building the pipeline throws. Keeps references.
  TrialReader(const app::CommandLine&, const app::Installation&, plugin::PluginHost&);

  /// Decodes in the confined child as `hoso read` does. Throws the first error of the run when no page could be read,
  /// and what read_form throws for a template that cannot be used.
  [[nodiscard]] TrialReading read(std::shared_ptr<const FormTemplate> form, const std::filesystem::path& scan) const;

 private:
  std::shared_ptr<pipeline::Pipeline> pipeline_;
  pipeline::RunPlan plan_;
};

/// The place of a field on its page, a JPEG; nullopt = it has none.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> crop_of_field(const TrialReading&, const std::string& field);

}  // namespace hoso::designer
