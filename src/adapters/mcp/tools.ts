import { z } from 'zod';
import { type Command, commands } from '../../core/commands/commands.ts';

/** Commands that only read the knowledge and the decision records, in the order that they're listed. */
const offered = ['compare', 'explain', 'recommend', 'criteria', 'list', 'ask', 'decisions'];

/** A command as a tool: its input, and the message that a call stands for. */
export type McpTool = {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject<Record<string, z.ZodType<string | undefined>>>;
  readonly words: Command['words'];
};

/** Longest value of a field: the length of a long chat message. */
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
