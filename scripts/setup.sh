#!/bin/sh
# Prepares what a `make` command needs: system libraries, .venv, the locked packages, the project.
# Does only what is missing, so that a second run starts at once.
# usage: scripts/setup.sh LOCK_FILE [bundle]
set -eu
cd "$(dirname "$0")/.."
lock=$1
purpose=${2:-}
stamp=.venv/installed-$lock
bin=.venv/bin
[ "${OS:-}" != Windows_NT ] || bin=.venv/Scripts
state=$({ pwd; cat "$lock" pyproject.toml; } | cksum)

# The Debian and Ubuntu packages that Qt needs, each with the library it brings (the package
# names gain a "t64" on newer releases; the library names stay).
qt_offscreen="libglib2.0-0:libglib-2.0.so.0 libgl1:libGL.so.1 libegl1:libEGL.so.1
    libxkbcommon0:libxkbcommon.so.0 libx11-6:libX11.so.6 libfontconfig1:libfontconfig.so.1
    libdbus-1-3:libdbus-1.so.3 libgssapi-krb5-2:libgssapi_krb5.so.2"
qt_window="libxcb-cursor0:libxcb-cursor.so.0 libxcb-icccm4:libxcb-icccm.so.4
    libxcb-keysyms1:libxcb-keysyms.so.1 libxcb-shape0:libxcb-shape.so.0
    libxkbcommon-x11-0:libxkbcommon-x11.so.0"
# Those that building a bundle and trying it out need, each with the command it brings.
bundle_tools="binutils:objdump xvfb:Xvfb xdotool:xdotool"

fail() {
    echo "$*" >&2
    exit 1
}

find_python() {
    for python in python3 python python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    fail "TinyLM needs Python 3.11 or newer, and neither python3 nor python3.11 to python3.14 is one:" \
        "install it and run make again."
}

installed() {
    [ -x $bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]
}

missing_packages() {
    needed=$qt_offscreen
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}$purpose" ]; then
        needed="$needed $qt_window"
    fi
    if [ "$purpose" = bundle ]; then # Debian keeps the library of its Python in a package
        needed="$needed $("$python" -c '
import sys
if sys.base_prefix == "/usr":
    print("libpython{0}.{1}:libpython{0}.{1}.so".format(*sys.version_info))')"
    fi
    libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    for pair in $needed; do
        case $libraries in
            *"${pair#*:}"*) ;;
            *) echo "${pair%:*}" ;;
        esac
    done
    if [ "$purpose" = bundle ]; then
        for pair in $bundle_tools; do
            command -v "${pair#*:}" >/dev/null || echo "${pair%:*}"
        done
    fi
    # Debian keeps the part of Python that makes environments in a package of its own.
    if ! installed && ! "$python" -c 'import ensurepip' 2>/dev/null; then
        echo "$(basename "$python")-venv"
    fi
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        fail "Some system packages are missing. Type this once, then run make again:
  sudo apt-get update && sudo apt-get install -y $*"
    fi
    echo "Installing system packages: $*"
    $sudo apt-get update -qq || true # one dead source need not stop us
    $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

install_project() {
    echo "Installing the packages of $lock into .venv (once; this can take a minute or two)"
    if ! $bin/python -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --clear .venv
    fi
    pip="env PIP_DISABLE_PIP_VERSION_CHECK=1 $bin/python -m pip install --quiet"
    $pip --require-hashes -r "$lock"
    $pip --no-deps --no-build-isolation -e .
    echo "$state" >"$stamp"
}

if [ -n "$purpose" ] || ! installed; then
    find_python
fi
if command -v apt-get >/dev/null; then
    missing=$(missing_packages)
    if [ -n "$missing" ]; then
        install_packages $missing
    fi
fi
installed || install_project
