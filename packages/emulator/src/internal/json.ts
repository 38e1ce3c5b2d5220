/** JSON values whose shape is not known. */

/** How deep documents may be nested that hold those of requests: each of these may have as many levels as `Handler.maxDepth` says. */
export const maxLevels = 120

export const isObject = (value: unknown): value is { readonly [member: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value)
