/**
 * Requests as LoginRadius' SDKs for other languages send them, where these differ from the one for Node, and what has to come
 * back. Braces hold what a test has at hand: key, secret, and an account of the test with an access token.
 */
export interface Row {
  readonly language: "Go" | "PHP" | ".NET" | "Python" | "Java" | "Ruby"
  readonly what: string
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Signs the request in place of a secret, as the language does; with this payload, if it has one of its own. */
  readonly signs?: "no payload" | "its body"
  readonly status: number
  /** Members of the answer, by path. */
  readonly answer: Readonly<Record<string, unknown>>
}

const json = { "content-type": "application/json" }
const form = { "content-type": "application/x-www-form-urlencoded" }
const secret = { "x-loginradius-apisecret": "{secret}" }
const token = { authorization: "Bearer {token}" }
const auth = "/identity/v2/auth"
const manage = "/identity/v2/manage"
const key = "apikey={key}"
const refresh = "/api/v2/access_token/refresh?secret={secret}&access_token={token}"
const renewed = { status: 200, answer: { ErrorCode: undefined, IsPosted: undefined } }

export const rows: ReadonlyArray<Row> = [
  // --- Go: `""` where there is no body, a form's media type, slashes
  {
    language: "Go",
    what: "deletes an account",
    method: "DELETE",
    path: `${manage}/account/{uid}?${key}`,
    headers: { ...form, ...secret },
    body: '""',
    status: 200,
    answer: { IsDeleted: true }
  },
  {
    language: "Go",
    what: "deletes an account by JSON",
    method: "DELETE",
    path: `${manage}/account/{uid}/?${key}`,
    headers: { ...json, ...secret },
    body: '""',
    status: 200,
    answer: { IsDeleted: true }
  },
  {
    language: "Go",
    what: "asks for the deletion of an account",
    method: "DELETE",
    path: `${auth}/account?${key}&deleteurl=&emailtemplate=`,
    headers: { ...json, ...token },
    body: '""',
    status: 200,
    answer: { IsDeleteRequestAccepted: true }
  },
  {
    language: "Go",
    what: "invalidates the verification of an address",
    method: "PUT",
    path: `${manage}/account/{uid}/invalidateemail?${key}`,
    headers: { ...json, ...secret },
    body: '""',
    status: 200,
    answer: { IsPosted: true }
  },
  {
    language: "Go",
    what: "reads a profile under a path with a slash",
    method: "GET",
    path: `${auth}/account/?${key}`,
    headers: { ...form, ...token },
    body: "",
    status: 200,
    answer: { Uid: "{uid}", ErrorCode: undefined }
  },
  {
    language: "Go",
    what: "is told that a body is missing, not that it is malformed",
    method: "PUT",
    path: `${auth}/password/change?${key}`,
    headers: { ...json, ...token },
    body: '""',
    status: 400,
    answer: { ErrorCode: 1090 }
  },
  {
    language: "Go",
    what: "is told that null is no body",
    method: "DELETE",
    path: `${manage}/account/{uid}/email?${key}`,
    headers: { ...form, ...secret },
    body: "null",
    status: 400,
    answer: { ErrorCode: 1090 }
  },
  // --- expiresIn=0, which three of them always send
  {
    language: "PHP",
    what: "renews a token without a lifetime",
    method: "GET",
    path: `${refresh}&expiresIn=0&isWeb=0`,
    headers: json,
    body: "",
    ...renewed
  },
  {
    language: ".NET",
    what: "renews a token without a lifetime",
    method: "GET",
    path: `${refresh}&expiresIn=0&isWeb=False`,
    headers: {},
    body: "",
    ...renewed
  },
  {
    language: "Python",
    what: "renews a token without a lifetime",
    method: "GET",
    path: `${refresh}&expiresIn=0&isWeb=False`,
    headers: json,
    body: "{}",
    ...renewed
  },
  {
    language: "PHP",
    what: "clears a member with a flag of 1",
    method: "PUT",
    path: `${manage}/account/{uid}?${key}&nullSupport=1`,
    headers: { ...json, ...secret },
    body: '{"LastName":null}',
    status: 200,
    answer: { LastName: null }
  },
  // --- signatures, each in its language's form
  ...(["Java", "Ruby", "PHP", "Python", ".NET"] as const).flatMap((language): ReadonlyArray<Row> => {
    const empty = language === "PHP" || language === ".NET" ? "" : "{}"
    return [
      {
        language,
        what: "signs a GET",
        method: "GET",
        path: `${manage}/account?${key}&email={email}`,
        headers: json,
        body: "",
        signs: "no payload",
        status: 200,
        answer: { Uid: "{uid}" }
      },
      {
        language,
        what: "signs a DELETE without a body",
        method: "DELETE",
        path: `${manage}/account/{uid}?${key}`,
        headers: json,
        body: empty,
        signs: "no payload",
        status: 200,
        answer: { IsDeleted: true }
      },
      {
        language,
        what: "signs a PUT without a body",
        method: "PUT",
        path: `${manage}/account/{uid}/invalidateemail?${key}&verificationurl=https%3A%2F%2Fa.test%2F*%20(b)`,
        headers: json,
        body: empty,
        signs: "no payload",
        status: 200,
        answer: { IsPosted: true }
      },
      {
        language,
        what: "signs a body",
        method: "PUT",
        path: `${manage}/account/{uid}?${key}`,
        headers: json,
        body: '{"FirstName":"Ädä"}',
        signs: "its body",
        status: 200,
        answer: { FirstName: "Ädä" }
      },
      {
        language,
        what: "is refused with a body that it has not signed",
        method: "PUT",
        path: `${manage}/account/{uid}?${key}`,
        headers: json,
        body: '{"FirstName":"Eve"}',
        signs: "no payload",
        status: 403,
        answer: { ErrorCode: 1208 }
      }
    ]
  }),
  // --- what is not emulated is an error by its code
  ...(["Go", "PHP", ".NET", "Python", "Java", "Ruby"] as const).map((language): Row => ({
    language,
    what: "is told by a code that an operation is not emulated",
    method: "POST",
    path: `${auth}/passkey/forgot?${key}`,
    headers: json,
    body: '{"email":"ada@example.com"}',
    status: 501,
    answer: { ErrorCode: 100_501, Description: "Passkey.forgot", emulator: "not emulated" }
  }))
]
