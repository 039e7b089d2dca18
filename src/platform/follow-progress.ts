import type Dockerode from 'dockerode'

/** An event of a pull or an import (moby, pkg/jsonmessage): the layer's id, its state, and bytes if it has some. */
export type ProgressEvent = {
  readonly id?: string
  readonly status?: string
  readonly progressDetail?: { readonly current?: number; readonly total?: number }
}

export type OnEvent = (event: ProgressEvent) => void

/** Reads the events of a pull or an import to their end. Rejects with the error that one of them reports. */
export function followProgress(
  dockerode: Dockerode,
  stream: NodeJS.ReadableStream,
  onEvent: OnEvent,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // docker-modem listens only for the regular end of an answer, after which this rejection has no effect.
    stream.once('close', () => reject(connectionReset()))
    dockerode.modem.followProgress(
      stream,
      (error, events: { error?: string }[] | null) => {
        const refusal = events?.find((event) => event.error)?.error
        if (error) reject(error)
        else if (refusal) reject(new Error(refusal))
        else resolve()
      },
      onEvent,
    )
  })
}

function connectionReset(): Error {
  const message = "the connection ended in the middle of the daemon's answer"
  return Object.assign(new Error(message), { code: 'ECONNRESET' })
}
