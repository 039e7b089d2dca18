import { expect, test } from '@jest/globals'
import type { Certificate } from '../../../src/platform/certificate.ts'
import type { Answer } from '../../../src/platform/knock.ts'
import { describeAnswer, type Tried } from '../../../src/steps/remote/describe-answer.ts'

const certificate: Certificate = {
  subject: 'CN=buildkit',
  issuer: 'CN=Acme CA',
  from: '2026-01-01',
  until: '2027-01-01',
  validity: 'valid',
  names: ['DNS:buildkit.example', 'IP:192.0.2.7'],
}
const tried: Tried = {
  endpoint: 'tcp://one.example:1234',
  address: 'one.example:1234',
  position: 1,
  serverName: 'one.example',
  authority: { ...certificate, subject: 'CN=Other CA' },
  client: { ...certificate, subject: 'CN=ci', issuer: 'CN=Other CA' },
  accepted: ['CN=Acme CA', 'CN=Old CA'],
  patience: 2,
}

const failed = (code: string): Answer => ({ status: 'failed', code, message: `connect ${code}` })

test.each<[Exclude<Answer, { status: 'ready' }>, string, string]>([
  [
    failed('ENOTFOUND') as never,
    'The host name in tcp://one.example:1234 does not resolve',
    'getent hosts one.example',
  ],
  [failed('EAI_AGAIN') as never, 'The host name in tcp://one.example:1234 does not resolve', 'DNS server'],
  [failed('ECONNREFUSED') as never, 'tcp://one.example:1234 refuses the connection', 'buildkitd --addr'],
  [failed('EHOSTUNREACH') as never, 'No route leads to tcp://one.example:1234', 'ip route get one.example'],
  [failed('ENETUNREACH') as never, 'No route leads to tcp://one.example:1234', 'ip route get'],
  [failed('ENOENT') as never, 'There is no socket at', 'buildkitd --addr unix://'],
  [failed('EACCES') as never, 'Permission denied', '--group'],
  [failed('EWHAT') as never, 'connect EWHAT.', '`endpoint`'],
  [{ status: 'silent', stage: 'connection' }, 'does not answer within 2 s. A firewall', 'Allow this runner'],
  [{ status: 'silent', stage: 'handshake' }, 'its TLS handshake does not end within 2 s', 'Check the MTU'],
  [{ status: 'silent', stage: 'protocol' }, 'no BuildKit answers within 2 s', 'log'],
  [{ status: 'closed', stage: 'protocol' }, 'closes it without an answer', 'log on that host'],
  [{ status: 'other-protocol' }, 'it is no BuildKit', '`buildkitd --addr`'],
  [{ status: 'not-tls' }, 'does not use TLS', '`--tlscacert`'],
  [
    { status: 'tls-expected', certificate },
    'tcp://one.example:1234 uses TLS, but no certificates are set. Its certificate is CN=buildkit, issued by CN=Acme CA, valid until 2027-01-01.',
    '`BUILDER_NODE_1_AUTH_TLS_CACERT`, `BUILDER_NODE_1_AUTH_TLS_CERT`, `BUILDER_NODE_1_AUTH_TLS_KEY`',
  ],
  [
    { status: 'untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN', certificate },
    'issued by CN=Acme CA, valid until 2027-01-01. The given authority is CN=Other CA (SELF_SIGNED_CERT_IN_CHAIN).',
    'to the certificate of CN=Acme CA',
  ],
  [
    { status: 'untrusted', code: 'INVALID_PURPOSE', certificate },
    'The certificate of tcp://one.example:1234 (CN=buildkit) is not for servers.',
    'extendedKeyUsage=serverAuth',
  ],
  [
    { status: 'untrusted', code: 'CERT_HAS_EXPIRED', certificate: { ...certificate, validity: 'expired' } },
    'certificate of tcp://one.example:1234 (CN=buildkit) expired on 2027-01-01',
    'clock',
  ],
  [
    { status: 'untrusted', code: 'CERT_NOT_YET_VALID', certificate: { ...certificate, validity: 'not-yet' } },
    'is not valid before 2026-01-01',
    'clock',
  ],
  [
    { status: 'wrong-name', certificate },
    'not for one.example. Its subject alternative names are DNS:buildkit.example, IP:192.0.2.7.',
    '`driver-opts: servername=buildkit.example`, or create a certificate with `subjectAltName=DNS:one.example`',
  ],
  [
    { status: 'wrong-name', certificate: { ...certificate, names: [] } },
    'It has no subject alternative name.',
    'Create a certificate with',
  ],
  [
    { status: 'client-certificate-missing' },
    'asks for a client certificate, but none is set. It accepts certificates issued by CN=Acme CA, or by CN=Old CA.',
    '`BUILDER_NODE_1_AUTH_TLS_CERT` and `BUILDER_NODE_1_AUTH_TLS_KEY`',
  ],
  [
    { status: 'client-certificate-rejected', alert: 'unknown ca' },
    'rejects the client certificate: unknown ca. It is CN=ci, issued by CN=Other CA, valid until 2027-01-01. It accepts',
    'extendedKeyUsage=clientAuth',
  ],
])('%j', (answer, message, remedy) => {
  const problem = describeAnswer(answer, tried)
  expect(problem.message).toMatch(
    /tcp:\/\/one\.example:1234.*\.$|^(There is no socket at|Permission denied:) one\.example:1234\.$/,
  )
  expect(problem.message).toContain(message)
  expect(problem.remedy).toContain(remedy)
})
