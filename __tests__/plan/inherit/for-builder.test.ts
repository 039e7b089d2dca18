import { describe, expect, test } from '@jest/globals'
import { inheritedByBuilder } from '../../../src/plan/inherit/for-builder.ts'
import { nothingInherited } from '../../../src/plan/inherit/inherited.ts'
import type { Request } from '../../../src/plan/request.ts'
import type { ObservedDifferences } from '../../make-facts.ts'
import { makeSituation } from '../make-situation.ts'

const proxy = 'http://ann:hunter2@proxy.example:3128'
const shown = 'http://proxy.example:3128'
const authorities = { files: ['/usr/local/share/ca-certificates/corp.crt'], count: 2 }
const registry = { host: 'reg:5000', authorities: ['/etc/docker/certs.d/reg:5000/ca.crt'], keyPairs: [] }
const variable =
  'env.SSL_CERT_DIR=/etc/ssl/certs:/etc/pki/tls/certs:/etc/buildkit/certs/private-authorities.berth.invalid'

/** What a builder of one node inherits, and the options that are added to those of the user. */
function inherited(
  request: Partial<Request>,
  observed: ObservedDifferences = {},
  places = { inJobDaemon: false, elsewhere: false },
) {
  const situation = makeSituation(request, observed)
  const { request: node } = situation
  const found = inheritedByBuilder(situation, [node], places)
  const driverOptions = found.settings[0]?.driverOptions.slice(node.driverOptions.length)
  return { inherited: found.inherited, driverOptions }
}
const setting = (variable: 'HTTP_PROXY' | 'HTTPS_PROXY' | 'NO_PROXY', value: string, hasLogin = false) => ({
  variable,
  value,
  hasLogin,
})

test('nothing is configured: nothing is inherited', () => {
  expect(inherited({})).toEqual({ inherited: nothingInherited, driverOptions: [] })
})

test('`inherit: false`: nothing is inherited, whatever is configured', () => {
  const engine = { registryMirrors: ['https://mirror.example/'], insecureRegistries: ['reg:5000'] }
  const certificates = { registries: [registry], authorities, unusable: [{ path: '/a', reason: 'b' }] }
  expect(inherited({ inherit: false, proxies: { HTTP_PROXY: proxy } }, { engine, certificates })).toEqual({
    inherited: nothingInherited,
    driverOptions: [],
  })
})

describe('proxies', () => {
  test.each<[string, Partial<Request>, ObservedDifferences, string[], string[]]>([
    [
      'of the step, in its spelling, with their password in the options only',
      { proxies: { https_proxy: proxy, NO_PROXY: 'localhost,.corp' } },
      {},
      [`env.https_proxy=${proxy}`, 'env.NO_PROXY=localhost,.corp'],
      [`HTTPS_PROXY=${shown}`, 'NO_PROXY=localhost,.corp'],
    ],
    [
      'of the step in both spellings, shown once',
      { proxies: { HTTP_PROXY: shown, http_proxy: shown } },
      {},
      [`env.HTTP_PROXY=${shown}`, `env.http_proxy=${shown}`],
      [`HTTP_PROXY=${shown}`],
    ],
    [
      'of the daemon, if the step has none',
      { proxies: { http_proxy: 'http://other.example:80' } },
      { engine: { proxySettings: [setting('HTTP_PROXY', shown), setting('HTTPS_PROXY', shown)] } },
      ['env.http_proxy=http://other.example:80', `env.HTTPS_PROXY=${shown}`],
      ['HTTP_PROXY=http://other.example:80', `HTTPS_PROXY=${shown}`],
    ],
    [
      'not those that the user sets in either spelling',
      { proxies: { HTTP_PROXY: shown, HTTPS_PROXY: shown }, driverOptions: ['env.http_proxy=http://mine:1'] },
      {},
      [`env.HTTPS_PROXY=${shown}`],
      [`HTTPS_PROXY=${shown}`],
    ],
    ['not NO_PROXY alone', { proxies: { NO_PROXY: 'localhost' } }, {}, [], []],
    [
      'not that of Docker Desktop, which forwards by itself',
      {},
      {
        engine: {
          operatingSystem: 'Docker Desktop',
          proxySettings: [setting('HTTP_PROXY', 'http.docker.internal:3128')],
        },
      },
      [],
      [],
    ],
  ])('%s', (_, request, observed, options, expected) => {
    const found = inherited(request, observed)
    expect(found.driverOptions).toEqual(options)
    expect(found.inherited.proxies.map(({ variable: name, value }) => `${name}=${value}`)).toEqual(expected)
    expect(found.inherited.omitted).toEqual([])
    expect(JSON.stringify(found.inherited)).not.toContain('hunter2')
  })

  test.each([
    'http://localhost:3128',
    'http://ann:hunter2@127.0.0.1:3128',
    '127.1.2.3:80',
    'http://[::1]:3128/',
  ])('%s is on loopback: it is passed on only in the network of the host', (value) => {
    const proxies = { HTTP_PROXY: value, NO_PROXY: 'a' }
    const found = inherited({ proxies })
    expect(found.driverOptions).toEqual([])
    expect(found.inherited.omitted).toEqual([
      expect.stringMatching(/^The proxy `.*` is not passed on: .*`driver-opts: network=host`\.$/),
    ])
    expect(JSON.stringify(found.inherited)).not.toContain('hunter2')
    const options = [`env.HTTP_PROXY=${value}`, 'env.NO_PROXY=a']
    expect(inherited({ proxies, driverOptions: ['network=host'] }).driverOptions).toEqual(options)
    // There, the network of the host is that of the job daemon, or of another machine.
    const places = [
      { inJobDaemon: true, elsewhere: false },
      { inJobDaemon: false, elsewhere: true },
    ]
    for (const place of places) {
      expect(inherited({ proxies, driverOptions: ['network=host'] }, {}, place).driverOptions).toEqual([])
    }
  })

  test('a password that the daemon masks is named, and its proxy is not used', () => {
    const engine = { proxySettings: [setting('HTTPS_PROXY', shown, true)] }
    expect(inherited({}, { engine })).toMatchObject({
      driverOptions: [],
      inherited: {
        proxies: [],
        omitted: [
          `The proxy \`${shown}\` of the daemon is not passed on: the daemon does not report its password. Set HTTPS_PROXY for the runner.`,
        ],
      },
    })
  })
})

describe('mirrors and insecure registries', () => {
  const engine = {
    registryMirrors: [
      'https://mirror.example/',
      'https://nexus.example/repository/hub/',
      'http://127.0.0.1:5000/',
    ],
    insecureRegistries: ['reg:5000', '10.0.0.0/8'],
  }

  test('those that BuildKit can use are inherited, and the others are named', () => {
    const { mirrors, insecureRegistries, omitted } = inherited({}, { engine }).inherited
    expect(mirrors).toEqual(['https://mirror.example/'])
    expect(insecureRegistries).toEqual(['reg:5000'])
    expect(omitted).toEqual([
      'The mirror `http://127.0.0.1:5000/` is not passed on: it is on loopback, which a container cannot reach. Set `driver-opts: network=host`.',
      'The mirror `https://nexus.example/repository/hub/` is not passed on: BuildKit puts its path at another place than Docker.',
      'Insecure registries by subnet are not passed on, because BuildKit takes names only: `10.0.0.0/8`.',
    ])
  })

  test('a mirror on loopback is inherited in the network of the host', () => {
    const { mirrors } = inherited({ driverOptions: ['network=host'] }, { engine }).inherited
    expect(mirrors).toEqual(['https://mirror.example/', 'http://127.0.0.1:5000/'])
  })

  test.each(['--config /etc/mine.toml', '--debug --config=/etc/mine.toml'])(
    'with another configuration file in `buildkitd-flags` (%s), they are named and not inherited',
    (buildkitdFlags) => {
      const certificates = { registries: [registry], authorities, unusable: [] }
      const found = inherited({ buildkitdFlags, proxies: { HTTP_PROXY: shown } }, { engine, certificates })
      expect(found.driverOptions).toEqual([`env.HTTP_PROXY=${shown}`])
      expect(found.inherited).toMatchObject({ mirrors: [], insecureRegistries: [], registries: [] })
      expect(found.inherited.omitted.at(-1)).toContain('selects another configuration file')
    },
  )
})

describe('certificates', () => {
  const certificates = {
    registries: [registry],
    authorities,
    unusable: [{ path: '/etc/docker/certs.d/b/client.cert', reason: 'this user cannot read its key' }],
  }

  test('the private CAs of the machine get a directory of BuildKit beside the public ones', () => {
    const found = inherited({}, { certificates })
    expect(found.driverOptions).toEqual([variable])
    expect(found.inherited).toMatchObject({ registries: [registry], authorities })
    expect(found.inherited.omitted).toEqual([
      '`/etc/docker/certs.d/b/client.cert` is not passed on: this user cannot read its key.',
    ])
  })

  test('a client certificate is named, because Buildx shows the files of a builder with their keys', () => {
    const keyPairs = [{ certificate: '/a/client.cert', key: '/a/client.key' }]
    const registries = [
      { ...registry, keyPairs },
      { host: 'other', authorities: [], keyPairs },
    ]
    const found = inherited({}, { certificates: { ...certificates, registries, unusable: [] } }).inherited
    expect(found.registries).toEqual([registry])
    expect(found.omitted).toEqual([
      expect.stringContaining('The client certificate for `reg:5000` is not passed on'),
      expect.stringContaining('The client certificate for `other` is not passed on'),
    ])
    expect(JSON.stringify(found)).not.toContain('client.key')
  })

  test('a directory that the user sets stays, and the private CAs are not inherited', () => {
    const found = inherited({ driverOptions: ['env.SSL_CERT_DIR=/mine'] }, { certificates })
    expect(found.driverOptions).toEqual([])
    expect(found.inherited.authorities).toEqual({ files: [], count: 0 })
  })
})

describe('several nodes', () => {
  const node = (...driverOptions: string[]) => ({ driverOptions, buildkitdFlags: '' })
  const here = { inJobDaemon: false, elsewhere: false }
  const proxies = { HTTP_PROXY: shown }

  test('each gets the variables that its options do not set', () => {
    const { settings, inherited: found } = inheritedByBuilder(
      makeSituation({ proxies }),
      [node('env.HTTP_PROXY=mine'), node('network=host')],
      here,
    )
    expect(settings).toEqual([node('env.HTTP_PROXY=mine'), node('network=host', `env.HTTP_PROXY=${shown}`)])
    expect(found.proxies).toEqual([{ variable: 'HTTP_PROXY', value: shown }])
  })

  test('a proxy on loopback needs the network of the host in all of them', () => {
    const situation = makeSituation({ proxies: { HTTP_PROXY: 'http://localhost:3128' } })
    const nodes = [node('network=host'), node()]
    expect(inheritedByBuilder(situation, nodes, here).settings).toEqual(nodes)
  })

  test('a node on another daemon: only settings of the runner are inherited', () => {
    const engine = {
      registryMirrors: ['https://mirror.example/'],
      insecureRegistries: ['reg:5000'],
      proxySettings: [setting('HTTPS_PROXY', shown)],
    }
    const certificates = { registries: [registry], authorities, unusable: [] }
    const situation = makeSituation({ proxies }, { engine, certificates })
    const { inherited: found } = inheritedByBuilder(situation, [node()], { ...here, elsewhere: true })
    expect(found).toEqual({
      mirrors: [],
      insecureRegistries: [],
      registries: [registry],
      authorities,
      proxies: [{ variable: 'HTTP_PROXY', value: shown }],
      omitted: [
        'Mirrors, insecure registries and proxies of the host daemon are not passed on: a node of the builder is on another daemon.',
      ],
    })
  })
})
