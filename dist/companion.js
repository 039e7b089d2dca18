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
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
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

// src/companion.ts
import { readFileSync as readFileSync3 } from "node:fs";

// src/companion/open-log.ts
import { writeSync } from "node:fs";

// src/companion/configuration.ts
var ready = "ready";
var errorMark = "error:";
var lastWords = "ended";

// src/companion/open-log.ts
var most = 1024 * 1024;
function openLog() {
  let written = 0;
  const log2 = (line) => {
    if (written > most) return;
    const text = `${(/* @__PURE__ */ new Date()).toISOString()} ${line}
`;
    written += text.length;
    write(
      written > most ? `${text.trimEnd().slice(0, 200)}
This log ends here: it has ${most} bytes.
` : text
    );
  };
  return { log: log2, logError: (what, error) => log2(`${errorMark} ${what}: ${describe(error)}`) };
}
function write(text) {
  try {
    writeSync(1, text);
  } catch {
  }
}
function describe(error) {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

// src/companion/run-companion.ts
import { closeSync, writeSync as writeSync2 } from "node:fs";
import { setTimeout as sleep2 } from "node:timers/promises";

// src/platform/start-detached.ts
var readyDescriptor = 3;

// src/companion/end-of-job.ts
import { existsSync } from "node:fs";

// src/platform/processes.ts
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
var processes = {
  own: () => identityOf(process.pid),
  find: identityOf,
  lifeline,
  isRunning,
  async stop(identity, grace2) {
    if (!isRunning(identity)) return false;
    signal(identity.pid, "SIGTERM");
    for (let waited = 0; waited < grace2 && isRunning(identity); waited += 10) await sleep(10);
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
  return statusOf(pid)?.start === start;
}
var worker = "Runner.Worker";
var starters = /^(sh|bash|dash|ash|zsh|busybox|env|nice|sudo|su|timeout)$/;
function lifeline() {
  const above = ancestors();
  const found = above.find(({ name }) => name === worker) ?? above.find(({ name }) => !starters.test(name));
  return found ? { pid: found.pid, start: found.start } : null;
}
function ancestors() {
  const above = [];
  let found = statusOf(process.ppid);
  while (found !== null) {
    above.push(found);
    found = statusOf(found.parent);
  }
  return above;
}
function identityOf(pid) {
  const found = statusOf(pid);
  return found && { pid, start: found.start };
}
function statusOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  const end = text.lastIndexOf(")");
  const [state, parent, , session, ...fields] = text.slice(end + 2).split(" ");
  const start = fields[15];
  if (start === void 0 || state === "Z") return null;
  const name = text.slice(text.indexOf("(") + 1, end);
  return { pid, start, name, parent: Number(parent), session: Number(session) };
}
function childrenOf(pid) {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word) => /^\d+$/.test(word) ? [Number(word)] : []).filter((child) => statusOf(child)?.session !== child);
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

// src/companion/end-of-job.ts
var interval = 2e3;
function endOfJob({ directory, lifeline: lifeline2 }) {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (lifeline2 !== null && !processes.isRunning(lifeline2)) end("the job's process has ended");
      else if (!existsSync(directory)) end("its directory is gone");
    }, interval);
    const end = (reason) => {
      clearInterval(timer);
      resolve(reason);
    };
    for (const signal2 of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal2, () => end(signal2));
  });
}

// src/companion/guard/daemon.ts
var import_node_http = __toESM(require_node_http(), 1);
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

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

// src/platform/engine-keys.ts
import { existsSync as existsSync2, readFileSync as readFileSync2 } from "node:fs";
import { join } from "node:path";
function engineKeys(environment) {
  const directory = environment["DOCKER_CERT_PATH"];
  const rejectUnauthorized = Boolean(environment["DOCKER_TLS_VERIFY"] || !environment["DOCKER_TLS"]);
  if (!directory) return { rejectUnauthorized };
  const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => {
    const path = join(directory, name);
    return existsSync2(path) ? readFileSync2(path) : void 0;
  });
  if (!ca && !cert) throw new Error(`${directory} has neither ca.pem nor cert.pem`);
  return { rejectUnauthorized, ...ca && { ca }, ...cert && key && { cert, key } };
}

// src/values/client-variables.ts
function tlsVariables(certificates) {
  return {
    DOCKER_TLS: certificates ? "1" : "",
    DOCKER_TLS_VERIFY: certificates?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates?.directory ?? ""
  };
}

// src/companion/guard/daemon.ts
function daemonAt({ host, certificates }) {
  const variables = tlsVariables(certificates);
  const address = engineAddress(host, variables);
  const connection = { keepAlive: false, allowHalfOpen: true };
  const isEncrypted = address.protocol === "https";
  const agent = isEncrypted ? new HttpsAgent({ ...connection, ...engineKeys(variables) }) : new import_node_http.Agent(connection);
  const request = isEncrypted ? httpsRequest : import_node_http.request;
  const where = "socketPath" in address ? { socketPath: address.socketPath } : { host: address.host, port: address.port };
  return {
    host,
    begin: ({ method, target, headers }) => request({ ...where, agent, method, path: target, headers: [...headers] })
  };
}

// src/companion/guard/forward.ts
import { Readable } from "node:stream";

// src/companion/guard/answer.ts
function answer(response, status, message) {
  if (response.headersSent) response.destroy();
  else answerJson(response, status, JSON.stringify({ message }));
}
function answerJson(response, status, json) {
  const body = Buffer.from(json);
  response.writeHead(status, [
    ...["Content-Type", "application/json", "Content-Length", String(body.length)],
    ...response.req.complete ? [] : ["Connection", "close"]
  ]);
  response.end(body);
}

// src/companion/guard/end-to-end.ts
var ofConnection = /* @__PURE__ */ new Set(
  ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"]
  //
);
function endToEnd(raw) {
  const named = new Set(valuesOf(raw, "connection").flatMap((value) => value.toLowerCase().split(/\s*,\s*/)));
  return raw.flatMap((name, index) => {
    const lower = name.toLowerCase();
    return index % 2 === 1 || ofConnection.has(lower) || named.has(lower) ? [] : [name, raw[index + 1] ?? ""];
  });
}
function valuesOf(raw, lowerName) {
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === lowerName);
}

// src/companion/guard/splice.ts
function splice(client, from, daemon, head) {
  const { response, connection } = client;
  if (connection === null) {
    daemon.destroy();
    response.destroy();
    return Promise.resolve();
  }
  response.detachSocket(connection);
  connection.write(headOf(from));
  if (head.length > 0) daemon.unshift(head);
  connection.pipe(daemon);
  daemon.pipe(connection);
  return Promise.all([closed(connection, daemon), closed(daemon, connection)]).then(() => {
  });
}
function closed(one, other) {
  return new Promise((resolve) => {
    one.on("error", () => {
    });
    one.once("close", () => {
      other.destroySoon();
      resolve();
    });
  });
}
function headOf({ httpVersion, statusCode, statusMessage, rawHeaders }) {
  const lines = [`HTTP/${httpVersion} ${statusCode} ${statusMessage}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return `${lines.join("\r\n")}\r
\r
`;
}

// src/companion/guard/forward.ts
function forward(client, daemon, forwarded) {
  const { response } = client;
  const upstream = daemon.begin(forwarded);
  return new Promise((resolve) => {
    response.once("close", () => {
      upstream.destroy();
      resolve();
    });
    upstream.once("upgrade", (from, connection, head) => {
      splice(client, from, connection, head).then(resolve);
    });
    const unanswered = (error) => answer(response, 502, `The Docker daemon at ${daemon.host} does not answer: ${error.message}.`);
    upstream.once("error", unanswered);
    upstream.once("response", (from) => {
      upstream.off("error", unanswered).on("error", () => {
      });
      relay(client, from);
    });
    send(upstream, forwarded.body);
  });
}
function send(upstream, body) {
  if (!(body instanceof Readable)) {
    upstream.end(body.length === 0 ? void 0 : body);
    return;
  }
  body.once("error", () => upstream.destroy());
  upstream.once("close", () => body.unpipe(upstream).resume());
  body.pipe(upstream);
}
function relay({ response, request, connection }, from) {
  const { rawHeaders } = from;
  response.sendDate = false;
  const hasLength = ["content-length", "transfer-encoding"].some(
    (name) => valuesOf(rawHeaders, name).length > 0
  );
  if (!hasLength && request.method !== "HEAD") {
    response.removeHeader("Transfer-Encoding");
    response.shouldKeepAlive = false;
  }
  response.writeHead(from.statusCode ?? 502, from.statusMessage, endToEnd(rawHeaders));
  response.flushHeaders();
  from.once("error", () => response.destroy());
  from.pipe(response);
  if (connection === null) return;
  connection.resume();
  if (valuesOf(rawHeaders, "content-length").length === 0) connection.once("end", () => response.destroy());
}

// src/companion/guard/listen.ts
import { once } from "node:events";
import { linkSync, lstatSync, mkdirSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
var longestPath = 107;
var backlog = 4096;
async function listenAt(server, path) {
  if (Buffer.byteLength(path) > longestPath) {
    throw new Error(`the path of the socket has more than ${longestPath} bytes: ${path}`);
  }
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true, mode: 448 });
  const { uid, mode } = lstatSync(directory);
  if (uid !== process.getuid?.() || (mode & 18) !== 0) throw new Error(`others can write to ${directory}`);
  const bound = `${path.slice(0, -1)}~`;
  const before = process.umask(127);
  try {
    server.listen(bound, backlog);
    await once(server, "listening");
  } finally {
    process.umask(before);
  }
  try {
    linkSync(bound, path);
  } finally {
    unlinkSync(bound);
  }
  const { ino } = lstatSync(path);
  return () => {
    if (lstatSync(path, { throwIfNoEntry: false })?.ino === ino) unlinkSync(path);
  };
}

// src/companion/guard/original-request.ts
function originalRequest({ request, body, connection }) {
  const { method = "", url = "", rawHeaders } = request;
  const isChunked = valuesOf(rawHeaders, "transfer-encoding").length > 0;
  const hasLength = valuesOf(rawHeaders, "content-length").length > 0;
  const isWithoutBody = !isChunked && !hasLength;
  const upgrade = connection === null ? [] : valuesOf(rawHeaders, "upgrade").flatMap((value) => ["Upgrade", value]);
  return {
    method,
    target: url,
    headers: [
      ...endToEnd(rawHeaders),
      ...upgrade.length === 0 ? [] : ["Connection", "Upgrade", ...upgrade],
      ...isChunked ? ["Transfer-Encoding", "chunked"] : [],
      // Node would send chunks (node:http, `useChunkedEncodingByDefault`), which `start` of the daemon takes for a body.
      ...isWithoutBody && !/^(GET|HEAD|DELETE)$/.test(method) ? ["Content-Length", "0"] : []
    ],
    body: isWithoutBody ? Buffer.alloc(0) : body
  };
}

// src/companion/guard/server.ts
var import_node_http4 = __toESM(require_node_http(), 1);

// src/companion/guard/client.ts
var import_node_http2 = __toESM(require_node_http(), 1);
import { Readable as Readable2 } from "node:stream";
function ordinaryClient(request, response) {
  return { request, response, body: request, connection: null };
}
function upgradingClient(request, connection, head) {
  const response = new import_node_http2.ServerResponse(request);
  response.assignSocket(connection);
  response.shouldKeepAlive = false;
  response.once("finish", () => connection.end());
  if (head.length > 0) connection.unshift(head);
  const length = Number(request.headers["content-length"] ?? 0);
  return { request, response, body: Readable2.from(takeBytes(connection, length)), connection };
}
async function* takeBytes(connection, length) {
  for (let missing = length; missing > 0; ) {
    const bytes = connection.read(Math.min(missing, Math.max(connection.readableLength, 1)));
    if (bytes !== null) {
      missing -= bytes.length;
      yield bytes;
    } else if (connection.readableEnded || connection.destroyed) {
      throw new Error("the client closed the connection before the end of its request");
    } else await moreBytes(connection);
  }
}
function moreBytes(connection) {
  const names = ["readable", "end", "close", "error"];
  return new Promise((resolve) => {
    const done = () => {
      for (const name of names) connection.off(name, done);
      resolve();
    };
    for (const name of names) connection.on(name, done);
  });
}

// src/companion/guard/unreadable.ts
var import_node_http3 = __toESM(require_node_http(), 1);
var answers = {
  // The code of the first bytes of HTTP/2 (RFC 9113, section 3.4).
  HPE_PAUSED_H2_UPGRADE: [505, "HTTP/2 is not supported. Use HTTP/1.1."],
  HPE_HEADER_OVERFLOW: [431, "The headers are larger than 1 MiB."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The headers did not come in time."]
};
function unreadable(error, connection) {
  if (!connection.writable || connection.bytesWritten > 0) {
    connection.destroy();
    return;
  }
  const [status, message] = answers[error.code ?? ""] ?? [
    400,
    `The request is not readable: ${error.message}.`
  ];
  const body = JSON.stringify({ message });
  connection.end(
    [
      ...[
        `HTTP/1.1 ${status} ${import_node_http3.STATUS_CODES[status]}`,
        "Connection: close",
        "Content-Type: application/json"
      ],
      ...[`Content-Length: ${Buffer.byteLength(body)}`, "", body]
    ].join("\r\n")
  );
}

// src/companion/guard/server.ts
var mostHeaderBytes = 1 << 20;
var headersTimeout = 3e5;
var mostConnections = 1e3;
function newServer(handle) {
  const server = (0, import_node_http4.createServer)({
    maxHeaderSize: mostHeaderBytes,
    headersTimeout,
    // An upload can take hours. The daemon keeps connections open too, until the client closes them.
    ...{ requestTimeout: 0, keepAliveTimeout: 0 },
    // Two readers of a lenient parser can see two different requests.
    insecureHTTPParser: false
  });
  server.timeout = 0;
  server.maxHeadersCount = 0;
  server.maxConnections = mostConnections;
  const connections = /* @__PURE__ */ new Set();
  server.on("connection", (connection) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  server.on("request", (request, response) => handle(ordinaryClient(request, response)));
  server.on("upgrade", (request, connection, head) => {
    connection.on("error", () => connection.destroy());
    const client = upgradingClient(request, connection, head);
    if (request.headers["transfer-encoding"] === void 0) handle(client);
    else answer(client.response, 411, "A request with Upgrade and a body needs Content-Length.");
  });
  server.on("connect", (request, connection, head) => {
    connection.on("error", () => connection.destroy());
    answer(upgradingClient(request, connection, head).response, 405, "CONNECT is not supported.");
  });
  server.on(
    "clientError",
    (error, connection) => unreadable(error, connection)
  );
  const end = () => {
    server.close();
    for (const connection of connections) connection.destroy();
  };
  return { server, end };
}

// src/companion/guard/start-guard.ts
async function startGuard({ configuration }, { socket }) {
  const daemon = daemonAt(configuration.daemon);
  const { server, end } = newServer((client) => forward(client, daemon, originalRequest(client)));
  const removeSocket = await listenAt(server, socket);
  return {
    stop: async () => {
      removeSocket();
      end();
    }
  };
}

// src/companion/start-tasks.ts
async function startTasks(surroundings) {
  const { configuration, log: log2 } = surroundings;
  const { guard } = configuration.tasks;
  const asked = Object.entries(configuration.tasks).flatMap(([name, task]) => task === null ? [] : [name]);
  log2(`tasks: ${asked.join(", ") || "none"}`);
  const starts = [guard && (() => startGuard(surroundings, guard))];
  const running = [];
  try {
    for (const start of starts) if (start !== null) running.push(await start());
  } catch (error) {
    for (const task of running.toReversed()) await task.stop();
    throw error;
  }
  return running;
}

// src/companion/run-companion.ts
var grace = 1300;
async function runCompanion(configuration, log2) {
  const surroundings = { configuration, ...log2 };
  const ending = endOfJob(configuration);
  const running = await Promise.race([startTasks(surroundings), ending]);
  if (typeof running === "string") {
    log2.log(`ending before the tasks have started: ${running}`);
    return;
  }
  log2.log(`${ready} (process ${process.pid})`);
  sayReady();
  log2.log(`ending: ${await ending}`);
  for (const task of running.toReversed()) await stopTask(task, log2);
  log2.log(lastWords);
}
async function stopTask(task, { logError }) {
  const late = sleep2(grace, void 0, { ref: false }).then(() => {
    throw new Error(`it took over ${grace} ms`);
  });
  await Promise.race([task.stop(), late]).catch((error) => logError("a task did not stop", error));
}
function sayReady() {
  try {
    writeSync2(readyDescriptor, ready);
    closeSync(readyDescriptor);
  } catch {
  }
}

// src/companion/survive-errors.ts
var most2 = 100;
function surviveErrors({ log: log2, logError }) {
  let count = 0;
  const survive = (what) => (error) => {
    logError(what, error);
    count += 1;
    if (count < most2) return;
    log2(`ending after ${most2} errors`);
    process.exit(1);
  };
  process.on("uncaughtException", survive("an exception that no task has caught"));
  process.on("unhandledRejection", survive("a rejection that no task has caught"));
}

// src/companion.ts
var log = openLog();
try {
  const configuration = JSON.parse(readFileSync3(process.argv[2] ?? "", "utf8"));
  surviveErrors(log);
  await runCompanion(configuration, log);
  process.exit(0);
} catch (error) {
  log.log(`It could not start. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
