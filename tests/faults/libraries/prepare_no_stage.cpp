// Offers nothing.
#include <hoso/plugin.hpp>

HOSO_PLUGIN("prepare_no_stage", "1.0.0", "Empty", [](hoso::Registrar&) {})
