// The field type `@NAME@`: a number without sign. A form's field asks for it by type="@NAME@".
#include <hoso/plugin.hpp>

#include <algorithm>

namespace {

class @CLASS@ final : public hoso::FieldStage {
 public:
  explicit @CLASS@(std::size_t most_digits) : most_digits_(most_digits) {}

  hoso::Interpretation interpret(const hoso::FieldSpec&,
                                 const std::vector<hoso::Candidate>& candidates) const override {
    for (const hoso::Candidate& one : candidates) {
      std::string digits = one.text;
      std::erase(digits, ' ');
      const bool number = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
      if (number && !digits.empty() && digits.size() <= most_digits_) return {one.text, digits, one.score};
    }
    return {candidates.front().text, "", 0};
  }

  std::string print(const hoso::FieldSpec&, const std::string& value) const override { return value; }

  std::string synthesize(const hoso::FieldSpec&, std::mt19937_64& random) const override {
    std::string digits(1 + random() % most_digits_, '0');
    for (char& digit : digits) digit = static_cast<char>('0' + random() % 10);
    return digits;
  }

 private:
  const std::size_t most_digits_;
};

void register_stages(hoso::Registrar& registrar) {
  registrar.add({"field.@NAME@", "A number without sign", hoso::Threading::shared,
                 {{"most_digits", hoso::OptionType::integer, "12", "digits of a value at most", 1, 100}}},
                hoso::StageFactory<hoso::FieldStage>([](const hoso::StageSetup& setup) {
                  return std::make_unique<@CLASS@>(static_cast<std::size_t>(setup.options.integer("most_digits")));
                }));
}

}  // namespace

HOSO_PLUGIN("@ID@", "1.0.0", "A number without sign", register_stages)
