"""Every vocabulary of the record, once: tables, records, GraphQL and REST all take their values from here."""

from enum import StrEnum


class PublisherKind(StrEnum):
    """What sort of body publishes documents."""

    NEWS_AGENCY = "news_agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    OFFICIAL = "official"
    IGO = "igo"
    NGO = "ngo"
    SOCIAL_ACCOUNT = "social_account"
    DATASET = "dataset"
    ACADEMIC = "academic"
    OTHER = "other"


class EntryKind(StrEnum):
    """What an entry records: what was done, said, or done at a table."""

    INCIDENT = "incident"
    STATEMENT = "statement"
    DIPLOMATIC_EVENT = "diplomatic_event"


class DatePrecision(StrEnum):
    """How exactly an imprecise date is known."""

    TIME = "time"
    DAY = "day"
    FEW_DAYS = "few_days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    ONE_OF = "one_of"
    INTERVAL = "interval"
    OPEN_START = "open_start"
    OPEN_END = "open_end"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How a date was read from its source; never silent."""

    EXPLICIT = "explicit"
    EXPLICIT_YEAR_FROM_DATELINE = "explicit_year_from_dateline"
    RELATIVE_DAY = "relative_day"
    WEEKDAY_BEFORE_DATELINE = "weekday_before_dateline"
    WEEKDAY_AFTER_DATELINE = "weekday_after_dateline"
    WEEKDAY_AMBIGUOUS = "weekday_ambiguous"
    RELATIVE_WEEK = "relative_week"
    RELATIVE_MONTH = "relative_month"
    RELATIVE_YEAR = "relative_year"
    NORTHERN_SEASON = "northern_season"
    """A season, taken as one of the northern hemisphere: an assumption."""
    AMBIGUOUS = "ambiguous"
    """The phrase has several readings, and the date is the set of them."""
    VAGUE_TERM = "vague_term"
    BEFORE_OTHER_ENTRY = "before_other_entry"
    AFTER_OTHER_ENTRY = "after_other_entry"
    COUNTED_FROM_ANCHOR = "counted_from_anchor"
    """Counted from the entry or the day that the anchor names: "two days later", "the same day"."""
    CONSTRAINT_INTERSECTION = "constraint_intersection"
    SAME_OCCASION = "same_occasion"
    INHERITED = "inherited"
    BY_REPORT_DATE = "by_report_date"
    AS_OF_REPORT = "as_of_report"
    EDITOR = "editor"
    IMPORTED = "imported"


class Aspect(StrEnum):
    """Whether what an entry tells of has happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    HYPOTHETICAL = "hypothetical"
    DID_NOT_OCCUR = "did_not_occur"


class Granularity(StrEnum):
    """Whether an entry is one event, several counted as one, or a state of affairs."""

    SINGLE = "single"
    SERIES = "series"
    AGGREGATE = "aggregate"
    STATE = "state"


class Assessment(StrEnum):
    """How far an entry's account has been checked, by whoever keeps the record."""

    UNASSESSED = "unassessed"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    REFUTED = "refuted"


class IncidentCategory(StrEnum):
    """What was done."""

    ARMED_CLASH = "armed_clash"
    AIR_STRIKE = "air_strike"
    DRONE_ATTACK = "drone_attack"
    ROCKET_OR_MISSILE_ATTACK = "rocket_or_missile_attack"
    SHELLING = "shelling"
    IED_OR_MINE = "ied_or_mine"
    SUICIDE_ATTACK = "suicide_attack"
    SMALL_ARMS_ATTACK = "small_arms_attack"
    ASSASSINATION = "assassination"
    ABDUCTION = "abduction"
    ARREST_OR_RAID = "arrest_or_raid"
    SABOTAGE = "sabotage"
    PROPERTY_DESTRUCTION = "property_destruction"
    SEXUAL_VIOLENCE = "sexual_violence"
    CHEMICAL_WEAPON = "chemical_weapon"
    CYBER_ATTACK = "cyber_attack"
    NAVAL_INCIDENT = "naval_incident"
    INTERCEPTION = "interception"
    TERRITORY_CHANGE = "territory_change"
    EXPLOSION = "explosion"
    """Whose cause is not known."""
    ACCIDENT = "accident"
    PROTEST = "protest"
    RIOT = "riot"
    MIXED_ATTACK = "mixed_attack"
    ATTACK_UNSPECIFIED = "attack_unspecified"
    OTHER = "other"


class Responsibility(StrEnum):
    """Whether anybody has claimed an incident."""

    CLAIMED = "claimed"
    NONE_CLAIMED = "none_claimed"
    DENIED_BY_ACCUSED = "denied_by_accused"
    NOT_MENTIONED = "not_mentioned"


class MunitionsUnit(StrEnum):
    """What a count of munitions counts."""

    PROJECTILE = "projectile"
    ROCKET = "rocket"
    MISSILE = "missile"
    DRONE = "drone"
    SHELL = "shell"
    BOMB = "bomb"
    ROUND = "round"
    STRIKE = "strike"


class StatementAct(StrEnum):
    """What a statement does, after CAMEO's verbal codes (deny 016, condemn 111 ...)."""

    DENY = "deny"
    CONDEMN = "condemn"
    ACCUSE = "accuse"
    CLAIM_RESPONSIBILITY = "claim_responsibility"
    CONFIRM = "confirm"
    THREATEN = "threaten"
    WARN = "warn"
    EXPRESS_CONCERN = "express_concern"
    ASSESS = "assess"
    DEMAND = "demand"
    APPEAL = "appeal"
    REJECT = "reject"
    ANNOUNCE = "announce"
    NOTIFY = "notify"
    DECLINE_COMMENT = "decline_comment"
    SUPPORT = "support"
    APOLOGISE = "apologise"
    REPORT = "report"
    OTHER = "other"


class StatementChannel(StrEnum):
    """The way by which a statement was made."""

    PRESS_CONFERENCE = "press_conference"
    LETTER = "letter"
    UN_DOCUMENT = "un_document"
    INTERVIEW = "interview"
    BROADCAST = "broadcast"
    SOCIAL_MEDIA = "social_media"
    PRESS_RELEASE = "press_release"
    BRIEFING = "briefing"
    UNSPECIFIED = "unspecified"


class StatementForm(StrEnum):
    """How the document gives a statement's words."""

    DIRECT_QUOTE = "direct_quote"
    INDIRECT = "indirect"
    PARAPHRASE = "paraphrase"


class DiplomaticCategory(StrEnum):
    """What was done at a table."""

    TALKS_ROUND = "talks_round"
    ADJOURNMENT = "adjournment"
    RESUMPTION = "resumption"
    MEETING = "meeting"
    SUMMIT = "summit"
    CALL = "call"
    UN_NOTIFICATION = "un_notification"
    UN_SESSION = "un_session"
    RESOLUTION = "resolution"
    VETO = "veto"
    AGREEMENT = "agreement"
    CEASEFIRE = "ceasefire"
    SANCTION = "sanction"
    SANCTION_RELIEF = "sanction_relief"
    EXPULSION = "expulsion"
    MEDIATION = "mediation"
    RECOGNITION = "recognition"
    NEGOTIATION_EFFORT = "negotiation_effort"
    OTHER = "other"


class NextMeeting(StrEnum):
    """What a source says of the meeting after this one."""

    SCHEDULED = "scheduled"
    NONE_ANNOUNCED = "none_announced"
    NOT_MENTIONED = "not_mentioned"


class ActorKind(StrEnum):
    """What sort of body or person an actor is."""

    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    MILITIA = "militia"
    IGO = "igo"
    NGO = "ngo"
    PERSON = "person"
    OFFICE_HOLDER = "office_holder"
    MEDIA = "media"
    COMPANY = "company"
    CIVILIANS = "civilians"
    COLLECTIVE_UNNAMED = "collective_unnamed"
    UNKNOWN = "unknown"


class AliasKind(StrEnum):
    """What sort of other name an alias is."""

    OFFICIAL = "official"
    SHORT = "short"
    ACRONYM = "acronym"
    METONYM = "metonym"
    DEMONYM = "demonym"
    SPELLING = "spelling"


class ActorRelationKind(StrEnum):
    """How one actor stands to another."""

    PART_OF = "part_of"
    MEMBER_OF = "member_of"
    SPOKESPERSON_OF = "spokesperson_of"
    ENVOY_OF = "envoy_of"
    BACKED_BY = "backed_by"
    ALLIED_WITH = "allied_with"
    SUCCESSOR_OF = "successor_of"
    SAME_AS = "same_as"


class ParticipantRole(StrEnum):
    """What an actor did in an entry."""

    INITIATOR = "initiator"
    TARGET = "target"
    VICTIM = "victim"
    SPEAKER = "speaker"
    ON_BEHALF_OF = "on_behalf_of"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    NOTIFIER = "notifier"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"
    HOST = "host"
    MEDIATOR = "mediator"
    ABSENT = "absent"


class PlaceKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    BASE = "base"
    FACILITY = "facility"
    BORDER = "border"
    REGION = "region"
    SEA = "sea"
    AIRSPACE = "airspace"


class PlaceRole(StrEnum):
    """What a place is to an entry."""

    LOCATION = "location"
    TARGET = "target"
    LAUNCHED_FROM = "launched_from"
    ISSUED_AT = "issued_at"
    VENUE = "venue"
    SUBJECT = "subject"


class PlacePrecision(StrEnum):
    """How exactly an entry's place is known."""

    EXACT = "exact"
    FACILITY = "facility"
    NEAR = "near"
    LOCALITY = "locality"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    COUNTRY = "country"
    MULTI_COUNTRY = "multi_country"
    WATER = "water"
    UNKNOWN = "unknown"


class CasualtyOutcome(StrEnum):
    """What befell the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class Population(StrEnum):
    """Who is counted."""

    TOTAL = "total"
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    MILITARY = "military"
    DIPLOMATIC = "diplomatic"
    PRISONER = "prisoner"
    GUARD = "guard"
    SIDE_A = "side_a"
    SIDE_B = "side_b"
    UNSPECIFIED = "unspecified"


class CountStatus(StrEnum):
    """A count, or which of the four kinds of nothing stands in its place."""

    COUNTED = "counted"
    ZERO_CONFIRMED = "zero_confirmed"
    NONE_REPORTED = "none_reported"
    NUMBER_UNKNOWN = "number_unknown"
    NOT_MENTIONED = "not_mentioned"


class Weapon(StrEnum):
    """The means used."""

    ROCKET = "rocket"
    BALLISTIC_MISSILE = "ballistic_missile"
    CRUISE_MISSILE = "cruise_missile"
    MISSILE = "missile"
    DRONE = "drone"
    MORTAR = "mortar"
    ARTILLERY = "artillery"
    AIR_DELIVERED_UNSPECIFIED = "air_delivered_unspecified"
    BOMB = "bomb"
    IED = "ied"
    LANDMINE = "landmine"
    SMALL_ARMS = "small_arms"
    RPG = "rpg"
    PROJECTILE_UNSPECIFIED = "projectile_unspecified"
    CHEMICAL = "chemical"
    CYBER = "cyber"
    UNSPECIFIED = "unspecified"


class ClaimPredicate(StrEnum):
    """What a claim is about."""

    OCCURRENCE = "occurrence"
    ATTRIBUTION = "attribution"
    SUPPORT = "support"
    CASUALTIES = "casualties"
    PURPOSE = "purpose"
    LEGALITY = "legality"
    DATE = "date"
    PLACE = "place"
    COUNT = "count"
    IDENTITY = "identity"


class ClaimStatus(StrEnum):
    """Whether anybody disputes a claim; derived from its positions."""

    UNCONTESTED = "uncontested"
    CONTESTED = "contested"
    DENIED_ONLY = "denied_only"
    RETRACTED = "retracted"


class Stance(StrEnum):
    """How an actor stands to a claim."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DISPUTES = "disputes"
    DOUBTS = "doubts"
    DECLINES_TO_SAY = "declines_to_say"
    RETRACTS = "retracts"


class Confidence(StrEnum):
    """How sure an actor says it is."""

    CERTAIN = "certain"
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    SUSPECTED = "suspected"
    NOT_STATED = "not_stated"


class LinkRelation(StrEnum):
    """How one entry stands to another."""

    ABOUT = "about"
    RESPONDS_TO = "responds_to"
    RETALIATES_FOR = "retaliates_for"
    THREATENS_RETALIATION_FOR = "threatens_retaliation_for"
    DENIES = "denies"
    CONDEMNS = "condemns"
    NOTIFIES_OF = "notifies_of"
    PART_OF = "part_of"
    FOLLOWS = "follows"
    CAUSED_BY = "caused_by"
    CONTRADICTS = "contradicts"
    SAME_AS = "same_as"
    POSSIBLY_SAME_AS = "possibly_same_as"
    SUPERSEDES = "supersedes"


class LinkBasis(StrEnum):
    """Whether a document states a link or an editor infers it."""

    STATED = "stated"
    INFERRED = "inferred"


class BatchStatus(StrEnum):
    """How far the import of a file came; one that is begun anew is abandoned."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    ABANDONED = "abandoned"
