type Settings = Readonly<Record<string, unknown>>

/** Merges two values of JSON: objects key by key at each depth. Any other value of `over` replaces that of `base`. */
export function mergeSettings(base: Settings, over: Settings): Record<string, unknown> {
  const merged = new Map(Object.entries(base))
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key)
    merged.set(key, isSettings(below) && isSettings(value) ? mergeSettings(below, value) : value)
  }
  // Unlike an assignment, this makes `__proto__` a key like any other.
  return Object.fromEntries(merged)
}

/** True for an object of JSON: no list, and not null. */
export function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
