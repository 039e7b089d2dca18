import { ExpectedError } from '../../expected-error.ts'
import { goDuration } from '../../values/go-duration.ts'

const quantity = {
  shape: /^\d+(\.\d+)?(m|k|[KMGTPE]i?|[eE][+-]?\d+)?$/,
  allowed: 'an amount such as 500m, 2 or 4Gi',
}
const boolean = { shape: /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/, allowed: 'true or false' }
const pairs = { shape: /^"?[^,=]+=[^,=]*(,[^,=]+=[^,=]*)*"?$/, allowed: 'key=value, separated by commas' }
const text = { shape: /./s, allowed: 'a text' }
const name = {
  shape: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  allowed: 'a name of lower-case letters, digits and hyphens',
}

/** The options of the driver and their forms (docker/buildx, driver/kubernetes/factory.go, processDriverOpts). */
const forms: Readonly<Record<string, { readonly shape: RegExp; readonly allowed: string }>> = {
  image: text,
  namespace: name,
  replicas: { shape: /^[1-9]\d{0,3}$/, allowed: 'a number from 1 to 9999' },
  'requests.cpu': quantity,
  'requests.memory': quantity,
  'requests.ephemeral-storage': quantity,
  'persistent-volume-claim.requests.storage': quantity,
  'limits.cpu': quantity,
  'limits.memory': quantity,
  'limits.ephemeral-storage': quantity,
  rootless: boolean,
  schedulername: text,
  serviceaccount: name,
  nodeselector: pairs,
  annotations: pairs,
  labels: pairs,
  tolerations: {
    shape:
      /^(key|operator|value|effect|tolerationSeconds)=[^,;=]*([,;](key|operator|value|effect|tolerationSeconds)=[^,;=]*)*$/,
    allowed: 'key=…,operator=…,value=…,effect=…, with a semicolon before the next toleration',
  },
  loadbalance: { shape: /^(sticky|random)$/, allowed: 'sticky or random' },
  'qemu.install': boolean,
  'qemu.image': text,
  'buildkit-root-volume-memory': quantity,
  'default-load': boolean,
  timeout: { shape: /./, allowed: 'a duration such as 90s or 2m30s' },
}

export type DriverOptions = {
  /** All options, by name. The last one of a name counts. */
  readonly all: Readonly<Record<string, string>>
  /** null: that of the kubeconfig or of the pod. */
  readonly namespace: string | null
  /** Milliseconds. null: not set. */
  readonly timeout: number | null
  /** The resource that buildx creates. */
  readonly resource: 'deployments' | 'statefulsets'
  readonly rootless: boolean
}

/**
 * Checks options as buildx would do it when the builder starts.
 *
 * @param options in the form `key=value`
 * @throws ExpectedError `invalid-input` with the first option that is wrong
 */
export function driverOptionsOf(options: readonly string[]): DriverOptions {
  const all: Record<string, string> = {}
  for (const option of options) {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(option) ?? []
    check(key, value)
    all[key] = value
  }
  return {
    all,
    namespace: all['namespace'] ?? null,
    timeout: all['timeout'] === undefined ? null : goDuration(all['timeout']),
    resource: 'persistent-volume-claim.requests.storage' in all ? 'statefulsets' : 'deployments',
    rootless: /^(1|t)/i.test(all['rootless'] ?? ''),
  }
}

function check(key: string, value: string): void {
  if (/^env\.[A-Za-z_]/.test(key)) return
  const form = forms[key]
  if (form === undefined) {
    throw new ExpectedError(
      'invalid-input',
      `Input \`driver-opts\`: \`driver: kubernetes\` has no option ${JSON.stringify(key)}.`,
      `Set one of ${Object.keys(forms).join(', ')}, env.NAME. Quote an option whose value holds a comma: driver-opts: '"nodeselector=disk=ssd,pool=builds"'`,
    )
  }
  if (!form.shape.test(value) || (key === 'timeout' && goDuration(value) === null)) {
    throw new ExpectedError(
      'invalid-input',
      `Input \`driver-opts\`: ${key}=${JSON.stringify(value)} is invalid.`,
      `Set \`${key}\` to ${form.allowed}.`,
    )
  }
  const reserved = { labels: 'app', annotations: 'buildx.docker.com/platform' }[key]
  if (
    reserved !== undefined &&
    value
      .replaceAll('"', '')
      .split(',')
      .some((pair) => pair.startsWith(`${reserved}=`))
  ) {
    throw new ExpectedError(
      'invalid-input',
      `Input \`driver-opts\`: ${key} sets ${reserved}, which is reserved for buildx.`,
      `Remove ${reserved} from \`${key}\`.`,
    )
  }
}
