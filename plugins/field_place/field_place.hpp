#pragma once

#include <filesystem>

#include <hoso/lexicon.hpp>
#include <hoso/places.hpp>
#include <hoso/stages.hpp>

namespace hoso {

/// Addresses and authorities that are named after a unit. The unit lists, and the authority that the
/// field asks for, say how likely a text was read right; near misreadings of either are mended.
class PlaceField : public FieldStage {
 public:
  /// `units`: templates/units. `streets`: names that streets often have. Throws Error("resources.unreadable").
  explicit PlaceField(const std::filesystem::path& units, Lexicon streets = Lexicon({}));
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  /// With the field's parameter office="Công an" that authority of a unit, else an address.
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  [[nodiscard]] double known_share(const std::string& text) const;
  [[nodiscard]] std::string with_known_street(const std::string& text) const;

  Places places_;
  Lexicon streets_;
};

}  // namespace hoso
