#include <hoso/error.hpp>

#include "contract/trial.hpp"

namespace hoso::contract {
namespace {

/// Has no key at all: whoever asks it to sign did not look at the file first.
class NobodysSigner : public Signer {
 public:
  [[nodiscard]] const std::vector<std::vector<std::uint8_t>>& certificates() const override { return certificates_; }
  [[nodiscard]] KeyKind key_kind() const override { return KeyKind::ec; }
  [[nodiscard]] std::vector<std::uint8_t> sign(SignatureScheme, std::span<const std::uint8_t>) override {
    throw Error("key.unusable", {{"detail", "no key"}});
  }

 private:
  std::vector<std::vector<std::uint8_t>> certificates_{{0x30, 0x00}};
};

/// A refusal by code is the right answer; a signature without a key is none.
Answer refused(SignStage& stage, const std::vector<std::uint8_t>& bytes, const StageContext& context) {
  NobodysSigner signer;
  Answer answer;
  try {
    const SignedFile made = stage.sign({{"contract", bytes}, signer}, context);
    answer.complaint = "a signature that nobody made";
    answer.digest.add(made.bytes);
  } catch (const Error& error) {
    // What the stage threw itself, or what the signer or the certificate made it throw.
    answer.digest.add(error.code());
  }
  return answer;
}

Trial<SignStage> trial_of(const std::string& name, std::vector<std::uint8_t> bytes) {
  const auto act = [bytes = std::move(bytes)](SignStage& stage, const StageContext& context) {
    return refused(stage, bytes, context);
  };
  return {name, act, false};
}

}  // namespace

template <>
Trials<SignStage> trials_of(const std::shared_ptr<const Material>&, const std::string&) {
  const std::string broken_pdf = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <<";
  const std::string broken_xml = "<dossier><unclosed>";
  return {trial_of("an empty file", {}), trial_of("a file of zeros", std::vector<std::uint8_t>(1'000'000, 0)),
          trial_of("a PDF that is cut off", {broken_pdf.begin(), broken_pdf.end()}),
          trial_of("an XML that is cut off", {broken_xml.begin(), broken_xml.end()})};
}

}  // namespace hoso::contract
