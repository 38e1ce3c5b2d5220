/** The figures that a case measures, and their bounds. */

export type Unit = "ratio" | "µs" | "ms" | "KB" | "MB" | "M"

export interface Bounds {
  /** The value to aim for. */
  readonly reach: number
  /** The worst value that is accepted. */
  readonly limit: number
  readonly higherIsBetter?: boolean
}

export interface Figure {
  readonly case: string
  readonly value: number
  readonly unit: Unit
  readonly bounds?: Bounds | undefined
}

export interface Case {
  readonly name: string
  readonly measure: () => Promise<ReadonlyArray<Figure>>
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
