import { describe, expect, test } from 'vitest';
import { type ClassFile, decodeClassFile, readClassFile } from './class-file.ts';
import { cprExamples, holdsCpr, isCprHeading } from './cpr.ts';

const head = 'Fornavn;Efternavn;Fødselsdato;Klasse';
const read = (text: string) => readClassFile(text) as ClassFile;
const decoded = (text: string, encoding: 'utf8' | 'latin1' | 'utf16le', mark: number[] = []) =>
  decodeClassFile(new Uint8Array([...mark, ...Buffer.from(text, encoding)])) as string;

describe('a school’s file', () => {
  const expected = { line: 2, first_name: 'Åse-Mærk', last_name: 'Øllegaard Prøvesen', birth_date: '2012-05-24', class_name: '8.B', refused: null };

  test.each([
    ['semicolons', `${head}\nÅse-Mærk;Øllegaard Prøvesen;24.5.2012;8.B`],
    ['commas, and a date as Excel has it in English', `${head.replaceAll(';', ',')}\r\nÅse-Mærk,Øllegaard Prøvesen,2012-05-24,8.B\r\n`],
    ['tabs, old line ends', `${head.replaceAll(';', '\t')}\rÅse-Mærk\tØllegaard Prøvesen\t24/05/12\t8.B`],
    [
      'quotes, and other names of the columns in another order',
      '"Klasse","Fødselsdag","EFTERNAVNE","fornavn"\n"8.B","24-05-2012"," Øllegaard  Prøvesen ","Åse-Mærk"',
    ],
    ['columns that nobody needs', 'UNI-login;Fornavn;Efternavn;Fødselsdato;Klasse;Note\nxx12;Åse-Mærk;Øllegaard Prøvesen;24052012;8.B;glad'],
    ['letters in two parts', `${head}\n${'Åse-Mærk'.normalize('NFD')};Øllegaard Prøvesen;24.05.2012;8.B`],
  ])('is read with %s', (_, text) => {
    expect(read(text).lines).toEqual([expect.objectContaining(expected)]);
  });

  test.each([
    ['UTF-8', 'utf8', []],
    ['UTF-8 with a mark', 'utf8', [0xef, 0xbb, 0xbf]],
    ['Windows-1252', 'latin1', []],
    ['UTF-16, as Excel saves "Unicode text"', 'utf16le', [0xff, 0xfe]],
  ] as const)('is read in %s', (_, encoding, mark) => {
    expect(read(decoded(`${head}\r\nÅse-Mærk;Øllegaard Prøvesen;24.5.2012;8.B`, encoding, [...mark])).lines).toEqual([expect.objectContaining(expected)]);
  });

  test('keeps the number of the line as the sheet has it, over empty lines and the hint that Excel writes', () => {
    const { lines } = read(`sep=;\n${head}\n\nA;B;1.1.2012;8.B\n;;;\nC;D;2.1.2012;8.B\n\n`);
    expect(lines.map(({ line }) => line)).toEqual([4, 6]);
  });

  test('reads what is there about pupil and guardian, and refuses the line where it cannot', () => {
    const columns = `${head};Mail;Mobil;Forælder navn;Forælder mail;Forælder mobil;Forælder sprog`;
    const { lines } = read(
      [
        columns,
        'A;B;1.1.2012;8.B;a@b.example;22 33 44 55;Mor;mor@b.example;+46701234567;Arabisk',
        'A;B;31.2.2012;8.B;;;;;;',
        'A;B;1.1.2012;8.B;;123;;;;',
        'A;B;1.1.2012;8.B;;;Mor;;12;',
        'A;B;1.1.2012;8.B;;;Mor;m@b.example;;klingonsk',
        'A;B;1.1.2012;8.B;;;;;;;;for meget',
      ].join('\n'),
    );
    expect(lines[0]).toMatchObject({
      email: 'a@b.example',
      phone: '+4522334455',
      guardian_name: 'Mor',
      guardian_phone: '+46701234567',
      guardian_language: 'ar',
      refused: null,
    });
    expect(lines.slice(1).map(({ refused }) => refused)).toEqual([
      'no_such_day',
      'phone_wrong',
      'guardian_phone_wrong',
      'guardian_language_unknown',
      'too_many_cells',
    ]);
  });
});

describe('a file that cannot be used is put down whole', () => {
  const line = 'Asta;Prøvesen;24.5.2012;8.B';
  test.each([
    ['nothing in it', '', { problem: 'empty' }],
    ['spaces only', '\ufeff \r\n\t', { problem: 'empty' }],
    ['headings only', `${head}\r\n`, { problem: 'only_headings' }],
    ['no headings', line, { problem: 'missing_columns', columns: ['Fornavn', 'Efternavn', 'Fødselsdato', 'Klasse'] }],
    ['a column too few', 'Fornavn;Efternavn;Klasse\nAsta;Prøvesen;8.B', { problem: 'missing_columns', columns: ['Fødselsdato'] }],
    ['a column twice', `${head};Stamklasse\n${line};8.A`, { problem: 'column_twice', column: 'Klasse' }],
    ['a null byte', `${head}\nAsta\u0000;Prøvesen;24.5.2012;8.B`, { problem: 'not_text' }],
    ['a quotation mark that never ends', `${head}\n"Asta;Prøvesen;24.5.2012;8.B\n${line}`, { problem: 'quotes', line: 2 }],
    ['too many lines', `${head}\n${`${line}\n`.repeat(10_000)}`, { problem: 'too_many_lines' }],
    ['a column of CPR numbers, even an empty one', `CPR-nr.;${head}\n;${line}`, { problem: 'cpr', lines: [1] }],
    ['a CPR number for a birthday', `${head}\n${line}\nBo;Prøvesen;240512-1234;8.B`, { problem: 'cpr', lines: [3] }],
    ['a CPR number where nobody looks', `${head};Note\n${line};se 2405121234`, { problem: 'cpr', lines: [2] }],
    ['a CPR number and no headings', '240512-1234;Asta', { problem: 'cpr', lines: [1] }],
  ])('%s', (_, text, problem) => {
    expect(readClassFile(text)).toEqual(problem);
  });

  test('a workbook instead of a list is known by its first bytes', () => {
    expect(decodeClassFile(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]))).toEqual({ problem: 'excel' });
    expect(decodeClassFile(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({ problem: 'excel' });
    expect(decodeClassFile(new Uint8Array())).toEqual({ problem: 'empty' });
  });

  test('two thousand lines are read in the blink of an eye', () => {
    const began = performance.now();
    expect(read(`${head};Mail\n${`${line};a@b.example\n`.repeat(2000)}`).lines).toHaveLength(2000);
    expect(performance.now() - began).toBeLessThan(1500);
  });
});

test('what looks like a CPR number', () => {
  for (const text of cprExamples.looksLikeOne) expect(holdsCpr(text), text).toBe(true);
  for (const text of cprExamples.doesNot) expect(holdsCpr(text), text).toBe(false);
  for (const heading of ['CPR', 'cpr-nr.', 'Personnummer', 'Elev CPR', 'Personnr']) expect(isCprHeading(heading), heading).toBe(true);
  for (const heading of ['Fornavn', 'Klasse', 'Person', 'Elevnr']) expect(isCprHeading(heading), heading).toBe(false);
});
