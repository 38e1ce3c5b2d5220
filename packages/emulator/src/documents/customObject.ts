/** Custom objects as the service answers and delivers them. */
import type { CustomObjectRecord } from "@loginradius-effect/core/CustomObjectManagement"
import { iso } from "../internal/time.js"
import type { CustomObject } from "../state/CustomObjects.js"

export const document = (object: CustomObject): CustomObjectRecord => ({
  Id: object.id,
  Uid: object.uid,
  IsActive: true,
  IsDeleted: false,
  DateCreated: iso(object.createdAt),
  DateModified: iso(object.modifiedAt),
  CustomObject: object.content
})
