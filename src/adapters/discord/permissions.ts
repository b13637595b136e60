import { PermissionFlagsBits } from 'discord.js';

/** The permissions that the bot uses, each with what for; the invite asks for these and no more. */
export const permissions: readonly { readonly name: string; readonly bit: bigint; readonly why: string }[] = [
  {
    name: 'View Channels',
    bit: PermissionFlagsBits.ViewChannel,
    why: 'to be told of mentions and to see its own threads',
  },
  {
    name: 'Send Messages',
    bit: PermissionFlagsBits.SendMessages,
    why: 'to answer where threads are not to be had',
  },
  {
    name: 'Create Public Threads',
    bit: PermissionFlagsBits.CreatePublicThreads,
    why: 'to open a thread for each question',
  },
  {
    name: 'Send Messages in Threads',
    bit: PermissionFlagsBits.SendMessagesInThreads,
    why: 'to answer in it',
  },
  {
    name: 'Attach Files',
    bit: PermissionFlagsBits.AttachFiles,
    why: 'to show charts as pictures; without it they are drawn in characters',
  },
  {
    name: 'Read Message History',
    bit: PermissionFlagsBits.ReadMessageHistory,
    why: 'to reply to a message, and after a crash, or a first response that failed, to see whether an answer is out already',
  },
];

export const allPermissions: bigint = permissions.reduce((sum, { bit }) => sum | bit, 0n);
