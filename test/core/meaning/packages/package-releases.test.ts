import { describe, expect, it } from 'vitest';
import { monthsOf, packageReleases } from '../../../../src/core/meaning/packages/package-releases.ts';
import { pythonWeb } from '../../built-in.ts';

const releases = packageReleases(pythonWeb);
const named = (name: string) => releases.find((release) => release.name === name);

describe('the releases that claims name', () => {
  it('are read from what stands right before a version and its month', () => {
    expect(named('SQLAdmin')).toMatchObject({ version: '0.32.0', released: 'September 2026' });
    expect(named('django-guardian')?.released).toMatch(/^[A-Z][a-z]+ 20\d\d$/);
  });

  it('are each of a claim that says so', () => {
    for (const { claim, version } of releases)
      expect(pythonWeb.claims.find(({ id }) => id === claim)?.line).toContain(version);
  });

  it('can be set against each other by their months', () => {
    expect(monthsOf('2026-11-30') - monthsOf('2025-11')).toBe(12);
  });
});
