# What the tests of all editors begin with. Sourced by the run.sh of each; sets `editors` (this folder's
# parent), `cache` and FACTDESK_BIN.
#
#   FACTDESK_BIN           the program; default: the newer of target/release/factdesk, target/debug/factdesk
#   FACTDESK_E2E_REQUIRED  when set, an editor that cannot be had is a failure and not a skip
#
# What a machine lacks is installed with apt-get, where that may be done, or put into
# ${XDG_CACHE_HOME:-~/.cache}/factdesk-e2e, once.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/factdesk-e2e
SKIPPED=0
export FACTDESK_BIN SKIPPED PYTHONDONTWRITEBYTECODE=1

# The newer of two builds is the one somebody has just made.
if [ -z "${FACTDESK_BIN:-}" ]; then
  target=${CARGO_TARGET_DIR:-$editors/../target}
  FACTDESK_BIN=$(ls -t "$target/release/factdesk" "$target/debug/factdesk" 2>/dev/null | head -n 1)
fi
if [ ! -x "${FACTDESK_BIN:-}" ]; then
  echo "no program to test: run \`cargo build\`, or name one in FACTDESK_BIN" >&2
  echo "0 passed, 1 failed"
  exit 1
fi
FACTDESK_BIN=$(realpath "$FACTDESK_BIN")

# skip WHY: the editor cannot be had at all.
skip() {
  echo "skipped: $1"
  if [ -n "${FACTDESK_E2E_REQUIRED:-}" ]; then
    echo "0 passed, 1 failed"
    exit 1
  fi
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}

# skip_one WHY: one version of the editor cannot be had, others can.
skip_one() {
  [ -z "${FACTDESK_E2E_REQUIRED:-}" ] || skip "$1"
  echo "skipped: $1"
  SKIPPED=$((SKIPPED + 1))
}

# debian COMMAND-OR-FILE PACKAGE…: installs the packages of the system's own Debian unless it is there.
debian() {
  wanted=$1
  shift
  command -v "$wanted" >/dev/null || [ -e "$wanted" ] && return
  root=
  [ "$(id -u)" = 0 ] || root="sudo -n"
  echo "installing $*"
  # Where several start at a time, each waits for the one before.
  {
    $root apt-get -qq -o DPkg::Lock::Timeout=300 update &&
      $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "$@"
  } >/dev/null 2>&1
  command -v "$wanted" >/dev/null || [ -e "$wanted" ]
}

# newer SUITE PACKAGE PROGRAM: unpacks the program of another Debian suite into the cache; its path in $newer.
newer() {
  if newer=$("$editors/test/newer-debian.sh" "$@" 2>"${TMPDIR:-/tmp}/newer-debian.$$"); then
    rm -f "${TMPDIR:-/tmp}/newer-debian.$$"
  else
    why=$(tail -n 1 "${TMPDIR:-/tmp}/newer-debian.$$")
    rm -f "${TMPDIR:-/tmp}/newer-debian.$$"
    skip_one "the $2 of Debian $1 cannot be unpacked here ($why)"
    return 1
  fi
}
