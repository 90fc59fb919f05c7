"""The pages' JSON, built by one SQL statement each: as fast as the database itself gives it.

Each takes the day and the id of the place where the page begins; no generated entry has a time of day.
"""
# ruff: noqa: S608 - the statements are put together from one another, never from what somebody asks

SQLITE_KEYS = """
SELECT id, slug, kind, title, assessment, date_edtf, date_earliest, date_latest FROM entry
WHERE sort_date IS NOT NULL AND (sort_date, sort_second, id) < (?, 0, ?)
ORDER BY sort_date DESC, sort_second DESC, id DESC LIMIT
"""

SQLITE_SMALL = f"""
SELECT json_object('data', json_object('timeline', json_object('nodes', json_group_array(
  json_object('id', 'entry:' || slug, 'title', title, 'kind', upper(kind))))))
FROM ({SQLITE_KEYS} 10)
"""

SQLITE_LISTS = """
'places', (SELECT json_group_array(json_object('place', json_object(
    'name', name, 'latitude', latitude, 'longitude', longitude)))
  FROM (SELECT name, latitude, longitude FROM entry_place
    JOIN place ON place.id = entry_place.place_id WHERE entry_id = e.id ORDER BY entry_place.id)),
'participants', (SELECT json_group_array(json_object(
    'role', upper(role), 'actor', json_object('name', name)))
  FROM (SELECT role, name FROM participation
    JOIN actor ON actor.id = participation.actor_id WHERE entry_id = e.id ORDER BY ordinal)),
'citations', (SELECT json_group_array(json_object(
    'quote', quote, 'document', json_object('slug', slug, 'headline', headline, 'publishedOn', published_on)))
  FROM (SELECT quote, slug, headline, published_on FROM citation
    JOIN document ON document.id = citation.document_id WHERE entry_id = e.id ORDER BY citation.id)),
'links', (SELECT json_group_array(json_object(
    'relation', upper(relation), 'entry', json_object('id', 'entry:' || slug, 'title', title)))
  FROM (SELECT relation, slug, title FROM entry_link
    JOIN entry ON entry.id = entry_link.to_entry_id WHERE from_entry_id = e.id ORDER BY entry_link.id LIMIT 20))
"""

SHARED = """
'id', 'entry:' || slug, 'kind', upper(kind), 'title', title, 'assessment', upper(assessment),
'date', {object}('edtf', date_edtf, 'earliest', date_earliest, 'latest', date_latest)
"""

SQLITE_FULL = f"""
SELECT json_object('data', json_object('timeline', json_object('nodes', json_group_array(json(
  CASE kind
  WHEN 'incident' THEN (SELECT json_object({SHARED.format(object="json_object")}, {SQLITE_LISTS},
    'incidentCategory', upper(category), 'responsibility', upper(responsibility),
    'killed', iif(coalesce(killed_low, killed_best, killed_high) IS NULL, NULL, json_object('best', killed_best)))
    FROM incident WHERE entry_id = e.id)
  WHEN 'statement' THEN (SELECT json_object({SHARED.format(object="json_object")}, {SQLITE_LISTS},
    'act', upper(act), 'channel', upper(channel), 'form', upper(form)) FROM statement WHERE entry_id = e.id)
  ELSE (SELECT json_object({SHARED.format(object="json_object")}, {SQLITE_LISTS},
    'diplomaticCategory', upper(category), 'forum', forum, 'nextMeeting', upper(next_meeting))
    FROM diplomatic_event WHERE entry_id = e.id)
  END)))))
FROM ({SQLITE_KEYS} 50) AS e
"""

POSTGRESQL_KEYS = """
SELECT * FROM entry WHERE (sort_date, sort_second, id) < ($1::date, 0, $2::bigint)
ORDER BY sort_date DESC, sort_second DESC, id DESC LIMIT
"""

POSTGRESQL_SMALL = f"""
SELECT json_build_object('data', json_build_object('timeline', json_build_object('nodes', coalesce(json_agg(
  json_build_object('id', 'entry:' || slug, 'title', title, 'kind', upper(kind))
  ORDER BY sort_date DESC, sort_second DESC, id DESC), '[]'))))::text
FROM ({POSTGRESQL_KEYS} 10) AS e
"""

POSTGRESQL_LISTS = """
'places', coalesce((SELECT json_agg(json_build_object('place', json_build_object(
    'name', name, 'latitude', latitude, 'longitude', longitude)) ORDER BY entry_place.id)
  FROM entry_place JOIN place ON place.id = place_id WHERE entry_id = e.id), '[]'),
'participants', coalesce((SELECT json_agg(json_build_object(
    'role', upper(role), 'actor', json_build_object('name', name)) ORDER BY ordinal)
  FROM participation JOIN actor ON actor.id = actor_id WHERE entry_id = e.id), '[]'),
'citations', coalesce((SELECT json_agg(json_build_object(
    'quote', quote, 'document', json_build_object(
      'slug', slug, 'headline', headline, 'publishedOn', published_on)) ORDER BY citation.id)
  FROM citation JOIN document ON document.id = document_id WHERE entry_id = e.id), '[]'),
'links', coalesce((SELECT json_agg(json_build_object(
    'relation', upper(relation), 'entry', json_build_object('id', 'entry:' || slug, 'title', title)) ORDER BY id)
  FROM (SELECT entry_link.id, relation, slug, title FROM entry_link JOIN entry ON entry.id = to_entry_id
    WHERE from_entry_id = e.id ORDER BY entry_link.id LIMIT 20) AS link), '[]')
"""

POSTGRESQL_FULL = f"""
SELECT json_build_object('data', json_build_object('timeline', json_build_object('nodes', coalesce(json_agg(
  CASE kind
  WHEN 'incident' THEN (SELECT json_build_object({SHARED.format(object="json_build_object")}, {POSTGRESQL_LISTS},
    'incidentCategory', upper(category), 'responsibility', upper(responsibility),
    'killed', CASE WHEN coalesce(killed_low, killed_best, killed_high) IS NOT NULL
      THEN json_build_object('best', killed_best) END)
    FROM incident WHERE entry_id = e.id)
  WHEN 'statement' THEN (SELECT json_build_object({SHARED.format(object="json_build_object")}, {POSTGRESQL_LISTS},
    'act', upper(act), 'channel', upper(channel), 'form', upper(form)) FROM statement WHERE entry_id = e.id)
  ELSE (SELECT json_build_object({SHARED.format(object="json_build_object")}, {POSTGRESQL_LISTS},
    'diplomaticCategory', upper(category), 'forum', forum, 'nextMeeting', upper(next_meeting))
    FROM diplomatic_event WHERE entry_id = e.id)
  END ORDER BY sort_date DESC, sort_second DESC, id DESC), '[]'))))::text
FROM ({POSTGRESQL_KEYS} 50) AS e
"""

SQLITE = {"full": SQLITE_FULL, "small": SQLITE_SMALL}
POSTGRESQL = {"full": POSTGRESQL_FULL, "small": POSTGRESQL_SMALL}
