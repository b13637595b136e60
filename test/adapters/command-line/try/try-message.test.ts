import { describe, expect, it } from 'vitest';
import { type TriedMessage, tryMessage } from '../../../../src/adapters/command-line/try/try-message.ts';
import { tryText } from '../../../../src/adapters/command-line/try/try-text.ts';
import { loadKnowledge } from '../../../../src/knowledge/load.ts';
import { pythonWeb } from '../../../core/built-in.ts';
import { genealogyTopic } from '../../../run-program.ts';

const [genealogy = pythonWeb] = loadKnowledge([genealogyTopic]).topics;
const knowledge = { topics: [pythonWeb, genealogy], version: 'two topics' };

function tried(words: string, topic = genealogy): TriedMessage {
  return tryMessage(knowledge, topic, words, null);
}

describe('a message that is tried on a topic', () => {
  it('shows its topic, and what speaks for that', () => {
    expect(tried('is webtrees hard to back up?').topic).toEqual({
      title: 'Genealogy programs',
      isTried: true,
      because: 'names "webtrees"',
    });
    expect(tried('Genealogy programs: which one?').topic.because).toBe('its title opens the message');
    expect(tried('Python web frameworks: which one?').topic.because).toBe('its title opens the message');
    expect(tried('hm').topic).toMatchObject({ isTried: false, because: expect.stringContaining('nothing') });
  });

  it('shows phrases by what they stand for, with the words as typed', () => {
    const { hits } = tried('Webtrese with gedcom');
    expect(hits).toContainEqual({ kind: 'option', id: 'webtrees', words: 'Webtrese' });
    expect(hits).toContainEqual({ kind: 'aspect', id: 'gedcom', words: 'gedcom' });
  });

  it('shows what other topics hear in it', () => {
    const { elsewhere } = tried('is django fine with gramps?');
    expect(elsewhere).toEqual([
      { id: 'python-web', hits: expect.arrayContaining([{ kind: 'option', id: 'django', words: 'django' }]) },
    ]);
  });

  it('tells needs that are stated from those that are only mentioned, with how likely it is', () => {
    const { needs } = tried('we need an admin panel. is websocket support good?', pythonWeb);
    expect(needs.find(({ id }) => id === 'admin-panel')).toMatchObject({ how: 'stated' });
    expect(needs.find(({ id }) => id === 'realtime')).toMatchObject({ how: 'only mentioned' });
    for (const { probability } of needs) expect(probability).toBeGreaterThan(0);
  });

  it('shows the questions and claims that come nearest', () => {
    const { nearest, answerable } = tried('is celery overkill with django?', pythonWeb);
    expect(nearest.length).toBeGreaterThan(1);
    expect(answerable).toBeGreaterThan(0);
    for (const { target, text } of nearest) {
      expect(target).toMatch(/^(?:question|claim) [a-z0-9-]+$/);
      expect(text).not.toBe('');
    }
  });

  it.each([
    'webtrese or gramps for a small team with lots of relatives? we have no webmaster and we need gedcom',
    'x'.repeat(300),
    '\u001b[31mred\u202e or mongodb',
  ])('fits 80 columns and prints nothing invisible: %j', (words) => {
    const text = tryText(tried(words), genealogy, false);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(text).toContain('Phrases of genealogy');
  });
});
