import { sentencesOf } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { caseOf, closeCall, type Ranking, rank } from '../../ranking/scores.ts';
import type { Frame } from '../../turn/conversation.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import { selectClaims } from '../claims/select-claims.ts';
import { heaviestCriterion, withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { decisiveCriterion } from '../parts/reasons.ts';
import type { Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import {
  closeSides,
  decidingNeeds,
  heaviestElsewhere,
  isNarrow,
  listed,
  little,
  type PickInNeeds,
  pickLine,
} from '../pick/pick-in-needs.ts';
import { textOf } from './first-line.ts';
import { quoteOf } from './quote.ts';

/** What follows the pick in a first line: what changed, and a reason, as text and with its citations. */
type Tail = {
  readonly says: string;
  readonly reason?: Reason | undefined;
  readonly isIdle?: boolean;
  readonly on?: string;
  /** What it names speaks for another option. */
  readonly isOutweighed?: boolean;
};
/** `isIdle`: the message changed nothing, so the reasons needn't be repeated. */
export type StillThePick = { readonly spans: Spans; readonly isIdle: boolean };
type Reason = { readonly text: string; readonly spans: () => Spans };

/**
 * A first line for a pick that the thread has already seen: what this message changed, and that the pick stays.
 *
 * @returns undefined if nothing fits that hasn't been said
 */
export function stillThePick(
  task: Task<'recommend'>,
  composer: Composer,
  ranking: Ranking,
  inNeeds?: PickInNeeds,
): StillThePick | undefined {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  if (first === undefined) return undefined;
  const close = second !== undefined && ranking.margin < closeCall;
  const before = task.frame.last?.ranking?.[0] ?? first.option;
  const name = library.nameOf(first.option);
  const stays = before === first.option ? `Still ${name}` : `Back to ${name}`;
  const lead =
    close && second !== undefined && !(inNeeds !== undefined && isNarrow(ranking))
      ? `Still too close to call between ${name} and ${library.nameOf(second.option)}`
      : stays;
  if (inNeeds !== undefined)
    return stillByNeeds(composer, inNeeds, lead, tails(task, composer, ranking, inNeeds.words.of));
  for (const { says, reason, isIdle = false } of tails(task, composer, ranking)) {
    if (composer.isSaid(`${lead}${says} ${reason?.text ?? ''}`)) continue;
    return {
      spans: [strong(lead), plain(reason === undefined ? says : `${says} `), ...(reason?.spans() ?? [])],
      isIdle,
    };
  }
  return undefined;
}

/** "Still Django, even with speed, where FastAPI is ahead: outweighed by an admin panel." */
function stillByNeeds(
  composer: Composer,
  inNeeds: PickInNeeds,
  lead: string,
  all: Iterable<Tail>,
): StillThePick | undefined {
  const winner = inNeeds.ranking.ranked[0]?.option ?? '';
  for (const { says, on, isOutweighed = false, isIdle = false } of all) {
    const brief = on === undefined ? undefined : composer.library.brief(winner, on)?.text;
    const changed = brief === undefined ? says : says.replace(/\. On [^.]*:$/, '');
    const line: Spans = [
      strong(lead),
      plain(changed.replace(/[.:]$/, '')),
      ...whatDecides(composer, inNeeds, isOutweighed),
      ...(brief === undefined ? [] : [plain(' '), ...composer.cited(sentencesOf(brief)[0] ?? brief)]),
    ];
    if (!composer.isSaid(textOf(line))) return { spans: line, isIdle };
  }
  return undefined;
}

/** ": above all for *an API* and *speed*."; where needs pull apart or it's close, as a first line says it. */
function whatDecides(composer: Composer, inNeeds: PickInNeeds, isOutweighed: boolean): Spans {
  const deciding = decidingNeeds(composer, inNeeds);
  const [name, next, ...rest] = pickLine(composer, inNeeds);
  const isPlainPick = next?.kind === 'plain' && next.text.startsWith(', ') && name?.kind === 'strong';
  const two = inNeeds.ranking.ranked.slice(0, 2).map(({ option }) => option);
  const sides = inNeeds.ranking.margin < closeCall ? closeSides(composer, inNeeds, two) : [];
  if (sides.length > 0) {
    const isLed = isNarrow(inNeeds.ranking) && inNeeds.needs.some(({ leader }) => leader === two[0]);
    return [plain(isLed ? ', by a hair: ' : ': '), ...sides, plain('.')];
  }
  const isSettled = isPlainPick || isOutweighed;
  if (!isSettled || inNeeds.ranking.margin < closeCall || deciding.length === 0)
    return [plain('. '), ...[name, next, ...rest].filter((span) => span !== undefined)];
  return [
    plain(isOutweighed ? ': outweighed by ' : ': above all for '),
    ...listed(inNeeds.words, deciding),
    ...(inNeeds.ranking.margin < little ? [plain(', but only just')] : []),
    ...(isOutweighed ? [] : heaviestElsewhere(composer, inNeeds)),
    plain('.'),
  ];
}

/** What the message changed, most telling first. */
function* tails(
  task: Task<'recommend'>,
  composer: Composer,
  ranking: Ranking,
  called?: (need: string) => string,
): Generator<Tail> {
  const { frame, framed, conversation, intent, reading } = task;
  const { library } = composer;
  const before = framed.hasContext ? conversation.frame : null;
  const [first] = ranking.ranked;
  if (before === null || first === undefined) return;
  const title = called ?? ((need: string): string => inSentence(library.needTitle(need)));

  const added = addedBetween(before, frame);
  if (added.length > 0) yield* withNeeds(composer, added, ranking, title);
  const reason = ranking.margin < closeCall ? undefined : decisiveReason(composer, ranking);
  const stop = reason === undefined ? '.' : ':';
  if (framed.dropped.length > 0)
    yield { says: `, without ${formatList(framed.dropped.map(title))}, too${stop}`, reason };
  const out = frame.excluded.filter(
    ({ option }) => !before.excluded.some((known) => known.option === option),
  );
  if (out.length > 0)
    yield {
      says: `, with ${formatList(out.map(({ option }) => library.nameOf(option)))} out${stop}`,
      reason,
    };
  if (framed.readmitted.length > 0)
    yield { says: `, with ${formatList(framed.readmitted.map(library.nameOf))} back in${stop}`, reason };
  const knows = frame.knows.filter(({ option }) => !before.knows.some((known) => known.option === option));
  if (knows.length > 0)
    yield {
      says: `, counting that you know ${formatList(knows.map(({ option }) => library.nameOf(option)))}${stop}`,
      reason,
    };
  const weightier = frame.emphasised.filter(
    ({ need, author }) => !before.emphasised.some((known) => known.need === need && known.author === author),
  );
  if (weightier.length > 0)
    yield { says: `, with more weight on ${formatList(weightier.map(({ need }) => title(need)))}.` };
  if (added.length === 0 && reading.needs.length > 0) {
    const known = reading.needs.map(({ id }) => title(id));
    yield {
      says: `. I'd counted ${formatList([...new Set(known)].slice(0, 2))} already${stop}`,
      reason,
      isIdle: reason !== undefined,
    };
  }
  const asked = withoutLeanings(library, intent.aspects).filter((id) =>
    reading.aspects.some((aspect) => aspect.id === id),
  );
  const close = ranking.margin < closeCall;
  for (const aspect of close ? [] : asked) {
    const [claim] = selectClaims(library, {
      option: first.option,
      aspects: [aspect],
      words: reading.words,
      most: 1,
    });
    if (claim !== undefined)
      yield {
        on: aspect,
        says: `${unweighed(task, aspect)}. On ${inSentence(library.aspectTitle(aspect))}:`,
        reason: { text: claim.line, spans: () => composer.sentence(claim) },
      };
  }
  const others = framed.kept.filter((need) => !framed.dropped.includes(need)).map(title);
  if (others.length > 0)
    yield { says: `: ${formatList(others)} counts until whoever asked for it drops it.` };
  if (framed.unstated.length > 0)
    yield { says: `, without ${formatList(framed.unstated.map(title))}, which nobody had asked for.` };
  const whole = { from: 0, to: reading.words.length };
  const asksAgain =
    (reading.has('pick', 'which') && reading.strange === 0) || contentWords(reading, whole).length === 0;
  if (added.length === 0 && asksAgain) {
    if (reason !== undefined) yield { says: ':', reason };
    yield { says: ', on the same needs as before.' };
    yield { says: `, ${conversation.turns} messages in, on the same needs.` };
  }
}

/** "must run on windows" names an aspect, and no need that the pick could rest on. */
function unweighed({ reading }: Task<'recommend'>, aspect: string): string {
  const named = reading.aspects.find(({ id }) => id === aspect);
  if (named === undefined || reading.clauses.some(({ asks }) => asks)) return '';
  return `. I weigh no need by ${quoteOf(reading.typed(named))}`;
}

/** Needs that nobody had stated before. */
export function addedBetween(before: Frame, { needs }: Frame): string[] {
  return [...new Set(needs.map(({ need }) => need))].filter(
    (need) => !before.needs.some((known) => known.need === need),
  );
}

/** What new needs do to a pick that stays: back it, speak against it, or make no difference. */
function* withNeeds(
  composer: Composer,
  added: readonly string[],
  ranking: Ranking,
  title: (need: string) => string,
): Generator<Tail> {
  const { library } = composer;
  const candidates = ranking.ranked.map(({ option }) => option);
  const [first] = candidates;
  if (first === undefined) return;
  const alone = added.map((need) => {
    const { ranked, margin } = rank(library, caseOf([{ need }], [], candidates));
    return { need, best: margin < closeCall ? null : (ranked[0]?.option ?? null) };
  });
  const titles = (needs: readonly { readonly need: string }[]): string =>
    formatList(needs.slice(0, 3).map(({ need }) => title(need)));
  const against = alone.filter(({ best }) => best !== null && best !== first);
  const backing = alone.filter(({ best }) => best === first);
  const because = (need: string, option: string): Reason | undefined =>
    reasonFor(composer, option, heaviestCriterion(library, need));
  const [rival] = against;
  if (rival?.best != null)
    yield {
      says: `, even with ${titles(against)}, where ${library.nameOf(rival.best)} is ahead:`,
      reason: because(rival.need, rival.best),
      isOutweighed: true,
    };
  const [backed] = backing;
  if (backed !== undefined)
    yield {
      says: `, all the more with ${titles(backing)}:`,
      reason: because(backed.need, first),
    };
  yield { says: `, with or without ${titles(alone)}.` };
}

/** What sets the pick apart most, as in the first line that the thread has seen. */
function decisiveReason(composer: Composer, ranking: Ranking): Reason | undefined {
  const [first] = ranking.ranked;
  return first === undefined
    ? undefined
    : reasonFor(composer, first.option, decisiveCriterion(composer, ranking));
}

function reasonFor(composer: Composer, option: string, criterion: string | undefined): Reason | undefined {
  const rating = criterion === undefined ? undefined : composer.library.rating(option, criterion);
  if (criterion === undefined || rating === undefined) return undefined;
  return { text: rating.because, spans: () => composer.because(option, criterion) };
}
