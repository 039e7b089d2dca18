/** What only a builder elsewhere needs: a bundle of its own, which main loads on demand (script/build.mjs). */
export { proveNodes } from './remote/prove-nodes.ts'
