// hoso sign, hoso signatures, and the way to the officer's own signing program and back.
#include <gmock/gmock.h>

#include <sys/stat.h>

#include <algorithm>

#include <fmt/format.h>

#include <hoso/signing/cms.hpp>
#include <hoso/signing/pdf.hpp>

#include "made_pdf.hpp"

namespace hoso::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_support::CommandResult;
using testing_support::run_command;
using testing_support::TestFolder;

/// A folder with a PDF and a PIN that nobody else may read.
struct Desk {
  Desk() {
    write_file(pdf, made_pdf());
    folder.write("pin", fmt::format("{}\n", passphrase));
    ::chmod(pin.c_str(), S_IRUSR | S_IWUSR);
  }

  [[nodiscard]] CommandResult hoso(std::vector<std::string> arguments) const {
    arguments.emplace_back("--lang");
    arguments.emplace_back("vi");
    return run_command(HOSO_COMMAND, arguments);
  }
  [[nodiscard]] CommandResult sign(const std::filesystem::path& file, const std::filesystem::path& target) const {
    return hoso({"sign", file.string(), "--key", KeyRing::shared().path("ec.p12").string(), "--pin-file", pin.string(),
                 "--out", target.string(), "--visible", "--copy-kind", "SAO Y"});
  }
  [[nodiscard]] CommandResult look_at(const std::filesystem::path& file, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"signatures", file.string(), "--trust",
                                       KeyRing::shared().path("trust").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return hoso(arguments);
  }

  TestFolder folder;
  std::filesystem::path pdf = folder.path() / "form.pdf";
  std::filesystem::path pin = folder.path() / "pin";
  std::filesystem::path out = folder.path() / "signed.pdf";
};

TEST(Command, SignsAndShowsWhoSigned) {
  const Desk desk;
  const auto made = desk.sign(desk.pdf, desk.out);
  ASSERT_EQ(made.exit_code, 0) << made.err;
  const auto seen = desk.look_at(desk.out);
  EXPECT_EQ(seen.exit_code, 0) << seen.out << seen.err;
  EXPECT_THAT(seen.out, HasSubstr("Đinh Thị Hà — nguyên vẹn [PAdES]"));
  EXPECT_THAT(seen.out, HasSubstr("UBND phường Thử"));
  const auto json = desk.look_at(desk.out, {"--json"});
  EXPECT_THAT(json.out, HasSubstr("\"intact\": true"));
}

TEST(Command, TellsWhyASignatureIsRefused) {
  const Desk desk;
  ASSERT_EQ(desk.sign(desk.pdf, desk.out).exit_code, 0);
  Bytes bad = bytes_of_file(desk.out);
  // In the title, which no reader needs to open the file.
  const Bytes title = to_bytes("Tờ khai");
  const auto place = std::search(bad.begin(), bad.end(), title.begin(), title.end());
  ASSERT_NE(place, bad.end());
  *(place + static_cast<std::ptrdiff_t>(title.size()) - 1) ^= 1;
  write_file(desk.folder.path() / "bad.pdf", bad);
  const auto seen = desk.look_at(desk.folder.path() / "bad.pdf");
  EXPECT_EQ(seen.exit_code, 2);
  EXPECT_THAT(seen.out, HasSubstr("signature.altered"));
}

TEST(Command, AFileWithoutSignatureNeedsALook) {
  const Desk desk;
  const auto seen = desk.look_at(desk.pdf);
  EXPECT_EQ(seen.exit_code, 3);
  EXPECT_THAT(seen.out, HasSubstr("không có chữ ký số"));
}

TEST(Command, NeverOverwritesAndNeverTakesAnExposedPin) {
  const Desk desk;
  ASSERT_EQ(desk.sign(desk.pdf, desk.out).exit_code, 0);
  EXPECT_THAT(desk.sign(desk.pdf, desk.out).err, HasSubstr("output.not_written"));
  ::chmod(desk.pin.c_str(), 0644);
  const auto exposed = desk.sign(desk.pdf, desk.folder.path() / "other.pdf");
  EXPECT_EQ(exposed.exit_code, 1);
  EXPECT_THAT(exposed.err, HasSubstr("key.exposed"));
  EXPECT_THAT(exposed.err, Not(HasSubstr(passphrase)));
}

/// Somebody else's program: here the library, asked directly.
Bytes signed_elsewhere(const Bytes& pdf) {
  const auto signer = KeyRing::shared().signer("rsa");
  return signing::pdf_with_signature(
      {pdf, *signer, SignatureScheme::rsa_pkcs1, nullptr, KeyRing::shared().judgement().now, {}});
}

TEST(Command, HandsOverAndTakesBack) {
  const Desk desk;
  const auto given = desk.hoso({"sign", desk.pdf.string(), "--hand-over", (desk.folder.path() / "desk").string()});
  ASSERT_EQ(given.exit_code, 0) << given.err;
  const auto returned = desk.folder.path() / "returned.pdf";
  write_file(returned, signed_elsewhere(bytes_of_file(desk.folder.path() / "desk" / "form.pdf")));
  const auto taken = desk.hoso({"sign", desk.pdf.string(), "--take-back", returned.string(), "--out", desk.out.string(),
                                "--trust", KeyRing::shared().path("trust").string()});
  EXPECT_EQ(taken.exit_code, 0) << taken.err;
  EXPECT_EQ(bytes_of_file(desk.out), bytes_of_file(returned));
}

TEST(Command, TakesBackNothingElse) {
  const Desk desk;
  const auto returned = desk.folder.path() / "returned.pdf";
  const auto refusal_of = [&](const Bytes& bytes) {
    write_file(returned, bytes);
    return desk.hoso({"sign", desk.pdf.string(), "--take-back", returned.string(), "--out", desk.out.string()}).err;
  };
  EXPECT_THAT(refusal_of(made_pdf()), HasSubstr("signing.unsigned"));
  EXPECT_THAT(refusal_of(signed_elsewhere(made_pdf({.pages = 3}))), HasSubstr("signing.prefix_changed"));
  Bytes bad = signed_elsewhere(made_pdf());
  bad[bad.size() - 40] ^= 1;
  EXPECT_THAT(refusal_of(bad), testing::AnyOf(HasSubstr("signature."), HasSubstr("input.damaged")));
  EXPECT_FALSE(std::filesystem::exists(desk.out));
}

}  // namespace
}  // namespace hoso::test
