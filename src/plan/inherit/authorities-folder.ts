/**
 * Buildx copies the files that a `buildkitd.toml` names for a registry to `/etc/buildkit/certs/<registry>` of the builder's
 * container (docker/buildx, util/confutil/container.go). That is the only way for a file to get there. The private CAs go
 * with a registry that cannot exist: RFC 2606 reserves `.invalid`.
 */
export const authoritiesRegistry = 'private-authorities.berth.invalid'

/**
 * Go reads CAs from the first bundle that it finds, and from each of these directories (Go: crypto/x509, root_unix.go). The
 * first two are Go's defaults. So the private CAs are added to the public ones.
 */
export const authoritiesVariable = {
  name: 'SSL_CERT_DIR',
  value: `/etc/ssl/certs:/etc/pki/tls/certs:/etc/buildkit/certs/${authoritiesRegistry}`,
} as const
