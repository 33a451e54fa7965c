#!/bin/sh
# debian-neovim.sh SUITE: unpacks the Neovim of another Debian suite (trixie, forky, sid) beside the
# system, without installing anything, and prints the path of a program that starts it. Needs no root.
#
# apt itself fetches the package and everything it depends on, and verifies the signatures, in a
# directory of its own where nothing counts as installed. The wrapper starts the program through the
# unpacked C library, which may be newer than the system's, and tells it where its parsers lie.
set -eu
suite=$1
home=${XDG_CACHE_HOME:-$HOME/.cache}/factdesk-e2e/neovim-$suite
if [ -x "$home/nvim" ]; then echo "$home/nvim"; exit 0; fi

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
apt install --download-only --yes neovim
for deb in "$work"/apt/cache/archives/*.deb; do dpkg-deb -x "$deb" "$work/root"; done
rm -rf "$work/apt"

cd "$work/root"
loader=$(find . -name 'ld-linux*.so.*' | head -n 1)
libraries=$(find . -name 'libc.so.6' -o -name 'libm.so.6' -o -name 'libluajit-5.1.so.2' | xargs -n 1 dirname | sort -u | sed "s|^\.|$home/root|" | paste -sd :)
cat >"$work/nvim" <<END
#!/bin/sh
export VIMRUNTIME="$home/root/usr/share/nvim/runtime"
exec "$home/root/$loader" --library-path "$libraries" "$home/root/usr/bin/nvim" --cmd "set runtimepath+=$home/root/usr/lib/nvim" "\$@"
END
chmod +x "$work/nvim"
rm -rf "$home"
mv "$work" "$home"
echo "$home/nvim"
