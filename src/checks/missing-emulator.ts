import { defineCheck } from './check.ts'

/** What a machine runs by itself, by the architecture as its engine reports it (uname(2)). */
const native: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['amd64', '386'],
  amd64: ['amd64', '386'],
  // Not each arm64 machine runs 32 bits, and /proc does not say so.
  aarch64: ['arm64', 'arm'],
  arm64: ['arm64', 'arm'],
}

export const missingEmulator = defineCheck({
  id: 'missing-emulator',
  severity: 'notice',
  about: 'machine',
  title: 'Emulators for the platforms',
  failureTitle: 'A platform has no emulator on this machine',
  needs: ['requestedPlatforms'],
  observes: ['emulators', 'engine', 'machine'],

  evaluate({ requestedPlatforms }, { emulators, engine, machine }) {
    if (requestedPlatforms.length === 0) return undefined
    if (engine.status === 'unseen') return { unproven: engine.reason }
    const own = native[engine.value.architecture] ?? [engine.value.architecture]
    const foreign = requestedPlatforms.filter((platform) => !own.includes(architectureOf(platform)))
    if (foreign.length === 0) return undefined
    if (machine.status === 'seen' && machine.value.kernel !== engine.value.kernel) {
      return { unproven: 'The daemon runs on another kernel, whose emulators cannot be seen.' }
    }
    if (emulators.status === 'unseen') return { unproven: emulators.reason }
    const missing = foreign.filter((platform) => !emulators.value.includes(architectureOf(platform)))
    const [first] = missing
    if (!first) return undefined
    return {
      message: `The input \`platforms\` names ${missing.join(', ')}, and this ${engine.value.architecture} machine has no emulator for it in binfmt_misc. \`docker run --platform\` and builds with \`driver: docker\` fail with "exec format error". The image moby/buildkit brings its own emulators.`,
      evidence: [
        { label: 'platforms', value: requestedPlatforms.join(', ') },
        { label: 'machine', value: engine.value.architecture },
        { label: 'emulators', value: emulators.value.join(', ') || 'none' },
      ],
      remedy: `Add docker/setup-qemu-action before Berth, or run \`docker run --privileged --rm tonistiigi/binfmt --install ${[...new Set(missing.map(architectureOf))].join(',')}\`.`,
    }
  },
})

/** `linux/arm/v7` is arm. */
function architectureOf(platform: string): string {
  return platform.split('/')[1] ?? platform
}
