import { expect, test } from '@jest/globals'
import { renderJson } from '../../src/report/report-json.ts'
import { makeContainer, makeEngineNetwork, makeMount, makeObserved, unseen } from '../make-facts.ts'
import { socketReport } from '../make-report.ts'

const volume = (name: string, labels = {}) => ({
  name,
  driver: 'local',
  mountpoint: `/var/lib/docker/volumes/${name}/_data`,
  labels,
  createdAt: null,
})

const facts = makeObserved({
  ownContainer: {
    id: 'c0ffee',
    image: 'node:24',
    mounts: [makeMount({ type: 'volume', volume: 'ours', source: '/var/lib/docker/volumes/ours/_data' })],
    networks: ['our-network'],
  },
  engineContainers: [
    makeContainer({ id: 'c0ffee', name: 'our-job', image: 'node:24' }),
    makeContainer({
      id: 'b0b',
      name: 'neighbor-job',
      image: 'secret.example/neighbor:7',
      mounts: [makeMount({ source: '/srv/neighbor' })],
    }),
    makeContainer({ id: 'ad', name: 'berth-1-daemon', labels: { 'berth.run': '1' } }),
  ],
  engineVolumes: [volume('ours'), volume('neighbor-data'), volume('berth-1-data', { 'berth.run': '1' })],
  engineNetworks: [
    makeEngineNetwork({ name: 'bridge' }),
    makeEngineNetwork({ name: 'our-network' }),
    makeEngineNetwork({ name: 'neighbor-network', subnets: ['172.19.0.0/16'] }),
  ],
})

test('report.json names what belongs to this job, and nothing that belongs to other jobs', () => {
  const text = renderJson(socketReport({ facts }))
  expect(text).not.toContain('neighbor')
  for (const own of ['our-job', 'ours', 'our-network', 'berth-1-daemon', 'berth-1-data', '"bridge"'])
    expect(text).toContain(own)
})

test('report.json counts what belongs to others, and keeps their subnets', () => {
  const { facts: shown } = JSON.parse(renderJson(socketReport({ facts })))
  expect(shown.engineContainers.value).toHaveLength(3)
  expect(shown.engineContainers.value[1]).toMatchObject({ name: 'container-2', image: 'image-2', mounts: [] })
  expect(shown.engineVolumes.value[0]).toEqual(volume('ours'))
  expect(shown.engineVolumes.value[1]).toMatchObject({ name: 'volume-2', mountpoint: '', driver: 'local' })
  expect(shown.engineNetworks.value[2]).toMatchObject({ name: 'network-3', subnets: ['172.19.0.0/16'] })
})

test.each([
  ['outside containers', null],
  ['in a container that could not be seen', unseen()],
])('a job %s has no volumes and networks of its own', (_, ownContainer) => {
  const { engineContainers, engineVolumes, engineNetworks } = facts
  const report = socketReport({
    facts: { ...makeObserved({ ownContainer }), engineContainers, engineVolumes, engineNetworks },
  })
  const { facts: shown } = JSON.parse(renderJson(report))
  expect(shown.engineVolumes.value[0]).toMatchObject({ name: 'volume-1' })
  expect(shown.engineNetworks.value[1]).toMatchObject({ name: 'network-2' })
  expect(shown.engineContainers.value[0]).toMatchObject({ name: 'container-1' })
})

test('lists that could not be seen stay as they are', () => {
  const hidden = makeObserved({ engineVolumes: unseen('403') })
  const { facts: shown } = JSON.parse(renderJson(socketReport({ facts: hidden })))
  expect(shown.engineVolumes).toEqual({ status: 'unseen', reason: '403' })
})
