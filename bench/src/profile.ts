/** The profiles that are decoded: a typical one, and one with every member. */
import { Profile, type Wire } from "@loginradius-effect/core"

/** Members that the user or the application writes. */
export const descriptive = {
  FirstName: "Ada",
  LastName: "Lovelace",
  NickName: "ada",
  Gender: "F",
  BirthDate: "12-10-1815",
  City: "London",
  Country: { Code: "GB", Name: "United Kingdom" },
  TimeZone: "Europe/London",
  Company: "Analytical Engines",
  Website: "https://example.com/ada",
  ImageUrl: "https://example.com/ada/portrait.png",
  PhoneNumbers: [{ PhoneType: "Mobile", PhoneNumber: "+442079460958" }],
  CustomFields: { plan: "pro", theme: "dark" }
}

/** Members that the service writes. */
const serviceMembers = {
  Uid: "7f3b2c1d9e8a4f6b8c5d0e1f2a3b4c5d",
  ID: "1c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f",
  Provider: "Email",
  FullName: "Ada Lovelace",
  Email: [{ Type: "Primary", Value: "ada@example.com" }],
  EmailVerified: true,
  IsActive: true,
  IsDeleted: false,
  NoOfLogins: 42,
  CreatedDate: "2026-01-02T03:04:05.678Z",
  ModifiedDate: "2026-02-03T04:05:06.789Z",
  LastLoginDate: "2026-03-04T05:06:07.89Z",
  Identities: null
}

const bytes = 1024
const shortProfile = { ...descriptive, ...serviceMembers, LoyaltyTier: "gold", About: "" }
const about = "Wrote the first program, for a machine that was never built. "

/** 27 known members, a sixth of all, and an unknown one; 1,024 bytes as JSON. */
export const profile: { readonly [member: string]: unknown } = {
  ...shortProfile,
  About: about.repeat(bytes / about.length + 1).slice(0, bytes - JSON.stringify(shortProfile).length)
}

/** A value that fits a description, with every member down to `depth`. */
const valueOf = ({ description }: Wire.Any, depth: number): unknown => {
  switch (description.kind) {
    case "integer":
    case "number":
      return 1
    case "boolean":
      return true
    case "unknown":
      return "anything"
    case "string":
    case "secret":
      return description.kind === "string" && description.format === "date-time" ? "2026-03-04T05:06:07Z" : "some text"
    case "literals":
      return description.values[0]
    case "array":
      return depth === 0 ? [] : [valueOf(description.item, depth)]
    case "record":
      return { key: valueOf(description.value, depth) }
    case "oneOf":
      return valueOf(description.variants[0]!, depth)
    case "document":
      return Object.fromEntries(
        description
          .members()
          .filter(({ wire }) => depth > 0 || wire.presence === "required")
          .map(({ key, wire }) => [key, valueOf(wire, depth - 1)])
      )
    case "answer":
    case "schema":
      throw new Error(`a profile has no ${description.kind}`)
  }
}

/** A profile with every member; below the first level only required ones. */
export const fullProfile = (): unknown => valueOf(Profile.Profile, 1)
