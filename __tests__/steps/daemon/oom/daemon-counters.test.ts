import { expect, test } from '@jest/globals'
import { readDaemonCounters } from '../../../../src/steps/daemon/oom/daemon-counters.ts'
import { memoryFiles } from '../../../facts/memory-files.ts'

test('cgroup v2: kills below are included, and hits of the limit itself', async () => {
  const files = memoryFiles({
    '/cgroup/memory.events': 'low 0\nhigh 0\nmax 123\noom 9\noom_kill 7\noom_group_kill 0\n',
    '/cgroup/memory.events.local': 'low 0\nhigh 0\nmax 12\noom 2\noom_kill 0\noom_group_kill 0\n',
    '/cgroup/memory.peak': '1073741824\n',
    '/cgroup/docker/memory.events': 'oom 9\noom_kill 7\n',
    '/cgroup/docker/buildkit/memory.events': 'oom 3\noom_kill 3\n',
  })
  expect(await readDaemonCounters({ version: 'v2', directory: '/cgroup' }, files)).toEqual({
    daemon: { kills: 7, limitHits: 2, peak: 1024 ** 3 },
    inner: { kills: 7, limitHits: null, peak: null },
    builds: { kills: 3, limitHits: null, peak: null },
  })
})

test.each([null, '/cgroup'])('a cgroup that is not visible has no counters: %s', async (directory) => {
  expect(await readDaemonCounters({ version: 'v2', directory }, memoryFiles({}))).toBeNull()
})
