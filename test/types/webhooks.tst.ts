import type * as Profile from "@loginradius-effect/core/Profile"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import type { CustomObjectRecord } from "@loginradius-effect/core/CustomObjectManagement"
import type { Effect } from "effect"
import { Match, Redacted } from "effect"
import { describe, expect, test } from "tstyche"

type Named<Name> = Extract<Webhooks.Event, { readonly _tag: Name }>

describe("receive", () => {
  const receive = Webhooks.receive(Redacted.make("secret"))

  test("fails with three errors, distinguished by tag", () => {
    expect(receive("", "")).type.toBe<
      Effect.Effect<Webhooks.Event, Webhooks.SignatureMissing | Webhooks.SignatureInvalid | Webhooks.EventMalformed>
    >()
    expect<Effect.Effect.Error<ReturnType<typeof receive>>["_tag"]>().type.toBe<
      "WebhookSignatureMissing" | "WebhookSignatureInvalid" | "WebhookEventMalformed"
    >()
    expect(Webhooks.verify("secret")("", "")).type.toBe<
      Effect.Effect<void, Webhooks.SignatureMissing | Webhooks.SignatureInvalid>
    >()
  })

  test("accepts the body as text or bytes, and the header in every form of a server", () => {
    expect(receive).type.toBeCallableWith("{}", null)
    expect(receive).type.toBeCallableWith(new Uint8Array(), undefined)
    expect(receive).type.toBeCallableWith(Buffer.from(""), ["00"] as string | Array<string>)
    expect(receive).type.not.toBeCallableWith({ HookName: "login" }, "00")
    expect(Webhooks.receive).type.not.toBeCallableWith(undefined)
  })

  test("distinguishes every event by its tag", () => {
    expect<Webhooks.Event["_tag"]>().type.toBe<Webhooks.EventName | "Unknown">()
    expect<Named<"Login">["profile"]>().type.toBe<Profile.Profile>()
    expect<Named<"RemoveEmail">["removedEmail"]>().type.toBe<string>()
    expect<Named<"UpdateCustomobject">["object"]>().type.toBe<CustomObjectRecord>()
    expect<Named<"Unknown">>().type.toBe<Webhooks.UnknownEvent>()
    expect<Named<"Login">>().type.not.toHaveProperty("object")
  })

  test("narrows by tag, and reports a missing branch", () => {
    const some = Match.type<Named<"Login" | "RemoveEmail" | "DeleteCustomObject" | "Unknown">>().pipe(
      Match.tag("Login", ({ profile }) => profile.Uid),
      Match.tag("RemoveEmail", ({ removedEmail }) => removedEmail),
      Match.tag("DeleteCustomObject", ({ object }) => object.Id)
    )
    expect(Match.exhaustive).type.not.toBeCallableWith(some)
    expect(
      some.pipe(
        Match.tag("Unknown", ({ hookName }) => hookName),
        Match.exhaustive
      )
    ).type.toBe<(event: Named<"Login" | "RemoveEmail" | "DeleteCustomObject" | "Unknown">) => string>()
  })
})

describe("createSubscription", () => {
  test("needs an event and a target, and accepts secrets in clear and redacted", () => {
    const webhook = { Event: "Login", TargetUrl: "https://example.com" }
    expect(Webhooks.createSubscription).type.toBeCallableWith({ webhook })
    expect(Webhooks.createSubscription).type.not.toBeCallableWith({ webhook: { Event: "Login" } })
    for (const Password of ["plain", Redacted.make("secret")]) {
      expect(Webhooks.createSubscription).type.toBeCallableWith({
        webhook: { ...webhook, Authentication: { AuthType: "Basic", BasicAuth: { Username: "ada", Password } } }
      })
    }
  })

  test("answers secrets redacted", () => {
    expect<NonNullable<NonNullable<Webhooks.Webhook["Authentication"]>["BasicAuth"]>["Password"]>().type.toBe<
      Redacted.Redacted<string> | null | undefined
    >()
  })
})
