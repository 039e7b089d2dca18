import { type Probe, Unseen } from '../observe.ts'
import { codeOf, systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { requireLinux } from './require-linux.ts'

const path = '/dev/net/tun'
/** The bits with which every user can read and write. */
const everyone = 0o006

/** The TUN device, through which a rootless daemon connects its containers. Usually every user can open it. */
export const tunDevice: Probe<'tunDevice', Source> = async (source, seen) => {
  requireLinux(source, path)
  if ((await seen('runner')).inContainer) {
    throw new Unseen(`the job runs in a container, so ${path} of the machine is not visible`)
  }
  try {
    const { mode } = await source.files.status(path)
    return (mode & everyone) === everyone ? 'open' : 'closed'
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return 'missing'
    throw new Unseen(`${path} could not be read: ${systemErrorText(error)}`)
  }
}
