import { verdicts } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

/** What the data as a whole rests on. */
export function replyAboutData(composer: Composer): ReplyOutcome {
  const { topic } = composer.library;
  const article = topic.article === undefined ? undefined : composer.library.source(topic.article);
  const counts = verdicts.map(
    (verdict) =>
      `${topic.claims.filter((claim) => claim.section !== undefined && claim.verdict === verdict).length} ${verdict}`,
  );
  const newest = topic.sources.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `From ${topic.claims.length} claims, each with its source and date, out of ${topic.sources.length} sources; the newest is of ${newest}. No language model writes my answers.`,
      ),
    ],
  });
  const items: Spans[] = [];
  if (article !== undefined)
    items.push([
      strong('It started from an article: '),
      plain(
        `${article.title} (${article.locator ?? article.url ?? article.asOf}). Its claims were checked against primary sources: ${formatList(counts)}.`,
      ),
    ]);
  items.push([strong('Kinds of source: '), plain(kinds(topic.sources.map(({ kind }) => kind)))]);
  const own = topic.sources.find(({ kind }) => kind === 'own-measurement');
  if (own !== undefined)
    items.push([
      strong('Own measurements: '),
      plain(
        `${own.title}; good for the order of size only. The scripts are in ${own.file ?? own.url ?? own.locator ?? 'the project'}.`,
      ),
    ]);
  items.push([
    strong('Ratings: '),
    plain(
      'a number from 0 to 5 on each criterion, each with the claims behind it; a star marks our own judgement.',
    ),
  ]);
  composer.add({ kind: 'bullets', items });
  composer.choices([{ label: 'What do you cover?', says: 'what do you cover?' }]);
  return { ...emptyOutcome };
}

function kinds(list: readonly string[]): string {
  return [...Map.groupBy(list, (kind) => kind)]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([kind, { length }]) => `${kind.replace(/-/g, ' ')} ${length}`)
    .join(', ');
}
