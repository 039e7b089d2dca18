import type { RunCommand } from '../platform/command.ts'
import type { ConnectDocker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import type { OpenForeignFiles } from '../platform/foreign-files.ts'
import type { Resolve } from '../platform/resolve.ts'
import type { RequestedImage } from './facts.ts'

/** The interfaces through which probes observe the machine. */
export type Source = {
  readonly files: Files
  readonly openForeignFiles: OpenForeignFiles
  readonly runCommand: RunCommand
  readonly connectDocker: ConnectDocker
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly process: {
    readonly pid: number
    readonly platform: NodeJS.Platform
    readonly architecture: string
    readonly uid: number
    readonly gid: number
    readonly groups: readonly number[]
    readonly kernel: string
    readonly hostname: string
    readonly homeDirectory: string
    readonly interfaces: ReturnType<typeof import('node:os').networkInterfaces>
  }
  /** Resolves a host name within a second. */
  readonly resolve: Resolve
  /** From the inputs. Empty for `berth doctor`. */
  readonly requestedImages: readonly RequestedImage[]
  readonly requestedPlatforms: readonly string[]
  /** The mount point of procfs: `/proc`, or a recorded copy in tests. */
  readonly proc: string
}
