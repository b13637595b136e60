import type { Client } from '@modelcontextprotocol/client';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mcpFields } from '../../../src/adapters/mcp/tools.ts';
import { commands } from '../../../src/core/commands/commands.ts';
import type { RunOptions } from '../../run-program.ts';
import { connectProgram } from './connect-program.ts';

const resultSchema = z.object({
  text: z.string(),
  declined: z.boolean(),
  ranking: z.array(z.string()).nullable(),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable(), asOf: z.string() })),
});

/** The server answers through its tools, with the encoder or without. */
export function serveTools(env: NonNullable<RunOptions['env']>): void {
  let client: Client | undefined;
  afterAll(() => client?.close());
  // One for all, as no call depends on another.
  const connect = async (): Promise<Client> => (client ??= await connectProgram([], env));

  describe('the MCP server', () => {
    it('refuses a message of more than 10 MiB, and answers the next one', async () => {
      const calling = await connect();
      const ask = (question: string) => calling.callTool({ name: 'ask', arguments: { question } });
      await expect(ask('x'.repeat(11 * 1_048_576))).rejects.toThrow('more than 10 MiB');
      expect(resultSchema.parse((await ask('django or flask?')).structuredContent).text).toContain('Django');
    });

    it('offers the commands as tools with their fields', async () => {
      const { tools } = await (await connect()).listTools();
      const names = tools.map(({ name }) => name);
      for (const name of ['compare', 'explain', 'recommend']) expect(names).toContain(name);
      // Without a token, nothing that's offered changes anything.
      expect(names.filter((name) => !commands.some((known) => known.name === name))).toEqual(['choices']);
      expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
      for (const { name, description, inputSchema } of tools) {
        if (name === 'choices') continue;
        const command = commands.find((known) => known.name === name);
        expect(description).toBe(command?.description);
        expect(Object.keys(inputSchema.properties ?? {})).toEqual(
          command === undefined ? [] : mcpFields(command).map((field) => field.name),
        );
      }
    });

    it('answers from the data, with its sources', async () => {
      const called = await (await connect()).callTool({
        name: 'recommend',
        arguments: { needs: 'an admin panel and user accounts' },
      });
      const result = resultSchema.parse(called.structuredContent);
      expect(result.ranking?.[0]).toBe('django');
      expect(result.declined).toBe(false);
      expect(result.sources.length).toBeGreaterThan(0);
      expect(result.text).toContain('[1]');
      expect(called.content).toEqual([{ type: 'text', text: result.text }]);
    });

    it('takes needs and options as ids, with the ranking that the words give', async () => {
      const calling = await connect();
      const rankingOf = async (given: Record<string, unknown>): Promise<unknown> =>
        resultSchema.parse(
          (await calling.callTool({ name: 'recommend', arguments: given })).structuredContent,
        ).ranking;
      expect(await rankingOf({ need_ids: ['admin-panel', 'user-accounts'] })).toEqual(
        await rankingOf({ needs: 'an admin panel and user accounts' }),
      );
      expect(await rankingOf({ need_ids: ['realtime'], option_ids: ['django', 'flask'] })).toEqual([
        'django',
        'flask',
      ]);
      const { structuredContent } = await calling.callTool({
        name: 'compare',
        arguments: { option_ids: ['flask', 'fastapi'], aspect: 'security' },
      });
      const { text } = resultSchema.parse(structuredContent);
      expect(text).toContain('Flask');
      expect(text).toContain('FastAPI');
      const unknown = await calling.callTool({ name: 'recommend', arguments: { need_ids: ['a-pony'] } });
      expect(unknown.isError).toBe(true);
      const neither = await calling.callTool({ name: 'explain', arguments: { aspect: 'security' } });
      expect(neither.isError).toBe(true);
    });

    it('tells an assistant to keep the citations, and shows no choices', async () => {
      const calling = await connect();
      expect(calling.getInstructions()).toContain('keep those marks');
      const { structuredContent } = await calling.callTool({
        name: 'explain',
        arguments: { option: 'flask' },
      });
      expect(resultSchema.parse(structuredContent).text).not.toMatch(/^`/m);
    });

    it('reports that no decision is recorded', async () => {
      const { structuredContent } = await (await connect()).callTool({ name: 'decisions', arguments: {} });
      expect(resultSchema.parse(structuredContent).text).toBe('No decision is recorded here yet.');
    });

    it('keeps calls independent of each other', async () => {
      const calling = await connect();
      await calling.callTool({ name: 'explain', arguments: { option: 'flask' } });
      const { structuredContent } = await calling.callTool({
        name: 'ask',
        arguments: { question: 'and databases?' },
      });
      const alone = await calling.callTool({ name: 'ask', arguments: { question: 'and databases?' } });
      expect(structuredContent).toEqual(alone.structuredContent);
    });

    it('rejects invalid arguments, and goes on', async () => {
      const calling = await connect();
      const refused = await calling.callTool({ name: 'explain', arguments: { option: 'x'.repeat(5000) } });
      expect(refused.isError).toBe(true);
      const blank = await calling.callTool({ name: 'explain', arguments: { option: '' } });
      expect(blank.isError).toBe(true);
      const answered = await calling.callTool({ name: 'explain', arguments: { option: 'django' } });
      expect(answered.isError).not.toBe(true);
    });
  });
}
