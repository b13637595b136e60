import { z } from 'zod';
import { type Command, type CommandField, commands } from '../../core/commands/commands.ts';
import type { GivenIds } from '../../core/turn/question.ts';
import type { Knowledge } from '../../knowledge/schema.ts';

/** Commands that only read the knowledge and the decision records, in the order that they're listed. */
const offered = ['compare', 'explain', 'recommend', 'criteria', 'list', 'ask', 'decisions'];

/** The fields that take ids, by what a command's fields suggest. */
const idFields = {
  option: { name: 'option_ids', description: 'Options by their ids, instead of words' },
  need: { name: 'need_ids', description: 'Needs by their ids, instead of words or beside them' },
} as const;

/** A command as a tool: its input, and the message that a call stands for. */
export type McpTool = {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject<Record<string, z.ZodType<McpValue>>>;
  readonly asks: (filled: Readonly<Record<string, McpValue>>) => McpQuestion;
};

type McpValue = string | string[] | undefined;
/** What a call asks; `choice` is one of the team's own, by its name. */
export type McpQuestion = {
  readonly words: string;
  readonly given: GivenIds;
  readonly choice: string | null;
};

/** The field that names a choice of the team's own, and the tools that have it. */
const choiceField = {
  name: 'choice',
  description: "A choice of the team's own that it's about, by its name or id; `choices` lists them",
} as const;
const ofChoices = ['compare', 'explain', 'recommend', 'ask'];

/** Longest value of a field: the length of a long chat message. */
const longestField = 4000;

/** The names of the fields of a command's tool; `required` unless ids may take a field's place. */
export function mcpFields({ name, fields }: Command): readonly Pick<CommandField, 'name' | 'required'>[] {
  const takesOptions = name === 'recommend' || fields.some(({ suggests }) => suggests === 'option');
  const takesNeeds = fields.some(({ suggests }) => suggests === 'need');
  return [
    ...fields.map((field) => ({
      name: field.name,
      required: field.required && field.suggests !== 'option',
    })),
    ...(takesOptions ? [{ name: idFields.option.name, required: false }] : []),
    ...(takesNeeds ? [{ name: idFields.need.name, required: false }] : []),
    ...(ofChoices.includes(name) ? [{ name: choiceField.name, required: false }] : []),
  ];
}

/** The tools, with the ids of the topics at hand. */
export function mcpTools({ topics }: Knowledge): readonly McpTool[] {
  const ids = {
    // Topics may share ids: the same need means the same in each.
    [idFields.option.name]: unique(topics.flatMap(({ options }) => options.map(({ id }) => id))),
    [idFields.need.name]: unique(topics.flatMap(({ needs }) => needs.map(({ id }) => id))),
  };
  return offeredCommands().map((command) => toolOf(command, new Map(Object.entries(ids))));
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

export function offeredCommands(): readonly Command[] {
  return offered.flatMap((name) => commands.filter((candidate) => candidate.name === name));
}

function toolOf(command: Command, ids: ReadonlyMap<string, readonly string[]>): McpTool {
  const shape = mcpFields(command).map((field): [string, z.ZodType<McpValue>] => {
    const known = ids.get(field.name);
    if (known !== undefined) {
      const { description } =
        Object.values(idFields).find(({ name }) => name === field.name) ?? idFields.need;
      return [field.name, z.array(z.enum(known)).max(known.length).describe(description).optional()];
    }
    const about =
      field.name === choiceField.name
        ? choiceField.description
        : (command.fields.find(({ name }) => name === field.name)?.description ?? '');
    const text = z.string().max(longestField).describe(about);
    return [field.name, field.required ? text.min(1) : text.min(1).optional()];
  });
  const missing = command.fields.find(({ required, suggests }) => required && suggests === 'option')?.name;
  return {
    name: command.name,
    description: command.description,
    input: z
      .strictObject(Object.fromEntries(shape))
      .refine(
        (filled) =>
          missing === undefined || filled[missing] !== undefined || givenIn(filled).options.length > 0,
        `give \`${missing}\` or \`${idFields.option.name}\``,
      ),
    asks: (filled) => {
      const given = givenIn(filled);
      const texts = textsIn(filled);
      const choice = texts[choiceField.name] ?? null;
      const byIds = command.name === 'recommend' && texts.needs === undefined;
      // Without a word it would offer to ask for the needs one by one, and these calls are no conversation.
      const words =
        byIds && (choice !== null || given.needs.length + given.options.length > 0)
          ? 'which should we use?'
          : command.words(texts);
      return { words, given, choice };
    },
  };
}

function givenIn(filled: Readonly<Record<string, unknown>>): GivenIds {
  return { options: listIn(filled[idFields.option.name]), needs: listIn(filled[idFields.need.name]) };
}

function textsIn(filled: Readonly<Record<string, McpValue>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(filled).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function listIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
