// Writes the pages it saw and the values it got: values.txt, and a "zip" beside.
#include "fault.hpp"

namespace {

using namespace hoso;

struct SlipExtract final : PageExtract {
  explicit SlipExtract(int page_number) : number(page_number) {}
  const int number;
};

class SlipEmit final : public EmitStage {
 public:
  explicit SlipEmit(std::string fault) : fault_(std::move(fault)) {}

  std::shared_ptr<const PageExtract> extract(const Page&, const DossierPage& described,
                                             const std::vector<FieldValue>&,
                                             const StageContext&) override {
    return std::make_shared<SlipExtract>(described.number);
  }

  std::vector<Artifact> emit(const EmitInput& input, const StageContext& context) override {
    faults::misbehave(fault_, context);
    const std::string text = text_of(input);
    Artifact values{"values.txt", "text/plain", {text.begin(), text.end()}, false};
    Artifact zip{"slip.zip", "application/zip", values.bytes, true};
    if (fault_ == "bad_path") values.path = "../values.txt";
    if (fault_ == "absolute_path") values.path = "/tmp/values.txt";
    if (fault_ == "same_path") zip.path = values.path;
    if (fault_ == "nothing") return {};
    return {values, zip};
  }

 private:
  static std::string text_of(const EmitInput& input) {
    std::string text;
    for (const auto& extract : input.extracts) {
      const auto* slip = static_cast<const SlipExtract*>(extract.get());
      text += slip ? "page " + std::to_string(slip->number) + "\n" : "no page\n";
    }
    for (const Document& document : input.dossier.documents) {
      for (const FieldValue& field : document.fields) text += field.id + "=" + field.value + "\n";
    }
    return text;
  }
  const std::string fault_;
};

void register_stages(Registrar& registrar) {
  faults::register_stage<EmitStage, SlipEmit>(registrar, "emit.slip");
}

}  // namespace

HOSO_PLUGIN("emit_slip", "1.0.0", "Writes the values", register_stages)
