import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { NotUnfolded } from '../../../core/assistant/unfold.ts';
import type { ChatAddress } from '../address.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DueWork } from '../delivery/sweep.ts';
import type { EventSource, Press } from '../events.ts';
import type { Platform } from '../platform.ts';
import { texts } from '../texts.ts';
import type { Actors } from './actors.ts';
import type { Ask, Asking } from './ask.ts';
import type { FormHandler } from './form-handler.ts';
import type { Teller } from './teller.ts';

export type Presses<A extends ChatAddress, T> = {
  /** @throws what the store throws */
  press(source: EventSource<A, T>, conversation: string, press: Press): Promise<void>;
};

export type PressesParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: Assistant;
  readonly actors: Actors<A, T>;
  readonly ask: Ask<A>;
  readonly forms: FormHandler<A, T>;
  readonly delivery: Delivery;
  readonly teller: Teller<A, T>;
  readonly due: DueWork;
};

/** What happens when somebody presses a button, a menu item or a choice under one of the bot's messages. */
export function createPresses<A extends ChatAddress, P, T>({
  platform,
  assistant,
  actors,
  ask,
  forms,
  delivery,
  teller,
  due,
}: PressesParts<A, P, T>): Presses<A, T> {
  async function say(
    source: EventSource<A, T>,
    conversation: string,
    words: string,
    more: Pick<Asking<A>, 'address' | 'isAside'>,
  ): Promise<void> {
    const caller = await actors(source);
    const asking = { caller, conversation, words, audience: 'direct' as const, delivery: source.delivery };
    const noteTo = platform.noteTo(source);
    await teller.tellIfFull(source, await ask({ ...asking, noteTo, isPress: true, ...more }));
  }

  async function share(
    source: EventSource<A, T>,
    conversation: string,
    answer: string | null,
  ): Promise<void> {
    const { workspace, author, delivery: id, address } = source;
    // Which one, buttons of older versions don't say.
    if (answer === null) return teller.tell(source, texts.outdated);
    const open: A = { ...address, isPrivate: false };
    const whyNot = await platform.whyNotPost(open);
    if (whyNot !== null) return teller.tell(source, whyNot);
    const caller = await actors(source);
    const shared = await assistant.share({
      ...caller,
      conversation,
      delivery: id,
      answer,
      replyTo: (words) => ({
        platform: platform.id,
        address: { ...open, asked: { by: author, words, how: 'share' } },
      }),
    });
    if (shared.kind === 'nothing') return teller.tell(source, texts.nothingToShare);
    if (shared.post !== null) delivery.send({ workspace, conversation }, shared.post);
    due.soon();
  }

  async function unfold(
    source: EventSource<A, T>,
    conversation: string,
    { answer, what }: Extract<Press, { kind: 'unfold' }>,
  ): Promise<void> {
    const { workspace, delivery: id, address } = source;
    const wanted = { ...(await actors(source)), conversation, answer, what };
    // Nobody else reads along in a direct message, so it's said plainly there, where it can be found again.
    const isOpen = !address.isPrivate && platform.noteTo(source) === null;
    if (isOpen) {
      const replyTo = { platform: platform.id, address: { ...address, asked: null } };
      const posted = await assistant.unfold.post({ ...wanted, delivery: id, replyTo });
      if (posted.kind !== 'posted') return teller.tell(source, whyNotUnfolded(posted));
      if (posted.post !== null) delivery.send({ workspace, conversation }, posted.post);
      return;
    }
    const rest = await assistant.unfold.show(wanted);
    if (rest.kind !== 'shown') return teller.tell(source, whyNotUnfolded(rest));
    await teller.tell(source, rest.answer, { conversation });
  }

  async function setMuted(source: EventSource<A, T>, conversation: string, muted: boolean): Promise<void> {
    const caller = await actors(source);
    const refusal = await assistant.mute({ ...caller, conversation }, muted);
    if (refusal !== null) return teller.tell(source, refusal.says);
    await teller.tell(source, muted ? texts.muted : texts.unmuted, {
      conversation,
      button: muted ? { label: 'Unmute', press: { kind: 'unmute' } } : null,
    });
  }

  return {
    async press(source, conversation, press) {
      const { author, address } = source;
      switch (press.kind) {
        case 'say':
          if (press.words.trim() === '') return teller.tell(source, texts.outdated);
          return say(source, conversation, press.words, {
            address: {
              ...address,
              asked:
                press.isShown === true
                  ? null
                  : { by: author, words: press.label ?? press.words, how: 'press' },
            },
          });
        case 'open':
          return forms.open(source, conversation, press.ref);
        case 'feedback': {
          const { answer, verdict } = press;
          const give = async (): Promise<void> => {
            const caller = await actors(source);
            await assistant.feedback.give({ ...caller, conversation }, { answer, verdict, comment: null });
          };
          if (verdict === 'helpful') {
            await give();
            return teller.tell(source, texts.thanks);
          }
          // The form first: the right to open it lasts seconds, and the press is stored whatever becomes of the form.
          await Promise.all([forms.open(source, conversation, `comment:${answer}`), give()]);
          return;
        }
        case 'trace':
          return say(source, conversation, `show the trace of ${press.answer}`, {
            address: { ...address, isPrivate: platform.capabilities.privateMessages, asked: null },
            isAside: true,
          });
        case 'share':
          return share(source, conversation, press.answer);
        case 'unfold':
          return unfold(source, conversation, press);
        case 'mute':
          return setMuted(source, conversation, true);
        case 'unmute':
          return setMuted(source, conversation, false);
        case 'unknown':
          return teller.tell(source, texts.outdated);
        default:
          return press satisfies never;
      }
    },
  };
}

function whyNotUnfolded(found: NotUnfolded): string {
  return found.kind === 'gone' ? texts.tooLongAgo : found.says;
}
