import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Filled, Form, FormField, FormOption } from '../../core/forms/form.ts';
import type { FormContext } from '../chat/platform.ts';
import { limits } from './limits.ts';
import { customIdOf } from './presses.ts';
import { display } from './render/components.ts';
import { escaped, shortened } from './render/escape.ts';
import { isUserId } from './render/spans.ts';

/**
 * A form as a modal. Its intro is above the fields; if the fields take all the room, it's below the first label that has
 * no hint. An answer always goes to where the form was opened, so there is no field for the channel.
 */
export function modalOf(
  { title, intro, fields }: Form,
  { conversation, ref, isPrivate }: FormContext,
): APIModalInteractionResponseCallbackData {
  const hasRoom = fields.length < limits.modalComponents;
  const unhinted = hasRoom ? undefined : fields.find((field) => hintOf(field) === null);
  return {
    custom_id: customIdOf({ kind: 'filled', ref }, { conversation, aloud: !isPrivate }) ?? '',
    title: shortened(title, limits.modalTitle),
    components: [
      ...(intro !== null && hasRoom ? [display(escaped(intro))] : []),
      ...fields.flatMap((field) =>
        field.kind === 'channel' ? [] : [labelOf(field, field === unhinted ? intro : hintOf(field))],
      ),
    ],
  };
}

type ShownField = Exclude<FormField, { kind: 'channel' }>;

function labelOf(field: ShownField, hint: string | null): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: shortened(field.label, limits.modalLabel),
    ...(hint === null ? {} : { description: shortened(hint, limits.modalHint) }),
    component: componentOf(field),
  };
}

/** Discord has no field for a day, so the hint says how to write one unless it says something else. */
function hintOf({ kind, hint }: FormField): string | null {
  return hint ?? (kind === 'date' ? 'A day like 2027-03-31' : null);
}

/** Longer than a day, so that whoever writes one differently is told how, and not cut off. In characters. */
const longestDay = 40;

function componentOf(field: ShownField): APIComponentInLabel {
  const { required } = field;
  const base = { custom_id: `${field.kind}:${field.id}`, required };
  // "`min_values` must be either omitted or at least `1` if `required` is omitted or `true`" (Components reference).
  const least = required ? 1 : 0;
  switch (field.kind) {
    case 'text': {
      const most = Math.min(field.most, limits.modalText);
      return {
        ...base,
        type: ComponentType.TextInput,
        style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: most,
        ...(field.value === '' ? {} : { value: field.value.slice(0, most) }),
      };
    }
    case 'date':
      return {
        ...base,
        type: ComponentType.TextInput,
        style: TextInputStyle.Short,
        max_length: longestDay,
        ...(field.value === null ? {} : { value: field.value }),
      };
    case 'one':
      return {
        ...base,
        type: ComponentType.StringSelect,
        min_values: least,
        max_values: 1,
        options: optionsOf(field.options, field.value === null ? [] : [field.value]),
      };
    case 'several': {
      const options = optionsOf(field.options, field.values);
      return {
        ...base,
        type: ComponentType.StringSelect,
        min_values: least,
        max_values: Math.min(field.most ?? options.length, options.length),
        options,
      };
    }
    case 'people': {
      const most = Math.min(field.most, limits.selectOptions);
      const known = field.people.filter(isUserId).slice(0, most);
      return {
        ...base,
        type: ComponentType.UserSelect,
        min_values: least,
        max_values: most,
        // "Number of default values must be in the range defined by `min_values` and `max_values`" (as above).
        ...(known.length === 0
          ? {}
          : { default_values: known.map((id) => ({ id, type: SelectMenuDefaultValueType.User })) }),
      };
    }
    default:
      return field satisfies never;
  }
}

function optionsOf(
  options: readonly FormOption[],
  chosen: readonly string[],
): { label: string; value: string; default: boolean }[] {
  return options.slice(0, limits.selectOptions).map(({ value, label }) => ({
    label: shortened(label, limits.selectText),
    value,
    default: chosen.includes(value),
  }));
}

/** What was filled in, by the ids of the form's fields. */
export function filledIn({ fields }: ModalSubmitInteraction): Filled {
  const filled: Record<string, string | readonly string[]> = {};
  for (const [customId, data] of fields.fields) {
    const [, kind, id] = /^([a-z]+):(.+)$/s.exec(customId) ?? [];
    if (id === undefined) continue;
    const values = valuesOf(data);
    const value = kind === 'several' || kind === 'people' ? values : values[0]?.trim();
    if (value !== undefined && value.length > 0) filled[id] = value;
  }
  return filled;
}

/** What was typed into the one field of a form of an earlier version. */
export function typedInto({ fields }: ModalSubmitInteraction): string {
  const data = fields.fields.get('words');
  return (data === undefined ? undefined : valuesOf(data)[0])?.trim() ?? '';
}

type FieldData = ModalSubmitInteraction['fields']['fields'] extends ReadonlyMap<string, infer D> ? D : never;

function valuesOf(data: FieldData): readonly string[] {
  if ('values' in data) return data.values;
  return typeof data.value === 'string' ? [data.value] : [];
}
