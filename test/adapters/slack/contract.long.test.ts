import { platformContract } from '../../contract/platform-contract.ts';
import { slackStage } from '../../doubles/slack/stage.ts';

platformContract(slackStage('http'));
