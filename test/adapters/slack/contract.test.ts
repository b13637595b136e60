import { platformContract } from '../../contract/platform-contract.ts';
import { slackStage } from '../../doubles/slack/stage.ts';

// Over HTTP, see contract.long.test.ts: only how events arrive is different.
platformContract(slackStage('socket'));
