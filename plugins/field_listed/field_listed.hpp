#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include <hoso/lexicon.hpp>
#include <hoso/stages.hpp>

namespace hoso {

/// A text that is usually an entry of the list that the field's parameter `list` names. Lists are
/// read when first asked for, from any thread.
class ListedField : public FieldStage {
 public:
  /// `folder`: of the lists, `<list>.txt`.
  explicit ListedField(std::filesystem::path folder);
  /// Like the others, throws Error("resources.unreadable") when the field's list is not there.
  [[nodiscard]] Interpretation interpret(const FieldSpec&,
                                         const std::vector<Candidate>&) const override;
  [[nodiscard]] std::string print(const FieldSpec&, const std::string& value) const override;
  [[nodiscard]] std::string synthesize(const FieldSpec&, std::mt19937_64&) const override;

 private:
  [[nodiscard]] const Lexicon& list_of(const FieldSpec&) const;

  std::filesystem::path folder_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, Lexicon> lists_;  ///< guarded by mutex_; entries never change
};

}  // namespace hoso
