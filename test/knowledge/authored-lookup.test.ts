import { describe, expect, it } from 'vitest';
import { proseOf } from '../../src/knowledge/cited-text.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type Library, libraryOf } from '../../src/knowledge/queries.ts';
import { newFolder } from '../new-folder.ts';
import { databasesTopic } from '../run-program.ts';
import { authoredTopic } from './authored-topic.ts';

function libraryIn(folder: string, cache: string | null = null): Library {
  const [topic] = loadKnowledge([folder], cache).topics;
  if (topic === undefined) throw new Error('the fixture has one topic');
  return libraryOf(topic);
}

describe('what is written for people', () => {
  const library = libraryIn(authoredTopic());
  const words = (text: Parameters<typeof proseOf>[0] | undefined): string | undefined =>
    text && proseOf(text);

  it('is found by option and aspect or need', () => {
    const brief = library.brief('sqlite', 'operation');
    expect(brief?.short).toBe('no server');
    expect(brief?.text).toEqual([
      { says: "SQLite is a library: there's nothing to run.", claims: ['sq-no-server'], isAdvice: false },
      { says: 'Back up the file.', claims: [], isAdvice: true },
    ]);
    expect(library.fit('sqlite', 'many-writers')?.meets).toBe('poorly');
    expect(words(library.tip('writes'))).toContain('PostgreSQL, once');
    expect(words(library.firstSteps('sqlite')?.start)).toBe('Open a file with `sqlite3 app.db`.');
    expect(library.readers('sqlite')?.slide.map(proseOf)).toEqual([
      'No server',
      'One writer at a time',
      'Not over a network',
    ]);
  });

  it('is found for options in any order, and for a move from one to the other only', () => {
    expect(words(library.gist(['postgresql', 'sqlite']))).toMatch(/^SQLite for one machine,/);
    expect(library.gist(['sqlite', 'postgresql'])).toBe(library.gist(['postgresql', 'sqlite']));
    expect(words(library.together('postgresql', 'sqlite')?.verdict)).toMatch(/^Yes: SQLite/);
    expect(words(library.move('sqlite', 'postgresql')?.verdict)).toMatch(/^Yes, when/);
    expect(library.move('postgresql', 'sqlite')).toBeUndefined();
  });

  it.each(['MVCC', ' mvcc', 'multiversion concurrency control', 'Multiversion Concurrency  Control'])(
    'explains "%s"',
    (name) => {
      expect(library.term(name)?.id).toBe('mvcc');
    },
  );

  it('answers a question for an option, or for all of them', () => {
    expect(words(library.answerTo('server', 'sqlite')?.first)).toBe("No, it's a library.");
    expect(words(library.answerTo('server', 'postgresql')?.first)).toBe('Yes, one to run and watch.');
    expect(library.answerTo('server', null)).toBeUndefined();
    const wire = library.answerTo('wire', null);
    expect(wire?.then.map(proseOf)).toEqual(['Take PostgreSQL for that.']);
    expect(library.answerTo('wire', 'sqlite')).toBe(wire);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('has nothing for "%s"', (name) => {
    expect(library.brief(name, name)).toBeUndefined();
    expect(library.brief('sqlite', name)).toBeUndefined();
    expect(library.fit('sqlite', name)).toBeUndefined();
    expect(library.firstSteps(name)).toBeUndefined();
    expect(library.readers(name)).toBeUndefined();
    expect(library.gist([name])).toBeUndefined();
    expect(library.tip(name)).toBeUndefined();
    expect(library.move(name, name)).toBeUndefined();
    expect(library.together(name, name)).toBeUndefined();
    expect(library.term(name)).toBeUndefined();
    expect(library.answerTo(name, name)).toBeUndefined();
    expect(library.answerTo('server', name)).toBeUndefined();
  });

  it('is the same from the cache', () => {
    const [folder, cache] = [authoredTopic(), newFolder()];
    const read = libraryIn(folder, cache).topic;
    const cached = libraryIn(folder, cache).topic;
    expect(cached.authored).toEqual(library.topic.authored);
    expect(cached).toEqual(read);
  });

  it('changes the version when a word of it changes', () => {
    const change = { file: 'authored/sqlite.yaml', from: 'nothing to run', to: 'no server to run' };
    const version = loadKnowledge([authoredTopic()]).version;
    expect(loadKnowledge([authoredTopic()]).version).toBe(version);
    expect(loadKnowledge([authoredTopic(change)]).version).not.toBe(version);
  });

  it('is empty in a topic without any', () => {
    const { topic, gist, term } = libraryIn(databasesTopic);
    expect(topic.authored).toEqual({
      options: {},
      between: { gists: [], tips: {}, moves: [], together: [] },
    });
    expect(topic.terms).toEqual([]);
    expect(gist(['sqlite', 'postgresql'])).toBeUndefined();
    expect(term('mvcc')).toBeUndefined();
  });
});
