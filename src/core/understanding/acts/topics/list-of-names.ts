import { grammarWords } from '../../text/grammar-words.ts';

/** A longer part of a list is a sentence, and no name. */
const mostWords = 6;
const mostCharacters = 60;

/** A text in which one sign stands for each name in quotes, so that nothing in a name is taken for words around it. */
export type Unquoted = {
  readonly text: string;
  /** A part of that text as it was written, without the quotes. */
  readonly restore: (part: string) => string;
};

/** Signs of no script: https://www.unicode.org/charts/PDF/UE000.pdf */
const firstSign = 0xe100;
const signs = /[\ue100-\ue1ff]/g;
const mostQuoted = 100;

export function withoutQuoted(text: string): Unquoted {
  const names: string[] = [];
  return {
    text: text.replace(signs, '').replace(/"([^"\n]{1,200})"/g, (whole, name: string) => {
      if (names.length >= mostQuoted || name.trim() === '') return whole;
      return String.fromCodePoint(firstSign + names.push(name.trim()) - 1);
    }),
    restore: (part) => part.replace(signs, (sign) => names[(sign.codePointAt(0) ?? 0) - firstSign] ?? ''),
  };
}

/** A name in words, in quotes if it could be taken for anything else. */
export function quotedName(name: string): string {
  const isPlain =
    /^[\p{L}\p{N}][\p{L}\p{N}.+#-]*(?: [\p{L}\p{N}.+#-]+)*$/u.test(name) &&
    !/\b(?:or|and|vs|versus|nor|for|as)\b/i.test(name) &&
    isName(name);
  return isPlain ? name : `"${name.replace(/["“”\s]+/g, (gap) => (/["“”]/.test(gap) ? "'" : ' '))}"`;
}

/**
 * The names in a list as they were written: "Keycloak, Auth0 and Authentik". Null if a part of it is no name: "the two", or a
 * sentence; what's in quotes is one, whatever is in it.
 */
export function namesInList(written: string): readonly string[] | null {
  return namesInUnquoted(withoutQuoted(written));
}

/** The same of a part of a text without its quotes. */
export function namesInUnquoted({ text, restore }: Unquoted): readonly string[] | null {
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
  const names = parts.map(restore);
  const isKnown = (name: string, at: number): boolean =>
    names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < at;
  return names.length > 0 && parts.every((part) => isQuoted(part) || isName(restore(part)))
    ? names.filter((name, at) => !isKnown(name, at))
    : null;
}

function isQuoted(part: string): boolean {
  return /^[\ue100-\ue1ff]$/.test(part);
}

function isName(part: string): boolean {
  const words = part.split(' ');
  const [first = ''] = words;
  return (
    /[\p{L}\p{N}]/u.test(part) &&
    part.length <= mostCharacters &&
    words.length <= mostWords &&
    !(words.length > 1 && grammarWords.has(first.toLowerCase())) &&
    // "It" is a name where somebody writes it as one.
    !pointing.has(part)
  );
}

/** Words that point at something instead of naming it. A single everyday word can be a name: "Go". */
const pointing = new Set(
  'it them these those this that they both all two three others other one ones us me you something anything options'.split(
    ' ',
  ),
);
