#!/bin/sh
# Installs the calendar programs that tests/interop reads feeds with into .venv/readers, from
# pinned releases, and again only when those change. Needs: make .venv/dev, a C compiler,
# libical (Debian: libical-dev), Node.js 18 or later with npm.
set -eu
cd "$(dirname "$0")/../.."
here=tests/interop
readers=.venv/readers

wanted=$(cat "$here/install.sh" "$here/requirements.txt" "$here/package.json" \
    "$here/read_with_libical.c" | cksum)
[ "$(cat "$readers/installed" 2>/dev/null)" = "$wanted" ] && exit

rm -rf "$readers"
mkdir "$readers"
.venv/bin/python -m venv "$readers/python"
"$readers/python/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: -r "$here/requirements.txt"
cp "$here/package.json" "$readers"
# --no-package-lock: a lock would record the addresses that packages were fetched from.
# --ignore-scripts: nothing that is fetched is run while it is installed.
npm install --prefix "$readers" --no-package-lock --ignore-scripts --no-audit --no-fund --silent
cc -Wall -Wextra -Werror -O1 -o "$readers/read_with_libical" "$here/read_with_libical.c" -lical
echo "$wanted" >"$readers/installed"
