/**
 * The table of everything people can call by name, for manifests, registrations, the terminal and help. A command is a
 * shorter way of asking: `words` turns its fields into the message it stands for.
 */
export type Command = {
  readonly name: string;
  /** At most 100 characters: the shortest limit of all platforms. */
  readonly description: string;
  readonly fields: readonly CommandField[];
  /** The message that a call stands for, from the fields by name; empty fields are missing. */
  readonly words: (filled: Readonly<Record<string, string>>) => string;
  /**
   * Whether the answer concerns only whoever calls it: for platforms that have to choose who sees an answer before there
   * is one. Absent for a command whose answer is for everyone.
   */
  readonly forAsker?: (filled: Readonly<Record<string, string>>) => boolean;
  /** The field that free words fill, where fields aren't told apart; absent if they stand for themselves behind the name. */
  readonly takesWords?: string;
  /** Ref of a form that an adapter opens where it can, instead of asking the words. */
  readonly opens?: 'settings:channel' | 'digest:channel';
};

export type CommandField = {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** What suggestions come from: the topic's options, its aspects, its needs, or nothing. */
  readonly suggests: 'option' | 'aspect' | 'need' | null;
};

const field = (
  name: string,
  description: string,
  suggests: CommandField['suggests'],
  required = false,
): CommandField => ({ name, description, suggests, required });
const join = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

const isRecordId = (search: string | undefined): boolean => /^d-[0-9a-f]{6}$/i.test(search?.trim() ?? '');

export const commands: readonly Command[] = [
  {
    name: 'compare',
    description: 'Put options side by side, on one aspect or on those where they differ most',
    fields: [
      field('first', 'One option', 'option', true),
      field('second', 'Another option', 'option'),
      field('third', 'A third one', 'option'),
      field('aspect', 'What to compare them on', 'aspect'),
    ],
    words: ({ first, second, third, aspect }) =>
      join(
        'compare',
        [first, second, third].filter(Boolean).join(' and '),
        aspect === undefined ? '' : `on ${aspect}`,
      ),
  },
  {
    name: 'explain',
    description: 'Strengths and weaknesses of one option, or what is known of one aspect',
    fields: [field('option', 'The option', 'option', true), field('aspect', 'A side of it', 'aspect')],
    words: ({ option, aspect }) =>
      aspect === undefined ? `tell me about ${option ?? ''}` : `explain ${option ?? ''} ${aspect}`,
  },
  {
    name: 'recommend',
    description: 'Say what you need and get a pick, and what would change it; say nothing and be asked',
    fields: [field('needs', 'What you need, in your own words', 'need')],
    words: ({ needs }) => (needs === undefined ? 'help us choose' : `we need ${needs}. which should we use?`),
  },
  {
    name: 'criteria',
    description: 'How to choose, and when each option is the right one',
    fields: [],
    words: () => 'how do we choose?',
  },
  {
    name: 'weigh',
    description: 'Weigh the criteria together: each answers alone, all see what it comes to',
    fields: [
      field('people', 'Who is asked by name, as @mentions', null),
      field('until', 'Until when: friday, tomorrow noon, 2026-12-01', null),
    ],
    words: ({ people, until }) =>
      join(
        'let us weigh this together',
        people === undefined ? '' : `with ${people}`,
        until === undefined ? '' : `until ${until.replace(/^(?:until|by) /i, '')}`,
      ),
  },
  {
    name: 'new',
    description: "Start a choice of your own: your team's options, criteria, facts and ratings",
    fields: [
      field('options', 'What you choose between: Keycloak, Auth0, Authentik', null),
      field('for', 'What it is for', null),
    ],
    words: ({ options, for: purpose }) =>
      options === undefined
        ? 'start a choice of our own'
        : `start a choice of our own between ${options}${purpose === undefined ? '' : ` for ${purpose}`}`,
    takesWords: 'options',
    // What to choose among is asked privately.
    forAsker: ({ options }) => options === undefined,
  },
  {
    name: 'decide',
    description: 'Draft a decision from this thread; nothing is recorded before somebody confirms it',
    fields: [field('what', 'What you decided, in your own words', null)],
    words: ({ what }) => (what === undefined ? 'record this decision' : `save as decision: ${what}`),
  },
  {
    name: 'decisions',
    description: 'What was decided here: all, by a search, or "due" for what waits',
    fields: [
      field('search', 'Words, an option, a status, a person, since 2026-01, one by d-…, or "due"', null),
    ],
    words: ({ search }) => {
      const sought = search?.trim().toLowerCase();
      if (sought === undefined) return 'show our decisions';
      if (sought === 'due') return 'decisions due';
      return isRecordId(sought) ? `show ${sought}` : `decisions about ${search}`;
    },
    // One whole record is something to talk about; a list isn't.
    forAsker: ({ search }) => !isRecordId(search),
  },
  {
    name: 'ask',
    description: 'Ask anything in your own words',
    fields: [field('question', 'Your question', null, true)],
    words: ({ question }) => question ?? '',
  },
  {
    name: 'list',
    description: 'What is covered: options, aspects and how fresh the data is',
    fields: [],
    words: () => 'what do you cover?',
    forAsker: () => true,
  },
  {
    name: 'settings',
    description: 'How I answer in this channel: where, only with citations, on which topic, and who decides',
    fields: [],
    words: () => 'help',
    opens: 'settings:channel',
  },
  {
    name: 'digest',
    description: 'Turn a weekly digest of decisions on or off in this channel',
    fields: [],
    words: () => 'help',
    opens: 'digest:channel',
  },
  { name: 'help', description: 'How to ask', fields: [], words: () => 'help', forAsker: () => true },
];
