import { plain, strong } from '../../answer/answer.ts';
import { forCandidates } from '../../ranking/for-candidates.ts';
import { sidesIn } from '../../turn/conversation.ts';
import { chartRequestIn } from '../../understanding/match/chart-request.ts';
import { replyChartOfRatings } from '../charts/chart-of-ratings.ts';
import { claimRows, overviewRows } from '../claims/claim-rows.ts';
import { type ComparableClaims, comparableClaims } from '../claims/comparable-claims.ts';
import { leaningAspect, leaningsIn, withoutLeanings } from '../parts/asked-aspects.ts';
import {
  addBriefs,
  addBriefTable,
  addLead,
  addTip,
  hasBriefs,
  widestBriefs,
} from '../parts/brief-comparison.ts';
import {
  addFigures,
  addLeanings,
  addMargin,
  addStanding,
  addTable,
  addUncovered,
} from '../parts/comparison-blocks.ts';
import type { Composer } from '../parts/composer.ts';
import { addGist, addOpenEnd } from '../parts/gist.ts';
import { addProfiles } from '../parts/profiles.ts';
import {
  furthestAhead,
  type Standing,
  standingOn,
  standingsFor,
  standingsShownBy,
} from '../parts/standings.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** Options side by side: who is ahead, a table with a cited cell for each, and what tips the balance. */
export function replyCompare(task: Task<'compare'>, composer: Composer): ReplyOutcome {
  const { intent, reading, frame } = task;
  const { library } = composer;
  const others = intent.options.length === 0 ? library.options : sidesBefore(sidesIn(frame), library.options);
  const options = sidesOf(intent.options, others, new Set(intent.excluded));
  if (options.length === 0) return replyNobodyLeft(composer);
  if (chartRequestIn(reading) !== null) return replyChartOfRatings(task, composer, options);
  const unwanted = new Set(reading.unwanted.map(({ id }) => id));
  const asked = withoutLeanings(library, intent.aspects).filter((id) => !unwanted.has(id));
  const query = { options, aspects: asked, words: reading.words };
  const comparable = comparableClaims(library, query);
  const standings =
    comparable === undefined
      ? standingsFor(
          composer,
          options,
          asked,
          task.reading.askedNeeds.map(({ id }) => id),
        )
      : standingsShownBy(composer, options, comparable.claims);

  const isUnrated = comparable !== undefined && standings.length === 0;
  const showsBriefs = hasBriefs(library, options, asked) && !isUnrated;
  if (asked.length === 0) {
    addGeneralPicture(task, composer, options);
  } else if (addUncovered(composer, options, reading, asked)) {
    if (hasBriefs(library, options, asked)) addBriefTable(composer, options, asked);
    else addTable(composer, options, claimRows(library, query));
  } else if (showsBriefs) {
    const [standing] = standings;
    if (reading.has('margin') && standing !== undefined) addMargin(composer, standing, options);
    else if (comparable !== undefined && standing !== undefined) addLead(composer, options, standing);
    else addTip(composer, options, asked);
    addBriefTable(composer, options, asked, comparable);
    const [only] = asked;
    if (asked.length === 1 && only !== undefined) addBriefs(composer, options, only, true);
  } else {
    addComparison(composer, { ...query, reading }, standings, comparable);
    addFigures(composer, options, standings);
  }
  addProfiles(composer, { alternatives: intent.alternatives, aspects: asked, words: reading.words });
  offerMore(composer, options, asked, frame.needs.length > 0);
  const [first] = standings;
  return {
    options,
    main: first?.best.length === 1 ? (first.best[0] ?? null) : null,
    ranking: null,
    declined: composer.claims.length === 0,
  };
}

/** No aspect was asked for: how the options differ and when each is the one, or their strengths or weaknesses. */
function addGeneralPicture(task: Task<'compare'>, composer: Composer, options: readonly string[]): void {
  const { library } = composer;
  const leanings = leaningsIn(library, task.intent.aspects);
  const aspects = leanings.flatMap((leaning) => leaningAspect(library, leaning) ?? []);
  if (aspects.length > 0 && hasBriefs(library, options, aspects)) {
    addTip(composer, options, aspects);
    for (const aspect of aspects) addBriefs(composer, options, aspect);
    return;
  }
  const { intent, reading } = task;
  if (
    leanings.length === 0 &&
    intent.options.length === 0 &&
    reading.has('pick', 'which') &&
    addGist(composer, options, true)
  ) {
    addOpenEnd(composer, options);
    return;
  }
  const widest = widestBriefs(library, options);
  if (leanings.length === 0 && widest.length > 0 && addGist(composer, options, true)) {
    addBriefTable(composer, options, widest);
    addOpenEnd(composer, options);
    return;
  }
  composer.add({ kind: 'headline', spans: furthestAhead(composer, options) });
  addOverview(task, composer, options);
}

/** No aspect was asked for: strengths or weaknesses if those were, else the general picture. */
function addOverview(
  { intent, reading }: Task<'compare'>,
  composer: Composer,
  options: readonly string[],
): void {
  const leanings = leaningsIn(composer.library, intent.aspects);
  if (leanings.length > 0) {
    addLeanings(composer, options, leanings, reading.words);
    return;
  }
  addTable(composer, options, overviewRows(composer.library, options));
  addOpenEnd(composer, options);
}

/** Who is ahead on the aspects, and the claims side by side, starting with those in one unit. */
function addComparison(
  composer: Composer,
  query: Pick<Task['reading'], 'words'> & {
    readonly options: readonly string[];
    readonly aspects: readonly string[];
    readonly reading: Task['reading'];
  },
  standings: readonly Standing[],
  comparable: ComparableClaims | undefined,
): void {
  const { library } = composer;
  const { options, aspects, reading } = query;
  const [standing] = standings;
  if (reading.has('margin') && standing !== undefined) addMargin(composer, standing, options);
  else if (comparable === undefined || standings.length > 0) addStanding(composer, standings, aspects);
  else
    composer.add({
      kind: 'headline',
      spans: [plain('Side by side on '), strong(comparable.term), plain(':')],
    });
  const next =
    comparable === undefined
      ? undefined
      : comparableClaims(library, { ...query, without: comparable.claims });
  const aligned = comparable === undefined ? [] : [comparable.claims, next?.claims ?? []];
  addTable(composer, options, claimRows(library, { ...query, aligned }));
}

function sidesOf(
  named: readonly string[],
  all: readonly string[],
  out: ReadonlySet<string>,
): readonly string[] {
  if (named.length > 1) return named;
  const open = out.size === 0 ? all : all.filter((id) => !out.has(id));
  return named.every((id) => open.includes(id)) ? open : [...named, ...open];
}

/** The thread's choice is the other side of a single option. */
function sidesBefore(inFocus: readonly string[], all: readonly string[]): readonly string[] {
  return inFocus.length > 1 ? inFocus : all;
}

/** Every option has been ruled out. */
function replyNobodyLeft(composer: Composer): ReplyOutcome {
  const { library } = composer;
  const { noun, options } = library.topic;
  composer.add({
    kind: 'headline',
    spans: [plain(`Every ${noun.one} that I rate is set aside here. Look at one anyway?`)],
  });
  composer.choices(
    options.map(({ id, name }) => ({ label: name, says: `tell me about ${library.nameOf(id)}` })),
  );
  return { ...emptyOutcome, declined: true };
}

/**
 * Aspects, starting with the one where the options differ most; without the one that says what an option is
 * for.
 */
const widestAspects = forCandidates((library, options) =>
  library.topic.aspects
    .filter(({ id, leaning }) => leaning === undefined && id !== library.topic.overview[0])
    .map(({ id, title }) => {
      const [criterion] = library.criteriaOf(id);
      return {
        id,
        title: inSentence(title),
        gap: criterion === undefined ? 0 : standingOn({ library }, options, criterion.id).gap,
      };
    })
    .sort((a, b) => b.gap - a.gap),
);

/** Offers the aspects on which these options differ most, apart from those already asked for. */
function offerMore(
  composer: Composer,
  options: readonly string[],
  asked: readonly string[],
  needy: boolean,
): void {
  const { library } = composer;
  const names = formatList(options.map(library.nameOf));
  const wide = widestAspects(library, options).filter(({ id }) => !asked.includes(id));
  const on =
    asked.length === 0 ? '' : ` on ${formatList(asked.map((id) => inSentence(library.aspectTitle(id))))}`;
  composer.choices([
    ...(needy ? [{ label: 'Which for our needs?', says: 'which should we use for our needs?' }] : []),
    ...wide.slice(0, 2).map(({ title }) => ({ label: `On ${title}`, says: `compare ${names} on ${title}` })),
    { label: 'As a picture', says: `chart ${names}${on}` },
  ]);
}
