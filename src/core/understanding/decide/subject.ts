import { libraryOf } from '../../../knowledge/queries.ts';
import { type Frame, sidesIn } from '../../turn/conversation.ts';
import type { Subject } from '../../turn/intent.ts';
import { pointedAt } from '../match/pointed-at.ts';
import { idsOf, unique } from '../match/references.ts';
import { asksForMost } from '../text/superlatives.ts';
import type { BareIntent } from './bare-intent.ts';
import { setsAgainstLastAlternative } from './rule-conditions.ts';
import type { Situation } from './situation.ts';

/** What an intent is about: what the message names, and what carries over from the thread. */
export function subjectOf(intent: BareIntent, situation: Situation): Subject {
  return {
    options: optionsFor(intent, situation),
    excluded: unique(situation.frame.excluded.map(({ option }) => option)),
    alternatives: alternativesFor(intent, situation),
    aspects: aspectsFor(intent, situation),
  };
}

/** Products that the message names, or that the previous turn was about: "and its security?" */
function alternativesFor(intent: BareIntent, situation: Situation): readonly string[] {
  const { reading, frame, hasContext } = situation;
  const named = unique(idsOf(reading.alternatives));
  // "and vs express?": what came before is the other side.
  if (hasContext && setsAgainstLastAlternative(situation))
    return unique([...(frame.last?.alternatives ?? []), ...named]);
  if (named.length > 0 || !hasContext) return named;
  return intent.kind === 'out_of_scope' && intent.because === 'alternative'
    ? (frame.last?.alternatives ?? [])
    : [];
}

/** Which options carry over from the thread depends on the intent. */
function optionsFor(intent: BareIntent, situation: Situation): readonly string[] {
  const { reading, frame, hasContext, resolved } = situation;
  const named = isNamed(situation);
  const main = frame.last?.main ?? null;
  switch (intent.kind) {
    case 'recommend':
      return candidatesFor(intent, situation);
    case 'compare':
      if (named) return resolved.options;
      if (!hasContext) return [];
      if (asksForMost(reading)) return sidesIn(frame);
      return reading.has('which') && frame.last?.intent !== 'compare' ? sidesIn(frame) : resolved.options;
    case 'explain':
      if (named) return resolved.options;
      if (intent.why && main !== null) return [main];
      if (!hasContext) return [];
      return resolved.options.length === 1 || main === null ? resolved.options : [main];
    case 'decide':
      return named ? resolved.options : carriedIntoDecision(intent, situation);
    case 'source':
      if (resolved.by === 'name' || pointsOut(situation)) return resolved.options;
      return hasContext ? (frame.last?.named ?? []) : [];
    case 'out_of_scope':
      if (resolved.by !== 'name' && hasContext && goesOnAboutPair(intent, situation))
        return frame.last?.named ?? [];
      return resolved.by === 'name' ? resolved.options : [];
    case 'criteria':
      return resolved.by === 'name' ? resolved.options : [];
    case 'list':
    case 'help':
    case 'smalltalk':
    case 'follow_up':
      return resolved.by === 'name' ? idsOf(reading.options) : [];
    default:
      return intent satisfies never;
  }
}

/** "isn't one built on the other?" after "starlette or fastapi?" is about both. */
function goesOnAboutPair(
  intent: Extract<BareIntent, { kind: 'out_of_scope' }>,
  { reading, frame }: Situation,
): boolean {
  return (
    intent.because === 'alternative' &&
    frame.last?.intent === 'out_of_scope' &&
    reading.alternatives.length === 0 &&
    reading.has('other', 'them', 'two')
  );
}

/** "sources for the second one"; but "who measured that?" asks of the whole answer. */
function pointsOut({ resolved, reading, frame }: Situation): boolean {
  return (
    resolved.by === 'reference' &&
    (!reading.has('it') ||
      reading.has('first', 'second', 'third', 'last', 'other', 'others', 'two', 'winner') ||
      pointedAt(reading, frame.last) !== undefined)
  );
}

function isNamed({ resolved }: Situation): boolean {
  return resolved.by === 'name' || resolved.by === 'reference';
}

function candidatesFor(
  { asks }: Extract<BareIntent, { kind: 'recommend' }>,
  situation: Situation,
): readonly string[] {
  const { reading, frame, hasContext, resolved, readmitted } = situation;
  // "what would it take for Flask to win?" names the option that should win, not the candidates.
  if (asks !== undefined) return unique(idsOf(reading.options));
  if (readmitted.length > 0 && resolved.by !== 'name') return readmitted;
  if (resolved.by === 'name' || (isNamed(situation) && resolved.options.length > 1)) return resolved.options;
  return hasContext && frame.options.length < reading.topic.options.length ? sidesIn(frame) : [];
}

function carriedIntoDecision(
  intent: Extract<BareIntent, { kind: 'decide' }>,
  { frame, hasContext }: Situation,
): readonly string[] {
  if (!hasContext) return [];
  const main = frame.last?.main ?? null;
  switch (intent.step) {
    case 'weigh':
      return sidesIn(frame);
    case 'record':
      return main === null ? [] : [main];
    case 'act':
      // "record it" is about what the thread came down to.
      return intent.act.act === 'confirm' && main !== null ? [main] : [];
    case 'switch':
      return pickedIn(frame);
    case 'verdict':
      return frame.options;
    case 'look-up':
    case 'topic':
      return [];
    default:
      return intent satisfies never;
  }
}

/** The option that the thread came down to, if it did. */
function pickedIn({ last }: Frame): readonly string[] {
  const picked = last?.ranking?.[0] ?? last?.main;
  return picked == null ? [] : [picked];
}

function aspectsFor(intent: BareIntent, situation: Situation): readonly string[] {
  const { frame, hasContext, aspects, reading } = situation;
  const { need: needOf, claim } = libraryOf(reading.topic);
  const point = hasContext ? pointedAt(reading, frame.last) : undefined;
  switch (intent.kind) {
    case 'recommend':
      return unique([
        ...(hasContext && frame.needs.length > 0 ? frame.aspects : []),
        ...aspects.filter((id) => !reading.unwanted.some((unwanted) => unwanted.id === id)),
        ...frame.needs.flatMap(({ need }) => needOf(need)?.aspects ?? []),
        ...reading.askedNeeds.flatMap(({ id }) => needOf(id)?.aspects ?? []),
      ]);
    case 'compare':
    case 'explain':
      if (point !== undefined) return unique(point.flatMap((id) => claim(id)?.aspects ?? []));
      if (aspects.length > 0) return aspects;
      if (reading.askedNeeds.length + reading.needs.length > 0)
        return unique(
          [...reading.askedNeeds, ...reading.needs].flatMap(({ id }) => needOf(id)?.aspects ?? []),
        );
      if (!hasContext) return [];
      if (intent.kind === 'explain' && intent.why) return unique([...frame.aspects]);
      return carriesAspects(situation) ? (frame.last?.aspects ?? []) : [];
    case 'source':
      if (aspects.length > 0) return aspects;
      return hasContext ? (frame.last?.aspects ?? []) : [];
    case 'decide':
    case 'criteria':
    case 'list':
    case 'help':
    case 'smalltalk':
    case 'out_of_scope':
    case 'follow_up':
      return aspects;
    default:
      return intent satisfies never;
  }
}

/** "and django?" is about the aspect discussed before; "tell me about django" is not. */
function carriesAspects({ reading, length, frame }: Situation): boolean {
  if (frame.last?.intent === 'recommend' && reading.options.length > 1) return false;
  return length <= 10 && !reading.has('new-topic') && !/^(tell|describe)$/.test(reading.words[0]?.text ?? '');
}
