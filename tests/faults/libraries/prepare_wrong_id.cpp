// Calls itself by another plugin's name.
#include <hoso/plugin.hpp>

HOSO_PLUGIN("prepare_upright", "1.0.0", "Impostor", [](hoso::Registrar&) {})
