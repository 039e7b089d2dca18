import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/steps/remote/prove-nodes.ts
import { randomBytes } from "node:crypto";
import { join as join3 } from "node:path";

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

// src/values/csv-line.ts
function csvLine(fields) {
  return fields.map((field2) => /[",\r\n]/.test(field2) ? `"${field2.replaceAll('"', '""')}"` : field2).join(",");
}

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
var narrower = { amd64: "386", arm64: "arm" };
function runsNatively(platform, machine) {
  const [own, asked] = [architectureOf(machine), architectureOf(platform)];
  return asked === own || asked === narrower[own];
}
var architectureOf = (platform) => platform.split("/")[1] ?? platform;

// src/steps/builder/parse-inspect.ts
function parseInspect(text) {
  const [head = "", body = ""] = text.split(/^Nodes:[ \t]*$/m);
  const blocks = body.split(/^(?=Name:)/m).filter((block) => block.startsWith("Name:"));
  return { driver: field(head, "Driver"), nodes: blocks.map(parseNode) };
}
function parseNode(block) {
  return {
    name: field(block, "Name"),
    endpoint: field(block, "Endpoint"),
    status: field(block, "Status"),
    buildkit: field(block, "BuildKit version") || field(block, "Buildkit"),
    platforms: platformsIn(field(block, "Platforms")),
    labels: labelsIn(block)
  };
}
function platformsIn(text) {
  const all = text.split(",").map((platform) => platform.trim()).filter((platform) => platform !== "");
  const requested = all.filter((platform) => platform.endsWith("*"));
  return requested.length > 0 ? requested.map((platform) => platform.slice(0, -1)) : all;
}
function field(block, name) {
  const line = block.split("\n").find((candidate) => candidate.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? "";
}
function labelsIn(block) {
  const lines = block.split("\n");
  const labels = {};
  const start = lines.indexOf("Labels:");
  if (start === -1) return labels;
  for (const line of lines.slice(start + 1)) {
    const [, name, value] = /^\s+([^\s:]+):\s*(.*)$/.exec(line) ?? [];
    if (name === void 0 || value === void 0) break;
    labels[name] = value.trim();
  }
  return labels;
}

// src/steps/builder/redact-arguments.ts
function redactorFor(buildxArguments) {
  const secrets = buildxArguments.flatMap((argument) => {
    const [, name] = /^("?env\.[^=]+=)./s.exec(argument) ?? [];
    return name === void 0 ? [] : [[argument, `${name}***`], [unquoted(argument), `${unquoted(name)}***`]];
  });
  return (line) => {
    const shown = secrets.reduce((text, [secret, redacted]) => text.replaceAll(secret, redacted), line);
    return shown.replace(quotedValue, '$1"***"').replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, "$1***@");
  };
}
var quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g;
var unquoted = (field2) => field2.replace(/^"|"$/g, "").replaceAll('""', '"');

// src/steps/builder/run-buildx.ts
var defaultTimeout = 18e4;
async function runBuildx({ program, environment }, buildxArguments, { showCommand }, { timeout = defaultTimeout, ...signal } = {}) {
  const redact = redactorFor(buildxArguments);
  const result = await showCommand(program, buildxArguments, { ...signal, timeout, environment, redact });
  if (result.exitCode === 0) return result.stdout;
  const stderr = redact(result.stderr);
  const command = `buildx ${buildxArguments[0] ?? ""}`;
  throw new ExpectedError(
    "builder-not-ready",
    `${command} ${outcome(result, timeout)}: ${errorLine(stderr)}`,
    remedyFor(stderr),
    { details: stderr.trim() }
  );
}
function outcome({ exitCode, timedOut }, timeout) {
  return timedOut ? `did not end within ${timeout / 1e3} s` : `failed with exit code ${exitCode}`;
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
    /privileged|apply caps/,
    "Use `driver: docker`: the daemon refuses privileged containers, which `driver: docker-container` needs."
  ]
];
function remedyFor(stderr) {
  const known = remedies.find(([pattern]) => pattern.test(stderr));
  return known?.[1] ?? "Read the full output of buildx in the log of this step.";
}

// src/steps/builder/inspect-builder.ts
async function inspectBuilder(buildx, name, tools, bootstrap = false, bounds = {}) {
  const flags = bootstrap ? ["--bootstrap"] : [];
  const text = await runBuildx(buildx, ["inspect", ...flags, name], tools, bounds);
  return parseInspect(text);
}

// src/steps/prover/programs.ts
var programs = {
  x86_64: "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAsABAAAAAAABAAAAAAAAAAFgKAAAAAAAAAAAAAEAAOAACAEAABAADAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAiwkAAAAAAACLCQAAAAAAABAAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAABIiedIg+Tw6BEIAABIjXQk8EUx0kUxwEUxybjkAAAAvwEAAAAx0g8FSItEJPi+QEIPAEhpTCTw6AMAAEiZSPf+SAHIwzHAihQGigwHhNJ0B0j/wDjKdO8xwDjKD5TAwzHAig+NUdCA+gl3EEhrwApID77SSP/HSAHQ6+bDQVdBuqQBAABFMcBFMclBVjHSQVVJif1BVEnHxJz///9VTInnSIn1TInuU7sBAQAASInYSIHsABAAAA8FSYnHSIXAD4iVAAAAvrAJQABIie/oc////4XAdSlBuqQBAABFMcBFMclIidi6wQAAAEyJ50iJ7g8FSYnGSPfYTYX2eGDrBkG+AQAAAEmJ5EG9AQAAAEUx0kUxwEUxyTHATIn/TInmugAQAAAPBUiJw0iFwH4sMe1IidpJjTQsRTHSRTHASCnqRTHJTInoTIn3DwVIhcB4CkgBxUg53XzY67RI99hIgcQAEAAAW11BXEFdQV5BX8OxP4oGhMB0LTwKdClIYxeB+v4BAAB/HkSNQOBI/8ZBgPhfRI1CAQ9DwUSJB4iEF5gAAADrzcNIg+wguRIAAABBuAoAAADGRCQfAEiJ8EiZSff4g8IwiFQMDEiJ8kiJxkiJyEj/yUiD+gl/30iNTCQMSJhIjTQB6IX///9Ig8Qgw0FXQb8sAAAAQVZBvgEAAABBVUyNr5gAAABBVEUx5FVIjW8QU0hjB0iJ+41QAYkXxoQHmAAAAApEOWMEfkpIY3UAixNIifBMAe4pwkhj0kWF5HURRTHSRTHARTHJTInwTIn36xNIi334QboAQAAARTHARTHJTIn4DwWLA0H/xEiDxRCJRfDrsFtdQVxBXUFeQV/DhvJVMcCBzwAACABTvSkAAAAPzkiJy0Ux0kUxwEUxyUiJRCT4SInoiXQk9Ehj978CAAAAZolUJPIx0mbHRCTwAgAPBUiJxUiFwHkFSIno6yBIjXQk8EUx0kUxwEUxyUiJ2LoQAAAASInvDwVIhcB521tdw0FXTYnHQVZBVUmJzbkxAAAAQVRJidSJ8jH2VUiJ/b8BAAAAU0iB7NASAADoXf///0mJxujh/P//SIlEJAhNhfZ4ZDHbRTHSRTHARTHJuDIAAAC+CAAAAEyJ90iJ2g8FSIXAeEUx9rgBAAAASI18JDhIweAgiXQkSL6yCUAASIlEJDjo9P3//0iJ7kiNrCTQAgAA6OT9///oX/7//02F7XUQ6QMBAABMifBI99jpZwQAAEG6pAEAAEUxwEUxyUyJ7rgBAQAASMfHnP///0iJ2g8FSYnFSIXAeCBFMdK6PwAAAEiJ2EyJ70iJ7g8FSInDSIXAeQ1JicXrAjHbTYnpSffZvrkJQABIjXwkOOhr/f//TInO6Jn9//9Nhe0PiIMAAABIjXwkOL69CUAAxoQc0AIAAADoQ/3//0iJ7ug7/f//6Lb9//9FMcBFMcm4AQEAAEG6pAEAAEjHx5z///+6wQAAAEyJ/g8FSInHSIXAeBhFMdK4AQAAAEiJ7kiJ2g8FSInHSIXAeQZI999Jifm+vwlAAEiNfCQ46N/8//9Mic7oDf3//+hS/f//uwEBAABBuqQBAABFMcAx0kUxyb7GCUAASMfHnP///0iJ2A8FSInDMcBIhdt4EEUx0rr/DwAASInfSInuDwUx0kiFwEgPSMIx20UxycaEBNACAAAAgH0AAA+EjgAAAIXbD4WGAAAAMcCKiBAKQAA4TAUAdQ9I/8BIg/gKdetIjXUK6wcx2+tOSP/GigY8IHT3PAl080UxwDHbigaD6DA8CXcrSIn3weMIQf/A6BP7//8PtsAJw4oGjVDQgPoJdwVI/8br8TwuddFI/8brzEGD+ARBD0XZikUAhMAPhHT///9I/8U8CnXu6Wj///++1wlAAEiNfCQ4QbkYAAAA6NH7//+F23Reid5EiclIjXwkONPuQA+29uju+///RYXJdBC+3wlAAEGD6Qjopfv//+vSSI18JDjoGfz//4neuSoAAAC6NQAAAL8CAAAA6JX8//9IicVIicNI99VIwe0/SIXAeTDrGr7hCUAASI18JDgx7UiDy//oWvv//+jV+///vuYJQABIjXwkOOhG+///6MH7//9NaeToAwAARIl0JARJx8fU/v//he1Ix8D/////SA9Fw4tMJAQx0mbHRCQ2AABIiVQkLolMJCgxyUiJTCQYZsdEJCwBAIlEJDBmx0QkNAEASMdEJCAAo+ER6IL5//9Ii0wkCEgpyEmJxYXtdRWDfCQ8AQ+PZQEAAEw54Hw56VsBAABMOeAPjT4BAABMKfhIPSsBAAB+IEUx0kUxwEUxybgBAAAAviAKQAC6GwAAAEiJ3w8FTYnvSI1UJBhIjXwkKEUx0kUxwEUxybgPAQAAvgIAAAAPBWaDfCQuAHRcg3wkPAh/VTHSQboACAAAuCABAABMifdIidYPBUmJxUiFwHg4SGNEJDxIjbQk0AAAAEG6AEAAAEyJ70iJwkjB4AT/wkyJbARAiVQkPEhjVCQ4iVQESLgsAAAADwVmg3wkNgAPhM/+//9IjbQk0AIAAEUx0kUxwDHARTHJugACAABIid8PBUiD+AsPjqj+//+AvCTQAgAAvg+Fmv7//4C8JNECAABXD4WM/v//gLwk0gIAAAAPiX7+//9Eiowk0wIAAEiNfCQ4vu0JQAAx7eiT+f//QYPhD0yJzui9+f//6AL6//9Ig8j/6Vj+//++5glAAEiNfCQ46Gr5///o5fn//zHASIHE0BIAAFtdQVxBXUFeQV/DU0iLB0mJ+UiD+AR1LUiLfxC+9wlAALsWAAAA6Af4//+FwA+EnQAAAEmLcSBJi3kY6Cr4///piAAAAEiD+AV1N0iLfxC+/AlAALsWAAAA6NT3//+FwHRuSYt5KEUxwOjf9///SYt5IEiJxujT9///SYt5GDHJ60G7FgAAAEiD+Ad1Q0iLfxC+/AlAAOiX9///hcB0MUmLeShNi1EwTYtBOOid9///SYt5IEiJxuiR9///SYt5GEyJ0UiJ8onG6BT6//9IicMx0kUx0kUxwEUxybjnAAAASInfSInWDwVbwwAAAAAtAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAAAAAAAAAAAAAAAAAAABuYW1lc2VydmVyAAAAAAAAvlcBAAABAAAAAAAACWxvY2FsaG9zdAAAAQABAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAEAAAAGAAAAAAAAALAAQAAAAAAAsAAAAAAAAAD8CAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABEAAAABAAAAAgAAAAAAAACwCUAAAAAAALAJAAAAAAAAiwAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAA7CgAAAAAAABkAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA",
  aarch64: "f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAsABAAAAAAABAAAAAAAAAABAMAAAAAAAAAAAAAEAAOAACAEAABQAEAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAOAsAAAAAAAA4CwAAAAAAAAgAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAADgAwCRJAIAlOMDAKoifECTCAeA0uEDA6pgDICSgzSA0gQAgNIFAIDSAQAA1MADX9YCAIDSI2hiOARoYjiDAAA0QgQAkX8ABGtg//9UfwAEa+AXnxrAA1/W4gMAqkQBgNIAAIDSQQBAOSHAAFEjHAASfyQAcUkAAFTAA1/WIXxAk0IEAJEABASb9///FwwCgtL/YyzL5gMBqgEAgFL9ewCp/QMAkdn//5fpAwCqwAD4tuADAMv9e0CpDAKC0v9jLIvAA1/WAQAAkOADBqohoCiR2P//l2ACADXgAwaqIRiAUsr//5fnAwCqAAL4t+ADCarhQwCR6AeA0gIAgtIDAIDSBACA0gUAgNIBAADU5gMAqh8AAPHsAABU4AMAy+b//xcnAIDS8v//F+ADAMvi//8XCgCA0uFDAJHgAweqIQAKi8IACssICIDSAwCA0gQAgNIFAIDSAQAA1GAA+LbgAwDL1f//F0oBAItfAQbrS/7/VN///xflB4BSIgBAOV8AAHFEGEp6gAAAVAMAQLl/+AdxTQAAVMADX9ZEgABRIQQAkYQcABKffAFxZAQAEQPAI4sEAAC5QjCFGmJgAjnv//8X/Xu9qUICgNJGAYDS/QMAkeRjAJH/rwA5JQjGmucDAaqjhAab4QMFqmPAABFDaCQ44wMCqkIEANH/JADx7P7/VIHAI4vc//+X/XvDqMADX9b/QwDRIQjAWucDA6pCBMBaQwCAUsgYgNLhBwC5AQANMgQAgNIFAIDSIXxAk0AAgNLjAwB5AwCA0uIHAHkCAIDS/wcA+QEAANTmAwCqgAD4tuADBqr/QwCRwANf1ugDB6rhAwCRAgKA0gEAANQg//+2+f//F/9DANEoDoDSIACA0uEDAJECAIDSAwCA0gQAgNIFAIDSAQAA1OIHQKkASIjS4AGg8v9DAJEhDMCaAH2A0kAEAJvAA1/W5gMAqglAAJEKYAKRAABAuQcAgFIBBAARwQAAucDAIItBAYBSAWACOcAEQLkfAAdrTAAAVMADX9YgAUC5wgBAuUIAAEtBwSCLQnxAk2cBADUICIDSIACA0gMAgNIEAIDSBQCA0gEAANTAAEC55wQAESAFAbjt//8XIIFf+MgZgNIDAIjS9v//FwxegtL/YyzL7gMCquIDASrrAwOqAQCAUv17AKkDGYDS/QMAkekDAKrvAwSqIACAUvNTAan1WwKpov//l+wDAKq9//+XbAj4t+0DAKooGYDS4AMMqgEBgNICAIDSAwCA0gQAgNIFAIDSAQAA1OUDAKogB/i3IADA0gEAAJAhqCiR4C8A+eBjAZH/awC5Zv//l+EDCapk//+XuP//l6sGALUAAACQAQCAUgD4KJED//+XoA34t+gHgNLhwwuR4v+B0gMAgNIEAIDSBQCA0gEAANQfAADxBwAAkAGgn5rgwwuR5gMAqufoKZELAIBSH2ghOMAAQDlAAAA06w0ANAkAAJApXSmRCAOAUuBjAZEBAACQITwpkUT//5erEAA1AQAAkCFkKZEPAIBSCwCAkuBjAZE9//+Xkf//lwEAAJAheCmR4GMBkTj//5eM//+XiwAAFOUDDKrgAwXL/XtAqQxegtLzU0Gp9VtCqf9jLIvAA1/W4AMLqgEAgFLQ/v+X6QMAqqAC+LfoB4DS4cMLkeIDCKoDAIDSBACA0gUAgNIBAADU6wMAqsAB+LbpAwCq5gMJy+BjAZEBAACQIcQokRr//5fhAwaqK///l+kA+LZr//+XtP//FwsAgNL1//8XBgCA0vT//xfhwwuRP2grOAEAAJAh1CiRDP//l+HDC5EK//+XXv//lyEYgFLgAw+qq/7/l+EDAKpAAfi34cMLkeIDC6oICIDSAwCA0gQAgNIFAIDSAQAA1OEDAKogAfi25gMBy+BjAZEBAACQIdwokfb+/5fhAwaqB///l93//xcGAIDS+P//FwAAgNKa//8XAAQAkR8oAPEhAgBUxSgAkaAAQDkfgABxBBhJesACAFQLAIBSCACAUqAAQDkAwABRABwAEh8kAHEpAgBUHxEAcesTixoGAAAUAACA0sJoYDgBaGc4XwABa0D9/1TAAEA5IPH/NMYEAJEfKABxgf//VIX//xelBACR5v//F2tdGFPgAwWqhv7/lwAcABILAAsqCAUAEaEAQDkgwABRABwAEh8kAHGpAABUP7gAceH7/1SlBACR3f//F6UEAJH2//8XYSXIGuBjAZEhHECSzv7/l6gAADThAwmqCCEAUbf+/5dz//8XCv//l+EDCypjGYDSogaAUkAAgFLX/v+X7wMgqusDAKrv/X/TIO7/txJ9gNIWYJTScyWAkjY8ovLSfRKbDgAAkM7pKZHOLQCR/wEAcfUDDCpgEZ/aNACAUv/jA/j1OwC59HsAeeBDALn0iwB5/48Aef/bBKnc/v+XBgANyw8BADXgX0C5HwQAcWwAAFTfABLrKwIAVAAAgNJc//8X3wAS6+oJAFTAABPLH6wE8U0BAFQICIDS4AMLquEDDqpiA4DSAwCA0gQAgNIFAIDSAQAA1PMDBqrg4wCR4iMBkSgJgNJBAIDSAwCA0gQAgNIFAIDSAQAA1OB/wHkgAwA04F9AuR8gAHHMAgBU4AMMqkgegNIBAIDSAgCA0gMAgdIBAADU4AH4t+FfQLnmgwGR4ltAucgZgNIjfHyTIQQAEeFfALnhowGRwGgj+CJoI7jhwwORQnxAkwMAiNIBAADU4I/AeUD3/zTgAwuq4cMLkegHgNICQIDSAwCA0gQAgNIFAIDSAQAA1B8sAPEN9v9U4MNLOR/4AnGh9f9U4MdLOR9cAXFB9f9U4MvLOQD1/zbmz0s54GMBkQEAAJAhlCmRxgxAkkX+/5fhAwaqDwCAUlX+/5eW/v+XAACAkqD//xcBAACQIXgpkeBjAZE7/v+Xj/7/l6n//xf9e7+p5QMAqv0DAJEAAED5HxAA8SECAFSgCED5AQAAkCG8KZHe/f+XoAUANKCEQany/f+XyAuA0gEAgNICAIDSAwCA0gQAgNIFAIDSAQAA1P17wajAA1/WHxQA8UECAFSgCED5AQAAkCHQKZHM/f+XYAMANKeAQanT/f+X5gMAqqAUQPnQ/f+XBACA0gMAgNLiAwCq4QMGKuADB6qI/v+X5f//Fx8cAPGhAQBUoAhA+QEAAJAh0CmRuf3/lwABADSngEGpwP3/l+YDAKqgFED5vf3/l6MQQ6nu//8XwAKA0tX//xctAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAbmFtZXNlcnZlcgC+VwEAAAEAAAAAAAAJbG9jYWxob3N0AAABAAEQAAAAAAAAAAF6UgAEeB4BGwwfABAAAAAYAAAA/PX//ygAAAAAAAAAEAAAACwAAAAQ9v//KAAAAAAAAAAQAAAAQAAAACT2//80AAAAAAAAACAAAABUAAAARPb//+gAAAAAQg6QIEOdggSegQRICt3eDgBBCxAAAAB4AAAACPf//0wAAAAAAAAAHAAAAIwAAABA9///UAAAAABBDjCdBp4FUt7dDgAAAAAYAAAArAAAAHD3//90AAAAAEEOEFUKDgBBCwAAFAAAAMgAAADI9///RAAAAABBDhBMDgAAEAAAAOAAAAD09///iAAAAAAAAAA0AAAA9AAAAGj4//9EBQAAAEIO8CVGnd4Ent0ERpPcBJTbBJXaBJbZBAJNCt3e1dbT1A4AQQsAABwAAAAsAQAAdP3//+QAAAAAQQ4QnQKeAVQK3t0OAEELAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAC5laF9mcmFtZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALAAAAAQAAAAYAAAAAAAAAsABAAAAAAACwAAAAAAAAAHgJAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAEQAAAAEAAAACAAAAAAAAACgKQAAAAAAAKAoAAAAAAAB4AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABkAAAABAAAAAgAAAAAAAACgCkAAAAAAAKAKAAAAAAAASAEAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAADoCwAAAAAAACMAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA"
};

// src/steps/remote/node-records.ts
import { join as join2 } from "node:path";

// src/steps/builder/user-folder.ts
import { dirname, join } from "node:path";
var recordIn = (folder, builder) => join(folder, "instances", builder.toLowerCase());

// src/steps/remote/node-records.ts
async function singleNodes({ name, folder, buildx }, files) {
  const record = JSON.parse(await files.readText(recordIn(folder, name)));
  return Promise.all(
    record.Nodes.map(async (node, position) => {
      const apart = join2(folder, `node-${position}`);
      await files.makeDirectory(join2(apart, "instances"), 448);
      const text = JSON.stringify({ ...record, Nodes: [{ ...node, Platforms: null }] });
      await files.writeText(recordIn(apart, name), text, 384);
      return {
        name: node.Name,
        requested: (node.Platforms ?? []).map(platformText),
        buildx: { ...buildx, environment: { ...buildx.environment, BUILDX_CONFIG: apart } }
      };
    })
  );
}
var platformText = ({ os, architecture, variant }) => [os, architecture, ...variant ? [variant] : []].join("/");

// src/steps/remote/prove-nodes.ts
var buildTimeout = 12e4;
var engineNames = { amd64: "x86_64", arm64: "aarch64" };
var dockerfile = `FROM scratch
ARG TARGETARCH
COPY prover-$TARGETARCH /prover
COPY nonce /
RUN ["/prover", "copy", "/nonce", "/copied"]
`;
async function proveNodes(step, tools) {
  const directory = join3(step.folder, "proof");
  const nonce = randomBytes(16).toString("hex");
  await writeContext(directory, nonce, tools.files);
  const nodes = await singleNodes(step, tools.files);
  const proofs = await Promise.all(
    nodes.map(
      (node, position) => proveNode(step.name, node, { directory, nonce, output: join3(directory, `${position}`) }, tools)
    )
  );
  return { nodeProofs: proofs.flat() };
}
async function writeContext(directory, nonce, files) {
  await files.makeDirectory(join3(directory, "context"), 448);
  const write = (name, content) => files.writeText(join3(directory, "context", name), content, 493);
  await write("Dockerfile", dockerfile);
  await write("nonce", `${nonce}
`);
  for (const [architecture, name] of Object.entries(engineNames)) {
    await write(`prover-${architecture}`, Buffer.from(programs[name] ?? "", "base64"));
  }
}
async function proveNode(builder, node, build, tools) {
  const { nodes } = await inspectBuilder(node.buildx, builder, tools);
  const detected = nodes.flatMap(({ platforms }) => platforms);
  const [own] = detected;
  if (own === void 0) throw failure(node, "it lists no platform");
  const proofs = [];
  for (const platform of node.requested.length > 0 ? node.requested : [own]) {
    const proof = await provePlatform(builder, node, { platform, own, detected }, build, tools);
    proofs.push({ name: node.name, platform, ...proof });
  }
  return proofs;
}
async function provePlatform(builder, node, { platform, own, detected }, build, tools) {
  if (platformsAmong([platform], detected).length === 0)
    return { status: "not-run", detail: `BuildKit lists ${detected.join(", ")}` };
  const isNative = runsNatively(platform, own);
  const how = isNative ? "natively" : "by an emulator";
  const architecture = platform.split("/")[1] ?? "";
  if (engineNames[architecture] === void 0)
    return {
      status: "not-checked",
      detail: `BuildKit lists it, ${how}, and Berth has no test program for it`
    };
  try {
    await buildFor(platform, builder, node, build, tools);
    return { status: isNative ? "native" : "emulated", detail: `a RUN instruction ran ${how}` };
  } catch (error) {
    if (!(error instanceof ExpectedError) || isNative) throw error;
    return { status: "not-run", detail: error.message };
  }
}
async function buildFor(platform, builder, node, { directory, nonce, output }, tools) {
  const words = ["build", "--builder", builder, "--platform", platform, "--progress", "plain"];
  const destination = csvLine(["type=local", `dest=${output}`]);
  try {
    await runBuildx(node.buildx, [...words, "--output", destination, join3(directory, "context")], tools, {
      timeout: buildTimeout
    });
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    throw failure(node, error.message, error);
  }
  const copied = await tools.files.readText(join3(output, "copied"));
  if (copied.trim() !== nonce) throw failure(node, "its output is not that of the build");
  await tools.files.remove(output);
}
function failure({ name }, reason, cause) {
  return new ExpectedError(
    "proof-failed",
    `A test build with a RUN instruction failed on the node ${name}: ${reason}`,
    cause?.remedy ?? "Look for the cause in BuildKit's log on the host of this node.",
    cause && { cause, details: cause.details }
  );
}
export {
  proveNodes
};
