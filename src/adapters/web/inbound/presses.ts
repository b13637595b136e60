import { threadName } from '../address.ts';
import { filledIn } from '../forms.ts';
import type { ChatPerson } from '../history/journal.ts';
import { type ChannelMessage, threadRootOf } from '../history/message.ts';
import type { Payload } from '../payloads.ts';
import { personCalled } from '../people.ts';
import { withoutCommand } from './messages.ts';
import { coreWords, type InboundParts, type PageReceipt, pageSource, seenBy } from './parts.ts';

export type InboundPresses = {
  press(person: ChatPerson, payload: Payload<'press'>): Promise<PageReceipt>;
  action(person: ChatPerson, payload: Payload<'action'>): Promise<PageReceipt>;
  /** @param keepForm called with the reason if the form has to stay open */
  form(person: ChatPerson, payload: Payload<'form'>, keepForm: (why: string) => void): Promise<PageReceipt>;
};

/** What people press, and what they fill in. */
export function createInboundPresses({ history, forms, handle }: InboundParts): InboundPresses {
  return {
    async press(person, { id, message: pressed, key, ...sender }) {
      const message = seenBy(history, person, pressed);
      if (message?.kind !== 'posted') return 'missing';
      const { content, channel } = message;
      const press = controlsIn(message).find((control) => control.key === key)?.press ?? { kind: 'unknown' };
      const isPrivate = message.shownTo !== null && !content.isAloud;
      // What a note in no thread asks, and what's shown to the channel, begins a thread.
      const begins = press.kind === 'share' || (content.conversation === null && content.isAloud);
      const thread = begins ? null : threadRootOf(message);
      return handle({
        kind: 'press',
        source: pageSource(person, sender, id, { channel, thread, isPrivate }),
        conversation: { kind: 'known', id: content.conversation ?? id },
        press,
      });
    },

    async action(person, { id, message: given, action, ...sender }) {
      const message = seenBy(history, person, given);
      if (message?.kind !== 'said') return 'missing';
      const { channel, author, words, shownTo } = message;
      const root = threadRootOf(message);
      const asked = { by: person.id, words, how: action } as const;
      const where = { channel, thread: root, isPrivate: shownTo !== null, asked };
      return handle({
        kind: 'message-action',
        source: pageSource(person, sender, id, where),
        conversation: { kind: 'thread', thread: threadName({ channel, thread: root }), starts: true },
        action,
        words: coreWords(withoutCommand(words), history),
        message: message.id,
        writtenBy: author,
      });
    },

    async form(person, { id, form: name, filled, ...sender }, keepForm) {
      const open = forms.find(name, person.id);
      const { channel, thread, isPrivate } = open?.address ?? {
        channel: sender.channel,
        thread: null,
        isPrivate: false,
      };
      const source = pageSource(person, sender, id, { channel, thread, isPrivate });
      const people = history.people();
      const personOf = (given: string): string => personCalled(given, people);
      return handle({
        kind: 'form',
        source: { ...source, trigger: { ...source.trigger, keepForm } },
        conversation: { kind: 'known', id: open?.carries.conversation ?? id },
        ref: open?.carries.ref ?? 'outdated',
        filled: open === undefined ? {} : filledIn(open.form, filled, personOf),
        canShow: (one) => people.some((known) => known.id === one),
      });
    },
  };
}

function controlsIn({ content: { blocks, menu } }: Extract<ChannelMessage, { kind: 'posted' }>) {
  return [
    ...blocks.flatMap((block) => {
      if (block.kind === 'source') return block.all === null ? [] : [block.all];
      return block.kind === 'controls' ? [...block.buttons, ...block.picks] : [];
    }),
    ...menu,
  ];
}
