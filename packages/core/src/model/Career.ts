/**
 * What a person has learnt and done: education, positions, projects, skills.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const educationMembers = () => ({
  School: Wire.string,
  degree: Wire.string,
  fieldofstudy: Wire.string,
  type: Wire.string,
  year: Wire.string,
  activities: Wire.string,
  notes: Wire.string,
  StartDate: Wire.string,
  EndDate: Wire.string
})

/**
 * A school or a course of studies.
 *
 * @since 0.1.0
 * @category models
 */
export interface Education extends Wire.Type<typeof educationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Education: Wire.Wire<Education> = /* @__PURE__ */ Wire.document("Education", educationMembers)

const courseMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Number: Wire.string
})

/**
 * A course that was taken.
 *
 * @since 0.1.0
 * @category models
 */
export interface Course extends Wire.Type<typeof courseMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Course: Wire.Wire<Course> = /* @__PURE__ */ Wire.document("Course", courseMembers)

const certificationMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Authority: Wire.string,
  Number: Wire.string,
  StartDate: Wire.string,
  EndDate: Wire.string
})

/**
 * A certification that was gained.
 *
 * @since 0.1.0
 * @category models
 */
export interface Certification extends Wire.Type<typeof certificationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Certification: Wire.Wire<Certification> = /* @__PURE__ */ Wire.document(
  "Certification",
  certificationMembers
)

const awardMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Issuer: Wire.string
})

/**
 * An award that was given.
 *
 * @since 0.1.0
 * @category models
 */
export interface Award extends Wire.Type<typeof awardMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Award: Wire.Wire<Award> = /* @__PURE__ */ Wire.document("Award", awardMembers)

const skillMembers = () => ({
  Id: Wire.string,
  Name: Wire.string
})

/**
 * Something that a person can do.
 *
 * @since 0.1.0
 * @category models
 */
export interface Skill extends Wire.Type<typeof skillMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Skill: Wire.Wire<Skill> = /* @__PURE__ */ Wire.document("Skill", skillMembers)

const positionCompanyMembers = () => ({
  Name: Wire.string,
  Type: Wire.string,
  Industry: Wire.string
})

/**
 * The company of a position.
 *
 * @since 0.1.0
 * @category models
 */
export interface PositionCompany extends Wire.Type<typeof positionCompanyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PositionCompany: Wire.Wire<PositionCompany> = /* @__PURE__ */ Wire.document(
  "PositionCompany",
  positionCompanyMembers
)

const positionMembers = () => ({
  Position: Wire.string,
  Company: Wire.aliased(PositionCompany, "Comapny"),
  Location: Wire.string,
  Summary: Wire.string,
  IsCurrent: Wire.string,
  StartDate: Wire.string,
  EndDate: Wire.string
})

/**
 * A position at a company.
 *
 * @since 0.1.0
 * @category models
 */
export interface Position extends Wire.Type<typeof positionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Position: Wire.Wire<Position> = /* @__PURE__ */ Wire.document("Position", positionMembers)

const nameIdMembers = () => ({
  Id: Wire.string,
  Name: Wire.string
})

/**
 * A name with the provider's id for it.
 *
 * @since 0.1.0
 * @category models
 */
export interface NameId extends Wire.Type<typeof nameIdMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const NameId: Wire.Wire<NameId> = /* @__PURE__ */ Wire.document("NameId", nameIdMembers)

const projectMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Summary: Wire.string,
  /** The people who worked on it as well. */
  With: Wire.array(NameId),
  StartDate: Wire.string,
  EndDate: Wire.string,
  IsCurrent: Wire.aliased(Wire.string, "isCurrent")
})

/**
 * A project that was worked on.
 *
 * @since 0.1.0
 * @category models
 */
export interface Project extends Wire.Type<typeof projectMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Project: Wire.Wire<Project> = /* @__PURE__ */ Wire.document("Project", projectMembers)

const publicationAuthorMembers = () => ({
  Id: Wire.string,
  Name: Wire.string
})

/**
 * An author of a publication.
 *
 * @since 0.1.0
 * @category models
 */
export interface PublicationAuthor extends Wire.Type<typeof publicationAuthorMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const PublicationAuthor: Wire.Wire<PublicationAuthor> = /* @__PURE__ */ Wire.document(
  "PublicationAuthor",
  publicationAuthorMembers
)

const publicationMembers = () => ({
  Id: Wire.string,
  Title: Wire.string,
  Publisher: Wire.string,
  Authors: Wire.array(PublicationAuthor),
  Date: Wire.string,
  Url: Wire.string,
  Summary: Wire.string
})

/**
 * Something that was published.
 *
 * @since 0.1.0
 * @category models
 */
export interface Publication extends Wire.Type<typeof publicationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Publication: Wire.Wire<Publication> = /* @__PURE__ */ Wire.document("Publication", publicationMembers)

const patentMembers = () => ({
  Id: Wire.string,
  Title: Wire.string,
  Date: Wire.string
})

/**
 * A patent.
 *
 * @since 0.1.0
 * @category models
 */
export interface Patent extends Wire.Type<typeof patentMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Patent: Wire.Wire<Patent> = /* @__PURE__ */ Wire.document("Patent", patentMembers)

const volunteerMembers = () => ({
  Id: Wire.string,
  Role: Wire.string,
  Organization: Wire.string,
  Cause: Wire.string
})

/**
 * Voluntary work.
 *
 * @since 0.1.0
 * @category models
 */
export interface Volunteer extends Wire.Type<typeof volunteerMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Volunteer: Wire.Wire<Volunteer> = /* @__PURE__ */ Wire.document("Volunteer", volunteerMembers)

const recommendationMembers = () => ({
  Id: Wire.string,
  RecommendationType: Wire.string,
  RecommendationText: Wire.string,
  Recommender: Wire.string
})

/**
 * What someone wrote about a person.
 *
 * @since 0.1.0
 * @category models
 */
export interface Recommendation extends Wire.Type<typeof recommendationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Recommendation: Wire.Wire<Recommendation> = /* @__PURE__ */ Wire.document(
  "Recommendation",
  recommendationMembers
)

const jobCompanyMembers = () => ({
  Id: Wire.string,
  Name: Wire.string
})

/**
 * The company of a bookmarked job.
 *
 * @since 0.1.0
 * @category models
 */
export interface JobCompany extends Wire.Type<typeof jobCompanyMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const JobCompany: Wire.Wire<JobCompany> = /* @__PURE__ */ Wire.document("JobCompany", jobCompanyMembers)

const jobPositionMembers = () => ({
  Title: Wire.string
})

/**
 * The position of a bookmarked job.
 *
 * @since 0.1.0
 * @category models
 */
export interface JobPosition extends Wire.Type<typeof jobPositionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const JobPosition: Wire.Wire<JobPosition> = /* @__PURE__ */ Wire.document("JobPosition", jobPositionMembers)

const jobMembers = () => ({
  Id: Wire.string,
  Active: Wire.oneOf(Wire.boolean, Wire.string),
  Company: Wire.aliased(JobCompany, "Compony"),
  Position: JobPosition,
  DescriptionSnippet: Wire.string,
  PostingTimestamp: Wire.string
})

/**
 * A job that is offered.
 *
 * @since 0.1.0
 * @category models
 */
export interface Job extends Wire.Type<typeof jobMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Job: Wire.Wire<Job> = /* @__PURE__ */ Wire.document("Job", jobMembers)

const jobBookmarkMembers = () => ({
  Job: Job,
  IsApplied: Wire.oneOf(Wire.boolean, Wire.string),
  ApplyTimestamp: Wire.string,
  IsSaved: Wire.oneOf(Wire.boolean, Wire.string),
  SavedTimestamp: Wire.string
})

/**
 * A job that a person has marked.
 *
 * @since 0.1.0
 * @category models
 */
export interface JobBookmark extends Wire.Type<typeof jobBookmarkMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const JobBookmark: Wire.Wire<JobBookmark> = /* @__PURE__ */ Wire.document("JobBookmark", jobBookmarkMembers)
