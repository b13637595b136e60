import { describe, expect, it } from 'vitest';
import { proseOf } from '../../src/knowledge/cited-text.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type Library, libraryOf } from '../../src/knowledge/queries.ts';
import { builtIn } from '../core/built-in.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';
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
    const brief = library.brief('gramps', 'caretaking');
    expect(brief?.short).toBe('no server');
    expect(brief?.text).toEqual([
      {
        says: "Gramps is a desktop program: there's nothing to run.",
        claims: ['gr-no-server'],
        isAdvice: false,
      },
      { says: 'Back up the tree.', claims: [], isAdvice: true },
    ]);
    expect(library.fit('gramps', 'many-relatives')?.meets).toBe('poorly');
    expect(words(library.tip('teamwork'))).toContain('webtrees, once');
    expect(words(library.firstSteps('gramps')?.start)).toBe('Open a tree with `gramps -O mine`.');
    expect(library.readers('gramps')?.slide.map(proseOf)).toEqual([
      'No server',
      'One person at a time',
      'GEDCOM in and out',
    ]);
  });

  it('is found for options in any order, and for a move from one to the other only', () => {
    expect(words(library.gist(['webtrees', 'gramps']))).toMatch(/^Gramps for one computer,/);
    expect(library.gist(['gramps', 'webtrees'])).toBe(library.gist(['webtrees', 'gramps']));
    expect(words(library.together('webtrees', 'gramps')?.verdict)).toMatch(/^Yes: Gramps/);
    expect(words(library.move('gramps', 'webtrees')?.verdict)).toMatch(/^Yes, when/);
    expect(library.move('webtrees', 'gramps')).toBeUndefined();
  });

  it('of three options is the gist of the fewest that include them, of two only their own', () => {
    const queues = builtIn.topics.find(({ id }) => id === 'task-queues');
    if (queues === undefined) throw new Error('task queues are built in');
    const { gist, options } = libraryOf(queues);
    const [one = '', other = '', third = ''] = options;
    expect(gist([one, other, third])).toBe(gist(options));
    expect(gist([one, other])).not.toBe(gist(options));
    expect(gist([one, 'unknown', third])).toBeUndefined();
  });

  it.each(['Moderation', ' moderation', 'pending changes', 'Pending  Changes'])('explains "%s"', (name) => {
    expect(library.term(name)?.id).toBe('moderation');
  });

  it('answers a question for an option, or for all of them', () => {
    expect(words(library.answerTo('server', 'gramps')?.first)).toBe("No, it's a desktop program.");
    expect(words(library.answerTo('server', 'webtrees')?.first)).toBe('Yes, one to run and watch.');
    expect(library.answerTo('server', null)).toBeUndefined();
    const wire = library.answerTo('wire', null);
    expect(wire?.then.map(proseOf)).toEqual(['Take webtrees for that.']);
    expect(library.answerTo('wire', 'gramps')).toBe(wire);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('has nothing for "%s"', (name) => {
    expect(library.brief(name, name)).toBeUndefined();
    expect(library.brief('gramps', name)).toBeUndefined();
    expect(library.fit('gramps', name)).toBeUndefined();
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
    const change = { file: 'authored/gramps.yaml', from: 'nothing to run', to: 'no server to run' };
    const version = loadKnowledge([authoredTopic()]).version;
    expect(loadKnowledge([authoredTopic()]).version).toBe(version);
    expect(loadKnowledge([authoredTopic(change)]).version).not.toBe(version);
  });

  it('is empty in a topic without any', () => {
    const { topic, gist, term } = libraryIn(genealogyTopic);
    expect(topic.authored).toEqual({
      options: {},
      between: { gists: [], tips: {}, moves: [], together: [] },
    });
    expect(topic.terms).toEqual([]);
    expect(gist(['gramps', 'webtrees'])).toBeUndefined();
    expect(term('moderation')).toBeUndefined();
  });
});
