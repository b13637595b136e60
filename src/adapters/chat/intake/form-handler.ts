import type { Place } from '../../../core/access/place.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { AskedByForm } from '../../../core/forms/forms.ts';
import type { Destination } from '../../../core/store/documents.ts';
import { awaySentence } from '../../../core/store/store.ts';
import type { ChatAddress } from '../address.ts';
import { soon } from '../clock.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Retry } from '../delivery/retry.ts';
import type { DueWork } from '../delivery/sweep.ts';
import type { ChatEvent, EventSource } from '../events.ts';
import { reasonOf } from '../outcomes.ts';
import type { Platform } from '../platform.ts';
import { texts } from '../texts.ts';
import type { Actors } from './actors.ts';
import type { Ask } from './ask.ts';
import { conversationOf } from './conversation-of.ts';
import type { FieldDialogs } from './field-dialogs.ts';
import type { Teller } from './teller.ts';

export type FormHandler<A extends ChatAddress, T> = {
  /** Opens a form for one person, or tells them why there is none. @throws what the store throws */
  open(source: EventSource<A, T>, conversation: string, ref: string): Promise<void>;
  /** Takes in what somebody filled in. @throws what the store throws */
  submit(source: EventSource<A, T>, conversation: string, submission: FormValues): Promise<void>;
};

/** What was filled in into which form. */
export type FormValues = Pick<FormEvent, 'ref' | 'filled' | 'canShow'>;
type FormEvent = Extract<ChatEvent<ChatAddress, unknown>, { kind: 'form' }>;

export type FormHandlerParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: Assistant;
  readonly actors: Actors<A, T>;
  readonly ask: Ask<A>;
  readonly delivery: Delivery;
  readonly dialogs: FieldDialogs<A, T>;
  readonly teller: Teller<A, T>;
  readonly retry: Retry;
  readonly due: DueWork;
  readonly now: () => number;
  readonly log: { warn(line: string): void };
};

/** How long opening a form is tried, in milliseconds: the right to open one lasts three seconds. */
const patience = 2_500;
/** How long the store may take to come up with a form, in milliseconds. It leaves time to say that there is none. */
const slowStore = 2_000;

export function createFormHandler<A extends ChatAddress, P, T>(
  parts: FormHandlerParts<A, P, T>,
): FormHandler<A, T> {
  const { platform, assistant, actors, ask, delivery, dialogs, teller, retry, due, now, log } = parts;
  const { mentionsOnly } = platform.capabilities;

  async function open(source: EventSource<A, T>, conversation: string, ref: string): Promise<void> {
    const opened = await soon(
      actors(source).then((caller) => assistant.forms.open({ ...caller, conversation, ref, mentionsOnly })),
      slowStore,
      null,
    );
    if (opened === null) return teller.tell(source, awaySentence, { isFailure: true });
    if (opened === undefined) return teller.tell(source, texts.outdatedForm);
    if (opened.kind === 'refused') return teller.tell(source, opened.answer, { conversation });
    if (!platform.capabilities.forms) return dialogs.begin(source, conversation, opened.form);
    const carries = { conversation, ref: opened.form.ref, isPrivate: source.address.isPrivate };
    const shown = await retry.run(
      () => platform.openForm(opened.form, source.trigger, carries),
      now() + patience,
    );
    if (shown.kind === 'delivered' || shown.kind === 'stopped') return;
    log.warn(`${platform.id}: form ${ref} was not opened for ${source.author}: ${reasonOf(shown)}`);
    await teller.tell(source, texts.formTooLate, { isFailure: true });
  }

  async function askFor(
    { words, isWritten, channel }: AskedByForm,
    opened: EventSource<A, T>,
    openedIn: string,
  ): Promise<void> {
    const redirected = channel === null ? undefined : platform.redirectTo?.(channel, opened);
    const source = redirected?.source ?? opened;
    const chosen =
      redirected === undefined ? null : await conversationOf(assistant, source, redirected.conversation);
    const outcome = await ask({
      caller: await actors(source),
      conversation: chosen ?? openedIn,
      words,
      audience: 'direct',
      // Nobody said what is made of picks.
      isPress: !isWritten,
      delivery: source.delivery,
      noteTo: platform.noteTo(source),
      address: {
        ...source.address,
        asked: { by: source.author, words, how: isWritten ? 'command' : 'press' },
      },
    });
    await teller.tellIfFull(source, outcome);
  }

  async function destinationIn(source: EventSource<A, T>, place: Place | null): Promise<Destination | null> {
    const address = place === null ? null : (platform.channelAddress?.(source.address, place.id) ?? null);
    if (address === null || (await platform.whyNotPost(address)) !== null) return null;
    return { platform: platform.id, address };
  }

  return {
    open,
    async submit(source, conversation, { ref, filled, canShow }) {
      const caller = await actors(source);
      const submitted = await assistant.forms.submit({
        ...caller,
        conversation,
        ref,
        mentionsOnly,
        filled,
        canShow,
        delivery: source.delivery,
        destination: () => destinationIn(source, caller.place),
      });
      if (submitted === undefined) return teller.tell(source, texts.outdatedForm);
      for (const { outgoing, ...thread } of submitted.postings) delivery.send(thread, outgoing);
      // What a form changes may concern other messages and threads, too.
      due.soon();
      if (submitted.asks !== null) await askFor(submitted.asks, source, conversation);
      if (submitted.note !== null) await teller.tell(source, submitted.note, { conversation });
    },
  };
}
