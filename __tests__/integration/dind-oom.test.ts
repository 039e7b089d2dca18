import { expect, test } from '@jest/globals'
import { aJob, images, loadBusybox, ownDaemon, tracesOf } from './host.ts'

// What the post step reports of processes that the kernel killed for lack of memory. Busybox's tail keeps all that it
// reads until a line ends, and /dev/zero has none.

const limited = (options: string, command: string) =>
  `docker run ${options} --memory 24m --memory-swap 24m ${images.busybox} ${command}`

async function aLimitedJob(inputs = {}) {
  const job = await aJob()
  await job.main({ ...ownDaemon, memory: '300m', ...inputs })
  await loadBusybox(job)
  return job
}

/** The post step of the job: its warnings and its summary. Nothing of the job is left. */
async function postOf(job: Awaited<ReturnType<typeof aJob>>) {
  const { exitCode, commands, summary, log } = await job.post()
  expect(exitCode).toBe(0)
  expect(await tracesOf(job)).toEqual([])
  return {
    titles: commands.map(({ title }) => title),
    messages: commands.map(({ message }) => message),
    summary: summary
      .slice(Math.max(0, summary.indexOf('### ⚠️ OOM')))
      .replace(/^### Docker in this job.*/s, ''),
    log,
  }
}

test('each container over its limit is reported, even if it is removed', async () => {
  const job = await aLimitedJob()
  await job.attempt(limited('--name kept', 'tail /dev/zero'))
  await job.attempt(limited('--name gone --rm', 'tail /dev/zero'))
  await job.attempt(limited('--name parent --rm', `sh -c 'tail /dev/zero; exit 3'`))
  await job.sh(limited('--name runs --detach', `sh -c 'tail /dev/zero; sleep 1000'`))
  await job.sh(`
    echo '{services: {web: {image: "${images.busybox}", command: tail /dev/zero, mem_limit: 24m, memswap_limit: 24m}}}' >compose.yaml
    docker compose --project-name shop up || true
    sleep 1`)

  const { titles, messages, summary } = await postOf(job)
  expect(titles).toEqual(Array(5).fill('oom-kill'))
  const starts = messages.map((message) => message.slice(0, message.indexOf(' Raise ')))
  expect(starts).toMatchInlineSnapshot(`
[
  "Container \`kept\` (image \`berth-ground/busybox:1\`, program \`tail\`) was OOM-killed at its memory limit of 24 MiB. Its exit code is 137.",
  "Container \`gone\` (image \`berth-ground/busybox:1\`, program \`tail\`) was OOM-killed at its memory limit of 24 MiB. Its exit code is 137.",
  "A process in container \`parent\` (image \`berth-ground/busybox:1\`, program \`sh\`) was OOM-killed at its memory limit of 24 MiB. The container ended with exit code 3.",
  "A process in container \`runs\` (image \`berth-ground/busybox:1\`, program \`sh\`) was OOM-killed at its memory limit of 24 MiB. The container runs on.",
  "Container \`shop-web-1\` (image \`berth-ground/busybox:1\`, program \`tail\`) was OOM-killed at its memory limit of 24 MiB. Its exit code is 137.",
]
`)
  expect(summary.replace(/at most [\d.]+ MiB/, 'at most N MiB')).toMatchSnapshot()
})

test('the limit of the job daemon is reported, without the containers beside', async () => {
  const job = await aLimitedJob()
  await job.sh(`docker run --detach --name beside ${images.busybox} sleep 1000`)
  await job.attempt(`docker run --name hog ${images.busybox} tail /dev/zero`)
  const { messages, summary } = await postOf(job)
  expect(messages).toEqual([
    "Container `hog` (image `berth-ground/busybox:1`, program `tail`) was OOM-killed at the job daemon's memory limit of " +
      '300 MiB. Its exit code is 137. Raise the input `memory`, or limit containers: `docker run --memory=<size>`.',
  ])
  expect(summary).not.toContain('beside')
})

test('a build step is reported', async () => {
  const job = await aLimitedJob()
  const build = await job.attempt(`printf 'FROM ${images.busybox}\\nRUN tail /dev/zero\\n' | docker build -`)
  expect(build.output).toMatch(/exit code: 137|cannot allocate memory/)
  const { messages } = await postOf(job)
  expect(messages).toEqual([
    expect.stringMatching(/build step.* was OOM-killed at the job daemon's memory limit of 300 MiB\. Raise/),
  ])
})

const overlooked = async (job: Awaited<ReturnType<typeof aJob>>) => {
  await job.attempt(limited('--name kept', 'tail /dev/zero'))
  await job.attempt(limited('--name gone --rm', 'tail /dev/zero'))
  // Each signal is an event.
  await job.sh(`docker run --detach --name runs ${images.busybox} sleep 1000
    docker kill --signal CONT $(yes runs | head -n 300) >/dev/null`)
  return postOf(job)
}

test('if the job daemon holds no earlier events, the ledger has them', async () => {
  const { messages, log } = await overlooked(await aLimitedJob())
  expect(messages).toEqual([
    expect.stringMatching(/^Container `kept`.* at its memory limit of 24 MiB\./),
    expect.stringMatching(
      /^Container `gone` .*program `tail`\) was OOM-killed at its memory limit of 24 MiB\./,
    ),
  ])
  expect(log).not.toContain('its last 256 events')
})

test('without a ledger containers that the job daemon still has are reported, and the log says so', async () => {
  const { messages, log } = await overlooked(await aLimitedJob({ companion: 'off' }))
  expect(messages).toEqual([expect.stringMatching(/^Container `kept`.* at its memory limit of 24 MiB\./)])
  expect(log).toContain('Earlier OOM kills in containers that are removed are not listed.')
})

test('nothing is reported if nothing was OOM-killed', async () => {
  const job = await aLimitedJob()
  await job.sh(`${limited('--name victim --detach', 'sleep 1000')}; docker kill victim`)
  await job.attempt(limited('--name itself', `sh -c 'kill -9 $$'`))
  const { messages, summary, log } = await postOf(job)
  expect([messages, summary]).toEqual([[], ''])
  expect(log).not.toMatch(/OOM-killed|OOM kill/)
})
