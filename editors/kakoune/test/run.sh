#!/bin/sh
# The README's configuration in real Kakounes with kakoune-lsp, in a terminal: Debian's, and that of a newer
# Debian unpacked beside it. The last line is "N passed, N failed", with the number of what was skipped if any was.
#
#   FACTDESK_BIN, FACTDESK_E2E_REQUIRED   see ../../test/have.sh
#   KAKOUNES                              Kakounes to test instead, separated by spaces
set -eu
KAK_LSP_VERSION=22.0.0

here=$(cd "$(dirname "$0")" && pwd)
editors=$(cd "$here/../.." && pwd)
. "$editors/test/have.sh"

debian python3 python3 || skip "there is no Python here, and it could not be installed"
debian tmux tmux || skip "there is no tmux here, and it could not be installed"
if [ -z "${KAKOUNES:-}" ]; then
  debian kak kakoune || skip "there is no Kakoune here, and it could not be installed"
  KAKOUNES=$(command -v kak)
  newer trixie kakoune kak && KAKOUNES="$KAKOUNES $newer"
fi

kak_lsp=$cache/kak-lsp-$KAK_LSP_VERSION
if [ ! -x "$kak_lsp/bin/kak-lsp" ]; then
  command -v cargo >/dev/null || skip "there is no kak-lsp here, and no cargo to build it with"
  echo "building kak-lsp $KAK_LSP_VERSION"
  mkdir -p "$cache"
  # Beside its place, and moved there when it is whole. Without optimisation: it is built once and run for seconds.
  CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR="$kak_lsp.$$/target" \
    cargo install --quiet --locked --debug --root "$kak_lsp.$$" kak-lsp --version "$KAK_LSP_VERSION" >/dev/null 2>&1 || {
    rm -rf "$kak_lsp.$$"
    skip "kak-lsp $KAK_LSP_VERSION could not be had from the Rust registry"
  }
  rm -rf "$kak_lsp.$$/target" "$kak_lsp"
  mv "$kak_lsp.$$" "$kak_lsp"
fi
# shellcheck disable=SC2086
PATH=$kak_lsp/bin:$PATH PYTHONPATH=$editors/test exec python3 "$here/scenario.py" $KAKOUNES
