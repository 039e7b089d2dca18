import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseInspect } from '../../../src/steps/builder/parse-inspect.ts'

/** buildx 0.33, driver docker-container, running. The garbage collection rules are shortened. */
const container = `Name:          berth-1234-1-a1b2c3d4
Driver:        docker-container
Last Activity: 2026-11-21 07:48:09 +0000 UTC

Nodes:
Name:                  berth-1234-1-a1b2c3d40
Endpoint:              unix:///var/run/docker.sock
Driver Options:        image="moby/buildkit:v0.31.0" env.GREETING="say \\"hi\\""
Status:                running
BuildKit daemon flags: --oci-worker-labels=berth.run=1234 --oci-worker-labels=berth.repository=team/app --allow-insecure-entitlement=network.host
BuildKit version:      v0.31.0
Platforms:             linux/amd64*, linux/arm64*, linux/amd64/v2, linux/amd64/v3, linux/386
Features:
 Cache export:    true
 Docker exporter: false
Labels:
 berth.repository:                                 team/app
 berth.run:                                        1234
 org.mobyproject.buildkit.worker.executor:         oci
 org.mobyproject.buildkit.worker.hostname:         dbc2846c2ec1
 org.mobyproject.buildkit.worker.network:          host
 org.mobyproject.buildkit.worker.oci.process-mode: sandbox
 org.mobyproject.buildkit.worker.selinux.enabled:  false
 org.mobyproject.buildkit.worker.snapshotter:      overlayfs
GC Policy rule#0:
 All:            false
 Filters:        type==source.local type==exec.cachemount type==source.git.checkout
 Keep Duration:  48h0m0s
 Max Used Space: 488.3MiB
GC Policy rule#1:
 All:            true
 Reserved Space: 9.313GiB
File#buildkitd.toml:
 > [registry."docker.io"]
 >   mirrors = ["mirror.example"]
 > 
File#certs/mirror.example/key.pem:
 > -----BEGIN PRIVATE KEY-----
 > MIIE
`

/** buildx 0.33, the same builder before it is started. */
const inactive = `Name:          berth-1234-1-a1b2c3d4
Driver:        docker-container
Last Activity: 2026-11-21 07:48:09 +0000 UTC

Nodes:
Name:                  berth-1234-1-a1b2c3d40
Endpoint:              unix:///var/run/docker.sock
Driver Options:        image="moby/buildkit:v0.31.0"
Status:                inactive
BuildKit daemon flags: --oci-worker-labels=berth.run=1234
Platforms:             linux/amd64*, linux/arm64*
`

/** buildx 0.33, driver docker, an engine 20.10. */
const embedded = `Name:          default
Driver:        docker
Last Activity: 2026-11-21 07:36:37 +0000 UTC

Nodes:
Name:             default
Endpoint:         default
Status:           running
BuildKit version: v0.8+unknown
Platforms:        linux/amd64, linux/386
`

/** The format of buildx 0.10 (docker/buildx v0.10.0, commands/inspect.go). */
const old = `Name:   mine
Driver: docker-container
Nodes:
Name:      mine0
Endpoint:  unix:///var/run/docker.sock
Status:    running
Flags:     --debug
Buildkit:  v0.11.0
Platforms: linux/amd64, linux/386

Name:      mine1
Endpoint:  tcp://arm.example:2376
Status:    inactive
Platforms: linux/arm64*
`

const failed = `Name:   mine
Driver: docker-container

Nodes:
Name:     mine0
Endpoint: tcp://gone.example:2375
Error:    dial tcp: lookup gone.example: no such host
`

/** docker/buildx v0.33.0, commands/inspect.go. */
const withDevices = `Name:   mine
Driver: docker-container

Nodes:
Name:      mine0
Endpoint:  unix:///var/run/docker.sock
Status:    running
Devices:
 Name:                  example.com/gpu
 On-Demand:             true
 Name:                  example.com/tpu
 Automatically allowed: false
 Annotations:
                        vendor: example
                        class:  tpu
`

describe('the output of buildx inspect is parsed', () => {
  test('for a running builder', () => {
    const { driver, nodes } = parseInspect(container)
    expect(driver).toBe('docker-container')
    expect(nodes).toEqual([
      {
        name: 'berth-1234-1-a1b2c3d40',
        endpoint: 'unix:///var/run/docker.sock',
        'driver-opts': ['image=moby/buildkit:v0.31.0', 'env.GREETING=say "hi"'],
        status: 'running',
        'buildkitd-flags': expect.stringMatching(/^--oci-worker-labels=berth\.run=1234 .* --allow-insecure/),
        buildkit: 'v0.31.0',
        features: { 'Cache export': true, 'Docker exporter': false },
        gcPolicy: [
          {
            all: false,
            filter: ['type==source.local', 'type==exec.cachemount', 'type==source.git.checkout'],
            keepDuration: '48h0m0s',
            maxUsedSpace: '488.3MiB',
          },
          { all: true, reservedSpace: '9.313GiB' },
        ],
        files: {
          'buildkitd.toml': '[registry."docker.io"]\n  mirrors = ["mirror.example"]\n',
          'certs/mirror.example/key.pem': '***',
        },
        // Only those with a star: they were requested.
        platforms: ['linux/amd64', 'linux/arm64'],
        labels: {
          'berth.repository': 'team/app',
          'berth.run': '1234',
          'org.mobyproject.buildkit.worker.executor': 'oci',
          'org.mobyproject.buildkit.worker.hostname': 'dbc2846c2ec1',
          'org.mobyproject.buildkit.worker.network': 'host',
          'org.mobyproject.buildkit.worker.oci.process-mode': 'sandbox',
          'org.mobyproject.buildkit.worker.selinux.enabled': 'false',
          'org.mobyproject.buildkit.worker.snapshotter': 'overlayfs',
        },
      },
    ])
  })

  test('for a builder that is not started', () => {
    expect(parseInspect(inactive).nodes).toMatchObject([
      { status: 'inactive', buildkit: '', platforms: ['linux/amd64', 'linux/arm64'], labels: {} },
    ])
  })

  test("for the daemon's builder", () => {
    expect(parseInspect(embedded)).toEqual({
      driver: 'docker',
      nodes: [
        {
          name: 'default',
          endpoint: 'default',
          status: 'running',
          buildkit: 'v0.8+unknown',
          platforms: ['linux/amd64', 'linux/386'],
          labels: {},
        },
      ],
    })
  })

  test('for several nodes in the format of an old version', () => {
    const { driver, nodes } = parseInspect(old)
    expect(driver).toBe('docker-container')
    expect(nodes.map(({ name, buildkit, platforms }) => [name, buildkit, platforms])).toEqual([
      ['mine0', 'v0.11.0', ['linux/amd64', 'linux/386']],
      ['mine1', '', ['linux/arm64']],
    ])
  })

  test('for an unreachable node', () => {
    expect(parseInspect(failed).nodes).toMatchObject([
      { name: 'mine0', status: '', platforms: [], error: 'dial tcp: lookup gone.example: no such host' },
    ])
  })

  test('for a node with devices', () => {
    expect(parseInspect(withDevices).nodes[0]?.devices).toEqual([
      { name: 'example.com/gpu', onDemand: true },
      { name: 'example.com/tpu', autoAllow: false, annotations: { vendor: 'example', class: 'tpu' } },
    ])
  })
})

test('an empty output has no nodes', () => {
  expect(parseInspect('')).toEqual({ driver: '', nodes: [] })
})

test('any text, and any truncated output, is parsed without an error', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseInspect(text).nodes)))
  for (let end = 0; end <= container.length; end++) parseInspect(container.slice(0, end))
})
