import { describe, expect, it } from 'vitest';
import { mcpTools } from '../../../src/adapters/mcp/tools.ts';
import { fiveTopics } from '../../core/five-topics.ts';

describe('tools for assistants', () => {
  it('take each id once, also where topics share it', () => {
    const tools = mcpTools(fiveTopics);
    const recommend = tools.find(({ name }) => name === 'recommend');
    const shared = fiveTopics.topics.at(-1)?.needs[0]?.id ?? '';
    const schema = JSON.stringify(recommend?.input.toJSONSchema());
    expect(schema.split(`"${shared}"`)).toHaveLength(2);
    for (const { needs } of fiveTopics.topics)
      for (const { id } of needs) expect(schema).toContain(`"${id}"`);
  });
});
