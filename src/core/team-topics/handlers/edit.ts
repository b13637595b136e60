import { whyNot } from '../../access/acts.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { formatList, inSentence } from '../../reply/parts/wording.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { TopicAct } from '../../understanding/acts/topics/topic-act.ts';
import type { TopicCommand } from '../change/command.ts';
import { topicCardEdit } from '../show/topic-card.ts';
import { sayReply, whyNotReply } from '../show/topic-replies.ts';
import { areRatingsOpen, countsAs, type TeamTopic, type TopicStep } from '../state/team-topic.ts';
import { optionNamed } from './option-named.ts';
import { criterionNamed } from './start.ts';
import { goneReply, type TopicInHand } from './topic-in-hand.ts';
import { changeTopic, doerIn } from './topic-parts.ts';

type Edit = Extract<
  TopicAct,
  {
    act:
      | 'add-options'
      | 'drop-option'
      | 'add-criteria'
      | 'drop-criterion'
      | 'drop-several'
      | 'change-criterion'
      | 'rename';
  }
>;

/** Changes what a card says, and tells what it says now. */
export async function editTopic({ parts, id, context }: TopicInHand, act: Edit): Promise<EffectResult> {
  const checked = parts.shelf.checked();
  const command: TopicCommand = commandFor(act);
  const done = await changeTopic(parts, id, doerIn(parts, context), {
    command,
    whyNot: ({ startedBy }) =>
      whyNot('edit-topic', context, { edits: context.settings.topics.edit, startedBy })?.says ?? null,
  });
  if (done.kind === 'missing') return goneReply();
  if (done.kind === 'refused') return whyNotReply(done.says);
  return withCard(id, done.topic, context, sayReply(editSpans(done.topic, done.steps)));

  function commandFor(edit: Edit): TopicCommand {
    switch (edit.act) {
      case 'add-options':
        return { do: 'add-options', options: edit.names.map((name) => optionNamed(name, checked)) };
      case 'drop-option':
        return { do: 'drop-option', option: edit.option };
      case 'add-criteria':
        return {
          do: 'add-criteria',
          criteria: edit.criteria.map((criterion) => criterionNamed(criterion, checked)),
        };
      case 'drop-criterion':
        return { do: 'drop-criterion', criterion: edit.criterion };
      case 'drop-several':
        return {
          do: 'all',
          commands: [
            ...edit.options.map((option): TopicCommand => ({ do: 'drop-option', option })),
            ...edit.criteria.map((criterion): TopicCommand => ({ do: 'drop-criterion', criterion })),
          ],
        };
      case 'change-criterion':
        return { do: 'change-criterion', criterion: edit.criterion, to: edit.to };
      case 'rename':
        return { do: 'rename', name: edit.name };
      default:
        return edit satisfies never;
    }
  }
}

/** A reply, followed by the thread's card as it's now. */
export function withCard(
  id: string,
  topic: TeamTopic,
  { isPrivate, conversation }: TopicInHand['context'],
  reply: EffectResult,
): EffectResult {
  const edit = isPrivate || conversation !== topic.conversation ? null : topicCardEdit(id, topic);
  return edit === null ? reply : { ...reply, also: [edit] };
}

/** "Added Zitadel. Four to choose from: …" */
function editSpans(topic: TeamTopic, steps: readonly TopicStep[]): Spans {
  if (steps.length === 0) return [plain("It's like that already.")];
  const of = (did: TopicStep['did']): string[] =>
    steps.filter((step) => step.did === did).map(({ what }) => what);
  const names = formatList([...topic.options].map(({ name }) => name).sort(), 'and');
  const criteria = formatList(topic.criteria.map(({ title }) => inSentence(title)));
  const parts: Spans[] = [];
  const added = of('added-option');
  if (added.length > 0)
    parts.push([plain('Added '), strong(formatList(added)), plain(`. To choose from: ${names}.`)]);
  const dropped = of('dropped-option');
  if (dropped.length > 0)
    parts.push([plain('Dropped '), strong(formatList(dropped)), plain(`. To choose from: ${names}.`)]);
  const wanted = of('added-criterion');
  if (wanted.length > 0)
    parts.push([
      plain('Added '),
      strong(formatList(wanted.map(inSentence))),
      plain(mustWords(topic, wanted)),
    ]);
  const unwanted = of('dropped-criterion');
  if (unwanted.length > 0)
    parts.push([
      plain('Dropped '),
      strong(formatList(unwanted.map(inSentence))),
      plain(criteria === '' ? '. Nothing is left to weigh by.' : `. You weigh by ${criteria}.`),
    ]);
  for (const title of of('changed-criterion'))
    parts.push([strong(inSentence(title)), plain(changeWords(topic, title))]);
  for (const name of of('renamed')) parts.push([plain('This is now called '), strong(name), plain('.')]);
  if (topic.published !== null && areRatingsOpen(topic) && added.length + wanted.length > 0)
    parts.push([plain("The ratings are open again for what's new.")]);
  return parts.flatMap((part, at): Spans => (at === 0 ? part : [plain(' '), ...part]));
}

function mustWords(topic: TeamTopic, titles: readonly string[]): string {
  const added = topic.criteria.filter(({ title }) => titles.includes(title));
  return added.length > 0 && added.every(({ must }) => must)
    ? `: a must. Rated below 3, an option is out.`
    : '.';
}

function changeWords(topic: TeamTopic, title: string): string {
  const criterion = topic.criteria.find((one) => one.title === title);
  if (criterion === undefined) return ' changed.';
  if (criterion.must) return ' is a must now. Rated below 3, an option is out.';
  const weight = { little: 'a little', usual: 'as usual', much: 'a lot' }[countsAs(criterion.weight)];
  return ` counts ${weight}, and is no must.`;
}
