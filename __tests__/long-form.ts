/** True in `./script/test`, which plays few cases of what takes long. BERTH_FORM=long plays all. */
export const isShort = process.env['BERTH_FORM'] !== 'long'

/** Registers tests of the long form only. */
export function inLongForm(register: () => void): void {
  if (!isShort) register()
}

/** All of the cases, or those few that the short form has. */
export const orFew = <Case>(all: readonly Case[], isOne: (one: Case) => boolean): Case[] =>
  isShort ? all.filter(isOne) : [...all]
