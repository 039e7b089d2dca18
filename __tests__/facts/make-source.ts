import type { FactName, Facts } from '../../src/facts/facts.ts'
import { Unseen } from '../../src/facts/observe.ts'
import type { Source } from '../../src/facts/source.ts'
import type { Docker } from '../../src/platform/docker.ts'
import { type Entry, memoryFiles } from './memory-files.ts'

type Given = Partial<Omit<Source, 'files' | 'openForeignFiles' | 'process' | 'connectDocker'>> & {
  readonly files?: Readonly<Record<string, Entry>>
  readonly process?: Partial<Source['process']>
  readonly docker?: Partial<Docker>
}

/** A Linux machine with nothing on it, but for what is given. */
export function makeSource({ files = {}, process, docker = {}, ...given }: Given = {}): Source {
  const memory = memoryFiles(files)
  return {
    files: memory,
    openForeignFiles: () => ({
      readText: (root, path) => memory.readText(root + path),
      async identity(root, path) {
        const { device, inode } = await memory.status(root + path)
        return `${device}:${inode}`
      },
      close() {},
    }),
    runCommand: async (program) => {
      throw Object.assign(new Error(`spawn ${program} ENOENT`), { code: 'ENOENT' })
    },
    connectDocker: (host) => ({ host, ...docker }) as Docker,
    environment: {},
    requestedImages: [],
    requestedPlatforms: [],
    resolve: async (host) => {
      throw Object.assign(new Error(`queryA ENOTFOUND ${host}`), { code: 'ENOTFOUND' })
    },
    proc: '/proc',
    ...given,
    process: {
      pid: 42,
      platform: 'linux',
      architecture: 'x64',
      uid: 1001,
      gid: 121,
      groups: [121],
      kernel: '6.8.0',
      hostname: 'machine',
      homeDirectory: '/home/runner',
      interfaces: {},
      ...process,
    },
  }
}

/** Stands in for the other probes: facts that are given were seen, and no others. */
export function seenOnly(facts: Partial<Facts>): <Name extends FactName>(name: Name) => Promise<Facts[Name]> {
  return async (name) => {
    const value = facts[name]
    if (value === undefined) throw new Unseen(`${name} was not given`)
    return value as Facts[typeof name]
  }
}
