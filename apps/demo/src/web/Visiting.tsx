/** Who is here, for all pages. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react"
import type { Visit } from "../api/Visit.js"
import { type Loaded, useLoaded } from "./Action.js"
import { client } from "./Client.js"
import { Refused } from "./components/Notice.js"
import { watchEvents } from "./Events.js"
import { onSessionRefused } from "./SessionEnd.js"

interface Visiting extends Omit<Loaded<Visit>, "value"> {
  readonly visit: Visit
  /** Whether somebody was here whose session has ended, and has not signed in again. */
  readonly hasEnded: boolean
}

const Here = createContext<Visiting | undefined>(undefined)

const current = client.visit.current()

/** Asks anew who is here when a call is refused for want of a session: it may have ended at LoginRadius, or elsewhere. */
const useVisiting = () => {
  const { reload, show, value, ...loaded } = useLoaded(current)
  const [isDoubtful, setDoubtful] = useState(false)
  const isSignedIn = useRef(false)
  isSignedIn.current = value !== undefined && value.user !== null
  useEffect(
    () =>
      onSessionRefused(() => {
        if (isSignedIn.current) setDoubtful(true)
        reload()
      }),
    [reload]
  )
  const showAnother = useCallback(
    (visit: Visit) => {
      setDoubtful(false)
      show(visit)
    },
    [show]
  )
  return { ...loaded, reload, show: showAnother, value, hasEnded: isDoubtful && value?.user === null }
}

/** Shows nothing before it is known who is here. */
export const VisitProvider = ({ children }: { readonly children: ReactNode }) => {
  const { value, ...loaded } = useVisiting()
  const isHere = value !== undefined
  useEffect(() => (isHere ? watchEvents() : undefined), [isHere])
  if (value === undefined) return loaded.refusal === undefined ? null : <Refused refusal={loaded.refusal} />
  return <Here value={{ ...loaded, visit: value }}>{children}</Here>
}

export const useVisit = (): Visiting => {
  const visiting = useContext(Here)
  if (visiting === undefined) throw new Error("useVisit outside of VisitProvider")
  return visiting
}
