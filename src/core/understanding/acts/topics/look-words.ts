import { withoutShown } from '../shown-state.ts';
import { called, type TopicNames } from './names-in-topic.ts';
import type { ReadTopicAct } from './topic-act.ts';

const polite = String.raw`^(?:(?:ok(?:ay)?|so|and|please|can you|could you|let['’]?s|i(?:['’]d like| want) to|we want to)[,!]?\s+)*`;
const end = String.raw`(?:\s+(?:now|please|pls|here|then))*[\s.!?]*$`;
const form = (pattern: string): RegExp => new RegExp(`${polite}${pattern}${end}`, 'iu');

const closes = form(
  String.raw`(?:close|end|finish)\s+(?:the\s+|our\s+)?(?:ratings?|rating round|round of ratings?)|(?:combine|show)\s+(?:the\s+|our\s+)ratings`,
);
const shows = form(
  String.raw`show\s+(?:me\s+|us\s+)?(?:the\s+|our\s+)?(?:card|choice|draft card|topic)|(?:who|how many)(?:\s+of us|\s+people)?\s+(?:has|have|is|are)(?:n['’]t|\s+not|\s+still)?\s+(?:rated|missing|to rate)(?:\s+yet)?|who\s+still\s+has\s+to\s+rate|how\s+(?:do|are)\s+the\s+ratings\s+(?:stand|going|look)`,
);
const rates = form(
  String.raw`(?:rate|re-?open\s+(?:the\s+)?rat(?:ings?|ing round)|change\s+my\s+ratings?|add\s+(?:my\s+)?ratings?|set\s+my\s+ratings?|give\s+(?:my\s+)?ratings?)(?:\s+(?:for\s+|of\s+)?(?<name>.+?))?`,
);
/** What others gave is theirs. */
const ofOthers = form(
  String.raw`(?:what|how)\s+(?:did|has|have)\s+(?!(?:we|i|you)\b)\S{1,40}(?:\s+\S{1,40})?\s+(?:rated?|scored?|given?)(?:\s+.{1,60}?)?|who\s+(?:rated|gave|scored)\s+.{1,60}?|show\s+(?:me\s+|us\s+)?(?:everyone|everybody|each person|\S{1,40})['’]s?\s+ratings|who\s+is\s+the\s+outlier`,
);
const withdraws = form(
  String.raw`(?:withdraw|take back|remove|delete)\s+(?:all\s+)?my\s+ratings?(?:\s+(?:of|for)\s+(?<option>.+?))?(?:\s+on\s+(?<criterion>.+?))?`,
);
const answers = form(
  String.raw`(?<verb>confirm|accept|keep|decline|reject|drop)\s+(?:the\s+)?(?:proposal|proposed\s+fact)\s+(?<proposal>p-[0-9a-f]{6})`,
);
const own = form(
  String.raw`what\s+(?:have|did)\s+we\s+(?:ourselves\s+)?(?:say|said|state|stated|rate|rated|note|noted|add|added)(?:\s+(?:and|or)\s+(?:rated|said|stated))?(?:\s+(?:ourselves|our\s+own|so\s+far|here))*|(?:show|list)\s+(?:us\s+|me\s+)?(?:our|all\s+our)\s+(?:own\s+)?(?:facts|ratings|facts\s+and\s+ratings)|what(?:['’]s| is)\s+ours|(?:what|which)\s+facts\s+(?:do|have)\s+we\s+(?:have|got|stated?)(?:\s+so\s+far)?|(?:show|list)\s+(?:me\s+|us\s+)?(?:all\s+)?(?:the\s+)?facts`,
);

/**
 * Looks at a topic of the team's own, its card and its ratings. Null if the message is anything else.
 *
 * @param said the message as it came: a button's says which round of rating it was shown for
 */
export function readLook(said: string, topic: TopicNames | null): ReadTopicAct | null {
  const { words, shown } = withoutShown(said.trim());
  if (own.test(words)) return { what: { act: 'own' }, certain: 'called' };
  if (topic === null) return null;
  if (closes.test(words)) return { what: { act: 'close-ratings', shown }, certain: 'plain' };
  if (shows.test(words)) return { what: { act: 'show' }, certain: 'called' };
  if (ofOthers.test(words)) return { what: { act: 'ask-others-ratings' }, certain: 'called' };
  const answered = answers.exec(words)?.groups;
  if (answered?.proposal !== undefined)
    return {
      what: {
        act: 'answer-proposal',
        proposal: answered.proposal.toLowerCase(),
        isSo: /^(?:confirm|accept|keep)/i.test(answered.verb ?? ''),
      },
      certain: 'plain',
    };
  const back = withdraws.exec(words)?.groups;
  if (back !== undefined || withdraws.test(words))
    return {
      what: {
        act: 'withdraw-ratings',
        option: called(back?.option ?? '', topic.options) ?? null,
        criterion: called(back?.criterion ?? '', topic.criteria) ?? null,
      },
      certain: 'plain',
    };
  const rated = rates.exec(words);
  if (rated === null) return null;
  const name = rated.groups?.name;
  const option = name === undefined ? null : called(name, topic.options);
  return option === undefined ? null : { what: { act: 'ask-rate', option }, certain: 'plain' };
}
