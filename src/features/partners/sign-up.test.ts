import { describe, expect, test } from 'vitest';
import { emptySignUp, firstMissing, type SignUp } from './sign-up.ts';

const key = '00000000-0000-4000-8000-000000000000';
const company: SignUp['company'] = { cvr: '99000007', pUnit: null, name: 'Bageriet', form: 'company' };
const work: SignUp['work'] = { branches: ['food_kitchen'], size: '1-9', about: '' };

describe('signing up goes step by step', () => {
  test('an empty one begins at the beginning, wherever it is opened', () => {
    expect(firstMissing(emptySignUp(key), 'tjek')).toBe('virksomhed');
    expect(firstMissing(emptySignUp(key), 'virksomhed')).toBeNull();
  });
  test('what is written is not asked for again', () => {
    expect(firstMissing({ ...emptySignUp(key), company, work }, 'tjek')).toBe('sted');
    expect(firstMissing({ ...emptySignUp(key), company, work }, 'sted')).toBeNull();
  });
});
