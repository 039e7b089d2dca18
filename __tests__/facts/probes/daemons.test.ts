import { describe, expect, it } from '@jest/globals'
import { type Namespaces, namespaceNames } from '../../../src/facts/facts.ts'
import { daemons } from '../../../src/facts/probes/daemons.ts'
import type { RunCommand } from '../../../src/platform/command.ts'
import { makeSource, seenOnly } from '../make-source.ts'
import type { Entry } from '../memory-files.ts'

const nothing = seenOnly({})
const namespaces: Namespaces = { cgroup: 1, ipc: 2, mnt: 3, net: 4, pid: 5, user: 6, uts: 7 }
const closed = { fails: 'EACCES' }

/** The files of a process that any user can read. */
function open(
  pid: number,
  name: string,
  programArguments: readonly string[],
  more = '',
): Record<string, Entry> {
  return {
    [`/proc/${pid}/comm`]: `${name}\n`,
    [`/proc/${pid}/status`]: `Name:\t${name}\nPid:\t${pid}\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\n${more}`,
    [`/proc/${pid}/cmdline`]: [name, ...programArguments].map((each) => `${each}\0`).join(''),
    [`/proc/${pid}/cgroup`]: `0::/system.slice/${name}.service\n`,
  }
}

const links = (pid: number | 'self', mnt: number) =>
  Object.fromEntries(
    namespaceNames.map((name) => [
      `/proc/${pid}/ns/${name}`,
      { link: `${name}:[${name === 'mnt' ? mnt : 1}]` },
    ]),
  )

const closedLinks = (pid: number) =>
  Object.fromEntries(namespaceNames.map((name) => [`/proc/${pid}/ns/${name}`, closed]))

/** A fake sudo that runs stat(1) on the recorded links. */
const sudo =
  (statuses: Readonly<Record<string, string>>): RunCommand =>
  async (program, [flag, command, , , ...paths]) => {
    expect([program, flag, command]).toEqual(['sudo', '-n', 'stat'])
    const found = paths.flatMap((path) =>
      statuses[path] ? `${path} '${path}' -> '${statuses[path]}'\n` : [],
    )
    return { exitCode: 1, stdout: found.join(''), stderr: 'stat: cannot statx', timedOut: false }
  }

const sudoLinks = (pid: number, mnt: number) => ({
  [`/proc/${pid}/root`]: '/',
  ...Object.fromEntries(
    namespaceNames.map((name) => [`/proc/${pid}/ns/${name}`, `${name}:[${name === 'mnt' ? mnt : 1}]`]),
  ),
})

describe('daemons', () => {
  it('are found by name, with all details for root', async () => {
    const files = {
      ...open(1, 'systemd', []),
      ...open(812, 'dockerd', ['-H', 'fd://', '--data-root=/data']),
      ...links(812, 7),
      '/proc/812/root/data': { status: { kind: 'directory', device: 8, inode: 99 } as const },
      ...open(900, 'containerd-shim', []),
    }
    expect(await daemons(makeSource({ files, process: { uid: 0 } }), nothing)).toEqual([
      {
        kind: 'dockerd',
        pid: 812,
        namespacePids: [812],
        uid: 0,
        arguments: ['-H', 'fd://', '--data-root=/data'],
        dataRoot: '/data',
        cgroup: '/system.slice/dockerd.service',
        namespaces: { status: 'seen', value: { cgroup: 1, ipc: 1, mnt: 7, net: 1, pid: 1, user: 1, uts: 1 } },
        dataRootIdentity: { status: 'seen', value: '8:99' },
      },
    ])
  })

  it('leave out a child of a daemon that becomes another program while it is read', async () => {
    const files = {
      ...open(812, 'dockerd', []),
      ...links(812, 7),
      ...open(850, 'iptables', ['--wait'], 'PPid:\t812\n'),
    }
    const source = makeSource({ files, process: { uid: 0 } })
    // Before its exec, the child has the name of its parent.
    const names = ['dockerd\n', 'iptables\n']
    const readText: typeof source.files.readText = async (path) =>
      path === '/proc/850/comm' ? (names.shift() ?? 'iptables\n') : source.files.readText(path)
    const found = await daemons({ ...source, files: { ...source.files, readText } }, nothing)
    expect(found.map(({ pid }) => pid)).toEqual([812])
  })

  it('have their PIDs in nested namespaces', async () => {
    const files = { ...open(97, 'dockerd', [], 'NSpid:\t97\t1\n'), ...links(97, 7) }
    const [nested] = await daemons(makeSource({ files }), nothing)
    expect(nested?.namespacePids).toEqual([97, 1])
    expect(nested?.dataRootIdentity).toMatchObject({
      status: 'unseen',
      reason: 'the data root /var/lib/docker of process 97 could not be read: it does not exist (ENOENT)',
    })
  })

  it('have the data root from the configuration file', async () => {
    const files = {
      ...open(812, 'dockerd', []),
      ...links(812, 7),
      '/proc/812/root/etc/docker/daemon.json': '{"data-root": "/mnt/docker"}',
      '/proc/812/root/mnt/docker': { status: { device: 8, inode: 5 } },
    }
    const [daemon] = await daemons(makeSource({ files }), nothing)
    expect(daemon).toMatchObject({ dataRoot: null, dataRootIdentity: { status: 'seen', value: '8:5' } })
  })

  it('are read with sudo if they belong to another user', async () => {
    const files = {
      ...links('self', 7),
      ...open(812, 'dockerd', []),
      ...closedLinks(812),
      '/etc/docker/daemon.json': '{"data-root": "/mnt/docker"}',
      '/mnt/docker': { status: { device: 8, inode: 42 } },
    }
    const runCommand = sudo(sudoLinks(812, 7))
    const [daemon] = await daemons(makeSource({ files, runCommand }), nothing)
    expect(daemon?.namespaces).toMatchObject({ status: 'seen', value: { mnt: 7 } })
    expect(daemon?.dataRootIdentity).toEqual({ status: 'seen', value: '8:42' })
  })

  it('are read with their own files if these are not the files of the job', async () => {
    const files = {
      ...links('self', 7),
      ...open(97, 'dockerd', []),
      ...closedLinks(97),
      '/etc/docker/daemon.json': '{"data-root": "/not/this"}',
      '/proc/97/root/etc/docker/daemon.json': '{"data-root": "/mnt/docker"}',
      '/proc/97/root/mnt/docker': { status: { device: 9, inode: 43 } },
    }
    const runCommand = sudo(sudoLinks(97, 8))
    const [daemon] = await daemons(makeSource({ files, runCommand }), nothing)
    expect(daemon?.dataRootIdentity).toEqual({ status: 'seen', value: '9:43' })
  })

  it('are read as root if the user of the job has no access', async () => {
    const files = {
      ...links('self', 7),
      ...open(812, 'dockerd', []),
      ...closedLinks(812),
      '/etc/docker/daemon.json': closed,
      '/proc/812/root/etc/docker/daemon.json': '{"data-root": "/mnt/docker"}',
      '/proc/812/root/mnt/docker': { status: { device: 8, inode: 42 } },
    }
    const runCommand = sudo(sudoLinks(812, 7))
    const [daemon] = await daemons(makeSource({ files, runCommand }), nothing)
    expect(daemon?.dataRootIdentity).toEqual({ status: 'seen', value: '8:42' })
  })

  it('of another user are not trusted more than a container', async () => {
    const files = {
      ...links('self', 7),
      ...open(666, 'dockerd', ['--data-root=/secret']),
      '/proc/666/status': 'Pid:\t666\nGid:\t5\t5\t5\t5\nUid:\t1005\t1005\t1005\t1005\n',
      ...links(666, 7),
      '/proc/666/root': { link: '/' },
      '/proc/666/root/secret': { fails: 'ETIMEDOUT' },
      '/secret': { status: { device: 8, inode: 1 } },
    }
    const [daemon] = await daemons(makeSource({ files, process: { uid: 0 } }), nothing)
    expect(daemon?.dataRootIdentity).toMatchObject({ status: 'unseen' })
  })

  it('report that sudo did not end, and cannot be ended', async () => {
    const files = { ...open(812, 'dockerd', []), ...links('self', 7), ...closedLinks(812) }
    const runCommand: RunCommand = async () => ({
      exitCode: null,
      stdout: '',
      stderr: '',
      timedOut: true,
      leftRunning: true,
    })
    const [daemon] = await daemons(makeSource({ files, runCommand }), nothing)
    expect(daemon?.namespaces).toMatchObject({
      reason:
        'only root can read /proc/812/ns (EACCES), and sudo did not end within 10 s and keeps running, because ' +
        'only root can end it',
    })
  })

  it.each([
    ['sudo: a password is required', 'sudo needs a password'],
    ['sudo: The "no new privileges" flag is set', 'sudo failed: The "no new privileges" flag is set'],
  ])('report that %s', async (stderr, words) => {
    const files = { ...open(812, 'dockerd', []), ...links('self', 7), ...closedLinks(812) }
    const runCommand = async () => ({ exitCode: 1, stdout: '', stderr, timedOut: false })
    const [daemon] = await daemons(makeSource({ files, runCommand }), nothing)
    const reason = `only root can read /proc/812/ns (EACCES), and ${words}`
    expect(daemon).toMatchObject({ namespaces: { reason }, dataRootIdentity: { reason } })
  })

  it('report that sudo is not available', async () => {
    const files = { ...open(812, 'dockerd', []), ...links('self', 7), ...closedLinks(812) }
    const [daemon] = await daemons(makeSource({ files }), nothing)
    expect(daemon?.namespaces).toMatchObject({
      reason: 'only root can read /proc/812/ns (EACCES), and sudo is not available',
    })
  })

  it('are read without sudo by root', async () => {
    const files = { ...open(812, 'dockerd', []), ...closedLinks(812) }
    const [daemon] = await daemons(makeSource({ files, process: { uid: 0 } }), nothing)
    expect(daemon?.namespaces).toMatchObject({ reason: expect.stringContaining('CAP_SYS_PTRACE') })
  })

  it('include podman only as a service', async () => {
    const files = {
      ...open(5, 'podman', ['system', 'service', '--time=0']),
      ...links(5, 1),
      ...open(6, 'podman', ['build', '.']),
      ...links(6, 1),
    }
    expect((await daemons(makeSource({ files }), nothing)).map(({ pid }) => pid)).toEqual([5])
  })

  it('are not counted twice while a daemon forks', async () => {
    const files = {
      ...open(812, 'dockerd', ['-H', 'fd://']),
      ...open(977, 'dockerd', ['-H', 'fd://'], 'PPid:\t812\n'),
      ...open(980, 'dockerd', ['--data-root=/other'], 'PPid:\t812\n'),
    }
    const found = await daemons(makeSource({ files }), nothing)
    expect(found.map(({ pid }) => pid)).toEqual([812, 980])
  })

  it('include both processes of rootlesskit', async () => {
    const files = {
      ...open(30, 'rootlesskit', ['dockerd']),
      ...open(31, 'rootlesskit', ['dockerd'], 'PPid:\t30\n'),
    }
    expect(await daemons(makeSource({ files }), nothing)).toHaveLength(2)
  })

  it('are unseen in a separate PID namespace, except for daemons in it', async () => {
    const initial = { ...namespaces, pid: 0xeffffffc }
    const source = (files: Readonly<Record<string, Entry>>) => makeSource({ files })
    const nobody = { '/proc/1/comm': 'init\n' }
    await expect(daemons(source(nobody), seenOnly({ ownNamespaces: namespaces }))).rejects.toThrow(
      /in a separate PID namespace/,
    )
    expect(await daemons(source(nobody), seenOnly({ ownNamespaces: initial }))).toEqual([])
    const inside = source(open(5, 'dockerd', []))
    expect(await daemons(inside, seenOnly({ ownNamespaces: namespaces }))).toHaveLength(1)
  })

  it("are unseen if other users' processes are hidden", async () => {
    const files = { '/proc/self/mountinfo': '22 1 0:21 / /proc rw - proc proc rw,hidepid=2\n' }
    await expect(daemons(makeSource({ files }), nothing)).rejects.toThrow(/hidepid/)
    const root = makeSource({ files: { ...files, '/proc/1/comm': 'init\n' }, process: { uid: 0 } })
    expect(await daemons(root, nothing)).toEqual([])
  })

  it('are unseen on macOS', async () => {
    const source = makeSource({ process: { platform: 'darwin' } })
    await expect(daemons(source, nothing)).rejects.toThrow('/proc does not exist on macos')
  })
})
