// A rule about the whole dossier.
#include <hoso/plugin.hpp>

namespace {

class @CLASS@ final : public hoso::ValidateStage {
 public:
  explicit @CLASS@(std::size_t most_pages) : most_pages_(most_pages) {}

  hoso::Findings validate(const hoso::Dossier& dossier, const hoso::StageContext&) override {
    hoso::Findings findings;
    findings.documents.resize(dossier.documents.size());
    if (dossier.pages.size() > most_pages_) {
      findings.dossier.push_back({"@NAME@.too_many_pages", hoso::FindingSeverity::advice, {},
                                  {"Hồ sơ có nhiều trang.", "The dossier has many pages."},
                                  {"Kiểm tra trang thừa.", "Look for pages too many."}, ""});
    }
    return findings;
  }

 private:
  const std::size_t most_pages_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"validate.@NAME@", "Says when a dossier has many pages", hoso::Threading::shared,
                 {{"most_pages", hoso::OptionType::integer, "100", "pages that are not many", 0, 1e6}}},
                hoso::StageFactory<hoso::ValidateStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(static_cast<std::size_t>(setup.options.integer("most_pages")));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Says when a dossier has many pages", register_stages)
