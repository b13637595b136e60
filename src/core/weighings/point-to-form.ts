import type { Library } from '../../knowledge/queries.ts';
import { type Block, plain } from '../answer/answer.ts';
import { formatList } from '../reply/parts/wording.ts';
import type { EffectResult } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import type { StatedWeight } from '../understanding/acts/stated-weights.ts';
import { blocksReply } from './replies.ts';
import { saidWeights } from './said-weights.ts';
import type { Weighing } from './state/weighing.ts';
import { saidPage, weighingFormRef } from './weighing-ids.ts';
import { weighedInWords } from './weight-levels.ts';
import { whyNotWeigh } from './who-weighs.ts';

export type OpenWeighing = { readonly library: Library; readonly id: string; readonly weighing: Weighing };

/**
 * For somebody who states weights in the thread, or asks for the form: it, filled in with what they said. Nothing counts before
 * they submit it, and only they see this.
 */
export function pointToForm(
  { library, id, weighing }: OpenWeighing,
  stated: readonly StatedWeight[],
  { author, rights }: Pick<EffectContext, 'author' | 'rights'>,
): EffectResult {
  const refused = whyNotWeigh(weighing, { author, rights });
  if (refused !== null)
    return { ...blocksReply([{ kind: 'headline', spans: refused }]), openWeighing: true, shownTo: 'asker' };
  const { said, unknown } = saidWeights(library, weighing, stated);
  const places = [...weighing.asked, ...weighing.more];
  const weights = Object.fromEntries(said.map(({ at, level }) => [places[at] ?? '', level]));
  const blocks: readonly Block[] = [
    {
      kind: 'headline',
      spans: [
        plain(
          said.length > 0
            ? "Weights count from your form. I've filled in what you said:"
            : 'Weights count from your form, where nobody else sees them.',
        ),
      ],
    },
    ...(said.length > 0
      ? ([
          { kind: 'paragraph', spans: [plain(weighedInWords(library, { author, weights, needs: [] }))] },
        ] satisfies Block[])
      : []),
    ...(unknown.length > 0
      ? ([
          {
            kind: 'note',
            spans: [
              plain(
                `This weighing has no criterion for ${formatList(unknown.map((words) => `"${words}"`))}.`,
              ),
            ],
          },
        ] satisfies Block[])
      : []),
    {
      kind: 'choices',
      choices: [
        {
          label: 'Set your weights',
          opens: weighingFormRef(id, weighing.round, saidPage(author, said)),
        },
      ],
    },
  ];
  return { ...blocksReply(blocks), openWeighing: true, shownTo: 'asker' };
}
