import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/companion.ts
import { readFileSync as readFileSync2 } from "node:fs";

// src/companion/run-companion.ts
import { writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";

// src/platform/processes.ts
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
var processes = {
  own: () => identityOf(process.pid),
  parent: () => identityOf(process.ppid),
  isRunning,
  async stop(identity, grace) {
    if (!isRunning(identity)) return false;
    signal(identity.pid, "SIGTERM");
    for (let waited = 0; waited < grace && isRunning(identity); waited += 10) await sleep(10);
    if (isRunning(identity)) signal(identity.pid, "SIGKILL");
    return true;
  },
  async end(identity) {
    if (!isRunning(identity)) return false;
    for (const pid of [identity.pid, ...childrenOf(identity.pid)]) signal(pid, "SIGKILL");
    for (let tries = 0; tries < 100 && isRunning(identity); tries++) await sleep(20);
    await sleep(1e3);
    return true;
  }
};
function isRunning({ pid, start }) {
  return startOf(pid) === start;
}
function identityOf(pid) {
  const start = startOf(pid);
  return start === null ? null : { pid, start };
}
function startOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  const [state, ...fields] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return state === void 0 || state === "" || state === "Z" ? null : fields[18] ?? null;
}
function childrenOf(pid) {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word) => /^\d+$/.test(word) ? [Number(word)] : []);
}
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
  }
}

// src/companion/configuration.ts
var fileNames = {
  settings: "settings.json",
  /** Written once the tasks work: its `ProcessIdentity`. */
  process: "process.json",
  log: "companion.log"
};

// src/companion/end-of-job.ts
import { existsSync } from "node:fs";
var interval = 2e3;
function endOfJob({ directory, lifeline }) {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (lifeline !== null && !processes.isRunning(lifeline)) end("the job's process has ended");
      else if (!existsSync(directory)) end("its directory is gone");
    }, interval);
    const end = (reason) => {
      clearInterval(timer);
      resolve(reason);
    };
    for (const signal2 of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal2, () => end(signal2));
  });
}

// src/companion/start-tasks.ts
async function startTasks({ configuration: configuration2, log }) {
  const asked = Object.entries(configuration2.tasks).flatMap(([name, task]) => task === null ? [] : [name]);
  log(`tasks: ${asked.join(", ") || "none"}`);
  return [];
}

// src/companion/run-companion.ts
async function runCompanion(configuration2) {
  const surroundings = {
    configuration: configuration2,
    // Standard output is the log file.
    log: (line) => process.stdout.write(`${(/* @__PURE__ */ new Date()).toISOString()} ${line}
`)
  };
  const ending = endOfJob(configuration2);
  const running = await startTasks(surroundings);
  const file = join(configuration2.directory, fileNames.process);
  writeFileSync(`${file}.new`, JSON.stringify(processes.own()), { mode: 384 });
  await rename(`${file}.new`, file);
  surroundings.log(`ready (process ${process.pid})`);
  surroundings.log(`ending: ${await ending}`);
  for (const task of running.toReversed()) {
    await task.stop().catch((error) => surroundings.log(`not stopped: ${String(error)}`));
  }
  surroundings.log("ended");
}

// src/companion.ts
var configuration = JSON.parse(readFileSync2(process.argv[2] ?? "", "utf8"));
await runCompanion(configuration);
process.exit();
