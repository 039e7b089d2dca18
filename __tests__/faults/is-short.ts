/** True where one moment of each fault is enough: the whole takes many minutes. */
export const isShort = process.env['BERTH_FAULTS'] !== 'all'
