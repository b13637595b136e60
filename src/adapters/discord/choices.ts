import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Choice } from '../../core/answer.ts';
import { customIdOf } from './custom-id.ts';
import { limits } from './limits.ts';
import { escaped } from './text.ts';

type Said = Extract<Choice, { says: string }>;

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Things to press: a row of buttons, a select where there are more, a section where the words are too long for an id. */
export type Pressables = { readonly rows: readonly Row[]; readonly sections: readonly APISectionComponent[] };

export function pressablesOf(offered: readonly Choice[], conversation: string): Pressables {
  const choices = offered.filter((choice) => 'says' in choice);
  const distinct = [...new Map(choices.map((choice) => [choice.says, choice])).values()].filter(
    ({ says }) => says.trim() !== '',
  );
  const long = distinct.filter(({ says }) => idOf(conversation, says) === undefined);
  const short = distinct.filter(({ says }) => idOf(conversation, says) !== undefined);
  return {
    rows:
      short.length === 0
        ? []
        : short.length <= limits.buttonsInRow
          ? [rowOf(short.map((choice) => buttonOf(choice, conversation)))]
          : selectsOf(short, conversation),
    sections: long.map((choice, number) => sectionOf(choice, conversation, number)),
  };
}

function idOf(conversation: string, words: string): string | undefined {
  return customIdOf({ kind: 'say', conversation, words });
}

function buttonOf({ label, says }: Said, conversation: string): APIButtonComponentWithCustomId {
  return pressButton(label, idOf(conversation, says) ?? '', ButtonStyle.Secondary);
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

function selectsOf(choices: readonly Said[], conversation: string): Row[] {
  const rows: Row[] = [];
  for (let from = 0; from < choices.length; from += limits.selectOptions) {
    const options = choices
      .slice(from, from + limits.selectOptions)
      .map(({ label, says }) => ({ label: shortened(label, limits.selectText), value: says }));
    rows.push(
      rowOf([
        {
          type: ComponentType.StringSelect,
          custom_id: customIdOf({ kind: 'pick', conversation, number: rows.length }) ?? '',
          placeholder: 'Ask on',
          options,
        },
      ]),
    );
  }
  return rows;
}

function sectionOf({ label, says }: Said, conversation: string, number: number): APISectionComponent {
  return {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: escaped(shortened(says, limits.text / 4)) }],
    accessory: pressButton(
      label,
      customIdOf({ kind: 'quote', conversation, number }) ?? '',
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
