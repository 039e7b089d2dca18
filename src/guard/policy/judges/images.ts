import type { Judge } from '../endpoint.ts'
import { filterPrune } from './filter-objects.ts'

/** An image by its name, tag, digest or ID. */
export const deleteImage: Judge = ({ call }) => ({
  references: [{ kind: 'image', name: call.path.slice(1).join('/'), place: '', must: 'new' }],
})

/** Only images of `docker commit` have the labels of the job, those of their container. `foreign-image` opens the others. */
export const pruneImages: Judge = (request) =>
  request.policy.allow.includes('foreign-image') ? {} : filterPrune(request)
