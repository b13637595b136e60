import { commands } from '../../core/commands/commands.ts';
import { startersAcross } from '../../core/reply/topics/all-topics.ts';
import { topicsInOrder } from '../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../knowledge/schema.ts';
import { limits } from './limits.ts';

type Prompt = { title: string; message: string };
type Prompts = [Prompt, ...Prompt[]];

/** Questions to start with, made from the data. */
export function promptsOf(knowledge: Knowledge): Prompts {
  const topics = topicsInOrder(knowledge);
  if (topics.length > 1) return promptsAcross(topics);
  const [topic] = topics;
  const [first, second, third = second] = topic?.options ?? [];
  const words = (name: string, filled: Record<string, string>): string =>
    commands.find((command) => command.name === name)?.words(filled) ?? name;
  const start: Prompt = { title: 'How do we choose?', message: words('criteria', {}) };
  if (topic === undefined || first === undefined || second === undefined || third === undefined)
    return [start];
  const need = topic.needs[0]?.title ?? 'it done soon';
  const more: Prompt[] = [
    {
      title: `${first.name} or ${third.name}?`,
      message: words('compare', { first: first.name, second: third.name }),
    },
    { title: `What speaks against ${second.name}?`, message: `what speaks against ${second.name}?` },
    { title: 'Pick one for us', message: words('recommend', { needs: need }) },
  ];
  return [start, ...more.slice(0, limits.suggestedPrompts - 1)];
}

/** What there is, and a question of each of the first topics. */
function promptsAcross(topics: readonly Topic[]): Prompts {
  const overview = { title: 'What do you cover?', message: 'what do you cover?' };
  const questions = startersAcross(topics, limits.suggestedPrompts - 1);
  return [overview, ...questions.map((words) => ({ title: words, message: words }))];
}
