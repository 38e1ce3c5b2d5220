/** Rules of this repository that oxlint does not have itself. */

const rule = (description, create) => ({ meta: { type: "problem", docs: { description } }, create })

const noTry = rule("failures are values", (context) => ({
  TryStatement: (node) =>
    context.report({ node, message: "No `try` in packages: use Effect.try, Either.try or a schema." })
}))

const noAmbientDate = rule("time comes from Effect's Clock", (context) => {
  const check = (node) => {
    if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) {
      context.report({ node, message: "The current time comes from Clock or DateTime, so that TestClock drives it." })
    }
  }
  return { NewExpression: check, CallExpression: check }
})

export default {
  meta: { name: "house" },
  rules: { "no-try": noTry, "no-ambient-date": noAmbientDate }
}
