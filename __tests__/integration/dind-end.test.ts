import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { aJob, docker, images, loadBusybox, ownDaemon, tracesOf } from './host.ts'

/** Whether a process is in that container: its number may be another's by now. */
function isIn(pid: number, container: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(container)
  } catch {
    return false
  }
}

/** The signals that the host daemon has sent to a container since then. */
async function signalsTo(container: string, since: number): Promise<string[]> {
  const until = String(Math.ceil(Date.now() / 1000) + 1)
  const filters = ['--filter', `container=${container}`, '--filter', 'event=kill']
  const format = ['--format', '{{.Actor.Attributes.signal}}']
  const events = await docker('events', '--since', String(since), '--until', until, ...filters, ...format)
  return events.split('\n')
}

test('the post step does not wait for containers in the job daemon, and leaves no mount, process or cgroup', async () => {
  const job = await aJob()
  const { outputs } = await job.main({ ...ownDaemon, memory: '1g' })
  await loadBusybox(job)
  const run = `docker run --detach ${images.busybox}`
  const stubborn = `sh -c 'trap "" TERM; while :; do sleep 1; done'`
  await job.sh(`${run} ${stubborn}; ${run.replace('run', 'run --restart always')} ${stubborn}`)
  // cgroup v1: a process that is frozen is not killed before it is thawed (kernel, cgroup-v1/freezer-subsystem.rst).
  await job.sh(`docker pause $(${run} sleep 1000)`)
  const { Id, State } = JSON.parse(await docker('inspect', outputs['container'] ?? ''))[0]
  const ofDaemon = async () => (await docker('top', Id, '-eo', 'pid')).match(/\d+/g)?.map(Number) ?? []
  const processes = await ofDaemon()
  expect(processes).toContain(State.Pid)

  const started = Math.floor(Date.now() / 1000) - 1
  const post = await job.post()
  expect(post).toMatchObject({ exitCode: 0, commands: [] })
  // No SIGTERM, after which a stop waits: the bench holds post to 2 s, which a busy machine may miss.
  expect(await signalsTo(Id, started)).toEqual(['9'])
  expect(await tracesOf(job)).toEqual([])
  expect(await readFile('/proc/self/mountinfo', 'utf8')).not.toContain(outputs['volume'])
  expect(processes.filter((pid) => isIn(pid, Id))).toEqual([])
  expect((await job.attempt(`find /sys/fs/cgroup -name '*${Id}*' | grep .`)).output).toBe('')
})

test('a job daemon that hangs is removed', async () => {
  const job = await aJob()
  const { outputs } = await job.main(ownDaemon)
  await docker('exec', outputs['container'] ?? '', 'sh', '-c', 'kill -STOP $(pidof dockerd)')
  const post = await job.post()
  expect(post).toMatchObject({ exitCode: 0, commands: [] })
  expect(await tracesOf(job)).toEqual([])
})
