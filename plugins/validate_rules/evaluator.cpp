#include "evaluator.hpp"

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>

#include <algorithm>

#include <hoso/error.hpp>

namespace hoso::rules {
namespace {

/// A rule needs some hundreds of steps; this stops a rule that goes through all pairs of pages.
constexpr unsigned long max_operations = 2'000'000;

const Function* find_function(std::string_view name) {
  for (const auto functions : {field_functions(), value_functions(), place_functions()}) {
    const auto found = std::ranges::find(functions, name, &Function::name);
    if (found != functions.end()) return &*found;
  }
  return nullptr;
}

std::string_view called_name(const xmlXPathParserContext* parser) {
  return reinterpret_cast<const char*>(parser->context->function);
}

xmlXPathObject* object_of(const Value& value) {
  struct Maker {
    xmlXPathObject* operator()(bool truth) const { return xmlXPathNewBoolean(truth ? 1 : 0); }
    xmlXPathObject* operator()(double number) const { return xmlXPathNewFloat(number); }
    xmlXPathObject* operator()(const std::string& text) const {
      return xmlXPathNewCString(text.c_str());
    }
    xmlXPathObject* operator()(xmlNode* node) const { return xmlXPathNewNodeSet(node); }
  };
  return std::visit(Maker(), value);
}

Arguments popped_arguments(xmlXPathParserContext* parser, int count) {
  Arguments arguments;
  for (int i = 0; i < count; ++i) {
    xmlChar* text = xmlXPathPopString(parser);
    arguments.emplace_back(text ? reinterpret_cast<const char*>(text) : "");
    xmlFree(text);
  }
  std::ranges::reverse(arguments);
  return arguments;
}

}  // namespace

/// What a function call inside libxml2 needs; an exception must not cross its C code.
struct Evaluator::Call {
  Scope scope;
  std::string problem;

  static Call& of(const xmlXPathParserContext* parser) {
    return *static_cast<Call*>(parser->context->userData);
  }

  void fail(xmlXPathParserContext* parser, const std::string& detail) {
    if (problem.empty()) problem = detail;
    parser->error = XPATH_EXPR_ERROR;
  }

  static void run(xmlXPathParserContext* parser, int argument_count) {
    Call& call = of(parser);
    try {
      const Function& function = *find_function(called_name(parser));
      const Arguments arguments = popped_arguments(parser, argument_count);
      if (arguments.size() != function.argument_count) {
        throw std::invalid_argument(std::string(function.name) + "() takes " +
                                    std::to_string(function.argument_count) + " arguments");
      }
      valuePush(parser, object_of(function.call(call.scope, arguments)));
    } catch (const std::exception& failure) {
      call.fail(parser, failure.what());
    }
  }

  static void refuse(xmlXPathParserContext* parser, int) {
    of(parser).fail(parser, "there is no function " + std::string(called_name(parser)) + "()");
  }

  /// Asked before XPath's own functions. libxml2 prints to stderr when a function is unknown to
  /// everybody, so such a name gets a function that refuses.
  static xmlXPathFunction look_up(void* data, const xmlChar* name, const xmlChar*) {
    if (find_function(reinterpret_cast<const char*>(name))) return run;
    const auto* context = static_cast<const xmlXPathContext*>(data);
    return xmlHashLookup(context->funcHash, name) ? nullptr : refuse;
  }

  static void keep_message(void* data, xmlErrorPtr error) {
    std::string& problem = static_cast<Call*>(data)->problem;
    if (!problem.empty() || !error->message) return;
    problem = error->message;
    while (!problem.empty() && problem.back() == '\n') problem.pop_back();
  }
};

Evaluator::Evaluator(xmlDoc* tree, Scope scope)
    : call_(std::make_unique<Call>(Call{scope, {}})), context_(xmlXPathNewContext(tree)) {
  context_->node = scope.row ? scope.row : scope.document;
  context_->userData = call_.get();
  context_->error = Call::keep_message;
  xmlXPathRegisterFuncLookup(context_.get(), Call::look_up, context_.get());
}

Evaluator::~Evaluator() = default;

std::unique_ptr<xmlXPathObject, Evaluator::FreeObject> Evaluator::evaluate(
    const std::string& expression) {
  call_->problem.clear();
  context_->opLimit = max_operations;
  context_->opCount = 0;
  std::unique_ptr<xmlXPathObject, FreeObject> result(xmlXPathEvalExpression(
      reinterpret_cast<const xmlChar*>(expression.c_str()), context_.get()));
  if (result) return result;
  throw Error("rules.evaluation_failed",
              {{"detail", call_->problem.empty() ? "no XPath expression" : call_->problem}});
}

bool Evaluator::holds(const std::string& expression) {
  return xmlXPathCastToBoolean(evaluate(expression).get()) != 0;
}

double Evaluator::number(const std::string& expression) {
  return xmlXPathCastToNumber(evaluate(expression).get());
}

std::string Evaluator::text(const std::string& expression) {
  const auto object = evaluate(expression);
  xmlChar* text = xmlXPathCastToString(object.get());
  std::string copy = text ? reinterpret_cast<const char*>(text) : "";
  xmlFree(text);
  return copy;
}

}  // namespace hoso::rules
