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
  String.raw`show\s+(?:me\s+|us\s+)?(?:the\s+|our\s+)?(?:card|choice|draft card|topic)|(?:who|how many)(?:\s+of us|\s+people)?\s+(?:has|have)\s+rated|how\s+(?:do|are)\s+the\s+ratings\s+(?:stand|going|look)`,
);
const rates = form(
  String.raw`(?:rate|add\s+(?:my\s+)?ratings?|set\s+my\s+ratings?|give\s+(?:my\s+)?ratings?)(?:\s+(?:for\s+|of\s+)?(?<name>.+?))?`,
);
const withdraws = form(
  String.raw`(?:withdraw|take back|remove|delete)\s+(?:all\s+)?my\s+ratings?(?:\s+(?:of|for)\s+(?<option>.+?))?(?:\s+on\s+(?<criterion>.+?))?`,
);
const answers = form(
  String.raw`(?<verb>confirm|accept|keep|decline|reject|drop)\s+(?:the\s+)?(?:proposal|proposed\s+fact)\s+(?<proposal>p-[0-9a-f]{6})`,
);
const own = form(
  String.raw`what\s+(?:have|did)\s+we\s+(?:ourselves\s+)?(?:say|said|state|stated|rate|rated|note|noted|add|added)(?:\s+(?:and|or)\s+(?:rated|said|stated))?(?:\s+(?:ourselves|our\s+own|so\s+far|here))*|(?:show|list)\s+(?:us\s+|me\s+)?(?:our|all\s+our)\s+(?:own\s+)?(?:facts|ratings|facts\s+and\s+ratings)|what(?:['’]s| is)\s+ours`,
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
