/** What social providers tell about a person: made up, plausible, and the same each time. */
import type * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import type { Published } from "../state/Providers.js"
import type { SocialContact, SocialIdentity } from "../state/SocialIdentity.js"
import { deterministic, type Deterministic } from "./deterministic.js"
import { personality, site } from "./people.js"

const day = 86_400_000

/** Everything is older than this. */
const latest = Date.UTC(2020, 0, 1)

/** `MM/dd/yyyy HH:mm:ss` in UTC. */
const dateOf = (millis: number): string => {
  const text = new Date(millis).toISOString()
  return `${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)} ${text.slice(11, 19)}`
}

interface Item extends Deterministic {
  readonly index: number
  readonly id: string
  readonly created: string
  readonly updated: string
  readonly url: (path: string) => string
  readonly owner: { readonly OwnerId: string; readonly OwnerName: string }
}

/** As many items of a kind, each with its own id, made one after the other, the newest first. */
const items = <A>(identity: SocialIdentity, kind: string, count: number, make: (item: Item) => A): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, index) => {
    const random = deterministic(`${identity.provider} ${identity.id} ${kind} ${index}`)
    const at = latest - (index + 1) * 9 * day - random.below(day)
    return make({
      ...random,
      index,
      id: random.digits(12),
      created: dateOf(at),
      updated: dateOf(at + random.below(5 * day)),
      url: (path) => site(identity.provider, `${identity.id}/${path}`),
      owner: { OwnerId: identity.id, OwnerName: nameOf(identity) }
    })
  })

const nameOf = ({ fields, id }: SocialIdentity): string =>
  [fields["FirstName"], fields["LastName"]].filter((name) => typeof name === "string").join(" ") || id

const places = ["Old Harbour", "Botanical Garden", "Central Station", "City Library", "Lakeside Park"] as const
const topics = ["Holidays", "Family", "Work", "Hiking", "Concerts", "Food"] as const
const artists = ["The Semaphores", "Lazy Evaluation", "Broken Pipes", "Tail Calls"] as const
const remarks = [
  "What a view from up here.",
  "Finally finished the book.",
  "Coffee first, questions later.",
  "Anybody up for a walk on Sunday?"
] as const
const companies = ["Northwind", "Contoso", "Initech", "Globex", "Umbrella"] as const

export const albums = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Album> =>
  items(identity, "album", 3, ({ below, created, id, index, owner, pick, updated, url }) => ({
    ID: id,
    ...owner,
    Title: topics[index] ?? pick(topics),
    Description: "",
    Location: pick(places),
    Type: "normal",
    CreatedDate: created,
    UpdatedDate: updated,
    CoverImageUrl: url(`albums/${id}/cover.jpg`),
    ImageCount: String(3 + below(4)),
    DirectoryUrl: url(`albums/${id}`)
  }))

/** The photos of an album; of an album that is not there, none. */
export const photos = (identity: SocialIdentity, albumId: string): ReadonlyArray<SocialLogin.Photo> =>
  albums(identity)
    .filter(({ ID }) => ID === albumId)
    .flatMap((album) =>
      items(identity, `photo ${albumId}`, Number(album.ImageCount), ({ created, id, index, owner, updated, url }) => ({
        ID: id,
        AlbumId: albumId,
        ...owner,
        Name: `${album.Title} ${index + 1}`,
        DirectUrl: url(`photos/${id}`),
        ImageUrl: url(`photos/${id}.jpg`),
        Location: album.Location,
        Link: url(`photos/${id}`),
        Description: null,
        Height: "480",
        Width: "640",
        CreatedDate: created,
        UpdatedDate: updated,
        Images: [
          { Dimensions: "640 x 480", Image: url(`photos/${id}.jpg`) },
          { Dimensions: "160 x 120", Image: url(`photos/${id}.small.jpg`) }
        ]
      }))
    )

export const audios = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Audio> =>
  items(identity, "audio", 3, ({ below, created, id, index, owner, pick, updated, url }) => ({
    ID: id,
    ...owner,
    Artist: pick(artists),
    Title: `Track ${index + 1}`,
    Url: url(`audio/${id}.mp3`),
    Duration: String(120 + below(180)),
    CreatedDate: created,
    UpdatedDate: updated
  }))

export const checkIns = (identity: SocialIdentity): ReadonlyArray<SocialLogin.CheckIn> =>
  items(identity, "checkin", 3, ({ below, created, id, owner, pick, url }) => {
    const { city, country } = personality(id)
    return {
      ID: id,
      ...owner,
      CreatedDate: created,
      Latitude: `${below(60)}.${below(9000) + 1000}`,
      Longitude: `${below(120)}.${below(9000) + 1000}`,
      Message: pick(remarks),
      PlaceTitle: pick(places),
      Address: `${1 + below(99)} Main Street`,
      Distance: null,
      Type: "checkin",
      ImageUrl: url(`checkins/${id}.jpg`),
      City: city,
      Country: country
    }
  })

export const followedCompanies = (identity: SocialIdentity): ReadonlyArray<SocialLogin.SocialCompany> =>
  items(identity, "company", 3, ({ id, index }) => ({ ID: id, Name: companies[index] ?? companies[0] }))

/** People whom a person knows, or those whom they follow. */
const people = (
  identity: SocialIdentity,
  kind: "contact" | "following",
  count: number
): ReadonlyArray<SocialLogin.Contact> =>
  items(identity, kind, count, ({ digits, id }) => {
    const { city, country, firstName, fullName, gender, lastName } = personality(id)
    return {
      Name: fullName,
      EmailID: `${firstName}.${lastName}.${id.slice(0, 4)}@example.com`.toLowerCase(),
      PhoneNumber: `+1555${digits(7)}`,
      ID: id,
      ProfileUrl: site(identity.provider, id),
      ImageUrl: site(identity.provider, `${id}/large.jpg`),
      Status: null,
      Industry: null,
      Country: country,
      Location: city,
      Gender: gender,
      DateOfBirth: null
    }
  })

/** Those that are known; made up, and more than one page, where none are. */
export const contacts = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Contact> =>
  identity.contacts?.map((contact) => described(identity, contact)) ?? people(identity, "contact", 25)

const described = ({ provider }: SocialIdentity, { email, fields, id, name }: SocialContact): SocialLogin.Contact => ({
  EmailID: email ?? null,
  PhoneNumber: null,
  ProfileUrl: site(provider, id),
  ImageUrl: null,
  Status: null,
  Industry: null,
  Country: null,
  Location: null,
  Gender: null,
  DateOfBirth: null,
  ...fields,
  ID: id,
  Name: name ?? id
})

export const following = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Contact> =>
  people(identity, "following", 4)

export const events = (identity: SocialIdentity): ReadonlyArray<SocialLogin.SocialEvent> =>
  items(identity, "event", 2, ({ created, id, owner, pick, updated }) => ({
    ID: id,
    ...owner,
    Name: `${pick(topics)} evening`,
    Description: pick(remarks),
    RsvpStatus: pick(["attending", "unsure"]),
    Location: pick(places),
    StartTime: created,
    UpdatedDate: created,
    EndTime: updated,
    Privacy: "open"
  }))

export const groups = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Group> =>
  items(identity, "group", 2, ({ below, id, pick, url }) => ({
    ID: id,
    Name: `Friends of ${pick(topics).toLowerCase()}`,
    Email: `group.${id}@${identity.provider}.example`,
    Description: pick(remarks),
    Type: "open",
    Country: personality(id).country,
    PostalCode: String(10_000 + below(80_000)),
    Logo: url(`groups/${id}/logo.png`),
    Image: url(`groups/${id}.jpg`),
    MemberCount: String(5 + below(500))
  }))

export const likes = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Like> =>
  items(identity, "like", 4, ({ created, id, pick, url }) => ({
    ID: id,
    Name: pick(artists),
    Category: "Musician/Band",
    CreatedDate: created,
    Website: url(`likes/${id}`),
    Description: ""
  }))

export const posts = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Post> =>
  items(identity, "post", 3, ({ below, created, id, pick, updated, url }) => ({
    ID: id,
    Name: nameOf(identity),
    Title: pick(topics),
    StartTime: created,
    UpdateTime: updated,
    Message: pick(remarks),
    Place: pick(places),
    Picture: url(`posts/${id}.jpg`),
    Likes: below(40),
    Share: below(5),
    Type: "status"
  }))

/** What the application has published, and before it what the person had. */
export const statuses = (
  identity: SocialIdentity,
  published: ReadonlyArray<Published>
): ReadonlyArray<SocialLogin.SocialStatus> => [
  ...published
    .filter(({ kind }) => kind === "status")
    .map(({ at, imageUrl, text, title, url }, i, all) => ({
      Id: deterministic(`${identity.provider} ${identity.id} published ${all.length - i}`).digits(12),
      Text: text,
      DateTime: dateOf(at),
      Likes: 0,
      Place: null,
      Source: "LoginRadius",
      ImageUrl: imageUrl ?? null,
      LinkUrl: url ?? null,
      Name: title
    })),
  ...items(identity, "status", 3, ({ below, created, id, pick }) => ({
    Id: id,
    Text: pick(remarks),
    DateTime: created,
    Likes: below(40),
    Place: null,
    Source: "web",
    ImageUrl: null,
    LinkUrl: null,
    Name: nameOf(identity)
  }))
]

export const mentions = (identity: SocialIdentity): ReadonlyArray<SocialLogin.SocialStatus> =>
  items(identity, "mention", 2, ({ below, created, id, pick }) => ({
    Id: id,
    Text: `@${nameOf(identity)} ${pick(remarks)}`,
    DateTime: created,
    Likes: below(10),
    Place: null,
    Source: "web",
    ImageUrl: null,
    LinkUrl: null,
    Name: personality(id).fullName
  }))

/** More than one page. */
export const videos = (identity: SocialIdentity): ReadonlyArray<SocialLogin.Video> =>
  items(identity, "video", 7, ({ below, created, id, index, owner, pick, updated, url }) => ({
    ID: id,
    ...owner,
    Description: pick(remarks),
    Name: `${pick(topics)} ${index + 1}`,
    Image: url(`videos/${id}.jpg`),
    Source: url(`videos/${id}.mp4`),
    EmbedHtml: `<iframe src="${url(`videos/${id}/embed`)}"></iframe>`,
    CreatedDate: created,
    UpdatedDate: updated,
    Duration: String(10 + below(600)),
    DirectLink: url(`videos/${id}`)
  }))

/** The page of a name. */
export const page = (provider: string, name: string): SocialLogin.Page => {
  const { below, digits, pick } = deterministic(`${provider} page ${name}`)
  const id = digits(12)
  const { city, country } = personality(id)
  return {
    ID: id,
    Name: name,
    Url: site(provider, encodeURIComponent(name)),
    Category: "Company",
    Likes: String(below(100_000)),
    Phone: `+1555${digits(7)}`,
    Image: site(provider, `${id}/large.jpg`),
    Website: "https://example.com",
    About: pick(remarks),
    Description: `All about ${name}.`,
    Awards: "",
    CheckinCount: String(below(1000)),
    Founded: String(1950 + below(70)),
    Mission: "",
    Products: null,
    ReleaseDate: null,
    TalkingAboutCount: String(below(500)),
    Published: true,
    UserName: name.toLowerCase().replaceAll(/\W+/g, "."),
    Locations: [
      {
        Street: `${1 + below(99)} Main Street`,
        City: city,
        State: null,
        Country: { Code: null, Name: country },
        Zip: String(10_000 + below(80_000)),
        Latitude: below(60),
        Longitude: below(120),
        Phone: null
      }
    ],
    CategoryList: [{ Id: digits(6), Name: "Company" }],
    CoverImage: { Id: digits(12), Source: site(provider, `${id}/cover.jpg`), OffsetX: "0", OffsetY: "0" },
    EmployeeCountRange: { Code: "C", Name: "11-50" },
    Industries: [{ Code: "4", Name: "Computer Software" }],
    Specialties: { Total: 1, SpecialityNames: [pick(topics)] },
    Status: { Code: "OPR", Name: "Operating" },
    StockExchange: null
  }
}
