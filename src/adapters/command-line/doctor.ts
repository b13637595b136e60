import { Command } from 'commander';
import { examineSlack, type Finding, type Patient } from '../slack/doctor.ts';

type Parts = {
  readonly stdout: { write(text: string): unknown };
  readonly slack: () => Patient /** Ends the program with this code once it is done. */;
  readonly exitCode: (code: number) => void;
};

/** `tradeoff doctor slack`: are the tokens, scopes and channels in order? Fails where something is to be cured. */
export function doctorCommand({ stdout, slack, exitCode }: Parts): Command {
  const examine = new Command('slack')
    .description('check tokens, scopes and membership in Slack, and name the cure')
    .action(async () => {
      const findings = await examineSlack(slack());
      stdout.write(`${findings.map(line).join('\n')}\n`);
      if (findings.some(({ cure }) => cure !== null)) exitCode(1);
    });
  return new Command('doctor').description('check the connection to a platform').addCommand(examine);
}

function line({ what, says, cure }: Finding): string {
  return cure === null ? `✓ ${what}: ${says}` : `✗ ${what}: ${says}\n  → ${cure}`;
}
