// Signs any file: the signature value alone, in a file of its own. The key stays with hoso.
#include <hoso/plugin.hpp>

namespace {

class @CLASS@ final : public hoso::SignStage {
 public:
  explicit @CLASS@(bool older_padding)
      : rsa_(older_padding ? hoso::SignatureScheme::rsa_pkcs1 : hoso::SignatureScheme::rsa_pss) {}

  hoso::SignedFile sign(const hoso::SignRequest& request, const hoso::StageContext& context) override {
    if (request.file.bytes.empty()) throw hoso::Error("signing.unsuitable", {{"detail", "an empty file"}});
    context.check_cancelled();
    const bool rsa = request.signer.key_kind() == hoso::KeyKind::rsa;
    const auto scheme = rsa ? rsa_ : hoso::SignatureScheme::ecdsa;
    return {"application/octet-stream", request.signer.sign(scheme, request.file.bytes)};
  }

 private:
  const hoso::SignatureScheme rsa_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"sign.@NAME@", "Signs any file", hoso::Threading::shared,
                 {{"older_padding", hoso::OptionType::boolean, "false", "RSA with PKCS #1 v1.5 instead of PSS"}}},
                hoso::StageFactory<hoso::SignStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(setup.options.boolean("older_padding"));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "Signs any file", register_stages)
