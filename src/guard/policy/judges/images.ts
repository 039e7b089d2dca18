import type { Judge } from '../endpoint.ts'
import { violation } from '../findings.ts'
import { filterPrune } from './filter-objects.ts'

/** An import from a URL, which the daemon would open in the network of the host. `-` is the body of the request. */
export const createImage: Judge = ({ call }) => {
  const [source = ''] = call.query.get('fromSrc') ?? []
  // A URL can hold a password.
  return source === '' || source === '-' ? {} : violation('unexpected-value', 'query fromSrc', 'not -')
}

/** An image by its name, tag, digest or ID. */
export const deleteImage: Judge = ({ call }) => ({
  references: [{ kind: 'image', name: call.path.slice(1).join('/'), place: '', must: 'new' }],
})

/** Only images of `docker commit` have the labels of the job, those of their container. `foreign-image` opens the others. */
export const pruneImages: Judge = (request) =>
  request.policy.allow.includes('foreign-image') ? {} : filterPrune(request)
