/** Social providers. */
import * as HashMap from "effect/HashMap"
import type { ProviderPerson, Published, RequestToken } from "./Provider.js"
import { get, type State } from "./State.js"

const personKey = (provider: string, id: string): string => `${provider.toLowerCase()} ${id}`

export const people = (state: State, provider: string): ReadonlyArray<ProviderPerson> =>
  state.people.filter(({ identity }) => identity.provider === provider.toLowerCase())

export const person = (state: State, provider: string, id: string): ProviderPerson | undefined =>
  people(state, provider).find(({ identity }) => identity.id === id)

/** Writes a person in the place of the one of the same id, if there is one. */
export const putPerson = (state: State, person: ProviderPerson): State => {
  const keyOf = ({ identity }: ProviderPerson) => personKey(identity.provider, identity.id)
  const isKnown = state.people.some((other) => keyOf(other) === keyOf(person))
  return {
    ...state,
    people: isKnown
      ? state.people.map((other) => (keyOf(other) === keyOf(person) ? person : other))
      : [...state.people, person]
  }
}

export const issueRequest = (state: State, request: RequestToken): State => ({
  ...state,
  requests: HashMap.set(state.requests, request.token, request)
})

export const findRequest = (state: State, token: string): RequestToken | undefined => get(state.requests, token)

export const spendRequest = (state: State, token: string): State => ({
  ...state,
  requests: HashMap.remove(state.requests, token)
})

export const publish = (state: State, published: Published): State => ({
  ...state,
  published: [published, ...state.published]
})

export const publishedBy = (state: State, provider: string, id: string): ReadonlyArray<Published> =>
  state.published.filter((one) => one.from === id && one.provider === provider.toLowerCase())
