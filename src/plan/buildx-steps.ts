import type { BuildxRelease } from '../values/buildx-release.ts'

/** The Buildx that a step installs for this job, in a directory of the job. */
type Installed = {
  readonly folder: string
  /** The path of the program, which later steps of the plan use. */
  readonly program: string
  /** True: later steps find it by PATH, because the runner has no Docker CLI, whose plugin it could be. */
  readonly onPath: boolean
}

/** A program of a release: from the tool cache of the runner, or downloaded and verified. */
export type InstallBuildx = Installed & {
  readonly kind: 'install-buildx'
  readonly release: BuildxRelease
  /** True: it is taken from the tool cache if it is there, and kept there. */
  readonly keep: boolean
  readonly secret: { readonly githubToken: string }
}

/** Buildx built from a git repository, by the BuildKit of the daemon. */
export type BuildBuildx = Installed & {
  readonly kind: 'build-buildx'
  readonly reference: string
  /** The Buildx that sends the build. */
  readonly builtBy: string
  /** The builder of the embedded BuildKit, which Buildx names after the context. */
  readonly builder: string
  readonly environment: Readonly<Record<string, string>>
}

/** What has to be installed, known before a plan is made. */
export type Installation =
  | { readonly from: 'release'; readonly release: BuildxRelease }
  | {
      readonly from: 'source'
      readonly reference: string
      /** The path of the runner's Buildx, or a release that is installed to build the other one. */
      readonly builtBy: string | BuildxRelease
    }
