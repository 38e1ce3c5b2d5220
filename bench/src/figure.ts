/** The figures that a case measures, and their bounds. */

export type Unit = "ratio" | "µs" | "ms" | "B" | "KB" | "MB" | "M"

export interface Bounds {
  /** The value to aim for. */
  readonly reach: number
  /** The worst value that is accepted. */
  readonly limit: number
  readonly higherIsBetter?: boolean
}

/** What the same costs with few and with many of something. */
export interface Growth {
  /** As in `1,000 → 100,000 accounts`. */
  readonly of: string
  readonly few: number
  readonly many: number
  readonly unit: Unit
  /** What `many` should come down to. */
  readonly reach?: number | undefined
}

export interface Figure {
  readonly case: string
  readonly value: number
  readonly unit: Unit
  readonly bounds?: Bounds | undefined
  /** What the value is the ratio of. */
  readonly growth?: Growth
}

export interface Options {
  /** Also what takes minutes and gigabytes. */
  readonly large: boolean
}

export interface Case {
  readonly name: string
  readonly measure: (options: Options) => Promise<ReadonlyArray<Figure>>
}

export const ratio = (name: string, value: number, bounds?: Bounds): Figure => ({
  case: name,
  value,
  unit: "ratio",
  bounds
})

export const isBroken = ({ bounds, value }: Figure): boolean => {
  if (!Number.isFinite(value)) return true
  if (bounds === undefined) return false
  return bounds.higherIsBetter === true ? value < bounds.limit : value > bounds.limit
}

export const median = (values: ReadonlyArray<number>): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
