#include "field_email.hpp"

#include <algorithm>
#include <array>

#include <hoso/field_type.hpp>
#include <hoso/plugin.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

constexpr std::string_view lower_letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool is_letter(char c) { return is_one_of(static_cast<char>(c | 0x20), lower_letters); }

bool is_letter_or_digit(char c) { return is_letter(c) || is_one_of(c, digits); }

/// An address is ASCII: signs that look like @ become one, letters lose their diacritics.
std::string ascii_of(std::string_view text) {
  std::string ascii;
  for (const char32_t point : code_points(nfc(text))) {
    if (point < 0x80) {
      ascii += static_cast<char>(point);
    } else if (std::u32string_view(U"©®¢€Ⓐⓐ").find(point) != std::u32string_view::npos) {
      ascii += '@';
    } else {
      ascii += folded(to_utf8({point}));
    }
  }
  return ascii;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

struct Replacement {
  std::string_view from;
  std::string_view to;
};

/// No space stands beside a sign, and no comma anywhere, in an address.
constexpr auto punctuation = std::to_array<Replacement>({{",", "."},
                                                         {" @", "@"},
                                                         {"@ ", "@"},
                                                         {" .", "."},
                                                         {". ", "."},
                                                         {" _", "_"},
                                                         {"_ ", "_"},
                                                         {"(@)", "@"},
                                                         {"(a)", "@"}});

std::string with_tight_punctuation(std::string address) {
  for (const auto& [from, to] : punctuation) replace_all(address, from, to);
  return address;
}

/// A dotted leader breaks an underscore into several signs ("._", ".,"), which few addresses have.
std::string with_whole_underscores(const std::string& local) {
  std::string whole;
  for (const char c : local) {
    const bool sign = is_one_of(c, "._");
    if (sign && !whole.empty() && is_one_of(whole.back(), "._")) whole.back() = '_';
    else whole += c;
  }
  return whole;
}

/// Addresses are in one case: a capital between small letters and digits was a digit.
std::string with_digits_for_capitals(std::string local) {
  const auto is_small = [](char c) { return is_one_of(c, lower_letters); };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_like_digit = [](char c) { return is_one_of(c, "OSI"); };
  if (std::ranges::count_if(local, is_small) < 2 || is_capital(local.front())) return local;
  if (std::ranges::count_if(local, is_capital) != std::ranges::count_if(local, is_like_digit))
    return local;
  for (char& c : local) c = c == 'O' ? '0' : c == 'S' ? '5' : c == 'I' ? '1' : c;
  return local;
}

/// A J among small letters was an l with a leader's dot at its foot.
std::string with_l_for_lone_j(std::string local) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool small = std::ranges::count_if(local, [](char c) {
    return is_one_of(c, lower_letters); }) >= 2;
  if (!small || std::ranges::count_if(local, is_capital) != std::ranges::count(local, 'J')) return local;
  std::ranges::replace(local, 'J', 'l');
  return local;
}

/// A nought between two small letters was an o ("s0n"): who writes digits for letters is rarer than a misread o.
std::string with_o_between_letters(std::string local) {
  const auto is_small = [](char c) { return is_one_of(c, lower_letters); };
  for (std::size_t i = 1; i + 1 < local.size(); ++i) {
    if (local[i] == '0' && is_small(local[i - 1]) && is_small(local[i + 1])) local[i] = 'o';
  }
  return local;
}

bool is_dotted(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos;
}

bool is_local_part(std::string_view text) {
  return is_dotted(text) && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
           return is_letter_or_digit(c) || is_one_of(c, "._%+-");
         });
}

bool is_domain(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || !is_dotted(text)) return false;
  const std::string_view top = text.substr(dot + 1);
  return top.size() >= 2 && std::ranges::all_of(top, is_letter) &&
         std::ranges::all_of(text,
                             [](char c) { return is_letter_or_digit(c) || is_one_of(c, ".-"); });
}

Interpretation no_address(const Candidate& candidate) {
  return {candidate.text, "", confidence_of(candidate.score, Fit::impossible)};
}

void register_stages(Registrar& registrar) {
  registrar.add({.id = "field.email", .summary = "E-mail addresses", .options = {}},
                StageFactory<FieldStage>([](const StageSetup& setup) {
                  return std::make_unique<EmailField>(
                      Lexicon::read(setup.resources / "lexicons" / "email_domains.txt"));
                }));
}

}  // namespace

EmailField::EmailField(Lexicon domains) : domains_(std::move(domains)) {}

/// A Q right before a well-known domain, in an address without @, was one.
std::string EmailField::with_at_sign(std::string address) const {
  if (address.find('@') != std::string::npos) return address;
  const std::string lower = lower_case(address);
  for (const std::string& domain : domains_.entries()) {
    if (!lower.ends_with(domain) || lower.size() < domain.size() + 2) continue;
    char& before = address[address.size() - domain.size() - 1];
    if (before == 'Q') before = '@';
  }
  return address;
}

/// The one well-known domain that differs by one letter; empty when there are none or several.
std::string EmailField::known_domain_near(const std::string& domain) const {
  std::string near;
  for (const std::string& known : domains_.entries()) {
    if (edit_distance(domain, known) != 1) continue;
    if (!near.empty()) return {};
    near = known;
  }
  return near;
}

Interpretation EmailField::judge(const Candidate& candidate) const {
  const std::string tight =
      with_tight_punctuation(trimmed_of(ascii_of(normalized_spaces(candidate.text)), ".,:;-'`\""));
  std::string address = with_at_sign(tight);
  Fit fit = address == tight ? Fit::plausible : Fit::odd;
  // A space inside a name may stand for a lost sign, so taking it out is a guess.
  if (std::erase(address, ' ') > 0) fit = Fit::odd;
  const std::size_t at = address.find('@');
  if (std::ranges::count(address, '@') != 1) return no_address(candidate);
  const std::string written = address.substr(0, at);
  const std::string joined = with_whole_underscores(written);
  const std::string local = with_l_for_lone_j(with_o_between_letters(with_digits_for_capitals(joined)));
  if (local != joined) fit = Fit::odd;
  std::string domain = lower_case(address.substr(at + 1));
  if (!domains_.contains(domain)) {
    if (const std::string near = known_domain_near(domain); !near.empty()) {
      domain = near;
      fit = Fit::odd;
    }
  }
  if (!is_local_part(local) || !is_domain(domain)) return no_address(candidate);
  // "a__b" and "a._b" are addresses, too: a mend is the likeliest reading, but never a sure one.
  constexpr double mended = 0.7;
  const double confidence =
      std::min(confidence_of(candidate.score, fit), joined == written ? 1 : mended);
  // Among equals, the domain that people use is the better reading.
  return {candidate.text, local + "@" + domain,
          domains_.contains(domain) ? confidence : confidence * 0.95};
}

Interpretation EmailField::interpret(const FieldSpec&,
                                     const std::vector<Candidate>& candidates) const {
  return most_confident(candidates, [&](const Candidate& candidate) { return judge(candidate); });
}

std::string EmailField::print(const FieldSpec&, const std::string& value) const { return value; }

std::string EmailField::synthesize(const FieldSpec&, std::mt19937_64& random) const {
  const std::vector<std::string> first = {"nguyen", "tran", "le",   "pham", "hoang",
                                          "lan",    "minh", "hung", "thuy", "son"};
  const std::vector<std::string> joints = {"", ".", "_"};
  std::string local = pick(random, first);
  local += pick(random, joints);
  local += pick(random, first);
  local += pick_digits(random, pick(random, 4));
  // Nine in ten private addresses are of the first, largest provider.
  const bool largest = pick(random, 10) != 0;
  return local + "@" + (largest ? domains_.entries().front() : pick(random, domains_.entries()));
}

}  // namespace hoso

HOSO_PLUGIN("field_email", "1.0.0", "E-mail addresses", hoso::register_stages)
