#!/bin/sh
# The README's configuration in real Emacsen with eglot, in a terminal: Debian's, and one of a newer Debian
# unpacked beside it. The last line is "N passed, N failed", with the number of what was skipped if any was.
#
#   FACTDESK_BIN, FACTDESK_E2E_REQUIRED   see ../../test/have.sh
#   EMACSEN                               Emacsen to test instead, separated by spaces
set -eu
here=$(cd "$(dirname "$0")" && pwd)
editors=$(cd "$here/../.." && pwd)
. "$editors/test/have.sh"

debian python3 python3 || skip "there is no Python here, and it could not be installed"
debian tmux tmux || skip "there is no tmux here, and it could not be installed"
if [ -z "${EMACSEN:-}" ]; then
  debian emacs emacs-nox || skip "there is no Emacs here, and it could not be installed"
  # Both are packages of their own, unless Emacs is new enough to have eglot in it.
  for library in markdown-mode eglot; do
    has_library() { emacs --batch -f package-initialize --eval "(require '$library)" >/dev/null 2>&1; }
    has_library || debian - "elpa-$library" || has_library ||
      skip "Emacs has no $library here, and it could not be installed"
  done
  EMACSEN=$(command -v emacs)
  newer trixie emacs-nox emacs-nox && EMACSEN="$EMACSEN $newer"
fi
# shellcheck disable=SC2086
PYTHONPATH=$editors/test exec python3 "$here/scenario.py" $EMACSEN
