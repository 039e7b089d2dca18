import { type Probe, Unseen } from '../observe.ts'
import { systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { readOr } from './read.ts'
import { requireLinux } from './require-linux.ts'

const directory = '/proc/sys/fs/binfmt_misc'

/** Docker's names of architectures by QEMU's names (tonistiigi/binfmt, qemu-user-static). */
const architectures: Readonly<Record<string, string>> = {
  aarch64: 'arm64',
  arm: 'arm',
  i386: '386',
  loongarch64: 'loong64',
  mips64: 'mips64',
  mips64el: 'mips64le',
  ppc64le: 'ppc64le',
  riscv64: 'riscv64',
  s390x: 's390x',
  x86_64: 'amd64',
}

/** The emulators registered with the kernel (kernel: admin-guide/binfmt-misc). */
export const emulators: Probe<'emulators', Source> = async (source) => {
  requireLinux(source, directory)
  const names = await source.files.list(directory).catch((error) => {
    throw new Unseen(`${directory} could not be read: ${systemErrorText(error)}`)
  })
  // In a container, this is an empty directory of procfs unless binfmt_misc is mounted there.
  if (!names.includes('register')) throw new Unseen(`binfmt_misc is not mounted at ${directory}`)
  const found = names.flatMap((name) => {
    const architecture = architectures[/^qemu-(.+)$/.exec(name)?.[1] ?? '']
    return architecture ? [{ name, architecture }] : []
  })
  const enabled = await Promise.all(
    found.map(async ({ name }) => (await readOr(source, `${directory}/${name}`, '')).startsWith('enabled')),
  )
  return found
    .filter((_, index) => enabled[index])
    .map(({ architecture }) => architecture)
    .sort()
}
