import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Choice } from '../../../core/answer/answer.ts';
import { askRef } from '../../../core/forms/ask-form.ts';
import type { Press } from '../../chat/events.ts';
import type { Address } from '../address.ts';
import { limits } from '../limits.ts';
import { type ControlContext, customIdOf } from '../presses.ts';
import { escaped, shortened } from './escape.ts';

type SayChoice = Extract<Choice, { says: string }>;
type OpenChoice = Extract<Choice, { opens: string }>;

export type ControlRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Controls of a message: rows of buttons, selects if there are many, and sections for words too long for an id. */
export type Controls = {
  readonly rows: readonly ControlRow[];
  readonly sections: readonly APISectionComponent[];
};

/**
 * Controls below an answer. Choices of one block stay together in their own row as long as there are few.
 *
 * @param offers the choices of each block
 */
export function controlsOf(offers: readonly (readonly Choice[])[], context: ControlContext): Controls {
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
  const areFew = groups.length <= mostGroups && groups.every(({ length }) => length <= limits.buttonsInRow);
  return {
    rows: areFew ? groups.flatMap((group) => buttonRows(group, context)) : rowsOf(groups.flat(), context),
    sections: [...long.values()].map((choice, number) => sectionOf(choice, context, number)),
  };
}

/** Most rows of choices below an answer; more would hide it. */
const mostGroups = 3;

/** One row in the given order. If there are too many, forms come first and words go into a select. */
function rowsOf(choices: readonly Choice[], context: ControlContext): ControlRow[] {
  if (choices.length <= limits.buttonsInRow) return buttonRows(choices, context);
  const saying = choices.filter((choice) => 'says' in choice);
  const opening = buttonRows(
    choices.filter((choice) => 'opens' in choice),
    context,
  );
  return [
    ...opening,
    ...(saying.length <= limits.buttonsInRow ? buttonRows(saying, context) : selectsOf(saying, context)),
  ];
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

function selectsOf(choices: readonly SayChoice[], context: ControlContext): ControlRow[] {
  const rows: ControlRow[] = [];
  for (let from = 0; from < choices.length; from += limits.selectOptions) {
    const options = choices
      .slice(from, from + limits.selectOptions)
      .map(({ label, says }) => ({ label: shortened(label, limits.selectText), value: says }));
    rows.push(
      rowOf([
        {
          type: ComponentType.StringSelect,
          custom_id: customIdOf({ kind: 'pick', number: rows.length }, context) ?? '',
          placeholder: 'Ask on',
          options,
        },
      ]),
    );
  }
  return rows;
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

/** Feedback and the like, below an answer. */
export function toolRows(
  { mute, ask, share }: Address['tools'],
  answer: string,
  context: ControlContext,
): ControlRow[] {
  const button = (label: string, press: Exclude<Press, { kind: 'unknown' }>, emoji?: string) =>
    buttonOf(label, customIdOf(press, context), emoji);
  const buttons = [
    button('Helpful', { kind: 'feedback', answer, verdict: 'helpful' }, '👍'),
    button('Not helpful', { kind: 'feedback', answer, verdict: 'not-helpful' }, '👎'),
    button('Trace', { kind: 'trace', answer }),
    ...(ask ? [button('Ask on', { kind: 'open', ref: askRef })] : []),
    ...(share ? [button('Share with the channel', { kind: 'share', answer })] : []),
    ...(mute ? [button('Mute this thread', { kind: 'mute' })] : []),
  ];
  return [buttons.slice(0, limits.buttonsInRow), buttons.slice(limits.buttonsInRow)].flatMap((row) =>
    row.length === 0 ? [] : [rowOf(row)],
  );
}
