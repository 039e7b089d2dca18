#!/usr/bin/env node
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

// node_modules/@actions/io/lib/io-util.js
import * as fs from "fs";
import * as path from "path";
function exists(fsPath) {
  return __awaiter(this, void 0, void 0, function* () {
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
  return __awaiter(this, void 0, void 0, function* () {
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
var __awaiter, chmod2, copyFile, lstat, mkdir2, open2, readdir2, rename, rm2, rmdir, stat2, symlink2, unlink, IS_WINDOWS, READONLY;
var init_io_util = __esm({
  "node_modules/@actions/io/lib/io-util.js"() {
    __awaiter = function(thisArg, _arguments, P, generator) {
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
    ({ chmod: chmod2, copyFile, lstat, mkdir: mkdir2, open: open2, readdir: readdir2, rename, rm: rm2, rmdir, stat: stat2, symlink: symlink2, unlink } = fs.promises);
    IS_WINDOWS = process.platform === "win32";
    READONLY = fs.constants.O_RDONLY;
  }
});

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";
function which(tool, check) {
  return __awaiter2(this, void 0, void 0, function* () {
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
  return __awaiter2(this, void 0, void 0, function* () {
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
var __awaiter2;
var init_io = __esm({
  "node_modules/@actions/io/lib/io.js"() {
    init_io_util();
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
  }
});

// node_modules/@actions/exec/lib/toolrunner.js
import * as os from "os";
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
var __awaiter3, IS_WINDOWS2, ToolRunner, ExecState;
var init_toolrunner = __esm({
  "node_modules/@actions/exec/lib/toolrunner.js"() {
    init_io();
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
          let n = s.indexOf(os.EOL);
          while (n > -1) {
            const line2 = s.substring(0, n);
            onLine(line2);
            s = s.substring(n + os.EOL.length);
            n = s.indexOf(os.EOL);
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
        return __awaiter3(this, void 0, void 0, function* () {
          if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
            this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
          }
          this.toolPath = yield which(this.toolPath, true);
          return new Promise((resolve3, reject3) => __awaiter3(this, void 0, void 0, function* () {
            this._debug(`exec tool: ${this.toolPath}`);
            this._debug("arguments:");
            for (const arg of this.args) {
              this._debug(`   ${arg}`);
            }
            const optionsNonNull = this._cloneExecOptions(this.options);
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
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
                stdbuffer = this._processLineBuffer(data, stdbuffer, (line2) => {
                  if (this.options.listeners && this.options.listeners.stdline) {
                    this.options.listeners.stdline(line2);
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
                errbuffer = this._processLineBuffer(data, errbuffer, (line2) => {
                  if (this.options.listeners && this.options.listeners.errline) {
                    this.options.listeners.errline(line2);
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
            state.on("done", (error2, exitCode2) => {
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
                resolve3(exitCode2);
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
  return __awaiter4(this, void 0, void 0, function* () {
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
  return __awaiter4(this, void 0, void 0, function* () {
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
    const exitCode2 = yield exec(commandLine, args, Object.assign(Object.assign({}, options2), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode: exitCode2,
      stdout,
      stderr
    };
  });
}
var __awaiter4;
var init_exec = __esm({
  "node_modules/@actions/exec/lib/exec.js"() {
    init_toolrunner();
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
  }
});

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
        var line2 = chain[_i];
        if (!(line2.length !== 0)) {
          continue;
        }
        cert.push(line2);
        if (line2.match(/-END CERTIFICATE-/)) {
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
      var output2 = [];
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
        function processLine(line2) {
          if (line2[line2.length - 1] == "\r") line2 = line2.substr(0, line2.length - 1);
          if (line2.length > 0) {
            var obj = JSON.parse(line2);
            output2.push(obj);
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
        onFinished(err, output2);
      }
      function onStreamEnd() {
        if (!finished) onFinished(null, output2);
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
      return new this.modem.Promise(function(resolve3, reject3) {
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

// src/doctor.ts
import { realpathSync } from "node:fs";

// src/report/without-configuration.ts
function withoutConfiguration({ builder: builder2, ...achieved }) {
  if (!builder2) return achieved;
  const nodes = builder2.nodes.map(({ files: _, ...node }) => node);
  return { ...achieved, builder: { ...builder2, nodes } };
}

// src/report/without-neighbors.ts
var builtIn = ["bridge", "host", "none", "ingress", "docker_gwbridge"];
function withoutNeighbors(facts) {
  const own = facts.ownContainer.status === "seen" ? facts.ownContainer.value : null;
  const volumes = own?.mounts.flatMap(({ volume }) => volume ?? []) ?? [];
  const isOurs = ({ labels }) => Object.keys(labels).length > 0;
  return {
    ...facts,
    engineContainers: each(
      facts.engineContainers,
      (container, index) => container.id === own?.id || isOurs(container) ? container : { ...container, name: `container-${index}`, image: `image-${index}`, mounts: [] }
    ),
    engineVolumes: each(
      facts.engineVolumes,
      (volume, index) => volumes.includes(volume.name) || isOurs(volume) ? volume : { ...volume, name: `volume-${index}`, mountpoint: "" }
    ),
    engineNetworks: each(
      facts.engineNetworks,
      (network3, index) => builtIn.includes(network3.name) || own?.networks.includes(network3.name) ? network3 : { ...network3, name: `network-${index}` }
    )
  };
}
function each(list2, change) {
  if (list2.status === "unseen") return list2;
  return { status: "seen", value: list2.value.map((item, index) => change(item, index + 1)) };
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
      here: read(seccomp, (mode) => seccompNames[mode])
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
        (rules) => rules.some((rule) => rule.startsWith("a ")) ? "all" : `those of a container (${count(rules.length, "rule")})`
      )
    }
  ];
}
function confinementSentences(report) {
  const { confinement: confinement2, daemon, daemonProof } = report.achieved;
  if (!confinement2 && daemon && daemonProof?.unseen)
    return [`Berth could not read the isolation of the job daemon: ${daemonProof.unseen}.`];
  return confinementRows(report).map(
    ({ what, privileged: privileged2, here }) => `${what}: ${here}. With \`--privileged\`: ${privileged2}.`
  );
}
function read(observation, describe9) {
  return observation.status === "seen" ? describe9(observation.value) : `could not read: ${observation.reason}`;
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

// src/report/plain.ts
function plain(text4) {
  return text4.toWellFormed().replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
}
function clip(text4, length) {
  if (text4.length <= length) return text4;
  const beginning = text4.slice(0, length).toWellFormed();
  return `${beginning}… (${text4.length - length} more characters in report.json)`;
}

// src/report/escape-mermaid.ts
var longest = 60;
function escapeMermaid(text4) {
  const line2 = plain(text4);
  const short = line2.length > longest ? `${line2.slice(0, longest - 1).toWellFormed()}…` : line2;
  return short.replace(
    /[^\p{L}\p{N} .,:/…-]|:(?=\/\/)|(?<=www)\.|(?<=^\d+)\.(?= |$)|^-/giu,
    (character) => `#${character.codePointAt(0)};`
  );
}

// src/report/mermaid-node.ts
function mermaidNode(id, ...lines) {
  return `${id}[${label(lines)}]`;
}
function mermaidStadium(id, ...lines) {
  return `${id}([${label(lines)}])`;
}
function label(lines) {
  return `"${lines.filter((line2) => line2 !== "").map(escapeMermaid).join("<br/>")}"`;
}

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
function withoutCredentialsIn(text4) {
  return text4.replace(/:\/\/[^\s"'`]*@/g, "://");
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

// src/report/nodes-diagram.ts
var mostNodes = 6;
var mostPlatforms = 3;
function nodesDiagram({ achieved }) {
  const { builder: builder2 } = achieved;
  if (!builder2) return [];
  const shown = builder2.nodes.slice(0, mostNodes);
  const more = builder2.nodes.length - shown.length;
  const ids = shown.map((_, index) => `node${index + 1}`);
  return [
    mermaidNode("builder", "Builder", builder2.name, `driver ${builder2.driver}`),
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
function linesOf({ name, endpoint: endpoint2, platforms }, proofs) {
  const tested = proofs.filter((proof) => proof.name === name);
  const others = platforms.filter((each2) => !tested.some(({ platform: platform2 }) => platform2 === each2));
  const more = others.length - mostPlatforms;
  return [
    name,
    ...placeOf(endpoint2),
    ...tested.map((proof) => `${proof.platform}, ${nodeResult(proof)}`),
    others.slice(0, mostPlatforms).join(", ") + (more > 0 ? ` and ${more} more` : "")
  ];
}
function placeOf(endpoint2) {
  if (!endpoint2.startsWith("kubernetes://")) return [withoutCredentialsIn(endpoint2)];
  const [, deployment] = /[?&](?:deployment|statefulset)=([^&]+)/.exec(endpoint2) ?? [];
  return ["Kubernetes", deployment ?? ""];
}

// src/values/path.ts
function isWithin(path6, directory2) {
  return `${withoutTrailingSlash(path6)}/`.startsWith(`${withoutTrailingSlash(directory2)}/`);
}
function withoutTrailingSlash(path6) {
  return path6.replace(/\/+$/, "");
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
function findServingDaemon(daemons2, engine2, endpoint2, own) {
  const candidates = daemons2.filter((daemon) => canServe(daemon, engine2));
  const listening = candidates.filter((daemon) => !isNested(daemon) && listensAt(daemon, endpoint2.host));
  const sameMounts = listening.filter((daemon) => sharesMounts(daemon, own));
  const isLocal2 = canonicalSocketPath(endpoint2.host) !== void 0;
  const remaining = [sameMounts, listening, isLocal2 ? candidates : []].find((group) => group.length > 0);
  return remaining?.length === 1 ? remaining[0] : void 0;
}
function canServe(daemon, engine2) {
  if (daemon.kind !== (engine2.product === "podman" ? "podman" : "dockerd")) return false;
  if (engine2.rootless ? daemon.uid === 0 : isRootless(daemon)) return false;
  return daemon.dataRoot === null || isWithin(engine2.dataRoot, daemon.dataRoot);
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
  if (wanted === void 0) return isLoopback(host) && addresses.some((address2) => samePort(address2, host));
  if (addresses.some((address2) => canonicalSocketPath(address2) === wanted)) return true;
  const isDefault = addresses.length === 0 || addresses.some((address2) => address2.startsWith("fd://"));
  return isDefault && (daemon.uid === 0 ? wanted === defaultSocket : wanted.startsWith("/var/run/user/"));
}
function addressesOf(words) {
  return words.flatMap((word, index) => {
    if (word === "-H" || word === "--host") return words[index + 1] ?? [];
    return /^(?:--host=|-H=?)(.+)$/.exec(word)?.[1] ?? [];
  });
}
function samePort(address2, host) {
  const portOf2 = (text4) => /:(\d+)\/?$/.exec(text4)?.[1];
  return address2.startsWith("tcp://") && portOf2(address2) !== void 0 && portOf2(address2) === portOf2(host);
}

// src/facts/relations/daemon-proof.ts
function endpointDaemon({
  daemons: daemons2,
  engine: engine2,
  endpoint: endpoint2,
  ownNamespaces: ownNamespaces2
}) {
  if (engine2.status === "unseen" || endpoint2.status === "unseen") return null;
  if (daemons2.status === "unseen") return unseenDaemon(daemons2.reason);
  const own = ownNamespaces2.status === "seen" ? ownNamespaces2.value : null;
  return servingDaemon(daemons2.value.filter(isEngine), engine2.value, endpoint2.value, own);
}
function servingDaemon(engines, engine2, endpoint2, own) {
  const serving = findServingDaemon(engines, engine2, endpoint2, own ?? void 0);
  if (!serving) return unseenDaemon(`no visible process can be identified as the daemon at ${endpoint2.host}`);
  const nested = engines.filter(({ namespacePids }) => namespacePids.length > serving.namespacePids.length);
  return proofOf(serving, nested, own);
}
var unseenDaemon = (unseen2) => ({
  pids: [],
  namespacePids: [],
  namespaces: null,
  nested: null,
  nestedInIt: [],
  sharedNetworkNamespace: null,
  unseen: unseen2
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

// src/values/docker-desktop.ts
function isDockerDesktop({ operatingSystem: operatingSystem2 }) {
  return operatingSystem2 === "Docker Desktop";
}

// src/values/loopback.ts
var loopback = "127.0.0.1";

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

// src/facts/relations/published-ports.ts
function publishedPorts(observed2) {
  const { endpoint: endpoint2, engine: engine2, machine: machine4, ownContainer: ownContainer2, runner: runner2 } = observed2;
  if (endpoint2.status === "unseen" || engine2.status === "unseen") return { hosts: [], certain: false };
  const { host } = endpoint2.value;
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
  const own = networks.filter(({ name }) => names4.includes(name)).flatMap((each2) => each2.gateways);
  const routes = network3.status === "seen" ? network3.value.routes : [];
  const routed = routes.flatMap(
    ({ destination, gateway }) => destination === "0.0.0.0/0" && gateway !== null ? [gateway] : []
  );
  return [...own, ...routed];
}

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

// src/facts/relations/engine-network.ts
function whyForeignNetwork({
  engine: engine2,
  endpoint: endpoint2,
  machine: machine4,
  ownContainer: ownContainer2
}) {
  const container = seenOf(ownContainer2);
  if (container && !container.networks.includes("host")) {
    return `The job's container has its own interfaces and routes, not those of the daemon's machine.`;
  }
  const host = seenOf(endpoint2)?.host;
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
  const { endpoint: endpoint2 } = observed2;
  if (endpoint2.status === "unseen" || canonicalSocketPath(endpoint2.value.host) === void 0) return false;
  return !isInVirtualMachine(observed2);
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
  const engine2 = seen(report.facts.engine);
  return {
    host,
    socket: host?.startsWith("unix://") ? host.slice("unix://".length) : null,
    engineVersion: engine2?.version ?? null,
    storageDriver: engine2?.storageDriver ?? null,
    privilege: null,
    workspace: workspaceOf(report),
    portsHost: proof ? proof.portsHost : onlyPortsHost(report)
  };
}
function onlyPortsHost({ facts }) {
  const [host = null, ...others] = publishedPorts(facts).hosts;
  return others.length === 0 ? host : null;
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

// src/report/diagram.ts
function renderDiagram(report) {
  const { plan, achieved } = report;
  if (plan?.strategy === "remote" || (achieved.builder?.nodes.length ?? 0) > 1) {
    const lines = nodesDiagram(report);
    return lines.length === 0 ? null : ["flowchart LR", jobNode(report), ...lines].join("\n");
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
    ...builder(report),
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
function daemonNode({ achieved }, { privileges, memory }) {
  const privilege = achieved.daemon?.privilege ?? privileges[0];
  return mermaidNode(
    "daemon",
    "Job daemon",
    `Docker ${achieved.daemon?.engineVersion ?? ""}`,
    `${privilege === "privileged" ? "privileged" : "unprivileged"} container`,
    `memory limit ${bytes(memory)}`
  );
}
function builder({ achieved }) {
  if (achieved.builder?.driver !== "docker-container") return [];
  return [mermaidNode("builder", "BuildKit container", achieved.builder.name), 'daemon -->|"runs"| builder'];
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
  const { mode, boundary, gaps } = guard2;
  return [
    `\`guard: ${mode}\` stands before the daemon. ${modes[mode]}`,
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
  const { reference, digest, id } = daemonImage;
  if (digest === null) return [`The job daemon's image \`${reference}\` was not pulled. Its ID is \`${id}\`.`];
  const pinned = reference.includes("@") ? reference : `${reference}@${digest}`;
  return [`The job daemon's image is \`${pinned}\`.`];
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

// src/report/inherited.ts
function inheritedSentences({ achieved: { builder: builder2, daemon } }) {
  return [
    ...daemon ? sentences2("The job daemon", daemon.inherited) : [],
    ...builder2?.inherited ? sentences2("The builder", builder2.inherited) : []
  ];
}
function sentences2(who, inherited) {
  const parts = partsOf(inherited);
  const omitted = inherited.omitted.map((sentence) => `${who}: ${sentence}`);
  return [...parts.length > 0 ? [`${who} inherits ${parts.join(", ")}.`] : [], ...omitted];
}
function partsOf({ mirrors, insecureRegistries: insecureRegistries2, registries, authorities, proxies }) {
  const parts = [
    [mirrors, `${count(mirrors.length, "mirror")} of docker.io (${listed(mirrors)})`],
    [insecureRegistries2, `insecure access to ${listed(insecureRegistries2)}`],
    [registries, `certificates for ${listed(registries.map(({ host }) => host))}`],
    [authorities.files, count(authorities.count, "private CA")],
    [proxies, listed(proxies.map(({ variable, value: value2 }) => `${variable}=${value2}`))]
  ];
  return parts.flatMap(([list2, text4]) => list2.length > 0 ? [text4] : []);
}
var listed = (texts) => texts.map((text4) => `\`${text4}\``).join(", ");

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
  obstacles: ({ request: request2, observed: { engine: engine2, userNamespaces: userNamespaces2 } }) => [
    ...request2.network === "sealed" ? [sealed2] : [],
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
  const needed = [work, workspace, temp, toolCache];
  const container = ownContainer2.status === "seen" ? ownContainer2.value : null;
  return jobFilesystems2.value.filter(({ path: path6 }) => needed.includes(path6) && enginePathOf(path6, container) !== null).flatMap(({ path: path6, type }) => obstacleOf(path6, type, kernel)).slice(0, 1);
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
  const { privilege } = situation.request;
  const candidates = privilege === "auto" ? automatic : [tiers[privilege]];
  const weighed = candidates.map((tier) => ({ tier, reasons: reasonsAgainst(tier, situation) }));
  return {
    possible: weighed.filter(({ reasons }) => reasons.length === 0).map(({ tier }) => tier.name),
    passedOver: weighed.filter(({ reasons }) => reasons.length > 0).map(({ tier, reasons }) => ({ privilege: tier.name, reasons }))
  };
}
function strongerThan(privilege, passedOver) {
  const order2 = Object.keys(tiers);
  return passedOver.filter((each2) => order2.indexOf(each2.privilege) < order2.indexOf(privilege));
}
function reasonsAgainst(tier, situation) {
  const { driver, privilege } = situation.request;
  const isRefused = driver === "docker-container" && !tier.startsPrivileged;
  const ofDriver = isRefused ? [
    `\`driver: docker-container\` starts a privileged container, which a job daemon with \`privilege: ${tier.name}\` refuses. Set \`driver: docker\`, or another \`privilege\`.`
  ] : [];
  const obstacles = [...ofDriver, ...tier.obstacles(situation)];
  if (obstacles.length > 0 || privilege !== "auto") return obstacles;
  return tier.doubts?.(situation) ?? [];
}

// src/report/privilege.ts
function privilegeSentences({ achieved: { daemon } }) {
  if (!daemon) return [];
  const { wall, lacks } = tiers[daemon.privilege];
  return [
    `The job daemon runs with \`privilege: ${daemon.privilege}\`. ${wall}`,
    ...strongerThan(daemon.privilege, daemon.passedOver).map(
      ({ privilege, reasons }) => `Not \`${privilege}\`: ${reasons.join(" ")}`
    ),
    ...lacks
  ];
}

// src/report/storage.ts
var places = {
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
    `Its data root is on ${places[storage.place]}, with the storage driver \`${storageDriver}\` (${store} image store).`,
    ...storage.passedOver.map(
      ({ place, driver, reason }) => `\`storage: ${place}\` with ${driver} does not work here: \`${clip(reason, 300).replaceAll("`", "'")}\`.`
    )
  ];
}

// src/report/setup-results.ts
function setupTitle({ plan }) {
  return plan === null || plan.strategy === "inspect" ? "Daemon process" : "Setup and tests";
}
function setupResults(report) {
  const { containerProof, buildProof, daemon, buildx, builder: builder2, swept } = report.achieved;
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
    const { container, readyAfter, limits } = daemon;
    sentences3.push(
      `The job daemon in \`${container}\` was ready after ${duration(readyAfter)}.`,
      `Its limits are ${[`${bytes(limits.memory)} of memory`, ...cpuWords(limits), `${limits.pids} processes`].join(", ")}.`,
      ...networkSentences(report),
      ...storageSentences(daemon)
    );
  }
  sentences3.push(...imageSentences(report), ...privilegeSentences(report));
  sentences3.push(...cacheSentences(report.achieved), ...pointingSentences(report));
  if (buildx)
    sentences3.push(`Buildx \`${buildx.version}\` is installed for this job: ${origins[buildx.origin]}.`);
  if (builder2) {
    const platforms = builder2.platforms.map((platform2) => `\`${platform2}\``).join(", ");
    sentences3.push(
      `Builder \`${builder2.name}\`: driver \`${builder2.driver}\`, platforms ${platforms || "of the daemon only"}.`
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
  const skipped2 = { part: "build", status: "not-checked", detail: "`verify: full` checks it" };
  return [...containerProof.parts, ...buildProof?.parts ?? [skipped2]];
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
function daemonSentences(daemon, own) {
  const { pids, namespacePids, namespaces, nested, nestedInIt, sharedNetworkNamespace, unseen: unseen2 } = daemon;
  if (pids.length === 0) return unseen2 ? [`Berth could not identify the daemon process: ${unseen2}.`] : [];
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
  const others = seenNames.filter((name) => !shared.includes(name));
  const listOf2 = (names4, namespaces) => names4.map((name) => `\`${name}:[${namespaces[name]}]\``).join(", ");
  const known = others.filter((name) => own[name] !== void 0);
  return [
    ...shared.length > 0 ? [`Namespaces shared by the daemon and the job: ${listOf2(shared, theirs)}.`] : [],
    ...others.length > 0 ? [`Namespaces of the daemon only: ${listOf2(others, theirs)}.`] : [],
    ...known.length > 0 ? [`The job has ${listOf2(known, own)}.`] : []
  ];
}

// src/report/key-facts.ts
var longestVersion = 60;
function keyFacts(report) {
  const { plan } = report;
  const mode = plan && `\`${plan.strategy}\``;
  if (plan?.strategy === "remote") return ["`remote`", ...builderFacts(report)];
  const isSetUp2 = plan !== null && plan.strategy !== "inspect";
  const facts = [mode, ...daemonFacts(report), ...isSetUp2 ? testFacts(report) : [], portsFact(report)];
  return facts.flatMap((fact) => fact || []);
}
function builderFacts(report) {
  const { builder: builder2 } = report.achieved;
  if (!builder2) return [];
  const nodes = builder2.nodes.length > 1 ? [count(builder2.nodes.length, "node")] : [];
  const untested = report.verdict.status === "ready" ? ["not tested (`verify: false`)"] : [];
  const words = nodesTestWords(report);
  return [
    `driver \`${clip(builder2.driver, longestVersion)}\``,
    ...nodes,
    ...words === null ? untested : [words]
  ];
}
function daemonFacts(report) {
  const { engineVersion, storageDriver, privilege } = serviceOf(report);
  const isJobDaemon = report.plan?.strategy === "dind";
  if (engineVersion === null) return [];
  const engine2 = seen(report.facts.engine);
  const product = !isJobDaemon && engine2?.product === "podman" ? "Podman" : "Docker";
  return [
    `${product} ${clip(engineVersion, longestVersion)}`,
    storageDriver && clip(storageDriver, longestVersion),
    !isJobDaemon && engine2?.rootless ? "rootless" : "",
    privilege === "privileged" ? "⚠️ privileged" : privilege && `\`privilege: ${privilege}\``
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

// src/plan/strategies/where-virtual.ts
var systemNames = { macos: "macOS", windows: "Windows" };
function whereVirtual({ machine: machine4, engine: engine2 }) {
  if (machine4.status === "seen" && machine4.value.operatingSystem !== "linux") {
    return `on ${systemNames[machine4.value.operatingSystem] ?? machine4.value.operatingSystem}`;
  }
  return engine2.status === "seen" && isDockerDesktop(engine2.value) ? "with Docker Desktop" : void 0;
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
  const reasons = strongerThan(possible[0] ?? "privileged", passedOver).map(
    ({ privilege, reasons: reasons2 }) => `Not ${privilege}: ${reasons2.join(" ")}`
  );
  return [`${possible[0] ?? "only privileged"}.`, ...reasons].join(" ");
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

// src/report/machine.ts
var descriptions = [
  line(
    "System",
    "machine",
    ({ operatingSystem: operatingSystem2, architecture, kernel, hostname: hostname2 }) => listed2(operatingSystem2, architecture, `kernel ${kernel}`, hostname2)
  ),
  line(
    "Runner",
    "runner",
    ({ kind, name, inContainer }) => listed2(
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
    ({ path: path6, type, freeBytes }) => listed2(path6, type, `${bytes(freeBytes)} free`)
  ),
  line("Endpoint", "endpoint", ({ host, source, context }) => listed2(host, source, context ?? "")),
  line(
    "Daemon",
    "engine",
    ({ product, version, apiVersion, rootless: rootless2, defaultRuntime }) => listed2(`${product} ${version}`, `API ${apiVersion}`, rootless2 ? "rootless" : "rootful", defaultRuntime)
  ),
  line(
    "Storage",
    "engine",
    ({ storageDriver, imageStore, backingFilesystem }) => listed2(storageDriver, imageStore, backingFilesystem ? `backing filesystem ${backingFilesystem}` : "")
  ),
  line(
    "Data root",
    "dataRootFilesystem",
    ({ path: path6, type, freeBytes, totalBytes }) => listed2(path6, type, `${bytes(freeBytes)} of ${bytes(totalBytes)} free`)
  ),
  line(
    "Daemon processes",
    "daemons",
    (daemons2) => daemons2.length === 0 ? "none found" : listed2(...daemons2.map(({ kind, namespacePids }) => `${kind} ${namespacePids.join(" → ")}`))
  ),
  (facts) => {
    const value2 = strongestPrivilege(facts);
    return value2 === null ? null : { label: "Job daemon privilege", value: value2 };
  },
  line(
    "Cgroup",
    "cgroup",
    ({ version, memoryLimit, cpuLimit, pidsLimit }) => listed2(
      version,
      memoryLimit === null ? "no memory limit" : `memory limit ${bytes(memoryLimit)}`,
      cpuLimit === null ? "" : `CPU limit ${cpuLimit}`,
      pidsLimit === null ? "" : `process limit ${pidsLimit}`
    )
  ),
  line(
    "User namespaces",
    "userNamespaces",
    ({ maximum, unprivileged, restrictedByAppArmor }) => listed2(
      maximum === null ? "none" : `at most ${maximum}`,
      unprivileged ? "" : "only by root",
      restrictedByAppArmor ? "restricted by AppArmor for other users than root" : ""
    )
  ),
  line("TUN device", "tunDevice", (state) => tunStates[state]),
  line("Directories of the job", "jobFilesystems", (found) => {
    const byType = groupBy(found, ({ type }) => type);
    return listed2(...[...byType].map(([type, group]) => `${type} ${group.map(({ path: path6 }) => path6).join(" ")}`)) || null;
  }),
  line(
    "Network",
    "network",
    ({ defaultInterface, defaultMtu, nameservers }) => listed2(
      defaultInterface ? `${defaultInterface}, MTU ${defaultMtu}` : "no default route",
      `DNS ${nameservers.join(", ") || "none"}`
    )
  ),
  line(
    "Interfaces",
    "network",
    ({ interfaces }) => listed2(
      ...interfaces.filter(({ addresses }) => addresses.length > 0).map(({ name, addresses, mtu }) => [name, ...addresses, `MTU ${mtu}`].join(" "))
    )
  ),
  line(
    "Clients",
    "clients",
    (clients2) => listed2(...clients2.map(({ name, version }) => `${name} ${version ?? "(version unknown)"}`)) || "none found"
  )
];
var tunStates = {
  open: "for all users",
  closed: "for root only",
  missing: "none"
};
var briefLabels = ["System", "Endpoint", "Daemon", "Data root", "Network", "Clients"];
function briefMachineLines(facts) {
  return machineLines(facts).filter(({ label: label2 }) => briefLabels.includes(label2));
}
function machineLines(facts) {
  return descriptions.map((describe9) => describe9(facts)).filter((described) => described !== null);
}
function unseenLines(facts) {
  const unseen2 = Object.entries(facts).flatMap(
    ([name, observation]) => observation.status === "unseen" ? [{ name, reason: observation.reason }] : []
  );
  const byReason = groupBy(unseen2, ({ reason }) => reason);
  return [...byReason].map(([value2, facts2]) => ({ label: facts2.map(({ name }) => name).join(", "), value: value2 }));
}
function line(label2, name, describe9) {
  return (facts) => {
    const fact = seen(facts[name]);
    const value2 = fact === void 0 ? null : describe9(fact);
    return value2 === null ? null : { label: label2, value: value2 };
  };
}
function listed2(...parts) {
  return parts.filter((part) => part !== "").join(", ");
}

// src/report/sections.ts
var encoder = new TextEncoder();
function size(text4) {
  return encoder.encode(text4).length;
}
function joinWithin(sections, limit3, note) {
  const separator = "\n\n";
  const notes = sections.map((section) => note(section) + separator);
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

// src/checks/check.ts
var severities = ["error", "warning", "notice"];
function defineCheck(check) {
  return check;
}
function runChecks(checks2, observed2) {
  return checks2.map((check) => runCheck(check, observed2));
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

// src/report/links.ts
var repository = "https://github.com/berth-ci/berth";
var documentation = (version) => `${repository}/blob/v${encodeURIComponent(version)}/docs`;
function findingUrl(id, version) {
  return `${documentation(version)}/findings/${encodeURIComponent(id)}.md`;
}
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
  const longest2 = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run2]) => run2.length));
  const fence = "`".repeat(longest2 + 1);
  return `${fence}${language}
${body}
${fence}`;
}
function entity(character) {
  return `&#${character.codePointAt(0)};`;
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
function affectsJob({ about, rulesOut }, mode) {
  if (mode === null || mode === "inspect") return about !== "other-daemons";
  if (rulesOut.length > 0 && !rulesOut.includes(mode)) return false;
  return used[mode].includes(about);
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
  const mode = report.plan?.strategy ?? null;
  return {
    job: counted.filter((finding) => affectsJob(finding, mode)),
    host: counted.filter((finding) => !affectsJob(finding, mode)),
    ignored: findingsOf(report.outcomes).filter(({ id }) => report.ignored.includes(id))
  };
}

// src/report/remedy.ts
var command = /(?<=:) `([a-z][\w./-]* [^`]+)`(?:\.(?:\s+|$)|$)/;
function remedyParts(remedy2) {
  return remedy2.split(command).map((text4, index) => ({ kind: index % 2 === 1 ? "command" : "sentence", text: text4.trim() })).filter(({ text: text4 }) => text4 !== "");
}

// src/report/severity-words.ts
var severityWords = {
  error: "Error",
  warning: "Warning",
  notice: "Notice"
};

// src/report/skipped.ts
var explained = {
  "no-reachable-engine": "no Docker daemon",
  "socket-permission-denied": "no access to the Docker daemon"
};
function skippedOf(report) {
  const checks2 = report.outcomes.flatMap(
    (outcome2) => outcome2.status === "unknown" ? [{ cause: causeOf(outcome2.reason, report), id: outcome2.id, title: outcome2.title }] : []
  );
  const byCause = groupBy(checks2, ({ cause }) => cause);
  return [...byCause].map(([cause, group]) => ({ cause, checks: group.map(({ id, title }) => ({ id, title })) })).sort((one, other) => other.checks.length - one.checks.length);
}
function causeOf(reason, { facts: { endpoint: endpoint2, engine: engine2 }, outcomes }) {
  const reasons = [endpoint2, engine2].flatMap((fact) => fact.status === "unseen" ? [fact.reason] : []);
  const [short] = outcomes.flatMap(({ id, status }) => status === "failed" ? explained[id] ?? [] : []);
  return short !== void 0 && reasons.includes(reason) ? short : reason.replace(/\.$/, "");
}
function skippedTitle(skipped2) {
  const [first, ...others] = skipped2;
  if (!first) return null;
  const amount = skipped2.reduce((sum, { checks: checks2 }) => sum + checks2.length, 0);
  const title = `${amount} ${amount === 1 ? "check" : "checks"} skipped`;
  if (others.length === 0) return `${title}: ${first.cause}`;
  const isShort = Object.values(explained).includes(first.cause);
  return isShort ? `${title}, ${first.checks.length} of them: ${first.cause}` : title;
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
    blocks(findings2, report, (text4) => `**${text4}**`)
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
  const skipped2 = skippedOf(report);
  const title = skippedTitle(skipped2);
  if (title === null) return null;
  const items = skipped2.map(({ cause, checks: checks2 }) => {
    const links = checks2.map(({ id, title: title2 }) => link(title2, id, report.berthVersion)).join(", ");
    return skipped2.length === 1 ? links : `${text(cause)}: ${links}`;
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
function exitStatusOf({ verdict: verdict3 }) {
  return verdict3.status === "failed" ? 1 : 0;
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
  const { sentence, failure } = report.verdict;
  const [first = "", ...rest] = plain(sentence).split(/(?<=[.!?]) /);
  const all = failure && failure.message !== sentence ? [...rest, failure.message] : rest;
  const { job, host, ignored: ignored2 } = findingGroups(report);
  const shown = [...job, ...host, ...ignored2];
  return {
    headline: first.replace(/(?<!\.)\.$/, ""),
    details: withoutFindings(plain(all.join(" ")), shown),
    remedy: failure && !shown.some(({ remedy: remedy2 }) => remedy2 === failure.remedy) ? failure.remedy : null
  };
}
function withoutFindings(text4, shown) {
  const found = shown.filter(({ message }) => message !== "" && text4.includes(plain(message)));
  const named = found.reduce((rest2, { message, title }) => rest2.replaceAll(plain(message), `${title}.`), text4);
  const rest = found.reduce((left, { title }) => left.replaceAll(`${title}.`, ""), named);
  return onlyModes.test(rest) ? "" : named;
}
var onlyModes = /^(?:socket|dind|and|[`,:;—\s])*$/;

// src/report/without-effect.ts
function withoutEffectSentence({ inputs, why }) {
  const names4 = inputs.map((name) => `\`${name}\``).join(", ");
  return `${names4} ${inputs.length === 1 ? "has" : "have"} no effect: ${why}.`;
}

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
    machine(report),
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
  const lines = [
    `### ${toneIcons[toneOf(report)]} ${text(headline)}`,
    keyFacts(report).map(text).join(" · "),
    report.verdict.status === "failed" ? text(details) : "",
    text(remedy2 ?? "")
  ];
  return { title: "the verdict", text: lines.filter((line2) => line2 !== "").join("\n\n") };
}
function idleInputs({ withoutEffect }) {
  if (withoutEffect.length === 0) return null;
  const items = withoutEffect.map((each2) => text(`${withoutEffectSentence(each2)} ${each2.remedy}`));
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
  const rejected = plan.rejected.map(({ strategy, reasons, findings: findings2 }) => {
    const links = findings2.slice(0, mostItems).map((id) => link(id, id, berthVersion2));
    const others = reasons.slice(findings2.length);
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
function machine(report) {
  const { facts, berthVersion: berthVersion2, startedAt } = report;
  const lines = [
    ...machineLines(facts),
    { label: "Berth", value: `${berthVersion2}, started ${startedAt}` }
  ].map(({ label: label2, value: value2 }) => text(`${label2}: ${value2}`));
  const rest = isSetUp(report) ? [] : [...setupResults(report).map(text), ...timings(report)];
  return folded("the machine", "This machine", list([...lines, ...rest]));
}
var isSetUp = ({ plan }) => plan !== null && plan.strategy !== "inspect";

// src/report/wrap.ts
function wrap(text4, width) {
  const lines = [];
  let line2 = "";
  for (const word of text4.split(" ")) {
    const longer = line2 === "" ? word : `${line2} ${word}`;
    if (longer.length <= width) {
      line2 = longer;
      continue;
    }
    if (line2 !== "") lines.push(line2);
    const pieces = word.match(new RegExp(`.{1,${width}}`, "gsu")) ?? [""];
    lines.push(...pieces.slice(0, -1));
    line2 = pieces.at(-1) ?? "";
  }
  return [...lines, line2];
}

// src/report/terminal-pen.ts
var styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
var narrowestTerminal = 40;
var longestText2 = 1e3;
function terminalPen({ color, width }) {
  const paint = (style, text4) => color ? `\x1B[${styles[style]}m${text4}\x1B[0m` : text4;
  return {
    paint,
    paragraph(head, text4, style, mark) {
      const room = Math.max(width, narrowestTerminal) - head.length;
      return wrap(readable(text4), room).map((line2, index) => {
        const start = index > 0 ? " ".repeat(head.length) : mark ? paint(mark, head) : head;
        return start + (style ? paint(style, line2) : line2);
      });
    },
    whole: (head, text4, style) => head + paint(style, plain(clip(text4, longestText2)))
  };
}
function readable(text4) {
  return plain(clip(text4, longestText2)).replace(
    /`([^`]+)`/g,
    (_, code2) => code2.includes(" ") ? `'${code2}'` : code2
  );
}

// src/report/terminal.ts
var marks = {
  good: { sign: "✓", style: "green" },
  neutral: { sign: "i", style: "cyan" },
  doubtful: { sign: "!", style: "yellow" },
  bad: { sign: "✗", style: "red" }
};
var severityMarks = {
  error: marks.bad,
  warning: marks.doubtful,
  notice: marks.neutral
};
function renderTerminal(report, options2) {
  const pen = terminalPen(options2);
  const brief = [verdict2, findings, ignored, skipped, machine2];
  const verbose = [verdict2, findings, ignored, skipped, passed, setup, machine2];
  const blocks2 = [
    ...(options2.verbose ? verbose : brief).map((block2) => block2(report, pen, options2.verbose)),
    end(report, pen, options2)
  ];
  return `${blocks2.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}
`;
}
function verdict2(report, { paragraph }) {
  const { sign, style } = marks[toneOf(report)];
  const facts = keyFacts(report).join(" · ");
  return [
    ...paragraph(`[${sign}] `, headlineOf(report).headline, "bold", style),
    ...facts === "" ? [] : paragraph("    ", facts)
  ];
}
function findings(report, pen, verbose) {
  const { job, host } = findingGroups(report);
  return [...job, ...host].flatMap((finding, index) => [
    ...index > 0 ? [""] : [],
    ...findingLines(finding, report.berthVersion, pen, verbose)
  ]);
}
function findingLines({ id, severity, title, message, evidence, remedy: remedy2 }, version, pen, verbose) {
  const { sign, style } = severityMarks[severity];
  const remedies = remedyParts(remedy2).flatMap(
    ({ kind, text: text4 }, index) => kind === "command" ? [pen.whole("        ", text4, "cyan")] : pen.paragraph(index === 0 ? "    → " : "      ", text4, void 0, "cyan")
  );
  const facts = verbose ? evidence : [];
  return [
    ...pen.paragraph(`[${sign}] `, `${severityWords[severity]}: ${title}`, "bold", style),
    ...pen.paragraph("    ", message),
    ...remedies,
    ...facts.flatMap(({ label: label2, value: value2 }) => pen.paragraph("      ", `${label2}: ${value2}`, "dim")),
    pen.whole("      ", findingUrl(id, version), "dim")
  ];
}
function ignored(report, { paragraph }) {
  return findingGroups(report).ignored.flatMap(
    ({ id, severity, title }) => paragraph("[-] ", `Ignored ${severity}: ${title} (${id})`, "dim", "dim")
  );
}
function skipped(report, { paragraph }, verbose) {
  const groups = skippedOf(report);
  const title = skippedTitle(groups);
  if (title === null) return [];
  const isOne = groups.length === 1;
  if (!verbose) {
    const hint = isOne ? "" : " (--verbose lists the causes)";
    return paragraph("[?] ", `${title}${hint}`, void 0, "yellow");
  }
  const causes = groups.flatMap(({ cause, checks: checks2 }) => [
    ...isOne ? [] : paragraph("    ", cause),
    ...paragraph("      ", checks2.map(({ title: title2 }) => title2).join(", "), "dim")
  ]);
  return [...paragraph("[?] ", title, void 0, "yellow"), ...causes];
}
function passed({ outcomes }, { paragraph }) {
  const titles2 = outcomes.flatMap((outcome2) => outcome2.status === "passed" ? [outcome2.title] : []);
  if (titles2.length === 0) return [];
  return [
    ...paragraph("[✓] ", `${count(titles2.length, "check")} passed`, void 0, "green"),
    ...paragraph("    ", titles2.join(", "), "dim")
  ];
}
function setup(report, { paint, paragraph }) {
  const sentences3 = setupResults(report);
  if (sentences3.length === 0) return [];
  return [paint("bold", setupTitle(report)), ...sentences3.flatMap((sentence) => paragraph("  ", sentence))];
}
function machine2({ facts }, { paint, paragraph }, verbose) {
  const lines = verbose ? machineLines(facts) : briefMachineLines(facts);
  const column = Math.max(...lines.map(({ label: label2 }) => label2.length));
  return [
    paint("bold", "This machine"),
    ...lines.flatMap(
      ({ label: label2, value: value2 }) => paragraph(`  ${label2.padEnd(column)}  `, value2, void 0, "cyan")
    ),
    ...(verbose ? unseenLines(facts) : []).flatMap(
      ({ label: label2, value: value2 }) => paragraph("  Not readable: ", `${label2}: ${value2}`, "dim", "dim")
    )
  ];
}
function end(report, { paragraph }, { verbose, note }) {
  const found = problems(countsOf(report)) || "no problems";
  const summary2 = `${found}, exit status ${exitStatusOf(report)} (--fail-on ${report.failOn})`;
  return [
    ...note ? paragraph("", note) : [],
    ...verbose ? [] : paragraph("", "Evidence, passed checks and all facts: --verbose", "dim"),
    ...paragraph("", `${summary2.charAt(0).toUpperCase()}${summary2.slice(1)}`, "bold")
  ];
}

// src/action/doctor-options.ts
import { parseArgs } from "node:util";

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
function engineName(engine2) {
  return `${products[engine2.product]} ${engine2.version}`;
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
    const pinned = clients2.filter((client) => isPinnedOutside(client, engine2));
    const tooNew = clients2.filter((client) => requiresMore(client, engine2));
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
    const client = clients2.find(({ name }) => name === "docker");
    const newest = client && newestApiOf(client);
    if (client && newest && isOlder(newest, engine2.minApiVersion)) return tooOld(client, newest, engine2);
    const files2 = javaBuildFiles2.status === "seen" ? javaBuildFiles2.value : [];
    if (files2.length === 0 || !isOlder(apiOfTestcontainers, engine2.minApiVersion)) return void 0;
    return {
      severity: "notice",
      message: `${engineName(engine2)} rejects API versions before ${engine2.minApiVersion}. Testcontainers for Java before 1.21.4 and 2.0.2 uses ${apiOfTestcontainers}, so it fails with "client version ${apiOfTestcontainers} is too old".`,
      evidence: [daemonOf2(engine2), { label: "Java build in the workspace", value: files2.join(", ") }],
      remedy: `Upgrade Testcontainers for Java to 1.21.4, 2.0.2 or newer. ${acceptOlder("1.24")}`
    };
  }
});
function tooOld({ name, version }, newest, engine2) {
  return {
    message: `${name} ${version} supports up to API ${newest}, but ${engineName(engine2)} requires ${engine2.minApiVersion} or newer. Every command fails with "client version ${newest} is too old".`,
    evidence: [daemonOf2(engine2), { label: `${name} ${version}`, value: `up to API ${newest}` }],
    remedy: `Upgrade the client (https://docs.docker.com/engine/install/). ${acceptOlder(newest)}`,
    rulesOut: ["socket"]
  };
}
var acceptOlder = (version) => `Or set \`"min-api-version": "${version}"\` in /etc/docker/daemon.json (for a job daemon, in \`daemon-config\`).`;
var daemonOf2 = (engine2) => ({
  label: engineName(engine2),
  value: `API ${engine2.minApiVersion} to ${engine2.apiVersion}`
});
function newestApiOf({ version, pinnedApiVersion }) {
  if (version === null || pinnedApiVersion !== null || !/^\d/.test(version)) return void 0;
  if (!isOlder(version, alwaysAccepted)) return void 0;
  return newestApis.findLast(([line2]) => !isOlder(version, line2))?.[1];
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

// src/checks/foreign-network-namespace.ts
var foreignNetworkNamespace = defineCheck({
  id: "foreign-network-namespace",
  severity: "warning",
  about: "host-daemon",
  title: "Published ports",
  failureTitle: "Published ports are unreachable at localhost",
  needs: ["engine", "endpoint", "ownNamespaces"],
  observes: ["daemons", "ownContainer", "engine", "engineNetworks", "machine", "network", "runner"],
  evaluate({ engine: engine2, endpoint: endpoint2, ownNamespaces: ownNamespaces2 }, observed2) {
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
    const serving = findServingDaemon(daemons2.value, engine2, endpoint2, ownNamespaces2);
    if (!serving) {
      return { unknown: `Berth could not identify the daemon process for ${endpoint2.host}.` };
    }
    return compare(publishersOf(serving, daemons2.value, engine2), ownNamespaces2, endpoint2);
  }
});
function publishersOf(serving, daemons2, engine2) {
  const kits = daemons2.filter(({ kind, uid }) => kind === "rootlesskit" && uid === serving.uid);
  return engine2.rootless ? [serving, ...kits] : [serving];
}
function compare(publishers, own, endpoint2) {
  if (own.net === void 0) return { unknown: "Berth could not read the job's network namespace." };
  if (publishers.some((daemon) => networkNamespaceOf(daemon) === own.net)) return void 0;
  const hidden = publishers.find((daemon) => networkNamespaceOf(daemon) === void 0);
  if (hidden) return { unknown: `Berth needs root to read the network namespace of ${nameDaemon(hidden)}.` };
  return {
    message: `The daemon at ${endpoint2.host} publishes ports in another network namespace than this job's. Connections to \`localhost\` are refused.`,
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
var listOf = (names4) => names4.join(", ") || "no network";
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
  evaluate({ cgroup: cgroup2, engine: engine2, endpoint: endpoint2 }, { daemons: daemons2, ownContainer: ownContainer2, ownNamespaces: ownNamespaces2, runner: runner2 }) {
    const { memoryLimit, path: path6, version } = cgroup2;
    if (memoryLimit === null || engine2.memory <= memoryLimit * tolerance) return void 0;
    if (ownContainer2.status === "seen" && ownContainer2.value) return void 0;
    const [reported, limit3] = [bytes(engine2.memory), bytes(memoryLimit)];
    const unclear = `The job has a memory limit of ${limit3}. Berth could not determine whether it applies to containers:`;
    if (daemons2.status === "unseen") return { unknown: `${unclear} ${daemons2.reason}` };
    const own = ownNamespaces2.status === "seen" ? ownNamespaces2.value : void 0;
    const serving = findServingDaemon(daemons2.value, engine2, endpoint2, own);
    if (!serving) return { unknown: `${unclear} the daemon process for ${endpoint2.host} is not identified.` };
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
    const lowest = engineNetworks2.find(({ name }) => name === "bridge")?.mtu ?? dockerDefaultMtu;
    if (ownContainer2 === null || lowest >= dockerDefaultMtu) return void 0;
    const larger = engineNetworks2.filter(
      (network3) => network3.driver === "bridge" && ownContainer2.networks.includes(network3.name) && mtuOf(network3) > lowest
    );
    const [first] = larger;
    if (!first) return void 0;
    const option = `com.docker.network.driver.mtu=${lowest}`;
    return {
      message: `The job network ${first.name} uses MTU ${mtuOf(first)}, but docker0 uses ${lowest}. The runner creates job networks without the daemon's \`--mtu\`. Large downloads hang if a firewall drops ICMP.`,
      evidence: [
        { label: "network bridge", value: String(lowest) },
        ...larger.map((network3) => ({
          label: `network ${network3.name}`,
          value: `${mtuOf(network3)}${network3.mtu === null ? " (Docker's default)" : ""}`
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
  evaluate(_, { dataRootFilesystem: dataRootFilesystem2, imageStoreFilesystem: imageStoreFilesystem2, workspaceFilesystem: workspaceFilesystem2, engine: engine2 }) {
    const places2 = [
      { name: "data root", observation: dataRootFilesystem2 },
      ...isSameFilesystem(dataRootFilesystem2, imageStoreFilesystem2) ? [] : [{ name: "image store", observation: imageStoreFilesystem2 }],
      { name: "workspace", observation: workspaceFilesystem2 }
    ];
    const seen2 = places2.flatMap(({ name, observation }) => {
      return observation.status === "seen" ? [{ name, filesystem: observation.value }] : [];
    });
    const low = seen2.flatMap(({ name, filesystem }) => {
      const severity = severityOf(filesystem);
      return severity ? [{ name, filesystem, severity }] : [];
    });
    const worst = low.find(({ severity }) => severity === "error") ?? low[0];
    if (!worst) {
      const hidden = places2.find(({ observation }) => observation.status === "unseen");
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
  evaluate({ clients: clients2, engine: engine2, endpoint: endpoint2 }, { runner: runner2 }) {
    if (clients2.some(({ name }) => name === "docker")) return void 0;
    const inContainer = runner2.status === "seen" && runner2.value.inContainer;
    const place = inContainer ? "The job container" : "This machine";
    return {
      message: `${place} has no \`docker\` on PATH, although the daemon at ${endpoint2.host} answers. Steps that run \`docker\` fail with "docker: command not found", and so does docker/build-push-action.`,
      evidence: [
        { label: "daemon", value: `${engine2.product} ${engine2.version} at ${endpoint2.host}` },
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
    const own = native[engine2.value.architecture] ?? [engine2.value.architecture];
    const foreign = requestedPlatforms2.filter((platform2) => !own.includes(architectureOf(platform2)));
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
  evaluate({ engine: engine2, endpoint: endpoint2 }, { daemons: daemons2, ownNamespaces: ownNamespaces2, runner: runner2 }) {
    const visible = daemons2.status === "seen" ? daemons2.value : [];
    const own = ownNamespaces2.status === "seen" ? ownNamespaces2.value : void 0;
    const serving = findServingDaemon(visible, engine2, endpoint2, own);
    const isReported = engine2.operatingSystem.endsWith("(containerized)");
    if (isReported || serving && isNested(serving)) {
      const isIntended = runner2.status === "seen" && runner2.value.inContainer;
      return {
        severity: isIntended ? "notice" : "warning",
        message: `The daemon at ${endpoint2.host} already runs in a container. Another daemon inside it often fails because of its storage driver, cgroups or MTU.`,
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
      return { unknown: `Berth could not identify the daemon process for ${endpoint2.host}.` };
    }
    const others = visible.filter((daemon) => isEngine2(daemon.kind) && isNested(daemon));
    if (others.length === 0) return void 0;
    return {
      severity: "notice",
      about: "other-daemons",
      message: `${others.length} other daemon${others.length === 1 ? " runs" : "s run"} in a container on this machine. The daemon of this job does not.`,
      evidence: others.map((daemon) => ({ label: nameDaemon(daemon), value: daemon.cgroup })),
      remedy: "Remove it if no other job is running. Its container ID is in the cgroup path: `docker rm --force --volumes <id>`."
    };
  }
});
function isEngine2(kind) {
  return kind === "dockerd" || kind === "podman";
}

// src/facts/relations/endpoint-socket.ts
function findEndpointSocket(sockets2, endpoint2) {
  const path6 = endpoint2.status === "seen" ? canonicalSocketPath(endpoint2.value.host) : defaultSocket;
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
  evaluate({ sockets: sockets2 }, { endpoint: endpoint2, engine: engine2, ...place }) {
    if (engine2.status === "seen") return void 0;
    const socket = findEndpointSocket(sockets2, endpoint2);
    if (socket?.state === "permission-denied") {
      return { unknown: `Permission denied: ${socket.path}.` };
    }
    const evidence = [
      { label: "daemon", value: engine2.reason },
      ...sockets2.map(({ path: path6, state }) => ({ label: path6, value: state }))
    ];
    const rulesOut = ["socket", "dind"];
    if (endpoint2.status === "unseen") {
      const message = `No Docker daemon found: ${endpoint2.reason.replace(/\.$/, "")}.`;
      return { message, evidence, remedy: remedyAt(place), rulesOut };
    }
    if (socket?.state === "answers") {
      return {
        unknown: `${socket.path} answers, but Berth could not read the daemon's version: ${engine2.reason}`
      };
    }
    const { host, source } = endpoint2.value;
    const other = sockets2.find(({ state }) => state === "answers");
    const elsewhere = other ? ` A daemon answers at ${other.path}, but ${source} selects another address.` : "";
    return {
      message: `No Docker daemon answers at ${host} (${source}): ${engine2.reason.replace(/\.$/, "")}.${elsewhere}`,
      evidence: [{ label: "endpoint", value: `${host} (${source})` }, ...evidence],
      remedy: remedyFor2(endpoint2.value, other) ?? remedyAt(place),
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
function parseSubnet(text4) {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text4);
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
    const joined = ownContainer2.status === "seen" ? ownContainer2.value?.networks ?? [] : [];
    const networks = engineNetworks2.filter(
      ({ driver, name }) => driver === "bridge" && !joined.includes(name)
    );
    const own = engineNetworks2.filter(({ name }) => joined.includes(name));
    const outside = remotes2.flatMap(
      ({ addresses, ...remote }) => addresses.filter((address2) => !covers(own, address2)).map((address2) => ({ ...remote, address: address2 }))
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
  evaluate({ engine: engine2, endpoint: endpoint2, machine: machine4 }, { ownProcess: ownProcess2, ownContainer: ownContainer2 }) {
    const isLocal2 = canonicalSocketPath(endpoint2.host) !== void 0 && engine2.kernel === machine4.kernel;
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
  return firstByLine.some(([line2, first]) => version.startsWith(`${line2}.`) && !isOlder(version, first));
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
    const rootful = daemons2.filter((daemon) => daemon.kind === "dockerd" && daemon.uid === 0);
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
  const known = daemons2.filter(({ kind, dataRootIdentity: dataRootIdentity2 }) => {
    return kind === "dockerd" && dataRootIdentity2.status === "seen";
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
function unknownBy(daemons2) {
  if (daemons2.status === "unseen") return { unknown: daemons2.reason };
  const dockerds = daemons2.value.filter(({ kind }) => kind === "dockerd");
  if (dockerds.length < 2) return void 0;
  for (const daemon of dockerds) {
    const { dataRootIdentity: dataRootIdentity2 } = daemon;
    if (dataRootIdentity2.status === "unseen") {
      return {
        unknown: `Berth could not read the data root of ${nameDaemon(daemon)}: ${dataRootIdentity2.reason}`
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
  evaluate({ runner: runner2, engine: engine2, endpoint: endpoint2 }, { imageStoreFilesystem: imageStoreFilesystem2 }) {
    const isSidecar2 = runner2.kind === "kubernetes" && canonicalSocketPath(endpoint2.host) !== void 0;
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
  evaluate({ sockets: sockets2 }, { endpoint: endpoint2, ownProcess: ownProcess2 }) {
    const socket = findEndpointSocket(sockets2, endpoint2);
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
function describe3({ mode, ownerUid, ownerGid }) {
  return `mode ${mode ?? "unknown"}, uid ${ownerUid ?? "unknown"}, gid ${ownerGid ?? "unknown"}`;
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
  const own = interfaces.filter(
    ({ addresses }) => addresses.some((address2) => bridge.gateways.includes(address2.split("/")[0] ?? ""))
  );
  const down = interfaces.filter(({ up: up3 }) => !up3);
  const skipped2 = [named, ...[...own, ...down].map(({ name }) => name)];
  return bridge.subnets.flatMap((subnet) => {
    const label2 = `network ${bridge.name} (${subnet})`;
    const hiddenRoutes = routes.filter((route) => !isDefaultRoute(route.destination) && !skipped2.includes(route.interface)).filter((route) => subnetsOverlap(subnet, route.destination)).map((route) => ({ label: label2, value: `the route ${route.destination} through ${route.interface}` }));
    const hiddenServers = nameservers.filter((server) => !bridge.gateways.includes(server) && subnetsOverlap(subnet, server)).map((server) => ({ label: label2, value: `the DNS server ${server}` }));
    return [...hiddenRoutes, ...hiddenServers];
  });
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
  evaluate({ requestedImages: requestedImages2 }) {
    const unpinned = requestedImages2.filter(({ reference }) => !isPinned(reference));
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
  evaluate({ ownContainer: ownContainer2, runner: { workspace } }, { endpoint: endpoint2, engine: engine2, machine: machine4 }) {
    if (workspace === null) return void 0;
    if (ownContainer2 === null) {
      const why = whyUnknown({ endpoint: endpoint2, engine: engine2, machine: machine4 });
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
function whyUnknown(observed2) {
  const { endpoint: endpoint2 } = observed2;
  if (endpoint2.status === "seen" && canonicalSocketPath(endpoint2.value.host) === void 0) {
    return `Only a test container shows whether the daemon at ${endpoint2.value.host} can mount the workspace.`;
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

// src/action/doctor-options.ts
var help = `Usage: berth doctor [options]

Checks this machine's Docker and says how to fix what it finds. It changes nothing.

Options:
  --verbose           also show evidence, passed checks and all facts
  --json              print the report as JSON (docs/report.schema.json)
  --markdown          print the report as Markdown, as in a job summary
  --fail-on LEVEL     lowest severity that fails: error (default), warning, never
  --ignore IDS        findings that never fail, separated by commas
  --record FILE       write all facts to a new file, without names and addresses
  --width COLUMNS     wrap at this width (default: the terminal's)
  --color, --no-color force or disable colors (default: from the terminal and NO_COLOR)
  --help, --version

Other commands:
  berth hooks         set up self-hosted runners once: \`berth hooks --help\`
  berth guard         serve a guarded Docker API to a runner of another user: \`berth guard --help\`

Examples:
  berth doctor
  berth doctor --fail-on warning --ignore low-disk-space
  berth doctor --json > report.json
  berth doctor --markdown >> "$GITHUB_STEP_SUMMARY"

Exit status:
  0  no finding reaches --fail-on
  1  a finding reaches --fail-on
  2  no result: a wrong option, a --record file that cannot be written, Node.js older than 20,
     or an internal error
`;
var widest = 120;
var failOnLevels = ["error", "warning", "never"];
function parseOptions(words, terminal, version) {
  let parsed;
  try {
    parsed = parse(words);
  } catch (error2) {
    const message = error2 instanceof Error ? error2.message : String(error2);
    return { wrong: message.replace(/\. To specify a positional argument.*/s, "") };
  }
  const { values, positionals } = parsed;
  if (values.help) return { text: help };
  if (values.version) return { text: `berth ${version}
` };
  const unknownCommand = positionals.find((word, index) => index > 0 || word !== "doctor");
  if (unknownCommand !== void 0) return { wrong: `Unknown command: ${unknownCommand}` };
  const failOn = values["fail-on"];
  if (!failOnLevels.includes(failOn)) {
    return { wrong: `--fail-on ${failOn}: must be one of ${failOnLevels.join(", ")}` };
  }
  const ignore = (values.ignore ?? "").split(",").flatMap((id) => id.trim() || []);
  const unknownId = ignore.find((id) => !checks.some((check) => check.id === id));
  if (unknownId !== void 0) return { wrong: `--ignore ${unknownId}: there is no such finding` };
  if (values.json && values.markdown) return { wrong: "--json and --markdown: use one of them" };
  const width = values.width === void 0 ? Math.max(terminal.width, narrowestTerminal) : Number(values.width);
  if (!Number.isInteger(width) || width < narrowestTerminal) {
    return { wrong: `--width: must be a whole number of at least ${narrowestTerminal}` };
  }
  return {
    form: values.json ? "json" : values.markdown ? "markdown" : "terminal",
    verbose: values.verbose,
    failOn,
    ignore,
    width: Math.min(width, widest),
    color: values.color || terminal.color && !values["no-color"],
    record: values.record
  };
}
function parse(words) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      verbose: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      "fail-on": { type: "string", default: "error" },
      ignore: { type: "string" },
      record: { type: "string" },
      width: { type: "string" },
      color: { type: "boolean", default: false },
      // Not by `allowNegative`, which came with Node.js 20.17.
      "no-color": { type: "boolean", default: false },
      help: { type: "boolean", default: false, short: "h" },
      version: { type: "boolean", default: false }
    }
  });
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
  constructor(code2, message, remedy2, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code2;
    this.remedy = remedy2;
    this.details = more.details ?? "";
  }
};

// src/steps/engine-error.ts
function engineError(error2) {
  if (!(error2 instanceof Error)) return void 0;
  const { statusCode, code: code2, syscall, json } = error2;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error2.message}`;
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

// src/report/report.ts
var reportSchemaVersion = 1;

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

// src/action/look.ts
var lookDeadline = 15e3;
async function look(probes2, source) {
  const observed2 = await observe(probes2, source, lookDeadline);
  return { observed: observed2, outcomes: runChecks(checks, observed2) };
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
  const [passed2, skipped2, all] = [
    checksThat("passed", report),
    checksThat("unknown", report),
    report.outcomes.length
  ];
  if (skipsMany(report)) {
    const gap = `${skipped2} of ${all} checks could not run.`;
    return found === "" ? `No problems found, but ${gap}` : `Found ${found} on this machine, and ${gap}`;
  }
  const share = passed2 === all ? `all ${count(all, "check")} passed` : `${passed2} of ${all} checks passed`;
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
  const { observed: observed2, outcomes } = await look(world.probes, world.source);
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
    facts: observed2,
    timings: watch.laps()
  };
  return { ...report, verdict: verdictOf(report) };
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
  const known = code2 === void 0 ? void 0 : descriptions2[code2];
  if (known) return `${known} (${code2})`;
  return error2 instanceof Error ? error2.message : String(error2);
}

// src/facts/anonymise/ipv4.ts
var ipv4Pattern = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\w)/g;
var kept = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  ...Array.from({ length: 16 }, (_, index) => `172.${16 + index}.0.0/16`),
  "192.168.0.0/16"
].map(bitsOf);
var untouched = [
  "0.0.0.0/8",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "192.0.2.0/24",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "255.255.255.255/32",
  "168.63.129.16/32"
].map(bitsOf);
var landmarks = [...kept, ...untouched];
function renumberIpv4(addresses) {
  const taken = /* @__PURE__ */ new Set();
  for (const address2 of addresses) {
    const bits = bitsOf(address2);
    for (let length = 1; length <= bits.length; length++) taken.add(bits.slice(0, length));
  }
  return (address2) => {
    const bits = bitsOf(address2);
    if (!isAddress(address2) || untouched.some((range) => bits.startsWith(range))) return address2;
    const stays = (index) => {
      const before = bits.slice(0, index);
      return landmarks.some((range) => range.length > index && range.startsWith(before)) || taken.has(`${before}0`) && taken.has(`${before}1`);
    };
    return textOf([...bits].map((bit, index) => stays(index) ? bit : "0").join(""));
  };
}
function isAddress(text4) {
  return text4.split(".").every((part) => Number(part) <= 255);
}
function bitsOf(address2) {
  const [host = "", length = "32"] = address2.split("/");
  const octets = host.split(".").map((octet) => Number(octet).toString(2).padStart(8, "0"));
  return octets.join("").slice(0, Number(length));
}
function textOf(bits) {
  return [0, 8, 16, 24].map((start) => Number.parseInt(bits.slice(start, start + 8), 2)).join(".");
}

// src/facts/anonymise/ipv6.ts
var ipv6Pattern = /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/i;
var macPattern = /(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])/i;
function anonymousIpv6(text4, renumber) {
  if (/^::1?$/.test(text4) || !isAddress2(text4)) return text4;
  return /^fe80:/i.test(text4) ? "fe80::1" : renumber(text4);
}
function renumberIpv6() {
  const numbers = /* @__PURE__ */ new Map();
  return (address2) => {
    const number = numbers.get(address2) ?? `2001:db8::${(numbers.size + 1).toString(16)}`;
    numbers.set(address2, number);
    return number;
  };
}
function isAddress2(text4) {
  return URL.canParse(`http://[${text4}]`);
}

// src/facts/anonymise/well-known.ts
var wellKnown = new Set(
  `
  # * . .. ~

  bin boot cgroup data dev etc exec fs home lib lib64 libexec local media mnt net ns opt proc root run sbin self share
  srv state status sys tmp usr user var Users private

  anchors ca-certificates ca-trust ca.crt certs.d client.cert client.key pki source trust trust-source

  _actions _diag _github_home _github_workflow _temp _tool _work __e __t __w a actions-runner externals github
  hostedtoolcache runner runner-temp toolcache w work workflow workspace Temp Program Files system32

  .buildx .config .containers .docker .kube .local buildkit buildkitd.toml buildx cli-plugins config config.json config.toml
  containerd containerd.sock containerd.toml contexts daemon daemon.json desktop dind docker docker.pid docker.sock
  docker-buildx docker-compose docker-cli docker-cli-plugins dockerd image meta meta.json moby overlay2 overlayfs
  plugins podman podman.sock raw.sock rootless storage volumes _data host-services docker-desktop docker-proxy
  docker.service docker.socket containerd.service init init.scope podman.service sysbox sysbox-runc

  actions_job binfmt_misc buildkit.service docker-*.scope garden kubepods kubepods.slice kubepods-besteffort.slice
  kubepods-burstable.slice kubepods-besteffort-pod*.slice kubepods-burstable-pod*.slice kubepods-pod*.slice
  besteffort burstable guaranteed pod* libpod-*.scope crio-*.scope cri-containerd-*.scope libpod-conmon-*.scope
  machine.slice system.slice user.slice user-#.slice user@#.service session-#.scope app.slice background.slice
  hosted-compute-agent.service walinuxagent.service azure.slice runner.service ssh.service

  bridge default github_network_* host ingress none podman#

  ipvlan local macvlan nat null overlay

  bond# br-* cni# docker# docker_gwbridge dummy# en# enP#s# ens# eno# enp#s# enp#s#f# enp#s#np# enX# eth# flannel.#
  gre# ifb# ip#tnl# lo sit# tailscale# tap# tun# tunl# utun# virbr# wg# wlan# wlp#s# awdl# bridge# vboxnet# vmnet#

  crun io.containerd.runc.v# io.containerd.runtime.v#.linux io.containerd.runsc.v# io.containerd.kata.v# kata kata-fc
  kata-qemu kata-runtime nvidia runc runsc youki berth-runc

  unconfined docker-default containers-default-#.#.# cri-containerd.apparmor.d snap.docker.dockerd

  desktop-linux colima orbstack rancher-desktop

  desktop.exe ecr-login gcloud gcr osxkeychain pass secretservice wincred

  kubernetes.default.svc

  localhost docker.io index.docker.io registry-#.docker.io ghcr.io quay.io gcr.io mirror.gcr.io mcr.microsoft.com
  public.ecr.aws registry.k8s.io host.docker.internal http.docker.internal hubproxy.docker.internal

  busybox latest moby ubuntu v#
  `.trim().split(/\s+/)
);
var idPattern = /(?:(?<=pod)|(?<![0-9a-f]))(?:[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{12,64})(?![0-9a-f])/gi;
function isWellKnown(word) {
  return wellKnown.has(word.replace(idPattern, "*").replace(/\d+/g, "#")) || /^veth[0-9a-f]+$/.test(word);
}

// src/facts/anonymise/naming.ts
function startNaming() {
  const names4 = /* @__PURE__ */ new Map();
  const counts = /* @__PURE__ */ new Map();
  const originals = /* @__PURE__ */ new Set();
  const idNumbers = /* @__PURE__ */ new Map();
  const id = (original) => {
    const digits = original.toLowerCase().replace(/[-_]/g, "");
    const short = digits.slice(0, 12);
    const known = idNumbers.get(short) ?? String(idNumbers.size + 1).padStart(12, "0");
    idNumbers.set(short, known);
    const rest = [...known.padEnd(digits.length, "0")].values();
    return original.replace(/[0-9a-f]/gi, () => rest.next().value ?? "0");
  };
  const ids = (text4) => text4.replace(idPattern, id);
  return {
    ids,
    name(label2, original) {
      if (original === "" || isWellKnown(original)) return ids(original);
      if (label2 !== "folder" || /\s/.test(original)) originals.add(original);
      const known = names4.get(original);
      if (known !== void 0) return known;
      const count2 = (counts.get(label2) ?? 0) + 1;
      counts.set(label2, count2);
      names4.set(original, `${label2}-${count2}`);
      return `${label2}-${count2}`;
    },
    originals: () => [...originals]
  };
}

// src/facts/anonymise/rules.ts
function rulesOf({ name }, { sentence, path: path6, url, registry, profile, image }) {
  const keep = (text4) => text4;
  const drop = () => "";
  const named = (label2) => (text4) => name(label2, text4);
  const id = named("id");
  const hosts = (text4) => text4.split(",").map((each2) => /^[\d.]+\/\d+$|^\*?$/.test(each2) ? sentence(each2) : registry(each2)).join(",");
  const mounts = { type: keep, source: path6, destination: path6, volume: named("volume") };
  const filesystem = { path: path6, type: keep };
  return {
    machine: { kernel: keep, architecture: keep, hostname: named("machine") },
    runner: {
      name: named("runner"),
      evidence: sentence,
      workspace: path6,
      work: path6,
      home: path6,
      temp: path6,
      toolCache: path6
    },
    ownProcess: { capabilities: keep, appArmor: profile },
    cgroup: { path: path6 },
    ownContainer: { id, image, mounts, networks: named("network") },
    daemons: { arguments: sentence, dataRoot: path6, cgroup: path6, dataRootIdentity: keep },
    sockets: { path: path6, mode: keep },
    endpoint: { host: url, context: named("context") },
    engine: {
      id: named("engine"),
      name: named("machine"),
      version: keep,
      apiVersion: keep,
      minApiVersion: keep,
      operatingSystem: keep,
      osType: keep,
      architecture: keep,
      kernel: keep,
      storageDriver: keep,
      backingFilesystem: keep,
      dataRoot: path6,
      containerdAddress: path6,
      runcVersion: keep,
      addressPools: sentence,
      cgroupVersion: keep,
      cgroupDriver: keep,
      securityOptions: sentence,
      runtimes: named("runtime"),
      defaultRuntime: named("runtime"),
      warnings: sentence,
      registryMirrors: url,
      proxies: keep,
      proxySettings: { value: hosts },
      insecureRegistries: hosts
    },
    engineNetworks: {
      id,
      name: named("network"),
      driver: named("driver"),
      subnets: sentence,
      gateways: sentence,
      bridge: named("interface")
    },
    engineVolumes: {
      name: named("volume"),
      driver: named("driver"),
      mountpoint: path6,
      labels: drop,
      createdAt: keep
    },
    engineContainers: { id, name: named("container"), image, state: keep, labels: drop, mounts },
    network: {
      interfaces: { name: named("interface"), addresses: sentence },
      routes: { destination: sentence, gateway: sentence, interface: named("interface") },
      nameservers: sentence,
      defaultInterface: named("interface")
    },
    remotes: { source: keep, host: named("host"), addresses: sentence },
    dataRootFilesystem: filesystem,
    imageStoreFilesystem: filesystem,
    workspaceFilesystem: filesystem,
    jobFilesystems: { path: path6, type: keep },
    sysbox: { version: keep },
    clientConfiguration: {
      directory: path6,
      currentContext: named("context"),
      contexts: named("context"),
      plaintextCredentials: registry,
      credentialStore: named("credential-store"),
      credentialHelpers: registry
    },
    certificates: {
      registries: { host: registry, authorities: path6, keyPairs: { certificate: path6, key: path6 } },
      authorities: { files: path6 },
      unusable: { path: path6, reason: sentence }
    },
    clients: { path: path6, version: keep, pinnedApiVersion: keep },
    currentBuilder: { name: named("builder"), driver: named("driver") },
    requestedPlatforms: keep,
    emulators: keep,
    javaBuildFiles: keep,
    kubernetes: {
      service: { host: registry, port: keep },
      serviceAccount: { namespace: named("namespace") },
      kubeconfigs: { path: path6 }
    },
    requestedImages: { reference: image, input: keep }
  };
}

// src/facts/anonymise/escape-pattern.ts
function escapePattern(text4) {
  return text4.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

// src/facts/anonymise/text-rules.ts
function textRulesOf(naming, addresses) {
  const { name, ids } = naming;
  const segment = (text4, index, all) => {
    if (/^(home|Users)$/.test(all[index - 2] ?? "") && text4 !== "runner") return name("user", text4);
    if (isWellKnown(text4) || /^[A-Za-z]:$/.test(text4)) return ids(text4);
    const [, stem = text4, kind = ""] = /^(.+?)(\.(?:service|slice|scope|sock|json|toml))?$/s.exec(text4) ?? [];
    return name("folder", stem) + kind;
  };
  const path6 = (text4) => text4.split(/([/\\])/).map((part, index, all) => index % 2 === 1 || part === "" ? part : segment(part, index, all)).join("");
  const host = (text4) => {
    const [, bare = text4, port = ""] = /^(?:.*@)?(.*?)(:\d+)?$/s.exec(text4) ?? [];
    if (/^\d+(\.\d+){3}$/.test(bare)) return addresses.ipv4(bare) + port;
    const [, inner2] = /^\[(.*)\]$/.exec(bare) ?? [];
    return (inner2 === void 0 ? name("host", bare) : `[${anonymousIpv6(inner2, addresses.ipv6)}]`) + port;
  };
  const url = (text4) => {
    const [, scheme = "", authority = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)([^/]*)(.*)$/is.exec(text4) ?? [];
    return scheme + host(authority) + path6(rest);
  };
  const registry = (text4) => {
    if (text4.includes("://")) return url(text4);
    const [first = "", ...rest] = text4.split("/");
    return [host(first), ...rest.map((part) => name("folder", part))].join("/");
  };
  const profile = (text4) => {
    const [, bare = text4, mode = ""] = /^(.*?)( \([a-z]+\))?$/s.exec(text4) ?? [];
    return name("profile", bare) + mode;
  };
  const image = (text4) => {
    const [, repository2 = text4, tag, digest] = /^(.*?)(?::([^:/@]+))?(?:@sha256:(.*))?$/s.exec(text4) ?? [];
    const tagged = tag === void 0 ? "" : `:${/^v?\d/.test(tag) ? tag : name("tag", tag)}`;
    return `${name("image", repository2)}${tagged}${digest === void 0 ? "" : `@sha256:${ids(digest)}`}`;
  };
  const sentence = (text4) => {
    const known = naming.originals().toSorted((one, other) => other.length - one.length);
    const words = known.map((each2) => `(?<![A-Za-z0-9])${escapePattern(each2)}(?![A-Za-z0-9])`).join("|") || "(?!)";
    const spaced = known.filter((each2) => /\s/.test(each2)).map((each2) => escapePattern(each2));
    const kinds2 = [
      ["url", /\b[a-z][a-z0-9+.-]*:\/\/[^\s"',;()]*/.source],
      ["path", `(?:[A-Za-z]:\\\\|(?<![\\w./:-])/)(?:${[...spaced, `[^\\s"',;:()]`].join("|")})*`],
      ["context", /(?<=docker context ")[^"]+/.source],
      ["mail", `(?:${words}|[\\w.+-]+)@[\\w-]+\\.[\\w.-]*\\w`],
      ["mac", macPattern.source],
      ["ipv6", ipv6Pattern.source],
      ["ipv4", ipv4Pattern.source],
      ["word", words],
      ["id", idPattern.source]
    ];
    const rules = {
      url,
      path: path6,
      context: (found) => name("context", found),
      mail: () => "user@example.org",
      mac: () => "02:00:00:00:00:00",
      ipv6: (found) => anonymousIpv6(found, addresses.ipv6),
      ipv4: addresses.ipv4,
      word: (found) => name("name", found),
      id: ids
    };
    const pattern = new RegExp(kinds2.map(([kind, source]) => `(?<${kind}>${source})`).join("|"), "gi");
    return text4.replace(pattern, (found, ...rest) => {
      const groups = rest.at(-1);
      const kind = kinds2.find(([each2]) => groups[each2] !== void 0)?.[0];
      return kind ? rules[kind](found) : found;
    });
  };
  return { sentence, path: path6, url, registry, profile, image };
}

// src/facts/anonymise.ts
function anonymise(observed2) {
  const naming = startNaming();
  const found = /* @__PURE__ */ new Set();
  const collect = (address2) => {
    found.add(address2);
    return address2;
  };
  const collecting = textRulesOf(naming, { ipv4: collect, ipv6: collect });
  const sentence = (text4) => text4.replace(ipv4Pattern, collect);
  apply(observed2, rulesOf(naming, { ...collecting, sentence }), sentence);
  const ipv4 = [...found].filter((address2) => address2.includes("."));
  const rules = textRulesOf(naming, { ipv4: renumberIpv4(ipv4), ipv6: renumberIpv6() });
  return apply(observed2, rulesOf(naming, rules), rules.sentence);
}
function apply(value2, rules, sentence) {
  const rule = isRule(rules) ? rules : void 0;
  if (typeof value2 === "string") return rule ? rule(value2) : value2;
  if (Array.isArray(value2)) return value2.map((item) => apply(item, rules, sentence));
  if (!isRecord(value2)) return value2;
  const { status, reason } = value2;
  if (status === "unseen" && typeof reason === "string") return { status, reason: sentence(reason) };
  if (status === "seen") return { status, value: apply(value2["value"], rules, sentence) };
  if (rule) return {};
  const ofKey = (key) => isRecord(rules) ? rules[key] : void 0;
  return Object.fromEntries(
    Object.entries(value2).map(([key, item]) => [key, apply(item, ofKey(key), sentence)])
  );
}
var isRule = (rules) => typeof rules === "function";
var isRecord = (value2) => typeof value2 === "object" && value2 !== null;

// src/facts/recorded-machine.ts
function recordMachine(observed2, berthVersion2) {
  return {
    schemaVersion: 1,
    origin: "recorded",
    machine: describe4(observed2),
    sources: [`berth doctor --record, version ${berthVersion2}`],
    facts: anonymise(observed2)
  };
}
function describe4({ machine: machine4, runner: runner2, engine: engine2 }) {
  const parts = [
    engine2.status === "seen" ? `${engine2.value.product} ${engine2.value.version} on ${engine2.value.operatingSystem}` : "no reachable engine",
    ...machine4.status === "seen" ? [`${machine4.value.operatingSystem} ${machine4.value.architecture}`] : [],
    ...runner2.status === "seen" ? [`runner: ${runner2.value.kind}${runner2.value.inContainer ? ", in a container" : ""}`] : []
  ];
  return parts.join("; ");
}

// src/action/record.ts
var recordAdvice = (path6) => `Facts written to ${path6}, without names and addresses. Read the file before you send it.`;
async function record(facts, path6, { source, berthVersion: berthVersion2 }) {
  try {
    const text4 = `${JSON.stringify(recordMachine(facts, berthVersion2), null, 2)}
`;
    await source.files.createText(path6, text4, 384);
    return void 0;
  } catch (error2) {
    if (codeOf(error2) === "EEXIST") return `--record ${path6}: the file exists already
`;
    return `--record ${path6}: ${error2 instanceof Error ? error2.message : String(error2)}
`;
  }
}

// src/action/doctor.ts
async function doctor(words, terminal, world) {
  const options2 = parseOptions(words, terminal, world.berthVersion);
  if ("wrong" in options2) return { output: "", errors: `${options2.wrong}

${help}`, exitCode: 2 };
  if ("text" in options2) return { output: options2.text, errors: "", exitCode: 0 };
  try {
    return await examine(options2, world);
  } catch (error2) {
    const { message, remedy: remedy2, details } = asExpected(error2);
    return { output: "", errors: [message, remedy2, details, ""].join("\n"), exitCode: 2 };
  }
}
async function examine(options2, world) {
  const report = await inspectMachine(options2, world);
  if (options2.record !== void 0) {
    const failure = await record(report.facts, options2.record, world);
    if (failure) return { output: "", errors: failure, exitCode: 2 };
  }
  return { output: rendered(report, options2), errors: "", exitCode: exitStatusOf(report) };
}
function rendered(report, { form, color, width, verbose, record: record3 }) {
  if (form === "json") return renderJson(report);
  if (form === "markdown") return renderSummary(report);
  return renderTerminal(report, {
    color,
    width,
    verbose,
    note: record3 === void 0 ? "" : recordAdvice(record3)
  });
}

// src/action/hooks/hook-command.ts
function isHookCommand(word) {
  return word === "hooks" || word === "job-started" || word === "job-completed";
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
var read2 = (call) => beforeDeadline(readTimeout, () => limiter.run(call));
var isReading = () => limiter.active() > 0;
var allowed = (path6, mode) => read2(() => access(path6, mode)).then(
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
    const { dev: device, ino: inode, uid, gid, mode } = found;
    return { kind, device, inode, uid, gid, mode: mode & 4095 };
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
  const exitCode2 = Number(process.exitCode ?? 0);
  if (isReading() && process.platform === "linux") {
    process.removeAllListeners("warning");
    process.execve?.("/bin/sh", ["sh", "-c", `exit ${exitCode2}`], {});
  }
  process.exit();
}

// src/platform/show-command.ts
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { nextTick } from "node:process";
import { Writable } from "node:stream";
import { StringDecoder as StringDecoder2 } from "node:string_decoder";
var grace = 1e3;
function commandShownBy(show) {
  return async (program, programArguments, { timeout: timeout3, signal: signal2, environment, input = "", redact }) => {
    if (signal2?.aborted) return { exitCode: null, stdout: "", stderr: "", timedOut: true };
    const { exec: exec2 } = await Promise.resolve().then(() => (init_exec(), exec_exports));
    const output2 = { stdout: [], stderr: [] };
    const lines = lineStream((line2) => {
      const shown = redact ? redact(line2) : line2;
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
    const isOurs = ({ spawnargs }) => spawnargs?.length === programArguments.length + 1 && programArguments.every((word, index) => word === spawnargs[index + 1]);
    const givenUp = new Promise((resolve3) => {
      giveUp = () => {
        timedOut = true;
        for (const child2 of children.filter(isOurs)) {
          child2.kill("SIGKILL");
          child2.stdout?.destroy();
          child2.stderr?.destroy();
        }
        setTimeout(resolve3, 2 * grace, "left running").unref();
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
        delay: grace,
        outStream: lines,
        listeners: {
          stdout: (chunk) => output2.stdout.push(chunk),
          stderr: (chunk) => output2.stderr.push(chunk)
        }
      });
      const end2 = await Promise.race([ended, givenUp]);
      const [stdout, stderr] = [output2.stdout, output2.stderr].map(
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
      for (const line2 of lines) show(line2);
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

// src/platform/terminal.ts
var terminalWorkflow = {
  input: () => "",
  setOutput: () => {
  },
  exportVariable: () => {
  },
  addPath: () => {
  },
  mask: () => {
  },
  saveState: () => {
  },
  state: () => "",
  log: () => {
  },
  group: () => {
  },
  showCommand: commandShownBy(() => {
  }),
  startGroup: () => {
  },
  endGroup: () => {
  },
  annotate: () => {
  },
  writeSummary: async () => {
  },
  fail: () => {
  }
};

// node_modules/@actions/core/lib/command.js
import * as os2 from "os";

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
function issueCommand(command2, properties, message) {
  const cmd = new Command(command2, properties, message);
  process.stdout.write(cmd.toString() + os2.EOL);
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
import * as fs2 from "fs";
import * as os3 from "os";
function issueFileCommand(command2, message) {
  const filePath = process.env[`GITHUB_${command2}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command2}`);
  }
  if (!fs2.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs2.appendFileSync(filePath, `${toCommandValue(message)}${os3.EOL}`, {
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
  return `${key}<<${delimiter3}${os3.EOL}${convertedValue}${os3.EOL}${delimiter3}`;
}

// node_modules/@actions/core/lib/core.js
import * as os5 from "os";
import * as path4 from "path";

// node_modules/@actions/core/lib/oidc-utils.js
var import_http_client = __toESM(require_http_client(), 1);
var import_auth = __toESM(require_auth(), 1);

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL4 } from "os";
import { constants as constants4, promises as promises2 } from "fs";
var __awaiter5 = function(thisArg, _arguments, P, generator) {
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
var { access: access2, appendFile, writeFile: writeFile2 } = promises2;
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
    return __awaiter5(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access2(pathFromEnv, constants4.R_OK | constants4.W_OK);
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
    return __awaiter5(this, void 0, void 0, function* () {
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
    return __awaiter5(this, void 0, void 0, function* () {
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
    return this.addRaw(EOL4);
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
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
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
  log: (line2) => info(harmless(line2)),
  group(title, lines) {
    startGroup(harmless(title));
    for (const line2 of lines) info(harmless(line2));
    endGroup();
  },
  showCommand: commandShownBy((line2) => info(harmless(line2))),
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
  for (const line2 of text4.split("\n")) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line2);
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
  for (const line2 of text4.split("\n")) {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line2);
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

// src/facts/parsers/mountinfo.ts
function parseMountinfo(text4) {
  const mounts = [];
  for (const line2 of text4.split("\n")) {
    const [before = "", after] = line2.split(/ - (.*)/s);
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
  for (const line2 of text4.split("\n")) {
    const colon = line2.indexOf(":");
    if (colon > 0) fields.set(line2.slice(0, colon), line2.slice(colon + 1).trim());
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
    read3(source, `${directory2}/cgroup`),
    read3(source, `${source.proc}/self/mountinfo`)
  ]);
  const membership = parseCgroupMemberships(memberships).find(
    ({ controllers }) => controllers.includes("devices")
  );
  if (!membership) throw new Unseen("cgroup v2 has the rules for devices in a BPF program");
  const mount = parseMountinfo(own).find(isOfDevices);
  if (!mount) throw new Unseen("the devices controller of cgroup v1 is not mounted");
  const path6 = membership.path === "/" ? "" : membership.path;
  const text4 = await read3(source, `${mount.path}${path6}/devices.list`);
  return text4.split("\n").filter((line2) => /^[abc] \S+ [rwm]+$/.test(line2));
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
  return listAt(json, key).filter((each2) => typeof each2 === "string");
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
  const each2 = numberOf(period.trim());
  return micros === null || !each2 ? null : micros / each2;
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
      (lowest, each2) => lowest === null || each2 !== null && each2 < lowest ? each2 : lowest,
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
function parseClientVersion(output2) {
  return /\bversion:? v?([^\s,]+)/i.exec(output2)?.[1] ?? null;
}
function parsePluginVersion(output2) {
  try {
    const metadata = JSON.parse(output2);
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
    describe5(source, "docker", firstProgram(source, onPath, "docker")),
    describe5(source, "buildx", findBuildx(source, plugins, onPath)),
    describe5(source, "compose", firstProgram(source, plugins, "docker-compose"))
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
async function describe5(source, name, looking) {
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
  const json = record2(text4);
  const applies = json["Global"] === true || endpoint2 === null || textAt(json, "Key") === endpoint2;
  return applies && textAt(json, "Name") || null;
}
function driverOfBuilder(text4) {
  return textAt(record2(text4), "Driver") || null;
}
function record2(text4) {
  try {
    const value2 = JSON.parse(text4);
    return isRecord2(value2) ? value2 : {};
  } catch {
    return {};
  }
}

// src/facts/probes/current-builder.ts
var currentBuilder = async (source, seen2) => {
  const { environment } = source;
  const directory2 = environment["BUILDX_CONFIG"] || `${configurationDirectory(source)}/buildx`;
  const describe9 = async (name2, from) => ({
    name: name2,
    // Names in the store are lower case and contain no slash (buildx, store/util.go).
    driver: name2.includes("/") ? null : driverOfBuilder(await readOr(source, `${directory2}/instances/${name2.toLowerCase()}`, "")),
    source: from
  });
  const stated = environment["BUILDX_BUILDER"];
  if (stated) return describe9(stated, "BUILDX_BUILDER");
  const [text4, endpoint2] = await Promise.all([
    readOr(source, `${directory2}/current`, ""),
    seen2("endpoint").catch(() => null)
  ]);
  const name = currentBuilderName(text4, endpoint2?.host ?? null);
  const selected = name === null ? null : await describe9(name, "docker buildx use");
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
function parseNamespaceLink(text4) {
  const [, found, inode] = /^(\w+):\[(\d+)\]$/.exec(text4) ?? [];
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
function dataRootSetting(kind, text4) {
  if (kind === "dockerd") {
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
  for (const line2 of result.stdout.split("\n")) {
    const path6 = paths.find((each2) => line2.startsWith(`${each2} `));
    const link2 = / -> ['"]?(.*?)['"]?$/.exec(line2)?.[1];
    if (path6 && link2) found.set(path6, link2);
  }
  return found;
}
function refusal(stderr) {
  if (/a password is required|a terminal is required/.test(stderr)) return "sudo needs a password";
  return `sudo failed: ${stderr.split("\n").find((line2) => line2.startsWith("sudo: "))?.slice("sudo: ".length)}`;
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
  const own = await seen2("ownNamespaces").catch(() => ({}));
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
import { dirname as dirname3 } from "node:path/posix";

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
  const [machine4, own, daemons2] = found;
  const hasDaemon = daemons2.some(
    ({ namespaces }) => namespaces.status === "seen" && namespaces.value.mnt === own.mnt
  );
  return engine2.name === machine4.hostname && hasDaemon;
}

// src/facts/probes/on-engine-machine.ts
async function filesystemOfEngine(source, seen2, name, path6) {
  const [endpoint2, engine2, machine4] = await Promise.all([seen2("endpoint"), seen2("engine"), seen2("machine")]);
  const isDesktop = isDockerDesktop(engine2);
  if (socketPath(endpoint2.host) === void 0 || engine2.kernel !== machine4.kernel || isDesktop) {
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
  const parent = dirname3(path6);
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
var endpoint = async (source, seen2) => {
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
  const runc = components.find((each2) => textAt(each2, "Name").endsWith("runc"));
  return runc && textAt(runc, "Version") || null;
}
function productOf(version) {
  const components = listAt(version, "Components").filter(isRecord2).map((each2) => textAt(each2, "Name"));
  if (components.includes("Podman Engine")) return "podman";
  return components.includes("Engine") || components.length === 0 ? "docker" : "other";
}
function driverStatus(info2) {
  const pairs = listAt(info2, "DriverStatus").filter(
    (pair) => Array.isArray(pair) && pair.every((each2) => typeof each2 === "string")
  );
  return new Map(pairs);
}

// src/values/client-variables.ts
function tlsVariables(certificates2) {
  return {
    DOCKER_TLS: certificates2 ? "1" : "",
    DOCKER_TLS_VERIFY: certificates2?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates2?.directory ?? ""
  };
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
  return networks.map(describe6);
};
function describe6({ Id, Name, Driver, Options, IPAM }) {
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
function containerdAddress(text4) {
  const [, table = ""] = /^\s*\[grpc\][^\n]*\n((?:(?!\s*\[)[^\n]*(?:\n|$))*)/m.exec(text4) ?? [];
  const [, double, single] = /^\s*address\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(table) ?? [];
  return double || single || null;
}

// src/facts/probes/image-store-filesystem.ts
var defaultConfiguration = "/etc/containerd/config.toml";
var defaultAddress = "/run/containerd/containerd.sock";
var imageStoreFilesystem = async (source, seen2) => {
  const { imageStore, containerdAddress: containerdAddress2, product } = await seen2("engine");
  const isOwn = containerdAddress2 === null || /^(\/var)?\/run\/docker\//.test(containerdAddress2);
  if (product !== "docker" || imageStore === "graphdriver" || isOwn) return seen2("dataRootFilesystem");
  for (const daemon of (await seen2("daemons")).filter(isOnMachine)) {
    const text4 = await configurationOf(source, daemon);
    if (withoutVar(addressOf(daemon, text4)) !== withoutVar(containerdAddress2)) continue;
    return filesystemOfEngine(source, seen2, "image store", dataRootOf(daemon, text4));
  }
  throw new Unseen(`the containerd process at ${containerdAddress2} is not visible`);
};
function isOnMachine({ kind, uid, namespacePids }) {
  return kind === "containerd" && uid === 0 && namespacePids.length === 1;
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
function defaultInterface6(text4) {
  const routes = text4.split("\n").flatMap((line2) => {
    const [destination, prefix, , , , metric, , , flagText, device] = line2.trim().split(/\s+/);
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
  for (const line2 of text4.split("\n")) {
    const server = /^\s*nameserver\s+([0-9a-f.:]+)/i.exec(line2)?.[1];
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
  for (const line2 of text4.split("\n")) {
    const [device, destination, gateway, flagText, , , metric, mask] = line2.trim().split(/\s+/);
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
  const interfaces = await Promise.all(names4.sort().map((name) => describe7(source, name)));
  return interfaces.filter((each2) => each2 !== null);
}
async function describe7(source, name) {
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
  const [endpoint2, mountinfo, cgroup2] = await Promise.all([
    seen2("endpoint"),
    readOr(source, `${source.proc}/self/mountinfo`, ""),
    readOr(source, `${source.proc}/self/cgroup`, "")
  ]);
  const id = containerIdInMounts(mountinfo) ?? containerIdInCgroup(cgroup2) ?? source.process.hostname;
  const container = await askEngine(source, endpoint2, (docker) => docker.inspectContainer(id));
  if (!container) {
    const engine2 = await seen2("engine").catch(() => null);
    if (engine2 && await sharesContainer(engine2, seen2)) return null;
    throw new Unseen(
      `the daemon at ${endpoint2.host} does not know the job's container (${id.slice(0, 12)}). It has another filesystem, because it runs in a sidecar or inside this container, such as in the dind mode of actions-runner-controller`
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
var remotes = async (source, seen2) => {
  const { environment } = source;
  const { registryMirrors } = await seen2("engine");
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
  const isAddress3 = /^[\d.]+$/.test(host);
  const addresses = isAddress3 ? [host] : await resolve3(host).catch(() => []);
  return { source: from, host, addresses: addresses.toSorted() };
}

// src/facts/probes/requested-images.ts
var requestedImages = async ({ requestedImages: requestedImages2 }) => requestedImages2;

// src/facts/probes/requested-platforms.ts
var requestedPlatforms = async ({ requestedPlatforms: requestedPlatforms2 }) => requestedPlatforms2;

// src/facts/probes/runner.ts
import { dirname as dirname4 } from "node:path/posix";
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
  const listed3 = found.filter(({ path: path6, status }) => expected.includes(path6) || exists2(status));
  return Promise.all(
    withoutRepeats(listed3).map(
      ({ path: path6, status }) => describe8(source, path6, status, timeouts[expected.includes(path6) ? "expected" : "possible"])
    )
  );
};
var exists2 = (status) => typeof status === "object";
var statusOf = ({ files: files2 }, path6) => files2.status(path6).catch((error2) => codeOf(error2) === "EACCES" ? "permission-denied" : "missing");
function withoutRepeats(found) {
  const identity = ({ path: path6, status }) => exists2(status) ? `${status.device}:${status.inode}` : path6;
  return [...new Map(found.toReversed().map((each2) => [identity(each2), each2])).values()].reverse();
}
async function describe8(source, path6, status, timeout3) {
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

// src/facts/parsers/sysbox-version.ts
function parseSysboxVersion(output2) {
  return /^\s*version:\s*v?(\d+\.\d+\S*)\s*$/m.exec(output2)?.[1] ?? null;
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
  child2.on("close", (exitCode2) => {
    settle();
    resolve3({ exitCode: exitCode2, stdout, stderr, timedOut });
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
  return lines.filter((line2) => line2.trim() !== "").map((line2) => JSON.parse(line2));
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
  const keys = address2.protocol === "https" ? keysIn(environment) : {};
  const options2 = { ...address2, ...keys };
  return withoutVariables(modemVariables, () => new import_dockerode.default(options2));
}
function keysIn(environment) {
  const { rejectUnauthorized, ...keys } = engineKeys(environment);
  return rejectUnauthorized ? keys : { ...keys, agent: new Agent({ rejectUnauthorized }) };
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
  const read5 = (call) => beforeDeadline(readTimeout2, call);
  const change = (call) => beforeDeadline(changeTimeout, call);
  const ping2 = async (timeout3 = readTimeout2) => {
    await beforeDeadline(timeout3, (deadline) => daemon.ping(deadline));
  };
  return {
    ...housekeeping(dockerode, change),
    ...imageTransfers(host, dockerode, () => ping2(busyTimeout), change),
    host,
    ping: ping2,
    version: () => read5((deadline) => daemon.version(deadline)),
    info: () => read5((deadline) => daemon.info(deadline)),
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
    inspectImage: (reference) => missingAsNull(read5(() => dockerode.getImage(reference).inspect())),
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
      createInterface({ input: child2.stdout }).on("line", (line2) => {
        const answer = JSON.parse(line2);
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
  own: () => identityOf2(process.pid),
  find: identityOf2,
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
function identityOf2(pid) {
  const found = statusOf2(pid);
  return found && { pid, start: found.start };
}
function statusOf2(pid) {
  const text4 = read4(`/proc/${pid}/stat`);
  const end2 = text4.lastIndexOf(")");
  const [state, parent, , session, ...fields] = text4.slice(end2 + 2).split(" ");
  const start = fields[15];
  if (start === void 0 || state === "Z") return null;
  const name = text4.slice(text4.indexOf("(") + 1, end2);
  return { pid, start, name, parent: Number(parent), session: Number(session) };
}
function childrenOf(pid) {
  return read4(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word) => /^\d+$/.test(word) ? [Number(word)] : []).filter((child2) => statusOf2(child2)?.session !== child2);
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
  const output2 = openSync(log, "a", 384);
  const child2 = spawn4(process.execPath, [...heap, script, ...words], {
    detached: true,
    env: { ...environment, ...smallAllocator },
    cwd: "/",
    stdio: ["ignore", output2, output2, "pipe"],
    shell: false
  });
  closeSync(output2);
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

// src/doctor.ts
if (Number.parseInt(process.versions.node, 10) < 20) {
  process.stderr.write(`berth needs Node.js 20 or newer. This is ${process.version} (${process.execPath}).
`);
  process.exit(2);
}
var { output, errors, exitCode } = await run(process.argv.slice(2));
process.stderr.write(errors);
process.stdout.write(output, () => {
  process.exitCode = exitCode;
  exitProcess();
});
async function run(words) {
  const [command2] = words;
  if (isHookCommand(command2)) {
    const { runnerHooks } = await import("./runner-hooks.js");
    const programs = { node: process.execPath, berth: realpathSync(process.argv[1] ?? "") };
    return runnerHooks(words, programs, realWorld(workflow));
  }
  if (command2 === "guard") {
    const [{ ownerGuard }, { serveGuard }] = await Promise.all([
      import("./owner-guard.js"),
      import("./serve-guard.js")
    ]);
    return ownerGuard(words, serveGuard, realWorld(terminalWorkflow));
  }
  const { columns = 100, isTTY = false } = process.stdout;
  const terminal = { width: columns, color: isTTY && !process.env["NO_COLOR"] };
  return doctor(words, terminal, realWorld(terminalWorkflow));
}
