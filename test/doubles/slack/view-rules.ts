import { listOf, recordOf } from './workspace.ts';

/** What Slack refuses in a view, apart from its shape: https://docs.slack.dev/reference/views and its elements. */
export function complaintsAboutView(given: unknown): string[] {
  const view = recordOf(given);
  const blocks = listOf(view.blocks);
  const complaints: string[] = [];
  const rule = (holds: boolean, says: string): void => {
    if (!holds) complaints.push(says);
  };
  const text = (value: unknown): string => String(recordOf(value).text ?? '');
  rule(blocks.length <= 100, `${blocks.length} blocks`);
  rule(String(view.private_metadata ?? '').length <= 3000, 'private_metadata over 3,000 characters');
  rule(String(view.callback_id ?? '').length <= 255, 'callback_id over 255 characters');
  if (view.type === 'modal')
    for (const name of ['title', 'submit', 'close'])
      rule(text(view[name]).length <= 24, `${name} over 24 characters: ${text(view[name])}`);
  const inputs = blocks.filter(({ type }) => type === 'input');
  rule(inputs.length === 0 || view.submit !== undefined, 'inputs without a submit');
  const ids = blocks.map(({ block_id }) => block_id).filter((id) => id !== undefined);
  rule(new Set(ids).size === ids.length, 'two blocks of one id');
  rule(
    blocks.every(({ type }) => type !== 'table'),
    'a table, which stands in messages only',
  );
  for (const block of inputs) {
    const element = recordOf(block.element);
    const options = listOf(element.options);
    const chosen = [...listOf(element.initial_options), ...listOf([element.initial_option ?? []].flat())];
    const known = options.map((option) => JSON.stringify(option));
    rule(text(block.label).length <= 2000 && text(block.label) !== '', 'a label');
    rule(String(block.block_id ?? '').length <= 255, 'a block_id');
    if (String(element.type).endsWith('static_select')) rule(options.length > 0, 'no options to choose from');
    rule(options.length <= 100, 'over 100 options');
    for (const option of options) {
      rule(text(option.text).length <= 75 && text(option.text) !== '', `an option: ${text(option.text)}`);
      rule(String(option.value).length <= 75, `an option's value: ${String(option.value)}`);
    }
    for (const one of chosen)
      rule(known.includes(JSON.stringify(one)), `an initial option that is none: ${JSON.stringify(one)}`);
    if (element.type === 'plain_text_input') {
      const most = Number(element.max_length ?? 3000);
      rule(most >= 1 && most <= 3000, `max_length ${most}`);
      rule(String(element.initial_value ?? '').length <= most, 'an initial value over its length');
    }
    if (element.initial_date !== undefined)
      rule(/^\d{4}-\d{2}-\d{2}$/.test(String(element.initial_date)), 'an initial date');
    if (Array.isArray(element.initial_users))
      rule(
        element.initial_users.every((user) => /^[UW][A-Z0-9]+$/.test(String(user))),
        'an initial user',
      );
  }
  return complaints;
}
