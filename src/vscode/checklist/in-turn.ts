/** Lets acts begin only once those before them have ended, however they ended. */
export function inTurn(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return act => {
    const run = last.then(act);
    last = run.catch(() => undefined);
    return run;
  };
}
