/** What few jobs need: a bundle of its own, docs/adr/0010-buildx-itself.md. */
export { buildFromSource } from './build-from-source.ts'
export { findRelease } from './find-release.ts'
export { installRelease } from './install-release.ts'
