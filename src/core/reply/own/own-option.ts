import { type Choice, plain, type Spans, strong } from '../../answer/answer.ts';
import { topicLimits } from '../../team-topics/limits.ts';
import { leaningsIn, withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { factsOn, originOf, ratingChoices, ratingWords } from './own-words.ts';

/** How many facts are shown of one option. */
const mostFacts = 6;
const mostOptions = 3;

/** An option of a team's own, or all of them on a criterion: how it was rated, and what was said of it. */
export function replyOwnOption(task: Task<'explain'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const { intent, reading } = task;
  const aspects = withoutLeanings(library, intent.aspects);
  const named = intent.options.length > 0 ? intent.options : library.options;
  const isAsked = reading.aspects.length + reading.askedNeeds.length > 0;
  // What the thread was on before is worth going on with only where something is known of it.
  const asked = isAsked || named.some((option) => isKnownOn(composer, option, aspects)) ? aspects : [];
  const leanings = leaningsIn(library, intent.aspects);
  const options = named.slice(0, intent.options.length > 0 ? mostOptions : named.length);
  const criteria = library.topic.criteria.filter(({ id }) => asked.length === 0 || asked.includes(id));
  const order = (leaning: string): number => (leanings.length > 0 && leaning === 'neutral' ? 1 : 0);
  const lines = options.map((option) => {
    // Few people say of a fact which way it leans.
    const facts = factsOn(composer, option, asked)
      .filter(({ leaning }) => leanings.length === 0 || leaning === 'neutral' || leanings.includes(leaning))
      .toSorted((a, b) => order(a.leaning) - order(b.leaning))
      .slice(0, options.length > 1 ? 2 : mostFacts);
    return { option, facts, ratings: ratingWords(composer, option, criteria) };
  });
  const on =
    asked.length === 0 ? '' : ` on ${formatList(asked.map((id) => inSentence(library.aspectTitle(id))))}`;
  const isKnown = lines.some(({ facts, ratings }) => facts.length + ratings.length > 0);
  const names = formatList(options.map(library.nameOf));
  const origin = originOf(
    lines.flatMap(({ facts }) => facts),
    lines.some(({ ratings }) => ratings.length > 0),
  );
  composer.add({
    kind: 'headline',
    spans: isKnown
      ? [strong(names), plain(`${on}, ${origin}:`)]
      : [plain(`Nobody here has said anything of ${names}${on} yet.`)],
  });
  for (const { option, facts, ratings } of lines) {
    const items: Spans[] = [
      ...(ratings.length === 0
        ? []
        : [
            [
              strong(options.length > 1 ? `${library.nameOf(option)}: ` : 'Rated: '),
              plain(`${ratings.join(', ')} of 5`),
            ] satisfies Spans,
          ]),
      ...facts.map((fact) => composer.sentence(fact)),
    ];
    composer.add({ kind: 'bullets', items });
  }
  composer.choices([
    ...keepAsFact(task, composer, options),
    ...(library.topic.ofTeam?.stage === 'rating'
      ? ratingChoices(composer)
      : [
          { label: 'Which one?', says: 'which one should we take?' },
          {
            label: 'Compare them',
            says: `compare ${formatList(library.topic.options.map(({ name }) => name))}`,
          },
        ]),
  ]);
  const [only] = options;
  return {
    options,
    main: options.length === 1 ? (only ?? null) : null,
    ranking: null,
    declined: !isKnown,
  };
}

/** "Keycloak is free for us": whoever tells something may want it kept, and says so by a press. */
function keepAsFact(
  { reading }: Task<'explain'>,
  { library }: Composer,
  options: readonly string[],
): Choice[] {
  const [only, ...others] = options;
  const words = reading.written.trim();
  if (only === undefined || others.length > 0 || !tells.test(words) || words.length > topicLimits.fact)
    return [];
  return [{ label: 'Keep it as a fact', says: `fact on ${library.nameOf(only)}: ${words}` }];
}

/** Begins with what it's about and goes on with a verb; no question. */
const tells =
  /^(?!(?:what|which|who|how|why|when|where|is|are|does|do|did|can|could|should|would|will|has|have|tell|show|compare|explain)\b)(?:\S+\s+){1,3}(?:is|are|was|were|has|had|have|needs?|costs?|can(?:['’]t|not)?|does(?:n['’]t)?|did(?:n['’]t)?|is(?:n['’]t)|was(?:n['’]t)|has(?:n['’]t)|won['’]t|will|runs?|eats?|takes?|supports?|lacks?|comes?|went|broke|lost)\b[^?]*$/iu;

function isKnownOn(composer: Composer, option: string, aspects: readonly string[]): boolean {
  const { library } = composer;
  return (
    factsOn(composer, option, aspects).length > 0 ||
    aspects.some((aspect) => library.rating(option, aspect) !== undefined)
  );
}
