/** The link in an endpoint's docstring: an editor shows it, and it leads to the page that the endpoint's `docs` names. */
import { docsSite, endpoints } from "./endpoints.js"
import { endpointText } from "./source.js"

/** Endpoints whose docstring does not link their page, and nothing else. */
export const gaps = (): ReadonlyArray<string> =>
  endpoints.flatMap(({ id, spec }) => {
    const expected = spec.docs === undefined ? "" : docsSite + spec.docs
    const links = endpointText(id)?.links.join(" ")
    if (links === expected) return []
    return [`${id}: its docstring links ${links || "no page"}, where \`docs\` says ${expected || "none"}`]
  })
