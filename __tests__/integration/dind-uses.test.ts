import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { beginJob, type Job } from '../run-action.ts'
import { endJob, images, loadBusybox, ownDaemon } from './host.ts'

// What later steps do with containers, beside to run and build them, in the tier that `privilege: auto` takes.

let job: Job
beforeAll(async () => {
  job = await beginJob()
  await job.main(ownDaemon)
  await loadBusybox(job)
  await job.sh(`docker run --detach --name plain --user 1000 --publish 8080:80 ${images.busybox} sleep 1000`)
})
afterAll(() => endJob(job))

const run = (options: string, command = 'true') => `docker run --rm ${options} ${images.busybox} ${command}`

test.each([
  ['a user that is not root', run('--user 1000', 'id')],
  [
    'an image whose user is not root',
    `docker commit --change 'USER 1000' plain other && docker run --rm other id`,
  ],
  ['exec, as another user too', 'docker exec plain id && docker exec --user 0 plain id'],
  ['top and stats', 'docker top plain && docker stats --no-stream plain'],
  [
    'cp in and out',
    'docker cp /etc/hostname plain:/tmp/file && docker cp plain:/tmp/file "$RUNNER_TEMP/copy"',
  ],
  [
    'pause, update and restart',
    'docker pause plain && docker unpause plain && docker restart --time 0 plain',
  ],
  ['new limits', 'docker update --memory 64m --memory-swap 64m plain'],
  ['the network of another container', run('--network container:plain --user 1000')],
  ['the processes of another container', run('--pid container:plain', 'ps')],
  ['the network, processes and IPC of the daemon', run('--network host --pid host --ipc host')],
  ['limits', run('--memory 64m --cpus 0.5 --pids-limit 20 --cpuset-cpus 0')],
  ['ulimits', run('--ulimit nofile=512:1024 --ulimit nproc=4096')],
  ['kernel settings', run('--sysctl net.core.somaxconn=1024')],
  ['a read-only root with a tmpfs and shared memory', run('--read-only --tmpfs /run --shm-size 128m')],
  ['a device that each container has', run('--device /dev/null')],
  ['a debugger', run('--cap-add SYS_PTRACE --security-opt seccomp=unconfined')],
  ['no privileges', run('--cap-drop ALL --security-opt no-new-privileges --user 1000')],
  ['an init', run('--init')],
  ['a volume of a user', run('--volume data:/data --user 1000')],
  ['mounts that propagate', run('--volume /tmp:/shared:rshared')],
  [
    'the socket, as Testcontainers mounts it',
    run('--volume /var/run/docker.sock:/docker.sock', 'test -S /docker.sock'),
  ],
  [
    'a fixed address',
    `docker network create --subnet 10.77.0.0/24 fixed && ${run('--network fixed --ip 10.77.0.9')}`,
  ],
  ['a network without a way out', `docker network create --internal inside && ${run('--network inside')}`],
  ['the name of the daemon', run('--add-host daemon:host-gateway', 'grep daemon /etc/hosts')],
  [
    'a health check',
    `docker run --detach --name checked --health-cmd true --health-interval 500ms ${images.busybox} sleep 1000
     timeout 20 sh -c 'until docker inspect --format {{.State.Health.Status}} checked | grep -x healthy; do sleep 0.2; done'`,
  ],
])('%s', async (_, script) => {
  expect(await job.attempt(script)).toMatchObject({ exitCode: 0 })
})
