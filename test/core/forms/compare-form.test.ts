import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';
import { noteOf, openForms } from './openers.ts';

const wanted = { ref: 'compare' };

describe('the form that compares options', () => {
  it('asks what the command asks, in the chosen channel', async () => {
    const { submit } = openForms();
    expect(await submit(wanted, { options: ['django', 'flask'], aspect: 'database', channel: 'C1' })).toEqual(
      {
        note: null,
        postings: [],
        asks: { words: 'compare Django and Flask on database', isWritten: false, channel: 'C1' },
      },
    );
    expect((await submit(wanted, { options: ['django', 'flask', 'fastapi'] })).asks).toEqual({
      words: 'compare Django and Flask and FastAPI',
      isWritten: false,
      channel: null,
    });
  });

  it('refuses more than three options, and none', async () => {
    const { submit } = openForms();
    const four = await submit(wanted, { options: ['django', 'flask', 'fastapi', 'django'] });
    expect(four.asks).toBeNull();
    expect(noteOf(four)).toContain('up to three');
    const none = await submit(wanted, { options: ['unknown'] });
    expect(none.asks).toBeNull();
    expect(noteOf(none)).toContain('choose what to compare');
  });

  it('does not open where there is no data', async () => {
    const assistant = createAssistant({
      store: openMemoryStore(),
      knowledge: () => ({ ...builtIn, topics: [] }),
      now: () => 1,
    });
    const opened = await assistant.forms.open({ ...openForms().actor, ...wanted });
    expect(opened?.kind === 'refused' && saidIn(opened.answer)).toBe('i have no data to compare.');
  });
});
