import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { monthAndYear } from '../../answer/source-line.ts';
import { robustness } from '../../ranking/robustness.ts';
import { type Case, closeCall, type Ranking, rank } from '../../ranking/scores.ts';
import { claimsAsked } from '../claims/claims-asked.ts';
import type { Composer } from '../parts/composer.ts';
import { lastCase, standingCase } from '../parts/last-case.ts';
import { judgementSpans, scoreLine } from '../parts/robustness-note.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { replyAboutData } from './about-data.ts';

/** How sure the last answer is, and why: verdicts, age, judgement, and how close the ranking is. */
export function replyTrust(task: Task<'source'>, composer: Composer): ReplyOutcome {
  const { frame, intent, reading } = task;
  const { library } = composer;
  const last = frame.last;
  const claims = claimsAsked(task);
  const weighed = lastCase(library, frame) ?? (asksOfPick(task) ? standingCase(library, frame) : null);
  const standing =
    weighed === null ? null : standingOf(composer, weighed, reading.has('margin') || last?.team != null);
  if (last === null || (claims.length === 0 && standing === null)) return replyAboutData(task, composer);
  const count = (verdict: string): number => claims.filter((claim) => claim.verdict === verdict).length;
  const doubtful = claims.filter(({ verdict }) => verdict !== 'confirmed');
  const oldest = [...claims].sort((a, b) => (a.asOf < b.asOf ? -1 : 1))[0];
  const confirmed =
    claims.length === 1
      ? `the one fact behind it ${doubtful.length === 0 ? 'is confirmed by its sources' : "isn't fully confirmed"}`
      : `${doubtful.length === 0 ? allOf(claims.length) : `${count('confirmed')} of the ${claims.length} facts`} behind it are confirmed by their sources`;
  const headlineText = (): string => {
    if (claims.length > 0 && reading.words.some(({ text }) => aboutNow.has(text)))
      return `${doubtful.length === 0 ? 'As far as I know, yes' : 'Not all of it for certain'}: ${confirmed}, as of ${datesOf(claims)}.`;
    if (standing !== null && last.ranking === null)
      return `On the pick: ${standing.says.replace(/\.$/, '')}${standing.shaky === null || standing.isClose ? '' : `, but ${standing.shaky}`}. On the facts above: ${confirmed.replace(' behind it', '')}.`;
    if (standing !== null && (claims.length === 0 || reading.has('margin'))) return standing.says;
    if (standing?.shaky != null)
      return `I'm surer of the facts than of the pick: ${confirmed}, but ${standing.shaky}.`;
    const ahead = standing === null || standing.isClose ? '' : `${standing.says.replace(/\.$/, '')}, and `;
    return `${howSure(doubtful.length, claims.length)}: ${ahead}${confirmed}.`;
  };
  const headline = headlineText();
  composer.add({ kind: 'headline', spans: [plain(headline)] });
  const items: Spans[] = doubtful.slice(0, 2).map((claim) => composer.sentence(claim));
  if (oldest !== undefined && !doubtful.slice(0, 2).includes(oldest))
    items.push([strong(`The oldest, from ${monthAndYear(oldest.asOf)}: `), ...composer.sentence(oldest)]);
  if (standing !== null) {
    if (!headline.includes(standing.says.replace(/\.$/, '')) && last.ranking !== null)
      items.push([plain(standing.says)]);
    items.push(...standing.items);
  }
  composer.add({ kind: 'bullets', items });
  composer.choices([
    { label: 'Sources', says: 'what are the sources?' },
    ...(standing !== null
      ? [
          { label: 'Show the scores', says: 'show the scores' },
          { label: 'What if we are wrong?', says: 'what if we are wrong?' },
        ]
      : []),
  ]);
  return {
    options: last.options,
    main: last.main ?? intent.options[0] ?? null,
    ranking: last.ranking,
    declined: false,
  };
}

/** "are you sure?" after a few facts asks of the pick that still stands; "is that true?" of the facts. */
function asksOfPick({ frame, reading, intent }: Task<'source'>): boolean {
  const { last } = frame;
  const gaveFacts = last?.intent === 'explain' || last?.intent === 'out_of_scope';
  if (!gaveFacts || reading.options.length + reading.aspects.length > 0) return false;
  return intent.of === 'trust' && reading.words.some(({ text }) => ofConfidence.has(text));
}

const ofConfidence = new Set(['sure', 'certain', 'confident', 'robust', 'stand', 'convinced']);

/** "is that still true?" asks how old the evidence is. */
const aboutNow = new Set(['still', 'today', 'nowadays', 'yet', 'anymore', 'outdated', 'current']);

function allOf(count: number): string {
  return count === 2 ? 'both facts' : `all ${count} facts`;
}

function datesOf(claims: readonly Claim[]): string {
  const dates = claims.map(({ asOf }) => asOf).sort();
  const [oldest = ''] = dates;
  const newest = dates.at(-1) ?? oldest;
  return oldest === newest ? oldest : `${oldest} to ${newest}`;
}

function howSure(doubtful: number, all: number): string {
  if (doubtful === 0) return 'Quite sure';
  return doubtful * 2 < all ? 'Mostly' : 'Only in part';
}

type PickStanding = {
  readonly says: string;
  readonly items: readonly Spans[];
  readonly shaky: string | null;
  readonly isClose: boolean;
};

/** How far ahead the pick is, and whether the ranking is robust; `shaky` says why it isn't. */
function standingOf(composer: Composer, weighed: Case, asksHowMuch: boolean): PickStanding {
  const { library } = composer;
  const ranking = rank(library, weighed);
  const found = robustness(library, weighed, ranking);
  const [first, second] = ranking.ranked.map(({ option }) => library.nameOf(option));
  const judged = judgementSpans(composer, found, ranking);
  const close = ranking.margin < closeCall;
  const says =
    second === undefined ? `Only ${first} is left to choose.` : howFarAhead(composer, ranking, asksHowMuch);
  return {
    says,
    items: judged.length > 0 ? [judged] : [],
    shaky: shakiness(close, found.shifts.length > 0),
    isClose: close,
  };
}

/** In words; in figures for those who ask by how much, and for a team that has weighed in figures. */
function howFarAhead(composer: Composer, ranking: Ranking, inFigures: boolean): string {
  const { ranked, margin } = ranking;
  const [first = '', second = ''] = ranked.map(({ option }) => composer.library.nameOf(option));
  const close = margin < closeCall;
  if (inFigures)
    return `${scoreLine(composer, ranking)}: ${close ? 'a close call' : `${first} is ahead of ${second} by ${margin.toFixed(1)} of 5`}.`;
  if (close) return `${first} and ${second} are too close to call.`;
  if (margin < little) return `${first} is ahead of ${second} by a little.`;
  return `${first} is ${margin > wide ? 'well ' : ''}ahead of ${second}.`;
}

/** Leads up to the one are by a little, beyond the other they're wide: in points of five. */
const little = 0.6;
const wide = 1;

function shakiness(isClose: boolean, shifts: boolean): string | null {
  if (isClose) return "it's a close call";
  return shifts ? 'one judgement of ours could turn it' : null;
}
