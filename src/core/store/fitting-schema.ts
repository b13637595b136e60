import { z } from 'zod';

type Schema = z.core.$ZodType | undefined;

/** The schema that a value fits, without what surrounds it: `nullable`, `optional`, the other members of a union. */
export function fittingSchema(schema: Schema, value: unknown): Schema {
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodLazy
  )
    return fittingSchema(schema.unwrap(), value);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const fitting = schema.options.find((option) => z.safeParse(option, value).success);
  return fittingSchema(fitting, value);
}

/** Whether a value has to be one of a few that the program knows. */
export function isFixed(schema: Schema): boolean {
  return schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral;
}

/** The schema of an element, or of a field; undefined where nothing is known of it. */
export function partSchema(schema: Schema, name: string): Schema {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodObject ? schema.shape[name] : undefined;
}
