import { called, type TopicNames } from './names-in-topic.ts';
import type { ReadTopicAct, SaidRating } from './topic-act.ts';

/** Who rates, said before it. In a checked topic, only that makes it a rating. */
const rates = String.raw`(?<rates>(?:i|we|our team|the team|my team)(?:['’]d| would)?\s+(?:rate|rates|give|gives|put|score|scores)\s+|rate\s+|my ratings?(?:\s+(?:is|are|of|for))?\s*:?\s*)`;
const figure = String.raw`(?<figure>[0-5]|don['’]?t know|dunno|no idea|n\/?a|\?)(?:\s*(?:\/|of|out of)\s*5)?(?:\s+points?)?`;
const reason = String.raw`(?:\s*(?:,|;|[–—]|-(?=\s))?\s*(?:because|since|as|cause|cos)\s+(?<because>.+?)|\s*[–—(:]\s*(?<aside>.+?)\)?)?`;

/** "Kafka 2 on effort to run, because nobody here knows it" */
const onCriterion = new RegExp(
  `^${rates}?(?<option>.+?)(?:\\s*[:=]|\\s+(?:an?|is|gets?|at))?\\s+${figure}\\s+(?:on|for|in|at)\\s+(?<criterion>.+?)${reason}[\\s.!]*$`,
  'isu',
);
/** "Kafka on effort to run: 2" */
const ofCriterion = new RegExp(
  `^${rates}?(?<option>.+?)\\s+(?:on|for|in|at)\\s+(?<criterion>.+?)(?:\\s*[:=]|\\s+(?:is|gets?|an?|with))?\\s+${figure}${reason}[\\s.!]*$`,
  'isu',
);
/** "Keycloak: cost 4, effort to run 2", "cost: Keycloak 5, Auth0 2" */
const several = new RegExp(`^${rates}?(?<head>[^:]{1,80}?)\\s*:\\s*(?<list>.+?)[\\s.!]*$`, 'isu');
/** "Keycloak 4 on cost and 2 on effort to run, because …" */
const inARow = new RegExp(
  `^${rates}?(?<head>[^:]{1,60}?)(?:\\s*[:=]|\\s+(?:an?|is|gets?))?\\s+(?<list>${figure.replace('<figure>', '<first>')}\\s+(?:on|for)\\s+.+?)${reason}[\\s.!]*$`,
  'isu',
);
/** "Keycloak security: 5", "rate Auth0 security 3/5", "Auth0's cost is a 2": both names side by side, then the figure. */
const sideBySide = new RegExp(
  String.raw`^${rates}?(?<both>[^:=]{3,100}?)(?:\s*[:=]|\s+(?:an?|is an?|is|gets?|at))?\s+${figure}${reason}[\s.!]*$`,
  'isu',
);
/** "I don't know about Authentik's security" */
const unknownBoth =
  /^(?:i\s+)?(?:don['’]?t know(?: enough)?|can['’]?t (?:say|tell|judge)|have no idea|no idea|not sure)\s+(?:about|on|of|for)?\s*(?<both>.{3,100}?)[\s.!]*$/isu;
const part = new RegExp(
  `^(?<name>.+?)(?:\\s*[:=]|\\s+(?:is|gets?|an?))?\\s+${figure}$|^${figure.replace('<figure>', '<first>')}\\s+(?:on|for)\\s+(?<of>.+)$`,
  'isu',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** Ratings that a message gives, all of which have to be understood; null if it's anything else, or a question. */
export function readRatings(
  written: string,
  topic: TopicNames,
  { isChecked }: { readonly isChecked: boolean },
): ReadTopicAct | null {
  const text = written.trim();
  if (text.endsWith('?') && !/\s\?$/.test(text)) return null;
  for (const pattern of [onCriterion, ofCriterion]) {
    const found = pattern.exec(text)?.groups;
    const one = found === undefined ? null : ratingIn(found, topic);
    if (one !== null && found !== undefined) return ratings([one], found, isChecked);
  }
  for (const pattern of [several, inARow]) {
    const found = pattern.exec(text)?.groups;
    const list = found === undefined ? null : listIn(found, topic);
    if (list !== null && found !== undefined) return ratings(list, found, isChecked);
  }
  if (!isChecked) {
    const one = bothIn(sideBySide.exec(text)?.groups ?? unknownBoth.exec(text)?.groups, topic);
    if (one !== null) return { what: { act: 'rate', ratings: [one] }, certain: 'called' };
  }
  return otherwise(onCriterion.exec(text)?.groups, topic, isChecked);
}

/** The one way to split words into an option and a criterion; null if there's none. */
function bothIn(found: Groups | undefined, { options, criteria }: TopicNames): SaidRating | null {
  const words = (found?.both ?? '')
    .replace(/['’]s\b/g, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  for (let at = 1; at < words.length; at++) {
    const left = words.slice(0, at).join(' ');
    const right = words
      .slice(at)
      .join(' ')
      .replace(/^(?:on|for|in|of|at|is)\s+/i, '');
    const sides = [
      { option: called(left, options), criterion: called(right, criteria) },
      {
        option: called(right, options),
        criterion: called(left.replace(/\s+(?:on|for|in|of|at)$/i, ''), criteria),
      },
    ];
    for (const { option, criterion } of sides)
      if (option !== undefined && criterion !== undefined)
        return {
          option,
          criterion,
          rating: ratingOf(found?.figure),
          because: (found?.because ?? found?.aside)?.trim() ?? null,
        };
  }
  return null;
}

/**
 * "Kafka 2 on fun", a rating on what's no criterion. Of a checked topic, only words that say that it's a rating tell that this
 * isn't anything else.
 */
function otherwise(
  found: Groups | undefined,
  { options }: TopicNames,
  isChecked: boolean,
): ReadTopicAct | null {
  const option = called(found?.option ?? '', options);
  const on = found?.criterion?.trim() ?? '';
  const isRating = found?.rates !== undefined || (!isChecked && on.split(/\s+/).length <= mostWords);
  if (option === undefined || on === '' || on.length > longestName || !isRating) return null;
  return { what: { act: 'rate-otherwise', option, on }, certain: 'called' };
}
const longestName = 60;
/** A criterion is a few words; more of them tell something else. */
const mostWords = 3;

function ratings(
  given: readonly SaidRating[],
  { rates: by }: Groups,
  isChecked: boolean,
): ReadTopicAct | null {
  if (isChecked && (by === undefined || /^rate\s/i.test(by))) return null;
  return { what: { act: 'rate', ratings: given }, certain: isChecked ? 'called' : 'plain' };
}

function ratingIn(
  { option: named = '', criterion: on = '', figure: digit, because, aside }: Groups,
  { options, criteria }: TopicNames,
): SaidRating | null {
  const option = called(named, options);
  const criterion = called(on, criteria);
  if (option === undefined || criterion === undefined) return null;
  return { option, criterion, rating: ratingOf(digit), because: (because ?? aside)?.trim() ?? null };
}

/** All parts name criteria of one option, or options on one criterion. */
function listIn(
  { head = '', list = '', because, aside }: Groups,
  { options, criteria }: TopicNames,
): SaidRating[] | null {
  const why = (because ?? aside)?.trim() ?? null;
  const option = called(head, options);
  const criterion = option === undefined ? called(head, criteria) : undefined;
  if (option === undefined && criterion === undefined) return null;
  const given: SaidRating[] = [];
  for (const one of list.split(/\s*[,;\n]\s*|\s+and\s+/i).filter((text) => text.trim() !== '')) {
    const found = part.exec(one.trim())?.groups;
    const name = found?.name ?? found?.of ?? '';
    const rating = ratingOf(found?.figure ?? found?.first);
    const other = called(name, option === undefined ? options : criteria);
    if (found === undefined || other === undefined) return null;
    given.push(
      option === undefined
        ? { option: other, criterion: criterion ?? '', rating, because: why }
        : { option, criterion: other, rating, because: why },
    );
  }
  return given.length === 0 ? null : given;
}

function ratingOf(digit: string | undefined): number | null {
  return digit !== undefined && /^[0-5]$/.test(digit) ? Number(digit) : null;
}
