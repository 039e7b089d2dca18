import { expect, test } from '@jest/globals'
import { imageOption } from '../../src/values/driver-options.ts'

test.each([
  [['network=host'], undefined],
  [['network=host', 'image=moby/buildkit:v0.31.0'], 'moby/buildkit:v0.31.0'],
  [['image=one', 'image=two'], 'two'],
])('%j names the image %s', (options, expected) => expect(imageOption(options)).toBe(expected))
