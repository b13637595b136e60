import type { Topic } from '../../../../knowledge/schema.ts';
import { fold } from '../../text/fold.ts';
import { isOneEditApart } from '../../text/spelling.ts';

/** An option or a criterion, by all that it's called, in folded plain words. */
export type NamedThing = { readonly id: string; readonly names: readonly string[] };

/** Everything of a topic that acts can name. */
export type TopicNames = {
  readonly options: readonly NamedThing[];
  readonly criteria: readonly NamedThing[];
  /** What else claims of a checked topic are about. */
  readonly aspects: readonly NamedThing[];
  /** The same of what was dropped lately: dropping it again changes nothing. */
  readonly dropped: { readonly options: readonly NamedThing[]; readonly criteria: readonly NamedThing[] };
};

const known = new WeakMap<Topic, TopicNames>();

export function namesInTopic(topic: Topic): TopicNames {
  const there = known.get(topic);
  if (there !== undefined) return there;
  const made = {
    options: topic.options.map(({ id, name, aliases, riskyAliases }) => ({
      id,
      names: plainNames([name, ...aliases, ...riskyAliases]),
    })),
    criteria: topic.criteria.map(({ id, title, aspects }) => ({
      id,
      names: plainNames([
        title,
        title.replace(/\s*\([^)]*\)/g, ''),
        ...topic.needs.flatMap((need) => (need.id === id ? need.phrases : [])),
        // In a checked topic, a criterion goes by the aspect that it belongs to first.
        ...topic.aspects.flatMap((aspect) =>
          aspect.id === aspects[0] ? [aspect.title, ...aspect.phrases] : [],
        ),
      ]),
    })),
    aspects:
      topic.provenance === 'team'
        ? []
        : topic.aspects.map(({ id, title, phrases, things }) => ({
            id,
            names: plainNames([title, ...phrases, ...things]),
          })),
    dropped: { options: droppedFrom(topic, 'option'), criteria: droppedFrom(topic, 'criterion') },
  };
  known.set(topic, made);
  return made;
}

function droppedFrom({ ofTeam }: Topic, kind: 'option' | 'criterion'): readonly NamedThing[] {
  return (ofTeam?.dropped ?? [])
    .filter((one) => one.kind === kind)
    .map(({ id, name }) => ({ id, names: plainNames([name]) }));
}

/** Names without the signs of phrases; a phrase that uses them otherwise is nobody's name. */
function plainNames(names: readonly string[]): string[] {
  const plain = names.flatMap((name) => {
    const words = name.replace(/(^| )=/g, '$1');
    return /[|?$]|\.\.\./.test(words) ? [] : [plainWordsOf(words)];
  });
  return [...new Set(plain)].filter((name) => name !== '');
}

/** In words alone: "single sign-on" and "single sign on" are the same. */
export function plainWordsOf(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}+#]+/gu) ?? []).join(' ');
}

/** Shorter names are too much alike to be taken for typos. */
const shortestTypo = 5;

/** The one that goes by this name, one typo allowed; undefined if none or several do. */
export function called(text: string, among: readonly NamedThing[]): string | undefined {
  const name = plainWordsOf(text).replace(/^(?:the|our|a|an) /, '');
  if (name === '') return undefined;
  const exact = among.filter(({ names }) => names.includes(name));
  if (exact.length > 0) return exact.length === 1 ? exact[0]?.id : undefined;
  if (name.length < shortestTypo) return undefined;
  const near = among.filter(({ names }) =>
    names.some((one) => one.length >= shortestTypo && isOneEditApart(one, name)),
  );
  return near.length === 1 ? near[0]?.id : undefined;
}

/** Those whose name occurs in a text, in the order in which they do. */
export function namedInText(text: string, among: readonly NamedThing[]): readonly string[] {
  const said = ` ${plainWordsOf(text)} `;
  return among
    .map(({ id, names }) => ({
      id,
      at: Math.min(
        ...names.map((name) => {
          const found = said.indexOf(` ${name} `);
          return found < 0 ? Number.POSITIVE_INFINITY : found;
        }),
      ),
    }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
}
