const mebibyte = 1024 ** 2
export const gibibyte = 1024 ** 3

/** Bytes for people: `14.2 GiB`, or `512 MiB` below one GiB. */
export function formatSize(bytes: number): string {
  return bytes < gibibyte ? `${Math.round(bytes / mebibyte)} MiB` : `${(bytes / gibibyte).toFixed(1)} GiB`
}
