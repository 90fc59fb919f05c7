// A timeline as a Relay client declares it: a page that is paged on, and an actor found again by its global id.
import { graphql } from "relay-runtime";

export const query = graphql`
  query TimelineQuery($slug: String!, $where: TimelineFilter, $order: TimelineOrder!) {
    ...Timeline_page @arguments(where: $where, order: $order)
    actor(slug: $slug) {
      ...Timeline_actor
    }
  }
`;

export const page = graphql`
  fragment Timeline_page on Query
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 5 }
    cursor: { type: "String" }
    where: { type: "TimelineFilter" }
    order: { type: "TimelineOrder!" }
  )
  @refetchable(queryName: "TimelinePageQuery") {
    timeline(first: $count, after: $cursor, where: $where, orderBy: $order) @connection(key: "Timeline_timeline") {
      totalCount
      edges {
        node {
          ...Timeline_entry
        }
      }
    }
  }
`;

export const actor = graphql`
  fragment Timeline_actor on Actor
  @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, cursor: { type: "String" })
  @refetchable(queryName: "TimelineActorQuery") {
    name
    entries(first: $count, after: $cursor) @connection(key: "Timeline_entries") {
      edges {
        node {
          ...Timeline_entry
        }
      }
    }
  }
`;

export const entry = graphql`
  fragment Timeline_entry on TimelineEntry {
    title
    date {
      display
    }
    ... on Incident {
      incidentCategory
      killed {
        best
      }
    }
    ... on Statement {
      act
      positions {
        stance
        claim {
          text
        }
      }
    }
    ... on DiplomaticEvent {
      diplomaticCategory
    }
  }
`;
