#include <gtest/gtest.h>

#include <hoso/plugin_testing.hpp>

namespace {

using hoso::plugin_testing::stage_of;
using hoso::plugin_testing::Surroundings;

/// A key whose "signature" is the message itself.
class Echo final : public hoso::Signer {
 public:
  const std::vector<std::vector<std::uint8_t>>& certificates() const override { return certificates_; }
  hoso::KeyKind key_kind() const override { return hoso::KeyKind::ec; }
  std::vector<std::uint8_t> sign(hoso::SignatureScheme, std::span<const std::uint8_t> message) override {
    return {message.begin(), message.end()};
  }

 private:
  std::vector<std::vector<std::uint8_t>> certificates_{{0x30, 0x00}};
};

std::vector<std::uint8_t> signed_bytes(const std::vector<std::uint8_t>& bytes) {
  Echo key;
  const Surroundings calm;
  return stage_of<hoso::SignStage>("sign.@NAME@")->sign({{"test.txt", bytes}, key}, calm.context()).bytes;
}

TEST(@CLASS@, SignsTheWholeFile) { EXPECT_EQ(signed_bytes({1, 2, 3}), (std::vector<std::uint8_t>{1, 2, 3})); }

TEST(@CLASS@, RefusesAnEmptyFile) { EXPECT_THROW(signed_bytes({}), hoso::Error); }

}  // namespace
