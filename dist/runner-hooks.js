import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/expected-error.ts
var ExpectedError = class extends Error {
  code;
  remedy;
  /** More lines that help, such as the end of a log. They are printed below the message. */
  details;
  /** A bundle that is loaded on demand has a copy of this class. Its errors are the same to `instanceof`. */
  static [Symbol.hasInstance](value2) {
    return value2 instanceof Error && value2.name === "ExpectedError";
  }
  constructor(code2, message, remedy2, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code2;
    this.remedy = remedy2;
    this.details = more.details ?? "";
  }
};

// src/steps/engine-error.ts
function engineError(error) {
  if (!(error instanceof Error)) return void 0;
  const { statusCode, code: code2, syscall, json } = error;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error.message}`;
    const remedy2 = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy2, { cause: error });
  }
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    const remedy2 = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy2, { cause: error });
  }
  const isSockets = syscall === "connect" && (code2 === "ENOENT" || code2 === "EACCES");
  if (isSockets || code2 && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code2)) {
    return new ExpectedError(
      "engine-unreachable",
      `The connection to Docker failed (${code2}): ${error.message}`,
      "Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.",
      { cause: error }
    );
  }
  return void 0;
}

// src/action/failure.ts
var issues = "https://github.com/berth-ci/berth/issues";
function asExpected(error) {
  if (error instanceof ExpectedError) return error;
  const known = engineError(error) ?? fileError(error);
  if (known) return known;
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  return new ExpectedError(
    "internal-error",
    `Internal error in Berth: ${error instanceof Error ? error.message : String(error)}`,
    `Report it with the log of this step: ${issues}`,
    { cause: error, details: stack }
  );
}
function fileError(error) {
  if (!(error instanceof Error) || error.name !== "Unwritable") return void 0;
  return new ExpectedError(
    "file-unwritable",
    error.message,
    "Check on the runner that its disk is neither full nor read-only (`df`, `mount`), and that this user can write there (`ls -ld`).",
    { cause: error }
  );
}

// src/action/hooks/hook-options.ts
import { parseArgs } from "node:util";

// src/action/hooks/hook-command.ts
function isHookCommand(word) {
  return word === "hooks" || word === "job-started" || word === "job-completed";
}

// src/action/hooks/hook-options.ts
var hooksHelp = `Usage: berth hooks [options]

Prints two scripts for self-hosted runners, or writes them. The runner starts one before each job and one after it.
Workflows do not change.

  job-started.sh     checks the machine's Docker: report in the log of the job, annotations for errors
  job-completed.sh   reports in the log and the job summary what the job did in Docker, and what it left there

Options:
  --directory DIR    write the scripts into this directory and print what to set. Without it, print them
  --fail-on LEVEL    lowest severity that fails each job: error, warning, never (default)
  --reap             remove what the job left: containers, networks and volumes that did not exist before it.
                     Only for machines that run one job at a time, and nothing else in Docker
  --help

Examples:
  berth hooks --directory /opt/berth-hooks
  berth hooks --directory /opt/berth-hooks --reap --fail-on error

The scripts run \`berth job-started\` and \`berth job-completed\` with these options.
`;
function parseHookOptions(words) {
  let parsed3;
  try {
    parsed3 = parse(words);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed3;
  const [command, unknown] = positionals;
  if (values.help) return { text: hooksHelp };
  if (!isHookCommand(command)) return { wrong: `Unknown command: ${command ?? "none"}` };
  if (unknown !== void 0) return { wrong: `Unknown argument: ${unknown}` };
  const { directory, reap, "fail-on": failOn } = values;
  if (failOn !== "error" && failOn !== "warning" && failOn !== "never")
    return { wrong: `--fail-on ${failOn}: must be one of error, warning, never` };
  if (directory !== void 0 && (command !== "hooks" || !directory.startsWith("/")))
    return { wrong: `--directory ${directory}: only for \`berth hooks\`, and an absolute path` };
  if (reap && command === "job-started")
    return { wrong: "--reap: only for `berth hooks` and `berth job-completed`" };
  if (failOn !== "never" && command === "job-completed")
    return { wrong: "--fail-on: only for `berth hooks` and `berth job-started`" };
  return { command, directory, failOn, reap };
}
function parse(words) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      directory: { type: "string" },
      "fail-on": { type: "string", default: "never" },
      reap: { type: "boolean", default: false },
      help: { type: "boolean", default: false, short: "h" }
    }
  });
}

// src/report/links.ts
var repository = "https://github.com/berth-ci/berth";
var documentation = (version) => `${repository}/blob/v${encodeURIComponent(version)}/docs`;
function findingUrl(id, version) {
  return `${documentation(version)}/findings/${encodeURIComponent(id)}.md`;
}
function threatModelUrl(version) {
  return `${documentation(version)}/threat-model.md`;
}
var trustedUrl = /https:\/\/(?:docs\.docker\.com|github\.com\/berth-ci\/berth)(?:\/[\w-]+(?:\.[\w-]+)*)+\/?/;

// src/report/plain.ts
function plain(text2) {
  return text2.toWellFormed().replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
}
function clip(text2, length) {
  if (text2.length <= length) return text2;
  const beginning = text2.slice(0, length).toWellFormed();
  return `${beginning}… (${text2.length - length} more characters in report.json)`;
}

// src/report/escape-markdown.ts
var zeroWidthSpace = "​";
var trustedUrls = new RegExp(`(${trustedUrl.source})`);
function escapeMarkdown(text2) {
  return plain(text2).replace(/@|#(?=\d)|(?:https?|ftp|mailto|xmpp):|www(?=\.)/gi, `$&${zeroWidthSpace}`).replace(/[&<>`*_[\]#|\\~$]|^[-+=]|(?<=^\d+)[.)](?=\s|$)/g, entity);
}
function code(text2) {
  return `<code>${escapeMarkdown(text2)}</code>`;
}
function prose(text2) {
  return plain(text2).split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? code(part.slice(1, -1)) : linked(part)).join("");
}
function linked(text2) {
  return text2.split(trustedUrls).map((part, index) => index % 2 === 1 ? `<${part}>` : inner(part)).join("");
}
function inner(text2) {
  return `${text2.startsWith(" ") ? " " : ""}${escapeMarkdown(text2)}${text2.length > 1 && text2.endsWith(" ") ? " " : ""}`;
}
function fenced(lines, language = "text") {
  const body = lines.map(plain).join("\n");
  const longest5 = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest5 + 1);
  return `${fence}${language}
${body}
${fence}`;
}
function entity(character) {
  return `&#${character.codePointAt(0)};`;
}

// src/report/left-by-job.ts
var most = 50;
var longest = 200;
function leftLines(left, reaped) {
  return left.map(
    (object) => plain(`${object.kind} ${object.name} (${object.what})${became(object, reaped)}`)
  );
}
function leftSummary(left, reaped) {
  const rows = left.slice(0, most).map((object) => {
    const cells3 = [object.kind, code(clip(object.name, longest)), escapeMarkdown(clip(object.what, longest))];
    return `| ${[...cells3, escapeMarkdown(clip(became(object, reaped).slice(2), longest))].join(" | ")} |`;
  });
  const rest = left.length > most ? [`
${left.length - most} more are in the log of the step Complete runner.`] : [];
  return [
    "### Left in Docker by this job\n",
    reaped === null ? `${others}
` : "",
    "| | Name | | |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...rest,
    ""
  ].join("\n");
}
var others = "They were not there before this job. On a machine that runs several jobs, another job can have made them.";
function became({ kind: kind2, name }, reaped) {
  if (reaped === null) return "";
  const remaining = reaped.remaining.find((each) => each.kind === kind2 && each.name === name);
  return remaining ? `: could not be removed: ${remaining.reason}` : ": removed";
}

// src/ledger/belongs.ts
var berthName = /^(?:buildx_buildkit_)?berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/;
var isBerthName = (name) => berthName.test(name);

// src/ledger/left-behind.ts
function leftBehind({ containers: containers2, networks, volumes, images, beganAt }, existing, isOwnImage) {
  const still = (ids) => (thing2) => ids.includes(thing2.id);
  const existed = new Map(images.map((image2) => [image2.name, image2.existed]));
  const isNew = (name, createdAt) => existed.has(name) ? existed.get(name) === false : beganAt !== null && createdAt >= beganAt;
  return {
    containers: containers2.filter(still(existing.containers)).map(({ id, name, startedAt, endedAt }) => ({
      ...{ id, name },
      isRunning: startedAt !== null && endedAt === null
    })),
    networks: networks.filter(still(existing.networks)),
    volumes: volumes.filter(still(existing.volumes)),
    // An engine 20.10 has no event for an image that its BuildKit built.
    images: existing.images.flatMap(({ names, createdAt }) => names.filter((name) => isNew(name, createdAt))).filter((name) => !isOwnImage(name))
  };
}

// src/ledger/read-builds.ts
var berthTest = /berth-[0-9a-f]{8}-build/;
function readBuilds(text2, since) {
  return text2.split("\n").flatMap((line3) => readBuild(line3) ?? []).filter(({ startedAt, name }) => startedAt >= since && !berthTest.test(name));
}
function readBuild(line3) {
  const record2 = parsed(line3);
  const { created_at: created, completed_at: completed, name, status } = record2;
  const startedAt = Date.parse(String(created));
  if (!Number.isFinite(startedAt)) return null;
  const endedAt = Date.parse(String(completed));
  return {
    // A URL can hold a login.
    name: typeof name === "string" ? name.replace(/\/\/[^/@\s]*@/g, "//") : "",
    startedAt,
    endedAt: Number.isFinite(endedAt) ? endedAt : null,
    isFailed: status === "Error",
    steps: numberIn(record2["total_steps"]),
    cachedSteps: numberIn(record2["cached_steps"])
  };
}
var numberIn = (value2) => typeof value2 === "number" ? value2 : 0;
function parsed(line3) {
  try {
    const value2 = JSON.parse(line3);
    return typeof value2 === "object" && value2 !== null ? value2 : {};
  } catch {
    return {};
  }
}

// src/ledger/entry.ts
var objectKinds = ["container", "network", "volume"];

// src/ledger/read-entries.ts
function readEntries(text2) {
  const lines = text2.split("\n").filter((line3) => line3.trim() !== "");
  const entries = lines.flatMap((line3) => readEntry(line3) ?? []);
  return { entries, unreadable: lines.length - entries.length };
}
function readEntry(line3) {
  const value2 = parsed2(line3);
  if (!isRecord(value2) || !isTime(value2["at"]) || typeof value2["kind"] !== "string") return null;
  if (!Object.hasOwn(keys, value2["kind"])) return null;
  const object = value2["object"];
  const needed = keys[value2["kind"]];
  const ofContainer = value2["kind"] === "created" && object === "container" ? keys.started : {};
  return matches(value2, { ...needed, ...ofContainer }) ? value2 : null;
}
var isText = (value2) => typeof value2 === "string";
var isNumber = (value2) => typeof value2 === "number";
var isTruth = (value2) => typeof value2 === "boolean";
var orNull = (test) => (value2) => value2 === null || test(value2);
var isTexts = (value2) => Array.isArray(value2) && value2.every(isText);
var isObject = (value2) => objectKinds.some((kind2) => kind2 === value2);
var isTime = (value2) => typeof value2 === "string" && Number.isFinite(Date.parse(value2));
var container = { id: isText, name: isText, image: isText, service: orNull(isText) };
var thing = { object: isObject, id: isText, name: isText };
var image = { name: isText, existed: isTruth };
var ofGuard = {
  ...{ rule: orNull(isText), place: isText, value: isText },
  ...{ method: isText, path: isText, times: isNumber }
};
var keys = {
  began: { format: isNumber, shared: isTruth },
  closed: {},
  created: thing,
  loaded: image,
  imported: image,
  tagged: image,
  removed: thing,
  started: container,
  oom: container,
  ended: { ...container, exitCode: orNull(isNumber), stopped: isTruth },
  inspected: { id: isText, program: isText, memoryLimit: orNull(isNumber) },
  published: { id: isText, ports: isTexts },
  peak: { id: isText, bytes: isNumber },
  pulled: { ...image, registry: isText, bytes: orNull(isNumber) },
  gap: { until: isTime },
  "left-out": { entries: isNumber },
  refused: ofGuard,
  "would-refuse": ofGuard,
  changed: ofGuard
};
function matches(value2, tests2) {
  return Object.entries(tests2).every(([key, test]) => test(value2[key]));
}
function parsed2(line3) {
  try {
    return JSON.parse(line3);
  } catch {
    return null;
  }
}
var isRecord = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);

// src/values/group-by.ts
function groupBy(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// src/ledger/read-container.ts
function readContainer(entries) {
  if (!entries.some(({ kind: kind2 }) => kind2 === "created")) return null;
  const named = entries.flatMap((entry) => "image" in entry ? [entry] : []).at(-1);
  if (named === void 0) return null;
  const { id, name, image: image2, service } = named;
  const inspected = entries.find((entry) => entry.kind === "inspected");
  const started = entries.filter(({ kind: kind2 }) => kind2 === "started");
  const ended = entries.findLast((entry) => entry.kind === "ended");
  const isRunning = started.length > 0 && (ended === void 0 || entries.lastIndexOf(ended) < entries.lastIndexOf(started.at(-1))) && !entries.some(({ kind: kind2 }) => kind2 === "removed");
  const [first] = started;
  const end2 = ended ?? entries.find(({ kind: kind2 }) => kind2 === "removed");
  const exitCode = isRunning || ended === void 0 ? null : ended.exitCode;
  const peaks = entries.flatMap((entry) => entry.kind === "peak" ? [entry.bytes] : []);
  return {
    ...{ id, name, image: image2, service, exitCode },
    isStopped: exitCode !== null && ended?.stopped === true,
    program: inspected?.program ?? null,
    startedAt: first ? Date.parse(first.at) : null,
    endedAt: isRunning || first === void 0 || end2 === void 0 ? null : Date.parse(end2.at),
    // With cgroup v1 an OOM kill at the limit of a job daemon is an event of each container in it (docs/adr/0019).
    isOomKilled: entries.some(({ kind: kind2 }) => kind2 === "oom") && exitCode !== null && exitCode !== 0 && ended?.stopped !== true,
    peak: peaks.length > 0 ? Math.max(...peaks) : null,
    memoryLimit: inspected?.memoryLimit ?? null,
    ports: [...new Set(entries.flatMap((entry) => entry.kind === "published" ? entry.ports : []))]
  };
}

// src/ledger/read-ledger.ts
function ledgerOf({ entries, unreadable }) {
  const sorted = inOrder(entries);
  const began = sorted.find((entry) => entry.kind === "began");
  const last = sorted.at(-1);
  return {
    beganAt: began ? Date.parse(began.at) : null,
    lastAt: last ? Date.parse(last.at) : null,
    isClosed: sorted.some(({ kind: kind2 }) => kind2 === "closed"),
    shared: began?.shared ?? true,
    containers: containersIn(sorted),
    networks: thingsIn(sorted, "network"),
    volumes: thingsIn(sorted, "volume"),
    images: imagesIn(sorted),
    pulls: pullsIn(sorted),
    refusals: refusalsIn(sorted),
    gaps: sorted.filter(({ kind: kind2 }) => kind2 === "gap").length,
    leftOut: Math.max(0, ...sorted.map((entry) => entry.kind === "left-out" ? entry.entries : 0)),
    unreadable
  };
}
var ranks = ["created", "started", "oom", "ended", "removed"];
function inOrder(entries) {
  return entries.map((entry) => ({
    entry,
    keys: [Date.parse(entry.at), ranks.indexOf(entry.kind), JSON.stringify(entry)]
  })).toSorted(({ keys: one }, { keys: other }) => {
    const [time, rank] = [one[0] - other[0], one[1] - other[1]];
    return time || rank || (one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0);
  }).map(({ entry }) => entry);
}
function containersIn(sorted) {
  const entries = sorted.flatMap((entry) => "id" in entry && !isOfThing(entry) ? [entry] : []);
  return [...groupBy(entries, ({ id }) => id).values()].flatMap((own) => readContainer(own) ?? []);
}
var isOfThing = (entry) => "object" in entry && entry.object !== "container";
function thingsIn(sorted, object) {
  const created = sorted.flatMap(
    (entry) => entry.kind === "created" && entry.object === object ? [entry] : []
  );
  return [...new Map(created.map(({ id, name }) => [id, { id, name }])).values()];
}
function imagesIn(sorted) {
  const entries = sorted.flatMap((entry) => "existed" in entry ? [entry] : []);
  return [...groupBy(entries, ({ name }) => name)].map(([name, [first]]) => ({
    name,
    existed: first?.existed ?? true
  }));
}
function pullsIn(sorted) {
  return sorted.flatMap((entry) => {
    if (entry.kind !== "pulled") return [];
    const { at, name, registry, bytes: bytes2 } = entry;
    return [{ at: Date.parse(at), name, registry, bytes: bytes2 }];
  });
}
var isOfGuard = (entry) => entry.kind === "refused" || entry.kind === "would-refuse" || entry.kind === "changed";
function refusalsIn(sorted) {
  const byRule = groupBy(
    sorted.filter(isOfGuard),
    (entry) => JSON.stringify([entry.kind, entry.rule ?? entry.value])
  );
  return [...byRule.values()].flatMap((same) => {
    const [first] = same;
    if (first === void 0) return [];
    const { kind: kind2, rule, place, value: value2 } = first;
    return [{ kind: kind2, rule, times: same.reduce((sum, { times }) => sum + times, 0), place, value: value2 }];
  }).toSorted((one, other) => other.times - one.times);
}

// src/platform/before-deadline.ts
async function beforeDeadline(timeout, call) {
  const controller = new AbortController();
  const { signal: abortSignal } = controller;
  const late = new Promise((_, reject) => {
    abortSignal.addEventListener("abort", () => reject(abortSignal.reason));
  });
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout / 1e3} s`, "TimeoutError"));
  }, timeout);
  try {
    return await Promise.race([call({ abortSignal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

// src/values/node-names.ts
var containerPrefix = "buildx_buildkit_";
var containerOf = (node) => `${containerPrefix}${node}`;

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
var most2 = 10;
var longest2 = 500;
async function noticesIn(directory, files) {
  const text2 = await files.readText(`${directory}/${fileNames.notices}`).catch(() => "");
  const lines = text2.split("\n").filter((line3) => line3 !== "");
  return lines.slice(0, most2).map((line3) => line3.slice(0, longest2));
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
async function stopProcess({ directory, tasks }, { files, processes, group, warn, environment }) {
  const identity = await readIdentity(files, directory);
  if (identity === null) return;
  const ran = await processes.stop(identity, grace);
  const lines = (await files.readText(`${directory}/${fileNames.log}`).catch(() => "")).trim().split("\n");
  const problem = problemIn(lines, ran, namesOf(tasks));
  if (problem !== null) warn(problem);
  if (problem !== null || environment["RUNNER_DEBUG"] === "1")
    group("Log of the companion", lines.slice(-shown));
  for (const notice of await noticesIn(directory, files)) warn(notice);
  await files.remove(`${directory}/${fileNames.notices}`);
  await files.remove(`${directory}/${fileNames.process}`);
}
function problemIn(lines, ran, tasks) {
  const timed = lines.map((line3) => line3.split(" ")).filter(([time = ""]) => /^\d{4}-[\d-]+T[\d:.]+Z$/.test(time));
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
async function readIdentity(files, directory) {
  try {
    const { pid, start } = JSON.parse(await files.readText(`${directory}/${fileNames.process}`));
    return Number.isInteger(pid) && pid > 1 && typeof start === "string" ? { pid, start } : null;
  } catch {
    return null;
  }
}

// src/steps/companion/close-ledger.ts
var buildxTimeout = 3e3;
var listTimeout = 2e3;
async function closeLedger(steps, tools) {
  const companion = steps.find((step) => step.kind === "start-companion");
  const task = companion?.tasks.ledger;
  if (companion === void 0 || !task) return null;
  await stopProcess(companion, tools);
  const text2 = await tools.files.readText(task.file).catch(() => null);
  if (text2 === null) return null;
  const entries = readEntries(text2);
  const ledger = ledgerOf(entries);
  const docker = tools.connect(companion.daemon.host, companion.daemon.certificates);
  const [builds, left] = await Promise.all([
    buildsSince(ledger.beganAt ?? 0, steps, tools),
    task.shared ? leftIn(docker, ledger, task) : null
  ]);
  const isGuarded = companion.tasks.guard !== null;
  const isReaped = steps.some(({ kind: kind2 }) => kind2 === "reap-leftovers");
  return { ledger, entries, builds, left, isReaped, isGuarded };
}
async function buildsSince(since, steps, tools) {
  const asked = steps.map(async (step) => {
    if (step.kind === "use-embedded-builder") return step.buildx ? [[step.buildx, step.name]] : [];
    if (step.kind !== "create-builder") return [];
    const names = await runs(step, tools) ? ["default", step.name] : ["default"];
    return names.map((name) => [step.buildx, name]);
  });
  const builders = (await Promise.all(asked)).flat();
  const found = await Promise.all(
    builders.map(async ([{ program, environment }, name]) => {
      const words = ["history", "ls", "--format", "json", "--builder", name];
      const listed3 = await tools.runCommand(program, words, { timeout: buildxTimeout, environment }).catch(() => null);
      return listed3?.exitCode === 0 ? readBuilds(listed3.stdout, since) : null;
    })
  );
  return found.every((builds) => builds === null) ? null : found.flatMap((builds) => builds ?? []);
}
async function runs({ nodes }, { connect }) {
  const running = nodes.map(async ({ name, daemon }) => {
    const docker = connect(daemon.host, daemon.certificates);
    const inspect = () => docker.inspectContainer(containerOf(name));
    const found = await beforeDeadline(listTimeout, inspect).catch(() => null);
    return found?.State.Running === true;
  });
  return (await Promise.all(running)).every(Boolean);
}
async function leftIn(docker, ledger, task) {
  const existing = await beforeDeadline(listTimeout, () => existingIn(docker)).catch(() => null);
  const isOwn = (name) => isBerthName(name) || task.ownImages.includes(name);
  return existing && leftBehind(ledger, existing, isOwn);
}
async function existingIn(docker) {
  const [containers2, networks, volumes, images] = await Promise.all([
    docker.listContainers(),
    docker.listNetworks(),
    docker.listVolumes(),
    docker.listImages()
  ]);
  return {
    containers: containers2.map(({ Id }) => Id),
    networks: networks.map(({ Id }) => Id),
    volumes: volumes.map(({ Name }) => Name),
    images: images.map(({ RepoTags, Created }) => ({
      names: (RepoTags ?? []).filter((name) => name !== "<none>:<none>"),
      createdAt: Created * 1e3
    }))
  };
}

// src/plan/job.ts
var ownerLabel = "berth.run";
var poolLabel = "berth.cache";
function labelsOf(job) {
  return {
    [ownerLabel]: job.run,
    "berth.repository": job.repository,
    "berth.attempt": job.attempt,
    "berth.job": job.job,
    "berth.runner": job.runner,
    "berth.token": job.token
  };
}
var stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`;

// src/steps/reap/is-kept.ts
var builtIn = ["bridge", "host", "none"];
var builderState = /^buildx_buildkit_.*_state$/;
function isKept({ kind: kind2, name, labels }) {
  if (kind2 === "network") return builtIn.includes(name);
  return kind2 === "volume" && (poolLabel in labels || builderState.test(name));
}

// src/steps/reap/list-objects.ts
var idOf = ({ kind: kind2, id }) => `${kind2} ${id}`;
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
async function listObjects(docker) {
  return (await Promise.all(lists.map((list2) => list2(docker)))).flat();
}

// src/steps/reap/remove-objects.ts
import { setTimeout as sleep } from "node:timers/promises";

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
        const next = waiting.shift();
        if (next) next();
        else active -= 1;
      }
    }
  };
}

// src/steps/reap/remove-objects.ts
var atOnce = 8;
var timeLimit = 45e3;
var pauses = [0, 250, 1e3];
var order = ["container", "network", "volume"];
var removalDeadline = () => performance.now() + timeLimit;
async function removeObjects(objects, until = removalDeadline()) {
  const removed = [];
  const remaining = [];
  for (const kind2 of order) {
    const limiter = limitConcurrency(atOnce);
    const removing = objects.filter((object) => object.kind === kind2).map(
      ({ name, remove }) => limiter.run(async () => {
        const reason = await tryRemoval(remove, until);
        if (reason === null) removed.push({ kind: kind2, name });
        else remaining.push({ kind: kind2, name, reason });
      })
    );
    await Promise.all(removing);
  }
  return { removed, remaining };
}
async function tryRemoval(remove, until) {
  let reason = "there was no time left";
  for (const pause of pauses) {
    if (performance.now() + pause > until) return reason;
    await sleep(pause);
    try {
      await remove();
      return null;
    } catch (error) {
      reason = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error));
    }
  }
  return reason;
}

// src/guard/rules/confinement-rules.ts
var confinementRules = {
  "security-option": {
    refuses: "security options other than `no-new-privileges`",
    why: "Other options switch off seccomp, AppArmor, SELinux or the masks of /proc.",
    instead: "Leave it out, or use `mode: dind` without `guard`.",
    example: "docker run --security-opt seccomp=unconfined alpine",
    opens: true,
    cis: "5.22"
  },
  "unmasked-path": {
    refuses: "fewer masked or read-only paths in /proc and /sys",
    why: "Files such as /proc/sysrq-trigger act on the host.",
    instead: "Leave out `MaskedPaths` and `ReadonlyPaths`.",
    example: "docker run --security-opt systempaths=unconfined alpine",
    opens: true,
    cis: null
  },
  runtime: {
    refuses: "runtimes other than the default, `runc` and `io.containerd.runc.v2`",
    why: "A runtime is a program that the host daemon starts as root.",
    instead: "Leave out `--runtime`.",
    example: "docker run --runtime sysbox-runc alpine",
    opens: true,
    cis: null
  },
  annotation: {
    refuses: "annotations",
    why: "Runtimes and hooks of the host act on them.",
    instead: "Use labels.",
    example: "docker run --annotation run.oci.handler=krun alpine",
    opens: true,
    cis: null
  },
  sysctl: {
    refuses: "sysctls outside of `net.`",
    why: "Other sysctls are limits of the host, or can become so.",
    instead: "Use sysctls of `net.`, without `--network host`.",
    example: "docker run --sysctl kernel.shmmax=1 alpine",
    opens: true,
    cis: null
  },
  "log-driver": {
    refuses: "log drivers other than `json-file`, `local`, `journald` and `none`",
    why: "The host daemon dials addresses of the job as root, also Unix sockets.",
    instead: "Read the log by `docker logs`, and send it from the job.",
    example: "docker run --log-driver syslog --log-opt syslog-address=unixgram:///run/systemd/notify alpine",
    opens: true,
    cis: null
  },
  "oom-protection": {
    refuses: "protection of a container against the OOM killer",
    why: "The kernel kills processes of the host in its place.",
    instead: "Set `--memory`.",
    example: "docker run --oom-score-adj -1000 alpine",
    opens: true,
    cis: null
  },
  "network-driver": {
    refuses: "networks of other drivers than `bridge`, and of Swarm",
    why: "macvlan and ipvlan join the network of the host. Overlay networks and plugins reach other hosts.",
    instead: "Use the driver `bridge`.",
    example: "docker network create --driver macvlan --opt parent=eth0 lan",
    opens: true,
    cis: null
  },
  "network-option": {
    refuses: "options of a network that name interfaces of the host or open it, and subnets that are not private",
    why: "A network can take over a bridge of the host, or addresses that the host reaches elsewhere.",
    instead: "Leave out the option, and use a subnet such as 172.30.0.0/16.",
    example: "docker network create --opt com.docker.network.bridge.name=docker0 stolen",
    opens: true,
    cis: null
  },
  checkpoint: {
    refuses: "checkpoints",
    why: "The host daemon reads and writes folders that the job names.",
    instead: "Commit the container to an image.",
    example: 'curl --unix-socket "$SOCKET" -X POST "http://docker/containers/web/start?checkpoint-dir=/etc"',
    opens: false,
    cis: null
  },
  plugin: {
    refuses: "changes of plugins",
    why: "A plugin is root on the host.",
    instead: "Install plugins on the machine, outside of jobs.",
    example: "docker plugin install example/driver",
    opens: true,
    cis: null
  },
  swarm: {
    refuses: "Swarm: services, nodes, tasks, secrets and configs",
    why: "A service is a container that other hosts start with settings of the job.",
    instead: "Use Compose without Swarm, or `mode: dind` without `guard`.",
    example: "docker swarm init",
    opens: true,
    cis: "5.1"
  }
};

// src/guard/rules/host-rules.ts
var dind = "Use `mode: dind` without `guard`: there the job has a separate daemon.";
var hostRules = {
  privileged: {
    refuses: "privileged containers",
    why: "A privileged container is root on the host.",
    instead: `For kind and others, use \`mode: dind\` without \`guard\`. Builds: use the builder that Berth hands over. Testcontainers: set \`TESTCONTAINERS_RYUK_DISABLED=true\`.`,
    example: "docker run --privileged alpine",
    opens: true,
    cis: "5.5"
  },
  "privileged-exec": {
    refuses: "privileged commands in a container",
    why: "The command is root on the host.",
    instead: "Leave out `--privileged`, or use `mode: dind` without `guard`.",
    example: "docker exec --privileged web sh",
    opens: true,
    cis: "5.23"
  },
  capability: {
    refuses: "capabilities beyond those that Docker gives by default",
    why: "Many capabilities are root on the host.",
    instead: dind,
    example: "docker run --cap-add SYS_ADMIN alpine",
    opens: true,
    cis: "5.4"
  },
  "net-admin": {
    refuses: "the capability NET_ADMIN",
    why: "The container can change its network and load kernel modules for it.",
    instead: "Let Docker set up the network, or use `mode: dind` without `guard`.",
    example: "docker run --cap-add NET_ADMIN alpine",
    opens: true,
    cis: "5.4"
  },
  "sys-ptrace": {
    refuses: "the capability SYS_PTRACE",
    why: "The container can read the memory of all its processes.",
    instead: "Debug as the user of the process, or use `mode: dind` without `guard`.",
    example: "docker run --cap-add SYS_PTRACE alpine",
    opens: true,
    cis: "5.4"
  },
  device: {
    refuses: "devices of the host, and rules for them",
    why: "A disk of the host holds all of its files.",
    instead: dind,
    example: "docker run --device /dev/sda alpine",
    opens: true,
    cis: "5.18"
  },
  "virtual-device": {
    refuses: "/dev/kvm, /dev/fuse and /dev/net/tun",
    why: "Such a device reaches a driver of the kernel that containers do not reach otherwise.",
    instead: "Run without acceleration, or use `mode: dind` without `guard`.",
    example: "docker run --device /dev/kvm alpine",
    opens: true,
    cis: "5.18"
  },
  gpu: {
    refuses: "GPUs",
    why: "The driver mounts files and devices of the host.",
    instead: "Allow it on machines that have GPUs for jobs.",
    example: "docker run --gpus all alpine",
    opens: true,
    cis: "5.18"
  },
  "host-path": {
    refuses: "bind mounts outside of the workspace, the temporary folder and the tool cache",
    why: "The container reads or changes files of the host.",
    instead: "Copy the files into the workspace, or use a named volume.",
    example: "docker run --volume /etc:/host alpine",
    opens: true,
    cis: "5.6"
  },
  "docker-socket": {
    refuses: "bind mounts of the Docker socket, or of a folder that contains it",
    why: "The container passes by the guard and is root on the host.",
    instead: "Mount `/var/run/docker.sock` itself if the guard has a socket for containers, or use `mode: dind` without `guard`.",
    example: "docker run --volume /var/run:/host alpine",
    opens: true,
    cis: "5.32"
  },
  "mount-propagation": {
    refuses: "mounts that the host and the container share",
    why: "A mount in the container becomes a mount of the host.",
    instead: "Leave out the propagation.",
    example: 'docker run --volume "$PWD:/src:rshared" alpine',
    opens: true,
    cis: "5.20"
  },
  "volume-driver": {
    refuses: "volumes of other drivers than `local`, and options of it that mount the host",
    why: "The host daemon mounts any disk or folder of the host as a volume.",
    instead: "Use a volume without options, or of type tmpfs.",
    example: "docker volume create --opt type=none --opt o=bind --opt device=/etc stolen",
    opens: true,
    cis: null
  },
  "host-network": {
    refuses: "the network of the host",
    why: "The container reaches all services of the host at localhost, and abstract sockets.",
    instead: "Publish ports by `--publish`. Containers reach each other by name in a network of the job.",
    example: "docker run --network host alpine",
    opens: true,
    cis: "5.10"
  },
  "host-pid": {
    refuses: "the processes of the host",
    why: "The container sees and can stop processes of the host.",
    instead: "Use `--pid container:<name>` with a container of the job.",
    example: "docker run --pid host alpine",
    opens: true,
    cis: "5.16"
  },
  "host-ipc": {
    refuses: "the shared memory of the host",
    why: "The container reads memory that processes of the host share.",
    instead: "Use `--ipc shareable` and `--ipc container:<name>` with containers of the job.",
    example: "docker run --ipc host alpine",
    opens: true,
    cis: "5.17"
  },
  "host-uts": {
    refuses: "the host name of the host",
    why: "The container can change the host name with a capability.",
    instead: "Use `--hostname`.",
    example: "docker run --uts host alpine",
    opens: true,
    cis: "5.21"
  },
  "host-user-namespace": {
    refuses: "the user namespace of the host",
    why: "Root in the container is then root on the host, although the host daemon maps users.",
    instead: dind,
    example: "docker run --userns host alpine",
    opens: true,
    cis: "5.31"
  },
  "host-cgroup": {
    refuses: "the cgroup namespace of the host, and other cgroups",
    why: "The container passes by the limits of the job.",
    instead: "Use `--memory`, `--cpus` and `--pids-limit`.",
    example: "docker run --cgroup-parent / alpine",
    opens: true,
    cis: "5.25"
  }
};

// src/guard/rules/neighbor-rules.ts
var neighborRules = {
  "foreign-container": {
    refuses: "containers that the job did not create",
    why: "A container of another job holds its secrets and files.",
    instead: "Use containers that this job created through the guard.",
    example: "docker exec container-of-another-job env",
    opens: true,
    cis: null
  },
  "foreign-network": {
    refuses: "networks that the job did not create, except `bridge` and `none`",
    why: "Services of another job trust each container in their network.",
    instead: "Create a network in the job.",
    example: "docker run --network network-of-another-job alpine",
    opens: true,
    cis: null
  },
  "foreign-volume": {
    refuses: "volumes that the job did not create",
    why: "A volume of another job holds its files.",
    instead: "Create a volume in the job.",
    example: "docker run --volume volume-of-another-job:/data alpine",
    opens: true,
    cis: null
  },
  "foreign-image": {
    refuses: "removal of images that were there before the job",
    why: "Other jobs can need such an image.",
    instead: "Remove only images that the job pulled, loaded or built.",
    example: "docker rmi --force $(docker images --quiet)",
    opens: true,
    cis: null
  },
  "shared-build-cache": {
    refuses: "removal of the build cache by `POST /build/prune`",
    why: "All jobs of the host daemon share it, and it has no labels.",
    instead: "Leave it to the owner of the machine. The answer is an empty report, so that `docker system prune` works. `docker buildx prune` is not seen.",
    example: "docker system prune --all --force",
    opens: true,
    cis: null
  }
};

// src/guard/rules/request-rules.ts
var requestRules = {
  "unknown-request": {
    refuses: "endpoints and methods that the guard does not know",
    why: "A new endpoint can do anything to the host.",
    instead: "Use an endpoint of the table of endpoints.",
    example: 'curl --unix-socket "$SOCKET" -X POST http://docker/v1.41/libpod/play/kube',
    opens: false,
    cis: null
  },
  "odd-path": {
    refuses: "paths that are not in their shortest spelling",
    why: "Two programs can read such a path differently.",
    instead: "Send the path of the Engine API reference, without `//`, `..` and escapes.",
    example: 'curl --path-as-is --unix-socket "$SOCKET" http://docker/containers/../info',
    opens: false,
    cis: null
  },
  "odd-framing": {
    refuses: "other versions of HTTP than 1.1, and requests whose end or headers are not certain",
    why: "A second request can hide in such a request.",
    instead: "Use HTTP/1.1, with one `Content-Length` or with chunks.",
    example: 'curl --http1.0 --unix-socket "$SOCKET" http://docker/_ping',
    opens: false,
    cis: null
  },
  "ambiguous-request": {
    refuses: "parameters and headers that occur twice, or are not in the spelling of the Engine API",
    why: "The host daemon can read another value than the one that was checked.",
    instead: "Send each of them once.",
    example: 'curl --unix-socket "$SOCKET" -X POST "http://docker/containers/create?name=a&name=b"',
    opens: false,
    cis: null
  },
  "ambiguous-body": {
    refuses: "bodies that are no strict JSON, and keys in another spelling than that of the Engine API",
    why: "Go merges keys that differ only in case, so the host daemon can read another value.",
    instead: "Send each key once, in the spelling of the Engine API.",
    example: `curl --unix-socket "$SOCKET" http://docker/containers/create --json '{"hostconfig":{}}'`,
    opens: false,
    cis: null
  },
  "form-body": {
    refuses: "HTML forms as bodies",
    why: "The host daemon reads a form in place of the query.",
    instead: "Put parameters into the query.",
    example: 'curl --unix-socket "$SOCKET" http://docker/containers/web/rename --data name=other',
    opens: false,
    cis: null
  },
  "oversized-body": {
    refuses: "JSON bodies above 4 MiB",
    why: "The guard reads a body completely before it forwards any of it.",
    instead: "Put large data into a file, a volume or an image.",
    example: "docker run --env-file 5-megabytes.env alpine",
    opens: false,
    cis: null
  },
  upgrade: {
    refuses: "upgrades of the connection, except for `attach`, `exec`, `/session` and `/grpc`",
    why: "The guard cannot check what follows an upgrade.",
    instead: "Leave out the header `Upgrade`. In place of the websocket, use `POST` on `attach`.",
    example: 'curl --unix-socket "$SOCKET" --header "Upgrade: h2c" http://docker/_ping',
    opens: false,
    cis: null
  },
  "unknown-parameter": {
    refuses: "query parameters that the guard does not know, on endpoints that change something",
    why: "A parameter of a newer engine can reach the host.",
    instead: "Leave it out, or use a newer version of Berth.",
    example: 'curl --unix-socket "$SOCKET" -X POST "http://docker/containers/create?new=1"',
    opens: true,
    cis: null
  },
  "unknown-field": {
    refuses: "fields of a body that the guard does not know",
    why: "A field of a newer engine can reach the host.",
    instead: "Leave it out, or use a newer version of Berth.",
    example: `curl --unix-socket "$SOCKET" http://docker/containers/create --json '{"New":1}'`,
    opens: true,
    cis: null
  },
  "unexpected-value": {
    refuses: "values of a type or a form that the guard does not know",
    why: "The host daemon can read more into such a value.",
    instead: "Use a value of the Engine API reference.",
    example: "docker run --network ns:/proc/1/ns/net alpine",
    opens: false,
    cis: null
  },
  "legacy-field": {
    refuses: "fields of HostConfig outside of HostConfig",
    why: "Engines up to 26 obey them.",
    instead: "Put the field into HostConfig.",
    example: `curl --unix-socket "$SOCKET" http://docker/containers/create --json '{"Privileged":true}'`,
    opens: false,
    cis: null
  },
  "berth-label": {
    refuses: "labels that begin with `berth.`",
    why: "Such a label says which job owns a container, and what is removed after it.",
    instead: "Use another label.",
    example: "docker run --label berth.token=1 alpine",
    opens: false,
    cis: null
  }
};

// src/guard/rules.ts
var table = { ...requestRules, ...hostRules, ...confinementRules, ...neighborRules };
var rules = table;
var ruleIds = Object.keys(table);
var openableRules = ruleIds.filter((id) => rules[id].opens);

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

// src/report/guard-annotations.ts
var most3 = 6;
var longest3 = 300;
function guardAnnotations(refusals2) {
  const byRule = refusals2.filter(({ kind: kind2, rule }) => kind2 !== "changed" && rule !== null);
  const rest = byRule.length - most3;
  const more = rest > 0 ? [
    {
      level: "notice",
      title: "guard",
      message: `${count(rest, "more rule")} of the guard in the job summary.`
    }
  ] : [];
  return [...byRule.slice(0, most3).map(annotation), ...more];
}
function annotation({ kind: kind2, rule, times, place, value: value2 }) {
  const opens = openableRules.some((id) => id === rule);
  const first = `${count(times, "request")}, first: ${place === "" ? "" : `${place} is `}${value2}`;
  const parts = kind2 === "refused" ? [`The guard refused ${first}.`, opens ? `To allow it, set \`allow: ${rule}\`.` : ""] : [
    `\`guard: enforce\` would refuse ${first}.`,
    opens ? `If the job needs it, set \`allow: ${rule}\` too.` : ""
  ];
  return {
    level: kind2 === "refused" ? "warning" : "notice",
    title: `guard: ${rule}`,
    message: parts.filter((part) => part !== "").map((part) => clip(plain(part), longest3)).join(" ")
  };
}

// src/report/ledger-words.ts
var most4 = 10;
function ledgerRows({ ledger, builds, left }) {
  const rows = [
    ["Containers", containers(ledger)],
    ["Builds", buildWords(builds ?? [])],
    ["Images pulled", pulls(ledger)],
    ["Networks", ledger.networks.length === 0 ? "" : `${ledger.networks.length} created`],
    ["Volumes", ledger.volumes.length === 0 ? "" : `${ledger.volumes.length} created`],
    ["Published ports", ports(ledger.containers)],
    ["Guard", guard(ledger)],
    ["Left behind", left === null ? "" : leftWords(left)]
  ];
  return rows.filter(([, sentence]) => sentence !== "");
}
function containers({ containers: all }) {
  if (all.length === 0) return "";
  const killed2 = all.filter(({ isOomKilled }) => isOomKilled).length;
  const failed = all.filter(isFailed).length - killed2;
  const running = all.filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null).length;
  return [
    String(all.length),
    ...failed > 0 ? [`${failed} with an exit code other than 0`] : [],
    ...killed2 > 0 ? [`${killed2} OOM-killed`] : [],
    ...running > 0 ? [`${running} still running`] : []
  ].join(", ");
}
function buildWords(builds) {
  if (builds.length === 0) return "";
  const took = builds.reduce(
    (sum2, each) => sum2 + Math.max(0, (each.endedAt ?? each.startedAt) - each.startedAt),
    0
  );
  const sum = (of) => builds.reduce((all, each) => all + of(each), 0);
  const failed = builds.filter(({ isFailed: isFailed2 }) => isFailed2).length;
  const cached = `${sum((each) => each.cachedSteps)} of ${count(
    sum((each) => each.steps),
    "step"
  )} from the cache`;
  return `${builds.length} in ${duration(took)}${failed > 0 ? `, ${failed} failed` : ""}, ${cached}`;
}
function pulls({ pulls: all }) {
  if (all.length === 0) return "";
  const size2 = all.reduce((sum, { bytes: amount }) => sum + (amount ?? 0), 0);
  const registries = list(all.map(({ registry }) => registry));
  return `${all.length}${size2 > 0 ? ` (${bytes(size2)} unpacked)` : ""} from ${registries}`;
}
var isFailed = ({ exitCode, isStopped }) => exitCode !== null && exitCode !== 0 && !isStopped;
function ports(all) {
  const found = new Set(all.flatMap((each) => each.ports));
  return list(
    [...found].filter((port) => !port.startsWith(":::") || !found.has(port.replace(":::", "0.0.0.0:")))
  );
}
var guardWords = { refused: "refused", "would-refuse": "would be refused", changed: "changed" };
function guard({ refusals: refusals2 }) {
  const kinds = Object.entries(guardWords).flatMap(([kind2, words]) => {
    const times = refusals2.reduce((sum, each) => sum + (each.kind === kind2 ? each.times : 0), 0);
    return times > 0 ? [`${count(times, "request")} ${words}`] : [];
  });
  return kinds.join(", ");
}
function leftWords({ containers: left, networks, volumes, images }) {
  const parts = [
    [left.length, "container"],
    [networks.length, "network"],
    [volumes.length, "volume"],
    [images.length, "image name"]
  ];
  return parts.flatMap(([amount, noun]) => amount > 0 ? [count(amount, noun)] : []).join(", ");
}
function list(texts) {
  const different = [...new Set(texts)];
  const shown2 = different.slice(0, most4).map((text2) => `\`${text2.replaceAll("`", "'")}\``);
  const rest = different.length - shown2.length;
  return [...shown2, ...rest > 0 ? [`${rest} more`] : []].join(", ");
}
function ledgerNotes({ ledger, builds, left, isGuarded }) {
  const { shared, gaps, leftOut, unreadable, beganAt } = ledger;
  return [
    ...shared && !isGuarded ? [
      "Others on this daemon are counted too: Berth cannot distinguish them from this job without `guard` or `mode: dind`."
    ] : [],
    ...shared && isGuarded ? ["Images have no owner, so those of others on this daemon are counted too."] : [],
    ...builds === null ? ["Builds are not listed: the BuildKit of this daemon keeps no history, or Buildx cannot read it."] : [],
    ...shared && left === null ? ["The daemon did not answer, so Berth could not check what is left behind."] : [],
    ...ledger.isClosed || ledger.lastAt === null ? [] : [
      `The companion ended before the job did. The ledger has nothing after ${new Date(ledger.lastAt).toISOString().slice(11, 19)} UTC.`
    ],
    ...gaps > 0 ? [
      `Berth lost the connection to the daemon ${count(gaps, "time")}. Short containers of that time can be missing.`
    ] : [],
    ...leftOut > 0 ? [
      `The file of the ledger was full: at least ${count(leftOut, "entry").replace(/entrys$/, "entries")} are missing.`
    ] : [],
    ...unreadable > 0 || beganAt === null ? [`The file of the ledger was changed or cut: ${count(unreadable, "line")} could not be read.`] : []
  ];
}

// src/report/summary-text.ts
var longestText = 600;
function text(raw) {
  return prose(clip(raw, longestText));
}
function value(raw, longest5) {
  return code(clip(raw, longest5));
}
function folded(title, heading, body) {
  return { title, text: `<details><summary>${heading}</summary>

${body}

</details>` };
}

// src/report/left-behind.ts
var most5 = 20;
var longestName = 80;
var isWord = (name) => /^[a-zA-Z0-9][\w.:/@-]*$/.test(name);
function leftBehindSection({ left, isReaped }) {
  if (left === null) return null;
  const { containers: containers2, networks, volumes, images } = left;
  const named = [
    ...kind(
      "container",
      containers2.map(({ name, isRunning }) => `${name}${isRunning ? " (runs)" : ""}`)
    ),
    ...kind(
      "network",
      networks.map(({ name }) => name)
    ),
    ...kind(
      "volume",
      volumes.map(({ name }) => name)
    ),
    ...kind("image name", images)
  ];
  if (named.length === 0) return null;
  const title = isReaped ? "The job left these. The post step removes its containers, networks and volumes." : "The job left these, and Berth does not remove them.";
  const commands = commandsFor(isReaped ? { containers: [], networks: [], volumes: [], images } : left);
  const remedy2 = commands.length === 0 ? [] : [text("To remove them:"), fenced(commands, "bash")];
  return { title: "what is left behind", text: [text(title), named.join("\n"), ...remedy2].join("\n\n") };
}
function kind(noun, names) {
  if (names.length === 0) return [];
  const shown2 = names.slice(0, most5).map((name) => value(name, longestName));
  const rest = names.length - shown2.length;
  return [`- ${count(names.length, noun)}: ${[...shown2, ...rest > 0 ? [`${rest} more`] : []].join(", ")}`];
}
function commandsFor({ containers: containers2, networks, volumes, images }) {
  const short2 = ({ id }) => id.slice(0, 12);
  const commands = [
    ["docker rm --force --volumes", containers2.map(short2)],
    ["docker network rm", networks.map(short2)],
    ["docker volume rm", volumes.map(({ name }) => name)],
    ["docker rmi", images]
  ];
  return commands.flatMap(([command, names]) => {
    const words = names.filter(isWord).slice(0, most5);
    return words.length === 0 ? [] : [`${command} ${words.join(" ")}`];
  });
}

// src/report/ledger-log.ts
function ledgerLog(report) {
  const rows = ledgerRows(report);
  if (rows.length === 0) return [];
  const { left, isReaped } = report;
  const commands = left === null || isReaped ? [] : commandsFor(left);
  const lines = [
    ...rows.map(([name, words]) => plain(`${name}: ${words}`)),
    ...ledgerNotes(report),
    ...commands.map((command) => `To remove: ${command}`)
  ];
  return ["Docker in this job:", ...lines.map((line3) => `  ${line3}`)];
}

// src/report/escape-mermaid.ts
var longest4 = 60;
function escapeMermaid(text2) {
  const line3 = plain(text2);
  const short2 = line3.length > longest4 ? `${line3.slice(0, longest4 - 1).toWellFormed()}…` : line3;
  return short2.replace(
    /[^\p{L}\p{N} .,:/…-]|:(?=\/\/)|(?<=www)\.|(?<=^\d+)\.(?= |$)|^-/giu,
    (character) => `#${character.codePointAt(0)};`
  );
}

// src/report/ledger-timeline.ts
var mostBars = 30;
var longestLabel = 40;
var shortest = 1;
function ledgerTimeline(ledger, builds) {
  const until = Math.max(0, ledger.lastAt ?? 0, ...builds.map(({ endedAt }) => endedAt ?? 0));
  const ofContainers = ledger.containers.flatMap((each) => {
    const { name, service, startedAt: from, endedAt, exitCode, isOomKilled } = each;
    if (from === null) return [];
    const failure3 = isOomKilled ? ", OOM-killed" : isFailed(each) ? `, exit code ${exitCode}` : "";
    return [
      { label: `${short(service ?? name)}${failure3}`, from, to: endedAt ?? until, isFailed: failure3 !== "" }
    ];
  });
  const ofBuilds = builds.map(({ name, startedAt: from, endedAt, isFailed: isFailed2 }) => ({
    ...{
      label: `${short(name || "build")}${isFailed2 ? ", failed" : ""}`,
      from,
      to: endedAt ?? until,
      isFailed: isFailed2
    }
  }));
  const shown2 = new Set(
    [...ofBuilds, ...ofContainers].toSorted((one, other) => other.to - other.from - (one.to - one.from)).slice(0, mostBars)
  );
  if (shown2.size === 0) return null;
  const lines = [
    ...section(
      "Builds",
      ofBuilds.filter((bar) => shown2.has(bar))
    ),
    ...section(
      "Containers",
      ofContainers.filter((bar) => shown2.has(bar))
    )
  ];
  return fenced(["gantt", "dateFormat x", axis(shown2), "todayMarker off", ...lines], "mermaid");
}
function axis(bars) {
  const from = Math.min(...[...bars].map((bar) => bar.from));
  const to = Math.max(...[...bars].map((bar) => bar.to));
  return `axisFormat ${to - from < 6e5 ? "%M:%S" : "%H:%M"}`;
}
var short = (text2) => text2.length > longestLabel ? `${text2.slice(0, longestLabel - 1)}…` : text2;
function section(title, bars) {
  if (bars.length === 0) return [];
  const lines = bars.toSorted((one, other) => one.from - other.from).map(({ label, from, to, isFailed: isFailed2 }) => {
    const tag = isFailed2 ? "crit, " : "";
    return `${escapeGantt(label)} :${tag}${Math.round(from)}, ${Math.round(Math.max(to, from + shortest))}`;
  });
  return [`section ${title}`, ...lines];
}
function escapeGantt(text2) {
  return `#8203;${escapeMermaid(text2).replaceAll(":", "#58;") || "unnamed"}`;
}

// src/report/sections.ts
var encoder = new TextEncoder();
function size(text2) {
  return encoder.encode(text2).length;
}
function joinWithin(sections, limit2, note) {
  const separator = "\n\n";
  const notes = sections.map((section2) => note(section2) + separator);
  let left = limit2 - notes.reduce((sum, text2) => sum + size(text2), 0);
  const kept = sections.map(({ text: text2 }, index) => {
    const needed = size(text2 + separator) - size(notes[index] ?? "");
    if (needed > left) return notes[index];
    left -= needed;
    return text2 + separator;
  });
  return `${kept.join("").trimEnd()}
`;
}

// src/report/ledger-summary.ts
var limit = 1e5;
var mostRows = 50;
var longestName2 = 80;
function ledgerSummary(report) {
  const rows = ledgerRows(report);
  if (rows.length === 0) return null;
  const timeline = ledgerTimeline(report.ledger, report.builds ?? []);
  const sections = [
    { title: "the overview", text: `### Docker in this job

${overview(rows)}` },
    leftBehindSection(report),
    timeline === null ? null : { title: "the timeline", text: timeline },
    containerTable(report.ledger.containers),
    refusals(report),
    { title: "notes", text: ledgerNotes(report).map(text).join("\n\n") }
  ];
  const shown2 = sections.flatMap((section2) => section2 === null || section2.text === "" ? [] : [section2]);
  return joinWithin(shown2, limit, ({ title }) => `_Left out, because it is too long: ${title}._`);
}
function overview(rows) {
  return ["| | |", "|---|---|", ...rows.map(([name, words]) => `| ${name} | ${text(words)} |`)].join("\n");
}
function containerTable(containers2) {
  if (containers2.length === 0) return null;
  const rows = containers2.toSorted((one, other) => tookOf(other) - tookOf(one)).slice(0, mostRows).map((each) => `| ${cells(each).join(" | ")} |`);
  const rest = containers2.length - rows.length;
  const table2 = [
    "| Container | Image | Program | Time | Exit code | Peak memory, at least |",
    "|---|---|---|---|---|---|",
    ...rows
  ].join("\n");
  const more = rest > 0 ? `

${count(rest, "more container")} with a shorter time.` : "";
  return folded("the containers", count(containers2.length, "container"), `${table2}${more}`);
}
var tookOf = ({ startedAt, endedAt }) => startedAt === null || endedAt === null ? 0 : endedAt - startedAt;
function cells(container2) {
  const { name, service, image: image2, program, startedAt, endedAt, exitCode, isOomKilled, isStopped, peak } = container2;
  const shown2 = value(name, longestName2);
  const ended = exitCode === null ? "runs" : isOomKilled ? `${exitCode}, OOM-killed` : isStopped ? `${exitCode}, stopped` : String(exitCode);
  return [
    service === null ? shown2 : `${value(service, longestName2)} (${shown2})`,
    value(image2, longestName2),
    program === null ? "" : value(program, longestName2),
    startedAt === null ? "not started" : endedAt === null ? "" : duration(tookOf(container2)),
    startedAt === null || exitCode === null && endedAt !== null ? "" : ended,
    peak === null ? "" : bytes(peak)
  ];
}
var guardVerbs = { refused: "refused", "would-refuse": "would be refused", changed: "changed" };
function refusals({ ledger }) {
  if (ledger.refusals.length === 0) return null;
  const rows = ledger.refusals.slice(0, mostRows).map(
    ({ kind: kind2, rule, times, place, value: found }) => [
      ...["", guardVerbs[kind2], rule === null ? "" : value(rule, longestName2), String(times)],
      ...[place === "" ? "" : value(place, longestName2), value(found, longestName2), ""]
    ].join(" | ").trim()
  );
  const table2 = ["| Requests | Rule | Times | First place | First value |", "|---|---|---|---|---|", ...rows];
  return folded("requests that the guard refused", "Requests to the guard", table2.join("\n"));
}

// src/action/write-summary.ts
async function writeSummary(markdown, workflow) {
  try {
    await workflow.writeSummary(markdown);
  } catch (error) {
    const { code: code2, message, remedy: remedy2 } = asExpected(error);
    if (code2 !== "file-unwritable") throw error;
    workflow.annotate("warning", code2, `${message}
${remedy2}`);
  }
}

// src/action/publish-ledger.ts
async function publishLedger(report, workflow) {
  for (const line3 of ledgerLog(report)) workflow.log(line3);
  for (const { level, title, message } of guardAnnotations(report.ledger.refusals))
    workflow.annotate(level, title, message);
  const summary = ledgerSummary(report);
  if (summary !== null) await writeSummary(summary, workflow);
}

// src/facts/observe.ts
var Unseen = class extends Error {
};
async function observe(probes, source, deadline3, names = Object.keys(probes)) {
  const started = /* @__PURE__ */ new Map();
  const look2 = (name) => {
    const running = started.get(name);
    if (running) return running;
    const probe = probes[name];
    const observation = Promise.resolve().then(() => within(deadline3, name, probe(source, seen2)));
    started.set(name, observation);
    return observation;
  };
  const seen2 = async (other) => {
    const observation = await look2(other);
    if (observation.status === "seen") return observation.value;
    throw new Unseen(observation.reason);
  };
  const entries = await Promise.all(names.map(async (name) => [name, await look2(name)]));
  return Object.fromEntries(entries);
}
async function within(deadline3, name, probing) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Unseen(`observing ${name} took over ${deadline3} ms`)), deadline3);
  });
  try {
    return { status: "seen", value: await Promise.race([probing, late]) };
  } catch (error) {
    return { status: "unseen", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

// src/values/client-variables.ts
function tlsVariables(certificates) {
  return {
    DOCKER_TLS: certificates ? "1" : "",
    DOCKER_TLS_VERIFY: certificates?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates?.directory ?? ""
  };
}

// src/report/oom-words.ts
var longestName3 = 200;
var killed = 137;
function oomSentence({ place, limit: limit2, times }, memory) {
  const often = times > 1 ? ` ${times} times` : "";
  return `${subject(place)} OOM-killed${often} ${limitWords(limit2, memory).at}.${end(place)}`;
}
function subject(place) {
  if (place.kind !== "container") return `${places[place.kind]} was`;
  const { name, image: image2, program, exitCode } = place.container;
  const running = program === null ? "" : `, program \`${clip(program, longestName3)}\``;
  const container2 = `ontainer \`${clip(name, longestName3)}\` (image \`${clip(image2, longestName3)}\`${running})`;
  return exitCode === killed ? `C${container2} was` : `A process in c${container2} was`;
}
var places = {
  builds: "A build step",
  daemon: "The job daemon",
  "removed-containers": "A process in a removed container",
  "outside-containers": "A process outside of containers (such as a build step)"
};
function end(place) {
  if (place.kind !== "container") return "";
  const { exitCode } = place.container;
  if (exitCode === killed) return " Its exit code is 137.";
  return exitCode === null ? " The container runs on." : ` The container ended with exit code ${exitCode}.`;
}
var raiseOwn = "Raise the limit: `docker run --memory=<size>`. In a Compose file, set `mem_limit`.";
var limitContainers = "limit containers: `docker run --memory=<size>`.";
var limits = {
  container: (own) => ({
    at: own === null ? "at the container's memory limit" : `at its memory limit of ${own}`,
    cell: own ?? "of the container",
    remedy: raiseOwn
  }),
  daemon: (_, daemon) => ({
    at: `at the job daemon's memory limit of ${daemon}`,
    cell: `${daemon} of the job daemon`,
    remedy: `Raise the input \`memory\`, or ${limitContainers}`
  }),
  machine: () => ({
    at: "because the machine or a cgroup above the job daemon ran out of memory",
    cell: "memory of the machine",
    remedy: `Use a machine with more memory, or ${limitContainers}`
  }),
  unknown: (own, daemon) => ({
    at: `at ${own === null ? "its memory limit" : `its memory limit of ${own}`} or at the job daemon's of ${daemon}`,
    cell: `${own ?? "of the container"}, or ${daemon} of the job daemon`,
    remedy: "Raise the lower limit: `docker run --memory=<size>`, or the input `memory`."
  })
};
function limitWords(limit2, memory) {
  const own = "bytes" in limit2 && limit2.bytes !== null ? bytes(limit2.bytes) : null;
  return limits[limit2.kind](own, bytes(memory));
}
function limitNote({ isAnswered, eventsSince }) {
  if (!isAnswered) return ["OOM kills in single containers are not known: the job daemon did not answer."];
  if (eventsSince === null) return [];
  const since = new Date(eventsSince).toISOString().slice(11, 19);
  return [
    `The job daemon holds its last 256 events, from ${since} UTC. Earlier OOM kills in containers that are removed are not listed.`
  ];
}

// src/report/oom-kills.ts
var mostAnnotations = 5;
var mostRows2 = 100;
var longestName4 = 200;
function oomAnnotations({ kills, memory }) {
  const shown2 = kills.slice(0, mostAnnotations).map((kill) => `${plain(oomSentence(kill, memory))} ${limitWords(kill.limit, memory).remedy}`);
  const rest = kills.length - shown2.length;
  const more = rest > 0 ? [`${count(rest, "more OOM-killed container")} in the job summary.`] : [];
  return [...shown2, ...more].map((message) => ({ level: "warning", title: "oom-kill", message }));
}
function oomLog(trace) {
  const rest = trace.kills.slice(mostAnnotations);
  return [...rest.map((kill) => plain(oomSentence(kill, trace.memory))), ...limitNote(trace)];
}
function oomSummary(trace) {
  const { kills, memory, peak } = trace;
  if (kills.length === 0) return null;
  const rows = kills.slice(0, mostRows2).map((kill) => `| ${cells2(kill, memory).join(" | ")} |`);
  const more = kills.length > mostRows2 ? [`${kills.length - mostRows2} more are in the log.`] : [];
  const used2 = peak === null ? [] : [`The job daemon used at most ${bytes(peak)} of ${bytes(memory)}, page cache included.`];
  const remedies = [...new Set(kills.map(({ limit: limit2 }) => limitWords(limit2, memory).remedy))];
  return [
    "### ⚠️ OOM kills in this job",
    [
      "| Where | Image | Program | Memory limit | Exit code | Kills |",
      "|---|---|---|---|---|---|",
      ...rows
    ].join("\n"),
    ...[...more, ...used2, ...limitNote(trace), ...remedies].map(text)
  ].join("\n\n");
}
function cells2(kill, memory) {
  const { place, limit: limit2, times } = kill;
  const kills = String(times);
  if (place.kind !== "container")
    return [text(places[place.kind]), "", "", text(limitWords(limit2, memory).cell), "", kills];
  const { name, service, image: image2, isRemoved, program, exitCode } = place.container;
  const shown2 = value(name, longestName4);
  const named = service === null ? shown2 : `${value(service, longestName4)} (${shown2})`;
  const where = isRemoved ? `${named}, removed` : named;
  return [
    where,
    value(image2, longestName4),
    program === null ? "" : value(program, longestName4),
    text(limitWords(limit2, memory).cell),
    exitCode === null ? "runs" : String(exitCode),
    kills
  ];
}

// src/action/publish-oom-kills.ts
async function publishOomKills(trace, workflow) {
  for (const line3 of oomLog(trace)) workflow.log(line3);
  for (const { level, title, message } of oomAnnotations(trace)) workflow.annotate(level, title, message);
  const summary = oomSummary(trace);
  if (summary !== null) await writeSummary(summary, workflow);
}

// src/action/tools.ts
function toolsOf({
  workflow,
  probes,
  source,
  observeConfinement,
  network,
  processes,
  startDetached,
  connectGitHub,
  connectReleases,
  openToolCache
}, hostEngine, clientVariables = {}) {
  const engines = /* @__PURE__ */ new Map();
  const withVariables = (options) => ({ ...options, environment: { ...clientVariables, ...options.environment } });
  return {
    hostEngine,
    connect(host, certificates) {
      const tls = certificates === void 0 ? {} : tlsVariables(certificates);
      const key = JSON.stringify([host, tls]);
      const known = engines.get(key);
      if (known) return known;
      const docker = source.connectDocker(host, {
        environment: { ...source.environment, ...clientVariables, ...tls }
      });
      engines.set(key, docker);
      return docker;
    },
    connectGitHub,
    connectReleases,
    openToolCache,
    files: source.files,
    runCommand: (program, words, options) => source.runCommand(program, words, withVariables(options)),
    network,
    processes,
    startDetached,
    showCommand: (program, words, options) => workflow.showCommand(program, words, withVariables(options)),
    signal: new AbortController().signal,
    environment: source.environment,
    observeDaemons: async () => (await observe(probes, source, 15e3, ["daemons"])).daemons,
    observeConfinement: (pid) => observeConfinement(source, pid),
    exportVariable: (name, value2) => workflow.exportVariable(name, value2),
    addPath: (directory) => workflow.addPath(directory),
    log: (line3) => workflow.log(line3),
    group: (title, lines) => workflow.group(title, lines),
    warn: (message) => workflow.annotate("warning", "berth", message),
    recorded: null,
    reportOomKills: (trace) => publishOomKills(trace, workflow)
  };
}

// src/action/job.ts
function jobOf(environment, token) {
  const run = (environment["GITHUB_RUN_ID"] ?? "").replace(/[^a-zA-Z0-9]/g, "");
  const attempt = (environment["GITHUB_RUN_ATTEMPT"] ?? "").replace(/[^0-9]/g, "");
  return {
    repository: environment["GITHUB_REPOSITORY"] ?? "",
    run: run || "local",
    attempt: attempt || "1",
    job: environment["GITHUB_JOB"] ?? "",
    runner: environment["RUNNER_NAME"] ?? "",
    token
  };
}

// src/action/hooks/hook-companion.ts
function hookCompanion({ source }, daemon) {
  const temp = source.environment["RUNNER_TEMP"];
  if (!temp) return null;
  return {
    kind: "start-companion",
    directory: `${temp}/berth-hooks-companion`,
    daemon,
    // Nothing has these labels. What a job of Berth makes has others, and is in the ledger of that job.
    labels: labelsOf(jobOf(source.environment, "of-hooks")),
    tasks: {
      guard: null,
      ledger: {
        file: `${temp}/berth-hooks-ledger.jsonl`,
        shared: true,
        ownNames: [],
        ownImages: [],
        jobDaemon: null
      },
      ports: null
    }
  };
}

// src/action/hooks/hook-record.ts
function pathIn({ source }) {
  const temp = source.environment["RUNNER_TEMP"];
  return temp ? `${temp}/berth-hooks.json` : null;
}
async function writeRecord(record2, world) {
  const path = pathIn(world);
  if (path !== null) await world.source.files.writeText(path, JSON.stringify(record2), 384);
}
async function readRecord(world) {
  try {
    const { before } = JSON.parse(await world.source.files.readText(pathIn(world) ?? ""));
    const isList = Array.isArray(before) && before.every((id) => typeof id === "string");
    return isList ? { before } : null;
  } catch {
    return null;
  }
}

// src/action/hooks/host-daemon.ts
var deadline = 15e3;
async function hostDaemon(world) {
  const { endpoint } = await observe(world.probes, world.source, deadline, ["endpoint"]);
  if (endpoint.status !== "seen") return null;
  const { host, certificates = null } = endpoint.value;
  return { host, certificates };
}

// src/action/hooks/job-completed.ts
async function jobCompleted({ reap }, world) {
  const { workflow } = world;
  const record2 = await readRecord(world);
  const daemon = record2 && await hostDaemon(world);
  if (daemon === null) {
    workflow.log("The hook before this job has recorded no daemon, so what the job left is not known.");
    return;
  }
  const tools = toolsOf(world, daemon.host);
  await showLedger(hookCompanion(world, daemon), tools, workflow);
  const before = new Set(record2?.before);
  const objects = await listObjects(tools.connect(daemon.host, daemon.certificates));
  const left = objects.filter((each) => !before.has(idOf(each)) && !isKept(each));
  const reaped = reap ? await removeObjects(left) : null;
  workflow.group(`Left in Docker by this job: ${left.length || "nothing"}`, leftLines(left, reaped));
  if (left.length > 0) await writeSummary(leftSummary(left, reaped), workflow);
}
async function showLedger(step, tools, workflow) {
  if (step === null) return;
  const closed = await closeLedger([step], tools);
  if (closed !== null) await publishLedger({ ...closed, left: null }, workflow);
  await endProcess(step, tools);
}

// src/checks/check.ts
var severities = ["error", "warning", "notice"];
function defineCheck(check) {
  return check;
}
function runChecks(checks3, observed) {
  return checks3.map((check) => runCheck(check, observed));
}
function runCheck(check, observed) {
  const { id, title } = check;
  const facts = {};
  for (const need of check.needs) {
    const observation = observed[need];
    if (observation.status === "unseen") return { status: "unknown", id, title, reason: observation.reason };
    facts[need] = observation.value;
  }
  const result = check.evaluate(facts, observed);
  if (!result) return { status: "passed", id, title };
  if ("unknown" in result) return { status: "unknown", id, title, reason: result.unknown };
  const { message, evidence, remedy: remedy2, severity = check.severity, about = check.about, rulesOut = [] } = result;
  const finding = { id, severity, about, title: check.failureTitle, message, evidence, remedy: remedy2, rulesOut };
  return { status: "failed", id, finding };
}
function findingsOf(outcomes) {
  const findings2 = outcomes.flatMap((outcome) => outcome.status === "failed" ? [outcome.finding] : []);
  return findings2.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

// src/report/daemon-network.ts
var sealed = "The job daemon sets no iptables rules and has no docker0 (`network: sealed`). Containers and builds have no network, except with `--network host`. Published ports have no effect.";
var sentences = {
  isolated: "Containers on docker0 of the job daemon reach each other only by published ports (`network: isolated`).",
  sealed,
  open: "Containers on docker0 of the job daemon reach each other (`network: open`)."
};
function networkSentences({ achieved: { daemon } }) {
  return daemon ? [sentences[daemon.network]] : [];
}
function networkAnnotations({ achieved: { daemon } }) {
  if (daemon?.network !== "sealed") return [];
  const remedy2 = "Build with `docker build --network host`, or remove `network: sealed`.";
  return [{ level: "notice", title: "sealed-network", message: `${sealed} ${remedy2}` }];
}

// src/report/failed-tests.ts
var titles = {
  container: "The test container failed",
  "name-server": "DNS fails in containers",
  "published-port": "Published ports are unreachable",
  workspace: "Containers cannot read the workspace",
  "workspace-write": "Containers cannot write to the workspace",
  build: "The test build failed",
  "built-image": "The built image does not run"
};
function failedTests({ achieved }) {
  const { containerProof, nodeProofs = [] } = achieved;
  const parts = (containerProof?.parts ?? []).flatMap(
    ({ part, status, detail, remedy: remedy2 }) => status === "failed" && remedy2 !== void 0 ? [{ title: titles[part], message: `${detail}.`, remedy: remedy2 }] : []
  );
  const nodes = nodeProofs.flatMap(
    ({ detail, remedy: remedy2 }) => remedy2 === void 0 ? [] : [{ title: "A test build failed", message: `${detail}.`, remedy: remedy2 }]
  );
  return [...parts, ...nodes];
}

// src/checks/affects-job.ts
var used = {
  socket: ["job", "machine", "host-daemon"],
  dind: ["job", "machine"],
  remote: ["job"]
};
function affectsJob({ about, rulesOut }, mode2) {
  if (mode2 === null || mode2 === "inspect") return about !== "other-daemons";
  if (rulesOut.length > 0 && !rulesOut.includes(mode2)) return false;
  return used[mode2].includes(about);
}

// src/report/counts.ts
function countedFindings({ outcomes, ignored }) {
  return findingsOf(outcomes).filter(({ id }) => !ignored.includes(id));
}
function countBySeverity(findings2) {
  const of = (severity) => findings2.filter((finding) => finding.severity === severity).length;
  return { error: of("error"), warning: of("warning"), notice: of("notice") };
}
function countsOf(checked) {
  return countBySeverity(countedFindings(checked));
}
function problems({ error, warning }) {
  const parts = [error > 0 ? count(error, "error") : "", warning > 0 ? count(warning, "warning") : ""];
  return parts.filter((part) => part !== "").join(" and ");
}
function checksThat(status, { outcomes }) {
  return outcomes.filter((outcome) => outcome.status === status).length;
}

// src/report/finding-groups.ts
function findingGroups(report) {
  const counted = countedFindings(report);
  const mode2 = report.plan?.strategy ?? null;
  return {
    job: counted.filter((finding) => affectsJob(finding, mode2)),
    host: counted.filter((finding) => !affectsJob(finding, mode2)),
    ignored: findingsOf(report.outcomes).filter(({ id }) => report.ignored.includes(id))
  };
}

// src/values/engine-host.ts
var defaultSocket = "/var/run/docker.sock";
function socketPath(host) {
  return host.startsWith("unix://") ? host.slice("unix://".length) : void 0;
}
function canonicalSocketPath(host) {
  const path = socketPath(host);
  return path === void 0 ? void 0 : canonicalPath(path);
}
function canonicalPath(path) {
  return path.startsWith("/run/") ? `/var${path}` : path;
}
function isLoopback(host) {
  return /^tcp:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::|$)/.test(host);
}

// src/values/path.ts
function isWithin(path, directory) {
  return `${withoutTrailingSlash(path)}/`.startsWith(`${withoutTrailingSlash(directory)}/`);
}
function withoutTrailingSlash(path) {
  return path.replace(/\/+$/, "");
}

// src/facts/relations/serving-daemon.ts
function isNested(daemon) {
  return daemon.namespacePids.length > 1;
}
function networkNamespaceOf(daemon) {
  return daemon.namespaces.status === "seen" ? daemon.namespaces.value.net : void 0;
}
function nameDaemon(daemon) {
  const inside = isNested(daemon) ? ` (${daemon.namespacePids.at(-1)} in its container)` : "";
  return `${daemon.kind}, PID ${daemon.pid}${inside}`;
}
function findServingDaemon(daemons, engine, endpoint, own) {
  const candidates = daemons.filter((daemon) => canServe(daemon, engine));
  const listening = candidates.filter((daemon) => !isNested(daemon) && listensAt(daemon, endpoint.host));
  const sameMounts = listening.filter((daemon) => sharesMounts(daemon, own));
  const isLocal2 = canonicalSocketPath(endpoint.host) !== void 0;
  const remaining = [sameMounts, listening, isLocal2 ? candidates : []].find((group) => group.length > 0);
  return remaining?.length === 1 ? remaining[0] : void 0;
}
function canServe(daemon, engine) {
  if (daemon.kind !== (engine.product === "podman" ? "podman" : "dockerd")) return false;
  if (engine.rootless ? daemon.uid === 0 : isRootless(daemon)) return false;
  return daemon.dataRoot === null || isWithin(engine.dataRoot, daemon.dataRoot);
}
function isRootless(daemon) {
  return daemon.uid !== 0 && !isNested(daemon);
}
function sharesMounts({ namespaces }, own) {
  return namespaces.status === "seen" && own?.mnt !== void 0 && namespaces.value.mnt === own.mnt;
}
function listensAt(daemon, host) {
  const addresses = addressesOf(daemon.arguments);
  const wanted = canonicalSocketPath(host);
  if (wanted === void 0) return isLoopback(host) && addresses.some((address) => samePort(address, host));
  if (addresses.some((address) => canonicalSocketPath(address) === wanted)) return true;
  const isDefault = addresses.length === 0 || addresses.some((address) => address.startsWith("fd://"));
  return isDefault && (daemon.uid === 0 ? wanted === defaultSocket : wanted.startsWith("/var/run/user/"));
}
function addressesOf(words) {
  return words.flatMap((word, index) => {
    if (word === "-H" || word === "--host") return words[index + 1] ?? [];
    return /^(?:--host=|-H=?)(.+)$/.exec(word)?.[1] ?? [];
  });
}
function samePort(address, host) {
  const portOf = (text2) => /:(\d+)\/?$/.exec(text2)?.[1];
  return address.startsWith("tcp://") && portOf(address) !== void 0 && portOf(address) === portOf(host);
}

// src/facts/relations/daemon-proof.ts
function endpointDaemon({
  daemons,
  engine,
  endpoint,
  ownNamespaces
}) {
  if (engine.status === "unseen" || endpoint.status === "unseen") return null;
  if (daemons.status === "unseen") return unseenDaemon(daemons.reason);
  const own = ownNamespaces.status === "seen" ? ownNamespaces.value : null;
  return servingDaemon(daemons.value.filter(isEngine), engine.value, endpoint.value, own);
}
function servingDaemon(engines, engine, endpoint, own) {
  const serving = findServingDaemon(engines, engine, endpoint, own ?? void 0);
  if (!serving) return unseenDaemon(`no visible process can be identified as the daemon at ${endpoint.host}`);
  const nested = engines.filter(({ namespacePids }) => namespacePids.length > serving.namespacePids.length);
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
var isEngine = ({ kind: kind2 }) => kind2 === "dockerd" || kind2 === "podman";
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

// src/values/docker-desktop.ts
function isDockerDesktop({ operatingSystem }) {
  return operatingSystem === "Docker Desktop";
}

// src/values/loopback.ts
var loopback = "127.0.0.1";

// src/facts/relations/sidecar.ts
function isSidecar({
  engine,
  engineNetworks,
  machine: machine2,
  network,
  runner
}) {
  if (engine.status === "unseen" || machine2.status === "unseen" || runner.status === "unseen") return false;
  if (!runner.value.inContainer || engine.value.name !== machine2.value.hostname) return false;
  if (engineNetworks.status === "unseen" || network.status === "unseen") return false;
  const bridges = engineNetworks.value.flatMap(({ bridge }) => bridge ?? []);
  return network.value.interfaces.some(({ name }) => bridges.includes(name));
}

// src/facts/relations/published-ports.ts
function publishedPorts(observed) {
  const { endpoint, engine, machine: machine2, ownContainer, runner } = observed;
  if (endpoint.status === "unseen" || engine.status === "unseen") return { hosts: [], certain: false };
  const { host } = endpoint.value;
  if (canonicalSocketPath(host) === void 0) return { hosts: [machineOf(host)], certain: false };
  const isOnLinux = machine2.status === "seen" && machine2.value.operatingSystem === "linux";
  const inContainer = ownContainer.status === "unseen" ? runner.status === "unseen" || runner.value.inContainer : ownContainer.value === null ? runner.status === "unseen" || runner.value.inContainer : !ownContainer.value.networks.includes("host");
  if (isSidecar(observed)) return { hosts: [loopback], certain: !engine.value.rootless };
  const isHere = engine.value.rootless || endpointDaemon(observed)?.sharedNetworkNamespace === true;
  if (!inContainer) {
    return { hosts: [loopback], certain: isOnLinux && isHere && !isDockerDesktop(engine.value) };
  }
  return { hosts: [.../* @__PURE__ */ new Set([...gateways(observed), loopback])], certain: false };
}
function machineOf(address) {
  const [, host = ""] = /^[a-z]+:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(address) ?? [];
  return host === "localhost" ? loopback : host.replace(/^\[(.*)\]$/, "$1");
}
function gateways({
  ownContainer,
  engineNetworks,
  network
}) {
  const names = ownContainer.status === "seen" ? ownContainer.value?.networks ?? [] : [];
  const networks = engineNetworks.status === "seen" ? engineNetworks.value : [];
  const own = networks.filter(({ name }) => names.includes(name)).flatMap((each) => each.gateways);
  const routes = network.status === "seen" ? network.value.routes : [];
  const routed = routes.flatMap(
    ({ destination, gateway }) => destination === "0.0.0.0/0" && gateway !== null ? [gateway] : []
  );
  return [...own, ...routed];
}

// src/values/engine-path.ts
function mountOver(path, mounts) {
  const [innermost] = mounts.filter(({ destination }) => isWithin(path, destination)).toSorted(
    (a, b) => withoutTrailingSlash(b.destination).length - withoutTrailingSlash(a.destination).length
  );
  return innermost;
}
function enginePathOf(path, ownContainer) {
  if (ownContainer === null) return path;
  if (path.split("/").includes("..")) return null;
  const mount = mountOver(path, ownContainer.mounts);
  if (!mount?.source) return null;
  const rest = withoutTrailingSlash(path).slice(withoutTrailingSlash(mount.destination).length);
  return `${withoutTrailingSlash(mount.source)}${rest}` || "/";
}

// src/facts/relations/engine-network.ts
function whyForeignNetwork({
  engine,
  endpoint,
  machine: machine2,
  ownContainer
}) {
  const container2 = seenOf(ownContainer);
  if (container2 && !container2.networks.includes("host")) {
    return `The job's container has its own interfaces and routes, not those of the daemon's machine.`;
  }
  const host = seenOf(endpoint)?.host;
  if (host !== void 0 && canonicalSocketPath(host) === void 0 && !isLoopback(host)) {
    return `The daemon at ${host} can be on another machine, whose interfaces and routes are not visible.`;
  }
  const there = seenOf(engine);
  if (there && isInVirtualMachine({ engine, machine: machine2 })) {
    return `The daemon runs in a virtual machine (${there.operatingSystem}), whose interfaces and routes are not visible.`;
  }
  if (there?.rootless) {
    return `The daemon is rootless: its bridges are in RootlessKit's network namespace, not on the host.`;
  }
  return void 0;
}
function isInVirtualMachine({ engine, machine: machine2 }) {
  const [there, here] = [seenOf(engine), seenOf(machine2)];
  return there !== void 0 && here !== void 0 && (there.kernel !== here.kernel || isDockerDesktop(there));
}
function seenOf(observation) {
  return observation.status === "seen" ? observation.value : void 0;
}

// src/facts/relations/workspace-in-engine.ts
function workspaceInEngine(observed) {
  const { runner, ownContainer } = observed;
  const destination = runner.status === "seen" ? runner.value.workspace : null;
  if (!destination?.startsWith("/")) return null;
  const same = { source: destination, destination, certain: false };
  if (ownContainer.status === "unseen") return same;
  const source = enginePathOf(destination, ownContainer.value);
  if (source === null) return null;
  if (ownContainer.value !== null) return { source, destination, certain: true };
  return { ...same, certain: isLocal(observed) };
}
function isLocal(observed) {
  const { endpoint } = observed;
  if (endpoint.status === "unseen" || canonicalSocketPath(endpoint.value.host) === void 0) return false;
  return !isInVirtualMachine(observed);
}

// src/report/service.ts
function serviceOf(report) {
  const service = ofDaemon(report);
  const guard2 = guardSocketOf(report);
  return guard2 === null ? service : { ...service, host: `unix://${guard2}`, socket: guard2 };
}
function guardSocketOf({ plan }) {
  const [guard2] = plan?.steps.flatMap((step) => step.kind === "start-companion" ? [step.tasks.guard] : []) ?? [];
  return guard2?.socket ?? null;
}
function ofDaemon(report) {
  const proof = report.achieved.containerProof;
  if (report.plan?.strategy === "dind") {
    const { daemon } = report.achieved;
    return {
      host: daemon?.host ?? null,
      socket: daemon?.socket ?? null,
      engineVersion: daemon?.engineVersion ?? null,
      storageDriver: daemon?.storageDriver ?? null,
      privilege: daemon?.privilege ?? null,
      workspace: proof?.workspace ?? (daemon ? seen(report.facts.runner)?.workspace ?? null : null),
      // Without a test, these are the best guess.
      portsHost: proof ? proof.portsHost : report.achieved.companion?.tasks.includes("ports") ? loopback : daemon?.address ?? null
    };
  }
  const host = seen(report.facts.endpoint)?.host ?? null;
  const engine = seen(report.facts.engine);
  return {
    host,
    socket: host?.startsWith("unix://") ? host.slice("unix://".length) : null,
    engineVersion: engine?.version ?? null,
    storageDriver: engine?.storageDriver ?? null,
    privilege: null,
    workspace: workspaceOf(report),
    portsHost: proof ? proof.portsHost : onlyPortsHost(report)
  };
}
function onlyPortsHost({ facts }) {
  const [host = null, ...others2] = publishedPorts(facts).hosts;
  return others2.length === 0 ? host : null;
}
function workspaceOf({ facts, achieved }) {
  const parts = achieved.containerProof?.parts ?? [];
  if (parts.some(({ part, status }) => part === "workspace" && status === "failed")) return null;
  const found = workspaceInEngine(facts);
  return achieved.containerProof?.workspace ?? (found?.certain ? found.source : null);
}
function daemonOf({ achieved, facts, plan }) {
  if (plan?.strategy === "dind") return achieved.daemonProof ?? null;
  const found = endpointDaemon(facts);
  return found?.sharedNetworkNamespace === null && isSidecar(facts) ? { ...found, sharedNetworkNamespace: true } : found;
}
function seen(observation) {
  return observation.status === "seen" ? observation.value : void 0;
}

// src/report/without-effect.ts
function withoutEffectSentence({ inputs, why }) {
  const names = inputs.map((name) => `\`${name}\``).join(", ");
  return `${names} ${inputs.length === 1 ? "has" : "have"} no effect: ${why}.`;
}

// src/report/annotations.ts
var mostPerLevel = 10;
var longestPart = 1e3;
function annotationsOf(report) {
  const all = [
    ...failure(report),
    ...tests(report),
    ...findings(report),
    ...privilege(report),
    ...networkAnnotations(report),
    ...withoutEffect(report)
  ];
  return severities.flatMap((level) => capped(all.filter((annotation3) => annotation3.level === level)));
}
function failure({ verdict }) {
  if (!verdict.failure || verdict.failure.code === "findings") return [];
  const { code: code2, message, remedy: remedy2 } = verdict.failure;
  return [{ level: "error", title: code2, message: joined(message, remedy2) }];
}
function tests(report) {
  return failedTests(report).map(({ message, remedy: remedy2 }) => ({
    level: "warning",
    title: "proof-failed",
    message: joined(message, remedy2)
  }));
}
function findings(report) {
  const { job, host } = findingGroups(report);
  const hostLevel = report.verdict.failure?.code === "findings" ? null : "notice";
  const unused = report.plan?.strategy === "remote" ? [] : host;
  return [
    ...job.map((finding) => annotation2(finding, finding.severity, report)),
    ...unused.map((finding) => annotation2(finding, hostLevel ?? finding.severity, report))
  ];
}
function annotation2({ id, message, remedy: remedy2 }, level, { berthVersion }) {
  return { level, title: id, message: joined(message, remedy2, findingUrl(id, berthVersion)) };
}
function withoutEffect(report) {
  return report.withoutEffect.map((each) => ({
    level: "notice",
    title: "input-without-effect",
    message: joined(withoutEffectSentence(each), each.remedy)
  }));
}
function privilege(report) {
  const { privilege: privilege2 } = serviceOf(report);
  if (privilege2 !== "privileged" || report.ignored.includes("privileged-daemon")) return [];
  const message = "The job daemon runs in a privileged container (`privilege: privileged`), with all capabilities and devices, and without a seccomp filter. Each step of the job has root access to the kernel of the machine, and an escape from the job daemon compromises the machine.";
  const remedy2 = "Remove `privilege: privileged`: `auto` takes the strongest tier that works here.";
  const url = threatModelUrl(report.berthVersion);
  return [{ level: "warning", title: "privileged-daemon", message: joined(message, remedy2, url) }];
}
function capped(annotations) {
  const [first] = annotations;
  if (!first || annotations.length <= mostPerLevel) return [...annotations];
  const rest = annotations.length - (mostPerLevel - 1);
  const message = `${rest} more ${first.level}s are in the job summary.`;
  return [...annotations.slice(0, mostPerLevel - 1), { level: first.level, title: "Berth", message }];
}
function joined(...parts) {
  return parts.map((part) => clip(plain(part), longestPart)).join(" ");
}

// src/report/confinement.ts
var allCapabilities = 41;
var seccompNames = { disabled: "none", strict: "strict", filter: "active", unknown: "unknown" };
var mostNames = 20;
function confinementRows({ achieved: { confinement } }) {
  if (!confinement) return [];
  const { userNamespace: userNamespace2, capabilities: capabilities2, seccomp, kernelFiles, devices } = confinement;
  return [
    {
      what: "User namespace",
      privileged: "the machine's: root is root",
      here: read(
        userNamespace2,
        ({ initial, root }) => initial ? "the machine's: root is root" : `separate: root is ${root === null ? "no user" : `uid ${root}`} of the machine`
      )
    },
    {
      what: "Capabilities",
      privileged: "all",
      here: read(capabilities2, ({ bounding }) => capabilitiesText(bounding, confinement))
    },
    {
      what: "Seccomp filter",
      privileged: "none",
      here: read(seccomp, (mode2) => seccompNames[mode2])
    },
    {
      what: "Hidden or read-only kernel files",
      privileged: "none",
      here: read(kernelFiles, (files) => kernelFilesText(files, confinement))
    },
    {
      what: "Devices",
      privileged: "all",
      here: read(
        devices,
        (rules2) => rules2.some((rule) => rule.startsWith("a ")) ? "all" : `those of a container (${count(rules2.length, "rule")})`
      )
    }
  ];
}
function confinementSentences(report) {
  const { confinement, daemon, daemonProof } = report.achieved;
  if (!confinement && daemon && daemonProof?.unseen)
    return [`Berth could not read the isolation of the job daemon: ${daemonProof.unseen}.`];
  return confinementRows(report).map(
    ({ what, privileged: privileged2, here }) => `${what}: ${here}. With \`--privileged\`: ${privileged2}.`
  );
}
function read(observation, describe4) {
  return observation.status === "seen" ? describe4(observation.value) : `could not read: ${observation.reason}`;
}
var isSeparate = ({ userNamespace: userNamespace2 }) => userNamespace2.status === "seen" && !userNamespace2.value.initial;
function capabilitiesText(held, confinement) {
  const amount = `${held.length} of ${allCapabilities}`;
  if (isSeparate(confinement)) return `${amount}, in its user namespace only`;
  return held.length > mostNames ? amount : `${amount}: ${held.join(", ")}`;
}
function kernelFilesText({ hidden, readOnly }, confinement) {
  if (hidden.length + readOnly.length > 0) {
    const parts = [
      ...hidden.length > 0 ? [`hidden ${hidden.join(", ")}`] : [],
      ...readOnly.length > 0 ? [`read-only ${readOnly.join(", ")}`] : []
    ];
    return parts.join(", ");
  }
  return isSeparate(confinement) ? "none, but they belong to root of the machine" : "none";
}

// src/report/guard.ts
var modes = {
  audit: "It allows each request and reports what `enforce` would refuse.",
  enforce: "It refuses requests that reach the machine or another job."
};
var boundaries = {
  enforced: "The test found no way for the steps of this job to avoid it.",
  advisory: "It protects from accidents and from the containers of this job, not from its steps, which can avoid it:"
};
function guardSentences({ guard: guard2 }) {
  if (guard2 === void 0) return [];
  const { mode: mode2, boundary, gaps } = guard2;
  return [
    `\`guard: ${mode2}\` stands before the daemon. ${modes[mode2]}`,
    `Boundary: ${boundary}. ${boundaries[boundary]}`,
    ...gaps.map(gapSentence)
  ];
}
function gapSentence(gap) {
  switch (gap.kind) {
    case "daemon":
      return `The job can connect to \`${gap.address}\`.`;
    case "root":
      return gap.as === "user" ? "The job runs as root." : "The job becomes root by sudo without a password.";
    case "same-user":
      return `The process of the guard (${gap.pid}) has the same user as the job, who can end it.`;
  }
}

// src/plan/strategies/where-virtual.ts
var systemNames = { macos: "macOS", windows: "Windows" };
function whereVirtual({ machine: machine2, engine }) {
  if (machine2.status === "seen" && machine2.value.operatingSystem !== "linux") {
    return `on ${systemNames[machine2.value.operatingSystem] ?? machine2.value.operatingSystem}`;
  }
  return engine.status === "seen" && isDockerDesktop(engine.value) ? "with Docker Desktop" : void 0;
}

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
    ...request.network === "sealed" ? [sealed2] : [],
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
var sealed2 = "`network: sealed` leaves no port: the job cannot reach those of containers on the network of a rootless daemon. Set another `privilege`, or remove `network`.";
function ofStorage({ storage: { place }, storageDriver }) {
  const remedy2 = "Remove it, or set another `privilege`.";
  return [
    ...place === "tmpfs" || place === "loop" ? [
      `The filesystem of \`storage: ${place}\` belongs to root, and a rootless daemon cannot write to it. ${remedy2}`
    ] : [],
    ...storageDriver === "fuse-overlayfs" ? [
      `\`storage-driver: fuse-overlayfs\` needs /dev/fuse, which a rootless daemon cannot create. ${remedy2}`
    ] : []
  ];
}
var firstKernel = "5.11";
function ofEngine({ product, rootless: isRootless2, securityOptions, kernel }) {
  const obstacles = [];
  if (isOlder(kernel, firstKernel)) {
    obstacles.push(`Overlayfs in a user namespace needs Linux ${firstKernel}, and this kernel is ${kernel}.`);
  }
  if (product === "podman") {
    obstacles.push(
      "Podman accepts no seccomp profile from a client, so it cannot start a rootless daemon. Set `privilege: privileged`, or use Docker."
    );
  }
  if (isRootless2) {
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
var isWithoutStore = (image2) => isOlder(containedEngine(image2) ?? "", firstWithContainerdStore);

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
  const container2 = ownContainer.status === "seen" ? ownContainer.value : null;
  return jobFilesystems.value.filter(({ path }) => needed.includes(path) && enginePathOf(path, container2) !== null).flatMap(({ path, type }) => obstacleOf(path, type, kernel)).slice(0, 1);
}
function obstacleOf(path, type, kernel) {
  const first = firstKernels[type];
  if (first === void 0) return [];
  const problem = `${path} is on ${type}, and Linux ${kernel} cannot map the owners of files there`;
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
var automatic = [sysbox, userNamespace, rootless, capabilities];
function chooseTiers(situation) {
  const { privilege: privilege2 } = situation.request;
  const candidates = privilege2 === "auto" ? automatic : [tiers[privilege2]];
  const weighed = candidates.map((tier) => ({ tier, reasons: reasonsAgainst(tier, situation) }));
  return {
    possible: weighed.filter(({ reasons }) => reasons.length === 0).map(({ tier }) => tier.name),
    passedOver: weighed.filter(({ reasons }) => reasons.length > 0).map(({ tier, reasons }) => ({ privilege: tier.name, reasons }))
  };
}
function strongerThan(privilege2, passedOver) {
  const order2 = Object.keys(tiers);
  return passedOver.filter((each) => order2.indexOf(each.privilege) < order2.indexOf(privilege2));
}
function reasonsAgainst(tier, situation) {
  const { driver, privilege: privilege2 } = situation.request;
  const isRefused = driver === "docker-container" && !tier.startsPrivileged;
  const ofDriver = isRefused ? [
    `\`driver: docker-container\` starts a privileged container, which a job daemon with \`privilege: ${tier.name}\` refuses. Set \`driver: docker\`, or another \`privilege\`.`
  ] : [];
  const obstacles = [...ofDriver, ...tier.obstacles(situation)];
  if (obstacles.length > 0 || privilege2 !== "auto") return obstacles;
  return tier.doubts?.(situation) ?? [];
}

// src/plan/tiers/strongest-privilege.ts
function strongestPrivilege(observed) {
  if (observed.engine.status === "unseen" || whereVirtual(observed)) return null;
  const request = {
    privilege: "auto",
    driver: null,
    dindImage: "",
    network: "isolated",
    storage: { place: "auto", bytes: null },
    storageDriver: "auto",
    platforms: [],
    cache: "",
    daemonConfiguration: {}
  };
  const { possible, passedOver } = chooseTiers({ request, observed });
  const reasons = strongerThan(possible[0] ?? "privileged", passedOver).map(
    ({ privilege: privilege2, reasons: reasons2 }) => `Not ${privilege2}: ${reasons2.join(" ")}`
  );
  return [`${possible[0] ?? "only privileged"}.`, ...reasons].join(" ");
}

// src/report/machine.ts
var descriptions = [
  line(
    "System",
    "machine",
    ({ operatingSystem, architecture, kernel, hostname }) => listed(operatingSystem, architecture, `kernel ${kernel}`, hostname)
  ),
  line(
    "Runner",
    "runner",
    ({ kind: kind2, name, inContainer }) => listed(
      kind2 === "none" ? "no workflow" : kind2,
      name,
      inContainer ? "in a container" : "not in a container"
    )
  ),
  line(
    "Job container",
    "ownContainer",
    (container2) => container2 && `${container2.image} ${container2.id.slice(0, 12)}`
  ),
  line(
    "Workspace",
    "workspaceFilesystem",
    ({ path, type, freeBytes }) => listed(path, type, `${bytes(freeBytes)} free`)
  ),
  line("Endpoint", "endpoint", ({ host, source, context }) => listed(host, source, context ?? "")),
  line(
    "Daemon",
    "engine",
    ({ product, version, apiVersion, rootless: rootless2, defaultRuntime }) => listed(`${product} ${version}`, `API ${apiVersion}`, rootless2 ? "rootless" : "rootful", defaultRuntime)
  ),
  line(
    "Storage",
    "engine",
    ({ storageDriver, imageStore, backingFilesystem }) => listed(storageDriver, imageStore, backingFilesystem ? `backing filesystem ${backingFilesystem}` : "")
  ),
  line(
    "Data root",
    "dataRootFilesystem",
    ({ path, type, freeBytes, totalBytes }) => listed(path, type, `${bytes(freeBytes)} of ${bytes(totalBytes)} free`)
  ),
  line(
    "Daemon processes",
    "daemons",
    (daemons) => daemons.length === 0 ? "none found" : listed(...daemons.map(({ kind: kind2, namespacePids }) => `${kind2} ${namespacePids.join(" → ")}`))
  ),
  (facts) => {
    const value2 = strongestPrivilege(facts);
    return value2 === null ? null : { label: "Job daemon privilege", value: value2 };
  },
  line(
    "Cgroup",
    "cgroup",
    ({ version, memoryLimit, cpuLimit, pidsLimit }) => listed(
      version,
      memoryLimit === null ? "no memory limit" : `memory limit ${bytes(memoryLimit)}`,
      cpuLimit === null ? "" : `CPU limit ${cpuLimit}`,
      pidsLimit === null ? "" : `process limit ${pidsLimit}`
    )
  ),
  line(
    "User namespaces",
    "userNamespaces",
    ({ maximum, unprivileged, restrictedByAppArmor }) => listed(
      maximum === null ? "none" : `at most ${maximum}`,
      unprivileged ? "" : "only by root",
      restrictedByAppArmor ? "restricted by AppArmor for other users than root" : ""
    )
  ),
  line("TUN device", "tunDevice", (state) => tunStates[state]),
  line("Directories of the job", "jobFilesystems", (found) => {
    const byType = groupBy(found, ({ type }) => type);
    return listed(...[...byType].map(([type, group]) => `${type} ${group.map(({ path }) => path).join(" ")}`)) || null;
  }),
  line(
    "Network",
    "network",
    ({ defaultInterface, defaultMtu, nameservers }) => listed(
      defaultInterface ? `${defaultInterface}, MTU ${defaultMtu}` : "no default route",
      `DNS ${nameservers.join(", ") || "none"}`
    )
  ),
  line(
    "Interfaces",
    "network",
    ({ interfaces }) => listed(
      ...interfaces.filter(({ addresses }) => addresses.length > 0).map(({ name, addresses, mtu }) => [name, ...addresses, `MTU ${mtu}`].join(" "))
    )
  ),
  line(
    "Clients",
    "clients",
    (clients) => listed(...clients.map(({ name, version }) => `${name} ${version ?? "(version unknown)"}`)) || "none found"
  )
];
var tunStates = {
  open: "for all users",
  closed: "for root only",
  missing: "none"
};
function machineLines(facts) {
  return descriptions.map((describe4) => describe4(facts)).filter((described) => described !== null);
}
function unseenLines(facts) {
  const unseen = Object.entries(facts).flatMap(
    ([name, observation]) => observation.status === "unseen" ? [{ name, reason: observation.reason }] : []
  );
  const byReason = groupBy(unseen, ({ reason }) => reason);
  return [...byReason].map(([value2, facts2]) => ({ label: facts2.map(({ name }) => name).join(", "), value: value2 }));
}
function line(label, name, describe4) {
  return (facts) => {
    const fact = seen(facts[name]);
    const value2 = fact === void 0 ? null : describe4(fact);
    return value2 === null ? null : { label, value: value2 };
  };
}
function listed(...parts) {
  return parts.filter((part) => part !== "").join(", ");
}

// src/facts/kinds/runner.ts
var namespaceNames = ["cgroup", "ipc", "mnt", "net", "pid", "user", "uts"];

// src/report/cache.ts
function cacheSentences({ cache, preloaded }) {
  return [...cache ? [cacheSentence(cache)] : [], ...preloaded ? preloadSentences(preloaded) : []];
}
function cacheSentence({
  key,
  volume,
  state,
  reason,
  images,
  bytes: size2,
  lastUsed
}) {
  if (state === "own")
    return `The job daemon started empty, because \`cache: ${key}\` had no volume for it: ${reason}.`;
  if (state === "new") return `The job is the first with volume \`${volume}\` of \`cache: ${key}\`.`;
  const contents = [
    ...images === void 0 ? [] : [count(images, "image")],
    ...size2 === void 0 ? [] : [bytes(size2)]
  ];
  const left = contents.length > 0 ? ` with ${contents.join(", ")}` : "";
  return `An earlier job left volume \`${volume}\` of \`cache: ${key}\`${left} at ${lastUsed}.`;
}
function preloadSentences({
  copied,
  present,
  bytes: size2,
  milliseconds
}) {
  const named = (names) => names.map((name) => `\`${name}\``).join(", ");
  return [
    ...copied.length > 0 ? [`Copied from the host daemon: ${named(copied)} (${bytes(size2)} in ${duration(milliseconds)}).`] : [],
    ...present.length > 0 ? [`Already in the job daemon: ${named(present)}.`] : []
  ];
}

// src/report/daemon-image.ts
function imageSentences({ achieved: { daemonImage } }) {
  if (!daemonImage) return [];
  const { reference, digest, id } = daemonImage;
  if (digest === null) return [`The job daemon's image \`${reference}\` was not pulled. Its ID is \`${id}\`.`];
  const pinned = reference.includes("@") ? reference : `${reference}@${digest}`;
  return [`The job daemon's image is \`${pinned}\`.`];
}

// src/report/inherited.ts
function inheritedSentences({ achieved: { builder, daemon } }) {
  return [
    ...daemon ? sentences2("The job daemon", daemon.inherited) : [],
    ...builder?.inherited ? sentences2("The builder", builder.inherited) : []
  ];
}
function sentences2(who, inherited) {
  const parts = partsOf(inherited);
  const omitted = inherited.omitted.map((sentence) => `${who}: ${sentence}`);
  return [...parts.length > 0 ? [`${who} inherits ${parts.join(", ")}.`] : [], ...omitted];
}
function partsOf({ mirrors, insecureRegistries, registries, authorities, proxies }) {
  const parts = [
    [mirrors, `${count(mirrors.length, "mirror")} of docker.io (${listed2(mirrors)})`],
    [insecureRegistries, `insecure access to ${listed2(insecureRegistries)}`],
    [registries, `certificates for ${listed2(registries.map(({ host }) => host))}`],
    [authorities.files, count(authorities.count, "private CA")],
    [proxies, listed2(proxies.map(({ variable, value: value2 }) => `${variable}=${value2}`))]
  ];
  return parts.flatMap(([list2, text2]) => list2.length > 0 ? [text2] : []);
}
var listed2 = (texts) => texts.map((text2) => `\`${text2}\``).join(", ");

// src/report/privilege.ts
function privilegeSentences({ achieved: { daemon } }) {
  if (!daemon) return [];
  const { wall, lacks } = tiers[daemon.privilege];
  return [
    `The job daemon runs with \`privilege: ${daemon.privilege}\`. ${wall}`,
    ...strongerThan(daemon.privilege, daemon.passedOver).map(
      ({ privilege: privilege2, reasons }) => `Not \`${privilege2}\`: ${reasons.join(" ")}`
    ),
    ...lacks
  ];
}

// src/report/storage.ts
var places2 = {
  volume: "a volume",
  loop: "an ext4 on a loop device",
  tmpfs: "a tmpfs"
};
function storageSentences({
  storage,
  storageDriver
}) {
  const store = storageDriver === "overlayfs" ? "containerd" : "classic";
  return [
    `Its data root is on ${places2[storage.place]}, with the storage driver \`${storageDriver}\` (${store} image store).`,
    ...storage.passedOver.map(
      ({ place, driver, reason }) => `\`storage: ${place}\` with ${driver} does not work here: \`${clip(reason, 300).replaceAll("`", "'")}\`.`
    )
  ];
}

// src/report/tested-nodes.ts
function testedNodes({ achieved: { nodeProofs = [] } }) {
  return new Set(nodeProofs.filter(({ status }) => hasRun(status)).map(({ name }) => name)).size;
}
var hasRun = (status) => status === "native" || status === "emulated";
function nodesTestWords(report) {
  const nodes = testedNodes(report);
  if (nodes === 0) return null;
  return nodes === 1 ? "test build passed" : `test build passed on ${count(nodes, "node")}`;
}
var results = {
  native: "native",
  emulated: "emulated",
  "not-run": "did not run",
  "not-checked": "not checked"
};
var nodeResult = ({ status }) => results[status];
function nodeSentences({ achieved: { nodeProofs = [] } }) {
  return nodeProofs.map(
    (proof) => `Build for \`${proof.platform}\` on \`${proof.name}\`: ${nodeResult(proof)}, ${proof.detail}.`
  );
}

// src/report/setup-results.ts
function setupTitle({ plan }) {
  return plan === null || plan.strategy === "inspect" ? "Daemon process" : "Setup and tests";
}
function setupResults(report) {
  const { containerProof, buildProof, daemon, buildx, builder, swept } = report.achieved;
  const serving = daemonOf(report);
  const sentences3 = [];
  if (containerProof) {
    const { host, milliseconds } = containerProof;
    const form = buildProof ? "full" : "quick";
    const took = duration(milliseconds + (buildProof?.milliseconds ?? 0));
    sentences3.push(`Tests through \`${host}\` (\`verify: ${form}\`) took ${took}.`);
    sentences3.push(...[...containerProof.parts, ...buildProof?.parts ?? []].map(partSentence));
  }
  if (serving) sentences3.push(...daemonSentences(serving, seen(report.facts.ownNamespaces)));
  if (daemon) {
    const { container: container2, readyAfter, limits: limits2 } = daemon;
    sentences3.push(
      `The job daemon in \`${container2}\` was ready after ${duration(readyAfter)}.`,
      `Its limits are ${[`${bytes(limits2.memory)} of memory`, ...cpuWords(limits2), `${limits2.pids} processes`].join(", ")}.`,
      ...networkSentences(report),
      ...storageSentences(daemon)
    );
  }
  sentences3.push(...imageSentences(report), ...privilegeSentences(report));
  sentences3.push(...cacheSentences(report.achieved), ...pointingSentences(report));
  if (buildx)
    sentences3.push(`Buildx \`${buildx.version}\` is installed for this job: ${origins[buildx.origin]}.`);
  if (builder) {
    const platforms = builder.platforms.map((platform) => `\`${platform}\``).join(", ");
    sentences3.push(
      `Builder \`${builder.name}\`: driver \`${builder.driver}\`, platforms ${platforms || "of the daemon only"}.`
    );
  }
  sentences3.push(...nodeSentences(report), ...inheritedSentences(report));
  if (swept && swept.length > 0) {
    const names = swept.map((name) => `\`${name}\``).join(", ");
    sentences3.push(`Removed ${count(swept.length, "leftover")} of killed runners: ${names}.`);
  }
  return sentences3;
}
var cpuWords = ({ cpus }) => cpus === null ? [] : [`${cpus} CPU cores`];
var origins = {
  download: "downloaded from its release, with a verified checksum",
  "tool-cache": "from the tool cache of the runner, with a verified checksum",
  build: "built from its sources"
};
var partNames = {
  container: "Container",
  "name-server": "DNS from a container",
  "published-port": "Published port",
  workspace: "Workspace in a container",
  "workspace-write": "Writing to the workspace",
  build: "Build",
  "built-image": "Built image"
};
var statusNames = {
  passed: "passed",
  failed: "failed",
  "not-checked": "could not check"
};
var partSentence = ({ part, status, detail }) => `${partNames[part]}: ${statusNames[status]}, ${detail}.`;
function pointingSentences({ plan, achieved: { environment = {} } }) {
  if (plan?.strategy !== "dind") return [];
  if (environment["DOCKER_HOST"]) {
    return [
      "Later steps find the job daemon by `DOCKER_HOST`.",
      "Docker container actions (`uses: docker://…`) get it too, but the job daemon lacks their image. Use `export: docker-config` or `export: none` with them."
    ];
  }
  if (environment["DOCKER_CONFIG"]) {
    return [
      "Later steps find the job daemon by `DOCKER_CONFIG`.",
      "Programs that ignore Docker contexts, such as Testcontainers, need `DOCKER_HOST` in their step: set it to the output `docker-host`."
    ];
  }
  return ["Later steps find the job daemon by the output `docker-host` (`export: none`)."];
}
function daemonSentences(daemon, own) {
  const { pids, namespacePids, namespaces, nested, nestedInIt, sharedNetworkNamespace, unseen } = daemon;
  if (pids.length === 0) return unseen ? [`Berth could not identify the daemon process: ${unseen}.`] : [];
  const verb = nested ? "runs" : "does not run";
  const chain = namespacePids.length > 1 ? ` (${namespacePids.join(" → ")}, from the outermost PID namespace)` : "";
  return [
    `PID ${pids.join(", ")}${chain} serves the job. It ${verb} in a container.`,
    ...namespaces ? namespaceSentences(namespaces, own ?? {}) : [],
    ...sharedNetworkNamespace === null ? [] : [networkSentence(sharedNetworkNamespace)],
    ...nestedInIt.length > 0 ? [`Daemons nested in it: PID ${nestedInIt.join(", ")}.`] : []
  ];
}
var networkSentence = (isShared) => `The daemon and the job ${isShared ? "share one network namespace" : "have different network namespaces"}.`;
function namespaceSentences(theirs, own) {
  const seenNames = namespaceNames.filter((name) => theirs[name] !== void 0);
  const shared = seenNames.filter((name) => theirs[name] === own[name]);
  const others2 = seenNames.filter((name) => !shared.includes(name));
  const listOf2 = (names, namespaces) => names.map((name) => `\`${name}:[${namespaces[name]}]\``).join(", ");
  const known = others2.filter((name) => own[name] !== void 0);
  return [
    ...shared.length > 0 ? [`Namespaces shared by the daemon and the job: ${listOf2(shared, theirs)}.`] : [],
    ...others2.length > 0 ? [`Namespaces of the daemon only: ${listOf2(others2, theirs)}.`] : [],
    ...known.length > 0 ? [`The job has ${listOf2(known, own)}.`] : []
  ];
}

// src/report/skipped.ts
var explained = {
  "no-reachable-engine": "no Docker daemon",
  "socket-permission-denied": "no access to the Docker daemon"
};
function skippedOf(report) {
  const checks3 = report.outcomes.flatMap(
    (outcome) => outcome.status === "unknown" ? [{ cause: causeOf(outcome.reason, report), id: outcome.id, title: outcome.title }] : []
  );
  const byCause = groupBy(checks3, ({ cause }) => cause);
  return [...byCause].map(([cause, group]) => ({ cause, checks: group.map(({ id, title }) => ({ id, title })) })).sort((one, other) => other.checks.length - one.checks.length);
}
function causeOf(reason, { facts: { endpoint, engine }, outcomes }) {
  const reasons = [endpoint, engine].flatMap((fact) => fact.status === "unseen" ? [fact.reason] : []);
  const [short2] = outcomes.flatMap(({ id, status }) => status === "failed" ? explained[id] ?? [] : []);
  return short2 !== void 0 && reasons.includes(reason) ? short2 : reason.replace(/\.$/, "");
}

// src/report/log.ts
function logGroups(report) {
  const groups = [
    { title: "This machine", lines: machine(report) },
    { title: `Checks: ${checkCounts(report)}`, lines: checks(report) },
    { title: `Mode: ${report.plan?.strategy ?? "none"}`, lines: mode(report) },
    { title: setupTitle(report), lines: setupResults(report) },
    { title: "Guard", lines: guardSentences(report.achieved) },
    { title: "Isolation of the job daemon", lines: confinementSentences(report) },
    {
      title: "Timings",
      lines: report.timings.map(({ phase, milliseconds }) => `${phase}: ${duration(milliseconds)}`)
    }
  ];
  return groups.filter(({ lines }) => lines.length > 0).map(({ title, lines }) => ({ title, lines: lines.map(line2) }));
}
function machine({ facts }) {
  return [
    ...machineLines(facts).map(({ label, value: value2 }) => `${label}: ${value2}`),
    ...unseenLines(facts).map(({ label, value: value2 }) => `Not readable: ${label}: ${value2}`)
  ];
}
function checkCounts(report) {
  const counts = [
    [checksThat("failed", report), "failed"],
    [checksThat("passed", report), "passed"],
    [checksThat("unknown", report), "skipped"]
  ];
  return counts.flatMap(([amount, word]) => amount > 0 ? [`${amount} ${word}`] : []).join(", ");
}
function checks(report) {
  const { outcomes, ignored, berthVersion } = report;
  const found = findingsOf(outcomes).flatMap(({ id, severity, title, message, evidence, remedy: remedy2 }) => [
    `${ignored.includes(id) ? `ignored ${severity}` : severity}: ${title} [${id}]`,
    `  ${plain(message)}`,
    `  Remedy: ${plain(remedy2)}`,
    ...evidence.map(({ label, value: value2 }) => `  ${plain(label)}: ${plain(value2)}`),
    `  ${findingUrl(id, berthVersion)}`
  ]);
  const skipped = skippedOf(report).flatMap(({ cause, checks: checks3 }) => [
    `skipped: ${cause}`,
    ...checks3.map(({ title }) => `  ${title}`)
  ]);
  const passed = outcomes.flatMap(
    (outcome) => outcome.status === "passed" ? [`passed: ${outcome.title}`] : []
  );
  return [...found, ...skipped, ...passed];
}
function mode({ plan, withoutEffect: withoutEffect2 }) {
  if (!plan) return [];
  const rejected = plan.rejected.map(({ strategy, reasons }) => `Not ${strategy}: ${reasons.join(" ")}`);
  const idle = withoutEffect2.map((each) => `${withoutEffectSentence(each)} ${each.remedy}`);
  return [...plan.because, ...rejected, ...idle];
}
function line2(text2) {
  const indentation = /^ */.exec(text2)?.[0] ?? "";
  return indentation + plain(text2);
}

// src/report/verdict.ts
function decisiveFindings(report) {
  const { plan } = report;
  return plan === null || plan.strategy === "inspect" ? countedFindings(report) : findingGroups(report).job;
}
function fails(report) {
  const { error, warning } = countBySeverity(decisiveFindings(report));
  if (report.failOn === "never") return false;
  return error > 0 || report.failOn === "warning" && warning > 0;
}
function exitStatusOf({ verdict }) {
  return verdict.status === "failed" ? 1 : 0;
}
function skipsMany(report) {
  return checksThat("unknown", report) * 3 >= Math.max(1, report.outcomes.length);
}
function isContainerTested({ achieved }) {
  const parts = achieved.containerProof?.parts ?? [];
  return parts.some(({ part, status }) => part === "container" && status === "passed");
}

// src/steps/companion/start-process.ts
import { setTimeout as sleep2 } from "node:timers/promises";
var deadline2 = 3e4;
var passedOn = ["PATH", "HOME", "RUNNER_TRACKING_ID"];
async function startProcess(step, tools) {
  let started;
  try {
    started = await launch(step, tools);
    const reason = await whyNotReady(started, tools.signal);
    if (reason === null && started.pid !== void 0) return started.pid;
    const output = await tools.files.readText(`${step.directory}/${fileNames.log}`).catch(() => "");
    const end2 = output.trim().split("\n").slice(-3).join(" ");
    throw failure2(`${reason}. The end of its log: ${end2 || "empty"}`);
  } catch (error) {
    started?.kill();
    await tools.files.remove(`${step.directory}/${fileNames.process}`).catch(() => {
    });
    throw error instanceof ExpectedError ? error : failure2(error instanceof Error ? error.message : String(error));
  } finally {
    started?.release();
  }
}
async function launch({ kind: _, ...step }, { files, processes, startDetached, environment }) {
  const { directory } = step;
  await files.makeDirectory(directory, 448);
  const settings = `${directory}/${fileNames.settings}`;
  const configuration = { ...step, lifeline: processes.lifeline() };
  await files.createText(settings, JSON.stringify(configuration), 384);
  const started = startDetached({
    words: [settings],
    environment: Object.fromEntries(
      passedOn.flatMap((name) => environment[name] === void 0 ? [] : [[name, environment[name]]])
    ),
    log: `${directory}/${fileNames.log}`
  });
  try {
    const identity = started.pid === void 0 ? null : processes.find(started.pid);
    if (identity) await files.createText(`${directory}/${fileNames.process}`, JSON.stringify(identity), 384);
  } catch (error) {
    started.kill();
    started.release();
    throw error;
  }
  return started;
}
async function whyNotReady({ said, ended }, signal) {
  const late = sleep2(deadline2, `it is not ready after ${deadline2 / 1e3} s`, { ref: false, signal });
  const early = said.then((text2) => text2 === ready ? null : ended);
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

// src/report/report.ts
var reportSchemaVersion = 1;

// src/checks/builder-replaced.ts
var remoteDrivers = ["remote", "kubernetes", "cloud"];
var berthName2 = /^berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/;
var builderReplaced = defineCheck({
  id: "builder-replaced",
  severity: "notice",
  about: "job",
  title: "Selected builder",
  failureTitle: "Berth's builder replaces the selected builder",
  needs: ["currentBuilder"],
  evaluate({ currentBuilder }) {
    if (currentBuilder === null || currentBuilder.name === "default" || berthName2.test(currentBuilder.name)) {
      return void 0;
    }
    const { name, driver, source } = currentBuilder;
    const isRemote = driver !== null && remoteDrivers.includes(driver);
    return {
      severity: isRemote ? "warning" : "notice",
      message: `Builder ${name}${driver ? ` (driver ${driver})` : ""} is selected by ${source === "BUILDX_BUILDER" ? source : `\`${source}\``}. In \`socket\` and \`dind\` mode, later steps build with Berth's builder instead, without the cache${isRemote ? " and the machine" : ""} of ${name}.`,
      evidence: [{ label: source, value: `${name}${driver ? `, driver ${driver}` : ""}` }],
      remedy: `Set \`use: false\` to keep it selected, or \`mode: inspect\` to create no builder. Or name it in each build (with docker/build-push-action, by \`builder: ${name}\`): \`docker buildx build --builder ${name} …\`.`
    };
  }
});

// src/values/engine-name.ts
var products = { docker: "Docker", podman: "Podman", other: "Daemon" };
function engineName(engine) {
  return `${products[engine.product]} ${engine.version}`;
}

// src/checks/client-newer-than-engine.ts
var requiring144 = {
  docker: { from: "29.0.0", until: "29.3.0" },
  buildx: { from: "0.31.0", until: "0.33.0" },
  compose: { from: "5.1.0", until: "5.1.1" }
};
var required = "1.44";
var clientNewerThanEngine = defineCheck({
  id: "client-newer-than-engine",
  severity: "error",
  about: "host-daemon",
  title: "Client API versions",
  failureTitle: "A client's API version is outside the daemon's range",
  needs: ["clients", "engine"],
  evaluate({ clients, engine }) {
    const pinned = clients.filter((client) => isPinnedOutside(client, engine));
    const tooNew = clients.filter((client) => requiresMore(client, engine));
    const rejected = [...pinned, ...tooNew];
    const [first] = rejected;
    if (!first) return void 0;
    const range = `${engine.minApiVersion} to ${engine.apiVersion}`;
    return {
      severity: pinned.length > 0 ? "error" : "warning",
      message: first.pinnedApiVersion ? `DOCKER_API_VERSION sets API ${first.pinnedApiVersion} for ${first.name}, but ${engineName(engine)} supports API ${range}. It rejects every call.` : `${first.name} ${first.version} requires API ${required}, but ${engineName(engine)} supports up to ${engine.apiVersion}. Its calls fail with "client version … is too new".`,
      evidence: [
        { label: "daemon", value: `${engine.version}, API ${range}` },
        ...rejected.map(({ name, version, pinnedApiVersion }) => ({
          label: `${name} ${version ?? "(version unknown)"}`,
          value: pinnedApiVersion ? `API ${pinnedApiVersion}, pinned` : `API ${required} or newer`
        }))
      ],
      remedy: first.pinnedApiVersion ? `Unset DOCKER_API_VERSION so that clients negotiate the version: \`unset DOCKER_API_VERSION\`. Or set it to ${engine.apiVersion}.` : `Set \`DOCKER_API_VERSION=${engine.apiVersion}\` in the environment of this job. Or upgrade ${first.name} to ${requiring144[first.name].until} or newer.`,
      rulesOut: pinned.length > 0 ? ["socket"] : []
    };
  }
});
function isPinnedOutside({ pinnedApiVersion }, { apiVersion, minApiVersion }) {
  if (pinnedApiVersion === null) return false;
  return isOlder(apiVersion, pinnedApiVersion) || isOlder(pinnedApiVersion, minApiVersion);
}
function requiresMore({ name, version, pinnedApiVersion }, { apiVersion }) {
  if (version === null || pinnedApiVersion !== null || !isOlder(apiVersion, required)) return false;
  const { from, until } = requiring144[name];
  return !isOlder(version, from) && isOlder(version, until);
}

// src/checks/client-older-than-engine.ts
var newestApis = [
  ["17.06", "1.30"],
  ["17.12", "1.35"],
  ["18.03", "1.37"],
  ["18.06", "1.38"],
  ["18.09", "1.39"],
  ["19.03", "1.40"],
  ["20.10", "1.41"],
  ["23.0", "1.42"],
  ["24.0", "1.43"],
  ["25.0", "1.44"],
  ["26.0", "1.45"],
  ["27.0", "1.46"],
  ["27.2", "1.47"],
  ["28.0", "1.48"],
  ["28.1", "1.49"],
  ["28.2", "1.50"],
  ["28.3", "1.51"]
];
var alwaysAccepted = "29.0";
var apiOfTestcontainers = "1.32";
var clientOlderThanEngine = defineCheck({
  id: "client-older-than-engine",
  severity: "error",
  about: "host-daemon",
  title: "Minimum API version",
  failureTitle: "The daemon rejects API versions of older clients",
  needs: ["clients", "engine"],
  observes: ["javaBuildFiles"],
  evaluate({ clients, engine }, { javaBuildFiles }) {
    const client = clients.find(({ name }) => name === "docker");
    const newest = client && newestApiOf(client);
    if (client && newest && isOlder(newest, engine.minApiVersion)) return tooOld(client, newest, engine);
    const files = javaBuildFiles.status === "seen" ? javaBuildFiles.value : [];
    if (files.length === 0 || !isOlder(apiOfTestcontainers, engine.minApiVersion)) return void 0;
    return {
      severity: "notice",
      message: `${engineName(engine)} rejects API versions before ${engine.minApiVersion}. Testcontainers for Java before 1.21.4 and 2.0.2 uses ${apiOfTestcontainers}, so it fails with "client version ${apiOfTestcontainers} is too old".`,
      evidence: [daemonOf2(engine), { label: "Java build in the workspace", value: files.join(", ") }],
      remedy: `Upgrade Testcontainers for Java to 1.21.4, 2.0.2 or newer. ${acceptOlder("1.24")}`
    };
  }
});
function tooOld({ name, version }, newest, engine) {
  return {
    message: `${name} ${version} supports up to API ${newest}, but ${engineName(engine)} requires ${engine.minApiVersion} or newer. Every command fails with "client version ${newest} is too old".`,
    evidence: [daemonOf2(engine), { label: `${name} ${version}`, value: `up to API ${newest}` }],
    remedy: `Upgrade the client (https://docs.docker.com/engine/install/). ${acceptOlder(newest)}`,
    rulesOut: ["socket"]
  };
}
var acceptOlder = (version) => `Or set \`"min-api-version": "${version}"\` in /etc/docker/daemon.json (for a job daemon, in \`daemon-config\`).`;
var daemonOf2 = (engine) => ({
  label: engineName(engine),
  value: `API ${engine.minApiVersion} to ${engine.apiVersion}`
});
function newestApiOf({ version, pinnedApiVersion }) {
  if (version === null || pinnedApiVersion !== null || !/^\d/.test(version)) return void 0;
  if (!isOlder(version, alwaysAccepted)) return void 0;
  return newestApis.findLast(([line3]) => !isOlder(version, line3))?.[1];
}

// src/values/copying-cost.ts
var copyingCosts = {
  "fuse-overlayfs": "containers start about 1.6 times slower, writes take 3 times and builds 4.6 times as long, and images take the same disk space",
  vfs: "containers start about 13 times slower, builds take 10 times as long, and images take 6 times the disk space",
  native: "containers start about 15 times slower, builds take 30 times as long, and images take 12 times the disk space"
};

// src/checks/copying-storage-driver.ts
var copying = ["vfs", "native"];
var copyingStorageDriver = defineCheck({
  id: "copying-storage-driver",
  severity: "warning",
  about: "host-daemon",
  title: "Storage driver",
  failureTitle: "The storage driver copies every layer",
  needs: ["engine"],
  evaluate({ engine }) {
    if (!copying.includes(engine.storageDriver)) return void 0;
    return {
      message: `The daemon uses the storage driver ${engine.storageDriver}, which copies the whole filesystem for each layer and container. Compared with overlay2, ${copyingCosts[engine.storageDriver]}.`,
      evidence: [
        { label: "storage driver", value: engine.storageDriver },
        { label: "image store", value: engine.imageStore },
        { label: "backing filesystem", value: engine.backingFilesystem ?? "not reported by the daemon" }
      ],
      remedy: 'Put the data root on ext4 or xfs (for a daemon in a container, on a volume). Then set `"storage-driver": "overlay2"` in /etc/docker/daemon.json. If that fails, use fuse-overlayfs, which is faster than copies.'
    };
  }
});

// src/checks/docker-host-ignored-by-runner.ts
var runners = ["github-hosted", "self-hosted", "kubernetes"];
var dockerHostIgnoredByRunner = defineCheck({
  id: "docker-host-ignored-by-runner",
  severity: "notice",
  about: "job",
  title: "DOCKER_HOST and the runner's socket",
  failureTitle: "DOCKER_HOST differs from the socket that the runner mounts",
  needs: ["endpoint", "runner"],
  evaluate({ endpoint: { host, source }, runner: { kind: kind2, temp } }) {
    if (source !== "DOCKER_HOST" || !runners.includes(kind2)) return void 0;
    if (canonicalSocketPath(host) === defaultSocket) return void 0;
    const path = socketPath(host);
    if (path !== void 0 && temp !== null && isWithin(path, temp)) return void 0;
    return {
      message: `DOCKER_HOST is ${host}, but the runner mounts ${defaultSocket} into \`container:\` jobs and Docker container actions. Docker commands there reach another daemon, or none.`,
      evidence: [
        { label: "DOCKER_HOST", value: host },
        { label: "mounted by the runner", value: defaultSocket }
      ],
      remedy: path === void 0 ? `Run a proxy at that path on the runner's host: \`socat UNIX-LISTEN:${defaultSocket},fork,mode=660 TCP:${host.replace(/^tcp:\/\//, "")}\`.` : `Create a link to the socket on the runner's host: \`sudo ln -s ${path} ${defaultSocket}\`.`
    };
  }
});

// src/checks/engine-too-old.ts
var firstSupported = { api: "1.41", engine: "20.10" };
var firstMaintained = { api: "1.42", engine: "23.0" };
var engineTooOld = defineCheck({
  id: "engine-too-old",
  severity: "error",
  about: "host-daemon",
  title: "Docker version",
  failureTitle: "The Docker version is too old",
  needs: ["engine"],
  evaluate({ engine: { product, version, apiVersion, minApiVersion } }) {
    if (product === "podman" || !isOlder(apiVersion, firstMaintained.api)) return void 0;
    const isUnusable = isOlder(apiVersion, firstSupported.api);
    return {
      severity: isUnusable ? "error" : "warning",
      message: isUnusable ? `Docker ${version} supports up to API ${apiVersion}. Berth needs API ${firstSupported.api} (Docker ${firstSupported.engine}) or newer.` : `Docker ${version} (API ${apiVersion}) works, but releases before ${firstMaintained.engine} have had no security fixes since December 2023.`,
      evidence: [
        { label: "daemon", value: version },
        { label: "API", value: `${minApiVersion} to ${apiVersion}` }
      ],
      remedy: `Upgrade Docker Engine on the host: https://docs.docker.com/engine/install/.${isUnusable ? "" : " Until then, run this job on a newer daemon with `mode: dind`."}`,
      rulesOut: isUnusable ? ["socket", "dind"] : []
    };
  }
});

// src/checks/foreign-network-namespace.ts
var foreignNetworkNamespace = defineCheck({
  id: "foreign-network-namespace",
  severity: "warning",
  about: "host-daemon",
  title: "Published ports",
  failureTitle: "Published ports are unreachable at localhost",
  needs: ["engine", "endpoint", "ownNamespaces"],
  observes: ["daemons", "ownContainer", "engine", "engineNetworks", "machine", "network", "runner"],
  evaluate({ engine, endpoint, ownNamespaces }, observed) {
    const { daemons, ownContainer } = observed;
    const container2 = ownContainer.status === "seen" ? ownContainer.value : null;
    if (container2 && !container2.networks.includes("host")) {
      return {
        message: `This job runs in a container on ${listOf(container2.networks)}. Published ports open on the host, so \`localhost\` in this container does not reach them.`,
        evidence: [
          { label: "job container", value: container2.id.slice(0, 12) },
          { label: "networks", value: listOf(container2.networks) }
        ],
        remedy: remedyIn(container2.networks)
      };
    }
    if (isSidecar(observed)) return void 0;
    if (daemons.status === "unseen") return { unknown: daemons.reason };
    const serving = findServingDaemon(daemons.value, engine, endpoint, ownNamespaces);
    if (!serving) {
      return { unknown: `Berth could not identify the daemon process for ${endpoint.host}.` };
    }
    return compare(publishersOf(serving, daemons.value, engine), ownNamespaces, endpoint);
  }
});
function publishersOf(serving, daemons, engine) {
  const kits = daemons.filter(({ kind: kind2, uid }) => kind2 === "rootlesskit" && uid === serving.uid);
  return engine.rootless ? [serving, ...kits] : [serving];
}
function compare(publishers, own, endpoint) {
  if (own.net === void 0) return { unknown: "Berth could not read the job's network namespace." };
  if (publishers.some((daemon) => networkNamespaceOf(daemon) === own.net)) return void 0;
  const hidden = publishers.find((daemon) => networkNamespaceOf(daemon) === void 0);
  if (hidden) return { unknown: `Berth needs root to read the network namespace of ${nameDaemon(hidden)}.` };
  return {
    message: `The daemon at ${endpoint.host} publishes ports in another network namespace than this job's. Connections to \`localhost\` are refused.`,
    evidence: [
      { label: "job", value: `net:[${own.net}]` },
      ...publishers.map((daemon) => ({
        label: nameDaemon(daemon),
        value: `net:[${networkNamespaceOf(daemon)}]`
      }))
    ],
    remedy: "Use the address of the daemon's container instead of localhost. For Testcontainers, set `TESTCONTAINERS_HOST_OVERRIDE=<address>`."
  };
}
var listOf = (names) => names.join(", ") || "no network";
function remedyIn(networks) {
  const named = networks.find((name) => name !== "bridge");
  return named === void 0 ? "Use the default gateway of the job container with the published port: `ip route show default`." : `Start containers on the job's network and call them by name: \`docker run --network ${named} --name db …\`. Or use the gateway address of that network with the published port.`;
}

// src/checks/hidden-cgroup-limit.ts
var tolerance = 1.1;
var hiddenCgroupLimit = defineCheck({
  id: "hidden-cgroup-limit",
  severity: "warning",
  about: "machine",
  title: "Memory limit",
  failureTitle: "Docker reports more memory than containers can use",
  needs: ["cgroup", "engine", "endpoint"],
  observes: ["daemons", "ownContainer", "ownNamespaces", "runner"],
  evaluate({ cgroup, engine, endpoint }, { daemons, ownContainer, ownNamespaces, runner }) {
    const { memoryLimit, path, version } = cgroup;
    if (memoryLimit === null || engine.memory <= memoryLimit * tolerance) return void 0;
    if (ownContainer.status === "seen" && ownContainer.value) return void 0;
    const [reported, limit2] = [bytes(engine.memory), bytes(memoryLimit)];
    const unclear = `The job has a memory limit of ${limit2}. Berth could not determine whether it applies to containers:`;
    if (daemons.status === "unseen") return { unknown: `${unclear} ${daemons.reason}` };
    const own = ownNamespaces.status === "seen" ? ownNamespaces.value : void 0;
    const serving = findServingDaemon(daemons.value, engine, endpoint, own);
    if (!serving) return { unknown: `${unclear} the daemon process for ${endpoint.host} is not identified.` };
    const together = runner.status === "seen" && runner.value.inContainer && !isNested(serving);
    if (!together && !isWithin(serving.cgroup, path)) {
      return { unknown: `${unclear} ${nameDaemon(serving)} is in another cgroup, ${serving.cgroup}.` };
    }
    return {
      message: `Docker reports ${reported}, but its cgroup has a memory limit of ${limit2}. Processes that size themselves from \`docker info\` can be OOM-killed (exit code 137).`,
      evidence: [
        { label: "memory in `docker info`", value: reported },
        { label: `memory limit (cgroup ${version})`, value: `${limit2} at ${path} or a parent` },
        { label: nameDaemon(serving), value: `cgroup ${serving.cgroup}` }
      ],
      remedy: `Limit containers so that their sum stays below ${limit2}: \`docker run --memory=<size>\`. In a Compose file, set \`mem_limit\`. Or raise the runner's memory limit.`
    };
  }
});

// src/checks/job-network-mtu.ts
var dockerDefaultMtu = 1500;
var jobNetworkMtu = defineCheck({
  id: "job-network-mtu",
  severity: "warning",
  about: "job",
  title: "MTU of the job network",
  failureTitle: "The job network has a larger MTU than docker0",
  needs: ["ownContainer", "engineNetworks", "engine"],
  evaluate({ ownContainer, engineNetworks, engine: { version } }) {
    const lowest = engineNetworks.find(({ name }) => name === "bridge")?.mtu ?? dockerDefaultMtu;
    if (ownContainer === null || lowest >= dockerDefaultMtu) return void 0;
    const larger = engineNetworks.filter(
      (network) => network.driver === "bridge" && ownContainer.networks.includes(network.name) && mtuOf(network) > lowest
    );
    const [first] = larger;
    if (!first) return void 0;
    const option = `com.docker.network.driver.mtu=${lowest}`;
    return {
      message: `The job network ${first.name} uses MTU ${mtuOf(first)}, but docker0 uses ${lowest}. The runner creates job networks without the daemon's \`--mtu\`. Large downloads hang if a firewall drops ICMP.`,
      evidence: [
        { label: "network bridge", value: String(lowest) },
        ...larger.map((network) => ({
          label: `network ${network.name}`,
          value: `${mtuOf(network)}${network.mtu === null ? " (Docker's default)" : ""}`
        }))
      ],
      remedy: isOlder(version, "24.0") ? `Upgrade the daemon to Docker 24 or newer, because Docker ${version} has no setting for job networks. Then start it with this option: \`dockerd --default-network-opt=bridge=${option}\`.` : `Start the daemon with both options: \`dockerd --mtu=${lowest} --default-network-opt=bridge=${option}\`.`
    };
  }
});
var mtuOf = ({ mtu }) => mtu ?? dockerDefaultMtu;

// src/checks/low-disk-space.ts
var levels = [
  { severity: "error", bytes: gibibyte, inodes: 1e4 },
  { severity: "warning", bytes: 10 * gibibyte, inodes: 2e5 }
];
var lowDiskSpace = defineCheck({
  id: "low-disk-space",
  severity: "warning",
  about: "machine",
  title: "Disk space",
  failureTitle: "Low disk space for images and builds",
  needs: [],
  observes: ["dataRootFilesystem", "imageStoreFilesystem", "workspaceFilesystem", "engine"],
  evaluate(_, { dataRootFilesystem, imageStoreFilesystem, workspaceFilesystem, engine }) {
    const places3 = [
      { name: "data root", observation: dataRootFilesystem },
      ...isSameFilesystem(dataRootFilesystem, imageStoreFilesystem) ? [] : [{ name: "image store", observation: imageStoreFilesystem }],
      { name: "workspace", observation: workspaceFilesystem }
    ];
    const seen2 = places3.flatMap(({ name, observation }) => {
      return observation.status === "seen" ? [{ name, filesystem: observation.value }] : [];
    });
    const low = seen2.flatMap(({ name, filesystem }) => {
      const severity = severityOf(filesystem);
      return severity ? [{ name, filesystem, severity }] : [];
    });
    const worst = low.find(({ severity }) => severity === "error") ?? low[0];
    if (!worst) {
      const hidden = places3.find(({ observation }) => observation.status === "unseen");
      if (hidden?.observation.status !== "unseen") return void 0;
      return { unknown: hidden.observation.reason };
    }
    const isSnapshotter = engine.status === "seen" && engine.value.imageStore === "snapshotter";
    return {
      severity: worst.severity,
      message: `The filesystem of the ${worst.name} (${worst.filesystem.path}) has ${describe(worst.filesystem)}. Builds and pulls can fail with "no space left on device".${isSnapshotter ? " This daemon stores each image compressed and unpacked, which takes twice the space." : ""}`,
      evidence: seen2.map(({ name, filesystem }) => ({
        label: `${name} (${filesystem.path}, ${filesystem.type})`,
        value: `${describe(filesystem)}, of ${bytes(filesystem.totalBytes)}`
      })),
      remedy: `${low.some(({ name }) => name !== "workspace") ? freeImages : freeWorkspace(worst.filesystem.path)} Keep 10 GiB and 200,000 inodes free.`
    };
  }
});
function isSameFilesystem(dataRoot, imageStore) {
  if (dataRoot.status === "unseen" || imageStore.status === "unseen") return false;
  return dataRoot.value.path === imageStore.value.path;
}
var freeImages = "Find what uses the space: `docker system df`. Remove build cache and unused images: `docker builder prune --all --force && docker image prune --all --force`. Remove volumes only by name.";
var freeWorkspace = (workspace) => `Find what uses the space: \`du -xh --max-depth 2 ${workspace}\`. Or move the runner's work folder to a larger filesystem.`;
function severityOf({ freeBytes, freeInodes }) {
  const level = levels.find(({ bytes: bytes2, inodes }) => {
    return freeBytes < bytes2 || freeInodes !== null && freeInodes < inodes;
  });
  return level?.severity;
}
function describe({ freeBytes, freeInodes }) {
  const inodes = freeInodes === null ? "" : ` and ${freeInodes.toLocaleString("en")} inodes`;
  return `${bytes(freeBytes)}${inodes} free`;
}

// src/checks/missing-client.ts
var missingClient = defineCheck({
  id: "missing-client",
  severity: "warning",
  about: "job",
  title: "Docker client",
  failureTitle: "The docker command is missing",
  needs: ["clients", "engine", "endpoint"],
  observes: ["runner"],
  evaluate({ clients, engine, endpoint }, { runner }) {
    if (clients.some(({ name }) => name === "docker")) return void 0;
    const inContainer = runner.status === "seen" && runner.value.inContainer;
    const place = inContainer ? "The job container" : "This machine";
    return {
      message: `${place} has no \`docker\` on PATH, although the daemon at ${endpoint.host} answers. Steps that run \`docker\` fail with "docker: command not found", and so does docker/build-push-action.`,
      evidence: [
        { label: "daemon", value: `${engine.product} ${engine.version} at ${endpoint.host}` },
        {
          label: "clients found",
          value: clients.map(({ name, path }) => `${name} at ${path}`).join(", ") || "none"
        }
      ],
      remedy: engine.product === "podman" ? "Install the `docker` command of Podman: `sudo apt-get install --yes podman-docker`." : `Install the client${inContainer ? " in the job image" : ""}. Alpine: \`apk add docker-cli docker-cli-buildx\`. Debian 13: \`apt-get install --yes docker-cli\`. Others: docker-ce-cli (https://docs.docker.com/engine/install/).`
    };
  }
});

// src/checks/missing-emulator.ts
var native = {
  x86_64: ["amd64", "386"],
  amd64: ["amd64", "386"],
  // Some arm64 machines cannot run 32-bit programs, but /proc does not show which.
  aarch64: ["arm64", "arm"],
  arm64: ["arm64", "arm"]
};
var missingEmulator = defineCheck({
  id: "missing-emulator",
  severity: "notice",
  about: "machine",
  title: "Emulators",
  failureTitle: "A requested platform lacks an emulator",
  needs: ["requestedPlatforms"],
  observes: ["emulators", "engine", "machine"],
  evaluate({ requestedPlatforms }, { emulators, engine, machine: machine2 }) {
    if (requestedPlatforms.length === 0) return void 0;
    if (engine.status === "unseen") return { unknown: engine.reason };
    const own = native[engine.value.architecture] ?? [engine.value.architecture];
    const foreign = requestedPlatforms.filter((platform) => !own.includes(architectureOf(platform)));
    if (foreign.length === 0) return void 0;
    if (machine2.status === "seen" && machine2.value.kernel !== engine.value.kernel) {
      return { unknown: "The daemon runs on another kernel. Berth could not read its emulators." };
    }
    if (emulators.status === "unseen") return { unknown: emulators.reason };
    const missing = foreign.filter((platform) => !emulators.value.includes(architectureOf(platform)));
    const [first] = missing;
    if (!first) return void 0;
    return {
      message: `Input \`platforms\` lists ${missing.join(", ")}, but this ${engine.value.architecture} machine has no emulator for it in binfmt_misc. \`docker run --platform\` and builds with \`driver: docker\` fail with "exec format error". Builders with the image moby/buildkit have their own emulators.`,
      evidence: [
        { label: "platforms", value: requestedPlatforms.join(", ") },
        { label: "machine", value: engine.value.architecture },
        { label: "emulators", value: emulators.value.join(", ") || "none" }
      ],
      remedy: `Add docker/setup-qemu-action before Berth, or install the emulator: \`docker run --privileged --rm tonistiigi/binfmt --install ${[...new Set(missing.map(architectureOf))].join(",")}\`.`
    };
  }
});
function architectureOf(platform) {
  return platform.split("/")[1] ?? platform;
}

// src/checks/mtu-mismatch.ts
var dockerDefaultMtu2 = 1500;
var mtuMismatch = defineCheck({
  id: "mtu-mismatch",
  severity: "warning",
  about: "machine",
  title: "MTU of Docker networks",
  failureTitle: "A Docker network has a larger MTU than the host",
  needs: ["network", "engine", "engineNetworks"],
  observes: ["endpoint", "engine", "machine", "ownContainer"],
  evaluate({ network: { defaultInterface, defaultMtu }, engine, engineNetworks }, observed) {
    const foreign = whyForeignNetwork(observed);
    if (foreign) return { unknown: foreign };
    if (defaultMtu === null) {
      return { unknown: "This machine has no IPv4 or IPv6 default route." };
    }
    const bridges = engineNetworks.filter(({ driver }) => driver === "bridge").map(({ name, mtu }) => ({ name, mtu: mtu ?? defaultOf(engine, defaultMtu), isDefault: mtu === null })).filter(({ mtu }) => mtu > defaultMtu).toSorted((one, other) => Number(isDocker0(other)) - Number(isDocker0(one)));
    const [first] = bridges;
    if (!first) return void 0;
    return {
      // A job daemon is on docker0, and not on other networks of the host daemon.
      about: isDocker0(first) ? "machine" : "host-daemon",
      message: `Network \`${first.name}\` uses MTU ${first.mtu}, but ${defaultInterface ?? "the default route"} uses ${defaultMtu}. Downloads in containers and builds hang if a firewall drops ICMP.`,
      evidence: [
        { label: defaultInterface ?? "default route", value: String(defaultMtu) },
        ...bridges.map(({ name, mtu, isDefault }) => ({
          label: `network ${name}`,
          value: `${mtu}${isDefault ? " (Docker's default)" : ""}`
        }))
      ],
      remedy: remedyFor(defaultMtu, engine)
    };
  }
});
var isDocker0 = ({ name }) => name === "bridge";
function defaultOf({ product, version }, hostMtu) {
  return product === "podman" && !isOlder(version, "5.6") ? hostMtu : dockerDefaultMtu2;
}
function remedyFor(mtu, { product, version }) {
  if (product === "podman") {
    return `Upgrade to Podman 5.6, which sets the MTU itself. Or create networks with the right MTU: \`podman network create --opt mtu=${mtu} <name>\`.`;
  }
  const option = `com.docker.network.driver.mtu=${mtu}`;
  return isOlder(version, "24.0") ? `Start the daemon with an MTU for docker0: \`dockerd --mtu=${mtu}\`. Docker before 24 has no setting for other networks, so create each with its MTU: \`docker network create --opt ${option} <name>\`.` : `Start the daemon with an MTU for docker0 and one for new networks: \`dockerd --mtu=${mtu} --default-network-opt=bridge=${option}\`.`;
}

// src/checks/nested-daemon.ts
var nestedDaemon = defineCheck({
  id: "nested-daemon",
  severity: "warning",
  about: "machine",
  title: "Daemon nesting",
  failureTitle: "A Docker daemon runs in a container",
  needs: ["engine", "endpoint"],
  observes: ["daemons", "ownNamespaces", "runner"],
  evaluate({ engine, endpoint }, { daemons, ownNamespaces, runner }) {
    const visible = daemons.status === "seen" ? daemons.value : [];
    const own = ownNamespaces.status === "seen" ? ownNamespaces.value : void 0;
    const serving = findServingDaemon(visible, engine, endpoint, own);
    const isReported = engine.operatingSystem.endsWith("(containerized)");
    if (isReported || serving && isNested(serving)) {
      const isIntended = runner.status === "seen" && runner.value.inContainer;
      return {
        severity: isIntended ? "notice" : "warning",
        message: `The daemon at ${endpoint.host} already runs in a container. Another daemon inside it often fails because of its storage driver, cgroups or MTU.`,
        evidence: [
          { label: "operating system in `docker info`", value: engine.operatingSystem },
          ...serving ? [{ label: nameDaemon(serving), value: serving.cgroup }] : []
        ],
        // The containers of a pod are run by containerd or CRI-O, so its node has no host daemon.
        remedy: runner.status === "seen" && runner.value.kind === "kubernetes" ? "Use this daemon with `mode: socket`." : "Use this daemon with `mode: socket`. Or mount the host socket into the job, so that `mode: dind` starts a daemon on the host.",
        rulesOut: ["dind"]
      };
    }
    if (daemons.status === "unseen") return { unknown: daemons.reason };
    if (!serving) {
      return { unknown: `Berth could not identify the daemon process for ${endpoint.host}.` };
    }
    const others2 = visible.filter((daemon) => isEngine2(daemon.kind) && isNested(daemon));
    if (others2.length === 0) return void 0;
    return {
      severity: "notice",
      about: "other-daemons",
      message: `${others2.length} other daemon${others2.length === 1 ? " runs" : "s run"} in a container on this machine. The daemon of this job does not.`,
      evidence: others2.map((daemon) => ({ label: nameDaemon(daemon), value: daemon.cgroup })),
      remedy: "Remove it if no other job is running. Its container ID is in the cgroup path: `docker rm --force --volumes <id>`."
    };
  }
});
function isEngine2(kind2) {
  return kind2 === "dockerd" || kind2 === "podman";
}

// src/facts/relations/endpoint-socket.ts
function findEndpointSocket(sockets, endpoint) {
  const path = endpoint.status === "seen" ? canonicalSocketPath(endpoint.value.host) : defaultSocket;
  return sockets.find((socket) => canonicalPath(socket.path) === path);
}

// src/checks/no-reachable-engine.ts
var noReachableEngine = defineCheck({
  id: "no-reachable-engine",
  severity: "error",
  about: "host-daemon",
  title: "Docker daemon",
  failureTitle: "The Docker daemon is unreachable",
  needs: ["sockets"],
  observes: ["endpoint", "engine", "machine", "runner"],
  evaluate({ sockets }, { endpoint, engine, ...place }) {
    if (engine.status === "seen") return void 0;
    const socket = findEndpointSocket(sockets, endpoint);
    if (socket?.state === "permission-denied") {
      return { unknown: `Permission denied: ${socket.path}.` };
    }
    const evidence = [
      { label: "daemon", value: engine.reason },
      ...sockets.map(({ path, state }) => ({ label: path, value: state }))
    ];
    const rulesOut = ["socket", "dind"];
    if (endpoint.status === "unseen") {
      const message = `No Docker daemon found: ${endpoint.reason.replace(/\.$/, "")}.`;
      return { message, evidence, remedy: remedyAt(place), rulesOut };
    }
    if (socket?.state === "answers") {
      return {
        unknown: `${socket.path} answers, but Berth could not read the daemon's version: ${engine.reason}`
      };
    }
    const { host, source } = endpoint.value;
    const other = sockets.find(({ state }) => state === "answers");
    const elsewhere = other ? ` A daemon answers at ${other.path}, but ${source} selects another address.` : "";
    return {
      message: `No Docker daemon answers at ${host} (${source}): ${engine.reason.replace(/\.$/, "")}.${elsewhere}`,
      evidence: [{ label: "endpoint", value: `${host} (${source})` }, ...evidence],
      remedy: remedyFor2(endpoint.value, other) ?? remedyAt(place),
      rulesOut
    };
  }
});
function remedyAt({ machine: machine2, runner }) {
  const system = machine2.status === "seen" ? machine2.value.operatingSystem : "linux";
  const { kind: kind2, service, inContainer } = runner.status === "seen" ? runner.value : { kind: "none", service: null, inContainer: false };
  if (system !== "linux" && kind2 === "github-hosted") {
    return `Run this job on Linux (\`runs-on: ubuntu-24.04\`), because GitHub's ${system === "macos" ? "macOS runners have no Docker" : "Windows runners support Windows containers only"}. Or set DOCKER_HOST to a remote daemon.`;
  }
  if (system === "macos")
    return "Start Docker Desktop: `open -a Docker`. Then wait until `docker info` works.";
  if (system === "windows")
    return "Run this job on Linux or in WSL 2. Or set `DOCKER_HOST=tcp://<host>:2376` for a daemon that listens on TCP.";
  if (kind2 === "github-hosted" && inContainer) {
    return "Run this job on a runner with Docker (`runs-on: ubuntu-24.04`), because `ubuntu-slim` runs each job in a container without Docker. Builds alone need only a BuildKit elsewhere: `driver: remote` with its `endpoint`.";
  }
  if (service === "codebuild") {
    return "Enable privileged mode in the CodeBuild project (`environment: {privilegedMode: true}`), because its image starts Docker only then.";
  }
  if (kind2 === "kubernetes") {
    return "Build elsewhere with `driver: kubernetes`, or with `driver: remote` and the `endpoint` of a BuildKit. For containers, add a dind sidecar with `containerMode: {type: dind}` in the values of gha-runner-scale-set. Or set DOCKER_HOST to a remote daemon.";
  }
  return inContainer ? "Mount the host socket into the job container with `-v /var/run/docker.sock:/var/run/docker.sock`." : "Start Docker: `sudo systemctl start docker`.";
}
function remedyFor2({ host, source }, answering) {
  if (answering && source === "DOCKER_HOST") {
    return `Unset DOCKER_HOST, or set it to the daemon that answers: \`export DOCKER_HOST=unix://${answering.path}\`.`;
  }
  if (answering && source === "docker context") {
    return "Switch to a context whose daemon answers: `docker context use default`.";
  }
  if (canonicalSocketPath(host) === void 0) {
    return `Check that the daemon runs and that the name and the port in ${host} are correct: \`docker --host ${host} version\`. The daemon's log shows why it ended.`;
  }
  return host.includes("podman") ? "Start the Podman socket: `sudo systemctl start podman.socket`. For rootless Podman: `systemctl --user start podman.socket`." : void 0;
}

// src/checks/overlay-on-overlay.ts
var overlayOnOverlay = defineCheck({
  id: "overlay-on-overlay",
  severity: "error",
  about: "machine",
  title: "Filesystem of the data root",
  failureTitle: "The data root is on overlayfs",
  needs: ["engine"],
  observes: ["dataRootFilesystem", "imageStoreFilesystem"],
  evaluate({ engine }, { dataRootFilesystem, imageStoreFilesystem }) {
    const isSnapshotter = engine.imageStore === "snapshotter";
    const filesystem = isSnapshotter ? imageStoreFilesystem : dataRootFilesystem;
    const backing = backingOf(engine, filesystem);
    if (backing === void 0) {
      return { unknown: filesystem.status === "unseen" ? filesystem.reason : "" };
    }
    if (!backing.startsWith("overlay")) return void 0;
    const place = isSnapshotter && filesystem.status === "seen" ? filesystem.value.path : engine.dataRoot;
    const stacks = ["overlay2", "overlayfs"].includes(engine.storageDriver);
    return {
      severity: stacks ? "error" : "warning",
      message: stacks ? `The data root ${place} is on overlayfs, which cannot back ${engine.storageDriver}. The first container fails with "invalid argument".` : `The data root ${place} is on overlayfs, so the daemon uses the slower driver ${engine.storageDriver}. Builds take longer.`,
      evidence: [
        { label: "data root", value: place },
        { label: "backing filesystem", value: backing },
        { label: "storage driver", value: `${engine.storageDriver} (${engine.imageStore})` }
      ],
      remedy: "Put the data root on a volume: `docker run --privileged -v docker-data:/var/lib/docker docker:dind`. On Kubernetes, mount an `emptyDir` or a persistent volume at /var/lib/docker.",
      // The job daemon gets an ext4 on a loop device (docs/adr/0016-storage.md).
      rulesOut: stacks ? ["socket", "dind"] : []
    };
  }
});
function backingOf(engine, filesystem) {
  return engine.backingFilesystem ?? (filesystem.status === "seen" ? filesystem.value.type : void 0);
}

// src/checks/plaintext-credentials.ts
var plaintextCredentials = defineCheck({
  id: "plaintext-credentials",
  severity: "warning",
  about: "job",
  title: "Registry credentials",
  failureTitle: "Registry passwords are stored unencrypted",
  needs: ["clientConfiguration"],
  observes: ["runner"],
  evaluate({ clientConfiguration: { directory, plaintextCredentials: registries } }, { runner }) {
    if (registries.length === 0) return void 0;
    const isEphemeral = runner.status === "seen" && runner.value.service !== null;
    return {
      // On other machines, the next job can read the file.
      severity: isEphemeral ? "notice" : "warning",
      message: `${directory}/config.json has unencrypted credentials for ${registries.join(", ")}. Every step, and every container that mounts this directory, can read them.`,
      evidence: registries.map((registry) => ({ label: "credentials for", value: registry })),
      remedy: `Log out at the end of the job: \`docker logout ${registries[0]}\`. Or install docker-credential-helpers and set \`"credsStore": "pass"\` in config.json.`
    };
  }
});

// src/values/subnets.ts
function parseSubnet(text2) {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text2);
  if (!match) return void 0;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5] ?? 32);
  if (prefix > 32 || octets.some((octet) => octet > 255)) return void 0;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size2 = 2 ** (32 - prefix);
  const first = address - address % size2;
  return { first, last: first + size2 - 1 };
}
function subnetsOverlap(one, other) {
  const [a, b] = [parseSubnet(one), parseSubnet(other)];
  return a !== void 0 && b !== void 0 && a.first <= b.last && b.first <= a.last;
}
function isDefaultRoute(destination) {
  return /\/0+$/.test(destination) || destination === "0.0.0.0/1" || destination === "128.0.0.0/1";
}

// src/checks/pool-covers-remote.ts
var defaultPools = [
  ...Array.from({ length: 15 }, (_, index) => `172.${17 + index}.0.0/16`),
  "192.168.0.0/16"
];
var poolCoversRemote = defineCheck({
  id: "pool-covers-remote",
  severity: "warning",
  about: "machine",
  title: "Addresses of proxies, mirrors and servers",
  failureTitle: "Docker subnets overlap a proxy, mirror or server",
  needs: ["remotes", "engineNetworks", "engine"],
  observes: ["ownContainer"],
  evaluate({ remotes, engineNetworks, engine }, { ownContainer }) {
    const joined2 = ownContainer.status === "seen" ? ownContainer.value?.networks ?? [] : [];
    const networks = engineNetworks.filter(
      ({ driver, name }) => driver === "bridge" && !joined2.includes(name)
    );
    const own = engineNetworks.filter(({ name }) => joined2.includes(name));
    const outside = remotes.flatMap(
      ({ addresses, ...remote }) => addresses.filter((address) => !covers(own, address)).map((address) => ({ ...remote, address }))
    );
    const hidden = outside.flatMap((remote) => {
      const network = networks.find((each) => covers([each], remote.address));
      return network && !network.gateways.includes(remote.address) ? [{ remote, network }] : [];
    });
    const [first] = hidden;
    if (first) {
      const { remote, network } = first;
      return {
        // An IP address or a name without a dot can be a container on that network.
        severity: remote.host.includes(".") && remote.host !== remote.address ? "warning" : "notice",
        message: `Docker network ${network.name} (${network.subnets.join(", ")}) covers ${remote.address}, the address of ${remote.host} (${remote.source}). Containers cannot reach it, unless it is a container on that network.`,
        evidence: hidden.map(({ remote: { source, host, address }, network: { name, subnets } }) => ({
          label: `${source}: ${host}`,
          value: `${address} in ${name} (${subnets.join(", ")})`
        })),
        remedy: `${network.name === "bridge" ? "" : `Remove the network: \`docker network rm ${network.name}\`. `}${setPools}`
      };
    }
    const pools = engine.addressPools.length > 0 ? engine.addressPools : defaultPools;
    const threatened = outside.flatMap((remote) => {
      const pool = pools.find((each) => subnetsOverlap(each, remote.address));
      const isTaken = covers(networks, remote.address);
      return pool !== void 0 && !isTaken ? [{ ...remote, pool }] : [];
    });
    const [next] = threatened;
    if (!next) return void 0;
    return {
      severity: "notice",
      about: "host-daemon",
      message: `Docker takes new subnets from the pool ${next.pool}, which covers ${next.address}, the address of ${next.host} (${next.source}). Once a network has that subnet, containers cannot reach it.`,
      evidence: threatened.map(({ source, host, address, pool }) => ({
        label: `${source}: ${host}`,
        value: `${address} in the address pool ${pool}`
      })),
      remedy: setPools
    };
  }
});
var setPools = 'Set free subnets in /etc/docker/daemon.json and restart Docker: `"bip": "10.213.0.1/24", "default-address-pools": [{"base": "10.214.0.0/16", "size": 24}]`.';
function covers(networks, address) {
  return networks.some(({ subnets }) => subnets.some((subnet) => subnetsOverlap(subnet, address)));
}

// src/checks/runc-in-system-container.ts
var firstByLine = [
  ["1.2", "1.2.8"],
  ["1.3", "1.3.3"]
];
var affectedFrom = "1.4";
var runcInSystemContainer = defineCheck({
  id: "runc-in-system-container",
  severity: "warning",
  about: "machine",
  title: "Version of runc",
  failureTitle: "This runc version can fail in LXC and Sysbox",
  needs: ["engine", "endpoint", "machine"],
  observes: ["ownProcess", "ownContainer"],
  evaluate({ engine, endpoint, machine: machine2 }, { ownProcess, ownContainer }) {
    const isLocal2 = canonicalSocketPath(endpoint.host) !== void 0 && engine.kernel === machine2.kernel;
    if (!isLocal2 || engine.rootless) return void 0;
    if (ownProcess.status === "unseen") return { unknown: ownProcess.reason };
    if (!ownProcess.value.inUserNamespace) return void 0;
    if (ownContainer.status === "seen" && ownContainer.value !== null) return void 0;
    const { runcVersion } = engine;
    if (runcVersion === null) return { unknown: "The daemon does not report its runc version." };
    if (!isAffected(runcVersion)) return void 0;
    if (ownContainer.status === "unseen") return { unknown: ownContainer.reason };
    return {
      message: `The daemon runs in a user namespace, as in LXC or Sysbox, with runc ${runcVersion}. AppArmor in LXC and the emulated /proc of Sysbox can block it. Containers then fail with "open sysctl net.ipv4.ip_unprivileged_port_start".`,
      evidence: [
        { label: "runc", value: runcVersion },
        { label: "user namespace", value: "/proc/self/uid_map maps uid 0 to another uid" }
      ],
      remedy: 'Upgrade LXC on the host to 6.0.6 or newer: `apt-get install --only-upgrade lxc-pve` (Proxmox). In Sysbox, install the older runc, which lacks the fix for CVE-2025-52881: `apt-get install --allow-downgrades "containerd.io=1.7.28-1*"`.'
    };
  }
});
function isAffected(version) {
  if (!isOlder(version, affectedFrom)) return true;
  return firstByLine.some(([line3, first]) => version.startsWith(`${line3}.`) && !isOlder(version, first));
}

// src/values/find-sharers.ts
function findSharers(items, keyOf) {
  const groups = groupBy(items, keyOf).values();
  return [...groups].find((group) => group.length > 1);
}

// src/checks/several-daemons.ts
var severalDaemons = defineCheck({
  id: "several-daemons",
  severity: "warning",
  about: "machine",
  title: "Daemons per network namespace",
  failureTitle: "Several Docker daemons share a network namespace",
  needs: ["daemons"],
  evaluate({ daemons }) {
    const rootful = daemons.filter((daemon) => daemon.kind === "dockerd" && daemon.uid === 0);
    const allSeen = rootful.every((daemon) => networkNamespaceOf(daemon) !== void 0);
    const sharers = findSharers(rootful, (daemon) => allSeen ? networkNamespaceOf(daemon) : guess(daemon));
    if (!sharers) {
      if (allSeen || rootful.length < 2) return void 0;
      return { unknown: `Berth needs root to read the network namespaces of ${rootful.length} daemons.` };
    }
    return {
      message: `${sharers.length} rootful dockerd processes ${allSeen ? "share one network namespace" : "run outside containers, most likely in one network namespace"}. Each assumes it owns docker0, 172.17.0.0/16 and the iptables chains DOCKER-*, so published ports and container networks can stop working.`,
      evidence: [
        ...sharers.map((daemon) => ({ label: nameDaemon(daemon), value: describe2(daemon) })),
        {
          label: "network namespace",
          value: allSeen ? `net:[${networkNamespaceOf(sharers[0])}]` : "assumed equal, because none of them is in a container (not readable without root)"
        }
      ],
      remedy: "Stop all but one, or run the second in a container with `mode: dind`. To keep both, start the second with its own bridge: `dockerd --bridge=<name> --iptables=false`. Omit `--default-address-pool`, because it removes docker0 on restart."
    };
  }
});
function guess(daemon) {
  return isNested(daemon) ? `PID ${daemon.pid}` : "host";
}
function describe2({ dataRoot, cgroup }) {
  return `${dataRoot ? `data root ${dataRoot}` : "data root not in its command line"}, cgroup ${cgroup}`;
}

// src/checks/shared-data-root.ts
var dataRoots = ["/var/lib/docker", "/var/lib/containerd", "/home/rootless/.local/share/docker"];
var sharedDataRoot = defineCheck({
  id: "shared-data-root",
  severity: "error",
  about: "machine",
  title: "Sharing of data roots",
  failureTitle: "A data root is shared by daemons or containers",
  needs: ["engine", "engineContainers"],
  observes: ["daemons"],
  evaluate({ engine, engineContainers }, { daemons }) {
    const running = engineContainers.filter((container2) => container2.state === "running");
    return betweenDaemons(daemons.status === "seen" ? daemons.value : []) ?? throughMount(running, engine.dataRoot) ?? throughVolume(running) ?? unknownBy(daemons);
  }
});
var remedy = "Use a separate volume for each daemon, in one container at a time: `docker run --privileged -v <name>:/var/lib/docker docker:dind`.";
function betweenDaemons(daemons) {
  const known = daemons.filter(({ kind: kind2, dataRootIdentity }) => {
    return kind2 === "dockerd" && dataRootIdentity.status === "seen";
  });
  const sharers = findSharers(known, identityOf);
  if (!sharers) return void 0;
  const identity = identityOf(sharers[0]);
  return {
    message: `${sharers.length} dockerd processes use one data root (device and inode ${identity}). Sharing corrupts images and volumes.`,
    evidence: sharers.map((daemon) => ({
      label: nameDaemon(daemon),
      value: `${daemon.dataRoot ?? "the default data root"}, ${identity}`
    })),
    remedy,
    // Two daemons in containers damage each other, but not the host daemon.
    rulesOut: sharers.every(isNested) ? [] : ["socket", "dind"]
  };
}
function throughMount(running, dataRoot) {
  const volumes = `${dataRoot}/volumes`;
  for (const { name, mounts } of running) {
    const mount = mounts.find(({ type, source, readOnly }) => {
      return type === "bind" && !readOnly && isWithin(source, dataRoot) && !isWithin(source, volumes);
    });
    if (!mount) continue;
    const whole = mount.source === dataRoot;
    return {
      severity: whole ? "error" : "warning",
      message: `Container ${name} can write to ${whole ? "the data root" : "a part of the data root"} of the daemon that runs it. Writes there corrupt images and volumes.`,
      evidence: [
        { label: `mount of ${name}`, value: `${mount.source} at ${mount.destination}` },
        { label: "data root of the daemon", value: dataRoot }
      ],
      remedy: `Mount it read-only if the container only reads, with \`-v ${mount.source}:${mount.destination}:ro\`. If it runs a daemon, use a separate volume with \`-v <name>:${mount.destination}\`.`,
      rulesOut: whole ? ["socket", "dind"] : []
    };
  }
  return void 0;
}
function throughVolume(running) {
  const uses = running.flatMap(
    ({ name, mounts }) => mounts.flatMap(({ volume, destination }) => {
      return volume !== null && dataRoots.includes(destination) ? [{ name, volume, destination }] : [];
    })
  );
  const sharers = findSharers(uses, ({ volume, destination }) => `${volume} ${destination}`);
  if (!sharers) return void 0;
  return {
    // The daemons in these containers are not the daemon that runs them.
    about: "other-daemons",
    message: `Volume ${sharers[0].volume} is the data root of ${sharers.length} running containers. Sharing corrupts images and volumes.`,
    evidence: sharers.map(({ name, volume, destination }) => ({
      label: name,
      value: `${volume} at ${destination}`
    })),
    remedy
  };
}
function unknownBy(daemons) {
  if (daemons.status === "unseen") return { unknown: daemons.reason };
  const dockerds = daemons.value.filter(({ kind: kind2 }) => kind2 === "dockerd");
  if (dockerds.length < 2) return void 0;
  for (const daemon of dockerds) {
    const { dataRootIdentity } = daemon;
    if (dataRootIdentity.status === "unseen") {
      return {
        unknown: `Berth could not read the data root of ${nameDaemon(daemon)}: ${dataRootIdentity.reason}`
      };
    }
  }
  return void 0;
}
function identityOf({ dataRootIdentity }) {
  return dataRootIdentity.status === "seen" ? dataRootIdentity.value : "unseen";
}

// src/checks/sidecar-data-root-unmounted.ts
var sidecarDataRootUnmounted = defineCheck({
  id: "sidecar-data-root-unmounted",
  severity: "notice",
  about: "machine",
  title: "Volume of the dind sidecar",
  failureTitle: "The dind sidecar can lack a volume for images",
  needs: ["runner", "engine", "endpoint"],
  observes: ["imageStoreFilesystem"],
  evaluate({ runner, engine, endpoint }, { imageStoreFilesystem }) {
    const isSidecar2 = runner.kind === "kubernetes" && canonicalSocketPath(endpoint.host) !== void 0;
    const isHidden = imageStoreFilesystem.status === "unseen" && engine.backingFilesystem === null;
    if (!isSidecar2 || !isHidden || engine.imageStore !== "snapshotter") return void 0;
    return {
      message: `The chart of actions-runner-controller mounts no volume at ${engine.dataRoot} of its \`dind\` container. Berth cannot see whether your template does. Without one, images can fill the node's disk beyond all limits of the pod, and the node can evict pods.`,
      evidence: [
        { label: "data root", value: engine.dataRoot },
        { label: "storage driver", value: `${engine.storageDriver} (${engine.imageStore})` },
        { label: "backing filesystem", value: imageStoreFilesystem.reason }
      ],
      remedy: `Check whether a volume is mounted: \`kubectl exec <pod> -c dind -- df -h ${engine.dataRoot}\`. If not, mount an \`emptyDir\` at ${engine.dataRoot} of the \`dind\` container in the pod template.`
    };
  }
});

// src/checks/socket-permission-denied.ts
var socketPermissionDenied = defineCheck({
  id: "socket-permission-denied",
  severity: "error",
  about: "host-daemon",
  title: "Socket permissions",
  failureTitle: "Permission denied on the Docker socket",
  needs: ["sockets"],
  observes: ["endpoint", "ownProcess"],
  evaluate({ sockets }, { endpoint, ownProcess }) {
    const socket = findEndpointSocket(sockets, endpoint);
    if (socket?.state === "missing") return { unknown: `${socket.path} does not exist.` };
    if (socket?.state !== "permission-denied") return void 0;
    const answering = sockets.find((other) => other.state === "answers");
    const job = ownProcess.status === "seen" ? ownProcess.value : void 0;
    return {
      message: `Permission denied: ${socket.path} (${describe3(socket)}).${job ? ` Job uid: ${job.uid}.` : ""} Docker commands of this job fail.`,
      evidence: [
        { label: socket.path, value: describe3(socket) },
        { label: "uid", value: job ? String(job.uid) : "not readable" },
        { label: "groups", value: job ? job.groups.join(" ") : "not readable" },
        ...answering ? [{ label: answering.path, value: answering.state }] : []
      ],
      remedy: remedyFor3(socket, job?.groups ?? []),
      rulesOut: ["socket", "dind"]
    };
  }
});
function describe3({ mode: mode2, ownerUid, ownerGid }) {
  return `mode ${mode2 ?? "unknown"}, uid ${ownerUid ?? "unknown"}, gid ${ownerGid ?? "unknown"}`;
}
function remedyFor3({ path, ownerGid }, groups) {
  if (ownerGid !== null && groups.includes(ownerGid)) {
    return `Restore the access of group ${ownerGid}, which the job is in: \`sudo chmod 0660 ${path}\`. Or check AppArmor and SELinux denials: \`sudo dmesg | grep DENIED\`.`;
  }
  if (ownerGid === 0) {
    return 'Create the group `docker`, because only root has access now (gid 0): `sudo groupadd --force docker && sudo usermod -aG docker "$USER"`. Then restart Docker and the runner.';
  }
  const group = ownerGid === null ? "group `docker`" : `group \`docker\` (gid ${ownerGid})`;
  return `Add the runner's user to the socket's ${group}: \`sudo usermod -aG docker "$USER"\`. Then restart the runner, because a running process keeps its groups. In a job container, set \`options: --group-add ${ownerGid ?? "<gid>"}\`.`;
}

// src/checks/subnet-collision.ts
var subnetCollision = defineCheck({
  id: "subnet-collision",
  severity: "warning",
  about: "machine",
  title: "Docker subnets",
  failureTitle: "A Docker subnet overlaps a route or DNS server",
  needs: ["network", "engineNetworks"],
  observes: ["endpoint", "engine", "machine", "ownContainer"],
  evaluate({ network, engineNetworks }, observed) {
    const foreign = whyForeignNetwork(observed);
    if (foreign) return { unknown: foreign };
    const bridges = engineNetworks.filter(({ driver }) => driver === "bridge");
    const collisions = bridges.flatMap((bridge) => collisionsOf(bridge, network));
    const [first] = collisions;
    if (!first) return void 0;
    return {
      message: `Docker ${first.label} overlaps ${first.value}. Containers, and possibly the host, cannot reach these addresses.`,
      evidence: collisions,
      remedy: 'Set free subnets in /etc/docker/daemon.json and restart Docker: `"bip": "10.213.0.1/24", "default-address-pools": [{"base": "10.214.0.0/16", "size": 24}]`. Then remove and recreate the network.'
    };
  }
});
function collisionsOf(bridge, { interfaces, routes, nameservers }) {
  const named = bridge.bridge ?? `br-${bridge.id.slice(0, 12)}`;
  const own = interfaces.filter(
    ({ addresses }) => addresses.some((address) => bridge.gateways.includes(address.split("/")[0] ?? ""))
  );
  const down = interfaces.filter(({ up }) => !up);
  const skipped = [named, ...[...own, ...down].map(({ name }) => name)];
  return bridge.subnets.flatMap((subnet) => {
    const label = `network ${bridge.name} (${subnet})`;
    const hiddenRoutes = routes.filter((route) => !isDefaultRoute(route.destination) && !skipped.includes(route.interface)).filter((route) => subnetsOverlap(subnet, route.destination)).map((route) => ({ label, value: `the route ${route.destination} through ${route.interface}` }));
    const hiddenServers = nameservers.filter((server) => !bridge.gateways.includes(server) && subnetsOverlap(subnet, server)).map((server) => ({ label, value: `the DNS server ${server}` }));
    return [...hiddenRoutes, ...hiddenServers];
  });
}

// src/values/image-reference.ts
function tagOf(reference) {
  return /:([^:/@]+)(?:@|$)/.exec(reference.slice(reference.lastIndexOf("/") + 1))?.[1];
}
function repositoryOf(reference) {
  const [name = ""] = reference.split("@");
  const tag = tagOf(name);
  return tag === void 0 ? name : name.slice(0, -tag.length - 1);
}
function isPinned(reference) {
  return reference.includes("@sha256:") || /^v?\d+\.\d+\.\d+(?!\d)/.test(tagOf(reference) ?? "");
}

// src/checks/unpinned-image.ts
var software = {
  "dind-image": "the job daemon",
  "driver-opts": "BuildKit"
};
var unpinnedImage = defineCheck({
  id: "unpinned-image",
  severity: "warning",
  about: "job",
  title: "Image versions",
  failureTitle: "An image tag can change between runs",
  needs: ["requestedImages"],
  evaluate({ requestedImages }) {
    const unpinned = requestedImages.filter(({ reference }) => !isPinned(reference));
    const [first] = unpinned;
    if (!first) return void 0;
    return {
      message: `Input \`${first.input}\` names ${first.reference}${tagOf(first.reference) ? "" : ", which means `latest`"}. The tag can change between runs, and with it the version of ${software[first.input] ?? "this image"}.`,
      evidence: unpinned.map(({ input, reference }) => ({ label: input, value: reference })),
      remedy: `Look up the digest: \`docker buildx imagetools inspect ${first.reference}\`. Then pin the image as \`${repositoryOf(first.reference)}:<x.y.z>@sha256:<digest>\`.`
    };
  }
});

// src/checks/workspace-path-mismatch.ts
var workspacePathMismatch = defineCheck({
  id: "workspace-path-mismatch",
  severity: "warning",
  about: "host-daemon",
  title: "Workspace path",
  failureTitle: "The workspace path differs between job and daemon",
  needs: ["ownContainer", "runner"],
  observes: ["endpoint", "engine", "machine"],
  evaluate({ ownContainer, runner: { workspace } }, { endpoint, engine, machine: machine2 }) {
    if (workspace === null) return void 0;
    if (ownContainer === null) {
      const why = whyUnknown({ endpoint, engine, machine: machine2 });
      return why === void 0 ? void 0 : { unknown: why };
    }
    const mount = mountOver(workspace, ownContainer.mounts);
    const hostPath = enginePathOf(workspace, ownContainer);
    if (!mount || hostPath === null) {
      return {
        about: "job",
        message: `The workspace ${workspace} is inside the job container and on no mount. The daemon cannot mount it into another container.`,
        evidence: [
          { label: "path in the job", value: workspace },
          {
            label: "mounts of the job container",
            value: ownContainer.mounts.map(nameMount).join(", ") || "none"
          }
        ],
        remedy: 'Mount the workspace into the job container at the same path, with `-v "$PWD:$PWD" -w "$PWD"`.',
        rulesOut: ["socket", "dind"]
      };
    }
    if (hostPath === workspace) return void 0;
    return {
      message: `The workspace is ${workspace} in the job, but ${hostPath} for the daemon. \`docker run -v "$PWD:…"\` in this job mounts an empty directory, without an error.`,
      evidence: [
        { label: "path in the job", value: workspace },
        { label: "path for the daemon", value: hostPath },
        { label: "mount", value: nameMount(mount) }
      ],
      // In `env:`, the runner changes the path back (actions/runner, StepHost.cs: TranslateToContainerPath).
      remedy: (
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's.
        'Mount the output `host-workspace` instead of `$PWD`, as an expression in `run:`: `docker run -v "${{ steps.berth.outputs.host-workspace }}:/app" …`. Or use `mode: dind`, whose daemon has the job\'s path.'
      ),
      rulesOut: ["socket"]
    };
  }
});
function whyUnknown(observed) {
  const { endpoint } = observed;
  if (endpoint.status === "seen" && canonicalSocketPath(endpoint.value.host) === void 0) {
    return `Only a test container shows whether the daemon at ${endpoint.value.host} can mount the workspace.`;
  }
  return isInVirtualMachine(observed) ? "Only a test container shows whether the daemon's virtual machine can mount the workspace." : void 0;
}
function nameMount({ source, destination, type }) {
  return `${source || type} at ${destination}`;
}

// src/checks/index.ts
var checks2 = [
  builderReplaced,
  clientNewerThanEngine,
  clientOlderThanEngine,
  copyingStorageDriver,
  dockerHostIgnoredByRunner,
  engineTooOld,
  foreignNetworkNamespace,
  hiddenCgroupLimit,
  jobNetworkMtu,
  lowDiskSpace,
  missingClient,
  missingEmulator,
  mtuMismatch,
  nestedDaemon,
  noReachableEngine,
  overlayOnOverlay,
  plaintextCredentials,
  poolCoversRemote,
  runcInSystemContainer,
  severalDaemons,
  sharedDataRoot,
  sidecarDataRootUnmounted,
  socketPermissionDenied,
  subnetCollision,
  unpinnedImage,
  workspacePathMismatch
];

// src/action/look.ts
var lookDeadline = 15e3;
async function look(probes, source) {
  const observed = await observe(probes, source, lookDeadline);
  return { observed, outcomes: runChecks(checks2, observed) };
}

// src/action/stopwatch.ts
function stopwatch() {
  const laps = [];
  let last = performance.now();
  return {
    lap(phase) {
      const now = performance.now();
      laps.push({ phase, milliseconds: Math.round(now - last) });
      last = now;
    },
    laps: () => laps
  };
}

// src/action/verdict.ts
function failedVerdict(error) {
  const { code: code2, message, remedy: remedy2 } = error;
  return { status: "failed", sentence: message, failure: { code: code2, message, remedy: remedy2 } };
}
function verdictOf(report) {
  if (fails(report)) return failedVerdict(failingFindings(report));
  const isSetUp = report.plan !== null && report.plan.strategy !== "inspect";
  return isSetUp ? { status: "ready", sentence: readySentence(report), failure: null } : { status: "inspected", sentence: inspectedSentence(report), failure: null };
}
function readySentence(report) {
  const found = affecting(countBySeverity(findingGroups(report).job));
  if (report.plan?.strategy === "remote") return remoteSentence(report, found);
  const place = report.plan?.strategy === "dind" ? "on a separate daemon for this job" : "on the host daemon";
  const failures = failedTests(report);
  if (failures.length > 0) {
    const state2 = `Docker is set up, but ${count(failures.length, "test")} failed.`;
    return [state2, ...found === "" ? [] : [`${found}.`], toleratedTest].join(" ");
  }
  if (!isContainerTested(report)) {
    const state2 = "Docker is set up but not tested";
    return found === "" ? `${state2}, ${place}.` : `${state2}: ${found}.`;
  }
  const state = found === "" ? `Docker is ready ${place}.` : `Docker is ready: ${found}.`;
  return `${state} ${testSentence(report)}`;
}
function affecting(counts) {
  const isOne = counts.error + counts.warning === 1;
  if (problems(counts) === "") return "";
  const tolerance2 = counts.error === 0 ? "" : `, but ${isOne ? "does" : "do"} not fail this step`;
  return `${problems(counts)} ${isOne ? "affects" : "affect"} this job${tolerance2}`;
}
var toleratedTest = "With `mode: auto`, a failed test does not fail this step.";
function remoteSentence(report, found) {
  const { name = "", driver = "" } = report.achieved.builder ?? {};
  const failures = failedTests(report);
  if (failures.length > 0) {
    const state2 = `Builder ${name} is set up (driver ${driver}), but ${count(failures.length, "test build")} failed.`;
    return [state2, ...found === "" ? [] : [`${found}.`], toleratedTest].join(" ");
  }
  const tested = nodesTestWords(report);
  const ready2 = `Builder ${name} is ${tested === null ? "set up but not tested" : "ready"} (driver ${driver})`;
  const state = found === "" ? `${ready2}.` : `${ready2}: ${found}.`;
  return tested === null ? state : `${state} The ${tested}.`;
}
function testSentence({ achieved }) {
  const hasBuilt = achieved.buildProof?.parts.some(
    ({ part, status }) => part === "built-image" && status === "passed"
  );
  return hasBuilt ? "The test container and the test build passed." : "The test container passed.";
}
function inspectedSentence(report) {
  const counts = countsOf(report);
  const found = problems(counts);
  const [passed, skipped, all] = [
    checksThat("passed", report),
    checksThat("unknown", report),
    report.outcomes.length
  ];
  if (skipsMany(report)) {
    const gap = `${skipped} of ${all} checks could not run.`;
    return found === "" ? `No problems found, but ${gap}` : `Found ${found} on this machine, and ${gap}`;
  }
  const share = passed === all ? `all ${count(all, "check")} passed` : `${passed} of ${all} checks passed`;
  if (found !== "") return `Found ${found} on this machine (${share}).`;
  return counts.notice > 0 ? `No errors or warnings, ${count(counts.notice, "notice")} (${share}).` : `No problems found (${share}).`;
}
function failingFindings(report) {
  const message = report.plan === null ? inspectedSentence(report) : `Findings failed this step: ${problems(countBySeverity(decisiveFindings(report)))} (\`fail-on: ${report.failOn}\`).`;
  return new ExpectedError(
    "findings",
    message,
    "Fix the findings, list accepted ones in `ignore`, or set `fail-on: never`."
  );
}

// src/action/inspect-machine.ts
async function inspectMachine({ failOn, ignore }, world) {
  const watch = stopwatch();
  const startedAt = world.now().toISOString();
  const { observed, outcomes } = await look(world.probes, world.source);
  watch.lap("check");
  const report = {
    schemaVersion: reportSchemaVersion,
    berthVersion: world.berthVersion,
    startedAt,
    requestedMode: "inspect",
    plan: null,
    outcomes,
    withoutEffect: [],
    ignored: ignore,
    failOn,
    achieved: {},
    facts: observed,
    timings: watch.laps()
  };
  return { ...report, verdict: verdictOf(report) };
}

// src/action/hooks/job-started.ts
async function jobStarted({ failOn }, world) {
  const { workflow } = world;
  const report = await inspectMachine({ failOn, ignore: [] }, world);
  for (const { title, lines } of logGroups(report)) workflow.group(title, lines);
  for (const { level, title, message } of annotationsOf(report))
    if (level === "error") workflow.annotate(level, title, message);
  workflow.log(report.verdict.sentence);
  if (report.facts.engine.status === "seen") await record(world);
  return exitStatusOf(report);
}
async function record(world) {
  const daemon = await hostDaemon(world);
  if (daemon === null) return;
  const tools = toolsOf(world, daemon.host);
  const docker = tools.connect(daemon.host, daemon.certificates);
  await writeRecord({ before: (await listObjects(docker)).map(idOf) }, world);
  const companion = hookCompanion(world, daemon);
  if (companion === null) return;
  await endProcess(companion, { ...tools, warn: () => {
  } });
  await startCompanion.apply(companion, tools, {});
}

// src/action/hooks/hook-scripts.ts
var scriptNames = { started: "job-started.sh", completed: "job-completed.sh" };
function hookScripts(programs, { failOn, reap }) {
  return {
    [scriptNames.started]: script(programs, "before", ["job-started", "--fail-on", failOn]),
    [scriptNames.completed]: script(programs, "after", ["job-completed", ...reap ? ["--reap"] : []])
  };
}
function script({ node, berth }, when, words) {
  return `#!/bin/sh
# Written by \`berth hooks\`. The runner of GitHub Actions starts it ${when} each job.
node=${quoted(node)}
berth=${quoted(berth)}
if [ ! -x "$node" ] || [ ! -r "$berth" ]; then
  printf '::warning title=berth hooks::%s or %s is missing. Run \\140berth hooks\\140 again on this machine.\\n' "$node" "$berth"
  exit 0
fi
exec "$node" "$berth" ${words.join(" ")}
`;
}
function quoted(text2) {
  return `'${text2.replaceAll("'", `'\\''`)}'`;
}

// src/action/hooks/write-hooks.ts
async function writeHooks(options, programs, { source: { files } }) {
  const scripts = Object.entries(hookScripts(programs, options));
  const { directory } = options;
  if (directory === void 0) return scripts.map(([name, text2]) => `# --- ${name}
${text2}`).join("\n");
  await files.makeDirectory(directory, 493);
  for (const [name, text2] of scripts) {
    await files.writeText(`${directory}/${name}`, text2, 493);
    await files.makeExecutable(`${directory}/${name}`);
  }
  return `${directory}/${scriptNames.started} and ${directory}/${scriptNames.completed} are written.

Add these lines to the file .env in the directory of each runner, then restart its service (\`sudo ./svc.sh stop && sudo ./svc.sh start\`):

ACTIONS_RUNNER_HOOK_JOB_STARTED=${directory}/${scriptNames.started}
ACTIONS_RUNNER_HOOK_JOB_COMPLETED=${directory}/${scriptNames.completed}
`;
}

// src/action/hooks/runner-hooks.ts
async function runnerHooks(words, programs, world) {
  const options = parseHookOptions(words);
  if ("wrong" in options) return { output: "", errors: `${options.wrong}

${hooksHelp}`, exitCode: 2 };
  if ("text" in options) return { output: options.text, errors: "", exitCode: 0 };
  if (options.command === "hooks") {
    try {
      return { output: await writeHooks(options, programs, world), errors: "", exitCode: 0 };
    } catch (error) {
      const { message, remedy: remedy2 } = asExpected(error);
      return { output: "", errors: `${message}
${remedy2}
`, exitCode: 2 };
    }
  }
  return { output: "", errors: "", exitCode: await hook(options, world) };
}
async function hook(options, world) {
  try {
    if (options.command === "job-started") return await jobStarted(options, world);
    await jobCompleted(options, world);
  } catch (error) {
    const { code: code2, message, remedy: remedy2 } = asExpected(error);
    world.workflow.annotate("warning", code2, `${message}
${remedy2}`);
  }
  return 0;
}
export {
  runnerHooks
};
