import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Endpoint } from '../../../src/facts/facts.ts'
import { parseCapabilities } from '../../../src/facts/parsers/capabilities.ts'
import { parseCgroupLimit, parseCpuMax } from '../../../src/facts/parsers/cgroup-limit.ts'
import { parseClientConfiguration } from '../../../src/facts/parsers/client-configuration.ts'
import { parseClientVersion, parsePluginVersion } from '../../../src/facts/parsers/client-version.ts'
import { parseCommandLine, safeArguments } from '../../../src/facts/parsers/command-line.ts'
import {
  containerEngineInCgroup,
  containerIdInCgroup,
  containerIdInMounts,
} from '../../../src/facts/parsers/container-id.ts'
import { dataRootSetting } from '../../../src/facts/parsers/data-root.ts'
import { parseEngine } from '../../../src/facts/parsers/engine.ts'
import { isInitialMap, parseIdentifierMap } from '../../../src/facts/parsers/identifier-map.ts'
import { parseTotalMemory } from '../../../src/facts/parsers/memory.ts'
import { hidesProcesses, mountOf, parseMountinfo } from '../../../src/facts/parsers/mountinfo.ts'
import { parseNamespaceLink } from '../../../src/facts/parsers/namespace-link.ts'
import { parseProcessStatus } from '../../../src/facts/parsers/process-status.ts'
import { namesStubOnly, parseNameservers } from '../../../src/facts/parsers/resolver-configuration.ts'
import { parseRoutes } from '../../../src/facts/parsers/route-table.ts'
import { engineContainers } from '../../../src/facts/probes/engine-containers.ts'
import { engineNetworks } from '../../../src/facts/probes/engine-networks.ts'
import { engineVolumes } from '../../../src/facts/probes/engine-volumes.ts'
import { parseInspect } from '../../../src/steps/builder/parse-inspect.ts'
import {
  hasLegacyControllers,
  mainCgroupPath,
  parseCgroupMemberships,
} from '../../../src/values/cgroup-membership.ts'
import { makeSource, seenOnly } from '../make-source.ts'

const corpus = join(import.meta.dirname, 'corpus')
const endpoint: Endpoint = { host: 'unix:///var/run/docker.sock', source: 'default socket', context: null }
const seen = seenOnly({ endpoint })

/** The parser of each kind of file. `beside` reads another file in the same folder. */
const readers: readonly (readonly [
  file: RegExp,
  read: (text: string, beside: (name: string) => string) => unknown,
])[] = [
  [
    /-mountinfo$/,
    (text) => {
      const mounts = parseMountinfo(text)
      return {
        container: containerIdInMounts(text),
        hidden: hidesProcesses(mounts, []),
        dataRoot: mountOf(mounts, '/var/lib/docker/volumes') ?? null,
        mounts: mounts.map(({ type, root, path, source }) => `${type} ${source} ${root} at ${path}`),
      }
    },
  ],
  [
    /-status$/,
    (text) => {
      const status = parseProcessStatus(text)
      return { ...status, capabilities: parseCapabilities(status.effectiveCapabilities).join(' ') }
    },
  ],
  [
    /-cgroup$/,
    (text) => {
      const memberships = parseCgroupMemberships(text)
      return {
        main: mainCgroupPath(memberships),
        legacy: hasLegacyControllers(memberships),
        container: containerIdInCgroup(text),
        word: containerEngineInCgroup(text),
        memberships: memberships.map(({ controllers, path }) => `${controllers.join(' ')} ${path}`),
      }
    },
  ],
  [/-uid_map$/, (text) => [parseIdentifierMap(text), isInitialMap(parseIdentifierMap(text))]],
  [/-ns$/, (text) => text.trim().split('\n').map(parseNamespaceLink)],
  [/-cmdline$/, (text) => [parseCommandLine(text), safeArguments(parseCommandLine(text))]],
  [/^net-route$/, parseRoutes],
  [/^resolv\.conf$/, (text) => [parseNameservers(text), namesStubOnly(parseNameservers(text))]],
  [/^meminfo$/, parseTotalMemory],
  [/^memory\.(max|limit_in_bytes)$/, parseCgroupLimit],
  [/^cpu\.max$/, parseCpuMax],
  [
    /^engine-info\.json$/,
    (text, beside) => parseEngine(JSON.parse(beside('engine-version.json')), JSON.parse(text)),
  ],
  [/^engine-version\.json$/, (text) => JSON.parse(text).ApiVersion],
  [
    /^engine-networks\.json$/,
    (text) => engineNetworks(makeSource({ docker: { listNetworks: async () => JSON.parse(text) } }), seen),
  ],
  [
    /^engine-volumes\.json$/,
    (text) =>
      engineVolumes(
        makeSource({ docker: { listVolumes: async () => JSON.parse(text).Volumes ?? [] } }),
        seen,
      ),
  ],
  [
    /^engine-containers\.json$/,
    (text) =>
      engineContainers(makeSource({ docker: { listContainers: async () => JSON.parse(text) } }), seen),
  ],
  [/^docker-version-line$/, parseClientVersion],
  [/-metadata\.json$/, parsePluginVersion],
  [/^buildx-inspect-/, parseInspect],
  [/^daemon\.json$/, (text) => dataRootSetting('dockerd', text)],
  [/^containerd\.toml$/, (text) => dataRootSetting('containerd', text)],
  [/^config\.json$/, (text) => parseClientConfiguration(text, 'config.json')],
]

const files = globSync('**/*', { cwd: corpus, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'SOURCES.md')
  .map((entry) => join(entry.parentPath, entry.name).slice(corpus.length + 1))
  .sort()

describe('files of real machines are parsed correctly', () => {
  test.each(files)('%s', async (file) => {
    const [, read] = readers.find(([name]) => name.test(basename(file))) ?? []
    if (!read) throw new Error(`no parser reads ${file}`)
    const text = (name: string) => readFileSync(join(corpus, dirname(file), name), 'utf8')
    expect(await read(text(basename(file)), text)).toMatchSnapshot()
  })

  test('the corpus contains each kind of file', () => {
    for (const [name] of readers) expect(files.filter((file) => name.test(basename(file)))).not.toEqual([])
  })

  test('SOURCES.md lists each folder', () => {
    const sources = readFileSync(join(corpus, 'SOURCES.md'), 'utf8')
    for (const folder of new Set(files.map(dirname))) expect(sources).toContain(`\`${basename(folder)}\``)
  })
})
