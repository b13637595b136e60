import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { promptsOf } from '../../../src/adapters/slack/prompts.ts';
import { homeView } from '../../../src/adapters/slack/render/home.ts';
import { builtIn, pythonWeb } from '../../core/built-in.ts';
import { fiveTopics } from '../../core/five-topics.ts';

describe('where a conversation starts in Slack', () => {
  it('suggests questions of the only topic, or one of each of the first ones', () => {
    expect(promptsOf({ ...builtIn, topics: [pythonWeb] })[0].title).toBe('How do we choose?');
    for (const knowledge of [builtIn, fiveTopics]) {
      const prompts = promptsOf(knowledge);
      expect(prompts[0].message).toBe('what do you cover?');
      expect(prompts).toHaveLength(limits.suggestedPrompts);
      expect(prompts[1]?.title).toContain('Django');
      expect(prompts.slice(2).some(({ title }) => title.includes('Flask'))).toBe(false);
    }
  });

  it('shows all topics on the Home tab', () => {
    for (const knowledge of [builtIn, fiveTopics]) {
      const text = JSON.stringify(homeView({ knowledge, recent: [], waiting: [], people: new Map() }).blocks);
      for (const { title, options } of knowledge.topics) {
        expect(text).toContain(title);
        for (const { name } of options) expect(text).toContain(name);
      }
    }
  });
});
