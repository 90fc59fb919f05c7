// mercurius over the same tables, as its documentation advises: a loader a relation, JIT from the first request,
// and the three kinds joined at the root. It takes the very requests that Dateline takes.
// node mercurius.mjs PORT CONNECTION_STRING
import Fastify from 'fastify'
import mercurius from 'mercurius'
import pg from 'pg'

const [port, connectionString] = process.argv.slice(2)
const DATE = 1082
pg.types.setTypeParser(DATE, (text) => text)
const pool = new pg.Pool({ connectionString })

const ENTRY = `
  id: ID! kind: String! title: String! assessment: String! date: ImpreciseDate! places: [EntryPlace!]!
  participants: [Participation!]! citations: [Citation!]! links: [EntryLink!]!`

const schema = `
  enum TimelineOrder { LATEST_FIRST }
  type Query { timeline(first: Int!, after: String, orderBy: TimelineOrder!): TimelineConnection! }
  type TimelineConnection { nodes: [TimelineEntry!]! }
  type ImpreciseDate { edtf: String earliest: String latest: String }
  type Place { name: String! latitude: Float longitude: Float }
  type EntryPlace { place: Place! }
  type Actor { name: String! }
  type Participation { role: String! actor: Actor! }
  type Document { slug: String! headline: String publishedOn: String }
  type Citation { quote: String document: Document! }
  type EntryLink { relation: String! entry: LinkedEntry! }
  type LinkedEntry { id: ID! title: String! }
  type CountRange { best: Int }
  interface TimelineEntry { ${ENTRY} }
  type Incident implements TimelineEntry {
    ${ENTRY} incidentCategory: String! responsibility: String! killed: CountRange }
  type Statement implements TimelineEntry { ${ENTRY} act: String! channel: String! form: String! }
  type DiplomaticEvent implements TimelineEntry {
    ${ENTRY} diplomaticCategory: String! forum: String nextMeeting: String! }`

const TYPES = { INCIDENT: 'Incident', STATEMENT: 'Statement', DIPLOMATIC_EVENT: 'DiplomaticEvent' }

const TIMELINE = `
  SELECT e.id AS key, 'entry:' || e.slug AS id, upper(e.kind) AS kind, e.title, upper(e.assessment) AS assessment,
    e.date_edtf, e.date_earliest, e.date_latest, upper(coalesce(i.category, d.category)) AS category,
    upper(i.responsibility) AS responsibility, coalesce(i.killed_low, i.killed_best, i.killed_high) AS killed,
    i.killed_best, upper(s.act) AS act, upper(s.channel) AS channel,
    upper(s.form) AS form, d.forum, upper(d.next_meeting) AS next_meeting
  FROM (SELECT * FROM entry WHERE (sort_date, sort_second, id) < ($1::date, 0, $2)
    ORDER BY sort_date DESC, sort_second DESC, id DESC LIMIT $3) AS e
  LEFT JOIN incident AS i ON i.entry_id = e.id
  LEFT JOIN statement AS s ON s.entry_id = e.id
  LEFT JOIN diplomatic_event AS d ON d.entry_id = e.id
  ORDER BY e.sort_date DESC, e.sort_second DESC, e.id DESC`

const makeEntry = (row) => ({
  ...row,
  date: { edtf: row.date_edtf, earliest: row.date_earliest, latest: row.date_latest },
  incidentCategory: row.category,
  diplomaticCategory: row.category,
  nextMeeting: row.next_meeting,
  killed: row.killed === null ? null : { best: row.killed_best }
})

const ask = async (name, text, values) => (await pool.query({ name, text, values })).rows

const resolvers = {
  Query: {
    async timeline (_, { first, after }) {
      const [day, id] = JSON.parse(Buffer.from(after, 'base64url').toString())
      return { nodes: (await ask('timeline', TIMELINE, [day, id, first])).map(makeEntry) }
    }
  },
  TimelineEntry: { resolveType: (entry) => TYPES[entry.kind] }
}

// Keys of cached results are made of whole parents, which costs more than it saves: a page has each parent once.
const loaderOf = (name, text, shape) => ({
  opts: { cache: false },
  async loader (queries) {
    const lists = new Map(queries.map(({ obj }) => [obj.key, []]))
    for (const row of await ask(name, text, [[...lists.keys()]])) lists.get(row.parent).push(shape(row))
    return queries.map(({ obj }) => lists.get(obj.key))
  }
})

const loaders = {
  places: loaderOf('places', `
    SELECT entry_id AS parent, name, latitude, longitude FROM entry_place JOIN place ON place.id = place_id
    WHERE entry_id = ANY($1) ORDER BY entry_place.id`, (row) => ({ place: row })),
  participants: loaderOf('participants', `
    SELECT entry_id AS parent, upper(role) AS role, name FROM participation JOIN actor ON actor.id = actor_id
    WHERE entry_id = ANY($1) ORDER BY ordinal`, (row) => ({ role: row.role, actor: row })),
  citations: loaderOf('citations', `
    SELECT entry_id AS parent, quote, slug, headline, published_on AS "publishedOn"
    FROM citation JOIN document ON document.id = document_id
    WHERE entry_id = ANY($1) ORDER BY citation.id`, (row) => ({ quote: row.quote, document: row })),
  links: loaderOf('links', `
    SELECT from_entry_id AS parent, upper(relation) AS relation, 'entry:' || slug AS id, title
    FROM entry_link JOIN entry ON entry.id = to_entry_id
    WHERE from_entry_id = ANY($1) ORDER BY entry_link.id`, (row) => ({ relation: row.relation, entry: row }))
}

const app = Fastify({ logger: false })
app.register(mercurius, {
  schema,
  resolvers,
  loaders: { Incident: loaders, Statement: loaders, DiplomaticEvent: loaders },
  jit: 1
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
