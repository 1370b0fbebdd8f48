// PDFs signed by PAdES.
#include <fmt/format.h>

#include <hoso/plugin.hpp>
#include <hoso/signing/cms.hpp>
#include <hoso/signing/pdf.hpp>
#include <hoso/vietnam_time.hpp>

namespace hoso {
namespace {

class Pades : public SignStage {
 public:
  explicit Pades(const Options& options)
      : visible_(options.boolean("visible")),
        pkcs1_(options.boolean("pkcs1")),
        copy_kind_(options.text("copy_kind")),
        organisation_(options.text("organisation")) {}

  [[nodiscard]] SignedFile sign(const SignRequest& request, const StageContext& context) override {
    const signing::PdfRequest pdf{request.file.bytes,
                                  request.signer,
                                  signing::scheme_for(request.signer, pkcs1_),
                                  request.time_stamper,
                                  context.now(),
                                  visible_ ? shown(request.signer, context.now()) : std::vector<std::string>()};
    return {"application/pdf", signing::pdf_with_signature(pdf)};
  }

 private:
  /// Decree 30/2020/NĐ-CP, annex I, as reported: the kind of copy, the organisation, the time of signing in Viet Nam's
  /// zone as ISO 8601 has it.
  [[nodiscard]] std::vector<std::string> shown(const Signer& signer, std::chrono::sys_seconds now) const {
    std::vector<std::string> lines;
    if (!copy_kind_.empty()) lines.push_back(copy_kind_);
    lines.push_back(organisation_.empty() ? signing::signer_name(signer) : organisation_);
    const VietnamClock clock(now);
    lines.push_back(fmt::format("{:02}/{:02}/{} {:02}:{:02}:{:02} +07:00", clock.day, clock.month, clock.year,
                                clock.hour, clock.minute, clock.second));
    return lines;
  }

  bool visible_;
  bool pkcs1_;
  std::string copy_kind_;
  std::string organisation_;
};

void register_stages(Registrar& registrar) {
  StageInfo info{"sign.pades",
                 "PDFs signed by PAdES, B-B or with a time stamp B-T",
                 Threading::per_worker,
                 {{"visible", OptionType::boolean, "false", "show the signature at the top right of page 1"},
                  {"copy_kind", OptionType::text, "", "what the visible signature calls the copy: SAO Y"},
                  {"organisation", OptionType::text, "", "whom the visible signature names; empty = the certificate's"},
                  {"pkcs1", OptionType::boolean, "false", "RSA with the padding of before RSASSA-PSS"}}};
  registrar.add(std::move(info), StageFactory<SignStage>(
                                     [](const StageSetup& setup) { return std::make_unique<Pades>(setup.options); }));
}

}  // namespace
}  // namespace hoso

HOSO_PLUGIN("sign_pades", "1.0.0", "PDFs signed by PAdES", hoso::register_stages)
