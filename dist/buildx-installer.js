import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/steps/buildx/build-from-source.ts
import { join } from "node:path";

// src/expected-error.ts
var ExpectedError = class extends Error {
  code;
  remedy;
  /** More lines that help, such as the end of a log. They are printed below the message. */
  details;
  /** A bundle that is loaded on demand has a copy of this class. Its errors are the same to `instanceof`. */
  static [Symbol.hasInstance](value) {
    return value instanceof Error && value.name === "ExpectedError";
  }
  constructor(code, message, remedy, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code;
    this.remedy = remedy;
    this.details = more.details ?? "";
  }
};

// src/steps/builder/redact-arguments.ts
function redactorFor(buildxArguments) {
  const secrets = buildxArguments.flatMap((argument) => {
    const [, name] = /^("?env\.[^=]+=)./s.exec(argument) ?? [];
    return name === void 0 ? [] : [[argument, `${name}***`], [unquoted(argument), `${unquoted(name)}***`]];
  });
  return (line) => {
    const shown = secrets.reduce((text, [secret, redacted]) => text.replaceAll(secret, redacted), line);
    return shown.replace(quotedValue, '$1"***"').replace(keyMaterial, "$1***").replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, "$1***@");
  };
}
var quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g;
var keyMaterial = /^(\s+> )[A-Za-z0-9+/=]{16,}$/gm;
var isKeyMaterial = (line) => /^\s+> [A-Za-z0-9+/=]{4,}$/.test(line);
var unquoted = (field) => field.replace(/^"|"$/g, "").replaceAll('""', '"');

// src/steps/builder/run-buildx.ts
var defaultTimeout = 18e4;
async function runBuildx({ program, environment }, buildxArguments, { showCommand }, { timeout: timeout2 = defaultTimeout, ...signal } = {}) {
  const redact = redactorFor(buildxArguments);
  const result = await showCommand(program, buildxArguments, {
    ...{ ...signal, timeout: timeout2, environment },
    redact: (line) => isKeyMaterial(line) ? null : redact(line)
  });
  if (result.exitCode === 0) return result.stdout;
  const stderr = redact(result.stderr);
  const command = `buildx ${buildxArguments[0] ?? ""}`;
  throw new ExpectedError(
    "builder-not-ready",
    `${command} ${outcome(result, timeout2)}: ${errorLine(stderr)}`,
    remedyFor(stderr),
    { details: stderr.trim() }
  );
}
function outcome({ exitCode, timedOut }, timeout2) {
  return timedOut ? `did not end within ${timeout2 / 1e3} s` : `failed with exit code ${exitCode}`;
}
function errorLine(stderr) {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return (lines.findLast((line) => /^ERROR|error:/i.test(line)) ?? lines.at(-1) ?? "no output").trim();
}
var remedies = [
  [
    /TLS data loaded from environment/,
    "Create a Docker context for this daemon in an earlier step and select it with DOCKER_CONTEXT: docker context create."
  ],
  [
    /no such host|failed to resolve|i\/o timeout|TLS handshake/,
    "Check that the daemon can reach the registry of the BuildKit image, or use a mirror: `driver-opts: image=…`."
  ],
  [
    // The last one is from buildkitd, which ends then (seen with BuildKit 0.31). buildx itself shows "exit code 126".
    /invalid (value|driver option|platform)|unknown (flag|driver)|flag provided but not defined/i,
    "Correct the input that the error names: `driver-opts`, `buildkitd-flags` or `platforms`."
  ],
  [
    /failed to find driver/,
    "Set `version: cloud:latest` for `driver: cloud`, because only the Buildx of Docker Desktop has that driver."
  ],
  [
    /privileged|apply caps/,
    "Use `driver: docker`: the daemon refuses privileged containers, which `driver: docker-container` needs."
  ]
];
function remedyFor(stderr) {
  const known = remedies.find(([pattern]) => pattern.test(stderr));
  return known?.[1] ?? "Read the full output of buildx in the log of this step.";
}

// src/steps/buildx/build-from-source.ts
var buildTimeout = 18e5;
async function buildFromSource(step, tools) {
  const { folder, program, reference, onPath } = step;
  await tools.files.makeDirectory(folder, 448);
  await build(step, tools);
  const built = join(folder, "buildx");
  if (!await tools.files.exists(built)) {
    throw new ExpectedError(
      "buildx-unavailable",
      `The target \`binaries\` of ${reference} has no file \`buildx\`.`,
      "Set `version` to a repository of Buildx, such as `https://github.com/docker/buildx.git#master`."
    );
  }
  await tools.files.link(built, program);
  if (onPath) tools.addPath(folder);
  return { buildx: { version: reference, path: program, origin: "build" } };
}
async function build(step, tools) {
  const { folder, reference, builder, builtBy, environment } = step;
  const secret = tools.environment["GIT_AUTH_TOKEN"] ? ["--secret", "id=GIT_AUTH_TOKEN"] : [];
  const words = [
    ...["build", "--builder", builder, "--target", "binaries", "--platform", "local"],
    // The Dockerfile takes the version from the tags (docker/buildx, target buildx-version).
    ...["--build-arg", "BUILDKIT_CONTEXT_KEEP_GIT_DIR=1", "--output", `type=local,dest=${folder}`],
    ...secret,
    reference
  ];
  try {
    await runBuildx({ program: builtBy, environment }, words, tools, { timeout: buildTimeout });
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    throw new ExpectedError(
      "buildx-unavailable",
      `Buildx could not be built from ${reference}: ${error.message}`,
      `Check the reference: \`docker buildx build --target binaries ${reference}\`. Or set a release: \`version: latest\`.`,
      { cause: error, details: error.details }
    );
  }
}

// src/values/buildx-release.ts
var systems = { linux: "linux", macos: "darwin", windows: "windows", other: null };
var architectures = { x64: "amd64", ppc64: "ppc64le", arm: "arm-v7" };
function buildxAsset(version, { operatingSystem, architecture }) {
  const system = systems[operatingSystem];
  if (system === null) return null;
  const ending = system === "windows" ? ".exe" : "";
  return `buildx-v${version}.${system}-${architectures[architecture] ?? architecture}${ending}`;
}
function releaseUrl({ repository, version }, file) {
  return `https://github.com/${repository}/releases/download/v${version}/${file}`;
}
var toolOf = ({ repository }) => repository.replace(/^.*\//, "");
function checksumIn(text, file) {
  for (const line of text.split("\n")) {
    const [, sum, name] = /^([0-9a-f]{64}) [ *](\S+)\s*$/.exec(line) ?? [];
    if (sum !== void 0 && name === file) return sum;
  }
  return null;
}

// src/values/version.ts
function versionNumbers(version) {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(version);
  return match?.[1]?.split(".").map(Number) ?? [];
}
function isOlder(version, than) {
  const numbers = versionNumbers(version);
  if (numbers.length === 0) return false;
  for (const [index, wanted] of versionNumbers(than).entries()) {
    const number = numbers[index] ?? 0;
    if (number !== wanted) return number < wanted;
  }
  return false;
}

// src/steps/buildx/failures.ts
var passing = ["ECONNRESET", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "EPIPE", "UND_ERR_SOCKET"];
var busy = [408, 429, 500, 502, 503, 504];
function httpStatusOf(error) {
  const { status, httpStatusCode, response } = error;
  if (typeof httpStatusCode === "number") return httpStatusCode;
  return typeof status === "number" && (response || status !== 500) ? status : void 0;
}
function isPassing(error) {
  if (rateLimitResetOf(error)) return false;
  const status = httpStatusOf(error);
  if (status !== void 0) return busy.includes(status) || retryAfterOf(error) !== void 0;
  const { code, message } = rootOf(error);
  return passing.includes(String(code)) || /timeout|socket hang up|aborted|premature/i.test(String(message));
}
function retryAfterOf(error) {
  const seconds = Number(error.response?.headers?.["retry-after"]);
  return Number.isFinite(seconds) ? seconds * 1e3 : void 0;
}
function rateLimitResetOf(error) {
  const headers = error.response?.headers ?? {};
  const reset = Number(headers["x-ratelimit-reset"]);
  return String(headers["x-ratelimit-remaining"]) === "0" && reset > 0 ? new Date(reset * 1e3) : void 0;
}
function causeOf(error) {
  const { code, message } = rootOf(error);
  const line = String(message || code || error).split("\n")[0] ?? "";
  return line.slice(0, 200);
}
function rootOf(error) {
  const { cause } = error;
  return cause instanceof Error || typeof cause === "object" && cause !== null && "code" in cause ? rootOf(cause) : error;
}

// src/steps/buildx/release-error.ts
var installed = "install Buildx on the runner (package docker-buildx-plugin) and remove `version`";
function releaseError(error, { repository, version }, from, environment) {
  if (error instanceof ExpectedError || error instanceof Error && error.name === "Unwritable") return error;
  const status = httpStatusOf(error);
  const what = version === null ? "The newest release of Buildx" : `Buildx v${version}`;
  if (status === 404) {
    return new ExpectedError(
      "invalid-input",
      `The input \`version\` is not a release of Buildx: https://github.com/${repository}/releases has ${version === null ? "no release" : `no v${version} with a checksums.txt`}.`,
      "Set a version of that page, or `version: latest`.",
      { cause: error }
    );
  }
  const reset = rateLimitResetOf(error);
  if (reset || status === 429) {
    const until = reset ? ` until ${reset.toISOString().slice(11, 16)} UTC` : "";
    return new ExpectedError(
      "buildx-unavailable",
      `${what} could not be found: the rate limit of ${from} is reached${until} (status ${status}).${limitOf(version, environment)}`,
      version === null ? `Set a version such as \`version: v0.36.1\`, which needs no question to the API. Or run the job again later, or ${installed}.` : `Run the job again later, or ${installed}.`,
      { cause: error }
    );
  }
  const reason = status === void 0 ? causeOf(error) : `status ${status}`;
  return new ExpectedError(
    "buildx-unavailable",
    `${what} could not be downloaded: ${from} ${status === void 0 ? "cannot be reached" : "refuses it"} (${reason}).${enterprise(environment)}`,
    remedyFor2(reason),
    { cause: error }
  );
}
function limitOf(version, environment) {
  if (version !== null) return "";
  return isOnGitHub(environment) ? " GitHub limits the requests per repository and hour." : " This runner belongs to another server, whose token is not sent to `github.com`, so GitHub limits the requests per address and hour.";
}
var enterprise = (environment) => isOnGitHub(environment) ? "" : ` Releases of Buildx are on \`github.com\`, and this runner belongs to ${environment["GITHUB_SERVER_URL"]}.`;
var isOnGitHub = (environment) => environment["GITHUB_SERVER_URL"] === "https://github.com";
function remedyFor2(reason) {
  if (/certificate|CERT/i.test(reason)) {
    return `If a proxy has its own CA, set NODE_EXTRA_CA_CERTS=/path/ca.pem for the runner, or ${installed}.`;
  }
  if (/tunnel|proxy/i.test(reason)) {
    return `Check HTTPS_PROXY and NO_PROXY of the runner, and that the proxy allows \`github.com\`, or ${installed}.`;
  }
  return `Allow the runner to reach \`github.com\` and its downloads (\`curl --location https://github.com\`), set HTTPS_PROXY, or ${installed}.`;
}

// src/steps/buildx/with-retries.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/platform/before-deadline.ts
async function beforeDeadline(timeout2, call) {
  const controller = new AbortController();
  const { signal: abortSignal } = controller;
  const late = new Promise((_, reject) => {
    abortSignal.addEventListener("abort", () => reject(abortSignal.reason));
  });
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout2 / 1e3} s`, "TimeoutError"));
  }, timeout2);
  try {
    return await Promise.race([call({ abortSignal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

// src/steps/buildx/with-retries.ts
var pauses = [1e3, 4e3];
var longestPause = 3e4;
var timeout = 3e4;
async function withRetries(what, ask, { log, signal }) {
  for (const pause of pauses) {
    try {
      return await beforeDeadline(timeout, ({ abortSignal }) => ask(abortSignal));
    } catch (error) {
      signal.throwIfAborted();
      const wait = Math.max(pause, retryAfterOf(error) ?? 0);
      if (!isPassing(error) || wait > longestPause) throw error;
      log(`Retrying in ${wait / 1e3} s: ${what} failed (${causeOf(error)})`);
      await sleep(wait, void 0, { signal });
    }
  }
  return beforeDeadline(timeout, ({ abortSignal }) => ask(abortSignal));
}

// src/steps/buildx/released-checksum.ts
var checksums = "checksums.txt";
async function releasedChecksum(release, token, tools) {
  const { repository, version, asset } = release;
  const url = releaseUrl(release, checksums);
  const { readText } = await tools.openToolCache();
  const text = await withRetries(`downloading ${url}`, () => readText(url), tools).catch((error) => {
    throw releaseError(error, release, "github.com", tools.environment);
  });
  const sum = checksumIn(text, asset) ?? await digestOf(release, token, tools);
  if (sum !== null) return sum;
  throw new ExpectedError(
    "buildx-unavailable",
    `Buildx v${version} cannot be verified: its release has no checksum of ${asset}, so there is no program for this machine that Berth would run.`,
    `Look for the file in https://github.com/${repository}/releases/tag/v${version}, or install Buildx on the runner and remove \`version\`.`
  );
}
async function digestOf(release, token, tools) {
  const { repository, version, asset } = release;
  const releases = await tools.connectReleases(isOnGitHub(tools.environment) ? token : "");
  return withRetries(
    `asking for the digest of ${asset}`,
    (signal) => releases.digestOf(repository, `v${version}`, asset, signal),
    tools
  ).catch((error) => {
    throw releaseError(error, release, "api.github.com", tools.environment);
  });
}

// src/steps/buildx/find-release.ts
var firstWithChecksums = "0.7.0";
async function findRelease(wanted, installed2, machine, settings, tools) {
  const { repository } = wanted;
  tools.log(
    `Looking for Buildx: ${wanted.kind === "release" ? `v${wanted.version}` : `the latest release of ${repository}`}`
  );
  const version = await versionOf(wanted, settings, tools);
  if (version === installed2) return null;
  refuseUnverifiable(repository, version);
  const asset = buildxAsset(version, machine);
  if (asset === null) {
    throw new ExpectedError(
      "unsupported-platform",
      "Buildx has no releases for this operating system.",
      "Install Buildx on the runner, and remove `version`."
    );
  }
  const release = { repository, version, asset };
  const isKept = settings.cacheBinary && (await tools.openToolCache()).has(toolOf(release), version);
  const sha256 = isKept ? null : await releasedChecksum(release, settings.githubToken, tools);
  return { ...release, sha256 };
}
async function versionOf(wanted, settings, tools) {
  const { repository } = wanted;
  if (wanted.kind === "release") return wanted.version;
  const kept = wanted.kind === "any" && settings.cacheBinary ? (await tools.openToolCache()).newest(toolOf({ repository })) : null;
  if (kept !== null) return kept;
  const channel = wanted.kind === "newest" ? wanted.channel : "latest";
  const releases = await tools.connectReleases(isOnGitHub(tools.environment) ? settings.githubToken : "");
  const what = `asking for the ${channel} release of ${repository}`;
  const tag = await withRetries(
    what,
    (signal) => releases.newestTag(repository, channel, signal),
    tools
  ).catch((error) => {
    throw releaseError(error, { repository, version: null }, "api.github.com", tools.environment);
  });
  return tag.replace(/^v/, "");
}
function refuseUnverifiable(repository, version) {
  if (repository !== "docker/buildx" || !isOlder(version, firstWithChecksums)) return;
  throw new ExpectedError(
    "invalid-input",
    `The input \`version\` is "v${version}". Releases of Buildx before v${firstWithChecksums} have no checksums, so Berth cannot verify them.`,
    `Set a newer one: \`version: v${firstWithChecksums}\`.`
  );
}

// src/steps/buildx/install-release.ts
import { join as join2 } from "node:path";
var downloadTimeout = 3e5;
var startTimeout = 3e4;
async function installRelease(step, tools) {
  const { folder, program, release, onPath } = step;
  await tools.files.makeDirectory(folder, 448);
  const origin = await fromToolCache(step, tools) ?? await download(step, tools);
  await tools.files.makeExecutable(program);
  await start(step, tools);
  if (onPath) {
    await tools.files.link(program, join2(folder, "buildx"));
    tools.addPath(folder);
  }
  return { buildx: { version: `v${release.version}`, path: program, origin } };
}
async function fromToolCache(step, tools) {
  if (!step.keep) return null;
  const { release, program } = step;
  const toolCache = await tools.openToolCache();
  try {
    const taken = await toolCache.take(toolOf(release), release.version, program);
    if (taken === null) return null;
    const { kept, copied } = taken;
    if (copied === kept && (release.sha256 === null || release.sha256 === kept)) {
      tools.log(`Found in the tool cache, with the SHA-256 ${kept}`);
      return "tool-cache";
    }
    tools.warn(
      `Buildx v${release.version} in the tool cache of the runner is damaged, so it is downloaded again.`
    );
  } catch (error) {
    tools.log(`The tool cache cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  await tools.files.remove(program);
  return null;
}
async function download(step, tools) {
  const { release, program, secret } = step;
  const expected = release.sha256 ?? await releasedChecksum(release, secret.githubToken, tools);
  const url = releaseUrl(release, release.asset);
  tools.log(`Downloading ${url}`);
  const toolCache = await tools.openToolCache();
  const found = await beforeDeadline(
    downloadTimeout,
    () => Promise.race([toolCache.download(url, program), whenAborted(tools.signal)])
  ).catch((error) => {
    tools.signal.throwIfAborted();
    throw releaseError(error, release, "github.com", tools.environment);
  });
  if (found !== expected) {
    await tools.files.remove(program);
    throw notVerified(step, expected, found);
  }
  tools.log(`Verified: the SHA-256 is ${found}, as in the release`);
  if (step.keep) await keep(step, found, tools);
  return "download";
}
var whenAborted = (signal) => new Promise((_, reject) => {
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener("abort", () => reject(signal.reason));
});
async function keep(step, sha256, { openToolCache, log }) {
  try {
    await (await openToolCache()).keep(step.program, sha256, toolOf(step.release), step.release.version);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(`Not kept in the tool cache, so the next job downloads it again: ${reason}`);
  }
}
function notVerified({ release }, expected, found) {
  const { version, asset } = release;
  return new ExpectedError(
    "buildx-unavailable",
    `The download of Buildx v${version} is not the file of the release: the SHA-256 of ${asset} is ${found}, but its release has ${expected}. Nothing of it was run.`,
    "Run the job again. If the error stays, check what changes downloads on the way, such as a proxy or a mirror: `echo $HTTPS_PROXY`."
  );
}
async function start({ program, release }, { runCommand, log }) {
  const started = await runCommand(program, ["version"], { timeout: startTimeout }).catch((error) => ({
    exitCode: null,
    stdout: "",
    stderr: String(error)
  }));
  if (started.exitCode !== 0) {
    throw new ExpectedError(
      "buildx-unavailable",
      `Buildx v${release.version} (${release.asset}) does not start on this machine: ${started.stderr.trim().split("\n").at(-1) || `exit code ${started.exitCode}`}`,
      "Set another `version`, or install Buildx on the runner and remove `version`."
    );
  }
  log(started.stdout.trim());
}
export {
  buildFromSource,
  findRelease,
  installRelease
};
