import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import { readingOnly } from '../../core/access/actor.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { boundedLines, longestMessage } from './bounded-lines.ts';
import { mcpTools } from './tools.ts';

/** The structured result of a tool, for programs that want its parts. */
const resultSchema = z.object({
  text: z.string().describe('The answer in Markdown; numbers in brackets refer to the sources'),
  declined: z.boolean().describe('True if the data has no cited answer'),
  ranking: z.array(z.string()).nullable().describe('Options from best to worst, if the answer ranks them'),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable(), asOf: z.string() })),
});

/** Instructions for the assistant, so that it keeps the citations when it passes an answer on. */
const instructions =
  'Answers from checked data on technology choices; `list` shows what is covered. Every factual sentence has its source ' +
  'in brackets: keep those marks, the dates and the word "disputed" when you pass an answer on, and do ' +
  'not add facts of your own as if they came from here. If `declined` is true, the data has no answer: say so. Calls are ' +
  'independent of each other, so put all needs and options into one. Decisions can be read here, but are made where the ' +
  'team talks.';

export type McpParts = {
  readonly assistant: Assistant;
  /** The workspace whose decisions can be read. */
  readonly workspace: string;
  readonly version: string;
  readonly input: Readable;
  readonly output: Writable;
  /** Receives errors of the protocol, whose messages take up standard output. */
  readonly onError: (error: Error) => void;
};

/**
 * Serves the Model Context Protocol: a team's own assistant asks and gets cited answers. Calls are independent of each
 * other.
 *
 * @returns once the client has disconnected
 */
export async function serveMcp(parts: McpParts): Promise<void> {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const lines = boundedLines((response) => {
    parts.output.write(response);
    parts.onError(
      new Error(`an assistant sent a message of more than ${longestMessage} bytes, which was refused`),
    );
  });
  parts.input.once('close', leave).pipe(lines);
  lines.once('end', leave).once('close', leave);
  const served = serveStdio(() => serverOf(parts), {
    // A chunk is one line, and its buffer is empty before each.
    transport: new StdioServerTransport(lines, parts.output, { maxBufferSize: longestMessage + 1 }),
    onerror: parts.onError,
  });
  await left;
  await served.close();
}

function serverOf({ assistant, workspace, version }: McpParts): McpServer {
  const server = new McpServer({ name: 'tradeoff', version }, { capabilities: { tools: {} }, instructions });
  for (const { name, description, input, asks } of mcpTools(assistant.knowledge())) {
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
        ...asks(filled),
        audience: 'direct',
        delivery: null,
        showsWhole: true,
        replyTo: null,
        // An assistant may be told to do anything by what it reads, so it only ever gets to read.
        rights: readingOnly,
      });
      if (outcome.kind !== 'answered') throw new Error('The question got no answer; ask again.');
      const { answer } = outcome;
      const result = {
        // Choices continue a thread, and there is none.
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
