import { randomBytes } from 'node:crypto'
import { homedir, hostname, networkInterfaces, release } from 'node:os'
import type { World } from './action/world.ts'
import { observeConfinement } from './facts/probes/confinement.ts'
import { dockerContext } from './facts/probes/docker-context.ts'
import { probes } from './facts/probes/index.ts'
import { runCommand } from './platform/command.ts'
import { connectDocker } from './platform/docker.ts'
import { files } from './platform/files.ts'
import { openForeignFiles } from './platform/foreign-files.ts'
import { connectGitHub } from './platform/github.ts'
import { network } from './platform/network.ts'
import { processes } from './platform/processes.ts'
import { connectReleases } from './platform/releases.ts'
import { resolve } from './platform/resolve.ts'
import { startDetached } from './platform/start-detached.ts'
import { checkToml } from './platform/toml.ts'
import { openToolCache } from './platform/tool-cache.ts'
import { parseYaml } from './platform/yaml.ts'
import { berthVersion } from './version.ts'

/** The machine that this process runs on. An action and a terminal pass different workflows. */
export function realWorld(workflow: World['workflow']): World {
  return {
    workflow,
    probes,
    processes,
    startDetached,
    connectGitHub,
    connectReleases,
    openToolCache,
    checkToml,
    parseYaml,
    dockerContext,
    observeConfinement,
    berthVersion,
    network,
    token: randomBytes(4).toString('hex'),
    now: () => new Date(),
    source: {
      files,
      openForeignFiles,
      runCommand,
      connectDocker,
      environment: process.env,
      process: {
        pid: process.pid,
        platform: process.platform,
        architecture: process.arch,
        // Windows has none of these.
        uid: process.getuid?.() ?? 0,
        gid: process.getgid?.() ?? 0,
        groups: process.getgroups?.() ?? [],
        kernel: release(),
        hostname: hostname(),
        homeDirectory: homedir(),
        // Read again for each look: a daemon that started meanwhile has made its bridge.
        get interfaces() {
          return networkInterfaces()
        },
      },
      resolve,
      requestedImages: [],
      requestedPlatforms: [],
      proc: '/proc',
    },
  }
}
