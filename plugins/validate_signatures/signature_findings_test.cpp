#include "signature_findings.hpp"

#include <gmock/gmock.h>

#include <hoso/signing/scan.hpp>

namespace hoso {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Bytes = std::vector<std::uint8_t>;

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

class OneFile : public InputFiles {
 public:
  explicit OneFile(Bytes bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::vector<std::uint8_t> read(int) const override { return bytes_; }

 private:
  Bytes bytes_;
};

std::vector<std::string> codes_of(const std::string& media_type, std::string_view text) {
  SignatureFindings stage("/no/such/folder");
  Dossier dossier;
  dossier.files.push_back({"a", media_type, "", 1, 1});
  const Limits limits;
  const StageContext context(limits, {}, {}, {});
  std::vector<std::string> codes;
  for (const Finding& finding : stage.validate_with_files(dossier, OneFile(to_bytes(text)), context).dossier) {
    codes.push_back(finding.code);
  }
  return codes;
}

constexpr std::string_view broken =
    "%PDF-1.7\n1 0 obj << /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 97 107 20] /Contents <3003020101> "
    ">> "
    "endobj and more of the file";

TEST(SignatureFindings, ABrokenSignatureIsRefused) {
  EXPECT_THAT(codes_of("application/pdf", broken), ElementsAre("signed_file.refused"));
}

TEST(SignatureFindings, FilesWithoutSignaturesAreSilent) {
  EXPECT_THAT(codes_of("application/pdf", "%PDF-1.7 nothing"), IsEmpty());
  EXPECT_THAT(codes_of("image/jpeg", broken), IsEmpty());
}

TEST(SignatureFindings, AreScannedWithoutParsing) {
  const auto fields = signing::scanned_signature_fields(to_bytes(broken));
  ASSERT_THAT(fields, SizeIs(1));
  EXPECT_EQ(fields[0].sub_filter, "ETSI.CAdES.detached");
  EXPECT_THAT(fields[0].byte_range, ElementsAre(0, 97, 107, 20));
}

TEST(SignatureFindings, ManyByteRangesAreNoWork) {
  std::string text = "%PDF-1.7";
  for (int i = 0; i < 100'000; ++i) text += "/ByteRange [0 1 2 3]";
  EXPECT_THAT(signing::scanned_signature_fields(to_bytes(text)), SizeIs(50));
}

}  // namespace
}  // namespace hoso
