import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Choice } from '../../../core/answer/answer.ts';
import { controlsOf } from '../../../core/answer/buttons.ts';
import { askRef } from '../../../core/forms/ask-form.ts';
import type { Press } from '../../chat/events.ts';
import type { Address } from '../address.ts';
import { limits } from '../limits.ts';
import { type ControlContext, customIdOf } from '../presses.ts';
import { escaped, shortened } from './escape.ts';

type SayChoice = Extract<Choice, { says: string }>;
type OpenChoice = Extract<Choice, { opens: string }>;

export type ControlRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Controls of a message: rows of buttons, a select for more of them, and sections for words too long for an id. */
export type MessageControls = {
  readonly rows: readonly ControlRow[];
  readonly sections: readonly APISectionComponent[];
};

/**
 * Controls below an answer: few buttons, the first of each block, and a select for the others.
 *
 * @param offers the choices of each block
 * @param around `more` is the answer that has a rest, if any; `others` says how many further buttons there are
 */
export function choiceControls(
  offers: readonly (readonly Choice[])[],
  context: ControlContext,
  { more, others }: { readonly more: string | null; readonly others: number },
): MessageControls {
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
  const { rows, picks } = controlsOf(groups, others + (more === null ? 0 : 1));
  return {
    rows: [
      ...withMore(
        rows.flatMap((group) => buttonRows(group, context)),
        more === null
          ? null
          : buttonOf('More', customIdOf({ kind: 'unfold', answer: more, what: 'rest' }, context)),
      ),
      ...selectsOf(picks, context),
    ],
    sections: [...long.values()].map((choice, number) => sectionOf(choice, context, number)),
  };
}

/** Rows with one more button in the last of them, or below if that's full. */
function withMore(rows: readonly ControlRow[], more: APIButtonComponentWithCustomId | null): ControlRow[] {
  if (more === null) return [...rows];
  const last = rows.at(-1);
  return last === undefined || last.components.length >= limits.buttonsInRow
    ? [...rows, rowOf([more])]
    : [...rows.slice(0, -1), rowOf([...last.components, more])];
}

function buttonRows(choices: readonly Choice[], context: ControlContext): ControlRow[] {
  const rows: ControlRow[] = [];
  for (let from = 0; from < choices.length; from += limits.buttonsInRow)
    rows.push(
      rowOf(
        choices
          .slice(from, from + limits.buttonsInRow)
          .map((choice) => buttonOf(choice.label, idOf(choice, context))),
      ),
    );
  return rows;
}

/** Undefined if the words don't fit or are empty. */
function idOf(choice: SayChoice | OpenChoice, context: ControlContext): string | undefined {
  if ('opens' in choice) return customIdOf({ kind: 'open', ref: choice.opens }, context);
  return choice.says.trim() === '' ? undefined : customIdOf({ kind: 'say', words: choice.says }, context);
}

function buttonOf(
  label: string,
  customId: string | undefined,
  emoji?: string,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shortened(label, limits.buttonLabel),
    custom_id: customId ?? '',
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
  };
}

function rowOf(components: APIComponentInMessageActionRow[]): ControlRow {
  return { type: ComponentType.ActionRow, components };
}

function selectsOf(choices: readonly Choice[], context: ControlContext): ControlRow[] {
  const rows: ControlRow[] = [];
  for (let from = 0; from < choices.length; from += limits.selectOptions) {
    const options = choices
      .slice(from, from + limits.selectOptions)
      .map((choice) => optionOf(choice.label, idOf(choice, context)));
    rows.push(menuOf(options, 'Pick one …', { number: rows.length, context }));
  }
  return rows;
}

function optionOf(label: string, customId: string | undefined, emoji?: string): APISelectMenuOption {
  return {
    label: shortened(label, limits.selectText),
    value: customId ?? '',
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
  };
}

/** A select whose options are controls. */
function menuOf(
  options: APISelectMenuOption[],
  placeholder: string,
  { number, context }: { readonly number: number; readonly context: ControlContext },
): ControlRow {
  const custom_id = customIdOf({ kind: 'menu', number }, context) ?? '';
  return rowOf([{ type: ComponentType.StringSelect, custom_id, placeholder, options }]);
}

function sectionOf({ label, says }: SayChoice, context: ControlContext, number: number): APISectionComponent {
  return {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: escaped(shortened(says, limits.text / 4)) }],
    accessory: buttonOf(label, customIdOf({ kind: 'quote', number }, context)),
  };
}

/** One button by itself. */
export function pressRow(
  { label, press }: { readonly label: string; readonly press: Press },
  context: ControlContext,
): ControlRow[] {
  return press.kind === 'unknown' ? [] : [rowOf([buttonOf(label, customIdOf(press, context))])];
}

/** Number of the select with feedback and the like; those with choices count from 0. */
const toolMenu = 99;

/**
 * Below an answer: feedback and what's rarely needed, in one select.
 *
 * @param all what its sources are called together; null if they're all shown
 */
export function toolRows(
  { mute, ask, share }: Address['tools'],
  { answer, all }: { readonly answer: string; readonly all: string | null },
  context: ControlContext,
): ControlRow[] {
  const option = (label: string, press: Exclude<Press, { kind: 'unknown' }>, emoji?: string) =>
    optionOf(label, customIdOf(press, context), emoji);
  const options = [
    ...(ask ? [option('Ask on', { kind: 'open', ref: askRef })] : []),
    ...(all === null ? [] : [option(all, { kind: 'unfold', answer, what: 'sources' })]),
    option('Good answer', { kind: 'feedback', answer, verdict: 'helpful' }, '👍'),
    option("Something's wrong with it", { kind: 'feedback', answer, verdict: 'not-helpful' }, '👎'),
    option('How this answer came about', { kind: 'trace', answer }),
    ...(mute ? [option('Mute this thread', { kind: 'mute' })] : []),
  ];
  const buttons = [
    ...(share ? [buttonOf('Share with the channel', customIdOf({ kind: 'share', answer }, context))] : []),
  ];
  const placeholder = [
    ...(ask ? ['ask on'] : []),
    ...(all === null ? [] : ['sources']),
    'feedback',
    'trace',
  ].join(', ');
  return [
    ...(buttons.length === 0 ? [] : [rowOf(buttons)]),
    menuOf(options, `${placeholder.charAt(0).toUpperCase()}${placeholder.slice(1)}`, {
      number: toolMenu,
      context,
    }),
  ];
}

/** How many buttons these tools have. */
export function toolButtons({ share }: Address['tools']): number {
  return share ? 1 : 0;
}
