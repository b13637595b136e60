import { type Choice, mostButtons } from './answer.ts';

/** The choices of an answer as controls: rows of buttons, and what's picked from a list. */
export type Controls = { readonly rows: readonly (readonly Choice[])[]; readonly picks: readonly Choice[] };

/**
 * Lays choices out so that an answer has few buttons: those that come first are buttons, and more than that are picked from
 * a list. Choices that are too many for buttons stay together in it.
 *
 * @param groups the choices of each block
 * @param others how many further buttons the answer has
 */
export function controlsOf(groups: readonly (readonly Choice[])[], others: number): Controls {
  let room = mostButtons - others;
  const picks: Choice[] = [];
  const rows = groups.map((group) => {
    const buttons = group.length > mostButtons ? [] : group.slice(0, room);
    room -= buttons.length;
    picks.push(...group.slice(buttons.length));
    return buttons;
  });
  return { rows, picks };
}
