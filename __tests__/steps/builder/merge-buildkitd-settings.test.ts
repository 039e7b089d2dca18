import { expect, test } from '@jest/globals'
import { type Inherited, nothingInherited } from '../../../src/plan/inherit/inherited.ts'
import { editToml } from '../../../src/platform/toml.ts'
import { mergeBuildkitdSettings } from '../../../src/steps/builder/merge-buildkitd-settings.ts'

const ca = '/etc/docker/certs.d/reg:5000/ca.crt'
const registry = { host: 'reg:5000', authorities: [ca], keyPairs: [] }
const hub = (settings: object) => ({ registry: { 'docker.io': settings } })
const none = { registries: [], mirrors: [], insecureRegistries: [] }

test.each<[string, Record<string, unknown>, Partial<Inherited>, object, Partial<Inherited>?]>([
  ['nothing', { debug: true }, {}, { debug: true }],
  ['a mirror', {}, { mirrors: ['https://a.example/'] }, hub({ mirrors: ['a.example'] })],
  [
    'a mirror without TLS',
    {},
    { mirrors: ['http://a.example:5000/'] },
    { registry: { 'docker.io': { mirrors: ['a.example:5000'] }, 'a.example:5000': { http: true } } },
  ],
  [
    'a mirror whose certificate is not verified',
    {},
    { mirrors: ['https://a.example/'], insecureRegistries: ['a.example'] },
    { registry: { 'docker.io': { mirrors: ['a.example'] }, 'a.example': { http: true, insecure: true } } },
  ],
  [
    'a mirror beside other settings of the user',
    { debug: true, ...hub({ http: false }) },
    { mirrors: ['https://a.example/'] },
    { debug: true, ...hub({ http: false, mirrors: ['a.example'] }) },
  ],
  [
    'not the mirrors, if the user has some',
    hub({ mirrors: ['mine.example'] }),
    { mirrors: ['http://a.example/'] },
    hub({ mirrors: ['mine.example'] }),
    none,
  ],
  [
    'not the mirrors, if the user wants none',
    hub({ mirrors: [] }),
    { mirrors: ['https://a.example/'] },
    hub({ mirrors: [] }),
    none,
  ],
  [
    'no less safety for a registry that the user verifies',
    { registry: { 'reg:5000': { ca: ['mine.pem'] }, b: { insecure: false }, c: { http: true } } },
    { insecureRegistries: ['reg:5000', 'b', 'c', 'd'] },
    {
      registry: {
        'reg:5000': { ca: ['mine.pem'] },
        b: { insecure: false },
        c: { http: true },
        d: { http: true, insecure: true },
      },
    },
    { insecureRegistries: ['d'] },
  ],
  ['the CA of a registry', {}, { registries: [registry] }, { registry: { 'reg:5000': { ca: [ca] } } }],
  [
    "not a CA beside the user's",
    { registry: { 'reg:5000': { ca: ['mine.pem'] } } },
    { registries: [registry] },
    { registry: { 'reg:5000': { ca: ['mine.pem'] } } },
    { registries: [] },
  ],
  [
    'the private CAs, for a registry that cannot exist',
    {},
    { authorities: { files: ['/a.crt'], count: 1 } },
    { registry: { 'private-authorities.berth.invalid': { ca: ['/job/authorities.pem'] } } },
  ],
  [
    'nothing into a table that is none',
    { registry: ['a'] },
    { mirrors: ['https://a.example/'] },
    { registry: ['a'] },
    { ...none, omitted: [expect.stringContaining('`registry` in the configuration is no table')] as never },
  ],
  [
    'nothing for a registry that is no table',
    { registry: { 'docker.io': 'a' } },
    { mirrors: ['https://a.example/'] },
    { registry: { 'docker.io': 'a' } },
    none,
  ],
])('merging adds %s', (_, own, given, settings, used = given) => {
  const inherited = { ...nothingInherited, ...given }
  expect(mergeBuildkitdSettings(own, inherited, '/job/authorities.pem')).toEqual({
    settings,
    inherited: { ...inherited, ...used },
  })
})

test('the text keeps all other settings of the user', async () => {
  const own = [
    'debug = true # comment',
    'root = "/var/lib/buildkit"',
    'insecure-entitlements = ["network.host"]',
    '[worker.oci]',
    'gckeepstorage = 9007199254740993',
    '[[worker.oci.gcpolicy]]',
    'filters = ["type==source.local"]',
    'keepDuration = "48h"',
    '[registry."reg:5000"]',
    'http = true',
    '',
  ].join('\n')
  const inherited = { ...nothingInherited, mirrors: ['https://a.example/'] }
  const text = await editToml(own, (settings) => mergeBuildkitdSettings(settings, inherited, '').settings)
  expect(text).toContain('gckeepstorage = 9007199254740993\n')
  expect(text.replace(/\n+/g, '\n')).toBe(
    [
      'debug = true',
      'root = "/var/lib/buildkit"',
      'insecure-entitlements = [ "network.host" ]',
      '[worker.oci]',
      'gckeepstorage = 9007199254740993',
      '[[worker.oci.gcpolicy]]',
      'filters = [ "type==source.local" ]',
      'keepDuration = "48h"',
      '[registry."reg:5000"]',
      'http = true',
      '[registry."docker.io"]',
      'mirrors = [ "a.example" ]',
      '',
    ].join('\n'),
  )
})
