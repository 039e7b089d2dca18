import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key2 of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key2) && key2 !== except)
        __defProp(to, key2, { get: () => from[key2], enumerable: !(desc = __getOwnPropDesc(from, key2)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// required:node:http
var require_node_http = __commonJS({
  "required:node:http"(exports, module) {
    module.exports = __require("node:http");
  }
});

// src/steps/kubernetes/kubernetes-builder.ts
import { setTimeout as sleep3 } from "node:timers/promises";

// src/platform/kubernetes-api.ts
var import_node_http2 = __toESM(require_node_http(), 1);
import { Agent as Agent2, request as requestSecure2 } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";

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

// src/platform/proxy-agent.ts
var import_node_http = __toESM(require_node_http(), 1);
import { Agent, request as requestSecure } from "node:https";
import { connect } from "node:tls";
function agentThroughProxy(proxy, options) {
  const agent = new Agent(options);
  const createConnection = (to, created) => {
    tunnel(proxy, `${to.host}:${to.port}`).then(
      (socket) => created(null, connect({ ...to, socket })),
      (error) => created(error)
    );
  };
  return Object.assign(agent, { createConnection });
}
function tunnel(proxy, to) {
  const { username, password } = proxy;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  return new Promise((resolve2, reject) => {
    const asked = (proxy.protocol === "https:" ? requestSecure : import_node_http.request)({
      host: proxy.hostname,
      port: proxy.port || (proxy.protocol === "https:" ? 443 : 80),
      method: "CONNECT",
      path: to,
      headers: {
        host: to,
        ...username !== "" && { "proxy-authorization": `Basic ${login.toString("base64")}` }
      }
    });
    asked.on("connect", ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve2(socket);
      socket.destroy();
      reject(new Error(`the proxy ${proxy.host} answered CONNECT with status ${statusCode}`));
    });
    asked.on("error", reject);
    asked.end();
  });
}

// src/platform/kubernetes-api.ts
var KubernetesError = class extends Error {
  status;
  reason;
  constructor(status, reason, message) {
    super(message);
    this.name = "KubernetesError";
    this.status = status;
    this.reason = reason;
  }
};
var connectTimeout = 2e3;
var defaultTimeout = 1e4;
var maxRetries = 3;
function openKubernetes(cluster) {
  const base = new URL(cluster.server);
  const isSecure = base.protocol === "https:";
  const trust = {
    keepAlive: true,
    rejectUnauthorized: !cluster.insecure,
    ca: cluster.authority ?? systemAuthorities(),
    ...cluster.serverName !== null && { servername: cluster.serverName },
    ...cluster.certificate !== null && { cert: cluster.certificate },
    ...cluster.key !== null && { key: cluster.key }
  };
  const agent = !isSecure ? void 0 : cluster.proxy === null ? new Agent2(trust) : agentThroughProxy(new URL(cluster.proxy), trust);
  const send = isSecure ? requestSecure2 : import_node_http2.request;
  let clock = Number.NaN;
  return {
    now: () => clock,
    request: (method, path, body, timeout2 = defaultTimeout) => beforeDeadline(timeout2, async ({ abortSignal: signal }) => {
      const url = `${base.origin}${base.pathname.replace(/\/$/, "")}${path}`;
      const text3 = body === void 0 ? "" : JSON.stringify(body);
      const headers = {
        ...cluster.headers,
        accept: "application/json, */*",
        ...text3 !== "" && { "content-type": "application/json" },
        // Node sends the body of a DELETE without its length, and the server takes it for the next request.
        "content-length": String(Buffer.byteLength(text3))
      };
      for (let retries = 0; ; retries++) {
        const answer = await new Promise((resolve2, reject) => {
          const sent = send(url, { method, headers, signal, ...agent && { agent } }, resolve2);
          sent.on("error", reject);
          limitConnecting(sent, isSecure);
          sent.end(text3);
        });
        const chunks = [];
        for await (const chunk of answer) chunks.push(chunk);
        clock = Date.parse(answer.headers.date ?? "");
        const pause = Number(answer.headers["retry-after"] ?? Number.NaN);
        if (answer.statusCode !== 429 || !(pause >= 0) || retries === maxRetries)
          return read(answer, Buffer.concat(chunks).toString());
        await sleep(pause * 1e3, void 0, { signal });
      }
    })
  };
}
function limitConnecting(sent, isSecure) {
  const timer = setTimeout(() => {
    sent.destroy(new DOMException(`no connection for ${connectTimeout / 1e3} s`, "TimeoutError"));
  }, connectTimeout);
  const stop = () => clearTimeout(timer);
  sent.on("close", stop);
  sent.on("socket", (socket) => {
    if (sent.reusedSocket) stop();
    else socket.once(isSecure ? "secureConnect" : "connect", stop);
  });
}
function read({ statusCode = 0, headers }, text3) {
  const isJson = headers["content-type"]?.startsWith("application/json");
  const content = isJson ? JSON.parse(text3) : text3;
  if (statusCode >= 200 && statusCode < 300) return content;
  const { reason = "", message = text3.trim() } = isJson ? content : {};
  throw new KubernetesError(statusCode, reason, message);
}
function systemAuthorities() {
  return [...tls.rootCertificates, ...tls.getCACertificates?.("system") ?? []];
}

// src/steps/builder/create-arguments.ts
import { join } from "node:path";

// src/values/csv-line.ts
function csvLine(fields2) {
  return fields2.map((field) => /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field).join(",");
}

// src/steps/builder/create-arguments.ts
var configurationIn = (folder) => join(folder, "berth-buildkitd.toml");
function createArguments({ name: name2, driver, use, configuration }, node, settings) {
  return [
    ...["create", "--name", name2, "--driver", driver],
    ...use ? ["--use"] : [],
    ...configuration === null ? [] : ["--config", configuration],
    ...nodeArguments(node, settings)
  ];
}
function appendArguments({ name: name2, configuration }, node, settings) {
  return [
    ...["create", "--name", name2, "--append"],
    ...configuration === null ? [] : ["--config", configuration],
    ...nodeArguments(node, settings)
  ];
}
function nodeArguments({ name: name2, endpoint, platforms }, { driverOptions, buildkitdFlags }) {
  return [
    ...name2 === null ? [] : ["--node", name2],
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
    const [, key2 = "", value = ""] = /^([^\s:][^:]*):\s*(.*)$/.exec(line) ?? [];
    if (key2 !== "") sections.push({ key: key2, value: value.trim(), body: [] });
    else if (last && /^\s/.test(line)) last.body.push(line);
  }
  return sections;
}
function pairsIn(body) {
  return body.flatMap((line) => {
    const [, key2, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    return key2 === void 0 || value === void 0 ? [] : [[key2.trim(), value.trim()]];
  });
}

// src/steps/builder/parse-inspect.ts
function parseInspect(text3) {
  const [head = "", body = ""] = text3.split(/^Nodes:[ \t]*$/m);
  const blocks = body.split(/^(?=Name:)/m).filter((block) => block.startsWith("Name:"));
  return { driver: valueIn(sectionsOf(head), "Driver") ?? "", nodes: blocks.map(parseNode) };
}
function parseNode(block) {
  const sections = sectionsOf(block);
  const value = (...keys) => valueIn(sections, ...keys);
  const bodies = (start) => sections.filter(({ key: key2 }) => key2.startsWith(start));
  const options = value("Driver Options");
  const [error, flags] = [value("Error"), value("BuildKit daemon flags", "Flags")];
  const [features, devices] = [bodies("Features")[0], bodies("Devices")[0]];
  const rules = bodies("GC Policy rule#");
  const files = bodies("File#");
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
    ...rules.length > 0 && { gcPolicy: rules.map(ruleIn) },
    ...files.length > 0 && { files: Object.fromEntries(files.map(fileIn)) }
  };
}
var valueIn = (sections, ...keys) => sections.find(({ key: key2 }) => keys.includes(key2))?.value;
function platformsIn(text3) {
  const all = text3.split(",").map((platform) => platform.trim()).filter((platform) => platform !== "");
  const requested = all.filter((platform) => platform.endsWith("*"));
  return requested.length > 0 ? requested.map((platform) => platform.slice(0, -1)) : all;
}
function optionsIn(text3) {
  return [...text3.matchAll(/([\w.-]+)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, key2, quoted = ""]) => `${key2}=${quoted.replace(/\\(["\\])/g, "$1")}`
  );
}
var featuresIn = ({ body }) => Object.fromEntries(pairsIn(body).map(([name2, value]) => [name2, value === "true"]));
function devicesIn({ body }) {
  const devices = [];
  for (const [key2, value] of pairsIn(body)) {
    const device = devices.at(-1);
    if (key2 === "Name" && !(device?.annotations && value === "")) devices.push({ name: value });
    else if (!device) continue;
    else if (device.annotations) device.annotations[key2] = value;
    else if (key2 === "On-Demand") device.onDemand = value === "true";
    else if (key2 === "Automatically allowed") device.autoAllow = value === "true";
    else if (key2 === "Annotations") device.annotations = {};
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
  const pairs2 = new Map(pairsIn(body));
  const filters = pairs2.get("Filters");
  const limits = Object.entries(ruleKeys).flatMap(
    ([key2, name2]) => pairs2.has(key2) ? [[name2, pairs2.get(key2) ?? ""]] : []
  );
  return {
    all: pairs2.get("All") === "true",
    ...filters !== void 0 && { filter: filters.split(/[ ,]+/) },
    ...Object.fromEntries(limits)
  };
}
function fileIn({ key: key2, body }) {
  const text3 = body.map((line) => line.replace(/^\s*> ?/, "")).join("\n");
  return [key2.slice("File#".length), text3.includes("-----BEGIN ") ? "***" : text3];
}

// src/steps/builder/redact-arguments.ts
function redactorFor(buildxArguments) {
  const secrets = buildxArguments.flatMap((argument) => {
    const [, name2] = /^("?env\.[^=]+=)./s.exec(argument) ?? [];
    return name2 === void 0 ? [] : [[argument, `${name2}***`], [unquoted(argument), `${unquoted(name2)}***`]];
  });
  return (line) => {
    const shown = secrets.reduce((text3, [secret, redacted]) => text3.replaceAll(secret, redacted), line);
    return shown.replace(quotedValue, '$1"***"').replace(keyMaterial, "$1***").replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, "$1***@");
  };
}
var quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g;
var keyMaterial = /^(\s+> )[A-Za-z0-9+/=]{16,}$/gm;
var isKeyMaterial = (line) => /^\s+> [A-Za-z0-9+/=]{4,}$/.test(line);
var unquoted = (field) => field.replace(/^"|"$/g, "").replaceAll('""', '"');

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

// src/steps/builder/run-buildx.ts
var defaultTimeout2 = 18e4;
async function runBuildx({ program, environment }, buildxArguments, { showCommand }, { timeout: timeout2 = defaultTimeout2, ...signal } = {}) {
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

// src/steps/builder/inspect-builder.ts
var featuresTimeout = 2e4;
async function startBuilder(buildx, name2, tools, bounds = {}) {
  const text3 = await runBuildx(buildx, ["inspect", "--bootstrap", name2], tools, bounds);
  return parsed(await inspectFeatures(buildx, name2, tools, bounds) || text3);
}
var parsed = (text3) => parseInspect(redactorFor([])(text3));
async function inspectFeatures({ program, environment }, name2, { runCommand }, { signal }) {
  const options = { timeout: featuresTimeout, environment: { ...environment, DEBUG: "1" } };
  const words = ["inspect", name2];
  const result = await runCommand(program, words, { ...options, ...signal && { signal } }).catch(() => null);
  return result?.exitCode === 0 ? result.stdout : "";
}

// src/steps/builder/boot-nodes.ts
async function createNodes(step, driver, tools, bounds) {
  const { name: name2, buildx, folder, nodes, use } = step;
  const configuration = await writeConfiguration(folder, step.secret.buildkitdConfiguration, tools);
  for (const [position, node] of nodes.entries()) {
    const settings = step.secret.settings[position] ?? { driverOptions: [], buildkitdFlags: "" };
    const words = position === 0 ? createArguments({ name: name2, driver, use, configuration }, node, settings) : appendArguments({ name: name2, configuration }, node, settings);
    await runBuildx(buildx, words, tools, bounds);
  }
}
async function writeConfiguration(folder, text3, { files }) {
  if (text3 === "") return null;
  await files.writeText(configurationIn(folder), text3, 384);
  return configurationIn(folder);
}

// src/steps/builder/existing-builder.ts
async function useExisting({ name: name2, buildx, use }, tools, bounds = {}) {
  tools.log(`Using the existing builder ${name2}: its settings stay as they are, and it is not removed`);
  if (use) await runBuildx(buildx, ["use", name2], tools, bounds);
  return startBuilder(buildx, name2, tools, bounds);
}
function builderResult(name2, { driver, nodes, inherited }, reused) {
  const platforms = [...new Set(nodes.flatMap((node) => node.platforms))];
  const origin = { ...reused && { reused }, ...inherited && { inherited } };
  return { builder: { name: name2, driver, platforms, nodes, ...origin } };
}

// src/steps/builder/user-folder.ts
import { homedir } from "node:os";
import { dirname, join as join2 } from "node:path";
function userFolder(environment) {
  const client = environment["DOCKER_CONFIG"] || join2(homedir(), ".docker");
  return environment["BUILDX_CONFIG"] || join2(client, "buildx");
}
var recordIn = (folder, builder) => join2(folder, "instances", builder.toLowerCase());
async function saveRecord({ name: name2, folder }, { files, environment }) {
  const record = recordIn(userFolder(environment), name2);
  await files.makeDirectory(dirname(record), 448);
  await files.copy(recordIn(folder, name2), record);
}

// src/steps/builder/warn-about-variable.ts
function warnAboutVariable(builder, { environment, warn }) {
  const selected = environment["BUILDX_BUILDER"];
  if (!selected || selected === builder) return;
  warn(
    `BUILDX_BUILDER=${selected} is set, so later steps, including \`docker build\`, use that builder instead of ${builder}. To use ${builder}, remove the variable from the workflow.`
  );
}

// src/plan/job.ts
var ownerLabel = "berth.run";
function attemptIn(labels) {
  const { [ownerLabel]: run, "berth.repository": repository, "berth.attempt": attempt } = labels;
  return run && repository && attempt ? { repository, run, attempt } : null;
}
var stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`;

// src/values/run-attempt.ts
function isOfGitHub({ repository, run, attempt }) {
  return /^[\w.-]+\/[\w.-]+$/.test(repository) && [run, attempt].every((number) => /^\d{1,15}$/.test(number));
}
var nameOfAttempt = ({ repository, run, attempt }) => `${repository}/${run}/${attempt}`;

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

// src/values/kubernetes-label.ts
var labelValue = (text3) => text3.replace(/[^\w.-]/g, "_").slice(0, 63).replace(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, "");
var annotationValue = (text3) => text3.replace(/[^\w./:@ -]/g, "_");
var isLabelName = (text3) => /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/.test(text3);

// src/steps/builder/builder-resources.ts
function labelsOf({ labels, cleanup }) {
  const { [ownerLabel]: run = "", ...others } = labels;
  return cleanup ? { [ownerLabel]: run, ...others } : others;
}

// src/steps/ownership.ts
function isOwn(found, labels) {
  const token = labels["berth.token"];
  return token !== void 0 && found?.["berth.token"] === token;
}

// src/steps/kubernetes/marks.ts
var annotationsOf = (step) => Object.fromEntries(Object.entries(labelsOf(step)).map(([name2, value]) => [name2, annotationValue(value)]));
var isOfJob = (found, labels) => isOwn(found.metadata.annotations, labels);
function markedOptions({ all }, step) {
  const { [ownerLabel]: run = "", "berth.token": token = "" } = step.labels;
  const labels = step.cleanup ? { [ownerLabel]: labelValue(run), "berth.token": labelValue(token) } : {};
  return optionWords({
    timeout: `${Math.round(step.deadline / 1e3)}s`,
    ...all,
    labels: merged(labels, all["labels"]),
    annotations: merged(annotationsOf(step), all["annotations"])
  });
}
function connectingOptions({ all }, selector, replicas, deadline) {
  const { app: _, ...labels } = selector;
  const own = [
    "namespace",
    "loadbalance",
    "default-load",
    "timeout",
    "persistent-volume-claim.requests.storage"
  ];
  return optionWords({
    timeout: `${Math.round(deadline / 1e3)}s`,
    ...Object.fromEntries(Object.entries(all).filter(([name2]) => own.includes(name2))),
    replicas: String(replicas),
    labels: merged(labels, void 0)
  });
}
function merged(pairs2, more) {
  const given = more?.replace(/^"+|"+$/g, "");
  const own = Object.entries(pairs2).map(([name2, value]) => `${name2}=${value}`);
  return [...given ? [given] : [], ...own].join(",");
}
var optionWords = (options) => Object.entries(options).filter(([, value]) => value !== "").map(([name2, value]) => `${name2}=${value}`);

// src/steps/kubernetes/workloads.ts
var pathOf = (resource, namespace, name2 = "") => `/apis/apps/v1/namespaces/${namespace}/${resource}${name2 && `/${name2}`}`;
var configMapPath = (namespace, name2) => `/api/v1/namespaces/${namespace}/configmaps/${name2}`;
function getWorkload(api, resource, namespace, name2) {
  return orNull(api.request("GET", pathOf(resource, namespace, name2)));
}
async function listWorkloads(api, resource, namespace, label) {
  const path = `${pathOf(resource, namespace)}?labelSelector=${encodeURIComponent(label)}`;
  return (await api.request("GET", path)).items;
}
async function removeWorkload(api, resource, namespace, { metadata, spec }) {
  await removeExactly(api, pathOf(resource, namespace, metadata.name), metadata.uid);
  const mounted = (spec.template.spec.volumes ?? []).flatMap(({ configMap }) => configMap?.name ?? []);
  for (const name2 of mounted.filter((candidate) => candidate.startsWith(`${metadata.name}-config`))) {
    await orNull(api.request("DELETE", configMapPath(namespace, name2)));
  }
}
async function removeConfigMap(api, namespace, workload, isOwn2) {
  const path = configMapPath(namespace, `${workload}-config`);
  const found = await orNull(api.request("GET", path)).catch((error) => {
    if (error instanceof KubernetesError && error.status === 403) return null;
    throw error;
  });
  if (found && isOwn2(found)) await removeExactly(api, path, found.metadata.uid);
}
async function removeExactly(api, path, uid) {
  const options = {
    apiVersion: "v1",
    kind: "DeleteOptions",
    preconditions: { uid },
    propagationPolicy: "Background"
  };
  await orNull(api.request("DELETE", path, options), [404, 409]);
}
async function orNull(answer, absent = [404]) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof KubernetesError && absent.includes(error.status)) return null;
    throw error;
  }
}

// src/steps/kubernetes/claim-workload.ts
var buildkitd = "buildkitd";
async function claimWorkload(api, resource, namespace, workload, step, tools) {
  const { name: name2, annotations = {} } = workload.metadata;
  if (isOfJob(workload, step.labels)) return null;
  if (workload.spec.template.spec.containers?.[0]?.name !== buildkitd) {
    throw new ExpectedError(
      "builder-in-use",
      `Input \`name\`: the namespace ${namespace} has ${name2} already, and it is no builder of buildx.`,
      "Choose another `name`, or another namespace with `driver-opts: namespace=…`."
    );
  }
  const run = annotations[ownerLabel];
  if (run === void 0) {
    tools.log(
      `Using the builder ${name2} of the namespace ${namespace}: it stays as it is, and is not removed`
    );
    return workload;
  }
  if (!isOfThisRunner(annotations, step) && !await isCompleted(annotations, step, tools)) {
    throw new ExpectedError(
      "builder-in-use",
      `Input \`name\`: ${name2} in the namespace ${namespace} belongs to run ${run} of ${annotations["berth.repository"]}, which removes it at its end.`,
      `Set \`cleanup: false\` in all jobs that share a builder, or omit \`name\`. If no job uses it, remove it: kubectl delete ${resource} ${name2} --namespace ${namespace}`
    );
  }
  tools.log(`Removing ${name2} of run ${run}, which has ended without its post step`);
  await removeWorkload(api, resource, namespace, workload);
  return null;
}
var hosted = /^GitHub Actions \d+$/;
function isOfThisRunner(found, step) {
  const own = annotationsOf(step);
  if (hosted.test(own["berth.runner"] ?? "")) return false;
  return ["berth.repository", "berth.runner"].every(
    (name2) => own[name2] !== void 0 && own[name2] !== "" && own[name2] === found[name2]
  );
}
async function isCompleted(found, { labels, secret }, tools) {
  const attempt = attemptIn(found);
  if (!attempt || !isOfGitHub(attempt) || attempt.repository !== labels["berth.repository"]) return false;
  return (await findCompleted([attempt], secret.githubToken, tools)).has(nameOfAttempt(attempt));
}

// src/steps/kubernetes/find-access.ts
import { homedir as homedir2 } from "node:os";
import { delimiter, join as join3 } from "node:path";

// src/platform/yaml.ts
var parseYaml = async (text3) => (await import("./yaml-parser.js")).parsedYaml(text3);

// src/steps/kubernetes/kubeconfig.ts
import { dirname as dirname2, isAbsolute, resolve } from "node:path";
function contextOf(value, path) {
  const config = fields(value);
  const current = text(config, "current-context");
  if (current === null) return { problem: "has no `current-context`" };
  const context = named(config, "contexts", current, "context");
  if (!context) return { problem: `has no context ${current}, which is its \`current-context\`` };
  const clusterName = text(context, "cluster") ?? "";
  const cluster = named(config, "clusters", clusterName, "cluster");
  const server = cluster && text(cluster, "server");
  if (!cluster || server === null || server === void 0)
    return { problem: `names no server for the cluster ${clusterName || "of its context"}` };
  if (!/^https?:\/\//.test(server) || !URL.canParse(server))
    return { problem: `has a cluster ${clusterName} whose server is no http or https address` };
  const userName = text(context, "user") ?? "";
  const user = named(config, "users", userName, "user") ?? (userName === "" ? {} : null);
  if (user === null) return { problem: `has no user ${userName}, which its context ${current} names` };
  if ("auth-provider" in user && !("exec" in user))
    return { problem: `logs in by \`auth-provider\`, which Kubernetes 1.26 removed` };
  const pem = (part2, key2) => {
    const data = text(part2, `${key2}-data`);
    const file = text(part2, key2);
    if (data !== null) return { text: Buffer.from(data, "base64").toString() };
    return file === null ? null : { file: absolute(file, path) };
  };
  const tokenFile = text(user, "tokenFile");
  const username = text(user, "username");
  return {
    server,
    authority: pem(cluster, "certificate-authority"),
    serverName: text(cluster, "tls-server-name"),
    insecure: cluster["insecure-skip-tls-verify"] === true,
    proxy: text(cluster, "proxy-url"),
    namespace: text(context, "namespace") ?? "default",
    certificate: pem(user, "client-certificate"),
    key: pem(user, "client-key"),
    token: text(user, "token"),
    tokenFile: tokenFile === null ? null : absolute(tokenFile, path),
    basic: username === null ? null : { username, password: text(user, "password") ?? "" },
    exec: "exec" in user ? pluginOf(fields(user["exec"]), path) : null,
    headers: impersonation(user)
  };
}
function pluginOf(exec, path) {
  const command = text(exec, "command") ?? "";
  const pairs2 = list(exec["env"]).map((entry) => [
    text(fields(entry), "name") ?? "",
    text(fields(entry), "value") ?? ""
  ]);
  return {
    // A command with a slash starts at the directory of the file, another one is on PATH (client-go, clientcmd).
    command: command.includes("/") ? absolute(command, path) : command,
    words: list(exec["args"]).map(String),
    environment: Object.fromEntries(pairs2),
    apiVersion: text(exec, "apiVersion") ?? "client.authentication.k8s.io/v1",
    passesCluster: exec["provideClusterInfo"] === true
  };
}
function impersonation(user) {
  const as = text(user, "as");
  const groups = list(user["as-groups"]).map(String);
  return {
    ...as !== null && { "impersonate-user": as },
    ...groups.length > 0 && { "impersonate-group": groups }
  };
}
function named(config, key2, name2, part2) {
  const entry = list(config[key2]).map(fields).find((candidate) => candidate["name"] === name2);
  return entry && fields(entry[part2]);
}
var absolute = (file, path) => isAbsolute(file) ? file : resolve(dirname2(path), file);
var fields = (value) => typeof value === "object" && value !== null ? value : {};
var list = (value) => Array.isArray(value) ? value : [];
function text(from, key2) {
  const value = from[key2];
  return typeof value === "string" && value !== "" ? value : null;
}

// src/steps/kubernetes/find-access.ts
var account = "/var/run/secrets/kubernetes.io/serviceaccount";
var podToken = `${account}/token`;
async function findAccess(world) {
  const found = await kubeconfigAccess(world);
  if (!("problem" in found)) return found;
  const inPod = await podAccess(world);
  if (inPod) return inPod;
  throw new ExpectedError(
    "builder-not-ready",
    `\`driver: kubernetes\` cannot reach a cluster: ${found.problem}.`,
    found.remedy
  );
}
async function kubeconfigAccess({ environment, files }) {
  const variable = environment["KUBECONFIG"] ?? "";
  const path = variable || join3(environment["HOME"] || homedir2(), ".kube/config");
  if (variable.includes(delimiter)) {
    return {
      problem: `KUBECONFIG lists ${variable.split(delimiter).length} files, but buildx reads only one`,
      remedy: 'Write one file in an earlier step: kubectl config view --flatten > "$RUNNER_TEMP/kubeconfig"'
    };
  }
  const show = `Show the contexts of the file: kubectl --kubeconfig ${path} config get-contexts`;
  let text3;
  try {
    text3 = await files.readText(path);
  } catch (error) {
    if (variable === "" && error.code === "ENOENT") {
      return {
        problem: `there is neither KUBECONFIG nor ${path}, and this job has no service account of a pod`,
        remedy: "Write a kubeconfig in an earlier step and set KUBECONFIG, or run the job in a pod whose service account is mounted."
      };
    }
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problem: `the kubeconfig ${path} cannot be read: ${reason}`,
      remedy: `Check the file: ls -l ${path}`
    };
  }
  const yaml = await parseYaml(text3);
  if ("problem" in yaml) {
    const { line, column, problem } = yaml;
    return {
      problem: `the kubeconfig ${path} is not YAML (line ${line}, column ${column}): ${problem}`,
      remedy: `Correct the file, and check it: kubectl --kubeconfig ${path} config view`
    };
  }
  const context = contextOf(yaml.value, path);
  if ("problem" in context) return { problem: `the kubeconfig ${path} ${context.problem}`, remedy: show };
  return { from: `the kubeconfig ${path}`, context };
}
async function podAccess({ environment, files }) {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = environment;
  if (!host || !port || !await files.exists(podToken)) return null;
  const namespace = await files.readText(`${account}/namespace`).catch(() => "default");
  return {
    from: "the service account of this pod",
    context: {
      server: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
      authority: { file: `${account}/ca.crt` },
      serverName: null,
      insecure: false,
      proxy: null,
      namespace: namespace.trim(),
      certificate: null,
      key: null,
      token: null,
      tokenFile: podToken,
      basic: null,
      exec: null,
      headers: {}
    }
  };
}

// src/values/subnets.ts
function parseSubnet(text3) {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text3);
  if (!match) return void 0;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5] ?? 32);
  if (prefix > 32 || octets.some((octet) => octet > 255)) return void 0;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  const first = address - address % size;
  return { first, last: first + size - 1 };
}
function subnetsOverlap(one, other) {
  const [a, b] = [parseSubnet(one), parseSubnet(other)];
  return a !== void 0 && b !== void 0 && a.first <= b.last && b.first <= a.last;
}

// src/values/https-proxy.ts
function httpsProxyOf(url, environment) {
  const { hostname, port, protocol } = new URL(url);
  const proxy = environment["HTTPS_PROXY"] || environment["https_proxy"] || "";
  const host = hostname.replace(/^\[|\]$/g, "");
  if (proxy === "" || protocol !== "https:" || isLoopback(host)) return null;
  const excepted = (environment["NO_PROXY"] || environment["no_proxy"] || "").split(",").map((entry) => entry.trim().toLowerCase()).filter((entry) => entry !== "");
  if (excepted.some((entry) => covers(entry, host, port || "443"))) return null;
  return proxy.includes("://") ? proxy : `http://${proxy}`;
}
var isLoopback = (host) => host === "localhost" || host === "::1" || subnetsOverlap(host, "127.0.0.0/8");
function covers(entry, host, port) {
  if (entry === "*" || subnetsOverlap(entry, host)) return true;
  const [, name2 = entry, only] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
  if (only !== void 0 && only !== port) return false;
  const domain = name2.replace(/^\*?\./, "");
  const isBelow = host.endsWith(`.${domain}`);
  return name2.startsWith(".") || name2.startsWith("*.") ? isBelow : isBelow || host === domain;
}

// src/steps/kubernetes/open-cluster.ts
var pluginTimeout = 3e4;
async function clusterOf({ from, context }, world) {
  const read2 = (pem) => textOf(pem, from, world);
  const login = context.exec === null ? null : await runPlugin(context.exec, context, from, world);
  const token = login?.token ?? await tokenOf(context, world);
  const { basic } = context;
  const authorization = token !== null ? `Bearer ${token}` : basic && `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString("base64")}`;
  return {
    server: context.server,
    authority: await read2(context.authority),
    serverName: context.serverName,
    insecure: context.insecure,
    proxy: context.proxy ?? httpsProxyOf(context.server, world.environment),
    certificate: login?.clientCertificateData ?? await read2(context.certificate),
    key: login?.clientKeyData ?? await read2(context.key),
    headers: { ...context.headers, ...authorization && { authorization } }
  };
}
async function lastingAccess(access, world) {
  const { context, from } = access;
  const inline = async (pem) => pem && { text: await textOf(pem, from, world) ?? "" };
  return {
    from,
    context: {
      ...context,
      authority: await inline(context.authority),
      certificate: await inline(context.certificate),
      key: await inline(context.key),
      token: context.tokenFile === podToken ? null : await tokenOf(context, world)
    }
  };
}
async function textOf(pem, from, { files }) {
  if (pem === null) return null;
  if ("text" in pem) return pem.text;
  try {
    return await files.readText(pem.file);
  } catch (error) {
    throw new ExpectedError(
      "builder-not-ready",
      `\`driver: kubernetes\` cannot reach a cluster: ${from} names a file that cannot be read: ${messageOf(error)}`,
      `Check the file: ls -l ${pem.file}`
    );
  }
}
async function tokenOf({ token, tokenFile }, { files }) {
  if (tokenFile === null) return token;
  const read2 = await files.readText(tokenFile).catch(() => "");
  return read2.trim() || token;
}
async function runPlugin({ command, words, environment, apiVersion, passesCluster }, context, from, { runCommand }) {
  const authority = context.authority && "text" in context.authority ? context.authority.text : null;
  const cluster = {
    server: context.server,
    ...authority !== null && { "certificate-authority-data": Buffer.from(authority).toString("base64") },
    "insecure-skip-tls-verify": context.insecure
  };
  const info = {
    kind: "ExecCredential",
    apiVersion,
    spec: { interactive: false, ...passesCluster && { cluster } }
  };
  const fail = (reason) => new ExpectedError(
    "builder-not-ready",
    `\`driver: kubernetes\` cannot log in to the cluster: the program ${command} of ${from} ${reason}.`,
    `Run it in an earlier step to see its full output: ${[command, ...words].join(" ")}`
  );
  try {
    const { exitCode, stdout, stderr, timedOut } = await runCommand(command, words, {
      timeout: pluginTimeout,
      environment: { ...environment, KUBERNETES_EXEC_INFO: JSON.stringify(info) }
    });
    if (timedOut) throw fail(`did not end within ${pluginTimeout / 1e3} s`);
    if (exitCode !== 0) throw fail(`failed with exit code ${exitCode}: ${stderr.trim().split("\n").at(-1)}`);
    const { status } = JSON.parse(stdout);
    if (!status?.token && !status?.clientCertificateData) throw fail("gave no login");
    return status;
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    throw fail(error instanceof SyntaxError ? "gave no JSON" : `cannot be run: ${messageOf(error)}`);
  }
}
var messageOf = (error) => error instanceof Error ? error.message : String(error);

// src/steps/kubernetes/rights.ts
function neededRights({ resource, exists, configuration, removes }) {
  const right = (group, what, verbs) => verbs.map((verb) => ({ group, resource: what, verb }));
  const creates = exists ? [] : ["create", ...removes ? ["delete"] : []];
  return [
    ...right("apps", resource, ["get", ...creates]),
    ...right("", "pods", ["list"]),
    ...right("", "pods/exec", ["create"]),
    ...configuration && !exists ? right("", "configmaps", ["create", "update", ...removes ? ["delete"] : []]) : []
  ];
}
async function isAllowed(api, namespace, { group, resource, verb }) {
  const [name2, subresource] = resource.split("/");
  const resourceAttributes = {
    namespace,
    verb,
    group,
    resource: name2,
    ...subresource && { subresource }
  };
  const review = {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    spec: { resourceAttributes }
  };
  try {
    const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    const answer = await api.request("POST", path, review);
    return answer.status?.allowed ?? null;
  } catch (error) {
    if (error.status === 403) return null;
    throw error;
  }
}
async function accountName(api) {
  const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  const answer = await api.request("POST", path, review).catch(() => ({}));
  return answer.status?.userInfo?.username ?? "";
}
function inWords(rights) {
  return byResource(rights).map(([{ group, resource }, verbs]) => `${group && `${group}/`}${resource} (${verbs.join(", ")})`).join(", ");
}
function roleFor(rights, namespace, account2) {
  const rules = byResource(rights).map(
    ([{ group, resource }, verbs]) => `  - { apiGroups: ["${group}"], resources: ["${resource}"], verbs: [${verbs.join(", ")}] }`
  );
  const [, ofNamespace, name2] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(account2) ?? [];
  const subject = name2 ? `{ kind: ServiceAccount, namespace: ${ofNamespace}, name: ${name2} }` : `{ kind: User, apiGroup: rbac.authorization.k8s.io, name: ${JSON.stringify(account2 || "the user of the kubeconfig")} }`;
  return [
    "apiVersion: rbac.authorization.k8s.io/v1",
    "kind: Role",
    `metadata: { namespace: ${namespace}, name: berth }`,
    "rules:",
    ...rules,
    "---",
    "apiVersion: rbac.authorization.k8s.io/v1",
    "kind: RoleBinding",
    `metadata: { namespace: ${namespace}, name: berth }`,
    "roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: berth }",
    `subjects: [${subject}]`
  ].join("\n");
}
function byResource(rights) {
  const groups = /* @__PURE__ */ new Map();
  for (const right of rights) {
    const key2 = `${right.group}/${right.resource}`;
    const known = groups.get(key2);
    if (known) known[1].push(right.verb);
    else groups.set(key2, [right, [right.verb]]);
  }
  return [...groups.values()];
}

// src/steps/kubernetes/preconditions.ts
var enforced = "pod-security.kubernetes.io/enforce";
async function checkPreconditions(api, namespace, name2, needs) {
  const asked = neededRights({ ...needs, exists: false });
  const [found, existing, answers] = await Promise.all([
    namespaceNamed(api, namespace),
    unlessForbidden(getWorkload(api, needs.resource, namespace, name2), null),
    Promise.all(asked.map((right) => isAllowed(api, namespace, right)))
  ]);
  if (found === "missing") throw noNamespace(namespace);
  const needed = neededRights({ ...needs, exists: existing !== null });
  const denied = new Set(asked.filter((_, place) => answers[place] === false).map(key));
  const missing = needed.filter((right) => denied.has(key(right)));
  if (missing.length > 0) throw lacking(missing, needed, namespace, await accountName(api));
  const level = (found === "hidden" ? void 0 : found.metadata.labels?.[enforced]) ?? "privileged";
  if (existing === null && level !== "privileged") throw notAdmitted(namespace, level);
  return existing;
}
var key = ({ resource, verb }) => `${resource} ${verb}`;
async function namespaceNamed(api, name2) {
  const path = `/api/v1/namespaces/${name2}`;
  try {
    return await unlessForbidden(api.request("GET", path), "hidden");
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) return "missing";
    throw error;
  }
}
async function unlessForbidden(answer, otherwise) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 403) return otherwise;
    throw error;
  }
}
function noNamespace(name2) {
  return new ExpectedError(
    "builder-not-ready",
    `The namespace ${name2} does not exist in this cluster.`,
    `Create it, or set another one with \`driver-opts: namespace=…\`. To create it: kubectl create namespace ${name2}`
  );
}
function lacking(missing, needed, namespace, account2) {
  return new ExpectedError(
    "builder-not-ready",
    `${account2 === "" ? "The account of this job" : account2} lacks permissions in the namespace ${namespace}: ${inWords(missing)}.`,
    "Give the account a Role with these permissions, such as the one in docs/beyond-one-machine.md: kubectl apply --filename role.yaml",
    {
      details: `A Role with all permissions that \`driver: kubernetes\` needs in this job:
${roleFor(needed, namespace, account2)}`
    }
  );
}
function notAdmitted(namespace, level) {
  return new ExpectedError(
    "builder-not-ready",
    `The namespace ${namespace} does not admit the pods of BuildKit, because of its label ${enforced}=${level}. The pods are privileged. With \`rootless=true\` they run without seccomp, which this level does not admit either.`,
    `Set \`driver-opts: namespace=builders\` after this: kubectl create namespace builders && kubectl label namespace builders ${enforced}=privileged`
  );
}

// src/steps/kubernetes/saved-access.ts
import { join as join4 } from "node:path";
var fileIn2 = (folder) => join4(folder, "berth-kubernetes.json");
function saveAccess(folder, saved, { files }) {
  return files.writeText(fileIn2(folder), JSON.stringify(saved), 384);
}
async function readAccess(folder, builder, { files }) {
  if (await files.exists(fileIn2(folder))) return JSON.parse(await files.readText(fileIn2(folder)));
  const isUntouched = await files.exists(folder) && !await files.exists(recordIn(folder, builder));
  if (isUntouched) return null;
  throw new Error(`a later step has removed ${fileIn2(folder)}, which holds the access to the cluster`);
}

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

// src/steps/kubernetes/sweep-workloads.ts
async function sweepWorkloads(api, namespace, step, tools) {
  const { log, warn } = tools;
  try {
    const found = await listWorkloads(api, "deployments", namespace, ownerLabel);
    const leftovers = found.filter((workload) => !isOfJob(workload, step.labels)).map((workload) => ({
      name: `Deployment ${workload.metadata.name}`,
      created: Date.parse(workload.metadata.creationTimestamp ?? ""),
      isRunning: true,
      attempt: attemptIn(workload.metadata.annotations ?? {}),
      remove: () => removeWorkload(api, "deployments", namespace, workload)
    }));
    const now = api.now();
    const completed = await findCompleted(undecided(leftovers, step, now), step.secret.githubToken, tools);
    const swept = [];
    for (const leftover of leftovers.filter((candidate) => isDue(candidate, step, now, completed))) {
      await leftover.remove();
      swept.push(leftover.name);
      log(`Removed ${leftover.name}`);
    }
    return swept;
  } catch (error) {
    if (error instanceof KubernetesError && ![401, 403].includes(error.status))
      warn(`Could not remove builders of earlier jobs: ${error.message}`);
    return [];
  }
}

// src/values/go-duration.ts
var milliseconds = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5
};
var part = String.raw`(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)`;
function goDuration(text3) {
  if (text3 === "0") return 0;
  if (!new RegExp(`^(${part})+$`).test(text3)) return null;
  return [...text3.matchAll(new RegExp(part, "g"))].reduce(
    (sum, [, number = "", unit = ""]) => sum + Number(number) * (milliseconds[unit] ?? 0),
    0
  );
}

// src/steps/kubernetes/driver-options.ts
var quantity = {
  shape: /^\d+(\.\d+)?(m|k|[KMGTPE]i?|[eE][+-]?\d+)?$/,
  allowed: "an amount such as 500m, 2 or 4Gi"
};
var boolean = { shape: /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/, allowed: "true or false" };
var pairs = { shape: /^"?[^,=]+=[^,=]*(,[^,=]+=[^,=]*)*"?$/, allowed: "key=value, separated by commas" };
var text2 = { shape: /./s, allowed: "a text" };
var name = {
  shape: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  allowed: "a name of lower-case letters, digits and hyphens"
};
var forms = {
  image: text2,
  namespace: name,
  replicas: { shape: /^[1-9]\d{0,3}$/, allowed: "a number from 1 to 9999" },
  "requests.cpu": quantity,
  "requests.memory": quantity,
  "requests.ephemeral-storage": quantity,
  "persistent-volume-claim.requests.storage": quantity,
  "limits.cpu": quantity,
  "limits.memory": quantity,
  "limits.ephemeral-storage": quantity,
  rootless: boolean,
  schedulername: text2,
  serviceaccount: name,
  nodeselector: pairs,
  annotations: pairs,
  labels: pairs,
  tolerations: {
    shape: /^(key|operator|value|effect|tolerationSeconds)=[^,;=]*([,;](key|operator|value|effect|tolerationSeconds)=[^,;=]*)*$/,
    allowed: "key=…,operator=…,value=…,effect=…, with a semicolon before the next toleration"
  },
  loadbalance: { shape: /^(sticky|random)$/, allowed: "sticky or random" },
  "qemu.install": boolean,
  "qemu.image": text2,
  "buildkit-root-volume-memory": quantity,
  "default-load": boolean,
  timeout: { shape: /./, allowed: "a duration such as 90s or 2m30s" }
};
function driverOptionsOf(options) {
  const all = {};
  for (const option of options) {
    const [, key2 = "", value = ""] = /^([^=]*)=(.*)$/s.exec(option) ?? [];
    check(key2, value);
    all[key2] = value;
  }
  return {
    all,
    namespace: all["namespace"] ?? null,
    timeout: all["timeout"] === void 0 ? null : goDuration(all["timeout"]),
    resource: "persistent-volume-claim.requests.storage" in all ? "statefulsets" : "deployments",
    rootless: /^(1|t)/i.test(all["rootless"] ?? "")
  };
}
function check(key2, value) {
  if (/^env\.[A-Za-z_]/.test(key2)) return;
  const form = forms[key2];
  if (form === void 0) {
    throw new ExpectedError(
      "invalid-input",
      `Input \`driver-opts\`: \`driver: kubernetes\` has no option ${JSON.stringify(key2)}.`,
      `Set one of ${Object.keys(forms).join(", ")}, env.NAME. Quote an option whose value holds a comma: driver-opts: '"nodeselector=disk=ssd,pool=builds"'`
    );
  }
  if (!form.shape.test(value) || key2 === "timeout" && goDuration(value) === null) {
    throw new ExpectedError(
      "invalid-input",
      `Input \`driver-opts\`: ${key2}=${JSON.stringify(value)} is invalid.`,
      `Set \`${key2}\` to ${form.allowed}.`
    );
  }
  const reserved = { labels: "app", annotations: "buildx.docker.com/platform" }[key2];
  if (reserved !== void 0 && value.replaceAll('"', "").split(",").some((pair) => pair.startsWith(`${reserved}=`))) {
    throw new ExpectedError(
      "invalid-input",
      `Input \`driver-opts\`: ${key2} sets ${reserved}, which is reserved for buildx.`,
      `Remove ${reserved} from \`${key2}\`.`
    );
  }
}

// src/steps/kubernetes/targets.ts
function targetsOf(step) {
  const targets = deploymentsOf(step).map((deployment, place) => ({
    deployment,
    options: driverOptionsOf(step.secret.settings[place]?.driverOptions ?? [])
  }));
  for (const { deployment, options } of targets) {
    if (!isLabelName(deployment)) {
      throw new ExpectedError(
        "invalid-input",
        `Input \`name\`: the Deployment ${deployment} cannot be created, because Kubernetes does not allow its name.`,
        "Use at most 62 lower-case letters, digits and hyphens: `name: builders`."
      );
    }
    if (options.resource === "statefulsets" && step.cleanup) {
      throw new ExpectedError(
        "invalid-input",
        "Input `driver-opts`: `persistent-volume-claim.requests.storage` keeps a volume, but the builder is removed after the job.",
        "Set `name` and `cleanup: false`, or remove the option."
      );
    }
  }
  return targets;
}
function deploymentsOf({
  name: name2,
  nodes
}) {
  const taken = [];
  for (const node of nodes) {
    let number = 0;
    while (node.name === null && taken.includes(`${name2}${number}`)) number++;
    taken.push(node.name ?? `${name2}${number}`);
  }
  return taken.map((node) => node.replaceAll("_", "-"));
}

// src/steps/kubernetes/unreachable.ts
var untrusted = (host, message) => [
  `its certificate is not signed by the authority of the kubeconfig (${message})`,
  `Set \`certificate-authority-data\` of the cluster to the authority of this server: openssl s_client -connect ${host} -showcerts`
];
var unknownHost = (host) => [
  `its name cannot be resolved (${host})`,
  `Check the name of the server and the DNS of the runner: getent hosts ${host.replace(/:\d+$/, "")}`
];
var silent = (host) => [
  "it does not answer",
  `Check that a firewall lets the runner connect to the server: curl --insecure --max-time 5 https://${host}/version`
];
var causes = {
  ECONNREFUSED: (host) => [
    "nothing listens at this address (connection refused)",
    `Check the address and the port of the server: curl --insecure https://${host}/version`
  ],
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ETIMEDOUT: silent,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  CERT_HAS_EXPIRED: (host) => [
    "its certificate has expired",
    `Renew the certificate of the server: openssl s_client -connect ${host} | openssl x509 -noout -dates`
  ],
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: () => [
    "the client certificate of the kubeconfig and its key do not fit together",
    "Set `client-certificate-data` and `client-key-data` to a pair: kubectl config view --raw"
  ],
  ERR_OSSL_PEM_NO_START_LINE: () => [
    "a certificate or the key of the kubeconfig is not PEM",
    "Check the values of `…-data`, which are PEM in base64: kubectl config view --raw"
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: (_, message) => [
    `its certificate is for another name (${message})`,
    "Set `tls-server-name` of the cluster in the kubeconfig to a name of the certificate."
  ]
};
function explained(error, { from, context }, doing) {
  if (error instanceof ExpectedError) return error;
  const { host } = new URL(context.server);
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split(";");
  const fail = (cause2, remedy2) => new ExpectedError("builder-not-ready", `The Kubernetes API at ${host} (${from}) ${cause2}.`, remedy2, {
    cause: error
  });
  if (error instanceof KubernetesError) {
    if (error.status === 401)
      return fail(
        `refuses the login (401 Unauthorized)`,
        "Renew the token or the client certificate of the kubeconfig, and check it: kubectl auth whoami"
      );
    return fail(
      `answers with status ${error.status} while ${doing}: ${error.message}`,
      "Show what this account can do: kubectl auth can-i --list"
    );
  }
  const { code = "", name: name2 = "" } = error;
  const sentence = name2 === "TimeoutError" ? silent : causes[code];
  const [cause, remedy] = sentence?.(host, message) ?? [message, silent(host, message)[1]];
  return fail(`cannot be used: ${cause}`, remedy);
}

// src/steps/kubernetes/watch-boot.ts
import { setTimeout as sleep2 } from "node:timers/promises";

// src/steps/kubernetes/boot-causes.ts
var registryGrace = 25e3;
var schedulerGrace = 15e3;
function causesIn(booting) {
  const refused = refusal(booting.workload);
  const pods = booting.pods.filter(({ metadata }) => metadata.deletionTimestamp === void 0);
  return [...refused ? [refused] : [], ...pods.flatMap((pod) => causeInPod(pod, booting.events) ?? [])];
}
function refusal(workload) {
  const failure = workload?.status?.conditions?.find(
    ({ type, status }) => type === "ReplicaFailure" && status === "True"
  );
  if (!failure) return null;
  const message = oneLine(failure.message ?? failure.reason ?? "");
  const kind = /exceeded quota|maximum .* usage per|LimitRange/i.test(message) ? "quota" : /serviceaccount .* not found/i.test(message) ? "account" : "admission";
  return { kind, sentence: `Kubernetes refuses its pods: ${message}`, grace: 0 };
}
function causeInPod({ metadata, status = {} }, events) {
  const pod = metadata.name;
  if (status.reason === "Evicted")
    return {
      kind: "evicted",
      sentence: `Pod ${pod} was evicted: ${oneLine(status.message)}`,
      grace: schedulerGrace
    };
  const scheduled = status.conditions?.find(({ type }) => type === "PodScheduled");
  if (scheduled?.status === "False" && scheduled.reason === "Unschedulable") {
    const scales = events?.some(
      ({ reason, involvedObject }) => involvedObject.name === pod && /^(TriggeredScaleUp|Nominated)$/.test(reason ?? "")
    );
    return {
      kind: "unschedulable",
      sentence: `No node can run pod ${pod}: ${oneLine(scheduled.message)}`,
      grace: scales || events === null ? Number.POSITIVE_INFINITY : schedulerGrace
    };
  }
  const containers = [...status.initContainerStatuses ?? [], ...status.containerStatuses ?? []];
  for (const container of containers) {
    const cause = causeInContainer(container, pod);
    if (cause) return cause;
  }
  return null;
}
var refusedImage = /not found|denied|unauthorized|forbidden|invalid reference|manifest unknown|InvalidImageName/i;
function causeInContainer({ name: name2, restartCount, state, lastState }, pod) {
  const { reason = "", message = "" } = state?.waiting ?? {};
  if (/^(ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull|RegistryUnavailable)$/.test(reason)) {
    const detail = oneLine(message) || reason;
    const isFinal = refusedImage.test(`${reason} ${detail}`) || reason === "ErrImageNeverPull";
    return {
      kind: "image",
      sentence: `The image of pod ${pod} cannot be pulled: ${detail}`,
      grace: isFinal ? 0 : registryGrace
    };
  }
  const ended = state?.terminated ?? lastState?.terminated;
  if (ended?.reason === "OOMKilled")
    return {
      kind: "memory",
      sentence: `Pod ${pod} was OOM-killed`,
      logged: { pod, container: name2 },
      grace: 0
    };
  if (ended && ended.exitCode !== 0 && (reason === "CrashLoopBackOff" || restartCount > 1))
    return {
      kind: "crash",
      sentence: `The container ${name2} of pod ${pod} ends with exit code ${ended.exitCode}`,
      logged: { pod, container: name2 },
      grace: 0
    };
  if (/^(CreateContainer|RunContainer|CreateContainerConfig)Error$/.test(reason))
    return {
      kind: "container",
      sentence: `The container ${name2} of pod ${pod} cannot be created: ${oneLine(message)}`,
      grace: 5e3
    };
  return null;
}
var oneLine = (text3 = "") => text3.replace(/\s+/g, " ").trim();
function remedyOf(kind, namespace, isRootless) {
  const remedies2 = {
    admission: isRootless ? `Use a namespace that admits pods without seccomp: kubectl get namespace ${namespace} --show-labels` : "If only privileged pods are refused, set `driver-opts: rootless=true`. Otherwise use a namespace that admits them, by `driver-opts: namespace=…`.",
    quota: `Raise the quota or lower \`requests\` and \`limits\` in \`driver-opts\`: kubectl describe quota --namespace ${namespace}`,
    account: `Create the service account, or remove \`serviceaccount\`: kubectl get serviceaccounts --namespace ${namespace}`,
    unschedulable: "Lower `requests` or correct `nodeselector` and `tolerations` in `driver-opts`: kubectl describe nodes",
    image: "Correct `driver-opts: image=…`, or give the nodes a login for the registry: kubectl describe pods. An image without a tag or with `latest` is always pulled.",
    container: `Show the events of the pod: kubectl get events --namespace ${namespace}`,
    crash: "Correct `buildkitd-flags` or `buildkitd-config`. The log of BuildKit is in the details of this error.",
    memory: "Raise `limits.memory` in `driver-opts`.",
    evicted: `Give the builder \`requests.memory\` and \`requests.ephemeral-storage\`: kubectl get events --namespace ${namespace}`
  };
  return remedies2[kind];
}

// src/steps/kubernetes/watch-boot.ts
var firstLook = 1500;
var interval = 1e3;
var maxPods = 5;
var longestLine = 500;
var logLines = 300;
var shownLines = 40;
async function whileWatched(watched, { log }, running) {
  const ending = new AbortController();
  const done = new AbortController();
  const known = [];
  const watches = watched.map(async (one) => {
    for await (const cause of causesOf(one, log, done.signal)) {
      known.unshift([one, cause]);
      if (cause.grace <= 0) ending.abort();
    }
  });
  try {
    return await running(ending.signal);
  } catch (error) {
    const [first] = known;
    if (!first || !(error instanceof ExpectedError)) throw error;
    throw await withCause(error, ...first);
  } finally {
    done.abort();
    await Promise.allSettled(watches);
  }
}
async function* causesOf(watched, log, signal) {
  const since = /* @__PURE__ */ new Map();
  const shown = /* @__PURE__ */ new Set();
  let readsEvents = true;
  const pause = (time) => sleep2(time, void 0, { signal }).catch(() => {
  });
  await pause(firstLook);
  while (!signal.aborted) {
    const booting = await look(watched, readsEvents).catch(() => null);
    if (booting) {
      readsEvents = booting.events !== null;
      for (const line of (booting.events ?? []).flatMap(lineOf)) {
        if (!shown.has(line)) log(line);
        shown.add(line);
      }
      const now = performance.now();
      for (const cause of causesIn(booting)) {
        const start = since.get(cause.sentence) ?? since.get(cause.kind) ?? now;
        since.set(cause.kind, start);
        yield { ...cause, grace: cause.grace - (now - start) };
      }
    }
    await pause(interval);
  }
}
async function look({ api, resource, namespace, name: name2 }, readsEvents) {
  const pods = `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(`app=${name2}`)}`;
  const [workload, { items }] = await Promise.all([
    getWorkload(api, resource, namespace, name2),
    api.request("GET", pods)
  ]);
  if (!readsEvents) return { workload, pods: items, events: null };
  const lists = await Promise.all(
    items.slice(0, maxPods).map(({ metadata }) => {
      const field = encodeURIComponent(`involvedObject.name=${metadata.name}`);
      const path = `/api/v1/namespaces/${namespace}/events?fieldSelector=${field}`;
      return api.request("GET", path).catch(() => null);
    })
  );
  const isForbidden = lists.some((list2) => list2 === null);
  return { workload, pods: items, events: isForbidden ? null : lists.flatMap((list2) => list2?.items ?? []) };
}
function lineOf({ reason = "", message = "", involvedObject }) {
  return message === "" ? [] : [`${involvedObject.name}: ${reason}: ${message.replace(/\s+/g, " ").trim()}`.slice(0, longestLine)];
}
async function withCause(error, watched, cause) {
  const { api, namespace, name: name2, rootless } = watched;
  const logged = cause.logged === void 0 ? "" : await logOf(api, namespace, cause.logged);
  const last = errorLine2(logged);
  const sentence = `${cause.sentence}${last && `: ${last}`}`.replace(/\.*$/, ".");
  return new ExpectedError(
    "builder-not-ready",
    `BuildKit did not start as ${name2} in the namespace ${namespace}. ${sentence}`,
    remedyOf(cause.kind, namespace, rootless),
    {
      cause: error,
      details: logged && `Last lines of the log of ${cause.logged?.pod}:
${logged.trim().split("\n").slice(-shownLines).join("\n")}`
    }
  );
}
function errorLine2(log) {
  const lines = log.trim().split("\n");
  return (lines.findLast((line) => /error|fatal|invalid|cannot|could not|not defined/i.test(line)) ?? lines.at(-1) ?? "").trim();
}
async function logOf(api, namespace, { pod, container }) {
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}/log?container=${container}&tailLines=${logLines}`;
  const read2 = async (query) => String(await api.request("GET", `${path}${query}`));
  return read2("&previous=true").catch(() => read2("")).catch((error) => `the log cannot be read (${error instanceof Error ? error.message : error})`);
}

// src/steps/kubernetes/kubernetes-builder.ts
var margin = 6e4;
async function createInCluster(step, tools) {
  const { name: name2, folder, cleanup } = step;
  if (await tools.files.exists(recordIn(folder, name2))) {
    if (cleanup) await saveAccess(folder, null, tools);
    const inspected2 = await useExisting(step, tools);
    warnAboutVariable(name2, tools);
    return builderResult(name2, inspected2, true);
  }
  const targets = targetsOf(step);
  const access = await findAccess(tools);
  tools.log(`Using the cluster ${new URL(access.context.server).host} by ${access.from}`);
  const api = openKubernetes(await clusterOf(access, tools));
  const places = targets.map((target) => placeOf(target, access));
  if (cleanup) await saveAccess(folder, { access: await lastingAccess(access, tools), places }, tools);
  const timeout2 = margin + Math.max(...targets.map(({ options }) => options.timeout ?? step.deadline));
  const failed = new AbortController();
  const record = (existing2) => {
    const secret = { ...step.secret, settings: settingsOf(targets, existing2, step) };
    return createNodes({ ...step, secret }, "kubernetes", tools, { timeout: timeout2, signal: failed.signal });
  };
  const checking = check2(places, step, api, access, tools).catch((error) => {
    failed.abort();
    throw error;
  });
  const recording = name2.endsWith(step.labels["berth.token"] ?? " ") ? record(targets.map(() => null)) : checking.then(({ existing: existing2 }) => record(existing2));
  const [checked, recorded] = await Promise.allSettled([checking, recording]);
  if (checked.status === "rejected" || recorded.status === "rejected") {
    if (cleanup) await saveAccess(folder, null, tools);
    throw checked.status === "rejected" ? checked.reason : recorded.reason;
  }
  const { existing, swept } = checked.value;
  const watched = places.map(({ resource, namespace, deployment }, place) => ({
    ...{ api, resource, namespace, name: deployment },
    rootless: targets[place]?.options.rootless === true
  }));
  let inspected;
  try {
    inspected = await whileWatched(watched, tools, async (signal) => {
      const start = () => startBuilder(step.buildx, name2, tools, { signal, timeout: timeout2 });
      return start().catch((error) => {
        if (cleanup || !/already exists/.test(String(error))) throw error;
        return start();
      });
    });
  } catch (error) {
    await removeOwn(places, step, api).catch((failure) => tools.warn(notRemoved(places, failure)));
    throw error;
  }
  if (!cleanup) await saveRecord(step, tools);
  warnAboutVariable(name2, tools);
  const isReused = existing.every((workload) => workload !== null);
  return { ...builderResult(name2, inspected, isReused), swept };
}
async function removeFromCluster(step, tools) {
  const saved = await readAccess(step.folder, step.name, tools);
  if (saved === null) return;
  const { access, places } = saved;
  try {
    const api = openKubernetes(await clusterOf(access, tools));
    const removed = await removeOwn(places, step, api);
    if (removed === 0 && await tools.files.exists(recordIn(step.folder, step.name))) {
      await sleep3(1e3);
      await removeOwn(places, step, api);
    }
  } catch (error) {
    throw new Error(notRemoved(places, explained(error, access, "Berth removes the builder")));
  }
}
function notRemoved(places, error) {
  const commands = places.map(
    ({ resource, namespace, deployment }) => `kubectl delete ${resource} ${deployment} --namespace ${namespace}`
  );
  const reason = error instanceof Error ? error.message : String(error);
  return `The builder can still be in the cluster. ${reason} To remove it: ${commands.join(" && ")}`;
}
async function removeOwn(places, { labels }, api) {
  let removed = 0;
  for (const { resource, namespace, deployment } of places) {
    const workload = await getWorkload(api, resource, namespace, deployment);
    if (workload && isOfJob(workload, labels)) {
      await removeWorkload(api, resource, namespace, workload);
      removed++;
    }
    await removeConfigMap(api, namespace, deployment, (found) => isOfJob(found, labels));
  }
  return removed;
}
async function check2(places, step, api, access, tools) {
  const configuration = step.secret.buildkitdConfiguration !== "";
  const examine = async ({ resource, namespace, deployment }) => {
    const needs = { resource, configuration, removes: step.cleanup };
    const workload = await checkPreconditions(api, namespace, deployment, needs);
    return workload && claimWorkload(api, resource, namespace, workload, step, tools);
  };
  const namespaces = [...new Set(places.map(({ namespace }) => namespace))];
  const [existing, swept] = await Promise.all([
    Promise.all(places.map(examine)).catch((error) => {
      throw explained(error, access, "Berth checks it");
    }),
    Promise.all(namespaces.map((namespace) => sweepWorkloads(api, namespace, step, tools)))
  ]);
  return { existing, swept: swept.flat() };
}
function settingsOf(targets, existing, step) {
  return targets.map(({ options }, place) => {
    const { buildkitdFlags = "" } = step.secret.settings[place] ?? {};
    const workload = existing[place];
    if (!workload) return { driverOptions: markedOptions(options, step), buildkitdFlags };
    const { selector, replicas = 1 } = workload.spec;
    const driverOptions = connectingOptions(options, selector.matchLabels ?? {}, replicas, step.deadline);
    return { driverOptions, buildkitdFlags };
  });
}
var placeOf = ({ deployment, options }, { context }) => ({
  deployment,
  resource: options.resource,
  namespace: options.namespace ?? context.namespace
});
export {
  createInCluster,
  removeFromCluster
};
