import { describe, expect, it } from 'vitest';
import { caseOf, rank } from '../../../../src/core/ranking/scores.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { topicOfGiven } from '../../../../src/core/understanding/match/given-ids.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';
import { fiveTopics } from '../../five-topics.ts';
import { smallTopic } from '../../small-topic.ts';
import { wholeTurn } from '../../whole-turn.ts';

const turnOn = (needs: readonly string[], options: readonly string[], words = 'which should we use?') =>
  wholeTurn(
    newConversation('given'),
    { conversation: 'given', author: 'mcp', words, audience: 'direct', given: { needs, options } },
    builtIn,
  );

describe('needs and options given by their ids', () => {
  it('are weighed like stated ones, each of them', () => {
    for (const { id, title } of pythonWeb.needs) {
      const { answer, conversation, needs } = turnOn([id], []);
      expect(needs).toEqual([id]);
      const [stated] = conversation.frame?.needs ?? [];
      expect(stated).toEqual({ need: id, author: 'mcp', words: title });
      const all = pythonWeb.options.map((option) => option.id);
      const weighed = caseOf(stated === undefined ? [] : [stated], [], all, []);
      const { ranked } = rank(libraryOf(pythonWeb), weighed);
      expect(answer?.ranking).toEqual(ranked.map(({ option }) => option));
    }
  });

  it('add to what the words state', () => {
    expect(turnOn(['realtime'], [], 'we need an admin panel. which should we use?').needs).toEqual([
      'realtime',
      'admin-panel',
    ]);
  });

  it('limit the choice to the given options', () => {
    const { intent, answer } = turnOn(['realtime'], ['django', 'flask']);
    expect(intent.options).toEqual(['django', 'flask']);
    expect([...(answer?.ranking ?? [])].sort()).toEqual(['django', 'flask']);
  });

  it('of no topic count for nothing', () => {
    expect(turnOn(['a-pony'], ['cobol']).needs).toEqual([]);
  });
});

describe('the topic of given ids', () => {
  const shared = smallTopic.needs[0]?.id ?? '';

  it('is the one that has most of them; options tell more than needs, which topics share', () => {
    const of = (options: readonly string[], needs: readonly string[]): string | null =>
      topicOfGiven(fiveTopics, { options, needs });
    expect(of(['lark'], [shared])).toBe('runner');
    expect(of(['gramps'], ['admin-panel', 'realtime', 'many-relatives'])).toBe('genealogy');
    expect(of([], ['admin-panel', shared, 'realtime'])).toBe('python-web');
    expect(of([], ['unheard-of'])).toBeNull();
    expect(of([], [])).toBeNull();
  });
});
