import { describe, expect, test } from '@jest/globals'
import { containerDaemon, endpointDaemon } from '../../../src/facts/relations/daemon-proof.ts'
import {
  containerNamespaces,
  initialNamespaces,
  makeDaemon,
  makeNestedDaemon,
  makeObserved,
  unseen,
} from '../../make-facts.ts'

const nobody = { pids: [], namespacePids: [], namespaces: null, nested: null, nestedInIt: [] }

describe('the daemon at the endpoint', () => {
  test('has a PID, namespaces, and the daemons in its containers', () => {
    const buildkit = makeNestedDaemon({ kind: 'buildkitd', pid: 6000 })
    const daemons = [makeDaemon(), makeNestedDaemon(), buildkit]
    expect(endpointDaemon(makeObserved({ daemons, ownNamespaces: initialNamespaces }))).toEqual({
      pids: [1402],
      namespacePids: [1402],
      namespaces: initialNamespaces,
      nested: false,
      nestedInIt: [5120],
      sharedNetworkNamespace: true,
      unseen: null,
    })
  })

  test('has another network than a job in a container', () => {
    const observed = makeObserved({ ownNamespaces: containerNamespaces })
    expect(endpointDaemon(observed)?.sharedNetworkNamespace).toBe(false)
  })

  test("has a PID even if its namespaces, or the job's, are hidden", () => {
    const daemons = [makeDaemon({ namespaces: unseen('it needs root') })]
    expect(endpointDaemon(makeObserved({ daemons }))).toMatchObject({
      pids: [1402],
      namespaces: null,
      sharedNetworkNamespace: null,
      unseen: 'it needs root',
    })
    const observed = makeObserved({ ownNamespaces: unseen('no /proc') })
    expect(endpointDaemon(observed)).toMatchObject({ pids: [1402], sharedNetworkNamespace: null })
  })

  test.each([
    ['the processes are hidden', { daemons: unseen('hidepid') }, 'hidepid'],
    [
      'no process fits',
      { daemons: [] },
      'no visible process can be identified as the daemon at unix:///var/run/docker.sock',
    ],
  ])('is unknown if %s', (_, facts, reason) => {
    expect(endpointDaemon(makeObserved(facts))).toMatchObject({ ...nobody, unseen: reason })
  })

  test.each(['engine', 'endpoint'] as const)('is null if the %s is unseen', (name) => {
    expect(endpointDaemon(makeObserved({ [name]: unseen() }))).toBeNull()
  })
})

describe('the daemon in a container', () => {
  const id = 'd'.repeat(64)

  test('is the outermost one, and the others are nested in it', () => {
    const inner = makeNestedDaemon({ pid: 5900, namespacePids: [5900, 44, 1] })
    const other = makeNestedDaemon({ pid: 4000, cgroup: `/docker/${'e'.repeat(64)}` })
    const found = containerDaemon([makeDaemon(), inner, makeNestedDaemon(), other], id, initialNamespaces)
    expect(found).toMatchObject({
      pids: [5120],
      nested: true,
      nestedInIt: [5900],
      sharedNetworkNamespace: false,
    })
  })

  test('can be hidden', () => {
    expect(containerDaemon([makeDaemon()], id, null)).toMatchObject({
      ...nobody,
      unseen: 'the job daemon is not among the visible processes',
    })
  })
})
