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
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
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

// unreached:@actions/http-client
var require_http_client = __commonJS({
  "unreached:@actions/http-client"(exports, module) {
    module.exports = {};
  }
});

// unreached:@actions/http-client/lib/auth
var require_auth = __commonJS({
  "unreached:@actions/http-client/lib/auth"(exports, module) {
    module.exports = {};
  }
});

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
import * as path from "path";
function exists(fsPath) {
  return __awaiter2(this, void 0, void 0, function* () {
    try {
      yield stat2(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter2(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat2(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat2(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory2 = path.dirname(filePath);
            const upperName = path.basename(filePath).toUpperCase();
            for (const actualName of yield readdir2(directory2)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path.join(directory2, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}
var __awaiter2, chmod2, copyFile, lstat, mkdir2, open2, readdir2, rename, rm2, rmdir, stat2, symlink2, unlink, IS_WINDOWS, READONLY;
var init_io_util = __esm({
  "node_modules/@actions/io/lib/io-util.js"() {
    __awaiter2 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve4) {
          resolve4(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve4, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
    ({ chmod: chmod2, copyFile, lstat, mkdir: mkdir2, open: open2, readdir: readdir2, rename, rm: rm2, rmdir, stat: stat2, symlink: symlink2, unlink } = fs2.promises);
    IS_WINDOWS = process.platform === "win32";
    READONLY = fs2.constants.O_RDONLY;
  }
});

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";
function which(tool, check) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path2.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path2.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path2.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory2 of directories) {
      const filePath = yield tryGetExecutablePath(path2.join(directory2, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}
var __awaiter3;
var init_io = __esm({
  "node_modules/@actions/io/lib/io.js"() {
    init_io_util();
    __awaiter3 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve4) {
          resolve4(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve4, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
  }
});

// node_modules/@actions/exec/lib/toolrunner.js
import * as os3 from "os";
import * as events from "events";
import * as child from "child_process";
import * as path3 from "path";
import { setTimeout as setTimeout2 } from "timers";
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var __awaiter4, IS_WINDOWS2, ToolRunner, ExecState;
var init_toolrunner = __esm({
  "node_modules/@actions/exec/lib/toolrunner.js"() {
    init_io();
    init_io_util();
    __awaiter4 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve4) {
          resolve4(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve4, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
    IS_WINDOWS2 = process.platform === "win32";
    ToolRunner = class extends events.EventEmitter {
      constructor(toolPath, args, options2) {
        super();
        if (!toolPath) {
          throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options2 || {};
      }
      _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
          this.options.listeners.debug(message);
        }
      }
      _getCommandString(options2, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options2);
        let cmd = noPrefix ? "" : "[command]";
        if (IS_WINDOWS2) {
          if (this._isCmdFile()) {
            cmd += toolPath;
            for (const a of args) {
              cmd += ` ${a}`;
            }
          } else if (options2.windowsVerbatimArguments) {
            cmd += `"${toolPath}"`;
            for (const a of args) {
              cmd += ` ${a}`;
            }
          } else {
            cmd += this._windowsQuoteCmdArg(toolPath);
            for (const a of args) {
              cmd += ` ${this._windowsQuoteCmdArg(a)}`;
            }
          }
        } else {
          cmd += toolPath;
          for (const a of args) {
            cmd += ` ${a}`;
          }
        }
        return cmd;
      }
      _processLineBuffer(data, strBuffer, onLine) {
        try {
          let s = strBuffer + data.toString();
          let n = s.indexOf(os3.EOL);
          while (n > -1) {
            const line3 = s.substring(0, n);
            onLine(line3);
            s = s.substring(n + os3.EOL.length);
            n = s.indexOf(os3.EOL);
          }
          return s;
        } catch (err) {
          this._debug(`error processing line. Failed with error ${err}`);
          return "";
        }
      }
      _getSpawnFileName() {
        if (IS_WINDOWS2) {
          if (this._isCmdFile()) {
            return process.env["COMSPEC"] || "cmd.exe";
          }
        }
        return this.toolPath;
      }
      _getSpawnArgs(options2) {
        if (IS_WINDOWS2) {
          if (this._isCmdFile()) {
            let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
            for (const a of this.args) {
              argline += " ";
              argline += options2.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
            }
            argline += '"';
            return [argline];
          }
        }
        return this.args;
      }
      _endsWith(str, end2) {
        return str.endsWith(end2);
      }
      _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
      }
      _windowsQuoteCmdArg(arg) {
        if (!this._isCmdFile()) {
          return this._uvQuoteCmdArg(arg);
        }
        if (!arg) {
          return '""';
        }
        const cmdSpecialChars = [
          " ",
          "	",
          "&",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "^",
          "=",
          ";",
          "!",
          "'",
          "+",
          ",",
          "`",
          "~",
          "|",
          "<",
          ">",
          '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
          if (cmdSpecialChars.some((x) => x === char)) {
            needsQuotes = true;
            break;
          }
        }
        if (!needsQuotes) {
          return arg;
        }
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
          reverse += arg[i - 1];
          if (quoteHit && arg[i - 1] === "\\") {
            reverse += "\\";
          } else if (arg[i - 1] === '"') {
            quoteHit = true;
            reverse += '"';
          } else {
            quoteHit = false;
          }
        }
        reverse += '"';
        return reverse.split("").reverse().join("");
      }
      _uvQuoteCmdArg(arg) {
        if (!arg) {
          return '""';
        }
        if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
          return arg;
        }
        if (!arg.includes('"') && !arg.includes("\\")) {
          return `"${arg}"`;
        }
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
          reverse += arg[i - 1];
          if (quoteHit && arg[i - 1] === "\\") {
            reverse += "\\";
          } else if (arg[i - 1] === '"') {
            quoteHit = true;
            reverse += "\\";
          } else {
            quoteHit = false;
          }
        }
        reverse += '"';
        return reverse.split("").reverse().join("");
      }
      _cloneExecOptions(options2) {
        options2 = options2 || {};
        const result = {
          cwd: options2.cwd || process.cwd(),
          env: options2.env || process.env,
          silent: options2.silent || false,
          windowsVerbatimArguments: options2.windowsVerbatimArguments || false,
          failOnStdErr: options2.failOnStdErr || false,
          ignoreReturnCode: options2.ignoreReturnCode || false,
          delay: options2.delay || 1e4
        };
        result.outStream = options2.outStream || process.stdout;
        result.errStream = options2.errStream || process.stderr;
        return result;
      }
      _getSpawnOptions(options2, toolPath) {
        options2 = options2 || {};
        const result = {};
        result.cwd = options2.cwd;
        result.env = options2.env;
        result["windowsVerbatimArguments"] = options2.windowsVerbatimArguments || this._isCmdFile();
        if (options2.windowsVerbatimArguments) {
          result.argv0 = `"${toolPath}"`;
        }
        return result;
      }
      /**
       * Exec a tool.
       * Output will be streamed to the live console.
       * Returns promise with return code
       *
       * @param     tool     path to tool to exec
       * @param     options  optional exec options.  See ExecOptions
       * @returns   number
       */
      exec() {
        return __awaiter4(this, void 0, void 0, function* () {
          if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
            this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
          }
          this.toolPath = yield which(this.toolPath, true);
          return new Promise((resolve4, reject3) => __awaiter4(this, void 0, void 0, function* () {
            this._debug(`exec tool: ${this.toolPath}`);
            this._debug("arguments:");
            for (const arg of this.args) {
              this._debug(`   ${arg}`);
            }
            const optionsNonNull = this._cloneExecOptions(this.options);
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os3.EOL);
            }
            const state = new ExecState(optionsNonNull, this.toolPath);
            state.on("debug", (message) => {
              this._debug(message);
            });
            if (this.options.cwd && !(yield exists(this.options.cwd))) {
              return reject3(new Error(`The cwd: ${this.options.cwd} does not exist!`));
            }
            const fileName = this._getSpawnFileName();
            const cp2 = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
            let stdbuffer = "";
            if (cp2.stdout) {
              cp2.stdout.on("data", (data) => {
                if (this.options.listeners && this.options.listeners.stdout) {
                  this.options.listeners.stdout(data);
                }
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                  optionsNonNull.outStream.write(data);
                }
                stdbuffer = this._processLineBuffer(data, stdbuffer, (line3) => {
                  if (this.options.listeners && this.options.listeners.stdline) {
                    this.options.listeners.stdline(line3);
                  }
                });
              });
            }
            let errbuffer = "";
            if (cp2.stderr) {
              cp2.stderr.on("data", (data) => {
                state.processStderr = true;
                if (this.options.listeners && this.options.listeners.stderr) {
                  this.options.listeners.stderr(data);
                }
                if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
                  const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
                  s.write(data);
                }
                errbuffer = this._processLineBuffer(data, errbuffer, (line3) => {
                  if (this.options.listeners && this.options.listeners.errline) {
                    this.options.listeners.errline(line3);
                  }
                });
              });
            }
            cp2.on("error", (err) => {
              state.processError = err.message;
              state.processExited = true;
              state.processClosed = true;
              state.CheckComplete();
            });
            cp2.on("exit", (code2) => {
              state.processExitCode = code2;
              state.processExited = true;
              this._debug(`Exit code ${code2} received from tool '${this.toolPath}'`);
              state.CheckComplete();
            });
            cp2.on("close", (code2) => {
              state.processExitCode = code2;
              state.processExited = true;
              state.processClosed = true;
              this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
              state.CheckComplete();
            });
            state.on("done", (error2, exitCode) => {
              if (stdbuffer.length > 0) {
                this.emit("stdline", stdbuffer);
              }
              if (errbuffer.length > 0) {
                this.emit("errline", errbuffer);
              }
              cp2.removeAllListeners();
              if (error2) {
                reject3(error2);
              } else {
                resolve4(exitCode);
              }
            });
            if (this.options.input) {
              if (!cp2.stdin) {
                throw new Error("child process missing stdin");
              }
              cp2.stdin.end(this.options.input);
            }
          }));
        });
      }
    };
    ExecState = class _ExecState extends events.EventEmitter {
      constructor(options2, toolPath) {
        super();
        this.processClosed = false;
        this.processError = "";
        this.processExitCode = 0;
        this.processExited = false;
        this.processStderr = false;
        this.delay = 1e4;
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
          throw new Error("toolPath must not be empty");
        }
        this.options = options2;
        this.toolPath = toolPath;
        if (options2.delay) {
          this.delay = options2.delay;
        }
      }
      CheckComplete() {
        if (this.done) {
          return;
        }
        if (this.processClosed) {
          this._setResult();
        } else if (this.processExited) {
          this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
        }
      }
      _debug(message) {
        this.emit("debug", message);
      }
      _setResult() {
        let error2;
        if (this.processExited) {
          if (this.processError) {
            error2 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
          } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
            error2 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
          } else if (this.processStderr && this.options.failOnStdErr) {
            error2 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
          }
        }
        if (this.timeout) {
          clearTimeout(this.timeout);
          this.timeout = null;
        }
        this.done = true;
        this.emit("done", error2, this.processExitCode);
      }
      static HandleTimeout(state) {
        if (state.done) {
          return;
        }
        if (!state.processClosed && state.processExited) {
          const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
          state._debug(message);
        }
        state._setResult();
      }
    };
  }
});

// node_modules/@actions/exec/lib/exec.js
var exec_exports = {};
__export(exec_exports, {
  exec: () => exec,
  getExecOutput: () => getExecOutput
});
import { StringDecoder } from "string_decoder";
function exec(commandLine, args, options2) {
  return __awaiter5(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner2 = new ToolRunner(toolPath, args, options2);
    return runner2.exec();
  });
}
function getExecOutput(commandLine, args, options2) {
  return __awaiter5(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new StringDecoder("utf8");
    const stderrDecoder = new StringDecoder("utf8");
    const originalStdoutListener = (_a = options2 === null || options2 === void 0 ? void 0 : options2.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
    const originalStdErrListener = (_b = options2 === null || options2 === void 0 ? void 0 : options2.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options2 === null || options2 === void 0 ? void 0 : options2.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options2), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}
var __awaiter5;
var init_exec = __esm({
  "node_modules/@actions/exec/lib/exec.js"() {
    init_toolrunner();
    __awaiter5 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve4) {
          resolve4(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve4, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
  }
});

// required:node:http
var require_node_http = __commonJS({
  "required:node:http"(exports, module) {
    module.exports = __require("node:http");
  }
});

// node_modules/docker-modem/lib/utils.js
var require_utils = __commonJS({
  "node_modules/docker-modem/lib/utils.js"(exports, module) {
    var arr = [];
    var each2 = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each2.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.parseJSON = function(s) {
      try {
        return JSON.parse(s);
      } catch (e) {
        return null;
      }
    };
  }
});

// node_modules/docker-modem/lib/http.js
var require_http = __commonJS({
  "node_modules/docker-modem/lib/http.js"(exports, module) {
    var nativeHttps = __require("https");
    var nativeHttp = __require("http");
    var url = __require("url");
    var utils = require_utils();
    var maxRedirects = module.exports.maxRedirects = 5;
    var protocols = {
      https: nativeHttps,
      http: nativeHttp
    };
    for (protocol in protocols) {
      h = function() {
      };
      h.prototype = protocols[protocol];
      h = new h();
      h.request = /* @__PURE__ */ (function(h2) {
        return function(options2, callback, redirectOptions) {
          redirectOptions = redirectOptions || {};
          var max = typeof options2 === "object" && "maxRedirects" in options2 ? options2.maxRedirects : exports.maxRedirects;
          var redirect = utils.extend({
            count: 0,
            max,
            clientRequest: null,
            userCallback: callback
          }, redirectOptions);
          if (redirect.count > redirect.max) {
            var err = new Error("Max redirects exceeded. To allow more redirects, pass options.maxRedirects property.");
            redirect.clientRequest.emit("error", err);
            return redirect.clientRequest;
          }
          redirect.count++;
          var reqUrl;
          if (typeof options2 === "string") {
            reqUrl = options2;
          } else {
            reqUrl = url.format(utils.extend({
              protocol
            }, options2));
          }
          var clientRequest = Object.getPrototypeOf(h2).request(options2, redirectCallback(reqUrl, redirect));
          if (!redirect.clientRequest) redirect.clientRequest = clientRequest;
          function redirectCallback(reqUrl2, redirect2) {
            return function(res) {
              if (res.statusCode < 300 || res.statusCode > 399) {
                return redirect2.userCallback(res);
              }
              if (!("location" in res.headers)) {
                return redirect2.userCallback(res);
              }
              var redirectUrl = url.resolve(reqUrl2, res.headers.location);
              var proto = url.parse(redirectUrl).protocol;
              proto = proto.substr(0, proto.length - 1);
              return module.exports[proto].get(redirectUrl, redirectCallback(reqUrl2, redirect2), redirect2);
            };
          }
          return clientRequest;
        };
      })(h);
      h.get = /* @__PURE__ */ (function(h2) {
        return function(options2, cb, redirectOptions) {
          var req = h2.request(options2, cb, redirectOptions);
          req.end();
          return req;
        };
      })(h);
      module.exports[protocol] = h;
    }
    var h;
    var protocol;
  }
});

// unreached:ssh2
var require_ssh2 = __commonJS({
  "unreached:ssh2"(exports, module) {
    module.exports = {};
  }
});

// node_modules/docker-modem/lib/ssh.js
var require_ssh = __commonJS({
  "node_modules/docker-modem/lib/ssh.js"(exports, module) {
    var Client = require_ssh2().Client;
    var http = __require("http");
    module.exports = function(opt) {
      var conn = new Client();
      var agent = new http.Agent();
      agent.createConnection = function(options2, fn) {
        try {
          conn.once("ready", function() {
            conn.exec("docker system dial-stdio", function(err, stream) {
              if (err) {
                handleError(err, fn);
              }
              fn(null, stream);
              stream.addListener("error", (err2) => {
                handleError(err2, fn);
              });
              stream.once("close", () => {
                conn.end();
                agent.destroy();
              });
            });
          }).on("error", (err) => {
            handleError(err, fn);
          }).connect(opt);
          conn.once("end", () => agent.destroy());
        } catch (err) {
          handleError(err);
        }
      };
      function handleError(err, cb) {
        conn.end();
        agent.destroy();
        if (cb) {
          cb(err);
        } else {
          throw err;
        }
      }
      return agent;
    };
  }
});

// node_modules/docker-modem/lib/http_duplex.js
var require_http_duplex = __commonJS({
  "node_modules/docker-modem/lib/http_duplex.js"(exports, module) {
    module.exports = HttpDuplex;
    var util = __require("util");
    var stream = __require("node:stream");
    util.inherits(HttpDuplex, stream.Duplex);
    function HttpDuplex(req, res, options2) {
      var self = this;
      if (!(self instanceof HttpDuplex)) return new HttpDuplex(req, res, options2);
      stream.Duplex.call(self, options2);
      self._output = null;
      self.connect(req, res);
    }
    HttpDuplex.prototype.connect = function(req, res) {
      var self = this;
      self.req = req;
      self._output = res;
      self.emit("response", res);
      res.on("data", function(c) {
        if (!self.push(c)) self._output.pause();
      });
      res.on("end", function() {
        self.push(null);
      });
    };
    HttpDuplex.prototype._read = function(n) {
      if (this._output) this._output.resume();
    };
    HttpDuplex.prototype._write = function(chunk, encoding, cb) {
      this.req.write(chunk, encoding);
      cb();
    };
    HttpDuplex.prototype.end = function(chunk, encoding, cb) {
      this._output.socket.destroySoon();
      return this.req.end(chunk, encoding, cb);
    };
    HttpDuplex.prototype.destroy = function() {
      this.req.destroy();
      this._output.socket.destroy();
    };
    HttpDuplex.prototype.destroySoon = function() {
      this.req.destroy();
      this._output.socket.destroy();
    };
  }
});

// silent:debug
var require_debug = __commonJS({
  "silent:debug"(exports, module) {
    module.exports = () => () => {
    };
  }
});

// node_modules/split-ca/index.js
var require_split_ca = __commonJS({
  "node_modules/split-ca/index.js"(exports, module) {
    var fs3 = __require("fs");
    module.exports = function(filepath, split, encoding) {
      split = typeof split !== "undefined" ? split : "\n";
      encoding = typeof encoding !== "undefined" ? encoding : "utf8";
      var ca = [];
      var chain = fs3.readFileSync(filepath, encoding);
      if (chain.indexOf("-END CERTIFICATE-") < 0 || chain.indexOf("-BEGIN CERTIFICATE-") < 0) {
        throw Error("File does not contain 'BEGIN CERTIFICATE' or 'END CERTIFICATE'");
      }
      chain = chain.split(split);
      var cert = [];
      var _i, _len;
      for (_i = 0, _len = chain.length; _i < _len; _i++) {
        var line3 = chain[_i];
        if (!(line3.length !== 0)) {
          continue;
        }
        cert.push(line3);
        if (line3.match(/-END CERTIFICATE-/)) {
          ca.push(cert.join(split));
          cert = [];
        }
      }
      return ca;
    };
  }
});

// node_modules/docker-modem/lib/modem.js
var require_modem = __commonJS({
  "node_modules/docker-modem/lib/modem.js"(exports, module) {
    var querystring = __require("querystring");
    var http = require_http();
    var fs3 = __require("fs");
    var path6 = __require("path");
    var url = __require("url");
    var ssh = require_ssh();
    var HttpDuplex = require_http_duplex();
    var debug2 = require_debug()("modem");
    var utils = require_utils();
    var util = __require("util");
    var splitca = require_split_ca();
    var os6 = __require("os");
    var isWin = os6.type() === "Windows_NT";
    var stream = __require("stream");
    var defaultOpts = function() {
      var host;
      var opts = {};
      if (!process.env.DOCKER_HOST) {
        opts.socketPath = isWin ? "//./pipe/docker_engine" : findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("unix://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(7) || findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("npipe://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(8) || "//./pipe/docker_engine";
      } else {
        var hostStr = process.env.DOCKER_HOST;
        if (hostStr.indexOf("//") < 0) {
          hostStr = "tcp://" + hostStr;
        }
        try {
          host = new url.URL(hostStr);
        } catch (err) {
          throw new Error("DOCKER_HOST env variable should be something like tcp://localhost:1234");
        }
        opts.port = host.port;
        if (process.env.DOCKER_TLS_VERIFY === "1" || opts.port === "2376") {
          opts.protocol = "https";
        } else if (host.protocol === "ssh:") {
          opts.protocol = "ssh";
          opts.username = host.username;
          opts.sshOptions = {
            agent: process.env.SSH_AUTH_SOCK
          };
        } else {
          opts.protocol = "http";
        }
        if (process.env.DOCKER_PATH_PREFIX) {
          opts.pathPrefix = process.env.DOCKER_PATH_PREFIX;
        } else {
          opts.pathPrefix = "/";
        }
        opts.host = host.hostname;
        if (process.env.DOCKER_CERT_PATH) {
          opts.ca = splitca(path6.join(process.env.DOCKER_CERT_PATH, "ca.pem"));
          opts.cert = fs3.readFileSync(path6.join(process.env.DOCKER_CERT_PATH, "cert.pem"));
          opts.key = fs3.readFileSync(path6.join(process.env.DOCKER_CERT_PATH, "key.pem"));
        }
        if (process.env.DOCKER_CLIENT_TIMEOUT) {
          opts.timeout = parseInt(process.env.DOCKER_CLIENT_TIMEOUT, 10);
        }
      }
      return opts;
    };
    var findDefaultUnixSocket = function() {
      return new Promise(function(resolve4) {
        var userDockerSocket = path6.join(os6.homedir(), ".docker", "run", "docker.sock");
        fs3.access(userDockerSocket, function(err) {
          if (err) resolve4("/var/run/docker.sock");
          else resolve4(userDockerSocket);
        });
      });
    };
    var Modem = function(options2) {
      var optDefaults = defaultOpts();
      var opts = Object.assign({}, optDefaults, options2);
      this.host = opts.host;
      if (!this.host) {
        this.socketPath = opts.socketPath;
      }
      this.port = opts.port;
      this.pathPrefix = opts.pathPrefix;
      this.username = opts.username;
      this.password = opts.password;
      this.version = opts.version;
      this.key = opts.key;
      this.cert = opts.cert;
      this.ca = opts.ca;
      this.timeout = opts.timeout;
      this.connectionTimeout = opts.connectionTimeout;
      this.checkServerIdentity = opts.checkServerIdentity;
      this.agent = opts.agent;
      this.headers = opts.headers || {};
      this.sshOptions = Object.assign({}, options2 ? options2.sshOptions : {}, optDefaults.sshOptions);
      if (this.sshOptions.agentForward === void 0) {
        this.sshOptions.agentForward = opts.agentForward;
      }
      if (this.key && this.cert && this.ca) {
        this.protocol = "https";
      }
      this.protocol = opts.protocol || this.protocol || "http";
    };
    Modem.prototype.dial = function(options2, callback) {
      var opts, address2, data;
      if (options2.options) {
        opts = options2.options;
      }
      if (opts && opts.authconfig) {
        delete opts.authconfig;
      }
      if (opts && opts.abortSignal) {
        delete opts.abortSignal;
      }
      if (this.version) {
        options2.path = "/" + this.version + options2.path;
      }
      if (this.host) {
        var parsed = url.parse(this.host);
        address2 = url.format({
          protocol: parsed.protocol || this.protocol,
          hostname: parsed.hostname || this.host,
          port: this.port,
          pathname: parsed.pathname || this.pathPrefix
        });
        address2 = url.resolve(address2, options2.path);
      } else {
        address2 = options2.path;
      }
      if (options2.path.indexOf("?") !== -1) {
        if (opts && Object.keys(opts).length > 0) {
          address2 += this.buildQuerystring(opts._query || opts);
        } else {
          address2 = address2.substring(0, address2.length - 1);
        }
      }
      var optionsf = {
        path: address2,
        method: options2.method,
        headers: options2.headers || Object.assign({}, this.headers),
        key: this.key,
        cert: this.cert,
        ca: this.ca
      };
      if (this.checkServerIdentity) {
        optionsf.checkServerIdentity = this.checkServerIdentity;
      }
      if (this.agent) {
        optionsf.agent = this.agent;
      }
      if (options2.authconfig) {
        optionsf.headers["X-Registry-Auth"] = options2.authconfig.key || options2.authconfig.base64 || Buffer.from(JSON.stringify(options2.authconfig)).toString("base64").replace(/\+/g, "-").replace(/\//g, "_");
      }
      if (options2.registryconfig) {
        optionsf.headers["X-Registry-Config"] = options2.registryconfig.base64 || Buffer.from(JSON.stringify(options2.registryconfig)).toString("base64");
      }
      if (options2.abortSignal) {
        optionsf.signal = options2.abortSignal;
      }
      if (options2.file) {
        if (typeof options2.file === "string") {
          data = fs3.createReadStream(path6.resolve(options2.file));
        } else {
          data = options2.file;
        }
        optionsf.headers["Content-Type"] = options2?.headers?.["Content-Type"] ?? "application/tar";
      } else if (opts && options2.method === "POST") {
        data = JSON.stringify(opts._body || opts);
        if (options2.allowEmpty) {
          optionsf.headers["Content-Type"] = options2?.headers?.["Content-Type"] ?? "application/json";
        } else {
          if (data !== "{}" && data !== '""') {
            optionsf.headers["Content-Type"] = options2?.headers?.["Content-Type"] ?? "application/json";
          } else {
            data = void 0;
          }
        }
      }
      if (typeof data === "string") {
        optionsf.headers["Content-Length"] = Buffer.byteLength(data);
      } else if (Buffer.isBuffer(data) === true) {
        optionsf.headers["Content-Length"] = data.length;
      } else if (optionsf.method === "PUT" || options2.hijack || options2.openStdin) {
        optionsf.headers["Transfer-Encoding"] = "chunked";
      }
      if (options2.hijack) {
        optionsf.headers.Connection = "Upgrade";
        optionsf.headers.Upgrade = optionsf.headers.Upgrade ?? "tcp";
      }
      if (this.socketPath) {
        this.getSocketPath().then((socketPath3) => {
          optionsf.socketPath = socketPath3;
          this.buildRequest(optionsf, options2, data, callback);
        });
      } else {
        var urlp = url.parse(address2);
        optionsf.hostname = urlp.hostname;
        optionsf.port = urlp.port;
        optionsf.path = urlp.path;
        this.buildRequest(optionsf, options2, data, callback);
      }
    };
    Modem.prototype.getSocketPath = function() {
      if (!this.socketPath) return;
      if (this.socketPathCache) return Promise.resolve(this.socketPathCache);
      var socketPathValue = typeof this.socketPath === "function" ? this.socketPath() : this.socketPath;
      this.socketPathCache = socketPathValue;
      return Promise.resolve(socketPathValue);
    };
    Modem.prototype.buildRequest = function(options2, context, data, callback) {
      var self = this;
      var connectionTimeoutTimer;
      var finished = false;
      var opts = self.protocol === "ssh" ? Object.assign(options2, {
        agent: ssh(Object.assign({}, self.sshOptions, {
          "host": self.host,
          "port": self.port,
          "username": self.username,
          "password": self.password
        })),
        protocol: "http:"
      }) : options2;
      var req = null;
      try {
        req = http[self.protocol === "ssh" ? "http" : self.protocol].request(opts, function() {
        });
      } catch (e) {
        callback(e);
        return;
      }
      debug2("Sending: %s", util.inspect(options2, {
        showHidden: true,
        depth: null
      }));
      if (self.connectionTimeout) {
        connectionTimeoutTimer = setTimeout(function() {
          debug2("Connection Timeout of %s ms exceeded", self.connectionTimeout);
          req.destroy();
        }, self.connectionTimeout);
      }
      if (self.timeout) {
        req.setTimeout(self.timeout);
        req.on("timeout", function() {
          debug2("Timeout of %s ms exceeded", self.timeout);
          req.destroy();
        });
      }
      if (context.hijack === true) {
        clearTimeout(connectionTimeoutTimer);
        req.on("upgrade", function(res, sock, head) {
          if (finished === false) {
            finished = true;
            if (head.length > 0) {
              sock.unshift(head);
            }
            return callback(null, sock);
          }
        });
      }
      req.on("connect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("disconnect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("response", function(res) {
        clearTimeout(connectionTimeoutTimer);
        if (context.isStream === true) {
          if (finished === false) {
            finished = true;
            self.buildPayload(null, context.isStream, context.statusCodes, context.openStdin, req, res, null, callback);
          }
        } else {
          if (options2.signal != null) {
            stream.addAbortSignal(options2.signal, res);
          }
          var chunks = [];
          res.on("data", function(chunk) {
            chunks.push(chunk);
          });
          res.on("end", function() {
            var buffer = Buffer.concat(chunks);
            var result = buffer.toString();
            debug2("Received: %s", result);
            var json2 = utils.parseJSON(result) || buffer;
            if (finished === false) {
              finished = true;
              self.buildPayload(null, context.isStream, context.statusCodes, false, req, res, json2, callback);
            }
          });
        }
      });
      req.on("error", function(error2) {
        clearTimeout(connectionTimeoutTimer);
        if (finished === false) {
          finished = true;
          self.buildPayload(error2, context.isStream, context.statusCodes, false, {}, {}, null, callback);
        }
      });
      if (typeof data === "string" || Buffer.isBuffer(data)) {
        req.write(data);
      } else if (data) {
        data.on("error", function(error2) {
          req.destroy(error2);
        });
        data.pipe(req);
      }
      if (!context.openStdin && (typeof data === "string" || data === void 0 || Buffer.isBuffer(data))) {
        req.end();
      }
    };
    Modem.prototype.buildPayload = function(err, isStream, statusCodes2, openStdin, req, res, json2, cb) {
      if (err) return cb(err, null);
      if (statusCodes2[res.statusCode] !== true) {
        getCause(isStream, res, json2, function(err2, cause) {
          if (err2) {
            return cb(err2, null);
          }
          var msg = new Error(
            "(HTTP code " + res.statusCode + ") " + (statusCodes2[res.statusCode] || "unexpected") + " - " + (cause.message || cause.error || cause) + " "
          );
          msg.reason = statusCodes2[res.statusCode];
          msg.statusCode = res.statusCode;
          msg.json = json2;
          cb(msg, null);
        });
      } else {
        if (openStdin) {
          cb(null, new HttpDuplex(req, res));
        } else if (isStream) {
          cb(null, res);
        } else {
          cb(null, json2);
        }
      }
      function getCause(isStream2, res2, json3, callback) {
        var chunks = "";
        var done = false;
        if (isStream2) {
          res2.on("data", function(chunk) {
            chunks += chunk;
          });
          res2.on("error", function(err2) {
            handler(err2, null);
          });
          res2.on("end", function() {
            handler(null, utils.parseJSON(chunks) || chunks);
          });
        } else {
          callback(null, json3);
        }
        function handler(err2, data) {
          if (done === false) {
            if (err2) {
              callback(err2);
            } else {
              callback(null, data);
            }
          }
          done = true;
        }
      }
    };
    Modem.prototype.demuxStream = function(streama, stdout, stderr) {
      var pendingStreamType = null;
      var pendingDataLength = null;
      var buffer = Buffer.from("");
      function processData(data) {
        if (data) {
          buffer = Buffer.concat([buffer, data]);
        }
        if (pendingStreamType === null) {
          if (buffer.length >= 8) {
            var header = bufferSlice(8);
            var streamType = header.readUInt8(0);
            var dataLength = header.readUInt32BE(4);
            if (streamType !== 0 && streamType !== 1 && streamType !== 2) {
              var remaining = Buffer.concat([header, buffer]);
              stdout.write(remaining);
              buffer = Buffer.from("");
              pendingStreamType = null;
              pendingDataLength = null;
              streama.removeListener("data", processData);
              streama.on("data", function(chunk) {
                stdout.write(chunk);
              });
              return;
            }
            pendingStreamType = streamType;
            pendingDataLength = dataLength;
            processData();
          }
        } else {
          if (buffer.length >= pendingDataLength) {
            var content = bufferSlice(pendingDataLength);
            if (pendingStreamType === 1) {
              stdout.write(content);
            } else {
              stderr.write(content);
            }
            pendingStreamType = null;
            pendingDataLength = null;
            processData();
          }
        }
      }
      function bufferSlice(end2) {
        var out = buffer.subarray(0, end2);
        buffer = Buffer.from(buffer.subarray(end2, buffer.length));
        return out;
      }
      streama.on("data", processData);
    };
    Modem.prototype.followProgress = function(streama, onFinished, onProgress) {
      var buf = "";
      var output = [];
      var finished = false;
      streama.on("data", onStreamEvent);
      streama.on("error", onStreamError);
      streama.on("end", onStreamEnd);
      streama.on("close", onStreamEnd);
      function onStreamEvent(data) {
        buf += data.toString();
        pump();
        function pump() {
          var pos;
          while ((pos = buf.indexOf("\n")) >= 0) {
            if (pos == 0) {
              buf = buf.slice(1);
              continue;
            }
            processLine(buf.slice(0, pos));
            buf = buf.slice(pos + 1);
          }
        }
        function processLine(line3) {
          if (line3[line3.length - 1] == "\r") line3 = line3.substr(0, line3.length - 1);
          if (line3.length > 0) {
            var obj = JSON.parse(line3);
            output.push(obj);
            if (onProgress) {
              onProgress(obj);
            }
          }
        }
      }
      ;
      function onStreamError(err) {
        finished = true;
        streama.removeListener("data", onStreamEvent);
        streama.removeListener("error", onStreamError);
        streama.removeListener("end", onStreamEnd);
        streama.removeListener("close", onStreamEnd);
        onFinished(err, output);
      }
      function onStreamEnd() {
        if (!finished) onFinished(null, output);
        finished = true;
      }
    };
    Modem.prototype.buildQuerystring = function(opts) {
      var clone = {};
      Object.keys(opts).map(function(key, i) {
        if (opts[key] && typeof opts[key] === "object" && !Array.isArray(opts[key])) {
          clone[key] = JSON.stringify(opts[key]);
        } else {
          clone[key] = opts[key];
        }
      });
      return querystring.stringify(clone);
    };
    module.exports = Modem;
  }
});

// unreached:@balena/dockerignore
var require_dockerignore = __commonJS({
  "unreached:@balena/dockerignore"(exports, module) {
    module.exports = {};
  }
});

// unreached:tar-fs
var require_tar_fs = __commonJS({
  "unreached:tar-fs"(exports, module) {
    module.exports = {};
  }
});

// node_modules/dockerode/lib/util.js
var require_util = __commonJS({
  "node_modules/dockerode/lib/util.js"(exports, module) {
    var DockerIgnore = require_dockerignore();
    var fs3 = __require("fs");
    var path6 = __require("path");
    var tar = require_tar_fs();
    var zlib = __require("zlib");
    var arr = [];
    var each2 = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each2.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.processArgs = function(opts, callback, defaultOpts) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      return {
        callback,
        opts: module.exports.extend({}, defaultOpts, opts)
      };
    };
    module.exports.parseRepositoryTag = function(input2) {
      var separatorPos;
      var digestPos = input2.indexOf("@");
      var colonPos = input2.lastIndexOf(":");
      if (digestPos >= 0) {
        separatorPos = digestPos;
      } else if (colonPos >= 0) {
        separatorPos = colonPos;
      } else {
        return {
          repository: input2
        };
      }
      var tag = input2.slice(separatorPos + 1);
      if (tag.indexOf("/") === -1) {
        return {
          repository: input2.slice(0, separatorPos),
          tag
        };
      }
      return {
        repository: input2
      };
    };
    module.exports.prepareBuildContext = function(file, next) {
      if (file && file.context) {
        fs3.readFile(path6.join(file.context, ".dockerignore"), (err, data) => {
          let ignoreFn;
          let filterFn;
          if (!err) {
            const dockerIgnore = DockerIgnore({ ignorecase: false }).add(data.toString());
            filterFn = dockerIgnore.createFilter();
            ignoreFn = (path7) => {
              return !filterFn(path7);
            };
          }
          const entries = file.src.slice() || [];
          const pack = tar.pack(file.context, {
            entries: filterFn ? entries.filter(filterFn) : entries,
            ignore: ignoreFn
            // Only works on directories
          });
          next(pack.pipe(zlib.createGzip()));
        });
      } else {
        next(file);
      }
    };
  }
});

// unreached:./exec
var require_exec = __commonJS({
  "unreached:./exec"(exports, module) {
    module.exports = {};
  }
});

// node_modules/dockerode/lib/container.js
var require_container = __commonJS({
  "node_modules/dockerode/lib/container.js"(exports, module) {
    var extend = require_util().extend;
    var Exec = require_exec();
    var util = require_util();
    var Container = function(modem, id) {
      this.modem = modem;
      this.id = id;
      this.defaultOptions = {
        top: {},
        start: {},
        commit: {},
        stop: {},
        pause: {},
        unpause: {},
        restart: {},
        resize: {},
        attach: {},
        remove: {},
        copy: {},
        kill: {},
        exec: {},
        rename: {},
        log: {},
        stats: {},
        getArchive: {},
        infoArchive: {},
        putArchive: {},
        update: {},
        wait: {}
      };
    };
    Container.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Container.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.rename = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.rename);
      var optsf = {
        path: "/containers/" + this.id + "/rename?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.update = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.update);
      var optsf = {
        path: "/containers/" + this.id + "/update",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.top = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.top);
      var optsf = {
        path: "/containers/" + this.id + "/top?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.changes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/changes",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.listCheckpoint = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.deleteCheckpoint = function(checkpoint, opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints/" + checkpoint + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.createCheckpoint = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        allowEmpty: true,
        statusCodes: {
          200: true,
          //unofficial, but proxies may return it
          201: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.export = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/export",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.start = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.start);
      var optsf = {
        path: "/containers/" + this.id + "/start?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already started",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.pause = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.pause);
      var optsf = {
        path: "/containers/" + this.id + "/pause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.unpause = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.unpause);
      var optsf = {
        path: "/containers/" + this.id + "/unpause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.exec = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.exec);
      var optsf = {
        path: "/containers/" + this.id + "/exec",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          409: "container stopped/paused",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(new Exec(self.modem, data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, new Exec(self.modem, data.Id));
        });
      }
    };
    Container.prototype.commit = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.commit);
      args.opts.container = this.id;
      var optsf = {
        path: "/commit?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stop = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stop);
      var optsf = {
        path: "/containers/" + this.id + "/stop?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already stopped",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.restart = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.restart);
      var optsf = {
        path: "/containers/" + this.id + "/restart?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.kill = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.kill);
      var optsf = {
        path: "/containers/" + this.id + "/kill?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.resize = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.resize);
      var optsf = {
        path: "/containers/" + this.id + "/resize?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.attach = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.attach);
      var optsf = {
        path: "/containers/" + this.id + "/attach?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        hijack: args.opts.hijack,
        openStdin: args.opts.stdin,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, stream) {
            if (err) {
              return reject3(err);
            }
            resolve4(stream);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, stream) {
          args.callback(err, stream);
        });
      }
    };
    Container.prototype.wait = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.wait);
      var optsf = {
        path: "/containers/" + this.id + "/wait?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.remove);
      var optsf = {
        path: "/containers/" + this.id + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.copy = function(opts, callback) {
      var self = this;
      console.log("container.copy is deprecated since Docker v1.8.x");
      var args = util.processArgs(opts, callback, this.defaultOptions.copy);
      var optsf = {
        path: "/containers/" + this.id + "/copy",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.getArchive = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.getArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.infoArchive = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.infoArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "HEAD",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.putArchive = function(file, opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.putArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "PUT",
        file,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          403: "client error, permission denied",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.logs = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.log);
      var optsf = {
        path: "/containers/" + this.id + "/logs?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: args.opts.follow || false,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stats = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stats);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/containers/" + this.id + "/stats?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Container;
  }
});

// node_modules/dockerode/lib/image.js
var require_image = __commonJS({
  "node_modules/dockerode/lib/image.js"(exports, module) {
    var util = require_util();
    var Image = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Image.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Image.prototype.inspect = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/json",
        method: "GET",
        options: args.opts,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.distribution = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var fopts = {
        path: "/distribution/" + this.name + "/json",
        method: "GET",
        statusCodes: {
          200: true,
          401: "no such image",
          500: "server error"
        },
        authconfig: args.opts ? args.opts.authconfig : void 0
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(fopts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(fopts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.history = function(callback) {
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/history",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.get = function(callback) {
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/get",
        method: "GET",
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.push = function(opts, callback, auth) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/images/" + this.name + "/push?",
        method: "POST",
        options: args.opts,
        authconfig: args.opts.authconfig || auth,
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      delete optsf.options.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.tag = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/images/" + this.name + "/tag?",
        method: "POST",
        options: opts,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such image",
          409: "conflict",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/" + this.name + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such image",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Image;
  }
});

// node_modules/dockerode/lib/volume.js
var require_volume = __commonJS({
  "node_modules/dockerode/lib/volume.js"(exports, module) {
    var util = require_util();
    var Volume = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Volume.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Volume.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such volume",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Volume.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          204: true,
          404: "no such volume",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Volume;
  }
});

// node_modules/dockerode/lib/network.js
var require_network = __commonJS({
  "node_modules/dockerode/lib/network.js"(exports, module) {
    var util = require_util();
    var Network = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Network.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Network.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/networks/" + this.id + "?",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such network",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such network",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.connect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/connect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.disconnect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/disconnect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Network;
  }
});

// unreached:./service
var require_service = __commonJS({
  "unreached:./service"(exports, module) {
    module.exports = {};
  }
});

// unreached:./plugin
var require_plugin = __commonJS({
  "unreached:./plugin"(exports, module) {
    module.exports = {};
  }
});

// unreached:./secret
var require_secret = __commonJS({
  "unreached:./secret"(exports, module) {
    module.exports = {};
  }
});

// unreached:./config
var require_config = __commonJS({
  "unreached:./config"(exports, module) {
    module.exports = {};
  }
});

// unreached:./task
var require_task = __commonJS({
  "unreached:./task"(exports, module) {
    module.exports = {};
  }
});

// unreached:./node
var require_node = __commonJS({
  "unreached:./node"(exports, module) {
    module.exports = {};
  }
});

// unreached:./session
var require_session = __commonJS({
  "unreached:./session"(exports, module) {
    module.exports = {};
  }
});

// unreached:./buildkit
var require_buildkit = __commonJS({
  "unreached:./buildkit"(exports, module) {
    module.exports = {};
  }
});

// node_modules/dockerode/lib/docker.js
var require_docker = __commonJS({
  "node_modules/dockerode/lib/docker.js"(exports, module) {
    var EventEmitter2 = __require("events").EventEmitter;
    var Modem = require_modem();
    var Container = require_container();
    var Image = require_image();
    var Volume = require_volume();
    var Network = require_network();
    var Service = require_service();
    var Plugin = require_plugin();
    var Secret = require_secret();
    var Config = require_config();
    var Task = require_task();
    var Node = require_node();
    var Exec = require_exec();
    var util = require_util();
    var withSession = require_session();
    var extend = util.extend;
    var Docker = function(opts) {
      if (!(this instanceof Docker)) return new Docker(opts);
      var plibrary = global.Promise;
      if (opts && opts.Promise) {
        plibrary = opts.Promise;
        if (Object.keys(opts).length === 1) {
          opts = void 0;
        }
      }
      if (opts && opts.modem) {
        this.modem = opts.modem;
      } else {
        this.modem = new Modem(opts);
      }
      this.modem.Promise = plibrary;
    };
    Docker.prototype.createContainer = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/containers/create?",
        method: "POST",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such container",
          406: "impossible to attach",
          500: "server error"
        }
      };
      delete opts.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(self.getContainer(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self.getContainer(data.Id));
        });
      }
    };
    Docker.prototype.createImage = function(auth, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!callback && !opts) {
        opts = auth;
        auth = opts.authconfig;
      }
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.loadImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/images/load?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.importImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = void 0;
      }
      if (!opts)
        opts = {};
      opts.fromSrc = "-";
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.checkAuth = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/auth",
        method: "POST",
        options: opts,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.buildImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/build?",
        method: "POST",
        file: void 0,
        options: opts,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (opts) {
        if (opts.registryconfig) {
          optsf.registryconfig = optsf.options.registryconfig;
          delete optsf.options.registryconfig;
        }
        if (opts.authconfig) {
          optsf.authconfig = optsf.options.authconfig;
          delete optsf.options.authconfig;
        }
        if (opts.cachefrom && Array.isArray(opts.cachefrom)) {
          optsf.options.cachefrom = JSON.stringify(opts.cachefrom);
        }
      }
      function dial(callback2) {
        util.prepareBuildContext(file, (ctx) => {
          optsf.file = ctx;
          self.modem.dial(optsf, callback2);
        });
      }
      function dialWithSession(callback2) {
        if (opts?.version === "2") {
          withSession(self, optsf.authconfig, (err, sessionId, done) => {
            if (err) {
              return callback2(err);
            }
            optsf.options.session = sessionId;
            dial((err2, data) => {
              callback2(err2, data);
              if (data) {
                data.on("end", done);
              }
            });
          });
        } else {
          dial(callback2);
        }
      }
      if (callback === void 0) {
        return new self.modem.Promise(function(resolve4, reject3) {
          dialWithSession(function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        dialWithSession(callback);
      }
    };
    Docker.prototype.followProgress = function(stream, onFinished, onProgress) {
      var buildkit = require_buildkit();
      return buildkit.followProgress(stream, onFinished, onProgress);
    };
    Docker.prototype.getContainer = function(id) {
      return new Container(this.modem, id);
    };
    Docker.prototype.getImage = function(name) {
      return new Image(this.modem, name);
    };
    Docker.prototype.getVolume = function(name) {
      return new Volume(this.modem, name);
    };
    Docker.prototype.getPlugin = function(name, remote) {
      return new Plugin(this.modem, name, remote);
    };
    Docker.prototype.getService = function(id) {
      return new Service(this.modem, id);
    };
    Docker.prototype.getTask = function(id) {
      return new Task(this.modem, id);
    };
    Docker.prototype.getNode = function(id) {
      return new Node(this.modem, id);
    };
    Docker.prototype.getNetwork = function(id) {
      return new Network(this.modem, id);
    };
    Docker.prototype.getSecret = function(id) {
      return new Secret(this.modem, id);
    };
    Docker.prototype.getConfig = function(id) {
      return new Config(this.modem, id);
    };
    Docker.prototype.getExec = function(id) {
      return new Exec(this.modem, id);
    };
    Docker.prototype.listContainers = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.getImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/get?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listServices = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/services?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listNodes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/nodes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such node",
          500: "server error",
          503: "node is not part of a swarm"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listTasks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/tasks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createSecret = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var optsf = {
        path: "/secrets/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(self.getSecret(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getSecret(data.ID));
        });
      }
    };
    Docker.prototype.createConfig = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var optsf = {
        path: "/configs/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(self.getConfig(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getConfig(data.ID));
        });
      }
    };
    Docker.prototype.listSecrets = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/secrets?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listConfigs = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/configs?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createPlugin = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(self.getPlugin(args.opts.name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getPlugin(args.opts.name));
        });
      }
    };
    Docker.prototype.listPlugins = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneBuilder = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/build/prune",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneContainers = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneVolumes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneNetworks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createVolume = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/create?",
        method: "POST",
        allowEmpty: true,
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(self.getVolume(data.Name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getVolume(data.Name));
        });
      }
    };
    Docker.prototype.createService = function(auth, opts, callback) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!opts && !callback) {
        opts = auth;
      }
      var self = this;
      var optsf = {
        path: "/services/create",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(self.getService(data.ID || data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self.getService(data.ID || data.Id));
        });
      }
    };
    Docker.prototype.listVolumes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createNetwork = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "driver not found",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(self.getNetwork(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getNetwork(data.Id));
        });
      }
    };
    Docker.prototype.listNetworks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.searchImages = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/images/search?",
        method: "GET",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.info = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/info",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.version = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/version",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.ping = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/_ping",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.df = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/system/df",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.getEvents = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/events?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pull = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      args.opts.tag = imageSrc.tag || "latest";
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker.prototype.pullAll = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker.prototype.run = function(image, cmd, streamo, createOptions, startOptions, callback) {
      if (typeof arguments[arguments.length - 1] === "function") {
        return this.runCallback(image, cmd, streamo, createOptions, startOptions, callback);
      } else {
        return this.runPromise(image, cmd, streamo, createOptions, startOptions);
      }
    };
    Docker.prototype.runCallback = function(image, cmd, streamo, createOptions, startOptions, callback) {
      if (!callback && typeof createOptions === "function") {
        callback = createOptions;
        createOptions = {};
        startOptions = {};
      } else if (!callback && typeof startOptions === "function") {
        callback = startOptions;
        startOptions = {};
      }
      var hub = new EventEmitter2();
      function handler(err, container) {
        if (err) return callback(err, null, container);
        hub.emit("container", container);
        container.attach({
          stream: true,
          stdout: true,
          stderr: true
        }, function handler2(err2, stream) {
          if (err2) return callback(err2, null, container);
          hub.emit("stream", stream);
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              container.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          container.start(startOptions, function(err3, data) {
            if (err3) return callback(err3, data, container);
            hub.emit("start", container);
            container.wait(function(err4, data2) {
              hub.emit("data", data2);
              callback(err4, data2, container);
            });
          });
        });
      }
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      this.createContainer(optsc, handler);
      return hub;
    };
    Docker.prototype.runPromise = function(image, cmd, streamo, createOptions, startOptions) {
      var self = this;
      createOptions = createOptions || {};
      startOptions = startOptions || {};
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      var containero;
      return new this.modem.Promise(function(resolve4, reject3) {
        self.createContainer(optsc).then(function(container) {
          containero = container;
          return container.attach({
            stream: true,
            stdout: true,
            stderr: true
          });
        }).then(function(stream) {
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              containero.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          return containero.start(startOptions);
        }).then(function(data) {
          return containero.wait();
        }).then(function(data) {
          resolve4([data, containero]);
        }).catch(function(err) {
          reject3(err);
        });
      });
    };
    Docker.prototype.swarmInit = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/init",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmJoin = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/join",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmLeave = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/leave?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "node is not part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmUpdate = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/update?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmInspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "This node is not a swarm manager",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve4, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve4(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.Container = Container;
    Docker.Image = Image;
    Docker.Volume = Volume;
    Docker.Network = Network;
    Docker.Service = Service;
    Docker.Plugin = Plugin;
    Docker.Secret = Secret;
    Docker.Task = Task;
    Docker.Node = Node;
    Docker.Exec = Exec;
    module.exports = Docker;
  }
});

// src/checks/check.ts
var severities = ["error", "warning", "notice"];
function defineCheck(check) {
  return check;
}
function runChecks(checks3, observed2) {
  return checks3.map((check) => runCheck(check, observed2));
}
function runCheck(check, observed2) {
  const { id, title } = check;
  const facts = {};
  for (const need of check.needs) {
    const observation = observed2[need];
    if (observation.status === "unseen") return { status: "unknown", id, title, reason: observation.reason };
    facts[need] = observation.value;
  }
  const result = check.evaluate(facts, observed2);
  if (!result) return { status: "passed", id, title };
  if ("unknown" in result) return { status: "unknown", id, title, reason: result.unknown };
  const { message, evidence, remedy: remedy2, severity = check.severity, about = check.about, rulesOut = [] } = result;
  const finding = { id, severity, about, title: check.failureTitle, message, evidence, remedy: remedy2, rulesOut };
  return { status: "failed", id, finding };
}
function findingsOf(outcomes) {
  const findings2 = outcomes.flatMap((outcome2) => outcome2.status === "failed" ? [outcome2.finding] : []);
  return findings2.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

// src/checks/builder-replaced.ts
var remoteDrivers = ["remote", "kubernetes", "cloud"];
var berthName = /^berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/;
var builderReplaced = defineCheck({
  id: "builder-replaced",
  severity: "notice",
  about: "job",
  title: "Selected builder",
  failureTitle: "Berth's builder replaces the selected builder",
  needs: ["currentBuilder"],
  evaluate({ currentBuilder: currentBuilder2 }) {
    if (currentBuilder2 === null || currentBuilder2.name === "default" || berthName.test(currentBuilder2.name)) {
      return void 0;
    }
    const { name, driver, source } = currentBuilder2;
    const isRemote2 = driver !== null && remoteDrivers.includes(driver);
    return {
      severity: isRemote2 ? "warning" : "notice",
      message: `Builder ${name}${driver ? ` (driver ${driver})` : ""} is selected by ${source === "BUILDX_BUILDER" ? source : `\`${source}\``}. In \`socket\` and \`dind\` mode, later steps build with Berth's builder instead, without the cache${isRemote2 ? " and the machine" : ""} of ${name}.`,
      evidence: [{ label: source, value: `${name}${driver ? `, driver ${driver}` : ""}` }],
      remedy: `Set \`use: false\` to keep it selected, or \`mode: inspect\` to create no builder. Or name it in each build (with docker/build-push-action, by \`builder: ${name}\`): \`docker buildx build --builder ${name} …\`.`
    };
  }
});

// src/values/engine-name.ts
var products = { docker: "Docker", podman: "Podman", other: "Daemon" };
function engineName(engine2) {
  return `${products[engine2.product]} ${engine2.version}`;
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
  evaluate({ clients: clients2, engine: engine2 }) {
    const pinned = clients2.filter((client2) => isPinnedOutside(client2, engine2));
    const tooNew = clients2.filter((client2) => requiresMore(client2, engine2));
    const rejected = [...pinned, ...tooNew];
    const [first] = rejected;
    if (!first) return void 0;
    const range = `${engine2.minApiVersion} to ${engine2.apiVersion}`;
    return {
      severity: pinned.length > 0 ? "error" : "warning",
      message: first.pinnedApiVersion ? `DOCKER_API_VERSION sets API ${first.pinnedApiVersion} for ${first.name}, but ${engineName(engine2)} supports API ${range}. It rejects every call.` : `${first.name} ${first.version} requires API ${required}, but ${engineName(engine2)} supports up to ${engine2.apiVersion}. Its calls fail with "client version … is too new".`,
      evidence: [
        { label: "daemon", value: `${engine2.version}, API ${range}` },
        ...rejected.map(({ name, version, pinnedApiVersion }) => ({
          label: `${name} ${version ?? "(version unknown)"}`,
          value: pinnedApiVersion ? `API ${pinnedApiVersion}, pinned` : `API ${required} or newer`
        }))
      ],
      remedy: first.pinnedApiVersion ? `Unset DOCKER_API_VERSION so that clients negotiate the version: \`unset DOCKER_API_VERSION\`. Or set it to ${engine2.apiVersion}.` : `Set \`DOCKER_API_VERSION=${engine2.apiVersion}\` in the environment of this job. Or upgrade ${first.name} to ${requiring144[first.name].until} or newer.`,
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
  evaluate({ clients: clients2, engine: engine2 }, { javaBuildFiles: javaBuildFiles2 }) {
    const client2 = clients2.find(({ name }) => name === "docker");
    const newest = client2 && newestApiOf(client2);
    if (client2 && newest && isOlder(newest, engine2.minApiVersion)) return tooOld(client2, newest, engine2);
    const files2 = javaBuildFiles2.status === "seen" ? javaBuildFiles2.value : [];
    if (files2.length === 0 || !isOlder(apiOfTestcontainers, engine2.minApiVersion)) return void 0;
    return {
      severity: "notice",
      message: `${engineName(engine2)} rejects API versions before ${engine2.minApiVersion}. Testcontainers for Java before 1.21.4 and 2.0.2 uses ${apiOfTestcontainers}, so it fails with "client version ${apiOfTestcontainers} is too old".`,
      evidence: [daemonOf(engine2), { label: "Java build in the workspace", value: files2.join(", ") }],
      remedy: `Upgrade Testcontainers for Java to 1.21.4, 2.0.2 or newer. ${acceptOlder("1.24")}`
    };
  }
});
function tooOld({ name, version }, newest, engine2) {
  return {
    message: `${name} ${version} supports up to API ${newest}, but ${engineName(engine2)} requires ${engine2.minApiVersion} or newer. Every command fails with "client version ${newest} is too old".`,
    evidence: [daemonOf(engine2), { label: `${name} ${version}`, value: `up to API ${newest}` }],
    remedy: `Upgrade the client (https://docs.docker.com/engine/install/). ${acceptOlder(newest)}`,
    rulesOut: ["socket"]
  };
}
var acceptOlder = (version) => `Or set \`"min-api-version": "${version}"\` in /etc/docker/daemon.json (for a job daemon, in \`daemon-config\`).`;
var daemonOf = (engine2) => ({
  label: engineName(engine2),
  value: `API ${engine2.minApiVersion} to ${engine2.apiVersion}`
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
  evaluate({ engine: engine2 }) {
    if (!copying.includes(engine2.storageDriver)) return void 0;
    return {
      message: `The daemon uses the storage driver ${engine2.storageDriver}, which copies the whole filesystem for each layer and container. Compared with overlay2, ${copyingCosts[engine2.storageDriver]}.`,
      evidence: [
        { label: "storage driver", value: engine2.storageDriver },
        { label: "image store", value: engine2.imageStore },
        { label: "backing filesystem", value: engine2.backingFilesystem ?? "not reported by the daemon" }
      ],
      remedy: 'Put the data root on ext4 or xfs (for a daemon in a container, on a volume). Then set `"storage-driver": "overlay2"` in /etc/docker/daemon.json. If that fails, use fuse-overlayfs, which is faster than copies.'
    };
  }
});

// src/values/engine-host.ts
var defaultSocket = "/var/run/docker.sock";
function socketPath(host) {
  return host.startsWith("unix://") ? host.slice("unix://".length) : void 0;
}
function canonicalSocketPath(host) {
  const path6 = socketPath(host);
  return path6 === void 0 ? void 0 : canonicalPath(path6);
}
function canonicalPath(path6) {
  return path6.startsWith("/run/") ? `/var${path6}` : path6;
}
function isLoopback(host) {
  return /^tcp:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::|$)/.test(host);
}
function withoutCredentials(address2) {
  return address2.startsWith("unix://") ? address2 : address2.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, "$1");
}
function withoutCredentialsIn(text5) {
  return text5.replace(/:\/\/[^\s"'`]*@/g, "://");
}

// src/values/path.ts
function isWithin(path6, directory2) {
  return `${withoutTrailingSlash(path6)}/`.startsWith(`${withoutTrailingSlash(directory2)}/`);
}
function withoutTrailingSlash(path6) {
  return path6.replace(/\/+$/, "");
}

// src/checks/docker-host-ignored-by-runner.ts
var runners = ["github-hosted", "self-hosted", "kubernetes"];
var dockerHostIgnoredByRunner = defineCheck({
  id: "docker-host-ignored-by-runner",
  severity: "notice",
  about: "job",
  title: "DOCKER_HOST and the runner's socket",
  failureTitle: "DOCKER_HOST differs from the socket that the runner mounts",
  needs: ["endpoint", "runner"],
  evaluate({ endpoint: { host, source }, runner: { kind, temp } }) {
    if (source !== "DOCKER_HOST" || !runners.includes(kind)) return void 0;
    if (canonicalSocketPath(host) === defaultSocket) return void 0;
    const path6 = socketPath(host);
    if (path6 !== void 0 && temp !== null && isWithin(path6, temp)) return void 0;
    return {
      message: `DOCKER_HOST is ${host}, but the runner mounts ${defaultSocket} into \`container:\` jobs and Docker container actions. Docker commands there reach another daemon, or none.`,
      evidence: [
        { label: "DOCKER_HOST", value: host },
        { label: "mounted by the runner", value: defaultSocket }
      ],
      remedy: path6 === void 0 ? `Run a proxy at that path on the runner's host: \`socat UNIX-LISTEN:${defaultSocket},fork,mode=660 TCP:${host.replace(/^tcp:\/\//, "")}\`.` : `Create a link to the socket on the runner's host: \`sudo ln -s ${path6} ${defaultSocket}\`.`
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

// src/facts/relations/serving-daemon.ts
function isNested(daemon2) {
  return daemon2.namespacePids.length > 1;
}
function networkNamespaceOf(daemon2) {
  return daemon2.namespaces.status === "seen" ? daemon2.namespaces.value.net : void 0;
}
function nameDaemon(daemon2) {
  const inside = isNested(daemon2) ? ` (${daemon2.namespacePids.at(-1)} in its container)` : "";
  return `${daemon2.kind}, PID ${daemon2.pid}${inside}`;
}
function findServingDaemon(daemons2, engine2, endpoint3, own2) {
  const candidates2 = daemons2.filter((daemon2) => canServe(daemon2, engine2));
  const listening = candidates2.filter((daemon2) => !isNested(daemon2) && listensAt(daemon2, endpoint3.host));
  const sameMounts = listening.filter((daemon2) => sharesMounts(daemon2, own2));
  const isLocal2 = canonicalSocketPath(endpoint3.host) !== void 0;
  const remaining = [sameMounts, listening, isLocal2 ? candidates2 : []].find((group) => group.length > 0);
  return remaining?.length === 1 ? remaining[0] : void 0;
}
function canServe(daemon2, engine2) {
  if (daemon2.kind !== (engine2.product === "podman" ? "podman" : "dockerd")) return false;
  if (engine2.rootless ? daemon2.uid === 0 : isRootless(daemon2)) return false;
  return daemon2.dataRoot === null || isWithin(engine2.dataRoot, daemon2.dataRoot);
}
function isRootless(daemon2) {
  return daemon2.uid !== 0 && !isNested(daemon2);
}
function sharesMounts({ namespaces }, own2) {
  return namespaces.status === "seen" && own2?.mnt !== void 0 && namespaces.value.mnt === own2.mnt;
}
function listensAt(daemon2, host) {
  const addresses = addressesOf(daemon2.arguments);
  const wanted = canonicalSocketPath(host);
  if (wanted === void 0) return isLoopback(host) && addresses.some((address2) => samePort(address2, host));
  if (addresses.some((address2) => canonicalSocketPath(address2) === wanted)) return true;
  const isDefault = addresses.length === 0 || addresses.some((address2) => address2.startsWith("fd://"));
  return isDefault && (daemon2.uid === 0 ? wanted === defaultSocket : wanted.startsWith("/var/run/user/"));
}
function addressesOf(words2) {
  return words2.flatMap((word2, index) => {
    if (word2 === "-H" || word2 === "--host") return words2[index + 1] ?? [];
    return /^(?:--host=|-H=?)(.+)$/.exec(word2)?.[1] ?? [];
  });
}
function samePort(address2, host) {
  const portOf2 = (text5) => /:(\d+)\/?$/.exec(text5)?.[1];
  return address2.startsWith("tcp://") && portOf2(address2) !== void 0 && portOf2(address2) === portOf2(host);
}

// src/facts/relations/sidecar.ts
function isSidecar({
  engine: engine2,
  engineNetworks: engineNetworks2,
  machine: machine4,
  network: network3,
  runner: runner2
}) {
  if (engine2.status === "unseen" || machine4.status === "unseen" || runner2.status === "unseen") return false;
  if (!runner2.value.inContainer || engine2.value.name !== machine4.value.hostname) return false;
  if (engineNetworks2.status === "unseen" || network3.status === "unseen") return false;
  const bridges = engineNetworks2.value.flatMap(({ bridge }) => bridge ?? []);
  return network3.value.interfaces.some(({ name }) => bridges.includes(name));
}

// src/checks/foreign-network-namespace.ts
var foreignNetworkNamespace = defineCheck({
  id: "foreign-network-namespace",
  severity: "warning",
  about: "host-daemon",
  title: "Published ports",
  failureTitle: "Published ports are unreachable at localhost",
  needs: ["engine", "endpoint", "ownNamespaces"],
  observes: ["daemons", "ownContainer", "engine", "engineNetworks", "machine", "network", "runner"],
  evaluate({ engine: engine2, endpoint: endpoint3, ownNamespaces: ownNamespaces2 }, observed2) {
    const { daemons: daemons2, ownContainer: ownContainer2 } = observed2;
    const container = ownContainer2.status === "seen" ? ownContainer2.value : null;
    if (container && !container.networks.includes("host")) {
      return {
        message: `This job runs in a container on ${listOf(container.networks)}. Published ports open on the host, so \`localhost\` in this container does not reach them.`,
        evidence: [
          { label: "job container", value: container.id.slice(0, 12) },
          { label: "networks", value: listOf(container.networks) }
        ],
        remedy: remedyIn(container.networks)
      };
    }
    if (isSidecar(observed2)) return void 0;
    if (daemons2.status === "unseen") return { unknown: daemons2.reason };
    const serving = findServingDaemon(daemons2.value, engine2, endpoint3, ownNamespaces2);
    if (!serving) {
      return { unknown: `Berth could not identify the daemon process for ${endpoint3.host}.` };
    }
    return compare(publishersOf(serving, daemons2.value, engine2), ownNamespaces2, endpoint3);
  }
});
function publishersOf(serving, daemons2, engine2) {
  const kits = daemons2.filter(({ kind, uid }) => kind === "rootlesskit" && uid === serving.uid);
  return engine2.rootless ? [serving, ...kits] : [serving];
}
function compare(publishers, own2, endpoint3) {
  if (own2.net === void 0) return { unknown: "Berth could not read the job's network namespace." };
  if (publishers.some((daemon2) => networkNamespaceOf(daemon2) === own2.net)) return void 0;
  const hidden = publishers.find((daemon2) => networkNamespaceOf(daemon2) === void 0);
  if (hidden) return { unknown: `Berth needs root to read the network namespace of ${nameDaemon(hidden)}.` };
  return {
    message: `The daemon at ${endpoint3.host} publishes ports in another network namespace than this job's. Connections to \`localhost\` are refused.`,
    evidence: [
      { label: "job", value: `net:[${own2.net}]` },
      ...publishers.map((daemon2) => ({
        label: nameDaemon(daemon2),
        value: `net:[${networkNamespaceOf(daemon2)}]`
      }))
    ],
    remedy: "Use the address of the daemon's container instead of localhost. For Testcontainers, set `TESTCONTAINERS_HOST_OVERRIDE=<address>`."
  };
}
var listOf = (names4) => names4.join(", ") || "no network";
function remedyIn(networks) {
  const named = networks.find((name) => name !== "bridge");
  return named === void 0 ? "Use the default gateway of the job container with the published port: `ip route show default`." : `Start containers on the job's network and call them by name: \`docker run --network ${named} --name db …\`. Or use the gateway address of that network with the published port.`;
}

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
  evaluate({ cgroup: cgroup2, engine: engine2, endpoint: endpoint3 }, { daemons: daemons2, ownContainer: ownContainer2, ownNamespaces: ownNamespaces2, runner: runner2 }) {
    const { memoryLimit, path: path6, version } = cgroup2;
    if (memoryLimit === null || engine2.memory <= memoryLimit * tolerance) return void 0;
    if (ownContainer2.status === "seen" && ownContainer2.value) return void 0;
    const [reported, limit3] = [bytes(engine2.memory), bytes(memoryLimit)];
    const unclear = `The job has a memory limit of ${limit3}. Berth could not determine whether it applies to containers:`;
    if (daemons2.status === "unseen") return { unknown: `${unclear} ${daemons2.reason}` };
    const own2 = ownNamespaces2.status === "seen" ? ownNamespaces2.value : void 0;
    const serving = findServingDaemon(daemons2.value, engine2, endpoint3, own2);
    if (!serving) return { unknown: `${unclear} the daemon process for ${endpoint3.host} is not identified.` };
    const together = runner2.status === "seen" && runner2.value.inContainer && !isNested(serving);
    if (!together && !isWithin(serving.cgroup, path6)) {
      return { unknown: `${unclear} ${nameDaemon(serving)} is in another cgroup, ${serving.cgroup}.` };
    }
    return {
      message: `Docker reports ${reported}, but its cgroup has a memory limit of ${limit3}. Processes that size themselves from \`docker info\` can be OOM-killed (exit code 137).`,
      evidence: [
        { label: "memory in `docker info`", value: reported },
        { label: `memory limit (cgroup ${version})`, value: `${limit3} at ${path6} or a parent` },
        { label: nameDaemon(serving), value: `cgroup ${serving.cgroup}` }
      ],
      remedy: `Limit containers so that their sum stays below ${limit3}: \`docker run --memory=<size>\`. In a Compose file, set \`mem_limit\`. Or raise the runner's memory limit.`
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
  evaluate({ ownContainer: ownContainer2, engineNetworks: engineNetworks2, engine: { version } }) {
    const lowest2 = engineNetworks2.find(({ name }) => name === "bridge")?.mtu ?? dockerDefaultMtu;
    if (ownContainer2 === null || lowest2 >= dockerDefaultMtu) return void 0;
    const larger = engineNetworks2.filter(
      (network3) => network3.driver === "bridge" && ownContainer2.networks.includes(network3.name) && mtuOf(network3) > lowest2
    );
    const [first] = larger;
    if (!first) return void 0;
    const option = `com.docker.network.driver.mtu=${lowest2}`;
    return {
      message: `The job network ${first.name} uses MTU ${mtuOf(first)}, but docker0 uses ${lowest2}. The runner creates job networks without the daemon's \`--mtu\`. Large downloads hang if a firewall drops ICMP.`,
      evidence: [
        { label: "network bridge", value: String(lowest2) },
        ...larger.map((network3) => ({
          label: `network ${network3.name}`,
          value: `${mtuOf(network3)}${network3.mtu === null ? " (Docker's default)" : ""}`
        }))
      ],
      remedy: isOlder(version, "24.0") ? `Upgrade the daemon to Docker 24 or newer, because Docker ${version} has no setting for job networks. Then start it with this option: \`dockerd --default-network-opt=bridge=${option}\`.` : `Start the daemon with both options: \`dockerd --mtu=${lowest2} --default-network-opt=bridge=${option}\`.`
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
  evaluate(_, { dataRootFilesystem: dataRootFilesystem2, imageStoreFilesystem: imageStoreFilesystem2, workspaceFilesystem: workspaceFilesystem2, engine: engine2 }) {
    const places4 = [
      { name: "data root", observation: dataRootFilesystem2 },
      ...isSameFilesystem(dataRootFilesystem2, imageStoreFilesystem2) ? [] : [{ name: "image store", observation: imageStoreFilesystem2 }],
      { name: "workspace", observation: workspaceFilesystem2 }
    ];
    const seen2 = places4.flatMap(({ name, observation }) => {
      return observation.status === "seen" ? [{ name, filesystem: observation.value }] : [];
    });
    const low = seen2.flatMap(({ name, filesystem }) => {
      const severity = severityOf(filesystem);
      return severity ? [{ name, filesystem, severity }] : [];
    });
    const worst = low.find(({ severity }) => severity === "error") ?? low[0];
    if (!worst) {
      const hidden = places4.find(({ observation }) => observation.status === "unseen");
      if (hidden?.observation.status !== "unseen") return void 0;
      return { unknown: hidden.observation.reason };
    }
    const isSnapshotter = engine2.status === "seen" && engine2.value.imageStore === "snapshotter";
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
  evaluate({ clients: clients2, engine: engine2, endpoint: endpoint3 }, { runner: runner2 }) {
    if (clients2.some(({ name }) => name === "docker")) return void 0;
    const inContainer = runner2.status === "seen" && runner2.value.inContainer;
    const place = inContainer ? "The job container" : "This machine";
    return {
      message: `${place} has no \`docker\` on PATH, although the daemon at ${endpoint3.host} answers. Steps that run \`docker\` fail with "docker: command not found", and so does docker/build-push-action.`,
      evidence: [
        { label: "daemon", value: `${engine2.product} ${engine2.version} at ${endpoint3.host}` },
        {
          label: "clients found",
          value: clients2.map(({ name, path: path6 }) => `${name} at ${path6}`).join(", ") || "none"
        }
      ],
      remedy: engine2.product === "podman" ? "Install the `docker` command of Podman: `sudo apt-get install --yes podman-docker`." : `Install the client${inContainer ? " in the job image" : ""}. Alpine: \`apk add docker-cli docker-cli-buildx\`. Debian 13: \`apt-get install --yes docker-cli\`. Others: docker-ce-cli (https://docs.docker.com/engine/install/).`
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
  evaluate({ requestedPlatforms: requestedPlatforms2 }, { emulators: emulators2, engine: engine2, machine: machine4 }) {
    if (requestedPlatforms2.length === 0) return void 0;
    if (engine2.status === "unseen") return { unknown: engine2.reason };
    const own2 = native[engine2.value.architecture] ?? [engine2.value.architecture];
    const foreign = requestedPlatforms2.filter((platform2) => !own2.includes(architectureOf(platform2)));
    if (foreign.length === 0) return void 0;
    if (machine4.status === "seen" && machine4.value.kernel !== engine2.value.kernel) {
      return { unknown: "The daemon runs on another kernel. Berth could not read its emulators." };
    }
    if (emulators2.status === "unseen") return { unknown: emulators2.reason };
    const missing = foreign.filter((platform2) => !emulators2.value.includes(architectureOf(platform2)));
    const [first] = missing;
    if (!first) return void 0;
    return {
      message: `Input \`platforms\` lists ${missing.join(", ")}, but this ${engine2.value.architecture} machine has no emulator for it in binfmt_misc. \`docker run --platform\` and builds with \`driver: docker\` fail with "exec format error". Builders with the image moby/buildkit have their own emulators.`,
      evidence: [
        { label: "platforms", value: requestedPlatforms2.join(", ") },
        { label: "machine", value: engine2.value.architecture },
        { label: "emulators", value: emulators2.value.join(", ") || "none" }
      ],
      remedy: `Add docker/setup-qemu-action before Berth, or install the emulator: \`docker run --privileged --rm tonistiigi/binfmt --install ${[...new Set(missing.map(architectureOf))].join(",")}\`.`
    };
  }
});
function architectureOf(platform2) {
  return platform2.split("/")[1] ?? platform2;
}

// src/values/docker-desktop.ts
function isDockerDesktop({ operatingSystem: operatingSystem2 }) {
  return operatingSystem2 === "Docker Desktop";
}

// src/facts/relations/engine-network.ts
function whyForeignNetwork({
  engine: engine2,
  endpoint: endpoint3,
  machine: machine4,
  ownContainer: ownContainer2
}) {
  const container = seenOf(ownContainer2);
  if (container && !container.networks.includes("host")) {
    return `The job's container has its own interfaces and routes, not those of the daemon's machine.`;
  }
  const host = seenOf(endpoint3)?.host;
  if (host !== void 0 && canonicalSocketPath(host) === void 0 && !isLoopback(host)) {
    return `The daemon at ${host} can be on another machine, whose interfaces and routes are not visible.`;
  }
  const there = seenOf(engine2);
  if (there && isInVirtualMachine({ engine: engine2, machine: machine4 })) {
    return `The daemon runs in a virtual machine (${there.operatingSystem}), whose interfaces and routes are not visible.`;
  }
  if (there?.rootless) {
    return `The daemon is rootless: its bridges are in RootlessKit's network namespace, not on the host.`;
  }
  return void 0;
}
function isInVirtualMachine({ engine: engine2, machine: machine4 }) {
  const [there, here] = [seenOf(engine2), seenOf(machine4)];
  return there !== void 0 && here !== void 0 && (there.kernel !== here.kernel || isDockerDesktop(there));
}
function seenOf(observation) {
  return observation.status === "seen" ? observation.value : void 0;
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
  evaluate({ network: { defaultInterface, defaultMtu }, engine: engine2, engineNetworks: engineNetworks2 }, observed2) {
    const foreign = whyForeignNetwork(observed2);
    if (foreign) return { unknown: foreign };
    if (defaultMtu === null) {
      return { unknown: "This machine has no IPv4 or IPv6 default route." };
    }
    const bridges = engineNetworks2.filter(({ driver }) => driver === "bridge").map(({ name, mtu }) => ({ name, mtu: mtu ?? defaultOf(engine2, defaultMtu), isDefault: mtu === null })).filter(({ mtu }) => mtu > defaultMtu).toSorted((one, other) => Number(isDocker0(other)) - Number(isDocker0(one)));
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
      remedy: remedyFor(defaultMtu, engine2)
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
  evaluate({ engine: engine2, endpoint: endpoint3 }, { daemons: daemons2, ownNamespaces: ownNamespaces2, runner: runner2 }) {
    const visible = daemons2.status === "seen" ? daemons2.value : [];
    const own2 = ownNamespaces2.status === "seen" ? ownNamespaces2.value : void 0;
    const serving = findServingDaemon(visible, engine2, endpoint3, own2);
    const isReported = engine2.operatingSystem.endsWith("(containerized)");
    if (isReported || serving && isNested(serving)) {
      const isIntended = runner2.status === "seen" && runner2.value.inContainer;
      return {
        severity: isIntended ? "notice" : "warning",
        message: `The daemon at ${endpoint3.host} already runs in a container. Another daemon inside it often fails because of its storage driver, cgroups or MTU.`,
        evidence: [
          { label: "operating system in `docker info`", value: engine2.operatingSystem },
          ...serving ? [{ label: nameDaemon(serving), value: serving.cgroup }] : []
        ],
        // The containers of a pod are run by containerd or CRI-O, so its node has no host daemon.
        remedy: runner2.status === "seen" && runner2.value.kind === "kubernetes" ? "Use this daemon with `mode: socket`." : "Use this daemon with `mode: socket`. Or mount the host socket into the job, so that `mode: dind` starts a daemon on the host.",
        rulesOut: ["dind"]
      };
    }
    if (daemons2.status === "unseen") return { unknown: daemons2.reason };
    if (!serving) {
      return { unknown: `Berth could not identify the daemon process for ${endpoint3.host}.` };
    }
    const others = visible.filter((daemon2) => isEngine(daemon2.kind) && isNested(daemon2));
    if (others.length === 0) return void 0;
    return {
      severity: "notice",
      about: "other-daemons",
      message: `${others.length} other daemon${others.length === 1 ? " runs" : "s run"} in a container on this machine. The daemon of this job does not.`,
      evidence: others.map((daemon2) => ({ label: nameDaemon(daemon2), value: daemon2.cgroup })),
      remedy: "Remove it if no other job is running. Its container ID is in the cgroup path: `docker rm --force --volumes <id>`."
    };
  }
});
function isEngine(kind) {
  return kind === "dockerd" || kind === "podman";
}

// src/facts/relations/endpoint-socket.ts
function findEndpointSocket(sockets2, endpoint3) {
  const path6 = endpoint3.status === "seen" ? canonicalSocketPath(endpoint3.value.host) : defaultSocket;
  return sockets2.find((socket) => canonicalPath(socket.path) === path6);
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
  evaluate({ sockets: sockets2 }, { endpoint: endpoint3, engine: engine2, ...place }) {
    if (engine2.status === "seen") return void 0;
    const socket = findEndpointSocket(sockets2, endpoint3);
    if (socket?.state === "permission-denied") {
      return { unknown: `Permission denied: ${socket.path}.` };
    }
    const evidence = [
      { label: "daemon", value: engine2.reason },
      ...sockets2.map(({ path: path6, state }) => ({ label: path6, value: state }))
    ];
    const rulesOut = ["socket", "dind"];
    if (endpoint3.status === "unseen") {
      const message = `No Docker daemon found: ${endpoint3.reason.replace(/\.$/, "")}.`;
      return { message, evidence, remedy: remedyAt(place), rulesOut };
    }
    if (socket?.state === "answers") {
      return {
        unknown: `${socket.path} answers, but Berth could not read the daemon's version: ${engine2.reason}`
      };
    }
    const { host, source } = endpoint3.value;
    const other = sockets2.find(({ state }) => state === "answers");
    const elsewhere2 = other ? ` A daemon answers at ${other.path}, but ${source} selects another address.` : "";
    return {
      message: `No Docker daemon answers at ${host} (${source}): ${engine2.reason.replace(/\.$/, "")}.${elsewhere2}`,
      evidence: [{ label: "endpoint", value: `${host} (${source})` }, ...evidence],
      remedy: remedyFor2(endpoint3.value, other) ?? remedyAt(place),
      rulesOut
    };
  }
});
function remedyAt({ machine: machine4, runner: runner2 }) {
  const system = machine4.status === "seen" ? machine4.value.operatingSystem : "linux";
  const { kind, service, inContainer } = runner2.status === "seen" ? runner2.value : { kind: "none", service: null, inContainer: false };
  if (system !== "linux" && kind === "github-hosted") {
    return `Run this job on Linux (\`runs-on: ubuntu-24.04\`), because GitHub's ${system === "macos" ? "macOS runners have no Docker" : "Windows runners support Windows containers only"}. Or set DOCKER_HOST to a remote daemon.`;
  }
  if (system === "macos")
    return "Start Docker Desktop: `open -a Docker`. Then wait until `docker info` works.";
  if (system === "windows")
    return "Run this job on Linux or in WSL 2. Or set `DOCKER_HOST=tcp://<host>:2376` for a daemon that listens on TCP.";
  if (kind === "github-hosted" && inContainer) {
    return "Run this job on a runner with Docker (`runs-on: ubuntu-24.04`), because `ubuntu-slim` runs each job in a container without Docker. Builds alone need only a BuildKit elsewhere: `driver: remote` with its `endpoint`.";
  }
  if (service === "codebuild") {
    return "Enable privileged mode in the CodeBuild project (`environment: {privilegedMode: true}`), because its image starts Docker only then.";
  }
  if (kind === "kubernetes") {
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
  evaluate({ engine: engine2 }, { dataRootFilesystem: dataRootFilesystem2, imageStoreFilesystem: imageStoreFilesystem2 }) {
    const isSnapshotter = engine2.imageStore === "snapshotter";
    const filesystem = isSnapshotter ? imageStoreFilesystem2 : dataRootFilesystem2;
    const backing = backingOf(engine2, filesystem);
    if (backing === void 0) {
      return { unknown: filesystem.status === "unseen" ? filesystem.reason : "" };
    }
    if (!backing.startsWith("overlay")) return void 0;
    const place = isSnapshotter && filesystem.status === "seen" ? filesystem.value.path : engine2.dataRoot;
    const stacks = ["overlay2", "overlayfs"].includes(engine2.storageDriver);
    return {
      severity: stacks ? "error" : "warning",
      message: stacks ? `The data root ${place} is on overlayfs, which cannot back ${engine2.storageDriver}. The first container fails with "invalid argument".` : `The data root ${place} is on overlayfs, so the daemon uses the slower driver ${engine2.storageDriver}. Builds take longer.`,
      evidence: [
        { label: "data root", value: place },
        { label: "backing filesystem", value: backing },
        { label: "storage driver", value: `${engine2.storageDriver} (${engine2.imageStore})` }
      ],
      remedy: "Put the data root on a volume: `docker run --privileged -v docker-data:/var/lib/docker docker:dind`. On Kubernetes, mount an `emptyDir` or a persistent volume at /var/lib/docker.",
      // The job daemon gets an ext4 on a loop device (docs/adr/0016-storage.md).
      rulesOut: stacks ? ["socket", "dind"] : []
    };
  }
});
function backingOf(engine2, filesystem) {
  return engine2.backingFilesystem ?? (filesystem.status === "seen" ? filesystem.value.type : void 0);
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
  evaluate({ clientConfiguration: { directory: directory2, plaintextCredentials: registries } }, { runner: runner2 }) {
    if (registries.length === 0) return void 0;
    const isEphemeral = runner2.status === "seen" && runner2.value.service !== null;
    return {
      // On other machines, the next job can read the file.
      severity: isEphemeral ? "notice" : "warning",
      message: `${directory2}/config.json has unencrypted credentials for ${registries.join(", ")}. Every step, and every container that mounts this directory, can read them.`,
      evidence: registries.map((registry) => ({ label: "credentials for", value: registry })),
      remedy: `Log out at the end of the job: \`docker logout ${registries[0]}\`. Or install docker-credential-helpers and set \`"credsStore": "pass"\` in config.json.`
    };
  }
});

// src/values/subnets.ts
function parseSubnet(text5) {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text5);
  if (!match) return void 0;
  const octets = match.slice(1, 5).map(Number);
  const prefix = Number(match[5] ?? 32);
  if (prefix > 32 || octets.some((octet) => octet > 255)) return void 0;
  const address2 = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size2 = 2 ** (32 - prefix);
  const first = address2 - address2 % size2;
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
  evaluate({ remotes: remotes2, engineNetworks: engineNetworks2, engine: engine2 }, { ownContainer: ownContainer2 }) {
    const joined2 = ownContainer2.status === "seen" ? ownContainer2.value?.networks ?? [] : [];
    const networks = engineNetworks2.filter(
      ({ driver, name }) => driver === "bridge" && !joined2.includes(name)
    );
    const own2 = engineNetworks2.filter(({ name }) => joined2.includes(name));
    const outside = remotes2.flatMap(
      ({ addresses, ...remote }) => addresses.filter((address2) => !covers(own2, address2)).map((address2) => ({ ...remote, address: address2 }))
    );
    const hidden = outside.flatMap((remote) => {
      const network3 = networks.find((each2) => covers([each2], remote.address));
      return network3 && !network3.gateways.includes(remote.address) ? [{ remote, network: network3 }] : [];
    });
    const [first] = hidden;
    if (first) {
      const { remote, network: network3 } = first;
      return {
        // An IP address or a name without a dot can be a container on that network.
        severity: remote.host.includes(".") && remote.host !== remote.address ? "warning" : "notice",
        message: `Docker network ${network3.name} (${network3.subnets.join(", ")}) covers ${remote.address}, the address of ${remote.host} (${remote.source}). Containers cannot reach it, unless it is a container on that network.`,
        evidence: hidden.map(({ remote: { source, host, address: address2 }, network: { name, subnets } }) => ({
          label: `${source}: ${host}`,
          value: `${address2} in ${name} (${subnets.join(", ")})`
        })),
        remedy: `${network3.name === "bridge" ? "" : `Remove the network: \`docker network rm ${network3.name}\`. `}${setPools}`
      };
    }
    const pools = engine2.addressPools.length > 0 ? engine2.addressPools : defaultPools;
    const threatened = outside.flatMap((remote) => {
      const pool = pools.find((each2) => subnetsOverlap(each2, remote.address));
      const isTaken = covers(networks, remote.address);
      return pool !== void 0 && !isTaken ? [{ ...remote, pool }] : [];
    });
    const [next] = threatened;
    if (!next) return void 0;
    return {
      severity: "notice",
      about: "host-daemon",
      message: `Docker takes new subnets from the pool ${next.pool}, which covers ${next.address}, the address of ${next.host} (${next.source}). Once a network has that subnet, containers cannot reach it.`,
      evidence: threatened.map(({ source, host, address: address2, pool }) => ({
        label: `${source}: ${host}`,
        value: `${address2} in the address pool ${pool}`
      })),
      remedy: setPools
    };
  }
});
var setPools = 'Set free subnets in /etc/docker/daemon.json and restart Docker: `"bip": "10.213.0.1/24", "default-address-pools": [{"base": "10.214.0.0/16", "size": 24}]`.';
function covers(networks, address2) {
  return networks.some(({ subnets }) => subnets.some((subnet) => subnetsOverlap(subnet, address2)));
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
  evaluate({ engine: engine2, endpoint: endpoint3, machine: machine4 }, { ownProcess: ownProcess2, ownContainer: ownContainer2 }) {
    const isLocal2 = canonicalSocketPath(endpoint3.host) !== void 0 && engine2.kernel === machine4.kernel;
    if (!isLocal2 || engine2.rootless) return void 0;
    if (ownProcess2.status === "unseen") return { unknown: ownProcess2.reason };
    if (!ownProcess2.value.inUserNamespace) return void 0;
    if (ownContainer2.status === "seen" && ownContainer2.value !== null) return void 0;
    const { runcVersion: runcVersion2 } = engine2;
    if (runcVersion2 === null) return { unknown: "The daemon does not report its runc version." };
    if (!isAffected(runcVersion2)) return void 0;
    if (ownContainer2.status === "unseen") return { unknown: ownContainer2.reason };
    return {
      message: `The daemon runs in a user namespace, as in LXC or Sysbox, with runc ${runcVersion2}. AppArmor in LXC and the emulated /proc of Sysbox can block it. Containers then fail with "open sysctl net.ipv4.ip_unprivileged_port_start".`,
      evidence: [
        { label: "runc", value: runcVersion2 },
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
  evaluate({ daemons: daemons2 }) {
    const rootful = daemons2.filter((daemon2) => daemon2.kind === "dockerd" && daemon2.uid === 0);
    const allSeen = rootful.every((daemon2) => networkNamespaceOf(daemon2) !== void 0);
    const sharers = findSharers(rootful, (daemon2) => allSeen ? networkNamespaceOf(daemon2) : guess(daemon2));
    if (!sharers) {
      if (allSeen || rootful.length < 2) return void 0;
      return { unknown: `Berth needs root to read the network namespaces of ${rootful.length} daemons.` };
    }
    return {
      message: `${sharers.length} rootful dockerd processes ${allSeen ? "share one network namespace" : "run outside containers, most likely in one network namespace"}. Each assumes it owns docker0, 172.17.0.0/16 and the iptables chains DOCKER-*, so published ports and container networks can stop working.`,
      evidence: [
        ...sharers.map((daemon2) => ({ label: nameDaemon(daemon2), value: describe2(daemon2) })),
        {
          label: "network namespace",
          value: allSeen ? `net:[${networkNamespaceOf(sharers[0])}]` : "assumed equal, because none of them is in a container (not readable without root)"
        }
      ],
      remedy: "Stop all but one, or run the second in a container with `mode: dind`. To keep both, start the second with its own bridge: `dockerd --bridge=<name> --iptables=false`. Omit `--default-address-pool`, because it removes docker0 on restart."
    };
  }
});
function guess(daemon2) {
  return isNested(daemon2) ? `PID ${daemon2.pid}` : "host";
}
function describe2({ dataRoot, cgroup: cgroup2 }) {
  return `${dataRoot ? `data root ${dataRoot}` : "data root not in its command line"}, cgroup ${cgroup2}`;
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
  evaluate({ engine: engine2, engineContainers: engineContainers2 }, { daemons: daemons2 }) {
    const running = engineContainers2.filter((container) => container.state === "running");
    return betweenDaemons(daemons2.status === "seen" ? daemons2.value : []) ?? throughMount(running, engine2.dataRoot) ?? throughVolume(running) ?? unknownBy(daemons2);
  }
});
var remedy = "Use a separate volume for each daemon, in one container at a time: `docker run --privileged -v <name>:/var/lib/docker docker:dind`.";
function betweenDaemons(daemons2) {
  const known2 = daemons2.filter(({ kind, dataRootIdentity: dataRootIdentity2 }) => {
    return kind === "dockerd" && dataRootIdentity2.status === "seen";
  });
  const sharers = findSharers(known2, identityOf);
  if (!sharers) return void 0;
  const identity = identityOf(sharers[0]);
  return {
    message: `${sharers.length} dockerd processes use one data root (device and inode ${identity}). Sharing corrupts images and volumes.`,
    evidence: sharers.map((daemon2) => ({
      label: nameDaemon(daemon2),
      value: `${daemon2.dataRoot ?? "the default data root"}, ${identity}`
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
function unknownBy(daemons2) {
  if (daemons2.status === "unseen") return { unknown: daemons2.reason };
  const dockerds = daemons2.value.filter(({ kind }) => kind === "dockerd");
  if (dockerds.length < 2) return void 0;
  for (const daemon2 of dockerds) {
    const { dataRootIdentity: dataRootIdentity2 } = daemon2;
    if (dataRootIdentity2.status === "unseen") {
      return {
        unknown: `Berth could not read the data root of ${nameDaemon(daemon2)}: ${dataRootIdentity2.reason}`
      };
    }
  }
  return void 0;
}
function identityOf({ dataRootIdentity: dataRootIdentity2 }) {
  return dataRootIdentity2.status === "seen" ? dataRootIdentity2.value : "unseen";
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
  evaluate({ runner: runner2, engine: engine2, endpoint: endpoint3 }, { imageStoreFilesystem: imageStoreFilesystem2 }) {
    const isSidecar2 = runner2.kind === "kubernetes" && canonicalSocketPath(endpoint3.host) !== void 0;
    const isHidden = imageStoreFilesystem2.status === "unseen" && engine2.backingFilesystem === null;
    if (!isSidecar2 || !isHidden || engine2.imageStore !== "snapshotter") return void 0;
    return {
      message: `The chart of actions-runner-controller mounts no volume at ${engine2.dataRoot} of its \`dind\` container. Berth cannot see whether your template does. Without one, images can fill the node's disk beyond all limits of the pod, and the node can evict pods.`,
      evidence: [
        { label: "data root", value: engine2.dataRoot },
        { label: "storage driver", value: `${engine2.storageDriver} (${engine2.imageStore})` },
        { label: "backing filesystem", value: imageStoreFilesystem2.reason }
      ],
      remedy: `Check whether a volume is mounted: \`kubectl exec <pod> -c dind -- df -h ${engine2.dataRoot}\`. If not, mount an \`emptyDir\` at ${engine2.dataRoot} of the \`dind\` container in the pod template.`
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
  evaluate({ sockets: sockets2 }, { endpoint: endpoint3, ownProcess: ownProcess2 }) {
    const socket = findEndpointSocket(sockets2, endpoint3);
    if (socket?.state === "missing") return { unknown: `${socket.path} does not exist.` };
    if (socket?.state !== "permission-denied") return void 0;
    const answering = sockets2.find((other) => other.state === "answers");
    const job = ownProcess2.status === "seen" ? ownProcess2.value : void 0;
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
function remedyFor3({ path: path6, ownerGid }, groups) {
  if (ownerGid !== null && groups.includes(ownerGid)) {
    return `Restore the access of group ${ownerGid}, which the job is in: \`sudo chmod 0660 ${path6}\`. Or check AppArmor and SELinux denials: \`sudo dmesg | grep DENIED\`.`;
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
  evaluate({ network: network3, engineNetworks: engineNetworks2 }, observed2) {
    const foreign = whyForeignNetwork(observed2);
    if (foreign) return { unknown: foreign };
    const bridges = engineNetworks2.filter(({ driver }) => driver === "bridge");
    const collisions = bridges.flatMap((bridge) => collisionsOf(bridge, network3));
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
  const own2 = interfaces.filter(
    ({ addresses }) => addresses.some((address2) => bridge.gateways.includes(address2.split("/")[0] ?? ""))
  );
  const down = interfaces.filter(({ up: up3 }) => !up3);
  const skipped = [named, ...[...own2, ...down].map(({ name }) => name)];
  return bridge.subnets.flatMap((subnet) => {
    const label2 = `network ${bridge.name} (${subnet})`;
    const hiddenRoutes = routes.filter((route) => !isDefaultRoute(route.destination) && !skipped.includes(route.interface)).filter((route) => subnetsOverlap(subnet, route.destination)).map((route) => ({ label: label2, value: `the route ${route.destination} through ${route.interface}` }));
    const hiddenServers = nameservers.filter((server) => !bridge.gateways.includes(server) && subnetsOverlap(subnet, server)).map((server) => ({ label: label2, value: `the DNS server ${server}` }));
    return [...hiddenRoutes, ...hiddenServers];
  });
}

// src/values/image-reference.ts
function splitReference(reference2) {
  return [repositoryOf(reference2), tagOf(reference2) ?? "latest"];
}
function tagOf(reference2) {
  return /:([^:/@]+)(?:@|$)/.exec(reference2.slice(reference2.lastIndexOf("/") + 1))?.[1];
}
function repositoryOf(reference2) {
  const [name = ""] = reference2.split("@");
  const tag = tagOf(name);
  return tag === void 0 ? name : name.slice(0, -tag.length - 1);
}
function isPinned(reference2) {
  return reference2.includes("@sha256:") || /^v?\d+\.\d+\.\d+(?!\d)/.test(tagOf(reference2) ?? "");
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
  evaluate({ requestedImages: requestedImages2 }) {
    const unpinned = requestedImages2.filter(({ reference: reference2 }) => !isPinned(reference2));
    const [first] = unpinned;
    if (!first) return void 0;
    return {
      message: `Input \`${first.input}\` names ${first.reference}${tagOf(first.reference) ? "" : ", which means `latest`"}. The tag can change between runs, and with it the version of ${software[first.input] ?? "this image"}.`,
      evidence: unpinned.map(({ input: input2, reference: reference2 }) => ({ label: input2, value: reference2 })),
      remedy: `Look up the digest: \`docker buildx imagetools inspect ${first.reference}\`. Then pin the image as \`${repositoryOf(first.reference)}:<x.y.z>@sha256:<digest>\`.`
    };
  }
});

// src/values/engine-path.ts
function mountOver(path6, mounts) {
  const [innermost] = mounts.filter(({ destination }) => isWithin(path6, destination)).toSorted(
    (a, b) => withoutTrailingSlash(b.destination).length - withoutTrailingSlash(a.destination).length
  );
  return innermost;
}
function enginePathOf(path6, ownContainer2) {
  if (ownContainer2 === null) return path6;
  if (path6.split("/").includes("..")) return null;
  const mount = mountOver(path6, ownContainer2.mounts);
  if (!mount?.source) return null;
  const rest = withoutTrailingSlash(path6).slice(withoutTrailingSlash(mount.destination).length);
  return `${withoutTrailingSlash(mount.source)}${rest}` || "/";
}

// src/checks/workspace-path-mismatch.ts
var workspacePathMismatch = defineCheck({
  id: "workspace-path-mismatch",
  severity: "warning",
  about: "host-daemon",
  title: "Workspace path",
  failureTitle: "The workspace path differs between job and daemon",
  needs: ["ownContainer", "runner"],
  observes: ["endpoint", "engine", "machine"],
  evaluate({ ownContainer: ownContainer2, runner: { workspace } }, { endpoint: endpoint3, engine: engine2, machine: machine4 }) {
    if (workspace === null) return void 0;
    if (ownContainer2 === null) {
      const why = whyUnknown({ endpoint: endpoint3, engine: engine2, machine: machine4 });
      return why === void 0 ? void 0 : { unknown: why };
    }
    const mount = mountOver(workspace, ownContainer2.mounts);
    const hostPath = enginePathOf(workspace, ownContainer2);
    if (!mount || hostPath === null) {
      return {
        about: "job",
        message: `The workspace ${workspace} is inside the job container and on no mount. The daemon cannot mount it into another container.`,
        evidence: [
          { label: "path in the job", value: workspace },
          {
            label: "mounts of the job container",
            value: ownContainer2.mounts.map(nameMount).join(", ") || "none"
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
function unseenWorkspace(host, workspace, seen2) {
  const { id, severity, failureTitle: title } = workspacePathMismatch;
  return {
    id,
    severity,
    about: "job",
    title,
    message: `Containers of the daemon at ${host} cannot read the workspace ${workspace}: ${seen2}. \`docker run -v "$PWD:…"\` in this job mounts another directory. Builds work, because the client sends the files.`,
    evidence: [
      { label: "path in the job", value: workspace },
      { label: "daemon", value: host }
    ],
    remedy: "Mount the work directory into the daemon's container at the same path: `docker run -v /home/runner/work:/home/runner/work … docker:dind`. If no step mounts a path, set `ignore: workspace-path-mismatch`.",
    rulesOut: []
  };
}
function whyUnknown(observed2) {
  const { endpoint: endpoint3 } = observed2;
  if (endpoint3.status === "seen" && canonicalSocketPath(endpoint3.value.host) === void 0) {
    return `Only a test container shows whether the daemon at ${endpoint3.value.host} can mount the workspace.`;
  }
  return isInVirtualMachine(observed2) ? "Only a test container shows whether the daemon's virtual machine can mount the workspace." : void 0;
}
function nameMount({ source, destination, type }) {
  return `${source || type} at ${destination}`;
}

// src/checks/index.ts
var checks = [
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

// src/plan/input-reasons.ts
var reasons = {
  "nothing-set-up": {
    why: "`mode: inspect` sets nothing up",
    remedy: "Remove these inputs, or set another `mode`."
  },
  "embedded-builder": {
    why: "builds use the embedded BuildKit of the daemon, and no builder is created",
    remedy: "Remove these inputs, or set `driver: docker-container`. It needs Buildx, and with `mode: dind` a job daemon that can start privileged containers."
  },
  "no-job-daemon": {
    why: "`socket` uses the host daemon and starts no job daemon",
    remedy: "Remove these inputs, or set `mode: dind`."
  },
  "no-daemon": {
    why: "builds run elsewhere, and Berth sets up no daemon",
    remedy: "Remove these inputs, or set `driver: docker-container`."
  },
  "removed-with-daemon": {
    why: "the builder is in the job daemon, which is removed after the job",
    remedy: "Remove these inputs, or set `mode: socket`."
  },
  "nameless-state": {
    why: "no later job finds the state of a builder without a `name`, so it is removed",
    remedy: "Set `name`, or remove these inputs."
  },
  "no-guard": {
    why: "the post step removes what the job left only if `guard` is `audit` or `enforce`",
    remedy: "Remove these inputs, or set `guard`."
  },
  "all-removed": {
    why: "the job daemon is removed after the job, with everything in it",
    remedy: "Remove these inputs."
  },
  "reused-builder": {
    why: "a builder of this `name` existed before this step, so it keeps its options and is not removed",
    remedy: "Remove these inputs, choose another `name`, or remove the builder: `docker buildx rm <name>`"
  }
};

// src/plan/input-effects.ts
var everywhere = {
  inspect: "honoured",
  "socket-container": "honoured",
  "socket-embedded": "honoured",
  "dind-container": "honoured",
  "dind-embedded": "honoured",
  "remote-connected": "honoured",
  "remote-kubernetes": "honoured"
};
var whereSetUp = { ...everywhere, inspect: "nothing-set-up" };
var ofBuilder = {
  ...whereSetUp,
  "socket-embedded": "embedded-builder",
  "dind-embedded": "embedded-builder"
};
var ofDaemon = {
  ...whereSetUp,
  "socket-container": "no-job-daemon",
  "socket-embedded": "no-job-daemon",
  "remote-connected": "no-daemon",
  "remote-kubernetes": "no-daemon"
};
var ofAnyDaemon = {
  ...whereSetUp,
  "remote-connected": "no-daemon",
  "remote-kubernetes": "no-daemon"
};
var forDaemon = {
  ...ofDaemon,
  "socket-container": "refused",
  "socket-embedded": "refused",
  "remote-connected": "refused",
  "remote-kubernetes": "refused"
};
var ofBuildkit = { ...ofBuilder, "remote-connected": "refused" };
var ofElsewhere = {
  ...whereSetUp,
  "socket-embedded": "embedded-builder",
  "dind-container": "refused",
  "dind-embedded": "refused"
};
var inputEffects = {
  mode: { ...everywhere, default: "auto" },
  version: { ...whereSetUp, default: "" },
  "cache-binary": { ...whereSetUp, default: "true" },
  driver: { ...whereSetUp, default: "" },
  endpoint: { ...ofElsewhere, "remote-kubernetes": "refused", default: "" },
  append: { ...ofElsewhere, default: "" },
  // `inspect` checks the images and platforms that the inputs name.
  "driver-opts": { ...ofBuilder, inspect: "honoured", default: "" },
  "buildkitd-flags": { ...ofBuildkit, default: "" },
  "buildkitd-config": { ...ofBuildkit, default: "" },
  "buildkitd-config-inline": { ...ofBuildkit, default: "" },
  use: { ...ofBuilder, default: "true" },
  platforms: { ...ofBuilder, inspect: "honoured", default: "" },
  name: { ...ofBuilder, default: "" },
  "keep-state": {
    ...ofBuilder,
    "dind-container": "removed-with-daemon",
    "remote-connected": "refused",
    "remote-kubernetes": "refused",
    default: "false"
  },
  cleanup: { ...ofBuilder, "dind-container": "removed-with-daemon", default: "true" },
  inherit: { ...ofAnyDaemon, "socket-embedded": "embedded-builder", default: "true" },
  "dind-image": { ...forDaemon, inspect: "honoured", default: "" },
  privilege: { ...forDaemon, default: "auto" },
  storage: { ...forDaemon, default: "auto" },
  "storage-driver": { ...forDaemon, default: "auto" },
  network: { ...forDaemon, default: "isolated" },
  ports: { ...ofDaemon, default: "localhost" },
  // The host daemon keeps its images anyway, and has those that it could copy.
  cache: { ...ofDaemon, default: "" },
  preload: { ...ofDaemon, default: "" },
  "daemon-config": { ...forDaemon, default: "" },
  companion: { ...ofAnyDaemon, default: "auto" },
  export: { ...ofDaemon, exceptFor: ["none"], default: "auto" },
  // A workflow that asks for a guard and cannot have it fails.
  guard: { ...whereSetUp, "remote-connected": "refused", "remote-kubernetes": "refused", default: "off" },
  allow: { ...whereSetUp, "remote-connected": "refused", "remote-kubernetes": "refused", default: "" },
  reap: {
    ...ofAnyDaemon,
    "dind-container": "all-removed",
    "dind-embedded": "all-removed",
    default: "true"
  },
  memory: { ...ofDaemon, default: "" },
  "pids-limit": { ...ofDaemon, default: "8192" },
  // It is also the time to wait for a host daemon that is still starting.
  "start-timeout": { ...ofAnyDaemon, "remote-kubernetes": "honoured", default: "120" },
  verify: { ...whereSetUp, default: "quick" },
  "fail-on": { ...everywhere, default: "auto" },
  ignore: { ...everywhere, default: "" },
  "sweep-after": { ...ofAnyDaemon, "remote-kubernetes": "honoured", default: "120" }
};
var ofNewBuilder = [
  "append",
  "endpoint",
  "driver-opts",
  "buildkitd-flags",
  "buildkitd-config",
  "buildkitd-config-inline",
  "platforms",
  "keep-state",
  "cleanup",
  "inherit"
];
function withoutEffect(given, plan, reused) {
  const way = wayOf(plan);
  const effectOf = (input2) => {
    const { exceptFor = [], [way]: effect } = inputEffects[input2] ?? {};
    const isExcepted = (effect === "no-job-daemon" || effect === "no-daemon") && exceptFor.includes(given[input2] ?? "");
    const isOfGuard = input2 === "export" && effect === "no-job-daemon" && isGuarded(plan);
    return isExcepted || isOfGuard ? "honoured" : effect;
  };
  const found = Object.entries(reasons).map(([reason, { why, remedy: remedy2 }]) => {
    const isSo = (input2) => {
      if (reason === "reused-builder") return reused && ofNewBuilder.includes(input2);
      if (reason === "no-guard") return input2 === "reap" && effectOf(input2) === "honoured" && !isGuarded(plan);
      if (reason === "nameless-state")
        return input2 === "keep-state" && !("name" in given) && effectOf(input2) === "honoured";
      return effectOf(input2) === reason;
    };
    return { inputs: Object.keys(given).filter(isSo), why, remedy: remedy2 };
  });
  return found.filter(({ inputs }) => inputs.length > 0);
}
var isGuarded = ({ steps }) => steps.some(({ kind }) => kind === "check-boundary");
function wayOf({ strategy, steps }) {
  if (strategy === "inspect") return "inspect";
  if (strategy === "remote")
    return steps.some(({ kind }) => kind === "connect-builder") ? "remote-connected" : "remote-kubernetes";
  return `${strategy}-${steps.some(({ kind }) => kind === "create-builder") ? "container" : "embedded"}`;
}

// src/plan/recorded.ts
function recordedStep(step) {
  const { secret: _, ...recorded } = { secret: void 0, ...step };
  return recorded;
}
function recordedPlan(plan) {
  return { ...plan, steps: plan.steps.map(recordedStep) };
}

// src/plan/request.ts
var modes = ["auto", "socket", "dind", "remote", "inspect"];
var daemonDrivers = ["docker-container", "docker"];
var remoteDrivers2 = ["remote", "kubernetes", "cloud"];
var drivers = [...daemonDrivers, ...remoteDrivers2];
var isRemote = (driver) => remoteDrivers2.some((remote) => remote === driver);
var privileges = [
  "auto",
  "sysbox",
  "user-namespace",
  "rootless",
  "capabilities",
  "privileged"
];
var portsPlaces = ["localhost", "address"];
var exportWays = ["auto", "docker-host", "docker-config", "none"];
var guardModes = ["off", "audit", "enforce"];
var exportedVariables = [
  "BUILDX_CONFIG",
  "DOCKER_HOST",
  "DOCKER_CONTEXT",
  "DOCKER_CONFIG",
  "TESTCONTAINERS_HOST_OVERRIDE",
  "TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE",
  "TC_HOST",
  "TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED",
  "DOCKER_TLS_VERIFY"
];

// src/report/report.ts
var reportSchemaVersion = 1;

// src/plan/step-order.ts
var daemon = ["launch-daemon"];
var companion = ["start-companion"];
var builder = [
  "create-builder",
  "connect-builder",
  "create-kubernetes-builder",
  "use-embedded-builder"
];
var buildx = ["install-buildx", "build-buildx"];
var client = ["create-client-configuration", "create-buildx-folder", "create-context", ...buildx];
var needs = {
  "sweep-leftovers": [],
  "install-buildx": [],
  "build-buildx": ["install-buildx"],
  "obtain-image": [],
  "create-directory": [],
  "create-volume": [],
  // A lease is a container of the daemon's image.
  "lease-volume": ["obtain-image"],
  "create-context": [],
  "create-client-configuration": ["create-directory"],
  "check-nodes": [],
  "create-buildx-folder": ["check-nodes", "create-directory", "create-client-configuration"],
  "launch-daemon": ["obtain-image", "create-directory", "create-volume", "lease-volume"],
  "preload-images": daemon,
  // It serves sockets and ports of the daemon.
  "start-companion": ["create-directory", ...daemon],
  "keep-cache": [...daemon, "prove-container", "prove-build"],
  // A builder of this name can be among the leftovers.
  "create-builder": ["sweep-leftovers", "obtain-image", ...client, ...daemon],
  // Behind a guard, it leads to a builder of this job.
  "connect-builder": [...client, ...companion, "create-builder"],
  "create-kubernetes-builder": client,
  "use-embedded-builder": [...client, ...daemon, ...companion],
  "check-boundary": companion,
  "reap-leftovers": [],
  // Variables never name a daemon or builder that failed to start.
  "export-environment": [...client, ...daemon, ...companion, ...builder],
  "prove-daemon": daemon,
  "prove-container": [...daemon, ...companion],
  "prove-build": [...client, ...daemon, ...companion, ...builder],
  "prove-nodes": builder
};
function neededSteps(steps, index) {
  const step = steps[index];
  if (step === void 0) return [];
  return steps.slice(0, index).flatMap(
    (earlier, place) => needs[step.kind].includes(earlier.kind) && !isAside(earlier) ? [place] : []
  );
}
var isAside = (step) => step.kind === "start-companion" && Object.entries(step.tasks).every(([name, task]) => name === "ledger" || task === null);

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

// src/steps/journal.ts
var journalVersion = 1;
var emptyJournal = (hostEngine, clientVariables2 = {}) => ({
  version: journalVersion,
  hostEngine,
  clientVariables: clientVariables2,
  steps: []
});
var withStep = (journal, step) => ({
  ...journal,
  steps: [...journal.steps, recordedStep(step)]
});
var writeJournal = (journal) => JSON.stringify(journal);

// src/steps/step.ts
function handlerOf(handlers, step) {
  return handlers[step.kind];
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

// src/steps/engine-error.ts
function engineError(error2) {
  if (!(error2 instanceof Error)) return void 0;
  const { statusCode, code: code2, syscall, json: json2 } = error2;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json2?.message ?? error2.message}`;
    const remedy2 = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy2, { cause: error2 });
  }
  if (error2.name === "TimeoutError" || error2.name === "AbortError") {
    const remedy2 = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy2, { cause: error2 });
  }
  const isSockets = syscall === "connect" && (code2 === "ENOENT" || code2 === "EACCES");
  if (isSockets || code2 && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code2)) {
    return new ExpectedError(
      "engine-unreachable",
      `The connection to Docker failed (${code2}): ${error2.message}`,
      "Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.",
      { cause: error2 }
    );
  }
  return void 0;
}

// src/steps/with-full-disk.ts
async function withFullDisk(error2, { connect: connect3, hostEngine, files: files2 }) {
  const known2 = engineError(error2);
  if (known2?.code !== "engine-error") return error2;
  const full = await fullDisk(connect3(hostEngine), files2);
  if (!full) return error2;
  return new ExpectedError(known2.code, `${known2.message}. ${full.cause}`, full.remedy, { cause: error2 });
}

// src/steps/apply-steps.ts
async function applySteps(steps, handlers, tools, journal, record2, onAchieved) {
  const failing = new AbortController();
  const abortable = withSignal(tools, failing.signal);
  let achieved = {};
  let written = journal;
  async function apply(step) {
    const handler = handlerOf(handlers, step);
    written = withStep(written, step);
    record2(written);
    tools.log(handler.title(step));
    const part = await handler.apply(step, abortable, achieved);
    achieved = { ...achieved, ...part };
    onAchieved(achieved);
  }
  const applying = [];
  for (const [index, step] of steps.entries()) {
    const needed2 = neededSteps(steps, index).map((place) => applying[place]);
    const begin = () => failing.signal.aborted ? void 0 : apply(step);
    const begun = needed2.length === 0 ? apply(step) : Promise.all(needed2).then(begin);
    begun.catch((error2) => failing.abort(error2));
    applying.push(begun);
  }
  await Promise.allSettled(applying);
  if (failing.signal.aborted) throw await withFullDisk(failing.signal.reason, tools);
  return achieved;
}
function withSignal(tools, signal2) {
  const either = (own2) => own2 ? AbortSignal.any([own2, signal2]) : signal2;
  return {
    ...tools,
    signal: signal2,
    runCommand: (program, words2, options2) => tools.runCommand(program, words2, { ...options2, signal: either(options2.signal) }),
    showCommand: (program, words2, options2) => tools.showCommand(program, words2, { ...options2, signal: either(options2.signal) })
  };
}

// src/steps/await-engine.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/facts/relations/starting-engine.ts
function isStarting({ daemons: daemons2, endpoint: endpoint3 }, host, silence) {
  if (silence === "hopeless") return false;
  if (daemons2.status === "seen" && daemons2.value.some((daemon2) => listensAt(daemon2, host))) return true;
  const isHidden = daemons2.status === "unseen";
  if (canonicalSocketPath(host) !== void 0) {
    return isHidden && (silence !== "missing" || endpoint3.status === "seen");
  }
  if (silence === "closed") return true;
  return silence === "refused" && (isHidden || !isLoopback(host));
}

// src/platform/reach-engine.ts
import { dirname } from "node:path/posix";

// src/platform/status-code.ts
function statusCodeOf(error2) {
  return error2?.statusCode;
}
async function missingAsNull(call) {
  try {
    return await call;
  } catch (error2) {
    if (statusCodeOf(error2) === 404) return null;
    throw error2;
  }
}
async function tolerate(statusCodes2, call) {
  try {
    await call;
  } catch (error2) {
    const statusCode = statusCodeOf(error2);
    if (statusCode === void 0 || !statusCodes2.includes(statusCode)) throw error2;
  }
}

// src/platform/reach-engine.ts
async function reachEngine(docker, files2, timeout3) {
  const path6 = socketPath(docker.host);
  try {
    await docker.ping(timeout3);
    return "answers";
  } catch (error2) {
    if (statusCodeOf(error2) !== void 0) return "answers";
    if (error2.name === "TimeoutError") return path6 === void 0 ? "hopeless" : "late";
    switch (error2.code) {
      case "ECONNREFUSED":
        return "refused";
      case "ECONNRESET":
      case "EPIPE":
        return "closed";
      case "ENOENT":
        return path6 !== void 0 && await files2.exists(dirname(path6)) ? "missing" : "hopeless";
    }
    return "hopeless";
  }
}

// src/steps/await-engine.ts
var timing = { pause: 500, attempt: 5e3, progress: 1e4 };
var silentLimit = 2e4;
var maxHopeless = 6;
async function awaitEngine(observed2, timeout3, { connect: connect3, files: files2, log }) {
  const { engine: engine2, endpoint: endpoint3, sockets: sockets2 } = observed2;
  if (engine2.status === "seen") return false;
  const socket = sockets2.status === "seen" ? findEndpointSocket(sockets2.value, endpoint3) : void 0;
  if (socket?.state === "not-a-socket") return false;
  const { host, certificates: certificates2 } = endpoint3.status === "seen" ? endpoint3.value : { host: `unix://${defaultSocket}` };
  const started = performance.now();
  let lastProgress = Number.NEGATIVE_INFINITY;
  let hopeless = 0;
  while (true) {
    const result = await reachEngine(connect3(host, certificates2), files2, timing.attempt);
    const elapsed = performance.now() - started;
    if (result === "answers") {
      if (lastProgress >= 0) log(`Daemon at ${host} answered after ${duration(elapsed)}`);
      return true;
    }
    if (isStarting(observed2, host, result)) hopeless = 0;
    else if (lastProgress < 0 || ++hopeless >= maxHopeless) return false;
    const limit3 = result === "late" ? Math.min(timeout3, silentLimit) : timeout3;
    if (elapsed >= limit3) {
      log(`Daemon at ${host} did not answer within ${duration(limit3)}: ${states[result]}`);
      return false;
    }
    if (elapsed - lastProgress >= timing.progress) {
      const spent = `${duration(elapsed)} of ${duration(limit3)}`;
      log(`Waiting for the daemon at ${host}: ${states[result]} (${spent})`);
      lastProgress = elapsed;
    }
    await sleep(Math.min(timing.pause, limit3 - elapsed));
  }
}
var states = {
  missing: "the socket does not exist",
  refused: "connection refused",
  closed: "the connection is closed without an answer",
  late: "no answer",
  hopeless: "it cannot be reached"
};

// src/platform/yaml.ts
var parseYaml = async (text5) => (await import("./yaml-parser.js")).parsedYaml(text5);

// src/steps/create-kubernetes-builder.ts
var load = () => import("./kubernetes-builder.js");
function preloadKubernetes() {
  load().catch(() => {
  });
  parseYaml("").catch(() => {
  });
}

// src/values/client-variables.ts
var clientVariables = [
  "BUILDX_BUILDER",
  "BUILDX_CONFIG",
  "DOCKER_API_VERSION",
  "DOCKER_CERT_PATH",
  "DOCKER_CONFIG",
  "DOCKER_CONTEXT",
  "DOCKER_TLS",
  "DOCKER_TLS_VERIFY"
];
function clientVariablesOf(environment) {
  return Object.fromEntries(clientVariables.map((name) => [name, environment[name] ?? ""]));
}
function tlsVariables(certificates2) {
  return {
    DOCKER_TLS: certificates2 ? "1" : "",
    DOCKER_TLS_VERIFY: certificates2?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates2?.directory ?? ""
  };
}

// src/values/proxy.ts
var proxyVariables = [
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy"
];
function proxiesIn(environment) {
  return Object.fromEntries(
    proxyVariables.flatMap((name) => environment[name] ? [[name, environment[name]]] : [])
  );
}
function isLoopbackUrl(address2) {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/|$)/i.test(
    withoutCredentials(address2)
  );
}
function passwordsIn(proxies) {
  const found = Object.values(proxies).flatMap((value2) => {
    const address2 = value2.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
    return /^[^:@/]*:(.+)@/.exec(address2)?.[1] ?? [];
  });
  return [...new Set(found)];
}

// src/facts/relations/daemon-proof.ts
function endpointDaemon({
  daemons: daemons2,
  engine: engine2,
  endpoint: endpoint3,
  ownNamespaces: ownNamespaces2
}) {
  if (engine2.status === "unseen" || endpoint3.status === "unseen") return null;
  if (daemons2.status === "unseen") return unseenDaemon(daemons2.reason);
  const own2 = ownNamespaces2.status === "seen" ? ownNamespaces2.value : null;
  return servingDaemon(daemons2.value.filter(isEngine2), engine2.value, endpoint3.value, own2);
}
function servingDaemon(engines, engine2, endpoint3, own2) {
  const serving = findServingDaemon(engines, engine2, endpoint3, own2 ?? void 0);
  if (!serving) return unseenDaemon(`no visible process can be identified as the daemon at ${endpoint3.host}`);
  const nested = engines.filter(({ namespacePids }) => namespacePids.length > serving.namespacePids.length);
  return proofOf(serving, nested, own2);
}
var unseenDaemon = (unseen3) => ({
  pids: [],
  namespacePids: [],
  namespaces: null,
  nested: null,
  nestedInIt: [],
  sharedNetworkNamespace: null,
  unseen: unseen3
});
var isEngine2 = ({ kind }) => kind === "dockerd" || kind === "podman";
function proofOf(serving, nestedInIt, own2) {
  const theirs = networkNamespaceOf(serving);
  return {
    pids: [serving.pid],
    namespacePids: serving.namespacePids,
    namespaces: serving.namespaces.status === "seen" ? serving.namespaces.value : null,
    nested: isNested(serving),
    nestedInIt: nestedInIt.map(({ pid }) => pid),
    sharedNetworkNamespace: own2?.net === void 0 || theirs === void 0 ? null : own2.net === theirs,
    unseen: serving.namespaces.status === "unseen" ? serving.namespaces.reason : null
  };
}

// src/plan/job.ts
var ownerLabel = "berth.run";
var guardLabel = "berth.guard";
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
function labelsBehindGuard(job) {
  return { ...labelsOf(job), "berth.token": `${job.token}-berth` };
}
function stemOf(job) {
  return `berth-${job.run}-${job.attempt}-${job.token}`;
}
var stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`;

// src/values/contained-engine.ts
function containedEngine(reference2) {
  return /^(?:.+\/)?docker:(\d+(?:\.\d+)*)(?:-[\w.-]+)?(?:@|$)/.exec(reference2)?.[1];
}

// src/plan/storage/storage.ts
var storagePlaces = ["volume", "tmpfs", "loop"];
var storageDrivers = ["overlay2", "overlayfs", "fuse-overlayfs", "vfs"];
var firstWithContainerdStore = "24.0";

// src/plan/storage/choose-storages.ts
function chooseStorages(situation) {
  const { storage: storage2, storageDriver: storageDriver2 } = situation.request;
  const isAutomatic = storageDriver2 === "auto";
  const native2 = isAutomatic ? nativeDriver(situation) : { driver: storageDriver2, because: [] };
  const { places: places4, because } = placesFor(situation);
  const isOverlay = native2.driver === "overlay2" || native2.driver === "overlayfs";
  const anyPlace = storage2.place === "auto" ? "volume" : storage2.place;
  const isSlowerUseful = isAutomatic && askedStore(situation) !== true && storage2.place !== "loop";
  const slower = isSlowerUseful ? ["fuse-overlayfs", "vfs"] : [];
  return {
    possible: [
      ...(isOverlay ? places4 : [anyPlace]).map((place) => ({ place, driver: native2.driver })),
      ...slower.map((driver) => ({ place: anyPlace, driver }))
    ],
    because: [...native2.because, ...isOverlay ? because : []],
    obstacles: [...oldEngine(situation), ...withoutMounts(situation), ...withoutMemory(situation)]
  };
}
function placesFor({ request: request2, observed: observed2 }) {
  const { place } = request2.storage;
  if (place !== "auto") return { places: [place], because: [] };
  if (request2.cache !== "") return { places: ["volume"], because: [] };
  const { engine: engine2, dataRootFilesystem: dataRootFilesystem2 } = observed2;
  const isRootless2 = engine2.status === "seen" && engine2.value.rootless;
  const backing = (engine2.status === "seen" ? engine2.value.backingFilesystem : null) ?? (dataRootFilesystem2.status === "seen" ? dataRootFilesystem2.value.type : "");
  if (isRootless2) return { places: ["volume"], because: [] };
  if (!backing.startsWith("overlay")) return { places: ["volume", "loop"], because: [] };
  return {
    places: ["loop"],
    because: [
      "Volumes of the host daemon are on overlayfs, which cannot back overlay2. The data root is on ext4 on a loop device."
    ]
  };
}
function hasContainerdStore(situation) {
  const { storageDriver: storageDriver2 } = situation.request;
  return (storageDriver2 === "auto" ? nativeDriver(situation).driver : storageDriver2) === "overlayfs";
}
function nativeDriver({ request: request2, observed: observed2 }) {
  const engine2 = observed2.engine.status === "seen" ? observed2.engine.value : void 0;
  const asked = askedStore({ request: request2 });
  if (asked !== void 0) return storeOf(asked, "`daemon-config` sets `features.containerd-snapshotter`.");
  if (isWithoutStore(request2.dindImage)) {
    return storeOf(false, `${request2.dindImage} contains no other: it came with Docker 24.`);
  }
  if (request2.platforms.length > 1 && request2.driver !== "docker-container") {
    return storeOf(true, "`platforms` names several, and the classic store holds one platform per image.");
  }
  return storeOf(engine2?.imageStore === "snapshotter", "the host daemon has the same.");
}
function askedStore({ request: request2 }) {
  const features = request2.daemonConfiguration["features"];
  const asked = features?.["containerd-snapshotter"];
  return asked === void 0 ? void 0 : Boolean(asked);
}
var storeOf = (isContainerd, reason) => ({
  driver: isContainerd ? "overlayfs" : "overlay2",
  because: [`The job daemon uses the ${isContainerd ? "containerd" : "classic"} image store: ${reason}`]
});
var isWithoutStore = (image) => isOlder(containedEngine(image) ?? "", firstWithContainerdStore);
function oldEngine({ request: request2 }) {
  const { dindImage, storageDriver: storageDriver2 } = request2;
  if (storageDriver2 !== "overlayfs" || !isWithoutStore(dindImage)) return [];
  return [
    `\`storage-driver: overlayfs\` needs Docker ${firstWithContainerdStore} or newer, but \`dind-image: ${dindImage}\` is older. Set \`storage-driver: overlay2\`, or use a newer image.`
  ];
}
function withoutMemory({ request: request2, observed: observed2 }) {
  const { place, bytes: size2 } = request2.storage;
  const memory2 = observed2.engine.status === "seen" ? observed2.engine.value.memory : Number.POSITIVE_INFINITY;
  if (place !== "tmpfs" || size2 === null || size2 <= memory2) return [];
  return [
    `\`storage: tmpfs\` of ${bytes(size2)} is larger than the memory of the machine, ${bytes(memory2)}. Set a smaller size.`
  ];
}
function withoutMounts({ request: request2, observed: observed2 }) {
  const isRootless2 = observed2.engine.status === "seen" && observed2.engine.value.rootless;
  if (!isRootless2 || request2.storage.place !== "loop") return [];
  return [
    "`storage: loop` needs a host daemon with root privileges: a rootless one cannot mount ext4. Set `storage: volume`."
  ];
}

// src/plan/tiers/capabilities.ts
var capabilities = {
  name: "capabilities",
  obstacles: ({ observed: observed2 }) => (
    // It looks for a file of that name: containers/podman#27710. Seen with 4.3: "opening seccomp profile failed … file name too long".
    observed2.engine.status === "seen" && observed2.engine.value.product === "podman" ? [
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

// src/plan/tiers/rootless.ts
var rootless = {
  name: "rootless",
  obstacles: ({ request: request2, observed: { engine: engine2, userNamespaces: userNamespaces2 } }) => [
    ...request2.network === "sealed" ? [sealed] : [],
    ...ofStorage(request2),
    ...engine2.status === "seen" ? ofEngine(engine2.value) : [],
    ...userNamespaces2.status === "seen" ? ofKernel(userNamespaces2.value) : []
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
function ofStorage({ storage: { place }, storageDriver: storageDriver2 }) {
  const remedy2 = "Remove it, or set another `privilege`.";
  return [
    ...place === "tmpfs" || place === "loop" ? [
      `The filesystem of \`storage: ${place}\` belongs to root, and a rootless daemon cannot write to it. ${remedy2}`
    ] : [],
    ...storageDriver2 === "fuse-overlayfs" ? [
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
var isRootlessImage = (reference2) => reference2.includes("rootless");

// src/values/sysbox-runtime.ts
var sysboxRuntime = "sysbox-runc";

// src/plan/tiers/sysbox.ts
var firstVersion = "0.7.0";
var firstUntestedKernel = 7;
var sysbox = {
  name: "sysbox",
  obstacles({ request: request2, observed: observed2 }) {
    const { engine: engine2 } = observed2;
    if (engine2.status === "unseen") return [];
    if (!engine2.value.runtimes.includes(sysboxRuntime))
      return [`The host daemon has no runtime \`${sysboxRuntime}\`: Sysbox is not installed.`];
    return request2.cache !== "" && hasContainerdStore({ request: request2, observed: observed2 }) ? [
      "Sysbox loses the images of the containerd image store in a data root that `cache` keeps. Set `storage-driver: overlay2`."
    ] : [];
  },
  doubts({ observed: { engine: engine2, sysbox: found } }) {
    const version = found.status === "seen" ? found.value?.version ?? "" : "";
    const kernel = engine2.status === "seen" ? engine2.value.kernel : "";
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
  engine: engine2,
  jobFilesystems: jobFilesystems2,
  ownContainer: ownContainer2,
  runner: runner2
}) {
  if (engine2.status === "unseen") return [];
  const { kernel } = engine2.value;
  if (isOlder(kernel, firstKernel2)) {
    return [`Linux ${kernel} cannot map the owners of files in a mount. Linux ${firstKernel2} and newer can.`];
  }
  if (jobFilesystems2.status === "unseen" || runner2.status === "unseen") return [];
  const { work, workspace, temp, toolCache } = runner2.value;
  const needed2 = [work, workspace, temp, toolCache];
  const container = ownContainer2.status === "seen" ? ownContainer2.value : null;
  return jobFilesystems2.value.filter(({ path: path6 }) => needed2.includes(path6) && enginePathOf(path6, container) !== null).flatMap(({ path: path6, type }) => obstacleOf(path6, type, kernel)).slice(0, 1);
}
function obstacleOf(path6, type, kernel) {
  const first = firstKernels[type];
  if (first === void 0) return [];
  const problem = `${path6} is on ${type}, and Linux ${kernel} cannot map the owners of files there`;
  if (first === null) return [`${problem}.`];
  return isOlder(kernel, first) ? [`${problem}. Linux ${first} and newer can.`] : [];
}

// src/plan/tiers/user-namespace.ts
var architectures = ["x86_64", "aarch64"];
var userNamespace = {
  name: "user-namespace",
  obstacles(situation) {
    const { engine: engine2, userNamespaces: userNamespaces2 } = situation.observed;
    const obstacles = capabilities.obstacles(situation);
    if (engine2.status === "seen" && engine2.value.rootless)
      obstacles.push("The host daemon is rootless, so it has no 65,536 ids for another user namespace.");
    if (engine2.status === "seen" && !architectures.includes(engine2.value.architecture))
      obstacles.push(`It works on x86-64 and arm64 only, and this machine is ${engine2.value.architecture}.`);
    if (userNamespaces2.status === "seen" && !userNamespaces2.value.maximum)
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
  const candidates2 = privilege2 === "auto" ? automatic : [tiers[privilege2]];
  const weighed = candidates2.map((tier) => ({ tier, reasons: reasonsAgainst(tier, situation) }));
  return {
    possible: weighed.filter(({ reasons: reasons2 }) => reasons2.length === 0).map(({ tier }) => tier.name),
    passedOver: weighed.filter(({ reasons: reasons2 }) => reasons2.length > 0).map(({ tier, reasons: reasons2 }) => ({ privilege: tier.name, reasons: reasons2 }))
  };
}
function strongerThan(privilege2, passedOver) {
  const order2 = Object.keys(tiers);
  return passedOver.filter((each2) => order2.indexOf(each2.privilege) < order2.indexOf(privilege2));
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

// src/plan/tiers/tier-obstacles.ts
function tierObstacles(situation) {
  const { possible, passedOver } = chooseTiers(situation);
  if (possible.length > 0) return [];
  if (situation.request.privilege === "auto") {
    return passedOver.map(({ privilege: privilege2, reasons: reasons2 }) => `Not \`privilege: ${privilege2}\`: ${reasons2.join(" ")}`);
  }
  return [
    ...passedOver.flatMap(({ reasons: reasons2 }) => reasons2),
    "Set `privilege: auto`, which takes the strongest tier that works here."
  ];
}

// src/values/driver-options.ts
var defaultBuildkitImage = "moby/buildkit:buildx-stable-1";
function imageOption(driverOptions2) {
  return driverOptions2.findLast((option) => option.startsWith("image="))?.slice("image=".length);
}

// src/values/node-names.ts
function nodeNames(builder3, names4) {
  const taken = [];
  for (const name of names4) taken.push(name?.toLowerCase() ?? nextName(builder3.toLowerCase(), taken));
  return taken;
}
function nextName(builder3, taken) {
  let number = 0;
  while (taken.includes(`${builder3}${number}`)) number++;
  return `${builder3}${number}`;
}
var containerPrefix = "buildx_buildkit_";
var containerOf = (node) => `${containerPrefix}${node}`;

// src/plan/inherit/authorities-folder.ts
var authoritiesRegistry = "private-authorities.berth.invalid";
var authoritiesVariable = {
  name: "SSL_CERT_DIR",
  value: `/etc/ssl/certs:/etc/pki/tls/certs:/etc/buildkit/certs/${authoritiesRegistry}`
};

// src/plan/inherit/inherited.ts
var nothingInherited = {
  mirrors: [],
  insecureRegistries: [],
  registries: [],
  authorities: { files: [], count: 0 },
  proxies: [],
  omitted: []
};
function needsFile({ mirrors, insecureRegistries: insecureRegistries2, registries, authorities }) {
  return mirrors.length + insecureRegistries2.length + registries.length + authorities.count > 0;
}
function withoutFileSettings(inherited, why) {
  const { proxies, omitted } = inherited;
  return { ...nothingInherited, proxies, omitted: needsFile(inherited) ? [...omitted, why] : omitted };
}

// src/plan/inherit/host-settings.ts
function hostSettings({ request: request2, observed: observed2 }, onHostDaemon = true) {
  if (!request2.inherit) return { inherited: nothingInherited, proxies: {} };
  const host = observed2.engine.status === "seen" ? observed2.engine.value : null;
  const engine2 = onHostDaemon ? host : null;
  const certificates2 = observed2.certificates.status === "seen" ? observed2.certificates.value : null;
  const settings = engine2 && !isDockerDesktop(engine2) ? engine2.proxySettings : [];
  const ofEngine2 = settings.filter(({ variable }) => !isSet(variable, request2.proxies));
  const proxies = {
    ...request2.proxies,
    ...Object.fromEntries(
      ofEngine2.flatMap(({ variable, value: value2, hasLogin }) => hasLogin ? [] : [[variable, value2]])
    )
  };
  return {
    proxies,
    inherited: {
      mirrors: engine2?.registryMirrors ?? [],
      insecureRegistries: engine2?.insecureRegistries ?? [],
      registries: certificates2?.registries ?? [],
      authorities: certificates2?.authorities ?? nothingInherited.authorities,
      proxies: shownProxies(proxies),
      omitted: [
        ...!onHostDaemon && host && hasSettings(host) ? [ofOtherDaemon] : [],
        ...(certificates2?.unusable ?? []).map(
          ({ path: path6, reason }) => `\`${path6}\` is not passed on: ${reason}.`
        ),
        ...ofEngine2.flatMap(withLogin)
      ]
    }
  };
}
var ofOtherDaemon = "Mirrors, insecure registries and proxies of the host daemon are not passed on: a node of the builder is on another daemon.";
var hasSettings = ({ registryMirrors, insecureRegistries: insecureRegistries2, proxySettings }) => registryMirrors.length + insecureRegistries2.length + proxySettings.length > 0;
function isSet(variable, variables) {
  return Object.keys(variables).some((name) => name.toUpperCase() === variable);
}
function withLogin({ variable, value: value2, hasLogin }) {
  if (!hasLogin) return [];
  return [
    `The proxy \`${value2}\` of the daemon is not passed on: the daemon does not report its password. Set ${variable} for the runner.`
  ];
}
function shownProxies(proxies) {
  const shown = Object.entries(proxies).map(([name, value2]) => ({
    variable: name.toUpperCase(),
    value: withoutCredentials(value2)
  }));
  return shown.filter(
    ({ variable }, index) => shown.findIndex((other) => other.variable === variable) === index
  );
}

// src/plan/inherit/within-reach.ts
function withinReach({ inherited, proxies }, remedy2) {
  const isException = (name) => name.toUpperCase() === "NO_PROXY";
  const entries = Object.entries(proxies);
  const beyond = entries.filter(([name, value2]) => !isException(name) && isLoopbackUrl(value2));
  const reachable = entries.filter((entry) => !beyond.includes(entry));
  const lost = [
    ...inherited.mirrors.filter(isLoopbackUrl).map((mirror) => `The mirror \`${mirror}\``),
    ...new Set(shownProxies(Object.fromEntries(beyond)).map(({ value: value2 }) => `The proxy \`${value2}\``))
  ];
  return {
    proxies: reachable.some(([name]) => !isException(name)) ? Object.fromEntries(reachable) : {},
    inherited: {
      ...inherited,
      mirrors: inherited.mirrors.filter((mirror) => !isLoopbackUrl(mirror)),
      omitted: [
        ...inherited.omitted,
        ...lost.map(
          (what) => `${what} is not passed on: it is on loopback, which a container cannot reach. ${remedy2}`.trim()
        )
      ]
    }
  };
}

// src/plan/inherit/for-daemon.ts
function inheritedByDaemon(situation) {
  const remedy2 = "Set an address that the job daemon can reach in `daemon-config`.";
  const { inherited, proxies: variables } = withinReach(hostSettings(situation), remedy2);
  const requested = situation.request.daemonConfiguration;
  const ofUser = Object.keys(requested["proxies"] ?? {});
  const proxies = Object.fromEntries(
    Object.entries(variables).filter(
      // The settings are http-proxy, https-proxy and no-proxy (dockerd, "Proxy configuration").
      ([name]) => !ofUser.includes(name.toLowerCase().replace("_", "-"))
    )
  );
  return {
    inherited: {
      ...inherited,
      mirrors: requested["registry-mirrors"] === void 0 ? inherited.mirrors : [],
      insecureRegistries: requested["insecure-registries"] === void 0 ? inherited.insecureRegistries : [],
      proxies: shownProxies(proxies)
    },
    proxies
  };
}
function settingsOfJobDaemon(situation) {
  const settings = hostSettings(situation);
  if (!situation.request.inherit) return settings;
  const { daemonConfiguration: daemonConfiguration2 } = situation.request;
  const texts = (name, otherwise) => {
    const requested = daemonConfiguration2[name];
    return requested === void 0 ? otherwise : [requested].flat().filter((each2) => typeof each2 === "string");
  };
  const { inherited } = settings;
  return {
    ...settings,
    inherited: {
      ...inherited,
      mirrors: texts("registry-mirrors", inherited.mirrors),
      insecureRegistries: texts("insecure-registries", inherited.insecureRegistries)
    }
  };
}

// src/plan/inherit/for-builder.ts
function inheritedByBuilder(situation, nodes, { inJobDaemon, elsewhere: elsewhere2 }) {
  const all = inJobDaemon ? settingsOfJobDaemon(situation) : hostSettings(situation, !elsewhere2);
  const canSeeLoopback = !inJobDaemon && !elsewhere2;
  const seesLoopback = canSeeLoopback && nodes.every(({ driverOptions: driverOptions2 }) => driverOptions2.includes("network=host"));
  const reachable = seesLoopback ? all : withinReach(all, canSeeLoopback ? "Set `driver-opts: network=host`." : "");
  const ofFile = nodes.some(selectsConfiguration) ? withoutFileSettings(reachable.inherited, otherFile) : fileSettings(reachable.inherited);
  const authorities = ofFile.authorities.count > 0 ? { [authoritiesVariable.name]: authoritiesVariable.value } : {};
  const added = nodes.map((node) => freeVariables({ ...reachable.proxies, ...authorities }, node));
  const used2 = Object.assign({}, ...added);
  const { [authoritiesVariable.name]: hasAuthorities, ...proxies } = used2;
  return {
    inherited: {
      ...ofFile,
      authorities: hasAuthorities ? ofFile.authorities : { files: [], count: 0 },
      proxies: shownProxies(proxies)
    },
    settings: nodes.map(({ driverOptions: driverOptions2, buildkitdFlags }, position) => ({
      driverOptions: [...driverOptions2, ...environmentOptions(added[position] ?? {})],
      buildkitdFlags
    }))
  };
}
function freeVariables(variables, { driverOptions: driverOptions2 }) {
  const names4 = driverOptions2.map((option) => option.replace(/=.*$/s, "").toUpperCase());
  const entries = Object.entries(variables);
  return Object.fromEntries(entries.filter(([name]) => !names4.includes(`ENV.${name.toUpperCase()}`)));
}
var environmentOptions = (variables) => Object.entries(variables).map(([name, value2]) => `env.${name}=${value2}`);
var selectsConfiguration = ({ buildkitdFlags }) => /(?:^|\s)--?config(?:[=\s]|$)/.test(buildkitdFlags);
var otherFile = "Mirrors, insecure registries and CAs are not passed on: `buildkitd-flags` selects another configuration file.";
function fileSettings(inherited) {
  const { mirrors, insecureRegistries: insecureRegistries2, registries, omitted } = inherited;
  const hasPath = (mirror) => /^[a-z]+:\/\/[^/]+\/+[^/]/i.test(mirror);
  const isSubnet = (registry) => registry.includes("/");
  const subnets = insecureRegistries2.filter(isSubnet).map((subnet) => `\`${subnet}\``);
  const why = "Insecure registries by subnet are not passed on, because BuildKit takes names only";
  return {
    ...inherited,
    mirrors: mirrors.filter((mirror) => !hasPath(mirror)),
    insecureRegistries: insecureRegistries2.filter((registry) => !isSubnet(registry)),
    registries: registries.filter(({ authorities }) => authorities.length > 0).map((registry) => ({ ...registry, keyPairs: [] })),
    omitted: [
      ...omitted,
      // dockerd asks https://host/path/v2/…, BuildKit https://host/v2/path/… (moby, daemon/hosts.go; buildkit, util/resolver).
      ...mirrors.filter(hasPath).map(
        (mirror) => `The mirror \`${mirror}\` is not passed on: BuildKit puts its path at another place than Docker.`
      ),
      // `buildx inspect` shows the files of a builder (docker/buildx, commands/inspect.go), and docker/build-push-action logs them.
      ...registries.filter(({ keyPairs }) => keyPairs.length > 0).map(
        ({ host }) => `The client certificate for \`${host}\` is not passed on: \`docker buildx inspect\` would show its key. Use \`driver: docker\`.`
      ),
      ...subnets.length > 0 ? [`${why}: ${subnets.join(", ")}.`] : []
    ]
  };
}

// src/plan/strategies/install-steps.ts
var installedProgram = (situation) => `${installedFolder(situation)}/docker-buildx`;
function installedFolder({ request: request2, observed: observed2 }) {
  return `${tempOf(observed2)}/berth-${request2.job.token}-bin`;
}
function installSteps(situation, client2, building) {
  const { installation, request: request2, observed: observed2 } = situation;
  if (installation === null) return { steps: [], variables: {} };
  const folder = installedFolder(situation);
  const onPath = !hasCli(observed2);
  const installed = { folder, program: installedProgram(situation), onPath };
  const steps = [];
  if (installation.from === "release") {
    steps.push({ kind: "install-buildx", ...installed, ...releaseStep(installation.release, request2) });
  } else {
    const { reference: reference2, builtBy } = installation;
    const builderOf = `${folder}-builder`;
    const program = typeof builtBy === "string" ? builtBy : `${builderOf}/docker-buildx`;
    if (typeof builtBy !== "string") {
      const ofBuilder2 = { folder: builderOf, program, onPath: false };
      steps.push({ kind: "install-buildx", ...ofBuilder2, ...releaseStep(builtBy, request2) });
    }
    const { context: builder3, variables: environment } = building;
    steps.push({ kind: "build-buildx", ...installed, reference: reference2, builtBy: program, builder: builder3, environment });
  }
  if (onPath || client2.DOCKER_CONFIG) return { steps, variables: {} };
  const configuration = pluginConfiguration(situation, installed.program);
  return { steps: [...steps, configuration], variables: { DOCKER_CONFIG: configuration.directory } };
}
function installObstacles({ installation, observed: observed2 }) {
  const { clientConfiguration: clientConfiguration2, engine: engine2 } = observed2;
  if (installation === null) return [];
  const obstacles = [];
  if (clientConfiguration2.status === "unseen" && hasCli(observed2)) {
    const { reason } = clientConfiguration2;
    obstacles.push(
      `Registry logins would be lost, because \`~/.docker/config.json\` could not be read: ${reason}.`
    );
  }
  if (installation.from === "source" && (engine2.status === "unseen" || engine2.value.product === "podman")) {
    obstacles.push(
      "`version` is a git reference, which the BuildKit of a Docker daemon builds, and this runner has none. Set a release."
    );
  }
  return obstacles;
}
function pluginConfiguration({ request: request2, observed: observed2 }, buildxPlugin) {
  const { clientConfiguration: clientConfiguration2 } = observed2;
  return {
    kind: "create-client-configuration",
    directory: `${tempOf(observed2)}/berth-${request2.job.token}-client`,
    from: clientConfiguration2.status === "seen" ? clientConfiguration2.value.directory : "",
    context: null,
    buildxPlugin
  };
}
var releaseStep = (release2, { cacheBinary, githubToken }) => ({
  release: release2,
  keep: cacheBinary,
  secret: { githubToken }
});
var hasCli = ({ clients: clients2 }) => clients2.status === "seen" && clients2.value.some(({ name }) => name === "docker");
var tempOf = ({ runner: runner2 }) => runner2.status === "seen" && runner2.value.temp || "/tmp";

// src/plan/strategies/common-steps.ts
function buildxOf(situation) {
  if (situation.installation !== null) return { path: installedProgram(situation) };
  const { clients: clients2 } = situation.observed;
  const driver = situation.request.driver ?? "docker-container";
  if (clients2.status === "unseen") return { missing: `Could not check for Buildx: ${clients2.reason}.` };
  const client2 = clients2.value.find(({ name }) => name === "buildx");
  if (client2) return { path: client2.path };
  const other = driver === "docker-container" ? ", or set `driver: docker`" : "";
  return {
    missing: `Buildx is not installed on this runner, but \`driver: ${driver}\` needs it. Install the package docker-buildx-plugin${other}.`
  };
}
var buildsElsewhere = (driver) => `\`driver: ${driver}\` builds elsewhere, not in a daemon of this job.`;
function buildxFolder({ request: request2, observed: observed2 }, keepsCurrent) {
  const temp = observed2.runner.status === "seen" && observed2.runner.value.temp || "/tmp";
  return { kind: "create-buildx-folder", path: `${temp}/berth-${request2.job.token}-buildx`, keepsCurrent };
}
function exportVariables(request2, variables, addressVariables = []) {
  const names4 = [...Object.keys(variables), ...addressVariables];
  if (names4.length === 0 || request2.exportWay === "none") return [];
  const previous = Object.fromEntries(names4.map((name) => [name, request2.previousVariables[name] ?? ""]));
  return [{ kind: "export-environment", variables, addressVariables, previous }];
}

// src/plan/strategies/companion-step.ts
function companionDirectory({ request: request2, observed: { runner: runner2 } }) {
  const temp = runner2.status === "seen" && runner2.value.temp || "/tmp";
  return `${temp}/berth-${request2.job.token}-companion`;
}
function companionSteps(situation, daemon2, tasks) {
  if (!situation.request.companion || Object.values(tasks).every((task) => task === null)) return [];
  const own2 = labelsOf(situation.request.job);
  const labels = tasks.guard === null ? own2 : { ...own2, [guardLabel]: tasks.guard.mode };
  return [{ kind: "start-companion", directory: companionDirectory(situation), daemon: daemon2, labels, tasks }];
}

// src/plan/strategies/handed-over-builder.ts
function relaysTo({ nodes }, situation) {
  return nodes.map(({ name, daemon: daemon2 }, position) => ({
    socket: `${companionDirectory(situation)}/builder-${position}.sock`,
    container: containerOf(name),
    daemon: daemon2
  }));
}
var buildersTask = (relays) => relays.length === 0 ? {} : { builders: { relays } };
function handedOver({ name, nodes, use }, relays, { buildx: buildx2, folder }) {
  const none = { driverOptions: [], buildkitdFlags: "" };
  const withoutCertificates = { authority: null, certificate: null, key: null };
  return {
    kind: "connect-builder",
    driver: "remote",
    name,
    buildx: buildx2,
    folder,
    nodes: nodes.map((node, position) => ({
      name: node.name,
      endpoint: `unix://${relays[position]?.socket}`,
      platforms: node.platforms
    })),
    use,
    // Its record leads to a process that ends with the job.
    cleanup: true,
    secret: {
      settings: nodes.map(() => none),
      buildkitdConfiguration: "",
      certificates: nodes.map(() => withoutCertificates)
    }
  };
}

// src/plan/strategies/builder-steps.ts
function builderSteps(situation, wanted) {
  const { request: request2 } = situation;
  const { endpoint: endpoint3, variables: client2 } = wanted;
  const buildx2 = buildxOf(situation);
  if ("missing" in buildx2) {
    const embedded = { name: wanted.context, buildx: null, endpoint: endpoint3 };
    return { steps: [{ kind: "use-embedded-builder", ...embedded }], variables: client2, relays: [] };
  }
  const folder = buildxFolder(situation, wanted.driver === "docker-container" && !request2.use);
  const { context } = wanted;
  const installed = installSteps(situation, client2, { context, variables: client2 });
  const variables = { ...client2, ...installed.variables, BUILDX_CONFIG: folder.path };
  const how = { program: buildx2.path, environment: variables };
  if (wanted.driver === "docker") {
    const embedded = { kind: "use-embedded-builder", name: wanted.context, buildx: how, endpoint: endpoint3 };
    return { steps: [...installed.steps, folder, embedded], variables, relays: [] };
  }
  if (wanted.behindGuard === null) {
    const builder4 = createBuilder(situation, how, folder.path, wanted);
    return { steps: [...installed.steps, folder, builder4], variables, relays: [] };
  }
  const apart = { ...folder, path: `${folder.path}-container` };
  const direct = { ...how, environment: { ...wanted.behindGuard, BUILDX_CONFIG: apart.path } };
  const builder3 = createBuilder(situation, direct, apart.path, wanted);
  const relays = relaysTo(builder3, situation);
  const connected = handedOver(builder3, relays, { buildx: how, folder: folder.path });
  return { steps: [...installed.steps, apart, builder3, folder, connected], variables, relays };
}
function obtainBuildkitImages(request2, host) {
  const pulls = [request2, ...request2.append].map(({ driverOptions: driverOptions2, daemon: daemon2 }) => {
    const reference2 = imageOption(driverOptions2) ?? defaultBuildkitImage;
    const isElsewhere = daemon2 !== null && daemon2.host !== host;
    return { kind: "obtain-image", reference: reference2, purpose: "builder", ...isElsewhere && { daemon: daemon2 } };
  });
  return [...new Map(pulls.map((pull) => [JSON.stringify(pull), pull])).values()];
}
function createBuilder(situation, buildx2, folder, { endpoint: endpoint3, daemon: daemon2, lasts, behindGuard }) {
  const { request: request2 } = situation;
  const { job, keepState, cleanup, use, buildkitdConfiguration, githubToken } = request2;
  const name = request2.name ?? stemOf(job);
  const asked = [{ ...request2, name: null }, ...request2.append];
  const names4 = nodeNames(
    name,
    asked.map((node) => node.name)
  );
  const nodes = asked.map((node, position) => ({
    name: names4[position] ?? "",
    endpoint: node.endpoint || endpoint3,
    platforms: node.platforms,
    daemon: node.daemon ?? (node.endpoint ? { host: node.endpoint, certificates: null } : daemon2)
  }));
  const { inherited, settings } = inheritedByBuilder(situation, asked, {
    inJobDaemon: !lasts,
    elsewhere: nodes.some((node) => node.daemon.host !== daemon2.host)
  });
  return {
    kind: "create-builder",
    name,
    buildx: buildx2,
    folder,
    nodes,
    labels: behindGuard === null ? labelsOf(job) : labelsBehindGuard(job),
    ...behindGuard !== null && { isHandedOver: true },
    // Without a name, no later job finds the state.
    keepState: keepState && lasts && request2.name !== null,
    cleanup: cleanup || !lasts,
    use,
    inherited,
    debug: asked.some(({ buildkitdFlags }) => /(^|\s)--debug(=true)?(\s|$)/.test(buildkitdFlags)),
    secret: {
      settings,
      buildkitdConfiguration,
      githubToken
    }
  };
}

// src/plan/storage/data-root.ts
function dataRootOf({ storage: storage2 }, name, memory2) {
  if (storage2.place !== "tmpfs") return { kind: "volume", name };
  return { kind: "tmpfs", name, bytes: storage2.bytes ?? Math.floor(memory2 / 2) };
}
function volumeOptions(dataRoot) {
  if (dataRoot.kind !== "tmpfs") return {};
  return { options: { type: "tmpfs", device: "tmpfs", o: `size=${dataRoot.bytes},mode=0711` } };
}

// src/plan/strategies/sweep-step.ts
var longestJob = 120 * 3600;
function sweepLeftovers({ job, sweepAfter, githubToken }) {
  const { repository: repository2, run: run2, attempt } = job;
  return {
    kind: "sweep-leftovers",
    olderThan: sweepAfter,
    runningOlderThan: Math.max(sweepAfter, longestJob),
    attempt: { repository: repository2, run: run2, attempt },
    secret: { githubToken }
  };
}

// src/plan/strategies/data-root-steps.ts
function dataRootFor({ request: request2, observed: observed2 }, ownVolume, socket, memory2) {
  const { engine: engine2, dataRootFilesystem: dataRootFilesystem2 } = observed2;
  if (request2.cache === "") return dataRootOf(request2, ownVolume, memory2);
  const cache = {
    key: request2.cache,
    repository: request2.job.repository,
    image: request2.dindImage,
    architecture: engine2.status === "seen" ? engine2.value.architecture : "",
    ownVolume,
    labels: labelsOf(request2.job),
    longestJob: Math.max(request2.sweepAfter, longestJob),
    freeBytes: dataRootFilesystem2.status === "seen" ? dataRootFilesystem2.value.freeBytes : null,
    testedFile: `${socket.slice(0, socket.lastIndexOf("/"))}/tested`
  };
  return { kind: "leased", name: ownVolume, cache };
}
function dataRootStep(launch, request2) {
  const { dataRoot, labels, privileges: privileges2, storages } = launch;
  const [privilege2] = privileges2;
  const [storage2] = storages;
  if (dataRoot.kind !== "leased" || privilege2 === void 0 || storage2 === void 0)
    return { kind: "create-volume", name: dataRoot.name, ...volumeOptions(dataRoot), labels };
  const layout = { privilege: privilege2, storageDriver: storage2.driver };
  return { kind: "lease-volume", cache: dataRoot.cache, layout, secret: { githubToken: request2.githubToken } };
}
var imageSteps = ({ dindImage, preload }) => [
  { kind: "obtain-image", reference: dindImage, purpose: "daemon" },
  ...preload.map((reference2) => ({ kind: "obtain-image", reference: reference2, purpose: "preload" }))
];
function launchSteps(launch, request2, host) {
  const { preload: images } = request2;
  const copies = images.length === 0 ? [] : [{ kind: "preload-images", images, host }];
  return [dataRootStep(launch, request2), launch, ...copies];
}
var keepSteps = ({ dataRoot }) => dataRoot.kind === "leased" ? [{ kind: "keep-cache", file: dataRoot.cache.testedFile }] : [];

// src/plan/daemon-inputs.ts
function daemonInputs({
  dindImageAsked,
  privilege: privilege2,
  network: network3,
  storage: storage2,
  storageDriver: storageDriver2,
  daemonConfiguration: daemonConfiguration2
}) {
  return [
    ...dindImageAsked ? ["dind-image"] : [],
    ...privilege2 === "auto" ? [] : ["privilege"],
    ...storage2.place === "auto" ? [] : ["storage"],
    ...storageDriver2 === "auto" ? [] : ["storage-driver"],
    ...network3 === "isolated" ? [] : ["network"],
    ...Object.keys(daemonConfiguration2).length > 0 ? ["daemon-config"] : []
  ];
}

// src/plan/strategies/for-builder-container.ts
function forBuilderContainer(request2) {
  const { mode: mode2, driver } = request2;
  const [first] = builderInputs(request2);
  if (mode2 !== "auto" || driver !== null || first === void 0 || daemonInputs(request2).length > 0) return [];
  return [
    `\`${first}\` configures a BuildKit container, and a job daemon of \`mode: auto\` builds with its embedded BuildKit.`
  ];
}
function builderInputs(request2) {
  const given = [
    ["name", request2.name !== null],
    ["driver-opts", request2.driverOptions.length > 0],
    ["buildkitd-flags", request2.buildkitdFlags !== ""],
    ["buildkitd-config", request2.buildkitdConfiguration !== ""],
    ["platforms", request2.platforms.length > 0],
    ["keep-state", request2.keepState],
    ["use", !request2.use],
    ["cleanup", !request2.cleanup]
  ];
  return given.flatMap(([name, isGiven]) => isGiven ? [name] : []);
}

// src/plan/strategies/guard-task.ts
function guardSocket(situation) {
  return situation.request.guard === "off" ? null : `${companionDirectory(situation)}/docker.sock`;
}
function hostGuard(situation) {
  const socket = guardSocket(situation);
  const { ownContainer: ownContainer2, endpoint: endpoint3, engineNetworks: engineNetworks2, runner: runner2 } = situation.observed;
  if (socket === null || endpoint3.status === "unseen") return null;
  const own2 = ownContainer2.status === "seen" ? ownContainer2.value : null;
  const { host } = endpoint3.value;
  const isLocal2 = host.startsWith("unix://");
  const sharesPaths = isLocal2 && situation.findings.every(({ id }) => id !== "workspace-path-mismatch");
  const isForOneJob = runner2.status === "seen" && runner2.value.kind === "github-hosted";
  const listed3 = isForOneJob && engineNetworks2.status === "seen" ? engineNetworks2.value : [];
  const rawSocket = isLocal2 ? enginePathOf(host.slice("unix://".length), own2) : null;
  return {
    ...common(situation, socket),
    socketForDaemon: isLocal2 ? enginePathOf(socket, own2) : null,
    roots: sharesPaths || own2 !== null ? rootsOf(situation, own2) : [],
    hidden: rawSocket === null ? [] : [rawSocket],
    adopted: {
      containers: own2 === null ? [] : [own2.id],
      networks: (own2?.networks ?? listed3.map(({ name }) => name)).filter((name) => ofRunner.test(name))
    }
  };
}
function innerGuard(situation, hidden) {
  const socket = guardSocket(situation);
  if (socket === null) return null;
  return {
    ...common(situation, socket),
    socketForDaemon: socket,
    roots: rootsOf(situation, null),
    hidden: [hidden],
    adopted: { containers: [], networks: [] }
  };
}
var ofRunner = /^github_network_[0-9a-f]{32}$/;
function common({ request: request2 }, socket) {
  return { mode: request2.guard === "audit" ? "audit" : "enforce", socket, allow: request2.allow };
}
function rootsOf({ observed: { runner: runner2 } }, ownContainer2) {
  if (runner2.status === "unseen") return [];
  const { workspace, temp, toolCache } = runner2.value;
  const asked = [
    [workspace, true],
    [temp, true],
    [toolCache, false]
  ];
  return asked.flatMap(([inJob, writable]) => {
    const path6 = inJob === null ? null : enginePathOf(inJob, ownContainer2);
    return inJob === null || path6 === null ? [] : [{ path: path6, inJob, writable }];
  });
}

// src/plan/strategies/socket-path.ts
var longestSocketPath = 107;
function socketDirectory({ job, guard: guard2 }, temp, work) {
  return `${guard2 === "off" ? temp : work ?? temp}/berth-${job.token}`;
}
function socketPath2(request2, temp, work) {
  return `${socketDirectory(request2, temp, work)}/docker.sock`;
}
function byteLength(text5) {
  return new TextEncoder().encode(text5).length;
}

// src/plan/strategies/where-virtual.ts
var systemNames = { macos: "macOS", windows: "Windows" };
function whereVirtual({ machine: machine4, engine: engine2 }) {
  if (machine4.status === "seen" && machine4.value.operatingSystem !== "linux") {
    return `on ${systemNames[machine4.value.operatingSystem] ?? machine4.value.operatingSystem}`;
  }
  return engine2.status === "seen" && isDockerDesktop(engine2.value) ? "with Docker Desktop" : void 0;
}

// src/plan/strategies/guard-obstacles.ts
function guardObstacles(situation) {
  const { observed: observed2, request: request2 } = situation;
  const socket = guardSocket(situation);
  if (socket === null) return [];
  const virtual = whereVirtual(observed2);
  if (virtual)
    return [`\`guard: ${request2.guard}\` does not work ${virtual}: containers have other paths there.`];
  if (byteLength(socket) > longestSocketPath) {
    return [
      `The socket path of the guard, ${socket}, is longer than ${longestSocketPath} bytes, the limit of Unix sockets. Move the work directory of the runner to a shorter path.`
    ];
  }
  return [];
}
function hostGuardObstacles(situation) {
  const { engine: engine2 } = situation.observed;
  if (situation.request.guard === "off" || engine2.status === "unseen") return [];
  if (engine2.value.product !== "docker") {
    return [
      `\`guard: ${situation.request.guard}\` reads the API of Docker, but this daemon is Podman or another product. Use Docker, or remove \`guard\`.`
    ];
  }
  return guardObstacles(situation);
}

// src/values/usual-sockets.ts
var usualSockets = [
  defaultSocket,
  "/run/docker.sock",
  "/run/podman/podman.sock",
  "/run/containerd/containerd.sock"
];

// src/facts/relations/entered-by-client.ts
function isEnteredByClient(ownContainer2) {
  return ownContainer2?.networks.some((name) => /^github_network_[0-9a-f]{32}$/.test(name)) ?? false;
}

// src/plan/strategies/point-at.ts
var jobContext = "berth";
function pointAt(host, directory2, situation) {
  const { request: request2, observed: observed2, installation } = situation;
  if (wayOf2(request2, observed2) !== "docker-config")
    return { steps: [], variables: { DOCKER_HOST: host }, context: "default" };
  const { clientConfiguration: clientConfiguration2 } = observed2;
  const client2 = `${directory2}/client`;
  const stronger = ["DOCKER_HOST", "DOCKER_CONTEXT"].filter(
    (name) => request2.previousVariables[name]
  );
  return {
    steps: [
      {
        kind: "create-client-configuration",
        directory: client2,
        from: clientConfiguration2.status === "seen" ? clientConfiguration2.value.directory : "",
        context: { name: jobContext, host },
        buildxPlugin: installation === null ? null : installedProgram(situation)
      }
    ],
    variables: { DOCKER_CONFIG: client2, ...Object.fromEntries(stronger.map((name) => [name, ""])) },
    context: jobContext
  };
}
function pointingObstacles({ request: request2, observed: observed2 }) {
  const { clientConfiguration: clientConfiguration2, runner: runner2, ownContainer: ownContainer2 } = observed2;
  if (request2.exportWay === "docker-host" && isEntered(observed2)) {
    return [
      "`export: docker-host` would break later steps: the runner enters this job's container with `docker exec`, which would obey DOCKER_HOST. Remove `export`."
    ];
  }
  if (wayOf2(request2, observed2) !== "docker-config") return [];
  if (clientConfiguration2.status === "unseen") {
    const { reason } = clientConfiguration2;
    return [`Registry logins would be lost, because \`~/.docker/config.json\` could not be read: ${reason}.`];
  }
  const temp = runner2.status === "seen" ? runner2.value.temp : null;
  const isSame = ownContainer2.status === "seen" && temp !== null && enginePathOf(temp, ownContainer2.value) === temp;
  if (isEntered(observed2) && isSame) {
    return [
      `The runner has ${temp} at the same path as this job's container, so its \`docker exec\` would use the daemon of the job. Mount the runner's work directory at another path, as GitHub's runner does.`
    ];
  }
  return [];
}
function wayOf2({ exportWay }, observed2) {
  if (exportWay !== "auto") return exportWay;
  return isEntered(observed2) ? "docker-config" : "docker-host";
}
function pointingDoubts(observed2) {
  if (!isEntered(observed2)) return [];
  return [
    "In a container job of GitHub, only programs that read a Docker context reach a separate daemon. Others, such as Testcontainers, reach the host daemon."
  ];
}
function isEntered({ ownContainer: ownContainer2 }) {
  return ownContainer2.status === "seen" && isEnteredByClient(ownContainer2.value);
}

// src/plan/strategies/guard-steps.ts
function pointAtGuard({ socket }, situation) {
  const { request: request2, observed: observed2 } = situation;
  const host = `unix://${socket}`;
  const directory2 = socket.slice(0, socket.lastIndexOf("/")).replace(/-companion$/, "-guard");
  const { steps, variables, context } = pointAt(host, directory2, situation);
  const isTls = observed2.endpoint.status === "seen" && request2.previousVariables["DOCKER_TLS_VERIFY"];
  return {
    host,
    steps: steps.length === 0 ? [] : [{ kind: "create-directory", path: directory2 }, ...steps],
    variables: { ...variables, ...isTls && { DOCKER_TLS_VERIFY: "" } },
    context
  };
}
function guardVariables(guard2) {
  if (guard2 === null) return {};
  const { socketForDaemon, mode: mode2 } = guard2;
  return {
    ...socketForDaemon !== null && { TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: socketForDaemon },
    ...mode2 === "enforce" && { TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED: "false" }
  };
}
function boundarySteps(guard2, { host }, { observed: { endpoint: endpoint3, sockets: sockets2 } }) {
  if (guard2 === null) return [];
  const found = sockets2.status === "seen" ? sockets2.value.map(({ path: path6 }) => path6) : [];
  const outer = endpoint3.status === "seen" ? [endpoint3.value.host] : [];
  const others = [...outer, ...[...usualSockets, ...found].map((path6) => `unix://${path6}`)];
  return [
    {
      kind: "check-boundary",
      mode: guard2.mode,
      guard: `unix://${guard2.socket}`,
      daemon: host,
      others: [...new Set(others)].filter((other) => other !== host)
    }
  ];
}
function reapSteps(guard2, { reap, job }) {
  return guard2 !== null && reap ? [{ kind: "reap-leftovers", labels: labelsOf(job) }] : [];
}

// src/plan/daemon-limits.ts
function daemonLimits({ memory: memory2, pidsLimit }, engine2, cgroup2) {
  const usable = Math.min(cgroup2?.memoryLimit ?? engine2.memory, engine2.memory);
  const cpus = cgroup2?.cpuLimit ?? null;
  return {
    // A quarter is left for the runner and the host daemon, so that the kernel does not kill these.
    memory: memory2 ?? Math.floor(usable * 0.75),
    pidsLimit,
    // A quota of all processors limits nothing.
    cpus: cpus === null || cpus >= engine2.cpus ? null : cpus
  };
}

// src/plan/inner-mtu.ts
var ethernetMtu = 1500;
function innerMtu({ defaultMtu }, engineNetworks2, joined2) {
  const outer = engineNetworks2.filter(({ name }) => name === "bridge" || joined2.includes(name));
  return Math.min(ethernetMtu, defaultMtu ?? ethernetMtu, ...outer.map(({ mtu }) => mtu ?? ethernetMtu));
}

// src/plan/job-binds.ts
var placesOfImage = [
  ...["/bin", "/dev", "/etc", "/lib", "/proc", "/run", "/sbin", "/sys", "/usr"],
  ...["/var/lib/docker", "/var/run"]
];
function jobBinds(runner2, ownContainer2) {
  const { work, workspace, temp, toolCache, home } = runner2;
  const needed2 = bindsOf([work, workspace, temp, toolCache], ownContainer2);
  const wanted = bindsOf([home, "/tmp"], ownContainer2);
  return [
    ...without(needed2, needed2).map((bind) => ({ ...bind, ifMissing: "make" })),
    ...without(wanted, [...needed2, ...wanted]).map((bind) => ({ ...bind, ifMissing: "leave-out" }))
  ];
}
function bindsOf(paths, ownContainer2) {
  const destinations = paths.flatMap((path6) => path6 ? [withoutTrailingSlash(path6)] : []).filter(isOwn);
  return [...new Set(destinations)].flatMap((destination) => {
    const source = enginePathOf(destination, ownContainer2);
    return source === null ? [] : [{ source, destination }];
  });
}
var isOwn = (path6) => !placesOfImage.some((place) => isWithin(place, path6));
function without(binds, others) {
  return binds.filter((bind) => !others.some((outer) => outer !== bind && isCovered(bind, outer)));
}
function isCovered({ source, destination }, outer) {
  return enginePathOf(destination, { mounts: [outer] }) === source;
}

// src/plan/job-networks.ts
var builtIn = ["bridge", "host", "none"];
function jobNetworks(ownContainer2) {
  return (ownContainer2?.networks ?? []).filter((name) => !builtIn.includes(name));
}

// src/plan/subnet-choice.ts
var downFrom = (highest2, lowest2) => Array.from({ length: highest2 - lowest2 + 1 }, (_, index) => highest2 - index);
var candidates = [
  ...downFrom(30, 17).filter((second) => second !== 20).map((second) => `172.${second}`),
  ...downFrom(254, 200).map((second) => `10.${second}`),
  "172.31",
  "172.20",
  ...downFrom(127, 64).filter((second) => second !== 100).map((second) => `100.${second}`)
];
function chooseSubnets(network3, engineNetworks2, remotes2) {
  const taken = [
    ...network3.routes.map(({ destination }) => destination).filter((route) => !isDefaultRoute(route)),
    ...network3.interfaces.flatMap(({ addresses }) => addresses),
    ...network3.nameservers.map((nameserver) => `${nameserver}/32`),
    ...engineNetworks2.flatMap(({ subnets }) => subnets),
    ...remotes2.flatMap(({ addresses }) => addresses.map((address2) => `${address2}/32`))
  ].filter((range) => !range.includes(":"));
  const free = candidates.find((prefix) => !taken.some((range) => subnetsOverlap(`${prefix}.0.0/16`, range)));
  if (!free) return null;
  return { bridgeAddress: `${free}.0.1/24`, addressPool: `${free}.128.0/17` };
}

// src/plan/strategies/needed-facts.ts
var needed = [
  "endpoint",
  "engine",
  "engineNetworks",
  "network",
  "runner",
  "ownContainer",
  "ownProcess"
];
function unseen(observed2) {
  if (observed2.ownContainer.status === "unseen" && isSidecar(observed2)) {
    const why = "Berth cannot see which directories of the job it shares.";
    return [`The daemon is a sidecar in the job's pod. ${why} Use \`mode: socket\`.`];
  }
  const reasons2 = needed.flatMap((name) => {
    const observation = observed2[name];
    return observation.status === "unseen" ? [observation.reason] : [];
  });
  return [...new Set(reasons2)].map((reason) => `Required information is missing: ${reason}.`);
}
function known(observed2) {
  const seen2 = Object.entries(observed2).flatMap(
    ([name, observation]) => observation.status === "seen" ? [[name, observation.value]] : []
  );
  return Object.fromEntries(seen2);
}

// src/plan/first-dynamic-port.ts
var lowest = 32768;
var highest = 55999;
var firstDynamicPort = (token) => lowest + Number.parseInt(token, 16) % (highest - lowest + 1);

// src/plan/strategies/ports-task.ts
function localhostPorts({ companion: companion2, ports, network: mode2, job, daemonConfiguration: daemonConfiguration2 }, network3, ownContainer2) {
  if (!companion2 || ports === "address" || mode2 === "sealed") return null;
  const hasProxy = daemonConfiguration2["userland-proxy"] !== false;
  return {
    firstDynamic: firstDynamicPort(job.token),
    sources: hasProxy ? sourcesOf(network3, ownContainer2) : []
  };
}
function portsTask({ container, networks, localhostPorts: ports }, host) {
  const hostDaemon = { host, certificates: null };
  return ports && { container, networks, hostDaemon, opensLoopback: ports.sources.length > 0 };
}
function sourcesOf({ interfaces }, ownContainer2) {
  if (ownContainer2 === null || ownContainer2.networks.includes("host")) return "machine";
  const addresses = interfaces.flatMap((each2) => each2.addresses.map((address2) => address2.replace(/\/.*/, "")));
  return addresses.filter((each2) => /^\d+(\.\d+){3}$/.test(each2) && !each2.startsWith("127."));
}

// src/plan/strategies/launch-step.ts
function launchDaemon(situation, stem, socket) {
  const { request: request2, observed: observed2 } = situation;
  const { inherited, proxies } = inheritedByDaemon(situation);
  const { engine: engine2, engineNetworks: engineNetworks2, network: network3, cgroup: cgroup2, ownProcess: ownProcess2, runner: runner2, ownContainer: ownContainer2 } = known(observed2);
  const networks = jobNetworks(ownContainer2);
  const { possible, passedOver } = chooseTiers(situation);
  const subnets = subnetsOf(observed2) ?? { bridgeAddress: "", addressPool: "" };
  const limits2 = daemonLimits(request2, engine2, cgroup2);
  return {
    kind: "launch-daemon",
    container: `${stem}-daemon`,
    image: request2.dindImage,
    privileges: possible,
    passedOver,
    dataRoot: dataRootFor(situation, `${stem}-data`, socket, limits2.memory),
    storages: chooseStorages(situation).possible,
    disk: { container: `${stem}-disk`, volume: `${stem}-loop`, bytes: request2.storage.bytes },
    socket,
    architecture: engine2.architecture,
    user: ownProcess2.uid,
    socketGroup: ownProcess2.gid,
    binds: jobBinds(runner2, ownContainer2),
    networks,
    networkMode: request2.network,
    localhostPorts: localhostPorts(request2, network3, ownContainer2),
    ...subnets,
    mtu: innerMtu(network3, engineNetworks2, networks),
    inherited,
    ...limits2,
    host: {
      appArmor: engine2.securityOptions.some((option) => option.includes("apparmor")),
      seLinux: engine2.securityOptions.some((option) => option.includes("selinux")),
      userNamespaceRemap: engine2.userNamespaceRemap
    },
    labels: labelsOf(request2.job),
    deadline: request2.startDeadline,
    secret: { settings: request2.daemonConfiguration, proxies }
  };
}
function subnetsOf(observed2) {
  const { network: network3, engineNetworks: engineNetworks2 } = known(observed2);
  const remotes2 = observed2.remotes.status === "seen" ? observed2.remotes.value : [];
  return chooseSubnets(network3, engineNetworks2, remotes2);
}

// src/plan/strategies/ledger-task.ts
function ledgerTask({ request: request2, observed: { runner: runner2, endpoint: endpoint3 } }, steps, container = null) {
  if (request2.mode === "auto") return null;
  const temp = runner2.status === "seen" && runner2.value.temp || "/tmp";
  const pulls = steps.flatMap((step) => step.kind === "obtain-image" ? [step.reference] : []);
  const nodes = steps.flatMap((step) => step.kind === "create-builder" ? step.nodes : []);
  const ofBuilder2 = nodes.length > 0 ? [imageOption(request2.driverOptions) ?? defaultBuildkitImage] : [];
  const { host: address2 = "", certificates: certificates2 = null } = endpoint3.status === "seen" ? endpoint3.value : {};
  return {
    file: `${temp}/berth-ledger-${request2.job.token}.jsonl`,
    shared: container === null,
    ownNames: [stemOf(request2.job), ...nodes.map(({ name }) => containerOf(name))],
    ownImages: [.../* @__PURE__ */ new Set([...pulls, ...ofBuilder2])],
    jobDaemon: container === null ? null : { container, host: { host: address2, certificates: certificates2 } }
  };
}

// src/plan/strategies/proof-steps.ts
var kernelNames = { amd64: "x86_64", arm64: "aarch64" };
function proofSteps({ request: request2, observed: observed2 }, { host, isGuard, workspace, mustSeeWorkspace, mustPass, ports, network: network3 = "default", builder: builder3 }) {
  if (request2.verify === "none") return [];
  const { engine: engine2, ownProcess: ownProcess2, runner: runner2 } = observed2;
  const stem = stemOf(request2.job);
  const reported = engine2.status === "seen" ? engine2.value.architecture : "";
  const architecture = kernelNames[reported] ?? reported;
  const common2 = { host, ...isGuard && { isGuard }, labels: labelsOf(request2.job), architecture, network: network3 };
  const isRoot = ownProcess2.status === "unseen" || engine2.status === "seen" && engine2.value.rootless;
  const container = {
    kind: "prove-container",
    ...common2,
    name: `${stem}-proof`,
    image: `${stem}-proof:latest`,
    workspace,
    mustSeeWorkspace,
    mustPass,
    user: isRoot ? "0:0" : `${ownProcess2.value.uid}:${ownProcess2.value.gid}`,
    ports
  };
  if (request2.verify === "quick") return [container];
  const temp = runner2.status === "seen" ? runner2.value.temp : null;
  const buildx2 = builder3.flatMap((step) => "buildx" in step ? [step.buildx] : []).at(-1) ?? null;
  const build = {
    kind: "prove-build",
    ...common2,
    buildx: buildx2,
    name: `${stem}-build-proof`,
    image: `${stem}-build-proof:latest`,
    directory: temp === null ? null : `${temp}/berth-${request2.job.token}-build`
  };
  return [container, build];
}

// src/plan/strategies/sealed-network.ts
var proofNetwork = ({ network: network3 }) => network3 === "sealed" ? "host" : "default";
function withReachableBuilder(situation) {
  const { request: request2 } = situation;
  const hasNetwork = request2.driverOptions.some((option) => option.startsWith("network="));
  if (request2.network !== "sealed" || hasNetwork) return situation;
  return { ...situation, request: { ...request2, driverOptions: [...request2.driverOptions, "network=host"] } };
}

// src/plan/strategies/why-dind.ts
var whyDind = (situation) => [
  reasonFor(situation),
  ...chooseStorages(situation).because
];
function reasonFor({ request: request2, findings: findings2 }) {
  if (request2.mode === "dind") return "`mode: dind` is set.";
  if (findings2.some(({ rulesOut }) => rulesOut.includes("socket"))) {
    return "Findings rule out `socket`, and the host can run a separate daemon.";
  }
  return "An input needs a separate daemon, and the host can run it.";
}

// src/plan/strategies/dind.ts
var dockerInDocker = {
  name: "dind",
  because: whyDind,
  obstacles(situation) {
    const { request: request2, observed: observed2 } = situation;
    const virtual = whereVirtual(observed2);
    if (virtual) {
      return [`\`dind\` does not work ${virtual}: a virtual machine cannot share a Unix socket with the job.`];
    }
    if (isRemote(request2.driver)) return [buildsElsewhere(request2.driver)];
    const obstacles = unseen(observed2);
    if (request2.endpoint !== "" || request2.append.length > 0)
      obstacles.push("`endpoint` and `append` name other daemons than the job daemon.");
    obstacles.push(...forBuilderContainer(request2));
    const buildx2 = buildxOf(situation);
    if (request2.driver === "docker-container" && "missing" in buildx2) obstacles.push(buildx2.missing);
    obstacles.push(...installObstacles(situation));
    if (obstacles.length > 0) return obstacles;
    obstacles.push(...tierObstacles(situation));
    const { runner: runner2, ownContainer: ownContainer2, endpoint: endpoint3 } = known(observed2);
    if (!endpoint3.host.startsWith("unix://")) {
      obstacles.push(
        `The daemon at ${endpoint3.host} can be on another machine, which shares no directory with this job.`
      );
    }
    if (runner2.temp === null) {
      obstacles.push("RUNNER_TEMP is not set, so the socket has no directory.");
    } else if (enginePathOf(runner2.temp, ownContainer2) === null) {
      obstacles.push(
        `The host daemon has no path for ${runner2.temp} of the job's container, so it cannot share a socket.`
      );
    } else if (byteLength(socketPath2(request2, runner2.temp, runner2.work)) > longestSocketPath) {
      obstacles.push(
        `The socket path ${socketPath2(request2, runner2.temp, runner2.work)} is longer than ${longestSocketPath} bytes, the limit of Unix sockets. Move the work directory of the runner to a shorter path.`
      );
    }
    obstacles.push(...guardObstacles(situation));
    obstacles.push(...pointingObstacles(situation));
    obstacles.push(...chooseStorages(situation).obstacles);
    if (!subnetsOf(observed2)) obstacles.push("No private subnet is free for the networks of the job daemon.");
    return obstacles;
  },
  doubts: ({ observed: observed2 }) => pointingDoubts(observed2),
  steps(situation) {
    const { request: request2, observed: observed2 } = situation;
    const { runner: runner2, ownContainer: ownContainer2, engine: engine2, endpoint: endpoint3 } = known(observed2);
    if (runner2.temp === null || isRemote(request2.driver)) return [];
    const stem = stemOf(request2.job);
    const directory2 = socketDirectory(request2, runner2.temp, runner2.work);
    const socket = socketPath2(request2, runner2.temp, runner2.work);
    const host = `unix://${socket}`;
    const launch = launchDaemon(situation, stem, socket);
    const guard2 = innerGuard(situation, directory2);
    const usedHost = `unix://${guard2?.socket ?? socket}`;
    const pointing = pointAt(usedHost, directory2, situation);
    const daemon2 = { host, certificates: null };
    const builder3 = builderSteps(withReachableBuilder(situation), {
      driver: request2.driver ?? "docker",
      endpoint: request2.driver === "docker-container" ? host : usedHost,
      daemon: daemon2,
      variables: pointing.variables,
      behindGuard: guard2 && {},
      lasts: false,
      context: pointing.context
    });
    const variables = {
      ...builder3.variables,
      // Ryuk of Testcontainers mounts the path that the job daemon sees.
      TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: socket,
      ...guardVariables(guard2)
    };
    const steps = [
      sweepLeftovers(request2),
      ...imageSteps(request2),
      { kind: "create-directory", path: directory2 },
      ...launchSteps(launch, request2, host),
      ...companionSteps(situation, daemon2, {
        guard: guard2,
        ledger: ledgerTask(situation, builder3.steps, launch.container),
        ports: portsTask(launch, endpoint3.host),
        ...buildersTask(builder3.relays)
      }),
      ...pointing.steps,
      ...builder3.steps,
      ...boundarySteps(guard2, daemon2, situation),
      // Not localhost: the address is right in an inner container too, is no other job's, and has ports before they are forwarded.
      ...exportVariables(request2, variables, ["TESTCONTAINERS_HOST_OVERRIDE", "TC_HOST"]),
      {
        kind: "prove-daemon",
        container: launch.container,
        ownNamespaces: observed2.ownNamespaces.status === "seen" ? observed2.ownNamespaces.value : null
      }
    ];
    const { workspace: path6 } = runner2;
    const isBound = path6 !== null && enginePathOf(path6, ownContainer2) !== null;
    const workspace = isBound ? { source: path6, destination: path6 } : null;
    const isBeside = !engine2.rootless && endpointDaemon(observed2)?.sharedNetworkNamespace === true;
    const ports = { hosts: [], certain: ownContainer2 === null && isBeside };
    const proved = {
      host: usedHost,
      workspace,
      mustSeeWorkspace: true,
      mustPass: true,
      ports,
      network: proofNetwork(request2)
    };
    const proofs = proofSteps(situation, { ...proved, builder: builder3.steps });
    return [...steps, ...proofs, ...keepSteps(launch)];
  }
};

// src/plan/strategies/unasked-kubernetes.ts
function unaskedKubernetes(situation) {
  const identity = identityOf2(situation);
  if ("obstacle" in identity) return { obstacles: [identity.obstacle] };
  const { request: request2 } = situation;
  const obstacles = inputObstacles(situation);
  if (obstacles.length > 0) return { obstacles };
  const asked = rootlessOption(request2);
  const driverOptions2 = asked ? request2.driverOptions : [...request2.driverOptions, "rootless=true"];
  return {
    namespace: identity.namespace,
    rootless: asked ?? "rootless=true",
    request: { ...request2, driver: "kubernetes", driverOptions: driverOptions2 }
  };
}
var rootlessOption = ({ driverOptions: driverOptions2 }) => driverOptions2.findLast((option) => option.startsWith("rootless="));
function identityOf2({
  observed: { endpoint: endpoint3, kubernetes: kubernetes2, runner: runner2 }
}) {
  const unnamed = "No builder elsewhere is named: `driver` is none of remote, kubernetes, cloud.";
  if (endpoint3.status === "seen") return { obstacle: unnamed };
  if (kubernetes2.status === "unseen") {
    const isPod = runner2.status === "seen" && runner2.value.kind === "kubernetes";
    const why = isPod ? ` Could not check the service account of this pod: ${kubernetes2.reason}.` : "";
    return { obstacle: unnamed + why };
  }
  const { service, serviceAccount } = kubernetes2.value;
  if (service === null) return { obstacle: unnamed };
  if (serviceAccount === null) {
    return {
      obstacle: `${unnamed} This pod has no service account token, so Berth cannot use Kubernetes unasked.`
    };
  }
  const { isReadable, namespace } = serviceAccount;
  if (!isReadable || namespace === null) {
    const why = isReadable ? "The namespace of this pod is unknown" : "Permission denied: the service account's token";
    return { obstacle: `${unnamed} ${why}.` };
  }
  return { namespace };
}
function inputObstacles({ request: request2 }) {
  const { driver, endpoint: endpoint3, append, keepState, exportWay } = request2;
  const image = imageOption(request2.driverOptions);
  const reasons2 = [
    [driver !== null, `\`driver: ${driver}\` needs a Docker daemon.`],
    [request2.guard !== "off", "`guard` stands before a Docker daemon."],
    [endpoint3 !== "", "`endpoint` names a Docker daemon, because `driver` is not set."],
    [append.length > 0, "`append` adds nodes to a builder on Docker daemons, because `driver` is not set."],
    [keepState, "`keep-state` keeps the volume of a builder in the host daemon."],
    [exportWay === "none", "`export: none` sets no variable, but later steps need one to find the builder."],
    [
      image !== void 0 && !image.includes("rootless") && rootlessOption(request2) === void 0,
      `\`driver-opts\` names ${image}, which can need a privileged pod. Set \`rootless=true\` with a rootless image, or \`driver: kubernetes\`.`
    ]
  ];
  return [
    ...daemonInputs(request2).map((name) => `\`${name}\` requests a separate daemon.`),
    ...reasons2.flatMap(([holds, reason]) => holds ? [reason] : [])
  ];
}

// src/plan/strategies/remote.ts
var places = {
  remote: "a BuildKit that runs already",
  kubernetes: "BuildKit on Kubernetes",
  cloud: "Docker Build Cloud"
};
var elsewhere = {
  name: "remote",
  because(situation) {
    const { mode: mode2, driver } = situation.request;
    const asked = mode2 === "remote" ? ["`mode: remote` is set."] : [];
    if (isRemote(driver)) return [...asked, `\`driver: ${driver}\` builds with ${places[driver]}.`];
    const unasked = unaskedKubernetes(situation);
    return "namespace" in unasked ? [
      "This pod has no Docker daemon, but a service account of Kubernetes.",
      `Builds run in pods of BuildKit (\`${unasked.rootless}\`) in the namespace ${unasked.namespace}.`
    ] : asked;
  },
  obstacles(situation) {
    if (!isRemote(situation.request.driver)) {
      const unasked = unaskedKubernetes(situation);
      if ("obstacles" in unasked) return unasked.obstacles;
    }
    const buildx2 = buildxOf(situation);
    return "missing" in buildx2 ? [buildx2.missing] : installObstacles(situation);
  },
  doubts: () => [],
  steps(given) {
    const unasked = isRemote(given.request.driver) ? given : unaskedKubernetes(given);
    if ("obstacles" in unasked) return [];
    const situation = { ...given, request: unasked.request };
    const { request: request2 } = situation;
    const buildx2 = buildxOf(situation);
    if (!isRemote(request2.driver) || "missing" in buildx2) return [];
    const folder = buildxFolder(situation, !request2.use);
    const { endpoint: endpoint3 } = situation.observed;
    const context = endpoint3.status === "seen" && endpoint3.value.context || "default";
    const installed = installSteps(situation, {}, { context, variables: {} });
    const variables = { ...installed.variables, BUILDX_CONFIG: folder.path };
    const how = { program: buildx2.path, environment: variables };
    const builder3 = remoteBuilder(request2.driver, situation, how, folder.path);
    const proveNodes = {
      kind: "prove-nodes",
      name: builder3.name,
      // As on the host daemon (docs/adr/0007-findings-in-a-drop-in.md). A builder that no input names is Berth's own choice.
      mustPass: request2.mode !== "auto" || request2.verify === "full" || given.request.driver === null,
      buildx: how,
      folder: folder.path
    };
    return [
      ...checksOf(builder3),
      ...installed.steps,
      folder,
      builder3,
      ...exportVariables(request2, variables),
      ...request2.verify === "none" ? [] : [proveNodes]
    ];
  }
};
function remoteBuilder(driver, { request: request2 }, buildx2, folder) {
  const {
    job,
    endpoint: endpoint3,
    platforms: platforms2,
    driverOptions: driverOptions2,
    buildkitdFlags,
    buildkitdConfiguration,
    append,
    certificates: certificates2
  } = request2;
  const first = { name: null, endpoint: endpoint3, platforms: platforms2, driverOptions: driverOptions2, buildkitdFlags };
  const asked = [first, ...append];
  const common2 = {
    name: request2.name ?? stemOf(job),
    buildx: buildx2,
    folder,
    nodes: asked.map((node) => ({ name: node.name, endpoint: node.endpoint, platforms: node.platforms })),
    use: request2.use,
    cleanup: request2.cleanup,
    secret: {
      settings: asked.map((node) => ({
        driverOptions: node.driverOptions,
        buildkitdFlags: node.buildkitdFlags
      })),
      buildkitdConfiguration
    }
  };
  if (driver !== "kubernetes")
    return { kind: "connect-builder", driver, ...common2, secret: { ...common2.secret, certificates: certificates2 } };
  const { olderThan, runningOlderThan, attempt, secret } = sweepLeftovers(request2);
  return {
    kind: "create-kubernetes-builder",
    ...common2,
    labels: labelsOf(job),
    deadline: request2.startDeadline,
    ...{ olderThan, runningOlderThan, attempt },
    secret: { ...common2.secret, ...secret }
  };
}
function checksOf(builder3) {
  if (builder3.kind !== "connect-builder" || builder3.driver !== "remote") return [];
  const { name, nodes, secret } = builder3;
  const { settings, certificates: certificates2 } = secret;
  return [{ kind: "check-nodes", name, nodes, secret: { settings, certificates: certificates2 } }];
}

// src/values/loopback.ts
var loopback = "127.0.0.1";

// src/facts/relations/published-ports.ts
function publishedPorts(observed2) {
  const { endpoint: endpoint3, engine: engine2, machine: machine4, ownContainer: ownContainer2, runner: runner2 } = observed2;
  if (endpoint3.status === "unseen" || engine2.status === "unseen") return { hosts: [], certain: false };
  const { host } = endpoint3.value;
  if (canonicalSocketPath(host) === void 0) return { hosts: [machineOf(host)], certain: false };
  const isOnLinux = machine4.status === "seen" && machine4.value.operatingSystem === "linux";
  const inContainer = ownContainer2.status === "unseen" ? runner2.status === "unseen" || runner2.value.inContainer : ownContainer2.value === null ? runner2.status === "unseen" || runner2.value.inContainer : !ownContainer2.value.networks.includes("host");
  if (isSidecar(observed2)) return { hosts: [loopback], certain: !engine2.value.rootless };
  const isHere = engine2.value.rootless || endpointDaemon(observed2)?.sharedNetworkNamespace === true;
  if (!inContainer) {
    return { hosts: [loopback], certain: isOnLinux && isHere && !isDockerDesktop(engine2.value) };
  }
  return { hosts: [.../* @__PURE__ */ new Set([...gateways(observed2), loopback])], certain: false };
}
function machineOf(address2) {
  const [, host = ""] = /^[a-z]+:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(address2) ?? [];
  return host === "localhost" ? loopback : host.replace(/^\[(.*)\]$/, "$1");
}
function gateways({
  ownContainer: ownContainer2,
  engineNetworks: engineNetworks2,
  network: network3
}) {
  const names4 = ownContainer2.status === "seen" ? ownContainer2.value?.networks ?? [] : [];
  const networks = engineNetworks2.status === "seen" ? engineNetworks2.value : [];
  const own2 = networks.filter(({ name }) => names4.includes(name)).flatMap((each2) => each2.gateways);
  const routes = network3.status === "seen" ? network3.value.routes : [];
  const routed = routes.flatMap(
    ({ destination, gateway }) => destination === "0.0.0.0/0" && gateway !== null ? [gateway] : []
  );
  return [...own2, ...routed];
}

// src/facts/relations/workspace-in-engine.ts
function workspaceInEngine(observed2) {
  const { runner: runner2, ownContainer: ownContainer2 } = observed2;
  const destination = runner2.status === "seen" ? runner2.value.workspace : null;
  if (!destination?.startsWith("/")) return null;
  const same = { source: destination, destination, certain: false };
  if (ownContainer2.status === "unseen") return same;
  const source = enginePathOf(destination, ownContainer2.value);
  if (source === null) return null;
  if (ownContainer2.value !== null) return { source, destination, certain: true };
  return { ...same, certain: isLocal(observed2) };
}
function isLocal(observed2) {
  const { endpoint: endpoint3 } = observed2;
  if (endpoint3.status === "unseen" || canonicalSocketPath(endpoint3.value.host) === void 0) return false;
  return !isInVirtualMachine(observed2);
}

// src/plan/strategies/socket.ts
var socketBound = {
  name: "socket",
  because(situation) {
    const { request: request2, observed: observed2, findings: findings2 } = situation;
    const { endpoint: endpoint3, engine: engine2 } = observed2;
    const because = request2.mode === "socket" ? ["`mode: socket` is set."] : findings2.some(({ rulesOut }) => rulesOut.includes("socket")) ? ["The host daemon is reachable."] : ["The host daemon is reachable, and no finding rules it out."];
    if (endpoint3.status === "seen" && engine2.status === "seen") {
      const { host, source } = endpoint3.value;
      because.push(`${engine2.value.product} ${engine2.value.version} answers at ${host} (${source}).`);
    }
    if (request2.driver === null && "missing" in buildxOf(situation)) {
      because.push("Buildx is not installed on this runner, so builds use the embedded BuildKit.");
    }
    return because;
  },
  obstacles(situation) {
    const { request: request2, observed: observed2 } = situation;
    if (observed2.engine.status === "unseen") return [`No usable Docker daemon: ${observed2.engine.reason}.`];
    const obstacles = installObstacles(situation);
    const buildx2 = buildxOf(situation);
    if (isRemote(request2.driver)) obstacles.push(buildsElsewhere(request2.driver));
    if (request2.driver === "docker-container" && "missing" in buildx2) obstacles.push(buildx2.missing);
    if (observed2.engine.value.product === "podman" && (request2.driver === "docker" || "missing" in buildx2)) {
      obstacles.push(
        "Podman has no embedded BuildKit. A builder needs `driver: docker-container` and Buildx (package docker-buildx-plugin)."
      );
    }
    obstacles.push(...hostGuardObstacles(situation));
    if (request2.guard !== "off") obstacles.push(...pointingObstacles(situation));
    if (request2.mode === "auto") {
      obstacles.push(...daemonInputs(request2).map((name) => `\`${name}\` requests a separate daemon.`));
    }
    return obstacles;
  },
  doubts: ({ request: request2, observed: observed2 }) => request2.guard === "off" ? [] : pointingDoubts(observed2),
  steps(situation) {
    const { request: request2, observed: observed2 } = situation;
    if (observed2.endpoint.status === "unseen" || isRemote(request2.driver)) return [];
    const { host, source, context, certificates: certificates2 = null } = observed2.endpoint.value;
    const canHaveBuilder = "path" in buildxOf(situation) && request2.exportWay !== "none";
    const driver = request2.driver ?? (canHaveBuilder ? "docker-container" : "docker");
    const images = driver === "docker-container" ? obtainBuildkitImages(request2, host) : [];
    const client2 = source === "rootless socket" ? { DOCKER_HOST: host } : {};
    const daemon2 = { host, certificates: certificates2 };
    const own2 = driver === "docker-container" && context === null ? contextFor(daemon2, situation) : null;
    const guard2 = hostGuard(situation);
    const pointing = guard2 && pointAtGuard(guard2, situation);
    const usedHost = pointing?.host ?? host;
    const builder3 = builderSteps(situation, {
      driver,
      endpoint: driver === "docker" ? usedHost : own2?.name ?? context ?? host,
      daemon: daemon2,
      variables: pointing?.variables ?? client2,
      lasts: true,
      context: pointing?.context ?? context ?? "default",
      behindGuard: guard2 && client2
    });
    const variables = { ...builder3.variables, ...guardVariables(guard2) };
    const steps = [
      sweepLeftovers(request2),
      // Undone after the companion has ended, so that nothing is made meanwhile.
      ...reapSteps(guard2, request2),
      ...companionSteps(situation, daemon2, {
        guard: guard2,
        ledger: ledgerTask(situation, [...images, ...builder3.steps]),
        ports: null,
        ...buildersTask(builder3.relays)
      }),
      ...images,
      ...own2 ? [own2] : [],
      ...pointing?.steps ?? [],
      ...builder3.steps,
      ...boundarySteps(guard2, daemon2, situation),
      ...exportVariables(request2, variables)
    ];
    const mustPass = request2.mode !== "auto" || request2.verify === "full";
    const proved = {
      host: usedHost,
      isGuard: guard2 !== null,
      ...workspaceOf(observed2),
      mustPass,
      ports: publishedPorts(observed2)
    };
    return [...steps, ...proofSteps(situation, { ...proved, builder: builder3.steps })];
  }
};
function contextFor(daemon2, { request: request2, observed: { clientConfiguration: clientConfiguration2 } }) {
  if (daemon2.certificates === null || request2.endpoint !== "" || clientConfiguration2.status === "unseen")
    return null;
  return {
    kind: "create-context",
    store: `${clientConfiguration2.value.directory}/contexts`,
    name: `${stemOf(request2.job)}-daemon`,
    daemon: daemon2,
    cleanup: request2.cleanup
  };
}
function workspaceOf(observed2) {
  const found = workspaceInEngine(observed2);
  const workspace = found && { source: found.source, destination: found.destination };
  return { workspace, mustSeeWorkspace: false };
}

// src/plan/choose-plan.ts
var strategies = [socketBound, dockerInDocker, elsewhere];
var fatal = ["engine-too-old"];
function choosePlan(situation) {
  const { mode: mode2 } = situation.request;
  if (mode2 === "inspect") {
    const because = ["`mode: inspect` only reports and sets nothing up."];
    return { strategy: "inspect", because, rejected: [], steps: [] };
  }
  const candidates2 = strategies.map((strategy) => weigh(strategy, situation));
  const named = mode2 === "auto" && isRemote(situation.request.driver) ? elsewhere.name : mode2;
  const requested = candidates2.filter(({ strategy }) => named === "auto" || strategy.name === named);
  const [best] = requested.filter(({ ruledOut }) => ruledOut === null).toSorted(fewerReasonsFirst);
  const taken = best ?? despiteFindings(requested, situation);
  if (!taken) throw noStrategyLeft(requested, situation);
  const others = candidates2.filter((candidate) => candidate !== taken && candidate.strategy.name !== "remote");
  return {
    strategy: taken.strategy.name,
    because: [...taken.strategy.because(situation), ...reservations(taken, mode2)],
    rejected: others.map((other) => rejectionOf(other, taken, mode2)),
    steps: taken.strategy.steps(situation)
  };
}
function despiteFindings(candidates2, situation) {
  const { request: request2, findings: findings2 } = situation;
  if (request2.mode !== "auto" || findings2.some(({ id, severity }) => severity === "error" && fatal.includes(id)))
    return void 0;
  return candidates2.find(
    ({ strategy }) => strategy === socketBound && strategy.obstacles(situation).length === 0
  );
}
function weigh(strategy, situation) {
  const { name } = strategy;
  const findings2 = situation.findings.filter(({ rulesOut }) => rulesOut.includes(name));
  const errors = findings2.filter(({ severity }) => severity === "error");
  const obstacles = errors.length > 0 ? [] : strategy.obstacles(situation);
  const ruledOut = rejection(name, errors, obstacles);
  return {
    strategy,
    ruledOut: ruledOut.reasons.length > 0 ? ruledOut : null,
    drawbacks: rejection(name, findings2, strategy.doubts(situation))
  };
}
function rejection(strategy, findings2, sentences3) {
  const reasons2 = [...findings2.map(({ message }) => message), ...sentences3];
  return { strategy, reasons: reasons2, findings: findings2.map(({ id }) => id) };
}
function fewerReasonsFirst({ drawbacks: one }, { drawbacks: other }) {
  return one.reasons.length - other.reasons.length;
}
function reservations({ strategy, ruledOut, drawbacks }, mode2) {
  const ids = (ruledOut ?? drawbacks).findings.map((id) => `\`${id}\``).join(", ");
  const doubts = drawbacks.reasons.slice(drawbacks.findings.length);
  if (ruledOut) {
    const despite = `Each mode is ruled out, but \`${strategy.name}\` by findings only: ${ids}.`;
    return [despite, "With `mode: auto`, the daemon is used anyway and the findings are reported.", ...doubts];
  }
  const rank = mode2 === "auto" ? ", and no possible mode has fewer" : "";
  return [...ids ? [`Findings about \`${strategy.name}\` remain: ${ids}${rank}.`] : [], ...doubts];
}
function rejectionOf({ strategy, ruledOut, drawbacks }, taken, mode2) {
  if (mode2 !== "auto") {
    return { strategy: strategy.name, reasons: [`\`mode: ${mode2}\` is set.`], findings: [] };
  }
  if (ruledOut) return ruledOut;
  if (drawbacks.reasons.length > 0) return drawbacks;
  const reason = `Not needed: \`${taken.strategy.name}\` works and is tried first.`;
  return { strategy: strategy.name, reasons: [reason], findings: [] };
}
function noStrategyLeft(requested, { request: request2, findings: findings2 }) {
  const rejections = requested.flatMap(({ ruledOut }) => ruledOut ?? []);
  const isNamed = request2.mode !== "auto";
  const byReasons = groupBy(rejections, ({ reasons: reasons3 }) => reasons3.join(" "));
  const reasons2 = [...byReasons].map(
    ([reason, alike]) => isNamed ? reason : `${alike.map(({ strategy }) => `\`${strategy}\``).join(", ")}: ${reason}`
  );
  const ids = new Set(rejections.flatMap((each2) => each2.findings));
  const remedies = findings2.filter(({ id }) => ids.has(id)).map(({ remedy: remedy3 }) => remedy3);
  const remedy2 = remedies.length > 0 ? [...new Set(remedies)].join(" ") : "Fix one of these causes. `mode: inspect` reports everything that Berth detected.";
  const what = isNamed ? `\`mode: ${request2.mode}\` is not possible on this runner.` : "Docker cannot be set up on this runner.";
  return new ExpectedError("no-strategy-left", [what, ...reasons2].join(" "), remedy2);
}

// src/values/buildx-version.ts
var buildxRepositories = {
  official: "docker/buildx",
  desktop: "docker/buildx-desktop"
};
var releaseNumber = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;
var gitReference = /^(?:https?:\/\/[^\s#@]+\.git|git:\/\/[^\s#@]+|ssh:\/\/(?:git@)?[^\s#@]+|git@[^\s#:@]+:[^\s#]+|github\.com\/[^\s#]+)(?:#[^\s]*)?$/;
function parseBuildxVersion(text5, driver) {
  if (gitReference.test(text5)) return { kind: "source", reference: text5 };
  const [, prefix, name = ""] = /^(?:(cloud|lab):)?(.*)$/s.exec(text5) ?? [];
  const isDesktop = prefix !== void 0 || driver === "cloud";
  const repository2 = buildxRepositories[isDesktop ? "desktop" : "official"];
  if (name === "latest" || name === "edge") return { kind: "newest", repository: repository2, channel: name };
  if (text5 === "") {
    return isDesktop ? { kind: "newest", repository: repository2, channel: "latest" } : { kind: "installed" };
  }
  const version = releaseNumber.exec(name)?.[1];
  return version === void 0 ? null : { kind: "release", repository: repository2, version };
}

// src/action/find-installation.ts
var official = buildxRepositories.official;
function wantedBuildx({ mode: mode2, buildxVersion: buildxVersion2, driver, append }, observed2) {
  if (mode2 === "inspect") return null;
  if (buildxVersion2.kind !== "installed") return buildxVersion2;
  const isAlone = driver === null && observed2.endpoint.status === "unseen";
  const isNeeded = driver !== null && driver !== "docker" || append.length > 0 || isAlone;
  const isMissing = observed2.clients.status === "seen" && installedBuildx(observed2) === void 0;
  return isNeeded && isMissing ? { kind: "any", repository: official } : null;
}
async function findInstallation(wanted, request2, observed2, tools) {
  const installed = installedBuildx(observed2);
  if (wanted.kind === "release" && installed?.version === wanted.version) return null;
  const machine4 = observed2.machine.status === "seen" ? observed2.machine.value : { operatingSystem: "other", architecture: "" };
  const { findRelease } = await import("./buildx-installer.js");
  if (wanted.kind !== "source") {
    const release2 = await findRelease(wanted, installed?.version, machine4, request2, tools);
    return release2 && { from: "release", release: release2 };
  }
  const { reference: reference2 } = wanted;
  if (installed) return { from: "source", reference: reference2, builtBy: installed.path };
  const any = { kind: "any", repository: official };
  const builtBy = await findRelease(any, void 0, machine4, request2, tools);
  return builtBy && { from: "source", reference: reference2, builtBy };
}
var installedBuildx = ({ clients: clients2 }) => clients2.status === "seen" ? clients2.value.find(({ name }) => name === "buildx") : void 0;

// src/facts/observe.ts
var Unseen = class extends Error {
};
async function observe(probes2, source, deadline, names4 = Object.keys(probes2)) {
  const started = /* @__PURE__ */ new Map();
  const look2 = (name) => {
    const running = started.get(name);
    if (running) return running;
    const probe = probes2[name];
    const observation = Promise.resolve().then(() => within(deadline, name, probe(source, seen2)));
    started.set(name, observation);
    return observation;
  };
  const seen2 = async (other) => {
    const observation = await look2(other);
    if (observation.status === "seen") return observation.value;
    throw new Unseen(observation.reason);
  };
  const entries = await Promise.all(names4.map(async (name) => [name, await look2(name)]));
  return Object.fromEntries(entries);
}
async function within(deadline, name, probing) {
  let timer;
  const late = new Promise((_, reject3) => {
    timer = setTimeout(() => reject3(new Unseen(`observing ${name} took over ${deadline} ms`)), deadline);
  });
  try {
    return { status: "seen", value: await Promise.race([probing, late]) };
  } catch (error2) {
    return { status: "unseen", reason: error2 instanceof Error ? error2.message : String(error2) };
  } finally {
    clearTimeout(timer);
  }
}

// src/report/plain.ts
function plain(text5) {
  return text5.toWellFormed().replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
}
function clip(text5, length) {
  if (text5.length <= length) return text5;
  const beginning = text5.slice(0, length).toWellFormed();
  return `${beginning}… (${text5.length - length} more characters in report.json)`;
}

// src/report/oom-words.ts
var longestName = 200;
var killed = 137;
function oomSentence({ place, limit: limit3, times }, memory2) {
  const often = times > 1 ? ` ${times} times` : "";
  return `${subject(place)} OOM-killed${often} ${limitWords(limit3, memory2).at}.${end(place)}`;
}
function subject(place) {
  if (place.kind !== "container") return `${places2[place.kind]} was`;
  const { name, image, program, exitCode } = place.container;
  const running = program === null ? "" : `, program \`${clip(program, longestName)}\``;
  const container = `ontainer \`${clip(name, longestName)}\` (image \`${clip(image, longestName)}\`${running})`;
  return exitCode === killed ? `C${container} was` : `A process in c${container} was`;
}
var places2 = {
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
  container: (own2) => ({
    at: own2 === null ? "at the container's memory limit" : `at its memory limit of ${own2}`,
    cell: own2 ?? "of the container",
    remedy: raiseOwn
  }),
  daemon: (_, daemon2) => ({
    at: `at the job daemon's memory limit of ${daemon2}`,
    cell: `${daemon2} of the job daemon`,
    remedy: `Raise the input \`memory\`, or ${limitContainers}`
  }),
  machine: () => ({
    at: "because the machine or a cgroup above the job daemon ran out of memory",
    cell: "memory of the machine",
    remedy: `Use a machine with more memory, or ${limitContainers}`
  }),
  unknown: (own2, daemon2) => ({
    at: `at ${own2 === null ? "its memory limit" : `its memory limit of ${own2}`} or at the job daemon's of ${daemon2}`,
    cell: `${own2 ?? "of the container"}, or ${daemon2} of the job daemon`,
    remedy: "Raise the lower limit: `docker run --memory=<size>`, or the input `memory`."
  })
};
function limitWords(limit3, memory2) {
  const own2 = "bytes" in limit3 && limit3.bytes !== null ? bytes(limit3.bytes) : null;
  return limits[limit3.kind](own2, bytes(memory2));
}
function limitNote({ isAnswered, eventsSince }) {
  if (!isAnswered) return ["OOM kills in single containers are not known: the job daemon did not answer."];
  if (eventsSince === null) return [];
  const since = new Date(eventsSince).toISOString().slice(11, 19);
  return [
    `The job daemon holds its last 256 events, from ${since} UTC. Earlier OOM kills in containers that are removed are not listed.`
  ];
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

// src/report/escape-markdown.ts
var zeroWidthSpace = "​";
var trustedUrls = new RegExp(`(${trustedUrl.source})`);
function escapeMarkdown(text5) {
  return plain(text5).replace(/@|#(?=\d)|(?:https?|ftp|mailto|xmpp):|www(?=\.)/gi, `$&${zeroWidthSpace}`).replace(/[&<>`*_[\]#|\\~$]|^[-+=]|(?<=^\d+)[.)](?=\s|$)/g, entity);
}
function code(text5) {
  return `<code>${escapeMarkdown(text5)}</code>`;
}
function prose(text5) {
  return plain(text5).split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? code(part.slice(1, -1)) : linked(part)).join("");
}
function linked(text5) {
  return text5.split(trustedUrls).map((part, index) => index % 2 === 1 ? `<${part}>` : inner(part)).join("");
}
function inner(text5) {
  return `${text5.startsWith(" ") ? " " : ""}${escapeMarkdown(text5)}${text5.length > 1 && text5.endsWith(" ") ? " " : ""}`;
}
function fenced(lines2, language = "text") {
  const body = lines2.map(plain).join("\n");
  const longest2 = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run2]) => run2.length));
  const fence = "`".repeat(longest2 + 1);
  return `${fence}${language}
${body}
${fence}`;
}
function entity(character) {
  return `&#${character.codePointAt(0)};`;
}

// src/report/summary-text.ts
var longestText = 600;
var mostItems = 100;
function text(raw) {
  return prose(clip(raw, longestText));
}
function link(label2, id, version) {
  return `[${text(label2)}](${findingUrl(id, version)})`;
}
function value(raw, longest2) {
  return code(clip(raw, longest2));
}
function list(items) {
  const more = items.length > mostItems ? [`and ${items.length - mostItems} more, all in report.json`] : [];
  return [...items.slice(0, mostItems), ...more].map((item) => `- ${item}`).join("\n");
}
function folded(title, heading, body) {
  return { title, text: `<details><summary>${heading}</summary>

${body}

</details>` };
}

// src/report/oom-kills.ts
var mostAnnotations = 5;
var mostRows = 100;
var longestName2 = 200;
function oomAnnotations({ kills, memory: memory2 }) {
  const shown = kills.slice(0, mostAnnotations).map((kill) => `${plain(oomSentence(kill, memory2))} ${limitWords(kill.limit, memory2).remedy}`);
  const rest = kills.length - shown.length;
  const more = rest > 0 ? [`${count(rest, "more OOM-killed container")} in the job summary.`] : [];
  return [...shown, ...more].map((message) => ({ level: "warning", title: "oom-kill", message }));
}
function oomLog(trace) {
  const rest = trace.kills.slice(mostAnnotations);
  return [...rest.map((kill) => plain(oomSentence(kill, trace.memory))), ...limitNote(trace)];
}
function oomSummary(trace) {
  const { kills, memory: memory2, peak } = trace;
  if (kills.length === 0) return null;
  const rows = kills.slice(0, mostRows).map((kill) => `| ${cells(kill, memory2).join(" | ")} |`);
  const more = kills.length > mostRows ? [`${kills.length - mostRows} more are in the log.`] : [];
  const used2 = peak === null ? [] : [`The job daemon used at most ${bytes(peak)} of ${bytes(memory2)}, page cache included.`];
  const remedies = [...new Set(kills.map(({ limit: limit3 }) => limitWords(limit3, memory2).remedy))];
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
function cells(kill, memory2) {
  const { place, limit: limit3, times } = kill;
  const kills = String(times);
  if (place.kind !== "container")
    return [text(places2[place.kind]), "", "", text(limitWords(limit3, memory2).cell), "", kills];
  const { name, service, image, isRemoved, program, exitCode } = place.container;
  const shown = value(name, longestName2);
  const named = service === null ? shown : `${value(service, longestName2)} (${shown})`;
  const where = isRemoved ? `${named}, removed` : named;
  return [
    where,
    value(image, longestName2),
    program === null ? "" : value(program, longestName2),
    text(limitWords(limit3, memory2).cell),
    exitCode === null ? "runs" : String(exitCode),
    kills
  ];
}

// src/action/failure.ts
var issues = "https://github.com/berth-ci/berth/issues";
function asExpected(error2) {
  if (error2 instanceof ExpectedError) return error2;
  const known2 = engineError(error2) ?? fileError(error2);
  if (known2) return known2;
  const stack = error2 instanceof Error ? error2.stack ?? error2.message : String(error2);
  return new ExpectedError(
    "internal-error",
    `Internal error in Berth: ${error2 instanceof Error ? error2.message : String(error2)}`,
    `Report it with the log of this step: ${issues}`,
    { cause: error2, details: stack }
  );
}
function fileError(error2) {
  if (!(error2 instanceof Error) || error2.name !== "Unwritable") return void 0;
  return new ExpectedError(
    "file-unwritable",
    error2.message,
    "Check on the runner that its disk is neither full nor read-only (`df`, `mount`), and that this user can write there (`ls -ld`).",
    { cause: error2 }
  );
}
function annotateFailure(error2, workflow2) {
  logFailure(error2, workflow2);
  workflow2.annotate("error", error2.code, `${error2.message}
${error2.remedy}`);
}
function logFailure({ code: code2, message, remedy: remedy2, details, cause }, workflow2) {
  if (details !== "") workflow2.group(`Error details: ${code2}`, [message, remedy2, ...details.split("\n")]);
  if (cause instanceof Error && !message.includes(cause.message)) workflow2.log(`Cause: ${cause.message}`);
}

// src/action/write-summary.ts
async function writeSummary(markdown, workflow2) {
  try {
    await workflow2.writeSummary(markdown);
  } catch (error2) {
    const { code: code2, message, remedy: remedy2 } = asExpected(error2);
    if (code2 !== "file-unwritable") throw error2;
    workflow2.annotate("warning", code2, `${message}
${remedy2}`);
  }
}

// src/action/publish-oom-kills.ts
async function publishOomKills(trace, workflow2) {
  for (const line3 of oomLog(trace)) workflow2.log(line3);
  for (const { level, title, message } of oomAnnotations(trace)) workflow2.annotate(level, title, message);
  const summary2 = oomSummary(trace);
  if (summary2 !== null) await writeSummary(summary2, workflow2);
}

// src/action/tools.ts
function toolsOf({
  workflow: workflow2,
  probes: probes2,
  source,
  observeConfinement: observeConfinement2,
  network: network3,
  processes: processes2,
  startDetached: startDetached2,
  connectGitHub: connectGitHub2,
  connectReleases: connectReleases2,
  openToolCache: openToolCache2
}, hostEngine, clientVariables2 = {}) {
  const engines = /* @__PURE__ */ new Map();
  const withVariables = (options2) => ({ ...options2, environment: { ...clientVariables2, ...options2.environment } });
  return {
    hostEngine,
    connect(host, certificates2) {
      const tls = certificates2 === void 0 ? {} : tlsVariables(certificates2);
      const key = JSON.stringify([host, tls]);
      const known2 = engines.get(key);
      if (known2) return known2;
      const docker = source.connectDocker(host, {
        environment: { ...source.environment, ...clientVariables2, ...tls }
      });
      engines.set(key, docker);
      return docker;
    },
    connectGitHub: connectGitHub2,
    connectReleases: connectReleases2,
    openToolCache: openToolCache2,
    files: source.files,
    runCommand: (program, words2, options2) => source.runCommand(program, words2, withVariables(options2)),
    network: network3,
    processes: processes2,
    startDetached: startDetached2,
    showCommand: (program, words2, options2) => workflow2.showCommand(program, words2, withVariables(options2)),
    signal: new AbortController().signal,
    environment: source.environment,
    observeDaemons: async () => (await observe(probes2, source, 15e3, ["daemons"])).daemons,
    observeConfinement: (pid) => observeConfinement2(source, pid),
    exportVariable: (name, value2) => workflow2.exportVariable(name, value2),
    addPath: (directory2) => workflow2.addPath(directory2),
    log: (line3) => workflow2.log(line3),
    group: (title, lines2) => workflow2.group(title, lines2),
    warn: (message) => workflow2.annotate("warning", "berth", message),
    recorded: null,
    reportOomKills: (trace) => publishOomKills(trace, workflow2)
  };
}

// src/action/decide.ts
async function decide(request2, { observed: observed2, outcomes }, world) {
  const situation = { request: request2, observed: observed2, findings: findingsOf(outcomes), installation: null };
  const wanted = wantedBuildx(request2, observed2);
  if (wanted === null) return choosePlan(situation);
  choosePlan({ ...situation, installation: tentative(wanted) });
  const installation = await findInstallation(wanted, request2, observed2, toolsOf(world, ""));
  return choosePlan({ ...situation, installation });
}
function tentative(wanted) {
  if (wanted.kind === "source") return { from: "source", reference: wanted.reference, builtBy: "" };
  return { from: "release", release: { repository: wanted.repository, version: "", asset: "", sha256: null } };
}

// src/plan/network-mode.ts
var networkModes = ["isolated", "sealed", "open"];
var networkSettings = {
  isolated: { icc: false, iptables: true },
  sealed: { icc: true, iptables: false },
  open: { icc: true, iptables: true }
};

// src/values/csv-line.ts
var fieldPattern = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
function csvFields(line3) {
  const fields = [];
  const pattern = new RegExp(fieldPattern);
  for (; ; ) {
    const match = pattern.exec(line3);
    if (!match) return null;
    const [, quoted, plain2 = "", end2] = match;
    fields.push(quoted?.replaceAll('""', '"') ?? plain2);
    if (end2 === "") return fields;
  }
}

// src/action/parse-inputs.ts
function invalidInput(name, value2, allowed2, example3) {
  const bare = withoutCredentialsIn(value2);
  const shown = bare.length > 100 ? `${bare.slice(0, 100)}…` : bare;
  return new ExpectedError(
    "invalid-input",
    `The input \`${name}\` is ${JSON.stringify(shown)}. It must be ${allowed2}.`,
    `Use a valid value, such as \`${example3}\`.`
  );
}
function word(read5, name, words2) {
  const value2 = read5(name);
  const found = words2.find((candidate) => candidate === value2);
  if (found === void 0)
    throw invalidInput(name, value2, `one of ${words2.join(", ")}`, `${name}: ${words2[0]}`);
  return found;
}
function flag(read5, name) {
  const value2 = read5(name);
  if (/^true$/i.test(value2)) return true;
  if (/^false$/i.test(value2)) return false;
  throw invalidInput(name, value2, "true or false", `${name}: true`);
}
function wholeNumber(read5, name, minimum, maximum) {
  const value2 = read5(name);
  const number = Number(value2);
  if (/^\d+$/.test(value2) && number >= minimum && number <= maximum) return number;
  throw invalidInput(name, value2, `a whole number from ${minimum} to ${maximum}`, `${name}: ${minimum}`);
}
var unitFactors = { "": 1, k: 1024, m: mebibyte, g: gibibyte };
function byteSize(value2) {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(value2) ?? [];
  const factor = unitFactors[(unit ?? "").toLowerCase()];
  return amount === void 0 || factor === void 0 ? Number.NaN : Math.floor(Number(amount) * factor);
}
function memory(read5, name) {
  const value2 = read5(name);
  if (value2 === "") return null;
  const bytes2 = byteSize(value2);
  if (!(bytes2 >= 256 * mebibyte && bytes2 <= Number.MAX_SAFE_INTEGER))
    throw invalidInput(name, value2, "a size of at least 256m", `${name}: 4g`);
  return bytes2;
}
function lines(read5, name) {
  return read5(name).split("\n").map((line3) => line3.trim()).filter((line3) => line3 !== "");
}
function list2(read5, name) {
  const value2 = read5(name);
  if (value2.startsWith("[")) {
    const entries = json(value2, name, "a list", `${name}: ["one", "two"]`);
    if (!Array.isArray(entries) || !entries.every((entry) => typeof entry === "string")) {
      throw invalidInput(name, value2, "a JSON list of strings", `${name}: ["one", "two"]`);
    }
    return entries;
  }
  return value2.split(/[\n,]/).map((entry) => entry.trim()).filter((entry) => entry !== "");
}
function jsonObject(read5, name, example3) {
  const value2 = read5(name);
  if (value2 === "") return {};
  const object = json(value2, name, "a JSON object", example3);
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw invalidInput(name, value2, "a JSON object", example3);
  }
  return object;
}
function json(value2, name, what, example3) {
  try {
    return JSON.parse(value2);
  } catch (error2) {
    const reason = error2 instanceof Error ? error2.message : String(error2);
    throw invalidInput(name, value2, `${what} in valid JSON (${reason})`, example3);
  }
}

// src/action/builder-inputs.ts
var driverOptions = (read5) => driverOptionsIn(lines(read5, "driver-opts"), "driver-opts");
var endpoint = (read5) => endpointIn(read5("endpoint"), "endpoint");
var platforms = (read5) => platformsIn(list2(read5, "platforms"), "platforms");
function builderName(read5) {
  const name = read5("name");
  return name === "" ? null : nameIn(name, "name");
}
function driverOptionsIn(given, input2) {
  return given.flatMap((line3) => {
    const options2 = csvFields(line3);
    if (options2?.every((option) => /^[\w.-]+=./.test(option))) return options2;
    const allowed2 = "a list of key=value, separated by commas or lines, with quotes around a value that holds a comma";
    throw invalidInput(input2, line3, allowed2, "driver-opts: image=moby/buildkit:v0.31.0,network=host");
  });
}
function endpointIn(value2, input2) {
  if (value2 !== "" && !/^[^\s-]\S*$/.test(value2)) {
    const allowed2 = "an address or the name of a Docker context";
    throw invalidInput(input2, value2, allowed2, "endpoint: tcp://buildkit.example:1234");
  }
  return value2;
}
function platformsIn(names4, input2) {
  for (const name of names4) {
    if (!/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(name)) {
      throw invalidInput(input2, name, "os/architecture[/variant]", "platforms: linux/amd64,linux/arm64");
    }
  }
  return [...names4];
}
function nameIn(name, input2) {
  if (!/^[a-zA-Z][a-zA-Z0-9._-]*$/.test(name) || name === "default") {
    const allowed2 = 'a letter, then letters, digits, dots, underscores and hyphens, other than "default"';
    throw invalidInput(input2, name, allowed2, "name: my-builder");
  }
  return name;
}
function buildxVersion(read5) {
  const text5 = read5("version");
  const version = parseBuildxVersion(text5, read5("driver"));
  if (version !== null) return version;
  const allowed2 = "latest, a release such as v0.36.1, cloud:latest, cloud:v0.18.0-desktop.2, or a git reference that ends in .git#ref and holds no login (a private repository needs the variable GIT_AUTH_TOKEN)";
  throw invalidInput("version", text5, allowed2, "version: latest");
}
function certificatesOf(environment) {
  const nodes = Object.keys(environment).flatMap(
    (name) => /^BUILDER_NODE_(\d{1,3})_AUTH_TLS_(?:CACERT|CERT|KEY)$/.exec(name)?.[1] ?? []
  );
  const last = Math.max(-1, ...nodes.map(Number));
  const text5 = (position, part) => environment[`BUILDER_NODE_${position}_AUTH_TLS_${part}`] || null;
  return Array.from({ length: last + 1 }, (_, position) => ({
    authority: text5(position, "CACERT"),
    certificate: text5(position, "CERT"),
    key: text5(position, "KEY")
  }));
}

// src/action/cache-inputs.ts
function cacheKey(read5) {
  const key = read5("cache");
  if (!/^[\w./:@+-]{0,128}$/.test(key)) {
    throw invalidInput(
      "cache",
      key,
      "a key of at most 128 letters, digits and characters of _ . / : @ + -",
      "cache: main"
    );
  }
  return key;
}
var reference = /^[a-z0-9][\w.:/-]*$/i;
function preloadedImages(read5) {
  const names4 = list2(read5, "preload").map((name) => {
    if (!reference.test(name) || name.endsWith(":")) {
      throw invalidInput(
        "preload",
        name,
        "names of images with tags, without digests",
        "preload: postgres:17, redis:8"
      );
    }
    return tagOf(name) === void 0 ? `${name}:latest` : name;
  });
  return [...new Set(names4)];
}

// src/action/append-contradictions.ts
function appendContradictions({ append, driver, endpoint: endpoint3, job, name }) {
  if (append.length === 0) return [];
  const names4 = nodeNames(name ?? stemOf(job), [null, ...append.map((node) => node.name)]);
  const endpoints = [endpoint3, ...append.map((node) => node.endpoint)].filter((each2) => each2 !== "");
  const twice = (texts) => texts.find((text5, index) => texts.indexOf(text5) !== index);
  const without2 = append.findIndex((node) => node.endpoint === "");
  return [
    [
      driver === "docker",
      "`append` adds nodes to a builder, but `driver: docker` builds with the embedded BuildKit, which has one node.",
      "Remove `append`, or set `driver: docker-container`."
    ],
    [
      twice(names4) !== void 0,
      `two nodes of the builder have the name ${twice(names4)}.`,
      "Give each node in `append` its own `name`, or remove it."
    ],
    [
      driver === "kubernetes" && endpoints.length > 0,
      "`driver: kubernetes` takes its cluster from the kubeconfig, but nodes in `append` have an `endpoint`.",
      "Remove `endpoint` from the nodes."
    ],
    [
      driver !== "kubernetes" && without2 !== -1,
      `node ${without2 + 1} of \`append\` has no \`endpoint\`, but each node needs its own.`,
      "Set `endpoint` to a Docker context or an address. `docker context create` makes a context."
    ],
    [
      twice(endpoints) !== void 0,
      `two nodes of the builder have the endpoint ${twice(endpoints)}, but buildx takes each once.`,
      "Use another `endpoint`. For two nodes on one daemon, create a second context: docker context create <name>"
    ]
  ];
}

// src/action/guard-contradictions.ts
function guardContradictions(request2) {
  const { guard: guard2, allow, companion: companion2, mode: mode2, driver, buildkitdFlags, buildkitdConfiguration } = request2;
  const isGuarded2 = guard2 !== "off";
  const elsewhere2 = mode2 === "remote" ? "`mode: remote`" : `\`driver: ${driver}\``;
  const grantsRoot = [buildkitdFlags, buildkitdConfiguration].some(
    (text5) => text5.includes("security.insecure")
  );
  return [
    [
      allow.length > 0 && !isGuarded2,
      "`allow` opens rules of the guard, but `guard` is off.",
      "Set `guard: audit` or `guard: enforce`, or remove `allow`."
    ],
    [
      isGuarded2 && !companion2,
      `\`guard: ${guard2}\` runs in the companion, but \`companion: off\` starts none.`,
      "Remove one of the two."
    ],
    [
      isGuarded2 && (mode2 === "remote" || isRemote(driver)),
      `\`guard: ${guard2}\` ${allow.length > 0 ? "with `allow` " : ""}stands before a daemon, but ${elsewhere2} sets none up.`,
      "Remove `guard`, or set `mode: socket` or `mode: dind`."
    ],
    [
      guard2 === "enforce" && grantsRoot,
      "`guard: enforce` refuses privileged containers, but `security.insecure` gives each build the same privileges.",
      "Remove the entitlement, or set `guard: audit`."
    ]
  ];
}

// src/action/storage-contradictions.ts
function storageContradictions({
  storage: storage2,
  storageDriver: storageDriver2,
  memory: memory2,
  daemonConfiguration: daemonConfiguration2,
  cache
}) {
  const features = daemonConfiguration2["features"];
  const isContainerdAsked = features?.["containerd-snapshotter"];
  return [
    [
      storageDriver2 !== "auto" && isContainerdAsked !== void 0 && isContainerdAsked !== (storageDriver2 === "overlayfs"),
      `\`storage-driver: ${storageDriver2}\` uses the ${storageDriver2 === "overlayfs" ? "containerd" : "classic"} image store, but \`daemon-config\` sets \`containerd-snapshotter\` to ${isContainerdAsked}.`,
      "Remove `containerd-snapshotter` from `daemon-config`: the storage driver implies the image store."
    ],
    [
      cache !== "" && (storage2.place === "tmpfs" || storage2.place === "loop"),
      `\`cache\` keeps a volume for later jobs, but \`storage: ${storage2.place}\` does not outlive this one.`,
      "Remove `storage` or `cache`."
    ],
    [
      storage2.place === "tmpfs" && storage2.bytes !== null && memory2 !== null && storage2.bytes > memory2,
      `\`storage: tmpfs\` of ${bytes(storage2.bytes ?? 0)} is larger than \`memory\`, ${bytes(memory2 ?? 0)}. Its content counts toward the memory limit.`,
      "Set a smaller size, such as half of `memory`, or raise `memory`."
    ]
  ];
}

// src/action/contradictions.ts
function refuseContradictions(request2) {
  const { mode: mode2, driver, privilege: privilege2, exportWay, endpoint: endpoint3, append } = request2;
  const ofDaemon3 = daemonInputs(request2).map((name) => `\`${name}\``);
  const asksForDaemon = ofDaemon3.length > 0;
  const areOfDaemon = `${ofDaemon3.join(" and ")} ${ofDaemon3.length === 1 ? "is a setting" : "are settings"} of a job daemon`;
  const withDaemon = mode2 === "socket" || mode2 === "dind";
  const contradictions = [
    ...storageContradictions(request2),
    ...guardContradictions(request2),
    [
      mode2 === "socket" && asksForDaemon,
      `\`mode: socket\` uses the host daemon, but ${areOfDaemon}.`,
      "Remove these inputs, or set `mode: dind`."
    ],
    [
      mode2 === "dind" && driver === "docker-container" && privilege2 !== "auto" && !tiers[privilege2].startsPrivileged,
      `\`driver: docker-container\` starts a privileged container, which the job daemon refuses with \`privilege: ${privilege2}\`.`,
      "Set `driver: docker` to build with the embedded BuildKit, or set `privilege: privileged`."
    ],
    [
      mode2 === "socket" && request2.guard === "off" && (exportWay === "docker-host" || exportWay === "docker-config"),
      `\`mode: socket\` uses the host daemon, but \`export: ${exportWay}\` points later steps to a job daemon or a guard.`,
      "Remove `export`, or set `mode: dind`, or `guard`."
    ],
    [
      exportWay === "none" && driver !== null && driver !== "docker",
      `\`export: none\` sets no variable, but later steps need one to find the builder of \`driver: ${driver}\`.`,
      "Set `driver: docker`, or remove `export`."
    ],
    [
      withDaemon && isRemote(driver),
      `\`mode: ${mode2}\` builds in a daemon, but \`driver: ${driver}\` builds elsewhere.`,
      "Remove `mode`, or set `mode: remote`."
    ],
    [
      mode2 === "remote" && !isRemote(driver),
      "`mode: remote` builds elsewhere, but `driver` does not say where.",
      `Set \`driver\` to one of ${remoteDrivers2.join(", ")}, or remove \`mode\`.`
    ],
    [
      (mode2 === "remote" || isRemote(driver)) && asksForDaemon,
      `\`driver: ${driver}\` builds elsewhere, but ${areOfDaemon}.`,
      "Remove these inputs, or set `mode: dind` and another `driver`."
    ],
    [
      (driver === "remote" || driver === "cloud") && endpoint3 === "",
      `\`driver: ${driver}\` needs the address of its builder, but \`endpoint\` is not set.`,
      driver === "cloud" ? "Set the builder of Docker Build Cloud: `endpoint: organization/builder`." : "Set the address of BuildKit: `endpoint: tcp://buildkit.example:1234`."
    ],
    [
      (driver === "remote" || driver === "cloud") && (request2.buildkitdFlags !== "" || request2.buildkitdConfiguration !== ""),
      `\`driver: ${driver}\` uses a BuildKit that runs already, which \`buildkitd-flags\`, \`buildkitd-config\` and \`buildkitd-config-inline\` cannot change.`,
      "Remove these inputs, and set them in the `buildkitd.toml` of that BuildKit."
    ],
    [
      endpoint3 !== "" && driver === "kubernetes",
      "`endpoint` is the address of a BuildKit or a daemon, but `driver: kubernetes` takes its cluster from the kubeconfig.",
      "Remove `endpoint`, and set the variable KUBECONFIG."
    ],
    [
      mode2 === "dind" && (endpoint3 !== "" || append.length > 0),
      "`mode: dind` builds in the job daemon, but `endpoint` and `append` name other daemons.",
      "Remove these inputs, or set `mode: socket`."
    ],
    [
      request2.keepState && isRemote(driver),
      `\`keep-state\` keeps the volume of a builder in the host daemon, which \`driver: ${driver}\` does not have.`,
      "Remove `keep-state`."
    ],
    [
      driver === "docker" && request2.keepState,
      "`driver: docker` builds with the embedded BuildKit, whose state the daemon keeps, not `keep-state`.",
      "Remove `keep-state`, or set `driver: docker-container`."
    ],
    [
      exportWay === "none" && request2.buildxVersion.kind !== "installed",
      "`export: none` sets no variable, but later steps need one to find the Buildx that `version` installs.",
      "Remove one of the two."
    ],
    ...appendContradictions(request2)
  ];
  for (const [holds, message, remedy2] of contradictions) {
    if (holds)
      throw new ExpectedError("invalid-input", `The inputs contradict each other: ${message}`, remedy2);
  }
}

// src/values/merge-settings.ts
function isSettings(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}

// src/action/refused-settings.ts
var onlySocket = {
  why: "The job daemon listens only on Unix sockets: over TCP, each container of the job could become root in it.",
  remedy: "Remove it. Later steps find the daemon at the output `docker-host`."
};
var own = (why) => ({ why, remedy: "Remove it." });
var cleanedUp = own("A leftover of a killed daemon at another path would be in the way of the next one.");
var refusedSettings = {
  bridge: {
    why: "Berth gives docker0 a subnet that is free (`bip`), and the engine refuses both settings together.",
    remedy: "Remove it. `network: sealed` starts the job daemon without docker0, and `bip` sets its subnet."
  },
  containerd: own("The images of another containerd would stay after the job."),
  "data-root": own(
    "The data of the job daemon is in a volume of the job, which the post step removes. Elsewhere it would stay."
  ),
  "exec-root": cleanedUp,
  group: own("The socket belongs to the group of the job. Others could become root in the job daemon."),
  hosts: onlySocket,
  "live-restore": own("Containers of the job must end with the job daemon."),
  pidfile: cleanedUp,
  "storage-driver": {
    why: "Berth chooses the storage driver together with the image store, by a test of the filesystem.",
    remedy: "Remove it, and set the input `storage-driver`."
  },
  tls: onlySocket
};
var values = [
  "builder",
  "cluster-store-opts",
  "default-network-opts",
  "default-ulimits",
  "features",
  "log-opts",
  "nri-opts",
  "runtimes"
];
function flattened(settings) {
  return Object.entries(settings).flatMap(
    ([name, value2]) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2) && !values.includes(name) ? [[name, value2], ...Object.entries(value2)] : [[name, value2]]
  );
}
function refusalOf(name) {
  const key = name.startsWith("tls") ? "tls" : name;
  return Object.hasOwn(refusedSettings, key) ? refusedSettings[key] : void 0;
}

// src/action/daemon-configuration.ts
var input = "daemon-config";
var example = `daemon-config: '{"registry-mirrors": ["https://mirror.example"]}'`;
function daemonConfiguration(read5) {
  const network3 = word(read5, "network", networkModes);
  const settings = jsonObject(read5, input, example);
  for (const [name, value2] of flattened(settings)) {
    const refusal2 = refusalOf(name);
    if (refusal2) throw refused(`sets \`${name}\`. ${refusal2.why}`, refusal2.remedy);
    if (value2 === null) throw refused(`sets \`${name}\` to null.`, "Remove it, or set a value.");
  }
  refuseContradiction(Object.fromEntries(flattened(settings)), network3);
  const { features = {}, "exec-opts": execOptions = [] } = settings;
  if (!isSettings(features))
    throw invalidInput(input, "features", "JSON with an object as `features`", example);
  if (!Array.isArray(execOptions)) {
    throw invalidInput(input, "exec-opts", "JSON with a list as `exec-opts`", example);
  }
  if (execOptions.some((option) => String(option).startsWith("native.cgroupdriver="))) {
    throw refused(
      "sets `native.cgroupdriver` in `exec-opts`. No systemd runs in the container of the job daemon, so its driver is `cgroupfs`.",
      "Remove it."
    );
  }
  return settings;
}
var instead = {
  icc: {
    true: "For containers on docker0 that can reach each other, set `network: open`.",
    false: "For containers on docker0 that cannot reach each other, set `network: isolated`, the default."
  },
  iptables: {
    true: "For a daemon that sets iptables rules, remove `network: sealed`.",
    false: "For a daemon that sets no iptables rules, set `network: sealed`."
  }
};
function refuseContradiction(settings, network3) {
  if (settings["iptables"] === false && settings["icc"] === false) {
    throw refused(
      'sets both `"iptables": false` and `"icc": false`. dockerd refuses the pair, because `icc: false` needs iptables.',
      "Remove both. `network: isolated`, the default, is `icc: false`. `network: sealed` is `iptables: false` without docker0."
    );
  }
  for (const name of ["icc", "iptables"]) {
    const value2 = settings[name];
    if (value2 === void 0 || value2 === networkSettings[network3][name]) continue;
    if (typeof value2 !== "boolean") {
      throw invalidInput(input, name, `JSON with true or false as \`${name}\``, example);
    }
    const text5 = `\`"${name}": ${value2}\``;
    throw refused(
      `sets ${text5}, which contradicts \`network: ${network3}\`.`,
      `Remove it. ${instead[name][`${value2}`]}`
    );
  }
  if (network3 === "sealed" && settings["bip"] !== void 0) {
    throw refused("sets `bip`, but `network: sealed` has no docker0.", "Remove one of the two.");
  }
}
var refused = (what, remedy2) => new ExpectedError("invalid-input", `The input \`${input}\` ${what}`, remedy2);

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

// src/action/guard-inputs.ts
function allowedRules(read5) {
  return list2(read5, "allow").map((given) => {
    const id = openableRules.find((openable) => openable === given);
    if (id !== void 0) return id;
    const which2 = ruleIds.some((known2) => known2 === given) ? "a rule that can be opened" : "one of the rules that can be opened";
    throw invalidInput("allow", given, `${which2}: ${openableRules.join(", ")}`, `allow: ${openableRules[0]}`);
  });
}

// src/action/storage-inputs.ts
var smallest = { loop: gibibyte, tmpfs: 256 * mebibyte };
function storage(read5) {
  const value2 = read5("storage");
  const [, name = "", size2] = /^([a-z]+)(?::(.*))?$/.exec(value2) ?? [];
  const place = ["auto", ...storagePlaces].find((candidate) => candidate === name);
  const isSized = place === "loop" || place === "tmpfs";
  if (place === void 0 || size2 !== void 0 && !isSized) throw invalid(value2);
  if (size2 === void 0 || !isSized) return { place, bytes: null };
  const bytes2 = byteSize(size2);
  if (!(bytes2 >= smallest[place])) throw invalid(value2, ` of at least ${bytes(smallest[place])}`);
  return { place, bytes: bytes2 };
}
var invalid = (value2, limit3 = "") => invalidInput(
  "storage",
  value2,
  `one of auto, ${storagePlaces.join(", ")}, and tmpfs and loop can have a size${limit3}, such as 20g`,
  "storage: loop:20g"
);
var storageDriver = (read5) => word(read5, "storage-driver", ["auto", ...storageDrivers]);

// src/action/inputs.ts
var defaultDindImage = "docker:29.7.2-dind";
var defaultImageFor = (privilege2) => privilege2 === "rootless" ? `${defaultDindImage}-rootless` : defaultDindImage;
function readInputs(read5, job, environment, checkIds, buildkitdConfiguration = "", append = []) {
  const request2 = {
    mode: word(read5, "mode", modes),
    job,
    buildxVersion: buildxVersion(read5),
    cacheBinary: flag(read5, "cache-binary"),
    driver: read5("driver") === "" ? null : word(read5, "driver", drivers),
    endpoint: endpoint(read5),
    daemon: null,
    append,
    certificates: certificatesOf(environment),
    driverOptions: driverOptions(read5),
    buildkitdFlags: read5("buildkitd-flags").replaceAll("\n", " "),
    buildkitdConfiguration,
    use: flag(read5, "use"),
    platforms: platforms(read5),
    name: builderName(read5),
    keepState: flag(read5, "keep-state"),
    cleanup: flag(read5, "cleanup"),
    inherit: flag(read5, "inherit"),
    proxies: proxiesIn(environment),
    dindImage: imageReference(read5("dind-image")) ?? defaultImageFor(word(read5, "privilege", privileges)),
    dindImageAsked: read5("dind-image") !== "",
    privilege: word(read5, "privilege", privileges),
    storage: storage(read5),
    storageDriver: storageDriver(read5),
    cache: cacheKey(read5),
    preload: preloadedImages(read5),
    exportWay: word(read5, "export", exportWays),
    guard: word(read5, "guard", guardModes),
    allow: allowedRules(read5),
    reap: flag(read5, "reap"),
    companion: word(read5, "companion", ["auto", "off"]) === "auto",
    network: word(read5, "network", networkModes),
    ports: word(read5, "ports", portsPlaces),
    daemonConfiguration: daemonConfiguration(read5),
    memory: memory(read5, "memory"),
    pidsLimit: wholeNumber(read5, "pids-limit", 100, 4194304),
    startDeadline: wholeNumber(read5, "start-timeout", 1, 3600) * 1e3,
    verify: verify(read5),
    githubToken: read5("github-token"),
    sweepAfter: wholeNumber(read5, "sweep-after", 1, 8760) * 3600,
    previousVariables: Object.fromEntries(exportedVariables.map((name) => [name, environment[name] ?? ""]))
  };
  refuseContradictions(request2);
  return {
    request: request2,
    failOn: failOn(read5, request2.mode),
    ignore: ignored(read5, checkIds),
    given: Object.fromEntries(
      Object.entries(inputEffects).map(([name, effects]) => ({ name, text: read5(name), default: effects.default })).filter(({ text: text5, default: unchanged }) => text5 !== unchanged).map(({ name, text: text5 }) => [name, text5])
    )
  };
}
var verifyForms = {
  quick: "quick",
  full: "full",
  true: "quick",
  false: "none"
};
function verify(read5) {
  const value2 = read5("verify");
  const form = Object.hasOwn(verifyForms, value2.toLowerCase()) ? verifyForms[value2.toLowerCase()] : void 0;
  if (form === void 0) throw invalidInput("verify", value2, "one of quick, full, false", "verify: full");
  return form;
}
function failOn(read5, mode2) {
  const level = word(read5, "fail-on", ["auto", "error", "warning", "never"]);
  return level === "auto" ? mode2 === "auto" ? "never" : "error" : level;
}
function imageReference(reference2) {
  if (reference2 === "") return null;
  const grammar = /^[a-z0-9][\w.:/-]*(@sha256:[0-9a-f]{64})?$/i;
  if (!grammar.test(reference2)) {
    throw invalidInput("dind-image", reference2, "an image reference", `dind-image: ${defaultDindImage}`);
  }
  return reference2;
}
function ignored(read5, checkIds) {
  const ids = list2(read5, "ignore");
  for (const id of ids) {
    if (!checkIds.includes(id)) {
      throw invalidInput(
        "ignore",
        id,
        `one of these finding ids: ${checkIds.join(", ")}`,
        "ignore: mtu-mismatch"
      );
    }
  }
  return ids;
}

// src/action/job.ts
function jobOf(environment, token) {
  const run2 = (environment["GITHUB_RUN_ID"] ?? "").replace(/[^a-zA-Z0-9]/g, "");
  const attempt = (environment["GITHUB_RUN_ATTEMPT"] ?? "").replace(/[^0-9]/g, "");
  return {
    repository: environment["GITHUB_REPOSITORY"] ?? "",
    run: run2 || "local",
    attempt: attempt || "1",
    job: environment["GITHUB_JOB"] ?? "",
    runner: environment["RUNNER_NAME"] ?? "",
    token
  };
}

// src/action/world.ts
var stateNames = { journal: "journal", main: "main", report: "report" };

// src/action/journal-of-main.ts
function announceMain({ workflow: workflow2, source, processes: processes2 }) {
  const own2 = processes2.own();
  const stateFile = source.environment["GITHUB_STATE"];
  if (own2 && stateFile)
    workflow2.saveState(stateNames.main, JSON.stringify({ ...own2, stateFile }));
}

// src/action/look.ts
var lookDeadline = 15e3;
async function look(probes2, source) {
  const observed2 = await observe(probes2, source, lookDeadline);
  return { observed: observed2, outcomes: runChecks(checks, observed2) };
}

// src/checks/on-job-daemon.ts
function onJobDaemon(outcomes, observed2, { version, apiVersion, minApiVersion }) {
  if (observed2.engine.status === "unseen") return outcomes;
  const engine2 = {
    status: "seen",
    value: { ...observed2.engine.value, version, apiVersion, minApiVersion }
  };
  const compared = runChecks([clientNewerThanEngine, clientOlderThanEngine], { ...observed2, engine: engine2 });
  return outcomes.map((outcome2) => {
    const other = compared.find(({ id }) => id === outcome2.id) ?? outcome2;
    if (other === outcome2 || other.status !== "failed") return other;
    return { ...other, finding: { ...other.finding, about: "job", rulesOut: [] } };
  });
}

// src/checks/on-nodes.ts
function onNodes(outcomes, tested) {
  return outcomes.map((outcome2) => outcome2.id === missingEmulator.id ? outcomeOf(tested) : outcome2);
}
function outcomeOf(tested) {
  const { id, title } = missingEmulator;
  if (tested === void 0) {
    const reason = "Only a test build shows which platforms the nodes of the builder run.";
    return { status: "unknown", id, title, reason };
  }
  const finding = notRun(tested);
  if (finding) return { status: "failed", id, finding };
  const unchecked = tested.filter(({ status }) => status === "not-checked" || status === "not-run");
  const [first] = unchecked;
  return first ? { status: "unknown", id, title, reason: `Could not check ${listOf2(unchecked)}: ${first.detail}.` } : { status: "passed", id, title };
}
function notRun(tested) {
  const missing = tested.filter(({ status, remedy: remedy2 }) => status === "not-run" && remedy2 === void 0);
  if (missing.length === 0) return void 0;
  const { id, failureTitle: title } = missingEmulator;
  const architectures3 = [...new Set(missing.map(({ platform: platform2 }) => platform2.split("/")[1] ?? platform2))];
  return {
    id,
    severity: "warning",
    about: "job",
    title,
    message: `A test build did not run for ${listOf2(missing)}. Builds for such a platform fail there at the first RUN instruction, with "exec format error".`,
    evidence: tested.map(({ name, platform: platform2, status, detail }) => ({
      label: `${platform2} on ${name}`,
      value: `${words[status]}: ${detail}`
    })),
    remedy: `Add a node of that architecture with \`append\`, or install the emulator on the host of the node: \`docker run --privileged --rm tonistiigi/binfmt --install ${architectures3.join(",")}\`. With \`driver: kubernetes\`, set \`qemu.install=true\` in \`driver-opts\`.`,
    rulesOut: []
  };
}
var words = {
  native: "native",
  emulated: "emulated",
  "not-run": "did not run",
  "not-checked": "could not check"
};
var listOf2 = (tested) => tested.map(({ name, platform: platform2 }) => `${platform2} on ${name}`).join(", ");

// src/action/proved-outcomes.ts
function provedOutcomes(outcomes, { containerProof, daemon: daemon2, nodeProofs }, observed2, plan = null) {
  if (plan?.strategy === "remote") return withSelectedBuilder(onNodes(outcomes, nodeProofs), plan);
  const compared = daemon2 ? onJobDaemon(outcomes, observed2, { ...daemon2, version: daemon2.engineVersion }) : outcomes;
  return withSelectedBuilder(withWorkspace(compared, containerProof, observed2), plan);
}
function withSelectedBuilder(outcomes, plan) {
  const isKept = plan?.steps.some((step) => step.kind === "create-buildx-folder" && step.keepsCurrent);
  const { id, title } = builderReplaced;
  return isKept ? outcomes.map((outcome2) => outcome2.id === id ? { status: "passed", id, title } : outcome2) : outcomes;
}
function withWorkspace(outcomes, containerProof, { runner: runner2 }) {
  const proved = containerProof?.parts.find(({ part }) => part === "workspace");
  const workspace = runner2.status === "seen" ? runner2.value.workspace : null;
  if (!containerProof || !proved || proved.status === "not-checked" || workspace === null) return outcomes;
  if (proved.remedy !== void 0) return outcomes;
  const { id, title } = workspacePathMismatch;
  return outcomes.map((outcome2) => {
    if (outcome2.id !== id) return outcome2;
    if (proved.status === "failed") {
      return { status: "failed", id, finding: unseenWorkspace(containerProof.host, workspace, proved.detail) };
    }
    return outcome2.status === "unknown" ? { status: "passed", id, title } : outcome2;
  });
}

// src/report/daemon-network.ts
var sealed2 = "The job daemon sets no iptables rules and has no docker0 (`network: sealed`). Containers and builds have no network, except with `--network host`. Published ports have no effect.";
var sentences = {
  isolated: "Containers on docker0 of the job daemon reach each other only by published ports (`network: isolated`).",
  sealed: sealed2,
  open: "Containers on docker0 of the job daemon reach each other (`network: open`)."
};
function networkSentences({ achieved: { daemon: daemon2 } }) {
  return daemon2 ? [sentences[daemon2.network]] : [];
}
function networkAnnotations({ achieved: { daemon: daemon2 } }) {
  if (daemon2?.network !== "sealed") return [];
  const remedy2 = "Build with `docker build --network host`, or remove `network: sealed`.";
  return [{ level: "notice", title: "sealed-network", message: `${sealed2} ${remedy2}` }];
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
function countedFindings({ outcomes, ignored: ignored2 }) {
  return findingsOf(outcomes).filter(({ id }) => !ignored2.includes(id));
}
function countBySeverity(findings2) {
  const of = (severity) => findings2.filter((finding) => finding.severity === severity).length;
  return { error: of("error"), warning: of("warning"), notice: of("notice") };
}
function countsOf(checked) {
  return countBySeverity(countedFindings(checked));
}
function problems({ error: error2, warning: warning2 }) {
  const parts = [error2 > 0 ? count(error2, "error") : "", warning2 > 0 ? count(warning2, "warning") : ""];
  return parts.filter((part) => part !== "").join(" and ");
}
function checksThat(status, { outcomes }) {
  return outcomes.filter((outcome2) => outcome2.status === status).length;
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

// src/report/service.ts
function serviceOf(report) {
  const service = ofDaemon2(report);
  const guard2 = guardSocketOf(report);
  return guard2 === null ? service : { ...service, host: `unix://${guard2}`, socket: guard2 };
}
function guardSocketOf({ plan }) {
  const [guard2] = plan?.steps.flatMap((step) => step.kind === "start-companion" ? [step.tasks.guard] : []) ?? [];
  return guard2?.socket ?? null;
}
function ofDaemon2(report) {
  const proof = report.achieved.containerProof;
  if (report.plan?.strategy === "dind") {
    const { daemon: daemon2 } = report.achieved;
    return {
      host: daemon2?.host ?? null,
      socket: daemon2?.socket ?? null,
      engineVersion: daemon2?.engineVersion ?? null,
      storageDriver: daemon2?.storageDriver ?? null,
      privilege: daemon2?.privilege ?? null,
      workspace: proof?.workspace ?? (daemon2 ? seen(report.facts.runner)?.workspace ?? null : null),
      // Without a test, these are the best guess.
      portsHost: proof ? proof.portsHost : report.achieved.companion?.tasks.includes("ports") ? loopback : daemon2?.address ?? null
    };
  }
  const host = seen(report.facts.endpoint)?.host ?? null;
  const engine2 = seen(report.facts.engine);
  return {
    host,
    socket: host?.startsWith("unix://") ? host.slice("unix://".length) : null,
    engineVersion: engine2?.version ?? null,
    storageDriver: engine2?.storageDriver ?? null,
    privilege: null,
    workspace: workspaceOf2(report),
    portsHost: proof ? proof.portsHost : onlyPortsHost(report)
  };
}
function onlyPortsHost({ facts }) {
  const [host = null, ...others] = publishedPorts(facts).hosts;
  return others.length === 0 ? host : null;
}
function workspaceOf2({ facts, achieved }) {
  const parts = achieved.containerProof?.parts ?? [];
  if (parts.some(({ part, status }) => part === "workspace" && status === "failed")) return null;
  const found = workspaceInEngine(facts);
  return achieved.containerProof?.workspace ?? (found?.certain ? found.source : null);
}
function daemonOf2({ achieved, facts, plan }) {
  if (plan?.strategy === "dind") return achieved.daemonProof ?? null;
  const found = endpointDaemon(facts);
  return found?.sharedNetworkNamespace === null && isSidecar(facts) ? { ...found, sharedNetworkNamespace: true } : found;
}
function seen(observation) {
  return observation.status === "seen" ? observation.value : void 0;
}

// src/report/without-effect.ts
function withoutEffectSentence({ inputs, why }) {
  const names4 = inputs.map((name) => `\`${name}\``).join(", ");
  return `${names4} ${inputs.length === 1 ? "has" : "have"} no effect: ${why}.`;
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
    ...withoutEffect2(report)
  ];
  return severities.flatMap((level) => capped(all.filter((annotation2) => annotation2.level === level)));
}
function failure({ verdict: verdict2 }) {
  if (!verdict2.failure || verdict2.failure.code === "findings") return [];
  const { code: code2, message, remedy: remedy2 } = verdict2.failure;
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
    ...job.map((finding) => annotation(finding, finding.severity, report)),
    ...unused.map((finding) => annotation(finding, hostLevel ?? finding.severity, report))
  ];
}
function annotation({ id, message, remedy: remedy2 }, level, { berthVersion: berthVersion2 }) {
  return { level, title: id, message: joined(message, remedy2, findingUrl(id, berthVersion2)) };
}
function withoutEffect2(report) {
  return report.withoutEffect.map((each2) => ({
    level: "notice",
    title: "input-without-effect",
    message: joined(withoutEffectSentence(each2), each2.remedy)
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
function capped(annotations2) {
  const [first] = annotations2;
  if (!first || annotations2.length <= mostPerLevel) return [...annotations2];
  const rest = annotations2.length - (mostPerLevel - 1);
  const message = `${rest} more ${first.level}s are in the job summary.`;
  return [...annotations2.slice(0, mostPerLevel - 1), { level: first.level, title: "Berth", message }];
}
function joined(...parts) {
  return parts.map((part) => clip(plain(part), longestPart)).join(" ");
}

// src/report/confinement.ts
var allCapabilities = 41;
var seccompNames = { disabled: "none", strict: "strict", filter: "active", unknown: "unknown" };
var mostNames = 20;
function confinementRows({ achieved: { confinement: confinement2 } }) {
  if (!confinement2) return [];
  const { userNamespace: userNamespace2, capabilities: capabilities2, seccomp, kernelFiles, devices } = confinement2;
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
      here: read(capabilities2, ({ bounding }) => capabilitiesText(bounding, confinement2))
    },
    {
      what: "Seccomp filter",
      privileged: "none",
      here: read(seccomp, (mode2) => seccompNames[mode2])
    },
    {
      what: "Hidden or read-only kernel files",
      privileged: "none",
      here: read(kernelFiles, (files2) => kernelFilesText(files2, confinement2))
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
  const { confinement: confinement2, daemon: daemon2, daemonProof } = report.achieved;
  if (!confinement2 && daemon2 && daemonProof?.unseen)
    return [`Berth could not read the isolation of the job daemon: ${daemonProof.unseen}.`];
  return confinementRows(report).map(
    ({ what, privileged: privileged2, here }) => `${what}: ${here}. With \`--privileged\`: ${privileged2}.`
  );
}
function read(observation, describe8) {
  return observation.status === "seen" ? describe8(observation.value) : `could not read: ${observation.reason}`;
}
var isSeparate = ({ userNamespace: userNamespace2 }) => userNamespace2.status === "seen" && !userNamespace2.value.initial;
function capabilitiesText(held, confinement2) {
  const amount = `${held.length} of ${allCapabilities}`;
  if (isSeparate(confinement2)) return `${amount}, in its user namespace only`;
  return held.length > mostNames ? amount : `${amount}: ${held.join(", ")}`;
}
function kernelFilesText({ hidden, readOnly }, confinement2) {
  if (hidden.length + readOnly.length > 0) {
    const parts = [
      ...hidden.length > 0 ? [`hidden ${hidden.join(", ")}`] : [],
      ...readOnly.length > 0 ? [`read-only ${readOnly.join(", ")}`] : []
    ];
    return parts.join(", ");
  }
  return isSeparate(confinement2) ? "none, but they belong to root of the machine" : "none";
}

// src/report/guard.ts
var modes2 = {
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
    `\`guard: ${mode2}\` stands before the daemon. ${modes2[mode2]}`,
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

// src/plan/tiers/strongest-privilege.ts
function strongestPrivilege(observed2) {
  if (observed2.engine.status === "unseen" || whereVirtual(observed2)) return null;
  const request2 = {
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
  const { possible, passedOver } = chooseTiers({ request: request2, observed: observed2 });
  const reasons2 = strongerThan(possible[0] ?? "privileged", passedOver).map(
    ({ privilege: privilege2, reasons: reasons3 }) => `Not ${privilege2}: ${reasons3.join(" ")}`
  );
  return [`${possible[0] ?? "only privileged"}.`, ...reasons2].join(" ");
}

// src/report/machine.ts
var descriptions = [
  line(
    "System",
    "machine",
    ({ operatingSystem: operatingSystem2, architecture, kernel, hostname: hostname2 }) => listed(operatingSystem2, architecture, `kernel ${kernel}`, hostname2)
  ),
  line(
    "Runner",
    "runner",
    ({ kind, name, inContainer }) => listed(
      kind === "none" ? "no workflow" : kind,
      name,
      inContainer ? "in a container" : "not in a container"
    )
  ),
  line(
    "Job container",
    "ownContainer",
    (container) => container && `${container.image} ${container.id.slice(0, 12)}`
  ),
  line(
    "Workspace",
    "workspaceFilesystem",
    ({ path: path6, type, freeBytes }) => listed(path6, type, `${bytes(freeBytes)} free`)
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
    ({ storageDriver: storageDriver2, imageStore, backingFilesystem }) => listed(storageDriver2, imageStore, backingFilesystem ? `backing filesystem ${backingFilesystem}` : "")
  ),
  line(
    "Data root",
    "dataRootFilesystem",
    ({ path: path6, type, freeBytes, totalBytes }) => listed(path6, type, `${bytes(freeBytes)} of ${bytes(totalBytes)} free`)
  ),
  line(
    "Daemon processes",
    "daemons",
    (daemons2) => daemons2.length === 0 ? "none found" : listed(...daemons2.map(({ kind, namespacePids }) => `${kind} ${namespacePids.join(" → ")}`))
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
    return listed(...[...byType].map(([type, group]) => `${type} ${group.map(({ path: path6 }) => path6).join(" ")}`)) || null;
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
    (clients2) => listed(...clients2.map(({ name, version }) => `${name} ${version ?? "(version unknown)"}`)) || "none found"
  )
];
var tunStates = {
  open: "for all users",
  closed: "for root only",
  missing: "none"
};
function machineLines(facts) {
  return descriptions.map((describe8) => describe8(facts)).filter((described) => described !== null);
}
function unseenLines(facts) {
  const unseen3 = Object.entries(facts).flatMap(
    ([name, observation]) => observation.status === "unseen" ? [{ name, reason: observation.reason }] : []
  );
  const byReason = groupBy(unseen3, ({ reason }) => reason);
  return [...byReason].map(([value2, facts2]) => ({ label: facts2.map(({ name }) => name).join(", "), value: value2 }));
}
function line(label2, name, describe8) {
  return (facts) => {
    const fact = seen(facts[name]);
    const value2 = fact === void 0 ? null : describe8(fact);
    return value2 === null ? null : { label: label2, value: value2 };
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
  const named = (names4) => names4.map((name) => `\`${name}\``).join(", ");
  return [
    ...copied.length > 0 ? [`Copied from the host daemon: ${named(copied)} (${bytes(size2)} in ${duration(milliseconds)}).`] : [],
    ...present.length > 0 ? [`Already in the job daemon: ${named(present)}.`] : []
  ];
}

// src/report/daemon-image.ts
function imageSentences({ achieved: { daemonImage } }) {
  if (!daemonImage) return [];
  const { reference: reference2, digest, id } = daemonImage;
  if (digest === null) return [`The job daemon's image \`${reference2}\` was not pulled. Its ID is \`${id}\`.`];
  const pinned = reference2.includes("@") ? reference2 : `${reference2}@${digest}`;
  return [`The job daemon's image is \`${pinned}\`.`];
}

// src/report/inherited.ts
function inheritedSentences({ achieved: { builder: builder3, daemon: daemon2 } }) {
  return [
    ...daemon2 ? sentences2("The job daemon", daemon2.inherited) : [],
    ...builder3?.inherited ? sentences2("The builder", builder3.inherited) : []
  ];
}
function sentences2(who, inherited) {
  const parts = partsOf(inherited);
  const omitted = inherited.omitted.map((sentence) => `${who}: ${sentence}`);
  return [...parts.length > 0 ? [`${who} inherits ${parts.join(", ")}.`] : [], ...omitted];
}
function partsOf({ mirrors, insecureRegistries: insecureRegistries2, registries, authorities, proxies }) {
  const parts = [
    [mirrors, `${count(mirrors.length, "mirror")} of docker.io (${listed2(mirrors)})`],
    [insecureRegistries2, `insecure access to ${listed2(insecureRegistries2)}`],
    [registries, `certificates for ${listed2(registries.map(({ host }) => host))}`],
    [authorities.files, count(authorities.count, "private CA")],
    [proxies, listed2(proxies.map(({ variable, value: value2 }) => `${variable}=${value2}`))]
  ];
  return parts.flatMap(([list4, text5]) => list4.length > 0 ? [text5] : []);
}
var listed2 = (texts) => texts.map((text5) => `\`${text5}\``).join(", ");

// src/report/privilege.ts
function privilegeSentences({ achieved: { daemon: daemon2 } }) {
  if (!daemon2) return [];
  const { wall, lacks } = tiers[daemon2.privilege];
  return [
    `The job daemon runs with \`privilege: ${daemon2.privilege}\`. ${wall}`,
    ...strongerThan(daemon2.privilege, daemon2.passedOver).map(
      ({ privilege: privilege2, reasons: reasons2 }) => `Not \`${privilege2}\`: ${reasons2.join(" ")}`
    ),
    ...lacks
  ];
}

// src/report/storage.ts
var places3 = {
  volume: "a volume",
  loop: "an ext4 on a loop device",
  tmpfs: "a tmpfs"
};
function storageSentences({
  storage: storage2,
  storageDriver: storageDriver2
}) {
  const store = storageDriver2 === "overlayfs" ? "containerd" : "classic";
  return [
    `Its data root is on ${places3[storage2.place]}, with the storage driver \`${storageDriver2}\` (${store} image store).`,
    ...storage2.passedOver.map(
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
  const { containerProof, buildProof, daemon: daemon2, buildx: buildx2, builder: builder3, swept } = report.achieved;
  const serving = daemonOf2(report);
  const sentences3 = [];
  if (containerProof) {
    const { host, milliseconds } = containerProof;
    const form = buildProof ? "full" : "quick";
    const took = duration(milliseconds + (buildProof?.milliseconds ?? 0));
    sentences3.push(`Tests through \`${host}\` (\`verify: ${form}\`) took ${took}.`);
    sentences3.push(...[...containerProof.parts, ...buildProof?.parts ?? []].map(partSentence));
  }
  if (serving) sentences3.push(...daemonSentences(serving, seen(report.facts.ownNamespaces)));
  if (daemon2) {
    const { container, readyAfter, limits: limits2 } = daemon2;
    sentences3.push(
      `The job daemon in \`${container}\` was ready after ${duration(readyAfter)}.`,
      `Its limits are ${[`${bytes(limits2.memory)} of memory`, ...cpuWords(limits2), `${limits2.pids} processes`].join(", ")}.`,
      ...networkSentences(report),
      ...storageSentences(daemon2)
    );
  }
  sentences3.push(...imageSentences(report), ...privilegeSentences(report));
  sentences3.push(...cacheSentences(report.achieved), ...pointingSentences(report));
  if (buildx2)
    sentences3.push(`Buildx \`${buildx2.version}\` is installed for this job: ${origins[buildx2.origin]}.`);
  if (builder3) {
    const platforms2 = builder3.platforms.map((platform2) => `\`${platform2}\``).join(", ");
    sentences3.push(
      `Builder \`${builder3.name}\`: driver \`${builder3.driver}\`, platforms ${platforms2 || "of the daemon only"}.`
    );
  }
  sentences3.push(...nodeSentences(report), ...inheritedSentences(report));
  if (swept && swept.length > 0) {
    const names4 = swept.map((name) => `\`${name}\``).join(", ");
    sentences3.push(`Removed ${count(swept.length, "leftover")} of killed runners: ${names4}.`);
  }
  return sentences3;
}
var cpuWords = ({ cpus }) => cpus === null ? [] : [`${cpus} CPU cores`];
var origins = {
  download: "downloaded from its release, with a verified checksum",
  "tool-cache": "from the tool cache of the runner, with a verified checksum",
  build: "built from its sources"
};
function testParts({ achieved }) {
  const { containerProof, buildProof } = achieved;
  if (!containerProof) return [];
  const skipped = { part: "build", status: "not-checked", detail: "`verify: full` checks it" };
  return [...containerProof.parts, ...buildProof?.parts ?? [skipped]];
}
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
function daemonSentences(daemon2, own2) {
  const { pids, namespacePids, namespaces, nested, nestedInIt, sharedNetworkNamespace, unseen: unseen3 } = daemon2;
  if (pids.length === 0) return unseen3 ? [`Berth could not identify the daemon process: ${unseen3}.`] : [];
  const verb = nested ? "runs" : "does not run";
  const chain = namespacePids.length > 1 ? ` (${namespacePids.join(" → ")}, from the outermost PID namespace)` : "";
  return [
    `PID ${pids.join(", ")}${chain} serves the job. It ${verb} in a container.`,
    ...namespaces ? namespaceSentences(namespaces, own2 ?? {}) : [],
    ...sharedNetworkNamespace === null ? [] : [networkSentence(sharedNetworkNamespace)],
    ...nestedInIt.length > 0 ? [`Daemons nested in it: PID ${nestedInIt.join(", ")}.`] : []
  ];
}
var networkSentence = (isShared) => `The daemon and the job ${isShared ? "share one network namespace" : "have different network namespaces"}.`;
function namespaceSentences(theirs, own2) {
  const seenNames = namespaceNames.filter((name) => theirs[name] !== void 0);
  const shared = seenNames.filter((name) => theirs[name] === own2[name]);
  const others = seenNames.filter((name) => !shared.includes(name));
  const listOf3 = (names4, namespaces) => names4.map((name) => `\`${name}:[${namespaces[name]}]\``).join(", ");
  const known2 = others.filter((name) => own2[name] !== void 0);
  return [
    ...shared.length > 0 ? [`Namespaces shared by the daemon and the job: ${listOf3(shared, theirs)}.`] : [],
    ...others.length > 0 ? [`Namespaces of the daemon only: ${listOf3(others, theirs)}.`] : [],
    ...known2.length > 0 ? [`The job has ${listOf3(known2, own2)}.`] : []
  ];
}

// src/report/skipped.ts
var explained = {
  "no-reachable-engine": "no Docker daemon",
  "socket-permission-denied": "no access to the Docker daemon"
};
function skippedOf(report) {
  const checks3 = report.outcomes.flatMap(
    (outcome2) => outcome2.status === "unknown" ? [{ cause: causeOf(outcome2.reason, report), id: outcome2.id, title: outcome2.title }] : []
  );
  const byCause = groupBy(checks3, ({ cause }) => cause);
  return [...byCause].map(([cause, group]) => ({ cause, checks: group.map(({ id, title }) => ({ id, title })) })).sort((one, other) => other.checks.length - one.checks.length);
}
function causeOf(reason, { facts: { endpoint: endpoint3, engine: engine2 }, outcomes }) {
  const reasons2 = [endpoint3, engine2].flatMap((fact) => fact.status === "unseen" ? [fact.reason] : []);
  const [short] = outcomes.flatMap(({ id, status }) => status === "failed" ? explained[id] ?? [] : []);
  return short !== void 0 && reasons2.includes(reason) ? short : reason.replace(/\.$/, "");
}
function skippedTitle(skipped) {
  const [first, ...others] = skipped;
  if (!first) return null;
  const amount = skipped.reduce((sum, { checks: checks3 }) => sum + checks3.length, 0);
  const title = `${amount} ${amount === 1 ? "check" : "checks"} skipped`;
  if (others.length === 0) return `${title}: ${first.cause}`;
  const isShort = Object.values(explained).includes(first.cause);
  return isShort ? `${title}, ${first.checks.length} of them: ${first.cause}` : title;
}

// src/report/log.ts
function logGroups(report) {
  const groups = [
    { title: "This machine", lines: machine(report) },
    { title: `Checks: ${checkCounts(report)}`, lines: checks2(report) },
    { title: `Mode: ${report.plan?.strategy ?? "none"}`, lines: mode(report) },
    { title: setupTitle(report), lines: setupResults(report) },
    { title: "Guard", lines: guardSentences(report.achieved) },
    { title: "Isolation of the job daemon", lines: confinementSentences(report) },
    {
      title: "Timings",
      lines: report.timings.map(({ phase, milliseconds }) => `${phase}: ${duration(milliseconds)}`)
    }
  ];
  return groups.filter(({ lines: lines2 }) => lines2.length > 0).map(({ title, lines: lines2 }) => ({ title, lines: lines2.map(line2) }));
}
function machine({ facts }) {
  return [
    ...machineLines(facts).map(({ label: label2, value: value2 }) => `${label2}: ${value2}`),
    ...unseenLines(facts).map(({ label: label2, value: value2 }) => `Not readable: ${label2}: ${value2}`)
  ];
}
function checkCounts(report) {
  const counts = [
    [checksThat("failed", report), "failed"],
    [checksThat("passed", report), "passed"],
    [checksThat("unknown", report), "skipped"]
  ];
  return counts.flatMap(([amount, word2]) => amount > 0 ? [`${amount} ${word2}`] : []).join(", ");
}
function checks2(report) {
  const { outcomes, ignored: ignored2, berthVersion: berthVersion2 } = report;
  const found = findingsOf(outcomes).flatMap(({ id, severity, title, message, evidence, remedy: remedy2 }) => [
    `${ignored2.includes(id) ? `ignored ${severity}` : severity}: ${title} [${id}]`,
    `  ${plain(message)}`,
    `  Remedy: ${plain(remedy2)}`,
    ...evidence.map(({ label: label2, value: value2 }) => `  ${plain(label2)}: ${plain(value2)}`),
    `  ${findingUrl(id, berthVersion2)}`
  ]);
  const skipped = skippedOf(report).flatMap(({ cause, checks: checks3 }) => [
    `skipped: ${cause}`,
    ...checks3.map(({ title }) => `  ${title}`)
  ]);
  const passed = outcomes.flatMap(
    (outcome2) => outcome2.status === "passed" ? [`passed: ${outcome2.title}`] : []
  );
  return [...found, ...skipped, ...passed];
}
function mode({ plan, withoutEffect: withoutEffect3 }) {
  if (!plan) return [];
  const rejected = plan.rejected.map(({ strategy, reasons: reasons2 }) => `Not ${strategy}: ${reasons2.join(" ")}`);
  const idle = withoutEffect3.map((each2) => `${withoutEffectSentence(each2)} ${each2.remedy}`);
  return [...plan.because, ...rejected, ...idle];
}
function line2(text5) {
  const indentation = /^ */.exec(text5)?.[0] ?? "";
  return indentation + plain(text5);
}

// src/report/outputs.ts
function outputsOf(report, reportPath) {
  const { plan, achieved, verdict: verdict2 } = report;
  const { builder: builder3, daemon: daemon2 } = achieved;
  const [first] = builder3?.nodes ?? [];
  const serving = daemonOf2(report);
  const service = serviceOf(report);
  const counts = countsOf(report);
  return {
    mode: plan?.strategy ?? "",
    reason: plan?.because.join(" ") ?? verdict2.sentence,
    "docker-host": service.host ?? "",
    socket: service.socket ?? "",
    name: builder3?.name ?? "",
    driver: builder3?.driver ?? "",
    platforms: builder3?.platforms.join(",") ?? "",
    nodes: builder3 ? JSON.stringify(builder3.nodes.map(nodeOutput)) : "",
    endpoint: first?.endpoint ?? "",
    status: first?.status ?? "",
    flags: first?.["buildkitd-flags"] ?? "",
    "engine-version": service.engineVersion ?? "",
    "storage-driver": service.storageDriver ?? "",
    "daemon-pids": serving?.pids.join(",") ?? "",
    nested: truth(serving?.nested),
    "shared-network-namespace": truth(serving?.sharedNetworkNamespace),
    "host-workspace": service.workspace ?? "",
    "ports-host": service.portsHost ?? "",
    proof: achieved.containerProof ? JSON.stringify(testParts(report)) : "",
    privilege: service.privilege ?? "",
    container: daemon2?.container ?? "",
    volume: achieved.volume ?? "",
    "guard-boundary": achieved.guard?.boundary ?? "",
    findings: JSON.stringify(describedFindings(report)),
    errors: String(counts.error),
    warnings: String(counts.warning),
    report: reportPath,
    ledger: achieved.companion?.ledger ?? ""
  };
}
function nodeOutput({ platforms: platforms2, ...node }) {
  return { ...node, platforms: platforms2.join(",") };
}
function describedFindings({ outcomes, ignored: ignored2, berthVersion: berthVersion2 }) {
  return findingsOf(outcomes).map(({ id, severity, title, message, remedy: remedy2 }) => ({
    id,
    severity,
    title,
    message,
    remedy: remedy2,
    documentation: findingUrl(id, berthVersion2),
    ignored: ignored2.includes(id)
  }));
}
function truth(value2) {
  return value2 === null || value2 === void 0 ? "" : String(value2);
}

// src/report/without-configuration.ts
function withoutConfiguration({ builder: builder3, ...achieved }) {
  if (!builder3) return achieved;
  const nodes = builder3.nodes.map(({ files: _, ...node }) => node);
  return { ...achieved, builder: { ...builder3, nodes } };
}

// src/report/without-neighbors.ts
var builtIn2 = ["bridge", "host", "none", "ingress", "docker_gwbridge"];
function withoutNeighbors(facts) {
  const own2 = facts.ownContainer.status === "seen" ? facts.ownContainer.value : null;
  const volumes = own2?.mounts.flatMap(({ volume }) => volume ?? []) ?? [];
  const isOurs = ({ labels }) => Object.keys(labels).length > 0;
  return {
    ...facts,
    engineContainers: each(
      facts.engineContainers,
      (container, index) => container.id === own2?.id || isOurs(container) ? container : { ...container, name: `container-${index}`, image: `image-${index}`, mounts: [] }
    ),
    engineVolumes: each(
      facts.engineVolumes,
      (volume, index) => volumes.includes(volume.name) || isOurs(volume) ? volume : { ...volume, name: `volume-${index}`, mountpoint: "" }
    ),
    engineNetworks: each(
      facts.engineNetworks,
      (network3, index) => builtIn2.includes(network3.name) || own2?.networks.includes(network3.name) ? network3 : { ...network3, name: `network-${index}` }
    )
  };
}
function each(list4, change) {
  if (list4.status === "unseen") return list4;
  return { status: "seen", value: list4.value.map((item, index) => change(item, index + 1)) };
}

// src/report/report-json.ts
var order = [
  "schemaVersion",
  "berthVersion",
  "startedAt",
  "requestedMode",
  "verdict",
  "plan",
  "withoutEffect",
  "outcomes",
  "ignored",
  "failOn",
  "achieved",
  "timings",
  "facts"
];
function renderJson(report) {
  const { facts, achieved } = report;
  const shown = {
    ...report,
    facts: withoutNeighbors(facts),
    achieved: withoutConfiguration(achieved)
  };
  const entries = order.map((key) => [key, sorted(shown[key])]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}
`;
}
function sorted(value2) {
  if (Array.isArray(value2)) return value2.map(sorted);
  if (typeof value2 !== "object" || value2 === null) return value2;
  const entries = Object.entries(value2).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([key, inner2]) => [key, sorted(inner2)]));
}

// src/report/escape-mermaid.ts
var longest = 60;
function escapeMermaid(text5) {
  const line3 = plain(text5);
  const short = line3.length > longest ? `${line3.slice(0, longest - 1).toWellFormed()}…` : line3;
  return short.replace(
    /[^\p{L}\p{N} .,:/…-]|:(?=\/\/)|(?<=www)\.|(?<=^\d+)\.(?= |$)|^-/giu,
    (character) => `#${character.codePointAt(0)};`
  );
}

// src/report/mermaid-node.ts
function mermaidNode(id, ...lines2) {
  return `${id}[${label(lines2)}]`;
}
function mermaidStadium(id, ...lines2) {
  return `${id}([${label(lines2)}])`;
}
function label(lines2) {
  return `"${lines2.filter((line3) => line3 !== "").map(escapeMermaid).join("<br/>")}"`;
}

// src/report/nodes-diagram.ts
var mostNodes = 6;
var mostPlatforms = 3;
function nodesDiagram({ achieved }) {
  const { builder: builder3 } = achieved;
  if (!builder3) return [];
  const shown = builder3.nodes.slice(0, mostNodes);
  const more = builder3.nodes.length - shown.length;
  const ids = shown.map((_, index) => `node${index + 1}`);
  return [
    mermaidNode("builder", "Builder", builder3.name, `driver ${builder3.driver}`),
    'job ==>|"builds with"| builder',
    ...shown.flatMap((node, index) => [
      mermaidNode(`node${index + 1}`, ...linesOf(node, achieved.nodeProofs ?? [])),
      `builder -->|"runs on"| node${index + 1}`
    ]),
    ...more > 0 ? [mermaidNode("more", `${more} more`), "builder --> more"] : [],
    "classDef serving stroke:#2da44e,stroke-width:3px",
    ...ids.length > 0 ? [`class ${ids.join(",")} serving`] : []
  ];
}
function linesOf({ name, endpoint: endpoint3, platforms: platforms2 }, proofs) {
  const tested = proofs.filter((proof) => proof.name === name);
  const others = platforms2.filter((each2) => !tested.some(({ platform: platform2 }) => platform2 === each2));
  const more = others.length - mostPlatforms;
  return [
    name,
    ...placeOf(endpoint3),
    ...tested.map((proof) => `${proof.platform}, ${nodeResult(proof)}`),
    others.slice(0, mostPlatforms).join(", ") + (more > 0 ? ` and ${more} more` : "")
  ];
}
function placeOf(endpoint3) {
  if (!endpoint3.startsWith("kubernetes://")) return [withoutCredentialsIn(endpoint3)];
  const [, deployment] = /[?&](?:deployment|statefulset)=([^&]+)/.exec(endpoint3) ?? [];
  return ["Kubernetes", deployment ?? ""];
}

// src/report/diagram.ts
function renderDiagram(report) {
  const { plan, achieved } = report;
  if (plan?.strategy === "remote" || (achieved.builder?.nodes.length ?? 0) > 1) {
    const lines2 = nodesDiagram(report);
    return lines2.length === 0 ? null : ["flowchart LR", jobNode(report), ...lines2].join("\n");
  }
  const launch = plan?.steps.find((step) => step.kind === "launch-daemon");
  if (!launch || !achieved.daemon) return null;
  return [
    "flowchart LR",
    jobNode(report),
    hostNode(report),
    daemonNode(report, launch),
    'job ==>|"uses"| daemon',
    'host -->|"runs"| daemon',
    ...builder2(report),
    "classDef serving stroke:#2da44e,stroke-width:3px",
    "class daemon serving"
  ].join("\n");
}
function jobNode({ facts }) {
  return mermaidStadium("job", "This job", seen(facts.runner)?.inContainer ? "in a container" : "");
}
function hostNode({ facts }) {
  const engine2 = seen(facts.engine);
  const version = engine2 && `${engine2.product === "podman" ? "Podman" : "Docker"} ${engine2.version}`;
  return mermaidNode("host", "Host daemon", version ?? "");
}
function daemonNode({ achieved }, { privileges: privileges2, memory: memory2 }) {
  const privilege2 = achieved.daemon?.privilege ?? privileges2[0];
  return mermaidNode(
    "daemon",
    "Job daemon",
    `Docker ${achieved.daemon?.engineVersion ?? ""}`,
    `${privilege2 === "privileged" ? "privileged" : "unprivileged"} container`,
    `memory limit ${bytes(memory2)}`
  );
}
function builder2({ achieved }) {
  if (achieved.builder?.driver !== "docker-container") return [];
  return [mermaidNode("builder", "BuildKit container", achieved.builder.name), 'daemon -->|"runs"| builder'];
}

// src/report/key-facts.ts
var longestVersion = 60;
function keyFacts(report) {
  const { plan } = report;
  const mode2 = plan && `\`${plan.strategy}\``;
  if (plan?.strategy === "remote") return ["`remote`", ...builderFacts(report)];
  const isSetUp2 = plan !== null && plan.strategy !== "inspect";
  const facts = [mode2, ...daemonFacts(report), ...isSetUp2 ? testFacts(report) : [], portsFact(report)];
  return facts.flatMap((fact) => fact || []);
}
function builderFacts(report) {
  const { builder: builder3 } = report.achieved;
  if (!builder3) return [];
  const nodes = builder3.nodes.length > 1 ? [count(builder3.nodes.length, "node")] : [];
  const untested = report.verdict.status === "ready" ? ["not tested (`verify: false`)"] : [];
  const words2 = nodesTestWords(report);
  return [
    `driver \`${clip(builder3.driver, longestVersion)}\``,
    ...nodes,
    ...words2 === null ? untested : [words2]
  ];
}
function daemonFacts(report) {
  const { engineVersion, storageDriver: storageDriver2, privilege: privilege2 } = serviceOf(report);
  const isJobDaemon = report.plan?.strategy === "dind";
  if (engineVersion === null) return [];
  const engine2 = seen(report.facts.engine);
  const product = !isJobDaemon && engine2?.product === "podman" ? "Podman" : "Docker";
  return [
    `${product} ${clip(engineVersion, longestVersion)}`,
    storageDriver2 && clip(storageDriver2, longestVersion),
    !isJobDaemon && engine2?.rootless ? "rootless" : "",
    privilege2 === "privileged" ? "⚠️ privileged" : privilege2 && `\`privilege: ${privilege2}\``
  ];
}
var passes = {
  container: "test container passed",
  "built-image": "test build passed",
  workspace: "workspace mounted"
};
var failures = {
  container: "test container failed",
  "name-server": "no DNS in containers",
  "published-port": "published ports not reachable",
  workspace: "workspace not visible in containers",
  "workspace-write": "workspace not writable in containers",
  build: "test build failed",
  "built-image": "built image failed"
};
function testFacts(report) {
  if (!report.achieved.containerProof) {
    return report.verdict.status === "ready" ? ["not tested (`verify: false`)"] : [];
  }
  const parts = testParts(report);
  const failed = parts.filter(({ status }) => status === "failed").map(({ part }) => part);
  return parts.flatMap(({ part, status }) => {
    if (status === "failed") return [failures[part]];
    if (part === "container" && status === "not-checked") return ["test container could not run"];
    if (status === "not-checked" || part === "workspace" && failed.includes("workspace-write")) return [];
    return passes[part] ?? [];
  });
}
function portsFact(report) {
  const { portsHost } = serviceOf(report);
  return portsHost && `ports at \`${portsHost}\``;
}

// src/report/sections.ts
var encoder = new TextEncoder();
function size(text5) {
  return encoder.encode(text5).length;
}
function joinWithin(sections, limit3, note) {
  const separator = "\n\n";
  const notes = sections.map((section) => note(section) + separator);
  let left = limit3 - notes.reduce((sum, text5) => sum + size(text5), 0);
  const kept = sections.map(({ text: text5 }, index) => {
    const needed2 = size(text5 + separator) - size(notes[index] ?? "");
    if (needed2 > left) return notes[index];
    left -= needed2;
    return text5 + separator;
  });
  return `${kept.join("").trimEnd()}
`;
}

// src/report/remedy.ts
var command = /(?<=:) `([a-z][\w./-]* [^`]+)`(?:\.(?:\s+|$)|$)/;
function remedyParts(remedy2) {
  return remedy2.split(command).map((text5, index) => ({ kind: index % 2 === 1 ? "command" : "sentence", text: text5.trim() })).filter(({ text: text5 }) => text5 !== "");
}

// src/report/severity-words.ts
var severityWords = {
  error: "Error",
  warning: "Warning",
  notice: "Notice"
};

// src/report/summary-findings.ts
var longestLabel = 100;
var longestEvidence = 2e3;
function jobFindings(report) {
  const { job } = findingGroups(report);
  if (job.length === 0) return null;
  return { title: "the findings", text: blocks(job, report, (title) => `#### ${title}`) };
}
function failedTestBlocks(report) {
  const failed = failedTests(report);
  if (failed.length === 0) return null;
  const shown = failed.map(
    ({ title, message, remedy: remedy2 }) => [`#### ${severityWords.warning}: ${text(title)}`, text(message), ...remedyLines(remedy2)].join("\n\n")
  );
  return { title: "the failed tests", text: shown.join("\n\n") };
}
function hostFindings(report) {
  const { host } = findingGroups(report);
  return foldedFindings(
    "the findings about the host",
    `About the host: ${count(host.length, "finding")}`,
    host,
    report
  );
}
function ignoredFindings(report) {
  const { ignored: ignored2 } = findingGroups(report);
  return foldedFindings(
    "the ignored findings",
    `Ignored: ${count(ignored2.length, "finding")}`,
    ignored2,
    report
  );
}
function foldedFindings(title, heading, findings2, report) {
  if (findings2.length === 0) return null;
  return folded(
    title,
    heading,
    blocks(findings2, report, (text5) => `**${text5}**`)
  );
}
function blocks(findings2, { berthVersion: berthVersion2 }, heading) {
  const shown = findings2.slice(0, mostItems).map(
    ({ id, severity, title, message, remedy: remedy2 }) => [
      heading(`${severityWords[severity]}: ${text(title)}`),
      text(message),
      ...remedyLines(remedy2),
      `Details: ${link(id, id, berthVersion2)}`
    ].join("\n\n")
  );
  const more = findings2.length > mostItems ? [`_And ${findings2.length - mostItems} more, all in report.json._`] : [];
  return [...shown, ...more].join("\n\n");
}
function remedyLines(remedy2) {
  return remedyParts(remedy2).map(
    (part) => part.kind === "command" ? fenced([part.text], "sh") : text(part.text)
  );
}
function skippedSection(report) {
  const skipped = skippedOf(report);
  const title = skippedTitle(skipped);
  if (title === null) return null;
  const items = skipped.map(({ cause, checks: checks3 }) => {
    const links = checks3.map(({ id, title: title2 }) => link(title2, id, report.berthVersion)).join(", ");
    return skipped.length === 1 ? links : `${text(cause)}: ${links}`;
  });
  return folded("the skipped checks", text(title), list(items));
}
function evidenceSection({ outcomes }) {
  const evidence = findingsOf(outcomes).flatMap(({ id, evidence: evidence2 }) => {
    const items = evidence2.map(
      ({ label: label2, value: raw }) => `${text(clip(label2, longestLabel))}: ${value(raw, longestEvidence)}`
    );
    return items.length > 0 ? [`**${text(id)}**

${list(items)}`] : [];
  });
  return evidence.length === 0 ? null : folded("the evidence", "Evidence", evidence.join("\n\n"));
}
function passedSection({ outcomes }) {
  const titles2 = outcomes.flatMap((outcome2) => outcome2.status === "passed" ? [text(outcome2.title)] : []);
  if (titles2.length === 0) return null;
  return folded("the checks that passed", `${count(titles2.length, "check")} passed`, titles2.join(", "));
}

// src/report/verdict.ts
function decisiveFindings(report) {
  const { plan } = report;
  return plan === null || plan.strategy === "inspect" ? countedFindings(report) : findingGroups(report).job;
}
function fails(report) {
  const { error: error2, warning: warning2 } = countBySeverity(decisiveFindings(report));
  if (report.failOn === "never") return false;
  return error2 > 0 || report.failOn === "warning" && warning2 > 0;
}
function toneOf(report) {
  const { status } = report.verdict;
  if (status === "failed") return "bad";
  const isInspected = status === "inspected";
  const { error: error2, warning: warning2 } = isInspected ? countsOf(report) : countBySeverity(findingGroups(report).job);
  if (isInspected && error2 > 0) return "bad";
  if (error2 + warning2 > 0 || failedTests(report).length > 0) return "doubtful";
  const isProven = isInspected ? !skipsMany(report) : isTested(report) && !hasFailedTest(report);
  return isProven ? "good" : "neutral";
}
function skipsMany(report) {
  return checksThat("unknown", report) * 3 >= Math.max(1, report.outcomes.length);
}
function isTested(report) {
  return report.plan?.strategy === "remote" ? testedNodes(report) > 0 : isContainerTested(report);
}
function isContainerTested({ achieved }) {
  const parts = achieved.containerProof?.parts ?? [];
  return parts.some(({ part, status }) => part === "container" && status === "passed");
}
function hasFailedTest({ achieved: { containerProof, buildProof } }) {
  const parts = [...containerProof?.parts ?? [], ...buildProof?.parts ?? []];
  return parts.some(({ status }) => status === "failed");
}
function headlineOf(report) {
  const { sentence, failure: failure2 } = report.verdict;
  const [first = "", ...rest] = plain(sentence).split(/(?<=[.!?]) /);
  const all = failure2 && failure2.message !== sentence ? [...rest, failure2.message] : rest;
  const { job, host, ignored: ignored2 } = findingGroups(report);
  const shown = [...job, ...host, ...ignored2];
  return {
    headline: first.replace(/(?<!\.)\.$/, ""),
    details: withoutFindings(plain(all.join(" ")), shown),
    remedy: failure2 && !shown.some(({ remedy: remedy2 }) => remedy2 === failure2.remedy) ? failure2.remedy : null
  };
}
function withoutFindings(text5, shown) {
  const found = shown.filter(({ message }) => message !== "" && text5.includes(plain(message)));
  const named = found.reduce((rest2, { message, title }) => rest2.replaceAll(plain(message), `${title}.`), text5);
  const rest = found.reduce((left, { title }) => left.replaceAll(`${title}.`, ""), named);
  return onlyModes.test(rest) ? "" : named;
}
var onlyModes = /^(?:socket|dind|and|[`,:;—\s])*$/;

// src/report/summary.ts
var limit = 1024 ** 2 - 1;
var toneIcons = { good: "✅", neutral: "ℹ️", doubtful: "⚠️", bad: "❌" };
function renderSummary(report) {
  const sections = [
    verdict(report),
    failedTestBlocks(report),
    jobFindings(report),
    idleInputs(report),
    diagram(report),
    hostFindings(report),
    ignoredFindings(report),
    skippedSection(report),
    choice(report),
    results2(report),
    guard(report),
    confinement(report),
    evidenceSection(report),
    machine2(report),
    passedSection(report)
  ].filter((section) => section !== null);
  return joinWithin(
    sections,
    limit,
    ({ title }) => `_Left out, because a summary is limited to 1 MiB: ${title}. report.json has it._`
  );
}
function verdict(report) {
  const { headline, details, remedy: remedy2 } = headlineOf(report);
  const lines2 = [
    `### ${toneIcons[toneOf(report)]} ${text(headline)}`,
    keyFacts(report).map(text).join(" · "),
    report.verdict.status === "failed" ? text(details) : "",
    text(remedy2 ?? "")
  ];
  return { title: "the verdict", text: lines2.filter((line3) => line3 !== "").join("\n\n") };
}
function idleInputs({ withoutEffect: withoutEffect3 }) {
  if (withoutEffect3.length === 0) return null;
  const items = withoutEffect3.map((each2) => text(`${withoutEffectSentence(each2)} ${each2.remedy}`));
  return { title: "the inputs without effect", text: `#### Inputs without effect

${list(items)}` };
}
function diagram(report) {
  const drawing = renderDiagram(report);
  return drawing === null ? null : { title: "the diagram", text: `\`\`\`mermaid
${drawing}
\`\`\`` };
}
function choice({ plan, requestedMode, berthVersion: berthVersion2 }) {
  if (!plan || requestedMode !== "auto") return null;
  const rejected = plan.rejected.map(({ strategy, reasons: reasons2, findings: findings2 }) => {
    const links = findings2.slice(0, mostItems).map((id) => link(id, id, berthVersion2));
    const others = reasons2.slice(findings2.length);
    const why = [...links.length > 0 ? [`${links.join(", ")}.`] : [], ...others.map(text)];
    return `Not ${text(`\`${strategy}\``)}: ${why.join(" ")}`;
  });
  const heading = `Why ${text(`\`${plan.strategy}\``)}`;
  return folded("the reasons for the mode", heading, list([...plan.because.map(text), ...rejected]));
}
function results2(report) {
  if (!isSetUp(report)) return null;
  return folded(
    "setup and tests",
    setupTitle(report),
    list([...setupResults(report).map(text), ...timings(report)])
  );
}
function guard({ achieved }) {
  const sentences3 = guardSentences(achieved);
  if (achieved.guard === void 0) return null;
  return folded("the guard", `Guard: ${achieved.guard.boundary}`, list(sentences3.map(text)));
}
function confinement(report) {
  const sentences3 = confinementSentences(report);
  if (sentences3.length === 0) return null;
  return folded("the isolation of the job daemon", "Isolation of the job daemon", list(sentences3.map(text)));
}
function timings({ timings: timings2 }) {
  if (timings2.length === 0) return [];
  const total = timings2.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const phases = timings2.map(({ phase, milliseconds }) => `${text(phase)} ${duration(milliseconds)}`);
  return [`Time: ${duration(total)} (${phases.join(", ")}).`];
}
function machine2(report) {
  const { facts, berthVersion: berthVersion2, startedAt } = report;
  const lines2 = [
    ...machineLines(facts),
    { label: "Berth", value: `${berthVersion2}, started ${startedAt}` }
  ].map(({ label: label2, value: value2 }) => text(`${label2}: ${value2}`));
  const rest = isSetUp(report) ? [] : [...setupResults(report).map(text), ...timings(report)];
  return folded("the machine", "This machine", list([...lines2, ...rest]));
}
var isSetUp = ({ plan }) => plan !== null && plan.strategy !== "inspect";

// src/action/publish-report.ts
async function publishReport(report, world) {
  const { workflow: workflow2 } = world;
  for (const { title, lines: lines2 } of logGroups(report)) workflow2.group(title, lines2);
  for (const { level, title, message } of annotationsOf(report)) workflow2.annotate(level, title, message);
  const reportPath = await writeReport(report, world);
  for (const [name, value2] of Object.entries(outputsOf(report, reportPath))) workflow2.setOutput(name, value2);
  await writeSummary(renderSummary(report), workflow2);
  workflow2.log(report.verdict.sentence);
}
async function writeReport(report, { workflow: workflow2, source, token }) {
  const directory2 = source.environment["RUNNER_TEMP"];
  if (!directory2) return "";
  const path6 = `${directory2}/berth-report-${token}.json`;
  workflow2.saveState(stateNames.report, path6);
  try {
    await source.files.writeText(path6, renderJson(report), 384);
    return path6;
  } catch (error2) {
    workflow2.log(`Could not write report.json: ${error2 instanceof Error ? error2.message : String(error2)}`);
    return "";
  }
}

// src/action/read-append.ts
var keys = ["name", "endpoint", "driver-opts", "buildkitd-flags", "platforms"];
var example2 = "For example, `append: |` and on the next line `  - endpoint: my-context`.";
async function readAppend(read5, parseYaml2) {
  const text5 = read5("append");
  if (text5 === "") return [];
  const parsed = await parseYaml2(text5);
  if ("value" in parsed) return nodesIn(parsed.value);
  const { line: line3, column, problem } = parsed;
  throw new ExpectedError(
    "invalid-input",
    `The input \`append\` is not valid YAML: line ${line3}, column ${column}: ${problem}.`,
    `Correct it. ${example2}`
  );
}
function nodesIn(value2) {
  if (!Array.isArray(value2)) throw invalid2("is not a list of nodes.");
  return value2.map((entry, index) => nodeIn(entry, `append, node ${index + 1}`));
}
function nodeIn(value2, where) {
  if (typeof value2 !== "object" || value2 === null || Array.isArray(value2))
    throw invalid2(`has a node that is no map of keys: ${where}.`);
  const unknown = Object.keys(value2).filter((key) => !keys.some((known2) => known2 === key));
  if (unknown.length > 0)
    throw invalid2(`has unknown keys: ${where}: ${unknown.join(", ")}. Known are ${keys.join(", ")}.`);
  const entry = value2;
  const name = text2(entry, "name", where);
  return {
    name: name === "" ? null : nameIn(name, where),
    endpoint: endpointIn(text2(entry, "endpoint", where), where),
    daemon: null,
    platforms: platformsIn(list3(entry, "platforms", where), where),
    driverOptions: driverOptionsIn(list3(entry, "driver-opts", where), where),
    buildkitdFlags: text2(entry, "buildkitd-flags", where).replaceAll("\n", " ")
  };
}
function text2(entry, key, where) {
  const { [key]: value2 = "" } = entry;
  if (value2 === null) return "";
  if (typeof value2 !== "string") throw invalid2(`has a value that is no text: ${where}, \`${key}\`.`);
  return value2.trim();
}
function list3(entry, key, where) {
  const { [key]: value2 } = entry;
  if (!Array.isArray(value2))
    return text2(entry, key, where).split(key === "platforms" ? /[\n,]/ : "\n").map((part) => part.trim()).filter((part) => part !== "");
  if (!value2.every((part) => typeof part === "string"))
    throw invalid2(`has a list that is not of texts: ${where}, \`${key}\`.`);
  return value2.flatMap((part) => key === "platforms" ? part.split(",").map((each2) => each2.trim()) : [part]);
}
function invalid2(problem) {
  return new ExpectedError(
    "invalid-input",
    `The input \`append\` ${problem}`,
    `Write a list with one node per entry. ${example2}`
  );
}

// src/action/read-buildkitd-configuration.ts
var [fromFile, inline] = ["buildkitd-config", "buildkitd-config-inline"];
async function readBuildkitdConfiguration(read5, environment, files2, checkToml2) {
  const [path6, text5] = [read5(fromFile), read5(inline)];
  if (path6 !== "" && text5 !== "") {
    throw new ExpectedError(
      "invalid-input",
      `The inputs \`${fromFile}\` and \`${inline}\` are both set, but a builder has one configuration.`,
      "Leave one of them out."
    );
  }
  if (path6 === "" && text5 === "") return "";
  const workspace = environment["GITHUB_WORKSPACE"];
  const file = path6.startsWith("/") || !workspace ? path6 : `${workspace}/${path6}`;
  const [input2, where] = path6 === "" ? [inline, "its text"] : [fromFile, file];
  const configuration = path6 === "" ? text5 : await readFile(file, files2);
  const found = await checkToml2(configuration);
  if (found === null) return configuration;
  const { line: line3, column, problem } = found;
  throw new ExpectedError(
    "invalid-input",
    `The input \`${input2}\` is not valid TOML: ${where}, line ${line3}, column ${column}: ${problem}.`,
    `Correct it. For example:  [registry."docker.io"]  and on the next line  mirrors = ['mirror.example']`
  );
}
async function readFile(path6, files2) {
  try {
    return await files2.readText(path6);
  } catch (error2) {
    const reason = error2 instanceof Error ? error2.message : String(error2);
    throw new ExpectedError(
      "invalid-input",
      `The input \`${fromFile}\` names ${path6}, which cannot be read: ${reason}.`,
      "Check the path, which is relative to the workspace. If the file is in the repository, run actions/checkout first."
    );
  }
}

// src/action/requested-daemons.ts
async function withDaemons(request2, world) {
  if (request2.mode === "inspect" || request2.driver === "docker" || isRemote(request2.driver)) return request2;
  const { endpoint: endpoint3 } = request2;
  const append = request2.append.map(async (node, index) => {
    const found = await resolve(node.endpoint, `append, node ${index + 1}`, world);
    return { ...node, ...found };
  });
  return { ...request2, ...await resolve(endpoint3, "endpoint", world), append: await Promise.all(append) };
}
async function resolve(endpoint3, input2, world) {
  const { source, dockerContext: dockerContext2 } = world;
  const without2 = (host) => ({ endpoint: host, daemon: { host, certificates: null } });
  if (endpoint3 === "") return { endpoint: endpoint3, daemon: null };
  if (/^(unix|tcp|http|https):\/\/./.test(endpoint3)) return without2(endpoint3);
  if (endpoint3.startsWith("/")) return without2(`unix://${endpoint3}`);
  if (endpoint3 === "default") return without2(source.environment["DOCKER_HOST"] || `unix://${defaultSocket}`);
  try {
    return { endpoint: endpoint3, daemon: await dockerContext2(source, endpoint3) };
  } catch (error2) {
    if (/^[^/]+:\d+$/.test(endpoint3)) return without2(`tcp://${endpoint3}`);
    const reason = error2 instanceof Error ? error2.message : String(error2);
    throw new ExpectedError(
      "invalid-input",
      `The input \`${input2}\` is ${endpoint3}, which is no address, and no Docker context that Berth can use: ${reason}.`,
      "Create the context in an earlier step: docker context create. Or use an address: `endpoint: tcp://docker.example:2375`."
    );
  }
}

// src/action/requested-images.ts
function requestedImagesOf({
  dindImage,
  dindImageAsked,
  driverOptions: driverOptions2,
  append
}) {
  const named = [
    { input: "driver-opts", reference: imageOption(driverOptions2) },
    ...append.map((node) => ({ input: "append", reference: imageOption(node.driverOptions) }))
  ];
  const builders = named.flatMap(({ input: input2, reference: reference2 }) => reference2 ? [{ reference: reference2, input: input2 }] : []);
  return dindImageAsked ? [{ reference: dindImage, input: "dind-image" }, ...builders] : builders;
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
function failedVerdict(error2) {
  const { code: code2, message, remedy: remedy2 } = error2;
  return { status: "failed", sentence: message, failure: { code: code2, message, remedy: remedy2 } };
}
function verdictOf(report) {
  if (fails(report)) return failedVerdict(failingFindings(report));
  const isSetUp2 = report.plan !== null && report.plan.strategy !== "inspect";
  return isSetUp2 ? { status: "ready", sentence: readySentence(report), failure: null } : { status: "inspected", sentence: inspectedSentence(report), failure: null };
}
function readySentence(report) {
  const found = affecting(countBySeverity(findingGroups(report).job));
  if (report.plan?.strategy === "remote") return remoteSentence(report, found);
  const place = report.plan?.strategy === "dind" ? "on a separate daemon for this job" : "on the host daemon";
  const failures2 = failedTests(report);
  if (failures2.length > 0) {
    const state2 = `Docker is set up, but ${count(failures2.length, "test")} failed.`;
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
  const failures2 = failedTests(report);
  if (failures2.length > 0) {
    const state2 = `Builder ${name} is set up (driver ${driver}), but ${count(failures2.length, "test build")} failed.`;
    return [state2, ...found === "" ? [] : [`${found}.`], toleratedTest].join(" ");
  }
  const tested = nodesTestWords(report);
  const ready = `Builder ${name} is ${tested === null ? "set up but not tested" : "ready"} (driver ${driver})`;
  const state = found === "" ? `${ready}.` : `${ready}: ${found}.`;
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

// src/action/without-daemon.ts
function withoutDaemon(error2, plan, { driver }) {
  if (plan?.strategy !== "remote" || isRemote(driver)) return error2;
  const { code: code2, message, remedy: remedy2, details, cause } = error2;
  return new ExpectedError(
    code2,
    `This pod has no Docker daemon, and BuildKit cannot be set up on Kubernetes. ${message}`,
    `Fix the cause, set \`driver: remote\` with the \`endpoint\` of a BuildKit, or use a runner with Docker. ${remedy2}`,
    { cause, details }
  );
}

// src/action/run-main.ts
var loadHandlers = () => import("./step-handlers.js");
async function runMain(world) {
  const { workflow: workflow2, source, token } = world;
  try {
    announceMain(world);
    const job = jobOf(source.environment, token);
    const ids = checks.map(({ id }) => id);
    const read5 = (name) => workflow2.input(name);
    const configuration = await readBuildkitdConfiguration(
      read5,
      source.environment,
      source.files,
      world.checkToml
    );
    const append = await readAppend(read5, world.parseYaml);
    const given = readInputs(read5, job, source.environment, ids, configuration, append);
    if (given.request.inherit)
      for (const password of passwordsIn(given.request.proxies)) workflow2.mask(password);
    const inputs = { ...given, request: await withDaemons(given.request, world) };
    const report = await run(inputs, world);
    await publishReport(report, world);
    if (report.verdict.status === "failed") workflow2.fail();
  } catch (error2) {
    annotateFailure(asExpected(error2), workflow2);
    workflow2.fail();
  }
}
async function run(inputs, world) {
  const { request: request2 } = inputs;
  const watch = stopwatch();
  const startedAt = world.now().toISOString();
  const source = {
    ...world.source,
    requestedImages: requestedImagesOf(request2),
    requestedPlatforms: request2.platforms
  };
  if (request2.mode !== "inspect") loadHandlers().catch(() => {
  });
  if (request2.driver === "kubernetes") preloadKubernetes();
  let seen2 = await look(world.probes, source);
  watch.lap("check");
  if (request2.mode !== "inspect" && !isRemote(request2.driver) && await awaitEngine(seen2.observed, request2.startDeadline, toolsOf(world, ""))) {
    watch.lap("wait for the daemon");
    seen2 = await look(world.probes, source);
    watch.lap("check again");
  }
  let plan = null;
  let achieved = {};
  let failure2 = null;
  try {
    plan = await decide(request2, seen2, world);
    world.workflow.log(`Mode: ${plan.strategy}. ${plan.because.join(" ")}`);
    watch.lap("choose the mode");
    await act(plan, seen2.observed, world, (so) => {
      achieved = so;
    });
    watch.lap("set up and test");
  } catch (error2) {
    failure2 = withoutDaemon(asExpected(error2), plan, request2);
    logFailure(failure2, world.workflow);
  }
  const report = reportOf({ inputs, seen: seen2, plan, achieved, startedAt, timings: watch.laps(), world });
  return { ...report, verdict: failure2 ? failedVerdict(failure2) : verdictOf(report) };
}
async function act(plan, observed2, world, onAchieved) {
  if (plan.steps.length === 0) return;
  const { host, certificates: certificates2 } = observed2.endpoint.status === "seen" ? observed2.endpoint.value : { host: "" };
  const tls = certificates2 ? tlsVariables(certificates2) : {};
  const tools = toolsOf(world, host, tls);
  const journal = emptyJournal(host, clientVariablesOf({ ...world.source.environment, ...tls }));
  const record2 = (written) => world.workflow.saveState(stateNames.journal, writeJournal(written));
  const { stepHandlers } = await loadHandlers();
  world.workflow.startGroup(`Set up: ${plan.strategy}`);
  try {
    await applySteps(plan.steps, stepHandlers, tools, journal, record2, onAchieved);
  } finally {
    world.workflow.endGroup();
  }
}
function reportOf(parts) {
  const { inputs, seen: seen2, plan, achieved, startedAt, timings: timings2, world } = parts;
  return {
    schemaVersion: reportSchemaVersion,
    berthVersion: world.berthVersion,
    startedAt,
    requestedMode: inputs.request.mode,
    plan: plan && recordedPlan(plan),
    withoutEffect: plan ? withoutEffect(inputs.given, plan, achieved.builder?.reused === true) : [],
    outcomes: provedOutcomes(seen2.outcomes, achieved, seen2.observed, plan),
    ignored: inputs.ignore,
    failOn: inputs.failOn,
    achieved,
    facts: seen2.observed,
    timings: timings2
  };
}

// src/platform/files.ts
import { constants as constants2, readFileSync, readlinkSync } from "node:fs";
import {
  access,
  chmod,
  chown,
  cp,
  lchown,
  mkdir,
  readdir,
  readlink,
  rm,
  stat,
  statfs,
  symlink,
  writeFile
} from "node:fs/promises";

// src/platform/before-deadline.ts
async function beforeDeadline(timeout3, call) {
  const controller = new AbortController();
  const { signal: abortSignal } = controller;
  const late = new Promise((_, reject3) => {
    abortSignal.addEventListener("abort", () => reject3(abortSignal.reason));
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

// src/platform/limit-concurrency.ts
function limitConcurrency(slots) {
  const waiting = [];
  let active = 0;
  return {
    active: () => active,
    async run(task) {
      if (active === slots) await new Promise((resolve4) => waiting.push(resolve4));
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

// src/platform/read-regular.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
var limit2 = 16 * 1024 ** 2;
var { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
async function readRegular(path6) {
  const handle = await open(path6, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  try {
    const status = await handle.stat();
    if (status.isDirectory()) throw codedError("EISDIR", "it is a directory");
    if (!status.isFile()) throw codedError("EINVAL", "it is not a regular file");
    const parts = [];
    let length = 0;
    for (; ; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(65536), 0, 65536, null);
      if (bytesRead === 0) return Buffer.concat(parts).toString("utf8");
      parts.push(buffer.subarray(0, bytesRead));
      length += bytesRead;
      if (length > limit2) throw codedError("EFBIG", `it is larger than ${limit2 / 1024 ** 2} MiB`);
    }
  } finally {
    await handle.close();
  }
}
function codedError(code2, message) {
  return Object.assign(new Error(message), { code: code2 });
}

// src/platform/unwritable.ts
function unwritable(file, cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error2 = new Error(`${file} cannot be written: ${reason}`, { cause });
  error2.name = "Unwritable";
  return error2;
}

// src/platform/files.ts
var readTimeout = 5e3;
var limiter = limitConcurrency(3);
var read2 = (call) => beforeDeadline(readTimeout, () => limiter.run(call));
var isReading = () => limiter.active() > 0;
var allowed = (path6, mode2) => read2(() => access(path6, mode2)).then(
  () => true,
  () => false
);
var isKernelFile = (path6) => /^\/proc\/(?:self|\d+)\/(?:comm|status|cgroup|mountinfo|uid_map|ns\/\w+|attr\/[a-z/]+)$|^\/sys\/(?:class\/net|fs\/cgroup)\//.test(
  path6
);
var files = {
  readText: async (path6) => isKernelFile(path6) ? readFileSync(path6, "utf8") : read2(() => readRegular(path6)),
  readLink: async (path6) => isKernelFile(path6) ? readlinkSync(path6) : read2(() => readlink(path6)),
  list: (path6) => read2(() => readdir(path6)),
  isWritable: (path6) => allowed(path6, constants2.W_OK),
  isReadable: (path6) => allowed(path6, constants2.R_OK),
  exists: (path6) => allowed(path6, constants2.F_OK),
  async status(path6) {
    const found = await read2(() => stat(path6));
    const kind = found.isSocket() ? "socket" : found.isDirectory() ? "directory" : found.isFile() ? "file" : "other";
    const { dev: device, ino: inode, uid, gid, mode: mode2 } = found;
    return { kind, device, inode, uid, gid, mode: mode2 & 4095 };
  },
  async filesystem(path6) {
    const found = await read2(() => statfs(path6));
    return {
      magic: found.type,
      freeBytes: found.bavail * found.bsize,
      totalBytes: found.blocks * found.bsize,
      freeInodes: found.ffree,
      totalInodes: found.files
    };
  },
  async makeDirectory(path6, mode2) {
    try {
      await mkdir(path6, { recursive: true, mode: mode2 });
    } catch (error2) {
      throw unwritable(path6, error2);
    }
  },
  async writeText(path6, text5, mode2) {
    try {
      await writeFile(path6, text5, { mode: mode2 });
    } catch (error2) {
      throw unwritable(path6, error2);
    }
  },
  createText: (path6, text5, mode2) => writeFile(path6, text5, { mode: mode2, flag: "wx" }),
  copy: (from, to) => read2(() => cp(from, to, { recursive: true, dereference: true })),
  async changeOwner(directory2, uid, gid) {
    await chown(directory2, uid, gid);
    const names4 = await readdir(directory2, { recursive: true });
    for (const name of names4) await lchown(`${directory2}/${name}`, uid, gid);
  },
  makeExecutable: (path6) => chmod(path6, 493),
  link: (target, path6) => symlink(target, path6),
  remove: (path6) => rm(path6, { recursive: true, force: true })
};

// src/platform/exit-process.ts
function exitProcess() {
  const exitCode = Number(process.exitCode ?? 0);
  if (isReading() && process.platform === "linux") {
    process.removeAllListeners("warning");
    process.execve?.("/bin/sh", ["sh", "-c", `exit ${exitCode}`], {});
  }
  process.exit();
}

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input2) {
  if (input2 === null || input2 === void 0) {
    return "";
  } else if (typeof input2 === "string" || input2 instanceof String) {
    return input2;
  }
  return JSON.stringify(input2);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command2, properties, message) {
  const cmd = new Command(command2, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command2, properties, message) {
    if (!command2) {
      command2 = "missing.command";
    }
    this.command = command2;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command2, message) {
  const filePath = process.env[`GITHUB_${command2}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command2}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value2) {
  const delimiter3 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value2);
  if (key.includes(delimiter3)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter3}"`);
  }
  if (convertedValue.includes(delimiter3)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter3}"`);
  }
  return `${key}<<${delimiter3}${os2.EOL}${convertedValue}${os2.EOL}${delimiter3}`;
}

// node_modules/@actions/core/lib/core.js
import * as os5 from "os";
import * as path4 from "path";

// node_modules/@actions/core/lib/oidc-utils.js
var import_http_client = __toESM(require_http_client(), 1);
var import_auth = __toESM(require_auth(), 1);

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants as constants3, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value2) {
    return value2 instanceof P ? value2 : new P(function(resolve4) {
      resolve4(value2);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject3) {
    function fulfilled(value2) {
      try {
        step(generator.next(value2));
      } catch (e) {
        reject3(e);
      }
    }
    function rejected(value2) {
      try {
        step(generator["throw"](value2));
      } catch (e) {
        reject3(e);
      }
    }
    function step(result) {
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access: access2, appendFile, writeFile: writeFile2 } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access2(pathFromEnv, constants3.R_OK | constants3.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value2]) => ` ${key}="${value2}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options2) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options2 === null || options2 === void 0 ? void 0 : options2.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile2 : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text5, addEOL = false) {
    this._buffer += text5;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells2 = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells2);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label2, content) {
    const element = this.wrap("details", this.wrap("summary", label2) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options2) {
    const { width, height } = options2 || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text5, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text5);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text5, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text5, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text5, href) {
    const element = this.wrap("a", text5, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
init_exec();
import os4 from "os";
var platform = os4.platform();
var arch = os4.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
  const convertedVal = toCommandValue(val);
  process.env[name] = convertedVal;
  const filePath = process.env["GITHUB_ENV"] || "";
  if (filePath) {
    return issueFileCommand("ENV", prepareKeyValueMessage(name, val));
  }
  issueCommand("set-env", { name }, convertedVal);
}
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function addPath(inputPath) {
  const filePath = process.env["GITHUB_PATH"] || "";
  if (filePath) {
    issueFileCommand("PATH", inputPath);
  } else {
    issueCommand("add-path", {}, inputPath);
  }
  process.env["PATH"] = `${inputPath}${path4.delimiter}${process.env["PATH"]}`;
}
function getInput(name, options2) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options2 && options2.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options2 && options2.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value2) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value2));
  }
  process.stdout.write(os5.EOL);
  issueCommand("set-output", { name }, toCommandValue(value2));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os5.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function saveState(name, value2) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value2));
  }
  issueCommand("save-state", { name }, toCommandValue(value2));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}

// src/platform/show-command.ts
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { nextTick } from "node:process";
import { Writable } from "node:stream";
import { StringDecoder as StringDecoder2 } from "node:string_decoder";
var grace = 1e3;
function commandShownBy(show) {
  return async (program, programArguments, { timeout: timeout3, signal: signal2, environment, input: input2 = "", redact }) => {
    if (signal2?.aborted) return { exitCode: null, stdout: "", stderr: "", timedOut: true };
    const { exec: exec2 } = await Promise.resolve().then(() => (init_exec(), exec_exports));
    const output = { stdout: [], stderr: [] };
    const lines2 = lineStream((line3) => {
      const shown = redact ? redact(line3) : line3;
      if (shown !== null) show(shown);
    });
    let timedOut = false;
    let giveUp = () => {
    };
    const children = [];
    const onStart = (message) => {
      const { process: child2 } = message;
      children.push(child2);
      nextTick(() => child2.stdin?.on("error", () => {
      }));
    };
    const isOurs = ({ spawnargs }) => spawnargs?.length === programArguments.length + 1 && programArguments.every((word2, index) => word2 === spawnargs[index + 1]);
    const givenUp = new Promise((resolve4) => {
      giveUp = () => {
        timedOut = true;
        for (const child2 of children.filter(isOurs)) {
          child2.kill("SIGKILL");
          child2.stdout?.destroy();
          child2.stderr?.destroy();
        }
        setTimeout(resolve4, 2 * grace, "left running").unref();
      };
    });
    const timer = setTimeout(giveUp, timeout3);
    signal2?.addEventListener("abort", giveUp);
    subscribe("child_process", onStart);
    try {
      const ended = exec2(`"${program}"`, [...programArguments], {
        env: definedIn({ ...process.env, ...environment }),
        input: Buffer.from(input2),
        ignoreReturnCode: true,
        delay: grace,
        outStream: lines2,
        listeners: {
          stdout: (chunk) => output.stdout.push(chunk),
          stderr: (chunk) => output.stderr.push(chunk)
        }
      });
      const end2 = await Promise.race([ended, givenUp]);
      const [stdout, stderr] = [output.stdout, output.stderr].map(
        (chunks) => Buffer.concat(chunks).toString()
      );
      const result = {
        exitCode: end2 === "left running" ? null : end2,
        stdout: stdout ?? "",
        stderr: stderr ?? ""
      };
      return { ...result, timedOut, ...end2 === "left running" && { leftRunning: true } };
    } finally {
      unsubscribe("child_process", onStart);
      clearTimeout(timer);
      signal2?.removeEventListener("abort", giveUp);
      lines2.end();
    }
  };
}
function lineStream(show) {
  let rest = "";
  const decoder = new StringDecoder2("utf8");
  return new Writable({
    write(chunk, _, done) {
      const lines2 = `${rest}${decoder.write(chunk)}`.split(/\r?\n/);
      rest = lines2.pop() ?? "";
      for (const line3 of lines2) show(line3);
      done();
    },
    final(done) {
      if (rest !== "") show(rest);
      done();
    }
  });
}
function definedIn(environment) {
  const defined = Object.entries(environment).filter(([, value2]) => value2 !== void 0);
  return Object.fromEntries(defined);
}

// src/platform/workflow.ts
function harmless(text5) {
  return text5.replace(/^((?:[^\S\r\n]|\u0085)*)::/gm, "$1​::").replaceAll("##[", "#​#[");
}
var annotations = { error, warning, notice };
function into(file, write) {
  try {
    write();
  } catch (error2) {
    throw unwritable(`${file} (${process.env[file]})`, error2);
  }
}
var workflow = {
  input: (name) => getInput(name),
  setOutput: (name, value2) => into("GITHUB_OUTPUT", () => setOutput(name, value2)),
  exportVariable: (name, value2) => into("GITHUB_ENV", () => exportVariable(name, value2)),
  addPath: (directory2) => into("GITHUB_PATH", () => addPath(directory2)),
  mask: (secret) => setSecret(secret),
  saveState: (name, value2) => into("GITHUB_STATE", () => saveState(name, value2)),
  state: (name) => getState(name),
  log: (line3) => info(harmless(line3)),
  group(title, lines2) {
    startGroup(harmless(title));
    for (const line3 of lines2) info(harmless(line3));
    endGroup();
  },
  showCommand: commandShownBy((line3) => info(harmless(line3))),
  startGroup: (title) => startGroup(harmless(title)),
  endGroup: () => endGroup(),
  annotate: (level, title, message) => annotations[level](message, { title }),
  async writeSummary(markdown) {
    const file = process.env["GITHUB_STEP_SUMMARY"];
    if (!file) return;
    await summary.addRaw(markdown, true).write().catch((error2) => {
      throw unwritable(`GITHUB_STEP_SUMMARY (${file})`, error2);
    });
  },
  fail() {
    process.exitCode = ExitCode.Failure;
  }
};

// src/real-world.ts
import { randomBytes } from "node:crypto";
import { homedir, hostname, networkInterfaces, release } from "node:os";

// src/values/cgroup-membership.ts
function parseCgroupMemberships(text5) {
  const memberships = [];
  for (const line3 of text5.split("\n")) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line3);
    if (!found) continue;
    const [, controllers = "", path6 = ""] = found;
    memberships.push({ controllers: controllers === "" ? [] : controllers.split(","), path: path6 });
  }
  return memberships;
}
function hasLegacyControllers(memberships) {
  return memberships.some(({ controllers }) => controllers.some((name) => !name.startsWith("name=")));
}
function mainCgroupPath(memberships) {
  const pathOf = (name) => memberships.find(({ controllers }) => controllers.includes(name))?.path;
  const unified = memberships.find(({ controllers }) => controllers.length === 0)?.path;
  const paths = [pathOf("memory"), unified, pathOf("name=systemd"), memberships[0]?.path];
  return paths.find((path6) => path6 !== void 0 && path6 !== "/") ?? "/";
}

// src/facts/parsers/capabilities.ts
var names = "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE";
var capabilityNames = names.split(" ");
function parseCapabilities(mask) {
  if (!/^[0-9a-f]{1,16}$/i.test(mask)) return [];
  const bits = BigInt(`0x${mask}`);
  return capabilityNames.filter((_, bit) => bits >> BigInt(bit) & 1n);
}

// src/facts/parsers/identifier-map.ts
function parseIdentifierMap(text5) {
  const ranges = [];
  for (const line3 of text5.split("\n")) {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line3);
    if (found) ranges.push({ inside: Number(found[1]), outside: Number(found[2]), length: Number(found[3]) });
  }
  return ranges;
}
function isInitialMap(ranges) {
  const [range, ...others] = ranges;
  return range !== void 0 && others.length === 0 && range.inside === 0 && range.outside === 0 && range.length >= 2 ** 32 - 1;
}

// src/facts/parsers/kernel-files.ts
function maskedKernelFiles(mounts) {
  const last = new Map(mounts.map((mount) => [mount.path, mount]));
  const kernels = [...last.values()].filter(
    ({ path: path6, type }) => /^\/(proc|sys)(\/[\w./-]+)?$/.test(path6) && !type.startsWith("cgroup")
  );
  const isOwn2 = ({ type }) => type === "proc" || type === "sysfs";
  const isMask = ({ type, root, options: options2 }) => type === "tmpfs" || type === "devtmpfs" ? root.endsWith("/null") || options2.includes("ro") : false;
  const pathsOf = (found) => found.map(({ path: path6 }) => path6).toSorted();
  return {
    hidden: pathsOf(kernels.filter((mount) => !isOwn2(mount) && isMask(mount))),
    readOnly: pathsOf(kernels.filter((mount) => isOwn2(mount) && mount.options.includes("ro")))
  };
}

// src/facts/parsers/mountinfo.ts
function parseMountinfo(text5) {
  const mounts = [];
  for (const line3 of text5.split("\n")) {
    const [before = "", after] = line3.split(/ - (.*)/s);
    const [, , device, root, path6, options2] = before.split(" ");
    const [type, source, superOptions] = (after ?? "").split(" ");
    if (!device || !root || !path6 || !options2 || !type) continue;
    mounts.push({
      device,
      root: unescaped(root),
      path: unescaped(path6),
      type,
      source: unescaped(source ?? ""),
      options: options2.split(","),
      superOptions: superOptions ? superOptions.split(",") : []
    });
  }
  return mounts;
}
function mountOf(mounts, path6) {
  let best;
  for (const mount of mounts) {
    if (isWithin(path6, mount.path) && (!best || mount.path.length >= best.path.length)) best = mount;
  }
  return best;
}
function hidesProcesses(mounts, groups) {
  const options2 = mounts.findLast(({ path: path6, type }) => path6 === "/proc" && type === "proc")?.superOptions ?? [];
  const value2 = (name) => options2.find((each2) => each2.startsWith(`${name}=`))?.slice(name.length + 1);
  const hidden = !["0", "off", void 0].includes(value2("hidepid"));
  return hidden && !groups.includes(Number(value2("gid") ?? Number.NaN));
}
function unescaped(text5) {
  return text5.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
}

// src/facts/parsers/process-status.ts
var seccompModes = {
  0: "disabled",
  1: "strict",
  2: "filter"
};
function parseProcessStatus(text5) {
  const fields = /* @__PURE__ */ new Map();
  for (const line3 of text5.split("\n")) {
    const colon = line3.indexOf(":");
    if (colon > 0) fields.set(line3.slice(0, colon), line3.slice(colon + 1).trim());
  }
  const numbers = (field) => numbersOf(fields.get(field) ?? "");
  const uid = numbers("Uid")[1];
  const gid = numbers("Gid")[1];
  const pid = numbers("Pid")[0];
  if (uid === void 0 || gid === void 0 || pid === void 0) {
    throw new Unseen("the status file of a process has no Pid, Uid and Gid, so it is not from procfs");
  }
  const namespacePids = numbers("NSpid");
  return {
    name: fields.get("Name") ?? "",
    uid,
    gid,
    parentPid: numbers("PPid")[0] ?? 0,
    // NSpid exists since Linux 4.1, but not in gVisor.
    namespacePids: namespacePids.length > 0 ? namespacePids : [pid],
    effectiveCapabilities: fields.get("CapEff") ?? "",
    boundingCapabilities: fields.get("CapBnd") ?? "",
    seccomp: seccompModes[fields.get("Seccomp") ?? ""] ?? "unknown",
    noNewPrivileges: fields.get("NoNewPrivs") === "1"
  };
}
function numbersOf(text5) {
  return text5.split(/\s+/).filter((word2) => /^\d+$/.test(word2)).map(Number);
}

// src/facts/parsers/system-error.ts
var descriptions2 = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a directory",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
  EPERM: "not permitted",
  ESRCH: "the process has ended",
  ELOOP: "too many symbolic links"
};
function codeOf(error2) {
  const code2 = error2?.code;
  return typeof code2 === "string" ? code2 : void 0;
}
function systemErrorText(error2) {
  const code2 = codeOf(error2);
  const known2 = code2 === void 0 ? void 0 : descriptions2[code2];
  if (known2) return `${known2} (${code2})`;
  return error2 instanceof Error ? error2.message : String(error2);
}

// src/facts/probes/daemons/visible-daemon.ts
async function observed(look2) {
  try {
    return { status: "seen", value: await look2() };
  } catch (error2) {
    return { status: "unseen", reason: systemErrorText(error2) };
  }
}

// src/facts/probes/read.ts
async function read3({ files: files2 }, path6) {
  try {
    return await files2.readText(path6);
  } catch (error2) {
    throw new Unseen(`${path6} could not be read: ${systemErrorText(error2)}`, { cause: error2 });
  }
}
async function readIfPresent({ files: files2 }, path6) {
  try {
    return await files2.readText(path6);
  } catch (error2) {
    if (codeOf(error2) === "ENOENT" || codeOf(error2) === "ENOTDIR") return null;
    throw new Unseen(`${path6} could not be read: ${systemErrorText(error2)}`, { cause: error2 });
  }
}
function readOr({ files: files2 }, path6, fallback) {
  return files2.readText(path6).catch(() => fallback);
}
function listOrNone({ files: files2 }, path6) {
  return files2.list(path6).catch(() => []);
}

// src/facts/probes/confinement.ts
async function observeConfinement(source, pid) {
  const directory2 = `${source.proc}/${pid}`;
  const [status, userNamespace2, kernelFiles, devices] = await Promise.all([
    observed(async () => parseProcessStatus(await read3(source, `${directory2}/status`))),
    observed(async () => userNamespaceOf(await read3(source, `${directory2}/uid_map`))),
    observed(async () => maskedKernelFiles(parseMountinfo(await read3(source, `${directory2}/mountinfo`)))),
    observed(() => deviceRules(source, directory2))
  ]);
  return {
    userNamespace: userNamespace2,
    capabilities: map(status, ({ effectiveCapabilities, boundingCapabilities }) => ({
      effective: parseCapabilities(effectiveCapabilities),
      bounding: parseCapabilities(boundingCapabilities)
    })),
    seccomp: map(status, ({ seccomp }) => seccomp),
    noNewPrivileges: map(status, ({ noNewPrivileges }) => noNewPrivileges),
    kernelFiles,
    devices
  };
}
function userNamespaceOf(text5) {
  const ranges = parseIdentifierMap(text5);
  if (ranges.length === 0) throw new Unseen("the map of its user namespace is empty");
  return {
    initial: isInitialMap(ranges),
    root: ranges.find(({ inside }) => inside === 0)?.outside ?? null,
    uids: ranges.reduce((sum, { length }) => sum + length, 0)
  };
}
async function deviceRules(source, directory2) {
  const [memberships, own2] = await Promise.all([
    read3(source, `${directory2}/cgroup`),
    read3(source, `${source.proc}/self/mountinfo`)
  ]);
  const membership = parseCgroupMemberships(memberships).find(
    ({ controllers }) => controllers.includes("devices")
  );
  if (!membership) throw new Unseen("cgroup v2 has the rules for devices in a BPF program");
  const mount = parseMountinfo(own2).find(isOfDevices);
  if (!mount) throw new Unseen("the devices controller of cgroup v1 is not mounted");
  const path6 = membership.path === "/" ? "" : membership.path;
  const text5 = await read3(source, `${mount.path}${path6}/devices.list`);
  return text5.split("\n").filter((line3) => /^[abc] \S+ [rwm]+$/.test(line3));
}
var isOfDevices = ({ type, root, superOptions }) => type === "cgroup" && root === "/" && superOptions.includes("devices");
function map(observation, change) {
  return observation.status === "seen" ? { status: "seen", value: change(observation.value) } : observation;
}

// src/platform/context-digest.ts
import { createHash } from "node:crypto";
var contextDigest = (context) => createHash("sha256").update(context).digest("hex");

// src/facts/parsers/engine-host.ts
function parseEngineHost(host, from) {
  const [, scheme = "tcp", rest = ""] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(host.trim()) ?? [];
  if (scheme === "unix") {
    if (rest === "") return `unix://${defaultSocket}`;
    if (rest.startsWith("/")) return `unix://${rest}`;
  }
  const bare = withoutCredentials(rest);
  const named = bare === "" || bare.startsWith(":") ? `localhost${bare}` : bare;
  if (scheme === "tcp" && !named.startsWith("/") && URL.canParse(`http://${named}`)) return `tcp://${named}`;
  throw new Unseen(
    `${from} is ${withoutCredentials(host)}, but Berth supports only unix:// and tcp://: set it to an address such as unix://${defaultSocket}`
  );
}

// src/facts/parsers/json.ts
var isRecord = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
function parseJson(text5, name) {
  let value2;
  try {
    value2 = JSON.parse(text5);
  } catch (error2) {
    const place = /position \d+( \(line \d+ column \d+\))?/.exec(error2.message)?.[0];
    throw new Unseen(`${name} is not valid JSON${place ? `: the first error is at ${place}` : ""}`);
  }
  if (!isRecord(value2)) throw new Unseen(`${name} is not a JSON object`);
  return value2;
}
function textAt(json2, key) {
  const value2 = json2[key];
  return typeof value2 === "string" ? value2 : "";
}
function numberAt(json2, key) {
  const value2 = json2[key];
  return typeof value2 === "number" ? value2 : 0;
}
function listAt(json2, key) {
  const value2 = json2[key];
  return Array.isArray(value2) ? value2 : [];
}
function textsAt(json2, key) {
  return listAt(json2, key).filter((each2) => typeof each2 === "string");
}
function recordAt(json2, key) {
  const value2 = json2[key];
  return isRecord(value2) ? value2 : {};
}

// src/facts/parsers/client-configuration.ts
var secrets = ["auth", "password", "identitytoken", "registrytoken"];
function parseClientConfiguration(text5, path6) {
  const json2 = parseJson(text5, path6);
  return {
    currentContext: textAt(json2, "currentContext") || null,
    plaintextCredentials: Object.entries(recordAt(json2, "auths")).filter(([, entry]) => isRecord(entry) && secrets.some((key) => textAt(entry, key) !== "")).map(([registry]) => registry),
    credentialStore: textAt(json2, "credsStore") || null,
    credentialHelpers: Object.keys(recordAt(json2, "credHelpers")),
    pluginDirectories: textsAt(json2, "cliPluginsExtraDirs")
  };
}

// src/facts/probes/client-configuration.ts
var clientConfiguration = async (source) => {
  const directory2 = configurationDirectory(source);
  const path6 = `${directory2}/config.json`;
  const [text5, contexts] = await Promise.all([readIfPresent(source, path6), contextNames(source, directory2)]);
  const { pluginDirectories: _, ...configuration } = parseClientConfiguration(text5 ?? "{}", path6);
  return { directory: directory2, present: text5 !== null, contexts, ...configuration };
};
function configurationDirectory({
  environment,
  process: process2
}) {
  return environment["DOCKER_CONFIG"] || `${process2.homeDirectory}/.docker`;
}
async function contextNames(source, directory2) {
  const store = `${directory2}/contexts/meta`;
  const names4 = (await listOrNone(source, store)).map(async (digest) => {
    const path6 = `${store}/${digest}/meta.json`;
    try {
      return textAt(parseJson(await read3(source, path6), path6), "Name");
    } catch (error2) {
      if (error2 instanceof Unseen) return "";
      throw error2;
    }
  });
  return (await Promise.all(names4)).filter((name) => name !== "").sort();
}

// src/facts/probes/docker-context.ts
async function dockerContext(source, name) {
  const store = `${configurationDirectory(source)}/contexts`;
  const path6 = `${store}/meta/${contextDigest(name)}/meta.json`;
  const text5 = await readIfPresent(source, path6);
  if (text5 === null) throw new Unseen(`the Docker context "${name}" does not exist (${path6})`);
  const endpoint3 = recordAt(recordAt(parseJson(text5, path6), "Endpoints"), "docker");
  const stated = textAt(endpoint3, "Host");
  if (!stated) throw new Unseen(`the Docker context "${name}" has no host (${path6})`);
  const host = parseEngineHost(stated, `the Docker context "${name}"`);
  const directory2 = `${store}/tls/${contextDigest(name)}/docker`;
  const verify2 = endpoint3["SkipTLSVerify"] !== true;
  const files2 = ["ca.pem", "cert.pem"].map((file) => source.files.exists(`${directory2}/${file}`));
  const isEncrypted = (await Promise.all(files2)).includes(true) || !verify2;
  return { host, certificates: isEncrypted && host.startsWith("tcp://") ? { directory: directory2, verify: verify2 } : null };
}

// src/values/pem.ts
function certificatesIn(text5) {
  const found = text5.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return [...new Set(found.map((certificate) => certificate.replace(/\r/g, "")))];
}

// src/facts/probes/private-authorities.ts
var anchors = [
  ["/usr/local/share/ca-certificates", /\.crt$/],
  ["/etc/pki/ca-trust/source/anchors", /\.(?:crt|pem|cer)$/],
  ["/etc/ca-certificates/trust-source/anchors", /\.(?:crt|pem|cer)$/],
  ["/etc/pki/trust/anchors", /\.(?:crt|pem|cer)$/]
];
var bundles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/pki/tls/cacert.pem",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/ssl/cert.pem"
];
var deepest = 3;
async function privateAuthorities(source) {
  const found = await Promise.all(
    anchors.map(
      async ([directory2, names4]) => (await filesBelow(source, directory2, deepest)).filter((path6) => names4.test(path6))
    )
  );
  const extra = source.environment["NODE_EXTRA_CA_CERTS"];
  const ofRunner2 = extra && !bundles.includes(extra) ? [extra] : [];
  const paths = [.../* @__PURE__ */ new Set([...found.flat(), ...ofRunner2])];
  const read5 = await Promise.all(paths.map((path6) => readAuthorities(source, path6)));
  return {
    files: read5.flatMap(({ path: path6, certificates: certificates2 }) => certificates2.length > 0 ? [path6] : []),
    count: new Set(read5.flatMap(({ certificates: certificates2 }) => certificates2)).size,
    unusable: read5.flatMap(({ path: path6, reason }) => reason === null ? [] : [{ path: path6, reason }])
  };
}
async function readAuthorities({ files: files2 }, path6) {
  try {
    const certificates2 = certificatesIn(await files2.readText(path6));
    const reason = certificates2.length > 0 ? null : "it has no certificate in PEM format";
    return { path: path6, certificates: certificates2, reason };
  } catch (error2) {
    return { path: path6, certificates: [], reason: systemErrorText(error2) };
  }
}
async function filesBelow(source, directory2, levels2) {
  const names4 = (await listOrNone(source, directory2)).sort();
  const found = names4.map(async (name) => {
    const path6 = `${directory2}/${name}`;
    const kind = await source.files.status(path6).then(
      (status) => status.kind,
      () => "other"
    );
    if (kind === "directory") return levels2 > 1 ? filesBelow(source, path6, levels2 - 1) : [];
    return kind === "file" ? [path6] : [];
  });
  return (await Promise.all(found)).flat();
}

// src/facts/probes/certificates.ts
var hostPattern = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:]+\])(?::\d+)?$/;
var certificates = async (source, seen2) => {
  const [{ registries, unusable }, authorities] = await Promise.all([
    seen2("engine").catch(() => ({})).then((engine2) => registriesIn(source, certificatesDirectory(source, engine2))),
    privateAuthorities(source)
  ]);
  const { files: files2, count: count2 } = authorities;
  return { registries, authorities: { files: files2, count: count2 }, unusable: [...unusable, ...authorities.unusable] };
};
function certificatesDirectory({ environment, process: process2 }, { rootless: rootless2 }) {
  if (!rootless2) return "/etc/docker/certs.d";
  return `${environment["XDG_CONFIG_HOME"] || `${process2.homeDirectory}/.config`}/docker/certs.d`;
}
async function registriesIn(source, directory2) {
  const hosts = (await listOrNone(source, directory2)).filter((name) => hostPattern.test(name)).sort();
  const found = await Promise.all(hosts.map((host) => registryIn(source, `${directory2}/${host}`, host)));
  return {
    registries: found.map(({ registry }) => registry).filter(({ authorities, keyPairs }) => authorities.length + keyPairs.length > 0),
    unusable: found.flatMap(({ unusable }) => unusable)
  };
}
async function registryIn(source, directory2, host) {
  const names4 = (await listOrNone(source, directory2)).sort();
  const authorities = [];
  const keyPairs = [];
  const unusable = [];
  for (const name of names4) {
    const path6 = `${directory2}/${name}`;
    if (!/\.(?:crt|cert)$|^hosts\.toml$/.test(name)) continue;
    const key = name.endsWith(".cert") ? path6.replace(/cert$/, "key") : null;
    const lacksKey = key !== null && !names4.includes(name.replace(/cert$/, "key"));
    const reason = lacksKey ? "its key is missing" : await problemOf(source, path6, key);
    if (reason !== null) unusable.push({ path: path6, reason });
    else if (key !== null) keyPairs.push({ certificate: path6, key });
    else authorities.push(path6);
  }
  return { registry: { host, authorities, keyPairs }, unusable };
}
async function problemOf({ files: files2 }, path6, key) {
  if (path6.endsWith("/hosts.toml")) return "it has the format of containerd, not of BuildKit";
  if (!await files2.isReadable(path6)) return "this user cannot read it";
  if (key === null) return null;
  return await files2.isReadable(key) ? null : "this user cannot read its key";
}

// src/facts/parsers/cgroup-limit.ts
var unlimited = 2 ** 62;
function parseCgroupLimit(text5) {
  const limit3 = numberOf(text5.trim());
  return limit3 === null || limit3 >= unlimited ? null : limit3;
}
function parseCpuMax(text5) {
  const [quota = "", period = ""] = text5.trim().split(/\s+/);
  return cores(quota, period);
}
function cores(quota, period) {
  const micros = numberOf(quota.trim());
  const each2 = numberOf(period.trim());
  return micros === null || !each2 ? null : micros / each2;
}
function numberOf(text5) {
  return /^\d+$/.test(text5) ? Number(text5) : null;
}

// src/facts/parsers/memory.ts
function parseTotalMemory(text5) {
  const kibibytes = /^MemTotal:\s+(\d+) kB$/m.exec(text5)?.[1];
  if (!kibibytes) throw new Unseen("/proc/meminfo has no MemTotal");
  return Number(kibibytes) * 1024;
}

// src/facts/probes/require-linux.ts
var names2 = {
  linux: "linux",
  darwin: "macos",
  win32: "windows"
};
function operatingSystem({ process: process2 }) {
  return names2[process2.platform] ?? "other";
}
function requireLinux(source, file) {
  const system = operatingSystem(source);
  if (system === "linux") return;
  throw new Unseen(`${file} does not exist on ${system === "other" ? source.process.platform : system}`);
}

// src/facts/probes/cgroup.ts
var cgroup = async (source) => {
  requireLinux(source, "/proc/self/cgroup");
  const [cgroupText, mountinfo, meminfo] = await Promise.all([
    read3(source, `${source.proc}/self/cgroup`),
    read3(source, `${source.proc}/self/mountinfo`),
    read3(source, `${source.proc}/meminfo`)
  ]);
  const memberships = parseCgroupMemberships(cgroupText);
  const mounts = parseMountinfo(mountinfo).filter(({ type }) => type === "cgroup" || type === "cgroup2");
  if (mounts.length === 0) throw new Unseen("no cgroup filesystem is mounted (/proc/self/mountinfo)");
  const limit3 = async (controller, look2) => {
    const { directories, legacy } = directoriesOf(controller, memberships, mounts);
    const found = await Promise.all(directories.map((directory2) => look2(source, directory2, legacy)));
    return found.reduce(
      (lowest2, each2) => lowest2 === null || each2 !== null && each2 < lowest2 ? each2 : lowest2,
      null
    );
  };
  const [memoryLimit, pidsLimit, cpuLimit] = await Promise.all([
    limit3("memory", memoryLimitOf),
    limit3("pids", pidsLimitOf),
    limit3("cpu", cpuLimitOf)
  ]);
  const [own2] = directoriesOf("memory", memberships, mounts).directories;
  return {
    version: versionOf(memberships, mounts),
    path: mainCgroupPath(memberships),
    memoryLimit,
    pidsLimit,
    cpuLimit,
    writable: own2 !== void 0 && await source.files.isWritable(own2),
    machineMemory: parseTotalMemory(meminfo)
  };
};
var memoryLimitOf = async (source, directory2, legacy) => parseCgroupLimit(
  await readOr(source, `${directory2}/${legacy ? "memory.limit_in_bytes" : "memory.max"}`, "")
);
var pidsLimitOf = async (source, directory2) => parseCgroupLimit(await readOr(source, `${directory2}/pids.max`, ""));
var cpuLimitOf = async (source, directory2, legacy) => {
  if (!legacy) return parseCpuMax(await readOr(source, `${directory2}/cpu.max`, ""));
  const [quota, period] = await Promise.all([
    readOr(source, `${directory2}/cpu.cfs_quota_us`, ""),
    readOr(source, `${directory2}/cpu.cfs_period_us`, "")
  ]);
  return cores(quota, period);
};
function directoriesOf(controller, memberships, mounts) {
  const membership = memberships.find(({ controllers }) => controllers.includes(controller));
  const mount = membership ? mounts.find(({ type, superOptions }) => type === "cgroup" && superOptions.includes(controller)) : mounts.find(({ type }) => type === "cgroup2");
  const path6 = (membership ?? memberships.find(({ controllers }) => controllers.length === 0))?.path;
  if (!mount || path6 === void 0) return { directories: [], legacy: membership !== void 0 };
  const relative2 = isWithin(path6, mount.root) && !path6.includes("/..") ? path6.slice(mount.root.length) : "";
  const names4 = relative2.split("/").filter((name) => name !== "");
  const directories = names4.map((_, index) => [mount.path, ...names4.slice(0, names4.length - index)].join("/"));
  return { directories: [...directories, mount.path], legacy: membership !== void 0 };
}
function versionOf(memberships, mounts) {
  if (!hasLegacyControllers(memberships)) return "v2";
  return mounts.some(({ type }) => type === "cgroup2") ? "hybrid" : "v1";
}

// src/facts/parsers/client-version.ts
function parseClientVersion(output) {
  return /\bversion:? v?([^\s,]+)/i.exec(output)?.[1] ?? null;
}
function parsePluginVersion(output) {
  try {
    const metadata = JSON.parse(output);
    const version = isRecord(metadata) ? metadata["Version"] : void 0;
    return typeof version === "string" && version !== "" ? version.replace(/^v(?=\d)/, "") : null;
  } catch {
    return null;
  }
}

// src/facts/probes/program-timeout.ts
var programTimeout = 1e4;

// src/facts/probes/clients.ts
var options = { timeout: programTimeout, environment: { GOMAXPROCS: "1" } };
var clients = async (source) => {
  const onPath = (source.environment["PATH"] ?? "").split(":").filter((directory2) => directory2.startsWith("/"));
  const plugins = [...await pluginDirectories(source), ...onPath];
  const found = await Promise.all([
    describe4(source, "docker", firstProgram(source, onPath, "docker")),
    describe4(source, "buildx", findBuildx(source, plugins, onPath)),
    describe4(source, "compose", firstProgram(source, plugins, "docker-compose"))
  ]);
  return found.filter((client2) => client2 !== null);
};
async function pluginDirectories(source) {
  const directory2 = configurationDirectory(source);
  const path6 = `${directory2}/config.json`;
  return [
    // Before the user's directory, contrary to the CLI's documentation.
    ...extraDirectories(await readOr(source, path6, "{}"), path6),
    `${directory2}/cli-plugins`,
    "/usr/local/lib/docker/cli-plugins",
    "/usr/local/libexec/docker/cli-plugins",
    "/usr/lib/docker/cli-plugins",
    "/usr/libexec/docker/cli-plugins"
  ];
}
function extraDirectories(text5, path6) {
  try {
    return parseClientConfiguration(text5, path6).pluginDirectories;
  } catch {
    return [];
  }
}
async function findBuildx(source, plugins, onPath) {
  const [plugin, standalone] = await Promise.all([
    firstProgram(source, plugins, "docker-buildx"),
    firstProgram(source, onPath, "buildx")
  ]);
  return plugin ?? standalone;
}
async function firstProgram({ files: files2 }, directories, name) {
  const paths = directories.map((directory2) => `${directory2}/${name}`);
  const found = await Promise.all(paths.map((path6) => files2.exists(path6)));
  return paths.find((_, index) => found[index]) ?? null;
}
async function describe4(source, name, looking) {
  const path6 = await looking;
  if (path6 === null) return null;
  const pinnedApiVersion = source.environment["DOCKER_API_VERSION"] || null;
  return { name, path: path6, version: await versionOf2(source, name, path6), pinnedApiVersion };
}
async function versionOf2({ runCommand: runCommand2 }, name, path6) {
  const argument = name === "docker" ? "--version" : "docker-cli-plugin-metadata";
  const result = await runCommand2(path6, [argument], options).catch(() => null);
  if (result?.exitCode !== 0) return null;
  return name === "docker" ? parseClientVersion(result.stdout) : parsePluginVersion(result.stdout);
}

// src/facts/parsers/builder-records.ts
function currentBuilderName(text5, endpoint3) {
  const json2 = record(text5);
  const applies = json2["Global"] === true || endpoint3 === null || textAt(json2, "Key") === endpoint3;
  return applies && textAt(json2, "Name") || null;
}
function driverOfBuilder(text5) {
  return textAt(record(text5), "Driver") || null;
}
function record(text5) {
  try {
    const value2 = JSON.parse(text5);
    return isRecord(value2) ? value2 : {};
  } catch {
    return {};
  }
}

// src/facts/probes/current-builder.ts
var currentBuilder = async (source, seen2) => {
  const { environment } = source;
  const directory2 = environment["BUILDX_CONFIG"] || `${configurationDirectory(source)}/buildx`;
  const describe8 = async (name2, from) => ({
    name: name2,
    // Names in the store are lower case and contain no slash (buildx, store/util.go).
    driver: name2.includes("/") ? null : driverOfBuilder(await readOr(source, `${directory2}/instances/${name2.toLowerCase()}`, "")),
    source: from
  });
  const stated = environment["BUILDX_BUILDER"];
  if (stated) return describe8(stated, "BUILDX_BUILDER");
  const [text5, endpoint3] = await Promise.all([
    readOr(source, `${directory2}/current`, ""),
    seen2("endpoint").catch(() => null)
  ]);
  const name = currentBuilderName(text5, endpoint3?.host ?? null);
  const selected = name === null ? null : await describe8(name, "docker buildx use");
  return selected?.driver ? selected : null;
};

// src/facts/parsers/command-line.ts
function parseCommandLine(text5) {
  if (text5 === "") return [];
  return (text5.endsWith("\0") ? text5.slice(0, -1) : text5).split("\0");
}
function optionValue(programArguments, ...names4) {
  let value2;
  for (const [index, argument] of programArguments.entries()) {
    const name = names4.find((each2) => argument === each2 || argument.startsWith(`${each2}=`));
    if (name) value2 = argument === name ? programArguments[index + 1] : argument.slice(name.length + 1);
  }
  return value2;
}
var safeOptions = /^(-H|--host|--data-root|-g|--graph|--root|--config-file|--config|-c|--containerd|--address|-a)(?:=(.*))?$/s;
function safeArguments(programArguments) {
  return programArguments.flatMap((argument, index) => {
    const [, name, value2] = safeOptions.exec(argument) ?? [];
    if (name === void 0) return [];
    if (value2 !== void 0) return [`${name}=${withoutUser(value2)}`];
    const next = programArguments[index + 1];
    return next === void 0 ? [name] : [name, withoutUser(next)];
  });
}
var withoutUser = (address2) => address2.replace(/^([a-z]+:\/\/)[^/]*@/i, "$1");

// src/facts/parsers/namespace-link.ts
function parseNamespaceLink(text5) {
  const [, found, inode] = /^(\w+):\[(\d+)\]$/.exec(text5) ?? [];
  const name = namespaceNames.find((each2) => each2 === found);
  return name && inode ? { name, inode: Number(inode) } : null;
}

// src/facts/probes/own-namespaces.ts
var ownNamespaces = async (source) => {
  requireLinux(source, "/proc/self/ns");
  try {
    return await readNamespaces(source, `${source.proc}/self/ns`);
  } catch (error2) {
    throw new Unseen(`/proc/self/ns could not be read: ${systemErrorText(error2)}`);
  }
};
async function readNamespaces({ files: files2 }, directory2) {
  const namespaces = {};
  let missing;
  await Promise.all(
    namespaceNames.map(async (name) => {
      try {
        const link2 = parseNamespaceLink(await files2.readLink(`${directory2}/${name}`));
        if (link2) namespaces[link2.name] = link2.inode;
      } catch (error2) {
        if (codeOf(error2) !== "ENOENT") throw error2;
        missing = error2;
      }
    })
  );
  if (missing && Object.keys(namespaces).length === 0) throw missing;
  return namespaces;
}

// src/facts/parsers/data-root.ts
var defaults = {
  dockerd: { dataRoot: "/var/lib/docker", file: "/etc/docker/daemon.json", option: "--config-file" },
  containerd: { dataRoot: "/var/lib/containerd", file: "/etc/containerd/config.toml", option: "--config" },
  buildkitd: { dataRoot: "/var/lib/buildkit", file: "/etc/buildkit/buildkitd.toml", option: "--config" }
};
function configurationFile(daemon2) {
  const known2 = defaults[daemon2.kind];
  if (!known2 || daemon2.dataRoot) return null;
  const names4 = daemon2.kind === "containerd" ? [known2.option, "-c"] : [known2.option];
  return optionValue(daemon2.arguments, ...names4) ?? known2.file;
}
function dataRootOf2(daemon2, configuration) {
  const known2 = defaults[daemon2.kind];
  if (daemon2.dataRoot) return absolute(daemon2.dataRoot);
  if (!known2) throw new Unseen(`the data root of ${daemon2.kind} (PID ${daemon2.pid}) is unknown`);
  const stated = configuration === null ? null : dataRootSetting(daemon2.kind, configuration);
  if (stated) return absolute(stated);
  if (daemon2.uid === 0) return known2.dataRoot;
  throw new Unseen(
    `the data root of ${daemon2.kind} (PID ${daemon2.pid}), which runs as uid ${daemon2.uid}, is unknown`
  );
}
function dataRootSetting(kind, text5) {
  if (kind === "dockerd") {
    const json2 = parseJson(text5, "the configuration file of dockerd");
    return textAt(json2, "data-root") || textAt(json2, "graph") || null;
  }
  const [head = ""] = text5.split(/^\s*\[/m);
  const [, double, single] = /^\s*root\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(head) ?? [];
  return double || single || null;
}
function absolute(path6) {
  if (path6.startsWith("/")) return path6;
  throw new Unseen(`the data root ${path6} is relative to an unknown directory`);
}

// src/facts/probes/daemons/data-root-identity.ts
function ownView({ files: files2 }) {
  return {
    readText: (path6) => files2.readText(path6),
    async identity(path6) {
      const { device, inode } = await files2.status(path6);
      return `${device}:${inode}`;
    }
  };
}
function foreignView(foreign, root) {
  return {
    readText: (path6) => foreign.readText(root, path6),
    identity: (path6) => foreign.identity(root, path6)
  };
}
async function dataRootIdentity(daemon2, view) {
  const file = configurationFile(daemon2);
  const configuration = file === null ? null : await readIfPresent({ files: view }, file);
  const path6 = dataRootOf2(daemon2, configuration);
  try {
    return await view.identity(path6);
  } catch (error2) {
    throw new Unseen(
      `the data root ${path6} of process ${daemon2.pid} could not be read: ${systemErrorText(error2)}`,
      { cause: error2 }
    );
  }
}

// src/facts/probes/daemons/stat-as-root.ts
async function statAsRoot({ runCommand: runCommand2 }, paths) {
  const programArguments = ["-n", "stat", "-c", "%n %N", ...paths];
  const options2 = { timeout: programTimeout, environment: { LC_ALL: "C" } };
  const result = await runCommand2("sudo", programArguments, options2).catch((error2) => {
    const absent = codeOf(error2) === "ENOENT" || codeOf(error2) === "EACCES";
    throw new Unseen(absent ? "sudo is not available" : `sudo does not start: ${systemErrorText(error2)}`);
  });
  if (result.timedOut) {
    const late = `sudo did not end within ${programTimeout / 1e3} s`;
    throw new Unseen(result.leftRunning ? `${late} and keeps running, because only root can end it` : late);
  }
  if (/^sudo: /m.test(result.stderr)) throw new Unseen(refusal(result.stderr));
  const found = /* @__PURE__ */ new Map();
  for (const line3 of result.stdout.split("\n")) {
    const path6 = paths.find((each2) => line3.startsWith(`${each2} `));
    const link2 = / -> ['"]?(.*?)['"]?$/.exec(line3)?.[1];
    if (path6 && link2) found.set(path6, link2);
  }
  return found;
}
function refusal(stderr) {
  if (/a password is required|a terminal is required/.test(stderr)) return "sudo needs a password";
  return `sudo failed: ${stderr.split("\n").find((line3) => line3.startsWith("sudo: "))?.slice("sudo: ".length)}`;
}

// src/facts/probes/daemons/links-as-root.ts
async function readLinksAsRoot(source, daemons2) {
  if (daemons2.length === 0) return () => unseen2("all processes were readable");
  if (source.process.uid === 0) {
    return ({ pid }) => unseen2(`root lacks CAP_SYS_PTRACE to read /proc/${pid}/ns (EACCES)`);
  }
  const directory2 = ({ pid }) => `${source.proc}/${pid}`;
  const rootOf = (daemon2) => `${directory2(daemon2)}/root`;
  const namespacesOf = (daemon2) => namespaceNames.map((name) => `${directory2(daemon2)}/ns/${name}`);
  try {
    const found = await statAsRoot(
      source,
      daemons2.flatMap((daemon2) => [...namespacesOf(daemon2), rootOf(daemon2)])
    );
    return (daemon2) => {
      const links = namespacesOf(daemon2).flatMap((path6) => parseNamespaceLink(found.get(path6) ?? "") ?? []);
      if (links.length === 0) return unseen2(`process ${daemon2.pid} has ended`);
      const value2 = Object.fromEntries(links.map(({ name, inode }) => [name, inode]));
      return { namespaces: { status: "seen", value: value2 }, root: found.get(rootOf(daemon2)) ?? null };
    };
  } catch (error2) {
    if (!(error2 instanceof Unseen)) throw error2;
    return ({ pid }) => unseen2(`only root can read /proc/${pid}/ns (EACCES), and ${error2.message}`);
  }
}
function unseen2(reason) {
  return { namespaces: { status: "unseen", reason }, root: null };
}

// src/facts/probes/daemons/inspect-processes.ts
async function inspectProcesses(source, daemons2) {
  const direct = await Promise.all(daemons2.map((daemon2) => readLinks(source, daemon2)));
  const closed = daemons2.filter((_, index) => direct[index] === null);
  const [asRoot, own2] = await Promise.all([
    readLinksAsRoot(source, closed),
    readNamespaces(source, `${source.proc}/self/ns`).catch(() => ({}))
  ]);
  const foreign = {
    open: source.openForeignFiles({ asRoot: false }),
    closed: source.openForeignFiles({ asRoot: true })
  };
  try {
    return await Promise.all(
      daemons2.map(async (daemon2, index) => {
        const links = direct[index] ?? asRoot(daemon2);
        const reader = foreign[direct[index] ? "open" : "closed"];
        return {
          ...daemon2,
          namespaces: links.namespaces,
          dataRootIdentity: await lookForDataRoot(source, daemon2, links, own2, reader)
        };
      })
    );
  } finally {
    foreign.open.close();
    foreign.closed.close();
  }
}
async function readLinks(source, daemon2) {
  const directory2 = `${source.proc}/${daemon2.pid}`;
  try {
    const value2 = await readNamespaces(source, `${directory2}/ns`);
    const root = await source.files.readLink(`${directory2}/root`).catch(() => null);
    return { namespaces: { status: "seen", value: value2 }, root };
  } catch (error2) {
    if (codeOf(error2) === "EACCES" || codeOf(error2) === "EPERM") return null;
    const reason = `/proc/${daemon2.pid}/ns could not be read: ${systemErrorText(error2)}`;
    return { namespaces: { status: "unseen", reason }, root: null };
  }
}
async function lookForDataRoot(source, daemon2, { namespaces, root }, own2, foreign) {
  if (namespaces.status === "unseen") return namespaces;
  const lookAsDaemon = () => dataRootIdentity(daemon2, foreignView(foreign, `${source.proc}/${daemon2.pid}/root`));
  const sharesFiles = namespaces.value.mnt === own2.mnt && root === "/";
  const isTrusted = daemon2.uid === 0 || daemon2.uid === source.process.uid;
  return observed(async () => {
    if (!sharesFiles || !isTrusted) return lookAsDaemon();
    try {
      return await dataRootIdentity(daemon2, ownView(source));
    } catch (error2) {
      if (codeOf(error2.cause) === "EACCES") return lookAsDaemon();
      throw error2;
    }
  });
}

// src/facts/probes/daemons.ts
var kinds = ["dockerd", "containerd", "podman", "buildkitd", "rootlesskit"];
var initialPidNamespace = 4026531836;
var daemons = async (source, seen2) => {
  requireLinux(source, "/proc");
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ""));
  if (source.process.uid !== 0 && hidesProcesses(mounts, source.process.groups)) {
    throw new Unseen("/proc is mounted with hidepid, which hides daemons of other users: run Berth as root");
  }
  const entries = await source.files.list(source.proc).catch((error2) => {
    throw new Unseen(`${source.proc} could not be read: ${systemErrorText(error2)}`);
  });
  const pids = entries.filter((entry) => /^\d+$/.test(entry)).map(Number);
  const found = await listVisibleDaemons(source, pids);
  const own2 = await seen2("ownNamespaces").catch(() => ({}));
  if (found.length === 0 && own2.pid !== void 0 && own2.pid !== initialPidNamespace) {
    throw new Unseen("the job runs in a separate PID namespace, in which the host's daemons are not visible");
  }
  return inspectProcesses(source, found);
};
async function listVisibleDaemons(source, pids) {
  const found = [];
  const waiting = pids.values();
  const worker2 = async () => {
    for (const pid of waiting) {
      const daemon2 = await readVisibleDaemon(source, pid);
      if (daemon2) found.push(daemon2);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker2));
  return found.sort((one, other) => one.pid - other.pid);
}
async function readVisibleDaemon(source, pid) {
  const directory2 = `${source.proc}/${pid}`;
  const name = (await readOr(source, `${directory2}/comm`, "")).trim();
  const kind = kinds.find((each2) => each2 === name);
  if (!kind) return null;
  const [statusText, commandLine, cgroup2] = await Promise.all(
    ["status", "cmdline", "cgroup"].map((file) => readOr(source, `${directory2}/${file}`, ""))
  );
  if ((await readOr(source, `${directory2}/comm`, "")).trim() !== name) return null;
  if (!statusText || !commandLine) return null;
  const { uid, parentPid, namespacePids } = parseProcessStatus(statusText);
  if (kind !== "rootlesskit" && await isBeforeExec(source, parentPid, commandLine)) return null;
  const [, ...programArguments] = parseCommandLine(commandLine);
  if (kind === "podman" && !programArguments.includes("service")) return null;
  return {
    kind,
    pid,
    namespacePids,
    uid,
    arguments: safeArguments(programArguments),
    dataRoot: statedDataRoot(kind, programArguments),
    cgroup: mainCgroupPath(parseCgroupMemberships(cgroup2 ?? ""))
  };
}
async function isBeforeExec(source, parentPid, commandLine) {
  return await readOr(source, `${source.proc}/${parentPid}/cmdline`, "") === commandLine;
}
function statedDataRoot(kind, programArguments) {
  if (kind === "rootlesskit") return null;
  const names4 = kind === "dockerd" ? ["--data-root", "-g", "--graph"] : ["--root"];
  return optionValue(programArguments, ...names4) ?? null;
}

// src/facts/probes/on-engine-machine.ts
import { dirname as dirname4 } from "node:path/posix";

// src/facts/parsers/filesystem-type.ts
var types = {
  [61267]: "ext4",
  [1481003842]: "xfs",
  [2435016766]: "btrfs",
  [16914836]: "tmpfs",
  [2035054128]: "overlay",
  [801189825]: "zfs",
  [26985]: "nfs",
  [1702057286]: "fuse",
  [2240043254]: "ramfs",
  [4076150800]: "f2fs",
  [3393526350]: "bcachefs",
  [16914839]: "9p",
  [1936814952]: "squashfs",
  [4283649346]: "cifs",
  [4266872130]: "smb3",
  [1785031267]: "virtiofs",
  [12805120]: "ceph"
};
function filesystemType(magic) {
  const unsigned = magic >>> 0;
  return types[unsigned] ?? `0x${unsigned.toString(16)}`;
}

// src/facts/probes/measure-filesystem.ts
async function measureFilesystem({ files: files2 }, path6) {
  const { magic, freeBytes, totalBytes, freeInodes, totalInodes } = await files2.filesystem(path6);
  const counted = totalInodes > 0;
  return {
    path: path6,
    type: filesystemType(magic),
    freeBytes,
    totalBytes,
    freeInodes: counted ? freeInodes : null,
    totalInodes: counted ? totalInodes : null
  };
}

// src/facts/probes/shares-container.ts
async function sharesContainer(engine2, seen2) {
  const looking = Promise.all([
    seen2("machine"),
    seen2("ownNamespaces"),
    seen2("daemons")
  ]);
  const found = await looking.catch(() => null);
  if (!found) return false;
  const [machine4, own2, daemons2] = found;
  const hasDaemon = daemons2.some(
    ({ namespaces }) => namespaces.status === "seen" && namespaces.value.mnt === own2.mnt
  );
  return engine2.name === machine4.hostname && hasDaemon;
}

// src/facts/probes/on-engine-machine.ts
async function filesystemOfEngine(source, seen2, name, path6) {
  const [endpoint3, engine2, machine4] = await Promise.all([seen2("endpoint"), seen2("engine"), seen2("machine")]);
  const isDesktop = isDockerDesktop(engine2);
  if (socketPath(endpoint3.host) === void 0 || engine2.kernel !== machine4.kernel || isDesktop) {
    throw new Unseen(`the ${name} ${path6} is on the daemon's machine, which is not this machine`);
  }
  const visible = await visiblePath(engine2, seen2, name, path6);
  try {
    return await measureFilesystem(source, visible);
  } catch (error2) {
    if (codeOf(error2) !== "EACCES") {
      throw new Unseen(
        `the filesystem of the ${name} ${visible} could not be read: ${systemErrorText(error2)}`
      );
    }
    return measureFilesystem(source, await parentOnSameFilesystem(source, name, visible));
  }
}
async function visiblePath(engine2, seen2, name, path6) {
  if (!(await seen2("runner")).inContainer || await sharesContainer(engine2, seen2)) return path6;
  const container = await seen2("ownContainer").catch(() => null);
  const mount = container?.mounts.find(({ source }) => source !== "" && isWithin(path6, source));
  if (mount) return mount.destination + path6.slice(mount.source.length);
  throw new Unseen(`the job runs in a container that does not mount the daemon's ${name} ${path6}`);
}
async function parentOnSameFilesystem(source, name, path6) {
  const parent = dirname4(path6);
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ""));
  const device = mountOf(mounts, path6)?.device;
  if (device !== void 0 && device === mountOf(mounts, parent)?.device) return parent;
  throw new Unseen(`only root can read the ${name} ${path6}, which is on a separate mount`);
}

// src/facts/probes/data-root-filesystem.ts
var dataRootFilesystem = async (source, seen2) => {
  const { dataRoot } = await seen2("engine");
  if (!dataRoot) throw new Unseen("the daemon does not report its data root");
  return filesystemOfEngine(source, seen2, "data root", dataRoot);
};

// src/facts/probes/emulators.ts
var directory = "/proc/sys/fs/binfmt_misc";
var architectures2 = {
  aarch64: "arm64",
  arm: "arm",
  i386: "386",
  loongarch64: "loong64",
  mips64: "mips64",
  mips64el: "mips64le",
  ppc64le: "ppc64le",
  riscv64: "riscv64",
  s390x: "s390x",
  x86_64: "amd64"
};
var emulators = async (source) => {
  requireLinux(source, directory);
  const names4 = await source.files.list(directory).catch((error2) => {
    throw new Unseen(`${directory} could not be read: ${systemErrorText(error2)}`);
  });
  if (!names4.includes("register")) throw new Unseen(`binfmt_misc is not mounted at ${directory}`);
  const found = names4.flatMap((name) => {
    const architecture = architectures2[/^qemu-(.+)$/.exec(name)?.[1] ?? ""];
    return architecture ? [{ name, architecture }] : [];
  });
  const enabled2 = await Promise.all(
    found.map(async ({ name }) => (await readOr(source, `${directory}/${name}`, "")).startsWith("enabled"))
  );
  return found.filter((_, index) => enabled2[index]).map(({ architecture }) => architecture).sort();
};

// src/facts/probes/endpoint.ts
var endpoint2 = async (source, seen2) => {
  const { environment, files: files2 } = source;
  const stated = environment["DOCKER_HOST"];
  if (stated) {
    const host = parseEngineHost(stated, "DOCKER_HOST");
    return { host, source: "DOCKER_HOST", context: null, ...certificatesInEnvironment(source, host) };
  }
  const configuration = await seen2("clientConfiguration").catch(() => ({}));
  const context = environment["DOCKER_CONTEXT"] || configuration.currentContext;
  if (context && context !== "default") {
    const { host, certificates: certificates2 } = await dockerContext(source, context);
    return { host, source: "docker context", context, ...certificates2 && { certificates: certificates2 } };
  }
  if (operatingSystem(source) === "windows") {
    throw new Unseen("Docker on Windows uses a named pipe, but Berth supports only unix:// and tcp://");
  }
  if (await files2.exists(defaultSocket)) {
    return { host: `unix://${defaultSocket}`, source: "default socket", context: null };
  }
  const candidates2 = rootlessSockets(source);
  const found = await Promise.all(candidates2.map((path6) => files2.exists(path6)));
  const socket = candidates2[found.indexOf(true)];
  if (socket) return { host: `unix://${socket}`, source: "rootless socket", context: null };
  throw new Unseen(
    `DOCKER_HOST is not set, no Docker context is selected, and no socket exists at ` + [defaultSocket, ...candidates2].join(", ")
  );
};
function rootlessSockets({ environment, process: process2 }) {
  const runtimeDirectories = [environment["XDG_RUNTIME_DIR"], `/run/user/${process2.uid}`];
  const sockets2 = [
    ...runtimeDirectories.filter((directory2) => directory2).map((directory2) => `${directory2}/docker.sock`),
    `${process2.homeDirectory}/.docker/run/docker.sock`,
    `${process2.homeDirectory}/.docker/desktop/docker.sock`
  ];
  return [...new Set(sockets2)];
}
function certificatesInEnvironment(source, host) {
  const { DOCKER_TLS_VERIFY: verify2, DOCKER_TLS: encrypt, DOCKER_CERT_PATH: directory2 } = source.environment;
  if (host.startsWith("unix://") || !(verify2 || encrypt)) return {};
  const certificates2 = { directory: directory2 || configurationDirectory(source), verify: Boolean(verify2) };
  return { certificates: certificates2 };
}

// src/facts/parsers/engine.ts
var proxyVariables2 = [
  ["HttpProxy", "HTTP_PROXY"],
  ["HttpsProxy", "HTTPS_PROXY"],
  ["NoProxy", "NO_PROXY"]
];
var loopbackSubnets = ["127.0.0.0/8", "::1/128"];
function parseEngine(version, info2) {
  if (!isRecord(version) || !isRecord(info2) || textAt(version, "ApiVersion") === "") {
    throw new Unseen("the server is not a Docker daemon: it reports no API version");
  }
  const status = driverStatus(info2);
  const proxySettings = proxySettingsIn(info2);
  const securityOptions = textsAt(info2, "SecurityOptions");
  const secured = (name) => securityOptions.some((each2) => each2.split(",").includes(`name=${name}`));
  return {
    product: productOf(version),
    id: textAt(info2, "ID"),
    name: textAt(info2, "Name"),
    version: textAt(version, "Version"),
    apiVersion: textAt(version, "ApiVersion"),
    minApiVersion: textAt(version, "MinAPIVersion") || textAt(version, "MinApiVersion"),
    operatingSystem: textAt(info2, "OperatingSystem"),
    osType: textAt(info2, "OSType"),
    architecture: textAt(info2, "Architecture"),
    kernel: textAt(info2, "KernelVersion"),
    storageDriver: textAt(info2, "Driver"),
    // Only the containerd image store reports a driver type (moby/moby, daemon/containerd/service.go).
    imageStore: status.get("driver-type") === "io.containerd.snapshotter.v1" ? "snapshotter" : "graphdriver",
    backingFilesystem: status.get("Backing Filesystem") ?? null,
    dataRoot: textAt(info2, "DockerRootDir"),
    // Engine API 1.46 and newer.
    containerdAddress: textAt(recordAt(info2, "Containerd"), "Address") || null,
    runcVersion: runcVersion(version),
    addressPools: listAt(info2, "DefaultAddressPools").filter(isRecord).map((pool) => textAt(pool, "Base")).filter((base) => base !== ""),
    // Docker before 20.10 does not report it, and supports only v1.
    cgroupVersion: textAt(info2, "CgroupVersion").replace(/^v/, "") || "1",
    cgroupDriver: textAt(info2, "CgroupDriver"),
    memory: numberAt(info2, "MemTotal"),
    cpus: numberAt(info2, "NCPU"),
    securityOptions,
    runtimes: Object.keys(recordAt(info2, "Runtimes")),
    defaultRuntime: textAt(info2, "DefaultRuntime"),
    rootless: secured("rootless"),
    userNamespaceRemap: secured("userns"),
    warnings: textsAt(info2, "Warnings"),
    registryMirrors: textsAt(recordAt(info2, "RegistryConfig"), "Mirrors").map(withoutCredentials),
    proxies: proxySettings.map(({ variable }) => variable),
    proxySettings,
    insecureRegistries: insecureRegistries(info2)
  };
}
function proxySettingsIn(info2) {
  return proxyVariables2.flatMap(([field, variable]) => {
    const text5 = textAt(info2, field);
    const value2 = withoutCredentials(text5);
    return text5 === "" ? [] : [{ variable, value: value2, hasLogin: value2 !== text5 }];
  });
}
function insecureRegistries(info2) {
  const configuration = recordAt(info2, "RegistryConfig");
  const names4 = Object.entries(recordAt(configuration, "IndexConfigs")).flatMap(
    ([name, index]) => isRecord(index) && index["Secure"] === false ? [name] : []
  );
  const subnets = textsAt(configuration, "InsecureRegistryCIDRs");
  return [...names4, ...subnets.filter((subnet) => !loopbackSubnets.includes(subnet))].sort();
}
function runcVersion(version) {
  const components = listAt(version, "Components").filter(isRecord);
  const runc = components.find((each2) => textAt(each2, "Name").endsWith("runc"));
  return runc && textAt(runc, "Version") || null;
}
function productOf(version) {
  const components = listAt(version, "Components").filter(isRecord).map((each2) => textAt(each2, "Name"));
  if (components.includes("Podman Engine")) return "podman";
  return components.includes("Engine") || components.length === 0 ? "docker" : "other";
}
function driverStatus(info2) {
  const pairs = listAt(info2, "DriverStatus").filter(
    (pair) => Array.isArray(pair) && pair.every((each2) => typeof each2 === "string")
  );
  return new Map(pairs);
}

// src/facts/parsers/engine-error.ts
var isTimeout = (error2) => codeOf(error2) === "ABORT_ERR" || error2?.name === "TimeoutError";
function engineErrorSentence(error2, host, seconds) {
  if (isTimeout(error2))
    return `the daemon at ${host} did not answer within ${Math.max(1, Math.round(seconds))} s`;
  const code2 = codeOf(error2);
  switch (code2) {
    case "ENOENT":
      return `the socket ${host} does not exist (ENOENT)`;
    case "EACCES":
    case "EPERM":
      return `permission denied on ${host} (${code2})`;
    case "ECONNREFUSED":
      return `no daemon listens at ${host} (ECONNREFUSED)`;
    case "ECONNRESET":
    case "EPIPE":
      return `the server at ${host} closed the connection without an answer (${code2})`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the host name in ${host} cannot be resolved (${code2})`;
  }
  if (code2?.startsWith("HPE_"))
    return `the server at ${host} is not a Docker daemon: its answer is not HTTP (${code2})`;
  const status = error2?.statusCode;
  const message = error2 instanceof Error ? error2.message : String(error2);
  return status ? `the daemon at ${host} returned status ${status}: ${message}` : `${host}: ${message}`;
}

// src/facts/probes/ask-engine.ts
async function askEngine({ connectDocker: connectDocker2, environment }, { host, certificates: certificates2 }, question) {
  const started = performance.now();
  try {
    const tls = certificates2 ? tlsVariables(certificates2) : {};
    return await question(connectDocker2(host, { environment: { ...environment, ...tls } }));
  } catch (error2) {
    const seconds = (performance.now() - started) / 1e3;
    throw new Unseen(engineErrorSentence(error2, host, seconds));
  }
}
async function askForList(source, endpoint3, question) {
  const list4 = await askEngine(source, endpoint3, question);
  if (Array.isArray(list4)) return list4;
  throw new Unseen(`the server at ${endpoint3.host} is not a Docker daemon: its answer is not a list`);
}

// src/facts/probes/engine.ts
var engine = async (source, seen2) => {
  const [version, info2] = await askEngine(
    source,
    await seen2("endpoint"),
    (docker) => Promise.all([docker.version(), docker.info()])
  );
  return parseEngine(version, info2);
};

// src/facts/parsers/engine-mount.ts
function parseEngineMounts(mounts) {
  return (mounts ?? []).map((mount) => ({
    type: mount.Type ?? "",
    source: mount.Source ?? "",
    destination: mount.Destination ?? "",
    readOnly: mount.RW === false,
    volume: mount.Type === "volume" ? mount.Name || null : null
  }));
}

// src/facts/parsers/own-labels.ts
function ownLabels(labels) {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([name]) => name.startsWith("berth.")));
}

// src/facts/probes/engine-containers.ts
var engineContainers = async (source, seen2) => {
  const containers = await askForList(source, await seen2("endpoint"), (docker) => docker.listContainers());
  return containers.map(({ Id, Names, Image, State, Created, Labels, Mounts }) => ({
    id: Id,
    // Aliases from container links contain a second slash; the name itself does not.
    name: (Names.find((name) => name.lastIndexOf("/") === 0) ?? Names[0] ?? "").replace(/^\//, ""),
    image: Image,
    state: State,
    created: Created,
    labels: ownLabels(Labels),
    mounts: parseEngineMounts(Mounts)
  }));
};

// src/facts/probes/engine-networks.ts
var engineNetworks = async (source, seen2) => {
  const networks = await askForList(source, await seen2("endpoint"), (docker) => docker.listNetworks());
  return networks.map(describe5);
};
function describe5({ Id, Name, Driver, Options, IPAM }) {
  const pools = IPAM?.Config ?? [];
  const mtu = Number(Options?.["com.docker.network.driver.mtu"]);
  return {
    id: Id,
    name: Name,
    driver: Driver,
    subnets: pools.flatMap(({ Subnet }) => Subnet ?? []),
    gateways: pools.flatMap(({ Gateway }) => Gateway || []),
    mtu: mtu > 0 ? mtu : null,
    bridge: bridgeOf(Driver, Id, Options?.["com.docker.network.bridge.name"])
  };
}
function bridgeOf(driver, id, stated) {
  if (stated) return stated;
  return driver === "bridge" ? `br-${id.slice(0, 12)}` : null;
}

// src/facts/probes/engine-volumes.ts
var engineVolumes = async (source, seen2) => {
  const volumes = await askForList(source, await seen2("endpoint"), (docker) => docker.listVolumes());
  return volumes.map(({ Name, Driver, Mountpoint, Labels, CreatedAt }) => ({
    name: Name,
    driver: Driver,
    mountpoint: Mountpoint,
    labels: ownLabels(Labels),
    createdAt: CreatedAt ?? null
  }));
};

// src/facts/parsers/containerd-address.ts
function containerdAddress(text5) {
  const [, table2 = ""] = /^\s*\[grpc\][^\n]*\n((?:(?!\s*\[)[^\n]*(?:\n|$))*)/m.exec(text5) ?? [];
  const [, double, single] = /^\s*address\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(table2) ?? [];
  return double || single || null;
}

// src/facts/probes/image-store-filesystem.ts
var defaultConfiguration = "/etc/containerd/config.toml";
var defaultAddress = "/run/containerd/containerd.sock";
var imageStoreFilesystem = async (source, seen2) => {
  const { imageStore, containerdAddress: containerdAddress2, product } = await seen2("engine");
  const isOwn2 = containerdAddress2 === null || /^(\/var)?\/run\/docker\//.test(containerdAddress2);
  if (product !== "docker" || imageStore === "graphdriver" || isOwn2) return seen2("dataRootFilesystem");
  for (const daemon2 of (await seen2("daemons")).filter(isOnMachine)) {
    const text5 = await configurationOf(source, daemon2);
    if (withoutVar(addressOf(daemon2, text5)) !== withoutVar(containerdAddress2)) continue;
    return filesystemOfEngine(source, seen2, "image store", dataRootOf2(daemon2, text5));
  }
  throw new Unseen(`the containerd process at ${containerdAddress2} is not visible`);
};
function isOnMachine({ kind, uid, namespacePids }) {
  return kind === "containerd" && uid === 0 && namespacePids.length === 1;
}
async function configurationOf(source, daemon2) {
  const file = optionValue(daemon2.arguments, "--config", "-c") ?? defaultConfiguration;
  return readOr(source, file, null);
}
function addressOf(daemon2, configuration) {
  const stated = optionValue(daemon2.arguments, "--address", "-a");
  return stated ?? containerdAddress(configuration ?? "") ?? defaultAddress;
}
var withoutVar = (path6) => path6.replace(/^\/var\/run\//, "/run/");

// src/facts/probes/java-build-files.ts
var names3 = ["pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"];
var javaBuildFiles = async (source, seen2) => {
  const { workspace } = await seen2("runner");
  if (workspace === null) return [];
  const present = await listOrNone(source, workspace);
  return names3.filter((name) => present.includes(name));
};

// src/facts/probes/job-filesystems.ts
var jobFilesystems = async (source, seen2) => {
  requireLinux(source, "/proc/filesystems");
  const { work, workspace, temp, toolCache, home } = await seen2("runner");
  const paths = [work, workspace, temp, toolCache, home, "/tmp"].filter((path6) => path6 !== null);
  const found = await Promise.all(
    [...new Set(paths)].map(async (path6) => {
      const status = await source.files.filesystem(path6).catch(() => null);
      return status ? [{ path: path6, type: filesystemType(status.magic) }] : [];
    })
  );
  return found.flat();
};

// src/facts/probes/kubernetes.ts
var serviceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";
var kubernetes = async (source) => {
  const [serviceAccount, kubeconfigs] = await Promise.all([
    serviceAccountOf(source),
    Promise.all(kubeconfigPaths(source).map((each2) => kubeconfigAt(source, each2)))
  ]);
  return { service: serviceOf2(source), serviceAccount, kubeconfigs };
};
function serviceOf2({ environment }) {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = environment;
  return host && port ? { host, port } : null;
}
async function serviceAccountOf(source) {
  const token = `${serviceAccountFolder}/token`;
  if (!await source.files.exists(token)) return null;
  const [isReadable, namespace] = await Promise.all([
    source.files.isReadable(token),
    readOr(source, `${serviceAccountFolder}/namespace`, "")
  ]);
  return { isReadable, namespace: namespace.trim() || null };
}
function kubeconfigPaths({ environment, process: process2 }) {
  const listed3 = (environment["KUBECONFIG"] ?? "").split(process2.platform === "win32" ? ";" : ":");
  const paths = [...new Set(listed3.filter((path6) => path6 !== ""))];
  return paths.length > 0 ? paths.map((path6) => ({ path: path6, source: "KUBECONFIG" })) : [{ path: `${process2.homeDirectory}/.kube/config`, source: "home directory" }];
}
async function kubeconfigAt({ files: files2 }, { path: path6, source }) {
  const isThere = await files2.exists(path6);
  return {
    path: path6,
    source,
    state: isThere ? await files2.isReadable(path6) ? "readable" : "unreadable" : "missing"
  };
}

// src/facts/probes/machine.ts
var machine3 = async (source) => ({
  operatingSystem: operatingSystem(source),
  architecture: source.process.architecture,
  kernel: source.process.kernel,
  hostname: source.process.hostname
});

// src/facts/parsers/default-route-6.ts
var up = 1;
var reject = 512;
function defaultInterface6(text5) {
  const routes = text5.split("\n").flatMap((line3) => {
    const [destination, prefix, , , , metric, , , flagText, device] = line3.trim().split(/\s+/);
    const flags = Number.parseInt(flagText ?? "", 16);
    const isDefault = /^0{32}$/.test(destination ?? "") && prefix === "00";
    if (!isDefault || !device || device === "lo" || !(flags & up) || flags & reject) return [];
    return [{ device, metric: Number.parseInt(metric ?? "", 16) || 0 }];
  });
  return routes.sort((one, other) => one.metric - other.metric)[0]?.device ?? null;
}

// src/facts/parsers/resolver-configuration.ts
function parseNameservers(text5) {
  const servers = [];
  for (const line3 of text5.split("\n")) {
    const server = /^\s*nameserver\s+([0-9a-f.:]+)/i.exec(line3)?.[1];
    if (server && !servers.includes(server)) servers.push(server);
  }
  return servers;
}
function namesStubOnly(nameservers) {
  return nameservers.length > 0 && nameservers.every((server) => server === "127.0.0.53");
}

// src/facts/parsers/route-table.ts
var up2 = 1;
var hasGateway = 2;
var reject2 = 512;
function parseRoutes(text5) {
  const routes = [];
  for (const line3 of text5.split("\n")) {
    const [device, destination, gateway, flagText, , , metric, mask] = line3.trim().split(/\s+/);
    if (!device || !isHexadecimal(destination) || !isHexadecimal(gateway) || !isHexadecimal(mask)) continue;
    const flags = Number.parseInt(flagText ?? "", 16);
    if (!(flags & up2) || flags & reject2) continue;
    routes.push({
      metric: Number(metric) || 0,
      route: {
        destination: `${address(destination)}/${prefixLength(mask)}`,
        gateway: flags & hasGateway ? address(gateway) : null,
        interface: device
      }
    });
  }
  return routes.sort((one, other) => one.metric - other.metric).map(({ route }) => route);
}
function isHexadecimal(text5) {
  return text5 !== void 0 && /^[0-9a-f]{8}$/i.test(text5);
}
function address(hexadecimal) {
  return Buffer.from(hexadecimal, "hex").reverse().join(".");
}
function prefixLength(mask) {
  return [...Number.parseInt(mask, 16).toString(2)].filter((bit) => bit === "1").length;
}

// src/facts/probes/network.ts
var interfaceDirectory = "/sys/class/net";
var enabled = 1;
var network = async (source) => {
  requireLinux(source, interfaceDirectory);
  const [interfaces, routeTable, routeTable6, nameservers] = await Promise.all([
    listInterfaces(source),
    read3(source, `${source.proc}/net/route`),
    // The file does not exist if the kernel has no IPv6.
    readOr(source, `${source.proc}/net/ipv6_route`, ""),
    listNameservers(source)
  ]);
  const routes = parseRoutes(routeTable);
  const defaultInterface = defaultInterface4(routes) ?? defaultInterface6(routeTable6);
  const defaultMtu = interfaces.find(({ name }) => name === defaultInterface)?.mtu ?? null;
  return { interfaces, routes, nameservers, defaultInterface, defaultMtu };
};
function defaultInterface4(routes) {
  const defaults2 = routes.filter(({ destination }) => isDefaultRoute(destination));
  return (defaults2.find(({ destination }) => !destination.endsWith("/0")) ?? defaults2[0])?.interface;
}
async function listInterfaces(source) {
  const names4 = await source.files.list(interfaceDirectory).catch((error2) => {
    throw new Unseen(`${interfaceDirectory} could not be read: ${systemErrorText(error2)}`);
  });
  const interfaces = await Promise.all(names4.sort().map((name) => describe6(source, name)));
  return interfaces.filter((each2) => each2 !== null);
}
async function describe6(source, name) {
  const [mtu, state, flags] = await Promise.all(
    ["mtu", "operstate", "flags"].map((file) => readOr(source, `${interfaceDirectory}/${name}/${file}`, ""))
  );
  if (!mtu) return null;
  const up3 = (Number(flags?.trim()) & enabled) !== 0 && ["up", "unknown"].includes(state?.trim() ?? "");
  const addresses = (source.process.interfaces[name] ?? []).flatMap(({ cidr }) => cidr ?? []);
  return { name, mtu: Number(mtu.trim()), up: up3, addresses };
}
async function listNameservers(source) {
  const nameservers = parseNameservers(await readOr(source, "/etc/resolv.conf", ""));
  if (!namesStubOnly(nameservers)) return nameservers;
  const upstream = parseNameservers(await readOr(source, "/run/systemd/resolve/resolv.conf", ""));
  return upstream.length > 0 ? upstream : nameservers;
}

// src/facts/parsers/container-id.ts
var fullId = /[0-9a-f]{64}/;
function containerIdInMounts(mountinfo) {
  return /\/containers\/([0-9a-f]{64})\/(?:hostname|resolv\.conf|hosts)\b/.exec(mountinfo)?.[1] ?? null;
}
function containerIdInCgroup(cgroup2) {
  return fullId.exec(cgroup2)?.[0] ?? null;
}
function containerEngineInCgroup(cgroup2) {
  return /kubepods|docker|libpod|cri-containerd|crio|\/ecs\//.exec(cgroup2)?.[0].replaceAll("/", "") ?? null;
}

// src/facts/probes/own-container.ts
var ownContainer = async (source, seen2) => {
  const { inContainer } = await seen2("runner");
  if (!inContainer) return null;
  const [endpoint3, mountinfo, cgroup2] = await Promise.all([
    seen2("endpoint"),
    readOr(source, `${source.proc}/self/mountinfo`, ""),
    readOr(source, `${source.proc}/self/cgroup`, "")
  ]);
  const id = containerIdInMounts(mountinfo) ?? containerIdInCgroup(cgroup2) ?? source.process.hostname;
  const container = await askEngine(source, endpoint3, (docker) => docker.inspectContainer(id));
  if (!container) {
    const engine2 = await seen2("engine").catch(() => null);
    if (engine2 && await sharesContainer(engine2, seen2)) return null;
    throw new Unseen(
      `the daemon at ${endpoint3.host} does not know the job's container (${id.slice(0, 12)}). It has another filesystem, because it runs in a sidecar or inside this container, such as in the dind mode of actions-runner-controller`
    );
  }
  return {
    id: container.Id,
    image: container.Config?.Image ?? container.Image,
    mounts: parseEngineMounts(container.Mounts),
    networks: Object.keys(container.NetworkSettings?.Networks ?? {})
  };
};

// src/facts/probes/own-process.ts
var ownProcess = async (source) => {
  requireLinux(source, "/proc/self/status");
  const { pid, uid, gid, groups } = source.process;
  const [statusText, map2, appArmor, sudo] = await Promise.all([
    read3(source, `${source.proc}/self/status`),
    // The file does not exist if the kernel has no user namespaces.
    readOr(source, `${source.proc}/self/uid_map`, "0 0 4294967295"),
    appArmorProfile(source),
    canSudo(source)
  ]);
  const status = parseProcessStatus(statusText);
  return {
    pid,
    uid,
    gid,
    groups,
    capabilities: parseCapabilities(status.effectiveCapabilities),
    seccomp: status.seccomp,
    appArmor,
    noNewPrivileges: status.noNewPrivileges,
    inUserNamespace: !isInitialMap(parseIdentifierMap(map2)),
    canSudo: sudo
  };
};
async function appArmorProfile(source) {
  const text5 = await readOr(source, `${source.proc}/self/attr/apparmor/current`, null) ?? ((await readOr(source, "/sys/module/apparmor/parameters/enabled", "")).startsWith("Y") ? await readOr(source, `${source.proc}/self/attr/current`, null) : null);
  return text5?.replace(/[\0\n]+$/, "") || null;
}
async function canSudo({ process: process2, runCommand: runCommand2 }) {
  if (process2.uid === 0) return true;
  const result = await runCommand2("sudo", ["-n", "true"], { timeout: programTimeout }).catch(() => null);
  return result?.exitCode === 0;
}

// src/facts/parsers/remote-host.ts
function hostOfUrl(text5) {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text5) ? text5 : `http://${text5}`;
  if (text5 === "" || text5.startsWith("/") || !URL.canParse(url)) return void 0;
  const { hostname: hostname2 } = new URL(url);
  return hostname2 === "" || hostname2.startsWith("[") ? void 0 : hostname2;
}
var publicServices = ["github.com", "ghcr.io", "docker.io", "gcr.io", "quay.io"];
function isPublicService(host) {
  if (host === "localhost" || host.startsWith("127.")) return true;
  return publicServices.some((name) => host === name || host.endsWith(`.${name}`));
}

// src/facts/probes/remotes.ts
var proxyVariables3 = ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"];
var remotes = async (source, seen2) => {
  const { environment } = source;
  const { registryMirrors } = await seen2("engine");
  const stated = [
    ...proxyVariables3.map((name) => [name, environment[name] ?? ""]),
    ["GITHUB_SERVER_URL", environment["GITHUB_SERVER_URL"] ?? ""],
    ...registryMirrors.map((mirror) => ["registry mirror", mirror])
  ];
  const found = /* @__PURE__ */ new Map();
  for (const [from, url] of stated) {
    const host = hostOfUrl(url);
    if (host && !isPublicService(host) && !found.has(host)) found.set(host, from);
  }
  return Promise.all([...found].map(([host, from]) => resolved(source, host, from)));
};
async function resolved({ resolve: resolve4 }, host, from) {
  const isAddress = /^[\d.]+$/.test(host);
  const addresses = isAddress ? [host] : await resolve4(host).catch(() => []);
  return { source: from, host, addresses: addresses.toSorted() };
}

// src/facts/probes/requested-images.ts
var requestedImages = async ({ requestedImages: requestedImages2 }) => requestedImages2;

// src/facts/probes/requested-platforms.ts
var requestedPlatforms = async ({ requestedPlatforms: requestedPlatforms2 }) => requestedPlatforms2;

// src/facts/probes/runner.ts
import { dirname as dirname5 } from "node:path/posix";
var runner = async (source, seen2) => {
  const { environment } = source;
  const kind = kindOf(environment);
  const namespaces = await seen2("ownNamespaces").catch(() => ({}));
  const container = await containerEvidence(source, areInitial(namespaces));
  return {
    kind: kind.name,
    service: serviceOf3(environment),
    name: environment["RUNNER_NAME"] ?? "",
    inContainer: container.length > 0,
    evidence: [...kind.evidence, ...container],
    workspace: environment["GITHUB_WORKSPACE"] || null,
    work: workDirectory(environment),
    home: environment["HOME"] || null,
    temp: environment["RUNNER_TEMP"] || null,
    toolCache: environment["RUNNER_TOOL_CACHE"] || null
  };
};
var services = [
  [
    "arc",
    (has) => has["GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT"]?.includes("actions-runner-controller") === true
  ],
  ["depot", (has) => Boolean(has["DEPOT_RUNNER"])],
  ["namespace", (has) => Boolean(has["NAMESPACE_GITHUB_RUNTIME"])],
  ["blacksmith", (has) => has["RUNNER_NAME"]?.startsWith("blacksmith-") === true],
  ["warpbuild", (has) => has["RUNNER_NAME"]?.startsWith("warp-") === true],
  ["runs-on", (has) => has["RUNNER_NAME"]?.startsWith("runs-on--") === true],
  ["codebuild", (has) => Boolean(has["CODEBUILD_BUILD_ID"])],
  ["github", (has) => has["RUNNER_ENVIRONMENT"] === "github-hosted"]
];
function serviceOf3(environment) {
  if (environment["ACT"] === "true") return null;
  return services.find(([, isIt]) => isIt(environment))?.[0] ?? null;
}
function workDirectory(environment) {
  const { RUNNER_WORKSPACE = "", GITHUB_WORKSPACE = "", RUNNER_TEMP = "" } = environment;
  const work = dirname5(RUNNER_WORKSPACE);
  const isWork = work !== "/" && [GITHUB_WORKSPACE, RUNNER_TEMP].every((path6) => isWithin(path6, work));
  return isWork ? work : null;
}
function kindOf(environment) {
  if (environment["ACT"] === "true") return { name: "act", evidence: ["ACT=true"] };
  if (environment["RUNNER_ENVIRONMENT"] === "github-hosted") {
    return { name: "github-hosted", evidence: ["RUNNER_ENVIRONMENT=github-hosted"] };
  }
  if (environment["GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT"]?.includes("actions-runner-controller")) {
    const evidence = ["GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT contains actions-runner-controller"];
    return { name: "kubernetes", evidence };
  }
  if (environment["KUBERNETES_SERVICE_HOST"]) return { name: "kubernetes", evidence: [] };
  if (environment["GITHUB_ACTIONS"] === "true")
    return { name: "self-hosted", evidence: ["GITHUB_ACTIONS=true"] };
  return { name: "none", evidence: ["GITHUB_ACTIONS is not set"] };
}
async function containerEvidence(source, isHost) {
  const [dockerMarker, podmanMarker, cgroup2] = await Promise.all([
    source.files.exists("/.dockerenv"),
    source.files.exists("/run/.containerenv"),
    readOr(source, `${source.proc}/1/cgroup`, "")
  ]);
  const engine2 = containerEngineInCgroup(cgroup2);
  const evidence = [];
  if (source.environment["KUBERNETES_SERVICE_HOST"]) evidence.push("KUBERNETES_SERVICE_HOST is set");
  if (dockerMarker && !isHost) evidence.push("/.dockerenv exists");
  if (podmanMarker && !isHost) evidence.push("/run/.containerenv exists");
  if (engine2) evidence.push(`/proc/1/cgroup contains ${engine2}`);
  return evidence;
}
function areInitial({ ipc, uts, pid }) {
  return ipc === 4026531839 && uts === 4026531838 && pid === 4026531836;
}

// src/facts/probes/sockets.ts
var timeouts = { expected: 1e4, possible: 2e3 };
var sockets = async (source) => {
  const { environment } = source;
  const stated = socketPath(environment["DOCKER_HOST"] ?? "");
  const expected = [defaultSocket, ...stated ? [stated] : []];
  const possible = [
    ...rootlessSockets(source),
    "/run/podman/podman.sock",
    ...environment["XDG_RUNTIME_DIR"] ? [`${environment["XDG_RUNTIME_DIR"]}/podman/podman.sock`] : []
  ];
  const paths = [.../* @__PURE__ */ new Set([...expected, ...possible])];
  const found = await Promise.all(paths.map(async (path6) => ({ path: path6, status: await statusOf(source, path6) })));
  const listed3 = found.filter(({ path: path6, status }) => expected.includes(path6) || exists2(status));
  return Promise.all(
    withoutRepeats(listed3).map(
      ({ path: path6, status }) => describe7(source, path6, status, timeouts[expected.includes(path6) ? "expected" : "possible"])
    )
  );
};
var exists2 = (status) => typeof status === "object";
var statusOf = ({ files: files2 }, path6) => files2.status(path6).catch((error2) => codeOf(error2) === "EACCES" ? "permission-denied" : "missing");
function withoutRepeats(found) {
  const identity = ({ path: path6, status }) => exists2(status) ? `${status.device}:${status.inode}` : path6;
  return [...new Map(found.toReversed().map((each2) => [identity(each2), each2])).values()].reverse();
}
async function describe7(source, path6, status, timeout3) {
  if (!exists2(status)) return { path: path6, state: status, ownerUid: null, ownerGid: null, mode: null };
  const { uid: ownerUid, gid: ownerGid, mode: mode2 } = status;
  const state = status.kind === "socket" ? await ping(source, path6, timeout3) : "not-a-socket";
  return { path: path6, state, ownerUid, ownerGid, mode: mode2.toString(8).padStart(4, "0") };
}
async function ping({ files: files2, connectDocker: connectDocker2, environment }, path6, timeout3) {
  if (!await files2.isWritable(path6)) return "permission-denied";
  try {
    await connectDocker2(`unix://${path6}`, { environment }).ping(timeout3);
    return "answers";
  } catch (error2) {
    if (isTimeout(error2)) return "silent";
    switch (codeOf(error2)) {
      case "EACCES":
      case "EPERM":
        return "permission-denied";
      case "ECONNREFUSED":
        return "refused";
      case "ENOENT":
        return "missing";
    }
    return error2.statusCode ? "answers" : "silent";
  }
}

// src/facts/parsers/sysbox-version.ts
function parseSysboxVersion(output) {
  return /^\s*version:\s*v?(\d+\.\d+\S*)\s*$/m.exec(output)?.[1] ?? null;
}

// src/facts/probes/sysbox.ts
var sysbox2 = async ({ runCommand: runCommand2 }, seen2) => {
  if (!(await seen2("engine")).runtimes.includes(sysboxRuntime)) return null;
  const result = await runCommand2(sysboxRuntime, ["--version"], { timeout: programTimeout }).catch(() => null);
  return { version: result?.exitCode === 0 ? parseSysboxVersion(result.stdout) : null };
};

// src/facts/probes/tun-device.ts
var path5 = "/dev/net/tun";
var everyone = 6;
var tunDevice = async (source, seen2) => {
  requireLinux(source, path5);
  if ((await seen2("runner")).inContainer) {
    throw new Unseen(`the job runs in a container, so ${path5} of the machine is not visible`);
  }
  try {
    const { mode: mode2 } = await source.files.status(path5);
    return (mode2 & everyone) === everyone ? "open" : "closed";
  } catch (error2) {
    if (codeOf(error2) === "ENOENT" || codeOf(error2) === "ENOTDIR") return "missing";
    throw new Unseen(`${path5} could not be read: ${systemErrorText(error2)}`);
  }
};

// src/facts/probes/user-namespaces.ts
var userNamespaces = async (source) => {
  const directory2 = `${source.proc}/sys`;
  requireLinux(source, directory2);
  const [maximum, clone, restricted] = await Promise.all(
    [
      "user/max_user_namespaces",
      "kernel/unprivileged_userns_clone",
      "kernel/apparmor_restrict_unprivileged_userns"
    ].map((name) => readIfPresent(source, `${directory2}/${name}`))
  );
  return {
    maximum: maximum === null || maximum === void 0 ? null : Number.parseInt(maximum, 10),
    unprivileged: clone?.trim() !== "0",
    restrictedByAppArmor: restricted?.trim() === "1"
  };
};

// src/facts/probes/workspace-filesystem.ts
var workspaceFilesystem = async (source, seen2) => {
  const { workspace } = await seen2("runner");
  const path6 = workspace ?? source.environment["PWD"] ?? ".";
  try {
    return await measureFilesystem(source, path6);
  } catch (error2) {
    throw new Unseen(`the filesystem of the workspace ${path6} could not be read: ${systemErrorText(error2)}`);
  }
};

// src/facts/probes/index.ts
var probes = {
  machine: machine3,
  runner,
  ownProcess,
  ownNamespaces,
  cgroup,
  ownContainer,
  daemons,
  sockets,
  endpoint: endpoint2,
  engine,
  engineNetworks,
  engineVolumes,
  engineContainers,
  network,
  remotes,
  dataRootFilesystem,
  imageStoreFilesystem,
  workspaceFilesystem,
  jobFilesystems,
  userNamespaces,
  tunDevice,
  sysbox: sysbox2,
  clientConfiguration,
  certificates,
  clients,
  currentBuilder,
  requestedImages,
  requestedPlatforms,
  emulators,
  javaBuildFiles,
  kubernetes
};

// src/platform/command.ts
import { spawn as spawn2 } from "node:child_process";
var killGrace = 1e3;
var runCommand = (program, programArguments, { timeout: timeout3, signal: signal2, environment, input: input2 = "" }) => new Promise((resolve4, reject3) => {
  const child2 = spawn2(program, [...programArguments], {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "pipe"],
    shell: false
  });
  let stdout = "";
  let stderr = "";
  let timedOut = false;
  child2.stdin.on("error", () => {
  }).end(input2);
  child2.stdout.setEncoding("utf8").on("data", (chunk) => {
    stdout += chunk;
  });
  child2.stderr.setEncoding("utf8").on("data", (chunk) => {
    stderr += chunk;
  });
  const giveUp = () => {
    timedOut = true;
    child2.kill("SIGKILL");
    child2.stdout.destroy();
    child2.stderr.destroy();
    clearTimeout(timer);
    timer = setTimeout(abandon, killGrace);
  };
  const abandon = () => {
    settle();
    child2.unref();
    resolve4({ exitCode: null, stdout, stderr, timedOut, leftRunning: true });
  };
  let timer = setTimeout(giveUp, timeout3);
  signal2?.addEventListener("abort", giveUp);
  if (signal2?.aborted) giveUp();
  const settle = () => {
    clearTimeout(timer);
    signal2?.removeEventListener("abort", giveUp);
  };
  child2.on("error", (error2) => {
    if (timedOut) return;
    settle();
    reject3(error2);
  });
  child2.on("close", (exitCode) => {
    settle();
    resolve4({ exitCode, stdout, stderr, timedOut });
  });
});

// src/platform/housekeeping.ts
var statusCodes = { 200: true, 404: "not found", 409: "in progress", 500: "server error" };
function housekeeping(dockerode, change) {
  const ask = (method, path6, query2) => change(
    ({ abortSignal }) => new Promise((resolve4, reject3) => {
      const request2 = { path: `${path6}?`, method, statusCodes, abortSignal };
      dockerode.modem.dial(
        { ...request2, options: { _query: query2, _body: {} } },
        (error2, answer) => error2 ? reject3(error2) : resolve4(answer)
      );
    })
  );
  return {
    async pruneNetworks() {
      await ask("POST", "/networks/prune", { filters: {} });
    },
    async pruneImages(filters = {}) {
      await ask("POST", "/images/prune", { filters });
    },
    async pruneBuilds(limit3) {
      const options2 = "unusedHours" in limit3 ? { filters: { until: [`${limit3.unusedHours}h`] } } : (
        // Engine API 1.48 replaced the first by the others.
        {
          "keep-storage": limit3.keepBytes,
          "reserved-space": limit3.keepBytes,
          "max-used-space": limit3.keepBytes
        }
      );
      await ask("POST", "/build/prune", { all: true, ...options2 });
    },
    async usage() {
      return usageIn(await ask("GET", "/system/df", { type: ["image", "build-cache"] }));
    }
  };
}
function usageIn({ LayersSize, Images, BuildCache, ImageUsage, BuildCacheUsage }) {
  const ofBuilds = BuildCache?.reduce((sum, { Size = 0, Shared }) => Shared ? sum : sum + Size, 0);
  return {
    images: Images?.length ?? ImageUsage?.TotalCount ?? 0,
    bytes: (LayersSize ?? ImageUsage?.TotalSize ?? 0) + (ofBuilds ?? BuildCacheUsage?.TotalSize ?? 0)
  };
}

// src/platform/copy-images.ts
var import_node_http = __toESM(require_node_http(), 1);
import { connect } from "node:net";
import { text as text3 } from "node:stream/consumers";
var bufferSize = 4 * 1024 ** 2;
var endOfArchive = Buffer.alloc(1024);
function copyImages(from, to, names4, onBytes, signal2) {
  return new Promise((resolve4, reject3) => {
    const query2 = new URLSearchParams(names4.map((name) => ["names", name]));
    const headers = { "Content-Type": "application/x-tar", "Transfer-Encoding": "chunked" };
    const target = (0, import_node_http.request)({ socketPath: to, path: "/images/load?quiet=1", method: "POST", headers });
    let head = "";
    let refusal2 = "";
    let bytes2 = 0;
    let tail = Buffer.alloc(0);
    const fail = (error2) => {
      signal2.removeEventListener("abort", abort);
      source.destroy();
      target.destroy();
      reject3(error2);
    };
    const abort = () => fail(signal2.reason);
    const onRead = (part) => {
      let content = part;
      if (!head.endsWith("\r\n\r\n")) {
        const end2 = part.indexOf("\r\n\r\n");
        head += part.toString("latin1", 0, end2 < 0 ? part.length : end2 + 4);
        content = part.subarray(end2 < 0 ? part.length : end2 + 4);
      }
      if (content.length === 0) return true;
      if (!isSuccess(head)) {
        refusal2 += content.toString();
        return true;
      }
      tail = Buffer.concat([tail, content.subarray(-endOfArchive.length)]).subarray(-endOfArchive.length);
      target.write(content, () => {
        bytes2 += content.length;
        onBytes(bytes2);
        source.resume();
      });
      return false;
    };
    const source = connect({
      path: from,
      onread: {
        buffer: Buffer.allocUnsafe(bufferSize),
        callback: (length, buffer) => onRead(Buffer.from(buffer.buffer, buffer.byteOffset, length))
      }
    });
    source.on("error", fail);
    source.on("end", () => {
      if (refusal2 !== "" || !isSuccess(head)) fail(refused2(head, refusal2));
      else if (!tail.equals(endOfArchive)) fail(reset());
      else target.end();
    });
    target.on("error", fail);
    target.on("response", (response) => {
      outcome(response).then((error2) => {
        if (error2 !== null) return fail(error2);
        signal2.removeEventListener("abort", abort);
        resolve4();
      }, fail);
    });
    signal2.addEventListener("abort", abort);
    if (signal2.aborted) abort();
    source.write(`GET /images/get?${query2} HTTP/1.0\r
Host: docker\r
\r
`);
  });
}
var isSuccess = (head) => / 200 /.test(head.slice(0, head.indexOf("\r\n")));
function refused2(head, body) {
  const [, status = ""] = /^HTTP\/\S+ (\d+)/.exec(head) ?? [];
  return Object.assign(new Error(messageIn(body)), {
    statusCode: Number(status),
    json: { message: messageIn(body) }
  });
}
async function outcome(response) {
  const answer = await text3(response);
  if (response.statusCode !== 200) return refused2(`HTTP/1.1 ${response.statusCode}`, answer);
  const [, error2] = /^\{.*"error":("(?:[^"\\]|\\.)*")/m.exec(answer) ?? [];
  return error2 === void 0 ? null : new Error(JSON.parse(error2));
}
function messageIn(body) {
  try {
    return String(JSON.parse(body).message);
  } catch {
    return body.trim();
  }
}
var reset = () => Object.assign(new Error("the connection ended in the middle of the daemon's archive"), {
  code: "ECONNRESET"
});

// src/platform/follow-progress.ts
function followProgress(dockerode, stream, onEvent) {
  return new Promise((resolve4, reject3) => {
    stream.once("close", () => reject3(connectionReset()));
    dockerode.modem.followProgress(
      stream,
      (error2, events2) => {
        const refusal2 = events2?.find((event) => event.error)?.error;
        if (error2) reject3(error2);
        else if (refusal2) reject3(new Error(refusal2));
        else resolve4();
      },
      onEvent
    );
  });
}
function connectionReset() {
  const message = "the connection ended in the middle of the daemon's answer";
  return Object.assign(new Error(message), { code: "ECONNRESET" });
}

// src/platform/while-alive.ts
async function whileAlive(work, ask, { interval, limit: limit3, signal: outer }) {
  const controller = new AbortController();
  const { signal: signal2 } = controller;
  const abandoned = new Promise((_, reject3) => {
    signal2.addEventListener("abort", () => reject3(signal2.reason));
  });
  const abandon = () => controller.abort(outer?.reason);
  outer?.addEventListener("abort", abandon);
  if (outer?.aborted) abandon();
  let last = performance.now();
  const timer = setInterval(() => {
    const silence = performance.now() - last;
    if (silence > limit3) controller.abort(tooLong(limit3));
    else if (silence >= interval) ask().catch((error2) => controller.abort(error2));
  }, interval);
  try {
    const working = work(signal2, () => {
      last = performance.now();
    });
    return await Promise.race([working, abandoned]);
  } finally {
    clearInterval(timer);
    outer?.removeEventListener("abort", abandon);
  }
}
var tooLong = (limit3) => new DOMException(`there was no progress for ${limit3 / 1e3} s`, "TimeoutError");

// src/platform/image-transfers.ts
var patience = { interval: 2e4, limit: 3e5 };
function imageTransfers(host, dockerode, knock, change) {
  return {
    async importImage(archive, reference2, changes) {
      const [repo, tag] = splitReference(reference2);
      await change(async (deadline) => {
        const options2 = { repo, tag, changes: [...changes], ...deadline };
        const stream = await dockerode.importImage(archive, options2);
        await followProgress(dockerode, stream, () => {
        });
      });
    },
    async copyImages(source, names4, onBytes, signal2) {
      const copy = (abortSignal, progress) => {
        const onProgress = (bytes2) => {
          progress();
          onBytes(bytes2);
        };
        return copyImages(socketOf(source), socketOf(host), names4, onProgress, abortSignal);
      };
      await whileAlive(copy, knock, { ...patience, signal: signal2 });
    }
  };
}
function socketOf(host) {
  if (!host.startsWith("unix://")) throw new Error(`${host} is no Unix socket`);
  return host.slice("unix://".length);
}

// src/platform/list-events.ts
async function listEvents(dockerode, filters, deadline) {
  const options2 = { since: 1, until: Date.now() / 1e3, filters, ...deadline };
  const stream = await dockerode.getEvents(options2);
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const lines2 = Buffer.concat(chunks).toString("utf8").split("\n");
  return lines2.filter((line3) => line3.trim() !== "").map((line3) => JSON.parse(line3));
}

// src/platform/new-dockerode.ts
var import_dockerode = __toESM(require_docker(), 1);
import { Agent } from "node:https";

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
import { join as join3 } from "node:path";
function engineKeys(environment) {
  const directory2 = environment["DOCKER_CERT_PATH"];
  const rejectUnauthorized = Boolean(environment["DOCKER_TLS_VERIFY"] || !environment["DOCKER_TLS"]);
  if (!directory2) return { rejectUnauthorized };
  const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => {
    const path6 = join3(directory2, name);
    return existsSync2(path6) ? readFileSync2(path6) : void 0;
  });
  if (!ca && !cert) throw new Error(`${directory2} has neither ca.pem nor cert.pem`);
  return { rejectUnauthorized, ...ca && { ca }, ...cert && key && { cert, key } };
}

// src/platform/new-dockerode.ts
var modemVariables = [
  "DOCKER_HOST",
  "DOCKER_TLS_VERIFY",
  "DOCKER_CERT_PATH",
  "DOCKER_PATH_PREFIX",
  "DOCKER_CLIENT_TIMEOUT"
];
function newDockerode(host, environment) {
  const address2 = engineAddress(host, environment);
  const keys2 = address2.protocol === "https" ? keysIn(environment) : {};
  const options2 = { ...address2, ...keys2 };
  return withoutVariables(modemVariables, () => new import_dockerode.default(options2));
}
function keysIn(environment) {
  const { rejectUnauthorized, ...keys2 } = engineKeys(environment);
  return rejectUnauthorized ? keys2 : { ...keys2, agent: new Agent({ rejectUnauthorized }) };
}
function withoutVariables(names4, create) {
  const before = names4.map((name) => [name, process.env[name]]);
  for (const name of names4) delete process.env[name];
  try {
    return create();
  } finally {
    for (const [name, value2] of before) if (value2 !== void 0) process.env[name] = value2;
  }
}

// src/platform/pull-image.ts
var patience2 = { interval: 2e4, limit: 3e5 };
async function pullImage(dockerode, knock, reference2, login, onEvent, signal2) {
  const pull = async (abortSignal, progress) => {
    const stream = await dockerode.pull(reference2, {
      abortSignal,
      ...login && { authconfig: login }
    });
    await followProgress(dockerode, stream, (event) => {
      progress();
      onEvent(event);
    });
  };
  await whileAlive(pull, knock, { ...patience2, signal: signal2 });
}

// src/platform/read-container-file.ts
var block = 512;
var largest = 1024 ** 2;
async function readContainerFile(container, path6, deadline) {
  const stream = await container.getArchive({ path: path6, ...deadline });
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    const [first] = chunks;
    if (first && first.length >= block && sizeIn(first, 0) > largest) return null;
  }
  const archive = Buffer.concat(chunks);
  const at = startIn(archive);
  if (archive.length < at + block || typeAt(archive, at) !== "0") return null;
  const size2 = sizeIn(archive, at);
  return size2 > largest ? null : archive.subarray(at + block, at + block + size2);
}
function startIn(archive) {
  const isExtended = archive.length >= block && typeAt(archive, 0) === "x";
  return isExtended ? block + Math.ceil(sizeIn(archive, 0) / block) * block : 0;
}
var typeAt = (archive, at) => archive.toString("latin1", at + 156, at + 157);
var sizeIn = (archive, at) => Number.parseInt(archive.toString("latin1", at + 124, at + 136), 8);

// src/platform/split-streams.ts
function splitStreams(content) {
  const frames = { 1: [], 2: [] };
  let offset = 0;
  while (offset + 8 <= content.length) {
    const stream = content[offset] === 2 ? 2 : 1;
    const length = content.readUInt32BE(offset + 4);
    frames[stream].push(content.subarray(offset + 8, offset + 8 + length));
    offset += 8 + length;
  }
  return {
    stdout: Buffer.concat(frames[1]).toString("utf8"),
    stderr: Buffer.concat(frames[2]).toString("utf8")
  };
}

// src/platform/docker.ts
var readTimeout2 = 1e4;
var changeTimeout = 6e4;
var busyTimeout = 3e4;
var connectDocker = (host, { environment }) => {
  const dockerode = newDockerode(host, environment);
  const daemon2 = dockerode;
  const read5 = (call) => beforeDeadline(readTimeout2, call);
  const change = (call) => beforeDeadline(changeTimeout, call);
  const ping2 = async (timeout3 = readTimeout2) => {
    await beforeDeadline(timeout3, (deadline) => daemon2.ping(deadline));
  };
  return {
    ...housekeeping(dockerode, change),
    ...imageTransfers(host, dockerode, () => ping2(busyTimeout), change),
    host,
    ping: ping2,
    version: () => read5((deadline) => daemon2.version(deadline)),
    info: () => read5((deadline) => daemon2.info(deadline)),
    listNetworks: (filters = {}) => read5((deadline) => dockerode.listNetworks({ filters, ...deadline })),
    async removeNetwork(name) {
      const remove = (deadline) => dockerode.getNetwork(name).remove(deadline);
      await tolerate([404], change(remove));
    },
    // Volumes is null if there are none (Engine API up to 1.43).
    listVolumes: async (filters = {}) => (await read5((deadline) => dockerode.listVolumes({ filters, ...deadline }))).Volumes ?? [],
    listContainers: (filters = {}) => read5((deadline) => dockerode.listContainers({ all: true, filters, ...deadline })),
    inspectContainer: (name) => missingAsNull(read5((deadline) => dockerode.getContainer(name).inspect(deadline))),
    readContainerFile: (name, path6) => missingAsNull(read5((each2) => readContainerFile(dockerode.getContainer(name), path6, each2))),
    async putArchive(name, path6, archive) {
      await change((deadline) => dockerode.getContainer(name).putArchive(archive, { path: path6, ...deadline }));
    },
    async createContainer({ name, ...specification }) {
      const parts = { _query: { name }, _body: specification };
      return (await change((deadline) => dockerode.createContainer({ ...parts, ...deadline }))).id;
    },
    async startContainer(name) {
      await change((deadline) => dockerode.getContainer(name).start(deadline));
    },
    async connectNetwork(network3, container) {
      await change((deadline) => dockerode.getNetwork(network3).connect({ Container: container, ...deadline }));
    },
    async stopContainer(name, grace2) {
      const stop = (deadline) => dockerode.getContainer(name).stop({ t: grace2, ...deadline });
      await tolerate([304, 404], beforeDeadline(grace2 * 1e3 + readTimeout2, stop));
    },
    async killContainer(name) {
      const kill = (deadline) => dockerode.getContainer(name).kill(deadline);
      await tolerate([404, 409], change(kill));
    },
    async unpauseContainer(name) {
      await read5((deadline) => dockerode.getContainer(name).unpause(deadline));
    },
    async waitForContainer(name, timeout3) {
      const wait = (deadline) => dockerode.getContainer(name).wait(deadline);
      return (await beforeDeadline(timeout3, wait)).StatusCode;
    },
    listEvents: (filters = {}) => read5((deadline) => listEvents(dockerode, filters, deadline)),
    async containerLogs(name, tail) {
      const options2 = { stdout: true, stderr: true, follow: false, tail };
      return splitStreams(
        await read5((deadline) => dockerode.getContainer(name).logs({ ...options2, ...deadline }))
      );
    },
    async removeContainer(name) {
      const remove = (deadline) => dockerode.getContainer(name).remove({ force: true, v: true, ...deadline });
      await tolerate([404, 409], change(remove));
    },
    async createVolume(Name, Labels, DriverOpts = {}) {
      await change((each2) => dockerode.createVolume({ Name, Labels, DriverOpts, ...each2 }));
    },
    inspectVolume: (name) => missingAsNull(read5((deadline) => dockerode.getVolume(name).inspect(deadline))),
    async removeVolume(name) {
      const remove = (deadline) => dockerode.getVolume(name).remove(deadline);
      await tolerate([404], change(remove));
    },
    listImages: (filters = {}) => read5((deadline) => dockerode.listImages({ filters, ...deadline })),
    inspectImage: (reference2) => missingAsNull(read5(() => dockerode.getImage(reference2).inspect())),
    pullImage: (...request2) => pullImage(dockerode, () => ping2(busyTimeout), ...request2),
    async removeImage(reference2) {
      const remove = (deadline) => dockerode.getImage(reference2).remove({ force: true, ...deadline });
      await tolerate([404], change(remove));
    }
  };
};

// src/platform/foreign-files.ts
import { spawn as spawn3 } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
var timeout = 5e3;
var threads = 64;
var openForeignFiles = ({ asRoot }) => {
  const waiting = /* @__PURE__ */ new Map();
  let reader;
  let count2 = 0;
  const failAll = (message) => {
    for (const [id, settle] of waiting) settle({ id, code: "", message });
  };
  const start = () => {
    const child2 = spawnReader(asRoot);
    let stderr = "";
    child2.stderr?.setEncoding("utf8").on("data", (chunk) => {
      stderr += chunk;
    });
    child2.on("error", (error2) => failAll(error2.message));
    child2.on("close", () => failAll(stderr.trim().split("\n")[0] || "the reader process has ended"));
    child2.stdin?.on("error", () => {
    });
    if (child2.stdout) {
      createInterface({ input: child2.stdout }).on("line", (line3) => {
        const answer = JSON.parse(line3);
        waiting.get(answer.id)?.(answer);
      });
    }
    return child2;
  };
  const ask = async (want, root, path6) => {
    reader ??= start();
    const question = { id: count2++, want, root, path: path6 };
    const { stdin } = reader;
    const answer = await new Promise((resolve4) => {
      const { id } = question;
      const late = { id, code: "ETIMEDOUT", message: `there was no answer for ${timeout / 1e3} s` };
      const timer = setTimeout(() => settle(late), timeout);
      const settle = (given) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve4(given);
      };
      waiting.set(id, settle);
      stdin?.write(`${JSON.stringify(question)}
`);
    });
    if ("value" in answer) return answer.value;
    throw codedError(answer.code, answer.message);
  };
  return {
    readText: (root, path6) => ask("text", root, path6),
    identity: (root, path6) => ask("identity", root, path6),
    close() {
      if (!reader) return;
      for (const stream of [reader.stdin, reader.stdout, reader.stderr]) stream?.destroy();
      reader.unref();
    }
  };
};
function spawnReader(asRoot) {
  const script = import.meta.url.endsWith(".ts") ? "../foreign-reader.ts" : "./foreign-reader.js";
  const path6 = fileURLToPath(new URL(script, import.meta.url));
  const [program = "", ...programArguments] = [
    ...asRoot ? ["sudo", "-n"] : [],
    // sudo does not pass on environment variables.
    "env",
    `UV_THREADPOOL_SIZE=${threads}`,
    process.execPath,
    path6
  ];
  return spawn3(program, programArguments, { stdio: "pipe", shell: false });
}

// src/platform/github.ts
var connectGitHub = async (token) => (await import("./github-client.js")).openGitHub(token);

// src/platform/network.ts
import { createSocket } from "node:dgram";
import { connect as connect2 } from "node:net";
var query = Buffer.from(
  "be570100000100000000000009 6c6f63616c686f7374 0000010001".replaceAll(" ", ""),
  "hex"
);
var askEvery = 300;
var network2 = {
  receive: (host, port, signal2, onText) => new Promise((resolve4, reject3) => {
    const socket = connect2({ host, port, signal: signal2 });
    socket.setEncoding("utf8").on("data", (text5) => onText(String(text5)));
    socket.on("error", reject3);
    socket.on("close", () => resolve4());
  }),
  nameServerAnswers: (address2, signal2) => new Promise((resolve4) => {
    const socket = createSocket(address2.includes(":") ? "udp6" : "udp4");
    const ask = () => socket.send(query, 53, address2, () => {
    });
    const timer = setInterval(ask, askEvery);
    const end2 = (isAnswered) => {
      clearInterval(timer);
      socket.close();
      signal2.removeEventListener("abort", giveUp);
      resolve4(isAnswered);
    };
    const giveUp = () => end2(false);
    socket.on("error", () => {
    });
    socket.on("message", (answer) => {
      const isAnswer = answer.length >= 12 && answer.readUInt16BE() === query.readUInt16BE();
      if (isAnswer && (answer.readUInt8(2) & 128) !== 0) end2(true);
    });
    if (signal2.aborted) return giveUp();
    signal2.addEventListener("abort", giveUp);
    ask();
  })
};

// src/platform/processes.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { setTimeout as sleep2 } from "node:timers/promises";
var processes = {
  own: () => identityOf3(process.pid),
  find: identityOf3,
  lifeline,
  isRunning,
  async stop(identity, grace2) {
    if (!isRunning(identity)) return false;
    signal(identity.pid, "SIGTERM");
    for (let waited = 0; waited < grace2 && isRunning(identity); waited += 10) await sleep2(10);
    if (isRunning(identity)) signal(identity.pid, "SIGKILL");
    return true;
  },
  async end(identity) {
    if (!isRunning(identity)) return false;
    for (const pid of [identity.pid, ...childrenOf(identity.pid)]) signal(pid, "SIGKILL");
    for (let tries = 0; tries < 100 && isRunning(identity); tries++) await sleep2(20);
    await sleep2(1e3);
    return true;
  }
};
function isRunning({ pid, start }) {
  return statusOf2(pid)?.start === start;
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
  let found = statusOf2(process.ppid);
  while (found !== null) {
    above.push(found);
    found = statusOf2(found.parent);
  }
  return above;
}
function identityOf3(pid) {
  const found = statusOf2(pid);
  return found && { pid, start: found.start };
}
function statusOf2(pid) {
  const text5 = read4(`/proc/${pid}/stat`);
  const end2 = text5.lastIndexOf(")");
  const [state, parent, , session, ...fields] = text5.slice(end2 + 2).split(" ");
  const start = fields[15];
  if (start === void 0 || state === "Z") return null;
  const name = text5.slice(text5.indexOf("(") + 1, end2);
  return { pid, start, name, parent: Number(parent), session: Number(session) };
}
function childrenOf(pid) {
  return read4(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word2) => /^\d+$/.test(word2) ? [Number(word2)] : []).filter((child2) => statusOf2(child2)?.session !== child2);
}
function read4(path6) {
  try {
    return readFileSync3(path6, "utf8");
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

// src/platform/releases.ts
var connectReleases = async (token) => (await import("./github-client.js")).openReleases(token);

// src/platform/resolve.ts
import { Resolver } from "node:dns/promises";
var timeout2 = 1e3;
var resolve3 = async (host) => {
  const resolver = new Resolver({ timeout: timeout2, tries: 1 });
  const timer = setTimeout(() => resolver.cancel(), timeout2);
  try {
    return await resolver.resolve4(host);
  } finally {
    clearTimeout(timer);
  }
};

// src/platform/start-detached.ts
import { spawn as spawn4 } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { text as text4 } from "node:stream/consumers";
import { fileURLToPath as fileURLToPath2 } from "node:url";
var heap = ["--max-semi-space-size=1", "--max-old-space-size=256"];
var readyDescriptor = 3;
var smallAllocator = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "32768" };
var startDetached = ({ words: words2, environment, log, script = companionScript() }) => {
  const output = openSync(log, "a", 384);
  const child2 = spawn4(process.execPath, [...heap, script, ...words2], {
    detached: true,
    env: { ...environment, ...smallAllocator },
    cwd: "/",
    stdio: ["ignore", output, output, "pipe"],
    shell: false
  });
  closeSync(output);
  const pipe = child2.stdio[readyDescriptor];
  const said = text4(pipe).catch(() => "");
  const ended = new Promise((resolve4) => {
    child2.once("error", (error2) => resolve4(error2.message));
    child2.once(
      "exit",
      (code2, signal2) => resolve4(signal2 === null ? `exit code ${code2}` : `killed by ${signal2}`)
    );
  });
  return {
    pid: child2.pid,
    said,
    ended,
    kill: () => void child2.kill("SIGKILL"),
    release() {
      child2.unref();
      pipe.destroy();
    }
  };
};
function companionScript() {
  const script = import.meta.url.endsWith(".ts") ? "../companion.ts" : "./companion.js";
  return fileURLToPath2(new URL(script, import.meta.url));
}

// src/platform/toml.ts
var checkToml = async (text5) => (await import("./toml-parser.js")).problemOfToml(text5);

// src/platform/tool-cache.ts
var openToolCache = async () => (await import("./tool-cache-client.js")).toolCache;

// package.json
var package_default = {
  name: "berth",
  version: "0.1.0",
  private: true,
  description: "A GitHub Action that gives a CI job a Docker it can trust",
  license: "MIT",
  type: "module",
  engines: {
    node: ">=20"
  },
  bin: {
    berth: "dist/doctor.js"
  },
  files: [
    "dist/doctor.js",
    "dist/companion.js",
    "dist/foreign-reader.js",
    "dist/runner-hooks.js",
    "dist/owner-guard.js",
    "dist/serve-guard.js",
    "dist/licences.txt",
    "dist/package.json"
  ],
  scripts: {
    start: 'PATH="$(script/node):$PATH" node dist/doctor.js doctor',
    build: "node script/build.mjs",
    typecheck: "tsc --noEmit",
    lint: "biome check . && knip",
    format: "biome check --write .",
    test: "./script/test",
    "test:unit": "NODE_OPTIONS=--experimental-vm-modules jest --selectProjects unit",
    "test:integration": "BERTH_FORM=long NODE_OPTIONS=--experimental-vm-modules jest --selectProjects integration --runInBand",
    "test:guard": "BERTH_FORM=long NODE_OPTIONS=--experimental-vm-modules jest --selectProjects integration --runInBand guard-",
    "test:engines": 'PATH="$(script/node):$PATH" node script/test-engines.mjs',
    "test:e2e": "NODE_OPTIONS=--experimental-vm-modules jest --selectProjects e2e --runInBand",
    "test:vm": "BERTH_FORM=long ./script/test vm",
    "test:kubernetes": "BERTH_FORM=long ./script/test kubernetes",
    "test:compatibility": 'PATH="$(script/node):$PATH" node script/compatibility.mjs',
    "test:faults": 'PATH="$(script/node):$PATH" node script/faults.mjs',
    "test:mutation": 'PATH="$(script/node):$PATH" node script/mutation.mjs',
    bench: 'PATH="$(script/node):$PATH" node bench/run.mjs',
    "new-check": "node script/new-check.mjs"
  },
  devDependencies: {
    "@actions/core": "3.0.1",
    "@actions/exec": "3.0.0",
    "@actions/github": "9.1.1",
    "@actions/http-client": "4.0.1",
    "@actions/tool-cache": "4.0.0",
    "@biomejs/biome": "2.6.8",
    "@jest/expect": "30.5.2",
    "@jest/globals": "30.5.2",
    "@stryker-mutator/core": "10.0.0",
    "@swc/core": "1.16.22",
    "@swc/jest": "0.2.39",
    "@types/dockerode": "4.0.2",
    "@types/node": "24.19.2",
    "@types/tar-stream": "3.1.5",
    ajv: "8.20.0",
    ansi_up: "6.0.6",
    dockerode: "5.0.1",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    "github-markdown-css": "5.9.0",
    jest: "30.5.2",
    "jest-circus": "30.5.2",
    "jest-snapshot": "30.5.2",
    knip: "6.44.2",
    marked: "18.2.1",
    mermaid: "11.17.2",
    "sanitize-html": "2.18.1",
    "smol-toml": "1.9.1",
    "tar-stream": "3.2.2",
    typescript: "7.0.2",
    undici: "6.29.1",
    yaml: "2.9.1"
  }
};

// src/version.ts
var berthVersion = package_default.version;

// src/real-world.ts
function realWorld(workflow2) {
  return {
    workflow: workflow2,
    probes,
    processes,
    startDetached,
    connectGitHub,
    connectReleases,
    openToolCache,
    checkToml,
    parseYaml,
    dockerContext,
    observeConfinement,
    berthVersion,
    network: network2,
    token: randomBytes(4).toString("hex"),
    now: () => /* @__PURE__ */ new Date(),
    source: {
      files,
      openForeignFiles,
      runCommand,
      connectDocker,
      environment: process.env,
      process: {
        pid: process.pid,
        platform: process.platform,
        architecture: process.arch,
        // Windows has none of these.
        uid: process.getuid?.() ?? 0,
        gid: process.getgid?.() ?? 0,
        groups: process.getgroups?.() ?? [],
        kernel: release(),
        hostname: hostname(),
        homeDirectory: homedir(),
        // Read again for each look: a daemon that started meanwhile has made its bridge.
        get interfaces() {
          return networkInterfaces();
        }
      },
      resolve: resolve3,
      requestedImages: [],
      requestedPlatforms: [],
      proc: "/proc"
    }
  };
}

// src/main.ts
await runMain(realWorld(workflow));
exitProcess();
