import type { types, webApi } from '@slack/bolt';
import type { Answer } from '../../core/answer/answer.ts';
import { spansOf } from '../../core/answer/spans-of.ts';
import { peopleIn } from '../chat/delivery/people-in.ts';
import type { Delivered, Failure } from '../chat/outcomes.ts';
import type { Note } from '../chat/platform.ts';
import { isPerson, type SlackAddress } from './address.ts';
import { contextOf, noteView } from './forms.ts';
import type { ModalResponse, SlackTrigger } from './inbound/trigger.ts';
import type { Members } from './lookups/members.ts';
import type { PrivateMessages } from './outbound/private-messages.ts';
import { failureOf } from './outcomes.ts';
import { type MessageFrame, renderNote } from './render/message.ts';
import { plainSpans } from './render/spans.ts';

/** Tells one person something. */
export type Notes = {
  tell(note: Note, trigger: SlackTrigger): Promise<Delivered<SlackAddress> | Failure>;
  /** True if the person was told something for this event. */
  wasTold(trigger: SlackTrigger): boolean;
};

export type NotesParts = {
  readonly client: webApi.WebClient;
  readonly privateMessages: PrivateMessages;
  readonly members: Members;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export function createNotes({ client, privateMessages, members, now }: NotesParts): Notes {
  const told = new WeakSet<SlackTrigger>();

  async function frameOf({ answer, conversation }: Note, trigger: SlackTrigger): Promise<MessageFrame> {
    const { site, address } = trigger;
    return {
      conversation,
      address,
      asked: null,
      hasMore: false,
      isNote: conversation !== null && !address.isPrivate,
      pictures: new Map(),
      people: await members.names(site, peopleIn(answer, '').filter(isPerson)),
      repeat: false,
      isEdit: false,
      now: now(),
    };
  }

  async function inModal(note: Note, trigger: SlackTrigger): Promise<types.ModalView> {
    const { blocks } = renderNote(note, { ...(await frameOf(note, trigger)), tables: false });
    return noteView(blocks, contextOf(note.conversation ?? '', trigger.address));
  }

  async function privately(note: Note, trigger: SlackTrigger): Promise<Delivered<SlackAddress> | Failure> {
    const { site, address, privateThread } = trigger;
    const message = renderNote(note, await frameOf(note, trigger));
    // A message with an answer has replies, so that its thread shows private messages.
    const thread = note.isBelowAnswer === true ? address.thread : privateThread;
    const to = { ...address, thread, isPrivate: true };
    return privateMessages.send(to, site.token, { message, isLast: true, at: now() });
  }

  async function tell(note: Note, trigger: SlackTrigger): Promise<Delivered<SlackAddress> | Failure> {
    const { site, address, reply } = trigger;
    const delivered = { kind: 'delivered', id: null, next: address } as const;
    switch (reply.kind) {
      case 'message':
        return privately(note, trigger);
      case 'command': {
        const { text, blocks } = renderNote(note, await frameOf(note, trigger));
        const isTaken = reply.acknowledgement.say({ response_type: 'ephemeral', text, blocks });
        return isTaken ? delivered : privately(note, trigger);
      }
      case 'submission': {
        const { field, acknowledgement } = reply;
        const response: ModalResponse =
          note.isFailure && field !== null
            ? { response_action: 'errors', errors: { [field]: textOf(note.answer) } }
            : { response_action: 'update', view: await inModal(note, trigger) };
        return acknowledgement.say(response) ? delivered : privately(note, trigger);
      }
      case 'modal':
        try {
          const view = await inModal(note, trigger);
          await client.views.update({ token: site.token, view_id: reply.view, view });
          return delivered;
        } catch (thrown) {
          return failureOf(thrown);
        }
      default:
        return reply satisfies never;
    }
  }

  return {
    tell(note, trigger) {
      told.add(trigger);
      return tell(note, trigger);
    },
    wasTold: (trigger) => told.has(trigger),
  };
}

/** An answer as nothing but words. */
function textOf({ blocks }: Answer): string {
  return blocks.flatMap(spansOf).map(plainSpans).join('\n');
}
