/** The message of anything that was thrown. */
export function errorMessage(fault: unknown): string {
  if (fault instanceof Error) return fault.message;
  return typeof fault === 'string' ? fault : (JSON.stringify(fault) ?? String(fault));
}
