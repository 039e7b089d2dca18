const products = { docker: 'Docker', podman: 'Podman', other: 'Daemon' } as const

/** The name of a daemon in texts, with its version: `Docker 28.5.2`. */
export function engineName(engine: {
  readonly product: keyof typeof products
  readonly version: string
}): string {
  return `${products[engine.product]} ${engine.version}`
}
