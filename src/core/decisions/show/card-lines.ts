import { plain, type Span, type Spans, strong } from '../../answer/answer.ts';
import { withCode } from '../../reply/parts/cited-spans.ts';
import type { Composer } from '../../reply/parts/composer.ts';
import { formatList, inSentence } from '../../reply/parts/wording.ts';
import { ratesHighest } from '../ask/draft.ts';
import { sharesInWords } from '../evidence/weighed-together.ts';
import type { Content, Statement } from '../record/record.ts';
import { revisitInWords } from '../record/revisit-in-words.ts';
import { weighingInWords } from '../record/weighed.ts';

/** Everything a record says, one line each. */
export function allLines(composer: Composer, content: Content): Spans[] {
  const chosen = chosenOf(content);
  const others = content.considered.filter((one) => one !== chosen);
  const bare = others.filter(({ pros, cons }) => pros.length + cons.length === 0);
  return [
    outcomeLine(content),
    ...weighedLine(composer, content),
    ...neededLine(composer, content),
    ...togetherLine(composer, content),
    ...(chosen?.pros ?? []).map((point) => pointSpans(composer, '+ ', point)),
    ...content.consequences.map((point) => consequenceSpans(composer, point)),
    ...others.filter((one) => !bare.includes(one)).map((other) => consideredLine(composer, other)),
    ...bareLine(composer, bare),
    ...peopleLine('Deciding', content.deciders),
    ...peopleLine('Recorded by', content.recordedBy === null ? [] : [content.recordedBy]),
    ...peopleLine('Consulted', content.consulted),
    ...peopleLine('Informed', content.informed),
    ...dissentLines(content),
    ...(content.supersedes === null ? [] : [[strong('Supersedes: '), plain(content.supersedes)]]),
    ...datesOf(content.decideBy, content.revisit),
  ];
}

/** What people need to know to vote: what is proposed, what for, and the first reason on each side. */
export function shortLines(composer: Composer, content: Content): Spans[] {
  return [
    outcomeLine(content),
    ...weighedLine(composer, content),
    ...neededLine(composer, content),
    ...togetherLine(composer, content),
    ...(chosenOf(content)?.pros ?? []).slice(0, 1).map((point) => pointSpans(composer, '+ ', point)),
    ...content.consequences
      .filter(({ claim }, at) => at === 0 || claim === null)
      .map((point) => consequenceSpans(composer, point)),
    ...dissentLines(content),
    ...(content.supersedes === null ? [] : [[strong('Supersedes: '), plain(content.supersedes)]]),
  ];
}

export function pointSpans({ library, cite }: Composer, sign: string, { claim, words }: Statement): Spans {
  const known = claim === null ? undefined : library.claim(claim);
  return [
    strong(sign),
    ...(known === undefined || known.verdict === 'confirmed'
      ? []
      : [{ kind: 'mark', verdict: known.verdict } as const]),
    // In a claim, what's in backticks is code; in people's own words it's theirs.
    ...(claim === null ? [plain(`${words} `)] : withCode(`${words} `)),
    ...(known === undefined ? [] : cite(known)),
  ];
}

/** How a consequence begins that somebody is said to be against the choice for. */
export const ofConcern = 'Concern: ';

/** A weakness of the choice. Consequences in the team's own words may be good or bad, so they get no minus sign. */
export function consequenceSpans(composer: Composer, point: Statement): Spans {
  if (point.claim !== null) return pointSpans(composer, '− ', point);
  return point.words.startsWith(ofConcern)
    ? pointSpans(composer, ofConcern, { ...point, words: point.words.slice(ofConcern.length) })
    : pointSpans(composer, 'Consequence: ', point);
}

/** People's names. @param notify whether the platform notifies them */
export function peopleSpans(ids: readonly string[], notify = false): Spans {
  return ids.flatMap((id, index): Spans => {
    const person: Span = { kind: 'person', id, notify };
    return index === 0 ? [person] : [plain(', '), person];
  });
}

/** Who disagreed, and why. */
export function dissentLines({ dissent }: Content): Spans[] {
  return dissent.map(
    ({ author, words }): Spans => [
      strong('Against: '),
      ...peopleSpans([author]),
      plain(words === '' ? '' : `: ${words}`),
    ],
  );
}

/** What was chosen, with its points: a rated option, or one that goes by its name alone. */
export function chosenOf({ considered, outcome }: Content): Content['considered'][number] | undefined {
  return considered.find(({ option }) => option === (outcome.option ?? outcome.words));
}

/** What people need isn't put into their mouths as a reason; the next lines give it. */
function outcomeLine({ outcome, reason, drivers }: Content): Spans {
  const none = drivers.length > 0 ? '. No reason given yet, beyond what you need.' : '. No reason given yet.';
  return [
    strong('Outcome: '),
    plain(outcome.words === '' ? 'not said yet' : outcome.words),
    plain(reason === '' ? none : `, because ${shortReason(reason)}`),
  ];
}

/** What the weighing put first. It isn't the team's reason, and where they chose something else, it says so. */
function weighedLine({ library }: Composer, { weighed, outcome }: Content): Spans[] {
  const found = weighingInWords(library.nameOf, weighed, outcome.option);
  if (found === null) return [];
  const { order, differs } = found;
  return [
    differs
      ? [strong('Differs: '), plain(`the weighing put ${order}`)]
      : [strong('Weighing: '), plain(order)],
  ];
}

/** The reason without what the next lines say: the needs, or what was weighed together. */
function shortReason(reason: string): string {
  return Object.values(ratesHighest).find((lead) => reason.startsWith(`${lead}:`)) ?? reason;
}

function togetherLine({ library }: Composer, { together }: Content): Spans[] {
  if (together === null) return [];
  const words = `${sharesInWords(library, together)} (${together.people} people)`;
  return [[strong('Weighed together: '), plain(words)]];
}

function neededLine({ library }: Composer, { drivers }: Content): Spans[] {
  if (drivers.length === 0) return [];
  const [{ author = '' } = {}] = drivers;
  const isOnes = drivers.length > 1 && drivers.every((one) => one.author === author);
  const byNeed = Map.groupBy(drivers, ({ need }) => need);
  const needs = [...byNeed].flatMap(
    ([need, stated], index): Spans => [
      plain(`${index === 0 ? '' : ' · '}${inSentence(library.need(need)?.title ?? need)}`),
      ...(isOnes ? [] : namedSpans(stated.map((one) => one.author))),
    ],
  );
  return [[strong('Needed: '), ...needs, ...(isOnes ? namedSpans([author]) : [])]];
}

/** Who stated something; nobody for what a team chose by from the start. */
function namedSpans(authors: readonly string[]): Spans {
  const people = [...new Set(authors)].filter((author) => author !== '');
  return people.length === 0 ? [] : [plain(' ('), ...peopleSpans(people), plain(')')];
}

function consideredLine(composer: Composer, { option, pros, cons }: Content['considered'][number]): Spans {
  const points = [
    ...pros.map((point) => ({ sign: '+ ', point })),
    ...cons.map((point) => ({ sign: '− ', point })),
  ];
  return [
    strong(`Considered ${composer.library.nameOf(option)}: `),
    ...points.flatMap(({ sign, point }): Spans => [...pointSpans(composer, sign, point), plain(' ')]),
  ];
}

/** Options of which nothing is said, on one line. */
function bareLine({ library }: Composer, options: Content['considered']): Spans[] {
  const names = options.map(({ option }) => library.nameOf(option));
  return names.length === 0 ? [] : [[strong('Also considered: '), plain(formatList(names))]];
}

function peopleLine(label: string, ids: readonly string[]): Spans[] {
  return ids.length === 0 ? [] : [[strong(`${label}: `), ...peopleSpans(ids)]];
}

function datesOf(decideBy: string | null, { on, when }: Content['revisit']): Spans[] {
  const again = [on, when].filter((part) => part !== null && part !== '').join(', or when ');
  return [
    ...(decideBy === null ? [] : [[strong('Decide by: '), plain(decideBy)]]),
    ...(again === '' ? [] : [[strong('Look again: '), plain(on === null ? revisitInWords(when) : again)]]),
  ];
}
