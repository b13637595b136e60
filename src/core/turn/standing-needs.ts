import type { Knowledge, Topic } from '../../knowledge/schema.ts';
import { type Conversation, type Frame, newFrame, type StatedNeed } from './conversation.ts';

/** Nobody stated them in the thread: a team chose by what when it brought its topic. Anybody may drop one there. */
function standingNeeds({ needs, ofTeam }: Topic): readonly StatedNeed[] {
  const standing = new Set(ofTeam?.standing);
  return needs
    .filter(({ id }) => standing.has(id))
    .map(({ id, title }) => ({ need: id, author: '', words: title, overheard: true, standing: true }));
}

/** A new line of thought on a topic, with what its team chose by. */
export function frameOn(topic: Topic): Frame {
  const frame = newFrame(topic.id);
  return topic.ofTeam === undefined ? frame : seeded(frame, topic);
}

/** The thread with what the teams of its topics choose by now: criteria come and go, and what was dropped in the thread stays dropped. */
export function withStandingNeeds(conversation: Conversation, { topics }: Knowledge): Conversation {
  const own = topics.filter(({ ofTeam }) => ofTeam !== undefined);
  if (own.length === 0) return conversation;
  const brought = (frame: Frame): Frame => {
    const topic = own.find(({ id }) => id === frame.topic);
    return topic === undefined ? frame : seeded(frame, topic);
  };
  const { frame, earlier } = conversation;
  return { ...conversation, frame: frame === null ? null : brought(frame), earlier: earlier.map(brought) };
}

function seeded(frame: Frame, topic: Topic): Frame {
  const standing = standingNeeds(topic);
  const known = new Set(topic.needs.map(({ id }) => id));
  const before = new Set(frame.seeded);
  const added = standing.filter(({ need }) => !before.has(need));
  const kept = frame.needs.filter(({ need }) => known.has(need));
  if (added.length === 0 && kept.length === frame.needs.length && before.size === standing.length)
    return frame;
  return {
    ...frame,
    needs: [...kept, ...added],
    emphasised: frame.emphasised.filter(({ need }) => known.has(need)),
    seeded: standing.map(({ need }) => need),
  };
}
