import type { Assistant } from '../../core/assistant/assistant.ts';
import type { FormRequest } from '../../core/forms/forms.ts';
import type { Actors } from './actors.ts';
import type { ChatAddress } from './address.ts';
import type { Ask } from './ask.ts';
import type { Delivery } from './delivery.ts';
import type { ChatEvent, Source } from './events.ts';
import type { FieldDialogs } from './field-dialogs.ts';
import { reasonOf } from './outcomes.ts';
import type { Platform } from './platform.ts';
import type { Retry } from './retry.ts';
import type { Due } from './sweep.ts';
import type { Teller } from './teller.ts';
import { texts } from './texts.ts';

export type Forms<A extends ChatAddress, T> = {
  /** Opens a form for one person, or tells them why there is none. @throws what the store throws */
  open(source: Source<A, T>, conversation: string, ref: string): Promise<void>;
  /** Takes in what somebody filled in. @throws what the store throws */
  submit(source: Source<A, T>, conversation: string, submission: Submission): Promise<void>;
};

/** What was filled in into which form. */
export type Submission = Pick<FormEvent, 'ref' | 'filled' | 'canShow'>;
type FormEvent = Extract<ChatEvent<ChatAddress, unknown>, { kind: 'form' }>;

export type FormsParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: Assistant;
  readonly actors: Actors<A, T>;
  readonly ask: Ask<A>;
  readonly delivery: Delivery;
  readonly dialogs: FieldDialogs<A, T>;
  readonly teller: Teller<A, T>;
  readonly retry: Retry;
  readonly due: Due;
  readonly now: () => number;
  readonly log: { warn(line: string): void };
};

/** How long opening a form is tried, in milliseconds: the right to open one lasts three seconds. */
const patience = 2_500;

export function createForms<A extends ChatAddress, P, T>(parts: FormsParts<A, P, T>): Forms<A, T> {
  const { platform, assistant, actors, ask, delivery, dialogs, teller, retry, due, now, log } = parts;

  async function requestFor(source: Source<A, T>, conversation: string, ref: string): Promise<FormRequest> {
    return { ...(await actors(source)), conversation, ref };
  }

  async function open(source: Source<A, T>, conversation: string, ref: string): Promise<void> {
    const opened = await assistant.forms.open(await requestFor(source, conversation, ref));
    if (opened === undefined) return teller.tell(source, texts.outdatedForm);
    if (opened.kind === 'refused') return teller.tell(source, opened.answer, { conversation });
    if (!platform.capabilities.forms) return dialogs.begin(source, conversation, opened.form);
    const carries = { conversation, ref, isPrivate: source.address.isPrivate };
    const shown = await retry.run(
      () => platform.openForm(opened.form, source.trigger, carries),
      now() + patience,
    );
    if (shown.kind === 'delivered' || shown.kind === 'stopped') return;
    log.warn(`${platform.id}: form ${ref} was not opened for ${source.author}: ${reasonOf(shown)}`);
    await teller.tell(source, texts.formTooLate, { isFailure: true });
  }

  return {
    open,
    async submit(source, conversation, { ref, filled, canShow }) {
      const request = await requestFor(source, conversation, ref);
      const submitted = await assistant.forms.submit({
        ...request,
        filled,
        canShow,
        delivery: source.delivery,
      });
      if (submitted === undefined) return teller.tell(source, texts.outdatedForm);
      for (const { outgoing, ...thread } of submitted.postings) delivery.send(thread, outgoing);
      due.soon();
      if (submitted.asks !== null) {
        const { words } = submitted.asks;
        const asked = { by: source.author, words, how: 'command' as const };
        await ask({
          caller: await actors(source),
          conversation,
          words,
          audience: 'direct',
          delivery: source.delivery,
          address: { ...source.address, asked },
        });
      }
      if (submitted.note !== null) await teller.tell(source, submitted.note, { conversation });
    },
  };
}
