import { sentencesOf } from '../../../knowledge/cited-text.ts';
import { type Library, libraryOf, pairBetween } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { isWanted, type StackPick, stackTopics } from '../../ranking/stack-picks.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { capitalize, formatList, inSentence } from '../parts/wording.ts';
import { goesWith, pairSpans } from './pair-words.ts';

/** A whole stack: one line for each part, why, and what doesn't go together. */
export function replyStack(
  task: Task<'recommend'>,
  composer: Composer,
  picks: readonly StackPick[],
): ReplyOutcome {
  const { topics, frame, framed } = task;
  const topicOf = (id: string): Topic | undefined => topics.find((topic) => topic.id === id);
  const named = picks.flatMap((pick) => {
    const topic = topicOf(pick.topic);
    return topic === undefined ? [] : [{ pick, topic, library: libraryOf(topic) }];
  });
  composer.add({
    kind: 'headline',
    spans: [strong(`${formatList(named.map(({ pick, library }) => library.nameOf(pick.id)))}.`)],
  });
  composer.add({
    kind: 'bullets',
    items: named.map(
      ({ pick, topic, library }): Spans => [
        strong(`${topic.stack?.name ?? topic.title}: ${library.nameOf(pick.id)}. `),
        ...why(topics, composer, { pick, picks, library }),
      ],
    ),
  });
  const speaks = named.flatMap(({ pick, library }): Spans[] => [
    ...(pick.passed === null
      ? []
      : [
          [
            strong(`Not ${library.nameOf(pick.passed.option)}, `),
            plain(
              `though it led on your needs: it ${goesWith(pick.passed.found.pair.works, false)} the rest. `,
            ),
            ...pairSpans(composer, pick.passed.found),
          ],
        ]),
    ...pick.against.map((found): Spans => [strong("Doesn't go together: "), ...pairSpans(composer, found)]),
  ]);
  composer.add({ kind: 'bullets', items: speaks });
  const frames = [frame, ...framed.earlier];
  const left = stackTopics(topics).filter((topic) => !isWanted(topic, frames));
  if (left.length > 0)
    composer.add({
      kind: 'note',
      spans: [
        plain(
          `Left out: ${formatList(left.map(({ stack, title }) => inSentence(stack?.name ?? title)))}. Tell me if you need ${formatList(
            left.map((topic) => needTitle(topics, topic)),
            'or',
          )}.`,
        ),
      ],
    });
  composer.choices(
    named
      .filter(({ pick }) => !pick.isSettled)
      .map(({ topic }) => ({
        label: topic.stack?.name ?? topic.title,
        says: `${topic.title}: which should we use for our needs?`,
      })),
  );
  const own = picks.find(({ topic }) => topic === composer.library.topic.id);
  return {
    options: own?.ranked ?? [],
    main: own?.id ?? null,
    ranking: own?.ranked ?? null,
    declined: false,
  };
}

function needTitle(topics: readonly Topic[], { stack }: Topic): string {
  const found = topics.flatMap(({ needs }) => needs).find(({ id }) => id === stack?.onlyIf);
  return found?.title ?? '';
}

/** The need that it meets best; else how it goes with an earlier pick; else what it's for. */
function why(
  topics: readonly Topic[],
  composer: Composer,
  {
    pick,
    picks,
    library,
  }: { readonly pick: StackPick; readonly picks: readonly StackPick[]; readonly library: Library },
): Spans {
  const own = composer.of(library);
  const fits = pick.needs.flatMap((need) => {
    const fit = library.fit(pick.id, need);
    return fit === undefined ? [] : [{ need, ...fit }];
  });
  const fit = fits.find(({ meets }) => meets === 'well') ?? fits.find(({ meets }) => meets === 'partly');
  if (fit !== undefined)
    return [
      plain(`${capitalize(library.needTitle(fit.need))}: `),
      ...own.cited(sentencesOf(fit.text)[0] ?? fit.text),
    ];
  const [first] = picks;
  const found =
    first === undefined || first === pick
      ? undefined
      : pairBetween(topics, { topic: pick.topic, id: pick.id }, first);
  if (found !== undefined) {
    const { home, pair } = found;
    return composer.of(libraryOf(home)).cited(sentencesOf(pair.how)[0] ?? pair.how);
  }
  const brief = library.brief(pick.id, library.topic.overview[0] ?? '');
  if (brief !== undefined) return own.cited(sentencesOf(brief.text)[0] ?? brief.text);
  const [claim] = library.claimsOf(pick.id);
  return claim === undefined ? [] : own.sentence(claim);
}
