import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Library, libraryOf } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { isTeamTopicId } from '../../team-topics/state/topic-ids.ts';
import type { Evidence, Pin } from '../record/pinned-evidence.ts';
import type { Content, Decision } from '../record/record.ts';
import { isWatched } from '../record/status.ts';
import { rankingFor } from './weighed-together.ts';

/** The parts of a record's content that determine its evidence. */
export type Resting = Pick<
  Content,
  'topic' | 'drivers' | 'together' | 'knows' | 'considered' | 'consequences'
>;

/** Hash of a pin that the knowledge no longer has. */
const gone = 'gone';

/**
 * What a record rests on in this knowledge: the claims it cites, the ratings of its options on the criteria that its
 * drivers or its team weigh, the claims behind those ratings, and the drivers' weights. Neither the order of things
 * nor who stated the needs changes it.
 */
export function evidenceOf(content: Resting, knowledge: Knowledge): Evidence {
  const topic = knowledge.topics.find(({ id }) => id === content.topic);
  const library = topic === undefined ? null : libraryOf(topic);
  const needs = [...new Set(content.drivers.map(({ need }) => need))];
  const options = [...new Set(content.considered.map(({ option }) => option))];
  const criteria = new Set([
    ...needs.flatMap((id) => {
      const need = library?.need(id);
      return need === undefined ? [] : [...Object.keys(need.weighs), ...Object.keys(need.demands)];
    }),
    ...Object.keys(content.together?.shares ?? {}),
  ]);
  const ratings = options.flatMap((option) => [...criteria].map((criterion) => ({ option, criterion })));
  const claims = new Set([
    ...content.considered.flatMap(({ pros, cons }) => [...pros, ...cons]).flatMap(({ claim }) => claim ?? []),
    ...content.consequences.flatMap(({ claim }) => claim ?? []),
    ...ratings.flatMap(({ option, criterion }) => library?.rating(option, criterion)?.evidence ?? []),
    ...(library?.topic.ofTeam === undefined ? [] : statedOf(library, options)),
  ]);
  const pins = [
    ...[...claims].map((id) => claimPin(library, id)),
    ...ratings.map(({ option, criterion }) => ratingPin(library, option, criterion)),
    ...needs.map((id) => needPin(library, id)),
  ].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return {
    pins,
    hash: hashOf(pins.map((pin) => [nameOf(pin), pin.hash])),
    knowledge: evidenceVersion(knowledge, content.topic),
    ranking: library === null ? [] : rankingOf(library, content, options),
  };
}

/** Where a team brought the topic itself, a decision rests on all that it stated of the options. */
function statedOf(library: Library, options: readonly string[]): string[] {
  return options.flatMap((option) =>
    library.claimsOf(option).flatMap(({ id, provenance }) => (provenance === 'team' ? [id] : [])),
  );
}

/** What evidence on a topic is dated by: the version of what's checked, and how often its team has changed a topic of its own. */
export function evidenceVersion({ topics, version, withoutTeams }: Knowledge, topic: string): string {
  const checked = withoutTeams?.version ?? version;
  const own = topics.find(({ id }) => id === topic)?.ofTeam;
  return own === undefined ? checked : `${checked}.${own.revision}`;
}

export type Moved = { readonly pin: Pin; readonly how: 'gone' | 'changed' | 'added'; readonly was: string };

/** What changed in the evidence, ordered by kind and id. */
export function movedBetween(before: Evidence, now: Evidence): readonly Moved[] {
  const known = new Map(before.pins.map((pin) => [nameOf(pin), pin]));
  const current = new Set(now.pins.map(nameOf));
  return [
    ...now.pins.flatMap((pin): Moved[] => {
      const old = known.get(nameOf(pin));
      if (old === undefined) return [{ pin, how: 'added', was: '' }];
      if (old.hash === pin.hash) return [];
      return [{ pin, how: pin.hash === gone ? 'gone' : 'changed', was: old.was }];
    }),
    ...before.pins.flatMap((pin): Moved[] =>
      current.has(nameOf(pin)) ? [] : [{ pin, how: 'gone', was: pin.was }],
    ),
  ];
}

/** The current evidence where a watched record was decided on other evidence; null where it's the same. */
export function movedSince({ status, content, evidence }: Decision, knowledge: Knowledge): Evidence | null {
  if (!isWatched(status) || !isKnown(content.topic, knowledge)) return null;
  const now = evidenceOf(content, knowledge);
  return now.hash === evidence.hash ? null : now;
}

/** A team's topic is never gone: where it isn't there, nobody has looked it up. */
export function isKnown(topic: string, { topics }: Knowledge): boolean {
  return !isTeamTopicId(topic) || topics.some(({ id }) => id === topic);
}

/** Whether the order of the options changed, or options are level where one was ahead. */
export function isReranked(before: Evidence, now: Evidence): boolean {
  const order = ({ ranking }: Evidence): string =>
    ranking
      .map(({ option, score }, at) => `${ranking[at - 1]?.score === score ? '=' : '>'}${option}`)
      .join('');
  return order(before) !== order(now);
}

function rankingOf(library: Library, content: Resting, options: readonly string[]): Evidence['ranking'] {
  const candidates = options.filter((option) => library.option(option) !== undefined).sort();
  if ((content.drivers.length === 0 && content.together === null) || candidates.length === 0) return [];
  return rankingFor(library, content, candidates).ranked.map(({ option, score }) => ({
    option,
    score: Math.round(score * 100) / 100,
  }));
}

function claimPin(library: Library | null, id: string): Pin {
  const claim = library?.claim(id);
  if (claim === undefined) return { kind: 'claim', id, hash: gone, was: '' };
  const { option, leaning, verdict, line, note, asOf, sources, claim: asserted } = claim;
  return {
    kind: 'claim',
    id,
    hash: hashOf([option, leaning, verdict, asserted, line, note ?? '', asOf, [...sources].sort()]),
    was: verdict,
  };
}

function ratingPin(library: Library | null, option: string, criterion: string): Pin {
  const id = `${option}/${criterion}`;
  const found = library?.rating(option, criterion);
  if (found === undefined) return { kind: 'rating', id, hash: gone, was: '' };
  const { rating, judgement, because, evidence } = found;
  return {
    kind: 'rating',
    id,
    hash: hashOf([rating, judgement, because, [...evidence].sort()]),
    was: String(rating),
  };
}

function needPin(library: Library | null, id: string): Pin {
  const need = library?.need(id);
  if (need === undefined) return { kind: 'need', id, hash: gone, was: '' };
  const sorted = (weights: Readonly<Record<string, number>>): [string, number][] =>
    Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  return { kind: 'need', id, hash: hashOf([sorted(need.weighs), sorted(need.demands)]), was: '' };
}

function nameOf({ kind, id }: Pin): string {
  return `${kind} ${id}`;
}

function hashOf(content: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 32);
}
