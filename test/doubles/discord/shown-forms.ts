import { z } from 'zod';
import type { DiscordDouble } from './discord-double.ts';
import type { Given } from './world.ts';

/** Response type `MODAL` of an interaction. */
export const modal = 9;

const shownFormSchema = z.object({
  type: z.literal(modal),
  data: z.looseObject({
    components: z.array(
      z.looseObject({
        label: z.string().optional(),
        component: z
          .looseObject({ options: z.array(z.object({ label: z.string(), value: z.string() })).default([]) })
          .optional(),
      }),
    ),
  }),
});

export type ShownForm = {
  /** The interaction that it was shown for. */
  readonly given: Given;
  readonly form: z.infer<typeof shownFormSchema>['data'];
};

/** The form that was shown to a person last. */
export function lastFormOf(
  { calls, world }: Pick<DiscordDouble, 'calls' | 'world'>,
  person: string,
): ShownForm | undefined {
  for (const { path, status, body } of calls.toReversed()) {
    const given = world.interactions.get(path.split('/')[2] ?? '');
    const form = status < 300 ? shownFormSchema.safeParse(body).data?.data : undefined;
    if (given?.author === person && form !== undefined) return { given, form };
  }
  return undefined;
}

/** What to fill in: by a field's label, or for labels that are in none of the answers by the order of the fields. */
export function valuesIn(
  { form }: ShownForm,
  answers: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const inOrder = Object.values(answers);
  const fields = form.components.flatMap(({ label, component }) =>
    label === undefined || component === undefined ? [] : [{ label, options: component.options }],
  );
  return Object.fromEntries(
    fields.flatMap(({ label, options }, index) => {
      const answer = answers[label] ?? inOrder[index];
      if (answer === undefined) return [];
      const option = options.find((one) => one.value === answer || one.label === answer);
      return [[label, [option?.value ?? answer]]];
    }),
  );
}
