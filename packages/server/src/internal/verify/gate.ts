/** Whether the service may be asked: when it has not answered, one asks a second later, and the others once it has. */

/** Milliseconds from one attempt to the next while the service does not answer. */
export const pause = 1000

/** Tells what came of asking, once: whether there was an answer, and nothing if nobody waited for it. */
export type Told = (isAnswered: boolean | undefined, now: number) => void

export interface Gate {
  /** Milliseconds until somebody may ask, or wait with one who asks the same already; 0 for now. */
  readonly wait: (now: number, isAsked: boolean) => number
  /** Somebody asks. */
  readonly enter: () => Told
}

export const gate = (): Gate => {
  let isOpen = true
  let isTried = false
  let until = 0
  // Who began to ask before the last change says nothing of what is after it.
  let changes = 0
  return {
    wait: (now, isAsked) => (isOpen ? 0 : now < until ? until - now : isTried && !isAsked ? pause : 0),
    enter: () => {
      const before = changes
      const isTrial = !isOpen
      if (isTrial) isTried = true
      return (isAnswered, now) => {
        if (isTrial) isTried = false
        if (isAnswered === undefined || (isAnswered ? isOpen : before !== changes)) return
        changes++
        isOpen = isAnswered
        if (!isAnswered) until = now + pause
      }
    }
  }
}
