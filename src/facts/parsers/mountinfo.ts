import { isWithin } from '../../values/path.ts'

export type MountPoint = {
  /** `major:minor`. */
  readonly device: string
  /** The mounted directory within the filesystem. */
  readonly root: string
  readonly path: string
  readonly type: string
  readonly source: string
  /** The options of this mount (`options`) and of the filesystem (`superOptions`). */
  readonly options: readonly string[]
  readonly superOptions: readonly string[]
}

/** Parses `/proc/<pid>/mountinfo` (proc_pid_mountinfo(5)). Keeps its order: a later mount hides an earlier one. */
export function parseMountinfo(text: string): MountPoint[] {
  const mounts: MountPoint[] = []
  for (const line of text.split('\n')) {
    // The hyphen ends the optional fields, whose number varies.
    const [before = '', after] = line.split(/ - (.*)/s)
    const [, , device, root, path, options] = before.split(' ')
    const [type, source, superOptions] = (after ?? '').split(' ')
    if (!device || !root || !path || !options || !type) continue
    mounts.push({
      device,
      root: unescaped(root),
      path: unescaped(path),
      type,
      source: unescaped(source ?? ''),
      options: options.split(','),
      superOptions: superOptions ? superOptions.split(',') : [],
    })
  }
  return mounts
}

/** The mount of a path, found by comparing path names; undefined if there is none. */
export function mountOf(mounts: readonly MountPoint[], path: string): MountPoint | undefined {
  let best: MountPoint | undefined
  for (const mount of mounts) {
    if (isWithin(path, mount.path) && (!best || mount.path.length >= best.path.length)) best = mount
  }
  return best
}

/**
 * True if `/proc` is mounted with `hidepid`, which hides processes of other users (proc(5)), and none of the groups is
 * exempt (`gid=`).
 */
export function hidesProcesses(mounts: readonly MountPoint[], groups: readonly number[]): boolean {
  const options = mounts.findLast(({ path, type }) => path === '/proc' && type === 'proc')?.superOptions ?? []
  const value = (name: string) => options.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
  const hidden = !['0', 'off', undefined].includes(value('hidepid'))
  return hidden && !groups.includes(Number(value('gid') ?? Number.NaN))
}

/** Decodes space, tab, newline and backslash, which are written as octal numbers. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}
