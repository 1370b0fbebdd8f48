#include "xml/xpath.hpp"

#include <libxml/xpath.h>

#include <memory>

namespace hoso::xml {
namespace {

struct Free {
  void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
  void operator()(xmlXPathCompExpr* compiled) const { xmlXPathFreeCompExpr(compiled); }
};

void keep_message(void* kept, xmlErrorPtr error) {
  auto& message = *static_cast<std::string*>(kept);
  if (message.empty() && error->message) message = error->message;
  while (!message.empty() && message.back() == '\n') message.pop_back();
}

}  // namespace

std::string xpath_complaint(const std::string& expression) {
  std::string message;
  const std::unique_ptr<xmlXPathContext, Free> context(xmlXPathNewContext(nullptr));
  context->userData = &message;
  context->error = keep_message;
  const std::unique_ptr<xmlXPathCompExpr, Free> compiled(xmlXPathCtxtCompile(
      context.get(), reinterpret_cast<const xmlChar*>(expression.c_str())));
  if (compiled) return {};
  return message.empty() ? "no XPath expression" : message;
}

}  // namespace hoso::xml
