/** The side of a contestant: a process that does the work it is asked for, round by round, and tells what it took. */

export interface Round {
  /** Microseconds that the process took of the CPU, its helper threads included. */
  readonly cpu: number
}

/** Keeps a result, so that no compiler may leave out the work that made it. */
export const keep = (result: unknown): void => {
  Reflect.set(globalThis, "kept", result)
}

/** Is ready to do `work`, which makes as many calls as it is told. */
export const compete = (work: (calls: number) => Promise<void> | void): void => {
  const round = async (calls: number): Promise<void> => {
    const before = process.cpuUsage()
    await work(calls)
    const { system, user } = process.cpuUsage(before)
    const told: Round = { cpu: system + user }
    process.send?.(told)
  }
  process.on("message", (calls: number) => void round(calls))
  process.on("disconnect", () => process.exit())
  process.send?.("ready")
}

/** Makes calls that answer promises, so many at a time. */
export const concurrently =
  (width: number, call: () => Promise<unknown>) =>
  async (calls: number): Promise<void> => {
    let left = calls
    const worker = async (): Promise<void> => {
      while (left-- > 0) keep(await call())
    }
    await Promise.all(Array.from({ length: width }, worker))
  }

/** Makes calls that answer at once. */
export const repeatedly =
  (call: () => unknown) =>
  (calls: number): void => {
    for (let i = 0; i < calls; i++) keep(call())
  }
