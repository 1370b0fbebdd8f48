// A library that happens to have a plugin's file name; loading it ends the process.
#include <cstdlib>

namespace {
struct AtLoad {
  AtLoad() { std::abort(); }
};
const AtLoad at_load;
}  // namespace
