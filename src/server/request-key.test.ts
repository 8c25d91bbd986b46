import { expect, test } from 'vitest';
import { requestKeyFor } from './request-key.ts';

const FORM = 'c9b1f0de-5d0b-4d0c-9a53-6f1d5b0c3f10';
const key = (content: unknown, command = 'messages.write', form = FORM) => requestKeyFor(form, command, content);

test('the same form sent twice has the same key', async () => {
  expect(await key({ besked: 'Jeg kommer', sag: null })).toBe(await key({ besked: 'Jeg kommer', sag: null }));
  expect(await key({})).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('another content, another command or another form has another', async () => {
  const keys = await Promise.all([
    key({ besked: 'Jeg kommer' }),
    key({ besked: 'Jeg er syg' }),
    key({ besked: 'Jeg kommer' }, 'messages.answer'),
    key({ besked: 'Jeg kommer' }, 'messages.write', '0b7e1c1a-9f57-4df4-8a58-0b1a9b0d6a11'),
    key({ besked: ['Jeg kommer'] }),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a file is told from another by what is in it', async () => {
  const list = (text: string) => ({ fil: new File([text], '8b.csv') });
  expect(await key(list('Asta'))).toBe(await key(list('Asta')));
  expect(await key(list('Asta'))).not.toBe(await key(list('Bo')));
});
