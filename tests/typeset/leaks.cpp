// Fontconfig keeps its caches until the process ends and calls nobody to free them. The leak
// sanitizer asks for this function by name.
extern "C" [[gnu::visibility("default")]] const char* __lsan_default_suppressions();

const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
