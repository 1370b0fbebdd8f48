// Throws something that is no exception while it registers.
#include <hoso/plugin.hpp>

HOSO_PLUGIN("prepare_register_throws", "1.0.0", "Throws", [](hoso::Registrar&) { throw 7; })
