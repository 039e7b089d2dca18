#!/bin/sh
# What the official image's entrypoint of this name does: a command of docker may be named without `docker`, and the
# daemon is found at its socket, else at the host `docker`.
set -eu
case ${1:-} in -*) set -- docker "$@" ;; esac
! docker help "${1:-}" >/dev/null 2>&1 || [ $# = 0 ] || set -- docker "$@"

if [ -z "${DOCKER_HOST:-}" ]; then
	if [ -S /var/run/docker.sock ]; then
		export DOCKER_HOST=unix:///var/run/docker.sock
	elif [ -n "${DOCKER_TLS_CERTDIR:-}" ] && [ -s "$DOCKER_TLS_CERTDIR/client/key.pem" ]; then
		export DOCKER_HOST=tcp://docker:2376 DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH="$DOCKER_TLS_CERTDIR/client"
	else
		export DOCKER_HOST=tcp://docker:2375
	fi
fi
[ $# -gt 0 ] || set -- sh
exec "$@"
