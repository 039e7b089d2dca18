import { expect, test } from '@jest/globals'
import { readBuilds } from '../../src/ledger/read-builds.ts'

const since = Date.UTC(2026, 10, 22, 5)
const build = {
  cached_steps: 1,
  completed_at: '2026-11-22T05:00:07.364343636Z',
  completed_steps: 5,
  created_at: '2026-11-22T05:00:06.306997201Z',
  name: 'app',
  ref: 'default/default/c69poylcp48hlw5uzuhc17ud6',
  status: 'Completed',
  total_steps: 5,
}
const lines = (...given: readonly object[]) =>
  given.map((each) => JSON.stringify({ ...build, ...each })).join('\n')

test('a build, as Buildx 0.33 lists it', () => {
  const [startedAt, endedAt] = [Date.UTC(2026, 10, 22, 5, 0, 6, 306), Date.UTC(2026, 10, 22, 5, 0, 7, 364)]
  expect(readBuilds(`${lines({})}\n`, since)).toEqual([
    { name: 'app', startedAt, endedAt, isFailed: false, steps: 5, cachedSteps: 1 },
  ])
})

test('one that failed, and one that runs', () => {
  const [failed, running] = readBuilds(
    lines({ status: 'Error' }, { status: 'Running', completed_at: undefined }),
    since,
  )
  expect([failed?.isFailed, running?.endedAt]).toEqual([true, null])
})

test('a login in the URL of a context is left out', () => {
  const [read] = readBuilds(lines({ name: 'https://me:secret@git.example/app.git#main' }), since)
  expect(read?.name).toBe('https://git.example/app.git#main')
})

test('earlier builds and those of Berth are left out', () => {
  const others = lines({ created_at: '2026-11-22T04:59:59Z' }, { name: 'temp/berth-a1b2c3d4-build' })
  expect(readBuilds(others, since)).toEqual([])
})

test.each(['', 'ERROR: unknown command', '{', 'null', '[]', '{"created_at":7}'])('no build in %j', (text) => {
  expect(readBuilds(text, since)).toEqual([])
})
