import { type Library, libraryOf } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { capital, inSentence, listed } from '../../reply/parts/composer.ts';
import { selectClaims } from '../../reply/parts/select.ts';
import type { Task } from '../../reply/parts/task.ts';
import type { Content, Statement } from '../record/record.ts';
import { rankingFor, sharesInWords, type Together } from '../record/together.ts';

/** How many reasons a draft holds of each kind: what fits on a screen is what people confirm. */
const most = { pros: 2, consequences: 2, ofOthers: 1 } as const;
/** Among how many claims the sound ones are looked for. */
const looked = 6;
/** In characters; `points`: those of one kind together, and less of each where more options are weighed. */
const longest = { title: 90, words: 600, points: 200 } as const;

/** What a draft starts from beside the thread. */
export type Start = {
  /** The option that is chosen; null where none that is rated is. */
  readonly option: string | null;
  /** A message that is to become a decision, in its own words; null where there is none. */
  readonly message: string | null;
  readonly supersedes: string | null;
};

/** A draft filled in from the thread: what was needed and by whom, what was weighed, and what the data says of it. */
export function draftOf({ frame, author, reading }: Task, { option, message, supersedes }: Start): Content {
  const library = libraryOf(reading.topic);
  const options = consideredIn(frame, library, option);
  const content: Content = {
    topic: library.topic.id,
    title: titleOf(library, option, message),
    context: contextOf(library, frame, message),
    drivers: frame.needs.map((need) => ({ ...need })),
    together: null,
    knows: [...new Set(frame.knows.map((known) => known.option))],
    considered: [],
    outcome: {
      option,
      words: option === null ? shortened(message ?? '', longest.words) : library.nameOf(option),
    },
    reason: '',
    consequences: [],
    deciders: [author],
    consulted: [
      ...new Set(frame.needs.map((need) => need.author).filter((one) => one !== author && one !== '')),
    ],
    informed: [],
    dissent: [],
    decideBy: null,
    revisit: { on: null, when: '' },
    supersedes,
  };
  return withOptions(content, library, options);
}

/** The content with these options weighed, the chosen one first, and what is known for and against each. */
export function withOptions(content: Content, library: Library, options: readonly string[]): Content {
  const chosen = content.outcome.option;
  const order = [...new Set([...(chosen === null ? [] : [chosen]), ...options])];
  const aspects = content.drivers.flatMap(({ need }) => library.need(need)?.aspects ?? []);
  const carrying = criteriaByWeight(library, content, order);
  const points = (option: string, leaning: 'strength' | 'weakness', many: number): Statement[] => {
    const wanted = { option, leaning, words: [] };
    const relevant = selectClaims(library, { ...wanted, aspects, most: looked });
    const others = selectClaims(library, { ...wanted, aspects: [], most: looked });
    const all = [...new Set([...evidenceOn(library, option, carrying, leaning), ...relevant, ...others])];
    // What is disputed or an opinion is no ground to record.
    const sound = [
      ...all.filter(({ verdict }) => verdict === 'confirmed'),
      ...all.filter(({ verdict }) => verdict === 'qualified'),
    ];
    // The soundest first; a further one where it is short enough to be read with it.
    let room = longest.points / Math.max(1, order.length - 1);
    return sound
      .filter(({ line }, index) => {
        if (index > 0 && line.length > room) return false;
        room -= line.length;
        return true;
      })
      .slice(0, many)
      .map(({ id, line }) => ({ claim: id, words: line }));
  };
  const consequences = chosen === null ? [] : points(chosen, 'weakness', most.consequences);
  const filled: Content = {
    ...content,
    considered: order.map((option) =>
      option === chosen
        ? { option, pros: points(option, 'strength', most.pros), cons: consequences.slice(0, most.ofOthers) }
        : {
            option,
            pros: points(option, 'strength', most.ofOthers),
            cons: points(option, 'weakness', most.ofOthers),
          },
    ),
    consequences: [...consequences, ...content.consequences.filter(({ claim }) => claim === null)],
  };
  return { ...filled, reason: content.reason === '' ? reasonOf(filled, library) : content.reason };
}

/** The same draft with what the thread weighed together, and by whom it was asked. */
export function withTogether(
  content: Content,
  library: Library,
  together: Together,
  named: readonly string[],
): Content {
  const consulted = [...content.consulted, ...named].filter((one) => !content.deciders.includes(one));
  const changed = { ...content, together, consulted: [...new Set(consulted)], reason: '' };
  return withOptions(
    changed,
    library,
    content.considered.map(({ option }) => option),
  );
}

/** The criteria that what is needed weighs, the heaviest first. */
function criteriaByWeight(
  library: Library,
  { drivers, together }: Content,
  candidates: readonly string[],
): readonly string[] {
  return rankingFor(library, { drivers, together, knows: [] }, candidates).weights.map(
    ([criterion]) => criterion,
  );
}

/** The first claim of each of these criteria that a rating of the option rests on, for or against it. */
function evidenceOn(
  library: Library,
  option: string,
  criteria: readonly string[],
  leaning: Claim['leaning'],
): Claim[] {
  return criteria.flatMap((criterion) => {
    const backing = (library.rating(option, criterion)?.evidence ?? []).flatMap(
      (id) => library.claim(id) ?? [],
    );
    const [first] = backing.filter((claim) => claim.option === option && claim.leaning === leaning);
    return first === undefined ? [] : [first];
  });
}

/** What was weighed in the thread; everything that is rated where it does not say. */
function consideredIn(frame: Task['frame'], library: Library, chosen: string | null): string[] {
  const rated = [...library.options];
  const spoken = frame.last?.ranking ?? frame.options;
  const listedThere = [...spoken, ...frame.excluded.map(({ option }) => option)].filter((id) =>
    rated.includes(id),
  );
  const known = [...new Set(listedThere)];
  return known.length > 1 || (known.length === 1 && known[0] !== chosen) ? known : rated;
}

/** The title of a decision for an option, unless people give it another. */
export function usualTitle(library: Library, option: string): string {
  return `${library.nameOf(option)} as our ${library.topic.noun.one}`;
}

function titleOf(library: Library, option: string | null, message: string | null): string {
  if (option !== null) return usualTitle(library, option);
  const [line = ''] = (message ?? '').trim().split('\n');
  return line === '' ? `${capital(library.topic.noun.one)} for this project` : shortened(line, longest.title);
}

/** The question that a decision answers, where nobody put it in other words: its needs, and nothing beside. */
export function usualQuestion(library: Library, needs: readonly { readonly need: string }[]): string {
  const titles = [...new Set(needs.map(({ need }) => library.need(need)?.title ?? need))];
  return titles.length > 0
    ? `Which ${library.topic.noun.one} fits what is needed: ${listed(titles.map(inSentence))}?`
    : `Which ${library.topic.noun.one} to use?`;
}

function contextOf(
  library: Library,
  { needs, knows, excluded }: Task['frame'],
  message: string | null,
): string {
  const names = (ids: readonly string[]): string => listed([...new Set(ids)].map(library.nameOf));
  const parts = [
    ...(message === null ? [] : [`Said in the thread: "${shortened(message, longest.words)}"`]),
    usualQuestion(library, needs),
    ...(knows.length > 0 ? [`The team knows ${names(knows.map(({ option }) => option))}.`] : []),
    ...(excluded.length > 0 ? [`Ruled out: ${names(excluded.map(({ option }) => option))}.`] : []),
  ];
  return parts.join(' ');
}

/** How a reason begins that the ranking gave; what is needed or weighed follows. */
export const ratesHighest = {
  needed: 'it rates highest for what is needed',
  together: 'it rates highest by what the team weighed together',
} as const;

/** Said of a choice only where the ranking says so. */
function reasonOf(content: Content, library: Library): string {
  const { outcome, drivers, together, considered } = content;
  if (outcome.option === null || (drivers.length === 0 && together === null)) return '';
  const candidates = considered.map(({ option }) => option);
  const [first] = rankingFor(library, content, candidates).ranked;
  if (first?.option !== outcome.option) return '';
  if (together !== null) return `${ratesHighest.together}: ${sharesInWords(library, together)}`;
  const titles = [...new Set(drivers.map(({ need }) => library.need(need)?.title ?? need))];
  return `${ratesHighest.needed}: ${titles.map(inSentence).join(', ')}`;
}

function shortened(text: string, longestText: number): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length <= longestText ? one : `${one.slice(0, longestText - 1).trimEnd()}…`;
}
