"""The policy checks themselves: each must see a breach put before it."""

import pathlib

import include_layers
import sources


def fails(check, path, text):
    return bool(list(check(pathlib.Path(path), text)))


def breaches():
    cases = [
        ("a layer reaching up", include_layers.layer_breaches, "engine/src/model/a.cpp",
         '#include "pipeline/run.hpp"'),
        ("Boost.DLL outside the host", include_layers.boost_dll_breaches, "engine/src/model/a.cpp",
         "#include <boost/dll.hpp>"),
        ("a library type in the SDK", include_layers.sdk_breaches, "engine/include/hoso/a.hpp",
         "#include <opencv2/core.hpp>"),
        ("a plugin reaching out", include_layers.plugin_breaches, "plugins/field_x/a.cpp",
         '#include "pipeline/run.hpp"'),
    ]
    for name, check, path, text in cases:
        if not fails(check, path, text):
            yield f"not noticed: {name}"
    if fails(include_layers.layer_breaches, "engine/src/pipeline/a.cpp", '#include "plugin/host.hpp"'):
        yield "refused: the pipeline may include the plugin host"


if __name__ == "__main__":
    sources.finish(list(breaches()))
