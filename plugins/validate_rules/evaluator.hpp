// XPath 1.0 with hoso's functions over one document of the dossier.
#pragma once

#include <libxml/xpath.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <hoso/form_template.hpp>
#include <hoso/identifiers.hpp>
#include <hoso/places.hpp>

namespace hoso::rules {

/// What the functions may ask about.
struct Scope {
  const FormTemplate& form;
  const Places& places;
  Date today;
  xmlNode* document = nullptr;  ///< the `document` element
  xmlNode* row = nullptr;       ///< the `row` a for-each rule is at; null outside such a rule
};

using Value = std::variant<bool, double, std::string, xmlNode*>;
using Arguments = std::vector<std::string>;

/// A registered function. All arguments are strings, converted as by XPath's string().
/// `call` throws std::invalid_argument for a call that no rule should make.
struct Function {
  std::string_view name;
  std::size_t argument_count;
  Value (*call)(const Scope&, const Arguments&);
};

[[nodiscard]] std::span<const Function> field_functions();
[[nodiscard]] std::span<const Function> value_functions();
[[nodiscard]] std::span<const Function> place_functions();

/// Evaluates in one scope. Every evaluation throws Error("rules.evaluation_failed") with the
/// placeholder `detail` when the expression cannot be evaluated. One thread at a time.
class Evaluator {
 public:
  Evaluator(xmlDoc* tree, Scope scope);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  [[nodiscard]] bool holds(const std::string& expression);
  [[nodiscard]] double number(const std::string& expression);
  [[nodiscard]] std::string text(const std::string& expression);

 private:
  struct Call;
  struct FreeContext {
    void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
  };
  struct FreeObject {
    void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
  };
  std::unique_ptr<xmlXPathObject, FreeObject> evaluate(const std::string& expression);

  std::unique_ptr<Call> call_;
  std::unique_ptr<xmlXPathContext, FreeContext> context_;
};

}  // namespace hoso::rules
