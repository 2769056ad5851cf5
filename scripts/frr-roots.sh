#!/bin/sh
# Makes one Debian root per FRR release that netc is tested with, in ~/.cache/netc-frr/<version>; what is there already is kept.
# Needs root, debootstrap and a Debian mirror (NETC_DEBIAN_MIRROR; snapshot.debian.org where a suite has moved on).
set -eu

cache=${NETC_FRR_ROOTS:-$HOME/.cache/netc-frr}
mirror=${NETC_DEBIAN_MIRROR:-http://deb.debian.org/debian}

# The suite of Debian that carries each release.
suites='7.5.1=bullseye
10.3=trixie
10.7.1=sid'

# apt, not debootstrap, installs FRR: debootstrap cannot order what trixie's systemd depends on.
fill() {
  debootstrap --variant=minbase "$1" "$2" "$mirror" &&
    printf '#!/bin/sh\nexit 101\n' >"$2/usr/sbin/policy-rc.d" && chmod 755 "$2/usr/sbin/policy-rc.d" &&
    chroot "$2" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends frr frr-pythontools
}

for line in $suites; do
  version=${line%%=*}
  suite=${line#*=}
  root=$cache/$version
  [ -x "$root/usr/lib/frr/bgpd" ] && continue

  command -v debootstrap >/dev/null || { echo 'debootstrap is missing: apt-get install debootstrap' >&2; exit 5; }
  echo "making $root from $suite (a few minutes)" >&2
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/.$version.XXXXXX")
  trap 'rm -rf "$work"' EXIT INT TERM
  fill "$suite" "$work" >"$cache/$version.log" 2>&1 || { tail -20 "$cache/$version.log" >&2; exit 5; }

  found=$(chroot "$work" dpkg-query -W -f '${Version}' frr)
  case $found in
    "$version"-*) ;;
    *) echo "$suite has FRR $found now, not $version: set NETC_DEBIAN_MIRROR to a snapshot that has it" >&2; exit 5 ;;
  esac
  chmod 755 "$work"
  rm -rf "$work"/var/cache/apt/archives/*.deb "$work"/var/lib/apt/lists/*
  mv "$work" "$root"
  trap - EXIT INT TERM
done
