/**
 * What a person likes: books, films, games, sports.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const bookMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Category: Wire.string,
  CreatedDate: Wire.aliased(Wire.string, "CreateDate")
})

/**
 * A book.
 *
 * @since 0.1.0
 * @category models
 */
export interface Book extends Wire.Type<typeof bookMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Book: Wire.Wire<Book> = /* @__PURE__ */ Wire.document("Book", bookMembers)

const movieMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Category: Wire.string,
  CreatedDate: Wire.aliased(Wire.string, "CreateDate")
})

/**
 * A film.
 *
 * @since 0.1.0
 * @category models
 */
export interface Movie extends Wire.Type<typeof movieMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Movie: Wire.Wire<Movie> = /* @__PURE__ */ Wire.document("Movie", movieMembers)

const gameMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Category: Wire.string,
  CreatedDate: Wire.aliased(Wire.string, "CreateDate")
})

/**
 * A game.
 *
 * @since 0.1.0
 * @category models
 */
export interface Game extends Wire.Type<typeof gameMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Game: Wire.Wire<Game> = /* @__PURE__ */ Wire.document("Game", gameMembers)

const televisionShowMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Category: Wire.string,
  CreatedDate: Wire.aliased(Wire.string, "CreateDate")
})

/**
 * A television show.
 *
 * @since 0.1.0
 * @category models
 */
export interface TelevisionShow extends Wire.Type<typeof televisionShowMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const TelevisionShow: Wire.Wire<TelevisionShow> = /* @__PURE__ */ Wire.document(
  "TelevisionShow",
  televisionShowMembers
)

const sportMembers = () => ({
  Id: Wire.string,
  Name: Wire.string
})

/**
 * A sport.
 *
 * @since 0.1.0
 * @category models
 */
export interface Sport extends Wire.Type<typeof sportMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Sport: Wire.Wire<Sport> = /* @__PURE__ */ Wire.document("Sport", sportMembers)

const favoriteThingMembers = () => ({
  Id: Wire.string,
  Name: Wire.string,
  Type: Wire.string
})

/**
 * A thing that a person likes best.
 *
 * @since 0.1.0
 * @category models
 */
export interface FavoriteThing extends Wire.Type<typeof favoriteThingMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const FavoriteThing: Wire.Wire<FavoriteThing> = /* @__PURE__ */ Wire.document(
  "FavoriteThing",
  favoriteThingMembers
)

const interestMembers = () => ({
  InterestedType: Wire.string,
  InterestedName: Wire.string
})

/**
 * An interest.
 *
 * @since 0.1.0
 * @category models
 */
export interface Interest extends Wire.Type<typeof interestMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Interest: Wire.Wire<Interest> = /* @__PURE__ */ Wire.document("Interest", interestMembers)

const inspirationalPersonMembers = () => ({
  Id: Wire.string,
  Name: Wire.string
})

/**
 * Someone who inspires a person.
 *
 * @since 0.1.0
 * @category models
 */
export interface InspirationalPerson extends Wire.Type<typeof inspirationalPersonMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const InspirationalPerson: Wire.Wire<InspirationalPerson> = /* @__PURE__ */ Wire.document(
  "InspirationalPerson",
  inspirationalPersonMembers
)
