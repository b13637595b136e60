import { proseOf } from '../../../knowledge/cited-text.ts';
import { type Library, libraryOf } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { caseOf, rank } from '../../ranking/scores.ts';
import { selectClaims } from '../../reply/claims/select-claims.ts';
import { leaningAspect } from '../../reply/parts/asked-aspects.ts';
import { lastCase, threadCase } from '../../reply/parts/last-case.ts';
import type { Task } from '../../reply/parts/task.ts';
import { capitalize, formatList, inSentence, withoutBrackets } from '../../reply/parts/wording.ts';
import { weighedNeeds } from '../../reply/pick/weighed-needs.ts';
import { anyOption } from '../../team-topics/state/option-names.ts';
import { rankingFor } from '../evidence/weighed-together.ts';
import type { Content, Statement } from '../record/record.ts';
import type { Together } from '../record/together.ts';
import type { Weighed } from '../record/weighed.ts';

/** How many reasons of each kind a draft holds: people confirm what fits on a screen. */
const most = { pros: 2, consequences: 2, ofOthers: 1 } as const;
/** How many claims are searched for sound ones. */
const looked = 6;
/** In characters. `points`: all of one kind together, fewer the more options are weighed. */
const longest = { title: 90, words: 600, points: 200 } as const;

/** What a draft starts from, besides the thread. */
export type Start = {
  /** The chosen option; null if it's none of the rated ones. */
  readonly option: string | null;
  /** A message to record as it is; null if there's none. */
  readonly message: string | null;
  readonly supersedes: string | null;
  /** In the words of whoever gave it; empty if nobody did. */
  readonly reason: string;
  /** Whose message it is, if a message is saved that somebody else wrote; null if that's unknown. */
  readonly savedFrom?: string | null;
};

/** A draft filled in from the thread: who needs what, which options were weighed, and what the data says about them. */
export function draftOf(task: Task, start: Start): Content {
  const { frame, author, reading } = task;
  const { option, message, supersedes, reason } = start;
  const library = libraryOf(reading.topic);
  const options = consideredIn(frame, library, option);
  const isSaved = message !== null;
  const savedFrom = start.savedFrom === undefined ? author : start.savedFrom;
  // A saved message says what it says: no need is read into it, and nothing of the thread is put into its author's mouth.
  const said = isSaved ? nothingSaid : frame;
  const content: Content = {
    topic: library.topic.id,
    title: titleOf(library, option, message),
    context: contextOf(library, said, message),
    drivers: said.needs.map(({ before: _, ...need }) => need),
    together: null,
    weighed: weighedIn(library, frame),
    knows: [...new Set(said.knows.map((known) => known.option))],
    considered: [],
    outcome: {
      option,
      words: option === null ? shortened(message ?? '', longest.words) : library.nameOf(option),
    },
    reason: shortened(reason, longest.words),
    consequences: [],
    deciders: savedFrom === null ? [] : [savedFrom],
    recordedBy: isSaved && savedFrom !== author ? author : null,
    consulted: isSaved
      ? []
      : [...new Set(frame.needs.map((need) => need.author).filter((one) => one !== author && one !== ''))],
    informed: [],
    dissent: [],
    decideBy: null,
    revisit: { on: null, when: '' },
    supersedes,
  };
  return withOptions(content, library, options);
}

/** The content with these options considered, the chosen one first, each with its pros and cons. */
export function withOptions(content: Content, library: Library, options: readonly string[]): Content {
  const chosen = content.outcome.option;
  const order = [...new Set([...(chosen === null ? [] : [chosen]), ...options])];
  const aspects = content.drivers.flatMap(({ need }) => library.need(need)?.aspects ?? []);
  const carrying = criteriaByWeight(library, content, order);
  const needs = heaviestFirst(library, content, order);
  const points = (option: string, leaning: 'strength' | 'weakness', many: number): Statement[] => {
    const ofNeeds = pointsOfFits(library, option, needs, leaning);
    if (ofNeeds.length > 0) return ofNeeds.slice(0, many);
    // Of an option that wasn't chosen, nothing beside what's needed is told, unless that's all there is.
    const other = leaning === 'strength' ? 'weakness' : 'strength';
    if (option !== chosen && pointsOfFits(library, option, needs, other).length > 0) return [];
    const wanted = { option, leaning, words: [] };
    const relevant = selectClaims(library, { ...wanted, aspects, most: looked });
    const others = selectClaims(library, { ...wanted, aspects: [], most: looked });
    const ofBrief = leaning === 'weakness' ? weaknessesInBrief(library, option) : [];
    const ofCriteria = evidenceOn(library, option, carrying, leaning);
    // What's written of an option as a whole says more than a detail of what's needed.
    const all = [...new Set([...ofCriteria, ...relevant, ...others])];
    // Disputed claims and opinions don't justify a decision.
    const isSound = ({ verdict, provenance }: Claim): boolean =>
      verdict === 'confirmed' ||
      verdict === 'qualified' ||
      // What the team itself stated, and nobody contradicted.
      (provenance === 'team' && verdict === 'opinion');
    const sound = [
      ...new Set([
        ...ofBrief.filter(isSound),
        ...all.filter(({ verdict }) => verdict === 'confirmed'),
        ...all.filter(({ verdict }) => verdict === 'qualified'),
        ...all.filter(isSound),
      ]),
    ];
    // The soundest first, and more if they're short enough to read along.
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
  return {
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
}

/** The needs that people stated, heaviest first. */
function heaviestFirst(
  library: Library,
  { drivers, knows }: Content,
  candidates: readonly string[],
): readonly string[] {
  const weighed = caseOf(
    drivers,
    knows.map((option) => ({ option })),
    candidates,
  );
  return weighedNeeds(library, drivers, weighed).map(({ need }) => need);
}

/** How an option meets what's needed, as points for it, or, where it does only in part, against it. */
function pointsOfFits(
  library: Library,
  option: string,
  needs: readonly string[],
  leaning: 'strength' | 'weakness',
): Statement[] {
  return needs.flatMap((need): Statement[] => {
    const fit = library.fit(option, need);
    if (fit === undefined || (fit.meets === 'well') !== (leaning === 'strength')) return [];
    const cited = fit.text.filter(({ claims }) => claims.length > 0);
    const [claim] = cited.flatMap(({ claims }) => claims);
    if (claim === undefined) return [];
    return [
      {
        claim,
        words: `${capitalize(withoutBrackets(library.needTitle(need)).replace(/^an? /, ''))}: ${proseOf(cited)}`,
      },
    ];
  });
}

/** The claims behind what's written of an option's weaknesses. */
function weaknessesInBrief(library: Library, option: string): Claim[] {
  const aspect = leaningAspect(library, 'weakness');
  const text = aspect === undefined ? undefined : library.brief(option, aspect)?.text;
  return [...new Set((text ?? []).flatMap(({ claims }) => claims))].flatMap((id) => library.claim(id) ?? []);
}

const nothingSaid: Pick<Task['frame'], 'needs' | 'knows' | 'excluded'> = {
  needs: [],
  knows: [],
  excluded: [],
};

/** How the thread's latest weighing ranks the options. */
export function weighedIn(library: Library, frame: Task['frame']): Weighed {
  const weighed =
    lastCase(library, frame) ?? (frame.last?.ranking == null ? threadCase(library, frame) : null);
  if (weighed !== null && weighed.candidates.length > 1) return scored(rank(library, weighed).ranked);
  return (frame.last?.ranking ?? []).map((option) => ({ option, score: null }));
}

function scored(ranked: readonly { readonly option: string; readonly score: number }[]): Weighed {
  return ranked.map(({ option, score }) => ({ option, score: Math.round(score * 1_000) / 1_000 }));
}

/** The draft with what the thread weighed together and whom it asked. */
export function withTogether(
  content: Content,
  library: Library,
  together: Together,
  named: readonly string[],
): Content {
  const consulted = [...content.consulted, ...named].filter((one) => !content.deciders.includes(one));
  const candidates = content.considered.map(({ option }) => option);
  const changed = {
    ...content,
    together,
    weighed: scored(rankingFor(library, { ...content, together }, candidates).ranked),
    consulted: [...new Set(consulted)],
  };
  return withOptions(
    changed,
    library,
    content.considered.map(({ option }) => option),
  );
}

/** The criteria that the needs or the team weigh, heaviest first. */
function criteriaByWeight(
  library: Library,
  { drivers, together }: Content,
  candidates: readonly string[],
): readonly string[] {
  return rankingFor(library, { drivers, together, knows: [] }, candidates).weights.map(
    ([criterion]) => criterion,
  );
}

/** For each criterion, the first claim of this leaning that the option's rating rests on. */
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

/** The options that the thread weighed; all rated options if it named none. */
function consideredIn(frame: Task['frame'], library: Library, chosen: string | null): string[] {
  const rated = [...library.options];
  const discussed = frame.last?.ranking ?? frame.options;
  const inThread = [...discussed, ...frame.excluded.map(({ option }) => option)].filter((id) =>
    rated.includes(id),
  );
  const known = [...new Set(inThread)];
  return known.length > 1 || (known.length === 1 && known[0] !== chosen) ? known : rated;
}

/** A decision's title, unless people write another. */
export function usualTitle(library: Library, option: string): string {
  const { noun, title, options } = library.topic;
  const name = library.nameOf(option);
  if (noun.one !== anyOption.one) return `${name} as our ${noun.one}`;
  // Of a choice that goes by its options' names, the one that was chosen says it.
  return options.some((one) => title.includes(one.name)) ? name : `${name} for ${inSentence(title)}`;
}

function titleOf(library: Library, option: string | null, message: string | null): string {
  if (option !== null) return usualTitle(library, option);
  const [line = ''] = (message ?? '').trim().split('\n');
  return line === ''
    ? `${capitalize(library.topic.noun.one)} for this project`
    : shortened(line, longest.title);
}

/** The question that a decision answers, unless people write another: which option fits its needs. */
export function usualQuestion(library: Library, needs: readonly { readonly need: string }[]): string {
  const titles = [...new Set(needs.map(({ need }) => library.need(need)?.title ?? need))];
  return titles.length > 0
    ? `Which ${library.topic.noun.one} fits what is needed: ${formatList(titles.map(inSentence))}?`
    : `Which ${library.topic.noun.one} to use?`;
}

function contextOf(
  library: Library,
  { needs, knows, excluded }: Pick<Task['frame'], 'needs' | 'knows' | 'excluded'>,
  message: string | null,
): string {
  const names = (ids: readonly string[]): string => formatList([...new Set(ids)].map(library.nameOf));
  const parts = [
    ...(message === null ? [] : [`Said in the thread: "${shortened(message, longest.words)}"`]),
    usualQuestion(library, needs),
    ...(knows.length > 0 ? [`The team knows ${names(knows.map(({ option }) => option))}.`] : []),
    ...(excluded.length > 0 ? [`Ruled out: ${names(excluded.map(({ option }) => option))}.`] : []),
  ];
  return parts.join(' ');
}

/** How reasons in older records begin, which were taken from the ranking; the needs or the team's weights follow. */
export const ratesHighest = {
  needed: 'it rates highest for what is needed',
  together: 'it rates highest by what the team weighed together',
} as const;

function shortened(text: string, longestText: number): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length <= longestText ? one : `${one.slice(0, longestText - 1).trimEnd()}…`;
}
