import { plain } from '../../answer/answer.ts';
import type { Intent } from '../../turn/intent.ts';
import { unknownSubjects } from '../../understanding/decide/content-words.ts';
import { chartRequestIn } from '../../understanding/match/chart-request.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { quoteOf } from '../opening/quote.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { unknownSubject } from './subject.ts';

/**
 * Whether an answer that the thread has already seen misses what this message is about: it asks about, or says,
 * something that nothing here knows.
 */
export function missesSubject(intent: Intent, reading: Reading): boolean {
  return givesFacts(intent) && chartRequestIn(reading) === null && unknownSubjects(reading).length > 0;
}

function givesFacts(intent: Intent): boolean {
  return (
    intent.kind === 'compare' ||
    intent.kind === 'criteria' ||
    (intent.kind === 'explain' && intent.steps !== true && intent.terms === undefined) ||
    (intent.kind === 'source' && intent.of !== 'trace') ||
    (intent.kind === 'out_of_scope' && intent.because === 'alternative') ||
    (intent.kind === 'decide' && (intent.step === 'verdict' || intent.step === 'switch'))
  );
}

/** In place of an answer that the thread has seen: what there's nothing on, and the nearest as buttons. */
export function replyNothingNew(intent: Intent, reading: Reading, composer: Composer): ReplyOutcome {
  const { library, isSaid } = composer;
  const subject = unknownSubject(reading);
  const lines = [subject === undefined ? 'that' : quoteOf(subject), 'that'].flatMap((what) => [
    `I have nothing on ${what}.`,
    `I have nothing on ${what} either.`,
  ]);
  composer.add({
    kind: 'headline',
    spans: [plain(lines.find((line) => !isSaid(line)) ?? lines[0] ?? '')],
  });
  const options = intent.options.length > 0 ? intent.options : library.options.slice(0, 3);
  const names = formatList(options.map(library.nameOf));
  const one = options.length === 1;
  composer.choices([
    ...intent.alternatives.slice(0, 1).map((id) => ({
      label: `About ${library.nameOf(id)}`,
      says: `what about ${library.nameOf(id)}?`,
    })),
    ...intent.aspects.slice(0, 2).map((id) => {
      const title = inSentence(library.aspectTitle(id));
      return one
        ? { label: `${names}: ${title}`, says: `${names} ${title}` }
        : { label: `Compare on ${title}`, says: `compare ${names} on ${title}` };
    }),
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return { ...emptyOutcome, options: intent.options, declined: true };
}
