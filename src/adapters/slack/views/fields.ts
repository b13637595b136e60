import type { types } from '@slack/bolt';
import { limits } from '../limits.ts';
import { plainText } from '../render/controls.ts';

/** One thing to pick. */
export type Pick = { readonly id: string; readonly title: string };

export function optionOf({ id, title }: Pick): types.PlainTextOption {
  return { text: plainText(title, limits.optionText), value: id };
}

/** As many as a menu holds; a topic with more is asked in words. */
export function optionsOf(picks: readonly Pick[]): types.PlainTextOption[] {
  return picks
    .filter(({ id }) => id.length <= limits.optionValue)
    .slice(0, limits.selectOptions)
    .map(optionOf);
}

/** A menu with one answer, which may be left open where it has no initial one. */
export function selectField(
  name: string,
  label: string,
  picks: readonly Pick[],
  initial: string | null,
): types.InputBlock {
  const chosen = picks.find(({ id }) => id === initial);
  return {
    type: 'input',
    block_id: name,
    optional: chosen === undefined,
    label: plainText(label, limits.inputLabel),
    element: {
      type: 'static_select',
      action_id: name,
      options: optionsOf(picks),
      ...(chosen === undefined ? {} : { initial_option: optionOf(chosen) }),
    },
  };
}

export const viewIds = {
  settings: 'settings',
  comment: 'comment',
  compare: 'compare',
  form: 'form',
  note: 'note',
} as const;
export const shortcutIds = { weigh: 'weigh', decide: 'decide', compare: 'compare' } as const;
