/** The first answer of the API, for all pages: who is signed in, and what the demo runs on. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react"
import type { Bootstrap } from "../../api/Bootstrap.js"
import type { User } from "../../api/Outcome.js"
import type { Refusal } from "../../api/Refusals.js"
import { useLoaded } from "./Action.js"
import { client } from "./Client.js"
import { watchEvents } from "./Events.js"
import { onSessionRefused } from "./SessionEnd.js"

export interface CurrentUser {
  /** Null if nobody is signed in. */
  readonly user: User | null
  readonly setUser: (user: User | null) => void
  /** Asks the server again who is signed in. */
  readonly reload: () => void
  /** Whether the session of a user has ended, and nobody has signed in since. */
  readonly hasEnded: boolean
}

interface Shared {
  readonly bootstrap: Bootstrap
  readonly currentUser: CurrentUser
}

const Shared = createContext<Shared | undefined>(undefined)

const read = client.bootstrap.read()

/** Asks again who is signed in when a call is refused: the session may have ended at LoginRadius, or in another browser. */
const useLoadedBootstrap = () => {
  const { reload, show, ...loaded } = useLoaded(read)
  const { value } = loaded
  const [wasRefused, setRefused] = useState(false)
  const isSignedIn = useRef(false)
  isSignedIn.current = value !== undefined && value.user !== null
  useEffect(
    () =>
      onSessionRefused(() => {
        if (isSignedIn.current) setRefused(true)
        reload()
      }),
    [reload]
  )
  const showUser = (bootstrap: Bootstrap, user: User | null) => {
    setRefused(false)
    show({ ...bootstrap, user })
  }
  return { ...loaded, reload, showUser, hasEnded: wasRefused && value?.user === null }
}

/** Shows its children when the answer has come, and nothing before. */
export const CurrentUserProvider = (props: {
  readonly children: ReactNode
  /** Shown in place of the children if the answer is a refusal. */
  readonly refused: (refusal: Refusal) => ReactNode
}) => {
  const { hasEnded, refusal, reload, showUser, value } = useLoadedBootstrap()
  const isLoaded = value !== undefined
  useEffect(() => (isLoaded ? watchEvents() : undefined), [isLoaded])
  if (value === undefined) return refusal === undefined ? null : props.refused(refusal)
  const setUser = (user: User | null) => showUser(value, user)
  return (
    <Shared value={{ bootstrap: value, currentUser: { user: value.user, setUser, reload, hasEnded } }}>
      {props.children}
    </Shared>
  )
}

const useShared = (): Shared => {
  const shared = useContext(Shared)
  if (shared === undefined) throw new Error("used outside of CurrentUserProvider")
  return shared
}

export const useCurrentUser = (): CurrentUser => useShared().currentUser

/** What the demo runs on, with the accounts to try and the social providers. */
export const useBootstrap = (): Omit<Bootstrap, "user"> => useShared().bootstrap
