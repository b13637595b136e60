import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight, type Rights } from '../../../src/core/access/actor.ts';
import { type Assistant, createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Filled, Form } from '../../../src/core/forms/form.ts';
import type { Submitted } from '../../../src/core/forms/forms.ts';
import { builtIn } from '../built-in.ts';
import { saidIn } from '../spans-of.ts';

/** Somebody of the workspace who doesn't run it. */
export const member: Rights = { ...everyRight, runs: false, manages: false };
export const guest: Rights = { ...member, guest: true };

const actor = {
  workspace: 'w',
  conversation: 'c',
  author: 'anna',
  place: { id: 'general', closed: false },
  rights: everyRight,
};

type Wanted = Partial<typeof actor> & { readonly ref: string };

/** The forms of an assistant with the built-in knowledge and a store of its own. */
export function openForms() {
  const assistant: Assistant = createAssistant({
    store: openMemoryStore(),
    knowledge: () => builtIn,
    now: () => 1,
  });
  return {
    assistant,
    actor,
    async form(wanted: Wanted): Promise<Form> {
      const opened = await assistant.forms.open({ ...actor, ...wanted });
      if (opened?.kind !== 'form') throw new Error(`${wanted.ref} does not open`);
      return opened.form;
    },
    /** Why a form doesn't open, in lower case. */
    async refusal(wanted: Omit<Wanted, 'place'> & { readonly place?: null }): Promise<string> {
      const opened = await assistant.forms.open({ ...actor, ...wanted });
      if (opened?.kind !== 'refused') throw new Error(`${wanted.ref} is not refused`);
      return saidIn(opened.answer);
    },
    async submit(wanted: Wanted, filled: Filled): Promise<Submitted> {
      const submitted = await assistant.forms.submit({ ...actor, ...wanted, filled, delivery: 'd' });
      if (submitted === undefined) throw new Error(`${wanted.ref} is no form`);
      return submitted;
    },
  };
}

/** What somebody is told after handing a form in, in lower case. */
export function noteOf({ note }: Submitted): string {
  return note === null ? '' : saidIn(note);
}
