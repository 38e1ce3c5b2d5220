import type * as Wire from "../../Wire.js"
import type { Spec } from "./spec.js"

/** The `fields` text of an endpoint: the chosen members wherever its answer holds a profile, everything else whole. */
export const projection = (spec: Spec, fields: ReadonlyArray<string>): string =>
  listOf(spec.success, fields) ?? fields.join(",")

/** What profiles are recognised by. */
const identifyingMembers: { readonly [document: string]: string } = { Profile: "Uid", SocialProfile: "ID" }

/** The list of members for a value that contains a profile; undefined for any other. */
const listOf = (wire: Wire.Any, fields: ReadonlyArray<string>): string | undefined => {
  const description = wire.description
  switch (description.kind) {
    case "answer":
      return listOf(description.of, fields)
    case "array":
      return listOf(description.item, fields)
    case "oneOf": {
      // The form of the answer is unknown: the list has the members of all forms.
      const lists = description.variants.flatMap((variant) => listOf(variant, fields) ?? [])
      return lists.length === 0 ? undefined : lists.join(",")
    }
    case "document": {
      const identifying = identifyingMembers[description.name]
      if (identifying !== undefined) return [...new Set([identifying, ...fields])].join(",")
      const members = description.members().map(({ key, wire }) => ({ key, inner: listOf(wire, fields) }))
      if (members.every(({ inner }) => inner === undefined)) return undefined
      return members.map(({ inner, key }) => (inner === undefined ? key : `${key}(${inner})`)).join(",")
    }
    default:
      return undefined
  }
}
