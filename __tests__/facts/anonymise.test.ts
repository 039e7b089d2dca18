import { describe, expect, it } from '@jest/globals'
import { runChecks } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { anonymise } from '../../src/facts/anonymise.ts'
import { makeObserved } from '../make-facts.ts'

const healthy = makeObserved()
const value = <T>(observation: { status: 'seen'; value: T } | { status: 'unseen'; reason: string }): T => {
  if (observation.status === 'unseen') throw new Error(observation.reason)
  return observation.value
}
const id = 'ab'.repeat(32)

const told = makeObserved({
  machine: { ...value(healthy.machine), hostname: 'vm' },
  runner: {
    ...value(healthy.runner),
    name: 'ada-laptop',
    workspace: '/srv/ada/secret-project',
    evidence: ['RUNNER_NAME is ada-laptop', 'HOME is /home/ada'],
  },
  engine: { ...value(healthy.engine), name: 'vm', id: 'ABCD:EFGH', kernel: '6.18-vmlinux' },
  engineContainers: [
    {
      id,
      name: 'payroll-db',
      image: 'registry.acme.example/payroll:7',
      state: 'running',
      created: 7,
      labels: { 'berth.repository': 'acme/payroll' },
      mounts: [
        { type: 'bind', source: '/srv/ada/secret-project', destination: '/w', readOnly: false, volume: null },
        { type: 'bind', source: '/var/run/docker.sock', destination: '/s', readOnly: false, volume: null },
      ],
    },
  ],
  clientConfiguration: {
    ...value(healthy.clientConfiguration),
    plaintextCredentials: ['registry.acme.example'],
  },
  network: { ...value(healthy.network), nameservers: ['8.8.4.4', '10.0.0.2', '2a00:1450::8888'] },
})

describe('anonymise', () => {
  const anonymous = anonymise(told)
  const text = JSON.stringify(anonymous)

  it.each([...['ada', 'secret-project', 'ABCD:EFGH', 'payroll', 'acme', id, '8.8.4.4', '2a00:1450', '"vm"']])(
    'leaves no trace of %s',
    (secret) => {
      expect(text).not.toContain(secret)
    },
  )

  it.each(['6.18-vmlinux', '10.0.0.2', '/var/run/docker.sock', '198.51.100.1', '2001:db8::1'])(
    'keeps or puts %s',
    (kept) => {
      expect(text).toContain(kept)
    },
  )

  it('gives equal texts equal names', () => {
    const workspace = value(anonymous.runner).workspace
    expect(value(anonymous.engineContainers)[0]?.mounts[0]?.source).toBe(workspace)
  })

  it('changes no verdict', () => {
    const verdicts = (observed: typeof told) =>
      runChecks(checks, observed).map(({ id, status }) => [id, status])
    expect(verdicts(anonymous)).toEqual(verdicts(told))
    expect(verdicts(anonymise(healthy))).toEqual(verdicts(healthy))
  })
})
