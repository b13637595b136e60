import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSite } from './harness.ts';

describe('the page', () => {
  it('runs its own scripts alone, and loads nothing from elsewhere', async () => {
    const { url } = await openSite();
    const response = await fetch(url);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const [, inline = ''] = /<script type="importmap">(.*?)<\/script>/s.exec(html) ?? [];
    expect(policy).toContain(`script-src 'self' 'sha256-${hash('sha256', inline, 'base64')}';`);
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    expect(html.replace(inline, '')).not.toMatch(/\b(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]* (?:src|type="importmap"))|\son\w+=|style=/);
  });

  it('has every script that it imports, as JavaScript', async () => {
    const { url } = await openSite();
    const seen = new Set<string>();
    const waiting = ['page/main.ts'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(url + path);
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/javascript; charset=utf-8',
      ]);
      const text = await response.text();
      if (path.endsWith('.ts'))
        expect([path, /innerHTML|\beval\(|new Function/i.test(text)]).toEqual([path, false]);
      const imports = [...text.matchAll(/(?:from|import)\s*["']([^"']+)["']/g)].map(
        ([, target = '']) => target,
      );
      for (const target of imports)
        if (target.startsWith('./')) waiting.push(`page/${target.slice(2)}`);
        else waiting.push(`page/${target.replace('/', '-')}.js`);
    }
    expect(seen.size).toBeGreaterThan(15);
  });

  it.each(['page/chat.css', 'page/icon.svg'])('has %s', async (path) => {
    const { url } = await openSite();
    expect((await fetch(url + path)).status).toBe(200);
  });

  it.each([
    'page/nothing.ts',
    'page/../platform.ts',
    'page/%2e%2e/platform.ts',
    'page/package.json',
    'platform.ts',
  ])('has no %s', async (path) => {
    const { url } = await openSite();
    expect((await fetch(url + path)).status).toBeGreaterThanOrEqual(400);
  });
});
