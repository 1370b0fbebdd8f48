// Results as short texts that are equal exactly when the results are.
#pragma once

#include <hoso/stages.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace hoso::contract {

/// Collects values; numbers to their last bit. Only the sum leaves it, so what was read never
/// gets into a message.
class Digest {
 public:
  Digest& add(double value);
  Digest& add(std::string_view text);
  Digest& add(const std::vector<std::uint8_t>& bytes);
  Digest& add(const Page&);
  Digest& add(const Identification&);
  Digest& add(const Inspection&);
  Digest& add(const ZoneReading&);
  Digest& add(const Interpretation&);
  Digest& add(const std::vector<Finding>&);
  Digest& add(const std::vector<Artifact>&);
  Digest& add(const Diagnostic&);

  /// SHA-256 over all that was added, in order.
  [[nodiscard]] std::string sum() const;

 private:
  void add(const Alignment&);

  std::ostringstream text_;
};

}  // namespace hoso::contract
