import type { Claim } from '../../../knowledge/schema.ts';
import { code, plain, type Spans, strong } from '../../answer/answer.ts';
import { claimsAsked } from '../claims/claims-asked.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { replyAboutData } from './about-data.ts';
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
    case 'trust':
      return replyTrust(task, composer);
    case 'last':
    case 'data': {
      const last = frame.last;
      const claims = named(task, composer) ?? claimsAsked(task);
      if (claims.length === 0) return replyAboutData(composer);
      composer.add({
        kind: 'headline',
        spans: [plain(`${last === null ? 'This' : 'That'} rests on ${originOf(claims, composer)}:`)],
      });
      composer.add({
        kind: 'bullets',
        items: claims
          .slice(0, 5)
          .map(
            (claim): Spans => [
              ...composer.sentence(claim),
              plain(` (${claim.verdict === 'confirmed' ? 'confirmed,' : 'as of'} ${claim.asOf})`),
            ],
          ),
      });
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

/** "3 claims from the Django documentation and 2 more sources, of 2025-12 to 2026-09". */
function originOf(claims: readonly Claim[], { library }: Composer): string {
  const ids = [...new Set(claims.flatMap(({ sources }) => sources))];
  const titles = ids.flatMap((id) => library.source(id)?.title ?? []);
  const named = titles.filter(({ length }) => length <= longestTitle).slice(0, mostTitles);
  const rest = ids.length - named.length;
  const others = `${rest}${named.length > 0 ? ' more' : ''} ${rest === 1 ? 'source' : 'sources'}`;
  const dates = claims.map(({ asOf }) => asOf).sort();
  const [oldest = ''] = dates;
  const newest = dates.at(-1) ?? oldest;
  return `${claims.length === 1 ? 'one claim' : `${claims.length} claims`} from ${formatList([...named, ...(rest > 0 ? [others] : [])])}, of ${oldest === newest ? oldest : `${oldest} to ${newest}`}`;
}

const mostTitles = 2;
const longestTitle = 40;

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
