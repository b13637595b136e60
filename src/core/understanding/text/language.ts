import type { Word } from './words.ts';

/** The languages that are recognised. The bot answers in English only. */
export type Language = 'en' | 'es' | 'de' | 'fr' | 'pt';

const everyday: Record<Exclude<Language, 'en'>, ReadonlySet<string>> = {
  es: new Set(
    'que el la los las un una para por con sin pero como cual cuanto esta es son somos hay tenemos necesitamos nosotros muy mas este esto donde quien hola gracias cuando porque usamos tiene sobre entre dos hacer puede quiero mejor nos ayuda diferencia conoces tal pregunta alguien sabe'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das ein eine einen und oder nicht ist sind wir ihr ich mit ohne fur auf aber wie was wer wann warum welches welche brauchen haben kann nehmen bitte danke hallo gut sich man am zum zur uns im den dem des von noch auch nur mehr besser davon gibt heute ins machen kein keine hilfe weiss jemand'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les un une des et ou est sont nous vous je tu avec sans pour sur mais comment quoi qui quel quelle quand pourquoi il elle faut besoin avons peut merci bonjour salut mieux plus moins pas ce cette dans au aux du de notre votre veut fait c qu quelque chose peux tres simple quelqu un sait'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'o a os as um uma para por com sem mas como qual quanto esta sao somos temos precisamos preciso nao muito mais este isto onde quem ola obrigado quando porque usamos tem sobre entre dois fazer pode quero melhor nos ajuda voce voces alguem sabe isso aguenta poucos'.split(
      ' ',
    ),
  ),
};
const english = new Set(
  'a the and or is are we you i of to for with without what which who when why how need should can do does it this that have has be not but in on our my your from at would better there any some as an if so too also one use used than then them they these those will was just only'.split(
    ' ',
  ),
);

/**
 * A word has one bit for each language it belongs to, by this order: one number to read instead of five sets.
 */
const languages = ['en', 'es', 'de', 'fr', 'pt'] as const satisfies readonly Language[];
const bitsOf = new Map<string, number>();
for (const [place, language] of languages.entries())
  for (const word of language === 'en' ? english : everyday[language])
    bitsOf.set(word, (bitsOf.get(word) ?? 0) | (1 << place));

/** True for an everyday word of a language that is recognised: it names nothing. */
export function isEverydayWord(text: string): boolean {
  return bitsOf.has(text);
}

/** The language that most of the everyday words belong to; English unless the words clearly say otherwise. */
export function detectLanguage(words: readonly Word[]): Language {
  const counts = languages.map(() => 0);
  for (const { text, mark } of words) {
    const bits = mark ? 0 : (bitsOf.get(text) ?? 0);
    for (let place = 0; bits >> place > 0; place++)
      if ((bits >> place) & 1) counts[place] = (counts[place] ?? 0) + 1;
  }
  const [ofEnglish = 0, ...others] = counts;
  const most = Math.max(...others);
  return most >= 2 && most > ofEnglish * 1.5 ? (languages[others.indexOf(most) + 1] ?? 'en') : 'en';
}
