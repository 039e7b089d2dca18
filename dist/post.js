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
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
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
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
    const matches2 = yield findInPath(tool);
    if (matches2 && matches2.length > 0) {
      return matches2[0];
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
    const matches2 = [];
    for (const directory2 of directories) {
      const filePath = yield tryGetExecutablePath(path2.join(directory2, tool), extensions);
      if (filePath) {
        matches2.push(filePath);
      }
    }
    return matches2;
  });
}
var __awaiter3;
var init_io = __esm({
  "node_modules/@actions/io/lib/io.js"() {
    init_io_util();
    __awaiter3 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
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
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
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
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
            const line = s.substring(0, n);
            onLine(line);
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
          return new Promise((resolve3, reject3) => __awaiter4(this, void 0, void 0, function* () {
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
                stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                  if (this.options.listeners && this.options.listeners.stdline) {
                    this.options.listeners.stdline(line);
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
                errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                  if (this.options.listeners && this.options.listeners.errline) {
                    this.options.listeners.errline(line);
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
                resolve3(exitCode);
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
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
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
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
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
        var line = chain[_i];
        if (!(line.length !== 0)) {
          continue;
        }
        cert.push(line);
        if (line.match(/-END CERTIFICATE-/)) {
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
      return new Promise(function(resolve3) {
        var userDockerSocket = path6.join(os6.homedir(), ".docker", "run", "docker.sock");
        fs3.access(userDockerSocket, function(err) {
          if (err) resolve3("/var/run/docker.sock");
          else resolve3(userDockerSocket);
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
        var parsed3 = url.parse(this.host);
        address2 = url.format({
          protocol: parsed3.protocol || this.protocol,
          hostname: parsed3.hostname || this.host,
          port: this.port,
          pathname: parsed3.pathname || this.pathPrefix
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
        this.getSocketPath().then((socketPath2) => {
          optionsf.socketPath = socketPath2;
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
            var json = utils.parseJSON(result) || buffer;
            if (finished === false) {
              finished = true;
              self.buildPayload(null, context.isStream, context.statusCodes, false, req, res, json, callback);
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
    Modem.prototype.buildPayload = function(err, isStream, statusCodes2, openStdin, req, res, json, cb) {
      if (err) return cb(err, null);
      if (statusCodes2[res.statusCode] !== true) {
        getCause(isStream, res, json, function(err2, cause) {
          if (err2) {
            return cb(err2, null);
          }
          var msg = new Error(
            "(HTTP code " + res.statusCode + ") " + (statusCodes2[res.statusCode] || "unexpected") + " - " + (cause.message || cause.error || cause) + " "
          );
          msg.reason = statusCodes2[res.statusCode];
          msg.statusCode = res.statusCode;
          msg.json = json;
          cb(msg, null);
        });
      } else {
        if (openStdin) {
          cb(null, new HttpDuplex(req, res));
        } else if (isStream) {
          cb(null, res);
        } else {
          cb(null, json);
        }
      }
      function getCause(isStream2, res2, json2, callback) {
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
          callback(null, json2);
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
        function processLine(line) {
          if (line[line.length - 1] == "\r") line = line.substr(0, line.length - 1);
          if (line.length > 0) {
            var obj = JSON.parse(line);
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
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
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
    module.exports.parseRepositoryTag = function(input) {
      var separatorPos;
      var digestPos = input.indexOf("@");
      var colonPos = input.lastIndexOf(":");
      if (digestPos >= 0) {
        separatorPos = digestPos;
      } else if (colonPos >= 0) {
        separatorPos = colonPos;
      } else {
        return {
          repository: input
        };
      }
      var tag = input.slice(separatorPos + 1);
      if (tag.indexOf("/") === -1) {
        return {
          repository: input.slice(0, separatorPos),
          tag
        };
      }
      return {
        repository: input
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(new Exec(self.modem, data.Id));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, stream) {
            if (err) {
              return reject3(err);
            }
            resolve3(stream);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(fopts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getContainer(data.Id));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new self.modem.Promise(function(resolve3, reject3) {
          dialWithSession(function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getSecret(data.ID));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getConfig(data.ID));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getPlugin(args.opts.name));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getVolume(data.Name));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getService(data.ID || data.Id));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getNetwork(data.Id));
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
    Docker.prototype.run = function(image2, cmd, streamo, createOptions, startOptions, callback) {
      if (typeof arguments[arguments.length - 1] === "function") {
        return this.runCallback(image2, cmd, streamo, createOptions, startOptions, callback);
      } else {
        return this.runPromise(image2, cmd, streamo, createOptions, startOptions);
      }
    };
    Docker.prototype.runCallback = function(image2, cmd, streamo, createOptions, startOptions, callback) {
      if (!callback && typeof createOptions === "function") {
        callback = createOptions;
        createOptions = {};
        startOptions = {};
      } else if (!callback && typeof startOptions === "function") {
        callback = startOptions;
        startOptions = {};
      }
      var hub = new EventEmitter2();
      function handler(err, container2) {
        if (err) return callback(err, null, container2);
        hub.emit("container", container2);
        container2.attach({
          stream: true,
          stdout: true,
          stderr: true
        }, function handler2(err2, stream) {
          if (err2) return callback(err2, null, container2);
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
              container2.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          container2.start(startOptions, function(err3, data) {
            if (err3) return callback(err3, data, container2);
            hub.emit("start", container2);
            container2.wait(function(err4, data2) {
              hub.emit("data", data2);
              callback(err4, data2, container2);
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
        "Image": image2,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      this.createContainer(optsc, handler);
      return hub;
    };
    Docker.prototype.runPromise = function(image2, cmd, streamo, createOptions, startOptions) {
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
        "Image": image2,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      var containero;
      return new this.modem.Promise(function(resolve3, reject3) {
        self.createContainer(optsc).then(function(container2) {
          containero = container2;
          return container2.attach({
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
          resolve3([data, containero]);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
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
    images: existing.images.flatMap(({ names: names4, createdAt }) => names4.filter((name) => isNew(name, createdAt))).filter((name) => !isOwnImage(name))
  };
}

// src/ledger/read-builds.ts
var berthTest = /berth-[0-9a-f]{8}-build/;
function readBuilds(text4, since) {
  return text4.split("\n").flatMap((line) => readBuild(line) ?? []).filter(({ startedAt, name }) => startedAt >= since && !berthTest.test(name));
}
function readBuild(line) {
  const record2 = parsed(line);
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
function parsed(line) {
  try {
    const value2 = JSON.parse(line);
    return typeof value2 === "object" && value2 !== null ? value2 : {};
  } catch {
    return {};
  }
}

// src/ledger/entry.ts
var objectKinds = ["container", "network", "volume"];

// src/ledger/read-entries.ts
function readEntries(text4) {
  const lines = text4.split("\n").filter((line) => line.trim() !== "");
  const entries = lines.flatMap((line) => readEntry(line) ?? []);
  return { entries, unreadable: lines.length - entries.length };
}
function readEntry(line) {
  const value2 = parsed2(line);
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
function matches(value2, tests) {
  return Object.entries(tests).every(([key, test]) => test(value2[key]));
}
function parsed2(line) {
  try {
    return JSON.parse(line);
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
  const isRunning2 = started.length > 0 && (ended === void 0 || entries.lastIndexOf(ended) < entries.lastIndexOf(started.at(-1))) && !entries.some(({ kind: kind2 }) => kind2 === "removed");
  const [first] = started;
  const end2 = ended ?? entries.find(({ kind: kind2 }) => kind2 === "removed");
  const exitCode = isRunning2 || ended === void 0 ? null : ended.exitCode;
  const peaks = entries.flatMap((entry) => entry.kind === "peak" ? [entry.bytes] : []);
  return {
    ...{ id, name, image: image2, service, exitCode },
    isStopped: exitCode !== null && ended?.stopped === true,
    program: inspected?.program ?? null,
    startedAt: first ? Date.parse(first.at) : null,
    endedAt: isRunning2 || first === void 0 || end2 === void 0 ? null : Date.parse(end2.at),
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
var most = 10;
var longest = 500;
async function noticesIn(directory2, files2) {
  const text4 = await files2.readText(`${directory2}/${fileNames.notices}`).catch(() => "");
  const lines = text4.split("\n").filter((line) => line !== "");
  return lines.slice(0, most).map((line) => line.slice(0, longest));
}

// src/steps/companion/end-process.ts
var grace = 5e3;
var shown = 200;
async function stopProcess({ directory: directory2, tasks }, { files: files2, processes: processes2, group, warn, environment }) {
  const identity = await readIdentity(files2, directory2);
  if (identity === null) return;
  const ran = await processes2.stop(identity, grace);
  const lines = (await files2.readText(`${directory2}/${fileNames.log}`).catch(() => "")).trim().split("\n");
  const problem = problemIn(lines, ran, namesOf(tasks));
  if (problem !== null) warn(problem);
  if (problem !== null || environment["RUNNER_DEBUG"] === "1")
    group("Log of the companion", lines.slice(-shown));
  for (const notice2 of await noticesIn(directory2, files2)) warn(notice2);
  await files2.remove(`${directory2}/${fileNames.notices}`);
  await files2.remove(`${directory2}/${fileNames.process}`);
}
function problemIn(lines, ran, tasks) {
  const timed = lines.map((line) => line.split(" ")).filter(([time = ""]) => /^\d{4}-[\d-]+T[\d:.]+Z$/.test(time));
  const [last = "an unknown time"] = timed.at(-1) ?? [];
  const isWhole = timed.at(-1)?.[1] === lastWords;
  const [error2] = timed.find(([, mark]) => mark === errorMark) ?? [];
  if (!ran && !isWhole)
    return `The companion (${tasks}) was killed before the job ended, after ${last}. From then on it did nothing.`;
  if (!ran)
    return `The companion (${tasks}) ended before the job did, at ${last}. From then on it did nothing.`;
  const hasWorked = timed.some(([, word]) => word === ready);
  if (hasWorked && !isWhole)
    return `The companion (${tasks}) did not end in ${grace / 1e3} s and was killed. Its last data can be missing.`;
  return error2 ? `The companion (${tasks}) had an internal error at ${error2}. Its log has the details.` : null;
}
function namesOf(tasks) {
  return Object.entries(tasks).flatMap(([name, task]) => task === null ? [] : [name]).join(", ");
}
async function readIdentity(files2, directory2) {
  try {
    const { pid, start } = JSON.parse(await files2.readText(`${directory2}/${fileNames.process}`));
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
  const text4 = await tools.files.readText(task.file).catch(() => null);
  if (text4 === null) return null;
  const entries = readEntries(text4);
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
    const names4 = await runs(step, tools) ? ["default", step.name] : ["default"];
    return names4.map((name) => [step.buildx, name]);
  });
  const builders = (await Promise.all(asked)).flat();
  const found = await Promise.all(
    builders.map(async ([{ program, environment }, name]) => {
      const words = ["history", "ls", "--format", "json", "--builder", name];
      const listed = await tools.runCommand(program, words, { timeout: buildxTimeout, environment }).catch(() => null);
      return listed?.exitCode === 0 ? readBuilds(listed.stdout, since) : null;
    })
  );
  return found.every((builds) => builds === null) ? null : found.flatMap((builds) => builds ?? []);
}
async function runs({ nodes }, { connect: connect3 }) {
  const running = nodes.map(async ({ name, daemon }) => {
    const docker = connect3(daemon.host, daemon.certificates);
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
  constructor(code2, message, remedy, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code2;
    this.remedy = remedy;
    this.details = more.details ?? "";
  }
};

// src/steps/journal.ts
var journalVersion = 1;
function readJournal(text4) {
  if (text4 === "") return null;
  const journal = parse(text4);
  if (!isJournal(journal)) {
    throw new ExpectedError(
      "journal-unreadable",
      "The journal of this job cannot be read, so the post step could not clean up.",
      "Use one version of Berth per job. Resources with the label `berth.run` can remain. A later run removes them after `sweep-after`."
    );
  }
  return journal;
}
function parse(text4) {
  try {
    return JSON.parse(text4);
  } catch {
    return void 0;
  }
}
function isJournal(value2) {
  if (typeof value2 !== "object" || value2 === null) return false;
  const { version, hostEngine, clientVariables, steps } = value2;
  return version === journalVersion && typeof hostEngine === "string" && isTexts2(clientVariables) && Array.isArray(steps) && steps.every(isStep);
}
var isTexts2 = (value2) => typeof value2 === "object" && value2 !== null && Object.values(value2).every((text4) => typeof text4 === "string");
var isStep = (value2) => typeof value2?.kind === "string";

// src/action/run-post.ts
import { stepHandlers } from "./step-handlers.js";

// src/steps/engine-error.ts
function engineError(error2) {
  if (!(error2 instanceof Error)) return void 0;
  const { statusCode, code: code2, syscall, json } = error2;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error2.message}`;
    const remedy = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy, { cause: error2 });
  }
  if (error2.name === "TimeoutError" || error2.name === "AbortError") {
    const remedy = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy, { cause: error2 });
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

// src/steps/step.ts
function handlerOf(handlers, step) {
  return handlers[step.kind];
}

// src/steps/undo-steps.ts
async function undoSteps(steps, handlers, tools) {
  const failures = [];
  for (const step of steps.toReversed()) {
    const handler = handlerOf(handlers, step);
    if (handler === void 0) {
      const title2 = `Undoing the step ${step.kind}`;
      failures.push({ step: title2, reason: "this version of Berth has no such step" });
      continue;
    }
    if (handler.undo === "nothing") continue;
    const title = handler.undoTitle(step);
    tools.log(title);
    try {
      await within(handler.undoTimeout, handler.undo(step, tools));
    } catch (error2) {
      failures.push({ step: title, reason: reasonOf(error2) });
    }
  }
  return failures;
}
function reasonOf(error2) {
  return engineError(error2)?.message ?? (error2 instanceof Error ? error2.message : String(error2));
}
async function within(timeout3, undoing) {
  let timer;
  const late = new Promise((_, reject3) => {
    timer = setTimeout(() => reject3(new Error(`it took over ${timeout3 / 1e3} s`)), timeout3);
  });
  try {
    await Promise.race([undoing, late]);
  } finally {
    clearTimeout(timer);
  }
}

// src/action/failure.ts
var issues = "https://github.com/berth-ci/berth/issues";
function asExpected(error2) {
  if (error2 instanceof ExpectedError) return error2;
  const known = engineError(error2) ?? fileError(error2);
  if (known) return known;
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

// src/values/state-file.ts
function lastValueIn(text4, name) {
  const lines = text4.split("\n");
  let last;
  for (let place = 0; place < lines.length; place++) {
    const [, key, delimiter3] = /^(.+?)<<(.+)$/.exec(lines[place] ?? "") ?? [];
    if (delimiter3 === void 0) continue;
    const end2 = lines.indexOf(delimiter3, place + 1);
    if (end2 < 0) break;
    if (key === name) last = lines.slice(place + 1, end2).join("\n");
    place = end2;
  }
  return last;
}

// src/action/world.ts
var stateNames = { journal: "journal", main: "main", report: "report" };

// src/action/journal-of-main.ts
async function journalOfMain({ workflow: workflow2, source, processes: processes2 }) {
  const saved = workflow2.state(stateNames.journal);
  const main = parseMain(workflow2.state(stateNames.main));
  if (main === null) return saved;
  if (await processes2.end(main)) {
    workflow2.log("Stopped the main step, which still ran after the job was cancelled");
  }
  const text4 = await source.files.readText(main.stateFile).catch(() => "");
  return lastValueIn(text4, stateNames.journal) ?? saved;
}
function parseMain(text4) {
  try {
    const { pid, start, stateFile } = JSON.parse(text4);
    if (typeof pid !== "number" || typeof start !== "string" || typeof stateFile !== "string") return null;
    return { pid, start, stateFile };
  } catch {
    return null;
  }
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

// src/report/plain.ts
function plain(text4) {
  return text4.toWellFormed().replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
}
function clip(text4, length) {
  if (text4.length <= length) return text4;
  const beginning = text4.slice(0, length).toWellFormed();
  return `${beginning}… (${text4.length - length} more characters in report.json)`;
}

// src/report/guard-annotations.ts
var most2 = 6;
var longest2 = 300;
function guardAnnotations(refusals2) {
  const byRule = refusals2.filter(({ kind: kind2, rule }) => kind2 !== "changed" && rule !== null);
  const rest = byRule.length - most2;
  const more = rest > 0 ? [
    {
      level: "notice",
      title: "guard",
      message: `${count(rest, "more rule")} of the guard in the job summary.`
    }
  ] : [];
  return [...byRule.slice(0, most2).map(annotation), ...more];
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
    message: parts.filter((part) => part !== "").map((part) => clip(plain(part), longest2)).join(" ")
  };
}

// src/report/ledger-words.ts
var most3 = 10;
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
  const kinds2 = Object.entries(guardWords).flatMap(([kind2, words]) => {
    const times = refusals2.reduce((sum, each) => sum + (each.kind === kind2 ? each.times : 0), 0);
    return times > 0 ? [`${count(times, "request")} ${words}`] : [];
  });
  return kinds2.join(", ");
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
  const shown2 = different.slice(0, most3).map((text4) => `\`${text4.replaceAll("`", "'")}\``);
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

// src/report/links.ts
var trustedUrl = /https:\/\/(?:docs\.docker\.com|github\.com\/berth-ci\/berth)(?:\/[\w-]+(?:\.[\w-]+)*)+\/?/;

// src/report/escape-markdown.ts
var zeroWidthSpace = "​";
var trustedUrls = new RegExp(`(${trustedUrl.source})`);
function escapeMarkdown(text4) {
  return plain(text4).replace(/@|#(?=\d)|(?:https?|ftp|mailto|xmpp):|www(?=\.)/gi, `$&${zeroWidthSpace}`).replace(/[&<>`*_[\]#|\\~$]|^[-+=]|(?<=^\d+)[.)](?=\s|$)/g, entity);
}
function code(text4) {
  return `<code>${escapeMarkdown(text4)}</code>`;
}
function prose(text4) {
  return plain(text4).split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? code(part.slice(1, -1)) : linked(part)).join("");
}
function linked(text4) {
  return text4.split(trustedUrls).map((part, index) => index % 2 === 1 ? `<${part}>` : inner(part)).join("");
}
function inner(text4) {
  return `${text4.startsWith(" ") ? " " : ""}${escapeMarkdown(text4)}${text4.length > 1 && text4.endsWith(" ") ? " " : ""}`;
}
function fenced(lines, language = "text") {
  const body = lines.map(plain).join("\n");
  const longest4 = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest4 + 1);
  return `${fence}${language}
${body}
${fence}`;
}
function entity(character) {
  return `&#${character.codePointAt(0)};`;
}

// src/report/summary-text.ts
var longestText = 600;
function text(raw) {
  return prose(clip(raw, longestText));
}
function value(raw, longest4) {
  return code(clip(raw, longest4));
}
function folded(title, heading, body) {
  return { title, text: `<details><summary>${heading}</summary>

${body}

</details>` };
}

// src/report/left-behind.ts
var most4 = 20;
var longestName = 80;
var isWord = (name) => /^[a-zA-Z0-9][\w.:/@-]*$/.test(name);
function leftBehindSection({ left, isReaped }) {
  if (left === null) return null;
  const { containers: containers2, networks, volumes, images } = left;
  const named = [
    ...kind(
      "container",
      containers2.map(({ name, isRunning: isRunning2 }) => `${name}${isRunning2 ? " (runs)" : ""}`)
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
  const remedy = commands.length === 0 ? [] : [text("To remove them:"), fenced(commands, "bash")];
  return { title: "what is left behind", text: [text(title), named.join("\n"), ...remedy].join("\n\n") };
}
function kind(noun, names4) {
  if (names4.length === 0) return [];
  const shown2 = names4.slice(0, most4).map((name) => value(name, longestName));
  const rest = names4.length - shown2.length;
  return [`- ${count(names4.length, noun)}: ${[...shown2, ...rest > 0 ? [`${rest} more`] : []].join(", ")}`];
}
function commandsFor({ containers: containers2, networks, volumes, images }) {
  const short2 = ({ id }) => id.slice(0, 12);
  const commands = [
    ["docker rm --force --volumes", containers2.map(short2)],
    ["docker network rm", networks.map(short2)],
    ["docker volume rm", volumes.map(({ name }) => name)],
    ["docker rmi", images]
  ];
  return commands.flatMap(([command, names4]) => {
    const words = names4.filter(isWord).slice(0, most4);
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
  return ["Docker in this job:", ...lines.map((line) => `  ${line}`)];
}

// src/report/escape-mermaid.ts
var longest3 = 60;
function escapeMermaid(text4) {
  const line = plain(text4);
  const short2 = line.length > longest3 ? `${line.slice(0, longest3 - 1).toWellFormed()}…` : line;
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
    const failure = isOomKilled ? ", OOM-killed" : isFailed(each) ? `, exit code ${exitCode}` : "";
    return [
      { label: `${short(service ?? name)}${failure}`, from, to: endedAt ?? until, isFailed: failure !== "" }
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
var short = (text4) => text4.length > longestLabel ? `${text4.slice(0, longestLabel - 1)}…` : text4;
function section(title, bars) {
  if (bars.length === 0) return [];
  const lines = bars.toSorted((one, other) => one.from - other.from).map(({ label, from, to, isFailed: isFailed2 }) => {
    const tag = isFailed2 ? "crit, " : "";
    return `${escapeGantt(label)} :${tag}${Math.round(from)}, ${Math.round(Math.max(to, from + shortest))}`;
  });
  return [`section ${title}`, ...lines];
}
function escapeGantt(text4) {
  return `#8203;${escapeMermaid(text4).replaceAll(":", "#58;") || "unnamed"}`;
}

// src/report/sections.ts
var encoder = new TextEncoder();
function size(text4) {
  return encoder.encode(text4).length;
}
function joinWithin(sections, limit3, note) {
  const separator = "\n\n";
  const notes = sections.map((section2) => note(section2) + separator);
  let left = limit3 - notes.reduce((sum, text4) => sum + size(text4), 0);
  const kept2 = sections.map(({ text: text4 }, index) => {
    const needed = size(text4 + separator) - size(notes[index] ?? "");
    if (needed > left) return notes[index];
    left -= needed;
    return text4 + separator;
  });
  return `${kept2.join("").trimEnd()}
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
async function writeSummary(markdown, workflow2) {
  try {
    await workflow2.writeSummary(markdown);
  } catch (error2) {
    const { code: code2, message, remedy } = asExpected(error2);
    if (code2 !== "file-unwritable") throw error2;
    workflow2.annotate("warning", code2, `${message}
${remedy}`);
  }
}

// src/action/publish-ledger.ts
async function publishLedger(report, workflow2) {
  for (const line of ledgerLog(report)) workflow2.log(line);
  for (const { level, title, message } of guardAnnotations(report.ledger.refusals))
    workflow2.annotate(level, title, message);
  const summary2 = ledgerSummary(report);
  if (summary2 !== null) await writeSummary(summary2, workflow2);
}

// src/facts/observe.ts
var Unseen = class extends Error {
};
async function observe(probes2, source, deadline, names4 = Object.keys(probes2)) {
  const started = /* @__PURE__ */ new Map();
  const look = (name) => {
    const running = started.get(name);
    if (running) return running;
    const probe = probes2[name];
    const observation = Promise.resolve().then(() => within2(deadline, name, probe(source, seen)));
    started.set(name, observation);
    return observation;
  };
  const seen = async (other) => {
    const observation = await look(other);
    if (observation.status === "seen") return observation.value;
    throw new Unseen(observation.reason);
  };
  const entries = await Promise.all(names4.map(async (name) => [name, await look(name)]));
  return Object.fromEntries(entries);
}
async function within2(deadline, name, probing) {
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

// src/values/client-variables.ts
function tlsVariables(certificates2) {
  return {
    DOCKER_TLS: certificates2 ? "1" : "",
    DOCKER_TLS_VERIFY: certificates2?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates2?.directory ?? ""
  };
}

// src/report/oom-words.ts
var longestName3 = 200;
var killed = 137;
function oomSentence({ place, limit: limit3, times }, memory) {
  const often = times > 1 ? ` ${times} times` : "";
  return `${subject(place)} OOM-killed${often} ${limitWords(limit3, memory).at}.${end(place)}`;
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
function limitWords(limit3, memory) {
  const own = "bytes" in limit3 && limit3.bytes !== null ? bytes(limit3.bytes) : null;
  return limits[limit3.kind](own, bytes(memory));
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
  const used = peak === null ? [] : [`The job daemon used at most ${bytes(peak)} of ${bytes(memory)}, page cache included.`];
  const remedies = [...new Set(kills.map(({ limit: limit3 }) => limitWords(limit3, memory).remedy))];
  return [
    "### ⚠️ OOM kills in this job",
    [
      "| Where | Image | Program | Memory limit | Exit code | Kills |",
      "|---|---|---|---|---|---|",
      ...rows
    ].join("\n"),
    ...[...more, ...used, ...limitNote(trace), ...remedies].map(text)
  ].join("\n\n");
}
function cells2(kill, memory) {
  const { place, limit: limit3, times } = kill;
  const kills = String(times);
  if (place.kind !== "container")
    return [text(places[place.kind]), "", "", text(limitWords(limit3, memory).cell), "", kills];
  const { name, service, image: image2, isRemoved, program, exitCode } = place.container;
  const shown2 = value(name, longestName4);
  const named = service === null ? shown2 : `${value(service, longestName4)} (${shown2})`;
  const where = isRemoved ? `${named}, removed` : named;
  return [
    where,
    value(image2, longestName4),
    program === null ? "" : value(program, longestName4),
    text(limitWords(limit3, memory).cell),
    exitCode === null ? "runs" : String(exitCode),
    kills
  ];
}

// src/action/publish-oom-kills.ts
async function publishOomKills(trace, workflow2) {
  for (const line of oomLog(trace)) workflow2.log(line);
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
}, hostEngine, clientVariables = {}) {
  const engines = /* @__PURE__ */ new Map();
  const withVariables = (options2) => ({ ...options2, environment: { ...clientVariables, ...options2.environment } });
  return {
    hostEngine,
    connect(host, certificates2) {
      const tls = certificates2 === void 0 ? {} : tlsVariables(certificates2);
      const key = JSON.stringify([host, tls]);
      const known = engines.get(key);
      if (known) return known;
      const docker = source.connectDocker(host, {
        environment: { ...source.environment, ...clientVariables, ...tls }
      });
      engines.set(key, docker);
      return docker;
    },
    connectGitHub: connectGitHub2,
    connectReleases: connectReleases2,
    openToolCache: openToolCache2,
    files: source.files,
    runCommand: (program, words, options2) => source.runCommand(program, words, withVariables(options2)),
    network: network3,
    processes: processes2,
    startDetached: startDetached2,
    showCommand: (program, words, options2) => workflow2.showCommand(program, words, withVariables(options2)),
    signal: new AbortController().signal,
    environment: source.environment,
    observeDaemons: async () => (await observe(probes2, source, 15e3, ["daemons"])).daemons,
    observeConfinement: (pid) => observeConfinement2(source, pid),
    exportVariable: (name, value2) => workflow2.exportVariable(name, value2),
    addPath: (directory2) => workflow2.addPath(directory2),
    log: (line) => workflow2.log(line),
    group: (title, lines) => workflow2.group(title, lines),
    warn: (message) => workflow2.annotate("warning", "berth", message),
    recorded: null,
    reportOomKills: (trace) => publishOomKills(trace, workflow2)
  };
}

// src/action/run-post.ts
async function runPost(world) {
  const { workflow: workflow2 } = world;
  try {
    await removeReport(world);
    const journal = readJournal(await journalOfMain(world));
    if (journal === null) {
      workflow2.log("Nothing to clean up.");
      return;
    }
    const tools = toolsOf(world, journal.hostEngine, clientVariablesIn(journal));
    const recorded = await ledgerOf2(journal, tools, workflow2);
    const failures = await undoSteps(journal.steps, stepHandlers, { ...tools, recorded });
    for (const { step, reason } of failures) {
      workflow2.annotate("warning", "not-undone", `${step} failed: ${reason}`);
    }
    workflow2.log(
      failures.length === 0 ? ["Berth cleaned up.", ...kept(journal)].join(" ") : "Some resources remain. A later Berth run on this daemon, or in this namespace of Kubernetes, removes them after `sweep-after`."
    );
  } catch (error2) {
    const { code: code2, message, remedy } = asExpected(error2);
    workflow2.annotate("warning", code2, `${message}
${remedy}`);
  }
}
async function ledgerOf2({ steps }, tools, workflow2) {
  try {
    const closed = await closeLedger(steps, tools);
    if (closed === null) return null;
    await publishLedger(closed, workflow2);
    return closed.entries;
  } catch (error2) {
    const { message } = asExpected(error2);
    workflow2.annotate("warning", "ledger", `The ledger could not be shown: ${message}`);
    return null;
  }
}
function kept({ steps }) {
  return steps.flatMap((step) => {
    if (step.kind === "obtain-image") return [`The image ${step.reference} stays on the host.`];
    if (step.kind === "create-kubernetes-builder" && !step.cleanup)
      return [`The builder ${step.name} stays in the cluster (\`cleanup: false\`).`];
    if (step.kind !== "create-builder") return [];
    if (!step.cleanup) return [`The builder ${step.name} stays (\`cleanup: false\`).`];
    return step.keepState ? [`The state of the builder ${step.name} stays (\`keep-state: true\`).`] : [];
  });
}
function clientVariablesIn({ hostEngine, clientVariables }) {
  return { ...clientVariables, DOCKER_HOST: hostEngine };
}
async function removeReport({ workflow: workflow2, source }) {
  const report = workflow2.state(stateNames.report);
  if (!report) return;
  try {
    await source.files.remove(report);
  } catch (error2) {
    const reason = error2 instanceof Error ? error2.message : String(error2);
    workflow2.annotate("warning", "not-undone", `Could not remove ${report}: ${reason}`);
  }
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

// src/platform/limit-concurrency.ts
function limitConcurrency(slots) {
  const waiting = [];
  let active = 0;
  return {
    active: () => active,
    async run(task) {
      if (active === slots) await new Promise((resolve3) => waiting.push(resolve3));
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
var read = (call) => beforeDeadline(readTimeout, () => limiter.run(call));
var isReading = () => limiter.active() > 0;
var allowed = (path6, mode) => read(() => access(path6, mode)).then(
  () => true,
  () => false
);
var isKernelFile = (path6) => /^\/proc\/(?:self|\d+)\/(?:comm|status|cgroup|mountinfo|uid_map|ns\/\w+|attr\/[a-z/]+)$|^\/sys\/(?:class\/net|fs\/cgroup)\//.test(
  path6
);
var files = {
  readText: async (path6) => isKernelFile(path6) ? readFileSync(path6, "utf8") : read(() => readRegular(path6)),
  readLink: async (path6) => isKernelFile(path6) ? readlinkSync(path6) : read(() => readlink(path6)),
  list: (path6) => read(() => readdir(path6)),
  isWritable: (path6) => allowed(path6, constants2.W_OK),
  isReadable: (path6) => allowed(path6, constants2.R_OK),
  exists: (path6) => allowed(path6, constants2.F_OK),
  async status(path6) {
    const found = await read(() => stat(path6));
    const kind2 = found.isSocket() ? "socket" : found.isDirectory() ? "directory" : found.isFile() ? "file" : "other";
    const { dev: device, ino: inode, uid, gid, mode } = found;
    return { kind: kind2, device, inode, uid, gid, mode: mode & 4095 };
  },
  async filesystem(path6) {
    const found = await read(() => statfs(path6));
    return {
      magic: found.type,
      freeBytes: found.bavail * found.bsize,
      totalBytes: found.blocks * found.bsize,
      freeInodes: found.ffree,
      totalInodes: found.files
    };
  },
  async makeDirectory(path6, mode) {
    try {
      await mkdir(path6, { recursive: true, mode });
    } catch (error2) {
      throw unwritable(path6, error2);
    }
  },
  async writeText(path6, text4, mode) {
    try {
      await writeFile(path6, text4, { mode });
    } catch (error2) {
      throw unwritable(path6, error2);
    }
  },
  createText: (path6, text4, mode) => writeFile(path6, text4, { mode, flag: "wx" }),
  copy: (from, to) => read(() => cp(from, to, { recursive: true, dereference: true })),
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
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
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
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
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
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
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
    return value2 instanceof P ? value2 : new P(function(resolve3) {
      resolve3(value2);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject3) {
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
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
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
  addRaw(text4, addEOL = false) {
    this._buffer += text4;
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
      const cells3 = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells3);
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
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
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
  addHeading(text4, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text4);
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
  addQuote(text4, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text4, attrs);
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
  addLink(text4, href) {
    const element = this.wrap("a", text4, { href });
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
var grace2 = 1e3;
function commandShownBy(show) {
  return async (program, programArguments, { timeout: timeout3, signal: signal2, environment, input = "", redact }) => {
    if (signal2?.aborted) return { exitCode: null, stdout: "", stderr: "", timedOut: true };
    const { exec: exec2 } = await Promise.resolve().then(() => (init_exec(), exec_exports));
    const output = { stdout: [], stderr: [] };
    const lines = lineStream((line) => {
      const shown2 = redact ? redact(line) : line;
      if (shown2 !== null) show(shown2);
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
    const isOurs = ({ spawnargs }) => spawnargs?.length === programArguments.length + 1 && programArguments.every((word, index) => word === spawnargs[index + 1]);
    const givenUp = new Promise((resolve3) => {
      giveUp = () => {
        timedOut = true;
        for (const child2 of children.filter(isOurs)) {
          child2.kill("SIGKILL");
          child2.stdout?.destroy();
          child2.stderr?.destroy();
        }
        setTimeout(resolve3, 2 * grace2, "left running").unref();
      };
    });
    const timer = setTimeout(giveUp, timeout3);
    signal2?.addEventListener("abort", giveUp);
    subscribe("child_process", onStart);
    try {
      const ended = exec2(`"${program}"`, [...programArguments], {
        env: definedIn({ ...process.env, ...environment }),
        input: Buffer.from(input),
        ignoreReturnCode: true,
        delay: grace2,
        outStream: lines,
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
      lines.end();
    }
  };
}
function lineStream(show) {
  let rest = "";
  const decoder = new StringDecoder2("utf8");
  return new Writable({
    write(chunk, _, done) {
      const lines = `${rest}${decoder.write(chunk)}`.split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) show(line);
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
function harmless(text4) {
  return text4.replace(/^((?:[^\S\r\n]|\u0085)*)::/gm, "$1​::").replaceAll("##[", "#​#[");
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
  log: (line) => info(harmless(line)),
  group(title, lines) {
    startGroup(harmless(title));
    for (const line of lines) info(harmless(line));
    endGroup();
  },
  showCommand: commandShownBy((line) => info(harmless(line))),
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
function parseCgroupMemberships(text4) {
  const memberships = [];
  for (const line of text4.split("\n")) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line);
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
function parseIdentifierMap(text4) {
  const ranges = [];
  for (const line of text4.split("\n")) {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line);
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
  const isOwn = ({ type }) => type === "proc" || type === "sysfs";
  const isMask = ({ type, root, options: options2 }) => type === "tmpfs" || type === "devtmpfs" ? root.endsWith("/null") || options2.includes("ro") : false;
  const pathsOf = (found) => found.map(({ path: path6 }) => path6).toSorted();
  return {
    hidden: pathsOf(kernels.filter((mount) => !isOwn(mount) && isMask(mount))),
    readOnly: pathsOf(kernels.filter((mount) => isOwn(mount) && mount.options.includes("ro")))
  };
}

// src/values/path.ts
function isWithin(path6, directory2) {
  return `${withoutTrailingSlash(path6)}/`.startsWith(`${withoutTrailingSlash(directory2)}/`);
}
function withoutTrailingSlash(path6) {
  return path6.replace(/\/+$/, "");
}

// src/facts/parsers/mountinfo.ts
function parseMountinfo(text4) {
  const mounts = [];
  for (const line of text4.split("\n")) {
    const [before = "", after] = line.split(/ - (.*)/s);
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
  const value2 = (name) => options2.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const hidden = !["0", "off", void 0].includes(value2("hidepid"));
  return hidden && !groups.includes(Number(value2("gid") ?? Number.NaN));
}
function unescaped(text4) {
  return text4.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
}

// src/facts/parsers/process-status.ts
var seccompModes = {
  0: "disabled",
  1: "strict",
  2: "filter"
};
function parseProcessStatus(text4) {
  const fields = /* @__PURE__ */ new Map();
  for (const line of text4.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
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
function numbersOf(text4) {
  return text4.split(/\s+/).filter((word) => /^\d+$/.test(word)).map(Number);
}

// src/facts/parsers/system-error.ts
var descriptions = {
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
  const known = code2 === void 0 ? void 0 : descriptions[code2];
  if (known) return `${known} (${code2})`;
  return error2 instanceof Error ? error2.message : String(error2);
}

// src/facts/probes/daemons/visible-daemon.ts
async function observed(look) {
  try {
    return { status: "seen", value: await look() };
  } catch (error2) {
    return { status: "unseen", reason: systemErrorText(error2) };
  }
}

// src/facts/probes/read.ts
async function read2({ files: files2 }, path6) {
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
  const [status, userNamespace, kernelFiles, devices] = await Promise.all([
    observed(async () => parseProcessStatus(await read2(source, `${directory2}/status`))),
    observed(async () => userNamespaceOf(await read2(source, `${directory2}/uid_map`))),
    observed(async () => maskedKernelFiles(parseMountinfo(await read2(source, `${directory2}/mountinfo`)))),
    observed(() => deviceRules(source, directory2))
  ]);
  return {
    userNamespace,
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
function userNamespaceOf(text4) {
  const ranges = parseIdentifierMap(text4);
  if (ranges.length === 0) throw new Unseen("the map of its user namespace is empty");
  return {
    initial: isInitialMap(ranges),
    root: ranges.find(({ inside }) => inside === 0)?.outside ?? null,
    uids: ranges.reduce((sum, { length }) => sum + length, 0)
  };
}
async function deviceRules(source, directory2) {
  const [memberships, own] = await Promise.all([
    read2(source, `${directory2}/cgroup`),
    read2(source, `${source.proc}/self/mountinfo`)
  ]);
  const membership = parseCgroupMemberships(memberships).find(
    ({ controllers }) => controllers.includes("devices")
  );
  if (!membership) throw new Unseen("cgroup v2 has the rules for devices in a BPF program");
  const mount = parseMountinfo(own).find(isOfDevices);
  if (!mount) throw new Unseen("the devices controller of cgroup v1 is not mounted");
  const path6 = membership.path === "/" ? "" : membership.path;
  const text4 = await read2(source, `${mount.path}${path6}/devices.list`);
  return text4.split("\n").filter((line) => /^[abc] \S+ [rwm]+$/.test(line));
}
var isOfDevices = ({ type, root, superOptions }) => type === "cgroup" && root === "/" && superOptions.includes("devices");
function map(observation, change) {
  return observation.status === "seen" ? { status: "seen", value: change(observation.value) } : observation;
}

// src/platform/context-digest.ts
import { createHash } from "node:crypto";
var contextDigest = (context) => createHash("sha256").update(context).digest("hex");

// src/values/engine-host.ts
var defaultSocket = "/var/run/docker.sock";
function socketPath(host) {
  return host.startsWith("unix://") ? host.slice("unix://".length) : void 0;
}
function withoutCredentials(address2) {
  return address2.startsWith("unix://") ? address2 : address2.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, "$1");
}

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
var isRecord2 = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
function parseJson(text4, name) {
  let value2;
  try {
    value2 = JSON.parse(text4);
  } catch (error2) {
    const place = /position \d+( \(line \d+ column \d+\))?/.exec(error2.message)?.[0];
    throw new Unseen(`${name} is not valid JSON${place ? `: the first error is at ${place}` : ""}`);
  }
  if (!isRecord2(value2)) throw new Unseen(`${name} is not a JSON object`);
  return value2;
}
function textAt(json, key) {
  const value2 = json[key];
  return typeof value2 === "string" ? value2 : "";
}
function numberAt(json, key) {
  const value2 = json[key];
  return typeof value2 === "number" ? value2 : 0;
}
function listAt(json, key) {
  const value2 = json[key];
  return Array.isArray(value2) ? value2 : [];
}
function textsAt(json, key) {
  return listAt(json, key).filter((each) => typeof each === "string");
}
function recordAt(json, key) {
  const value2 = json[key];
  return isRecord2(value2) ? value2 : {};
}

// src/facts/parsers/client-configuration.ts
var secrets = ["auth", "password", "identitytoken", "registrytoken"];
function parseClientConfiguration(text4, path6) {
  const json = parseJson(text4, path6);
  return {
    currentContext: textAt(json, "currentContext") || null,
    plaintextCredentials: Object.entries(recordAt(json, "auths")).filter(([, entry]) => isRecord2(entry) && secrets.some((key) => textAt(entry, key) !== "")).map(([registry]) => registry),
    credentialStore: textAt(json, "credsStore") || null,
    credentialHelpers: Object.keys(recordAt(json, "credHelpers")),
    pluginDirectories: textsAt(json, "cliPluginsExtraDirs")
  };
}

// src/facts/probes/client-configuration.ts
var clientConfiguration = async (source) => {
  const directory2 = configurationDirectory(source);
  const path6 = `${directory2}/config.json`;
  const [text4, contexts] = await Promise.all([readIfPresent(source, path6), contextNames(source, directory2)]);
  const { pluginDirectories: _, ...configuration } = parseClientConfiguration(text4 ?? "{}", path6);
  return { directory: directory2, present: text4 !== null, contexts, ...configuration };
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
      return textAt(parseJson(await read2(source, path6), path6), "Name");
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
  const text4 = await readIfPresent(source, path6);
  if (text4 === null) throw new Unseen(`the Docker context "${name}" does not exist (${path6})`);
  const endpoint2 = recordAt(recordAt(parseJson(text4, path6), "Endpoints"), "docker");
  const stated = textAt(endpoint2, "Host");
  if (!stated) throw new Unseen(`the Docker context "${name}" has no host (${path6})`);
  const host = parseEngineHost(stated, `the Docker context "${name}"`);
  const directory2 = `${store}/tls/${contextDigest(name)}/docker`;
  const verify = endpoint2["SkipTLSVerify"] !== true;
  const files2 = ["ca.pem", "cert.pem"].map((file) => source.files.exists(`${directory2}/${file}`));
  const isEncrypted = (await Promise.all(files2)).includes(true) || !verify;
  return { host, certificates: isEncrypted && host.startsWith("tcp://") ? { directory: directory2, verify } : null };
}

// src/values/pem.ts
function certificatesIn(text4) {
  const found = text4.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
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
  const ofRunner = extra && !bundles.includes(extra) ? [extra] : [];
  const paths = [.../* @__PURE__ */ new Set([...found.flat(), ...ofRunner])];
  const read4 = await Promise.all(paths.map((path6) => readAuthorities(source, path6)));
  return {
    files: read4.flatMap(({ path: path6, certificates: certificates2 }) => certificates2.length > 0 ? [path6] : []),
    count: new Set(read4.flatMap(({ certificates: certificates2 }) => certificates2)).size,
    unusable: read4.flatMap(({ path: path6, reason }) => reason === null ? [] : [{ path: path6, reason }])
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
async function filesBelow(source, directory2, levels) {
  const names4 = (await listOrNone(source, directory2)).sort();
  const found = names4.map(async (name) => {
    const path6 = `${directory2}/${name}`;
    const kind2 = await source.files.status(path6).then(
      (status) => status.kind,
      () => "other"
    );
    if (kind2 === "directory") return levels > 1 ? filesBelow(source, path6, levels - 1) : [];
    return kind2 === "file" ? [path6] : [];
  });
  return (await Promise.all(found)).flat();
}

// src/facts/probes/certificates.ts
var hostPattern = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:]+\])(?::\d+)?$/;
var certificates = async (source, seen) => {
  const [{ registries, unusable }, authorities] = await Promise.all([
    seen("engine").catch(() => ({})).then((engine2) => registriesIn(source, certificatesDirectory(source, engine2))),
    privateAuthorities(source)
  ]);
  const { files: files2, count: count2 } = authorities;
  return { registries, authorities: { files: files2, count: count2 }, unusable: [...unusable, ...authorities.unusable] };
};
function certificatesDirectory({ environment, process: process2 }, { rootless }) {
  if (!rootless) return "/etc/docker/certs.d";
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
function parseCgroupLimit(text4) {
  const limit3 = numberOf(text4.trim());
  return limit3 === null || limit3 >= unlimited ? null : limit3;
}
function parseCpuMax(text4) {
  const [quota = "", period = ""] = text4.trim().split(/\s+/);
  return cores(quota, period);
}
function cores(quota, period) {
  const micros = numberOf(quota.trim());
  const each = numberOf(period.trim());
  return micros === null || !each ? null : micros / each;
}
function numberOf(text4) {
  return /^\d+$/.test(text4) ? Number(text4) : null;
}

// src/facts/parsers/memory.ts
function parseTotalMemory(text4) {
  const kibibytes = /^MemTotal:\s+(\d+) kB$/m.exec(text4)?.[1];
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
    read2(source, `${source.proc}/self/cgroup`),
    read2(source, `${source.proc}/self/mountinfo`),
    read2(source, `${source.proc}/meminfo`)
  ]);
  const memberships = parseCgroupMemberships(cgroupText);
  const mounts = parseMountinfo(mountinfo).filter(({ type }) => type === "cgroup" || type === "cgroup2");
  if (mounts.length === 0) throw new Unseen("no cgroup filesystem is mounted (/proc/self/mountinfo)");
  const limit3 = async (controller, look) => {
    const { directories, legacy } = directoriesOf(controller, memberships, mounts);
    const found = await Promise.all(directories.map((directory2) => look(source, directory2, legacy)));
    return found.reduce(
      (lowest, each) => lowest === null || each !== null && each < lowest ? each : lowest,
      null
    );
  };
  const [memoryLimit, pidsLimit, cpuLimit] = await Promise.all([
    limit3("memory", memoryLimitOf),
    limit3("pids", pidsLimitOf),
    limit3("cpu", cpuLimitOf)
  ]);
  const [own] = directoriesOf("memory", memberships, mounts).directories;
  return {
    version: versionOf(memberships, mounts),
    path: mainCgroupPath(memberships),
    memoryLimit,
    pidsLimit,
    cpuLimit,
    writable: own !== void 0 && await source.files.isWritable(own),
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
    const version = isRecord2(metadata) ? metadata["Version"] : void 0;
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
    describe(source, "docker", firstProgram(source, onPath, "docker")),
    describe(source, "buildx", findBuildx(source, plugins, onPath)),
    describe(source, "compose", firstProgram(source, plugins, "docker-compose"))
  ]);
  return found.filter((client) => client !== null);
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
function extraDirectories(text4, path6) {
  try {
    return parseClientConfiguration(text4, path6).pluginDirectories;
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
async function describe(source, name, looking) {
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
function currentBuilderName(text4, endpoint2) {
  const json = record(text4);
  const applies = json["Global"] === true || endpoint2 === null || textAt(json, "Key") === endpoint2;
  return applies && textAt(json, "Name") || null;
}
function driverOfBuilder(text4) {
  return textAt(record(text4), "Driver") || null;
}
function record(text4) {
  try {
    const value2 = JSON.parse(text4);
    return isRecord2(value2) ? value2 : {};
  } catch {
    return {};
  }
}

// src/facts/probes/current-builder.ts
var currentBuilder = async (source, seen) => {
  const { environment } = source;
  const directory2 = environment["BUILDX_CONFIG"] || `${configurationDirectory(source)}/buildx`;
  const describe5 = async (name2, from) => ({
    name: name2,
    // Names in the store are lower case and contain no slash (buildx, store/util.go).
    driver: name2.includes("/") ? null : driverOfBuilder(await readOr(source, `${directory2}/instances/${name2.toLowerCase()}`, "")),
    source: from
  });
  const stated = environment["BUILDX_BUILDER"];
  if (stated) return describe5(stated, "BUILDX_BUILDER");
  const [text4, endpoint2] = await Promise.all([
    readOr(source, `${directory2}/current`, ""),
    seen("endpoint").catch(() => null)
  ]);
  const name = currentBuilderName(text4, endpoint2?.host ?? null);
  const selected = name === null ? null : await describe5(name, "docker buildx use");
  return selected?.driver ? selected : null;
};

// src/facts/parsers/command-line.ts
function parseCommandLine(text4) {
  if (text4 === "") return [];
  return (text4.endsWith("\0") ? text4.slice(0, -1) : text4).split("\0");
}
function optionValue(programArguments, ...names4) {
  let value2;
  for (const [index, argument] of programArguments.entries()) {
    const name = names4.find((each) => argument === each || argument.startsWith(`${each}=`));
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

// src/facts/kinds/runner.ts
var namespaceNames = ["cgroup", "ipc", "mnt", "net", "pid", "user", "uts"];

// src/facts/parsers/namespace-link.ts
function parseNamespaceLink(text4) {
  const [, found, inode] = /^(\w+):\[(\d+)\]$/.exec(text4) ?? [];
  const name = namespaceNames.find((each) => each === found);
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
        const link = parseNamespaceLink(await files2.readLink(`${directory2}/${name}`));
        if (link) namespaces[link.name] = link.inode;
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
function configurationFile(daemon) {
  const known = defaults[daemon.kind];
  if (!known || daemon.dataRoot) return null;
  const names4 = daemon.kind === "containerd" ? [known.option, "-c"] : [known.option];
  return optionValue(daemon.arguments, ...names4) ?? known.file;
}
function dataRootOf(daemon, configuration) {
  const known = defaults[daemon.kind];
  if (daemon.dataRoot) return absolute(daemon.dataRoot);
  if (!known) throw new Unseen(`the data root of ${daemon.kind} (PID ${daemon.pid}) is unknown`);
  const stated = configuration === null ? null : dataRootSetting(daemon.kind, configuration);
  if (stated) return absolute(stated);
  if (daemon.uid === 0) return known.dataRoot;
  throw new Unseen(
    `the data root of ${daemon.kind} (PID ${daemon.pid}), which runs as uid ${daemon.uid}, is unknown`
  );
}
function dataRootSetting(kind2, text4) {
  if (kind2 === "dockerd") {
    const json = parseJson(text4, "the configuration file of dockerd");
    return textAt(json, "data-root") || textAt(json, "graph") || null;
  }
  const [head = ""] = text4.split(/^\s*\[/m);
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
async function dataRootIdentity(daemon, view) {
  const file = configurationFile(daemon);
  const configuration = file === null ? null : await readIfPresent({ files: view }, file);
  const path6 = dataRootOf(daemon, configuration);
  try {
    return await view.identity(path6);
  } catch (error2) {
    throw new Unseen(
      `the data root ${path6} of process ${daemon.pid} could not be read: ${systemErrorText(error2)}`,
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
  for (const line of result.stdout.split("\n")) {
    const path6 = paths.find((each) => line.startsWith(`${each} `));
    const link = / -> ['"]?(.*?)['"]?$/.exec(line)?.[1];
    if (path6 && link) found.set(path6, link);
  }
  return found;
}
function refusal(stderr) {
  if (/a password is required|a terminal is required/.test(stderr)) return "sudo needs a password";
  return `sudo failed: ${stderr.split("\n").find((line) => line.startsWith("sudo: "))?.slice("sudo: ".length)}`;
}

// src/facts/probes/daemons/links-as-root.ts
async function readLinksAsRoot(source, daemons2) {
  if (daemons2.length === 0) return () => unseen("all processes were readable");
  if (source.process.uid === 0) {
    return ({ pid }) => unseen(`root lacks CAP_SYS_PTRACE to read /proc/${pid}/ns (EACCES)`);
  }
  const directory2 = ({ pid }) => `${source.proc}/${pid}`;
  const rootOf = (daemon) => `${directory2(daemon)}/root`;
  const namespacesOf = (daemon) => namespaceNames.map((name) => `${directory2(daemon)}/ns/${name}`);
  try {
    const found = await statAsRoot(
      source,
      daemons2.flatMap((daemon) => [...namespacesOf(daemon), rootOf(daemon)])
    );
    return (daemon) => {
      const links = namespacesOf(daemon).flatMap((path6) => parseNamespaceLink(found.get(path6) ?? "") ?? []);
      if (links.length === 0) return unseen(`process ${daemon.pid} has ended`);
      const value2 = Object.fromEntries(links.map(({ name, inode }) => [name, inode]));
      return { namespaces: { status: "seen", value: value2 }, root: found.get(rootOf(daemon)) ?? null };
    };
  } catch (error2) {
    if (!(error2 instanceof Unseen)) throw error2;
    return ({ pid }) => unseen(`only root can read /proc/${pid}/ns (EACCES), and ${error2.message}`);
  }
}
function unseen(reason) {
  return { namespaces: { status: "unseen", reason }, root: null };
}

// src/facts/probes/daemons/inspect-processes.ts
async function inspectProcesses(source, daemons2) {
  const direct = await Promise.all(daemons2.map((daemon) => readLinks(source, daemon)));
  const closed = daemons2.filter((_, index) => direct[index] === null);
  const [asRoot, own] = await Promise.all([
    readLinksAsRoot(source, closed),
    readNamespaces(source, `${source.proc}/self/ns`).catch(() => ({}))
  ]);
  const foreign = {
    open: source.openForeignFiles({ asRoot: false }),
    closed: source.openForeignFiles({ asRoot: true })
  };
  try {
    return await Promise.all(
      daemons2.map(async (daemon, index) => {
        const links = direct[index] ?? asRoot(daemon);
        const reader = foreign[direct[index] ? "open" : "closed"];
        return {
          ...daemon,
          namespaces: links.namespaces,
          dataRootIdentity: await lookForDataRoot(source, daemon, links, own, reader)
        };
      })
    );
  } finally {
    foreign.open.close();
    foreign.closed.close();
  }
}
async function readLinks(source, daemon) {
  const directory2 = `${source.proc}/${daemon.pid}`;
  try {
    const value2 = await readNamespaces(source, `${directory2}/ns`);
    const root = await source.files.readLink(`${directory2}/root`).catch(() => null);
    return { namespaces: { status: "seen", value: value2 }, root };
  } catch (error2) {
    if (codeOf(error2) === "EACCES" || codeOf(error2) === "EPERM") return null;
    const reason = `/proc/${daemon.pid}/ns could not be read: ${systemErrorText(error2)}`;
    return { namespaces: { status: "unseen", reason }, root: null };
  }
}
async function lookForDataRoot(source, daemon, { namespaces, root }, own, foreign) {
  if (namespaces.status === "unseen") return namespaces;
  const lookAsDaemon = () => dataRootIdentity(daemon, foreignView(foreign, `${source.proc}/${daemon.pid}/root`));
  const sharesFiles = namespaces.value.mnt === own.mnt && root === "/";
  const isTrusted = daemon.uid === 0 || daemon.uid === source.process.uid;
  return observed(async () => {
    if (!sharesFiles || !isTrusted) return lookAsDaemon();
    try {
      return await dataRootIdentity(daemon, ownView(source));
    } catch (error2) {
      if (codeOf(error2.cause) === "EACCES") return lookAsDaemon();
      throw error2;
    }
  });
}

// src/facts/probes/daemons.ts
var kinds = ["dockerd", "containerd", "podman", "buildkitd", "rootlesskit"];
var initialPidNamespace = 4026531836;
var daemons = async (source, seen) => {
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
  const own = await seen("ownNamespaces").catch(() => ({}));
  if (found.length === 0 && own.pid !== void 0 && own.pid !== initialPidNamespace) {
    throw new Unseen("the job runs in a separate PID namespace, in which the host's daemons are not visible");
  }
  return inspectProcesses(source, found);
};
async function listVisibleDaemons(source, pids) {
  const found = [];
  const waiting = pids.values();
  const worker2 = async () => {
    for (const pid of waiting) {
      const daemon = await readVisibleDaemon(source, pid);
      if (daemon) found.push(daemon);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker2));
  return found.sort((one, other) => one.pid - other.pid);
}
async function readVisibleDaemon(source, pid) {
  const directory2 = `${source.proc}/${pid}`;
  const name = (await readOr(source, `${directory2}/comm`, "")).trim();
  const kind2 = kinds.find((each) => each === name);
  if (!kind2) return null;
  const [statusText, commandLine, cgroup2] = await Promise.all(
    ["status", "cmdline", "cgroup"].map((file) => readOr(source, `${directory2}/${file}`, ""))
  );
  if ((await readOr(source, `${directory2}/comm`, "")).trim() !== name) return null;
  if (!statusText || !commandLine) return null;
  const { uid, parentPid, namespacePids } = parseProcessStatus(statusText);
  if (kind2 !== "rootlesskit" && await isBeforeExec(source, parentPid, commandLine)) return null;
  const [, ...programArguments] = parseCommandLine(commandLine);
  if (kind2 === "podman" && !programArguments.includes("service")) return null;
  return {
    kind: kind2,
    pid,
    namespacePids,
    uid,
    arguments: safeArguments(programArguments),
    dataRoot: statedDataRoot(kind2, programArguments),
    cgroup: mainCgroupPath(parseCgroupMemberships(cgroup2 ?? ""))
  };
}
async function isBeforeExec(source, parentPid, commandLine) {
  return await readOr(source, `${source.proc}/${parentPid}/cmdline`, "") === commandLine;
}
function statedDataRoot(kind2, programArguments) {
  if (kind2 === "rootlesskit") return null;
  const names4 = kind2 === "dockerd" ? ["--data-root", "-g", "--graph"] : ["--root"];
  return optionValue(programArguments, ...names4) ?? null;
}

// src/facts/probes/on-engine-machine.ts
import { dirname as dirname3 } from "node:path/posix";

// src/values/docker-desktop.ts
function isDockerDesktop({ operatingSystem: operatingSystem2 }) {
  return operatingSystem2 === "Docker Desktop";
}

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
async function sharesContainer(engine2, seen) {
  const looking = Promise.all([
    seen("machine"),
    seen("ownNamespaces"),
    seen("daemons")
  ]);
  const found = await looking.catch(() => null);
  if (!found) return false;
  const [machine2, own, daemons2] = found;
  const hasDaemon = daemons2.some(
    ({ namespaces }) => namespaces.status === "seen" && namespaces.value.mnt === own.mnt
  );
  return engine2.name === machine2.hostname && hasDaemon;
}

// src/facts/probes/on-engine-machine.ts
async function filesystemOfEngine(source, seen, name, path6) {
  const [endpoint2, engine2, machine2] = await Promise.all([seen("endpoint"), seen("engine"), seen("machine")]);
  const isDesktop = isDockerDesktop(engine2);
  if (socketPath(endpoint2.host) === void 0 || engine2.kernel !== machine2.kernel || isDesktop) {
    throw new Unseen(`the ${name} ${path6} is on the daemon's machine, which is not this machine`);
  }
  const visible = await visiblePath(engine2, seen, name, path6);
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
async function visiblePath(engine2, seen, name, path6) {
  if (!(await seen("runner")).inContainer || await sharesContainer(engine2, seen)) return path6;
  const container2 = await seen("ownContainer").catch(() => null);
  const mount = container2?.mounts.find(({ source }) => source !== "" && isWithin(path6, source));
  if (mount) return mount.destination + path6.slice(mount.source.length);
  throw new Unseen(`the job runs in a container that does not mount the daemon's ${name} ${path6}`);
}
async function parentOnSameFilesystem(source, name, path6) {
  const parent = dirname3(path6);
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ""));
  const device = mountOf(mounts, path6)?.device;
  if (device !== void 0 && device === mountOf(mounts, parent)?.device) return parent;
  throw new Unseen(`only root can read the ${name} ${path6}, which is on a separate mount`);
}

// src/facts/probes/data-root-filesystem.ts
var dataRootFilesystem = async (source, seen) => {
  const { dataRoot } = await seen("engine");
  if (!dataRoot) throw new Unseen("the daemon does not report its data root");
  return filesystemOfEngine(source, seen, "data root", dataRoot);
};

// src/facts/probes/emulators.ts
var directory = "/proc/sys/fs/binfmt_misc";
var architectures = {
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
    const architecture = architectures[/^qemu-(.+)$/.exec(name)?.[1] ?? ""];
    return architecture ? [{ name, architecture }] : [];
  });
  const enabled2 = await Promise.all(
    found.map(async ({ name }) => (await readOr(source, `${directory}/${name}`, "")).startsWith("enabled"))
  );
  return found.filter((_, index) => enabled2[index]).map(({ architecture }) => architecture).sort();
};

// src/facts/probes/endpoint.ts
var endpoint = async (source, seen) => {
  const { environment, files: files2 } = source;
  const stated = environment["DOCKER_HOST"];
  if (stated) {
    const host = parseEngineHost(stated, "DOCKER_HOST");
    return { host, source: "DOCKER_HOST", context: null, ...certificatesInEnvironment(source, host) };
  }
  const configuration = await seen("clientConfiguration").catch(() => ({}));
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
  const candidates = rootlessSockets(source);
  const found = await Promise.all(candidates.map((path6) => files2.exists(path6)));
  const socket = candidates[found.indexOf(true)];
  if (socket) return { host: `unix://${socket}`, source: "rootless socket", context: null };
  throw new Unseen(
    `DOCKER_HOST is not set, no Docker context is selected, and no socket exists at ` + [defaultSocket, ...candidates].join(", ")
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
  const { DOCKER_TLS_VERIFY: verify, DOCKER_TLS: encrypt, DOCKER_CERT_PATH: directory2 } = source.environment;
  if (host.startsWith("unix://") || !(verify || encrypt)) return {};
  const certificates2 = { directory: directory2 || configurationDirectory(source), verify: Boolean(verify) };
  return { certificates: certificates2 };
}

// src/facts/parsers/engine.ts
var proxyVariables = [
  ["HttpProxy", "HTTP_PROXY"],
  ["HttpsProxy", "HTTPS_PROXY"],
  ["NoProxy", "NO_PROXY"]
];
var loopbackSubnets = ["127.0.0.0/8", "::1/128"];
function parseEngine(version, info2) {
  if (!isRecord2(version) || !isRecord2(info2) || textAt(version, "ApiVersion") === "") {
    throw new Unseen("the server is not a Docker daemon: it reports no API version");
  }
  const status = driverStatus(info2);
  const proxySettings = proxySettingsIn(info2);
  const securityOptions = textsAt(info2, "SecurityOptions");
  const secured = (name) => securityOptions.some((each) => each.split(",").includes(`name=${name}`));
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
    addressPools: listAt(info2, "DefaultAddressPools").filter(isRecord2).map((pool) => textAt(pool, "Base")).filter((base) => base !== ""),
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
  return proxyVariables.flatMap(([field, variable]) => {
    const text4 = textAt(info2, field);
    const value2 = withoutCredentials(text4);
    return text4 === "" ? [] : [{ variable, value: value2, hasLogin: value2 !== text4 }];
  });
}
function insecureRegistries(info2) {
  const configuration = recordAt(info2, "RegistryConfig");
  const names4 = Object.entries(recordAt(configuration, "IndexConfigs")).flatMap(
    ([name, index]) => isRecord2(index) && index["Secure"] === false ? [name] : []
  );
  const subnets = textsAt(configuration, "InsecureRegistryCIDRs");
  return [...names4, ...subnets.filter((subnet) => !loopbackSubnets.includes(subnet))].sort();
}
function runcVersion(version) {
  const components = listAt(version, "Components").filter(isRecord2);
  const runc = components.find((each) => textAt(each, "Name").endsWith("runc"));
  return runc && textAt(runc, "Version") || null;
}
function productOf(version) {
  const components = listAt(version, "Components").filter(isRecord2).map((each) => textAt(each, "Name"));
  if (components.includes("Podman Engine")) return "podman";
  return components.includes("Engine") || components.length === 0 ? "docker" : "other";
}
function driverStatus(info2) {
  const pairs = listAt(info2, "DriverStatus").filter(
    (pair) => Array.isArray(pair) && pair.every((each) => typeof each === "string")
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
async function askForList(source, endpoint2, question) {
  const list2 = await askEngine(source, endpoint2, question);
  if (Array.isArray(list2)) return list2;
  throw new Unseen(`the server at ${endpoint2.host} is not a Docker daemon: its answer is not a list`);
}

// src/facts/probes/engine.ts
var engine = async (source, seen) => {
  const [version, info2] = await askEngine(
    source,
    await seen("endpoint"),
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
var engineContainers = async (source, seen) => {
  const containers2 = await askForList(source, await seen("endpoint"), (docker) => docker.listContainers());
  return containers2.map(({ Id, Names, Image, State, Created, Labels, Mounts }) => ({
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
var engineNetworks = async (source, seen) => {
  const networks = await askForList(source, await seen("endpoint"), (docker) => docker.listNetworks());
  return networks.map(describe2);
};
function describe2({ Id, Name, Driver, Options, IPAM }) {
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
var engineVolumes = async (source, seen) => {
  const volumes = await askForList(source, await seen("endpoint"), (docker) => docker.listVolumes());
  return volumes.map(({ Name, Driver, Mountpoint, Labels, CreatedAt }) => ({
    name: Name,
    driver: Driver,
    mountpoint: Mountpoint,
    labels: ownLabels(Labels),
    createdAt: CreatedAt ?? null
  }));
};

// src/facts/parsers/containerd-address.ts
function containerdAddress(text4) {
  const [, table2 = ""] = /^\s*\[grpc\][^\n]*\n((?:(?!\s*\[)[^\n]*(?:\n|$))*)/m.exec(text4) ?? [];
  const [, double, single] = /^\s*address\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(table2) ?? [];
  return double || single || null;
}

// src/facts/probes/image-store-filesystem.ts
var defaultConfiguration = "/etc/containerd/config.toml";
var defaultAddress = "/run/containerd/containerd.sock";
var imageStoreFilesystem = async (source, seen) => {
  const { imageStore, containerdAddress: containerdAddress2, product } = await seen("engine");
  const isOwn = containerdAddress2 === null || /^(\/var)?\/run\/docker\//.test(containerdAddress2);
  if (product !== "docker" || imageStore === "graphdriver" || isOwn) return seen("dataRootFilesystem");
  for (const daemon of (await seen("daemons")).filter(isOnMachine)) {
    const text4 = await configurationOf(source, daemon);
    if (withoutVar(addressOf(daemon, text4)) !== withoutVar(containerdAddress2)) continue;
    return filesystemOfEngine(source, seen, "image store", dataRootOf(daemon, text4));
  }
  throw new Unseen(`the containerd process at ${containerdAddress2} is not visible`);
};
function isOnMachine({ kind: kind2, uid, namespacePids }) {
  return kind2 === "containerd" && uid === 0 && namespacePids.length === 1;
}
async function configurationOf(source, daemon) {
  const file = optionValue(daemon.arguments, "--config", "-c") ?? defaultConfiguration;
  return readOr(source, file, null);
}
function addressOf(daemon, configuration) {
  const stated = optionValue(daemon.arguments, "--address", "-a");
  return stated ?? containerdAddress(configuration ?? "") ?? defaultAddress;
}
var withoutVar = (path6) => path6.replace(/^\/var\/run\//, "/run/");

// src/facts/probes/java-build-files.ts
var names3 = ["pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"];
var javaBuildFiles = async (source, seen) => {
  const { workspace } = await seen("runner");
  if (workspace === null) return [];
  const present = await listOrNone(source, workspace);
  return names3.filter((name) => present.includes(name));
};

// src/facts/probes/job-filesystems.ts
var jobFilesystems = async (source, seen) => {
  requireLinux(source, "/proc/filesystems");
  const { work, workspace, temp, toolCache, home } = await seen("runner");
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
    Promise.all(kubeconfigPaths(source).map((each) => kubeconfigAt(source, each)))
  ]);
  return { service: serviceOf(source), serviceAccount, kubeconfigs };
};
function serviceOf({ environment }) {
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
  const listed = (environment["KUBECONFIG"] ?? "").split(process2.platform === "win32" ? ";" : ":");
  const paths = [...new Set(listed.filter((path6) => path6 !== ""))];
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
var machine = async (source) => ({
  operatingSystem: operatingSystem(source),
  architecture: source.process.architecture,
  kernel: source.process.kernel,
  hostname: source.process.hostname
});

// src/values/subnets.ts
function isDefaultRoute(destination) {
  return /\/0+$/.test(destination) || destination === "0.0.0.0/1" || destination === "128.0.0.0/1";
}

// src/facts/parsers/default-route-6.ts
var up = 1;
var reject = 512;
function defaultInterface6(text4) {
  const routes = text4.split("\n").flatMap((line) => {
    const [destination, prefix, , , , metric, , , flagText, device] = line.trim().split(/\s+/);
    const flags = Number.parseInt(flagText ?? "", 16);
    const isDefault = /^0{32}$/.test(destination ?? "") && prefix === "00";
    if (!isDefault || !device || device === "lo" || !(flags & up) || flags & reject) return [];
    return [{ device, metric: Number.parseInt(metric ?? "", 16) || 0 }];
  });
  return routes.sort((one, other) => one.metric - other.metric)[0]?.device ?? null;
}

// src/facts/parsers/resolver-configuration.ts
function parseNameservers(text4) {
  const servers = [];
  for (const line of text4.split("\n")) {
    const server = /^\s*nameserver\s+([0-9a-f.:]+)/i.exec(line)?.[1];
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
function parseRoutes(text4) {
  const routes = [];
  for (const line of text4.split("\n")) {
    const [device, destination, gateway, flagText, , , metric, mask] = line.trim().split(/\s+/);
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
function isHexadecimal(text4) {
  return text4 !== void 0 && /^[0-9a-f]{8}$/i.test(text4);
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
    read2(source, `${source.proc}/net/route`),
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
  const interfaces = await Promise.all(names4.sort().map((name) => describe3(source, name)));
  return interfaces.filter((each) => each !== null);
}
async function describe3(source, name) {
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
var ownContainer = async (source, seen) => {
  const { inContainer } = await seen("runner");
  if (!inContainer) return null;
  const [endpoint2, mountinfo, cgroup2] = await Promise.all([
    seen("endpoint"),
    readOr(source, `${source.proc}/self/mountinfo`, ""),
    readOr(source, `${source.proc}/self/cgroup`, "")
  ]);
  const id = containerIdInMounts(mountinfo) ?? containerIdInCgroup(cgroup2) ?? source.process.hostname;
  const container2 = await askEngine(source, endpoint2, (docker) => docker.inspectContainer(id));
  if (!container2) {
    const engine2 = await seen("engine").catch(() => null);
    if (engine2 && await sharesContainer(engine2, seen)) return null;
    throw new Unseen(
      `the daemon at ${endpoint2.host} does not know the job's container (${id.slice(0, 12)}). It has another filesystem, because it runs in a sidecar or inside this container, such as in the dind mode of actions-runner-controller`
    );
  }
  return {
    id: container2.Id,
    image: container2.Config?.Image ?? container2.Image,
    mounts: parseEngineMounts(container2.Mounts),
    networks: Object.keys(container2.NetworkSettings?.Networks ?? {})
  };
};

// src/facts/probes/own-process.ts
var ownProcess = async (source) => {
  requireLinux(source, "/proc/self/status");
  const { pid, uid, gid, groups } = source.process;
  const [statusText, map2, appArmor, sudo] = await Promise.all([
    read2(source, `${source.proc}/self/status`),
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
  const text4 = await readOr(source, `${source.proc}/self/attr/apparmor/current`, null) ?? ((await readOr(source, "/sys/module/apparmor/parameters/enabled", "")).startsWith("Y") ? await readOr(source, `${source.proc}/self/attr/current`, null) : null);
  return text4?.replace(/[\0\n]+$/, "") || null;
}
async function canSudo({ process: process2, runCommand: runCommand2 }) {
  if (process2.uid === 0) return true;
  const result = await runCommand2("sudo", ["-n", "true"], { timeout: programTimeout }).catch(() => null);
  return result?.exitCode === 0;
}

// src/facts/parsers/remote-host.ts
function hostOfUrl(text4) {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text4) ? text4 : `http://${text4}`;
  if (text4 === "" || text4.startsWith("/") || !URL.canParse(url)) return void 0;
  const { hostname: hostname2 } = new URL(url);
  return hostname2 === "" || hostname2.startsWith("[") ? void 0 : hostname2;
}
var publicServices = ["github.com", "ghcr.io", "docker.io", "gcr.io", "quay.io"];
function isPublicService(host) {
  if (host === "localhost" || host.startsWith("127.")) return true;
  return publicServices.some((name) => host === name || host.endsWith(`.${name}`));
}

// src/facts/probes/remotes.ts
var proxyVariables2 = ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"];
var remotes = async (source, seen) => {
  const { environment } = source;
  const { registryMirrors } = await seen("engine");
  const stated = [
    ...proxyVariables2.map((name) => [name, environment[name] ?? ""]),
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
async function resolved({ resolve: resolve3 }, host, from) {
  const isAddress = /^[\d.]+$/.test(host);
  const addresses = isAddress ? [host] : await resolve3(host).catch(() => []);
  return { source: from, host, addresses: addresses.toSorted() };
}

// src/facts/probes/requested-images.ts
var requestedImages = async ({ requestedImages: requestedImages2 }) => requestedImages2;

// src/facts/probes/requested-platforms.ts
var requestedPlatforms = async ({ requestedPlatforms: requestedPlatforms2 }) => requestedPlatforms2;

// src/facts/probes/runner.ts
import { dirname as dirname4 } from "node:path/posix";
var runner = async (source, seen) => {
  const { environment } = source;
  const kind2 = kindOf(environment);
  const namespaces = await seen("ownNamespaces").catch(() => ({}));
  const container2 = await containerEvidence(source, areInitial(namespaces));
  return {
    kind: kind2.name,
    service: serviceOf2(environment),
    name: environment["RUNNER_NAME"] ?? "",
    inContainer: container2.length > 0,
    evidence: [...kind2.evidence, ...container2],
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
function serviceOf2(environment) {
  if (environment["ACT"] === "true") return null;
  return services.find(([, isIt]) => isIt(environment))?.[0] ?? null;
}
function workDirectory(environment) {
  const { RUNNER_WORKSPACE = "", GITHUB_WORKSPACE = "", RUNNER_TEMP = "" } = environment;
  const work = dirname4(RUNNER_WORKSPACE);
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
  const listed = found.filter(({ path: path6, status }) => expected.includes(path6) || exists2(status));
  return Promise.all(
    withoutRepeats(listed).map(
      ({ path: path6, status }) => describe4(source, path6, status, timeouts[expected.includes(path6) ? "expected" : "possible"])
    )
  );
};
var exists2 = (status) => typeof status === "object";
var statusOf = ({ files: files2 }, path6) => files2.status(path6).catch((error2) => codeOf(error2) === "EACCES" ? "permission-denied" : "missing");
function withoutRepeats(found) {
  const identity = ({ path: path6, status }) => exists2(status) ? `${status.device}:${status.inode}` : path6;
  return [...new Map(found.toReversed().map((each) => [identity(each), each])).values()].reverse();
}
async function describe4(source, path6, status, timeout3) {
  if (!exists2(status)) return { path: path6, state: status, ownerUid: null, ownerGid: null, mode: null };
  const { uid: ownerUid, gid: ownerGid, mode } = status;
  const state = status.kind === "socket" ? await ping(source, path6, timeout3) : "not-a-socket";
  return { path: path6, state, ownerUid, ownerGid, mode: mode.toString(8).padStart(4, "0") };
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

// src/values/sysbox-runtime.ts
var sysboxRuntime = "sysbox-runc";

// src/facts/parsers/sysbox-version.ts
function parseSysboxVersion(output) {
  return /^\s*version:\s*v?(\d+\.\d+\S*)\s*$/m.exec(output)?.[1] ?? null;
}

// src/facts/probes/sysbox.ts
var sysbox = async ({ runCommand: runCommand2 }, seen) => {
  if (!(await seen("engine")).runtimes.includes(sysboxRuntime)) return null;
  const result = await runCommand2(sysboxRuntime, ["--version"], { timeout: programTimeout }).catch(() => null);
  return { version: result?.exitCode === 0 ? parseSysboxVersion(result.stdout) : null };
};

// src/facts/probes/tun-device.ts
var path5 = "/dev/net/tun";
var everyone = 6;
var tunDevice = async (source, seen) => {
  requireLinux(source, path5);
  if ((await seen("runner")).inContainer) {
    throw new Unseen(`the job runs in a container, so ${path5} of the machine is not visible`);
  }
  try {
    const { mode } = await source.files.status(path5);
    return (mode & everyone) === everyone ? "open" : "closed";
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
var workspaceFilesystem = async (source, seen) => {
  const { workspace } = await seen("runner");
  const path6 = workspace ?? source.environment["PWD"] ?? ".";
  try {
    return await measureFilesystem(source, path6);
  } catch (error2) {
    throw new Unseen(`the filesystem of the workspace ${path6} could not be read: ${systemErrorText(error2)}`);
  }
};

// src/facts/probes/index.ts
var probes = {
  machine,
  runner,
  ownProcess,
  ownNamespaces,
  cgroup,
  ownContainer,
  daemons,
  sockets,
  endpoint,
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
  sysbox,
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
var runCommand = (program, programArguments, { timeout: timeout3, signal: signal2, environment, input = "" }) => new Promise((resolve3, reject3) => {
  const child2 = spawn2(program, [...programArguments], {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "pipe"],
    shell: false
  });
  let stdout = "";
  let stderr = "";
  let timedOut = false;
  child2.stdin.on("error", () => {
  }).end(input);
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
    resolve3({ exitCode: null, stdout, stderr, timedOut, leftRunning: true });
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
    resolve3({ exitCode, stdout, stderr, timedOut });
  });
});

// src/platform/housekeeping.ts
var statusCodes = { 200: true, 404: "not found", 409: "in progress", 500: "server error" };
function housekeeping(dockerode, change) {
  const ask = (method, path6, query2) => change(
    ({ abortSignal }) => new Promise((resolve3, reject3) => {
      const request2 = { path: `${path6}?`, method, statusCodes, abortSignal };
      dockerode.modem.dial(
        { ...request2, options: { _query: query2, _body: {} } },
        (error2, answer) => error2 ? reject3(error2) : resolve3(answer)
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

// src/values/image-reference.ts
function splitReference(reference) {
  return [repositoryOf(reference), tagOf(reference) ?? "latest"];
}
function tagOf(reference) {
  return /:([^:/@]+)(?:@|$)/.exec(reference.slice(reference.lastIndexOf("/") + 1))?.[1];
}
function repositoryOf(reference) {
  const [name = ""] = reference.split("@");
  const tag = tagOf(name);
  return tag === void 0 ? name : name.slice(0, -tag.length - 1);
}

// src/platform/copy-images.ts
var import_node_http = __toESM(require_node_http(), 1);
import { connect } from "node:net";
import { text as text2 } from "node:stream/consumers";
var bufferSize = 4 * 1024 ** 2;
var endOfArchive = Buffer.alloc(1024);
function copyImages(from, to, names4, onBytes, signal2) {
  return new Promise((resolve3, reject3) => {
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
      if (refusal2 !== "" || !isSuccess(head)) fail(refused(head, refusal2));
      else if (!tail.equals(endOfArchive)) fail(reset());
      else target.end();
    });
    target.on("error", fail);
    target.on("response", (response) => {
      outcome(response).then((error2) => {
        if (error2 !== null) return fail(error2);
        signal2.removeEventListener("abort", abort);
        resolve3();
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
function refused(head, body) {
  const [, status = ""] = /^HTTP\/\S+ (\d+)/.exec(head) ?? [];
  return Object.assign(new Error(messageIn(body)), {
    statusCode: Number(status),
    json: { message: messageIn(body) }
  });
}
async function outcome(response) {
  const answer = await text2(response);
  if (response.statusCode !== 200) return refused(`HTTP/1.1 ${response.statusCode}`, answer);
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
  return new Promise((resolve3, reject3) => {
    stream.once("close", () => reject3(connectionReset()));
    dockerode.modem.followProgress(
      stream,
      (error2, events2) => {
        const refusal2 = events2?.find((event) => event.error)?.error;
        if (error2) reject3(error2);
        else if (refusal2) reject3(new Error(refusal2));
        else resolve3();
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
    async importImage(archive, reference, changes) {
      const [repo, tag] = splitReference(reference);
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
  const lines = Buffer.concat(chunks).toString("utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
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
async function pullImage(dockerode, knock, reference, login, onEvent, signal2) {
  const pull = async (abortSignal, progress) => {
    const stream = await dockerode.pull(reference, {
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
async function readContainerFile(container2, path6, deadline) {
  const stream = await container2.getArchive({ path: path6, ...deadline });
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

// src/platform/docker.ts
var readTimeout2 = 1e4;
var changeTimeout = 6e4;
var busyTimeout = 3e4;
var connectDocker = (host, { environment }) => {
  const dockerode = newDockerode(host, environment);
  const daemon = dockerode;
  const read4 = (call) => beforeDeadline(readTimeout2, call);
  const change = (call) => beforeDeadline(changeTimeout, call);
  const ping2 = async (timeout3 = readTimeout2) => {
    await beforeDeadline(timeout3, (deadline) => daemon.ping(deadline));
  };
  return {
    ...housekeeping(dockerode, change),
    ...imageTransfers(host, dockerode, () => ping2(busyTimeout), change),
    host,
    ping: ping2,
    version: () => read4((deadline) => daemon.version(deadline)),
    info: () => read4((deadline) => daemon.info(deadline)),
    listNetworks: (filters = {}) => read4((deadline) => dockerode.listNetworks({ filters, ...deadline })),
    async removeNetwork(name) {
      const remove = (deadline) => dockerode.getNetwork(name).remove(deadline);
      await tolerate([404], change(remove));
    },
    // Volumes is null if there are none (Engine API up to 1.43).
    listVolumes: async (filters = {}) => (await read4((deadline) => dockerode.listVolumes({ filters, ...deadline }))).Volumes ?? [],
    listContainers: (filters = {}) => read4((deadline) => dockerode.listContainers({ all: true, filters, ...deadline })),
    inspectContainer: (name) => missingAsNull(read4((deadline) => dockerode.getContainer(name).inspect(deadline))),
    readContainerFile: (name, path6) => missingAsNull(read4((each) => readContainerFile(dockerode.getContainer(name), path6, each))),
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
    async connectNetwork(network3, container2) {
      await change((deadline) => dockerode.getNetwork(network3).connect({ Container: container2, ...deadline }));
    },
    async stopContainer(name, grace3) {
      const stop = (deadline) => dockerode.getContainer(name).stop({ t: grace3, ...deadline });
      await tolerate([304, 404], beforeDeadline(grace3 * 1e3 + readTimeout2, stop));
    },
    async killContainer(name) {
      const kill = (deadline) => dockerode.getContainer(name).kill(deadline);
      await tolerate([404, 409], change(kill));
    },
    async unpauseContainer(name) {
      await read4((deadline) => dockerode.getContainer(name).unpause(deadline));
    },
    async waitForContainer(name, timeout3) {
      const wait = (deadline) => dockerode.getContainer(name).wait(deadline);
      return (await beforeDeadline(timeout3, wait)).StatusCode;
    },
    listEvents: (filters = {}) => read4((deadline) => listEvents(dockerode, filters, deadline)),
    async containerLogs(name, tail) {
      const options2 = { stdout: true, stderr: true, follow: false, tail };
      return splitStreams(
        await read4((deadline) => dockerode.getContainer(name).logs({ ...options2, ...deadline }))
      );
    },
    async removeContainer(name) {
      const remove = (deadline) => dockerode.getContainer(name).remove({ force: true, v: true, ...deadline });
      await tolerate([404, 409], change(remove));
    },
    async createVolume(Name, Labels, DriverOpts = {}) {
      await change((each) => dockerode.createVolume({ Name, Labels, DriverOpts, ...each }));
    },
    inspectVolume: (name) => missingAsNull(read4((deadline) => dockerode.getVolume(name).inspect(deadline))),
    async removeVolume(name) {
      const remove = (deadline) => dockerode.getVolume(name).remove(deadline);
      await tolerate([404], change(remove));
    },
    listImages: (filters = {}) => read4((deadline) => dockerode.listImages({ filters, ...deadline })),
    inspectImage: (reference) => missingAsNull(read4(() => dockerode.getImage(reference).inspect())),
    pullImage: (...request2) => pullImage(dockerode, () => ping2(busyTimeout), ...request2),
    async removeImage(reference) {
      const remove = (deadline) => dockerode.getImage(reference).remove({ force: true, ...deadline });
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
      createInterface({ input: child2.stdout }).on("line", (line) => {
        const answer = JSON.parse(line);
        waiting.get(answer.id)?.(answer);
      });
    }
    return child2;
  };
  const ask = async (want, root, path6) => {
    reader ??= start();
    const question = { id: count2++, want, root, path: path6 };
    const { stdin } = reader;
    const answer = await new Promise((resolve3) => {
      const { id } = question;
      const late = { id, code: "ETIMEDOUT", message: `there was no answer for ${timeout / 1e3} s` };
      const timer = setTimeout(() => settle(late), timeout);
      const settle = (given) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve3(given);
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
  receive: (host, port, signal2, onText) => new Promise((resolve3, reject3) => {
    const socket = connect2({ host, port, signal: signal2 });
    socket.setEncoding("utf8").on("data", (text4) => onText(String(text4)));
    socket.on("error", reject3);
    socket.on("close", () => resolve3());
  }),
  nameServerAnswers: (address2, signal2) => new Promise((resolve3) => {
    const socket = createSocket(address2.includes(":") ? "udp6" : "udp4");
    const ask = () => socket.send(query, 53, address2, () => {
    });
    const timer = setInterval(ask, askEvery);
    const end2 = (isAnswered) => {
      clearInterval(timer);
      socket.close();
      signal2.removeEventListener("abort", giveUp);
      resolve3(isAnswered);
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
import { setTimeout as sleep } from "node:timers/promises";
var processes = {
  own: () => identityOf(process.pid),
  find: identityOf,
  lifeline,
  isRunning,
  async stop(identity, grace3) {
    if (!isRunning(identity)) return false;
    signal(identity.pid, "SIGTERM");
    for (let waited = 0; waited < grace3 && isRunning(identity); waited += 10) await sleep(10);
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
function identityOf(pid) {
  const found = statusOf2(pid);
  return found && { pid, start: found.start };
}
function statusOf2(pid) {
  const text4 = read3(`/proc/${pid}/stat`);
  const end2 = text4.lastIndexOf(")");
  const [state, parent, , session, ...fields] = text4.slice(end2 + 2).split(" ");
  const start = fields[15];
  if (start === void 0 || state === "Z") return null;
  const name = text4.slice(text4.indexOf("(") + 1, end2);
  return { pid, start, name, parent: Number(parent), session: Number(session) };
}
function childrenOf(pid) {
  return read3(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word) => /^\d+$/.test(word) ? [Number(word)] : []).filter((child2) => statusOf2(child2)?.session !== child2);
}
function read3(path6) {
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
var resolve2 = async (host) => {
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
import { text as text3 } from "node:stream/consumers";
import { fileURLToPath as fileURLToPath2 } from "node:url";
var heap = ["--max-semi-space-size=1", "--max-old-space-size=256"];
var readyDescriptor = 3;
var smallAllocator = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "32768" };
var startDetached = ({ words, environment, log, script = companionScript() }) => {
  const output = openSync(log, "a", 384);
  const child2 = spawn4(process.execPath, [...heap, script, ...words], {
    detached: true,
    env: { ...environment, ...smallAllocator },
    cwd: "/",
    stdio: ["ignore", output, output, "pipe"],
    shell: false
  });
  closeSync(output);
  const pipe = child2.stdio[readyDescriptor];
  const said = text3(pipe).catch(() => "");
  const ended = new Promise((resolve3) => {
    child2.once("error", (error2) => resolve3(error2.message));
    child2.once(
      "exit",
      (code2, signal2) => resolve3(signal2 === null ? `exit code ${code2}` : `killed by ${signal2}`)
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
var checkToml = async (text4) => (await import("./toml-parser.js")).problemOfToml(text4);

// src/platform/tool-cache.ts
var openToolCache = async () => (await import("./tool-cache-client.js")).toolCache;

// src/platform/yaml.ts
var parseYaml = async (text4) => (await import("./yaml-parser.js")).parsedYaml(text4);

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
      resolve: resolve2,
      requestedImages: [],
      requestedPlatforms: [],
      proc: "/proc"
    }
  };
}

// src/post.ts
await runPost(realWorld(workflow));
exitProcess();
