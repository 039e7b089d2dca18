import { setTimeout as sleep } from 'node:timers/promises'
import type { LaunchDaemon } from '../../../plan/plan.ts'
import type { ContainerSpecification, Docker } from '../../../platform/docker.ts'
import { bytes, mebibyte } from '../../../values/quantity.ts'
import { engineError } from '../../engine-error.ts'
import { diskReady, diskScript } from './disk-script.ts'
import { StorageRefused, storageRefusalIn } from './storage-refused.ts'

/** Milliseconds between two looks at the log, and for an ext4 on a slow disk. */
const pause = 50
const longest = 120_000

type Disk = Pick<LaunchDaemon, 'disk' | 'dataRoot' | 'image' | 'labels' | 'host' | 'deadline'>

/**
 * Makes an ext4 in a sparse file on the volume of the job, and a second volume that is this ext4. The host daemon mounts
 * it when the job daemon starts, and the kernel detaches the loop device when the job daemon has ended.
 *
 * @throws StorageRefused if there is no loop device, no mkfs.ext4 or not enough space
 */
export async function attachDisk(step: Disk, host: Docker, log: (line: string) => void): Promise<void> {
  const { disk, dataRoot, labels } = step
  try {
    await host.createContainer(diskSpecification(step))
    await host.startContainer(disk.container)
  } catch (error) {
    const refusal = engineError(error)
    throw refusal?.code === 'engine-error' ? new StorageRefused(refusal.message, { cause: error }) : error
  }
  const size = await untilAttached(disk.container, host)
  const volume = await host.inspectVolume(dataRoot.name)
  if (volume === null) throw new StorageRefused(`volume ${dataRoot.name} does not exist`)
  await host.createVolume(disk.volume, labels, {
    type: 'ext4',
    device: `${volume.Mountpoint}/disk`,
    // The sparse file gives back what the job deletes, and stays small: no background writes to empty inode tables.
    o: 'discard,noinit_itable,noatime',
  })
  log(`Created an ext4 of ${bytes(size)} on a loop device for the data root`)
}

async function untilAttached(container: string, host: Docker): Promise<number> {
  const started = performance.now()
  for (;;) {
    const { stdout, stderr } = await host.containerLogs(container, 20)
    const [, size] = new RegExp(`^${diskReady} (\\d+)$`, 'm').exec(stdout) ?? []
    if (size !== undefined) return Number(size)
    const refusal = storageRefusalIn(stdout)
    if (refusal !== undefined) throw new StorageRefused(refusal)
    const state = (await host.inspectContainer(container))?.State
    if (!state?.Running && (await host.containerLogs(container, 20)).stdout === stdout)
      throw new StorageRefused(`its helper container ended: ${(stderr || stdout).trim()}`)
    if (performance.now() - started > longest)
      throw new StorageRefused(`it was not ready after ${longest / 1000} s`)
    await sleep(pause)
  }
}

/**
 * The container that attaches the disk. It can reach loop devices and the job's volume, and nothing else: no network, no
 * files of the job, and of all capabilities only those to make device nodes and to write to a volume of another user.
 */
function diskSpecification({ disk, dataRoot, image, labels, host, deadline }: Disk): ContainerSpecification {
  const patience = Math.ceil(deadline / 1000) + 60
  const size = disk.bytes === null ? '' : String(disk.bytes)
  return {
    name: disk.container,
    Image: image,
    User: '0',
    Entrypoint: ['sh', '-c', diskScript, 'berth'],
    Cmd: [size, String(patience)],
    Labels: { ...labels },
    HostConfig: {
      NetworkMode: 'none',
      CapDrop: ['ALL'],
      CapAdd: ['MKNOD', 'DAC_OVERRIDE'],
      Devices: [
        {
          PathOnHost: '/dev/loop-control',
          PathInContainer: '/dev/loop-control',
          CgroupPermissions: 'rw',
        },
      ],
      // 7 is the major number of loop devices (kernel, admin-guide/devices.txt).
      DeviceCgroupRules: ['b 7:* rwm'],
      SecurityOpt: host.seLinux ? ['no-new-privileges', 'label=disable'] : ['no-new-privileges'],
      ...(host.userNamespaceRemap ? { UsernsMode: 'host' } : {}),
      Mounts: [
        { Type: 'volume', Source: dataRoot.name, Target: '/disk', VolumeOptions: { NoCopy: true } as never },
      ],
      Memory: 512 * mebibyte,
      PidsLimit: 64,
      RestartPolicy: { Name: 'no' },
    },
  }
}
