#!/bin/sh
# What the official image's entrypoint of this name does when it starts a daemon as root (docker-library/docker,
# dockerd-entrypoint.sh): the options that come before the user's, TLS, PID files, iptables, docker-init, dind.
set -eu

# certificate DIRECTORY NAME USAGE EXTENSION...: a key, and a certificate that the CA signs.
certificate() {
	directory=$1 subject=$2 usage=$3
	shift 3
	mkdir -p "$certificates/$directory"
	openssl req -newkey rsa:2048 -nodes -subj "/CN=$subject" \
		-keyout "$certificates/$directory/key.pem" -out "$certificates/$directory/csr.pem"
	printf '%s\n' "extendedKeyUsage = $usage" "$@" >"$certificates/$directory/extensions"
	openssl x509 -req -days 825 -in "$certificates/$directory/csr.pem" -extfile "$certificates/$directory/extensions" \
		-CA "$certificates/ca/cert.pem" -CAkey "$certificates/ca/key.pem" -CAcreateserial \
		-out "$certificates/$directory/cert.pem"
	cp "$certificates/ca/cert.pem" "$certificates/$directory/ca.pem"
}

names() {
	printf 'subjectAltName = DNS:docker,DNS:localhost,DNS:%s' "$(hostname)"
	ip -o address | awk '{ sub(/\/.*/, "", $4); printf ",IP:%s", $4 }'
	[ -z "${DOCKER_TLS_SAN:-}" ] || printf ',%s' "$DOCKER_TLS_SAN"
}

# No command, or options alone: the daemon with these.
case ${1:--} in
-*)
	socket=unix:///var/run/docker.sock
	case ${DOCKER_HOST:-} in unix://*) socket=$DOCKER_HOST ;; esac
	if [ -n "${DOCKER_TLS_CERTDIR:-}" ]; then
		certificates=$DOCKER_TLS_CERTDIR
		if ! [ -s "$certificates/ca/key.pem" ]; then
			mkdir -p "$certificates/ca"
			openssl req -x509 -newkey rsa:2048 -nodes -days 825 -subj '/CN=docker:dind CA' \
				-addext keyUsage=critical,digitalSignature,keyCertSign \
				-keyout "$certificates/ca/key.pem" -out "$certificates/ca/cert.pem"
		fi
		certificate server 'docker:dind server' serverAuth "$(names)"
		certificate client 'docker:dind client' clientAuth
		chmod 0644 "$certificates/client/key.pem"
		set -- --tlsverify --tlscacert "$certificates/server/ca.pem" --tlscert "$certificates/server/cert.pem" \
			--tlskey "$certificates/server/key.pem" "$@"
		set -- dockerd --host="$socket" --host=tcp://0.0.0.0:2376 "$@"
	else
		set -- dockerd --host="$socket" --host=tcp://0.0.0.0:2375 "$@"
	fi
	;;
esac

[ "$1" = dockerd ] || exec docker-entrypoint.sh "$@"

find /run /var/run -iname 'docker*.pid' -delete || true
if ! iptables -nL >/dev/null 2>&1 && /usr/local/sbin/.iptables-legacy/iptables -nL >/dev/null 2>&1; then
	PATH=/usr/local/sbin/.iptables-legacy:$PATH
fi
iptables --version
exec /usr/local/bin/dind docker-init -- "$@"
