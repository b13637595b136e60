import { expect, it } from 'vitest';
import { isApiAddress } from '../../../src/adapters/calls/api-address.ts';

it.each([
  'https://slack.com/api/',
  'https://10.0.0.1/api',
  'http://localhost:8080/api',
  'http://api.localhost/',
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.9.9.9:1/',
  'http://[::1]:3000/',
])('tokens may be sent to %s', (address) => {
  expect(isApiAddress(address)).toBe(true);
});

it.each([
  'http://slack.com/api/',
  'http://10.0.0.1/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com/',
  'http://localhost@example.com/',
  'http://[::2]/',
  'ftp://localhost/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'slack.com',
  '',
])('tokens may not be sent to %j', (address) => {
  expect(isApiAddress(address)).toBe(false);
});
