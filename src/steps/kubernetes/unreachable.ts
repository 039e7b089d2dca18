import { ExpectedError } from '../../expected-error.ts'
import { KubernetesError } from '../../platform/kubernetes-api.ts'
import type { Access } from './find-access.ts'

type Sentence = (host: string, message: string) => readonly [cause: string, remedy: string]

const untrusted: Sentence = (host, message) => [
  `its certificate is not signed by the authority of the kubeconfig (${message})`,
  `Set \`certificate-authority-data\` of the cluster to the authority of this server: openssl s_client -connect ${host} -showcerts`,
]
const unknownHost: Sentence = (host) => [
  `its name cannot be resolved (${host})`,
  `Check the name of the server and the DNS of the runner: getent hosts ${host.replace(/:\d+$/, '')}`,
]
const silent: Sentence = (host) => [
  'it does not answer',
  `Check that a firewall lets the runner connect to the server: curl --insecure --max-time 5 https://${host}/version`,
]

/** The causes by Node's error codes (nodejs.org/api/tls.html, "X509 certificate error codes"; node:os errno). */
const causes: Readonly<Record<string, Sentence>> = {
  ECONNREFUSED: (host) => [
    'nothing listens at this address (connection refused)',
    `Check the address and the port of the server: curl --insecure https://${host}/version`,
  ],
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ETIMEDOUT: silent,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  CERT_HAS_EXPIRED: (host) => [
    'its certificate has expired',
    `Renew the certificate of the server: openssl s_client -connect ${host} | openssl x509 -noout -dates`,
  ],
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: () => [
    'the client certificate of the kubeconfig and its key do not fit together',
    'Set `client-certificate-data` and `client-key-data` to a pair: kubectl config view --raw',
  ],
  ERR_OSSL_PEM_NO_START_LINE: () => [
    'a certificate or the key of the kubeconfig is not PEM',
    'Check the values of `…-data`, which are PEM in base64: kubectl config view --raw',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: (_, message) => [
    `its certificate is for another name (${message})`,
    'Set `tls-server-name` of the cluster in the kubeconfig to a name of the certificate.',
  ],
}

/**
 * The error in plain words: why the API cannot be reached, trusted or used. An error that has a plain text is given back.
 *
 * @param doing as in `while <doing>`
 */
export function explained(error: unknown, { from, context }: Access, doing: string): Error {
  if (error instanceof ExpectedError) return error
  const { host } = new URL(context.server)
  // Node adds an advice for its own users after a semicolon.
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split(';')
  const fail = (cause: string, remedy: string) =>
    new ExpectedError('builder-not-ready', `The Kubernetes API at ${host} (${from}) ${cause}.`, remedy, {
      cause: error,
    })
  if (error instanceof KubernetesError) {
    if (error.status === 401)
      return fail(
        `refuses the login (401 Unauthorized)`,
        'Renew the token or the client certificate of the kubeconfig, and check it: kubectl auth whoami',
      )
    return fail(
      `answers with status ${error.status} while ${doing}: ${error.message}`,
      'Show what this account can do: kubectl auth can-i --list',
    )
  }
  const { code = '', name = '' } = error as NodeJS.ErrnoException
  const sentence = name === 'TimeoutError' ? silent : causes[code]
  const [cause, remedy] = sentence?.(host, message) ?? [message, silent(host, message)[1]]
  return fail(`cannot be used: ${cause}`, remedy)
}
