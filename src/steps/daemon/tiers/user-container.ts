/** The container of a daemon that is another user than root. */
export type UserContainer = {
  readonly uid: number
  readonly gid: number
  readonly home: string
  readonly dataRoot: string
  /**
   * Where the directory of the socket is mounted a second time. The user can lack the right to enter the directories above
   * its own path, such as /root.
   */
  readonly directory: string
  /** Directories with an anonymous volume, which is removed with the container. */
  readonly volumes: readonly string[]
}
