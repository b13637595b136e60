import type { Block } from '../../answer/answer.ts';
import { plain } from '../../answer/answer.ts';
import type { Intent } from '../../turn/intent.ts';
import { unfamiliarIn } from '../../understanding/decide/missed-words.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { stemOf } from '../../understanding/text/stem.ts';
import { claimIndexOf } from '../claims/claim-index.ts';
import { quoteOf } from '../opening/quote.ts';
import type { Composer } from '../parts/composer.ts';
import { formatList } from '../parts/wording.ts';

/** Longer messages tell a story, with names and things beside the question; more so if an aspect carries it. */
const mostWords = { ofOptions: 14, ofMore: 9 } as const;

/**
 * "django or flask for frobnication?": what an answer about the options leaves out, because nothing else of the question
 * was understood. Undefined if there's nothing to say.
 */
export function leftOutNote(
  intent: Intent,
  reading: Reading,
  { library }: Pick<Composer, 'library'>,
): Block | undefined {
  if (intent.kind === 'explain' && (intent.terms !== undefined || intent.steps === true)) return undefined;
  const more = namesMoreThanOptions(reading);
  const { uncovered } = reading;
  if (uncovered?.isAside === true && weighs(intent))
    return {
      kind: 'note',
      spans: [plain(`I don't have checked data on ${formatList(uncovered.names, 'or')}.`)],
    };
  if (!weighs(intent) || (!more && reading.options.length === 0)) return undefined;
  if (reading.words.length > (more ? mostWords.ofMore : mostWords.ofOptions)) return undefined;
  if (reading.corrections.length > 0 || reading.language !== 'en') return undefined;
  const asks = reading.clauses.some((clause) => clause.asks) || reading.has('tell');
  const [first] = reading.options;
  // A name before the options is somebody's: "Tom wonders: django or flask?"
  const from = more || asks ? 1 : first?.to;
  const strangers = unfamiliarIn(reading, from).filter(
    (word) => word.length >= shortest && (asks || !more || isWanted(word, reading)),
  );
  if (strangers.length === 0) return undefined;
  const named = intent.options.length > 0 ? intent.options : library.options.slice(0, mostOptions);
  const index = claimIndexOf(library.topic);
  const left = strangers.filter((word) => {
    const stem = [stemOf(word.toLowerCase())];
    return !index.mentions(null, stem) && !named.some((option) => index.mentions(option, stem));
  });
  return left.length === 0
    ? undefined
    : {
        kind: 'note',
        spans: [
          plain(`I didn't get ${formatList(left.map((word) => quoteOf(word)))}, so this leaves that out.`),
        ],
      };
}

/**
 * In a statement, words that nobody knows are mostly what a team builds, and for whom; "we need quazzle and an api" and
 * "vorpal testing is key" want something by them.
 */
function isWanted(word: string, { words, needs, typed }: Reading): boolean {
  if (needs.length === 0) return true;
  const at = words.findIndex((_, place) => typed({ from: place, to: place + 1 }) === word);
  return (
    wanting.has(words[at - 1]?.text ?? '') ||
    wantedAfter.has(words[at + 1]?.text ?? '') ||
    words.slice(at + 1, at + 4).some(({ text }) => text === 'must')
  );
}
const wanting = new Set('need needs want wants require requires no without'.split(' '));
const wantedAfter = new Set('needed wanted required please pls'.split(' '));

/** With none named, the claims on this many options are looked through. */
const mostOptions = 20;
/** Shorter ones are mostly typos and words of other languages. */
const shortest = 4;

function weighs(intent: Intent): boolean {
  return (
    intent.kind === 'compare' ||
    (intent.kind === 'explain' && !intent.why) ||
    intent.kind === 'recommend' ||
    intent.kind === 'criteria' ||
    (intent.kind === 'decide' && intent.step === 'verdict')
  );
}

/** True if the message itself names an aspect, a need, a product or a thing, besides options. */
export function namesMoreThanOptions({
  aspects,
  needs,
  askedNeeds,
  withdrawn,
  things,
  alternatives,
  beyond,
}: Reading): boolean {
  return (
    aspects.length + needs.length + askedNeeds.length + withdrawn.length > 0 ||
    things.length + alternatives.length + beyond.length > 0
  );
}
