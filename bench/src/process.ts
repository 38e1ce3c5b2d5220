/** Runs inside a measured process: makes calls, round by round, and reports the CPU time of each round. */

export interface Round {
  /** CPU time of the process in microseconds, helper threads included. */
  readonly cpu: number
}

/** Stores a result, so that the compiler cannot optimise away the work that made it. */
export const keep = (result: unknown): void => {
  Reflect.set(globalThis, "kept", result)
}

/** Waits for messages with a number of calls, runs `work` with that number, and sends back the cost. */
export const runRounds = (work: (calls: number) => Promise<void> | void): void => {
  const round = async (calls: number): Promise<void> => {
    const before = process.cpuUsage()
    await work(calls)
    const { system, user } = process.cpuUsage(before)
    const cost: Round = { cpu: system + user }
    process.send?.(cost)
  }
  process.on("message", (calls: number) => void round(calls))
  process.on("disconnect", () => process.exit())
  process.send?.("ready")
}

/** Makes asynchronous calls, `width` at a time. */
export const concurrently =
  (width: number, call: () => Promise<unknown>) =>
  async (calls: number): Promise<void> => {
    let left = calls
    const worker = async (): Promise<void> => {
      while (left-- > 0) keep(await call())
    }
    await Promise.all(Array.from({ length: width }, worker))
  }

/** Makes synchronous calls, one after the other. */
export const repeatedly =
  (call: () => unknown) =>
  (calls: number): void => {
    for (let i = 0; i < calls; i++) keep(call())
  }
