import { expect, test } from '@jest/globals'
import { prepareRootless } from '../../../../src/steps/daemon/tiers/prepare-rootless.ts'
import { fakeDocker } from '../../make-tools.ts'
import { makeLaunch } from '../make-step.ts'

const prepared = async (present: readonly string[]) => {
  const extracted: string[] = []
  const docker = fakeDocker({
    readContainerFile: async (_, path) => (present.includes(path) ? Buffer.from(path) : null),
    putArchive: async (_, directory, archive) => {
      extracted.push(directory, archive.toString('latin1'))
    },
  })
  await prepareRootless(makeLaunch({ image: 'docker:29.7.2-dind', user: 1001 }), docker)
  return extracted
}

test('the programs of the image get their file capabilities where they are', async () => {
  const [directory, archive] = await prepared(['/etc/passwd', '/usr/bin/newuidmap', '/bin/newgidmap'])
  expect(directory).toBe('/')
  expect(archive).toContain('usr/bin/newuidmap')
  expect(archive).toContain('bin/newgidmap')
})

test('an image without them refuses the tier, with an image that has them', async () => {
  await expect(prepared(['/etc/passwd', '/usr/bin/newuidmap'])).rejects.toThrow(
    'The image docker:29.7.2-dind contains no newgidmap. Set `dind-image` to an image for rootless daemons, such as ' +
      'docker:29.7.2-dind-rootless.',
  )
})
