/** True where all is asked for (`npm run test:vm`); script/test has one job of each kind, for each takes a minute. */
export const isLong = process.env['BERTH_VM'] === 'long'
