import { commands } from '../../core/commands/commands.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { limits } from './limits.ts';

type Prompt = { title: string; message: string };
type Prompts = [Prompt, ...Prompt[]];

/** Questions to start with, made from the data. */
export function promptsOf({ topics }: Knowledge): Prompts {
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
