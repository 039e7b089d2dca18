/** What only a builder elsewhere needs: a bundle of its own, which main loads on demand (script/build.mjs). */
export { checkNodes } from './remote/check-nodes.ts'
export { proveNodes } from './remote/prove-nodes.ts'
export { withCertificates } from './remote/write-certificates.ts'
