import type { FactName, Facts, Observation, Observed } from './facts.ts'

/** Thrown by a probe that cannot observe its fact. The message becomes the reason of the observation. */
export class Unseen extends Error {}

/** Observes one fact. `seen` waits for another fact, and throws `Unseen` if that one could not be observed. */
export type Probe<Name extends FactName, Source> = (
  source: Source,
  seen: <Other extends FactName>(other: Other) => Promise<Facts[Other]>,
) => Promise<Facts[Name]>

export type Probes<Source> = { readonly [Name in FactName]: Probe<Name, Source> }

/**
 * Runs probes concurrently. Never throws: any error of a probe makes its fact unseen.
 *
 * @param probes one probe per fact
 * @param source the interfaces that probes use (files, engine, commands, environment)
 * @param deadline milliseconds after which a fact counts as unseen
 * @param names the requested facts. Other probes run only if one of these needs them.
 */
export async function observe<Source, Wanted extends FactName = FactName>(
  probes: Probes<Source>,
  source: Source,
  deadline: number,
  names: readonly Wanted[] = Object.keys(probes) as Wanted[],
): Promise<Pick<Observed, Wanted>> {
  const started = new Map<FactName, Promise<Observation<unknown>>>()

  const look = <Name extends FactName>(name: Name): Promise<Observation<Facts[Name]>> => {
    const running = started.get(name)
    if (running) return running as Promise<Observation<Facts[Name]>>
    const probe: Probe<Name, Source> = probes[name]
    // Starts in a microtask, so that this observation is registered before the probe asks for other facts.
    const observation = Promise.resolve().then(() => within(deadline, name, probe(source, seen)))
    started.set(name, observation)
    return observation
  }

  const seen = async <Other extends FactName>(other: Other): Promise<Facts[Other]> => {
    const observation = await look(other)
    if (observation.status === 'seen') return observation.value
    throw new Unseen(observation.reason)
  }

  const entries = await Promise.all(names.map(async (name) => [name, await look(name)] as const))
  return Object.fromEntries(entries) as unknown as Pick<Observed, Wanted>
}

async function within<T>(deadline: number, name: string, probing: Promise<T>): Promise<Observation<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unseen(`observing ${name} took over ${deadline} ms`)), deadline)
  })
  try {
    return { status: 'seen', value: await Promise.race([probing, late]) }
  } catch (error) {
    return { status: 'unseen', reason: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
}
