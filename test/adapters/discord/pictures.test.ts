import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawMessage } from '../../doubles/discord/picture.ts';
import { answered, scene } from './harness.ts';

const folder = resolve(import.meta.dirname, '../../../docs/pictures');

describe('the pictures of the guide', () => {
  it.each([
    ['discord-recommend', ['we are 3 people and need an admin panel by friday. django or fastapi?']],
    ['discord-compare', ['compare django, flask and fastapi on databases']],
    [
      'discord-decide',
      ['we need an admin panel and websockets. django or fastapi?', 'ok team, we go with django'],
    ],
  ])('%s shows what the bot sends (else: npm run examples)', async (name, said) => {
    const { discord, channel, anna } = await scene();
    let place = channel;
    for (const [at, words] of said.entries()) {
      const asked = anna.write(place, `${anna.mention} ${words}`);
      if (at === 0) place = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
      await answered(discord, place.id, at + 1);
    }
    const answer = (await answered(discord, place.id, said.length)).at(-1);
    await expect(drawMessage(answer?.components, `@Tradeoff ${said.at(-1) ?? ''}`)).toMatchFileSnapshot(
      `${folder}/${name}.svg`,
    );
  });
});
