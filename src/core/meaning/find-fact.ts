import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import type { Claim } from '../../knowledge/schema.ts';
import type { Conversation } from '../turn/conversation.ts';
import { idsOf } from '../understanding/match/references.ts';
import type { Understanding } from '../understanding/understand.ts';
import { isBroad, isWellRead } from './asked/what-is-asked.ts';
import { yesNoQuestion } from './asked/yes-no.ts';
import type { FoundAnswer } from './find-answer.ts';
import { productWith } from './match/rows.ts';
import type { Vector } from './vector.ts';

/** How near a fact has to be, as the product of its vector with the message's. */
const limits = {
  /** Then it answers the message, if no other one is nearly as near. */
  sure: 0.4,
  apart: 0.08,
  /** Then it's worth showing as the nearest. */
  near: 0.22,
  /** The same for a message that names its option, as its name alone makes all facts on it near. */
  nearOfNamed: 0.35,
  /** So much less near than the nearest, others are shown beside it. */
  beside: 0.08,
} as const;

const mostShown = 3;

/**
 * What a team stated that a message asks for, by what it means: nobody has written down how facts are asked for, as for what's
 * checked. Null where the message's own reading says what it wants, or nothing comes near.
 */
export function findFact(
  understood: Understanding,
  conversation: Conversation,
  vector: Vector,
  meanings: TopicMeanings,
): FoundAnswer | null {
  const { reading } = understood;
  const { topic } = reading;
  if (meanings.said === undefined || !asks(understood) || isFixed(understood, conversation)) return null;
  const named = new Set([...idsOf(reading.options), ...idsOf(reading.alternatives)]);
  const near = topic.claims
    .map((claim, at) => ({ claim, ...nearnessOf(meanings, at, vector) }))
    .filter(({ claim }) => claim.provenance === 'team' && isOn(claim, named))
    .map(({ claim, line, said }) => ({ claim, said, near: named.size === 0 ? Math.max(line, said) : line }))
    .sort((a, b) => b.near - a.near);
  const [best, ...others] = near;
  if (best === undefined) return null;
  const found = { evenOfUnknown: true, isUnanswerable: false, exactly: null, isOfTeam: true } as const;
  const candidateOf = (one: { readonly claim: Claim; readonly near: number }) => ({
    claims: [one.claim.id],
    question: null,
    probability: Math.min(1, Math.max(0, one.near)),
  });
  const by = `fact ${best.claim.id} ${best.near.toFixed(2)}`;
  // With its option's name beside them, its own words have to be what's asked for.
  const surely = named.size === 0 ? best.near : best.said;
  const next = Math.max(0, ...others.map((one) => (named.size === 0 ? one.near : one.said)));
  const isSure = surely >= limits.sure && surely - next >= limits.apart;
  if (isSure && !isWellRead(understood))
    return { ...found, kind: 'sure', candidates: [candidateOf(best)], rule: `stated: ${by}`, gap: null };
  if (best.near < (named.size === 0 ? limits.near : limits.nearOfNamed) || !mayBeElse(understood))
    return null;
  const shown = near.filter((one) => one.near >= best.near - limits.beside).slice(0, mostShown);
  const gap = `claim ${best.claim.id}`;
  return { ...found, kind: 'unsure', candidates: shown.map(candidateOf), rule: `nearest stated: ${by}`, gap };
}

/** What a rule made of a message stands. */
const almostCertain = 0.95;

function nearnessOf(
  { lines, said = lines }: TopicMeanings,
  at: number,
  vector: Vector,
): { readonly line: number; readonly said: number } {
  return { line: productWith(lines, at, vector), said: productWith(said, at, vector) };
}

function isOn({ option }: Claim, named: ReadonlySet<string>): boolean {
  return named.size === 0 || option === null || named.has(option);
}

function asks({ reading }: Understanding): boolean {
  return (
    reading.clauses.some((clause) => clause.asks) ||
    reading.written.trimEnd().endsWith('?') ||
    yesNoQuestion(reading.written) !== undefined
  );
}

/** Whether the message's own reading leaves no doubt of what it wants. */
function isFixed(understood: Understanding, { frame }: Conversation): boolean {
  const { intent, reading, missed, confidence } = understood;
  if (missed !== null) return false;
  if (reading.moves || reading.threadAct !== null || isBroad(understood)) return true;
  switch (intent.kind) {
    case 'decide':
      return intent.step !== 'verdict' && intent.step !== 'switch';
    case 'recommend':
      return intent.guide !== undefined || intent.asks !== undefined || confidence >= almostCertain;
    case 'explain':
      return (
        (intent.why && frame !== null && frame.last !== null) ||
        intent.terms !== undefined ||
        intent.steps === true
      );
    case 'out_of_scope':
      return ['wording', 'orders', 'noise'].includes(intent.because);
    case 'compare':
      return intent.options.length > 1;
    case 'criteria':
    case 'list':
    case 'help':
    case 'smalltalk':
    case 'source':
    case 'follow_up':
      return confidence >= almostCertain;
    default:
      return intent satisfies never;
  }
}

/** Whether nothing but what was stated would answer it. */
function mayBeElse({ intent, missed }: Understanding): boolean {
  if (missed !== null) return true;
  switch (intent.kind) {
    case 'explain':
    case 'out_of_scope':
    case 'decide':
    case 'source':
    case 'help':
      return true;
    case 'compare':
    case 'recommend':
    case 'criteria':
    case 'list':
    case 'smalltalk':
    case 'follow_up':
      return false;
    default:
      return intent satisfies never;
  }
}
