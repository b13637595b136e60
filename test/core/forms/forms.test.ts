import { expect, it } from 'vitest';
import { longestRef, mostOptions } from '../../../src/core/forms/form.ts';
import { openForms } from './openers.ts';

it.each(['settings:channel', 'settings:everywhere', 'comment:0123456789', 'compare', 'ask'])(
  'the form %s fits every platform',
  async (ref) => {
    const form = await openForms().form({ ref });
    expect(form.ref).toBe(ref);
    expect(form.ref.length).toBeLessThanOrEqual(longestRef);
    expect(form.title.length).toBeLessThanOrEqual(24);
    expect(form.fields.length).toBeGreaterThan(0);
    expect(form.fields.length).toBeLessThanOrEqual(5);
    for (const field of form.fields) {
      expect(field.label.length).toBeLessThanOrEqual(45);
      expect((field.hint ?? '').length).toBeLessThanOrEqual(100);
      if (field.kind === 'one' || field.kind === 'several') {
        expect(field.options.length).toBeGreaterThan(0);
        expect(field.options.length).toBeLessThanOrEqual(mostOptions);
      }
    }
  },
);

it('a ref that no source made opens nothing and takes nothing', async () => {
  const { assistant, actor } = openForms();
  expect(await assistant.forms.open({ ...actor, ref: 'other:1' })).toBeUndefined();
  expect(
    await assistant.forms.submit({ ...actor, ref: 'other:1', filled: {}, delivery: 'd' }),
  ).toBeUndefined();
});
