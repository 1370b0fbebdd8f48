// A descriptor of another length: nothing behind its size may be read.
#include <hoso/plugin.hpp>

extern "C" __attribute__((visibility("default")))
const hoso::PluginDescriptor hoso_plugin_descriptor;
__attribute__((used, section("hoso_plugin")))
const hoso::PluginDescriptor hoso_plugin_descriptor = {
    hoso::plugin_magic, 4096, nullptr, nullptr, nullptr, nullptr, nullptr};
