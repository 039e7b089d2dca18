import { isOlder } from '../../values/version.ts'

/**
 * The warning for a job daemon that cannot set the MTU of networks that the job creates. The setting for it came with
 * Docker 24 (moby#43197); Docker 20.10 accepts and ignores it (seen).
 *
 * @returns undefined if there is nothing to warn about
 */
export function networkMtuWarning(engineVersion: string, mtu: number): string | undefined {
  if (mtu === 1500 || !isOlder(engineVersion, '24.0')) return undefined
  return (
    `Networks that this job creates use MTU 1500, but the host network uses ${mtu}: Docker ${engineVersion} has no setting for it. ` +
    `Create networks with \`--opt com.docker.network.driver.mtu=${mtu}\`, or set \`dind-image\` to Docker 24 or newer.`
  )
}
