import { expect, test, vi } from 'vitest';

vi.mock('astro:env/server', () => ({ SESSION_SECRET: 'a secret that is only known to this test' }));
const { justAnswered, noteAnswer } = await import('./just-answered.ts');

/** The cookies of one browser, as Astro hands them to a request. */
function browser() {
  const kept = new Map<string, string>();
  return {
    get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined),
    has: (name: string) => kept.has(name),
    set: (name: string, value: string) => void kept.set(name, value),
    delete: (name: string) => kept.delete(name),
  } as never;
}

test('an answer is known for its own link, in the browser that gave it, and nowhere else', async () => {
  const cookies = browser();
  await noteAnswer(cookies, 'ab'.repeat(32), 'ja');
  expect(await justAnswered(cookies, 'ab'.repeat(32))).toBe('ja');
  expect(await justAnswered(browser(), 'ab'.repeat(32))).toBeNull();
  expect(await justAnswered(cookies, 'cd'.repeat(32))).toBeNull();
});
