/** The image that the options of a builder's driver name (`image=…`); undefined if they name none. The last one holds. */
export function imageOption(driverOptions: readonly string[]): string | undefined {
  return driverOptions.findLast((option) => option.startsWith('image='))?.slice('image='.length)
}
