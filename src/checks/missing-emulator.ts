import { defineCheck } from './check.ts'

/** The platforms that run without an emulator, by the daemon's architecture (uname(2)). */
const native: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['amd64', '386'],
  amd64: ['amd64', '386'],
  // Some arm64 machines cannot run 32-bit programs, but /proc does not show which.
  aarch64: ['arm64', 'arm'],
  arm64: ['arm64', 'arm'],
}

export const missingEmulator = defineCheck({
  id: 'missing-emulator',
  severity: 'notice',
  about: 'machine',
  title: 'Emulators',
  failureTitle: 'A requested platform lacks an emulator',
  needs: ['requestedPlatforms'],
  observes: ['emulators', 'engine', 'machine'],

  evaluate({ requestedPlatforms }, { emulators, engine, machine }) {
    if (requestedPlatforms.length === 0) return undefined
    if (engine.status === 'unseen') return { unknown: engine.reason }
    const own = native[engine.value.architecture] ?? [engine.value.architecture]
    const foreign = requestedPlatforms.filter((platform) => !own.includes(architectureOf(platform)))
    if (foreign.length === 0) return undefined
    if (machine.status === 'seen' && machine.value.kernel !== engine.value.kernel) {
      return { unknown: 'The daemon runs on another kernel. Berth could not read its emulators.' }
    }
    if (emulators.status === 'unseen') return { unknown: emulators.reason }
    const missing = foreign.filter((platform) => !emulators.value.includes(architectureOf(platform)))
    const [first] = missing
    if (!first) return undefined
    return {
      message: `Input \`platforms\` lists ${missing.join(', ')}, but this ${engine.value.architecture} machine has no emulator for it in binfmt_misc. \`docker run --platform\` and builds with \`driver: docker\` fail with "exec format error". Builders with the image moby/buildkit have their own emulators.`,
      evidence: [
        { label: 'platforms', value: requestedPlatforms.join(', ') },
        { label: 'machine', value: engine.value.architecture },
        { label: 'emulators', value: emulators.value.join(', ') || 'none' },
      ],
      remedy: `Add docker/setup-qemu-action before Berth, or install the emulator: \`docker run --privileged --rm tonistiigi/binfmt --install ${[...new Set(missing.map(architectureOf))].join(',')}\`.`,
    }
  },
})

/** `linux/arm/v7` is arm. */
function architectureOf(platform: string): string {
  return platform.split('/')[1] ?? platform
}
