#!/bin/sh
# End-to-end test: the plugin and the real program in real Neovims, headless, and at the keyboard.
#
#   test/run.sh [SCENARIO…]     all, or those of test/scenarios that are named (draft, wire, settings, …)
#
#   FACTDESK_BIN, FACTDESK_E2E_REQUIRED   see ../../test/have.sh
#   NVIMS                                 Neovims to test instead of the system's and those of newer
#                                         Debian suites, separated by spaces
#
# The last line is `N passed, N failed`, with the number of what was skipped if any was; the status is 1
# if anything failed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
plugin=$(dirname "$here")
editors=$(dirname "$plugin")
. "$editors/test/have.sh"
all="draft wire settings hints reading people commands missing install"
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $all

if [ -z "${NVIMS:-}" ]; then
  NVIMS=
  if debian nvim neovim; then
    NVIMS=$(command -v nvim)
  else
    skip_one "there is no Neovim here, and it could not be installed"
  fi
  for suite in trixie sid; do
    newer "$suite" neovim nvim && NVIMS="$NVIMS $newer"
  done
  [ -n "$NVIMS" ] || skip "no Neovim can be had here"
fi

scratch=$(mktemp -d)
passed=0
failed=0
mkdir "$scratch/bin"
ln -s "$FACTDESK_BIN" "$scratch/bin/factdesk"

# The commands and the init.lua that README.md gives.
readme_block() { awk -v want="<!-- tested: $1 -->" '$0 == want {on=1; next} on && /^```/ {if (in_block) exit; in_block=1; next} in_block' "$plugin/README.md"; }

run() { # NVIM SCENARIO
  home=$scratch/home
  rm -rf "$home"
  mkdir -p "$home/drafts" "$home/config/nvim" "$home/run"
  export FACTDESK_TEST="$here" FACTDESK_TEST_DIR="$home/drafts" FACTDESK_TEST_SCENARIO="$here/scenarios/$2.lua"
  if [ "$2" = install ]; then
    readme_block init.lua >"$home/config/nvim/init.lua"
    (cd "$plugin/../.." && HOME=$home && export HOME && readme_block install.sh | sh) || echo "  FAIL  the README's commands"
    mkdir "$home/drafts/installed"
    printf '# Ferry stays in port\n\nThe ferry carried TK passengers on the the first day.\n' >"$home/drafts/installed/ferry.md"
    set -- "$1" "$2" "$home/drafts/installed/ferry.md"
  else
    set -- "$1" "$2" -u NONE --cmd "set rtp^=$plugin"
  fi
  nvim=$1
  shift 2
  HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/.local/share XDG_STATE_HOME=$home/state \
    XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home/run NVIM_LOG_FILE=$home/log PATH=$scratch/bin:$PATH \
    timeout -k 5 180 "$nvim" --headless -i NONE -n "$@" -c "luafile $here/begin.lua" </dev/null
}

for nvim in $NVIMS; do
  echo "$("$nvim" --version | head -n 1) ($nvim)"
  for scenario in "$@"; do
    echo " $scenario"
    run "$nvim" "$scenario" >"$scratch/output" 2>"$scratch/messages"
    grep -v '^  done$' "$scratch/output"
    passed=$((passed + $(grep -c '^  ok ' "$scratch/output")))
    failed=$((failed + $(grep -c '^  FAIL ' "$scratch/output")))
    if ! grep -q '^  done$' "$scratch/output"; then
      echo "  FAIL  $scenario did not come to its end"
      sed 's/^/        /' "$scratch/messages"
      failed=$((failed + 1))
    fi
  done
done

# At the keyboard, with the screen; only when all is tested.
if [ "$*" = "$all" ]; then
  if debian python3 python3 && debian tmux tmux; then
    # shellcheck disable=SC2086
    SKIPPED=0 PYTHONPATH=$editors/test python3 "$here/keyboard.py" $NVIMS >"$scratch/output" 2>&1
    cat "$scratch/output" | sed '$d'
    counted=$(tail -n 1 "$scratch/output")
    case $counted in
      *" passed, "*" failed")
        passed=$((passed + ${counted%% passed*}))
        counted=${counted#* passed, }
        failed=$((failed + ${counted% failed}))
        ;;
      *)
        echo "  FAIL  $counted"
        failed=$((failed + 1))
        ;;
    esac
  else
    skip_one "there is no Python or no tmux here, and they could not be installed"
  fi
fi
rm -rf "$scratch"
total="$passed passed, $failed failed"
[ "$SKIPPED" = 0 ] || total="$total, $SKIPPED skipped"
echo "$total"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
