import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Choice } from '../../core/answer/answer.ts';
import { customIdOf } from './custom-id.ts';
import { limits } from './limits.ts';
import { escaped } from './text.ts';

type Said = Extract<Choice, { says: string }>;
type Opens = Extract<Choice, { opens: string }>;

/** Which conversation a press goes on with, and whether it is said to all from where only one person sees it. */
type Context = { readonly conversation: string; readonly aloud: boolean };

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Things to press: rows of buttons, a select where more is to be said, a section where the words are too long for an id. */
export type Pressables = { readonly rows: readonly Row[]; readonly sections: readonly APISectionComponent[] };

/**
 * What can be pressed below an answer. What is offered together stays together, in a row of its own, where rows
 * and their places suffice.
 *
 * @param offers what each block offers
 */
export function pressablesOf(offers: readonly (readonly Choice[])[], context: Context): Pressables {
  const seen = new Set<string>();
  const groups = offers.map((offered) =>
    offered.filter((choice) => {
      const id = idOf(choice, context);
      return id !== undefined && seen.size < seen.add(id).size;
    }),
  );
  const long = new Map(
    offers.flatMap((offered) =>
      offered.flatMap((choice) =>
        'says' in choice && choice.says.trim() !== '' && idOf(choice, context) === undefined
          ? [[choice.says, choice]]
          : [],
      ),
    ),
  );
  const isSmall = groups.length <= mostGroups && groups.every(({ length }) => length <= limits.buttonsInRow);
  return {
    rows: isSmall ? groups.flatMap((group) => buttonRows(group, context)) : rowsOf(groups.flat(), context),
    sections: [...long.values()].map((choice, number) => sectionOf(choice, context, number)),
  };
}

/** Rows of an answer's own; more would hide it. */
const mostGroups = 3;

/** One row in the order in which they are offered; where they are more, forms first, and what is said in a select. */
function rowsOf(choices: readonly Choice[], context: Context): Row[] {
  if (choices.length <= limits.buttonsInRow) return buttonRows(choices, context);
  const said = choices.filter((choice) => 'says' in choice);
  const opening = buttonRows(
    choices.filter((choice) => 'opens' in choice),
    context,
  );
  return [
    ...opening,
    ...(said.length <= limits.buttonsInRow ? buttonRows(said, context) : selectsOf(said, context)),
  ];
}

function buttonRows(choices: readonly Choice[], context: Context): Row[] {
  const rows: Row[] = [];
  for (let from = 0; from < choices.length; from += limits.buttonsInRow)
    rows.push(
      rowOf(choices.slice(from, from + limits.buttonsInRow).map((choice) => buttonOf(choice, context))),
    );
  return rows;
}

/** Undefined where it does not fit into one, or says nothing. */
function idOf(choice: Said | Opens, context: Context): string | undefined {
  if ('opens' in choice) return customIdOf({ kind: 'form', ref: choice.opens, ...context });
  return choice.says.trim() === '' ? undefined : customIdOf({ kind: 'say', words: choice.says, ...context });
}

function buttonOf(choice: Choice, context: Context): APIButtonComponentWithCustomId {
  return pressButton(choice.label, idOf(choice, context) ?? '', ButtonStyle.Secondary);
}

export function pressButton(
  label: string,
  customId: string,
  style: APIButtonComponentWithCustomId['style'],
  emoji?: string,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    label: shortened(label, limits.buttonLabel),
    custom_id: customId,
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
  };
}

export function rowOf(components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}

function selectsOf(choices: readonly Said[], context: Context): Row[] {
  const rows: Row[] = [];
  for (let from = 0; from < choices.length; from += limits.selectOptions) {
    const options = choices
      .slice(from, from + limits.selectOptions)
      .map(({ label, says }) => ({ label: shortened(label, limits.selectText), value: says }));
    rows.push(
      rowOf([
        {
          type: ComponentType.StringSelect,
          custom_id: customIdOf({ kind: 'pick', number: rows.length, ...context }) ?? '',
          placeholder: 'Ask on',
          options,
        },
      ]),
    );
  }
  return rows;
}

function sectionOf({ label, says }: Said, context: Context, number: number): APISectionComponent {
  return {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: escaped(shortened(says, limits.text / 4)) }],
    accessory: pressButton(
      label,
      customIdOf({ kind: 'quote', number, ...context }) ?? '',
      ButtonStyle.Secondary,
    ),
  };
}

/** Cut with an ellipsis where it is too long, never inside of a character. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\p{Cc}/gu, ' ').trim();
  if (line.length <= most) return line === '' ? '…' : line;
  return `${line
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
