import { isFamiliar } from '../../understanding/text/familiar.ts';
import { stemOf } from '../../understanding/text/stem.ts';

/**
 * Whether words that were cut out of a message make a phrase that reads well after "for": they end in a noun that says
 * something by itself, and nothing before it is a verb, a pronoun or the rest of a sentence.
 */
export function isNounPhrase(phrase: string, nouns: ReadonlySet<string> = none): boolean {
  if (/[^\p{L}\p{N}'’./&% -]/u.test(phrase) || /^[^\p{L}\p{N}]|[^\p{L}\p{N}]$|\/ | \//u.test(phrase))
    return false;
  const words = phrase
    .toLowerCase()
    .replace(/ (?:a|per) (?:second|minute|hour|day)$/, '')
    .split(/\s+/);
  const [only = ''] = words;
  if (words.length === 1 && generic.has(only)) return false;
  // What's no word of English is a name: "DynamoDB".
  if (words.length === 1 && !isKnownNoun(only) && !nouns.has(only))
    return !/\p{N}/u.test(only) && !isFamiliar(only, stemOf(only));
  if (/[^\x20-\x7e’]/.test(phrase) || openEnded.has(only)) return false;
  if (words.length === 2 && numbers.has(only)) return false;
  if (prepositions.has(only) || (words.length > 1 && /ing$/.test(only) && !isKnownNoun(only))) return false;
  return splitAtPrepositions(words).every((part, at) => {
    const head = part.at(-1) ?? '';
    // "api for partners": what follows may be anybody.
    if (at > 0 && part.length === 1 && /s$/.test(head)) return !notInside.has(head);
    if (at > 0 && part.length === 1 && nearby.has(head)) return true;
    return (
      (isKnownNoun(head) || nouns.has(head)) &&
      part.slice(0, -1).every((word, place) => !notInside.has(word) && (place === 0 || !articles.has(word)))
    );
  });
}
const none: ReadonlySet<string> = new Set();

/** "an internal tool", "an API", "WebSockets": with its article where it's one of a kind that is counted. */
export function withArticle(phrase: string): string {
  const words = phrase.split(/\s+/);
  const [first = ''] = words;
  if (/,| (?:and|or|an?|the) |^\w+ing /.test(phrase)) return phrase;
  if (determiners.has(first.toLowerCase()) || /^\d[\d.,]*k?$/.test(first)) return phrase;
  const preposition = words.findIndex((word) => prepositions.has(word.toLowerCase()));
  const head = words[preposition > 0 ? preposition - 1 : words.length - 1]?.toLowerCase() ?? '';
  if (!counted.has(lastPartOf(head))) return phrase;
  return `${startsWithVowelSound(first) ? 'an' : 'a'} ${phrase}`;
}

/** Without the adverbs it begins with: "mostly CRUD", "just a small API". */
export function withoutAdverbs(phrase: string): string {
  const words = phrase.split(/\s+/);
  const from = words.findIndex((word) => !adverbs.has(word.toLowerCase()));
  return from <= 0 ? phrase : words.slice(from).join(' ');
}

/** "ONE endpoint" is shouted, "REST API" isn't: words in capitals that are no abbreviation, in small letters. */
export function unshouted(phrase: string): string {
  return phrase.replace(/(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu, (word) => {
    const small = word.toLowerCase();
    return determiners.has(small) || adverbs.has(small) || (isKnownNoun(small) && !abbreviations.has(small))
      ? small
      : word;
  });
}

/** "an ERP": written in capitals, however it's typed. */
export function isAbbreviation(word: string): boolean {
  return abbreviations.has(word) && !/\p{N}/u.test(word);
}

function splitAtPrepositions(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (prepositions.has(word) && (parts.at(-1)?.length ?? 0) > 0) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function lastPartOf(word: string): string {
  return word.split('-').at(-1) ?? word;
}

export function isKnownNoun(word: string): boolean {
  const last = lastPartOf(word);
  return (
    uncounted.has(word) ||
    counted.has(last) ||
    uncounted.has(last) ||
    abbreviations.has(last) ||
    (last.endsWith('s') && (counted.has(last.slice(0, -1)) || abbreviations.has(last.slice(0, -1)))) ||
    (last.endsWith('ies') && counted.has(`${last.slice(0, -3)}y`)) ||
    (/(?:xes|ches|shes|sses)$/.test(last) && counted.has(last.slice(0, -2)))
  );
}

function startsWithVowelSound(word: string): boolean {
  const isSpelt = /^\p{Lu}{2,}s?$/u.test(word) && !/^(?:CRUD|REST|SAML|GUI|JSON)$/.test(word);
  return isSpelt
    ? /^[AEFHILMNORSX]/.test(word)
    : /^(?:[aeio]|u(?!ni|se|ser|til|rl))/i.test(word) && !/^(?:one|euro)/i.test(word);
}

/** Alone, these say nothing about what's needed. */
const generic = words(
  `panel tool app form page service token order container account login plugin editor type job queue scheduler workflow
  script task worker system role user model stream screen area framework message request update export import pod node
  machine function check hint log trail customer partner client test store site server booking payment socket database
  platform engine product suite`,
);
/** Before these, something is missing: "own ORM", "dozen services". */
const openEnded = words(
  'own our my your their the a an dozen hundred million multi una une productive quick',
);
const numbers = words('one two 1 2');
const articles = words('a an the');
/** After a preposition: "one schema per customer". */
const nearby = words(
  'customer tenant team user staff partner client device month week day hour minute second react',
);
const determiners = words(
  'a an the one two three four five six seven eight nine ten no all our some many several any',
);
const prepositions = words('for per of on with without over in to from across by');
const adverbs = words(
  `mostly just only basically mainly really very simply purely pretty quite rather actually definitely probably maybe
  also even still obviously essentially largely primarily literally`,
);
/** Words that show a phrase to be a piece of a sentence. */
const notInside = words(
  `i we you they he she it me us them who that which what this these those there here his her their my your its
  is are was were be been am do does did has have had having can could will would shall should may might must need needs
  want wants wanted get gets got let lets make makes made see sees saw use uses used call calls called go goes went
  keep keeps run runs come comes take takes took give gives edit edits send sends write writes read reads wait waits
  talk talks approve approves correct corrects manage manages upload uploads push pushes pushed know knows knew hold
  holds add adds work works start starts stop stops build builds click render renders rendered
  and or but nor so than then if when while because as not never already yet very too enough mostly just only
  everything nothing something anything everybody nobody somebody anybody such each every all both hardly
  find finds hire hires save saves hate hates cost costs burn burns handle handles stream streams serve serves return
  returns hand store stores fetch fetches`,
);

/** Nouns that are counted: singular, they take an article. */
const counted = words(
  `admin-panel panel portal tool app application api backend frontend site website webshop shop store page form service
  microservice team dashboard system console deadline project prototype demo hackathon script endpoint bot proxy gateway
  wrapper classifier database monolith editor cms blog magazine newspaper newsroom wiki marketplace ledger scheduler
  product suite schema spec contract client ui screen map feed auction game quiz interface platform engine tracker
  workflow chatbot assistant model aggregator crawler scraper mvp erp crm budget office area ui server cluster socket
  websocket connection device browser sensor request order message user account role permission login update
  notification chart audit auditor regulator booking reservation subscription invoice payment donation ticket
  transaction query migration package plugin library framework upgrade freelancer contractor junior intern student
  beginner trainee graduate apprentice developer engineer tenant customer partner language translation job task queue
  batch worker import export container pod node machine function stream token check validation-error type hint log
  trail catalogue inventory calculator newsletter forum directory registry archive calendar planner landing`,
);
/** Nouns that take none, and names of what people do. */
const uncounted = words(
  `security privacy data compliance gdpr hipaa streaming chat websockets realtime crud sso saml oauth jwt ldap oidc
  authentication authorization auth access registration signup passkeys freedom control lock-in maintenance upkeep
  support longevity throughput latency performance speed traffic load memory ram hosting deployment
  serverless hiring onboarding people staff volunteers devs founders juniors interns typing types hints autocomplete
  validation documentation docs swagger openapi graphql async concurrency scaling scale growth throttling quotas
  limits versioning multitenancy multi-tenancy isolation tenancy integrity consistency money billing accounting
  ticketing invoicing checkout commerce e-commerce booking payments i18n l10n translations maps geodata gis postgis
  relations
  moderation publishing content analytics reporting monitoring logging tracing inference embeddings predictions
  machine-learning ml ai llm llms rag saas seo
  back-office backoffice experience knowledge upgrades patches`,
);
const abbreviations = words(
  `api ui cms crm erp mvp sql sso saml jwt ldap oidc crud gdpr hipaa llm ml ai rag gis seo i18n l10n pdf csv json html
  rest ram cpu gpu sdk sla lts orm hr ui mvp`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
