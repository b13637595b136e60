import type { Topic } from '../../../knowledge/schema.ts';
import { type Block, plain, type Spans } from '../../answer/answer.ts';
import type { Intent } from '../../turn/intent.ts';
import { textOf } from '../opening/first-line.ts';
import { fromYourOwn } from './own-words.ts';

/** What an answer from a team's own data opens with says where it's from, whichever reply wrote it. */
export function withOrigin(
  blocks: readonly Block[],
  { ofTeam, provenance }: Topic,
  { intent, isAnswered }: { readonly intent: Intent; readonly isAnswered: boolean },
): readonly Block[] {
  if (provenance !== 'team' || !isAnswered || !tellsFacts(intent)) return blocks;
  const [first, ...rest] = blocks;
  if (first?.kind !== 'headline' || saysIt.test(textOf(first.spans))) return blocks;
  return [
    { ...first, spans: withWords(first.spans, ofTeam === undefined ? fromTheirOwn : fromYourOwn) },
    ...rest,
  ];
}
/** Of a team's topic that was reviewed and loaded from files. */
const fromTheirOwn = 'from what a team said and rated';
const saysIt = /\byou (?:said|rated|gave|chose)\b|\bI have checked\b/i;

function tellsFacts(intent: Intent): boolean {
  switch (intent.kind) {
    case 'compare':
    case 'explain':
    case 'recommend':
      return true;
    case 'decide':
      return intent.step === 'verdict' || intent.step === 'switch';
    case 'source':
      return intent.of === 'scores';
    case 'criteria':
    case 'list':
    case 'help':
    case 'smalltalk':
    case 'out_of_scope':
    case 'follow_up':
      return false;
    default:
      return intent satisfies never;
  }
}

/** Before what ends the line. */
function withWords(spans: Spans, from: string): Spans {
  const last = spans.at(-1);
  const text =
    last !== undefined && 'text' in last && last.kind === 'plain' ? last.text.trimEnd() : undefined;
  if (text === undefined) return [...spans, plain(`, ${from}.`)];
  const [end = ''] = /[.:?]$/.exec(text) ?? [];
  return [...spans.slice(0, -1), plain(`${end === '' ? text : text.slice(0, -1)}, ${from}${end || '.'}`)];
}
