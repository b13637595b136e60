import { z } from 'zod';
import { type Command, commands } from '../../core/commands/commands.ts';

/** The commands that answer from the data and the records, in the order that they are listed. */
const offered = ['compare', 'explain', 'recommend', 'criteria', 'list', 'ask', 'decisions'];

/** A command as a tool: what it takes, and the message that a call stands for. */
export type McpTool = {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject<Record<string, z.ZodType<string | undefined>>>;
  readonly words: Command['words'];
};

/** Longest value of a field: as long as a chat message gets. */
const longestField = 4000;

export const mcpTools: readonly McpTool[] = offered.flatMap((name): McpTool[] => {
  const command = commands.find((candidate) => candidate.name === name);
  return command === undefined ? [] : [toolOf(command)];
});

function toolOf({ name, description, fields, words }: Command): McpTool {
  const shape = fields.map((field) => {
    const text = z.string().max(longestField).describe(field.description);
    return [field.name, field.required ? text.min(1) : text.optional()];
  });
  return { name, description, input: z.strictObject(Object.fromEntries(shape)), words };
}
