#!/bin/sh
# The extension's types, lint, layout and unit tests, then the extension in the real workbench: builds the .vsix with the program inside, installs it into code-server,
# opens an invented draft in Chromium and uses it as a reporter would. The last line is "N passed, N failed".
#
#   FACTDESK_BIN           the program (default: target/release or target/debug of this checkout, the newer one)
#   FACTDESK_SHOTS         folder for the screenshots (default: a new one under /tmp)
#   FACTDESK_IMAGES        folder for the pictures of the README and the walkthrough (default: the same)
#   FACTDESK_E2E_ONLY      scenarios to run, with commas between: names of files in e2e/ (default: all)
#   FACTDESK_E2E_REQUIRED  when set, a machine without Chromium or code-server is a failure and not a skip
#
# What it needs and the machine lacks is put under ${XDG_CACHE_HOME:-~/.cache}/factdesk-e2e, once.
set -eu

NODE_VERSION=24.21.0 # the major version that code-server asks for
CODE_SERVER_VERSION=4.139.1

here=$(cd "$(dirname "$0")" && pwd)
extension=$(dirname "$here")
repository=$(cd "$extension/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/factdesk-e2e

skip() {
  echo "skipped: $1"
  if [ -n "${FACTDESK_E2E_REQUIRED:-}" ]; then
    echo "0 passed, 1 failed"
    exit 1
  fi
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}

# The newer of the two builds is the one somebody has just made.
if [ -z "${FACTDESK_BIN:-}" ]; then
  FACTDESK_BIN=$(ls -t "$repository/target/release/factdesk" "$repository/target/debug/factdesk" 2>/dev/null | head -n 1)
fi
if [ ! -x "${FACTDESK_BIN:-}" ]; then
  echo "no program to test: run \`cargo build\`, or name one in FACTDESK_BIN" >&2
  echo "0 passed, 1 failed"
  exit 2
fi
FACTDESK_BIN=$(realpath "$FACTDESK_BIN")

find_chromium() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
}
CHROMIUM=${CHROMIUM:-$(find_chromium || true)}
if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing Chromium"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } \
    >/dev/null 2>&1 || true
  CHROMIUM=$(find_chromium || true)
fi
[ -n "$CHROMIUM" ] || skip "there is no Chromium here, and it could not be installed"

npm_quietly() {
  npm --no-audit --no-fund --loglevel=error "$@" >/dev/null
}

# Each program is installed beside its place and moved there when it is whole.
install_node() {
  new=$(mktemp -d "$cache/node.XXXXXX")
  cd "$new"
  echo '{"private": true}' >package.json
  npm_quietly install --ignore-scripts=false "node@$NODE_VERSION" || return 1
  mv "$new" "$cache/node-$NODE_VERSION"
}

# Without install scripts: they compile for minutes what a language client does not use.
install_code_server() {
  new=$(mktemp -d "$cache/code-server.XXXXXX")
  cd "$new"
  echo '{"private": true}' >package.json
  npm_quietly install --ignore-scripts "code-server@$CODE_SERVER_VERSION" || return 1
  cd node_modules/code-server/lib/vscode
  npm_quietly install --omit=dev --ignore-scripts || return 1
  (cd extensions && npm_quietly install --omit=dev --ignore-scripts) || return 1
  rm -rf extensions/copilot node_modules/@github node_modules/@devcontainers # 167 MB nobody asks for
  mv "$new" "$cache/code-server-$CODE_SERVER_VERSION"
}

mkdir -p "$cache"
if command -v flock >/dev/null; then
  exec 9>"$cache/.lock"
  flock 9 # two runs at a time would install the same thing twice
fi
node=$cache/node-$NODE_VERSION/node_modules/node/bin
if [ ! -x "$node/node" ]; then
  echo "installing Node $NODE_VERSION"
  (install_node) || skip "Node $NODE_VERSION could not be had from npm"
fi
PATH=$node:$PATH
export PATH
code_server=$cache/code-server-$CODE_SERVER_VERSION/node_modules/code-server/out/node/entry.js
if [ ! -f "$code_server" ]; then
  echo "installing code-server $CODE_SERVER_VERSION"
  (install_code_server) || skip "code-server $CODE_SERVER_VERSION could not be had from npm"
fi

cd "$extension"
if ! cmp -s package-lock.json node_modules/.installed; then
  echo "installing what the extension is built with"
  npm_quietly ci
  cp package-lock.json node_modules/.installed
fi
if command -v flock >/dev/null; then
  flock -u 9
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export FACTDESK_BIN
{ npm run --silent check && npm run --silent test; } >"$scratch/unit.log" 2>&1 || {
  grep -v '^ok\|^# Subtest' "$scratch/unit.log"
  echo "0 passed, 1 failed"
  exit 1
}
npm run --silent package -- --target --out "$scratch/factdesk.vsix" >"$scratch/package.log" 2>&1 || {
  cat "$scratch/package.log"
  echo "0 passed, 1 failed"
  exit 1
}

FACTDESK_SHOTS=${FACTDESK_SHOTS:-$(mktemp -d -t factdesk-shots.XXXXXX)}
mkdir -p "$FACTDESK_SHOTS"
FACTDESK_SHOTS=$(cd "$FACTDESK_SHOTS" && pwd)
echo "screenshots: $FACTDESK_SHOTS"

export CHROMIUM FACTDESK_SHOTS
CODE_SERVER=$code_server VSIX=$scratch/factdesk.vsix node "$here/e2e/run.mjs"
