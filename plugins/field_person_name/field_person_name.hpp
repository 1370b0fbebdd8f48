#pragma once

#include <filesystem>

#include <hoso/lexicon.hpp>
#include <hoso/stages.hpp>

namespace hoso {

struct NameLexicons {
  Lexicon family;  ///< most common first
  Lexicon middle_male;
  Lexicon middle_female;
  Lexicon given_male;
  Lexicon given_female;
  /// From templates/lexicons. Throws Error("resources.unreadable").
  [[nodiscard]] static NameLexicons read(const std::filesystem::path& folder);
};

/// Names of persons: family name, middle names, given name. The case is kept as written.
class PersonNameField : public FieldStage {
 public:
  explicit PersonNameField(NameLexicons lexicons);
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  /// With the field's parameter sex="Nam" or "Nữ" a name usual for it.
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  [[nodiscard]] Interpretation judge(const Candidate&) const;
  [[nodiscard]] std::string with_known_family(const std::string& name) const;
  [[nodiscard]] double familiarity(const std::string& name) const;

  NameLexicons lexicons_;
};

}  // namespace hoso
