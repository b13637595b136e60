import { PermissionFlagsBits } from 'discord.js';

/** The permissions the bot uses, each with its reason; the invite asks for these and no others. */
export const permissions: readonly { readonly name: string; readonly bit: bigint; readonly why: string }[] = [
  {
    name: 'View Channels',
    bit: PermissionFlagsBits.ViewChannel,
    why: 'to receive mentions and see its own threads',
  },
  {
    name: 'Send Messages',
    bit: PermissionFlagsBits.SendMessages,
    why: 'to answer where threads cannot be opened',
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
    why: 'to reply to a message, to read what was said in a thread it is called into, and to see after a crash, or a first response that failed, whether an answer is out already',
  },
];

export const allPermissions: bigint = permissions.reduce((sum, { bit }) => sum | bit, 0n);
