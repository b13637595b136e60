// Searches the decisions. Everything that it needs is loaded when somebody begins to search.

/** A record as the index has it: page, title, status, day or moment (empty if nobody knows it), choice, number, options, people. */
type Row = readonly [
  string,
  string,
  number,
  number | string,
  string,
  string,
  readonly number[],
  readonly number[],
];

type Index = {
  readonly statuses: readonly string[];
  readonly options: readonly string[];
  readonly people: readonly string[];
  readonly records: readonly Row[];
};

type Words = { readonly words: string; readonly records: readonly string[] };

type Entry = {
  readonly id: number;
  readonly page: string;
  readonly title: string;
  readonly status: string;
  readonly decided: number | string;
  readonly choice: string;
  readonly number: string;
  readonly options: readonly string[];
  readonly people: readonly string[];
};

/** The search library, once its file is loaded. */
declare const MiniSearch: typeof import('minisearch').default;

/** Where there's such a thing, scripts are loaded only by what comes through the policy. */
declare const trustedTypes:
  | undefined
  | {
      createPolicy(
        name: string,
        rules: { createScriptURL(path: string): string },
      ): { createScriptURL(path: string): string };
    };

// A block, so that nothing of it is a name of the page.
{
  const files = ['assets/minisearch.js', 'search/index.js', 'search/words.js'] as const;
  const perLoad = 50;

  const form = find('search', HTMLFormElement);
  const newest = find('newest', HTMLElement);
  const found = find('found', HTMLElement);
  const results = find('results', HTMLElement);
  const count = find('count', HTMLElement);
  const more = find('more', HTMLButtonElement);
  const field = {
    q: find('q', HTMLInputElement),
    option: find('option', HTMLInputElement),
    person: find('person', HTMLInputElement),
    status: find('status', HTMLSelectElement),
    year: find('year', HTMLSelectElement),
  };
  const fields = Object.entries(field);

  const safe = (path: string): string => {
    if (files.some((file) => file === path)) return path;
    throw new Error(`${path} is no script of this site`);
  };
  const policy =
    typeof trustedTypes === 'undefined'
      ? { createScriptURL: safe }
      : trustedTypes.createPolicy('tradeoff-site', { createScriptURL: safe });

  let entries: readonly Entry[] = [];
  let library: InstanceType<typeof MiniSearch<Entry>> | undefined;
  let vocabulary: readonly string[] = [];
  let places: readonly (readonly number[])[] = [];
  let loadingIndex: Promise<void> | undefined;
  let loadingWords: Promise<void> | undefined;
  let shown: readonly Entry[] = [];
  let turn = 0;

  // What the files with data call.
  Object.assign(window, {
    tradeoffSite: {
      index(index: Index): void {
        entries = index.records.map(
          ([page, title, status, decided, choice, number, options, people], id) => ({
            id,
            page,
            title,
            status: index.statuses[status] ?? '',
            decided,
            choice,
            number,
            options: options.map((place) => index.options[place] ?? ''),
            people: people.map((place) => index.people[place] ?? ''),
          }),
        );
        fill('option-names', index.options);
        fill('person-names', index.people);
      },
      words({ words, records }: Words): void {
        vocabulary = words === '' ? [] : words.split(' ');
        places = records.map((steps) => {
          let place = 0;
          return steps === ''
            ? []
            : steps.split(' ').map((step) => {
                place += Number.parseInt(step, 36);
                return place;
              });
        });
      },
    },
  });

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('focusin', () => void loadIndex());
  form.addEventListener('input', () => void run());
  form.addEventListener('reset', () => setTimeout(() => void run()));
  more.addEventListener('click', () => show(results.children.length));
  addEventListener('hashchange', () => readAddress());
  readAddress();

  function find<T extends HTMLElement>(id: string, type: new () => T): T {
    const element = document.getElementById(id);
    if (element instanceof type) return element;
    throw new Error(`this page has no ${id}`);
  }

  function fill(id: string, names: readonly string[]): void {
    const list = document.getElementById(id);
    list?.replaceChildren(
      ...names.map((name) => {
        const option = document.createElement('option');
        option.value = name;
        return option;
      }),
    );
  }

  function load(path: (typeof files)[number]): Promise<void> {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = policy.createScriptURL(path);
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => reject(new Error(`${path} was not loaded`)));
      document.head.append(script);
    });
  }

  function loadIndex(): Promise<void> {
    loadingIndex ??= Promise.all([load('assets/minisearch.js'), load('search/index.js')]).then(() => {
      library = new MiniSearch<Entry>({
        fields: ['title', 'choice', 'number', 'options', 'people'],
        extractField: (entry, name) => textOf(entry, name),
        processTerm: (term) => term.normalize('NFKC').toLowerCase(),
        searchOptions: {
          prefix: true,
          fuzzy: (term) => (term.length > 4 ? 0.2 : false),
          combineWith: 'AND',
          boost: { title: 3, number: 3, choice: 2 },
        },
      });
      library.addAll(entries);
    });
    return loadingIndex;
  }

  /** With the number also without its zeros and letters: "ADR-0005" is found as "5". */
  function textOf(entry: Entry, name: string): string {
    switch (name) {
      case 'title':
        return entry.title;
      case 'choice':
        return entry.choice;
      case 'number':
        return `${entry.number} ${entry.number.replace(/^\D*0*/, '')}`;
      case 'options':
        return entry.options.join(' ');
      case 'people':
        return entry.people.join(' ');
      default: // Open set: the library asks for the id, too.
        return String(entry.id);
    }
  }

  async function run(): Promise<void> {
    const own = ++turn;
    writeAddress();
    const isEmpty = fields.every(([, { value }]) => value.trim() === '');
    newest.hidden = !isEmpty;
    found.hidden = isEmpty;
    if (isEmpty) return;
    try {
      await loadIndex();
    } catch {
      count.textContent = 'The search could not be loaded.';
      return;
    }
    if (own === turn) list(matching());
    if (field.q.value.trim() === '') return;
    loadingWords ??= load('search/words.js');
    await loadingWords.catch(() => undefined);
    if (own === turn) list(matching());
  }

  /** Titles, options and people that fit come first, then texts that have the words. */
  function matching(): readonly Entry[] {
    const query = field.q.value.trim();
    const fits = entries.filter(fitsFields);
    if (query === '') return fits;
    const first = (library?.search(query) ?? []).flatMap(({ id }) => entries[Number(id)] ?? []);
    const named = first.filter((entry) => fits.includes(entry));
    const terms = query
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((term) => term.length > 1);
    const ranges = terms.map(rangeOf);
    const said =
      ranges.length === 0
        ? []
        : fits.filter((entry) => !named.includes(entry) && ranges.every((range) => says(entry, range)));
    return [...named, ...said];
  }

  function fitsFields({ status, decided, options, people }: Entry): boolean {
    const has = (names: readonly string[], value: string): boolean => {
      const wanted = value.trim().toLowerCase();
      return wanted === '' || names.some((name) => name.toLowerCase().includes(wanted));
    };
    return (
      has(options, field.option.value) &&
      has(people, field.person.value) &&
      (field.status.value === '' || field.status.value === status) &&
      (field.year.value === '' || field.year.value === yearOf(decided))
    );
  }

  function yearOf(decided: number | string): string {
    if (decided === '') return 'undated';
    return typeof decided === 'string' ? decided.slice(0, 4) : new Date(decided).toISOString().slice(0, 4);
  }

  /** Where the words that begin like this are among all words, which are in order. */
  function rangeOf(term: string): readonly [number, number] {
    return [place(term), place(`${term}\u{10ffff}`)];
  }

  function place(word: string): number {
    let low = 0;
    let high = vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((vocabulary[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function says({ id }: Entry, [from, to]: readonly [number, number]): boolean {
    return (places[id] ?? []).some((at) => at >= from && at < to);
  }

  function list(found_: readonly Entry[]): void {
    shown = found_;
    results.replaceChildren();
    count.textContent =
      found_.length === 1 ? 'One decision' : `${found_.length === 0 ? 'No' : found_.length} decisions`;
    show(0);
  }

  function show(from: number): void {
    const next = shown.slice(from, from + perLoad);
    results.append(...next.map(item));
    more.hidden = from + next.length >= shown.length;
    const link = results.children[from]?.querySelector('a');
    if (from > 0) link?.focus();
  }

  function item({ page, title, status, decided, choice, number }: Entry): HTMLElement {
    const line = document.createElement('li');
    line.className = 'record';
    const link = document.createElement('a');
    link.href = `records/${page}.html`;
    link.textContent = title.trim() === '' ? 'Untitled' : title;
    const badge = document.createElement('span');
    badge.className = `status ${status}`;
    badge.textContent = status;
    const about = document.createElement('span');
    about.className = 'meta';
    about.textContent = [dayOf(decided), number, choice].filter((part) => part !== '').join(' · ');
    line.append(link, ' ', badge, ' ', about);
    return line;
  }

  function dayOf(decided: number | string): string {
    if (decided === '') return 'no date';
    const zone = typeof decided === 'string' ? { timeZone: 'UTC' } : {};
    return new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...zone,
    }).format(new Date(decided));
  }

  /** What is searched stands behind the page's address, so that it can be sent around. */
  function writeAddress(): void {
    const asked = new URLSearchParams(
      fields.flatMap(([name, { value }]) => (value.trim() === '' ? [] : [[name, value]])),
    );
    try {
      history.replaceState(null, '', `#${asked}`);
    } catch {
      // Some browsers don't let a page from a folder do that.
    }
  }

  function readAddress(): void {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const [name, input] of fields) input.value = asked.get(name) ?? '';
    if (fields.some(([, { value }]) => value !== '')) void run();
  }
}
