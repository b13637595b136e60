import { grammarWords } from '../../text/grammar-words.ts';

/** A longer part of a list is a sentence, and no name. */
const mostWords = 6;
const mostCharacters = 60;

/**
 * The names in a list as they were written: "Keycloak, Auth0 and Authentik". Null if a part of it is no name: "the two", or a
 * sentence.
 */
export function namesInList(text: string): readonly string[] | null {
  const parts = text
    .split(/\s*(?:[,;\n]|\s\/\s|(?<=^|\s)(?:or|and|vs\.?|versus|&|nor)(?=\s|$))\s*/i)
    .map((part) =>
      part
        .replace(/^(?:either|maybe|also|just|say)\s+/i, '')
        .replace(/^["'“”‘’*_`]+|["'“”‘’*_`]+$/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((part) => part !== '');
  const names = parts.filter(
    (part, at) => parts.findIndex((other) => other.toLowerCase() === part.toLowerCase()) === at,
  );
  return names.length > 0 && names.every(isName) ? names : null;
}

function isName(part: string): boolean {
  const words = part.split(' ');
  const [first = ''] = words;
  return (
    /[\p{L}\p{N}]/u.test(part) &&
    part.length <= mostCharacters &&
    words.length <= mostWords &&
    !(words.length > 1 && grammarWords.has(first.toLowerCase())) &&
    !pointing.has(part.toLowerCase())
  );
}

/** Words that point at something instead of naming it. A single everyday word can be a name: "Go". */
const pointing = new Set(
  'it them these those this that they both all two three others other one ones us me you something anything options'.split(
    ' ',
  ),
);
