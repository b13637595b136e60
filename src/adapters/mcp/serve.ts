import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import { readingOnly } from '../../core/access/actor.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { mcpTools } from './tools.ts';

/** What a tool gives back beside the text: for programs that want the parts. */
const resultSchema = z.object({
  text: z.string().describe('The answer in Markdown; numbers in brackets point to the sources'),
  declined: z.boolean().describe('True where nothing cited could be said'),
  ranking: z.array(z.string()).nullable().describe('Options from best to worst, where the answer ranks them'),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable(), asOf: z.string() })),
});

/** What an assistant is told of the tools as a whole, so that it passes on what makes the answers worth having. */
const instructions =
  'Answers from checked data on technology choices; `list` says what is covered. Each factual sentence has its source ' +
  'in brackets: keep those marks, the dates and the words "disputed" and "qualified" when you pass an answer on, and add ' +
  'no fact of your own as if it came from here. Where `declined` is true, the data has nothing: say so. Each call stands ' +
  'by itself, so give all needs and options in one. Decisions are read here, and made where the team talks.';

export type McpParts = {
  readonly assistant: Assistant;
  /** Whose decisions are read. */
  readonly workspace: string;
  readonly version: string;
  readonly input: Readable;
  readonly output: Writable;
  /** Told of what goes wrong beside the answers; standard output belongs to the protocol. */
  readonly trouble: (error: Error) => void;
};

/**
 * The Model Context Protocol's platform: a team's own assistant asks, and gets the checked data with its citations.
 * Each call stands by itself; none goes on from the one before.
 *
 * @returns resolves when the client has left
 */
export async function serveMcp(parts: McpParts): Promise<void> {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  parts.input.once('end', leave).once('close', leave);
  const served = serveStdio(() => serverOf(parts), {
    transport: new StdioServerTransport(parts.input, parts.output),
    onerror: parts.trouble,
  });
  await left;
  await served.close();
}

function serverOf({ assistant, workspace, version }: McpParts): McpServer {
  const server = new McpServer({ name: 'tradeoff', version }, { capabilities: { tools: {} }, instructions });
  for (const { name, description, input, words } of mcpTools) {
    const config = {
      description,
      inputSchema: input,
      outputSchema: resultSchema,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    };
    server.registerTool(name, config, async (filled) => {
      const outcome = await assistant.ask({
        workspace,
        conversation: `mcp:${randomUUID()}`,
        author: 'mcp',
        words: words(withoutGaps(filled)),
        audience: 'direct',
        delivery: null,
        replyTo: null,
        // What an assistant reads may tell it to say anything: it is given the right to read, whatever it says.
        rights: readingOnly,
      });
      if (outcome.kind !== 'answered')
        throw new Error('A message to the bot itself got no answer; ask again.');
      const { answer } = outcome;
      const result = {
        // What could be pressed goes on in a thread, and there is none.
        text: renderMarkdown({ ...answer, blocks: answer.blocks.filter(({ kind }) => kind !== 'choices') }),
        declined: answer.declined,
        ranking: answer.ranking === null ? null : [...answer.ranking],
        sources: answer.sources.map(({ title, url, asOf }) => ({ title, url, asOf })),
      };
      return { content: [{ type: 'text', text: result.text }], structuredContent: result };
    });
  }
  return server;
}

function withoutGaps(filled: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(filled).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}
