import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';

const knowledge = loadKnowledge([builtInFolder]);

/** The first line of the answer to one question, in its own thread. */
async function firstLine(words: string): Promise<string> {
  const assistant = createAssistant({ store: openMemoryStore(), knowledge: () => knowledge, now: () => 0 });
  const outcome = await assistant.ask({
    workspace: 'w',
    conversation: 'c',
    author: 'u',
    words,
    audience: 'direct',
    delivery: null,
    replyTo: null,
  });
  if (outcome.kind !== 'answered') return '';
  const view = { width: 200, colours: false, links: false };
  return renderTerminal(outcome.answer, view).split('\n')[0] ?? '';
}

describe('a product from another language gets a plain answer, not one about an option', () => {
  it.each([
    ['rails', 'Ruby frameworks'],
    ['rails or django', 'Ruby frameworks'],
    ['what about rails?', 'Ruby frameworks'],
    ['node', 'Node.js frameworks'],
    ['nodejs or flask', 'Node.js frameworks'],
    ['django vs node', 'Node.js frameworks'],
    ['express', 'Node.js frameworks'],
    ['nest or fastapi', 'Node.js frameworks'],
    ['golang', 'Go frameworks'],
    ['go or fastapi', 'Go frameworks'],
    ['django vs go', 'Go frameworks'],
    ['fiber or fastapi', 'Go frameworks'],
    ['rust', 'Rust frameworks'],
    ['laravel', 'PHP frameworks'],
    ['spring boot', 'Java and Kotlin frameworks'],
    ['spring boot or django', 'Java and Kotlin frameworks'],
    ['dotnet', '.NET frameworks'],
    ['asp.net core', '.NET frameworks'],
    ['.net or django', '.NET frameworks'],
    ['django or phoenix', 'Elixir frameworks'],
  ])('%s', async (words, name) => {
    expect(await firstLine(words)).toContain(`I have nothing on ${name};`);
  });

  it.each(['go with django or flask?', 'where should we go from here with django?', 'can django go fast?'])(
    'but "%s" names no such product',
    async (words) => {
      expect(await firstLine(words)).not.toContain('I have nothing on');
    },
  );
});
