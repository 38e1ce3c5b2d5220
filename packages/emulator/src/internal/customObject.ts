/** Custom objects as the service answers and delivers them. */
import type { CustomObjectRecord } from "@loginradius-effect/core/CustomObjectManagement"
import type { CustomObject } from "../Store/CustomObject.js"
import { iso } from "./time.js"

export const document = (object: CustomObject): CustomObjectRecord => ({
  Id: object.id,
  Uid: object.uid,
  IsActive: true,
  IsDeleted: false,
  DateCreated: iso(object.createdAt),
  DateModified: iso(object.modifiedAt),
  CustomObject: object.content
})
