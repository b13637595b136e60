import type { Filled } from '../../../core/forms/form.ts';

/** Everything that can be done on the page. */
export type Actions = {
  say(thread: string | null, words: string, isToBot: boolean): void;
  /** Sends a message again that didn't get through. */
  sayAgain(id: string): void;
  press(message: string, key: string): void;
  /** An action of a message's menu. */
  act(message: string, action: string): void;
  edit(message: string | null): void;
  saveEdit(message: string, words: string, isToBot: boolean): void;
  erase(message: string): void;
  openThread(root: string | null): void;
  submitForm(filled: Filled): void;
  closeForm(): void;
  speakAs(person: string): void;
  /** @returns false if nobody can have that name */
  addPerson(name: string): Promise<boolean>;
};
