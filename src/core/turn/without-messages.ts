import type { Conversation, Frame, Guide } from './conversation.ts';
import { withoutStatements } from './statements.ts';

/**
 * A conversation without what these messages stated: needs, what somebody knows, what they ruled out, and what hangs on
 * those. Answers, votes and records stay as they are.
 *
 * @returns the conversation itself if they stated nothing
 */
export function withoutMessages(
  conversation: Conversation,
  messages: readonly (string | undefined)[],
): Conversation {
  const gone = new Set(messages.filter((message) => message !== undefined));
  const { frame, earlier, guide, undo } = conversation;
  const wiped = undo === null ? [] : [undo.frame, ...undo.earlier];
  if (gone.size === 0 || ![frame, ...earlier, ...wiped].some((one) => one !== null && states(one, gone)))
    return conversation;
  const after = frame === null ? null : withoutStated(frame, gone);
  return {
    ...conversation,
    frame: after,
    earlier: earlier.map((one) => withoutStated(one, gone)),
    guide: guide === null || after === null ? guide : withoutAnswers(guide, after),
    undo:
      undo === null
        ? null
        : {
            ...undo,
            frame: withoutStated(undo.frame, gone),
            earlier: undo.earlier.map((one) => withoutStated(one, gone)),
          },
    // They may show what was stated.
    folded: [],
  };
}

type Stated = { readonly message?: string | undefined };

function states({ needs, knows, excluded }: Frame, gone: ReadonlySet<string>): boolean {
  const before = needs.flatMap((need) => need.before ?? []);
  return [...needs, ...before, ...knows, ...excluded].some((stated) => isGone(stated, gone));
}

function isGone({ message }: Stated, gone: ReadonlySet<string>): boolean {
  return message !== undefined && gone.has(message);
}

function withoutStated(frame: Frame, gone: ReadonlySet<string>): Frame {
  if (!states(frame, gone)) return frame;
  const stays = (stated: Stated): boolean => !isGone(stated, gone);
  const needs = frame.needs.flatMap((need) => withoutStatements(need, gone) ?? []);
  return {
    ...frame,
    needs,
    emphasised: frame.emphasised.filter(({ need }) => needs.some((stated) => stated.need === need)),
    knows: frame.knows.filter(stays),
    excluded: frame.excluded.filter(stays),
  };
}

/** A yes whose need is gone was never given: the guide may ask about it again. */
function withoutAnswers(guide: Guide, { topic, needs }: Frame): Guide {
  if (guide.topic !== topic) return guide;
  const answers = guide.answers.filter(
    ({ need, says, topic: asked = topic }) =>
      says !== 'yes' || asked !== topic || needs.some((stated) => stated.need === need),
  );
  return { ...guide, answers };
}
