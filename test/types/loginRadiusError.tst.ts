import type * as Account from "@loginradius-effect/core/Account"
import type * as Authentication from "@loginradius-effect/core/Authentication"
import type * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import { Data, Effect, Match, pipe } from "effect"
import { describe, expect, test } from "tstyche"

/** An error of the application with the category of an error of the SDK. */
class Own extends Data.TaggedError("Own")<{ readonly category: "token" }> {}

type Token = ErrorCode.AccessTokenInvalid | ErrorCode.AccessTokenExpired
type Failure = Token | ErrorCode.UserNotFound | LoginRadiusError.RateLimited | Own

declare const call: Effect.Effect<string, Failure>
declare const category: LoginRadiusError.Category
declare const either: "token" | "notFound"
declare const list: ReadonlyArray<LoginRadiusError.Category>
declare const tokens: ReadonlyArray<"token">
declare const lists: readonly ["token"] | readonly ["notFound"]

const seen = <E>(_: E): Effect.Effect<E> => Effect.succeed(_)

describe("an error's category", () => {
  test("is literal, in the classes of ErrorCode and in the common ones", () => {
    expect<ErrorCode.UserNotFound["category"]>().type.toBe<"notFound">()
    expect<ErrorCode.FieldValidationFailed["category"]>().type.toBe<"validation">()
    expect<(typeof ErrorCode.UserNotFound)["category"]>().type.toBe<"notFound">()
    expect<LoginRadiusError.InvalidInput["category"]>().type.toBe<"validation">()
    expect<LoginRadiusError.OutcomeUnknown["category"]>().type.toBe<"transport">()
    expect<LoginRadiusError.LoginRadiusError["category"]>().type.toBe<LoginRadiusError.Category>()
  })
})

describe("catchCategory", () => {
  test("of a literal removes its errors, and passes them to the handler", () => {
    const last = call.pipe(LoginRadiusError.catchCategory("token", seen))
    expect(last).type.toBe<Effect.Effect<string | Token, ErrorCode.UserNotFound | LoginRadiusError.RateLimited | Own>>()
    const first = LoginRadiusError.catchCategory(call, "token", seen)
    expect(first).type.toBe<typeof last>()
    LoginRadiusError.catchCategory(call, "token", (error) => {
      expect(error).type.toBe<Token>()
      return Effect.void
    })
    call.pipe(
      LoginRadiusError.catchCategory("token", (error) => {
        expect(error).type.toBe<Token>()
        return Effect.void
      })
    )
  })

  test("of a list of literals removes the errors of all of them", () => {
    const last = call.pipe(LoginRadiusError.catchCategory(["token", "notFound"], seen))
    expect(last).type.toBe<Effect.Effect<string | Token | ErrorCode.UserNotFound, LoginRadiusError.RateLimited | Own>>()
    const first = LoginRadiusError.catchCategory(call, ["token", "notFound"], seen)
    expect(first).type.toBe<typeof last>()
  })

  test("of a list that is known at run time removes nothing", () => {
    const last = call.pipe(LoginRadiusError.catchCategory(list, seen))
    expect(last).type.toBe<Effect.Effect<string | Exclude<Failure, Own>, Failure>>()
    const first = LoginRadiusError.catchCategory(call, list, seen)
    expect(first).type.toBe<typeof last>()
    // The list may be empty.
    expect(call.pipe(LoginRadiusError.catchCategory(tokens, seen))).type.toBe<Effect.Effect<string | Token, Failure>>()
    expect(LoginRadiusError.catchCategory(call, tokens, seen)).type.toBe<Effect.Effect<string | Token, Failure>>()
  })

  test("of a category that is known at run time removes nothing", () => {
    const any = call.pipe(LoginRadiusError.catchCategory(category, seen))
    expect(any).type.toBe<Effect.Effect<string | Exclude<Failure, Own>, Failure>>()
    expect(LoginRadiusError.catchCategory(call, category, seen)).type.toBe<typeof any>()
    const last = call.pipe(LoginRadiusError.catchCategory(either, seen))
    expect(last).type.toBe<Effect.Effect<string | Token | ErrorCode.UserNotFound, Failure>>()
    expect(LoginRadiusError.catchCategory(call, either, seen)).type.toBe<typeof last>()
  })

  test("of a list type removes the errors of every list of this type", () => {
    type Caught<E> = Effect.Effect<string | Token | ErrorCode.UserNotFound, E>
    type NotToken = Exclude<Failure, Token>
    const last = call.pipe(LoginRadiusError.catchCategory(["token", either], seen))
    expect(last).type.toBe<Caught<NotToken>>()
    expect(LoginRadiusError.catchCategory(call, ["token", either], seen)).type.toBe<Caught<NotToken>>()
    expect(LoginRadiusError.catchCategory(call, lists, seen)).type.toBe<Caught<Failure>>()
    expect(LoginRadiusError.catchCategory(call, [], seen)).type.toBe<Effect.Effect<string, Failure>>()
    expect(LoginRadiusError.catchCategory(call, [...tokens, "notFound"], seen)).type.toBe<Caught<Failure>>()
    expect(LoginRadiusError.catchCategory(call, ["token", ...list], () => Effect.void)).type.toBe<
      Effect.Effect<string | void, NotToken>
    >()
  })

  test("accepts a handler with a wider parameter, and keeps the error type precise", () => {
    const handler = (error: LoginRadiusError.LoginRadiusError) => Effect.succeed(error.endpoint.length)
    const last = call.pipe(LoginRadiusError.catchCategory("token", handler))
    expect(last).type.toBe<
      Effect.Effect<string | number, ErrorCode.UserNotFound | LoginRadiusError.RateLimited | Own>
    >()
    expect(LoginRadiusError.catchCategory(call, "token", handler)).type.toBe<typeof last>()
  })

  test("adds the handler's errors and requirements", () => {
    const caught = call.pipe(
      LoginRadiusError.catchCategory("token", (error) => Effect.fail(error._tag)),
      LoginRadiusError.catchCategory("rateLimit", (error) => Effect.fail(error.retryAfter))
    )
    expect<"AccessTokenInvalid" | "AccessTokenExpired" | ErrorCode.UserNotFound | Own>().type.toBeAssignableTo<
      Effect.Effect.Error<typeof caught>
    >()
    expect<
      Extract<Effect.Effect.Error<typeof caught>, LoginRadiusError.LoginRadiusError>
    >().type.toBe<ErrorCode.UserNotFound>()
  })

  test("of a category without an error removes nothing, and its handler is never called", () => {
    LoginRadiusError.catchCategory(call, "mfa", (error) => {
      expect(error).type.toBe<never>()
      return Effect.void
    })
    expect(LoginRadiusError.catchCategory(call, "mfa", seen)).type.toBe<Effect.Effect<string, Failure>>()
    // @ts-expect-error is not assignable to
    LoginRadiusError.catchCategory(call, "tokens", () => Effect.void)
    // @ts-expect-error is not assignable to
    call.pipe(LoginRadiusError.catchCategory(["token", "tokens"], () => Effect.void))
  })

  test("keeps an error of a wider type, and passes it as an error of the SDK", () => {
    const wide = {} as Effect.Effect<string, LoginRadiusError.LoginRadiusError>
    const unknown = {} as Effect.Effect<string, unknown>
    expect(LoginRadiusError.catchCategory(wide, "token", () => Effect.succeed(1))).type.toBe<
      Effect.Effect<string | number, LoginRadiusError.LoginRadiusError>
    >()
    expect(LoginRadiusError.catchCategory(unknown, "token", (error) => Effect.succeed(error.category))).type.toBe<
      Effect.Effect<string, unknown>
    >()
    expect(wide.pipe(LoginRadiusError.catchCategory("token", (error) => Effect.succeed(error.endpoint)))).type.toBe<
      Effect.Effect<string, LoginRadiusError.LoginRadiusError>
    >()
  })

  test("works where the error is a type parameter", () => {
    const patient = <A, E, R>(self: Effect.Effect<A, E, R>) =>
      self.pipe(LoginRadiusError.catchCategory("rateLimit", (error) => Effect.fail(`wait: ${error.endpoint}` as const)))
    const first = <A, E, R>(self: Effect.Effect<A, E, R>) =>
      LoginRadiusError.catchCategory(self, "rateLimit", (error) => Effect.fail(`wait: ${error.endpoint}` as const))
    const patientCall = patient(call)
    expect(patientCall).type.toBe<
      Effect.Effect<string, Exclude<Failure, LoginRadiusError.RateLimited> | `wait: ${string}`>
    >()
    expect(first(call)).type.toBe<typeof patientCall>()
    expect(patient(Effect.fail("x"))).type.toBe<Effect.Effect<never, string>>()
  })

  test("works where the category is a type parameter, and removes nothing while it is unknown", () => {
    const or = <A, E, R, const C extends LoginRadiusError.Category>(self: Effect.Effect<A, E, R>, c: C) =>
      LoginRadiusError.catchCategory(self, c, () => Effect.succeed("none"))
    expect(or(call, "token")).type.toBe<Effect.Effect<string, Exclude<Failure, Token>>>()
    expect(or(call, either)).type.toBe<Effect.Effect<string, Failure>>()
  })

  test("of every category in turn removes every error of a call", () => {
    const caught = pipe(
      {} as Effect.Effect<"answer", Endpoint.Error<typeof Authentication.loginByEmail>>,
      LoginRadiusError.catchCategory("apiCredentials", () => Effect.succeed("apiCredentials" as const)),
      LoginRadiusError.catchCategory("configuration", () => Effect.succeed("configuration" as const)),
      LoginRadiusError.catchCategory("conflict", () => Effect.succeed("conflict" as const)),
      LoginRadiusError.catchCategory("consent", () => Effect.succeed("consent" as const)),
      LoginRadiusError.catchCategory("credentials", () => Effect.succeed("credentials" as const)),
      LoginRadiusError.catchCategory("lockout", () => Effect.succeed("lockout" as const)),
      LoginRadiusError.catchCategory("mfa", () => Effect.succeed("mfa" as const)),
      LoginRadiusError.catchCategory("notFound", () => Effect.succeed("notFound" as const)),
      LoginRadiusError.catchCategory("oauth", () => Effect.succeed("oauth" as const)),
      LoginRadiusError.catchCategory("permission", () => Effect.succeed("permission" as const)),
      LoginRadiusError.catchCategory("provider", () => Effect.succeed("provider" as const)),
      LoginRadiusError.catchCategory("rateLimit", () => Effect.succeed("rateLimit" as const)),
      LoginRadiusError.catchCategory("risk", () => Effect.succeed("risk" as const)),
      LoginRadiusError.catchCategory("server", () => Effect.succeed("server" as const)),
      LoginRadiusError.catchCategory("token", () => Effect.succeed("token" as const)),
      LoginRadiusError.catchCategory("transport", () => Effect.succeed("transport" as const)),
      LoginRadiusError.catchCategory("validation", () => Effect.succeed("validation" as const)),
      LoginRadiusError.catchCategory("verification", () => Effect.succeed("verification" as const))
    )
    expect(caught).type.toBe<Effect.Effect<"answer" | LoginRadiusError.Category>>()
  })
})

describe("catchAny", () => {
  test("removes every error of the SDK, and passes all of them to the handler", () => {
    const last = call.pipe(LoginRadiusError.catchAny(seen))
    expect(last).type.toBe<Effect.Effect<string | Exclude<Failure, Own>, Own>>()
    expect(LoginRadiusError.catchAny(call, seen)).type.toBe<typeof last>()
    call.pipe(
      LoginRadiusError.catchAny((error) => {
        expect(error).type.toBe<Exclude<Failure, Own>>()
        return Effect.void
      })
    )
    LoginRadiusError.catchAny(call, (error) => {
      expect(error).type.toBe<Exclude<Failure, Own>>()
      return Effect.void
    })
  })

  test("leaves no error of a call", () => {
    const login = {} as Effect.Effect<"answer", Endpoint.Error<typeof Authentication.loginByEmail>>
    expect(login.pipe(LoginRadiusError.catchAny(({ _tag }) => Effect.succeed(_tag.length)))).type.toBe<
      Effect.Effect<"answer" | number>
    >()
  })

  test("accepts a handler of any error, and adds its errors and requirements", () => {
    const handler = (error: LoginRadiusError.LoginRadiusError): Effect.Effect<1, "refused", "service"> =>
      error.category === "token" ? Effect.succeed(1) : Effect.fail("refused")
    const last = call.pipe(LoginRadiusError.catchAny(handler))
    expect(last).type.toBe<Effect.Effect<string | 1, Own | "refused", "service">>()
    expect(LoginRadiusError.catchAny(call, handler)).type.toBe<typeof last>()
  })

  test("works where the error is a type parameter", () => {
    const last = <A, E, R>(self: Effect.Effect<A, E, R>) =>
      self.pipe(LoginRadiusError.catchAny((error) => Effect.fail(`${error.category}!` as const)))
    const first = <A, E, R>(
      self: Effect.Effect<A, E, R>
    ): Effect.Effect<A, Exclude<E, LoginRadiusError.LoginRadiusError> | `${LoginRadiusError.Category}!`, R> =>
      LoginRadiusError.catchAny(self, (error) => Effect.fail(`${error.category}!` as const))
    const refused = first(call)
    expect(refused).type.toBe<Effect.Effect<string, Own | `${LoginRadiusError.Category}!`>>()
    expect(last(call)).type.toBe<typeof refused>()
  })

  test("is also a function of effects that fail only with errors of the SDK", () => {
    const handled = LoginRadiusError.catchAny((error) => Effect.fail(error.category))
    expect(handled({} as Effect.Effect<string, Exclude<Failure, Own>>)).type.toBe<
      Effect.Effect<string, LoginRadiusError.Category>
    >()
    expect(handled).type.not.toBeCallableWith(call)
  })

  test("keeps an error of a wider type, and passes it as an error of the SDK", () => {
    const unknown = {} as Effect.Effect<string, unknown>
    expect(LoginRadiusError.catchAny(unknown, (error) => Effect.succeed(error.category))).type.toBe<
      Effect.Effect<string, unknown>
    >()
    const wide = {} as Effect.Effect<string, LoginRadiusError.LoginRadiusError>
    expect(wide.pipe(LoginRadiusError.catchAny(seen))).type.toBe<
      Effect.Effect<string | LoginRadiusError.LoginRadiusError>
    >()
  })
})

describe("ErrorCode.Any", () => {
  /** Instances of every class in ErrorCode. */
  type Documented = {
    readonly [Tag in keyof typeof ErrorCode]: (typeof ErrorCode)[Tag] extends { readonly prototype: infer E }
      ? E
      : never
  }[keyof typeof ErrorCode]

  type CommonTag =
    | "ApiCredentialsRejected"
    | "CredentialsMissing"
    | "InvalidInput"
    | "MalformedResponse"
    | "OutcomeUnknown"
    | "RateLimited"
    | "ServerFailed"
    | "TransportFailed"
    | "Unrecognized"

  test("has every documented error and the common ones, and nothing else", () => {
    expect<Exclude<ErrorCode.Any, Documented>["_tag"]>().type.toBe<CommonTag>()
    expect<Documented>().type.toBeAssignableTo<ErrorCode.Any>()
    expect<ErrorCode.Any["_tag"]>().type.toBe<CommonTag | keyof typeof ErrorCode>()
    expect<ErrorCode.Any>().type.toBeAssignableTo<LoginRadiusError.LoginRadiusError>()
    expect<ErrorCode.Any["category"]>().type.toBe<LoginRadiusError.Category>()
  })

  test("includes every error of an endpoint", () => {
    expect<Endpoint.Error<typeof Authentication.loginByEmail>>().type.toBeAssignableTo<ErrorCode.Any>()
    expect<Endpoint.Error<typeof Account.create>>().type.toBeAssignableTo<ErrorCode.Any>()
    expect<Own>().type.not.toBeAssignableTo<ErrorCode.Any>()
  })

  test("is narrowed by tag", () => {
    expect<Extract<ErrorCode.Any, { readonly _tag: "UserNotFound" }>>().type.toBe<ErrorCode.UserNotFound>()
    const locked = (error: ErrorCode.Any) => (error._tag === "AccountTemporarilyLocked" ? error : undefined)
    expect(locked).type.toBe<(error: ErrorCode.Any) => ErrorCode.AccountTemporarilyLocked | undefined>()
  })

  test("is matched exhaustively by category and by tag", () => {
    const word = (error: ErrorCode.Any): string => {
      switch (error.category) {
        case "apiCredentials":
        case "configuration":
        case "oauth":
          return "operations"
        case "server":
        case "transport":
        case "rateLimit":
        case "provider":
          return "later"
        case "conflict":
        case "consent":
        case "credentials":
        case "lockout":
        case "mfa":
        case "notFound":
        case "permission":
        case "risk":
        case "token":
        case "validation":
          return "user"
        default:
          expect(error.category).type.toBe<"verification">()
          return error._tag
      }
    }
    expect(word).type.toBeCallableWith({} as ErrorCode.RoleNotFound)
    const matched = Match.type<Extract<ErrorCode.Any, { readonly category: "rateLimit" | "transport" }>>().pipe(
      Match.withReturnType<number>(),
      Match.tag("EmailSendLimitReached", "SmsSendLimitReached", "DefaultSmsLimitExceeded", ({ code }) => code),
      Match.tag("TokenGenerationLimitReached", "OtpGenerationLimitReached", ({ code }) => code),
      Match.tagsExhaustive({ RateLimited: () => 429, TransportFailed: () => 0, OutcomeUnknown: () => 1 })
    )
    expect(matched).type.toBeCallableWith({} as LoginRadiusError.RateLimited)
  })

  test("is never when all categories are caught", () => {
    const failed = {} as Effect.Effect<never, ErrorCode.Any>
    const caught = LoginRadiusError.catchCategory(
      failed,
      [
        "apiCredentials",
        "configuration",
        "conflict",
        "consent",
        "credentials",
        "lockout",
        "mfa",
        "notFound",
        "oauth",
        "permission",
        "provider",
        "rateLimit",
        "risk",
        "server",
        "token",
        "transport",
        "validation",
        "verification"
      ],
      ({ category }) => Effect.succeed(category)
    )
    expect(caught).type.toBe<Effect.Effect<LoginRadiusError.Category>>()
    expect(LoginRadiusError.catchAny(failed, ({ category }) => Effect.succeed(category))).type.toBe<typeof caught>()
  })
})
