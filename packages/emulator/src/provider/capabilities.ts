/** What can be asked of which social provider. */

export type Capability =
  | "album"
  | "audio"
  | "checkIn"
  | "company"
  | "contact"
  | "event"
  | "following"
  | "group"
  | "like"
  | "mention"
  | "message"
  | "page"
  | "photo"
  | "post"
  | "publish"
  | "status"
  | "video"

const capabilities: { readonly [provider: string]: ReadonlyArray<Capability> } = {
  facebook: [
    "album",
    "audio",
    "checkIn",
    "company",
    "contact",
    "event",
    "group",
    "like",
    "page",
    "photo",
    "post",
    "publish",
    "status",
    "video"
  ],
  google: ["album", "contact", "following", "photo", "video"],
  linkedin: ["company", "contact", "group", "message", "page", "publish", "status"],
  twitter: ["contact", "following", "mention", "message", "publish", "status"],
  vkontakte: [
    "album",
    "audio",
    "checkIn",
    "contact",
    "event",
    "following",
    "group",
    "photo",
    "post",
    "publish",
    "status",
    "video"
  ]
}

export const supports = (provider: string, capability: Capability): boolean =>
  Object.hasOwn(capabilities, provider.toLowerCase()) &&
  (capabilities[provider.toLowerCase()] ?? []).includes(capability)
