import { expect, test } from '@jest/globals'
import { imageSentences } from '../../src/report/daemon-image.ts'
import { dindReport, socketReport } from '../make-report.ts'

const digest = `sha256:${'3'.repeat(64)}`
const sentencesOf = (reference: string, taken: string | null) => {
  const report = dindReport()
  const daemonImage = { reference, id: 'sha256:7', digest: taken }
  return imageSentences({ ...report, achieved: { ...report.achieved, daemonImage } })
}

test('a pulled image has its digest in the form that `dind-image` takes', () => {
  expect(sentencesOf('docker:29.7.2-dind', digest)).toEqual([
    `The job daemon's image is \`docker:29.7.2-dind@${digest}\`.`,
  ])
  expect(sentencesOf(`docker:29@${digest}`, digest)).toEqual([
    `The job daemon's image is \`docker:29@${digest}\`.`,
  ])
})

test('a loaded image has its ID', () => {
  expect(sentencesOf('team/dind:1', null)).toEqual([
    "The job daemon's image `team/dind:1` was not pulled. Its ID is `sha256:7`.",
  ])
})

test('without a job daemon there is no image', () => {
  expect(imageSentences(socketReport())).toEqual([])
})
