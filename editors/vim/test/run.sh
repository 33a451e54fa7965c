#!/bin/sh
# The README's configurations in a real Vim, in a terminal, with Debian's YouCompleteMe and ALE. The last line
# is "N passed, N failed", with the number of what was skipped if any was.
#
#   FACTDESK_BIN, FACTDESK_E2E_REQUIRED   see ../../test/have.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
editors=$(cd "$here/../.." && pwd)
. "$editors/test/have.sh"

debian python3 python3 || skip "there is no Python here, and it could not be installed"
debian tmux tmux || skip "there is no tmux here, and it could not be installed"
debian vim.nox vim-nox || skip "there is no vim-nox here, and it could not be installed"
plugins=
if debian /usr/share/vim-youcompleteme vim-youcompleteme; then
  plugins=YouCompleteMe
else
  skip_one "there is no vim-youcompleteme here, and it could not be installed"
fi
if debian /usr/share/vim-ale vim-ale; then
  plugins="$plugins ALE"
else
  skip_one "there is no vim-ale here, and it could not be installed"
fi
[ -n "$plugins" ] || skip "Vim has no language client here"
# shellcheck disable=SC2086
PYTHONPATH=$editors/test exec python3 "$here/scenario.py" "$(command -v vim.nox)" $plugins
