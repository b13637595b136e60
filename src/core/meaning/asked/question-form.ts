import { ofLastText } from '../../understanding/text/of-last-text.ts';
import { askingSentence, yesNoQuestion } from './yes-no.ts';

/**
 * What a question wants to be told: `whether` something is so, `which` of several or something by its name, a `way` to do it, a
 * `figure`, a `time`, a `cause`, `who`, or `what` it is or leads to. `open` for what names a thing, tells of trouble or is put
 * in no such form: any answer on it will do.
 */
export const questionFormsAsked = [
  'whether',
  'which',
  'way',
  'figure',
  'time',
  'cause',
  'who',
  'what',
  'open',
] as const;
export type QuestionForm = (typeof questionFormsAsked)[number];

const be = "(?:is|are|was|were|'s|s)";
/** What tools are compared by; most words in "-er" do or are something: "a worker", "one filter", "rather". */
const er =
  '(?:light|heavi|simpl|easi|fast|slow|cheap|small|bigg|larg|lean|thinn|new|young|old|strong|saf|nic|clean|quick|low|high|short|clos|strict|rich|smooth|calm|tidi|friendli|handi|steadi|hard|loos|tight|neat|plain|clear|smart|wid|deep)er';
const comparative = `(?:${er}|less \\w+|more \\w+|better|similar|like|comparable|else|other than|besides|instead)`;
const thing = '(?:something|anything|sth|smth|somthing|some thing|stuff|one)';

/** In order: the first that fits counts. */
const patterns: readonly (readonly [QuestionForm, RegExp])[] = [
  [
    'cause',
    new RegExp(
      `\\b(?:why|how come|what(?: ${be}|'s|s)? (?:causing|causes?|the (?:cause|reason))|what makes|reasons? (?:for|why|is)|for what reason|how does it come)\\b`,
    ),
  ],
  [
    'time',
    /\b(?:(?:since|until|till|by|from|up to|to) when|how (?:old|recent|fresh|up to date)|end of life|eol|what (?:date|year|day)|(?:which|what|wich) (?:\w+ )?(?:version|release)s?|(?:from|since|until) (?:which|what) \w+)\b|(?:^|[,:;] |\b(?:know|say|tell me|and|but|exactly) )when(?:'s|'re|'ll)?(?: (?:is|are|was|were|does|do|did|will|would|can|could|has|have|should|must|to|it|they)\b|\s*\?*$|'s|'ll)|\b(?:run|runs|ran|ends?|released|supported|maintained|out) when\b/,
  ],
  [
    'figure',
    /\bhow (?:much|many|fast|big|large|long|slow|often|high|low|far|deep|heavy|small|wide|quick|quickly|soon|frequently|expensive|costly)\b|\bwhat (?:\w+ )?(?:size|number|amount|percent|percentage|share|limit|maximum|minimum|overhead|latency|throughput|cost|price)\b|^(?:max|maximum|maximal|min|minimum|number of|limit of)\b/,
  ],
  ['who', /(?:^|[,:;] |\b(?:know|tell me|and|but|by|for) )who(?:m|se|'s|s)?\b/],
  [
    'which',
    new RegExp(
      `\\b(?:which|wich)\\b|\\b${thing} (?:\\w+ )?${comparative}\\b|\\b(?:alternatives?|replacements?|substitutes?|equivalents?|successors?) (?:to|for|of)\\b|\\b(?:recommend|suggest|recommendations?|suggestions?)\\b|\\bwhat (?:do|does|would|should|did|can|could) (?:people|you|teams|others|folks|everyone|everybody|one|i|we|they) (?:use|take|pick|choose|prefer|recommend|go with|go for|switch to|reach for)\\b|\\bwhat (?:to|shall we|should we) (?:use|take|pick|choose|go with)\\b|\\bwhat else\\b|\\bwhat(?:'s|s| is| are) (?:the |a )?(?:\\w+ )?(?:best|better|simpler|easier|faster|safest|lightest|nicest|cleanest|standard|default|usual|recommended|right|most \\w+|least \\w+)\\b(?! way)|\\bwhat (?!(?:is|are|was|were|does|do|did|happens?|if|about|would|will|can|could|should|breaks?|goes|went|else|to|we|you|i|it|they|the|a|an|has|have|changes?|changed|now|speaks|means?|comes?)\\b)\\w+`,
    ),
  ],
  [
    'way',
    /\bhow\b(?! (?:about|come)\b)|\bways? (?:to|of|for|around)\b|\bwhat (?:do|should|can|could|shall|must) (?:i|we|one|you) (?:do|change|set|check|look)\b|\bwhat (?:now|to do|helps)\b|\b(?:steps|trick|procedure|recipe|best practice) (?:to|for)\b/,
  ],
  ['what', /\b(?:what|whats|what's)\b/],
];

/** "is there …", "do you know …": begins a wish for something that's to be named. */
const wishes =
  '^(?:(?:is|are) there|do you (?:know|have)|any|got|know|anyone know|need|looking for|want|have you)\\b.*';
const substitutes = '(?:alternatives?|replacements?|substitutes?)';
/** "a less painful choice than", "lighter than" */
const comparedWith = `(?:${er}|(?:less|more) [\\w-]+|better|other|else)(?: [\\w-]+){0,3} than\\b`;

/** "something lighter than it", "is there an easier one": by a name, though it may begin like a question for yes or no. */
const wantsName = new RegExp(
  `${wishes}\\b(?:${thing}|${substitutes}|${er} [\\w-]+)\\b(?:.*\\b(?:than|like|other than|besides|instead of)\\b|\\s*\\?*$)`,
);
const namesWanted = new RegExp(`^(?:${thing}|any)\\b.{0,24}\\b(?:${comparative}|than)\\b`);

/** "a less painful choice than mongo", "anything but django": it's one that isn't named. */
const ofAnother = new RegExp(`\\b${comparedWith}|\\b${substitutes} (?:to|for|of)\\b|\\b${thing} but\\b`);
/** "is there an orm that's easier than …", "what's a simpler choice than …" */
const comparesUnnamed = new RegExp(`(?:${wishes}|^what(?:'s|s| is) (?:a|an|the)\\b.*)\\b${comparedWith}`);

/** "is there a way to …" may be told by yes, or by the way. */
const wantsWay = /\b(?:any|a|some|there) (?:\w+ )?ways? (?:to|of|for|around)\b/;

const choice = /\sor\s(?!not\b|no\b|so\b|later\b|more\b|less\b)/;
/** "is it ready or only a toy?" may be told by yes, by no or by one of the two. */
const whetherOr =
  /^(?:(?:and|but|so|ok|then) )?(?:is|are|was|were|can|could|does|do|did|has|have|will|would|should|must|may)(?:n't)?\s/;

/** What a message asks for, by the sentence in it that asks. */
export const questionForm = ofLastText((written: string): QuestionForm => {
  const sentence = askingSentence(written);
  if (sentence === '') return 'open';
  if (wantsName.test(sentence) || namesWanted.test(sentence) || comparesUnnamed.test(sentence))
    return 'which';
  if (wantsWay.test(sentence)) return 'open';
  if (yesNoQuestion(written) !== undefined) return 'whether';
  const found = patterns.find(([, pattern]) => pattern.test(sentence))?.[0];
  if (found !== undefined) return found;
  return choice.test(sentence) && !whetherOr.test(sentence) ? 'which' : 'open';
});

/** Whether a message asks for another than the one that it names. */
export function asksForAnother(written: string): boolean {
  return questionForm(written) === 'which' && ofAnother.test(askingSentence(written));
}
