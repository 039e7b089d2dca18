import { expect, test } from '@jest/globals'
import { createKubernetesBuilder } from '../../src/steps/create-kubernetes-builder.ts'
import { makeStep } from './kubernetes/make-step.ts'
import { makeTools } from './make-tools.ts'

test('a builder to keep stays without a look at the cluster', async () => {
  if (createKubernetesBuilder.undo === 'nothing') throw new Error('no undo')
  await createKubernetesBuilder.undo(makeStep({ cleanup: false }), makeTools())
})

test('options are checked before anything else', async () => {
  const step = makeStep({}, ['replicas=none'])
  await expect(createKubernetesBuilder.apply(step, makeTools(), {})).rejects.toMatchObject({
    code: 'invalid-input',
  })
})
