import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type ComposeBoxProps = {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly placeholder: string;
  /** What's in it at first. */
  readonly words?: string;
  /** Whether it calls the bot unless one says otherwise. */
  readonly isToBot: boolean;
  readonly submit?: string;
  readonly send: (words: string, isToBot: boolean) => void;
  readonly cancel?: () => void;
  /** Gets the focus when this changes. */
  readonly focusFor?: string | null;
};

const longest = 4_000;

/** Where one writes: Enter sends, Shift+Enter begins a line. */
export function ComposeBox({
  label,
  placeholder,
  words: given = '',
  isToBot: usual,
  submit = 'Send',
  send,
  cancel,
  focusFor = null,
}: ComposeBoxProps): ComponentChild {
  const [words, setWords] = useState(given);
  const [isToBot, setToBot] = useState(usual);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (field.current !== null && (focusFor !== null || cancel !== undefined))
      field.current.focus({ preventScroll: true });
  }, [focusFor]);
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [words]);

  function submitWords(): void {
    if (words.trim() === '' && !isToBot) return;
    send(words, isToBot);
    if (cancel === undefined) setWords('');
    setToBot(usual);
  }

  return h(
    'form',
    {
      class: 'composer',
      onSubmit: (event: Event) => {
        event.preventDefault();
        submitWords();
      },
    },
    h('textarea', {
      ref: field,
      'aria-label': label,
      placeholder,
      rows: 1,
      maxLength: longest,
      value: words,
      onInput: ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) =>
        setWords(currentTarget.value),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape' && cancel !== undefined) {
          event.stopPropagation();
          cancel();
        }
        // Enter also ends the composition of a letter, and then it doesn't send.
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        submitWords();
      },
    }),
    h(
      'div',
      { class: 'composer-row' },
      h(
        'button',
        {
          type: 'button',
          class: 'to-bot',
          'aria-pressed': isToBot,
          title: 'Whether this calls Tradeoff, as a mention does in Slack and Discord',
          onClick: () => setToBot(!isToBot),
        },
        '@Tradeoff',
      ),
      cancel === undefined
        ? null
        : h('button', { type: 'button', class: 'quiet', onClick: cancel }, 'Cancel'),
      h('button', { type: 'submit', class: 'primary' }, submit),
    ),
  );
}
