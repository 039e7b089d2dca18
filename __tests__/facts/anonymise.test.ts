import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findingsOf, runChecks } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { anonymise } from '../../src/facts/anonymise.ts'
import type { Observed } from '../../src/facts/facts.ts'
import {
  makeContainer,
  makeDaemon,
  makeEngineNetwork,
  makeMount,
  makeObserved,
  unseen,
} from '../make-facts.ts'
import { recordedMachines } from '../recorded-machines.ts'

/** A machine on which everything is named `secret`, also in texts. */
function machineOf(secret: string, id: string, address: string): Observed {
  const path = `/srv/${secret} of us/deep/${secret}`
  const mount = makeMount({ source: path, destination: `/${secret}` })
  const reported = `the engine at tcp://${secret}.example:2376 (${path}/x, ${address}, ${id}) knows no ${secret}`
  return makeObserved({
    machine: { hostname: secret },
    runner: {
      name: secret,
      workspace: path,
      work: `/home/${secret}/work`,
      home: `/home/${secret}`,
      temp: `/home/${secret}/t`,
      toolCache: `C:\\Users\\${secret}\\tools`,
      evidence: [`RUNNER_NAME is ${secret}`, `HOME is /home/${secret}`, `mail ${secret}@example.org`],
    },
    ownProcess: { appArmor: `docker-${secret} (enforce)` },
    cgroup: { path: `/system.slice/actions.runner.${secret}.service` },
    ownContainer: { id, image: `${secret}/app:7`, networks: [secret], mounts: [mount] },
    daemons: [
      makeDaemon({
        arguments: [`--data-root=${path}`, '-H', `tcp://${secret}:${7}`, '--config-file', `${path}.json`],
        dataRoot: path,
        cgroup: `/user.slice/${secret}/docker-${id}.scope`,
        namespaces: unseen(reported),
      }),
    ],
    sockets: [{ path: `${path}/docker.sock`, state: 'answers', ownerUid: 0, ownerGid: 0, mode: '0660' }],
    endpoint: { host: `tcp://${secret}.example:2376`, context: secret },
    engine: {
      id: secret,
      name: secret,
      dataRoot: path,
      securityOptions: [`name=seccomp,profile=${path}.json`],
      runtimes: ['runc', secret],
      defaultRuntime: secret,
      warnings: [`WARNING: API is accessible on http://${secret}:2375 and http://${address}:2375`],
      registryMirrors: [`https://${secret}.example/v2/${secret}`],
    },
    engineNetworks: [
      makeEngineNetwork({
        id,
        name: secret,
        driver: `${secret}/net`,
        bridge: secret,
        subnets: [`${address}/24`],
      }),
    ],
    engineVolumes: [
      {
        name: secret,
        driver: `${secret}/plugin`,
        mountpoint: `${path}/_data`,
        labels: { [secret]: secret },
        createdAt: null,
      },
    ],
    engineContainers: [
      makeContainer({
        id,
        name: secret,
        image: `${secret}@sha256:${id}`,
        labels: { a: secret },
        mounts: [mount],
      }),
    ],
    network: {
      interfaces: [
        { name: secret, mtu: 1500, up: true, addresses: [`${address}/24`, '2a00:1450:4001::8a/64'] },
      ],
      routes: [{ destination: '0.0.0.0/0', gateway: address, interface: secret }],
      nameservers: [address, '2a00:1450:4001::8a', 'fe80::fc:ff:fe00:1'],
      defaultInterface: secret,
    },
    dataRootFilesystem: unseen(reported),
    workspaceFilesystem: { path },
    clientConfiguration: {
      directory: `/home/${secret}/.docker`,
      currentContext: secret,
      contexts: [secret],
      plaintextCredentials: [`${secret}.example`, `https://${secret}.example:5000/v1/`],
      credentialStore: secret,
      credentialHelpers: [`${secret}.example`],
    },
    clients: [{ name: 'docker', path: `${path}/docker`, version: '28.0.4', pinnedApiVersion: null }],
    requestedImages: [{ reference: `${secret}.example:5000/${secret}:${secret}`, input: 'dind-image' }],
    remotes: [{ source: 'HTTPS_PROXY', host: `${secret}.corp`, addresses: [address] }],
    currentBuilder: { name: secret, driver: `${secret}-driver`, source: 'BUILDX_BUILDER' },
  })
}

const secrets = fc.stringMatching(/^zq[a-z]{3,12}$/)
const ids = fc.stringMatching(/^[1-9a-f]{64}$/)
const publicAddress = fc.constantFrom('8.8.4.4', '88.99.12.34', '203.14.15.16')

describe('anonymise', () => {
  it('removes all names, IDs and addresses', () => {
    fc.assert(
      fc.property(secrets, ids, publicAddress, (secret, id, address) => {
        const text = JSON.stringify(anonymise(machineOf(secret, id, address)))
        for (const word of [secret, 'of us', id.slice(0, 12), address, '2a00:1450', 'fc:ff:fe00']) {
          expect(text).not.toContain(word)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('gives the same facts for machines that differ only in names, IDs and addresses', () => {
    fc.assert(
      fc.property(secrets, secrets, ids, ids, (one, other, id, otherId) => {
        const wordless = (observed: Observed) => JSON.stringify(anonymise(observed))
        expect(wordless(machineOf(one, id, '88.99.1.2'))).toBe(
          wordless(machineOf(other, otherId, '88.77.3.4')),
        )
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    [
      'the name of a host in DOCKER_HOST',
      'DOCKER_HOST is ssh://ada@build.acme.example, but Berth supports only unix://',
    ],
    ['a context', 'the selected Docker context "acme" does not exist (/home/ada/.docker/contexts/meta)'],
    ['a path', 'the filesystem of the workspace /srv/acme/x could not be read: it does not exist (ENOENT)'],
    ['a MAC address', 'no answer from 52:54:00:ac:4e:01'],
    ['the ID of a pod', '/kubepods/burstable/podac4e0000-0000-4000-8000-00000000ac4e/x is closed'],
  ])('removes %s from a reason', (_, reason) => {
    const text = JSON.stringify(anonymise(makeObserved({ endpoint: unseen(reason) })).endpoint)
    expect(text).not.toMatch(/acme|ada|ac4e|52:54|ac:4e/)
  })

  it.each([
    'the daemon at unix:///var/run/docker.sock did not answer within 2 s',
    'only root can read /proc/812/ns (EACCES), and sudo needs a password',
    'no daemon listens at tcp://localhost:2375 (ECONNREFUSED)',
    'observing engine took over 3000 ms at 08:44:12',
    '/proc/self/cgroup does not exist on macos',
  ])('does not change a reason without names: %s', (reason) => {
    expect(anonymise(makeObserved({ engine: unseen(reason) })).engine).toEqual(unseen(reason))
  })

  it('removes all labels', () => {
    const containers = [makeContainer({ labels: { 'org.berth.run': 'acme', team: 'acme' } })]
    const { engineContainers } = anonymise(makeObserved({ engineContainers: containers }))
    if (engineContainers.status === 'unseen') throw new Error(engineContainers.reason)
    expect(engineContainers.value.map(({ labels }) => labels)).toEqual([{}])
  })

  it('keeps what checks need', () => {
    const kept = makeObserved({
      requestedImages: [
        { reference: 'acme/dind:29.7.2-dind', input: 'dind-image' },
        { reference: 'acme/dind:latest', input: 'dind-image' },
      ],
      engineContainers: [
        makeContainer({ mounts: [makeMount({ source: '/var/lib/docker/volumes/acme/_data' })] }),
      ],
    })
    const { requestedImages, engineContainers, network, clientConfiguration } = anonymise(kept)
    expect(requestedImages).toMatchObject({
      value: [{ reference: 'image-2:29.7.2-dind' }, { reference: 'image-2:latest' }],
    })
    expect(engineContainers).toMatchObject({
      value: [{ mounts: [{ source: '/var/lib/docker/volumes/folder-2/_data' }] }],
    })
    expect(clientConfiguration).toMatchObject({ value: { directory: '/home/runner/.docker' } })
    // Docker's pools and Azure's DNS server stay. The machine's range stays private and keeps its length.
    expect(network).toMatchObject({
      value: {
        routes: [
          { destination: '0.0.0.0/0', gateway: '10.0.0.1' },
          { destination: '10.0.0.0/20' },
          { destination: '168.63.129.16/32' },
          { destination: '172.17.0.0/16' },
        ],
      },
    })
  })

  const machines = [
    ['with names everywhere', machineOf('zqsecret', 'ab'.repeat(32), '88.99.12.34')],
    ['in a private network', machineOf('zqsecret', 'ab'.repeat(32), '10.99.12.34')],
    ['without problems', makeObserved()],
    ...recordedMachines.map(([name, { facts }]) => [name, facts] as const),
  ] as const

  it.each(machines)('does not change the findings of a machine %s', (_, observed) => {
    const judged = (facts: Observed) => {
      const outcomes = runChecks(checks, facts)
      const findings = findingsOf(outcomes).map(({ id, severity, rulesOut }) => ({ id, severity, rulesOut }))
      return { findings, outcomes: outcomes.map(({ id, status }) => `${id}: ${status}`) }
    }
    expect(judged(anonymise(observed))).toEqual(judged(observed))
  })

  it.each(machines)('is idempotent: %s', (_, observed) => {
    const anonymous = anonymise(observed)
    expect(anonymise(anonymous)).toEqual(anonymous)
  })
})
