import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawMessage } from '../../doubles/discord/picture.ts';
import { answered, scene } from './harness.ts';

const folder = resolve(import.meta.dirname, '../../../docs/pictures');

describe('the pictures of the guide', () => {
  it.each([
    ['discord-recommend', 'we are 3 people and need an admin panel by friday. django or fastapi?'],
    ['discord-compare', 'compare django, flask and fastapi on databases'],
  ])('%s shows what the bot sends (else: npm run examples)', async (name, words) => {
    const { discord, channel, anna } = await scene();
    const asked = anna.write(channel, `${anna.mention} ${words}`);
    const [answer] = await answered(discord, String(asked.json.id), 1);
    await expect(drawMessage(answer?.components)).toMatchFileSnapshot(`${folder}/${name}.svg`);
  });
});
