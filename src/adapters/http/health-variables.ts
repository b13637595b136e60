import { z } from 'zod';

/** Where to serve health checks and metrics. An empty variable counts as unset. */
export const healthVariables = {
  HEALTH_PORT: z
    .string()
    .refine((port) => /^\d{0,5}$/.test(port) && Number(port) <= 65_535, 'must be a number up to 65535')
    .default(''),
  HEALTH_HOST: z.string().default(''),
};

export type HealthConfiguration = {
  /** 0 takes any free port. */
  readonly port: number;
  /** Undefined listens on all addresses. */
  readonly host: string | undefined;
};

/** Null without HEALTH_PORT. */
export function healthConfiguration({
  HEALTH_PORT: port,
  HEALTH_HOST: host,
}: z.infer<z.ZodObject<typeof healthVariables>>): HealthConfiguration | null {
  return port === '' ? null : { port: Number(port), host: host === '' ? undefined : host };
}
