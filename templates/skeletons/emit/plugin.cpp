// Writes which forms a dossier holds: @ID@.txt in the package. No value of a field goes into it.
#include <hoso/plugin.hpp>

namespace {

class @CLASS@ final : public hoso::EmitStage {
 public:
  explicit @CLASS@(bool pages) : pages_(pages) {}

  std::vector<hoso::Artifact> emit(const hoso::EmitInput& input, const hoso::StageContext& context) override {
    std::string text = "Forms:\n";
    for (const hoso::Document& document : input.dossier.documents) {
      context.check_cancelled();
      text += document.form->id + "/" + document.form->version + "\n";
    }
    if (pages_) text += "Pages: " + std::to_string(input.dossier.pages.size()) + "\n";
    return {{"@ID@.txt", "text/plain", {text.begin(), text.end()}}};
  }

 private:
  const bool pages_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"emit.@NAME@", "Lists a dossier's forms", hoso::Threading::shared,
                 {{"pages", hoso::OptionType::boolean, "true", "write the number of pages, too"}}},
                hoso::StageFactory<hoso::EmitStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(setup.options.boolean("pages"));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Lists a dossier's forms", register_stages)
