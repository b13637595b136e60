import { it } from 'vitest';
import { openSite } from '../../adapters/web/harness.ts';
import { chooseTogether } from './story.ts';
import { webStage } from './web-stage.ts';

it('three people on the chat page choose among things that nobody has data on, by what they know', async () => {
  await chooseTogether(await webStage(await openSite()));
});
