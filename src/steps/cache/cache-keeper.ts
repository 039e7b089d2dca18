/** What only the input `cache` needs: a bundle of its own, which main and post load on demand (script/build.mjs). */
export { endLeases } from './end-lease.ts'
export { keepVolume } from './keep-volume.ts'
export { sweepCaches } from './sweep-caches.ts'
export { takeVolume } from './take-volume.ts'
export { volumeFor } from './volume-for.ts'
