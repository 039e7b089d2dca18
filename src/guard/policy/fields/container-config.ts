import { type Field, flag, map, number, text, textOrTexts, texts } from './field.ts'
import { labels } from './labels.ts'
import { type Fields, object } from './object.ts'

const names: Field = map(() => object({}))

/** moby, api/types/container/config.go, `Config`. Engine 20.10 reads `MacAddress` here too. */
export const containerConfig: Fields = {
  Hostname: text,
  Domainname: text,
  User: text,
  AttachStdin: flag,
  AttachStdout: flag,
  AttachStderr: flag,
  ExposedPorts: names,
  Tty: flag,
  OpenStdin: flag,
  StdinOnce: flag,
  Env: texts,
  Cmd: textOrTexts,
  Healthcheck: object({
    Test: texts,
    Interval: number,
    Timeout: number,
    StartPeriod: number,
    StartInterval: number,
    Retries: number,
  }),
  ArgsEscaped: flag,
  Image: text,
  Volumes: names,
  WorkingDir: text,
  Entrypoint: textOrTexts,
  NetworkDisabled: flag,
  MacAddress: text,
  OnBuild: texts,
  Labels: labels,
  StopSignal: text,
  StopTimeout: number,
  Shell: texts,
}
