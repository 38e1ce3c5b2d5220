/** How the code is built: the way of a call, the floors, and the seam for Effect 4, both of which the check of imports holds. */
import { floors } from "../floors.js"
import { instead, seams } from "../seam.js"

/** The files that something goes through, in its order. */
type Way = ReadonlyArray<readonly [path: string, what: string]>

/** A way as a list, with the files of a package as links. */
const steps = (folder: string, way: Way): string =>
  way.map(([path, what], n) => `${n + 1}. [${path}](../${folder}/src/${path}) ${what}.`).join("\n")

const wayOfCall: Way = [
  ["RolesManagement.ts", "declares the endpoint: a function, and a description that is made when it is first needed"],
  ["Endpoint.ts", "makes it callable, and gives it its types"],
  ["internal/call/call.ts", "begins a call when the effect is run, and leads it through the steps below"],
  ["internal/call/telemetry.ts", "opens the span, and ends it with the call; counts"],
  ["internal/call/request.ts", "makes the request of the input, or `InvalidInput` of a member that cannot be sent"],
  ["Credential.ts", "puts key, secret, token or SOTT where the endpoint wants them"],
  ["internal/call/retry.ts", "attempts it as often as the safety class and the policy allow"],
  ["internal/call/send.ts", "sends it by whatever HTTP client there is, and reads the answer up to its limit"],
  ["internal/call/noAnswer.ts", "says what came of a request without an answer: whether it may have arrived"],
  ["internal/call/response.ts", "makes a value of the answer, or the error that its code stands for"]
]

const wayOfRequest: Way = [
  ["server.ts", "receives it from a socket, within limits; in process, `Emulator.layer` hands it over as it is"],
  ["pipeline/pipeline.ts", "lets a fault meet it, and leads it through the steps below"],
  ["pipeline/accept.ts", "brings what LoginRadius tolerates into one form: letter case, blanks, places of credentials"],
  ["pipeline/route.ts", "finds the handler; what none handles is answered 501"],
  ["pipeline/credentials.ts", "checks the application's key, and its secret, signature or SOTT"],
  ["pipeline/exchange.ts", "waits for its turn, forgets what ended long ago, and begins the one change of the request"],
  ["pipeline/malformed.ts", "refuses a body or a member that the endpoint cannot read"],
  ["api/RolesManagement/roles.ts", "handles it: asks the rules, reads and changes the state, makes the document"],
  ["rules/lockout.ts", "decides, as do the other rules; what a refusal must leave behind is wrapped in `keep`"],
  ["state/state.ts", "makes the change final, or undoes it: what it did is a list, row by row"],
  ["webhooks/watch.ts", "reads from that list which events happened, and has webhooks told"]
]

const code = (text: string): string => `\`${text}\``

const floorsOf = (folder: string): string => {
  const list = floors[folder] ?? []
  const rows = list.map(
    ({ apart, files, what }, n) =>
      `| ${n} | ${files.map(code).join(", ")} | ${what}${apart === true ? " *(apart)*" : ""} |`
  )
  return [
    `### \`${folder}\``,
    "",
    "| Floor | Files | What is there |",
    "| ---: | --- | --- |",
    ...rows.toReversed()
  ].join("\n")
}

const seamTable = (): string =>
  [
    "| What differs | Files that hide it | What only they use |",
    "| --- | --- | --- |",
    ...seams.map(({ differs, files, members = [], modules = [], values = [] }) => {
      const uses = [...modules.map(code), ...values.map((module) => `${code(module)} (values)`), ...members.map(code)]
      return `| ${differs} | ${files.map((path) => code(path.replace("/src/", "/"))).join(", ")} | ${uses.join(", ")} |`
    })
  ].join("\n")

export const render = (): string => `# Architecture

An endpoint is a value. The client, the emulator, the reference tables and the tests read that value; nothing is said twice.

## A call, from its beginning to its end

${steps("packages/core", wayOfCall)}

## A request at the emulator

${steps("packages/emulator", wayOfRequest)}

Requests are handled one after the other. One that needs the hash of a password is undone as a whole, lets others go on while the
hash is derived, and is run anew from the beginning: by then its account may be locked.

## Floors

A file imports from its own floor and from those below, types included, and no import closes a circle. On a floor marked *apart*
no file imports its neighbours: a feature of the demo imports no other feature. \`scripts/floors.ts\` says which floor a file is on;
the step \`imports\` of the test command checks it, and these tables are made of it.

${Object.keys(floors).map(floorsOf).join("\n\n")}

## Effect 3 and 4

The packages are written for Effect 3, in what it has in common with 4: between the two, most code differs in names of modules and
functions alone. What differs in more stays in a few files, and the step \`imports\` refuses it elsewhere.

${seamTable()}

Nowhere in the packages: ${Object.entries(instead)
  .map(([use, both]) => `${code(use)} (both have ${both})`)
  .join(", ")}. A result, a tag or an error is never used as an effect.
`
