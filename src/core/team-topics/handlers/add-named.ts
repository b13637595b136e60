import type { Knowledge } from '../../../knowledge/schema.ts';
import { formatList } from '../../reply/parts/wording.ts';
import type { EffectResult } from '../../turn/effect.ts';
import { quotedName } from '../../understanding/acts/topics/list-of-names.ts';
import type { TopicAct } from '../../understanding/acts/topics/topic-act.ts';
import { whyNotReply } from '../show/topic-replies.ts';
import type { TeamTopic } from '../state/team-topic.ts';
import { editTopic } from './edit.ts';
import { optionNamed, productCalled } from './option-named.ts';
import { criterionNamed } from './start.ts';
import type { TopicInHand } from './topic-in-hand.ts';

/** "add Ory", "add audit logs": an option or a criterion, as its name tells; else that's asked. */
export function addNamed(
  inHand: TopicInHand,
  { names }: Extract<TopicAct, { act: 'add' }>,
): Promise<EffectResult> | EffectResult {
  const checked = inHand.parts.shelf.checked();
  const sides = new Set(names.map((name) => sideOf(name, inHand.topic, checked)));
  const [side, ...others] = sides;
  if (others.length > 0 || side === undefined || side === null) return askWhich(names);
  return side === 'option'
    ? editTopic(inHand, { act: 'add-options', names })
    : editTopic(inHand, {
        act: 'add-criteria',
        criteria: names.map((title) => ({ title, must: null, weight: null, direction: null })),
      });
}

/** What a name is of: something that's known, or by how it's written; null if that tells nothing. */
function sideOf(name: string, topic: TeamTopic, checked: Knowledge): 'option' | 'criterion' | null {
  const said = { title: name, must: null, weight: null, direction: null };
  const wasCriterion = topic.dropped.some((one) => one.kind === 'criterion' && isSame(one.name, name));
  if (wasCriterion || criterionNamed(said, checked).id !== null) return 'criterion';
  const isKnown =
    topic.dropped.some((one) => one.kind === 'option' && isSame(one.name, name)) ||
    optionNamed(name, checked).from !== null ||
    productCalled(name, checked.products ?? []) !== undefined;
  // A name of its own begins with a capital, or has a figure in it.
  return isKnown || /^\p{Lu}\p{L}*\p{Ll}|^\p{L}+\p{N}/u.test(name) ? 'option' : null;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function askWhich(names: readonly string[]): EffectResult {
  const [first] = names;
  const isOne = names.length === 1 && first !== undefined;
  return whyNotReply(
    `${isOne ? `Is "${first}" something` : `Are ${formatList(names)} things`} to choose, or something to choose by?`,
    [
      { label: isOne ? 'An option' : 'Options', says: `add options ${names.map(quotedName).join(', ')}` },
      {
        label: isOne ? 'A criterion' : 'Criteria',
        says: isOne ? `criterion: ${first}` : `criteria: ${names.join(', ')}`,
      },
    ],
  );
}
