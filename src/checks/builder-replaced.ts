import { defineCheck } from './check.ts'

/** Drivers whose builders are elsewhere: faster machines, or a cache that outlives the job. */
const elsewhere = ['remote', 'kubernetes', 'cloud']

/** The names that Berth itself gives (plan/job.ts): an earlier use of it in this job. */
const ownName = /^berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/

export const builderReplaced = defineCheck({
  id: 'builder-replaced',
  severity: 'notice',
  about: 'job',
  title: 'Builder selected before Berth',
  failureTitle: "Berth's builder takes the place of the selected one",
  needs: ['currentBuilder'],

  evaluate({ currentBuilder }) {
    if (currentBuilder === null || currentBuilder.name === 'default' || ownName.test(currentBuilder.name)) {
      return undefined
    }
    const { name, driver, source } = currentBuilder
    const isElsewhere = driver !== null && elsewhere.includes(driver)
    return {
      severity: isElsewhere ? 'warning' : 'notice',
      message: `Builder ${name}${driver ? ` (driver ${driver})` : ''} is selected by ${source === 'BUILDX_BUILDER' ? 'BUILDX_BUILDER' : '`docker buildx use`'}. In \`socket\` and \`dind\` mode, later steps build with Berth's builder instead, without the cache${isElsewhere ? ' and the machine' : ''} of ${name}.`,
      evidence: [{ label: source, value: `${name}${driver ? `, driver ${driver}` : ''}` }],
      remedy: `To keep it, set \`mode: inspect\`, or name it in each build: \`docker buildx build --builder ${name}\`, \`builder: ${name}\` of docker/build-push-action.`,
    }
  },
})
