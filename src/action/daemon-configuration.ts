import { ExpectedError } from '../expected-error.ts'
import { type NetworkMode, networkModes, networkSettings } from '../plan/network-mode.ts'
import { isSettings } from '../values/merge-settings.ts'
import { invalidInput, jsonObject, type ReadInput, word } from './parse-inputs.ts'
import { flattened, refusalOf } from './refused-settings.ts'

type Settings = Readonly<Record<string, unknown>>

const input = 'daemon-config'
const example = 'daemon-config: \'{"registry-mirrors": ["https://mirror.example"]}\''

/**
 * The settings of the input `daemon-config`. Settings that dockerd does not have, and values that it does not accept, are
 * left to dockerd: they differ between versions. `until-ready` explains its error.
 *
 * @throws ExpectedError `invalid-input` if a setting would undo a safeguard or contradicts `network`
 */
export function daemonConfiguration(read: ReadInput): Record<string, unknown> {
  const network = word(read, 'network', networkModes)
  const settings = jsonObject(read, input, example)
  for (const [name, value] of flattened(settings)) {
    const refusal = refusalOf(name)
    if (refusal) throw refused(`sets \`${name}\`. ${refusal.why}`, refusal.remedy)
    // dockerd reads null as the default of its flag, and `icc` is true by default.
    if (value === null) throw refused(`sets \`${name}\` to null.`, 'Remove it, or set a value.')
  }
  refuseContradiction(Object.fromEntries(flattened(settings)), network)
  const { features = {}, 'exec-opts': execOptions = [] } = settings
  if (!isSettings(features))
    throw invalidInput(input, 'features', 'JSON with an object as `features`', example)
  if (!Array.isArray(execOptions)) {
    throw invalidInput(input, 'exec-opts', 'JSON with a list as `exec-opts`', example)
  }
  if (execOptions.some((option) => String(option).startsWith('native.cgroupdriver='))) {
    throw refused(
      'sets `native.cgroupdriver` in `exec-opts`. No systemd runs in the container of the job daemon, so its driver is `cgroupfs`.',
      'Remove it.',
    )
  }
  return settings
}

/** What a value of `icc` or `iptables` means that the network does not have. */
const instead = {
  icc: {
    true: 'For containers on docker0 that can reach each other, set `network: open`.',
    false: 'For containers on docker0 that cannot reach each other, set `network: isolated`, the default.',
  },
  iptables: {
    true: 'For a daemon that sets iptables rules, remove `network: sealed`.',
    false: 'For a daemon that sets no iptables rules, set `network: sealed`.',
  },
} as const

function refuseContradiction(settings: Settings, network: NetworkMode): void {
  if (settings['iptables'] === false && settings['icc'] === false) {
    throw refused(
      'sets both `"iptables": false` and `"icc": false`. dockerd refuses the pair, because `icc: false` needs iptables.',
      'Remove both. `network: isolated`, the default, is `icc: false`. `network: sealed` is `iptables: false` without docker0.',
    )
  }
  for (const name of ['icc', 'iptables'] as const) {
    const value = settings[name]
    if (value === undefined || value === networkSettings[network][name]) continue
    if (typeof value !== 'boolean') {
      throw invalidInput(input, name, `JSON with true or false as \`${name}\``, example)
    }
    const text = `\`"${name}": ${value}\``
    throw refused(
      `sets ${text}, which contradicts \`network: ${network}\`.`,
      `Remove it. ${instead[name][`${value}`]}`,
    )
  }
  if (network === 'sealed' && settings['bip'] !== undefined) {
    throw refused('sets `bip`, but `network: sealed` has no docker0.', 'Remove one of the two.')
  }
}

const refused = (what: string, remedy: string): ExpectedError =>
  new ExpectedError('invalid-input', `The input \`${input}\` ${what}`, remedy)
