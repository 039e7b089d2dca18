import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import type { Job } from '../run-action.ts'
import { play } from './play.ts'

const modes = ['socket', 'dind'] as const

async function mount(folder: string, options: string): Promise<void> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  await closeAfterwards(() => {
    if (isMountPoint(folder)) execFileSync('umount', ['--lazy', folder])
  })
}

const isMountPoint = (folder: string): boolean => statSync(folder).dev !== statSync(dirname(folder)).dev

/** What RUNNER_TEMP is, and what main says of it in each mode; null where it does without. */
const temps = [
  {
    what: 'read-only',
    spoil: ({ temp }: Job) => mount(temp, 'ro'),
    socket: /^file-unwritable: .*\/temp\/berth-\w+-buildx cannot be written/,
    dind: /^file-unwritable: .*\/temp\/berth-\w+ cannot be written/,
  },
  {
    what: 'full',
    async spoil({ temp }: Job) {
      await mount(temp, 'size=4k')
      writeFileSync(join(temp, 'filler'), 'x'.repeat(4096))
    },
    // A directory takes no block of a tmpfs: buildx is the first to write, or the daemon's settings or certificates.
    socket: /^builder-not-ready: .*no space left on device/,
    dind: /^file-unwritable: .*\/temp\/berth-\w+\/\S+ cannot be written: ENOSPC/,
  },
] as const

/** Uncovers the directory. What Berth left there would go with the mount, so it is looked for first. */
function uncover({ temp }: Job): void {
  const left = readdirSync(temp).filter((name) => name !== 'filler')
  execFileSync('umount', ['--lazy', temp])
  expect(left).toEqual([])
}

describe.each(orFew(temps, ({ what }) => what === 'full'))(
  'RUNNER_TEMP is $what',
  ({ what, spoil, ...reported }) => {
    test.each(orFew(modes, (mode) => mode === 'dind'))('before main: %s', async (mode) => {
      await play({
        ...{ fault: 'temp-unfit', mode, moment: `${what} before main` },
        prepare: spoil,
        mend: uncover,
        reported: reported[mode],
      })
    })
  },
)

test.each(orFew(modes, (mode) => mode === 'dind'))('RUNNER_TEMP is removed before main: %s', async (mode) => {
  await play({
    ...{ fault: 'temp-unfit', mode, moment: 'removed before main' },
    prepare: ({ temp }) => rmSync(temp, { recursive: true }),
    reported: null,
  })
})

test.each(orFew(modes, (mode) => mode === 'dind'))('RUNNER_TEMP is removed before post: %s', async (mode) => {
  await play({
    ...{ fault: 'temp-unfit', mode, moment: 'removed before the post step' },
    between: ({ temp }) => rmSync(temp, { recursive: true }),
    reported: null,
  })
})

const files = ['GITHUB_STATE', 'GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY'] as const
const forms = [
  { what: 'missing', path: (job: Job) => join(job.folder, 'none') },
  { what: 'on a full disk', path: () => '/dev/full' },
  {
    what: 'a directory',
    path: (job: Job) => {
      mkdirSync(join(job.folder, 'directory'), { recursive: true })
      return join(job.folder, 'directory')
    },
  },
]

describe.each(orFew(forms, ({ what }) => what === 'on a full disk'))(
  'a command file of the runner is $what',
  ({ what, path }) => {
    test.each(orFew(files, (file) => file === 'GITHUB_OUTPUT'))('%s', async (file) => {
      await play({
        ...{ fault: 'runner-files-unfit', mode: 'socket', moment: `${file} is ${what}` },
        prepare: (job) => Object.assign(job.runnerFiles, { [file]: path(job) }),
        between: ({ runnerFiles }) => delete runnerFiles[file],
        // No later step needs the summary.
        reported:
          file === 'GITHUB_STEP_SUMMARY' ? null : new RegExp(`^file-unwritable: ${file} .*cannot be written`),
      })
    })
  },
)
