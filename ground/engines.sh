# shellcheck shell=bash disable=SC2034
# The engines that run beside the machine's own, a line each. Sourced, never run.

ENGINES=(20.10 26.1 28.5 29)

# suite_of LINE: the Debian release whose docker.io is of that line; none for one
# that is built from Go modules.
suite_of() {
  case $1 in
  20.10) echo bookworm ;;
  26.1) echo trixie ;;
  28.5) echo sid ;;
  esac
}

# source_of LINE: where it is from, for people.
source_of() {
  case $1 in
  20.10) echo 'Debian 12' ;;
  26.1) echo 'Debian 13' ;;
  28.5) echo 'Debian sid' ;;
  29) echo 'Go modules' ;;
  esac
}

# parts_of_engine LINE: the targets of script/ground that its programs are in.
parts_of_engine() {
  case $1 in
  29) echo engine-29 runc docker-init ;;
  *) echo "engine-$1" ;;
  esac
}

# packaged_engine LINE OUT WORK: the programs of a Debian release's engine, with
# the release's own C library and other libraries beside them, so that they run on
# a machine of another release and in its namespaces. Nothing is installed.
packaged_engine() {
  local line=$1 out=$2 root=$3/root suite mirror loader libraries program file
  suite=$(suite_of "$line")
  mirror=$(apt_sources)
  [ "$(os_release ID)" = debian ] && [ -n "$mirror" ] ||
    unavailable "the engine $line is taken from Debian's $suite, and this machine's apt sources name no mirror of Debian"
  apt_install "packages of another Debian release are unpacked and made to use their own libraries" mmdebstrap patchelf
  # What is signed may be of a mirror that stands still, whose sid "expires" after a week.
  # shellcheck disable=SC2016
  mmdebstrap --variant=extract --mode=auto --aptopt='Acquire::Check-Valid-Until "false"' \
    --include=docker.io,containerd,runc,tini \
    --extract-hook="ls \"\$1/var/cache/apt/archives\" >'$3/packages'" "$suite" "$root" "$mirror"
  mkdir -p "$out"/{bin,lib}
  sed -n 's/_[^_]*\.deb$//; s/%3a/:/; /^\(docker.io\|containerd\|runc\|tini\)_/ s/_/ /p' "$3/packages" >"$out/packages"
  grep -q "^docker.io $line\." "$out/packages" ||
    unavailable "Debian's $suite has $(grep '^docker.io' "$out/packages") now, and no $line: it can no longer be had from there"

  for program in dockerd docker-proxy docker-init containerd containerd-shim-runc-v2 runc; do
    file=$(find "$root/usr" -path "*bin/$program")
    cp -L "${file%%$'\n'*}" "$out/bin/$program"
  done
  loader=$(basename "$(patchelf --print-interpreter "$out/bin/dockerd")")
  # Debian 12 has /lib beside /usr/lib until it is installed.
  libraries=$(find "$root" -path "*/lib/*-linux-gnu/$loader" -printf '%h')
  libraries=$libraries:$(find "$root/usr/lib" -maxdepth 1 -name '*-linux-gnu')
  cp -L "${libraries%%:*}/$loader" "$out/lib/"
  for file in "$out"/bin/*; do
    patchelf --print-interpreter "$file" >/dev/null 2>&1 || continue
    "$out/lib/$loader" --library-path "$libraries" --list "$file" |
      awk '$2 == "=>" { print $3 }' | xargs -r cp -Lnt "$out/lib"
    # The path that the result will have: the kernel takes no other.
    patchelf --set-interpreter "$(result "engine-$line")/lib/$loader" \
      --force-rpath --set-rpath "$(result "engine-$line")/lib" "$file"
  done
}
