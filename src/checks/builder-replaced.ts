import { defineCheck } from './check.ts'

/** Drivers whose builders run on other machines: faster, or with a cache that outlives the job. */
const remoteDrivers = ['remote', 'kubernetes', 'cloud']

/** The names that Berth gives to builders (plan/job.ts). An earlier Berth step in this job created such a builder. */
const berthName = /^berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/

export const builderReplaced = defineCheck({
  id: 'builder-replaced',
  severity: 'notice',
  about: 'job',
  title: 'Selected builder',
  failureTitle: "Berth's builder replaces the selected builder",
  needs: ['currentBuilder'],

  evaluate({ currentBuilder }) {
    if (currentBuilder === null || currentBuilder.name === 'default' || berthName.test(currentBuilder.name)) {
      return undefined
    }
    const { name, driver, source } = currentBuilder
    const isRemote = driver !== null && remoteDrivers.includes(driver)
    return {
      severity: isRemote ? 'warning' : 'notice',
      message: `Builder ${name}${driver ? ` (driver ${driver})` : ''} is selected by ${source === 'BUILDX_BUILDER' ? source : `\`${source}\``}. In \`socket\` and \`dind\` mode, later steps build with Berth's builder instead, without the cache${isRemote ? ' and the machine' : ''} of ${name}.`,
      evidence: [{ label: source, value: `${name}${driver ? `, driver ${driver}` : ''}` }],
      remedy: `Set \`use: false\` to keep it selected, or \`mode: inspect\` to create no builder. Or name it in each build (with docker/build-push-action, by \`builder: ${name}\`): \`docker buildx build --builder ${name} …\`.`,
    }
  },
})
