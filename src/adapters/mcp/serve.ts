import type { Readable, Writable } from 'node:stream';
import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import type { Answer } from '../../core/answer/answer.ts';
import { topicLimits } from '../../core/team-topics/limits.ts';
import { renderMarkdown } from '../markdown/render.ts';
import type { McpBackend } from './backend.ts';
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
  'team talks. What a team says and rates itself is marked as theirs: nobody has checked it, so pass it on as such.';

export type McpParts = {
  readonly backend: McpBackend;
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

function serverOf({ backend, version }: McpParts): McpServer {
  const server = new McpServer({ name: 'tradeoff', version }, { capabilities: { tools: {} }, instructions });
  for (const { name, description, input, asks } of mcpTools(backend.knowledge())) {
    const config = { description, inputSchema: input, outputSchema: resultSchema, annotations: reads };
    server.registerTool(name, config, async (filled) => {
      const asked = await backend.ask(asks(filled));
      if (asked.kind === 'refused') throw new Error(asked.says);
      const result = resultOf(asked.answer);
      return { content: [{ type: 'text', text: result.text }], structuredContent: result };
    });
  }
  offerChoices(server, backend);
  offerProposals(server, backend);
  return server;
}

const reads = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

function resultOf(answer: Answer): z.infer<typeof resultSchema> {
  return {
    // Choices continue a thread, and there is none.
    text: renderMarkdown({ ...answer, blocks: answer.blocks.filter(({ kind }) => kind !== 'choices') }),
    declined: answer.declined,
    ranking: answer.ranking === null ? null : [...answer.ranking],
    sources: answer.sources.map(({ title, url, asOf }) => ({ title, url, asOf })),
  };
}

const choicesSchema = z.object({
  choices: z.array(z.object({ id: z.string(), name: z.string(), options: z.array(z.string()) })),
});

function offerChoices(server: McpServer, { choices }: McpBackend): void {
  const config = {
    description: "The team's own choices: their names and options. Ask about one by the field `choice`",
    inputSchema: z.strictObject({}),
    outputSchema: choicesSchema,
    annotations: reads,
  };
  server.registerTool('choices', config, async () => {
    const all = (await choices()).map(({ id, name, options }) => ({ id, name, options: [...options] }));
    const lines = all.map(({ name, id, options }) => `- ${name} (${id}): ${options.join(', ')}`);
    const text = lines.length === 0 ? 'The team has no choice of its own yet.' : lines.join('\n');
    return { content: [{ type: 'text', text }], structuredContent: { choices: all } };
  });
}

const proposalSchema = z.strictObject({
  choice: z.string().min(1).max(topicLimits.name).describe("The team's own choice, by its name or id"),
  fact: z.string().min(1).max(topicLimits.fact).describe('The fact, in one sentence'),
  option: z.string().min(1).max(topicLimits.option).optional().describe('The option that it is about'),
  criterion: z
    .string()
    .min(1)
    .max(topicLimits.criterion)
    .optional()
    .describe('The criterion that it is about'),
  link: z
    .url({ protocol: /^https$/ })
    .max(topicLimits.link)
    .optional()
    .describe('https address of its source'),
});

/** Only with a token: nothing else that an assistant calls changes anything. */
function offerProposals(server: McpServer, { propose }: McpBackend): void {
  if (propose === null) return;
  const config = {
    description:
      "Propose a fact for one of the team's own choices. Somebody in its thread is asked whether it is so; until then it counts for nothing",
    inputSchema: proposalSchema,
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  };
  server.registerTool('propose_fact', config, async ({ choice, fact, option, criterion, link }) => {
    const proposal = { topic: choice, words: fact, option: option ?? null, criterion: criterion ?? null };
    const outcome = await propose({ ...proposal, link: link ?? null });
    if (outcome.kind === 'refused') throw new Error(outcome.says);
    const text = `Proposed for ${outcome.topic}: the people in its thread are asked whether it's so.`;
    return { content: [{ type: 'text', text }] };
  });
}
