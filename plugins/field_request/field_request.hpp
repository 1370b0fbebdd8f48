#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include <hoso/field_type.hpp>
#include <hoso/lexicon.hpp>
#include <hoso/places.hpp>
#include <hoso/stages.hpp>

namespace hoso {

/// What the citizen asks for: free text that usually opens with the name of a procedure.
class RequestField : public FieldStage {
 public:
  /// `openings`: how requests begin. `words`: those that requests are made of, no names. `units`:
  /// templates/units, read for the first request that names a commune.
  RequestField(Lexicon openings, Lexicon words, std::filesystem::path units);
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  /// Throws Error("resources.unreadable").
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  [[nodiscard]] bool has_known_opening(std::string_view text) const;
  [[nodiscard]] Fit fit_of(const std::string& text) const;
  [[nodiscard]] std::string with_known_opening(const std::string& text) const;
  [[nodiscard]] std::string with_known_words(const std::string& text) const;
  [[nodiscard]] const Places& places() const;

  Lexicon openings_, words_;
  std::filesystem::path units_;
  // Many runs never need the lists here, so they are loaded when first asked for.
  mutable std::once_flag places_once_;
  mutable std::unique_ptr<const Places> places_;
};

}  // namespace hoso
