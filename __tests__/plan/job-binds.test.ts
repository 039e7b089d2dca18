import { expect, test } from '@jest/globals'
import type { Runner } from '../../src/facts/facts.ts'
import { jobBinds } from '../../src/plan/job-binds.ts'
import { makeMount } from '../make-facts.ts'

const hosted: Runner = {
  kind: 'github-hosted',
  service: 'github',
  name: 'GitHub Actions 7',
  inContainer: false,
  evidence: [],
  workspace: '/home/runner/work/app/app',
  work: '/home/runner/work',
  home: '/home/runner',
  temp: '/home/runner/work/_temp',
  toolCache: '/opt/hostedtoolcache',
}
/** Of a runner that says nothing of its work directory. */
const plain = { work: null, home: null }

/** Where a job is in a container. */
const own = (...mounts: { source: string; destination: string }[]) => ({
  id: 'f'.repeat(64),
  image: 'node:24',
  networks: [],
  mounts: mounts.map((mount) => makeMount(mount)),
})
const work = { source: '/home/runner/work', destination: '/__w' }

type Row = [what: string, Partial<Runner>, ReturnType<typeof own> | null, string[]]
test.each<Row>([
  [
    'are the work directory, the tool cache, home and /tmp',
    {},
    null,
    ['/home/runner/work', '/opt/hostedtoolcache', '/home/runner?', '/tmp?'],
  ],
  [
    'are workspace, temp and tool cache, if the work directory is not known',
    plain,
    null,
    ['/home/runner/work/app/app', '/home/runner/work/_temp', '/opt/hostedtoolcache', '/tmp?'],
  ],
  [
    'leave out a directory inside another',
    { ...plain, workspace: '/work', temp: '/work/_temp', toolCache: '/work/_tool' },
    null,
    ['/work', '/tmp?'],
  ],
  [
    'keep a directory whose name only starts like another',
    { ...plain, workspace: '/work', temp: '/work-temp', toolCache: null },
    null,
    ['/work', '/work-temp', '/tmp?'],
  ],
  [
    'name a path once, however it is written',
    { work: '/work', workspace: '/work/', temp: '/work', toolCache: null, home: '/work' },
    null,
    ['/work', '/tmp?'],
  ],
  [
    'keep the required directories in addition to home and /tmp',
    { ...plain, workspace: '/tmp/job/work', temp: '/tmp/job/temp', toolCache: null, home: '/tmp/home' },
    null,
    ['/tmp/job/work', '/tmp/job/temp', '/tmp?'],
  ],
  [
    'of a job container are translated for the engine, without those that it cannot reach',
    { workspace: '/__w/app/app', work: '/__w', temp: '/__w/_temp', toolCache: '/__t', home: '/github/home' },
    own(
      work,
      { source: '/opt/hostedtoolcache', destination: '/__t' },
      { source: '/home/runner/work/_temp/_github_home', destination: '/github/home' },
    ),
    [
      '/home/runner/work:/__w',
      '/opt/hostedtoolcache:/__t',
      '/home/runner/work/_temp/_github_home:/github/home?',
    ],
  ],
  [
    'keep a directory inside another that is a separate mount',
    { ...plain, workspace: '/work/app', temp: '/work', toolCache: '/work/_tool' },
    own({ source: '/srv/work', destination: '/work' }, { source: '/srv/app', destination: '/work/app' }),
    ['/srv/app:/work/app', '/srv/work:/work'],
  ],
  ...['/', '/usr', '/var', '/var/lib/docker', '/run'].map(
    (home): Row => [
      `do not cover the image by a home at ${home}`,
      { ...plain, workspace: '/work', temp: '/work/_temp', toolCache: null, home },
      null,
      ['/work', '/tmp?'],
    ],
  ),
])('the binds %s', (_, runner, ownContainer, expected) => {
  const binds = jobBinds({ ...hosted, ...runner }, ownContainer).map(({ source, destination, ifMissing }) => {
    const path = source === destination ? source : `${source}:${destination}`
    return ifMissing === 'leave-out' ? `${path}?` : path
  })
  expect(binds).toEqual(expected)
})
