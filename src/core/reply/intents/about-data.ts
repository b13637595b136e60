import { type Source, type Topic, verdicts } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { type AmongTopics, isOfAllTopics } from '../topics/all-topics.ts';

/** What the data as a whole rests on: the thread's topic's, or all topics'. */
export function replyAboutData(task: AmongTopics, composer: Composer): ReplyOutcome {
  const isOfAll = isOfAllTopics(task);
  const topics = isOfAll ? task.topics : [composer.library.topic];
  const sources = topics.flatMap((topic) => topic.sources);
  const claims = topics.reduce((sum, topic) => sum + topic.claims.length, 0);
  const newest = sources.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `From ${claims} claims, each with its source and date, out of ${sources.length} sources; the newest is of ${newest}. No language model writes my answers.`,
      ),
    ],
  });
  const items: Spans[] = isOfAll ? topics.map(sizeOf) : originsOf(composer);
  items.push([strong('Kinds of source: '), plain(kinds(sources.map(({ kind }) => kind)))]);
  if (!isOfAll) items.push(...measurements(sources));
  items.push([
    strong('Ratings: '),
    plain(
      'a number from 0 to 5 on each criterion, each with the claims behind it; a star marks our own judgement.',
    ),
  ]);
  composer.add({ kind: 'bullets', items });
  composer.choices([{ label: 'What do you cover?', says: 'what do you cover?' }]);
  return isOfAll ? { ...emptyOutcome, isOfAllTopics: true } : emptyOutcome;
}

function sizeOf({ title, claims, sources }: Topic): Spans {
  return [strong(`${title}: `), plain(`${claims.length} claims, ${sources.length} sources`)];
}

/** The article that a topic started from, if there's one. */
function originsOf({ library: { topic, source } }: Composer): Spans[] {
  const article = topic.article === undefined ? undefined : source(topic.article);
  if (article === undefined) return [];
  const counts = verdicts.map(
    (verdict) =>
      `${topic.claims.filter((claim) => claim.section !== undefined && claim.verdict === verdict).length} ${verdict}`,
  );
  return [
    [
      strong('It started from an article: '),
      plain(
        `${article.title} (${article.locator ?? article.url ?? article.asOf}). Its claims were checked against primary sources: ${formatList(counts)}.`,
      ),
    ],
  ];
}

function measurements(sources: readonly Source[]): Spans[] {
  const own = sources.find(({ kind }) => kind === 'own-measurement');
  if (own === undefined) return [];
  return [
    [
      strong('Own measurements: '),
      plain(
        `${own.title}; good for the order of size only. The scripts are in ${own.file ?? own.url ?? own.locator ?? 'the project'}.`,
      ),
    ],
  ];
}

function kinds(list: readonly string[]): string {
  return [...Map.groupBy(list, (kind) => kind)]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([kind, { length }]) => `${kind.replace(/-/g, ' ')} ${length}`)
    .join(', ');
}
