/** Where a sign-in leads, for all ways to sign in: to the profile, or to the second factor. */
import { flushSync } from "react-dom"
import { useLocation } from "wouter"
import type { Outcome } from "../api/Outcome.js"
import { useVisit } from "./Visiting.js"

export const useArrival = (): ((outcome: Outcome) => void) => {
  const { show, visit } = useVisit()
  const [, navigate] = useLocation()
  return (outcome) => {
    if (outcome._tag === "SecondFactorNeeded") return navigate("/two-step")
    // First the user, then the page: pages that need one send others away.
    flushSync(() => show({ ...visit, user: outcome.user }))
    navigate("/profile")
  }
}
