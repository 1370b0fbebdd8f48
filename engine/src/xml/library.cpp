#include "xml/library.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemastypes.h>

#include <mutex>

namespace hoso::xml {

void start_library() {
  static std::once_flag started;
  std::call_once(started, [] {
    xmlInitParser();
    // Otherwise made by the first schema there is, without a lock.
    xmlSchemaInitTypes();
  });
}

}  // namespace hoso::xml
