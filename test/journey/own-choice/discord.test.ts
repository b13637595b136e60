import { it } from 'vitest';
import { scene } from '../../adapters/discord/harness.ts';
import { discordStage } from './discord-stage.ts';
import { chooseTogether } from './story.ts';

it('three people in Discord choose among things that nobody has data on, by what they know', async () => {
  await chooseTogether(discordStage(await scene()));
});
