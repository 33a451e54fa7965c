#!/bin/sh
# newer-debian.sh SUITE PACKAGE PROGRAM: unpacks a package of another Debian suite (trixie, forky, sid) beside
# the system, without installing anything, and prints the path of a command that starts PROGRAM of it. Needs
# no root.
#
# apt itself fetches the package and everything it depends on, and verifies the signatures, in a
# directory of its own where nothing counts as installed. The command starts the program through the
# unpacked C library, which may be newer than the system's, and tells it where its data lies.
set -eu
suite=$1
package=$2
program=$3
home=${XDG_CACHE_HOME:-$HOME/.cache}/factdesk-e2e/$package-$suite
if [ -x "$home/$program" ]; then echo "$home/$program"; exit 0; fi

command -v apt-get >/dev/null || { echo "no apt-get here" >&2; exit 1; }
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | sort -u | head -n 1)
[ -n "$mirror" ] || { echo "apt knows no Debian mirror" >&2; exit 1; }
work=$home.$$
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/apt/state/lists/partial" "$work/apt/cache/archives/partial" "$work/root"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$work/apt/sources.list"
: >"$work/apt/status"
apt() {
  apt-get -qq -o Dir::Etc::SourceList="$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o Dir::State="$work/apt/state" -o Dir::State::Status="$work/apt/status" \
    -o Dir::Cache="$work/apt/cache" -o Acquire::Languages=none -o Debug::NoLocking=1 \
    -o APT::Sandbox::User= -o APT::Install-Recommends=false "$@" >&2
}
apt update
apt install --download-only --yes "$package"
for deb in "$work"/apt/cache/archives/*.deb; do dpkg-deb -x "$deb" "$work/root"; done
ls "$work/apt/cache/archives" | sed -n "s/^${package}_\([^_]*\)_.*/\1/p" >"$work/version"
rm -rf "$work/apt"

cd "$work/root"
root=$home/root
loader=$(find . -name 'ld-linux*.so.*' | head -n 1)
# Where the C library lies, and the same folder on the other side of /usr.
libraries=$(find . -name libc.so.6 | xargs -n 1 dirname | sed -n 's|^\.\(/usr\)\{0,1\}\(/.*\)|\2|p' | sort -u |
  sed "s|.*|$root/usr&:$root&|" | paste -sd :):$root/usr/lib

real=$(find usr/bin usr/libexec usr/lib -name "$program" -type f 2>/dev/null | head -n 1)
# A name like `emacs` is a chain of links that leads through /etc/alternatives.
[ -n "$real" ] || real=$(find usr/bin -name "$package" | head -n 1)
more=
{
  echo "#!/bin/sh"
  case $package in
    neovim)
      echo "export VIMRUNTIME='$root/usr/share/nvim/runtime'"
      more="--cmd 'set runtimepath+=$root/usr/lib/nvim'"
      ;;
    hx) echo "export HELIX_RUNTIME='$root/usr/lib/hx/runtime'" ;;
    kakoune) echo "export KAKOUNE_RUNTIME='$root/usr/share/kak'" ;;
    emacs*)
      share=$(echo usr/share/emacs/[0-9]*)
      lisp=$(find "$share/lisp" -type d ! -name obsolete | sort | sed "s|^|$root/|" | paste -sd :)
      echo "export EMACSLOADPATH='$lisp' EMACSDATA='$root/$share/etc' EMACSDOC='$root/$share/etc'"
      echo "export EMACSPATH='$root/$(echo usr/libexec/emacs/[0-9]*/*-linux-gnu)'"
      more="--dump-file='$root/$(find usr/libexec/emacs -name '*.pdmp' | head -n 1)'"
      ;;
  esac
  echo "exec '$root/$loader' --library-path '$libraries' '$root/$real' $more \"\$@\""
} >"$work/$program"
chmod +x "$work/$program"
rm -rf "$home"
mv "$work" "$home"
echo "$home/$program"
