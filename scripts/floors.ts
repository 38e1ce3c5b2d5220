/**
 * The floors of each package, from the ground up: a file imports, types included, only from its own floor and from those below.
 * Read by the check of imports, and by docs/floors.md.
 */
export interface Floor {
  readonly what: string
  /** Paths in the package's `src`; one that ends in a slash is a folder. */
  readonly files: ReadonlyArray<string>
  /** Whether the entries of its folders do not import each other. `X.ts` and `X/` are one entry. */
  readonly apart?: boolean
}

export const floors: Readonly<Record<string, ReadonlyArray<Floor>>> = {
  "packages/core": [
    {
      what: "what differs between Effect 3 and 4",
      files: ["internal/effect/"]
    },
    {
      what: "what all errors have in common, the names of metrics, safety classes",
      files: ["LoginRadiusError.ts", "Telemetry.ts", "Safety.ts"]
    },
    {
      what: "values as they travel: described, decoded, checked",
      files: ["internal/wire/", "Wire.ts", "internal/duration.ts"]
    },
    { what: "the documented errors", files: ["ErrorCode.ts", "ErrorCode/", "ErrorTable.ts"] },
    { what: "when a call is repeated; signatures and one-time tokens", files: ["Retry.ts", "internal/auth/"] },
    {
      what: "what a call needs to know",
      files: ["LoginRadiusConfig.ts", "internal/call/symbols.ts", "internal/version.ts"]
    },
    {
      what: "a request in the making, and what credentials put into it",
      files: ["internal/call/draft.ts", "Credential.ts"]
    },
    {
      what: "an endpoint's description, as it is declared and as calls read it",
      files: ["internal/call/spec.ts", "internal/call/compiled.ts", "internal/call/projection.ts"]
    },
    { what: "a request on its way", files: ["internal/call/send.ts"] },
    {
      what: "the steps of a call",
      files: [
        "internal/call/request.ts",
        "internal/call/noAnswer.ts",
        "internal/call/retryAfter.ts",
        "internal/call/telemetry.ts",
        "internal/call/response.ts",
        "internal/call/retry.ts"
      ]
    },
    { what: "who may send", files: ["Admission.ts"] },
    { what: "a call from its beginning to its end", files: ["internal/call/call.ts"] },
    { what: "documents", files: ["model/", "internal/endpoints/listAnswer.ts", "Profile.ts"] },
    { what: "endpoints", files: ["Endpoint.ts"] },
    { what: "the other side of an endpoint", files: ["internal/handler/", "Handler.ts", "Mock.ts"] },
    { what: "what endpoints are declared with", files: ["internal/endpoints/"] },
    {
      what: "API groups",
      files: [
        "Account.ts",
        "Authentication.ts",
        "Authentication/",
        "Configuration.ts",
        "ConsentManagement.ts",
        "CustomObjectManagement.ts",
        "CustomRegistrationData.ts",
        "Infrastructure.ts",
        "MultiFactorAuthentication.ts",
        "MultiFactorAuthentication/",
        "OneTouchLogin.ts",
        "PasswordlessLogin.ts",
        "PhoneAuthentication.ts",
        "PhoneAuthentication/",
        "PinAuthentication.ts",
        "ReAuthentication.ts",
        "ReAuthentication/",
        "RiskBasedAuthentication.ts",
        "RolesManagement.ts",
        "SmartLogin.ts",
        "SocialLogin.ts",
        "SocialLogin/",
        "TokenManagement.ts",
        "TokenManagement/",
        "Webhooks.ts"
      ]
    },
    { what: "logins that ask several groups", files: ["Login.ts"] },
    { what: "all of it, by namespaces", files: ["index.ts"] }
  ],
  "packages/node": [
    {
      what: "bodies, targets, deadlines and proxies; the parts of undici",
      files: [
        "internal/effect.ts",
        "internal/undici.ts",
        "internal/contentEncoding.ts",
        "internal/target.ts",
        "internal/response.ts",
        "internal/list.ts",
        "internal/deadline.ts",
        "internal/proxies.ts"
      ]
    },
    {
      what: "one connection, and the queue for the connections of a host",
      files: ["internal/connect.ts", "internal/place.ts", "internal/queue.ts"]
    },
    {
      what: "all connections of a client, and what can be set of them",
      files: ["internal/connections.ts", "internal/settings.ts"]
    },
    { what: "requests and their answers", files: ["internal/exchange.ts", "internal/client.ts"] },
    { what: "layers", files: ["LoginRadiusNode.ts"] },
    { what: "all of it, by namespaces", files: ["index.ts"] }
  ],
  "packages/server": [
    {
      what: "the rule of the budget; what differs between Effect 3 and 4",
      files: ["internal/decide.ts", "internal/effect.ts", "internal/duration.ts"]
    },
    {
      what: "what can be set; what is known of a bucket, and who waits there",
      files: ["internal/settings.ts", "internal/book.ts"]
    },
    { what: "who asks, and in which order", files: ["internal/budget.ts"] },
    { what: "where it is kept: in this process, or with others", files: ["internal/memory.ts", "internal/shared.ts"] },
    { what: "verdicts on tokens, and what keeps them", files: ["internal/verify/"] },
    { what: "the others' place: Redis", files: ["internal/redis/"] },
    { what: "JWTs: their keys, signatures and claims", files: ["internal/jwt/"] },
    { what: "layers", files: ["RateBudget.ts", "Redis.ts", "TokenVerifier.ts", "Jwt.ts"] },
    { what: "what a request presents, who has sent it by that, and how it is refused", files: ["internal/auth/"] },
    { what: "what handlers have of it", files: ["Auth.ts"] },
    {
      what: "the frameworks",
      files: ["HttpApi.ts", "HttpRouter.ts", "Rpc.ts", "Express.ts", "Fastify.ts", "Fetch.ts"],
      apart: true
    },
    { what: "all of it, by namespaces", files: ["index.ts"] }
  ],
  "packages/emulator": [
    { what: "small things that belong to no floor above; what differs between Effect 3 and 4", files: ["internal/"] },
    {
      what: "what can be set, sent and made to fail",
      files: ["Settings.ts", "Settings/", "Outbox.ts", "Faults.ts"]
    },
    { what: "the state: a file for each entity, with its rows, indexes and operations", files: ["state/"] },
    { what: "what is kept beyond the emulator's end, as JSON and in a database", files: ["saved/"] },
    { what: "what handlers are written with", files: ["Store.ts", "handle.ts", "context.ts"] },
    {
      what: "from a request to its handler and back; knows no group of operations",
      files: ["pipeline/"]
    },
    { what: "the documents that are answered", files: ["documents/"] },
    { what: "social providers: who and what is there", files: ["provider/"] },
    { what: "webhooks: which events happened, and their delivery", files: ["webhooks/"] },
    { what: "mails and SMS: their codes, templates and limits", files: ["messages/"] },
    { what: "what LoginRadius decides", files: ["rules/"] },
    { what: "pages where a browser logs in by a social provider", files: ["pages/"] },
    { what: "what each endpoint asks of the rules", files: ["api/"], apart: true },
    { what: "accounts, sessions and more without going through endpoints", files: ["Seed.ts", "Seed/"] },
    { what: "the emulator in process", files: ["Emulator.ts", "Emulator/"] },
    {
      what: "all that an emulator holds, as a text and in a directory; seeds as files",
      files: ["Snapshot.ts", "Storage.ts", "SeedFile.ts", "SeedFile/"]
    },
    { what: "the control API, and what it does", files: ["Control.ts", "Control/"] },
    { what: "requests from sockets: their limits, and who may send them", files: ["server/"] },
    { what: "the emulator as a server", files: ["server.ts"] },
    { what: "the emulator as a command, which is bundled; the packages do not export it", files: ["cli/"] },
    { what: "all of it, by namespaces", files: ["index.ts"] }
  ],
  "apps/demo": [
    { what: "the contract of server and page", files: ["api/"] },
    { what: "the page: its state, and the list of features", files: ["web/state/", "web/Features.ts"] },
    { what: "the page: where a sign-in or a link leads", files: ["web/navigation/"] },
    { what: "the page: what pages are made of", files: ["web/components/", "web/theme/"] },
    { what: "the page: the panel beside it", files: ["web/panels/"] },
    { what: "the page: its pages", files: ["web/pages/"], apart: true },
    { what: "the page: all of it", files: ["web/Routes.ts", "web/App.tsx", "web/main.tsx"] },
    {
      what: "the server: its origin, and the LoginRadius that it runs on",
      files: ["server/host/Site.ts", "server/loginradius/"]
    },
    { what: "the server: browser sessions, and who is signed in", files: ["server/session/"] },
    { what: "the server: the listener, what every request passes, the files of the page", files: ["server/host/"] },
    { what: "the server: handlers, one file for each group of the contract", files: ["server/features/"], apart: true },
    { what: "the server: the application", files: ["server/App.ts"] },
    { what: "the server: the program", files: ["server/main.ts"] }
  ]
}
