# Sourced by scripts/demo and scripts/test: installs what is missing, configures and builds.
# Names of packages stand in scripts/dependencies.txt only.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CCACHE_DIR="${CCACHE_DIR:-$HOME/.cache/ccache}"
# The same source in another folder is the same to the cache.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1

say() { printf '\n== %s\n' "$*" >&2; }

# packages_of SECTION...: the package names listed under [SECTION]. A line "npm unless-command npm" says that a
# machine which has that command from elsewhere needs no such package (NodeSource's node comes with its own npm).
packages_of() {
  local wanted=" $* "
  awk -v wanted="$wanted" '
    /^\[/ { section = substr($0, 2, length($0) - 2); next }
    /^#/ || NF == 0 { next }
    index(wanted, " " section " ") && $2 == "unless-command" && system("command -v " $3 " >/dev/null") == 0 { next }
    index(wanted, " " section " ") { print $1 }' scripts/dependencies.txt
}

install_missing() {
  local missing=() package
  for package in $(packages_of "$@"); do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET: a full build in build/PRESET.
build() {
  say "building (preset $1)"
  cmake --preset "$1" >/dev/null
  cmake --build --preset "$1" >&2
}
