import { expect, it } from 'vitest';
import { transportWarning } from '../../../src/adapters/postgres/transport-warning.ts';

it.each([
  'postgres://u:secret@db.example.com/bot',
  'postgres://u:secret@10.0.0.5:6432/bot?application_name=x',
  'postgresql://u:secret@postgres/bot',
  'postgres://u:secret@localhost/bot?host=db.example.com',
])('warns of %s, with the fix and without the password', (url) => {
  const warning = transportWarning(url) ?? '';
  expect(warning).toMatch(/[?&]sslmode=verify-full/);
  expect(warning).not.toContain('secret');
  expect(warning).not.toContain('\n');
});

it.each([
  'postgres://u:p@localhost:5432/bot',
  'postgres://u:p@127.0.0.1/bot',
  'postgres://u:p@[::1]:5432/bot',
  'postgres://u:p@bot/bot?host=/var/run/postgresql',
  'postgres:///bot',
  'postgres://u:p@db.example.com/bot?sslmode=verify-full',
  'postgres://u:p@db.example.com/bot?sslmode=disable',
])('does not warn of %s', (url) => {
  expect(transportWarning(url)).toBeUndefined();
});
