import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Pod, Workload } from '../../../src/steps/kubernetes/objects.ts'
import { listen } from '../../opened/server.ts'

type Stored = Record<string, unknown>

export type FakeCluster = {
  /** Its kubeconfig, as JSON, which is YAML. */
  readonly kubeconfig: string
  /** Objects by their paths below the namespace, such as `deployments/pods0`. */
  readonly objects: Map<string, Stored>
  /** Method and path of each request that changes something. */
  readonly changes: string[]
  /** Verbs and resources that the account lacks, such as `create deployments`. */
  readonly denied: Set<string>
  /** Answers this before anything else. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
}

/** The API of a cluster with the namespace `ci`, over plain HTTP, as far as the step asks it. */
export async function fakeCluster(): Promise<FakeCluster> {
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request
    const body = JSON.parse((await text(request)) || 'null')
    const answer = (status: number, content: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', date: new Date().toUTCString() })
      response.end(JSON.stringify(content))
    }
    const refuse = (status: number, reason: string) =>
      answer(status, { kind: 'Status', reason, message: `${reason}: ${method} ${url}` })
    if (cluster.intercept?.(request, response)) return
    if (request.headers.authorization !== 'Bearer secret') return refuse(401, 'Unauthorized')
    if (url.endsWith('/selfsubjectaccessreviews')) {
      const { verb, resource, subresource } = body.spec.resourceAttributes
      const asked = `${verb} ${resource}${subresource ? `/${subresource}` : ''}`
      return answer(201, { status: { allowed: !cluster.denied.has(asked) } })
    }
    if (url.endsWith('/selfsubjectreviews'))
      return answer(201, { status: { userInfo: { username: 'system:serviceaccount:ci:robot' } } })
    const { pathname, searchParams } = new URL(url, 'http://cluster')
    const [, namespace, path = ''] = /\/namespaces\/([^/]+)\/?(.*)$/.exec(pathname) ?? []
    if (namespace !== 'ci') return refuse(404, 'NotFound')
    if (path === '')
      return cluster.denied.has('get namespaces') ? refuse(403, 'Forbidden') : answer(200, namespaceCi)
    const [resource = '', name] = path.split('/')
    const verb = method === 'GET' ? (name ? 'get' : 'list') : method.toLowerCase()
    if (cluster.denied.has(`${verb} ${resource}`)) return refuse(403, 'Forbidden')
    if (!name) {
      const label = searchParams.get('labelSelector') ?? ''
      const items = [...cluster.objects].filter(([at]) => at.startsWith(`${resource}/`)).map(([, one]) => one)
      return answer(200, { items: items.filter((one) => label === '' || hasLabel(one, label)) })
    }
    const found = cluster.objects.get(path) as Workload | undefined
    if (!found) return refuse(404, 'NotFound')
    if (method === 'GET') return answer(200, found)
    const wanted = body?.preconditions?.uid
    if (wanted !== undefined && wanted !== found.metadata.uid) return refuse(409, 'Conflict')
    cluster.changes.push(`${method} ${path}`)
    cluster.objects.delete(path)
    answer(200, {})
  })
  const address = await listen(server, { host: '127.0.0.1' })
  const cluster: FakeCluster = {
    kubeconfig: JSON.stringify({
      'current-context': 'main',
      contexts: [{ name: 'main', context: { cluster: 'c', user: 'u', namespace: 'ci' } }],
      clusters: [{ name: 'c', cluster: { server: `http://${address}` } }],
      users: [{ name: 'u', user: { token: 'secret' } }],
    }),
    objects: new Map(),
    changes: [],
    denied: new Set(),
    intercept: null,
  }
  return cluster
}

export const namespaceCi = { metadata: { name: 'ci', uid: 'n', labels: {} as Record<string, string> } }

function hasLabel(stored: Stored, selector: string): boolean {
  const { labels = {} } = (stored as unknown as Workload).metadata
  const [name = '', value] = selector.split('=')
  return value === undefined ? name in labels : labels[name] === value
}

/** A Deployment of buildx with these annotations. */
export function deployment(
  name: string,
  annotations: Readonly<Record<string, string>>,
  differences: object = {},
): Stored {
  return {
    metadata: {
      name,
      uid: `uid-of-${name}`,
      creationTimestamp: new Date().toISOString(),
      labels: { app: name, ...('berth.run' in annotations && { 'berth.run': 'x' }) },
      annotations,
    },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: { spec: { containers: [{ name: 'buildkitd' }], volumes: [] } },
    },
    ...differences,
  }
}

/** A pod of a Deployment with a container that waits. */
export const waitingPod = (of: string, reason: string, message: string): Pod => ({
  metadata: { name: `${of}-x`, uid: 'p', labels: { app: of } },
  status: {
    containerStatuses: [{ name: 'buildkitd', restartCount: 0, state: { waiting: { reason, message } } }],
  },
})
