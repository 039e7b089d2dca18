import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { closeAfterwards } from '../opened/close-afterwards.ts'

export const filesystems = ['ext4', 'xfs', 'tmpfs', 'overlay'] as const
export type Filesystem = (typeof filesystems)[number]

const image = (make: string) =>
  `truncate --size 512M "$folder/image" && ${make} "$folder/image" && mount -o loop "$folder/image" "$folder/mounted"`

const mounts: Readonly<Record<Filesystem, string>> = {
  ext4: image('mkfs.ext4 -q -F'),
  xfs: image('mkfs.xfs -q'),
  tmpfs: 'mount -t tmpfs none "$folder/mounted"',
  overlay:
    'mkdir "$folder"/{lower,upper,work} && ' +
    'mount -t overlay none -o "lowerdir=$folder/lower,upperdir=$folder/upper,workdir=$folder/work" "$folder/mounted"',
}

/** A new filesystem of that kind, mounted until the end of the test. */
export async function mounted(filesystem: Filesystem): Promise<string> {
  const bash = (script: string) => promisify(execFile)('bash', ['-ec', `folder=${folder}\n${script}`])
  const folder = await mkdtemp('/var/tmp/berth-filesystem-')
  await closeAfterwards(async () => {
    await bash('! mountpoint -q "$folder/mounted" || umount "$folder/mounted"')
    await rm(folder, { recursive: true })
  })
  await bash(`mkdir "$folder/mounted" && ${mounts[filesystem]} && chmod 755 "$folder" "$folder/mounted"`)
  return `${folder}/mounted`
}
