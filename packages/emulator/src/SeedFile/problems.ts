/** What is wrong with a document, and where. Holds no value of it. */

export type Path = ReadonlyArray<string | number>

export interface Found {
  readonly path: Path
  /** What the place is to be told by: a member's name, or what it holds. */
  readonly at: "name" | "value"
  /** As in `is not known`. */
  readonly reason: string
  /** As in `did you mean email?` */
  readonly suggestion?: string | undefined
}

/** Collects what is found on a walk through a document. */
export class Walk {
  readonly found: Array<Found> = []
  readonly #path: Array<string | number> = []

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
    return this.found.some((found) => {
      const [short, long] = found.path.length < path.length ? [found.path, path] : [path, found.path]
      return short.every((step, i) => step === long[i])
    })
  }

  /** Notes what is wrong with a place below the one where the walk is. */
  reportAt(steps: Path, reason: string, suggestion?: string): void {
    this.found.push({ path: [...this.#path, ...steps], at: "value", reason, suggestion })
  }
}
