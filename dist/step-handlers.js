import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/steps/build-buildx.ts
var buildBuildx = {
  title: ({ reference }) => `Building Buildx from ${reference}`,
  apply: async (step, tools) => (await import("./buildx-installer.js")).buildFromSource(step, tools),
  undoTitle: ({ folder }) => `Removing Buildx in ${folder}`,
  undo: ({ folder }, { files: files2 }) => files2.remove(folder),
  undoTimeout: 1e4
};

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

// src/platform/can-connect.ts
import { connect } from "node:net";

// src/platform/engine-address.ts
var plainPort = "2375";
var encryptedPort = "2376";
function engineAddress(host, environment) {
  if (host.startsWith("unix://")) {
    return { socketPath: host.slice("unix://".length), host: void 0, protocol: "http" };
  }
  const url = new URL(host);
  if (url.protocol !== "tcp:" && url.protocol !== "http:" && url.protocol !== "https:") {
    throw new Error(`${url.protocol}// is not supported, only unix:// and tcp://`);
  }
  const asked = environment["DOCKER_TLS_VERIFY"] || environment["DOCKER_TLS"];
  const encrypted = url.protocol === "https:" || Boolean(asked);
  return {
    // Node needs an IPv6 address without the brackets of a URL.
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port || portOf(host) || (encrypted ? encryptedPort : plainPort),
    protocol: encrypted ? "https" : "http"
  };
}
function portOf(host) {
  return /^[a-z]+:\/\/[^/]*:(\d+)(?:\/|$)/.exec(host)?.[1];
}

// src/platform/can-connect.ts
var patience = 2e3;
function canConnect(address) {
  const { socketPath, host, port } = { socketPath: "", port: "", ...engineAddress(address, {}) };
  return new Promise((resolve) => {
    const socket = connect(socketPath ? { path: socketPath } : { host: host ?? "", port: Number(port) });
    const end = (isConnected) => {
      socket.destroy();
      resolve(isConnected);
    };
    socket.setTimeout(patience, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

// src/steps/check-boundary.ts
var sudoTimeout = 5e3;
var checkBoundary = {
  title: ({ guard }) => `Testing whether the job can avoid the guard at ${guard}`,
  async apply(step, tools, { companion }) {
    const gaps = [
      ...await openDaemons(step),
      ...await rights(tools),
      ...await sharedUser(companion?.pid, tools)
    ];
    return { guard: { mode: step.mode, boundary: gaps.length === 0 ? "enforced" : "advisory", gaps } };
  },
  undo: "nothing"
};
async function openDaemons({ daemon, others }) {
  const addresses = [daemon, ...others];
  const open = await Promise.all(addresses.map(canConnect));
  const shortest = (address) => address.replace("unix:///var/run/", "unix:///run/");
  const found = addresses.filter((_, index) => open[index]);
  const once = found.filter(
    (one, index) => found.findIndex((other) => shortest(other) === shortest(one)) === index
  );
  return once.map((address) => ({ kind: "daemon", address }));
}
async function rights({ files: files2, runCommand }) {
  if ((await files2.status("/proc/self")).uid === 0) return [{ kind: "root", as: "user" }];
  const result = await runCommand("sudo", ["--non-interactive", "true"], { timeout: sudoTimeout }).catch(
    () => null
  );
  return result?.exitCode === 0 ? [{ kind: "root", as: "sudo" }] : [];
}
async function sharedUser(pid, { files: files2 }) {
  if (pid === void 0) return [];
  const [own, other] = await Promise.all([
    files2.status("/proc/self"),
    files2.status(`/proc/${pid}`).catch(() => {
      throw new ExpectedError(
        "companion-failed",
        `The process of the guard (${pid}) has ended while Berth was setting up.`,
        "Run the job again. If it ends again, report this with the log of the companion in the post step."
      );
    })
  ]);
  return own.uid === other.uid ? [{ kind: "same-user", pid }] : [];
}

// src/steps/check-nodes.ts
var checkNodes = {
  title: ({ nodes }) => `Connecting to ${nodes.map(({ endpoint }) => endpoint).join(", ")}`,
  apply: async (step, tools) => (await import("./remote-builder.js")).checkNodes(step, tools),
  undo: "nothing"
};

// src/steps/builder/create-arguments.ts
import { join } from "node:path";

// src/values/csv-line.ts
function csvLine(fields) {
  return fields.map((field) => /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field).join(",");
}

// src/steps/builder/create-arguments.ts
var configurationIn = (folder) => join(folder, "berth-buildkitd.toml");
function createArguments({ name, driver, use, configuration }, node, settings2) {
  return [
    ...["create", "--name", name, "--driver", driver],
    ...use ? ["--use"] : [],
    ...configuration === null ? [] : ["--config", configuration],
    ...nodeArguments(node, settings2)
  ];
}
function appendArguments({ name, configuration }, node, settings2) {
  return [
    ...["create", "--name", name, "--append"],
    ...configuration === null ? [] : ["--config", configuration],
    ...nodeArguments(node, settings2)
  ];
}
function nodeArguments({ name, endpoint, platforms }, { driverOptions, buildkitdFlags }) {
  return [
    ...name === null ? [] : ["--node", name],
    // buildx parses an option as a line of CSV (docker/buildx, builder/builder.go, csvToMap).
    ...driverOptions.flatMap((option) => ["--driver-opt", csvLine([option])]),
    ...buildkitdFlags === "" ? [] : ["--buildkitd-flags", buildkitdFlags],
    ...platforms.length > 0 ? ["--platform", platforms.join(",")] : [],
    ...endpoint === "" ? [] : [endpoint]
  ];
}

// src/steps/builder/inspect-sections.ts
function sectionsOf(block) {
  const sections = [];
  for (const line of block.split("\n")) {
    const last = sections.at(-1);
    const [, key = "", value = ""] = /^([^\s:][^:]*):\s*(.*)$/.exec(line) ?? [];
    if (key !== "") sections.push({ key, value: value.trim(), body: [] });
    else if (last && /^\s/.test(line)) last.body.push(line);
  }
  return sections;
}
function pairsIn(body) {
  return body.flatMap((line) => {
    const [, key, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    return key === void 0 || value === void 0 ? [] : [[key.trim(), value.trim()]];
  });
}

// src/steps/builder/parse-inspect.ts
function parseInspect(text) {
  const [head = "", body = ""] = text.split(/^Nodes:[ \t]*$/m);
  const blocks = body.split(/^(?=Name:)/m).filter((block) => block.startsWith("Name:"));
  return { driver: valueIn(sectionsOf(head), "Driver") ?? "", nodes: blocks.map(parseNode) };
}
function parseNode(block) {
  const sections = sectionsOf(block);
  const value = (...keys) => valueIn(sections, ...keys);
  const bodies = (start2) => sections.filter(({ key }) => key.startsWith(start2));
  const options = value("Driver Options");
  const [error, flags] = [value("Error"), value("BuildKit daemon flags", "Flags")];
  const [features, devices] = [bodies("Features")[0], bodies("Devices")[0]];
  const rules2 = bodies("GC Policy rule#");
  const files2 = bodies("File#");
  return {
    name: value("Name") ?? "",
    endpoint: value("Endpoint") ?? "",
    ...options !== void 0 && { "driver-opts": optionsIn(options) },
    ...error !== void 0 && { error },
    status: value("Status") ?? "",
    ...flags !== void 0 && { "buildkitd-flags": flags },
    buildkit: value("BuildKit version", "Buildkit") ?? "",
    platforms: platformsIn(value("Platforms") ?? ""),
    ...features && { features: featuresIn(features) },
    labels: Object.fromEntries(bodies("Labels").flatMap(({ body }) => pairsIn(body))),
    ...devices && { devices: devicesIn(devices) },
    ...rules2.length > 0 && { gcPolicy: rules2.map(ruleIn) },
    ...files2.length > 0 && { files: Object.fromEntries(files2.map(fileIn)) }
  };
}
var valueIn = (sections, ...keys) => sections.find(({ key }) => keys.includes(key))?.value;
function platformsIn(text) {
  const all = text.split(",").map((platform) => platform.trim()).filter((platform) => platform !== "");
  const requested = all.filter((platform) => platform.endsWith("*"));
  return requested.length > 0 ? requested.map((platform) => platform.slice(0, -1)) : all;
}
function optionsIn(text) {
  return [...text.matchAll(/([\w.-]+)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, key, quoted2 = ""]) => `${key}=${quoted2.replace(/\\(["\\])/g, "$1")}`
  );
}
var featuresIn = ({ body }) => Object.fromEntries(pairsIn(body).map(([name, value]) => [name, value === "true"]));
function devicesIn({ body }) {
  const devices = [];
  for (const [key, value] of pairsIn(body)) {
    const device = devices.at(-1);
    if (key === "Name" && !(device?.annotations && value === "")) devices.push({ name: value });
    else if (!device) continue;
    else if (device.annotations) device.annotations[key] = value;
    else if (key === "On-Demand") device.onDemand = value === "true";
    else if (key === "Automatically allowed") device.autoAllow = value === "true";
    else if (key === "Annotations") device.annotations = {};
  }
  return devices;
}
var ruleKeys = {
  "Keep Duration": "keepDuration",
  "Keep Bytes": "keepBytes",
  "Reserved Space": "reservedSpace",
  "Max Used Space": "maxUsedSpace",
  "Min Free Space": "minFreeSpace"
};
function ruleIn({ body }) {
  const pairs = new Map(pairsIn(body));
  const filters = pairs.get("Filters");
  const limits = Object.entries(ruleKeys).flatMap(
    ([key, name]) => pairs.has(key) ? [[name, pairs.get(key) ?? ""]] : []
  );
  return {
    all: pairs.get("All") === "true",
    ...filters !== void 0 && { filter: filters.split(/[ ,]+/) },
    ...Object.fromEntries(limits)
  };
}
function fileIn({ key, body }) {
  const text = body.map((line) => line.replace(/^\s*> ?/, "")).join("\n");
  return [key.slice("File#".length), text.includes("-----BEGIN ") ? "***" : text];
}

// src/steps/builder/redact-arguments.ts
function redactorFor(buildxArguments) {
  const secrets = buildxArguments.flatMap((argument) => {
    const [, name] = /^("?env\.[^=]+=)./s.exec(argument) ?? [];
    return name === void 0 ? [] : [[argument, `${name}***`], [unquoted(argument), `${unquoted(name)}***`]];
  });
  return (line) => {
    const shown2 = secrets.reduce((text, [secret, redacted]) => text.replaceAll(secret, redacted), line);
    return shown2.replace(quotedValue, '$1"***"').replace(keyMaterial, "$1***").replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, "$1***@");
  };
}
var quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g;
var keyMaterial = /^(\s+> )[A-Za-z0-9+/=]{16,}$/gm;
var isKeyMaterial = (line) => /^\s+> [A-Za-z0-9+/=]{4,}$/.test(line);
var unquoted = (field) => field.replace(/^"|"$/g, "").replaceAll('""', '"');

// src/steps/builder/run-buildx.ts
var defaultTimeout = 18e4;
async function runBuildx({ program, environment }, buildxArguments, { showCommand }, { timeout: timeout3 = defaultTimeout, ...signal } = {}) {
  const redact = redactorFor(buildxArguments);
  const result = await showCommand(program, buildxArguments, {
    ...{ ...signal, timeout: timeout3, environment },
    redact: (line) => isKeyMaterial(line) ? null : redact(line)
  });
  if (result.exitCode === 0) return result.stdout;
  const stderr = redact(result.stderr);
  const command = `buildx ${buildxArguments[0] ?? ""}`;
  throw new ExpectedError(
    "builder-not-ready",
    `${command} ${outcome(result, timeout3)}: ${errorLine(stderr)}`,
    remedyFor(stderr),
    { details: stderr.trim() }
  );
}
function outcome({ exitCode, timedOut }, timeout3) {
  return timedOut ? `did not end within ${timeout3 / 1e3} s` : `failed with exit code ${exitCode}`;
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

// src/steps/builder/inspect-builder.ts
var featuresTimeout = 2e4;
async function inspectBuilder(buildx, name, tools, bounds = {}) {
  return parsed(await runBuildx(buildx, ["inspect", name], tools, bounds));
}
async function startBuilder(buildx, name, tools, bounds = {}) {
  const text = await runBuildx(buildx, ["inspect", "--bootstrap", name], tools, bounds);
  return parsed(await inspectFeatures(buildx, name, tools, bounds) || text);
}
var parsed = (text) => parseInspect(redactorFor([])(text));
async function inspectFeatures({ program, environment }, name, { runCommand }, { signal }) {
  const options = { timeout: featuresTimeout, environment: { ...environment, DEBUG: "1" } };
  const words = ["inspect", name];
  const result = await runCommand(program, words, { ...options, ...signal && { signal } }).catch(() => null);
  return result?.exitCode === 0 ? result.stdout : "";
}

// src/steps/builder/boot-nodes.ts
async function bootNodes(step, driver, tools, bounds = {}) {
  await createNodes(step, driver, tools, bounds);
  return startBuilder(step.buildx, step.name, tools, bounds);
}
async function createNodes(step, driver, tools, bounds) {
  const { name, buildx, folder, nodes, use } = step;
  const configuration = await writeConfiguration(folder, step.secret.buildkitdConfiguration, tools);
  for (const [position, node] of nodes.entries()) {
    const settings2 = step.secret.settings[position] ?? { driverOptions: [], buildkitdFlags: "" };
    const words = position === 0 ? createArguments({ name, driver, use, configuration }, node, settings2) : appendArguments({ name, configuration }, node, settings2);
    await runBuildx(buildx, words, tools, bounds);
  }
}
async function writeConfiguration(folder, text, { files: files2 }) {
  if (text === "") return null;
  await files2.writeText(configurationIn(folder), text, 384);
  return configurationIn(folder);
}

// src/steps/builder/existing-builder.ts
async function useExisting({ name, buildx, use }, tools, bounds = {}) {
  tools.log(`Using the existing builder ${name}: its settings stay as they are, and it is not removed`);
  if (use) await runBuildx(buildx, ["use", name], tools, bounds);
  return startBuilder(buildx, name, tools, bounds);
}
function builderResult(name, { driver, nodes, inherited }, reused) {
  const platforms = [...new Set(nodes.flatMap((node) => node.platforms))];
  const origin = { ...reused && { reused }, ...inherited && { inherited } };
  return { builder: { name, driver, platforms, nodes, ...origin } };
}

// src/steps/builder/user-folder.ts
import { homedir } from "node:os";
import { dirname, join as join2 } from "node:path";
function userFolder(environment) {
  const client = environment["DOCKER_CONFIG"] || join2(homedir(), ".docker");
  return environment["BUILDX_CONFIG"] || join2(client, "buildx");
}
var recordIn = (folder, builder) => join2(folder, "instances", builder.toLowerCase());
async function saveRecord({ name, folder }, { files: files2, environment }) {
  const record = recordIn(userFolder(environment), name);
  await files2.makeDirectory(dirname(record), 448);
  await files2.copy(recordIn(folder, name), record);
}

// src/steps/builder/warn-about-variable.ts
function warnAboutVariable(builder, { environment, warn }) {
  const selected = environment["BUILDX_BUILDER"];
  if (!selected || selected === builder) return;
  warn(
    `BUILDX_BUILDER=${selected} is set, so later steps, including \`docker build\`, use that builder instead of ${builder}. To use ${builder}, remove the variable from the workflow.`
  );
}

// src/steps/connect-builder.ts
var connectBuilder = {
  title: ({ name, nodes }) => `Connecting builder ${name} to ${nodes.map(({ endpoint }) => endpoint).join(", ")}`,
  async apply(step, tools, { builder }) {
    const { name, folder, cleanup } = step;
    const isKnown = await tools.files.exists(recordIn(folder, name));
    const inspected = isKnown ? await useExisting(step, tools) : await connect2(step, tools);
    if (!isKnown && !cleanup) await saveRecord(step, tools);
    warnAboutVariable(name, tools);
    const inherited = builder?.inherited;
    return builderResult(name, { ...inspected, ...inherited && { inherited } }, isKnown);
  },
  undo: "nothing"
};
async function connect2(step, tools) {
  const { withCertificates } = await import("./remote-builder.js");
  return bootNodes(await withCertificates(step, tools), step.driver, tools);
}

// src/steps/create-builder.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/values/node-names.ts
var containerPrefix = "buildx_buildkit_";
var containerOf = (node) => `${containerPrefix}${node}`;
var volumeOf = (node) => `${containerOf(node)}_state`;

// src/steps/builder/boot.ts
import { join as join3 } from "node:path";

// src/values/platform.ts
var canonicalNames = {
  "linux/x86_64": "linux/amd64",
  "linux/aarch64": "linux/arm64",
  "linux/arm64/v8": "linux/arm64",
  "linux/arm": "linux/arm/v7",
  "linux/amd64/v1": "linux/amd64"
};
function platformsAmong(requested, others) {
  const known = new Set(others.map(canonical));
  return requested.filter((platform) => known.has(canonical(platform)));
}
var canonical = (platform) => canonicalNames[platform] ?? platform;

// src/steps/builder/builder-record.ts
import { dirname as dirname2 } from "node:path";
async function readRecord(folder, builder, files2) {
  return JSON.parse(await files2.readText(recordIn(folder, builder)));
}
async function writeRecordOfDetected(folder, builder, record, files2) {
  const path2 = recordIn(folder, builder);
  const nodes = record.Nodes.map((node) => ({ ...node, Platforms: null }));
  await files2.makeDirectory(dirname2(path2), 448);
  await files2.writeText(path2, JSON.stringify({ ...record, Nodes: nodes }), 384);
}

// src/plan/job.ts
var ownerLabel = "berth.run";
var poolLabel = "berth.cache";
var leaseLabel = "berth.lease";
var guardLabel = "berth.guard";
function attemptIn(labels) {
  const { [ownerLabel]: run2, "berth.repository": repository, "berth.attempt": attempt } = labels;
  return run2 && repository && attempt ? { repository, run: run2, attempt } : null;
}
var stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`;

// src/steps/builder/builder-resources.ts
var flag = "--oci-worker-labels=";
function labelFlags(labels) {
  return Object.entries(labels).map(([name, value]) => `${flag}${name}=${flagValue(value)}`);
}
function labelsOf({ labels, cleanup }) {
  const { [ownerLabel]: run2 = "", ...others } = labels;
  return cleanup ? { [ownerLabel]: run2, ...others } : others;
}
function labelsIn(command) {
  const pairs = command.filter((word) => word.startsWith(flag)).map((word) => /^([^=]+)=(.*)$/s.exec(word.slice(flag.length)) ?? []);
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, value]));
}
var flagValue = (value) => value.replace(/[^\w./:@-]/g, "_");

// src/steps/builder/boot.ts
async function boot(step, tools, bounds) {
  const labelled = withLabels(step);
  const inspected = await bootNodes(labelled, "docker-container", tools, bounds);
  for (const { name, error } of inspected.nodes) if (error !== void 0) throw notStarted(name, error);
  if (step.nodes.some(({ platforms }) => platforms.length > 0))
    await reportMissingEmulators(step, tools, bounds);
  return inspected;
}
function notStarted(node, error) {
  return new ExpectedError(
    "builder-not-ready",
    `Node ${node} of the builder did not start: ${error}`,
    "Check the daemon at the `endpoint` of this node, or remove the node from `append`."
  );
}
function withLabels(step) {
  const labels = labelFlags(labelsOf(step));
  const settings2 = step.secret.settings.map(({ driverOptions, buildkitdFlags }) => ({
    driverOptions,
    buildkitdFlags: [...labels, buildkitdFlags].filter((flag2) => flag2 !== "").join(" ")
  }));
  return { ...step, secret: { ...step.secret, settings: settings2 } };
}
async function reportMissingEmulators({ name: builder, buildx, folder, nodes }, tools, bounds) {
  const apart2 = join3(folder, "detected");
  await writeRecordOfDetected(apart2, builder, await readRecord(folder, builder, tools.files), tools.files);
  const environment = { ...buildx.environment, BUILDX_CONFIG: apart2 };
  const detected = await inspectBuilder({ ...buildx, environment }, builder, tools, bounds);
  for (const { name, platforms } of nodes) {
    const found = detected.nodes.find((node) => node.name === name)?.platforms ?? [];
    const runnable = platformsAmong(platforms, found);
    const missing = platforms.filter((platform) => !runnable.includes(platform));
    if (missing.length > 0) {
      tools.log(
        `Node ${name} cannot run programs for ${missing.join(", ")}. To install emulators, use docker/setup-qemu-action.`
      );
    }
  }
}

// src/values/run-attempt.ts
function isOfGitHub({ repository, run: run2, attempt }) {
  return /^[\w.-]+\/[\w.-]+$/.test(repository) && [run2, attempt].every((number) => /^\d{1,15}$/.test(number));
}
var nameOfAttempt = ({ repository, run: run2, attempt }) => `${repository}/${run2}/${attempt}`;

// src/platform/before-deadline.ts
async function beforeDeadline(timeout3, call) {
  const controller = new AbortController();
  const { signal: abortSignal } = controller;
  const late = new Promise((_, reject) => {
    abortSignal.addEventListener("abort", () => reject(abortSignal.reason));
  });
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout3 / 1e3} s`, "TimeoutError"));
  }, timeout3);
  try {
    return await Promise.race([call({ abortSignal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

// src/steps/sweep/completed-attempts.ts
var timeout = 1e4;
var maxAttempts = 20;
async function findCompleted(attempts, token, { connectGitHub, log }) {
  const completed = /* @__PURE__ */ new Set();
  if (attempts.length === 0) return completed;
  const reasons = /* @__PURE__ */ new Set();
  try {
    if (token === "") throw new Error("`github-token` is empty");
    await beforeDeadline(timeout, async ({ abortSignal }) => {
      const github = await connectGitHub(token);
      for (const attempt of attempts.slice(0, maxAttempts)) {
        try {
          if (await github.isCompleted(attempt, abortSignal)) completed.add(nameOfAttempt(attempt));
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
          reasons.add(reasonOf(error));
        }
      }
    });
  } catch (error) {
    reasons.add(reasonOf(error));
  }
  if (reasons.size > 0) log(unknown([...reasons]));
  return completed;
}
var statusOf = (error) => error?.status;
function reasonOf(error) {
  const status = statusOf(error);
  const { message } = error;
  const line = (message || String(error)).split("\n")[0]?.slice(0, 200);
  return typeof status === "number" ? `${line} (status ${status})` : `${line}`;
}
var unknown = (reasons) => `Keeping what still runs of earlier runs: GitHub did not report which runs are completed (${reasons.join("; ")}). With \`permissions: actions: read\`, Berth can remove it.`;

// src/steps/engine-error.ts
function engineError(error) {
  if (!(error instanceof Error)) return void 0;
  const { statusCode, code, syscall, json } = error;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error.message}`;
    const remedy = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy, { cause: error });
  }
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    const remedy = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy, { cause: error });
  }
  const isSockets = syscall === "connect" && (code === "ENOENT" || code === "EACCES");
  if (isSockets || code && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code)) {
    return new ExpectedError(
      "engine-unreachable",
      `The connection to Docker failed (${code}): ${error.message}`,
      "Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.",
      { cause: error }
    );
  }
  return void 0;
}

// src/steps/builder/connect-node.ts
function connectNode(node, { host, certificates }, { connect: connect3, hostEngine }) {
  const docker = connect3(host, certificates);
  return {
    docker,
    async ask(question) {
      try {
        return await question();
      } catch (error) {
        if (host === hostEngine || error instanceof ExpectedError) throw error;
        const reason = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error));
        throw new ExpectedError(
          "builder-not-ready",
          `${node} of the builder cannot use the daemon at ${host}: ${reason.replace(/\.$/, "")}.`,
          "Check the daemon at the `endpoint` of this node: docker --host <address> version, or docker --context <name> version.",
          { cause: error }
        );
      }
    }
  };
}

// src/steps/builder/claim-name.ts
async function claimName(step, tools) {
  const { files: files2, log } = tools;
  const record = recordIn(step.folder, step.name);
  if (await files2.exists(record)) {
    refuseOtherEngine(await files2.readText(record), step);
    return "use";
  }
  const left = await Promise.all(step.nodes.map((node) => leftoverOf(node, step, tools)));
  for (const leftover of left) {
    if (leftover === null) continue;
    const { node, docker, run: run2 } = leftover;
    log(`Removing builder ${node} of run ${run2}, which has ended without its post step`);
    await docker.removeContainer(containerOf(node));
    if (!step.keepState) await docker.removeVolume(volumeOf(node));
  }
  return "create";
}
async function leftoverOf({ name: node, daemon }, step, tools) {
  const { docker, ask } = connectNode(`Node ${node}`, daemon, tools);
  const container = await ask(() => docker.inspectContainer(containerOf(node)));
  if (!container) return null;
  const found = labelsIn(container.Args);
  if (!isOfThisRunner(found, step.labels) && !await isCompleted(found, step, tools))
    throw inUse(node, step, container, found);
  return { node, docker, run: found[ownerLabel] };
}
function refuseOtherEngine(record, { name, nodes }) {
  const { Driver, Nodes = [] } = JSON.parse(record);
  const [elsewhere2 = ""] = Nodes.map(({ Endpoint = "" }) => Endpoint);
  const isHere = ({ Endpoint = "" }) => !Endpoint.includes("://") || nodes.some(({ endpoint, daemon }) => endpoint === Endpoint || daemon.host === Endpoint);
  if (Driver !== "docker-container" || Nodes.length === 0 || Nodes.some(isHere)) return;
  throw new ExpectedError(
    "builder-in-use",
    `Input \`name\`: buildx already has a builder ${name} on another daemon, ${elsewhere2}.`,
    "Choose another `name`, or omit it to get a separate builder for each job."
  );
}
function isOfThisRunner(found, own) {
  const same = (label) => own[label] !== "" && found[label] === flagValue(own[label] ?? "");
  return found[ownerLabel] !== void 0 && same("berth.repository") && same("berth.runner");
}
async function isCompleted(found, { labels, secret }, tools) {
  const repository = labels["berth.repository"] ?? "";
  const attempt = attemptIn({ ...found, "berth.repository": repository });
  if (found["berth.repository"] !== flagValue(repository) || !attempt || !isOfGitHub(attempt)) return false;
  return (await findCompleted([attempt], secret.githubToken, tools)).has(nameOfAttempt(attempt));
}
function inUse(node, { name, nodes }, { Created }, found) {
  const container = containerOf(node);
  const run2 = found["berth.run"];
  const whose = run2 === void 0 ? "by buildx of another user" : `by run ${run2} of ${found["berth.repository"]} on the runner ${found["berth.runner"]}`;
  const isFirst = node === nodes[0]?.name;
  return new ExpectedError(
    "builder-in-use",
    `Input \`${isFirst ? "name" : "append"}\`: ${isFirst ? `builder ${name}` : `node ${node}`} is in use. Its container ${container} was created at ${Created}, ${whose}.`,
    `Omit ${isFirst ? "`name` to get a separate builder" : "the `name` of the node to get a separate one"} for each job. If no job uses it, remove it: docker rm --force ${container}`
  );
}

// src/plan/inherit/inherited.ts
var nothingInherited = {
  mirrors: [],
  insecureRegistries: [],
  registries: [],
  authorities: { files: [], count: 0 },
  proxies: [],
  omitted: []
};
function needsFile({ mirrors, insecureRegistries, registries, authorities }) {
  return mirrors.length + insecureRegistries.length + registries.length + authorities.count > 0;
}
function withoutFileSettings(inherited, why) {
  const { proxies, omitted } = inherited;
  return { ...nothingInherited, proxies, omitted: needsFile(inherited) ? [...omitted, why] : omitted };
}

// src/values/driver-options.ts
function imageOption(driverOptions) {
  return driverOptions.findLast((option) => option.startsWith("image="))?.slice("image=".length);
}

// src/steps/builder/image-configuration.ts
var path = "/etc/buildkit/buildkitd.toml";
var containerOf2 = ({ labels }) => `berth-${labels["berth.token"]}-configuration`;
async function imageConfiguration(step, { connect: connect3, log }) {
  const image = imageOption(step.secret.settings[0]?.driverOptions ?? []);
  const [node] = step.nodes;
  if (image === void 0 || node === void 0 || /^(?:docker\.io\/)?moby\/buildkit[:@]/.test(image))
    return "";
  const docker = connect3(node.daemon.host, node.daemon.certificates);
  const name = containerOf2(step);
  try {
    await docker.createContainer({ name, Image: image, Labels: { ...step.labels } });
    return (await docker.readContainerFile(name, path))?.toString() ?? "";
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(`Could not look for ${path} in ${image}: ${reason}`);
    return "";
  } finally {
    await docker.removeContainer(name).catch(() => {
    });
  }
}
async function removeImageConfiguration(step, { connect: connect3 }) {
  const [node] = step.nodes;
  if (node && needsFile(step.inherited))
    await connect3(node.daemon.host, node.daemon.certificates).removeContainer(containerOf2(step));
}

// src/steps/builder/inherit-settings.ts
import { join as join5 } from "node:path";

// src/platform/toml.ts
var checkToml = async (text) => (await import("./toml-parser.js")).problemOfToml(text);
var editToml = async (text, change) => (await import("./toml-parser.js")).editToml(text, change);

// src/values/pem.ts
function certificatesIn(text) {
  const found = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return [...new Set(found.map((certificate) => certificate.replace(/\r/g, "")))];
}
function bundleOf(texts) {
  return `${[...new Set(texts.flatMap(certificatesIn))].join("\n")}
`;
}

// src/steps/builder/base-configuration.ts
import { join as join4 } from "node:path";
var defaultName = "buildkitd.default.toml";
async function baseConfiguration(step, tools) {
  const given = step.secret.buildkitdConfiguration;
  if (given !== "") return { text: given, ofImage: false };
  const path2 = join4(step.folder, defaultName);
  const isDefault = await tools.files.exists(path2);
  const text = isDefault ? await tools.files.readText(path2) : await imageConfiguration(step, tools);
  const found = await checkToml(text);
  if (found === null) return { text, ofImage: !isDefault };
  const { line, column, problem } = found;
  const [where, remedy] = isDefault ? [
    `of the user, ${defaultName} in the buildx directory,`,
    `Correct or remove ~/.docker/buildx/${defaultName} on this runner.`
  ] : ["in the image of BuildKit", "Correct it in the image, or give another one: `buildkitd-config`."];
  throw new ExpectedError(
    "builder-not-ready",
    `The configuration of builders ${where} is not valid TOML: line ${line}, column ${column}: ${problem}.`,
    remedy
  );
}

// src/plan/inherit/authorities-folder.ts
var authoritiesRegistry = "private-authorities.berth.invalid";
var authoritiesVariable = {
  name: "SSL_CERT_DIR",
  value: `/etc/ssl/certs:/etc/pki/tls/certs:/etc/buildkit/certs/${authoritiesRegistry}`
};

// src/steps/builder/merge-buildkitd-settings.ts
function mergeBuildkitdSettings(own, inherited, authoritiesFile) {
  const registries = tableAt(own, "registry");
  if (registries === null) return { settings: own, inherited: withoutFileSettings(inherited, noTable) };
  const has = (host, keys) => {
    const ofUser = tableAt(registries, host);
    return ofUser === null || keys.some((key) => key in ofUser);
  };
  const mirrors = has(hub, ["mirrors"]) ? [] : inherited.mirrors;
  const plainMirrors = mirrors.filter((mirror) => /^http:/i.test(mirror)).map(hostOf);
  const insecure = inherited.insecureRegistries.filter((host) => !has(host, securityKeys));
  const plain = plainMirrors.filter((host) => !insecure.includes(host) && !has(host, securityKeys));
  const certificates = inherited.registries.filter(({ host }) => !has(host, ["ca", "tlsconfigdir"]));
  const additions = [
    ...mirrors.length > 0 ? [[hub, { mirrors: mirrors.map(hostOf) }]] : [],
    ...plain.map((host) => [host, { http: true }]),
    // As dockerd does: TLS without verification, then HTTP (moby/buildkit, util/resolver, fillInsecureOpts).
    ...insecure.map((host) => [host, { http: true, insecure: true }]),
    ...certificates.map(({ host, authorities }) => [host, { ca: [...authorities] }]),
    ...inherited.authorities.count > 0 ? [[authoritiesRegistry, { ca: [authoritiesFile] }]] : []
  ];
  const merged = { ...registries };
  for (const [host, added] of additions) merged[host] = { ...added, ...tableAt(merged, host) };
  return {
    settings: additions.length === 0 ? own : { ...own, registry: merged },
    inherited: { ...inherited, mirrors, insecureRegistries: insecure, registries: certificates }
  };
}
var noTable = "Mirrors, insecure registries and CAs are not passed on: `registry` in the configuration is no table.";
var hub = "docker.io";
var securityKeys = ["http", "insecure", "ca", "keypair", "tlsconfigdir"];
var hostOf = (mirror) => mirror.replace(/^[a-z]+:\/\//i, "").replace(/\/+$/, "");
function tableAt(table, key) {
  const value = table[key] ?? {};
  return typeof value === "object" && !Array.isArray(value) ? value : null;
}

// src/steps/builder/inherit-settings.ts
async function inheritSettings(step, tools) {
  const { folder, inherited, secret } = step;
  const { authorities } = inherited;
  if (!needsFile(inherited)) return { step, inherited };
  const base = await baseConfiguration(step, tools);
  const authoritiesFile = join5(folder, "private-authorities.pem");
  let used = null;
  const buildkitdConfiguration = await editToml(base.text, (settings2) => {
    if (base.ofImage && namesFiles(settings2)) return settings2;
    const merged = mergeBuildkitdSettings(settings2, inherited, authoritiesFile);
    used = merged.inherited;
    return merged.settings;
  });
  if (used === null) return { step, inherited: withoutFileSettings(inherited, certificatesOfImage) };
  if (authorities.count > 0) {
    const texts = await Promise.all(authorities.files.map((path2) => tools.files.readText(path2)));
    await tools.files.writeText(authoritiesFile, bundleOf(texts), 384);
  }
  return { step: { ...step, secret: { ...secret, buildkitdConfiguration } }, inherited: used };
}
function namesFiles({ registry }) {
  const tables = Object.values(registry ?? {});
  return tables.some(
    (table) => typeof table === "object" && table !== null && ("ca" in table || "keypair" in table)
  );
}
var certificatesOfImage = "Mirrors, insecure registries and CAs are not passed on: the configuration in the image of BuildKit names certificates in the image.";

// src/steps/builder/show-logs.ts
var longest = 1e4;
async function showLogs({ nodes, debug }, { connect: connect3, environment, group }) {
  if (!debug && environment["RUNNER_DEBUG"] !== "1") return;
  const redact = redactorFor([]);
  for (const { name, daemon } of nodes) {
    const container = containerOf(name);
    const read = connect3(daemon.host, daemon.certificates).containerLogs(container, longest);
    const lines = await read.then(
      ({ stdout, stderr }) => `${stdout}${stderr}`.trimEnd().split("\n").map(redact),
      (error) => [`Could not read the log: ${error instanceof Error ? error.message : String(error)}`]
    );
    group(`BuildKit log of ${container}`, lines);
  }
}

// src/platform/while-alive.ts
async function whileAlive(work, ask, { interval: interval2, limit, signal: outer }) {
  const controller = new AbortController();
  const { signal } = controller;
  const abandoned = new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const abandon = () => controller.abort(outer?.reason);
  outer?.addEventListener("abort", abandon);
  if (outer?.aborted) abandon();
  let last = performance.now();
  const timer = setInterval(() => {
    const silence = performance.now() - last;
    if (silence > limit) controller.abort(tooLong(limit));
    else if (silence >= interval2) ask().catch((error) => controller.abort(error));
  }, interval2);
  try {
    const working = work(signal, () => {
      last = performance.now();
    });
    return await Promise.race([working, abandoned]);
  } finally {
    clearInterval(timer);
    outer?.removeEventListener("abort", abandon);
  }
}
var tooLong = (limit) => new DOMException(`there was no progress for ${limit / 1e3} s`, "TimeoutError");

// src/values/quantity.ts
var units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
var mebibyte = 1024 ** 2;
var gibibyte = 1024 ** 3;
function bytes(amount) {
  const step = amount < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(amount) / 10));
  return `${rounded(amount / 1024 ** step)} ${units[step]}`;
}
function duration(milliseconds) {
  return Math.round(milliseconds) < 1e3 ? `${Math.round(milliseconds)} ms` : `${rounded(milliseconds / 1e3)} s`;
}
function count(amount, noun) {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
function rounded(amount) {
  return String(Math.round(amount * 10) / 10);
}

// src/steps/daemon/full-disk.ts
var minimumFree = mebibyte;
async function fullDisk(docker, files2) {
  try {
    const root = String((await docker.info())["DockerRootDir"]);
    const { freeBytes, freeInodes, totalInodes } = await files2.filesystem(root);
    const isFull = freeBytes < minimumFree || totalInodes > 0 && freeInodes === 0;
    if (!isFull) return void 0;
    return {
      cause: `The filesystem of Docker's data root ${root} is full.`,
      remedy: "Free space on the host: docker system prune"
    };
  } catch {
    return void 0;
  }
}

// src/steps/daemon/network-causes.ts
var networkCauses = [
  {
    // moby, daemon/daemon_unix.go: verifyDaemonSettings.
    pattern: /iptables=false with --icc=false/,
    cause: "`iptables: false` and `icc: false` cannot be combined: `icc: false` needs iptables.",
    remedy: "Remove both from `daemon-config`, and set `network: isolated` or `network: sealed`."
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/internal/iptabler/port.go: before rules of the bridge, and by name.
    pattern: /iptables table [`']raw'|TABLE_ADD failed.*table raw/,
    cause: "The kernel has no iptables table `raw`, in which Docker 28 and newer protect published ports.",
    remedy: "Load the module on the host: sudo modprobe iptable_raw"
  },
  {
    // docker-library/docker#350, #463 and #467; seen without NET_ADMIN.
    pattern: /failed to create NAT chain .*(you must be root|operation not permitted)/i,
    cause: "The container lacks the capability NET_ADMIN, which iptables needs.",
    remedy: "Allow NET_ADMIN for containers on the host, or set `privilege: privileged`."
  },
  {
    // The limit first: seen as the reason why iptables could not be started.
    pattern: /too many open files/,
    cause: "The limit of open files or of inotify instances is reached.",
    remedy: "Raise the limits on the host: sudo sysctl fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288. Then check `default-ulimits` in /etc/docker/daemon.json."
  },
  {
    pattern: /can't initialize iptables table|CHAIN_ADD failed|TABLE_ADD failed|Failed to initialize nft|failed to create NAT chain/,
    cause: "iptables does not work in the container: the host has not loaded the kernel modules of the iptables in this image.",
    remedy: "Load the modules on the host: sudo modprobe --all ip_tables iptable_nat nf_tables"
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/setup_ip_forwarding.go.
    pattern: /IPv[46] forwarding is disabled: check/,
    cause: "IP forwarding is off in the container, and this daemon does not switch it on.",
    remedy: "Remove `ip-forward` and `firewall-backend` from `daemon-config`."
  },
  {
    pattern: /ip6tables=false with --icc=false/,
    cause: "`network: isolated` needs `ip6tables` if `ipv6` is set.",
    remedy: "Remove `ip6tables` from `daemon-config`, or set `network: open`."
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/setup_bridgenetfiltering.go.
    pattern: /without the userland proxy: .*bridge-nf-call/,
    cause: "The kernel has not loaded br_netfilter, which `userland-proxy: false` needs.",
    remedy: "Load it on the host: sudo modprobe br_netfilter"
  },
  {
    pattern: /firewall-backend is set to nftables: failed to find nft/,
    cause: "The image has no `nft`, which `firewall-backend: nftables` needs.",
    remedy: "Remove `firewall-backend` from `daemon-config`, or set `dind-image` to an image with nftables."
  },
  {
    pattern: /Pool overlaps with other one|could not find an available, non-overlapping IPv4 address pool/,
    cause: "A subnet of the job daemon overlaps another network.",
    remedy: "Set `bip` and `default-address-pools` in `daemon-config` to subnets that are not in use."
  },
  {
    pattern: /x509: certificate signed by unknown authority/,
    cause: "The daemon does not trust the CA of a registry or mirror.",
    remedy: "Install the CA on the host in /etc/docker/certs.d/<registry>/ca.crt: with `inherit: true`, the job daemon gets it."
  }
];

// src/steps/daemon/rootless-causes.ts
var rootlessCauses = [
  {
    pattern: /fork\/exec \/proc\/self\/exe: no space left on device/,
    cause: "The kernel allows no more user namespaces: their limit is reached.",
    remedy: "Raise the limit on the host: sudo sysctl user.max_user_namespaces=28633"
  },
  {
    pattern: /fork\/exec \/proc\/self\/exe: operation not permitted/,
    cause: "The kernel or a security module of the host denies user namespaces to ordinary users.",
    remedy: "Allow them on the host, or set another `privilege`. `auto` takes the strongest that works."
  },
  {
    pattern: /new[ug]idmap .*(?:Operation not permitted|Permission denied)/,
    cause: "newuidmap has no capability in the container: the host daemon sets `no-new-privileges`, or its storage driver keeps no file capabilities.",
    remedy: "Remove `no-new-privileges` from /etc/docker/daemon.json on the host, or set another `privilege`."
  },
  {
    pattern: /ip tuntap .*exit status 1/,
    cause: "slirp4netns cannot use the device /dev/net/tun.",
    remedy: "Load the kernel module on the host: sudo modprobe tun"
  }
];

// src/steps/daemon/storage-causes.ts
var storageCauses = [
  {
    // Seen with 20.10, which takes the name of the containerd snapshotter for a graph driver.
    pattern: /Failed to GetDriver graph" driver=overlayfs/,
    cause: "This Docker has no containerd image store, which came with Docker 24.",
    remedy: "Set `storage-driver: overlay2`, or a newer `dind-image`."
  },
  {
    pattern: /several valid graphdrivers/,
    cause: "The volume contains data of several storage drivers.",
    remedy: "Remove the volume, so that the daemon starts with an empty one: docker volume rm <name>"
  },
  {
    pattern: /failed to mount overlay: invalid argument|failed to mount \S*containerd-mount\S*.*invalid argument/,
    cause: "The data root is on overlayfs, which cannot back another overlayfs.",
    remedy: "Set `storage: loop`, or move the data root of the host daemon to ext4 or xfs: set `data-root` in /etc/docker/daemon.json."
  },
  {
    pattern: /failed to mount overlay: operation not permitted|mount: permission denied|Could not mount \/sys\/kernel\/security/,
    cause: "The container is not allowed to mount: it lacks SYS_ADMIN, or AppArmor or SELinux denies the mount.",
    remedy: "Allow SYS_ADMIN for containers on the host, or set `privilege: privileged`."
  },
  {
    // bbolt takes a lock on its files, and containerd waits for it (moby, daemon/volume/service/store.go).
    pattern: /waiting for response from boltdb|volume store metadata database|boltdb file .*already open/,
    cause: "Another daemon uses the data root.",
    remedy: "Stop the other daemon that uses the same volume: docker ps --filter volume=<name>"
  },
  {
    // moby, daemon/internal/libcontainerd/supervisor. containerd 2.3.0 also tested erofs (containerd#13346).
    pattern: /timeout waiting for containerd to start/,
    cause: "containerd took longer than 15 s to start: its disk is slow, or another daemon uses the data root.",
    remedy: "Put the data root of the host daemon on a faster disk, or try `storage: tmpfs`."
  },
  {
    pattern: /no space left on device/,
    cause: "The filesystem of the host daemon's data root is full.",
    remedy: "Free space on the host: docker system prune"
  }
];

// src/steps/daemon/log-causes.ts
var readLog = "Read the end of the job daemon's log in the log of this step.";
var rules = [
  {
    pattern: /directives are specified both as a flag and in the configuration|unable to configure the Docker daemon|parse bip failed|invalid CIDR address/,
    cause: "The daemon rejects a setting.",
    remedy: "Correct the setting that the log names in `daemon-config`."
  },
  ...rootlessCauses,
  ...storageCauses,
  ...networkCauses,
  {
    // containerd#6659
    pattern: /cannot enter cgroupv2 .*(invalid state|threaded mode)/,
    cause: "A cgroup with controllers contains processes, so the kernel refuses cgroups below it.",
    remedy: "Use an image without its own cgroup setup, such as `dind-image: docker:29.7.2-dind`."
  },
  {
    // kubernetes/test-infra#37440: EUCLEAN of cgroup v2.
    pattern: /cgroup.*structure needs cleaning/i,
    cause: "The parent cgroup of the daemon does not delegate its controllers.",
    remedy: "Remove `cgroup-parent` from `daemon-config`."
  },
  {
    // add_key(2): EDQUOT. runc has a keyring for each container.
    pattern: /(keyring|session key).*disk quota exceeded/,
    cause: "The quota of kernel keys is used up: each container has a keyring.",
    remedy: "Raise the quota on the host: sudo sysctl kernel.keys.maxkeys=20000 kernel.keys.maxbytes=400000"
  },
  {
    pattern: /unable to (join session keyring|create session key).*not permitted/,
    cause: "A seccomp profile denies the keyring calls, which runc needs for each container.",
    remedy: "Allow keyctl in the seccomp profile of the host daemon, or set `privilege: privileged`."
  },
  {
    // sysbox#972, moby#51405: runc 1.2.8 and newer refuse a /proc with mounts over it.
    pattern: /unsafe procfs detected|ip_unprivileged_port_start.*reopen fd/,
    cause: "The daemon runs in a system container (LXC or Sysbox) whose /proc runc 1.2.8 and newer refuse.",
    remedy: "Upgrade LXC to 6.0.6 or Sysbox to 0.7.0 on the host."
  },
  {
    // moby, daemon/server/middleware/version.go.
    pattern: /client version \S+ is too old/,
    cause: "A client in the container uses an API version that this daemon no longer accepts.",
    remedy: "Use a newer image: `dind-image: docker:29.7.2-dind`."
  },
  {
    pattern: /bind source path does not exist/,
    cause: "The daemon does not see a directory of the job at the same path.",
    remedy: "Mount the runner's work directory into its container at the path that the host has."
  },
  {
    // runc, libcontainer/capabilities: the daemon lacks a capability that Docker gives each container.
    pattern: /unable to apply caps/,
    cause: "The job daemon lacks one of Docker's default capabilities, so no container of it starts.",
    remedy: "Run the job on a host whose runtime keeps the default capabilities, or set `privilege: privileged`."
  },
  {
    pattern: /dockerd: not found|exec: dockerd|"sh": executable file not found/,
    cause: "The image contains no `dockerd` or no POSIX shell.",
    remedy: "Set `dind-image` to an image that contains both, such as docker:29.7.2-dind."
  },
  {
    pattern: /\/sys\/fs\/cgroup\/init|read-only file system/i,
    cause: "A cgroup or /proc/sys/net is read-only in the container.",
    remedy: "Read the first warnings in the log of the container, or make both writable: `privilege: privileged`."
  }
];
function findCause(log) {
  const known = rules.find(({ pattern }) => pattern.test(log));
  if (known) return known;
  const [line] = /^failed to start daemon: .+$/m.exec(log) ?? [];
  return line === void 0 ? void 0 : { cause: `Its log says: ${line}`, remedy: readLog };
}

// src/steps/builder/with-diagnosis.ts
var patience2 = { interval: 2e4, limit: Number.POSITIVE_INFINITY };
var pingTimeout = 3e4;
var logLines = 40;
async function withDiagnosis({ nodes }, tools, running) {
  const { files: files2, log } = tools;
  const engines = nodes.map(({ name, daemon }) => ({ name, ...connectNode(`Node ${name}`, daemon, tools) }));
  const pingAll = async (timeout3) => {
    await Promise.all(engines.map(({ docker, ask }) => ask(() => docker.ping(timeout3))));
  };
  try {
    return await whileAlive(running, () => pingAll(pingTimeout), patience2);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    await pingAll().catch((silence) => {
      log(error.message);
      throw silence;
    });
    let found = error;
    for (const { name, docker } of engines) {
      found = await withCause(found, docker, files2, containerOf(name));
      if (found.message !== error.message) break;
    }
    throw found;
  }
}
async function withCause(error, docker, files2, container) {
  const logs = await docker.containerLogs(container, logLines).catch(() => ({ stdout: "", stderr: "" }));
  const text = `${logs.stdout}${logs.stderr}`.trim();
  const known = findCause(text) ?? await fullDisk(docker, files2);
  if (text === "" && !known) return error;
  const message = known ? `${error.message}. ${known.cause}` : error.message;
  const details = `${error.details}
Last lines of the log of ${container}:
${text}`;
  return new ExpectedError(error.code, message, known?.remedy ?? error.remedy, { cause: error, details });
}

// src/steps/ownership.ts
function isOwn(found, labels) {
  const token = labels["berth.token"];
  return token !== void 0 && found?.["berth.token"] === token;
}

// src/steps/create-builder.ts
var stopGrace = 10;
var createBuilder = {
  title: ({ name, nodes }) => `Creating builder ${name}${nodes.length > 1 ? ` with ${nodes.length} nodes` : ""}`,
  async apply(step, tools) {
    const { name, nodes } = step;
    const action = await claimName(step, tools);
    if (action === "use" && step.isHandedOver) throw notHandedOver(name);
    const inspected = await withDiagnosis(step, tools, async (signal) => {
      if (action === "use") return useExisting(step, tools, { signal });
      await Promise.all(nodes.map((node) => labelVolume(step, node, tools)));
      const { inherited, ...inheriting } = await inheritSettings(step, tools);
      return { ...await boot(inheriting.step, tools, { signal }), inherited };
    });
    if (!step.cleanup) await saveRecord(step, tools);
    warnAboutVariable(name, tools);
    return builderResult(name, inspected, action === "use");
  },
  undoTitle: ({ name, cleanup }) => cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`,
  async undo(step, tools) {
    await showLogs(step, tools);
    const nodes = step.cleanup ? step.nodes : [];
    const removed = await Promise.allSettled([
      ...nodes.map((node) => remove(step, node, tools)),
      removeImageConfiguration(step, tools)
    ]);
    for (const result of removed) if (result.status === "rejected") throw result.reason;
  },
  undoTimeout: 9e4
};
var notHandedOver = (name) => new ExpectedError(
  "builder-in-use",
  `Input \`name\`: buildx already has a builder ${name}, which the guard cannot hand over to later steps.`,
  `Choose another \`name\`, or omit it to get a separate builder for each job. To remove the builder: docker buildx rm ${name}`
);
async function labelVolume({ keepState, cleanup, labels }, { name, daemon }, tools) {
  if (keepState || !cleanup) return;
  const { docker, ask } = connectNode(`Node ${name}`, daemon, tools);
  await ask(async () => {
    if (!await docker.inspectVolume(volumeOf(name))) await docker.createVolume(volumeOf(name), labels);
  });
}
async function remove(step, { name, daemon }, tools) {
  const docker = tools.connect(daemon.host, daemon.certificates);
  const container = await lateContainer(step, name, docker, tools);
  if (container && isOwn(labelsIn(container.Args), step.labels)) {
    if (step.keepState) await docker.stopContainer(container.Id, stopGrace);
    await docker.removeContainer(container.Id);
    if (await docker.inspectContainer(container.Id))
      throw new Error(`container ${containerOf(name)} still exists after its removal`);
  }
  const volume = await docker.inspectVolume(volumeOf(name));
  if (volume && isOwn(volume.Labels, step.labels)) await docker.removeVolume(volumeOf(name));
}
async function lateContainer({ name, folder }, node, docker, { files: files2 }) {
  const container = await docker.inspectContainer(containerOf(node));
  if (container || !await files2.exists(recordIn(folder, name))) return container;
  await sleep(1e3);
  return docker.inspectContainer(containerOf(node));
}

// src/steps/create-buildx-folder.ts
import { join as join6 } from "node:path";
var copied = ["buildkitd.default.toml", "instances", "defaults", ".buildNodeID"];
var current = "current";
var linked = "config";
var createBuildxFolder = {
  title: ({ path: path2 }) => `Creating buildx directory ${path2}`,
  async apply({ path: path2, keepsCurrent }, { files: files2, environment, warn }) {
    await files2.makeDirectory(path2, 448);
    const from = userFolder(environment);
    for (const name of keepsCurrent ? [...copied, current] : copied) {
      try {
        if (await files2.exists(join6(from, name))) await files2.copy(join6(from, name), join6(path2, name));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        warn(`${join6(from, name)} cannot be read, so buildx does not use it in this job: ${reason}`);
      }
    }
    if (await files2.exists(join6(from, linked))) await files2.link(join6(from, linked), join6(path2, linked));
    return {};
  },
  undoTitle: ({ path: path2 }) => `Removing buildx directory ${path2}`,
  undo: ({ path: path2 }, { files: files2 }) => files2.remove(path2),
  undoTimeout: 1e4
};

// src/steps/create-client-configuration.ts
import { join as join7 } from "node:path";

// src/platform/context-digest.ts
import { createHash } from "node:crypto";
var contextDigest = (context) => createHash("sha256").update(context).digest("hex");

// src/steps/client/job-configuration.ts
function jobConfiguration(text, from, context, plugins) {
  const own = parse(text);
  if (typeof own !== "object" || own === null || Array.isArray(own)) return null;
  const { cliPluginsExtraDirs: extra, ...rest } = own;
  const directories = [
    ...plugins === null ? [] : [plugins],
    ...Array.isArray(extra) ? extra : [],
    `${from}/cli-plugins`
  ];
  return { ...rest, cliPluginsExtraDirs: directories, ...context !== null && { currentContext: context } };
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/steps/create-client-configuration.ts
var createClientConfiguration = {
  title: ({ directory }) => `Creating DOCKER_CONFIG directory ${directory}`,
  async apply({ directory, from, context, buildxPlugin }, { files: files2 }) {
    const text = await files2.readText(`${from}/config.json`).catch((error) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return "{}";
      throw error;
    });
    const plugins = `${directory}/cli-plugins`;
    const configuration = jobConfiguration(text, from, context?.name ?? null, buildxPlugin && plugins);
    if (configuration === null) {
      throw new ExpectedError(
        "client-configuration-unreadable",
        `${from}/config.json is not a JSON object, so this job cannot use its registry logins.`,
        "Correct or remove the file. In an earlier step, `docker info` shows the error of the Docker CLI."
      );
    }
    await files2.makeDirectory(directory, 448);
    await files2.writeText(`${directory}/config.json`, JSON.stringify(configuration), 384);
    if (context === null) await linkOthers(from, directory, files2);
    else await writeContext(context, directory, files2);
    if (buildxPlugin !== null) {
      await files2.makeDirectory(plugins, 448);
      await files2.link(buildxPlugin, `${plugins}/docker-buildx`);
    }
    return {};
  },
  undoTitle: ({ directory }) => `Removing DOCKER_CONFIG directory ${directory}`,
  undo: ({ directory }, { files: files2 }) => files2.remove(directory),
  undoTimeout: 1e4
};
async function linkOthers(from, directory, files2) {
  const names = await files2.list(from).catch(() => []);
  const others = names.filter((name) => name !== "config.json" && name !== "cli-plugins");
  for (const name of others) await files2.link(join7(from, name), join7(directory, name));
}
async function writeContext({ name, host }, directory, files2) {
  const digest = contextDigest(name);
  const metadata = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } };
  await files2.makeDirectory(`${directory}/contexts/meta/${digest}`, 448);
  await files2.writeText(`${directory}/contexts/meta/${digest}/meta.json`, JSON.stringify(metadata), 384);
}

// src/steps/create-context.ts
import { join as join8 } from "node:path";
var files = ["ca.pem", "cert.pem", "key.pem"];
var createContext = {
  title: ({ name, daemon }) => `Creating Docker context ${name} for ${daemon.host}`,
  async apply({ store, name, daemon: { host, certificates } }, tools) {
    const { metadata, keys } = directoriesOf(store, name);
    const endpoint = { Host: host, SkipTLSVerify: certificates?.verify === false };
    await tools.files.makeDirectory(metadata, 493);
    if (certificates) {
      await tools.files.makeDirectory(join8(keys, "docker"), 448);
      for (const file of files) {
        const from = join8(certificates.directory, file);
        if (await tools.files.exists(from)) await tools.files.link(from, join8(keys, "docker", file));
      }
    }
    const context = { Name: name, Metadata: {}, Endpoints: { docker: endpoint } };
    await tools.files.writeText(join8(metadata, "meta.json"), JSON.stringify(context), 420);
    return {};
  },
  undoTitle: ({ name, cleanup }) => `${cleanup ? "Removing" : "Keeping"} Docker context ${name}`,
  async undo({ store, name, cleanup }, tools) {
    if (!cleanup) return;
    const { metadata, keys } = directoriesOf(store, name);
    await tools.files.remove(metadata);
    await tools.files.remove(keys);
  },
  undoTimeout: 1e4
};
var directoriesOf = (store, name) => ({
  metadata: join8(store, "meta", contextDigest(name)),
  keys: join8(store, "tls", contextDigest(name))
});

// src/steps/create-directory.ts
var createDirectory = {
  title: ({ path: path2 }) => `Creating directory ${path2}`,
  async apply({ path: path2 }, { files: files2 }) {
    await files2.makeDirectory(path2, 448);
    return { directory: path2 };
  },
  undoTitle: ({ path: path2 }) => `Removing directory ${path2}`,
  undo: ({ path: path2 }, { files: files2 }) => files2.remove(path2),
  undoTimeout: 1e4
};

// src/steps/create-kubernetes-builder.ts
var load = () => import("./kubernetes-builder.js");
var createKubernetesBuilder = {
  title: ({ name }) => `Creating builder ${name} on Kubernetes`,
  apply: async (step, tools) => (await load()).createInCluster(step, tools),
  undoTitle: ({ name, cleanup }) => cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`,
  async undo(step, tools) {
    if (step.cleanup) await (await load()).removeFromCluster(step, tools);
  },
  undoTimeout: 9e4
};

// src/steps/create-volume.ts
var createVolume = {
  title: ({ name }) => `Creating volume ${name}`,
  async apply({ name, labels, options }, { connect: connect3, hostEngine }) {
    await makeVolume(name, labels, connect3(hostEngine), options);
    return { volume: name };
  },
  undoTitle: ({ name }) => `Removing volume ${name}`,
  async undo({ name, labels }, { connect: connect3, hostEngine }) {
    await unmakeVolume(name, labels, connect3(hostEngine));
  },
  // Longer than the deadline of a single call, so that an engine that hangs is reported as the cause.
  undoTimeout: 9e4
};
async function makeVolume(name, labels, docker, options = {}) {
  if (await docker.inspectVolume(name)) {
    throw new ExpectedError(
      "volume-in-use",
      `Volume ${name} already exists. Two daemons that share a data root corrupt it.`,
      `If no other daemon uses the volume, remove it: docker volume rm ${name}`
    );
  }
  await docker.createVolume(name, labels, options);
}
async function unmakeVolume(name, labels, docker) {
  const volume = await docker.inspectVolume(name);
  if (!volume || !(isOwn(volume.Labels, labels) || isUnlabelled(volume))) return;
  await docker.removeVolume(name);
  if (await docker.inspectVolume(name)) throw new Error(`volume ${name} still exists after its removal`);
}
var isUnlabelled = ({ Labels }) => Object.keys(Labels ?? {}).length === 0;

// src/steps/export-environment.ts
import { isIPv4 } from "node:net";
var exportEnvironment = {
  title: ({ variables }) => `Setting ${Object.keys(variables).join(", ")} for later steps`,
  async apply({ variables, addressVariables }, { exportVariable }, { daemon }) {
    const addresses = addressVariables.map((name) => [name, daemon?.address ?? ""]);
    const environment = { ...variables, ...Object.fromEntries(addresses) };
    for (const [name, value] of Object.entries(environment)) exportVariable(name, value);
    return { environment };
  },
  undoTitle: ({ variables }) => `Resetting ${Object.keys(variables).join(", ")}`,
  // Post steps of earlier actions run after this one and need the daemon that they used before. A variable that a later
  // step has changed stays.
  async undo({ variables, addressVariables, previous }, { exportVariable, environment }) {
    for (const [name, value] of Object.entries(previous)) {
      const current2 = environment[name] ?? "";
      const isOurs = addressVariables.includes(name) ? isIPv4(current2) : current2 === variables[name];
      if (isOurs) exportVariable(name, value);
    }
  },
  undoTimeout: 5e3
};

// src/steps/install-buildx.ts
var installBuildx = {
  title: ({ release }) => `Installing Buildx v${release.version}`,
  apply: async (step, tools) => (await import("./buildx-installer.js")).installRelease(step, tools),
  undoTitle: ({ folder }) => `Removing Buildx in ${folder}`,
  undo: ({ folder }, { files: files2 }) => files2.remove(folder),
  undoTimeout: 1e4
};

// src/steps/keep-cache.ts
var keepCache = {
  title: () => "Noting that the cache can be kept",
  async apply({ file }, { files: files2 }) {
    await files2.writeText(file, "", 384);
    return {};
  },
  // Its directory is removed.
  undo: "nothing"
};

// src/steps/daemon/remove-daemon.ts
import { setTimeout as sleep2 } from "node:timers/promises";

// src/steps/daemon/end-daemon.ts
var killDaemon = async (container, host, inner) => {
  await thaw(inner);
  await host.killContainer(container);
  return endOf(container, host);
};
async function endOf(container, host) {
  const exitCode = (await host.inspectContainer(container))?.State.ExitCode ?? null;
  return { exitCode, isClean: exitCode === 0 };
}
async function thaw(inner) {
  const paused = await inner?.listContainers({ status: ["paused"] }).catch(() => []) ?? [];
  await Promise.allSettled(paused.map(({ Id }) => inner?.unpauseContainer(Id)));
}

// src/platform/list-events.ts
var heldEvents = 256;

// src/values/cgroup-membership.ts
function parseCgroupMemberships(text) {
  const memberships = [];
  for (const line of text.split("\n")) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line);
    if (!found) continue;
    const [, controllers = "", path2 = ""] = found;
    memberships.push({ controllers: controllers === "" ? [] : controllers.split(","), path: path2 });
  }
  return memberships;
}

// src/platform/memory-counters.ts
async function findCgroup(id, pid, files2) {
  const own = parseCgroupMemberships(await textOf("/proc/self/cgroup", files2));
  const isLegacy = own.some(({ controllers }) => controllers.includes("memory"));
  const version = isLegacy ? "v1" : "v2";
  const memberships = parseCgroupMemberships(await textOf(`/proc/${pid}/cgroup`, files2));
  const path2 = memberships.find(
    ({ controllers }) => isLegacy ? controllers.includes("memory") : controllers.length === 0
  )?.path;
  const [container] = new RegExp(`^.*/[^/]*${id}[^/]*`).exec(path2 ?? "") ?? [];
  if (container === void 0) return { version, directory: null };
  return { version, directory: `/sys/fs/cgroup${isLegacy ? "/memory" : ""}${container}` };
}
async function readCounters({ version, directory }, below, files2) {
  if (directory === null) return null;
  const read = (name) => textOf(`${directory}${below}/${name}`, files2);
  const [events, local, peak] = await Promise.all(
    version === "v1" ? [read("memory.oom_control"), "", read("memory.max_usage_in_bytes")] : [read("memory.events"), read("memory.events.local"), read("memory.peak")]
  );
  const kills = counterIn(events, "oom_kill");
  return kills === null ? null : { kills, limitHits: counterIn(local, "oom"), peak: Number(peak) || null };
}
function counterIn(text, name) {
  const [, value] = new RegExp(`^${name} (\\d+)$`, "m").exec(text) ?? [];
  return value === void 0 ? null : Number(value);
}
var textOf = (path2, files2) => files2.readText(path2).catch(() => "");

// src/steps/daemon/oom/daemon-counters.ts
async function readDaemonCounters(cgroup, files2) {
  const at = (below) => readCounters(cgroup, below, files2);
  const [daemon, inner, builds] = await Promise.all([at(""), at("/docker"), at("/docker/buildkit")]);
  return daemon && { daemon, inner, builds };
}

// src/steps/daemon/oom/parse-events.ts
function containerEvents(events) {
  return events.flatMap((event) => {
    const { Type: type, Action: action, Actor: actor } = event;
    if (type !== "container" || action !== "oom" && action !== "die") return [];
    const { ID: id, Attributes: attributes } = actor ?? {};
    if (!id) return [];
    const { name = "", image = "", exitCode, "com.docker.compose.service": service } = attributes ?? {};
    return [
      {
        action,
        id,
        time: timeOf(event),
        name,
        image,
        service: service ?? null,
        exitCode: exitCode === void 0 ? null : Number(exitCode)
      }
    ];
  });
}
function timeOf({ timeNano }) {
  return typeof timeNano === "number" ? timeNano / 1e6 : 0;
}

// src/steps/daemon/oom/with-ledger.ts
function withLedger(held, ledger) {
  const { events = null, eventsSince = null } = held ?? {};
  if (ledger === null) return { events, eventsSince };
  const recorded = ledger.entries.flatMap((entry) => eventOf(entry) ?? []);
  const known = new Set(recorded.map(keyOf));
  const all = [...recorded, ...(events ?? []).filter((event) => !known.has(keyOf(event)))];
  const sorted = all.toSorted((one, other) => one.time - other.time);
  if (isComplete(ledger)) return { events: sorted, eventsSince: null };
  return events === null ? { events, eventsSince } : { events: sorted, eventsSince };
}
function recordedContainers(ledger) {
  return (ledger?.entries ?? []).flatMap(
    (entry) => entry.kind === "inspected" ? [{ id: entry.id, program: entry.program, limit: entry.memoryLimit }] : []
  );
}
function eventOf(entry) {
  if (entry.kind !== "oom" && entry.kind !== "ended") return null;
  const { id, name, image, service } = entry;
  const common = { id, name, image, service, time: Date.parse(entry.at) };
  if (entry.kind === "oom") return { ...common, action: "oom", exitCode: null };
  return entry.kind === "ended" ? { ...common, action: "die", exitCode: entry.exitCode } : null;
}
var keyOf = ({ action, id, time }) => `${action} ${id} ${Math.floor(time)}`;
function isComplete({ entries, unreadable }) {
  const kinds = new Set(entries.map(({ kind }) => kind));
  const isWhole = kinds.has("began") && kinds.has("closed") && unreadable === 0;
  return isWhole && !kinds.has("gap") && !kinds.has("left-out");
}

// src/steps/daemon/oom/gather-oom-evidence.ts
var mostContainers = 50;
var innerTimeout = 1e3;
async function gatherOomEvidence(step, found, host, inner, files2, ledger = null) {
  const cgroup = await findCgroup(found.Id, found.State.Pid, files2);
  const [counters, hostEvents, recorded] = await Promise.all([
    readDaemonCounters(cgroup, files2),
    // A host daemon without this API only lacks the times.
    host.listEvents({ type: ["container"], container: [step.container], event: ["oom"] }).catch(() => []),
    inner && beforeDeadline(innerTimeout, () => recordsOf(inner, cgroup, files2)).catch(() => null)
  ]);
  return {
    cgroupVersion: cgroup.version,
    memory: step.memory,
    ...withLedger(recorded, ledger),
    recorded: recordedContainers(ledger),
    containers: recorded?.containers ?? [],
    hostTimes: hostEvents.map(timeOf),
    isOomKilled: found.State.OOMKilled,
    wasKilled: !found.State.Running && found.State.ExitCode === 137,
    counters
  };
}
async function recordsOf(inner, cgroup, files2) {
  const held = await inner.listEvents();
  const events = containerEvents(held);
  const isCut = held.length >= heldEvents;
  const named = new Set(events.filter(({ action }) => action === "oom").map(({ id }) => id));
  const containers = await statesOf(inner, isCut ? null : named, cgroup, files2);
  return { events, eventsSince: isCut ? timeOf(held[0] ?? {}) : null, containers };
}
async function statesOf(inner, ids, cgroup, files2) {
  if (ids?.size === 0) return [];
  const wanted = ids ?? new Set((await inner.listContainers()).map(({ Id }) => Id));
  const found = await Promise.all(
    [...wanted].slice(0, mostContainers).map(async (id) => {
      const inspection = await inner.inspectContainer(id).catch(() => null);
      if (!inspection) return [];
      return [stateOf(inspection, await readCounters(cgroup, `/docker/${id}`, files2))];
    })
  );
  return found.flat();
}
function stateOf({ Id, Name, Path, Config, HostConfig, State }, counters) {
  return {
    id: Id,
    name: Name.replace(/^\//, ""),
    image: Config.Image,
    service: Config.Labels?.["com.docker.compose.service"] ?? null,
    program: Path,
    isRunning: State.Running,
    exitCode: State.ExitCode,
    isOomKilled: State.OOMKilled,
    limit: HostConfig.Memory || null,
    counters
  };
}

// src/values/group-by.ts
function groupBy(items, keyOf2) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf2(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// src/steps/daemon/oom/oom-limit.ts
var together = 2e3;
var untilDeath = 5e3;
function limitOf({ ooms, known }, evidence) {
  const bytes2 = known?.limit ?? null;
  const hasNone = known !== null && bytes2 === null;
  if (!isDaemonHit(evidence)) return hasNone ? { kind: "machine" } : { kind: "container", bytes: bytes2 };
  if (hasNone) return { kind: "daemon" };
  if (evidence.cgroupVersion === "v1" && ooms.length > 0 && evidence.hostTimes.length > 0) {
    const atDaemon = ooms.some(({ time }) => isAtDaemonLimit(time, evidence));
    return atDaemon ? { kind: "daemon" } : { kind: "container", bytes: bytes2 };
  }
  return { kind: "unknown", bytes: bytes2 };
}
function isDaemonHit({ cgroupVersion, counters, isOomKilled, hostTimes }) {
  if (cgroupVersion === "v1") return isOomKilled || hostTimes.length > 0;
  return (counters?.daemon.limitHits ?? Number.POSITIVE_INFINITY) > (counters?.builds?.kills ?? 0);
}
var isAtDaemonLimit = (time, { hostTimes }) => hostTimes.some((hostTime) => areTogether(hostTime, time));
var areTogether = (one, other) => Math.abs(one - other) < together;
function isDeadly({ time }, deaths) {
  return deaths.some(
    (death) => death.exitCode !== 0 && death.time > time - together && death.time < time + untilDeath
  );
}

// src/steps/daemon/oom/oom-candidates.ts
function oomCandidates(evidence) {
  const events = evidence.events ?? [];
  const ooms = groupBy(
    events.filter(({ action }) => action === "oom"),
    ({ id }) => id
  );
  const withEvents = [...ooms].map(([id, own]) => {
    const deaths = events.filter((event) => event.action === "die" && event.id === id);
    const state = evidence.containers.find((container) => container.id === id) ?? null;
    const known = state ?? evidence.recorded.find((container) => container.id === id) ?? null;
    return { container: own[0], ooms: own, deaths, state, known };
  });
  const withState = evidence.containers.filter(({ id, isOomKilled }) => isOomKilled && !ooms.has(id)).map((state) => ({ container: state, ooms: [], deaths: [], state, known: state }));
  if (evidence.cgroupVersion === "v2" || !isDaemonHit(evidence)) return [...withEvents, ...withState];
  return [
    ...withEvents.map((each) => onlyOwn(each, evidence)).filter(({ ooms: ooms2 }) => ooms2.length > 0),
    ...withState.filter(({ state }) => state?.isRunning === false && state.exitCode !== 0)
  ];
}
function onlyOwn(candidate, evidence) {
  const { ooms, deaths, state } = candidate;
  const isCounted = (state?.counters?.kills ?? 0) > 0;
  const isTimed = evidence.hostTimes.length > 0;
  const own = ooms.filter(
    (oom) => isCounted || isDeadly(oom, deaths) || isTimed && !isAtDaemonLimit(oom.time, evidence)
  );
  return { ...candidate, ooms: own };
}

// src/steps/daemon/oom/oom-kills.ts
function findOomKills(evidence) {
  const candidates = oomCandidates(evidence);
  const { memory, counters, events, eventsSince, cgroupVersion } = evidence;
  const isNone = cgroupVersion === "v2" && counters?.daemon.kills === 0;
  return {
    kills: [...candidates.map((each) => inContainer(each, evidence)), ...elsewhere(evidence, candidates)],
    memory,
    peak: counters?.daemon.peak ?? null,
    isAnswered: events !== null || isNone,
    eventsSince: isNone ? null : eventsSince
  };
}
function inContainer(candidate, evidence) {
  const { container, ooms, deaths, state, known } = candidate;
  const { name, image, service } = container;
  const ended = deaths.at(-1)?.exitCode ?? null;
  const exitCode = state ? state.isRunning ? null : state.exitCode : ended;
  return {
    place: {
      kind: "container",
      container: {
        name,
        image,
        service,
        isRemoved: state === null,
        program: known?.program ?? null,
        exitCode
      }
    },
    limit: limitOf(candidate, evidence),
    times: Math.max(1, evidence.cgroupVersion === "v2" ? ooms.length : apart(ooms))
  };
}
function apart(ooms) {
  return ooms.filter(({ time }, index) => {
    const before = ooms[index - 1];
    return before === void 0 || !areTogether(before.time, time);
  }).length;
}
function elsewhere(evidence, candidates) {
  const { counters, hostTimes, isOomKilled, wasKilled, cgroupVersion } = evidence;
  if (wasKilled && (isOomKilled || hostTimes.length > 0)) {
    return [{ place: { kind: "daemon" }, limit: { kind: "daemon" }, times: 1 }];
  }
  if (cgroupVersion === "v2") {
    if (counters) return counted(counters, candidates);
    return isOomKilled && candidates.length === 0 ? [{ place: { kind: "outside-containers" }, limit: { kind: "unknown", bytes: null }, times: 1 }] : [];
  }
  if (!isDaemonHit(evidence)) return [];
  const known = candidates.flatMap(({ ooms }) => ooms);
  const unknown2 = hostTimes.filter((hostTime) => !known.some(({ time }) => areTogether(time, hostTime))).map((time) => ({ time }));
  const times = hostTimes.length > 0 ? apart(unknown2) : candidates.length > 0 ? 0 : 1;
  return times > 0 ? [{ place: { kind: "outside-containers" }, limit: { kind: "daemon" }, times }] : [];
}
function counted({ daemon, inner, builds }, candidates) {
  const limit = limitOfCounters(daemon.limitHits);
  const inBuilds = builds?.kills ?? 0;
  const isFound = candidates.length > 0;
  const unknown2 = inner && !isFound ? inner.kills - inBuilds : 0;
  const ofDaemon = inner ? daemon.kills - inner.kills : 0;
  const unclear = inner || isFound ? 0 : daemon.kills;
  const all = [
    { place: { kind: "builds" }, limit, times: inBuilds },
    { place: { kind: "removed-containers" }, limit: { kind: "unknown", bytes: null }, times: unknown2 },
    { place: { kind: "daemon" }, limit, times: ofDaemon },
    { place: { kind: "outside-containers" }, limit, times: unclear }
  ];
  return all.filter(({ times }) => times > 0);
}
function limitOfCounters(limitHits) {
  if (limitHits === null) return { kind: "unknown", bytes: null };
  return limitHits > 0 ? { kind: "daemon" } : { kind: "machine" };
}

// src/steps/daemon/remove-daemon.ts
var answerTimeout = 1e3;
async function removeDaemon(step, found, host, { connect: connect3, files: files2, log, warn, recorded, reportOomKills }) {
  const { Running: isRunning, ExitCode: exitCode } = found.State;
  const client = connect3(`unix://${step.socket}`);
  const inner = isRunning && await answers(client) ? client : null;
  const evidence = await gatherOomEvidence(step, found, host, inner, files2, recorded);
  let end = { exitCode, isClean: exitCode === 0 };
  if (isRunning) {
    log(`Stopping job daemon ${step.container} and its containers`);
    end = await endDaemon(step, host, inner, { files: files2, log, warn });
  } else if (exitCode !== 0) {
    log(`Job daemon had already stopped with exit code ${exitCode}`);
  }
  const isOomKilled = (await host.inspectContainer(step.container))?.State.OOMKilled === true;
  await host.removeContainer(step.container);
  await untilGone(step.container, host);
  await reportOomKills(findOomKills({ ...evidence, isOomKilled }));
  return end;
}
async function endDaemon({ container, dataRoot }, host, inner, tools) {
  if (dataRoot.kind === "leased") {
    const { keepVolume } = await import("./cache-keeper.js");
    const end = await keepVolume(container, dataRoot.cache, host, inner, tools);
    if (end !== null) return end;
  }
  return killDaemon(container, host, inner, tools);
}
async function answers(inner) {
  return inner.ping(answerTimeout).then(
    () => true,
    () => false
  );
}
async function untilGone(container, host) {
  for (const pause2 of [0, 100, 500, 2e3, 5e3]) {
    await sleep2(pause2);
    if (!await host.inspectContainer(container)) return;
  }
  throw new Error(`container ${container} still exists after its removal`);
}

// src/steps/daemon/storage/remove-disk.ts
async function removeDisk({ disk, labels }, host) {
  const container = await host.inspectContainer(disk.container);
  if (container && isOwn(container.Config.Labels, labels)) await host.removeContainer(disk.container);
  const volume = await host.inspectVolume(disk.volume);
  if (!volume || !isOwn(volume.Labels, labels)) return;
  await host.removeVolume(disk.volume);
  if (await host.inspectVolume(disk.volume))
    throw new Error(`volume ${disk.volume} still exists after its removal`);
}

// src/steps/launch-daemon.ts
var launchDaemon = {
  title: ({ container, privileges }) => `Starting job daemon ${container} (${privileges.join(", otherwise ")})`,
  async apply(step, tools, achieved) {
    const { launch: launch2 } = await import("./daemon-launcher.js");
    return launch2(step, tools, achieved);
  },
  undoTitle: ({ container }) => `Removing job daemon ${container}`,
  async undo(step, tools) {
    const host = tools.connect(tools.hostEngine);
    const found = await host.inspectContainer(step.container);
    if (found && isOwn(found.Config.Labels, step.labels)) await removeDaemon(step, found, host, tools);
    if (step.storages.some(({ place }) => place === "loop")) await removeDisk(step, host);
  },
  // A host daemon under load took 20 s to remove a container.
  undoTimeout: 9e4
};

// src/steps/lease-volume.ts
var leaseVolume = {
  title: ({ cache }) => `Taking a volume of the cache \`${cache.key}\``,
  async apply({ cache, layout, secret }, tools) {
    const { takeVolume } = await import("./cache-keeper.js");
    const taken = await takeVolume(cache, layout, secret.githubToken, tools);
    return { volume: taken.volume, cache: taken };
  },
  undoTitle: ({ cache }) => `Giving back the volume of the cache \`${cache.key}\``,
  async undo({ cache }, tools) {
    const { endLeases } = await import("./cache-keeper.js");
    const docker = tools.connect(tools.hostEngine);
    await endLeases(cache, docker, tools.log);
    await unmakeVolume(cache.ownVolume, cache.labels, docker);
  },
  // The engine mounts the volume to read its mark, and removes it if it is not clean.
  undoTimeout: 9e4
};

// src/steps/obtain-image.ts
import { setTimeout as sleep3 } from "node:timers/promises";

// src/values/image-reference.ts
function tagOf(reference) {
  return /:([^:/@]+)(?:@|$)/.exec(reference.slice(reference.lastIndexOf("/") + 1))?.[1];
}
function repositoryOf(reference) {
  const [name = ""] = reference.split("@");
  const tag = tagOf(name);
  return tag === void 0 ? name : name.slice(0, -tag.length - 1);
}
function digestOf(reference, repositoryDigests) {
  const wanted = familiarName(repositoryOf(reference));
  const found = repositoryDigests.find((each) => familiarName(repositoryOf(each)) === wanted);
  return found?.split("@")[1] ?? null;
}
function familiarName(repository) {
  return repository.replace(/^(?:index\.)?docker\.io\//, "").replace(/^library\//, "");
}
var dockerHub = "docker.io";
function registryOf(reference) {
  const [first = ""] = reference.split("/");
  const isHost = first !== reference && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  return isHost && first !== "index.docker.io" ? first : dockerHub;
}

// src/steps/preload/missing-image.ts
var missingImage = (name) => new ExpectedError(
  "image-unavailable",
  `Input \`preload\`: the host daemon has no image ${name}. \`preload\` copies images that it has, and pulls none.`,
  `Pull it on the host daemon before this step: docker pull ${name}`
);

// src/steps/pull/find-login.ts
import { homedir as homedir2 } from "node:os";
import { join as join9 } from "node:path";

// src/values/registry-logins.ts
var dockerHubKey = "https://index.docker.io/v1/";
function loginKeyOf(registry) {
  return registry === "docker.io" ? dockerHubKey : registry;
}
function loginEntryIn(configuration, key) {
  const { auths, credHelpers, credsStore } = recordOf(configuration);
  const helper = recordOf(credHelpers)[key] ?? credsStore;
  if (typeof helper === "string" && helper !== "") return { kind: "helper", name: helper };
  const entries = recordOf(auths);
  const [, entry] = Object.entries(entries).find(([name]) => name === key) ?? Object.entries(entries).find(([name]) => hostOf2(name) === key) ?? ["", void 0];
  return entry === void 0 ? { kind: "none" } : loginOf(recordOf(entry), key);
}
var tokenUser = "<token>";
function loginOfHelper(answer, key) {
  const username = textIn(answer, "Username");
  const secret = textIn(answer, "Secret");
  if (secret === "") return void 0;
  const login = username === tokenUser ? { identitytoken: secret } : { username, password: secret };
  return { ...login, serveraddress: key };
}
function loginOf(entry, key) {
  const pair = userAndPassword(textIn(entry, "auth"));
  if (pair === null) {
    return { kind: "unreadable", reason: "its `auth` is not the base64 text of user:password" };
  }
  const texts = {
    username: pair[0] || textIn(entry, "username"),
    password: pair[1] || textIn(entry, "password"),
    identitytoken: textIn(entry, "identitytoken"),
    registrytoken: textIn(entry, "registrytoken")
  };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
  if (Object.keys(given).length === 0) return { kind: "none" };
  return { kind: "login", login: { ...given, serveraddress: key } };
}
function hostOf2(key) {
  return key.replace(/^[^/]*:\/\//, "").split("/")[0] ?? "";
}
function userAndPassword(auth) {
  if (auth === "") return ["", ""];
  try {
    const bytes2 = Uint8Array.from(atob(auth), (character) => character.charCodeAt(0));
    const text = new TextDecoder().decode(bytes2);
    const colon = text.indexOf(":");
    return colon < 1 ? null : [text.slice(0, colon), text.slice(colon + 1).replace(/\0+$/, "")];
  } catch {
    return null;
  }
}
function recordOf(value) {
  return typeof value === "object" && value !== null ? value : {};
}
function textIn(value, key) {
  const text = recordOf(value)[key];
  return typeof text === "string" ? text : "";
}

// src/steps/pull/ask-helper.ts
var timeout2 = 2e4;
var maxLength = 200;
var notFound = "credentials not found in native keychain";
async function askHelper(name, key, path2, { runCommand }) {
  const program = `docker-credential-${name}`;
  const origin = `${program} (${path2})`;
  const none = (problem) => ({ login: null, origin, problem });
  try {
    const { exitCode, stdout, timedOut } = await runCommand(program, ["get"], { timeout: timeout2, input: key });
    if (timedOut) return none(`it did not answer within ${timeout2 / 1e3} s`);
    if (exitCode !== 0) {
      const output = stdout.trim();
      return none(output === notFound ? null : `it failed with exit code ${exitCode}${quoted(output)}`);
    }
    const login = loginOfHelper(JSON.parse(stdout), key);
    return login ? { login, origin, problem: null } : none(null);
  } catch (error) {
    if (error.code === "ENOENT") return none("the program is not on the PATH");
    if (error instanceof SyntaxError) return none("its output is not JSON");
    return none(error instanceof Error ? error.message : String(error));
  }
}
function quoted(output) {
  if (output === "" || /[{}]|secret/i.test(output)) return "";
  return `: ${output.split("\n")[0]?.slice(0, maxLength)}`;
}

// src/steps/pull/find-login.ts
var variable = "DOCKER_AUTH_CONFIG";
async function findLogin(reference, tools) {
  const { environment } = tools;
  const key = loginKeyOf(registryOf(reference));
  const inVariable = environment[variable];
  if (inVariable) {
    const entry2 = loginEntryIn({ auths: parsed2(inVariable)?.["auths"] }, key);
    if (entry2.kind === "login") return { login: entry2.login, origin: variable, problem: null };
    if (entry2.kind === "unreadable") return { login: null, origin: variable, problem: entry2.reason };
  }
  const path2 = join9(environment["DOCKER_CONFIG"] || join9(homedir2(), ".docker"), "config.json");
  const text = await textOf2(path2, tools);
  if (typeof text !== "string") return { login: null, origin: path2, problem: text.problem };
  const configuration = parsed2(text);
  if (configuration === null) return { login: null, origin: path2, problem: "it is not a JSON object" };
  const entry = loginEntryIn(configuration, key);
  switch (entry.kind) {
    case "login":
      return { login: entry.login, origin: path2, problem: null };
    case "helper":
      return askHelper(entry.name, key, path2, tools);
    case "unreadable":
      return { login: null, origin: path2, problem: entry.reason };
    case "none":
      return { login: null, origin: path2, problem: null };
  }
}
async function textOf2(path2, { files: files2 }) {
  try {
    return await files2.readText(path2);
  } catch (error) {
    if (error.code === "ENOENT") return "{}";
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
function parsed2(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

// src/platform/status-code.ts
function statusCodeOf(error) {
  return error?.statusCode;
}

// src/steps/pull/pull-failure.ts
var patterns = [
  [/reached your (unauthenticated )?pull rate limit|increase-rate-limit/i, "pull-limit"],
  [/toomanyrequests|too many requests/i, "busy"],
  [/no matching manifest|no match for platform|cannot be used on this platform/i, "platform"],
  [/no basic auth credentials|unauthorized|forbidden|access denied|\bdenied:|is denied/i, "denied"],
  [/manifest unknown|name unknown|not found/i, "missing"]
];
function pullFailureOf(error) {
  const known = patterns.find(([pattern]) => pattern.test(messageOf(error)));
  return known?.[1] ?? (statusCodeOf(error) === 404 ? "missing" : "busy");
}
function messageOf(error) {
  const { json } = error;
  if (typeof json?.message === "string") return json.message.trim();
  return (error instanceof Error ? error.message : String(error)).trim();
}
var units2 = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3, m: 6e4 };
function retryAfter(error) {
  const [, amount, unit = ""] = /retry-after: ([\d.]+)(ns|µs|ms|s|m)\b/i.exec(messageOf(error)) ?? [];
  const factor = units2[unit];
  return amount === void 0 || factor === void 0 ? void 0 : Number(amount) * factor;
}

// src/steps/pull/pull-progress.ts
var finished = /* @__PURE__ */ new Set(["Pull complete", "Already exists"]);
function pullProgress() {
  const layers = /* @__PURE__ */ new Map();
  return ({ id, status, progressDetail }) => {
    if (id && isOfLayer(status)) layers.set(id, next(layers.get(id), status, progressDetail));
    if (layers.size === 0) return null;
    const all = [...layers.values()];
    const done = all.filter(({ isDone }) => isDone).length;
    const sum = (of) => all.reduce((total2, layer) => total2 + of(layer), 0);
    const total = sum((layer) => layer.total);
    const downloaded = total > 0 ? `, ${bytes(sum(({ current: current2 }) => current2))} of ${bytes(total)} downloaded` : "";
    return `${done} of ${all.length} layers${downloaded}`;
  };
}
var isOfLayer = (status) => status !== void 0 && !status.startsWith("Pulling from ");
function next(before, status, detail) {
  const { current: current2 = 0, total = 0 } = before ?? {};
  if (status === "Downloading")
    return { isDone: false, current: detail?.current ?? current2, total: detail?.total ?? total };
  const isDownloaded = status !== "Waiting" && status !== "Pulling fs layer" && !status.startsWith("Retrying");
  return { isDone: finished.has(status), current: isDownloaded ? total : current2, total };
}

// src/steps/pull/unavailable-image.ts
var inputFor = {
  daemon: "`dind-image`",
  builder: "`driver-opts: image=…`",
  preload: "`preload`"
};
function unavailableImage({ reference, purpose }, failure3, found, cause) {
  const registry = registryOf(reference) === "docker.io" ? "Docker Hub" : registryOf(reference);
  const input = inputFor[purpose];
  const withLogin = found.login ? `with the login from ${found.origin}` : `without a login (no login for ${registry} in ${found.origin})`;
  const logIn = `Log in before this step: docker/login-action with \`registry: ${registryOf(reference)}\``;
  const refused = found.login ? `Check that the account in ${found.origin} can read ${reference}, and that its token has not expired. ${logIn}.` : `${logIn}. Also check the name: registries refuse access to an image that does not exist.`;
  const load2 = `load the image in an earlier step (docker load) and select it with ${input}`;
  const texts = {
    denied: [`${registry} refused the image ${reference} ${withLogin}`, refused],
    missing: [
      `${registry} has no image ${reference}`,
      `Correct the name or the tag in ${input}. Or ${load2}.`
    ],
    platform: [
      `The image ${reference} has no variant for the platform of this daemon`,
      `Select an image for this platform with ${input}. To list the platforms: docker manifest inspect ${reference}`
    ],
    "pull-limit": [
      `Docker Hub's pull limit is reached for ${reference}, pulled ${withLogin}`,
      found.login ? `Wait, use an account with a higher limit, or select a copy of the image in another registry with ${input}.` : `Log in to Docker Hub before this step with docker/login-action, because each account has its own limit. Or select a copy of the image in another registry with ${input}.`
    ],
    busy: [
      `The image ${reference} could not be pulled from ${registry}`,
      `Check that the daemon's machine can reach ${registry}: docker pull ${reference}. Or ${load2}.`
    ]
  };
  const [message, remedy] = texts[failure3];
  return new ExpectedError("image-unavailable", `${message}: ${messageOf(cause)}`, remedy, { cause });
}

// src/steps/obtain-image.ts
var pauses = [2e3, 8e3];
var longestPause = 6e4;
var obtainImage = {
  title: ({ reference, daemon }) => `Checking for image ${reference}${daemon ? ` on ${daemon.host}` : ""}`,
  async apply(step, tools) {
    const { connect: connect3, hostEngine, log, warn } = tools;
    const { reference, purpose } = step;
    const { docker, ask } = step.daemon ? connectNode("A node", step.daemon, tools) : { docker: connect3(hostEngine), ask: (question) => question() };
    const present = await ask(() => docker.inspectImage(reference));
    if (present) return resultOf(step, present);
    if (purpose === "preload") throw missingImage(reference);
    const found = await findLogin(reference, tools);
    if (found.problem)
      warn(`The login from ${found.origin} cannot be used: ${found.problem}. Pulling without a login.`);
    log(`Pulling ${reference} ${found.login ? `with the login from ${found.origin}` : "without a login"}`);
    const failed = await pull(docker, reference, found, tools);
    if (failed === null)
      return resultOf(step, purpose === "daemon" ? await docker.inspectImage(reference) : null);
    const [failure3, cause] = failed;
    const error = unavailableImage(step, failure3, found, cause);
    const buildxCanTry = purpose === "builder" && (failure3 === "busy" || found.problem !== null);
    if (!buildxCanTry) throw error;
    warn(`${error.message}. buildx will try to pull the image itself.`);
    return {};
  },
  // The image is a cache that other jobs on this daemon can already be using.
  undo: "nothing"
};
function resultOf({ reference, purpose }, image) {
  if (purpose !== "daemon" || image === null) return {};
  return { daemonImage: { reference, id: image.Id, digest: digestOf(reference, image.RepoDigests ?? []) } };
}
async function pull(docker, reference, found, { log, warn, signal }) {
  const progress = everySeconds(5, reference, log);
  for (const pause2 of [...pauses, null]) {
    try {
      await docker.pullImage(reference, found.login, progress, signal);
      return null;
    } catch (error) {
      signal.throwIfAborted();
      const failure3 = pullFailureOf(error);
      if (failure3 === "denied" && found.login && await isPublic(docker, reference, progress)) {
        warn(
          `The registry refused the login from ${found.origin} (${messageOf(error)}). Pulled ${reference} without a login, because it is public.`
        );
        return null;
      }
      if (failure3 !== "busy") return [failure3, error];
      await docker.ping();
      const wait = Math.max(pause2 ?? 0, retryAfter(error) ?? 0);
      if (pause2 === null || wait > longestPause) return [failure3, error];
      log(`Retrying in ${wait / 1e3} s: pulling ${reference} failed (${messageOf(error)})`);
      await sleep3(wait, void 0, { signal });
    }
  }
  return null;
}
async function isPublic(docker, reference, onEvent) {
  try {
    await docker.pullImage(reference, null, onEvent);
    return true;
  } catch {
    return false;
  }
}
function everySeconds(seconds, reference, log) {
  const stateAfter = pullProgress();
  let last = Date.now();
  return (event) => {
    const state = stateAfter(event);
    if (state === null || Date.now() - last < seconds * 1e3) return;
    last = Date.now();
    log(`Pulling ${reference}: ${state}`);
  };
}

// src/steps/preload/is-same-image.ts
var settings = [
  "User",
  "ExposedPorts",
  "Env",
  "Entrypoint",
  "Cmd",
  "Volumes",
  "WorkingDir",
  "Labels",
  "StopSignal"
];
function isSameImage(one, other) {
  return one.Id === other.Id || contentsOf(one) === contentsOf(other);
}
function contentsOf({ Created, Architecture, Os, RootFS, Config }) {
  const config = Config;
  return JSON.stringify([
    Date.parse(Created),
    Architecture,
    Os,
    RootFS?.Layers,
    settings.map((name) => normalized(config[name]))
  ]);
}
function normalized(value) {
  if (value === void 0 || value === null || value === "") return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return entries.length === 0 ? null : entries;
}

// src/steps/preload-images.ts
var interval = 5e3;
var preloadImages = {
  title: ({ images }) => `Copying ${count(images.length, "image")} of the host daemon into the job daemon`,
  async apply({ images, host }, { connect: connect3, hostEngine, log, signal }) {
    const started = performance.now();
    const [from, to] = [connect3(hostEngine), connect3(host)];
    const compared = await Promise.all(
      images.map(async (name) => {
        const [original, copy] = await Promise.all([from.inspectImage(name), to.inspectImage(name)]);
        if (original === null) throw missingImage(name);
        return { name, size: original.Size, isPresent: copy !== null && isSameImage(original, copy) };
      })
    );
    const missing = compared.filter(({ isPresent }) => !isPresent);
    const present = compared.filter(({ isPresent }) => isPresent).map(({ name }) => name);
    for (const name of present) log(`The job daemon already has ${name}`);
    let copied2 = 0;
    if (missing.length > 0) {
      const total = missing.reduce((sum, { size }) => sum + size, 0);
      const names2 = missing.map(({ name }) => name);
      let next2 = started + interval;
      const onBytes = (bytes2) => {
        copied2 = bytes2;
        if (performance.now() < next2) return;
        next2 = performance.now() + interval;
        log(`Copying ${names2.join(", ")}: ${bytes(bytes2)} of about ${bytes(total)}`);
      };
      await to.copyImages(hostEngine, names2, onBytes, signal);
    }
    const milliseconds = Math.round(performance.now() - started);
    const names = missing.map(({ name }) => name);
    if (names.length > 0) log(`Copied ${names.join(", ")}: ${bytes(copied2)} in ${duration(milliseconds)}`);
    return { preloaded: { copied: names, present, bytes: copied2, milliseconds } };
  },
  // The images are removed with the data root, or stay in the cache.
  undo: "nothing"
};

// src/steps/prove-build.ts
import { randomBytes } from "node:crypto";

// src/steps/prover/programs.ts
var programs = {
  x86_64: "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAsABAAAAAAABAAAAAAAAAAFgKAAAAAAAAAAAAAEAAOAACAEAABAADAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAiwkAAAAAAACLCQAAAAAAABAAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAABIiedIg+Tw6BEIAABIjXQk8EUx0kUxwEUxybjkAAAAvwEAAAAx0g8FSItEJPi+QEIPAEhpTCTw6AMAAEiZSPf+SAHIwzHAihQGigwHhNJ0B0j/wDjKdO8xwDjKD5TAwzHAig+NUdCA+gl3EEhrwApID77SSP/HSAHQ6+bDQVdBuqQBAABFMcBFMclBVjHSQVVJif1BVEnHxJz///9VTInnSIn1TInuU7sBAQAASInYSIHsABAAAA8FSYnHSIXAD4iVAAAAvrAJQABIie/oc////4XAdSlBuqQBAABFMcBFMclIidi6wQAAAEyJ50iJ7g8FSYnGSPfYTYX2eGDrBkG+AQAAAEmJ5EG9AQAAAEUx0kUxwEUxyTHATIn/TInmugAQAAAPBUiJw0iFwH4sMe1IidpJjTQsRTHSRTHASCnqRTHJTInoTIn3DwVIhcB4CkgBxUg53XzY67RI99hIgcQAEAAAW11BXEFdQV5BX8OxP4oGhMB0LTwKdClIYxeB+v4BAAB/HkSNQOBI/8ZBgPhfRI1CAQ9DwUSJB4iEF5gAAADrzcNIg+wguRIAAABBuAoAAADGRCQfAEiJ8EiZSff4g8IwiFQMDEiJ8kiJxkiJyEj/yUiD+gl/30iNTCQMSJhIjTQB6IX///9Ig8Qgw0FXQb8sAAAAQVZBvgEAAABBVUyNr5gAAABBVEUx5FVIjW8QU0hjB0iJ+41QAYkXxoQHmAAAAApEOWMEfkpIY3UAixNIifBMAe4pwkhj0kWF5HURRTHSRTHARTHJTInwTIn36xNIi334QboAQAAARTHARTHJTIn4DwWLA0H/xEiDxRCJRfDrsFtdQVxBXUFeQV/DhvJVMcCBzwAACABTvSkAAAAPzkiJy0Ux0kUxwEUxyUiJRCT4SInoiXQk9Ehj978CAAAAZolUJPIx0mbHRCTwAgAPBUiJxUiFwHkFSIno6yBIjXQk8EUx0kUxwEUxyUiJ2LoQAAAASInvDwVIhcB521tdw0FXTYnHQVZBVUmJzbkxAAAAQVRJidSJ8jH2VUiJ/b8BAAAAU0iB7NASAADoXf///0mJxujh/P//SIlEJAhNhfZ4ZDHbRTHSRTHARTHJuDIAAAC+CAAAAEyJ90iJ2g8FSIXAeEUx9rgBAAAASI18JDhIweAgiXQkSL6yCUAASIlEJDjo9P3//0iJ7kiNrCTQAgAA6OT9///oX/7//02F7XUQ6QMBAABMifBI99jpZwQAAEG6pAEAAEUxwEUxyUyJ7rgBAQAASMfHnP///0iJ2g8FSYnFSIXAeCBFMdK6PwAAAEiJ2EyJ70iJ7g8FSInDSIXAeQ1JicXrAjHbTYnpSffZvrkJQABIjXwkOOhr/f//TInO6Jn9//9Nhe0PiIMAAABIjXwkOL69CUAAxoQc0AIAAADoQ/3//0iJ7ug7/f//6Lb9//9FMcBFMcm4AQEAAEG6pAEAAEjHx5z///+6wQAAAEyJ/g8FSInHSIXAeBhFMdK4AQAAAEiJ7kiJ2g8FSInHSIXAeQZI999Jifm+vwlAAEiNfCQ46N/8//9Mic7oDf3//+hS/f//uwEBAABBuqQBAABFMcAx0kUxyb7GCUAASMfHnP///0iJ2A8FSInDMcBIhdt4EEUx0rr/DwAASInfSInuDwUx0kiFwEgPSMIx20UxycaEBNACAAAAgH0AAA+EjgAAAIXbD4WGAAAAMcCKiBAKQAA4TAUAdQ9I/8BIg/gKdetIjXUK6wcx2+tOSP/GigY8IHT3PAl080UxwDHbigaD6DA8CXcrSIn3weMIQf/A6BP7//8PtsAJw4oGjVDQgPoJdwVI/8br8TwuddFI/8brzEGD+ARBD0XZikUAhMAPhHT///9I/8U8CnXu6Wj///++1wlAAEiNfCQ4QbkYAAAA6NH7//+F23Reid5EiclIjXwkONPuQA+29uju+///RYXJdBC+3wlAAEGD6Qjopfv//+vSSI18JDjoGfz//4neuSoAAAC6NQAAAL8CAAAA6JX8//9IicVIicNI99VIwe0/SIXAeTDrGr7hCUAASI18JDgx7UiDy//oWvv//+jV+///vuYJQABIjXwkOOhG+///6MH7//9NaeToAwAARIl0JARJx8fU/v//he1Ix8D/////SA9Fw4tMJAQx0mbHRCQ2AABIiVQkLolMJCgxyUiJTCQYZsdEJCwBAIlEJDBmx0QkNAEASMdEJCAAo+ER6IL5//9Ii0wkCEgpyEmJxYXtdRWDfCQ8AQ+PZQEAAEw54Hw56VsBAABMOeAPjT4BAABMKfhIPSsBAAB+IEUx0kUxwEUxybgBAAAAviAKQAC6GwAAAEiJ3w8FTYnvSI1UJBhIjXwkKEUx0kUxwEUxybgPAQAAvgIAAAAPBWaDfCQuAHRcg3wkPAh/VTHSQboACAAAuCABAABMifdIidYPBUmJxUiFwHg4SGNEJDxIjbQk0AAAAEG6AEAAAEyJ70iJwkjB4AT/wkyJbARAiVQkPEhjVCQ4iVQESLgsAAAADwVmg3wkNgAPhM/+//9IjbQk0AIAAEUx0kUxwDHARTHJugACAABIid8PBUiD+AsPjqj+//+AvCTQAgAAvg+Fmv7//4C8JNECAABXD4WM/v//gLwk0gIAAAAPiX7+//9Eiowk0wIAAEiNfCQ4vu0JQAAx7eiT+f//QYPhD0yJzui9+f//6AL6//9Ig8j/6Vj+//++5glAAEiNfCQ46Gr5///o5fn//zHASIHE0BIAAFtdQVxBXUFeQV/DU0iLB0mJ+UiD+AR1LUiLfxC+9wlAALsWAAAA6Af4//+FwA+EnQAAAEmLcSBJi3kY6Cr4///piAAAAEiD+AV1N0iLfxC+/AlAALsWAAAA6NT3//+FwHRuSYt5KEUxwOjf9///SYt5IEiJxujT9///SYt5GDHJ60G7FgAAAEiD+Ad1Q0iLfxC+/AlAAOiX9///hcB0MUmLeShNi1EwTYtBOOid9///SYt5IEiJxuiR9///SYt5GEyJ0UiJ8onG6BT6//9IicMx0kUx0kUxwEUxybjnAAAASInfSInWDwVbwwAAAAAtAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAAAAAAAAAAAAAAAAAAABuYW1lc2VydmVyAAAAAAAAvlcBAAABAAAAAAAACWxvY2FsaG9zdAAAAQABAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAEAAAAGAAAAAAAAALAAQAAAAAAAsAAAAAAAAAD8CAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABEAAAABAAAAAgAAAAAAAACwCUAAAAAAALAJAAAAAAAAiwAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAA7CgAAAAAAABkAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA",
  aarch64: "f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAsABAAAAAAABAAAAAAAAAABAMAAAAAAAAAAAAAEAAOAACAEAABQAEAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAOAsAAAAAAAA4CwAAAAAAAAgAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAADgAwCRJAIAlOMDAKoifECTCAeA0uEDA6pgDICSgzSA0gQAgNIFAIDSAQAA1MADX9YCAIDSI2hiOARoYjiDAAA0QgQAkX8ABGtg//9UfwAEa+AXnxrAA1/W4gMAqkQBgNIAAIDSQQBAOSHAAFEjHAASfyQAcUkAAFTAA1/WIXxAk0IEAJEABASb9///FwwCgtL/YyzL5gMBqgEAgFL9ewCp/QMAkdn//5fpAwCqwAD4tuADAMv9e0CpDAKC0v9jLIvAA1/WAQAAkOADBqohoCiR2P//l2ACADXgAwaqIRiAUsr//5fnAwCqAAL4t+ADCarhQwCR6AeA0gIAgtIDAIDSBACA0gUAgNIBAADU5gMAqh8AAPHsAABU4AMAy+b//xcnAIDS8v//F+ADAMvi//8XCgCA0uFDAJHgAweqIQAKi8IACssICIDSAwCA0gQAgNIFAIDSAQAA1GAA+LbgAwDL1f//F0oBAItfAQbrS/7/VN///xflB4BSIgBAOV8AAHFEGEp6gAAAVAMAQLl/+AdxTQAAVMADX9ZEgABRIQQAkYQcABKffAFxZAQAEQPAI4sEAAC5QjCFGmJgAjnv//8X/Xu9qUICgNJGAYDS/QMAkeRjAJH/rwA5JQjGmucDAaqjhAab4QMFqmPAABFDaCQ44wMCqkIEANH/JADx7P7/VIHAI4vc//+X/XvDqMADX9b/QwDRIQjAWucDA6pCBMBaQwCAUsgYgNLhBwC5AQANMgQAgNIFAIDSIXxAk0AAgNLjAwB5AwCA0uIHAHkCAIDS/wcA+QEAANTmAwCqgAD4tuADBqr/QwCRwANf1ugDB6rhAwCRAgKA0gEAANQg//+2+f//F/9DANEoDoDSIACA0uEDAJECAIDSAwCA0gQAgNIFAIDSAQAA1OIHQKkASIjS4AGg8v9DAJEhDMCaAH2A0kAEAJvAA1/W5gMAqglAAJEKYAKRAABAuQcAgFIBBAARwQAAucDAIItBAYBSAWACOcAEQLkfAAdrTAAAVMADX9YgAUC5wgBAuUIAAEtBwSCLQnxAk2cBADUICIDSIACA0gMAgNIEAIDSBQCA0gEAANTAAEC55wQAESAFAbjt//8XIIFf+MgZgNIDAIjS9v//FwxegtL/YyzL7gMCquIDASrrAwOqAQCAUv17AKkDGYDS/QMAkekDAKrvAwSqIACAUvNTAan1WwKpov//l+wDAKq9//+XbAj4t+0DAKooGYDS4AMMqgEBgNICAIDSAwCA0gQAgNIFAIDSAQAA1OUDAKogB/i3IADA0gEAAJAhqCiR4C8A+eBjAZH/awC5Zv//l+EDCapk//+XuP//l6sGALUAAACQAQCAUgD4KJED//+XoA34t+gHgNLhwwuR4v+B0gMAgNIEAIDSBQCA0gEAANQfAADxBwAAkAGgn5rgwwuR5gMAqufoKZELAIBSH2ghOMAAQDlAAAA06w0ANAkAAJApXSmRCAOAUuBjAZEBAACQITwpkUT//5erEAA1AQAAkCFkKZEPAIBSCwCAkuBjAZE9//+Xkf//lwEAAJAheCmR4GMBkTj//5eM//+XiwAAFOUDDKrgAwXL/XtAqQxegtLzU0Gp9VtCqf9jLIvAA1/W4AMLqgEAgFLQ/v+X6QMAqqAC+LfoB4DS4cMLkeIDCKoDAIDSBACA0gUAgNIBAADU6wMAqsAB+LbpAwCq5gMJy+BjAZEBAACQIcQokRr//5fhAwaqK///l+kA+LZr//+XtP//FwsAgNL1//8XBgCA0vT//xfhwwuRP2grOAEAAJAh1CiRDP//l+HDC5EK//+XXv//lyEYgFLgAw+qq/7/l+EDAKpAAfi34cMLkeIDC6oICIDSAwCA0gQAgNIFAIDSAQAA1OEDAKogAfi25gMBy+BjAZEBAACQIdwokfb+/5fhAwaqB///l93//xcGAIDS+P//FwAAgNKa//8XAAQAkR8oAPEhAgBUxSgAkaAAQDkfgABxBBhJesACAFQLAIBSCACAUqAAQDkAwABRABwAEh8kAHEpAgBUHxEAcesTixoGAAAUAACA0sJoYDgBaGc4XwABa0D9/1TAAEA5IPH/NMYEAJEfKABxgf//VIX//xelBACR5v//F2tdGFPgAwWqhv7/lwAcABILAAsqCAUAEaEAQDkgwABRABwAEh8kAHGpAABUP7gAceH7/1SlBACR3f//F6UEAJH2//8XYSXIGuBjAZEhHECSzv7/l6gAADThAwmqCCEAUbf+/5dz//8XCv//l+EDCypjGYDSogaAUkAAgFLX/v+X7wMgqusDAKrv/X/TIO7/txJ9gNIWYJTScyWAkjY8ovLSfRKbDgAAkM7pKZHOLQCR/wEAcfUDDCpgEZ/aNACAUv/jA/j1OwC59HsAeeBDALn0iwB5/48Aef/bBKnc/v+XBgANyw8BADXgX0C5HwQAcWwAAFTfABLrKwIAVAAAgNJc//8X3wAS6+oJAFTAABPLH6wE8U0BAFQICIDS4AMLquEDDqpiA4DSAwCA0gQAgNIFAIDSAQAA1PMDBqrg4wCR4iMBkSgJgNJBAIDSAwCA0gQAgNIFAIDSAQAA1OB/wHkgAwA04F9AuR8gAHHMAgBU4AMMqkgegNIBAIDSAgCA0gMAgdIBAADU4AH4t+FfQLnmgwGR4ltAucgZgNIjfHyTIQQAEeFfALnhowGRwGgj+CJoI7jhwwORQnxAkwMAiNIBAADU4I/AeUD3/zTgAwuq4cMLkegHgNICQIDSAwCA0gQAgNIFAIDSAQAA1B8sAPEN9v9U4MNLOR/4AnGh9f9U4MdLOR9cAXFB9f9U4MvLOQD1/zbmz0s54GMBkQEAAJAhlCmRxgxAkkX+/5fhAwaqDwCAUlX+/5eW/v+XAACAkqD//xcBAACQIXgpkeBjAZE7/v+Xj/7/l6n//xf9e7+p5QMAqv0DAJEAAED5HxAA8SECAFSgCED5AQAAkCG8KZHe/f+XoAUANKCEQany/f+XyAuA0gEAgNICAIDSAwCA0gQAgNIFAIDSAQAA1P17wajAA1/WHxQA8UECAFSgCED5AQAAkCHQKZHM/f+XYAMANKeAQanT/f+X5gMAqqAUQPnQ/f+XBACA0gMAgNLiAwCq4QMGKuADB6qI/v+X5f//Fx8cAPGhAQBUoAhA+QEAAJAh0CmRuf3/lwABADSngEGpwP3/l+YDAKqgFED5vf3/l6MQQ6nu//8XwAKA0tX//xctAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAbmFtZXNlcnZlcgC+VwEAAAEAAAAAAAAJbG9jYWxob3N0AAABAAEQAAAAAAAAAAF6UgAEeB4BGwwfABAAAAAYAAAA/PX//ygAAAAAAAAAEAAAACwAAAAQ9v//KAAAAAAAAAAQAAAAQAAAACT2//80AAAAAAAAACAAAABUAAAARPb//+gAAAAAQg6QIEOdggSegQRICt3eDgBBCxAAAAB4AAAACPf//0wAAAAAAAAAHAAAAIwAAABA9///UAAAAABBDjCdBp4FUt7dDgAAAAAYAAAArAAAAHD3//90AAAAAEEOEFUKDgBBCwAAFAAAAMgAAADI9///RAAAAABBDhBMDgAAEAAAAOAAAAD09///iAAAAAAAAAA0AAAA9AAAAGj4//9EBQAAAEIO8CVGnd4Ent0ERpPcBJTbBJXaBJbZBAJNCt3e1dbT1A4AQQsAABwAAAAsAQAAdP3//+QAAAAAQQ4QnQKeAVQK3t0OAEELAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAC5laF9mcmFtZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALAAAAAQAAAAYAAAAAAAAAsABAAAAAAACwAAAAAAAAAHgJAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAEQAAAAEAAAACAAAAAAAAACgKQAAAAAAAKAoAAAAAAAB4AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABkAAAABAAAAAgAAAAAAAACgCkAAAAAAAKAKAAAAAAAASAEAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAADoCwAAAAAAACMAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA"
};

// src/steps/prove-build.ts
var buildTimeout = 12e4;
var runTimeout = 6e4;
var dockerfile = `FROM scratch
COPY prover nonce /
RUN ["/prover", "copy", "/nonce", "/copied"]
ENTRYPOINT ["/prover"]
`;
var proveBuild = {
  title: ({ host }) => `Testing a build, and running its image on ${host}`,
  async apply(step, tools) {
    const { buildx, directory, image, host } = step;
    const program = programs[step.architecture];
    if (buildx === null) return notChecked("buildx is not installed on this runner");
    if (directory === null) return notChecked("RUNNER_TEMP is not set");
    if (program === void 0)
      return notChecked(`Berth has no test program for the architecture ${step.architecture}`);
    const started = performance.now();
    const docker = tools.connect(host);
    const nonce = randomBytes(16).toString("hex");
    try {
      await writeContext2(directory, program, nonce, tools.files);
      await build(step, buildx, directory, tools);
      const printed = await run(step, docker);
      if (printed.trim() !== nonce)
        throw failure(`The image ${image} on ${host} is not the one that was just built`, checkBuilder);
    } finally {
      await removeTraces(step, docker).catch(() => {
      });
      await tools.files.remove(directory);
    }
    return {
      buildProof: {
        milliseconds: Math.round(performance.now() - started),
        parts: [
          {
            part: "build",
            status: "passed",
            detail: "the job's builder built an image with a RUN instruction"
          },
          { part: "built-image", status: "passed", detail: `the built image ran by name on ${host}` }
        ]
      }
    };
  },
  undoTitle: ({ image }) => `Removing test build ${image}`,
  async undo(step, { connect: connect3, files: files2, hostEngine }) {
    if (step.directory !== null) await files2.remove(step.directory);
    if (step.host === hostEngine || step.isGuard) await removeTraces(step, connect3(hostEngine));
  },
  undoTimeout: 6e4
};
var checkBuilder = "Check the driver and endpoint of the builder: docker buildx inspect";
var checkDaemon = "Look for details in the Docker daemon's log: journalctl -u docker";
async function writeContext2(directory, program, nonce, files2) {
  await files2.makeDirectory(directory, 448);
  await files2.writeText(`${directory}/Dockerfile`, dockerfile, 420);
  await files2.writeText(`${directory}/nonce`, `${nonce}
`, 420);
  await files2.writeText(`${directory}/prover`, Buffer.from(program, "base64"), 493);
}
async function build({ image, labels, network }, buildx, directory, tools) {
  const own = [`${ownerLabel}=${labels[ownerLabel]}`, `berth.token=${labels["berth.token"]}`];
  const labelled = own.flatMap((label) => ["--label", label]);
  const onHost = network === "host" ? ["--network", "host"] : [];
  const words = ["build", "--load", ...onHost, "--tag", image, ...labelled, directory];
  try {
    await runBuildx(buildx, words, tools, { timeout: buildTimeout });
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    const details = error.details === void 0 ? {} : { details: error.details };
    const message = `A test build with a RUN instruction failed: ${error.message}`;
    throw new ExpectedError("proof-failed", message, error.remedy, { cause: error, ...details });
  }
}
async function run({ name, image, labels, host }, docker) {
  try {
    await docker.createContainer({
      name,
      Image: image,
      Cmd: ["copy", "/copied", "-"],
      Labels: { ...labels },
      HostConfig: {
        CapDrop: ["ALL"],
        Memory: 64 * mebibyte,
        NetworkMode: "none",
        PidsLimit: 16,
        ReadonlyRootfs: true,
        SecurityOpt: ["no-new-privileges"]
      }
    });
    await docker.startContainer(name);
    const exitCode = await docker.waitForContainer(name, runTimeout);
    if (exitCode !== 0)
      throw failure(`A container of the built image ended with exit code ${exitCode}`, checkDaemon);
    return (await docker.containerLogs(name, 10)).stdout;
  } catch (error) {
    if (statusCodeOf(error) === 404) {
      const message2 = `The test build succeeded, but ${host} has no image ${image}`;
      throw failure(message2, checkBuilder, error);
    }
    if (error instanceof ExpectedError) throw error;
    const message = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error));
    throw failure(`The built image ${image} does not run on ${host}: ${message}`, checkDaemon, error);
  }
}
var failure = (message, remedy, cause) => new ExpectedError("proof-failed", `${message}.`, remedy, { cause });
async function removeTraces({ name, image, labels }, docker) {
  const container = await docker.inspectContainer(name);
  if (container && isOwn(container.Config.Labels, labels)) await docker.removeContainer(name);
  await docker.removeImage(image);
}
function notChecked(detail) {
  return { buildProof: { milliseconds: 0, parts: [{ part: "build", status: "not-checked", detail }] } };
}

// src/steps/prove-container.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { setTimeout as sleep5 } from "node:timers/promises";

// src/plan/tiers/capabilities.ts
var capabilities = {
  name: "capabilities",
  obstacles: ({ observed }) => (
    // It looks for a file of that name: containers/podman#27710. Seen with 4.3: "opening seccomp profile failed … file name too long".
    observed.engine.status === "seen" && observed.engine.value.product === "podman" ? [
      "Podman accepts no seccomp profile from a client, so it cannot start a daemon without `--privileged`. Set `privilege: privileged`, or use Docker."
    ] : []
  ),
  startsPrivileged: false,
  wall: "It protects from accidents only: a step can start an inner container with `--cap-add SYS_ADMIN`, and become root on the machine.",
  lacks: [
    "Inner `docker run --privileged`, `driver: docker-container` and kind fail on cgroup v1 and on a rootless host daemon.",
    "Inner `docker run --cap-add` fails for capabilities that the job daemon lacks, such as IPC_LOCK and SYS_RESOURCE.",
    "Devices of the machine, such as `/dev/fuse` and `/dev/kvm`, are not available.",
    "Inner containers cannot load kernel modules."
  ]
};

// src/plan/tiers/privileged.ts
var privileged = {
  name: "privileged",
  obstacles: () => [],
  startsPrivileged: true,
  wall: "Each step of the job can control the machine: root in the job daemon is root on the machine.",
  lacks: []
};

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

// src/plan/tiers/rootless.ts
var rootless = {
  name: "rootless",
  obstacles: ({ request, observed: { engine, userNamespaces } }) => [
    ...request.network === "sealed" ? [sealed] : [],
    ...ofStorage(request),
    ...engine.status === "seen" ? ofEngine(engine.value) : [],
    ...userNamespaces.status === "seen" ? ofKernel(userNamespaces.value) : []
  ],
  doubts: ({ request: { dindImage } }) => isRootlessImage(dindImage) ? [] : [
    "It has no limits for inner containers, so `auto` takes it only with an image for it, such as `docker:29-dind-rootless`."
  ],
  // A new sysfs would be writable, which the read-only /sys of the container forbids (linux, fs/namespace.c,
  // mount_too_revealing).
  startsPrivileged: false,
  ownsAsRoot: true,
  wall: "Root in the job daemon is the user of the job on the machine, or user 1000 if the job is root. It has no capability there.",
  lacks: [
    "Limits of inner containers such as `--memory`, `--cpus` and `--pids-limit` have no effect, and `docker pause` fails: the job daemon cannot create cgroups. The limits `memory` and `pids-limit` of the whole job daemon hold.",
    "Inner `docker run --privileged`, `driver: docker-container` and kind fail.",
    "Devices of the machine, such as `/dev/kvm`, and `mknod` are not available.",
    "Inner containers cannot load kernel modules.",
    "Inner containers use the files of the job as root. Other users of inner containers are users from 100000 on the machine.",
    "The network of inner containers goes through slirp4netns, which is slower than a bridge."
  ]
};
var sealed = "`network: sealed` leaves no port: the job cannot reach those of containers on the network of a rootless daemon. Set another `privilege`, or remove `network`.";
function ofStorage({ storage: { place }, storageDriver }) {
  const remedy = "Remove it, or set another `privilege`.";
  return [
    ...place === "tmpfs" || place === "loop" ? [
      `The filesystem of \`storage: ${place}\` belongs to root, and a rootless daemon cannot write to it. ${remedy}`
    ] : [],
    ...storageDriver === "fuse-overlayfs" ? [
      `\`storage-driver: fuse-overlayfs\` needs /dev/fuse, which a rootless daemon cannot create. ${remedy}`
    ] : []
  ];
}
var firstKernel = "5.11";
function ofEngine({ product, rootless: isRootless, securityOptions, kernel }) {
  const obstacles = [];
  if (isOlder(kernel, firstKernel)) {
    obstacles.push(`Overlayfs in a user namespace needs Linux ${firstKernel}, and this kernel is ${kernel}.`);
  }
  if (product === "podman") {
    obstacles.push(
      "Podman accepts no seccomp profile from a client, so it cannot start a rootless daemon. Set `privilege: privileged`, or use Docker."
    );
  }
  if (isRootless) {
    obstacles.push(
      "The host daemon is rootless. None of its 65,536 user IDs is left for another user namespace."
    );
  }
  if (securityOptions.some((option) => option.includes("no-new-privileges"))) {
    obstacles.push(
      "The host daemon sets `no-new-privileges` for each container, so `newuidmap` gets no capability. Remove the setting from /etc/docker/daemon.json."
    );
  }
  return obstacles;
}
function ofKernel({ maximum, unprivileged, restrictedByAppArmor }) {
  const obstacles = [];
  if (maximum === null) {
    obstacles.push("The kernel has no user namespaces (CONFIG_USER_NS).");
  } else if (maximum === 0) {
    obstacles.push("The kernel allows no user namespace: `sudo sysctl user.max_user_namespaces=28633`.");
  }
  if (!unprivileged) {
    obstacles.push(
      "The kernel allows only root to create a user namespace: `sudo sysctl kernel.unprivileged_userns_clone=1`."
    );
  }
  if (restrictedByAppArmor) {
    obstacles.push(
      "AppArmor takes all capabilities from the user namespaces of ordinary users: `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`."
    );
  }
  return obstacles;
}
var isRootlessImage = (reference) => reference.includes("rootless");

// src/values/sysbox-runtime.ts
var sysboxRuntime = "sysbox-runc";

// src/values/contained-engine.ts
function containedEngine(reference) {
  return /^(?:.+\/)?docker:(\d+(?:\.\d+)*)(?:-[\w.-]+)?(?:@|$)/.exec(reference)?.[1];
}

// src/plan/storage/storage.ts
var firstWithContainerdStore = "24.0";

// src/plan/storage/choose-storages.ts
function hasContainerdStore(situation) {
  const { storageDriver } = situation.request;
  return (storageDriver === "auto" ? nativeDriver(situation).driver : storageDriver) === "overlayfs";
}
function nativeDriver({ request, observed }) {
  const engine = observed.engine.status === "seen" ? observed.engine.value : void 0;
  const asked = askedStore({ request });
  if (asked !== void 0) return storeOf(asked, "`daemon-config` sets `features.containerd-snapshotter`.");
  if (isWithoutStore(request.dindImage)) {
    return storeOf(false, `${request.dindImage} contains no other: it came with Docker 24.`);
  }
  if (request.platforms.length > 1 && request.driver !== "docker-container") {
    return storeOf(true, "`platforms` names several, and the classic store holds one platform per image.");
  }
  return storeOf(engine?.imageStore === "snapshotter", "the host daemon has the same.");
}
function askedStore({ request }) {
  const features = request.daemonConfiguration["features"];
  const asked = features?.["containerd-snapshotter"];
  return asked === void 0 ? void 0 : Boolean(asked);
}
var storeOf = (isContainerd, reason) => ({
  driver: isContainerd ? "overlayfs" : "overlay2",
  because: [`The job daemon uses the ${isContainerd ? "containerd" : "classic"} image store: ${reason}`]
});
var isWithoutStore = (image) => isOlder(containedEngine(image) ?? "", firstWithContainerdStore);

// src/plan/tiers/sysbox.ts
var firstVersion = "0.7.0";
var firstUntestedKernel = 7;
var sysbox = {
  name: "sysbox",
  obstacles({ request, observed }) {
    const { engine } = observed;
    if (engine.status === "unseen") return [];
    if (!engine.value.runtimes.includes(sysboxRuntime))
      return [`The host daemon has no runtime \`${sysboxRuntime}\`: Sysbox is not installed.`];
    return request.cache !== "" && hasContainerdStore({ request, observed }) ? [
      "Sysbox loses the images of the containerd image store in a data root that `cache` keeps. Set `storage-driver: overlay2`."
    ] : [];
  },
  doubts({ observed: { engine, sysbox: found } }) {
    const version = found.status === "seen" ? found.value?.version ?? "" : "";
    const kernel = engine.status === "seen" ? engine.value.kernel : "";
    return [
      ...isOlder(version, firstVersion) ? [`Sysbox ${version} cannot run the runc of Docker 28.5.2 and newer. Sysbox ${firstVersion} can.`] : [],
      ...(versionNumbers(kernel)[0] ?? 0) >= firstUntestedKernel ? [`Sysbox is not stable on Linux ${firstUntestedKernel} and newer, and this kernel is ${kernel}.`] : []
    ];
  },
  startsPrivileged: true,
  wall: "Root in the job daemon is an unprivileged user of the machine.",
  lacks: [
    "Devices of the machine, such as `/dev/kvm`, and `mknod` are not available.",
    "Inner containers cannot load kernel modules.",
    "An inner daemon cannot use `userns-remap`."
  ]
};

// src/values/path.ts
function isWithin(path2, directory) {
  return `${withoutTrailingSlash(path2)}/`.startsWith(`${withoutTrailingSlash(directory)}/`);
}
function withoutTrailingSlash(path2) {
  return path2.replace(/\/+$/, "");
}

// src/values/engine-path.ts
function mountOver(path2, mounts) {
  const [innermost] = mounts.filter(({ destination }) => isWithin(path2, destination)).toSorted(
    (a, b) => withoutTrailingSlash(b.destination).length - withoutTrailingSlash(a.destination).length
  );
  return innermost;
}
function enginePathOf(path2, ownContainer) {
  if (ownContainer === null) return path2;
  if (path2.split("/").includes("..")) return null;
  const mount = mountOver(path2, ownContainer.mounts);
  if (!mount?.source) return null;
  const rest = withoutTrailingSlash(path2).slice(withoutTrailingSlash(mount.destination).length);
  return `${withoutTrailingSlash(mount.source)}${rest}` || "/";
}

// src/plan/tiers/id-mapped-mounts.ts
var firstKernels = {
  ext4: "5.12",
  xfs: "5.12",
  btrfs: "5.15",
  f2fs: "5.18",
  squashfs: "6.2",
  tmpfs: "6.3",
  ceph: "6.7",
  // Only its layers can be mapped (Linux 5.19), not the mount itself: EINVAL with 6.18.
  overlay: null,
  nfs: null,
  cifs: null,
  smb3: null,
  "9p": null,
  ramfs: null
};
var firstKernel2 = "5.12";
function idMapObstacles({
  engine,
  jobFilesystems,
  ownContainer,
  runner
}) {
  if (engine.status === "unseen") return [];
  const { kernel } = engine.value;
  if (isOlder(kernel, firstKernel2)) {
    return [`Linux ${kernel} cannot map the owners of files in a mount. Linux ${firstKernel2} and newer can.`];
  }
  if (jobFilesystems.status === "unseen" || runner.status === "unseen") return [];
  const { work, workspace, temp, toolCache } = runner.value;
  const needed = [work, workspace, temp, toolCache];
  const container = ownContainer.status === "seen" ? ownContainer.value : null;
  return jobFilesystems.value.filter(({ path: path2 }) => needed.includes(path2) && enginePathOf(path2, container) !== null).flatMap(({ path: path2, type }) => obstacleOf(path2, type, kernel)).slice(0, 1);
}
function obstacleOf(path2, type, kernel) {
  const first = firstKernels[type];
  if (first === void 0) return [];
  const problem = `${path2} is on ${type}, and Linux ${kernel} cannot map the owners of files there`;
  if (first === null) return [`${problem}.`];
  return isOlder(kernel, first) ? [`${problem}. Linux ${first} and newer can.`] : [];
}

// src/plan/tiers/user-namespace.ts
var architectures = ["x86_64", "aarch64"];
var userNamespace = {
  name: "user-namespace",
  obstacles(situation) {
    const { engine, userNamespaces } = situation.observed;
    const obstacles = capabilities.obstacles(situation);
    if (engine.status === "seen" && engine.value.rootless)
      obstacles.push("The host daemon is rootless, so it has no 65,536 ids for another user namespace.");
    if (engine.status === "seen" && !architectures.includes(engine.value.architecture))
      obstacles.push(`It works on x86-64 and arm64 only, and this machine is ${engine.value.architecture}.`);
    if (userNamespaces.status === "seen" && !userNamespaces.value.maximum)
      obstacles.push("The kernel allows no user namespaces: `user.max_user_namespaces` is 0 or missing.");
    return [...obstacles, ...idMapObstacles(situation.observed)];
  },
  startsPrivileged: true,
  wall: "Root in the job daemon is an unprivileged user of the machine.",
  lacks: [
    "Devices of the machine, such as `/dev/fuse`, `/dev/kvm` and loop devices, and `mknod` are not available.",
    "Inner containers cannot load kernel modules, or lower their OOM score.",
    "Images with user or group ids above 65535 cannot be unpacked."
  ]
};

// src/plan/tiers/choose-tiers.ts
var tiers = {
  sysbox,
  "user-namespace": userNamespace,
  rootless,
  capabilities,
  privileged
};

// src/steps/prover/evaluate-prover.ts
import { getSystemErrorName } from "node:util";

// src/steps/prover/failed-part.ts
function failedPart({ mustPass }, part, error) {
  if (mustPass) throw error;
  return { part, status: "failed", detail: error.message.replace(/\.$/, ""), remedy: error.remedy };
}

// src/steps/prover/proof-errors.ts
function pathMismatch({ workspace, host }, seen) {
  return new ExpectedError(
    "proof-failed",
    `Containers on ${host} do not see the workspace: Berth wrote a file to ${workspace?.destination} and mounted ${workspace?.source} of the daemon's machine, but ${seen}.`,
    "Use `mode: dind`, which mounts the workspace at the same path. The job and this daemon do not share it. If no later step mounts a path, skip the test: `verify: false`."
  );
}
function unreadableWorkspace({ workspace, host, user }) {
  return new ExpectedError(
    "proof-failed",
    `Permission denied: a container on ${host} that runs as ${user} cannot read the workspace ${workspace?.source}.`,
    'On a host with SELinux, mount with a label: docker run -v "$PWD:/app:z". Otherwise, check the permissions: ls -ld "$GITHUB_WORKSPACE"'
  );
}
function silentNameServer({ host }, server) {
  return new ExpectedError(
    "proof-failed",
    `DNS server ${server} answers the job, but not a container on the default network of ${host}. Builds and containers cannot download anything.`,
    "Check if a firewall drops packets of containers: iptables --list FORWARD --verbose. If Docker's rules are missing, restart it: systemctl restart docker. If the policy is DROP, allow the bridge: iptables --insert DOCKER-USER --in-interface docker0 --jump ACCEPT"
  );
}
function unreachedPort({ host }, hosts, port) {
  return new ExpectedError(
    "proof-failed",
    `The job cannot reach a published port of a container on ${host}, tried at ${hosts.join(", ")} (port ${port}). The container listens.`,
    "Check if a firewall drops packets to containers: iptables-save | grep DOCKER. If Docker's rules are missing, restart it: systemctl restart docker"
  );
}
var noSource = "that path does not exist there";
function isWithoutSource(cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /bind source path does not exist|statfs \S+: no such file or directory/.test(message);
}
function notRun(step, cause) {
  const broken = engineError(cause);
  if (broken?.code === "engine-unreachable") return broken;
  const message = (cause instanceof Error ? cause.message : String(cause)).trim();
  if (isWithoutSource(cause)) return pathMismatch(step, noSource);
  const known = causes.find(([pattern]) => pattern.test(message));
  return new ExpectedError(
    "proof-failed",
    `A test container failed on ${step.host}: ${message}`,
    known?.[1] ?? "Look for the cause in the Docker daemon's log: journalctl --unit docker",
    { cause }
  );
}
var causes = [
  [
    // sysbox#972, runc#4968, moby#51405: runc 1.3.3 and newer refuse a /proc with mounts over it.
    /ip_unprivileged_port_start|unsafe procfs/,
    "Upgrade LXC to 6.0.6. With Sysbox, install containerd.io 1.7.28-1 in the system container: apt-get install containerd.io=1.7.28-1. The daemon runs in a system container whose /proc runc 1.3.3 and newer refuse."
  ],
  [
    /iptables|nftables|no chain\/target\/match/i,
    "Restart Docker to restore its firewall rules: systemctl restart docker. If that does not help, check the kernel's iptables modules: lsmod | grep tables"
  ],
  [
    /address pool|all predefined address pools|non-overlapping/i,
    "Remove unused networks: docker network prune. Or add `default-address-pools` to /etc/docker/daemon.json. No subnet is free for a network."
  ],
  [
    /port is already allocated|address already in use/i,
    "Find the program that uses this port: ss --listening --tcp --processes. Docker chooses ports from net.ipv4.ip_local_port_range."
  ],
  [
    /failed to disable ipv6/i,
    "Make /proc/sys writable in the daemon's container, or enable IPv6 on the host: sysctl net.ipv6.conf.all.disable_ipv6=0"
  ],
  [
    /failed to set up container networking|failed to create endpoint|veth/i,
    "Load the kernel modules: modprobe --all veth bridge. Then check the bridge (ip link show docker0) and the daemon log (journalctl --unit docker)."
  ],
  [
    // moby#53029: with the containerd image store, a daemon starts on overlayfs, and its first container fails.
    /containerd-mount.*invalid argument/,
    "Move the data root to ext4 or xfs: set `data-root` in /etc/docker/daemon.json. It is on overlayfs, which cannot back another overlayfs. For a daemon in a container, mount a volume at /var/lib/docker. With `mode: dind`, set `storage: loop`."
  ],
  [
    /containerd-mount|invalid argument/,
    "Move the data root to ext4 or xfs: set `data-root` in /etc/docker/daemon.json. Its filesystem does not support the storage driver."
  ],
  [
    /keyring|key quota|disk quota/,
    "Raise the limit of kernel keys: sysctl kernel.keys.maxkeys=20000. If the daemon runs in a container, allow keyctl in its seccomp profile."
  ],
  [
    /apply caps|operation not permitted/,
    "Give the daemon's container the capability that the error names. docker:dind needs --privileged."
  ],
  [
    /read-only file system/i,
    "Mount the cgroup filesystem of the daemon's container read-write. docker:dind needs --privileged."
  ],
  [/no space left/, "Free space on the host: docker system prune"],
  [/there was no answer for/, "Check the CPU and disk load of the machine: uptime"]
];

// src/steps/prover/evaluate-prover.ts
var denied = [1, 13];
function evaluateProver(step, evidence) {
  const mounts = workspaceParts(step, evidence);
  const portsHost = evidence.result.host;
  const sawWorkspace = mounts.some(({ part, status }) => part === "workspace" && status === "passed");
  return {
    workspace: sawWorkspace ? step.workspace?.source ?? null : null,
    portsHost,
    parts: [
      { part: "container", status: "passed", detail: `a container ran on ${step.host}` },
      nameServerPart(step, evidence.result),
      portPart(step, evidence),
      ...mounts
    ]
  };
}
function workspaceParts(step, evidence) {
  const { result, nonce, answer, unwritten, unmounted } = evidence;
  if (unwritten !== null) return [{ part: "workspace", status: "not-checked", detail: unwritten }];
  if (unmounted !== null) return unseenWorkspace(step, unmounted);
  const { read, write } = result.report;
  const errno = read?.errno ?? 0;
  if (denied.includes(errno)) return [failedPart(step, "workspace", unreadableWorkspace(step))];
  if (read === void 0 || errno !== 0)
    return unseenWorkspace(step, `the file does not exist there (${nameOf(errno)})`);
  if (read.text !== nonce) return unseenWorkspace(step, `the container read ${JSON.stringify(read.text)}`);
  const source = step.workspace?.source ?? "";
  return [
    {
      part: "workspace",
      status: "passed",
      detail: `the container read a file of the job, mounted from ${source}`
    },
    write === 0 && answer?.trim() === nonce ? { part: "workspace-write", status: "passed", detail: "the job read a file that the container wrote" } : {
      part: "workspace-write",
      status: "failed",
      detail: write ? `the container could not write there (${nameOf(write)})` : "the job does not see the file that the container wrote"
    }
  ];
}
function unseenWorkspace(step, seen) {
  if (step.mustSeeWorkspace) throw pathMismatch(step, seen);
  const detail = `a container mounted ${step.workspace?.source} of the daemon's machine, but ${seen}`;
  return [{ part: "workspace", status: "failed", detail }];
}
function nameServerPart(step, { report, serverAnswersJob }) {
  const { server, answer } = report;
  const part = "name-server";
  if (!server) {
    const detail2 = "the container's /etc/resolv.conf has no IPv4 DNS server";
    return { part, status: "not-checked", detail: detail2 };
  }
  if (typeof answer === "number") {
    return {
      part,
      status: "passed",
      detail: `DNS server ${server} answered a container on the ${step.network} network`
    };
  }
  if (serverAnswersJob && step.host.startsWith("unix://"))
    return failedPart(step, part, silentNameServer(step, server));
  const detail = `DNS server ${server} answers neither a container nor the job`;
  return { part, status: "not-checked", detail };
}
function portPart(step, { result, hosts, isAtLocalhost, port }) {
  const part = "published-port";
  if (port === null) return { part, status: "failed", detail: "the daemon published no port" };
  if (result.host !== null && isAtLocalhost && result.host !== hosts[0]) {
    const detail = `the job reached a published port at ${result.host}, but not at localhost (port ${port})`;
    const remedy = `Find out what listens there: ss --listening --processes 'sport = :${port}'. Or use ports at the output \`ports-host\`, and set \`ports: address\`.`;
    return { part, status: "failed", detail, remedy };
  }
  if (result.host !== null)
    return { part, status: "passed", detail: `the job reached a ${portOf2(step)} at ${result.host}` };
  if (step.ports.certain) return failedPart(step, part, unreachedPort(step, hosts, port));
  const tried = hosts.length > 0 ? `, tried at ${hosts.join(", ")}` : "";
  return { part, status: "failed", detail: `the job cannot reach published ports of containers${tried}` };
}
var portOf2 = ({ network }) => network === "host" ? "port of a container on the host network" : "published port";
var nameOf = (errno) => getSystemErrorName(-errno);

// src/values/loopback.ts
var loopback = "127.0.0.1";

// src/steps/prover/read-prover.ts
import { setTimeout as sleep4 } from "node:timers/promises";

// src/steps/prover/prover-report.ts
function parseProverReport(text, token) {
  const [first, ...lines] = text.split("\n").slice(0, -1);
  if (first !== `token ${token}`) return null;
  return Object.assign({}, ...lines.map(parseLine));
}
function parseLine(line) {
  const [label, value = "", ...rest] = line.split(" ");
  switch (label) {
    case "read":
      return { read: { errno: Number(value), text: rest.join(" ") } };
    case "write":
      return { write: Number(value) };
    case "server":
      return { server: value === "none" ? null : value };
    case "answered":
      return { answer: Number(value) };
    case "silent":
      return { answer: null };
    default:
      return {};
  }
}

// src/steps/prover/read-prover.ts
var pause = 5;
var jobQueryTimeout = 1500;
var containerQueryTimeout = 3e3;
async function readProver(prover, network) {
  const controller = new AbortController();
  const { signal } = controller;
  const received = /* @__PURE__ */ new Map();
  const isReached = (host) => parseProverReport(received.get(host) ?? "", prover.token) !== null;
  try {
    for (const host2 of prover.hosts) void keepReceiving(host2, prover.port, network, signal, received);
    const host = await until(() => prover.hosts.find(isReached), prover.timeout) ?? null;
    const read = async () => parseProverReport(host === null ? await prover.readLog() : received.get(host) ?? "", prover.token);
    await until(async () => (await read())?.server !== void 0, prover.timeout);
    const server = (await read())?.server;
    const serverAnswersJob = server ? await compareServer(server, read, network, signal) : false;
    const report = await read();
    return report && { report, host, serverAnswersJob };
  } finally {
    controller.abort();
  }
}
async function keepReceiving(host, port, network, signal, received) {
  while (!signal.aborted && !received.has(host)) {
    const onText = (text) => void received.set(host, (received.get(host) ?? "") + text);
    await network.receive(host, port, signal, onText).catch(() => {
    });
    await sleep4(pause);
  }
}
async function compareServer(server, read, network, signal) {
  const isAnswered = async () => (await read())?.answer !== void 0;
  const queryTime = AbortSignal.any([signal, AbortSignal.timeout(jobQueryTimeout)]);
  let answersJob;
  const query = network.nameServerAnswers(server, queryTime).then((answers2) => {
    answersJob = answers2;
  });
  await until(
    async () => answersJob !== void 0 || await isAnswered(),
    jobQueryTimeout + containerQueryTimeout
  );
  if (await isAnswered()) return answersJob ?? false;
  await query;
  if (answersJob) await until(isAnswered, containerQueryTimeout);
  return answersJob ?? false;
}
async function until(get, timeout3) {
  const end = performance.now() + timeout3;
  for (; ; ) {
    const value = await get();
    if (value) return value;
    if (performance.now() > end) return void 0;
    await sleep4(pause);
  }
}

// src/steps/prover/run-prover.ts
var innerPort = 7357;
var lifetime = 20;
async function importProver({ image, labels }, program, docker) {
  const { proverArchive } = await import("./prover-archive.js");
  const archive = await proverArchive(Buffer.from(program, "base64"));
  const owner = `LABEL ${ownerLabel}=${labels[ownerLabel]} berth.token=${labels["berth.token"]}`;
  await docker.importImage(archive, image, ['ENTRYPOINT ["/prover"]', owner]);
}
async function startProver(step, files2, docker) {
  const { name, image, labels, workspace, user, network } = step;
  const mounts = workspace && files2 ? [{ Type: "bind", Source: workspace.source, Target: "/workspace" }] : [];
  const paths = files2?.map((file) => `/workspace/${file}`) ?? [];
  const port = `${innerPort}/tcp`;
  await docker.createContainer({
    name,
    Image: image,
    Cmd: ["serve", tokenOf(step), String(innerPort), String(lifetime), ...paths],
    Labels: { ...labels },
    User: user,
    ExposedPorts: { [port]: {} },
    HostConfig: {
      AutoRemove: true,
      CapDrop: ["ALL"],
      Memory: 64 * mebibyte,
      Mounts: mounts,
      PidsLimit: 16,
      ...network === "host" ? { NetworkMode: "host" } : { PortBindings: { [port]: [{ HostPort: "" }] } },
      ReadonlyRootfs: true,
      SecurityOpt: ["no-new-privileges"]
    }
  });
  await docker.startContainer(name);
  if (network === "host") return innerPort;
  const bindings = (await docker.inspectContainer(name))?.NetworkSettings.Ports[port];
  const published = Number(bindings?.[0]?.HostPort);
  return published > 0 ? published : null;
}
var tokenOf = ({ labels }) => labels["berth.token"] ?? "";

// src/steps/prover/reach-prover.ts
var requiredPortTimeout = 15e3;
var optionalPortTimeout = 3e3;
var forwardedPortTimeout = 4e3;
async function reachProver(step, port, achieved, docker, network) {
  const readAt = (hosts, timeout4) => readProver(
    {
      token: tokenOf(step),
      hosts: port === null ? [] : hosts,
      port: port ?? 0,
      timeout: timeout4,
      readLog: async () => (await docker.containerLogs(step.name, 10).catch(() => ({ stdout: "" }))).stdout
    },
    network
  );
  const addresses = hostsOf(step, achieved);
  if (achieved.companion?.tasks.includes("ports")) {
    const result = await readAt([loopback], forwardedPortTimeout);
    const hosts = [loopback, ...addresses];
    if (result !== null && result.host !== null) return { result, hosts, isAtLocalhost: true };
    return { result: await readAt(addresses, forwardedPortTimeout), hosts, isAtLocalhost: true };
  }
  const timeout3 = step.ports.certain ? requiredPortTimeout : optionalPortTimeout;
  return { result: await readAt(addresses, timeout3), hosts: addresses, isAtLocalhost: false };
}
function hostsOf({ ports }, { daemon }) {
  if (ports.hosts.length > 0) return ports.hosts;
  return daemon?.address ? [daemon.address] : [];
}

// src/steps/prove-container.ts
var lateImport = 1500;
var proveContainer = {
  title: ({ host, network }) => `Testing a container on ${host}: ${network === "host" ? "host network" : "network, published port"}, workspace`,
  async apply(planned, tools, achieved) {
    const started = performance.now();
    const step = asOwner(planned, achieved);
    const program = programs[step.architecture];
    if (program === void 0) return { containerProof: notChecked2(step) };
    const docker = tools.connect(step.host);
    const nonce = randomBytes2(16).toString("hex");
    try {
      const [unwritten] = await Promise.all([
        writeNonce(step, nonce, tools.files),
        importProver(step, program, docker).catch((error) => {
          throw notRun(step, error);
        })
      ]);
      const { port, unmounted } = await start(step, unwritten === null ? filesOf(step) : null, docker);
      const reached = await reachProver(step, port, achieved, docker, tools.network);
      const { result } = reached;
      if (result === null) throw await noOutput(step, docker);
      const answer = await readAnswer(step, tools.files);
      const proof = evaluateProver(step, { ...reached, result, port, nonce, answer, unwritten, unmounted });
      return {
        containerProof: { ...proof, host: step.host, milliseconds: since(started) }
      };
    } catch (error) {
      await removeTraces2(step, docker).catch(() => {
      });
      if (!(error instanceof ExpectedError) || error.code !== "proof-failed") throw error;
      return { containerProof: { ...withoutContainer(step, error), milliseconds: since(started) } };
    } finally {
      await removeFiles(step, tools.files);
    }
  },
  undoTitle: ({ name }) => `Removing test container ${name}`,
  async undo(step, { connect: connect3, files: files2, hostEngine }) {
    await removeFiles(step, files2);
    if (step.host !== hostEngine && !step.isGuard) return;
    const docker = connect3(hostEngine);
    if (!await docker.inspectImage(step.image)) await sleep5(lateImport);
    await removeTraces2(step, docker);
  },
  undoTimeout: 6e4
};
function asOwner(step, { daemon }) {
  return daemon && tiers[daemon.privilege].ownsAsRoot ? { ...step, user: "0:0" } : step;
}
async function start(step, files2, docker) {
  try {
    return { port: await startProver(step, files2, docker), unmounted: null };
  } catch (error) {
    if (files2 === null || step.mustSeeWorkspace || !isWithoutSource(error)) throw notRun(step, error);
  }
  await docker.removeContainer(step.name);
  const port = await startProver(step, null, docker).catch((error) => {
    throw notRun(step, error);
  });
  return { port, unmounted: noSource };
}
function filesOf({ labels }) {
  const stem = `.berth-proof-${labels["berth.token"]}`;
  return [stem, `${stem}-answer`];
}
async function writeNonce(step, nonce, files2) {
  if (step.workspace === null) return "there is no workspace that the daemon could mount";
  const [name] = filesOf(step);
  try {
    await files2.writeText(`${step.workspace.destination}/${name}`, `${nonce}
`, 420);
    return null;
  } catch (error) {
    return `the job cannot write to its workspace (${error instanceof Error ? error.message : String(error)})`;
  }
}
async function readAnswer(step, files2) {
  const [, name] = filesOf(step);
  return step.workspace && files2.readText(`${step.workspace.destination}/${name}`).catch(() => null);
}
async function removeFiles(step, files2) {
  if (step.workspace === null) return;
  for (const name of filesOf(step)) await files2.remove(`${step.workspace.destination}/${name}`);
}
async function noOutput(step, docker) {
  const state = (await docker.inspectContainer(step.name))?.State;
  const status = state === void 0 ? "it has ended" : `its state is ${state.Status}, exit code ${state.ExitCode}`;
  return notRun(step, new Error(`the container was started but wrote no output (${status})`));
}
async function removeTraces2({ name, image, labels }, docker) {
  for (const pause2 of [0, 100, 300, 1e3, 3e3]) {
    await sleep5(pause2);
    const container = await docker.inspectContainer(name);
    if (!container || !isOwn(container.Config.Labels, labels)) break;
    await docker.removeContainer(name);
  }
  await docker.removeImage(image);
  const own = (await docker.listImages()).filter(({ Labels }) => isOwn(Labels, labels));
  for (const { Id } of own) await docker.removeImage(Id);
}
var since = (started) => Math.round(performance.now() - started);
function withoutContainer(step, error) {
  const parts = [failedPart(step, "container", error)];
  return { host: step.host, workspace: null, portsHost: null, parts };
}
function notChecked2({ host, architecture }) {
  const detail = `Berth has no test program for the architecture ${architecture}, only for ${Object.keys(programs).join(" and ")}`;
  const parts = [{ part: "container", status: "not-checked", detail }];
  return { host, workspace: null, portsHost: null, milliseconds: 0, parts };
}

// src/facts/relations/serving-daemon.ts
function isNested(daemon) {
  return daemon.namespacePids.length > 1;
}
function networkNamespaceOf(daemon) {
  return daemon.namespaces.status === "seen" ? daemon.namespaces.value.net : void 0;
}

// src/facts/relations/daemon-proof.ts
function containerDaemon(daemons, containerId, own) {
  const inside = daemons.filter((daemon) => isEngine(daemon) && daemon.cgroup.includes(containerId));
  const [serving, ...nested] = inside.toSorted(
    (a, b) => a.namespacePids.length - b.namespacePids.length || a.pid - b.pid
  );
  if (!serving) return unseenDaemon("the job daemon is not among the visible processes");
  return proofOf(serving, nested, own);
}
var unseenDaemon = (unseen) => ({
  pids: [],
  namespacePids: [],
  namespaces: null,
  nested: null,
  nestedInIt: [],
  sharedNetworkNamespace: null,
  unseen
});
var isEngine = ({ kind }) => kind === "dockerd" || kind === "podman";
function proofOf(serving, nestedInIt, own) {
  const theirs = networkNamespaceOf(serving);
  return {
    pids: [serving.pid],
    namespacePids: serving.namespacePids,
    namespaces: serving.namespaces.status === "seen" ? serving.namespaces.value : null,
    nested: isNested(serving),
    nestedInIt: nestedInIt.map(({ pid }) => pid),
    sharedNetworkNamespace: own?.net === void 0 || theirs === void 0 ? null : own.net === theirs,
    unseen: serving.namespaces.status === "unseen" ? serving.namespaces.reason : null
  };
}

// src/steps/prove-daemon.ts
var proveDaemon = {
  title: ({ container }) => `Finding the process of job daemon ${container}`,
  async apply({ container, ownNamespaces }, { connect: connect3, hostEngine, observeDaemons, observeConfinement }) {
    const id = await idOf(container, connect3(hostEngine));
    const daemons = await observeDaemons();
    if (daemons.status === "unseen") return { daemonProof: unseenDaemon(daemons.reason) };
    const daemonProof = containerDaemon(daemons.value, id, ownNamespaces);
    const [pid] = daemonProof.pids;
    return pid === void 0 ? { daemonProof } : { daemonProof, confinement: await observeConfinement(pid) };
  },
  undo: "nothing"
};
async function idOf(container, docker) {
  const inspection = await docker.inspectContainer(container);
  if (inspection?.State.Running) return inspection.Id;
  throw new ExpectedError(
    "proof-failed",
    `The job daemon stopped: container ${container} is not running.`,
    `Read its log: docker logs ${container}`
  );
}

// src/steps/prove-nodes.ts
var proveNodes = {
  title: ({ name }) => `Testing a build on each node of builder ${name}`,
  apply: async (step, tools) => (await import("./remote-builder.js")).proveNodes(step, tools),
  // Its files are in the buildx directory of the job.
  undo: "nothing"
};

// src/steps/reap/list-objects.ts
var lists = [
  async (docker, filters) => (await docker.listContainers(filters)).map(({ Id, Names, Labels, Image, State }) => ({
    kind: "container",
    id: Id,
    name: Names[0]?.slice(1) ?? Id,
    labels: Labels ?? {},
    what: `${Image}, ${State}`,
    remove: () => docker.removeContainer(Id)
  })),
  async (docker, filters) => (await docker.listNetworks(filters)).map(({ Id, Name, Labels, Driver }) => ({
    kind: "network",
    id: Id,
    name: Name,
    labels: Labels ?? {},
    what: Driver,
    remove: () => docker.removeNetwork(Id)
  })),
  async (docker, filters) => (await docker.listVolumes(filters)).map(({ Name, Labels, Driver }) => ({
    kind: "volume",
    id: Name,
    name: Name,
    labels: Labels ?? {},
    what: Driver,
    remove: () => docker.removeVolume(Name)
  }))
];

// src/steps/reap/remove-objects.ts
import { setTimeout as sleep6 } from "node:timers/promises";

// src/platform/limit-concurrency.ts
function limitConcurrency(slots) {
  const waiting = [];
  let active = 0;
  return {
    active: () => active,
    async run(task) {
      if (active === slots) await new Promise((resolve) => waiting.push(resolve));
      else active += 1;
      try {
        return await task();
      } finally {
        const next2 = waiting.shift();
        if (next2) next2();
        else active -= 1;
      }
    }
  };
}

// src/steps/reap/remove-objects.ts
var atOnce = 8;
var timeLimit = 45e3;
var pauses2 = [0, 250, 1e3];
var order = ["container", "network", "volume"];
var removalDeadline = () => performance.now() + timeLimit;
async function removeObjects(objects, until2 = removalDeadline()) {
  const removed = [];
  const remaining = [];
  for (const kind of order) {
    const limiter = limitConcurrency(atOnce);
    const removing = objects.filter((object) => object.kind === kind).map(
      ({ name, remove: remove2 }) => limiter.run(async () => {
        const reason = await tryRemoval(remove2, until2);
        if (reason === null) removed.push({ kind, name });
        else remaining.push({ kind, name, reason });
      })
    );
    await Promise.all(removing);
  }
  return { removed, remaining };
}
async function tryRemoval(remove2, until2) {
  let reason = "there was no time left";
  for (const pause2 of pauses2) {
    if (performance.now() + pause2 > until2) return reason;
    await sleep6(pause2);
    try {
      await remove2();
      return null;
    } catch (error) {
      reason = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error));
    }
  }
  return reason;
}

// src/steps/reap/remove-made.ts
async function removeMade(docker, labels) {
  const filter = { label: [`berth.token=${labels["berth.token"]}`, guardLabel] };
  const reaped = [];
  const until2 = removalDeadline();
  for (const list of lists) reaped.push(await removeObjects(await list(docker, filter), until2));
  return {
    removed: reaped.flatMap(({ removed }) => removed),
    remaining: reaped.flatMap(({ remaining }) => remaining)
  };
}

// src/steps/reap-leftovers.ts
var reapLeftovers = {
  title: () => "Removing what this job leaves in the daemon, in the post step",
  apply: async () => ({}),
  undoTitle: () => "Removing what this job left in the daemon",
  async undo({ labels }, { connect: connect3, hostEngine, log }) {
    const { removed, remaining } = await removeMade(connect3(hostEngine), labels);
    for (const { kind, name } of removed) log(`Removed ${kind} ${name}`);
    if (removed.length === 0 && remaining.length === 0) log("This job left nothing.");
    if (remaining.length > 0) {
      const [first] = remaining;
      const named = remaining.map(({ kind, name }) => `${kind} ${name}`).join(", ");
      throw new Error(`${named} could not be removed: ${first?.reason}`);
    }
  },
  undoTimeout: 6e4
};

// src/companion/configuration.ts
var fileNames = {
  settings: "settings.json",
  /** Its `ProcessIdentity`, by which the post step ends it. Written by the main step as soon as it has started. */
  process: "process.json",
  log: "companion.log",
  /** Sentences that post prints, one per line. */
  notices: "notices.txt"
};
var ready = "ready";
var errorMark = "error:";
var lastWords = "ended";

// src/steps/companion/notices.ts
var most = 10;
var longest2 = 500;
async function noticesIn(directory, files2) {
  const text = await files2.readText(`${directory}/${fileNames.notices}`).catch(() => "");
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.slice(0, most).map((line) => line.slice(0, longest2));
}

// src/steps/companion/end-process.ts
var grace = 5e3;
var shown = 200;
async function endProcess(step, tools) {
  const { directory, tasks } = step;
  await stopProcess(step, tools);
  await tools.files.remove(directory);
  if (tasks.ledger !== null) await tools.files.remove(tasks.ledger.file);
}
async function stopProcess({ directory, tasks }, { files: files2, processes, group, warn, environment }) {
  const identity = await readIdentity(files2, directory);
  if (identity === null) return;
  const ran = await processes.stop(identity, grace);
  const lines = (await files2.readText(`${directory}/${fileNames.log}`).catch(() => "")).trim().split("\n");
  const problem = problemIn(lines, ran, namesOf(tasks));
  if (problem !== null) warn(problem);
  if (problem !== null || environment["RUNNER_DEBUG"] === "1")
    group("Log of the companion", lines.slice(-shown));
  for (const notice of await noticesIn(directory, files2)) warn(notice);
  await files2.remove(`${directory}/${fileNames.notices}`);
  await files2.remove(`${directory}/${fileNames.process}`);
}
function problemIn(lines, ran, tasks) {
  const timed = lines.map((line) => line.split(" ")).filter(([time = ""]) => /^\d{4}-[\d-]+T[\d:.]+Z$/.test(time));
  const [last = "an unknown time"] = timed.at(-1) ?? [];
  const isWhole = timed.at(-1)?.[1] === lastWords;
  const [error] = timed.find(([, mark]) => mark === errorMark) ?? [];
  if (!ran && !isWhole)
    return `The companion (${tasks}) was killed before the job ended, after ${last}. From then on it did nothing.`;
  if (!ran)
    return `The companion (${tasks}) ended before the job did, at ${last}. From then on it did nothing.`;
  const hasWorked = timed.some(([, word]) => word === ready);
  if (hasWorked && !isWhole)
    return `The companion (${tasks}) did not end in ${grace / 1e3} s and was killed. Its last data can be missing.`;
  return error ? `The companion (${tasks}) had an internal error at ${error}. Its log has the details.` : null;
}
function namesOf(tasks) {
  return Object.entries(tasks).flatMap(([name, task]) => task === null ? [] : [name]).join(", ");
}
async function readIdentity(files2, directory) {
  try {
    const { pid, start: start2 } = JSON.parse(await files2.readText(`${directory}/${fileNames.process}`));
    return Number.isInteger(pid) && pid > 1 && typeof start2 === "string" ? { pid, start: start2 } : null;
  } catch {
    return null;
  }
}

// src/steps/companion/start-process.ts
import { setTimeout as sleep7 } from "node:timers/promises";
var deadline = 3e4;
var passedOn = ["PATH", "HOME", "RUNNER_TRACKING_ID"];
async function startProcess(step, tools) {
  let started;
  try {
    started = await launch(step, tools);
    const reason = await whyNotReady(started, tools.signal);
    if (reason === null && started.pid !== void 0) return started.pid;
    const output = await tools.files.readText(`${step.directory}/${fileNames.log}`).catch(() => "");
    const end = output.trim().split("\n").slice(-3).join(" ");
    throw failure2(`${reason}. The end of its log: ${end || "empty"}`);
  } catch (error) {
    started?.kill();
    await tools.files.remove(`${step.directory}/${fileNames.process}`).catch(() => {
    });
    throw error instanceof ExpectedError ? error : failure2(error instanceof Error ? error.message : String(error));
  } finally {
    started?.release();
  }
}
async function launch({ kind: _, ...step }, { files: files2, processes, startDetached, environment }) {
  const { directory } = step;
  await files2.makeDirectory(directory, 448);
  const settings2 = `${directory}/${fileNames.settings}`;
  const configuration = { ...step, lifeline: processes.lifeline() };
  await files2.createText(settings2, JSON.stringify(configuration), 384);
  const started = startDetached({
    words: [settings2],
    environment: Object.fromEntries(
      passedOn.flatMap((name) => environment[name] === void 0 ? [] : [[name, environment[name]]])
    ),
    log: `${directory}/${fileNames.log}`
  });
  try {
    const identity = started.pid === void 0 ? null : processes.find(started.pid);
    if (identity) await files2.createText(`${directory}/${fileNames.process}`, JSON.stringify(identity), 384);
  } catch (error) {
    started.kill();
    started.release();
    throw error;
  }
  return started;
}
async function whyNotReady({ said, ended }, signal) {
  const late = sleep7(deadline, `it is not ready after ${deadline / 1e3} s`, { ref: false, signal });
  const early = said.then((text) => text === ready ? null : ended);
  return Promise.race([early, ended, late.catch(() => "another step failed")]);
}
function failure2(reason) {
  return new ExpectedError(
    "companion-failed",
    `The companion did not start: ${reason}.`,
    "Report this with the log of the step: https://github.com/berth-ci/berth/issues. Without it: `companion: off`."
  );
}

// src/steps/start-companion.ts
var startCompanion = {
  title: ({ tasks }) => `Starting the companion (${namesOf(tasks)})`,
  async apply(step, tools) {
    try {
      const pid = await startProcess(step, tools);
      const ledger = step.tasks.ledger?.file ?? null;
      return { companion: { pid, tasks: namesOf(step.tasks).split(", "), ledger } };
    } catch (error) {
      if (!(error instanceof ExpectedError) || step.tasks.guard !== null) throw error;
      tools.warn(`${error.message} ${error.remedy}`);
      return {};
    }
  },
  undoTitle: () => "Ending the companion",
  undo: (step, tools) => endProcess(step, tools),
  undoTimeout: 2e4
};

// src/steps/sweep/due.ts
function isDue({ created, isRunning, attempt }, ages, now, completed) {
  const age = (now - created) / 1e3;
  if (!(age > ages.olderThan)) return false;
  return !isRunning || age > ages.runningOlderThan || attempt !== null && completed.has(nameOfAttempt(attempt));
}
function undecided(leftovers, step, now) {
  const attempts = leftovers.filter((leftover) => leftover.isRunning && !isDue(leftover, step, now, /* @__PURE__ */ new Set())).filter((leftover) => isDue({ ...leftover, isRunning: false }, step, now, /* @__PURE__ */ new Set())).flatMap(({ attempt }) => attempt ?? []).filter((attempt) => isOfGitHub(attempt) && attempt.repository === step.attempt.repository);
  const byName = new Map(attempts.map((attempt) => [nameOfAttempt(attempt), attempt]));
  byName.delete(nameOfAttempt(step.attempt));
  return [...byName.values()];
}

// src/steps/sweep/engine-time.ts
async function engineTime(docker) {
  return Date.parse(String((await docker.info())["SystemTime"]));
}

// src/steps/sweep/leftovers.ts
var isOfGuardedJob = (labels) => guardLabel in labels;
var stopped = ["created", "exited", "dead"];
async function listContainers(docker) {
  const [labelled, builders] = await Promise.all([
    docker.listContainers({ label: [ownerLabel] }),
    docker.listContainers({ name: [containerPrefix] })
  ]);
  const all = [
    ...labelled.map((container) => ({ container, labels: container.Labels })),
    ...builders.map((container) => ({ container, labels: builderLabels(container) }))
  ].filter(({ labels }) => ownerLabel in labels);
  const running = new Set(
    labelled.filter(({ State }) => !stopped.includes(State)).map(({ Labels }) => Labels["berth.token"])
  );
  return all.map(({ container: { Id, Names, Created, State }, labels }) => ({
    name: `container ${Names[0]?.slice(1) ?? Id}`,
    created: Created * 1e3,
    // A lease never runs. It is in use as long as the daemon of its job runs.
    isRunning: !stopped.includes(State) || isOfGuardedJob(labels) || leaseLabel in labels && running.has(labels["berth.token"]),
    attempt: attemptIn(labels),
    remove: () => docker.removeContainer(Id)
  }));
}
var builderLabels = ({ Command }) => labelsIn(Command.split(" "));
var ownVolume = new RegExp(`^(buildx_buildkit_${stemPattern}\\d+_state|${stemPattern}-(data|loop))$`);
async function listVolumes(docker) {
  const unused = { dangling: ["true"], driver: ["local"] };
  const [labelled, named] = await Promise.all([
    docker.listVolumes({ ...unused, label: [ownerLabel] }),
    docker.listVolumes({ ...unused, name: ["berth-"] })
  ]);
  const own = [...labelled, ...named.filter(({ Name }) => ownVolume.test(Name))];
  return [...new Map(own.map((volume) => [volume.Name, volume])).values()].map(
    ({ Name, CreatedAt = "", Labels }) => ({
      name: `volume ${Name}`,
      created: Date.parse(CreatedAt),
      isRunning: isOfGuardedJob(Labels ?? {}),
      attempt: attemptIn(Labels ?? {}),
      remove: () => docker.removeVolume(Name)
    })
  );
}
async function listNetworks(docker) {
  return (await docker.listNetworks({ label: [ownerLabel, guardLabel] })).map(
    ({ Id, Name, Created, Labels }) => ({
      name: `network ${Name}`,
      created: Date.parse(Created),
      isRunning: true,
      attempt: attemptIn(Labels ?? {}),
      remove: () => docker.removeNetwork(Id)
    })
  );
}
var listCaches = (docker) => docker.listVolumes({ dangling: ["true"], driver: ["local"], label: [poolLabel] });
async function listImages(docker) {
  return (await docker.listImages({ label: [ownerLabel] })).map(({ Id, RepoTags, Created, Labels }) => ({
    // For an image without a tag, engines before 25 give null or this name.
    name: `image ${RepoTags?.find((tag) => tag !== "<none>:<none>") ?? Id}`,
    created: Created * 1e3,
    isRunning: false,
    attempt: attemptIn(Labels ?? {}),
    remove: () => docker.removeImage(Id)
  }));
}

// src/steps/sweep-leftovers.ts
var timeLimit2 = 6e4;
var sweepLeftovers = {
  title: ({ olderThan }) => `Removing Berth resources older than ${Math.round(olderThan / 3600)} h`,
  async apply(step, tools) {
    const { connect: connect3, hostEngine } = tools;
    const docker = connect3(hostEngine);
    const until2 = performance.now() + timeLimit2;
    const swept = [];
    const lists2 = await Promise.all([
      listOrWarn(docker, "containers", listContainers, [], tools),
      listOrWarn(docker, "images", listImages, [], tools)
    ]);
    const leftovers = lists2.flat();
    const removeDue = async (leftovers2) => {
      if (leftovers2.length === 0) return [];
      const now = await engineTime(docker);
      const completed = await findCompleted(undecided(leftovers2, step, now), step.secret.githubToken, tools);
      return removeAll(
        leftovers2.filter((leftover) => isDue(leftover, step, now, completed)),
        until2,
        tools
      );
    };
    swept.push(...await removeDue(leftovers));
    const listed = (docker2) => Promise.all([listVolumes(docker2), listCaches(docker2)]);
    const [[volumes, caches], networks] = await Promise.all([
      listOrWarn(docker, "volumes", listed, [[], []], tools),
      listOrWarn(docker, "networks", listNetworks, [], tools)
    ]);
    swept.push(...await removeDue([...networks, ...volumes]));
    if (caches.length > 0 && performance.now() < until2) {
      const { sweepCaches } = await import("./cache-keeper.js");
      swept.push(...await sweepCaches(caches, step, await engineTime(docker), docker));
    }
    return { swept };
  },
  undo: "nothing"
};
async function listOrWarn(docker, what, list, none, { warn }) {
  try {
    return await list(docker);
  } catch (error) {
    await docker.ping();
    warn(`Could not list ${what} of earlier jobs: ${messageOf2(error)}`);
    return none;
  }
}
async function removeAll(leftovers, until2, { log, warn }) {
  const removed = [];
  for (const [index, { name, remove: remove2 }] of leftovers.entries()) {
    if (performance.now() > until2) {
      const rest = leftovers.length - index;
      warn(
        `Removing resources of earlier jobs took over ${timeLimit2 / 1e3} s. ${rest} of ${leftovers.length} remain, from ${name} on. A later job removes them.`
      );
      return removed;
    }
    try {
      await remove2();
      removed.push(name);
      log(`Removed ${name}`);
    } catch (error) {
      warn(`Could not remove ${name}: ${messageOf2(error)}`);
    }
  }
  return removed;
}
var messageOf2 = (error) => error instanceof Error ? error.message : String(error);

// src/steps/use-embedded-builder.ts
var useEmbeddedBuilder = {
  title: ({ name }) => `Using the BuildKit of the daemon (builder ${name})`,
  async apply({ name, buildx, endpoint }, tools) {
    if (buildx === null) {
      const nodes2 = [{ name, endpoint, status: "running", buildkit: "", platforms: [], labels: {} }];
      return { builder: { name, driver: "docker", platforms: [], nodes: nodes2 } };
    }
    warnAboutVariable(name, tools);
    const { nodes } = await inspectBuilder(buildx, name, tools);
    const platforms = [...new Set(nodes.flatMap((node) => node.platforms))];
    return { builder: { name, driver: "docker", platforms, nodes } };
  },
  undo: "nothing"
};

// src/steps/step-handlers.ts
var stepHandlers = {
  "build-buildx": buildBuildx,
  "check-boundary": checkBoundary,
  "check-nodes": checkNodes,
  "connect-builder": connectBuilder,
  "create-context": createContext,
  "create-builder": createBuilder,
  "create-buildx-folder": createBuildxFolder,
  "create-client-configuration": createClientConfiguration,
  "create-directory": createDirectory,
  "create-kubernetes-builder": createKubernetesBuilder,
  "create-volume": createVolume,
  "export-environment": exportEnvironment,
  "install-buildx": installBuildx,
  "keep-cache": keepCache,
  "launch-daemon": launchDaemon,
  "lease-volume": leaseVolume,
  "obtain-image": obtainImage,
  "preload-images": preloadImages,
  "prove-build": proveBuild,
  "prove-container": proveContainer,
  "prove-daemon": proveDaemon,
  "prove-nodes": proveNodes,
  "reap-leftovers": reapLeftovers,
  "start-companion": startCompanion,
  "sweep-leftovers": sweepLeftovers,
  "use-embedded-builder": useEmbeddedBuilder
};
export {
  stepHandlers
};
