/** What is wrong with a document, and where. Holds no value of it. */

export type Path = ReadonlyArray<string | number>

/** A name as it is written, unless it can be a value in the place of a name: `password:secret` lacks a blank. */
const shownStep = (step: string | number): string =>
  typeof step === "number" || /^[\w$-]{1,60}$/.test(step) ? String(step) : "…"

/** A path as messages show it, as in `accounts.1.email`. */
export const shownPath = (path: Path): string => path.map(shownStep).join(".")

export interface Found {
  readonly path: Path
  /** What the place is to be told by: a member's name, or what it holds. */
  readonly at: "name" | "value"
  /** As in `is not known`. */
  readonly reason: string
  /** As in `did you mean email?` */
  readonly suggestion?: string | undefined
}

/** A place, by the steps below it. */
interface Place {
  readonly below: Map<string | number, Place>
  isFound: boolean
}

const place = (): Place => ({ below: new Map(), isFound: false })

/** Collects what is found on a walk through a document. */
export class Walk {
  readonly found: Array<Found> = []
  readonly #path: Array<string | number> = []
  readonly #root: Place = place()
  /** How many of what is found are among the places. */
  #placed = 0

  /** Notes what is wrong with the place where the walk is. */
  report(reason: string, suggestion?: string, at: Found["at"] = "value"): void {
    this.found.push({ path: [...this.#path], at, reason, suggestion })
  }

  enter(step: string | number): void {
    this.#path.push(step)
  }

  leave(): void {
    this.#path.pop()
  }

  /** Whether something is wrong with a place, with what is in it, or with what it is in. */
  isFoundAt(path: Path): boolean {
    for (; this.#placed < this.found.length; this.#placed++) this.#put(this.found[this.#placed]?.path ?? [])
    let here: Place | undefined = this.#root
    for (const step of path) {
      if (here.isFound) return true
      here = here.below.get(step)
      if (here === undefined) return false
    }
    return here.isFound || here.below.size > 0
  }

  #put(path: Path): void {
    let here = this.#root
    for (const step of path) {
      const next = here.below.get(step) ?? place()
      here.below.set(step, next)
      here = next
    }
    here.isFound = true
  }

  /** Notes what is wrong with a place below the one where the walk is. */
  reportAt(steps: Path, reason: string, suggestion?: string): void {
    this.found.push({ path: [...this.#path, ...steps], at: "value", reason, suggestion })
  }
}
