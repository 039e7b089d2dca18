const milliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
}
const part = String.raw`(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)`

/** The milliseconds of a duration as Go writes it, such as `2m30s` (Go, time.ParseDuration). null: it is none. */
export function goDuration(text: string): number | null {
  if (text === '0') return 0
  if (!new RegExp(`^(${part})+$`).test(text)) return null
  return [...text.matchAll(new RegExp(part, 'g'))].reduce(
    (sum, [, number = '', unit = '']) => sum + Number(number) * (milliseconds[unit] ?? 0),
    0,
  )
}
