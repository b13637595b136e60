import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic } from '../run-program.ts';
import { topicCalled } from '../topic-called.ts';

const forms = (kept: string): string[] => readdirSync(kept).map((name) => join(kept, name));

const names = (folder: string, kept: string): (string | undefined)[] =>
  loadKnowledge([folder], kept).topics.flatMap(({ options }) => options.map(({ name }) => name));

describe('a cached topic', () => {
  it('is the same as its files', () => {
    const kept = newFolder();
    const read = loadKnowledge([builtInFolder, genealogyTopic]);
    expect(loadKnowledge([builtInFolder, genealogyTopic], kept)).toEqual(read);
    // Each topic, and the products of the built-in ones.
    expect(forms(kept)).toHaveLength(read.topics.length + 1);
    expect(loadKnowledge([builtInFolder, genealogyTopic], kept)).toEqual(read);
  });

  it('is used if the files have not changed', () => {
    const kept = newFolder();
    loadKnowledge([genealogyTopic], kept);
    const [form = ''] = forms(kept);
    const { ino } = statSync(form);
    loadKnowledge([genealogyTopic], kept);
    // Rewriting it would create another file.
    expect(statSync(form).ino).toBe(ino);
    expect(forms(kept)).toHaveLength(1);
  });

  it('is not used for other files', () => {
    const kept = newFolder();
    expect(names(topicCalled('One'), kept)).toContain('One');
    expect(names(topicCalled('Other'), kept)).toContain('Other');
    expect(names(topicCalled('One'), kept)).toContain('One');
    expect(forms(kept)).toHaveLength(2);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -9)],
    ['empty', () => ''],
    ['changed in one letter', (text: string) => text.replace('Gramps', 'Gromps')],
  ])('is not used if it is %s, and is rewritten', (_, damage) => {
    const kept = newFolder();
    const read = loadKnowledge([genealogyTopic], kept);
    const [form = ''] = forms(kept);
    const whole = readFileSync(form, 'utf8');
    writeFileSync(form, damage(whole));
    expect(loadKnowledge([genealogyTopic], kept)).toEqual(read);
    expect(readFileSync(form, 'utf8')).toBe(whole);
  });

  it('is not needed if its folder cannot exist', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(names(genealogyTopic, join(file, 'below'))).toContain('Gramps');
  });

  it('hides no problem: a broken topic has none', () => {
    const kept = newFolder();
    expect(() => loadKnowledge([topicCalled('[')], kept)).toThrow('options/gramps.yaml');
    expect(() => loadKnowledge([topicCalled('[')], kept)).toThrow('options/gramps.yaml');
    expect(forms(kept)).toEqual([]);
  });

  it('does not pile up', () => {
    const kept = newFolder();
    for (let index = 0; index < 15; index++) loadKnowledge([topicCalled(`Name${index}`)], kept);
    expect(forms(kept)).toHaveLength(12);
  });
});

describe('cached products', () => {
  const folderWith = (products: string): string => {
    const folder = newFolder();
    cpSync(genealogyTopic, join(folder, 'genealogy'), { recursive: true });
    writeFileSync(join(folder, 'products.yaml'), products);
    return folder;
  };
  const known = (folder: string, kept: string): (string | undefined)[] =>
    loadKnowledge([folder], kept).products?.map(({ name }) => name) ?? [];

  it('are not used for other products', () => {
    const kept = newFolder();
    const folder = folderWith('- kind: web server\n  names: [Caddy]\n');
    expect(known(folder, kept)).toEqual(['Caddy']);
    writeFileSync(join(folder, 'products.yaml'), '- kind: web server\n  names: [nginx]\n');
    expect(known(folder, kept)).toEqual(['nginx']);
    expect(known(folder, kept)).toEqual(['nginx']);
    expect(forms(kept)).toHaveLength(3);
  });

  it('hide no problem', () => {
    const kept = newFolder();
    const folder = folderWith('- kind: web server\n  names: [Caddy, caddy]\n');
    for (let times = 0; times < 2; times++)
      expect(() => loadKnowledge([folder], kept)).toThrow('"caddy" already names Caddy');
    expect(forms(kept)).toHaveLength(1);
  });
});
