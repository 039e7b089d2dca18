import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { GenericContainer, Wait } from 'testcontainers'
import { countVisit } from './visits.js'

let redis
before(async () => {
  redis = await new GenericContainer('redis:8-alpine')
    .withExposedPorts(6379)
    .withWaitStrategy(Wait.forLogMessage('Ready to accept connections'))
    .start()
})
after(() => redis?.stop())

test('each visit is counted', async () => {
  const [host, port] = [redis.getHost(), redis.getMappedPort(6379)]
  assert.equal(await countVisit(host, port), 1)
  assert.equal(await countVisit(host, port), 2)
})
