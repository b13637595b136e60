import type { Library } from '../../knowledge/queries.ts';
import { whyNot } from '../access/acts.ts';
import { plain } from '../answer/answer.ts';
import { readTime } from '../dates/read-time.ts';
import type { KnownTime, TimeReading } from '../dates/time-reading.ts';
import { rank } from '../ranking/scores.ts';
import { ratingChoices } from '../reply/own/own-words.ts';
import { askTime, zoneNote } from '../reply/parts/ask-time.ts';
import { addKnockOuts } from '../reply/parts/caveats.ts';
import { openComposer } from '../reply/parts/composer.ts';
import { formatList } from '../reply/parts/wording.ts';
import { zoneOf } from '../settings/zone-of.ts';
import type { EffectResult } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import { criteriaFor } from './criteria.ts';
import { blocksReply, lineReply, nothingHere } from './replies.ts';
import type { WeighingRequest } from './state/request.ts';
import { reminderFor, type Weighing } from './state/weighing.ts';
import { statusBlocks } from './status-message.ts';
import { messageIds, weighingKey } from './weighing-ids.ts';
import { statusEdit } from './weighing-notices.ts';
import { topicGone, type WeighingStore } from './weighing-store.ts';

/** As many as are ever named for one decision. */
const mostNamed = 100;

type Opening = Extract<WeighingRequest, { step: 'open' }>;

/** Opens a weighing in the thread, changes the one its author opened before, or shows the one that goes on. */
export async function beginWeighing(
  weighings: WeighingStore,
  opening: Opening,
  context: EffectContext,
): Promise<EffectResult> {
  const refusal = whyNot('open-weighing', context, null);
  if (refusal !== null) return lineReply(refusal.says);
  const library = weighings.library(context.workspace, opening.topic);
  if (library === undefined) return lineReply(topicGone);
  if (context.isPrivate)
    return lineReply('Ask me that where the others can see it, so that they can answer too.');
  const { asked } = criteriaFor(library, opening);
  if (opening.candidates.length < 2 || asked.length === 0) return nothingToWeigh(library, opening);
  const key = weighingKey(context.workspace, context.conversation);
  const now = weighings.now();
  const before = await weighings.load(key);
  const named = new Set([...(before?.closed === null ? before.named : []), ...opening.people]);
  if (named.size > mostNamed)
    return lineReply(
      `A weighing asks up to ${mostNamed} people by name. Name nobody, and everyone here can answer.`,
    );
  const meant = zoneOf(context, context.settings);
  // What was done before a crash isn't read again: its time may be over by now.
  const isDone = before?.operation === context.operation;
  const said = opening.until === null || isDone ? null : readTime(opening.until, { now, zone: meant.zone });
  const laterThan = opening.extends && before?.closed === null ? before.closesAt : null;
  const end = asExtension(said, { until: opening.until ?? '', laterThan, zone: meant.zone });
  if (end !== null && end.kind !== 'at') {
    const names = opening.candidates.map(library.nameOf);
    const people = opening.people.map((person) => `<@${person}>`);
    const asks =
      before?.closed === null && said === end ? 'extend the weighing' : `weigh ${names.join(', ')} together`;
    const says = (exact: string): string =>
      `${asks}${people.length === 0 ? '' : ` with ${people.join(' ')}`} until ${exact}`;
    const blocks = askTime({ reading: end, words: opening.until ?? '', says, now });
    return { ...blocksReply(blocks), declined: true };
  }
  const goesOn = before !== undefined && before.closed === null && before.operation !== context.operation;
  const weighing = await weighings.change(key, (known) => {
    if (known?.operation === context.operation) return null;
    if (known === undefined || known.closed !== null)
      return newWeighing(library, opening, context, { end, now, round: (known?.round ?? 0) + 1 });
    return known.openedBy === context.author ? amended(known, opening, end, now) : null;
  });
  if (weighing === undefined) return nothingHere();
  const blocks = [
    ...statusBlocks(library, key.id, weighing, { notify: !goesOn }),
    ...(end === null ? [] : zoneNote(end, meant.isAssumed)),
  ];
  if (!goesOn)
    return {
      ...blocksReply(blocks),
      openWeighing: true,
      id: messageIds.status(key.id, weighing.round),
      editable: true,
    };
  const edit = statusEdit(key.id, weighing, statusBlocks(library, key.id, weighing, { notify: false }));
  return {
    ...blocksReply(blocks),
    openWeighing: true,
    also: weighing.changes === before.changes ? [] : [edit],
  };
}

/** "extend it until tuesday", where it goes on until a later day: asks for which Tuesday. */
function asExtension(
  said: TimeReading | null,
  { until, laterThan, zone }: { until: string; laterThan: number | null; zone: string },
): TimeReading | null {
  if (said?.kind !== 'at' || laterThan === null || said.at >= laterThan) return said;
  const later = readTime(until, { now: laterThan, zone });
  return { kind: 'ambiguous', readings: [said, ...(later.kind === 'at' ? [later] : [])] };
}

/** Fewer than two options are left, or they're rated alike on everything: no weight changes anything. */
function nothingToWeigh(library: Library, { candidates, needs }: Opening): EffectResult {
  const composer = openComposer(library);
  const ranking = rank(library, { candidates, needs, knows: [] });
  const left = ranking.ranked.map(({ option }) => library.nameOf(option));
  if (library.topic.ofTeam?.stage === 'rating') {
    composer.add({
      kind: 'headline',
      spans: [
        plain("There's nothing to weigh yet: rate them first, each of you alone, and close the ratings."),
      ],
    });
    composer.choices(ratingChoices(composer));
    return { ...blocksReply(composer.blocks), declined: true };
  }
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        left.length > 1
          ? `There's nothing to weigh: ${formatList(left)} are rated alike on everything.`
          : `There's nothing to weigh: only ${left.join('')} is left.`,
      ),
    ],
  });
  addKnockOuts(composer, ranking);
  const demanding = [...new Set(ranking.knockedOut.map(({ need }) => library.need(need)?.title ?? need))];
  composer.choices(
    demanding
      .slice(0, 3)
      .map((title) => ({ label: `Not needed: ${title}`, says: `we do not need ${title}` })),
  );
  const { blocks, sources, claims } = composer;
  return { ...blocksReply(blocks), sources, claims, declined: true };
}

type Begin = { readonly end: KnownTime | null; readonly now: number; readonly round: number };

function newWeighing(
  library: Library,
  { topic, candidates, needs, people }: Opening,
  { operation, conversation, destination, author }: EffectContext,
  { end, now, round }: Begin,
): Weighing {
  const named = [...new Set(people)];
  const { asked, more } = criteriaFor(library, { candidates, needs });
  const closesAt = end?.at ?? null;
  return {
    round,
    operation,
    topic,
    candidates: [...candidates],
    needs: [...needs],
    asked: [...asked],
    more: [...more],
    conversation,
    platform: destination?.platform ?? null,
    openedBy: author,
    openedAt: now,
    named,
    closesAt,
    zone: end?.zone ?? 'UTC',
    remindAt: reminderFor(named, now, closesAt),
    reminded: [],
    answers: [],
    shared: [],
    pointed: [],
    deliveries: [],
    closed: null,
    changes: 0,
    pending: [],
    touched: now,
  };
}

/** Whoever opened it names more people, or another deadline. @returns null if neither is new */
function amended(
  weighing: Weighing,
  { people }: Opening,
  asked: KnownTime | null,
  now: number,
): Weighing | null {
  const named = people.length === 0 ? weighing.named : [...new Set([...weighing.named, ...people])];
  const end = asked?.at ?? weighing.closesAt;
  if (named.length === weighing.named.length && end === weighing.closesAt) return null;
  return {
    ...weighing,
    named,
    closesAt: end,
    zone: asked?.zone ?? weighing.zone,
    remindAt: weighing.reminded.length > 0 ? null : reminderFor(named, now, end),
    changes: weighing.changes + 1,
    touched: now,
  };
}
