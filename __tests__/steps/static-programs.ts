import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'

type Programs = Readonly<Record<string, string>>

const root = join(import.meta.dirname, '../..')
const versionOf = (program: string) =>
  spawnSync(program, ['-dumpfullversion'], { encoding: 'utf8' }).stdout?.trim() ?? ''
// script/static-programs installs missing tools on Debian as root.
const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/** e_machine of elf(5). */
const machines: Readonly<Record<string, number>> = { x86_64: 62, aarch64: 183 }

/** Tests that the programs are those that their source makes, for each architecture, and smaller than a number of bytes. */
export function testPrograms(source: string, programs: Programs, limit: number): void {
  const generated = readFileSync(join(root, dirname(source), 'programs.ts'), 'utf8')
  const [, version = ''] = /with gcc ([\d.]+)\./.exec(generated) ?? []
  // Another compiler version makes other bytes.
  const isSame = (program: string) =>
    versionOf(program) === version || (mayInstall && versionOf(program) === '')
  const compiling = isSame('gcc') && isSame('aarch64-linux-gnu-gcc') ? test : test.skip

  compiling(
    `the programs are up to date with ${source}`,
    () => {
      const directory = mkdtempSync(join(tmpdir(), 'berth-programs-'))
      const file = join(directory, 'programs.ts')
      const { status, stderr } = spawnSync('script/static-programs', [source, file], {
        cwd: root,
        encoding: 'utf8',
      })
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
      expect(readFileSync(file, 'utf8')).toBe(generated)
      rmSync(directory, { recursive: true })
    },
    300_000,
  )

  test.each(Object.entries(programs))(
    'the program for %s is a small ELF file for this architecture',
    (architecture, base64) => {
      const program = Buffer.from(base64, 'base64')
      expect(program.subarray(0, 4)).toEqual(Buffer.from('\x7fELF'))
      expect(program.readUInt16LE(18)).toBe(machines[architecture])
      expect(program.length).toBeLessThan(limit)
    },
  )
}

/** The programs that this machine can run, natively or with qemu-user. */
const native = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'x64' | 'arm64'] ?? ''
export function runnersOf(programs: Programs): [string, string[]][] {
  return Object.keys(programs).flatMap((architecture): [string, string[]][] => {
    if (architecture === native) return [[architecture, []]]
    const qemu = `qemu-${architecture}`
    return spawnSync(qemu, ['--version']).error ? [] : [[architecture, [qemu]]]
  })
}
