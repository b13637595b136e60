import type { Answer } from '../../../core/answer/answer.ts';
import type { AskOutcome } from '../../../core/assistant/ask-request.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import { StoreAway } from '../../../core/store/store.ts';
import { openQueue } from '../../../core/threads/keyed-queue.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import type { ChatEvent, EventSource, Handle, Receipt } from '../events.ts';
import type { Installations } from '../installations.ts';
import { messageActions } from '../message-actions.ts';
import type { Platform } from '../platform.ts';
import { texts } from '../texts.ts';
import type { Actors } from './actors.ts';
import { type Apologies, apologyFor, faultLine } from './apologies.ts';
import type { Ask } from './ask.ts';
import { conversationOf } from './conversation-of.ts';
import type { FieldDialogs } from './field-dialogs.ts';
import type { FormHandler } from './form-handler.ts';
import type { Presses } from './presses.ts';
import type { Teller } from './teller.ts';

export type IntakeParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: Assistant;
  readonly actors: Actors<A, T>;
  readonly ask: Ask<A>;
  readonly presses: Presses<A, T>;
  readonly forms: FormHandler<A, T>;
  readonly dialogs: FieldDialogs<A, T>;
  readonly installations: Installations;
  readonly teller: Teller<A, T>;
  readonly apologies: Apologies;
  readonly log: Log;
};

type Sourced<A extends ChatAddress, T> = Exclude<ChatEvent<A, T>, { kind: 'installed' | 'removed' }>;

/**
 * Everything that comes in from a platform: finds its conversation, asks, and answers for what failed. Events of one
 * thread are handled in the order they came. Never throws.
 */
export function createIntake<A extends ChatAddress, P, T>(parts: IntakeParts<A, P, T>): Handle<A, T> {
  const { platform, assistant, actors, ask, presses, forms, dialogs, installations, teller } = parts;
  const { apologies, log } = parts;
  const inOrder = openQueue();

  type Question = { readonly words: string; readonly audience: 'direct' | 'shared' };

  /** @returns null if the words weren't a question */
  async function question(
    source: EventSource<A, T>,
    conversation: string,
    { words, audience }: Question,
  ): Promise<AskOutcome | null> {
    if (dialogs.concerns(source, conversation)) {
      const completed = await dialogs.answer(source, conversation, words);
      if (completed !== null) {
        await forms.submit(source, conversation, { ...completed, canShow: () => true });
        dialogs.end(source, conversation);
      }
      return null;
    }
    const { delivery, address } = source;
    const noteTo = platform.noteTo(source);
    return ask({ caller: await actors(source), conversation, words, audience, delivery, address, noteTo });
  }

  async function command(source: EventSource<A, T>, conversation: string, words: string): Promise<void> {
    const outcome = await question(source, conversation, { words, audience: 'direct' });
    if (outcome !== null) await teller.tellIfFull(source, outcome);
  }

  async function changedSettings(event: Extract<Sourced<A, T>, { kind: 'settings' }>): Promise<Answer> {
    const { change, scope, everyoneRole, managersRole, dropsManagersRole } = event;
    const { runs, ...caller } = await actors(event.source);
    return assistant.changeSettings({
      ...caller,
      conversation: '',
      change,
      scope,
      everyoneRole,
      dropsManagersRole,
      choosesManagers: runs,
      mentionsOnly: platform.capabilities.mentionsOnly,
      ...(managersRole === undefined ? {} : { managersRole }),
    });
  }

  async function handle(event: Sourced<A, T>): Promise<void> {
    const { source } = event;
    if (event.kind === 'settings') return teller.tell(source, await changedSettings(event));
    const conversation = await conversationOf(assistant, source, event.conversation);
    if (conversation === null) return;
    switch (event.kind) {
      case 'message':
        await question(source, conversation, { words: event.words, audience: event.audience });
        return;
      case 'command':
        if (event.command?.opens !== undefined) return forms.open(source, conversation, event.command.opens);
        return command(source, conversation, event.words);
      case 'message-action': {
        const action = messageActions.find(({ id }) => id === event.action);
        if (action === undefined) return teller.tell(source, texts.unknownCommand);
        if (event.words.trim() === '') return teller.tell(source, action.wordless);
        return command(source, conversation, action.words(event.words));
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
    log[source.redelivers ? 'warn' : 'error'](
      `${platform.id}: ${event.kind} ${source.delivery} is not answered: ${faultLine(error)}`,
    );
    // Talk between people may not be for the bot; nobody waits for an answer to it.
    const isWaitedFor = event.kind !== 'message' || event.audience === 'direct';
    const isDue = (): boolean =>
      apologies.isDue(
        platform.channelOf(source.address),
        platform.capabilities.privateNotes ? source.author : null,
        source.delivery,
      );
    const mayTell = error instanceof StoreAway || !source.redelivers;
    if (isWaitedFor && mayTell && (event.kind !== 'message' || isDue()))
      await teller.tell(source, apologyFor(error), { isFailure: true });
    return source.redelivers ? 'again' : 'done';
  }

  return async (event) => {
    switch (event.kind) {
      case 'installed':
      case 'removed': {
        const { workspace } = event;
        try {
          await (event.kind === 'installed'
            ? installations.installed(workspace)
            : installations.removed(workspace));
          return 'done';
        } catch (error) {
          log.warn(`${platform.id}: ${event.kind} was not recorded yet: ${faultLine(error)}`);
          return 'again';
        }
      }
      case 'message':
      case 'command':
      case 'settings':
      case 'message-action':
      case 'press':
      case 'form':
        try {
          const name = queueNameOf(event);
          await (name === null ? handle(event) : inOrder(name, () => handle(event)));
          return 'done';
        } catch (error) {
          return failed(event, error);
        }
      default:
        return event satisfies never;
    }
  };
}

/** Messages of one thread wait for each other before anything is looked up, so that what is slow doesn't change their order. */
function queueNameOf<A extends ChatAddress, T>(event: Sourced<A, T>): string | null {
  if (event.kind !== 'message') return null;
  const { source, conversation } = event;
  switch (conversation.kind) {
    case 'thread':
      return `${source.workspace} ${conversation.thread}`;
    case 'known':
      return `${source.workspace} ${conversation.id}`;
    default:
      return conversation satisfies never;
  }
}
