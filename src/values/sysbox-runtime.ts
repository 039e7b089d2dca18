/** The name under which the installer of Sysbox adds its runtime to an engine (nestybox/sysbox, docs/user-guide/install-package.md). */
export const sysboxRuntime = 'sysbox-runc'
