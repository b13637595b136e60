import type { Library } from '../../../knowledge/queries.ts';
import { type Block, plain } from '../../answer/answer.ts';
import type { Language } from '../../understanding/text/language.ts';

/** To whoever asks in another language for something that has no answer here: what can be asked all the same. */
const onlyEnglish: Readonly<Record<Language, (example: string) => string>> = {
  en: () => 'I speak English.',
  es: (example) => `Solo hablo inglés, pero entiendo nombres y temas: por ejemplo "${example}".`,
  de: (example) => `Ich spreche nur Englisch, verstehe aber Namen und Themen: zum Beispiel „${example}“.`,
  fr: (example) =>
    `Je ne parle qu’anglais, mais je comprends les noms et les sujets : par exemple « ${example} ».`,
  pt: (example) => `Só falo inglês, mas entendo nomes e temas: por exemplo "${example}".`,
};

/** The same with two options of the topic as the example. */
export function whatIsUnderstood({ topic }: Library, language: Language): string {
  const names = topic.options.slice(0, 2).map(({ name }) => name);
  return onlyEnglish[language](names.join(' vs '));
}

const inEnglish: Readonly<Record<Exclude<Language, 'en'>, string>> = {
  es: 'Respondo en inglés. De lo que escribes entiendo los nombres y los temas, no cada palabra.',
  de: 'Ich antworte auf Englisch. Von der Frage verstehe ich Namen und Themen, nicht jedes Wort.',
  fr: 'Je réponds en anglais. De la question, je comprends les noms et les sujets, pas chaque mot.',
  pt: 'Respondo em inglês. Da pergunta entendo os nomes e os temas, não cada palavra.',
};

/** Above an answer to what was asked in another language; undefined for English. */
export function answersInEnglish(language: Language): Block | undefined {
  return language === 'en' ? undefined : { kind: 'note', spans: [plain(inEnglish[language])] };
}
