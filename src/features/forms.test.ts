import type { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import {
  choice,
  choices,
  cvr,
  dateField,
  email,
  emptyOr,
  ifChanged,
  isCvr,
  mustBeTicked,
  optionalEmail,
  optionalPhone,
  optionalText,
  phone,
  postcode,
  requestKey,
  requiredText,
  sixDigits,
  timeField,
  weekField,
  weeksField,
  wholeNumber,
  yesNo,
} from './forms.ts';

const empty = 'Skriv noget';

function sentences(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
}

describe('an empty field gets its own sentence', () => {
  const fields: Record<string, z.ZodType> = {
    requiredText: requiredText(empty),
    choice: choice(['a', 'b'], empty),
    yesNo: yesNo(empty),
    wholeNumber: wholeNumber(empty, { min: 1, max: 9 }),
    dateField: dateField(empty),
    weekField: weekField(empty),
    timeField: timeField(empty),
    phone: phone(empty),
    email: email(empty),
    cvr: cvr(empty),
    postcode: postcode(empty),
    sixDigits: sixDigits(empty),
  };
  test.each(Object.entries(fields))('%s', (_name, schema) => {
    expect(sentences(schema, null)).toEqual([empty]);
    expect(sentences(schema, undefined)).toEqual([empty]);
  });

  test('check boxes', () => {
    expect(sentences(mustBeTicked(empty), false)).toEqual([empty]);
    expect(sentences(choices(['a', 'b'], { empty }), [])).toEqual([empty]);
    expect(sentences(weeksField(empty), [])).toEqual([empty]);
  });

  test('only spaces are empty too', () => {
    expect(sentences(requiredText(empty), '  \n ')[0]).toBe(empty);
  });
});

test('optional fields become null', () => {
  expect(optionalText().parse(null)).toBeNull();
  expect(optionalText().parse('  ')).toBeNull();
  expect(optionalPhone().parse(undefined)).toBeNull();
  expect(optionalEmail().parse(null)).toBeNull();
  expect(optionalEmail().parse(' Ida@Mail.example ')).toBe('ida@mail.example');
});

test('text loses what nobody meant to write', () => {
  expect(requiredText(empty).parse(' A\u0000sta\u202e\r\nB ')).toBe('Asta\nB');
  expect(requiredText(empty).parse('A\u030a')).toBe('Å');
  expect(sentences(requiredText(empty, { max: 3 }), 'fire')).toEqual(['Det er for langt. Skriv højst 3 tegn.']);
});

describe('phone', () => {
  test.each([
    ['12 34 56 78', null],
    ['12 24 56 77', null],
    ['12 34 52 82', '+4512345282'],
    ['22 34 56 78', '+4522345678'],
    ['+45 22345678', '+4522345678'],
    ['0045 2234-5678', '+4522345678'],
    ['2234567', null],
    ['+45 2234567', null],
    ['+46 70 123 45 67', '+46701234567'],
    ['0049 30 1234567', '+49301234567'],
    ['ring til mor', null],
  ])('%s → %s', (typed, kept) => {
    const result = phone(empty).safeParse(typed);
    expect(result.success ? result.data : null).toBe(kept);
  });
});

describe('cvr', () => {
  test.each(['99000007', '99000376', '99009993', '99 00 00 07', 'DK99000007', 'dk 99000007'])('takes %s', (number) => {
    expect(cvr(empty).safeParse(number).success).toBe(true);
  });
  test.each(['00000000', '99000008', '9900000', '990000071', 'abcdefgh'])('refuses %s', (number) => {
    expect(cvr(empty).safeParse(number).success).toBe(false);
  });
  test('one wrong digit is always found', () => {
    for (let place = 0; place < 8; place++) {
      for (let digit = 0; digit < 10; digit++) {
        const typed = `${'99000376'.slice(0, place)}${digit}${'99000376'.slice(place + 1)}`;
        expect(isCvr(typed)).toBe(typed === '99000376');
      }
    }
  });
});

describe('dates and weeks', () => {
  test.each([
    ['2026-11-02', '2026-11-02'],
    ['2.11.2026', '2026-11-02'],
    ['02/11/2026', '2026-11-02'],
    ['29.2.2028', '2028-02-29'],
    ['29.2.2026', null],
    ['31.4.2026', null],
    ['2.13.2026', null],
    ['i morgen', null],
  ])('%s → %s', (typed, kept) => {
    const result = dateField(empty).safeParse(typed);
    expect(result.success ? result.data : null).toBe(kept);
  });

  test.each([
    ['2026-10-26', '2026-10-26'],
    ['2026-W44', '2026-10-26'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
    ['2027-W53', null],
    ['2026-W00', null],
    ['2026-10-27', null],
  ])('week %s → %s', (typed, kept) => {
    const result = weekField(empty).safeParse(typed);
    expect(result.success ? result.data : null).toBe(kept);
  });

  test('weeks are kept once and in order', () => {
    expect(weeksField(empty).parse(['2026-11-02', '2026-10-26', '2026-11-02'])).toEqual(['2026-10-26', '2026-11-02']);
  });

  test.each([
    ['8.30', '08:30'],
    ['08:30', '08:30'],
    ['830', '08:30'],
    ['kl. 8', '08:00'],
    ['24.00', null],
    ['8.75', null],
  ])('time %s → %s', (typed, kept) => {
    const result = timeField(empty).safeParse(typed);
    expect(result.success ? result.data : null).toBe(kept);
  });
});

test('numbers, mail, postcode and code', () => {
  expect(wholeNumber(empty, { min: 1, max: 30 }).parse(' 12 ')).toBe(12);
  expect(sentences(wholeNumber(empty, { min: 1, max: 30 }), '31')).toEqual(['Skriv et tal fra 1 til 30.']);
  expect(email(empty).parse(' Far@Mail.example ')).toBe('far@mail.example');
  expect(email(empty).safeParse('far@mail').success).toBe(false);
  expect(postcode(empty).parse('0555')).toBe('0555');
  expect(postcode(empty).safeParse('99911').success).toBe(false);
  expect(sixDigits(empty).parse('123 456')).toBe('123456');
});

test('a form without a key gets one', () => {
  const key = requestKey().parse(null);
  expect(key).toMatch(/^[0-9a-f-]{36}$/);
  expect(requestKey().parse(key)).toBe(key);
});

test('a field that stands as it was shown leaves what is stored as it is', () => {
  expect(ifChanged('+4522345678', '+4522345678')).toBeNull();
  expect(ifChanged('+4522345679', '+4522345678')).toBe('+4522345679');
  expect(ifChanged('+4522345679', undefined)).toBe('+4522345679');
  expect(ifChanged(null, undefined)).toBeNull();
});

test('a field that may be left empty is null then, and tells what is wrong in its own sentence', () => {
  const field = emptyOr(dateField('Vælg en dag'));
  expect(field.parse('')).toBeNull();
  expect(field.parse('2026-11-30')).toBe('2026-11-30');
  expect(field.safeParse('i morgen').error?.issues).toMatchObject(dateField('Vælg en dag').safeParse('i morgen').error?.issues ?? []);
  expect(emptyOr(email('Skriv en mail')).safeParse('ikke en mail').error?.issues[0]?.message).not.toMatch(/input|typer/i);
});
