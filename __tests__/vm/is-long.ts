/** True with `npm run test:vm`. script/test has one job of each kind: on a busy machine with two cores, one took five minutes. */
export const isLong = process.env['BERTH_VM'] === 'long'
