/** Entries of registration data as the service answers them. */
import { iso } from "../internal/time.js"
import type { RegistrationEntry } from "../state/RegistrationData.js"

/** An entry, and the one above it. */
export const document = (entry: RegistrationEntry, parent: RegistrationEntry | undefined) => ({
  Code: entry.code ?? null,
  Id: entry.id,
  DateCreated: iso(entry.createdAt),
  DateModified: iso(entry.modifiedAt),
  IsActive: entry.isActive,
  Type: entry.type,
  Key: entry.key,
  Value: entry.value,
  ParentId: entry.parentId ?? null,
  ParentType: parent?.type ?? null
})
