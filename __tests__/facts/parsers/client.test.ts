import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Unseen } from '../../../src/facts/observe.ts'
import { parseClientConfiguration } from '../../../src/facts/parsers/client-configuration.ts'
import { parseClientVersion, parsePluginVersion } from '../../../src/facts/parsers/client-version.ts'
import { configurationFile, dataRootOf, dataRootSetting } from '../../../src/facts/parsers/data-root.ts'
import { parseEngineHost } from '../../../src/facts/parsers/engine-host.ts'
import { withoutCredentials } from '../../../src/values/engine-host.ts'

describe('parseClientConfiguration', () => {
  it('gives the registries with credentials, but not the credentials', () => {
    const text = JSON.stringify({
      auths: {
        'ghcr.io': { auth: 'c2VjcmV0' },
        'quay.io': { identitytoken: 'secret' },
        'docker.io': {},
      },
      credsStore: 'desktop',
      credHelpers: { 'gcr.io': 'gcloud' },
      currentContext: 'remote',
      cliPluginsExtraDirs: ['/opt/plugins'],
    })
    const parsed = parseClientConfiguration(text, 'config.json')
    expect(parsed).toEqual({
      currentContext: 'remote',
      plaintextCredentials: ['ghcr.io', 'quay.io'],
      credentialStore: 'desktop',
      credentialHelpers: ['gcr.io'],
      pluginDirectories: ['/opt/plugins'],
    })
    expect(JSON.stringify(parsed)).not.toMatch(/c2VjcmV0|secret/)
  })

  it('accepts any JSON object', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          parseClientConfiguration(text, 'config.json')
        } catch (error) {
          expect(error).toBeInstanceOf(Unseen)
        }
      }),
    )
  })

  it.each([
    '{"auths": {"ghcr.io": {"auth": "c2VjcmV0" "x"',
    'c2VjcmV0',
    '{"auth": c2VjcmV0}',
    '"c2VjcmV0"',
    '',
  ])('reports the file, but none of its content: %j', (text) => {
    const parsing = () => parseClientConfiguration(text, '/home/runner/.docker/config.json')
    expect(parsing).toThrow(
      /^\/home\/runner\/\.docker\/config\.json (is not valid JSON|is not a JSON object)/,
    )
    expect(parsing).not.toThrow(/c2Vj/)
  })

  it('reports the position of the first error', () => {
    expect(() => parseClientConfiguration('{\n  "auths": {} "x": 1}', 'config.json')).toThrow(
      /line 2 column 15/,
    )
  })
})

describe('versions', () => {
  it.each([
    ['Docker version 20.10.24+dfsg1, build 297e128', '20.10.24+dfsg1'],
    ['Docker version 29.1.3, build deadbee\n', '29.1.3'],
    ['podman version 4.3.1', '4.3.1'],
    ['', null],
  ])('%j is %s', (output, version) => {
    expect(parseClientVersion(output)).toBe(version)
  })

  it.each([
    ['{"SchemaVersion":"0.1.0","Vendor":"Docker Inc.","Version":"v0.33.0"}', '0.33.0'],
    ['{"Version":"v0.0.0+unknown"}', '0.0.0+unknown'],
    ['{"Version":"5.1.0"}', '5.1.0'],
    ['{"Version":7}', null],
    ['{}', null],
    ['null', null],
    ['not JSON', null],
  ])('the version of a plugin with the output %j is %s', (output, version) => {
    expect(parsePluginVersion(output)).toBe(version)
  })
})

describe('parseEngineHost', () => {
  it.each([
    ['unix:///run/docker.sock', 'unix:///run/docker.sock'],
    ['unix://', 'unix:///var/run/docker.sock'],
    ['tcp://', 'tcp://localhost'],
    ['tcp://docker:2376', 'tcp://docker:2376'],
    ['docker:2375', 'tcp://docker:2375'],
    [':2375', 'tcp://localhost:2375'],
    ['tcp://[::1]:2375', 'tcp://[::1]:2375'],
    ['tcp://ann:hunter2@docker:2375', 'tcp://docker:2375'],
    ['tcp://token@docker:2375', 'tcp://docker:2375'],
    ['ann:hunter2@docker:2375', 'tcp://docker:2375'],
    ['unix:///run/user@1000/docker.sock', 'unix:///run/user@1000/docker.sock'],
  ])('%s is %s', (host, expected) => {
    expect(parseEngineHost(host, 'DOCKER_HOST')).toBe(expected)
  })

  it.each([
    'ssh://runner:hunter2@build.example',
    'npipe:////./pipe/docker_engine',
    'fd://',
    '/var/run/docker.sock',
  ])('refuses %s and names the supported schemes', (host) => {
    const parsing = () => parseEngineHost(host, 'DOCKER_HOST')
    expect(parsing).toThrow(Unseen)
    expect(parsing).toThrow(
      /^DOCKER_HOST is .*only unix:\/\/ and tcp:\/\/.*unix:\/\/\/var\/run\/docker\.sock/,
    )
    expect(parsing).not.toThrow(/hunter2/)
  })

  it('never reports a password', () => {
    const password = fc.stringMatching(/^Q[a-z0-9@:?#/]{4,20}$/)
    fc.assert(
      fc.property(password, (secret) => {
        expect(withoutCredentials(`ssh://runner:${secret}@host`)).toBe('ssh://host')
      }),
    )
  })

  it('throws no other error than Unseen', () => {
    fc.assert(
      fc.property(fc.string(), (host) => {
        try {
          expect(parseEngineHost(host, 'DOCKER_HOST')).toMatch(/^(unix|tcp):\/\//)
        } catch (error) {
          expect(error).toBeInstanceOf(Unseen)
        }
      }),
    )
  })
})

describe('the data root of a daemon', () => {
  const daemon = { kind: 'dockerd', pid: 7, uid: 0, arguments: [], dataRoot: null } as const

  it('comes from the command line, the configuration file, or the default', () => {
    expect(dataRootOf({ ...daemon, dataRoot: '/data' }, '{"data-root": "/other"}')).toBe('/data')
    expect(dataRootOf(daemon, '{"data-root": "/other"}')).toBe('/other')
    expect(dataRootOf(daemon, '{"exec-opts": []}')).toBe('/var/lib/docker')
    expect(dataRootOf(daemon, null)).toBe('/var/lib/docker')
  })

  it('is unknown for a daemon of another user', () => {
    expect(() => dataRootOf({ ...daemon, uid: 1000 }, null)).toThrow(/uid 1000/)
    expect(() => dataRootOf({ ...daemon, kind: 'rootlesskit' }, null)).toThrow(Unseen)
    expect(() => dataRootOf({ ...daemon, dataRoot: 'data' }, null)).toThrow(/relative/)
  })

  it('is the top-level root in a TOML file', () => {
    expect(dataRootSetting('containerd', 'version = 2\nroot = "/data"\n[grpc]\n')).toBe('/data')
    expect(dataRootSetting('containerd', "root = '/data'")).toBe('/data')
    expect(dataRootSetting('containerd', '#root = "/data"\n[x]\n  root = "/no"\n')).toBeNull()
  })

  it('can be set in the file that the command line names', () => {
    expect(configurationFile(daemon)).toBe('/etc/docker/daemon.json')
    const managed = ['--config', '/var/run/docker/containerd/containerd.toml']
    const containerd = { ...daemon, kind: 'containerd', arguments: managed } as const
    expect(configurationFile(containerd)).toBe('/var/run/docker/containerd/containerd.toml')
    expect(configurationFile({ ...daemon, dataRoot: '/data' })).toBeNull()
  })
})
