import type { ProgressEvent } from '../../platform/follow-progress.ts'
import { bytes } from '../../values/quantity.ts'

type Layer = { readonly isDone: boolean; readonly current: number; readonly total: number }

/** The states in which a layer is there (moby, distribution/pull_v2.go and distribution/xfer/download.go). */
const finished = new Set(['Pull complete', 'Already exists'])

/**
 * Adds up the events of one pull.
 *
 * @returns a function that takes an event and gives the state of the whole pull, such as
 *   `2 of 5 layers, 31 MiB of 120 MiB downloaded`. The engine names a layer's size once its download begins, so the
 *   second number grows. null before the first layer is named.
 */
export function pullProgress(): (event: ProgressEvent) => string | null {
  const layers = new Map<string, Layer>()
  return ({ id, status, progressDetail }) => {
    if (id && isOfLayer(status)) layers.set(id, next(layers.get(id), status, progressDetail))
    if (layers.size === 0) return null
    const all = [...layers.values()]
    const done = all.filter(({ isDone }) => isDone).length
    const sum = (of: (layer: Layer) => number) => all.reduce((total, layer) => total + of(layer), 0)
    const total = sum((layer) => layer.total)
    const downloaded =
      total > 0 ? `, ${bytes(sum(({ current }) => current))} of ${bytes(total)} downloaded` : ''
    return `${done} of ${all.length} layers${downloaded}`
  }
}

/** `Pulling from library/alpine` carries the tag in place of a layer's id. */
const isOfLayer = (status: string | undefined): status is string =>
  status !== undefined && !status.startsWith('Pulling from ')

function next(before: Layer | undefined, status: string, detail: ProgressEvent['progressDetail']): Layer {
  const { current = 0, total = 0 } = before ?? {}
  // The same field counts unpacked bytes while the status is `Extracting`.
  if (status === 'Downloading')
    return { isDone: false, current: detail?.current ?? current, total: detail?.total ?? total }
  const isDownloaded = status !== 'Waiting' && status !== 'Pulling fs layer' && !status.startsWith('Retrying')
  return { isDone: finished.has(status), current: isDownloaded ? total : current, total }
}
