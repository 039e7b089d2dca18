# shellcheck shell=bash disable=SC2034
# Shared by the scripts in script/ and ground/. Sourced, never run.
# Progress goes to stderr. stdout is for results that other scripts use.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${BERTH_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/berth}

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() {
  say "error: $*"
  exit 1
}

# unavailable WHY: exits with a status that tells the caller that this is not
# available on this machine, so that a retry cannot help.
UNAVAILABLE=3
unavailable() {
  say "$*"
  exit $UNAVAILABLE
}

# help: prints the comment at the head of the calling script.
help() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"; }

# lock NAME: holds an exclusive lock on NAME until the script ends (fd 9).
# Children that outlive the script must be started with 9>&-.
lock() {
  mkdir -p "$CACHE/lock"
  exec 9>"$CACHE/lock/$1"
  flock -n 9 && return
  say "waiting for another run that holds the lock '$1'"
  flock -w 1800 9 || die "the lock $CACHE/lock/$1 was not released within 30 minutes"
}

unlock() { exec 9>&-; }

# apt_install WHY PACKAGE...: installs missing packages, or dies with a list of the
# packages to install by hand.
apt_install() {
  local why=$1 missing=() package
  shift
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || die "$why needs ${missing[*]}, and this is no Debian or Ubuntu: install it by hand"
  [ "$(id -u)" = 0 ] || die "$why needs ${missing[*]}: run 'sudo apt-get install -y --no-install-recommends ${missing[*]}'"
  say "installing ${missing[*]} ($why)"
  apt_get install -y --no-install-recommends "${missing[@]}" && return
  # The package lists are missing or old. An unreachable third-party source is not an error.
  apt_update
  apt_get install -y --no-install-recommends "${missing[@]}" ||
    die "apt-get could not install ${missing[*]}; see $CACHE/log/apt.log"
}

apt_update() { apt_get update || say "apt-get update failed for some source; going on with the lists there are"; }

# Installations can run concurrently on one machine: wait for dpkg's lock.
apt_get() {
  mkdir -p "$CACHE/log"
  DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@" </dev/null >>"$CACHE/log/apt.log" 2>&1 9>&-
}
