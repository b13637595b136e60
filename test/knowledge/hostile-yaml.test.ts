import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';

/** The genealogy topic with one of its files rewritten. */
function topicWith(file: string, write: (before: string) => string): string {
  const folder = newFolder();
  cpSync(genealogyTopic, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, write(readFileSync(path, 'utf8')));
  return folder;
}

/** Nine levels of nine references each: 387 million words if they were expanded. */
const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 8 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`),
].join('\n');

describe('a hostile knowledge file', () => {
  it('is refused if it is an alias bomb, before any alias is expanded', () => {
    const folder = topicWith('topic.yaml', (before) => `${bomb}\n${before}`);
    expect(() => loadKnowledge([folder])).toThrow('YAML aliases (*name) are not allowed');
  });

  it('is refused if it merges a map by an alias', () => {
    const folder = topicWith('topic.yaml', (before) => `base: &b { id: x }\n<<: *b\n${before}`);
    expect(() => loadKnowledge([folder])).toThrow('topic.yaml');
  });

  it.each([
    ['a field', 'topic.yaml', (before: string) => `${before}\n__proto__: { polluted: true }\n`],
    [
      'a field of a record',
      'needs.yaml',
      (before: string) => before.replace('weighs: {', 'weighs: { __proto__: 3,'),
    ],
    [
      'a constructor',
      'topic.yaml',
      (before: string) => `${before}\nconstructor: { prototype: { polluted: true } }\n`,
    ],
  ])('changes no other object by %s named like a prototype', (_, file, write) => {
    const folder = topicWith(file, write);
    let topics: ReturnType<typeof loadKnowledge>['topics'] = [];
    try {
      topics = loadKnowledge([folder]).topics;
    } catch (error) {
      expect(String(error)).toContain(file);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    for (const { needs } of topics)
      for (const { weighs } of needs) expect(Object.getPrototypeOf(weighs)).toBe(Object.prototype);
  });

  it('is refused if a key is a list, without a process warning', async () => {
    const warned: unknown[] = [];
    const hear = (warning: unknown): void => void warned.push(warning);
    process.on('warning', hear);
    const folder = topicWith('topic.yaml', (before) => `? [wt-server]\n: x\n${before}`);
    expect(() => loadKnowledge([folder])).toThrow('topic.yaml');
    await new Promise((later) => setImmediate(later));
    process.off('warning', hear);
    expect(warned).toEqual([]);
  });

  it('is refused if a tag asks for a type of its own, and runs nothing', () => {
    const folder = topicWith('topic.yaml', (before) =>
      before.replace(/^title: .*$/m, 'title: !!js/function "function () { throw new Error() }"'),
    );
    expect(() => loadKnowledge([folder])).toThrow(/topic\.yaml:2: this is not valid YAML: .*tag/);
  });
});
