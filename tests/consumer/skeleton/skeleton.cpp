// The smallest useful plugin: a rule about the whole dossier.
#include <hoso/plugin.hpp>

namespace {

class Skeleton final : public hoso::ValidateStage {
 public:
  explicit Skeleton(int most_pages) : most_pages_(most_pages) {}

  hoso::Findings validate(const hoso::Dossier& dossier, const hoso::StageContext&) override {
    hoso::Findings findings;
    findings.documents.resize(dossier.documents.size());
    if (static_cast<int>(dossier.pages.size()) > most_pages_) {
      findings.dossier.push_back({"skeleton.too_many_pages", hoso::FindingSeverity::advice, {},
                                  {"Hồ sơ có nhiều trang.", "The dossier has many pages."},
                                  {"Kiểm tra trang thừa.", "Look for pages too many."}, ""});
    }
    return findings;
  }

 private:
  const int most_pages_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"validate.skeleton", "Says when a dossier has many pages", hoso::Threading::shared,
                 {{"most_pages", hoso::OptionType::integer, "100", "pages that are not many", 1, 1e6}}},
                hoso::StageFactory<hoso::ValidateStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<Skeleton>(
                      static_cast<int>(setup.options.integer("most_pages")));
                }));
}

}  // namespace

HOSO_PLUGIN("validate_skeleton", "1.0.0", "A plugin to start from", register_stages)
