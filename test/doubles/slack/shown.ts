import { listOf, recordOf, type View } from './workspace.ts';

/** A form's or a note's blocks. */
export function blocksOf({ view }: View): readonly Record<string, unknown>[] {
  return listOf(view.blocks);
}

/** What can be pressed or picked, as Slack hands it back. */
type Control = {
  readonly label: unknown;
  readonly action: Record<string, unknown>;
  /** The option to pick; undefined for a button. */
  readonly option?: Record<string, unknown>;
};

function controlsIn(blocks: readonly Record<string, unknown>[]): readonly Control[] {
  return blocks
    .flatMap(({ elements }) => listOf(elements))
    .flatMap((element): Control[] => {
      const { type, action_id, value, text } = element;
      switch (type) {
        case 'button':
          return [{ label: textOf(element), action: { type, action_id, value, text } }];
        case 'feedback_buttons':
          return [element.positive_button, element.negative_button]
            .map(recordOf)
            .map((button) => ({ label: textOf(button), action: { type, action_id, value: button.value } }));
        default: // Open set: elements with options, and those that aren't controls.
          return listOf(element.options).map((option) => ({
            label: textOf(option),
            action: { type, action_id },
            option,
          }));
      }
    });
}

/** Labels of what can be pressed or picked, in order. */
export function labelsIn(blocks: readonly Record<string, unknown>[]): readonly string[] {
  return controlsIn(blocks).map(({ label }) => String(label));
}

/** Finds a control by its label. */
export function controlIn(blocks: readonly Record<string, unknown>[], label: string): Control {
  const found = controlsIn(blocks).find((control) => control.label === label);
  if (found === undefined) throw new Error(`there is nothing that says "${label}" under this message`);
  return found;
}

/** The words of a button, an option or a label. */
export function textOf(element: Record<string, unknown>): unknown {
  return recordOf(element.text).text;
}
