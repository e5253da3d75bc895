const DEADLINE = 20_000;

/** Waits until the condition gives something, and gives it back; fails after 20 s. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
): Promise<Exclude<T, undefined | null | false>> {
  const end = performance.now() + DEADLINE;
  for (;;) {
    const result = await condition();
    if (result !== undefined && result !== null && result !== false) {
      return result as Exclude<T, undefined | null | false>;
    }
    if (performance.now() > end) throw new Error(`Not within ${DEADLINE / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What the promise rejects with; fails when it does not. Errors of other realms are no `Error` here. */
export async function rejection(
  promise: Promise<unknown>,
): Promise<{ reason: string; code: number; serviceCode?: number; message: string; hint?: string }> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome) return outcome.error as Awaited<ReturnType<typeof rejection>>;
  throw new Error(`Should have rejected, but gave ${JSON.stringify(outcome.value)}`);
}
