import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import type { Ranking } from '../../ranking/scores.ts';
import type { Frame } from '../../turn/conversation.ts';
import { asksForFault } from '../../understanding/cues/pick-request.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';
import { type NeedWords, needWords } from '../pick/need-words.ts';

/** What a thread came down to: the options in order, the needs heaviest first; without needs, the option that was spoken of. */
export type OptionStanding = {
  readonly order: readonly string[];
  readonly needs: readonly string[];
  readonly ranking: Ranking | null;
};

export const levels = { poorly: 0, partly: 1, well: 2 } as const;

const mostTold = 4;

/** The option that came second: what it does better than the pick, and what less well. @returns false if there's none */
export function tellRunnerUp(frame: Frame, { order, needs }: OptionStanding, composer: Composer): boolean {
  const { library } = composer;
  const [pick, second, third] = order;
  if (pick === undefined || second === undefined || needs.length === 0) return false;
  const levelOf = (option: string, need: string): number =>
    levels[library.fit(option, need)?.meets ?? 'partly'];
  const words = needWords(library, frame.needs);
  const gap = (need: string): number => levelOf(second, need) - levelOf(pick, need);
  const better = needs.filter((need) => gap(need) > 0);
  const worse = needs.filter((need) => gap(need) < 0);
  const led: Spans =
    better.length > 0
      ? [plain(`: it does more than ${library.nameOf(pick)} for `), ...named(words, better)]
      : [];
  const behind: Spans =
    worse.length > 0
      ? [
          plain(`${better.length > 0 ? ', and less' : `: it does less than ${library.nameOf(pick)}`} for `),
          ...named(words, worse),
        ]
      : [];
  composer.add({
    kind: 'headline',
    spans: [strong(library.nameOf(second)), plain(' comes second'), ...led, ...behind, plain('.')],
  });
  composer.add({
    kind: 'bullets',
    items: [...better, ...worse]
      .slice(0, mostTold)
      .flatMap((need): Spans[] => fitLine(need, second, composer, words.label(need))),
  });
  composer.choices([
    { label: `Why not ${library.nameOf(second)}?`, says: `why not ${library.nameOf(second)}?` },
    ...(third === undefined
      ? []
      : [{ label: `Why not ${library.nameOf(third)}?`, says: `why not ${library.nameOf(third)}?` }]),
    { label: 'What would change it?', says: 'what would change your mind?' },
  ]);
  return true;
}

/** How far an option would do for what was stated: what it doesn't meet comes first. @returns false if nothing is known */
export function tellFit(
  { frame, reading }: Pick<Task, 'frame' | 'reading'>,
  { order, needs }: OptionStanding,
  option: string,
  composer: Composer,
): boolean {
  const { library } = composer;
  const words = needWords(library, frame.needs);
  const known = needs.flatMap((need) => {
    const fit = library.fit(option, need);
    return fit === undefined ? [] : [{ need, meets: fit.meets }];
  });
  if (known.length === 0) return false;
  const name = library.nameOf(option);
  const [pick] = order;
  const lacking = known
    .filter(({ meets }) => meets !== 'well')
    .sort((a, b) => levels[a.meets] - levels[b.meets]);
  const met = known.filter(({ meets }) => meets === 'well');
  const isPick = pick === option || pick === undefined;
  const still: Spans = isPick ? [] : [plain(` ${library.nameOf(pick)} stays ahead.`)];
  const poor = lacking.filter(({ meets }) => meets === 'poorly').map(({ need }) => need);
  const isFault = asksForFault(reading.words);
  const mostly = met.length > 0 ? 'Mostly' : 'Only in part';
  const inPart = isFault ? 'No mistake' : mostly;
  const line = (): Spans => {
    if (lacking.length === 0)
      return [strong(isFault ? 'No' : 'Yes'), plain(`, ${name} does all of that well.`)];
    if (poor.length > 0)
      return [
        strong(isFault ? 'I fear so' : 'Hardly'),
        plain(`: ${name} falls short on `),
        ...named(words, poor),
        plain('.'),
      ];
    return [
      strong(inPart),
      plain(`${isFault ? ', but' : ':'} with ${name} there's more to add for `),
      ...named(
        words,
        lacking.map(({ need }) => need),
      ),
      plain('.'),
    ];
  };
  composer.add({ kind: 'headline', spans: [...line(), ...still] });
  composer.add({
    kind: 'bullets',
    items: [...lacking, ...met]
      .slice(0, mostTold)
      .flatMap(({ need }): Spans[] => fitLine(need, option, composer, words.label(need))),
  });
  composer.choices([
    ...(isPick ? [] : [{ label: `Why not ${name}?`, says: `why not ${name}?` }]),
    { label: `How to start with ${name}?`, says: `how do we start with ${name}?` },
    { label: 'What would change it?', says: 'what would change your mind?' },
  ]);
  return true;
}

function fitLine(need: string, option: string, composer: Composer, label: string): Spans[] {
  const text = composer.library.fit(option, need)?.text;
  return text === undefined ? [] : [[strong(`${label}: `), ...composer.cited(text)]];
}

/** The needs that weigh most, as a first line names them. */
function named(words: NeedWords, needs: readonly string[]): Spans {
  return needs
    .slice(0, mostNamed)
    .flatMap((need, at): Spans => [...(at === 0 ? [] : [plain(' and ')]), emphasis(words.of(need))]);
}
const mostNamed = 2;
