import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic, TopicQuestion } from '../../../knowledge/schema.ts';
import type { Choice } from '../../answer/answer.ts';
import { mostCentral } from '../../meaning/match/match.ts';
import { shortQuestion } from '../../meaning/short-question.ts';
import { labelOf } from './label-of.ts';

/** The questions that rest on most of the same claims as a question, or on some claims, as buttons. @param about the options in question */
export function relatedQuestions(
  topic: Topic,
  question: string | readonly string[],
  about: readonly string[],
): readonly Choice[] {
  const own = typeof question === 'string' ? libraryOf(topic).question(question) : undefined;
  const rests = typeof question === 'string' ? (own?.claims ?? []) : question;
  const [first] = rests;
  const claims = new Set(rests);
  // It follows from an answer only if it's about what that rests on first.
  const followsOn = ({ claims: of }: TopicQuestion): boolean => {
    const at = first === undefined ? -1 : of.indexOf(first);
    return at >= 0 && at < mostCentral;
  };
  const sharedWith = (other: TopicQuestion): number => other.claims.filter((id) => claims.has(id)).length;
  const isOfOptions = ({ options }: TopicQuestion): boolean =>
    about.length === 0 || options.length === 0 || options.some((id) => about.includes(id));
  return topic.questions
    .filter(
      (other) =>
        (followsOn(other) || other.label === undefined) &&
        other !== own &&
        other.form !== 'no-data' &&
        other.form !== 'pick' &&
        isOfOptions(other),
    )
    .map((other) => ({ other, shared: sharedWith(other) / Math.sqrt(other.claims.length + 1) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, mostRelated)
    .flatMap(({ other }): Choice[] => {
      const asked = { question: other.id, claims: other.claims, probability: 1 };
      const of = about.filter((id) => other.options.includes(id));
      const says = shortQuestion(topic, asked, of);
      return says === undefined || says.length > longestShown || namesOther(topic, says)
        ? []
        : [{ label: labelOf(topic, says), says }];
    });
}

/** A product that isn't rated has no answer of its own. */
function namesOther({ alternatives }: Topic, says: string): boolean {
  const asked = says.toLowerCase();
  return alternatives.some(({ name }) => asked.includes(name.toLowerCase()));
}

const mostRelated = 4;
const longestShown = 45;
