/**
 * Pages at social providers.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { numeric } from "./SocialData.js"

const pageCategoryMembers = () => ({
  Id: Wire.string,
  Name: Wire.string
})

/**
 * A category of a page.
 *
 * @since 0.1.0
 * @category models
 */
export interface PageCategory extends Wire.Type<typeof pageCategoryMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PageCategory: Wire.Wire<PageCategory> = /* @__PURE__ */ Wire.document("PageCategory", pageCategoryMembers)

const pageCoverMembers = () => ({
  Id: Wire.string,
  Source: Wire.string,
  OffsetX: Wire.string,
  OffsetY: Wire.string
})

/**
 * The image on top of a page.
 *
 * @since 0.1.0
 * @category models
 */
export interface PageCover extends Wire.Type<typeof pageCoverMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PageCover: Wire.Wire<PageCover> = /* @__PURE__ */ Wire.document("PageCover", pageCoverMembers)

const codeNameMembers = () => ({
  Code: Wire.string,
  Name: Wire.string
})

/**
 * A code with its name.
 *
 * @since 0.1.0
 * @category models
 */
export interface CodeName extends Wire.Type<typeof codeNameMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const CodeName: Wire.Wire<CodeName> = /* @__PURE__ */ Wire.document("CodeName", codeNameMembers)

const pageLocationMembers = () => ({
  Street: Wire.string,
  City: Wire.string,
  State: Wire.string,
  Country: CodeName,
  Zip: Wire.string,
  Latitude: numeric(),
  Longitude: numeric(),
  Phone: Wire.string
})

/**
 * Where the owner of a page is.
 *
 * @since 0.1.0
 * @category models
 */
export interface PageLocation extends Wire.Type<typeof pageLocationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PageLocation: Wire.Wire<PageLocation> = /* @__PURE__ */ Wire.document("PageLocation", pageLocationMembers)

const pageSpecialtiesMembers = () => ({
  Total: Wire.integer,
  SpecialityNames: Wire.array(Wire.string)
})

/**
 * What the owner of a page is good at.
 *
 * @since 0.1.0
 * @category models
 */
export interface PageSpecialties extends Wire.Type<typeof pageSpecialtiesMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PageSpecialties: Wire.Wire<PageSpecialties> = /* @__PURE__ */ Wire.document(
  "PageSpecialties",
  pageSpecialtiesMembers
)

const pageMembers = () => ({
  ID: Wire.required(Wire.string),
  Name: Wire.string,
  Url: Wire.string,
  Category: Wire.string,
  Likes: numeric(),
  Phone: Wire.string,
  Image: Wire.string,
  Website: Wire.string,
  About: Wire.string,
  Description: Wire.string,
  Awards: Wire.string,
  CheckinCount: numeric(),
  Founded: Wire.string,
  Mission: Wire.string,
  Products: Wire.string,
  ReleaseDate: Wire.string,
  TalkingAboutCount: numeric(),
  Published: Wire.boolean,
  UserName: Wire.string,
  Locations: Wire.array(PageLocation),
  CategoryList: Wire.array(PageCategory),
  CoverImage: PageCover,
  EmployeeCountRange: CodeName,
  Industries: Wire.array(CodeName),
  Specialties: PageSpecialties,
  Status: CodeName,
  StockExchange: CodeName
})

/**
 * A page at a provider, such as one of a company.
 *
 * @since 0.1.0
 * @category models
 */
export interface Page extends Wire.Type<typeof pageMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Page: Wire.Wire<Page> = /* @__PURE__ */ Wire.document("Page", pageMembers)
