import type Dockerode from 'dockerode'

/** Reads the events of a pull or an import to their end; rejects with the error that one of them tells. */
export function followProgress(
  dockerode: Dockerode,
  stream: NodeJS.ReadableStream,
  onProgress: (line: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // After an answer's end this comes too late to mean anything; docker-modem hears of no other end.
    stream.once('close', () => reject(cutShort()))
    dockerode.modem.followProgress(
      stream,
      (error, events: { error?: string }[] | null) => {
        const refusal = events?.find((event) => event.error)?.error
        if (error) reject(error)
        else if (refusal) reject(new Error(refusal))
        else resolve()
      },
      (event: { id?: string; status?: string }) => {
        if (event.status) onProgress(event.id ? `${event.id}: ${event.status}` : event.status)
      },
    )
  })
}

function cutShort(): Error {
  const message = 'the connection ended in the middle of the engine’s answer'
  return Object.assign(new Error(message), { code: 'ECONNRESET' })
}
