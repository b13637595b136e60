import { answerIdOf } from '../../answer/answer-id.ts';
import type { AssistantTokens } from '../../settings/assistant-tokens.ts';
import { called, namesInTopic } from '../../understanding/acts/topics/names-in-topic.ts';
import { applyCommand } from '../change/apply-command.ts';
import type { TopicCommand } from '../change/command.ts';
import { topicLimits } from '../limits.ts';
import type { OpenChoices } from '../shelf/open-choices.ts';
import type { TeamTopicStore } from '../shelf/team-topic-store.ts';
import type { TopicShelf } from '../shelf/topic-shelf.ts';

/** What a team's own assistant proposes, by names as it knows them. */
export type FactProposalRequest = {
  readonly workspace: string;
  /** From the workspace's settings. */
  readonly token: string;
  /** The choice by its name or id. */
  readonly topic: string;
  readonly option: string | null;
  readonly criterion: string | null;
  readonly words: string;
  /** https address of where it's from. */
  readonly link: string | null;
};

/** `asked`: the topic's thread hears of it at the bot's next look. */
export type ProposalOutcome =
  | { readonly kind: 'asked'; readonly topic: string }
  | { readonly kind: 'refused'; readonly says: string };

export type ProposeFact = (request: FactProposalRequest) => Promise<ProposalOutcome>;

type Parts = {
  readonly topics: Pick<TeamTopicStore, 'change'>;
  readonly choices: Pick<OpenChoices, 'called'>;
  readonly shelf: Pick<TopicShelf, 'prepare'>;
  readonly tokens: Pick<AssistantTokens, 'isValid'>;
  readonly now: () => number;
};

/**
 * Hands what an assistant proposes to the people of the topic's thread. Nothing counts before one of them has confirmed it. The
 * same proposal again changes nothing.
 */
export function createProposeFact({ topics, choices, shelf, tokens, now }: Parts): ProposeFact {
  return async ({ workspace, token, topic: name, option, criterion, words: said, link }) => {
    if (!(await tokens.isValid(workspace, token))) return refused(wrongToken);
    const found = await choices.called(workspace, name);
    if (typeof found === 'string') return refused(found);
    if (found.conversation === '')
      return refused(`${found.name} has no thread yet in which people could answer. ${startsThread}`);
    const { id } = found;
    const topic = (await shelf.prepare(workspace, [id])).get(id);
    if (topic === undefined) return refused(`There is no choice "${name}" any more.`);
    const names = namesInTopic(topic);
    const optionId = option === null ? null : called(option, names.options);
    if (optionId === undefined)
      return refused(
        `"${option}" is no option of it. Its options: ${topic.options.map((one) => one.name).join(', ')}.`,
      );
    const criterionId = criterion === null ? null : called(criterion, names.criteria);
    if (criterionId === undefined)
      return refused(
        `"${criterion}" is no criterion of it. Its criteria: ${topic.criteria.map(({ title }) => title).join(', ')}.`,
      );
    const words = said.replace(/\s+/g, ' ').trim();
    if (words === '') return refused('Say the fact itself, in a sentence.');
    if (words.length > topicLimits.fact)
      return refused(`A fact has up to ${topicLimits.fact} characters, and that's ${words.length}.`);
    if (link !== null && (link.length > topicLimits.link || !isHttpsAddress(link)))
      return refused(`A link is an https address of up to ${topicLimits.link} characters.`);
    const content = [id, words, optionId ?? '', criterionId ?? '', link ?? ''];
    const proposal = `p-${answerIdOf(['proposal', ...content]).slice(0, 6)}`;
    const command: TopicCommand = {
      do: 'propose-fact',
      proposal: { id: proposal, words, option: optionId, criterion: criterionId, link },
    };
    let refusal: string | null = null;
    await topics.change(workspace, id, (before) => {
      refusal = null;
      const operation = `${proposal} after ${before.revision}`;
      const applied = applyCommand(before, command, { author: '', at: now(), operation, message: null });
      if (applied.kind === 'changed') return applied.topic === before ? null : applied.topic;
      refusal = applied.says;
      return null;
    });
    return refusal === null ? { kind: 'asked', topic: topic.title } : refused(refusal);
  };
}

const wrongToken =
  'That token is none of this workspace\'s. Those who run it make one in the settings: "Let an assistant propose facts".';

const startsThread = 'It was imported: say "show the choice" where your team talks about it.';

function refused(says: string): ProposalOutcome {
  return { kind: 'refused', says };
}

function isHttpsAddress(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}
