/** What the address that led here carries. It leaves the address bar at once: tokens must not stay in the history. */
import { useEffect, useState } from "react"

export const useLanding = (): URLSearchParams => {
  const [given] = useState(() => new URLSearchParams(location.search))
  useEffect(() => {
    if (given.size > 0) history.replaceState(history.state, "", location.pathname)
  }, [given])
  return given
}

/** The token of a link in a mail; blank where the link is not complete. */
export const useLinkToken = (): string => useLanding().get("vtoken") ?? ""
