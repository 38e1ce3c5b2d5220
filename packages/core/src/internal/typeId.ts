/** Where an endpoint keeps its description, and a call the way to give it options. */
export const TypeId: unique symbol = Symbol.for("@loginradius-effect/core/Endpoint")
