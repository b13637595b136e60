import type { Claim } from '../../../knowledge/schema.ts';
import { code, plain, type Spans, strong } from '../../answer/answer.ts';
import { sourceLineOf } from '../../answer/source-line.ts';
import { byAge, replyDataAge, replyStillTrue } from '../authored/age.ts';
import { claimsAsked } from '../claims/claims-asked.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import { dayInWords } from '../parts/day-in-words.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { replyAboutData } from './about-data.ts';
import { asksOfOwn, replyOwnMeasurements } from './own-measurements.ts';
import { replyScores } from './scores.ts';
import { replyTrust } from './trust.ts';

/** Where an answer comes from: its claims with their sources, how sure they are, or the trace. */
export function replySource(task: Task<'source'>, composer: Composer): ReplyOutcome {
  const { intent, frame, conversation } = task;
  switch (intent.of) {
    case 'trace':
      return replyTrace(task, composer);
    case 'scores':
      return replyScores(task, composer);
    case 'trust': {
      const claims = asksOfNow(task) ? claimsAsked(task) : [];
      return claims.length > 0 ? replyStillTrue(task, claims, composer) : replyTrust(task, composer);
    }
    case 'last':
    case 'data': {
      const last = frame.last;
      if (asksOfOwn(task)) return replyOwnMeasurements(task, composer);
      const claims = named(task, composer) ?? claimsAsked(task);
      if (asksOfData(task))
        return asksOfAge(task) ? replyDataAge(task, composer) : replyAboutData(task, composer);
      if (claims.length === 0)
        return asksOfAge(task) ? replyDataAge(task, composer) : replyAboutData(task, composer);
      const items = (asksOfAge(task) ? byAge(claims) : claims)
        .slice(0, 5)
        .map((claim): Spans => [strong(`${dayInWords(claim.asOf)}: `), ...composer.sentence(claim)]);
      composer.add({ kind: 'headline', spans: asksOfAge(task) ? ageOf(claims) : originOf(composer) });
      composer.add({ kind: 'bullets', items });
      if (claims.length > 5)
        composer.add({
          kind: 'note',
          spans: [plain(`And ${claims.length - 5} more; the first five carry most of it.`)],
        });
      composer.choices([
        // "Are you sure?" is about the last answer, so it needs one.
        ...(last === null ? [] : [{ label: 'Are you sure?', says: 'are you sure?' }]),
        ...(conversation.traces.length > 0 ? [{ label: 'Show the trace', says: 'trace' }] : []),
      ]);
      return {
        options: last?.options ?? intent.options,
        main: last?.main ?? null,
        ranking: last?.ranking ?? null,
        declined: false,
      };
    }
    default:
      return intent.of satisfies never;
  }
}

const aboutNow = new Set(['still', 'today', 'nowadays', 'yet', 'anymore', 'outdated', 'current', 'now']);
const aboutAge = new Set(
  'old recent fresh current date dated outdated when updated age newest oldest stale latest'.split(' '),
);
const aboutData = new Set(['data', 'info', 'information', 'facts', 'knowledge']);

/** "is that still true?" */
function asksOfNow({ reading }: Task<'source'>): boolean {
  return reading.words.some(({ text }) => aboutNow.has(text));
}

/** "how old is that?" */
function asksOfAge({ reading }: Task<'source'>): boolean {
  return reading.words.some(({ text }) => aboutAge.has(text));
}

/** "is your data up to date?" asks of all of it, "date of that data?" of what was just said. */
function asksOfData({ reading, frame }: Task<'source'>): boolean {
  const { words, options } = reading;
  const hasLast = (frame.last?.claims.length ?? 0) > 0;
  return (
    options.length === 0 &&
    words.some(({ text }, at) => aboutData.has(text) && !(hasLast && pointing.has(words[at - 1]?.text ?? '')))
  );
}
const pointing = new Set(['that', 'this', 'those', 'these']);

/** "From Feb 2024 (the oldest) to 30 Nov 2026 (the newest)." */
function ageOf(claims: readonly Claim[]): Spans {
  const sorted = byAge(claims);
  const oldest = sorted[0]?.asOf ?? '';
  const newest = sorted.at(-1)?.asOf ?? oldest;
  return oldest === newest
    ? [plain("It's from "), strong(dayInWords(oldest)), plain('.')]
    : [
        plain('From '),
        strong(dayInWords(oldest)),
        plain(' (the oldest) to '),
        strong(dayInWords(newest)),
        plain(' (the newest).'),
      ];
}

/** "From our own test, Django docs (Sep–Nov 2026):" of all that's cited. */
function originOf({ sources }: Composer): Spans {
  const [names = '', age = ''] = (sourceLineOf(sources)?.text ?? '').split('; ');
  return [strong(`From ${names}`), plain(age === '' ? ':' : ` (${age}):`)];
}

/** Claims about the option and aspect that the question names. */
function named({ intent, reading }: Task<'source'>, composer: Composer): readonly Claim[] | undefined {
  if (reading.options.length === 0 || intent.aspects.length === 0) return undefined;
  return intent.options.flatMap((option) =>
    selectClaims(composer.library, { option, aspects: intent.aspects, words: reading.words, most: 4 }),
  );
}

function replyTrace({ conversation, reading }: Task<'source'>, composer: Composer): ReplyOutcome {
  const wanted = reading.words.map(({ text }) => text);
  const found =
    conversation.traces.find(({ answer }) => wanted.includes(answer)) ?? conversation.traces.at(-1);
  if (found === undefined) {
    composer.add({ kind: 'headline', spans: [plain("There's no answer in this thread yet to trace.")] });
    return { ...emptyOutcome, declined: true };
  }
  composer.add({
    kind: 'headline',
    spans: [plain('Trace of answer '), code(found.answer), plain(`, on data ${found.knowledge}`)],
  });
  composer.add({
    kind: 'bullets',
    items: [
      [strong('Recognised: '), plain(found.matched.join(', ') || 'nothing')],
      [strong('Rules: '), plain(found.rules.join(' → '))],
      [strong('Claims: '), plain(found.claims.join(', ') || 'none')],
    ],
  });
  return { ...emptyOutcome };
}
