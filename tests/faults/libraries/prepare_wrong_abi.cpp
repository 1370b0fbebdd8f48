// Built for an SDK that is not this one.
#include <hoso/plugin.hpp>

extern "C" __attribute__((visibility("default")))
const hoso::PluginDescriptor hoso_plugin_descriptor;
__attribute__((used, section("hoso_plugin")))
const hoso::PluginDescriptor hoso_plugin_descriptor = {
    hoso::plugin_magic, sizeof(hoso::PluginDescriptor), "hoso-99.0/other", "prepare_wrong_abi",
    "1.0.0", "Other ABI", [](hoso::Registrar&) {}};
