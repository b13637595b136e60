import { libraryOf, type OptionOfTopic, pairBetween } from '../../../knowledge/queries.ts';
import { type Block, type Spans, strong } from '../../answer/answer.ts';
import { partnersBeside } from '../../understanding/across/pair-question.ts';
import { saysName } from '../../understanding/text/says-name.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { pairSpans } from './pair-words.ts';

const mostOptions = 2;

/** Below a pick: how its leaders go with what else the message names, or with what the thread has picked in other topics. */
export function addPairs(
  { topics, reading, framed }: Pick<Task, 'topics' | 'reading' | 'framed'>,
  composer: Composer,
  { ranking }: ReplyOutcome,
): void {
  if (topics.length < 2 || ranking === null) return;
  const { library } = composer;
  const picked = framed.earlier.flatMap(({ topic, last }): OptionOfTopic[] => {
    const id = last?.intent === 'recommend' ? last.ranking?.[0] : undefined;
    return id === undefined || topic === library.topic.id ? [] : [{ topic, id }];
  });
  // What's chosen first counts first: the framework.
  const placeOf = ({ topic }: OptionOfTopic): number =>
    topics.find(({ id }) => id === topic)?.stack?.place ?? topics.length;
  const named = reading.partners.filter(({ from }) => isSetting(reading.words, from));
  const partners = named.length > 0 ? named : picked.sort((a, b) => placeOf(a) - placeOf(b));
  addEach({ topics, composer, ranking, partners });
}

/** Below facts: how what they're about goes with what's asked about as well. */
export function addPartners(
  { topics, reading, intent }: Pick<Task, 'topics' | 'reading' | 'intent'>,
  composer: Composer,
): void {
  if (topics.length < 2 || (intent.kind !== 'explain' && intent.kind !== 'compare')) return;
  const partners = partnersBeside(reading).filter((partner) => !isNamedIn(composer.blocks, partner, topics));
  addEach({ topics, composer, ranking: intent.options, partners });
}

/** Whether an answer speaks of a partner by its name. */
function isNamedIn(blocks: readonly Block[], { topic, id }: OptionOfTopic, topics: Task['topics']): boolean {
  const of = topics.find((one) => one.id === topic);
  if (of === undefined) return false;
  const name = libraryOf(of).nameOf(id);
  const isIn = (spans: Spans): boolean => spans.some((span) => 'text' in span && saysName(span.text, name));
  return blocks.some((block) =>
    block.kind === 'bullets' ? block.items.some(isIn) : 'spans' in block && isIn(block.spans),
  );
}

type PairsOf = {
  readonly topics: Task['topics'];
  readonly composer: Composer;
  readonly ranking: readonly string[];
  readonly partners: readonly OptionOfTopic[];
};

function addEach({ topics, composer, ranking, partners }: PairsOf): void {
  const { library } = composer;
  const items = partners.slice(0, 1).flatMap((partner) =>
    ranking.slice(0, mostOptions).flatMap((id): Spans[] => {
      const found = pairBetween(topics, { topic: library.topic.id, id }, partner);
      const topic = topics.find((one) => one.id === partner.topic);
      if (found === undefined || topic === undefined) return [];
      const names = `${library.nameOf(id)} with ${libraryOf(topic).nameOf(partner.id)}: `;
      return [[strong(names), ...pairSpans(composer, found)]];
    }),
  );
  if (items.length === 0) return;
  const head = composer.blocks.findIndex(({ kind }) => kind === 'headline' || kind === 'bullets');
  const at = composer.blocks.findIndex(
    ({ kind }, index) => index > head && (kind === 'choices' || kind === 'note' || kind === 'understood'),
  );
  composer.add({ kind: 'bullets', items });
  const added = composer.blocks.pop();
  if (added !== undefined) composer.blocks.splice(at < 0 ? composer.blocks.length : at, 0, added);
}

const settings = new Set('for with on in using under use our'.split(' '));
const articles = new Set('a an the our my'.split(' '));

/** "for django", "on our postgres": what the pick has to go with. */
function isSetting(words: Task['reading']['words'], from: number): boolean {
  const before = words[from - 1]?.text ?? '';
  return settings.has(articles.has(before) ? (words[from - 2]?.text ?? before) : before);
}
