/**
 * Every question that this page asks of /graphql. Nothing else is asked, and nothing that you could not ask too:
 * paste one into /graphiql, or press "Copy this query" on the page.
 */

/** What a line of the timeline shows of an entry. `$day` is the day as of which the page shows the public record. */
const LINE = /* GraphQL */ `
  fragment Line on TimelineEntry {
    slug
    kind
    title
    date { earliest latest precision edtf asWritten display }
    participants(reportedBy: $day) { role actor { slug name } }
    places(reportedBy: $day) { place { name } }
    claims(reportedBy: $day) { slug status(reportedBy: $day) }
    ... on Incident {
      incidentCategory
      munitionsCount(reportedBy: $day) { low best high asWritten }
      munitionsUnit(reportedBy: $day)
      casualties(reportedBy: $day) { outcome population status low best high asWritten asOf }
    }
    ... on Statement {
      act
      positions(reportedBy: $day) { claim { slug status(reportedBy: $day) } }
    }
    ... on DiplomaticEvent {
      diplomaticCategory
    }
  }
`;

/** A position on a claim, with the words in which it was taken. */
const POSITION = /* GraphQL */ `
  fragment TakenPosition on Position {
    stance
    confidence
    actor { slug name }
    entry {
      slug
      kind
      title
      date { display }
      citations(reportedBy: $day) { quote start end supports document { slug } }
    }
  }
`;

/** A claim, with who asserts and who denies it, and in which words. */
const STANDING = /* GraphQL */ `
  fragment Standing on Claim {
    slug
    text
    status(reportedBy: $day)
    predicate
    about(reportedBy: $day) { slug kind title date { display } }
    positions(reportedBy: $day) { ...TakenPosition }
  }
  ${POSITION}
`;

/** A page of the timeline. */
const PAGE = /* GraphQL */ `
  fragment Page on TimelineConnection {
    edges {
      match { snippet }
      node { ...Line }
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
  ${LINE}
`;

/** How many were killed in some entries, and in how many of them there is a number. */
const SUM = /* GraphQL */ `
  fragment Sum on CasualtySum { low best withNumber withoutNumber }
`;

/** A place as the map needs it. At most 5,000 are given, those with the most entries. */
const SITE = /* GraphQL */ `
  fragment Site on PlaceBucket {
    count
    killed { ...Sum }
    place { slug name kind latitude longitude }
  }
`;

/**
 * All that the timeline's view shows, at once: a page of entries, how all that matches divides, and the names of what is
 * chosen. `$contested` is the filter of what somebody denies in it. `$anySort` is the filter without its sorts: sorts of
 * several kinds stand in "any", which a facet does not leave out.
 */
export const VIEW = /* GraphQL */ `
  query View(
    $where: TimelineFilter
    $contested: TimelineFilter
    $anySort: TimelineFilter
    $orderBy: TimelineOrder!
    $first: Int!
    $after: String
    $day: Date
    $interval: DateInterval!
    $map: Boolean!
    $chosen: [ID!]!
  ) {
    timeline(where: $where, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      ...Page
      facets {
        killed { ...Sum }
        kinds { value count killed { ...Sum } }
        actors(first: 12) { actor { slug name } count killed { ...Sum } }
        countries(first: 100) { value count killed { ...Sum } }
        documents(first: 8) { document { ...Name } count killed { ...Sum } }
        histogram(interval: $interval) {
          buckets { from to count killed { ...Sum } }
          spanning
          undated
        }
        places(first: 5000) @include(if: $map) { ...Site }
      }
    }
    contested: timeline(where: $contested) {
      totalCount
      facets { killed { ...Sum } }
    }
    sorts: timeline(where: $anySort) {
      facets { categories(first: 12) { kind value count killed { ...Sum } } }
    }
    chosen: nodes(ids: $chosen) {
      ... on Actor { slug name }
      ... on Place { slug name }
      ...Name
    }
  }
  fragment Name on Document { slug headline dateline publishedOn publisher { name } }
  ${PAGE}
  ${SITE}
  ${SUM}
`;

/** One more page of the timeline: forwards with `first` and `after`, backwards with `last` and `before`. */
export const TIMELINE = /* GraphQL */ `
  query Timeline(
    $where: TimelineFilter
    $orderBy: TimelineOrder!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $day: Date
  ) {
    timeline(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      ...Page
    }
  }
  ${PAGE}
`;

/** The places of what matches, for a map that is opened later than the view. */
export const PLACES = /* GraphQL */ `
  query Places($where: TimelineFilter) {
    timeline(where: $where) {
      facets { places(first: 5000) { ...Site } }
    }
  }
  ${SITE}
  ${SUM}
`;

/** From when to when the record reaches: when things happened, and when they were first reported. */
export const EXTENT = /* GraphQL */ `
  query Extent {
    timeline {
      facets {
        years: histogram(interval: YEAR) { buckets { from to } }
        months: histogram(interval: MONTH) { buckets { from to } }
      }
    }
    reportedFirst: timeline(first: 1, orderBy: FIRST_REPORTED) { nodes { firstReportedOn } }
    reportedLast: timeline(first: 1, orderBy: LAST_REPORTED) { nodes { firstReportedOn } }
  }
`;

/** How many documents were published by a day. */
export const KNOWN_DOCUMENTS = /* GraphQL */ `
  query KnownDocuments($day: Date!) {
    documents(first: 1, reportedBy: $day) { totalCount }
  }
`;

/** All that is known of one entry, and the sentence behind each fact. */
export const ENTRY = /* GraphQL */ `
  query Entry($slug: String!, $day: Date) {
    entry(slug: $slug, reportedBy: $day) {
      slug
      kind
      title
      summary
      date(reportedBy: $day) { ...When }
      aspect
      granularity
      assessment
      firstReportedOn
      url
      participants(reportedBy: $day) { role asWritten actor { slug name } }
      places(reportedBy: $day) { role precision asWritten place { slug name kind iso3166 latitude longitude } }
      citations(reportedBy: $day) { ...Passage }
      claims(reportedBy: $day) {
        slug
        text
        status(reportedBy: $day)
        positions(reportedBy: $day) { ...TakenPosition }
      }
      links(direction: BOTH, first: 100, reportedBy: $day) {
        relation
        direction
        basis
        entry { slug kind title date { display } }
      }
      thread(first: 40, reportedBy: $day) {
        depth
        relation
        entry {
          slug
          kind
          title
          date { earliest latest precision edtf display }
          links(first: 10, reportedBy: $day) { relation entry { slug } }
        }
      }
      ... on Incident {
        incidentCategory
        responsibility(reportedBy: $day)
        responsibilityAsOf(reportedBy: $day)
        eventCount(reportedBy: $day) { low best high asWritten }
        munitionsCount(reportedBy: $day) { low best high asWritten }
        munitionsUnit(reportedBy: $day)
        weapons(reportedBy: $day) { weapon asWritten }
        casualties(reportedBy: $day) { outcome population status low best high asWritten asOf citation { ...Passage } }
      }
      ... on Statement {
        act
        channel(reportedBy: $day)
        form
        quotedWords(reportedBy: $day)
        positions(reportedBy: $day) {
          stance
          confidence
          claim { slug text status(reportedBy: $day) }
        }
      }
      ... on DiplomaticEvent {
        diplomaticCategory
        forum(reportedBy: $day)
        instrument(reportedBy: $day)
        roundNumber(reportedBy: $day)
        documentSymbol(reportedBy: $day)
        outcome(reportedBy: $day)
        nextMeeting(reportedBy: $day)
        nextMeetingDate(reportedBy: $day) { ...When }
      }
    }
  }
  fragment When on ImpreciseDate { earliest latest precision edtf basis anchor asWritten display }
  fragment Passage on Citation {
    quote
    start
    end
    supports
    document { slug headline dateline publishedOn url publisher { name } }
  }
  ${POSITION}
`;

/** Claims, a page at a time. */
export const CLAIMS = /* GraphQL */ `
  query Claims($statuses: [ClaimStatus!], $first: Int!, $after: String, $day: Date) {
    claims(statuses: $statuses, first: $first, after: $after, reportedBy: $day) {
      nodes {
        ...Standing
      }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${STANDING}
`;

/** One claim. */
export const CLAIM = /* GraphQL */ `
  query Claim($slug: String!, $day: Date) {
    claim(slug: $slug, reportedBy: $day) {
      ...Standing
    }
  }
  ${STANDING}
`;

/** A document as it was printed, with every passage that something stands on. */
export const DOCUMENT = /* GraphQL */ `
  query Document($slug: String!, $day: Date) {
    document(slug: $slug, reportedBy: $day) {
      slug
      headline
      byline
      credit
      url
      dateline
      publishedOn
      language
      licence
      text
      publisher { name }
      citations(first: 100, reportedBy: $day) {
        start
        end
        quote
        entry { slug kind title date { display } }
      }
    }
  }
`;

/** The documents that the record stands on. */
export const DOCUMENTS = /* GraphQL */ `
  query Documents($first: Int!, $after: String, $day: Date) {
    documents(first: $first, after: $after, reportedBy: $day) {
      nodes { slug headline dateline publishedOn url publisher { name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
