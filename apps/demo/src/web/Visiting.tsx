/** Who is here, for all pages. */
import { createContext, type ReactNode, useContext, useEffect } from "react"
import type { Visit } from "../api/Visit.js"
import { type Loaded, useLoaded } from "./Action.js"
import { client } from "./Client.js"
import { Refused } from "./components/Notice.js"
import { watchEvents } from "./Events.js"

interface Visiting extends Omit<Loaded<Visit>, "value"> {
  readonly visit: Visit
}

const Here = createContext<Visiting | undefined>(undefined)

const current = client.visit.current()

/** Shows nothing before it is known who is here. */
export const VisitProvider = ({ children }: { readonly children: ReactNode }) => {
  const { value, ...loaded } = useLoaded(current)
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
