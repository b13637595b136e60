import { chatWords } from './chat-words.ts';
import { commonStems } from './common-stems.ts';
import { isEverydayWord } from './language.ts';

/** True for words that say nothing by standing there: common English, chat, and everyday words of other languages. */
export function isFamiliar(text: string, stem: string): boolean {
  return text.length < 2 || commonStems.has(stem) || isEverydayWord(text) || isChatWord(text);
}

/** Chat stretches words: "sooooo", "hmmmm". */
export function isChatWord(text: string): boolean {
  return (
    chatWords.has(text) ||
    (hasDouble(text) &&
      (chatWords.has(text.replace(/(.)\1+/g, '$1')) || chatWords.has(text.replace(/(.)\1{2,}/g, '$1$1'))))
  );
}

function hasDouble(text: string): boolean {
  for (let at = 1; at < text.length; at += 1)
    if (text.charCodeAt(at) === text.charCodeAt(at - 1)) return true;
  return false;
}
