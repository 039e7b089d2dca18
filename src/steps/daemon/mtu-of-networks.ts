import { isOlder } from '../../values/version.ts'

/**
 * What a job has to know whose daemon cannot give the networks that it will create the MTU of the machine's network:
 * the setting for it came with Docker 24 (moby#43197). 20.10 was seen to start with it, and not to heed it.
 */
export function mtuOfNetworks(engineVersion: string, mtu: number): string | undefined {
  if (mtu === 1500 || !isOlder(engineVersion, '24.0')) return undefined
  return `The daemon ${engineVersion} has no setting for the MTU of networks that the job creates: they get 1500, and the machine's network carries ${mtu}. Create them with \`--opt com.docker.network.driver.mtu=${mtu}\`, or name an image of Docker 24 or newer in \`dind-image\`.`
}
