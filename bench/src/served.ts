/** What a server of a profile tells the process that started it. */

export interface Served {
  readonly address: string
  /** The token of the user whose profile is served. */
  readonly accessToken: string
}

/** Announces a server. Answers each message with the CPU time of this process so far, in microseconds. */
export const reportCpu = (served: Served): void => {
  process.on("message", () => {
    const { system, user } = process.cpuUsage()
    process.send?.(system + user)
  })
  process.on("disconnect", () => process.exit())
  process.send?.(served)
}
