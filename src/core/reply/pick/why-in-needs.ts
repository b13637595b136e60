import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { type Case, closeCall, type Ranking, rank } from '../../ranking/scores.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalised } from '../parts/pick-headline.ts';
import { fitOf } from './fit-reasons.ts';
import { type NeedWords, needWords } from './need-words.ts';
import { continued } from './watch-out.ts';
import { needGap, type WeighedNeed, weighedNeeds } from './weighed-needs.ts';

type Question = {
  /** The option that's asked about. */
  readonly subject: string;
  readonly stated: readonly StatedNeed[];
  readonly byLast: Case;
};
type Gap = { readonly need: WeighedNeed; readonly gap: number };

/** Needs that an answer to "why?" goes into. */
const mostNeeds = 3;

/** Why an option is ahead of its strongest rival, or behind it: the needs that carried that, side by side. */
export function addWhyInNeeds(composer: Composer, { subject, stated, byLast }: Question): void {
  const { library } = composer;
  const words = needWords(library, stated);
  const ranking = rank(library, byLast);
  const winner = ranking.ranked[0]?.option;
  const rival = winner === subject ? ranking.ranked[1]?.option : winner;
  const wins = winner === subject;
  const gaps = weighedNeeds(library, stated, byLast)
    .map(
      (need): Gap => ({
        need,
        gap: rival === undefined ? need.size : needGap(library, need, subject, rival),
      }),
    )
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  const told = gaps.filter(({ gap }) => (wins ? gap > 0 : gap < 0)).slice(0, mostNeeds);
  const against = gaps.find(({ gap }) => (wins ? gap < 0 : gap > 0));
  composer.add({
    kind: 'headline',
    spans: headline(composer, {
      subject,
      rival,
      wins,
      told,
      ranking,
      words,
      knows: byLast.knows.includes(subject),
    }),
  });
  const side = (option: string, need: string): Spans => [
    plain(`${library.nameOf(option)}: `),
    ...capitalised(fitOf(composer, option, need)),
  ];
  composer.add({
    kind: 'bullets',
    shrinks: true,
    items: [
      ...(told.length > 0 ? told : gaps.slice(0, 1)).map(
        ({ need: { need } }): Spans => [
          strong(`${words.label(need)}. `),
          ...side(subject, need),
          ...(rival === undefined ? [] : [plain(' '), ...side(rival, need)]),
        ],
      ),
      ...(against === undefined
        ? []
        : [
            [
              strong(wins ? 'Against it: ' : 'For it: '),
              plain('for '),
              emphasis(words.of(against.need.need)),
              plain(
                ` ${wins && rival !== undefined ? library.nameOf(rival) : "it's"} ${wins ? 'is ' : ''}ahead: `,
              ),
              ...continued(
                library,
                fitOf(composer, wins ? (rival ?? subject) : subject, against.need.need),
                words.bare(against.need.need),
              ),
            ],
          ]),
    ],
  });
}

function headline(
  { library }: Composer,
  {
    subject,
    rival,
    wins,
    told,
    ranking,
    words,
    knows,
  }: {
    readonly subject: string;
    readonly rival: string | undefined;
    readonly wins: boolean;
    readonly told: readonly Gap[];
    readonly ranking: Ranking;
    readonly words: NeedWords;
    /** True if the team knows it. */
    readonly knows: boolean;
  },
): Spans {
  const name = strong(library.nameOf(subject));
  const out = ranking.knockedOut.find(({ option }) => option === subject);
  if (out !== undefined)
    return [name, plain(' is out: it falls short of '), emphasis(words.of(out.need)), plain('.')];
  const other = rival === undefined ? 'the rest' : library.nameOf(rival);
  if (told.length === 0)
    return [name, plain(` and ${other} do about equally well on all that you've named.`)];
  const needs = told
    .slice(0, 2)
    .flatMap(({ need }, at): Spans => [...(at === 0 ? [] : [plain(' and ')]), emphasis(words.of(need.need))]);
  if (!wins) return [name, plain(` falls behind ${other} on `), ...needs, plain(':')];
  const close = ranking.margin < closeCall;
  return [
    ...(close ? [plain("It's too close to call. ")] : []),
    name,
    plain(` does more than ${other} for `),
    ...needs,
    plain(knows ? ', and your team knows it:' : ':'),
  ];
}
