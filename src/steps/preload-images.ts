import { bytes as amount, count, duration } from '../values/quantity.ts'
import { isSameImage } from './preload/is-same-image.ts'
import { missingImage } from './preload/missing-image.ts'
import type { StepHandler } from './step.ts'

/** Milliseconds between two progress lines. */
const interval = 5_000

/**
 * Copies images of the host daemon into the job daemon: as one stream without a temporary file, in which each layer is
 * once, and only those that the job daemon lacks. A cache volume can have them already.
 */
export const preloadImages: StepHandler<'preload-images'> = {
  title: ({ images }) => `Copying ${count(images.length, 'image')} of the host daemon into the job daemon`,

  async apply({ images, host }, { connect, hostEngine, log, signal }) {
    const started = performance.now()
    const [from, to] = [connect(hostEngine), connect(host)]
    const compared = await Promise.all(
      images.map(async (name) => {
        const [original, copy] = await Promise.all([from.inspectImage(name), to.inspectImage(name)])
        // It was there before the job daemon was started.
        if (original === null) throw missingImage(name)
        return { name, size: original.Size, isPresent: copy !== null && isSameImage(original, copy) }
      }),
    )
    const missing = compared.filter(({ isPresent }) => !isPresent)
    const present = compared.filter(({ isPresent }) => isPresent).map(({ name }) => name)
    for (const name of present) log(`The job daemon already has ${name}`)
    let copied = 0
    if (missing.length > 0) {
      const total = missing.reduce((sum, { size }) => sum + size, 0)
      const names = missing.map(({ name }) => name)
      let next = started + interval
      const onBytes = (bytes: number) => {
        copied = bytes
        if (performance.now() < next) return
        next = performance.now() + interval
        log(`Copying ${names.join(', ')}: ${amount(bytes)} of about ${amount(total)}`)
      }
      await to.copyImages(hostEngine, names, onBytes, signal)
    }
    const milliseconds = Math.round(performance.now() - started)
    const names = missing.map(({ name }) => name)
    if (names.length > 0) log(`Copied ${names.join(', ')}: ${amount(copied)} in ${duration(milliseconds)}`)
    return { preloaded: { copied: names, present, bytes: copied, milliseconds } }
  },

  // The images are removed with the data root, or stay in the cache.
  undo: 'nothing',
}
