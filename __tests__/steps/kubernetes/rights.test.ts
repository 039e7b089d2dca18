import { expect, test } from '@jest/globals'
import { parseAllDocuments } from 'yaml'
import { inWords, type Needs, neededRights, roleFor } from '../../../src/steps/kubernetes/rights.ts'

const needs: Needs = { resource: 'deployments', exists: false, configuration: false, removes: true }

test.each<[string, Partial<Needs>, string]>([
  ['a builder of the job', {}, 'apps/deployments (get, create, delete), pods (list), pods/exec (create)'],
  [
    'a builder that is kept',
    { removes: false },
    'apps/deployments (get, create), pods (list), pods/exec (create)',
  ],
  [
    'a builder that exists',
    { exists: true, configuration: true },
    'apps/deployments (get), pods (list), pods/exec (create)',
  ],
  [
    'a configuration',
    { configuration: true },
    'apps/deployments (get, create, delete), pods (list), pods/exec (create), configmaps (create, update, delete)',
  ],
  [
    'a volume',
    { resource: 'statefulsets', removes: false },
    'apps/statefulsets (get, create), pods (list), pods/exec (create)',
  ],
])('%s needs its rights only', (_, differences, expected) => {
  expect(inWords(neededRights({ ...needs, ...differences }))).toBe(expected)
})

test.each([
  ['system:serviceaccount:ci:default', { kind: 'ServiceAccount', namespace: 'ci', name: 'default' }],
  ['jane: admin', { kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'jane: admin' }],
])('the Role for %s is YAML that Kubernetes takes', (account, subject) => {
  const [role, binding] = parseAllDocuments(roleFor(neededRights(needs), 'ci', account)).map((document) =>
    document.toJS(),
  )
  expect(role).toMatchObject({
    kind: 'Role',
    metadata: { namespace: 'ci', name: 'berth' },
    rules: [
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'create', 'delete'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
      { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
    ],
  })
  expect(binding).toMatchObject({ kind: 'RoleBinding', roleRef: { name: 'berth' }, subjects: [subject] })
})
