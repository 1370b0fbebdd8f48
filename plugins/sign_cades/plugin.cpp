// Any file signed by CAdES, the signature beside it.
#include <hoso/plugin.hpp>
#include <hoso/signing/cms.hpp>

namespace hoso {
namespace {

class Cades : public SignStage {
 public:
  explicit Cades(const Options& options) : pkcs1_(options.boolean("pkcs1")) {}

  [[nodiscard]] SignedFile sign(const SignRequest& request, const StageContext& context) override {
    if (request.file.bytes.empty()) throw Error("signing.unsuitable", {{"detail", "0"}});
    const signing::CmsRequest cms{{request.file.bytes},
                                  request.signer,
                                  signing::scheme_for(request.signer, pkcs1_),
                                  request.time_stamper,
                                  context.now()};
    return {"application/pkcs7-signature", signing::cms_signature(cms)};
  }

 private:
  bool pkcs1_;
};

void register_stages(Registrar& registrar) {
  StageInfo info{"sign.cades",
                 "A detached CAdES signature over any file, B-B or with a time stamp B-T",
                 Threading::per_worker,
                 {{"pkcs1", OptionType::boolean, "false", "RSA with the padding of before RSASSA-PSS"}}};
  registrar.add(std::move(info), StageFactory<SignStage>(
                                     [](const StageSetup& setup) { return std::make_unique<Cades>(setup.options); }));
}

}  // namespace
}  // namespace hoso

HOSO_PLUGIN("sign_cades", "1.0.0", "Detached CAdES signatures", hoso::register_stages)
