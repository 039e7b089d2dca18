import type Dockerode from 'dockerode'
import type { Deadline } from './before-deadline.ts'
import type { Filters, Json } from './docker.ts'

/** The number of events of all kinds that an engine holds (moby, daemon/events/events.go: eventsLimit). */
export const heldEvents = 256

/**
 * The events that an engine holds, up to now. Without `until`, the engine would send later ones too, until the connection
 * ends. It accepts fractions of seconds (moby, api/types/time/timestamp.go).
 */
export async function listEvents(
  dockerode: Dockerode,
  filters: Filters,
  deadline: Deadline,
): Promise<Json[]> {
  const options = { since: 1, until: Date.now() / 1000, filters, ...deadline } as Dockerode.GetEventsOptions
  const stream = await dockerode.getEvents(options)
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const lines = Buffer.concat(chunks).toString('utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}
