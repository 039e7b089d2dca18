import { describe, expect, test } from '@jest/globals'
import {
  findDaemonCgroup,
  readCounters,
  readDaemonCounters,
} from '../../../../src/steps/daemon/oom/memory-counters.ts'
import { memoryFiles } from '../../../facts/memory-files.ts'

const id = 'b2fc7d37e7d2b1a0c3f1f2d0d3f6a7a8e9c0b1a2d3e4f5061728394a5b6c7d8e'

describe('the cgroup of a container', () => {
  test.each([
    ['v1', '4:memory:/a\n0::/\n', `4:memory:/docker/${id}\n0::/\n`, `/sys/fs/cgroup/memory/docker/${id}`],
    // The entry script has moved the first process to a cgroup below.
    [
      'v2',
      '0::/a\n',
      `0::/system.slice/docker-${id}.scope/init\n`,
      `/sys/fs/cgroup/system.slice/docker-${id}.scope`,
    ],
    ['v2', '0::/a\n', `0::/docker/${id}\n`, `/sys/fs/cgroup/docker/${id}`],
    [
      'v2',
      '1:name=systemd:/b\n0::/a\n',
      `1:name=systemd:/c/${id}\n0::/docker/${id}\n`,
      `/sys/fs/cgroup/docker/${id}`,
    ],
  ])('%s: %j', async (version, own, theirs, directory) => {
    const files = memoryFiles({ '/proc/self/cgroup': own, '/proc/7/cgroup': theirs })
    expect(await findDaemonCgroup(id, 7, files)).toEqual({ version, directory })
  })

  test.each([
    ['its first process has another number in this PID namespace', { '/proc/7/cgroup': '0::/user.slice\n' }],
    ['the process is hidden or has ended', {}],
  ])('is not found if %s', async (_, entries) => {
    const files = memoryFiles({ '/proc/self/cgroup': '0::/a\n', ...entries })
    expect(await findDaemonCgroup(id, 7, files)).toEqual({ version: 'v2', directory: null })
  })
})

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

test('cgroup v1', async () => {
  const files = memoryFiles({
    '/cgroup/docker/a/memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 1\n',
    '/cgroup/docker/a/memory.max_usage_in_bytes': '25165824\n',
  })
  expect(await readCounters({ version: 'v1', directory: '/cgroup' }, '/docker/a', files)).toEqual({
    kills: 1,
    limitHits: null,
    peak: 25165824,
  })
})

test.each([null, '/cgroup'])('a cgroup that is not visible has no counters: %s', async (directory) => {
  expect(await readDaemonCounters({ version: 'v2', directory }, memoryFiles({}))).toBeNull()
})
