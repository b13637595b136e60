import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { databaseUrlProblem } from '../../../src/adapters/postgres/database-url.ts';

describe('DATABASE_URL', () => {
  it.each([
    ['postgres://team:pa#ss@host:5432/db', 'write %23 instead of #'],
    ['postgres://team:12#3@host/db', 'write %23 instead of #'],
    ['postgres://team:#@host/db', 'write %23 instead of #'],
    ['postgres://team:pa/ss@host/db', 'write %2F instead of /'],
    ['postgres://team:12/3@host/db', 'write %2F instead of /'],
    ['postgres://team:pa?ss@host/db', 'write %3F instead of ?'],
    ['postgres://team:100%@host/db', 'write %25 instead of %'],
    ['postgres://te#am:pass@host/db', 'write %23 instead of #'],
    ['mysql://team@host/db', 'it starts with postgres://'],
    ['postgres://host:port/db', 'write it like postgres://name:password@host:5432/database'],
    ['postgres://team:pass@host/db#1', 'write it like postgres://name:password@host:5432/database'],
  ])('%s is told: %s', (url, says) => {
    expect(databaseUrlProblem(url)).toContain(says);
    expect(databaseUrlProblem(url)).not.toMatch(/pa.ss/);
  });

  it.each([
    '',
    'postgres://localhost/db',
    'postgresql://team:pass@host:5432/db?sslmode=verify-full',
    'postgres://team:p@ss@host/db',
    'postgres:///db?host=/var/run/postgresql',
    'postgres://team:pass@host/db?application_name=a@b',
  ])('%s is fine', (url) => {
    expect(databaseUrlProblem(url)).toBe(null);
  });

  it('is fine with any encoded password, which then arrives', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (password) => {
        const url = `postgres://team:${encodeURIComponent(password)}@host/db`;
        expect(databaseUrlProblem(url)).toBe(null);
        expect(new pg.Client({ connectionString: url }).password).toBe(password);
      }),
    );
  });
});
