import { createHash } from 'node:crypto';

/** Letters and digits that are not mistaken for one another, as private.new_public_id() uses them. */
const PUBLIC_LETTERS = '23456789abcdefghjkmnpqrstvwxyz';
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function digest(parts: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(parts.join('\u0000')).digest();
}

/** The same id for the same parts on every machine: `idOf('partner', 'bageriet')`. A valid uuid of version 4. */
export function idOf(...parts: (string | number)[]): string {
  const hex = digest(parts).toString('hex');
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function letters(alphabet: string, parts: readonly (string | number)[]): string {
  return [...digest(parts).subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** Eight letters for a public address. */
export function publicIdOf(...parts: (string | number)[]): string {
  return letters(PUBLIC_LETTERS, ['public', ...parts]);
}

/** A class code: eight capitals and digits. */
export function classCodeOf(...parts: (string | number)[]): string {
  return letters(CODE_LETTERS, ['class', ...parts]);
}

/**
 * Chance without chance: the same name gives the same numbers, and one subject's numbers do not move
 * when another subject is added.
 */
export class Chance {
  #state: number;

  constructor(...name: (string | number)[]) {
    this.#state = digest(name).readUInt32LE(0);
  }

  /** Between 0 and 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in `share` of the cases. */
  yes(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** `count` different ones, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = list.map((_, index) => index);
    const chosen: number[] = [];
    while (chosen.length < count && left.length > 0) chosen.push(left.splice(Math.floor(this.next() * left.length), 1)[0] as number);
    return chosen.sort((a, b) => a - b).map((index) => list[index] as T);
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    const mixed: T[] = [];
    while (left.length > 0) mixed.push(left.splice(Math.floor(this.next() * left.length), 1)[0] as T);
    return mixed;
  }
}
