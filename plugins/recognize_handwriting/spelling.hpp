// What a field's text may look like: knowledge that a search among readings is weighed with.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace hoso::handwriting {

/// How likely texts go on and end, whatever the picture. Immutable, so any thread may ask; pure.
class Spelling {
 public:
  virtual ~Spelling() = default;
  /// Weight, 0..1, of `letter` after `before`; 0 = never.
  [[nodiscard]] virtual double next(std::u32string_view before, char32_t letter) const = 0;
  /// Weight, 0..1, of a text that ends after `text`; 0 = never. Comes on top of the letters' weights.
  [[nodiscard]] virtual double end(std::u32string_view text) const = 0;
};

/// The weight of a whole text, letter by letter and its end.
[[nodiscard]] double weight_of(const Spelling&, std::u32string_view text);

/// Which texts the fields of a type hold.
class Spellings {
 public:
  /// `resources`: the templates folder; its word lists and units are read. A list that is missing is taken
  /// for empty: knowledge helps, nothing depends on it.
  explicit Spellings(const std::filesystem::path& resources);
  Spellings(const Spellings&) = delete;
  Spellings& operator=(const Spellings&) = delete;
  ~Spellings();

  /// `type`: of the field ("date"); for any that has no spelling of its own, Vietnamese words.
  [[nodiscard]] const Spelling& of_type(const std::string& type) const;

 private:
  struct Kinds;
  std::unique_ptr<const Kinds> kinds_;
};

}  // namespace hoso::handwriting
