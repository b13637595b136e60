import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { needWords } from '../../../../src/core/reply/pick/need-words.ts';
import { isNounPhrase } from '../../../../src/core/reply/pick/noun-phrase.ts';
import type { StatedNeed } from '../../../../src/core/turn/conversation.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { openThread } from '../../thread.ts';

const library = libraryOf(pythonWeb);
const called = (need: string, words: string) => {
  const named = needWords(library, [{ need, words, author: 'anna' }]);
  return [named.of(need), named.label(need)];
};

/** Each labelled message takes a turn, so that not all are played. */
const oneIn = 5;

/** What the needs of some labelled messages were stated with. */
function statedInLabelled(): readonly StatedNeed[] {
  const line = z.object({ text: z.string() });
  const folder = join(import.meta.dirname, '../../../fixtures/understanding');
  return readFileSync(join(folder, 'needs-train.jsonl'), 'utf8')
    .split('\n')
    .filter((row, at) => row !== '' && at % oneIn === 0)
    .flatMap((row) => {
      const thread = openThread(builtIn);
      thread.say(line.parse(JSON.parse(row)).text);
      return thread.state().frame?.needs ?? [];
    });
}

describe('what a need is called', () => {
  it.each([
    ['realtime', 'websockets', 'WebSockets', 'WebSockets'],
    ['user-accounts', 'member portal', 'a member portal', 'Member portal'],
    ['small-team', '7 devs', 'a small team', '7 devs'],
    ['fast-delivery', 'by thursday', 'a short deadline', 'By Thursday'],
    ['large-app', '95 models', 'a large application', '95 models'],
    ['freedom', 'no vendor lock', 'no vendor lock-in', 'No vendor lock-in'],
    ['throughput', 'peak', 'speed', 'Speed'],
    ['small-service', 'ONE endpoint', 'something small', 'One endpoint'],
    ['crud', 'Mostly crud', 'CRUD', 'CRUD'],
    ['compliance', 'gdpr', 'GDPR', 'GDPR'],
    ['containers', 'k8s', 'k8s', 'K8s'],
    ['admin-panel', 'staff edits', 'an admin panel', 'Admin panel'],
  ])('%s, stated as "%s"', (need, words, of, label) => {
    expect(called(need, words)).toEqual([of, label]);
  });

  it('is a noun phrase or the title, for every need of one in five labelled messages', () => {
    const stated = statedInLabelled();
    expect(stated.length).toBeGreaterThan(100);
    let own = 0;
    for (const one of stated) {
      const said = needWords(library, [one]).of(one.need);
      const title = library.needTitle(one.need);
      if (said.replace(/^an? /, '') === title.replace(/^an? /, '')) continue;
      own++;
      const phrase = said.replace(/^an? /, '');
      if (/^[a-z]+\d\w*$/i.test(phrase)) continue;
      const heads = library.topic.needs.flatMap((need) =>
        need.title
          .toLowerCase()
          .split(/[\s,]+/)
          .slice(-1),
      );
      expect(isNounPhrase(phrase, new Set(heads)), `${one.words}: ${said}`).toBe(true);
      expect(said, one.words).not.toMatch(
        /^(?:mostly|just|only|we|our|the|in|by|for|with) |\b(?:and|or|for|with|that|to|the)$/i,
      );
    }
    expect(own).toBeGreaterThan(stated.length * 0.2);
  });
});
