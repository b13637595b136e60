import type { FormView } from './forms.ts';
import type { ChatPerson } from './history/journal.ts';
import type { ChannelMessage, MessageBlock, MessageSpan } from './history/message.ts';
import type { Control } from './presses.ts';

/*
 * What a page is sent. It holds nothing but what's shown: what a control does, and what a chart is drawn from, stay here.
 */

export type SpanView = MessageSpan;
export type ControlView = Omit<Control, 'press'>;

type Kinds = Exclude<MessageBlock, { kind: 'source' | 'controls' | 'chart' }>;
export type BlockView =
  | Kinds
  | {
      readonly kind: 'source';
      readonly text: string;
      readonly url: string | null;
      readonly all: ControlView | null;
    }
  | {
      readonly kind: 'controls';
      readonly buttons: readonly ControlView[];
      readonly picks: readonly ControlView[];
    }
  | {
      readonly kind: 'chart';
      readonly title: string;
      readonly alt: string;
      /** Address of its picture; null if there's none. */
      readonly picture: string | null;
      readonly characters: string;
    };

type Common = {
  readonly id: string;
  /** The message that began its thread; null if it's one. */
  readonly thread: string | null;
  /** True if nobody else sees it. */
  readonly isPrivate: boolean;
  readonly at: number;
};

export type MessageView =
  | (Common & {
      readonly kind: 'said';
      readonly author: string;
      readonly words: string;
      readonly isToBot: boolean;
      readonly isEdited: boolean;
      readonly isDeleted: boolean;
    })
  | (Common & {
      readonly kind: 'posted';
      readonly blocks: readonly BlockView[];
      readonly menu: readonly ControlView[];
      readonly isEdited: boolean;
    });

/** What an action in a message's menu is called. */
export type ActionView = { readonly id: string; readonly name: string };

/** Everything a window shows when it opens, and whenever it comes back. */
export type ChannelView = {
  readonly channel: string;
  readonly me: ChatPerson;
  readonly people: readonly ChatPerson[];
  /** True if a window may speak as anybody: on this machine, without a proxy that signs people in. */
  readonly maySwitch: boolean;
  readonly actions: readonly ActionView[];
  readonly messages: readonly MessageView[];
};

/** By name, what comes over a window's stream. */
export type WindowEvents = {
  readonly channel: ChannelView;
  readonly put: MessageView;
  readonly drop: { readonly id: string };
  readonly people: readonly ChatPerson[];
  readonly form: FormView;
};

/** What answers something a page sent. */
export type SentView =
  | { readonly kind: 'done' }
  /** To be sent again. */
  | { readonly kind: 'again' }
  /** A form that stays open, and why. */
  | { readonly kind: 'open'; readonly why: string }
  | { readonly kind: 'missing' };

export function messageView(message: ChannelMessage): MessageView {
  const { id, thread, shownTo, at } = message;
  const common = { id, thread, isPrivate: shownTo !== null, at };
  switch (message.kind) {
    case 'said': {
      const { author, words, isToBot, edits, isDeleted } = message;
      return { kind: 'said', ...common, author, words, isToBot, isEdited: edits > 0, isDeleted };
    }
    case 'posted': {
      const { content, isEdited } = message;
      return {
        kind: 'posted',
        ...common,
        blocks: content.blocks.map((block, index) => blockView(block, pictureAddress(id, index))),
        menu: content.menu.map(controlView),
        isEdited,
      };
    }
    default:
      return message satisfies never;
  }
}

function blockView(block: MessageBlock, picture: string): BlockView {
  switch (block.kind) {
    case 'chart': {
      const { kind, title, alt, drawn, characters } = block;
      return { kind, title, alt, picture: drawn === null ? null : picture, characters };
    }
    case 'source':
      return { ...block, all: block.all === null ? null : controlView(block.all) };
    case 'controls':
      return { ...block, buttons: block.buttons.map(controlView), picks: block.picks.map(controlView) };
    case 'asked':
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
    case 'bullets':
    case 'table':
      return block;
    default:
      return block satisfies never;
  }
}

function controlView({ key, label }: Control): ControlView {
  return { key, label };
}

/** Relative, so that a proxy may serve the page below any path. */
export function pictureAddress(message: string, block: number): string {
  return `pictures/${message}/${block}.png`;
}
