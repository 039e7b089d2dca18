import { expect, test } from '@jest/globals'
import { openableRules, type RuleId, ruleIds, rules } from '../../src/guard/rules.ts'
import { readCall } from '../../src/guard/wire/read-call.ts'
import { readJson } from '../../src/guard/wire/read-json.ts'
import { judged } from './policy/make-policy.ts'

type Example = { readonly line: string; readonly body?: unknown }

const create = (host: object, more: object = {}): Example => ({
  line: 'POST /containers/create',
  body: { ...more, HostConfig: host },
})

/** A request that each rule refuses. Other tests have those of objects that the daemon is asked for, and of the size of a body. */
const examples: Readonly<Record<RuleId, Example | 'of the wire' | 'of an object' | 'of the proxy'>> = {
  'unknown-request': { line: 'POST /libpod/play/kube' },
  'odd-path': 'of the wire',
  'odd-framing': 'of the wire',
  'ambiguous-request': 'of the wire',
  'ambiguous-body': create({ privileged: true }),
  'form-body': 'of the wire',
  'oversized-body': 'of the proxy',
  upgrade: { line: 'GET /containers/ab/attach/ws' },
  'unknown-parameter': { line: 'POST /containers/create?new=1', body: {} },
  'unknown-field': create({ New: 1 }),
  'unexpected-value': create({ NetworkMode: 'ns:/proc/1/ns/net' }),
  'legacy-field': create({}, { Privileged: true }),
  'berth-label': create({}, { Labels: { 'berth.token': '1' } }),
  privileged: create({ Privileged: true }),
  'privileged-exec': { line: 'POST /containers/ab/exec', body: { Privileged: true } },
  capability: create({ CapAdd: ['SYS_ADMIN'] }),
  'net-admin': create({ CapAdd: ['NET_ADMIN'] }),
  'sys-ptrace': create({ CapAdd: ['SYS_PTRACE'] }),
  device: create({ Devices: [{ PathOnHost: '/dev/sda' }] }),
  'virtual-device': create({ Devices: [{ PathOnHost: '/dev/kvm' }] }),
  gpu: create({ DeviceRequests: [{ Capabilities: [['gpu']] }] }),
  'host-path': 'of an object',
  'docker-socket': 'of an object',
  'mount-propagation': create({ Binds: ['/workspace:/a:rshared'] }),
  'volume-driver': {
    line: 'POST /volumes/create',
    body: { DriverOpts: { type: 'none', o: 'bind', device: '/etc' } },
  },
  'host-network': create({ NetworkMode: 'host' }),
  'host-pid': create({ PidMode: 'host' }),
  'host-ipc': create({ IpcMode: 'host' }),
  'host-uts': create({ UTSMode: 'host' }),
  'host-user-namespace': create({ UsernsMode: 'host' }),
  'host-cgroup': create({ CgroupParent: '/' }),
  'security-option': create({ SecurityOpt: ['seccomp=unconfined'] }),
  'unmasked-path': create({ MaskedPaths: [] }),
  runtime: create({ Runtime: 'sysbox-runc' }),
  annotation: create({ Annotations: { 'run.oci.handler': 'krun' } }),
  sysctl: create({ Sysctls: { 'kernel.shmmax': '1' } }),
  'log-driver': create({ LogConfig: { Type: 'syslog' } }),
  'oom-protection': create({ OomScoreAdj: -1000 }),
  'network-driver': { line: 'POST /networks/create', body: { Driver: 'macvlan' } },
  'network-option': {
    line: 'POST /networks/create',
    body: { Options: { 'com.docker.network.bridge.name': 'docker0' } },
  },
  checkpoint: { line: 'POST /containers/ab/start?checkpoint-dir=/etc' },
  plugin: { line: 'POST /plugins/pull?remote=example/driver', body: [] },
  swarm: { line: 'POST /swarm/init', body: {} },
  'foreign-container': 'of an object',
  'foreign-network': 'of an object',
  'foreign-volume': 'of an object',
  'foreign-image': 'of an object',
  'shared-build-cache': 'of the proxy',
}

const requests = Object.entries(examples).flatMap(([rule, example]) =>
  typeof example === 'string' ? [] : [[rule, example] as const],
)

test.each(requests)('%s refuses one request, and is open if it is allowed', (rule, { line, body = null }) => {
  const found = (allow: readonly RuleId[]) => [
    ...new Set(judged(line, body, { allow }).violations.map((violation) => violation.rule)),
  ]
  expect(found([])).toEqual([rule])
  expect(found(ruleIds)).toEqual(openableRules.includes(rule as RuleId) ? [] : [rule])
})

test.each<[rule: RuleId, line: string, headers: readonly (readonly [string, string])[]]>([
  ['odd-path', 'GET /containers/../info', []],
  ['odd-framing', 'POST /containers/create', [['Transfer-Encoding', 'xchunked']]],
  ['ambiguous-request', 'POST /containers/create?name=a&name=b', []],
  ['form-body', 'POST /containers/ab/rename?name=a', [['Content-Type', 'application/x-www-form-urlencoded']]],
])('%s refuses %s', (rule, line, headers) => {
  const [method = '', target = ''] = line.split(' ')
  const read = readCall({ method, target, httpVersion: '1.1', headers: [['Host', 'docker'], ...headers] })
  expect('violation' in read ? read.violation.rule : null).toBe(rule)
})

test('a body that is no JSON is ambiguous', () => {
  const read = readJson('Image=alpine')
  expect('violation' in read ? read.violation.rule : null).toBe('ambiguous-body')
})

test.each(ruleIds)('%s says why, what works, and has an example', (id) => {
  const { refuses, why, instead, example } = rules[id]
  expect(why).toMatch(/^[a-zA-Z].*\.$/)
  expect(instead).toMatch(/^[A-Z].*\.$/)
  expect(refuses).toMatch(/[^.]$/)
  expect(example).toMatch(/^(docker|curl) /)
})
