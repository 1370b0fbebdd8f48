"""Which layer may include which: docs/architecture.md. A plugin knows the SDK and itself."""

import re

import sources

CORE = {"model", "text", "geometry"}
ALLOWED = {
    "model": set(),
    "archive": set(),
    "text": set(),
    "geometry": set(),
    "xml": set(),
    "template": CORE | {"xml"},
    "report": CORE | {"xml"},
    "imaging": set(),
    "line_model": set(),
    "pdf": set(),
    "signing": {"xml"},
    "typeset": CORE | {"xml", "template"},
    "calendar": CORE | {"xml", "template"},
    "filling": CORE | {"xml", "typeset"},
    "exports": CORE | {"xml", "files"},
    "form_pdf": CORE | {"typeset"},
    "confine": set(),
    "external": CORE | {"confine"},
    "plugin": CORE | {"external"},
    "files": set(),
    "manual": set(),
    "http": set(),
    "store": {"files"},
    "intake": {"confine", "files", "store"},
    "packaging": CORE | {"xml", "template", "files", "signing"},
    "json_schema": set(),
    "portal": CORE | {"xml", "json_schema", "files"},
    "variants": CORE | {"xml", "template", "files"},
    "pipeline": CORE | {"template", "report", "plugin", "confine", "confidence", "files"},
    "contract": CORE | {"pipeline", "plugin"},
    "synthetic": CORE | {"typeset"},
    "confidence": {"xml", "template"},
    "bench": CORE | {"pipeline", "plugin", "template", "synthetic", "typeset", "confidence"},
    "review": CORE | {"pipeline", "store", "plugin", "confidence"},
    "template_editing": CORE | {"xml", "template"},
    "drafting": CORE | {"xml", "template"},
    "form_diff": CORE | {"xml", "template", "drafting"},
    "html_page": set(),
    "form_testing": CORE | {"bench", "confidence", "html_page", "pipeline", "synthetic", "typeset"},
    "explain": CORE | {"pipeline", "plugin", "synthetic"},
}
# Foreign headers that an optional part of the SDK shows.
WELCOME = [("opencv2/", "imaging"), ("qpdf/", "pdf")]
QUOTED = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
ANGLED = re.compile(r"^\s*#\s*include\s+<([^>]+)>", re.M)


def layer_breaches(path, text):
    """Quoted includes that leave a layer's allowed set."""
    layer = path.parts[2]
    allowed = ALLOWED.get(layer, set()) | {layer}
    for name in QUOTED.findall(text):
        target = name.split("/")[0] if "/" in name else layer
        if target not in allowed:
            yield f"{path}: layer {layer} includes {name}"


def boost_dll_breaches(path, text):
    """Only the plugin host touches Boost.DLL."""
    if "boost/dll" in text and path.parts[:3] != ("engine", "src", "plugin"):
        yield f"{path}: includes Boost.DLL outside engine/src/plugin"


def sdk_breaches(path, text):
    """The SDK is std + hoso; OpenCV only in hoso/imaging, qpdf only in hoso/pdf."""
    for name in ANGLED.findall(text):
        foreign = "/" in name and not name.startswith("hoso/")
        welcome = any(name.startswith(prefix) and folder in path.parts for prefix, folder in WELCOME)
        if foreign and not welcome:
            yield f"{path}: the SDK includes {name}"


def plugin_breaches(path, text):
    """A plugin's quoted includes lie in its own folder."""
    folder = sources.ROOT.joinpath(*path.parts[:2])
    for name in QUOTED.findall(text):
        if not (folder / name).exists() and not (sources.ROOT / path.parent / name).exists():
            yield f"{path}: includes {name}, which is not in its own folder"


def breaches():
    for path in sources.files("engine/src"):
        text = sources.without_comments(sources.text_of(path))
        yield from layer_breaches(path, text)
        yield from boost_dll_breaches(path, text)
    for path in sources.files("engine/include"):
        yield from sdk_breaches(path, sources.without_comments(sources.text_of(path)))
    for path in sources.files("plugins"):
        text = sources.without_comments(sources.text_of(path))
        yield from plugin_breaches(path, text)
        yield from boost_dll_breaches(path, text)


if __name__ == "__main__":
    sources.finish(list(breaches()))
