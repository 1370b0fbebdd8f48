// XML documents signed by XAdES.
#include <hoso/plugin.hpp>
#include <hoso/signing/cms.hpp>
#include <hoso/signing/xml.hpp>

namespace hoso {
namespace {

class Xades : public SignStage {
 public:
  explicit Xades(const Options& options) : pkcs1_(options.boolean("pkcs1")) {}

  [[nodiscard]] SignedFile sign(const SignRequest& request, const StageContext& context) override {
    if (request.time_stamper) throw Error("signing.unsuitable", {{"detail", "XAdES: --tsa"}});
    return {"application/xml",
            signing::xml_with_signature(
                {request.file.bytes, request.signer, signing::scheme_for(request.signer, pkcs1_), context.now()})};
  }

 private:
  bool pkcs1_;
};

void register_stages(Registrar& registrar) {
  StageInfo info{"sign.xades",
                 "XML documents signed by XAdES B-B, enveloped",
                 Threading::per_worker,
                 {{"pkcs1", OptionType::boolean, "false", "RSA with the padding of before RSASSA-PSS"}}};
  registrar.add(std::move(info), StageFactory<SignStage>(
                                     [](const StageSetup& setup) { return std::make_unique<Xades>(setup.options); }));
}

}  // namespace
}  // namespace hoso

HOSO_PLUGIN("sign_xades", "1.0.0", "XML documents signed by XAdES", hoso::register_stages)
