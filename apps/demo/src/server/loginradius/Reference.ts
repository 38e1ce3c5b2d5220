/** What is known of each endpoint without calling it, read from its declaration. */
import * as LoginRadius from "@loginradius-effect/core"

export interface Reference {
  /** The type of its answer, as the declaration names it. */
  readonly answer: string | null
  /** Its page in LoginRadius' documentation. */
  readonly page: string | null
  /** The errors that it declares. */
  readonly errors: ReadonlyArray<string>
}

const site = "https://www.loginradius.com/legacy/docs/api/v2/"

const all: ReadonlyMap<string, Reference> = new Map(
  Object.values(LoginRadius)
    .flatMap((group): ReadonlyArray<unknown> => Object.values(group))
    .filter(LoginRadius.Endpoint.isEndpoint)
    .map(({ id, spec }) => {
      const { description } = spec.success
      return [
        id,
        {
          answer: "name" in description ? String(description.name) : null,
          page: spec.docs === undefined ? null : site + spec.docs,
          errors: [...(spec.errors ?? []), ...spec.auth.errors].map(({ tag }) => tag)
        }
      ]
    })
)

export const isKnown = (endpoint: string): boolean => all.has(endpoint)

export const of = (endpoint: string): Reference => all.get(endpoint) ?? { answer: null, page: null, errors: [] }
