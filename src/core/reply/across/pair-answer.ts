import { type FoundPair, libraryOf, type OptionOfTopic, pairBetween } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { rank } from '../../ranking/scores.ts';
import type { PairQuestion } from '../../understanding/across/pair-question.ts';
import type { Composer } from '../parts/composer.ts';
import { threadCase } from '../parts/last-case.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { goesWith, gradeOf, pairSpans, pairVerdicts } from './pair-words.ts';

/** An option and how it goes with the other topic's. */
type Paired = { readonly option: string; readonly found: FoundPair };

const mostBullets = 5;
const mostInHeadline = 3;

/** How options go with one of another topic, best first, from the pairs; or that there's nothing on it. */
export function replyPair(task: Task, asked: PairQuestion, composer: Composer): ReplyOutcome {
  const partner = knownPartner(task, asked, composer) ?? asked.partners[0];
  if (partner === undefined) throw new Error('a question about a pair names its other side');
  const options = asked.options.length > 0 ? asked.options : composer.library.options;
  const paired = pairedBest(task, composer, options, partner);
  const without = options.filter((id) => !paired.some(({ option }) => option === id));
  const [only] = paired;
  if (only === undefined) addNothing(task, composer, options, partner);
  else if (options.length === 1) addOne(task, composer, asked, { ...only, partner });
  else addSeveral(task, composer, asked, { paired, partner });
  if (paired.length > 0 && asked.options.length > 0 && without.length > 0)
    composer.add({ kind: 'note', spans: [plain(noData(composer, without, nameIn(task.topics, partner)))] });
  offer(task, composer, { partner, paired, options });
  return {
    options: paired.length > 0 ? paired.map(({ option }) => option) : asked.options,
    main: options.length === 1 ? (options[0] ?? null) : null,
    ranking: null,
    declined: paired.length === 0,
    told: [
      {
        kind: 'pair',
        id: `${partner.topic}/${partner.id}`,
        options: [...(paired.length > 0 ? paired.map(({ option }) => option) : asked.options)],
      },
    ],
  };
}

/** The first of the named ones that there's something on. */
function knownPartner(
  { topics }: Task,
  { partners, options }: PairQuestion,
  { library }: Composer,
): OptionOfTopic | undefined {
  const among = options.length > 0 ? options : library.options;
  return partners.find((partner) =>
    among.some((id) => pairBetween(topics, { topic: library.topic.id, id }, partner) !== undefined),
  );
}

/** By how well they go with it, then by what the thread needs, then by their ratings. */
function pairedBest(
  { topics, frame }: Pick<Task, 'topics' | 'frame'>,
  { library }: Composer,
  options: readonly string[],
  partner: OptionOfTopic,
): readonly Paired[] {
  const weighed = threadCase(library, frame);
  const ranked = weighed === null ? [] : rank(library, weighed).ranked.map(({ option }) => option);
  const place = (option: string): number =>
    ranked.includes(option) ? ranked.indexOf(option) : ranked.length;
  const rated = (option: string): number =>
    library.topic.criteria.reduce((sum, { id }) => sum + (library.rating(option, id)?.rating ?? 0), 0);
  return options
    .flatMap((option): Paired[] => {
      const found = pairBetween(topics, { topic: library.topic.id, id: option }, partner);
      return found === undefined ? [] : [{ option, found }];
    })
    .sort(
      (a, b) =>
        gradeOf(a.found) - gradeOf(b.found) ||
        place(a.option) - place(b.option) ||
        rated(b.option) - rated(a.option),
    );
}

/** What goes better or as well, of the same topic. */
function addOne(
  task: Task,
  composer: Composer,
  { asks }: PairQuestion,
  { option, found, partner }: Paired & { readonly partner: OptionOfTopic },
): void {
  const { library } = composer;
  const name = library.nameOf(option);
  const other = nameIn(task.topics, partner);
  const asked = asks === 'should' || asks === 'bad' ? asks : 'whether';
  const lead = asks === 'how' ? `${name} with ${other}:` : pairVerdicts[asked][found.pair.works];
  composer.add({ kind: 'headline', spans: [strong(lead), plain(' '), ...pairSpans(composer, found)] });
  if (gradeOf(found) === 0) return;
  const better = pairedBest(task, composer, library.options, partner).filter(
    (one) => gradeOf(one.found) < gradeOf(found) && one.option !== option,
  );
  const [first] = better;
  if (first === undefined) return;
  const level = better.filter((one) => gradeOf(one.found) === gradeOf(first.found));
  composer.add({
    kind: 'bullets',
    items: level
      .slice(0, 2)
      .map(
        (one): Spans => [
          strong(gradeOf(first.found) === 0 ? 'Goes well: ' : 'Goes better: '),
          ...pairSpans(composer, one.found),
        ],
      ),
  });
}

function addSeveral(
  task: Task,
  composer: Composer,
  { options: named }: PairQuestion,
  { paired, partner }: { readonly paired: readonly Paired[]; readonly partner: OptionOfTopic },
): void {
  const { library } = composer;
  const other = nameIn(task.topics, partner);
  const [first] = paired;
  if (first === undefined) return;
  const best = paired.filter(({ found }) => gradeOf(found) === gradeOf(first.found));
  const rest = paired.filter(({ found }) => gradeOf(found) !== gradeOf(first.found));
  const names = best.slice(0, mostInHeadline).map(({ option }) => library.nameOf(option));
  const all = best.length > mostInHeadline ? `${names.join(', ')} and others` : formatList(names);
  const [next] = rest;
  const tail =
    named.length > 0 && next !== undefined
      ? `, ${library.nameOf(next.option)} ${goesWith(next.found.pair.works, false)} it`
      : '';
  const cited = [...best.slice(0, mostInHeadline), ...(tail === '' ? [] : rest.slice(0, 1))];
  const both = named.length === 2 && best.length === 2;
  composer.add({
    kind: 'headline',
    spans: [
      strong(both ? 'Both' : all),
      plain(` ${goesWith(first.found.pair.works, best.length > 1)} ${other}${tail}. `),
      ...cited.flatMap(({ found }) =>
        composer
          .of(libraryOf(found.home))
          .citeEach(found.pair.how.flatMap(({ claims }) => claims).slice(0, 1)),
      ),
    ],
  });
  const gist = both ? library.gist(named) : undefined;
  if (gist !== undefined) composer.add({ kind: 'paragraph', spans: composer.cited(gist) });
  composer.add({
    kind: 'bullets',
    items: paired
      .slice(0, mostBullets)
      .map(
        ({ option, found }): Spans => [strong(`${library.nameOf(option)}: `), ...pairSpans(composer, found)],
      ),
  });
}

/** What comes nearest: the option with others of that topic, and that one with other options. */
function addNothing(
  task: Task,
  composer: Composer,
  options: readonly string[],
  partner: OptionOfTopic,
): void {
  const { library } = composer;
  const { topics } = task;
  const other = nameIn(topics, partner);
  composer.add({
    kind: 'headline',
    spans: [plain(`${noData(composer, options.length > 2 ? [] : options, other)} Nearest to it:`)],
  });
  const theirs = topics.find(({ id }) => id === partner.topic);
  const [option = ''] = options;
  const ofOption = (theirs?.options ?? []).flatMap(({ id, name }) => {
    const found = pairBetween(topics, { topic: library.topic.id, id: option }, { topic: partner.topic, id });
    return found === undefined ? [] : [{ label: `${library.nameOf(option)} with ${name}: `, found }];
  });
  const ofPartner = pairedBest(task, composer, library.options, partner).map(({ option: id, found }) => ({
    label: `${library.nameOf(id)} with ${other}: `,
    found,
  }));
  const byGrade = (a: { readonly found: FoundPair }, b: { readonly found: FoundPair }): number =>
    gradeOf(a.found) - gradeOf(b.found);
  const near = [...ofOption.sort(byGrade).slice(0, 2), ...ofPartner.slice(0, 2)];
  if (near.length === 0) {
    composer.blocks.pop();
    composer.add({
      kind: 'headline',
      spans: [plain(noData(composer, options.length > 2 ? [] : options, other))],
    });
  }
  composer.add({
    kind: 'bullets',
    items: near.map(({ label, found }): Spans => [strong(label), ...pairSpans(composer, found)]),
  });
}

function noData({ library }: Composer, options: readonly string[], other: string): string {
  const names = options.length === 0 ? `${library.topic.noun.many} go` : goesOf(options.map(library.nameOf));
  return `I have no checked data on how ${names} with ${other}.`;
}

function goesOf(names: readonly string[]): string {
  return names.length === 1 ? `${names[0]} goes` : `${formatList(names, 'or')} go`;
}

function nameIn(topics: readonly Topic[], { topic, id }: OptionOfTopic): string {
  const found = topics.find((one) => one.id === topic);
  return found === undefined ? id : libraryOf(found).nameOf(id);
}

function offer(
  { topics }: Task,
  composer: Composer,
  {
    partner,
    paired,
    options,
  }: {
    readonly partner: OptionOfTopic;
    readonly paired: readonly Paired[];
    readonly options: readonly string[];
  },
): void {
  const { library } = composer;
  const other = nameIn(topics, partner);
  const noun = inSentence(library.topic.noun.one);
  const first = paired[0]?.option ?? options[0] ?? '';
  composer.choices([
    ...(options.length > 1
      ? [
          {
            label: `Which for our needs?`,
            says: `${library.topic.title}: which should we use for our needs?`,
          },
        ]
      : [{ label: `Which ${noun} for ${other}?`, says: `which ${noun} goes with ${other}?` }]),
    { label: `More on ${library.nameOf(first)}`, says: `tell me about ${library.nameOf(first)}` },
    { label: `More on ${other}`, says: `tell me about ${other}` },
  ]);
}
