import type { Fit } from '../../../knowledge/authored-schema.ts';
import { type CitedText, sentencesOf } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall, rank } from '../../ranking/scores.ts';
import type { Frame } from '../../turn/conversation.ts';
import type { LastRequest, PickRequest } from '../../turn/intent.ts';
import { countAsked, meansOther } from '../../understanding/cues/pick-request.ts';
import { leaningAspect } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { needWords } from '../pick/need-words.ts';
import { isNarrow, pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';
import { tellWithout } from './of-need.ts';
import { levels, type OptionStanding, tellFit, tellRunnerUp } from './of-option.ts';

type OfPick = Pick<Task, 'frame' | 'reading'> & { readonly wants: PickRequest };

const ofPick: ReadonlySet<LastRequest> = new Set<PickRequest>([
  'risks',
  'gaps',
  'losses',
  'conclusion',
  'runner-up',
  'fit',
  'need',
]);

export function isOfPick(wants: LastRequest): wants is PickRequest {
  return ofPick.has(wants);
}

/** Answers what's asked of the pick; undefined if the thread came down to nothing, or nothing is written on it. */
export function replyOfPick(task: OfPick, composer: Composer): ReplyOutcome | undefined {
  const standing = optionStanding(task.frame, composer);
  if (standing === undefined) return undefined;
  const about = optionAsked(task, standing);
  const { wants } = task;
  const isWritten =
    wants === 'conclusion' ? conclude(task, standing, composer) : tell(task, standing, about, composer);
  if (!isWritten) return undefined;
  const [pick = null] = standing.order;
  return {
    options: standing.order,
    main: wants === 'runner-up' ? (standing.order[1] ?? about) : about,
    ranking: standing.ranking === null ? null : standing.order,
    team: task.frame.last?.team ?? null,
    declined: pick === null,
  };
}

function tell(task: OfPick, standing: OptionStanding, about: string, composer: Composer): boolean {
  switch (task.wants) {
    case 'risks':
      return tellRisks(task, standing, about, composer);
    case 'gaps':
      return tellGaps(task, standing, about, composer);
    case 'losses':
      return tellLosses(task, standing, about, composer);
    case 'runner-up':
      return tellRunnerUp(task.frame, standing, composer);
    case 'fit':
      return tellFit(task, standing, about, composer);
    case 'need':
      return tellWithout(task, composer);
    case 'conclusion':
      return false;
    default:
      return task.wants satisfies never;
  }
}

/** What the thread came down to: its pick, or else the one option that was spoken of. Undefined if there's neither. */
export function optionStanding(frame: Frame, { library }: Composer): OptionStanding | undefined {
  const weighed = standingCase(library, frame);
  if (weighed !== null) {
    const ranking = rank(library, weighed);
    const order = ranking.ranked.map(({ option }) => option);
    const needs = [...new Set(frame.needs.map(({ need }) => need))];
    const inNeeds = pickInNeeds(library, frame, { weighed, ranking });
    return order.length === 0
      ? undefined
      : { order, needs: inNeeds?.needs.map(({ need }) => need) ?? needs, ranking };
  }
  const { last } = frame;
  const main = last?.main ?? null;
  if (main === null || library.option(main) === undefined) return undefined;
  return { order: [main], needs: [], ranking: null };
}

/** The option that's named, or the one that lost where that's meant; else the pick. */
function optionAsked({ reading, frame, wants }: OfPick, { order }: OptionStanding): string {
  const [named] = reading.options;
  if (named !== undefined) return named.id;
  const [pick = '', next] = order;
  const known = frame.knows
    .map(({ option }) => option)
    .find((option) => option !== pick && order.includes(option));
  return wants === 'gaps' && meansOther(reading.words) ? (known ?? next ?? pick) : pick;
}

const mostRisks = 3;
/** Needs told of, those that it meets included. */
const mostTold = 4;

/** Stated needs that it meets only in part, then its weaknesses: as many as were asked for. */
function tellRisks(
  { frame, reading }: OfPick,
  { needs }: OptionStanding,
  about: string,
  composer: Composer,
): boolean {
  const { library } = composer;
  const most = countAsked(reading.words) ?? mostRisks;
  const ofNeeds = gapsOf(composer, frame, needs, about);
  const ofOption = weaknessesOf(composer, about);
  const said = new Set(ofNeeds.flatMap(({ fit }) => fit.text.flatMap(({ claims }) => claims)));
  // What a need's line rests on isn't a second risk.
  const others = ofOption.filter((text) => !text.some(({ claims }) => claims.some((id) => said.has(id))));
  const items = [
    ...ofNeeds.map(({ label, fit }): Spans => [strong(`${label}: `), ...composer.cited(fit.text)]),
    ...others.map((text) => composer.cited(text)),
  ].slice(0, most);
  if (items.length === 0) return false;
  const name = library.nameOf(about);
  const forUs = needs.length > 0 ? ' for what you need' : '';
  const fewer =
    items.length < (countAsked(reading.words) ?? 0) ? ` I can back ${items.length} with data:` : '';
  composer.add({
    kind: 'headline',
    spans: [
      strong(`The risks of ${name}${forUs}${fewer === '' ? ':' : '.'}`),
      ...(fewer === '' ? [] : [plain(fewer)]),
    ],
  });
  composer.add({ kind: 'bullets', items });
  composer.choices([
    { label: 'What do we do first?', says: 'what do we do first?' },
    { label: 'What would change it?', says: 'what would change your mind?' },
  ]);
  return true;
}

/** What of the needs it leaves to the team, and what comes with it. */
function tellGaps(
  { frame }: OfPick,
  { needs, order }: OptionStanding,
  about: string,
  composer: Composer,
): boolean {
  const { library } = composer;
  const name = library.nameOf(about);
  const gaps = gapsOf(composer, frame, needs, about);
  const words = needWords(library, frame.needs);
  const fitText = (need: string): CitedText => library.fit(about, need)?.text ?? [];
  const met = needs
    .filter((need) => library.fit(about, need)?.meets === 'well')
    .slice(0, Math.max(1, mostTold - gaps.length));
  const general = gaps.length > 0 ? [] : weaknessesOf(composer, about);
  if (gaps.length + general.length === 0) return false;
  const leaves =
    gaps.length > 0 ? `With ${name} you'd have to see to these yourselves:` : `What ${name} leaves to you:`;
  composer.add({
    kind: 'headline',
    spans: [strong(met.length > 0 ? `What ${name} brings for that, and what it leaves to you:` : leaves)],
  });
  composer.add({
    kind: 'bullets',
    items: [
      ...met.map((need): Spans => [strong(`${words.label(need)}: `), ...composer.cited(fitText(need))]),
      ...gaps.map(({ label, fit }): Spans => [strong(`${label}: `), ...composer.cited(fit.text)]),
      ...general.map((text) => composer.cited(text)),
    ],
  });
  const other = order.find((option) => option !== about);
  composer.choices([
    ...(other === undefined
      ? []
      : [
          {
            label: `And with ${library.nameOf(other)}?`,
            says: `what would we have to build ourselves with ${library.nameOf(other)}?`,
          },
        ]),
    { label: 'What do we do first?', says: `how do we start with ${name}?` },
  ]);
  return true;
}

/** What the next in line does better for the needs, then the pick's own price. */
function tellLosses(
  { frame }: OfPick,
  { needs, order }: OptionStanding,
  about: string,
  composer: Composer,
): boolean {
  const { library } = composer;
  const words = needWords(library, frame.needs);
  const other = order.find((option) => option !== about);
  const better = needs.flatMap((need) => {
    const [own, theirs] = [
      library.fit(about, need),
      other === undefined ? undefined : library.fit(other, need),
    ];
    return theirs !== undefined && own !== undefined && levels[own.meets] < levels[theirs.meets]
      ? [{ label: words.label(need), fit: theirs }]
      : [];
  });
  const price = weaknessesOf(composer, about);
  if (better.length + price.length === 0) return false;
  const name = library.nameOf(about);
  const [first, ...rest] = price;
  composer.add({
    kind: 'headline',
    spans: [
      strong(`The price of ${name}: `),
      ...(first === undefined ? [plain('what the other does better.')] : composer.cited(first)),
    ],
  });
  composer.add({
    kind: 'bullets',
    items: [
      ...better.map(
        ({ label, fit }): Spans => [
          strong(`${label}: `),
          plain(`${library.nameOf(other ?? '')} does it better. `),
          ...composer.cited(fit.text),
        ],
      ),
      ...rest.map((text) => composer.cited(text)),
    ],
  });
  composer.add({
    kind: 'note',
    spans: [plain("In money or days I can't say: I have no checked data on that.")],
  });
  composer.choices([
    { label: 'The risks', says: 'what are the risks?' },
    { label: 'What would change it?', says: 'what would change your mind?' },
  ]);
  return true;
}

/** The pick in a line, and the next step: the whole answer has been seen. */
function conclude({ frame }: OfPick, { order, ranking }: OptionStanding, composer: Composer): boolean {
  const { library } = composer;
  const weighed = standingCase(library, frame);
  const [pick = ''] = order;
  if (weighed === null || ranking === null) return false;
  const inNeeds = pickInNeeds(library, frame, { weighed, ranking });
  if (inNeeds === undefined) return false;
  const isClose = ranking.margin < closeCall && order.length > 1 && !isNarrow(ranking);
  composer.add({
    kind: 'headline',
    spans: [strong(isClose ? 'Undecided: ' : 'So: '), ...pickLine(composer, inNeeds)],
  });
  const steps = library.firstSteps(pick);
  const [step] = steps === undefined ? [] : sentencesOf(steps.start);
  if (isClose)
    composer.add({
      kind: 'paragraph',
      spans: [
        plain(
          "What settles it is which of these you could do without, or buy as a package. Tell me, and I'll decide.",
        ),
      ],
    });
  else if (step !== undefined)
    composer.add({ kind: 'paragraph', spans: [strong('Next: '), ...composer.cited(step)] });
  composer.choices([
    ...(isClose ? [] : [{ label: 'Record this decision', says: `we go with ${library.nameOf(pick)}` }]),
    { label: 'What do we do first?', says: 'what do we do first?' },
    { label: 'Are you sure?', says: 'are you sure?' },
  ]);
  return true;
}

type Gap = { readonly label: string; readonly fit: Fit };

/** The needs that an option meets only in part or hardly: the worst first, then the heaviest. */
export function gapsOf(
  { library }: Composer,
  { needs: stated }: Frame,
  needs: readonly string[],
  option: string,
): readonly Gap[] {
  const words = needWords(library, stated);
  return needs
    .flatMap((need): Gap[] => {
      const fit = library.fit(option, need);
      return fit === undefined || fit.meets === 'well' ? [] : [{ label: words.label(need), fit }];
    })
    .sort((a, b) => levels[a.fit.meets] - levels[b.fit.meets]);
}

export function weaknessesOf({ library }: Composer, option: string): readonly CitedText[] {
  const text = library.brief(option, leaningAspect(library, 'weakness') ?? '')?.text;
  return text === undefined ? [] : sentencesOf(text);
}
