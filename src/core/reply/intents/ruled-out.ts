import { type Block, plain, type Span } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';

/** Who ruled an option out, and how to take it back; or that nobody has. */
export function replyRuledOut({ reading, frame, author }: Task<'help'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const [option] = reading.options;
  if (option === undefined) return emptyOutcome;
  const name = library.nameOf(option.id);
  const by = [...new Set(frame.excluded.filter((one) => one.option === option.id).map((one) => one.author))];
  composer.add(headline(name, by, author));
  composer.choices(
    by.length === 0
      ? [
          { label: `About ${name}`, says: `tell me about ${name}` },
          { label: `Weaknesses of ${name}`, says: `weaknesses of ${name}` },
        ]
      : [{ label: `Let ${name} back in`, says: `include ${name} again` }],
  );
  return { ...emptyOutcome, options: [option.id] };
}

function headline(name: string, by: readonly string[], author: string): Block {
  if (by.length === 0)
    return {
      kind: 'headline',
      spans: [plain(`Nobody here has ruled ${name} out: I weigh it like the others.`)],
    };
  const people = by.flatMap((person, at): Span[] => [
    ...(at === 0 ? [] : [plain(' and ')]),
    person === author ? plain(at === 0 ? 'You' : 'you') : { kind: 'person', id: person, notify: false },
  ]);
  return {
    kind: 'headline',
    spans: [...people, plain(` ruled ${name} out here. Say "put ${name} back", and I weigh it again.`)],
  };
}
