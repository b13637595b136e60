import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../run-program.ts';

// The project's own files: those that git tracks or would add.
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const pages = files.filter((path) => path.endsWith('.md'));

/** The text without code, in which brackets don't mean links. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors that GitHub generates for headings. */
function anchorsIn(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

it('pages are found', () => {
  expect(pages).toContain('README.md');
  expect(pages).toContain('docs/README.md');
});

it.each(pages)('every link of %s has a target', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const broken = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?|mailto):/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const there = path === '' ? join(root, page) : join(root, dirname(page), decodeURI(path));
      if (!existsSync(there)) return true;
      return anchor !== undefined && !anchorsIn(readFileSync(there, 'utf8')).includes(anchor);
    });
  expect(broken).toEqual([]);
});

it.each(
  pages.filter((page) => /^(?:ARCHITECTURE|CONTRIBUTING|README|SECURITY|THREATS|docs\/.*)\.md$/.test(page)),
)('every path of a source file in %s ends the path of a file that is there', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const named = [...text.matchAll(/(?<![\w./-])(?:[\w.-]+\/)+[\w.-]+\.ts\b/g)].map(([path]) => path);
  expect(named.filter((path) => !files.some((file) => `/${file}`.endsWith(`/${path}`)))).toEqual([]);
});

it('the index lists every page of the guide', () => {
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
  const unlisted = pages
    .filter((page) => /^docs\/(?!README|evidence\/)/.test(page))
    .filter((page) => !index.includes(`(${page.slice('docs/'.length)}`));
  expect(unlisted).toEqual([]);
});
