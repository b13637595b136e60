import type { Library } from '../../knowledge/queries.ts';
import { type Block, plain } from '../answer/answer.ts';
import { sharesOf } from './group-shares.ts';
import { rankByShares } from './rank-by-shares.ts';
import type { PersonalWeights, Weighing } from './state/weighing.ts';
import { person, setWeights } from './status-message.ts';
import { weighingFormRef } from './weighing-ids.ts';
import { personalWeights, weighedInWords } from './weight-levels.ts';
import { hasMore } from './weights-form.ts';

/** A private confirmation for the person who has just answered; null if nothing they gave counts. */
export function noteBlocks(
  library: Library,
  id: string,
  weighing: Weighing,
  weighed: PersonalWeights,
): readonly Block[] | null {
  const shares = sharesOf(personalWeights(library, weighing, weighed));
  if (shares === null) return null;
  const figures = rankByShares(library, weighing, shares)
    .ranked.map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`)
    .join(' · ');
  const blocks: Block[] = [
    { kind: 'headline', spans: [plain('Got it. Nobody else sees it.')] },
    { kind: 'paragraph', spans: [plain(weighedInWords(library, weighed))] },
    { kind: 'paragraph', spans: [plain(`By your weights alone: ${figures} of 5.`)] },
  ];
  if (weighing.closed !== null) return blocks;
  return [
    ...blocks,
    {
      kind: 'choices',
      choices: [
        ...(hasMore(library, weighing)
          ? [{ label: 'More criteria', opens: weighingFormRef(id, weighing.round, 'more') }]
          : []),
        { label: 'Change mine', opens: weighingFormRef(id, weighing.round, 'first') },
        { label: 'Share mine', says: `share my weights as shown at w${weighing.round}` },
      ],
    },
  ];
}

/** A person's own weights for everyone to see, at their request. */
export function sharedBlocks(
  library: Library,
  id: string,
  weighing: Weighing,
  weighed: PersonalWeights,
): readonly Block[] {
  return [
    { kind: 'headline', spans: [person(weighed.author), plain(' shares their weights.')] },
    { kind: 'paragraph', spans: [plain(weighedInWords(library, weighed))] },
    ...(weighing.closed === null
      ? ([
          { kind: 'note', spans: [plain('The result shows them as they are when it closes.')] },
          { kind: 'choices', choices: [setWeights(id, weighing)] },
        ] satisfies Block[])
      : []),
  ];
}
