/** The record's vocabularies in English. What is not listed is its own name, in small letters and with spaces. */

import { sayDay } from './dates.js';

export function say(constant) {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.replace(/ unspecified$/, ' (unspecified)').replace(/\b(un|ied|rpg)\b/, (short) => short.toUpperCase());
}

/** The same, as the beginning of a line. */
export function begin(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const KINDS = { INCIDENT: 'Incident', STATEMENT: 'Statement', DIPLOMATIC_EVENT: 'Diplomatic event' };
export const sayKind = (kind) => KINDS[kind];

/** What a speaker does, as a verb. */
const ACTS = {
  DENY: 'denies',
  CONDEMN: 'condemns',
  ACCUSE: 'accuses',
  CLAIM_RESPONSIBILITY: 'claims responsibility',
  CONFIRM: 'confirms',
  THREATEN: 'threatens',
  WARN: 'warns',
  EXPRESS_CONCERN: 'expresses concern',
  ASSESS: 'assesses',
  DEMAND: 'demands',
  APPEAL: 'appeals',
  REJECT: 'rejects',
  ANNOUNCE: 'announces',
  NOTIFY: 'notifies',
  DECLINE_COMMENT: 'declines to comment',
  SUPPORT: 'supports',
  APOLOGISE: 'apologises',
  REPORT: 'reports',
  OTHER: 'says',
};

/** What an entry is a sort of, and the same as a verb between who and whom. */
export const sortOfEntry = (entry) => say(entry.incidentCategory ?? entry.act ?? entry.diplomaticCategory ?? '');
export const verbOf = (entry) => (entry.act ? ACTS[entry.act] : sortOfEntry(entry).replace(' (unspecified)', ''));

const STANCES = {
  ASSERTS: 'asserts',
  CONFIRMS: 'confirms',
  DENIES: 'denies',
  DISPUTES: 'disputes',
  DOUBTS: 'doubts',
  DECLINES_TO_SAY: 'declines to say',
  RETRACTS: 'retracts',
};
export const sayStance = (stance) => STANCES[stance];

const STATUSES = {
  CONTESTED: 'Contested',
  UNCONTESTED: 'Not contested',
  DENIED_ONLY: 'Denied; nobody on record asserts it',
  RETRACTED: 'Retracted',
};
export const sayStatus = (status) => STATUSES[status];

/** A relation as read from the entry that has it, and as read from the entry that it leads to. */
const RELATIONS = {
  ABOUT: ['is about', 'is spoken of in'],
  RESPONDS_TO: ['responds to', 'is answered by'],
  RETALIATES_FOR: ['retaliates for', 'is retaliated for by'],
  THREATENS_RETALIATION_FOR: ['threatens retaliation for', 'draws a threat of retaliation in'],
  DENIES: ['denies', 'is denied in'],
  CONDEMNS: ['condemns', 'is condemned in'],
  NOTIFIES_OF: ['notifies of', 'is notified in'],
  PART_OF: ['is part of', 'includes'],
  FOLLOWS: ['follows', 'is followed by'],
  CAUSED_BY: ['was caused by', 'caused'],
  CONTRADICTS: ['contradicts', 'is contradicted in'],
  SAME_AS: ['is the same as', 'is the same as'],
  POSSIBLY_SAME_AS: ['is possibly the same as', 'is possibly the same as'],
  SUPERSEDES: ['supersedes', 'is superseded by'],
};
export const sayRelation = (relation, direction = 'OUT') => RELATIONS[relation][direction === 'IN' ? 1 : 0];

const ROLES = {
  ON_BEHALF_OF: 'on behalf of',
  INITIATOR: 'done by',
  TARGET: 'target',
  SUBJECT: 'spoken of',
  ADDRESSEE: 'addressed to',
};
export const sayRole = (role) => ROLES[role] ?? say(role);

const BASES = {
  EXPLICIT: 'given in full',
  EXPLICIT_YEAR_FROM_DATELINE: 'the year is that of the dateline',
  RELATIVE_DAY: 'a day counted from the dateline',
  WEEKDAY_BEFORE_DATELINE: 'the last such weekday before the dateline',
  WEEKDAY_AFTER_DATELINE: 'the first such weekday after the dateline',
  WEEKDAY_AMBIGUOUS: 'a weekday that fits more than one day',
  RELATIVE_WEEK: 'counted in weeks from the dateline',
  RELATIVE_MONTH: 'counted in months from the dateline',
  RELATIVE_YEAR: 'counted in years from the dateline',
  NORTHERN_SEASON: 'a season, taken as one of the northern hemisphere',
  AMBIGUOUS: 'a phrase with several readings, each of which is given',
  VAGUE_TERM: 'a vague term; its ends are approximate',
  BEFORE_OTHER_ENTRY: 'it came before another entry',
  AFTER_OTHER_ENTRY: 'it came after another entry',
  COUNTED_FROM_ANCHOR: 'counted from another day or entry',
  CONSTRAINT_INTERSECTION: 'the days that every passage allows',
  SAME_OCCASION: 'the same occasion as another entry',
  INHERITED: 'taken over from the entry that it is part of',
  BY_REPORT_DATE: 'known only to be no later than the report',
  AS_OF_REPORT: 'as things stood at the report',
  EDITOR: 'set by an editor',
  IMPORTED: 'as another data set has it',
};
export const sayBasis = (basis) => BASES[basis];

const RESPONSIBILITIES = {
  CLAIMED: 'was claimed',
  NONE_CLAIMED: 'nobody had claimed it',
  DENIED_BY_ACCUSED: 'was denied by the accused',
  NOT_MENTIONED: 'is not mentioned',
};

/** Whether anybody had claimed an incident, as of a day where the record has one. */
export function sayResponsibility(responsibility, asOf) {
  return RESPONSIBILITIES[responsibility] + (asOf ? ` as of ${sayDay(asOf)}` : '');
}

const NEXT_MEETINGS = {
  SCHEDULED: 'scheduled',
  NONE_ANNOUNCED: 'none had been announced',
  NOT_MENTIONED: 'is not mentioned',
};
export const sayNextMeeting = (next) => NEXT_MEETINGS[next];

/** A document's name: its headline, or else what is known of it. */
export function nameDocument(document) {
  if (document.headline) return document.headline;
  const day = document.publishedOn ?? document.dateline;
  const from = document.publisher ? `${document.publisher.name}, ` : '';
  return begin(`${from}${day ? `article of ${sayDay(day)}` : 'document without a headline'}`);
}

const countries = new Intl.DisplayNames(['en'], { type: 'region' });
export const sayCountry = (code) => (/^[A-Z]{2}$/.test(code) ? countries.of(code) : code);
export const number = new Intl.NumberFormat('en-GB');
