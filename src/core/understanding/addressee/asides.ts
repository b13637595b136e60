import { coveredShare, type Situation } from '../decide/situation.ts';

/** "our database is down", "the build is red again", "django broke again": how something of theirs is doing. */
const status =
  /(?:^| )(?:is|are|was|were|went|goes|keep|keeps|still) (?:\w+ )?(?:down|up again|back up|broken|red|green|stuck|failing|offline|crashing|restarting|throwing \S+|unreachable)(?: again| now| here| for me)?$/;
const broke = /(?:^| )(?:broke|crashed|died|restarted|rebooted|recovered)(?: again| yesterday| overnight)?$/;
/** "deploying to prod in 5", "I am restarting the api server now". */
const doing =
  /^(?:(?:i|we) (?:am|are) )?(?:deploying|redeploying|merging|restarting|rebooting|rolling back|pushing|reverting|rebasing)(?: |$)/;

/** Whether people tell each other how their own systems are doing. */
export function reportsStatus({ reading, length }: Situation): boolean {
  if (length > 14 || reading.words.some(({ text }) => text === '?')) return false;
  const sentence = reading.words
    .filter(({ mark }) => !mark)
    .map(({ text }) => text)
    .join(' ');
  return status.test(sentence) || broke.test(sentence) || doing.test(sentence);
}

/** "thanks!", "lol ok", "yes", "makes sense": nothing but a nod, thanks, a greeting or a laugh. */
export function isCourtesy(situation: Situation): boolean {
  const { reading } = situation;
  return (
    !reading.onTopic &&
    reading.words.every(({ text }) => text !== '?') &&
    coveredShare(situation, ['greeting', 'thanks', 'praise']) === 1
  );
}

/** "i want fastapi", "+1 flask", "two for fastapi and one for django": people tell each other what they'd take. */
export function saysOwnChoice({ reading, asks, length }: Situation): boolean {
  const { words, options } = reading;
  if (asks || options.length === 0 || length > longestChoice) return false;
  const said = words
    .flatMap(({ mark, text }, at) => {
      if (mark && text !== '+') return [];
      const option = options.find(({ from, to }) => at >= from && at < to);
      return [option === undefined ? text : 'OPTION'];
    })
    .join(' ');
  return ownChoice.test(said);
}
const longestChoice = 14;
const ownChoice =
  /^(?:(?:ok|okay|so|well|yeah|no|nah|hm|and) )*(?:(?:i|we) (?:would |just |really |still |also )*(?:say|want|prefer|like|vote|go|take|use|am|are)(?: (?:for|with|to use|to go with))? OPTION\b|OPTION (?:for|from) me\b|(?:my|our) (?:vote|pick|choice|favou?rite)\b|\+ ?1|plus (?:1|one)|team OPTION|also OPTION$|same,? OPTION$)|\b(?:one|two|three|four|\d+) (?:votes? |people |of us )?(?:are |is )?for OPTION\b/;
