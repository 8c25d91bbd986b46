import * as copy from '../../copy/agreements.ts';
import type { Block, Paper, Section } from '../papers/paper.ts';
import { type AgreementSheet, holds, type PaperName } from './agreement.ts';

/** The papers of a placement, as one description for page and PDF. */

const text = (...lines: string[]): Block[] => lines.map((line) => ({ kind: 'text', text: line }));

function tasksOf(sheet: AgreementSheet): Section {
  return { heading: copy.paperWords.tasks, blocks: sheet.tasks.length > 0 ? [{ kind: 'list', items: sheet.tasks }] : text(copy.noTasks(sheet)) };
}

function agreement(sheet: AgreementSheet): Omit<Paper, 'from'> {
  const { paperWords: words } = copy;
  const missing = copy.missingInWords(sheet);
  const said: Block[] = [
    { kind: 'facts', rows: sheet.yes.map((yes) => ({ term: copy.parties[yes.party], value: copy.yesInWords(yes, sheet.papers_due_on, sheet.today) })) },
    ...(sheet.insured_before ? text(copy.insuredInWords(sheet.insured_before, sheet.today)) : []),
  ];
  return {
    title: copy.paperTitles.aftale(sheet),
    lede: copy.agreementLede(sheet),
    language: 'da',
    foot: copy.paperFoot(sheet),
    sections: [
      ...(holds(sheet) ? [] : [{ blocks: text(copy.overInWords(sheet)) }]),
      { heading: words.where, blocks: [{ kind: 'facts', rows: copy.whereAndWhen(sheet) }] },
      tasksOf(sheet),
      { heading: words.happens, blocks: [{ kind: 'facts', rows: copy.ifSomethingHappens(sheet) }] },
      { heading: words.rules, blocks: [{ kind: 'list', items: copy.rulesInShort(sheet) }] },
      ...(sheet.paper === 'ansaettelsesbevis'
        ? [{ heading: words.contract, blocks: [...text(copy.contractSentence), { kind: 'list' as const, items: copy.contractNeeds }] }]
        : []),
      { heading: words.yes, blocks: said },
      ...(missing && holds(sheet)
        ? [
            {
              heading: words.onPaper,
              onPaper: true,
              blocks: [...text(words.onPaperHint), { kind: 'signatures' as const, labels: sheet.missing.map(words.signature) }],
            },
          ]
        : []),
    ],
  };
}

function letter(sheet: AgreementSheet): Omit<Paper, 'from'> {
  const { paperWords: words } = copy;
  return {
    title: copy.paperTitles.brev(sheet),
    lede: copy.letterLede(sheet),
    language: 'da',
    foot: copy.paperFoot(sheet),
    sections: [
      tasksOf(sheet),
      { heading: words.where, blocks: [{ kind: 'facts', rows: copy.whereAndWhen(sheet) }] },
      { heading: words.pay, blocks: text(copy.payInLetter(sheet)) },
      { heading: words.risks, blocks: text(...copy.risksInLetter(sheet)) },
      { heading: words.adult, blocks: text(copy.adultInLetter(sheet)) },
      { heading: words.questions, blocks: text(copy.letterEnd(sheet)) },
    ],
  };
}

function remember(sheet: AgreementSheet): Omit<Paper, 'from'> {
  const { paperWords: words } = copy;
  const forHost = sheet.reader === 'host';
  return {
    title: copy.rememberTitle(sheet),
    lede: copy.rememberLede(sheet),
    language: 'da',
    foot: copy.paperFoot(sheet),
    sections: [
      { heading: forHost ? words.ready : words.bring, blocks: [{ kind: 'ticks', items: forHost ? copy.rememberForHost(sheet) : copy.rememberForHer(sheet) }] },
      { heading: words.where, blocks: [{ kind: 'facts', rows: copy.whereAndWhen(sheet) }] },
      ...(forHost ? [] : [{ heading: words.ill, blocks: text(copy.ifIllForHer(sheet)) }]),
      { heading: words.happens, blocks: [{ kind: 'facts', rows: copy.ifSomethingHappens(sheet) }] },
    ],
  };
}

const written = { aftale: agreement, brev: letter, huskeliste: remember } as const satisfies Record<PaperName, (sheet: AgreementSheet) => Omit<Paper, 'from'>>;

/** One of the papers of a placement, from the brand of the municipality. */
export const paperOf = (name: PaperName, sheet: AgreementSheet, from: string): Paper => ({ ...written[name](sheet), from });
