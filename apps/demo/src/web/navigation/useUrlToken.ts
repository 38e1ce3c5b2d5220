/** Reads the query of the address, and removes it from the address bar: tokens must not stay in the history. */
import { useEffect, useState } from "react"

export const useUrlQuery = (): URLSearchParams => {
  const [query] = useState(() => new URLSearchParams(location.search))
  useEffect(() => {
    if (query.size > 0) history.replaceState(history.state, "", location.pathname)
  }, [query])
  return query
}

/** The token of a link in a mail; blank if it is missing. */
export const useUrlToken = (): string => useUrlQuery().get("vtoken") ?? ""
