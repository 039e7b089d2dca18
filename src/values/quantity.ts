const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const

export const mebibyte = 1024 ** 2
export const gibibyte = 1024 ** 3

/** 1536 becomes `1.5 KiB`. */
export function bytes(amount: number): string {
  const step = amount < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(amount) / 10))
  return `${rounded(amount / 1024 ** step)} ${units[step]}`
}

/** 412 becomes `412 ms`, 61500 becomes `61.5 s`. */
export function duration(milliseconds: number): string {
  return Math.round(milliseconds) < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${rounded(milliseconds / 1000)} s`
}

/** `1 warning`, `2 warnings`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

function rounded(amount: number): string {
  return String(Math.round(amount * 10) / 10)
}
