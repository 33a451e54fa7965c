#!/bin/sh
# The README's configuration in real Helixes, in a terminal: those of two newer Debians, unpacked beside the
# system. The last line is "N passed, N failed", with the number of what was skipped if any was.
#
#   FACTDESK_BIN, FACTDESK_E2E_REQUIRED   see ../../test/have.sh
#   HELIXES                               Helixes to test instead, separated by spaces
set -eu
here=$(cd "$(dirname "$0")" && pwd)
editors=$(cd "$here/../.." && pwd)
. "$editors/test/have.sh"

debian python3 python3 || skip "there is no Python here, and it could not be installed"
debian tmux tmux || skip "there is no tmux here, and it could not be installed"
if [ -z "${HELIXES:-}" ]; then
  HELIXES=
  for suite in trixie forky; do
    newer "$suite" hx hx && HELIXES="$HELIXES $newer"
  done
  [ -n "$HELIXES" ] || skip "no Helix can be had here"
fi
# shellcheck disable=SC2086
PYTHONPATH=$editors/test exec python3 "$here/scenario.py" $HELIXES
