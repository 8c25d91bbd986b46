import { describe, expect, test } from 'vitest';
import { municipalityFrom, unnamedMunicipality } from './municipality.ts';
import { asDialled, asWritten } from './phone.ts';

describe('a phone number', () => {
  test.each([
    ['12345678', '12 34 56 78', '+4512345678'],
    ['+45 12 34 56 78', '12 34 56 78', '+4512345678'],
    ['112', '112', '112'],
    ['116 111', '116 111', '116111'],
    ['+46 8 123 45 67', '+46 8 123 45 67', '+4681234567'],
  ])('%s is read and dialled', (phone, written, dialled) => {
    expect(asWritten(phone)).toBe(written);
    expect(asDialled(phone)).toBe(dialled);
  });
});

describe('the municipality', () => {
  test('is what the latest setting says', () => {
    const settings = [
      { key: 'brand_name', value: 'Ungegarantien' },
      { key: 'phone', value: '12345600' },
      { key: 'brand_name', value: 'Ungegarantien Lyngfjord' },
    ];
    expect(municipalityFrom(settings)).toMatchObject({ brandName: 'Ungegarantien Lyngfjord', phone: '12345600', mail: null });
  });

  test('has a name to go by when nothing is set', () => {
    expect(municipalityFrom([])).toEqual(unnamedMunicipality);
  });
});
