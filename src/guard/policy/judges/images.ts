import type { Judge } from '../endpoint.ts'
import { filterPrune } from './filter-objects.ts'

/** An image by its name, tag, digest or ID. */
export const deleteImage: Judge = ({ call }) => ({
  references: [{ kind: 'image', name: call.path.slice(1).join('/'), place: '', must: 'new' }],
})

/** Images have no label of the job, so that none is removed, unless `foreign-image` is open. */
export const pruneImages: Judge = (request) =>
  request.policy.allow.includes('foreign-image') ? {} : filterPrune(request)
