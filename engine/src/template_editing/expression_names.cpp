#include "template_editing/expression_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <hoso/rule_functions.hpp>

#include "template_editing/edit_checks.hpp"

namespace hoso::template_editing {
namespace {

struct Token {
  enum class Kind { text, name, number, sign };
  Kind kind;
  std::size_t begin;  ///< of a text: behind its quote
  std::string_view text;
};

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0; }
bool is_in_name(char c) {
  return begins_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.';
}
bool is_in_number(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.'; }

/// Of XPath 1.0, as far as names can be told from texts and signs; what does not compile gives some tokens, too.
std::vector<Token> tokens_of(std::string_view expression) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < expression.size();) {
    const char c = expression[at];
    const auto end_of = [&](bool (*is_in)(char)) {
      return static_cast<std::size_t>(
          std::find_if_not(expression.begin() + static_cast<std::ptrdiff_t>(at), expression.end(), is_in) -
          expression.begin());
    };
    if (c == '\'' || c == '"') {
      const std::size_t end = std::min(expression.find(c, at + 1), expression.size());
      tokens.push_back({Token::Kind::text, at + 1, expression.substr(at + 1, end - at - 1)});
      at = end + 1;
    } else if (begins_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0) {
      const std::size_t end = end_of(begins_name(c) ? is_in_name : is_in_number);
      tokens.push_back({begins_name(c) ? Token::Kind::name : Token::Kind::number, at, expression.substr(at, end - at)});
      at = end;
    } else {
      const std::size_t length = expression.substr(at).starts_with("!=") ? 2 : 1;
      const bool white = std::isspace(static_cast<unsigned char>(c)) != 0;
      if (!white) tokens.push_back({Token::Kind::sign, at, expression.substr(at, length)});
      at += length;
    }
  }
  return tokens;
}

bool takes_field(std::string_view function) {
  const auto found = std::ranges::find(rule_functions, function, &RuleFunction::name);
  return found != rule_functions.end() && found->takes_field;
}

/// One expression's tokens, by position.
class Expression {
 public:
  Expression(std::string_view text, std::string_view for_each) : tokens_(tokens_of(text)), for_each_(for_each) {}

  [[nodiscard]] std::vector<NameChange> changes(const Renaming& renaming) const {
    std::vector<NameChange> all;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].kind != Token::Kind::text) continue;
      for (NameChange change : changes_at(at, renaming)) {
        all.push_back({tokens_[at].begin + change.begin, tokens_[at].begin + change.end, std::move(change.to)});
      }
    }
    return all;
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view sign) const {
    return at < tokens_.size() && tokens_[at].kind == Token::Kind::sign && tokens_[at].text == sign;
  }
  [[nodiscard]] bool compares(std::size_t at) const { return is(at, "=") || is(at, "!="); }

  [[nodiscard]] std::vector<NameChange> changes_at(std::size_t at, const Renaming& renaming) const {
    const std::string_view text = tokens_[at].text;
    const std::string_view attribute = attribute_beside(at);
    if (attribute == "id" || is_field_argument(at)) return changes_in_name(text, renaming);
    if (text != renaming.from) return {};
    const bool table = attribute == "table" && renaming.kind == Renaming::Kind::table;
    const bool column = attribute == "column" && renaming.kind == Renaming::Kind::column && is_of_table(at, renaming);
    if (!table && !column) return {};
    return {{0, text.size(), renaming.to}};
  }

  [[nodiscard]] bool is_field_argument(std::size_t at) const {
    return at >= 2 && is(at - 1, "(") && tokens_[at - 2].kind == Token::Kind::name && takes_field(tokens_[at - 2].text);
  }

  /// The attribute that a text is compared with, on either side, or that a function takes before it, as in
  /// starts-with(@id, 'members['). Empty = none.
  [[nodiscard]] std::string_view attribute_beside(std::size_t at) const {
    if (at >= 3 && (compares(at - 1) || is(at - 1, ",")) && is(at - 3, "@")) return tokens_[at - 2].text;
    if (!compares(at + 1)) return "";
    for (std::size_t next = at + 2; next + 1 < tokens_.size(); ++next) {
      if (is(next, "@")) return tokens_[next + 1].text;
      const bool path = tokens_[next].kind == Token::Kind::name || is(next, "/") || is(next, ".");
      if (!path) break;
    }
    return "";
  }

  /// Whether the column named at `at` is one of the renaming's table.
  [[nodiscard]] bool is_of_table(std::size_t at, const Renaming& renaming) const {
    const std::string_view said = table_before(at);
    if (!said.empty()) return said == renaming.table;
    if (!for_each_.empty()) return for_each_ == renaming.table;
    if (renaming.is_common) {
      refuse("@column = '" + renaming.from + "'", "a rule that says @table = '" + renaming.table + "' before it");
    }
    return true;
  }

  /// The table that the path before `at` is told to go through: row[@table='members']/field[@column='sex']. Empty =
  /// none.
  [[nodiscard]] std::string_view table_before(std::size_t at) const {
    int closed = 0, left = 0;  // brackets passed that are whole, and those that `at` stands in
    for (std::size_t i = at; i-- > 0;) {
      if (is(i, "]") || is(i, ")")) ++closed;
      const bool opens = is(i, "[") || is(i, "(");
      if (opens && closed > 0)
        --closed;
      else if (opens)
        ++left;
      if (closed == 0 && left > 0 && ends_path(i)) break;
      if (tokens_[i].kind == Token::Kind::text && attribute_beside(i) == "table") return tokens_[i].text;
    }
    return "";
  }

  [[nodiscard]] bool ends_path(std::size_t at) const {
    constexpr std::array<std::string_view, 10> ends{"and", "or", ",", "|", "=", "!=", "<", ">", "+", "*"};
    const bool text = tokens_[at].kind == Token::Kind::text;
    return !text && std::ranges::find(ends, tokens_[at].text) != ends.end();
  }

  std::vector<Token> tokens_;
  std::string_view for_each_;
};

/// Behind "members[12]" in a cell's id; 0 = it is none of that table.
std::size_t end_of_row(std::string_view id, std::string_view table) {
  if (!id.starts_with(table) || id.size() <= table.size() || id[table.size()] != '[') return 0;
  const std::size_t close = id.find(']');
  return close == std::string_view::npos ? 0 : close + 1;
}

}  // namespace

std::vector<NameChange> changes_in_name(std::string_view name, const Renaming& renaming) {
  if (renaming.kind == Renaming::Kind::field) {
    return name == renaming.from ? std::vector<NameChange>{{0, name.size(), renaming.to}} : std::vector<NameChange>{};
  }
  if (renaming.kind == Renaming::Kind::table) {
    const std::size_t length = renaming.from.size();
    const bool is_of_it =
        name.size() > length && name.starts_with(renaming.from) && (name[length] == '.' || name[length] == '[');
    return is_of_it ? std::vector<NameChange>{{0, length, renaming.to}} : std::vector<NameChange>{};
  }
  const std::size_t row = end_of_row(name, renaming.table);
  const std::size_t dot = row > 0 ? row : renaming.table.size();
  const bool is_cell = row > 0 || name.starts_with(renaming.table);
  if (!is_cell || name.size() <= dot || name[dot] != '.' || name.substr(dot + 1) != renaming.from) return {};
  return {{dot + 1, name.size(), renaming.to}};
}

std::vector<NameChange> changes_in_expression(std::string_view expression, std::string_view for_each,
                                              const Renaming& renaming) {
  return Expression(expression, for_each).changes(renaming);
}

}  // namespace hoso::template_editing
