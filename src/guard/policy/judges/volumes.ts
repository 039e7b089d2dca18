import { refused, text } from '../fields/field.ts'
import { withLabels } from '../fields/labels.ts'
import { refer } from '../fields/namespaces.ts'
import { object } from '../fields/object.ts'
import { volumeDriver, volumeOptions } from '../fields/volume-options.ts'
import { readBody } from './read-body.ts'

/** moby, api/types/volume/create_request.go. The daemon gives an existing volume of that name, whose it may be. */
export const createVolume = readBody(
  object(
    {
      Name: (value, at) => {
        const judged = text(value, at)
        return typeof value === 'string' && value !== ''
          ? { value, ...refer(value, at, 'volume', 'own-or-missing') }
          : judged
      },
      Driver: volumeDriver,
      DriverOpts: volumeOptions,
      Labels: withLabels,
      ClusterVolumeSpec: refused('swarm'),
    },
    ['Labels'],
  ),
)
