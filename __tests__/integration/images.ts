/** The names of the images that script/ground brings. */
export const images = {
  busybox: 'berth-ground/busybox:1',
  buildkit: 'berth-ground/buildkit:1',
  /** As the official image is laid out: every test of `dind` runs on it; the two below are variants, of Debian. */
  dind: 'berth-ground/dind:official',
  dind26: 'berth-ground/dind:26',
  dind29: 'berth-ground/dind:29',
  /** As the official image for a daemon without root. */
  dindRootless: 'berth-ground/dind:rootless',
  /** Of Debian, with the programs for it and no user. */
  dindRootless29: 'berth-ground/dind:29-rootless',
  /** It has Node.js. */
  job: 'berth-ground/act-job:1',
  redis: 'berth-ground/redis:1',
  golang: 'berth-ground/golang:1',
} as const
