import { describe, expect, test } from '@jest/globals'
import { findCgroup, readCounters } from '../../src/platform/memory-counters.ts'
import { memoryFiles } from '../facts/memory-files.ts'

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
    expect(await findCgroup(id, 7, files)).toEqual({ version, directory })
  })

  test.each([
    ['its first process has another number in this PID namespace', { '/proc/7/cgroup': '0::/user.slice\n' }],
    ['the process is hidden or has ended', {}],
  ])('is not found if %s', async (_, entries) => {
    const files = memoryFiles({ '/proc/self/cgroup': '0::/a\n', ...entries })
    expect(await findCgroup(id, 7, files)).toEqual({ version: 'v2', directory: null })
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
