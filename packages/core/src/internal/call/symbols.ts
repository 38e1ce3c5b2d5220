/** Where an endpoint keeps its compiled form. */
export const Compiled: unique symbol = Symbol.for("@loginradius-effect/core/Endpoint")

/** Where a call takes options before it begins. */
export const WithOptions: unique symbol = /* @__PURE__ */ Symbol()
