import type { Answer } from '../../../core/answer/answer.ts';
import type { AskOutcome } from '../../../core/assistant/ask-request.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import { StoreAway } from '../../../core/store/store.ts';
import { openQueue } from '../../../core/threads/keyed-queue.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { ChatEvent, ConversationRef, EventSource, Handle, Receipt } from '../events.ts';
import type { Installations } from '../installations.ts';
import { askedByAction, messageActions } from '../message-actions.ts';
import type { Platform } from '../platform.ts';
import { texts } from '../texts.ts';
import type { Actors } from './actors.ts';
import { type Apologies, apologyFor, faultLine } from './apologies.ts';
import type { Ask, Asking } from './ask.ts';
import type { ChangedMessages } from './changed-messages.ts';
import { findConversation } from './conversation-of.ts';
import type { FieldDialogs } from './field-dialogs.ts';
import type { FormHandler } from './form-handler.ts';
import { createPresence } from './presence.ts';
import type { Presses } from './presses.ts';
import type { Teller } from './teller.ts';

export type IntakeParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: Assistant;
  readonly actors: Actors<A, T>;
  readonly ask: Ask<A>;
  readonly delivery: Delivery;
  readonly presses: Presses<A, T>;
  readonly forms: FormHandler<A, T>;
  readonly dialogs: FieldDialogs<A, T>;
  readonly changed: ChangedMessages<A, T>;
  readonly installations: Installations;
  readonly teller: Teller<A, T>;
  readonly apologies: Apologies;
  readonly log: Log;
};

type Sourced<A extends ChatAddress, T> = Extract<ChatEvent<A, T>, { source: EventSource<A, T> }>;

/**
 * Everything that comes in from a platform: finds its conversation, asks, and answers for what failed. Events of one
 * thread are handled in the order they came. Never throws.
 */
export function createIntake<A extends ChatAddress, P, T>(parts: IntakeParts<A, P, T>): Handle<A, T> {
  const { platform, assistant, actors, ask, presses, forms, dialogs, changed, teller, apologies, log } =
    parts;
  const [presence, inOrder] = [createPresence(parts), openQueue()];

  type Question = Omit<
    Asking<A>,
    'caller' | 'conversation' | 'delivery' | 'address' | 'noteTo' | 'isPress' | 'isAside' | 'earlier'
  >;

  /** @returns null if the words weren't a question */
  async function question(
    source: EventSource<A, T>,
    conversation: string,
    asked: Question,
  ): Promise<AskOutcome | null> {
    if (dialogs.concerns(source, conversation)) {
      const completed = await dialogs.answer(source, conversation, asked.words);
      if (completed !== null) {
        await forms.submit(source, conversation, { ...completed, canShow: () => true });
        dialogs.end(source, conversation);
      }
      return null;
    }
    const { delivery, address } = source;
    const asking = { ...asked, conversation, delivery, address, noteTo: platform.noteTo(source) };
    const caller = await actors(source);
    // Whoever is over a limit gets no answer that what was said before could be for.
    const mayRead = asked.calledIn === true || (asked.audience === 'direct' && asked.message !== undefined);
    if (!mayRead || assistant.isOverLimit({ ...caller, conversation })) return ask({ ...asking, caller });
    const { workspace } = source;
    const isAsked = await (asked.calledIn === true
      ? assistant.wantsEarlier(asked.words)
      : assistant.asksAboutTalk(asked.words, { workspace, conversation }));
    // What was said in a thread before the bot was called into it, or since its last answer there.
    const earlier = isAsked ? ((await platform.earlier?.(source)) ?? null) : undefined;
    return ask({ ...asking, caller, ...(earlier === undefined ? {} : { earlier }) });
  }

  async function command(
    source: EventSource<A, T>,
    conversation: string,
    asked: Omit<Question, 'audience'>,
  ): Promise<void> {
    const answered = await question(source, conversation, { ...asked, audience: 'direct' });
    if (answered !== null) await teller.tellIfFull(source, answered);
  }

  async function changedSettings(event: Extract<Sourced<A, T>, { kind: 'settings' }>): Promise<Answer> {
    const { change, scope, everyoneRole, managersRole, dropsManagersRole } = event;
    const caller = await actors(event.source);
    return assistant.changeSettings({
      ...caller,
      conversation: '',
      change,
      scope,
      everyoneRole,
      dropsManagersRole,
      mentionsOnly: platform.capabilities.mentionsOnly,
      ...(managersRole === undefined ? {} : { managersRole }),
    });
  }

  async function handle(event: Sourced<A, T>): Promise<void> {
    const { source } = event;
    if (event.kind === 'message' && changed.isWithdrawn(source)) return;
    if (event.kind === 'settings') return teller.tell(source, await changedSettings(event));
    const found = await findConversation(assistant, source, event.conversation);
    if (found === null) {
      if (event.kind === 'edited' && event.wasToBot) changed.withdraw(source.workspace, [event.message]);
      return;
    }
    const { id: conversation, starts } = found;
    const isCalledIn = starts && 'inThread' in event && event.inThread === true;
    switch (event.kind) {
      case 'message': {
        const { kind: _, source: __, conversation: ___, inThread, ...written } = event;
        await question(source, conversation, { ...written, message: source.delivery, calledIn: isCalledIn });
        return;
      }
      case 'edited':
        return changed.edited(event, conversation, (asked) =>
          question(source, conversation, { ...asked, calledIn: isCalledIn }),
        );
      case 'command':
        if (event.command?.opens !== undefined) return forms.open(source, conversation, event.command.opens);
        return command(source, conversation, { words: event.words });
      case 'message-action': {
        const action = messageActions.find(({ id }) => id === event.action);
        if (action === undefined) return teller.tell(source, texts.unknownCommand);
        if (event.words.trim() === '') return teller.tell(source, action.wordless);
        return command(source, conversation, askedByAction(action, event));
      }
      case 'press':
        return presses.press(source, conversation, event.press);
      case 'form':
        return forms.submit(source, conversation, event);
      default:
        return event satisfies never;
    }
  }

  /** Tells the person, where somebody waits for an answer. @returns whether the platform should deliver the event again */
  async function failed(event: Sourced<A, T>, error: unknown): Promise<Receipt> {
    const { source } = event;
    const line = `${platform.id}: ${event.kind} ${source.delivery} is not answered: ${faultLine(error)}`;
    log[source.redelivers ? 'warn' : 'error'](line);
    const isWritten = event.kind === 'message' || event.kind === 'edited';
    const isDue = (): boolean =>
      apologies.isDue(
        platform.channelOf(source.address),
        platform.capabilities.privateNotes ? source.author : null,
        source.delivery,
      );
    const mayTell = error instanceof StoreAway || !source.redelivers;
    if (isWaitedFor(event) && mayTell && (!isWritten || isDue()))
      await teller.tell(source, apologyFor(error), { isFailure: true });
    return source.redelivers ? 'again' : 'done';
  }

  return async (event) => {
    switch (event.kind) {
      case 'joined':
      case 'installed':
      case 'removed':
        return presence(event);
      case 'deleted':
        // At once: its messages may be waiting for their turn.
        changed.withdraw(event.workspace, event.messages);
        return inOrder(queueNameOf(event.workspace, event.conversation), () => changed.deleted(event));
      case 'message':
      case 'edited':
      case 'command':
      case 'settings':
      case 'message-action':
      case 'press':
      case 'form':
        try {
          await (event.kind === 'message' || event.kind === 'edited'
            ? inOrder(queueNameOf(event.source.workspace, event.conversation), () => handle(event))
            : handle(event));
          return 'done';
        } catch (error) {
          return failed(event, error);
        }
      default:
        return event satisfies never;
    }
  };
}

/**
 * Whether somebody waits for an answer. Talk between people may not be for the bot, and an edit that the platform delivers
 * again needs nothing of its author.
 */
function isWaitedFor<A extends ChatAddress, T>(event: Sourced<A, T>): boolean {
  if (event.kind === 'edited' && event.source.redelivers) return false;
  return (event.kind !== 'message' && event.kind !== 'edited') || event.audience === 'direct';
}

/**
 * Messages of one thread, their edits and deletions wait for each other before anything is looked up, so that what is
 * slow doesn't change their order.
 */
function queueNameOf(workspace: string, conversation: ConversationRef): string {
  switch (conversation.kind) {
    case 'thread':
      return `${workspace} ${conversation.thread}`;
    case 'known':
      return `${workspace} ${conversation.id}`;
    default:
      return conversation satisfies never;
  }
}
