import { dayAndMonth } from '../features/dates.ts';
import type { PublicFigures } from '../features/figures/figures.ts';

/** The public figures in words: also those that are not as they should be. */

const FEW = 'under 5';

export interface FigureInWords {
  value: number | string;
  text: string;
}

const monthOf = (date: string) => dayAndMonth(date).replace(/^\d+\. /, '');

const counted = (value: number | null, text: string): FigureInWords => ({ value: value ?? FEW, text });

/** The four of the front page. */
export function figuresInShort(f: PublicFigures): FigureInWords[] {
  return [
    { value: f.without_contact, text: 'unge uden en kontaktperson' },
    ...(f.answered_on_time === null ? [] : [{ value: `${f.answered_on_time} %`, text: `af svarene kom til tiden i ${monthOf(f.answered_month)}` }]),
    counted(f.helped_on, 'gange blev en ung hjulpet videre, da et sted ikke havde plads'),
    counted(f.missing_place, 'mangler stadig en plads til deres praktik'),
  ];
}

export interface ExplainedFigure extends FigureInWords {
  heading: string;
  explained: string;
}

/** All of them, each with what it counts. */
export function figuresExplained(f: PublicFigures): ExplainedFigure[] {
  const since = dayAndMonth(f.year_from, { withYear: true });
  return [
    {
      heading: 'En fast voksen',
      value: f.without_contact,
      text: 'unge uden en kontaktperson',
      explained: 'Alle, der leder efter en plads, har én voksen, som følger dem. Tallet skal altid være nul. Er det ikke nul, får vi besked samme dag.',
    },
    {
      heading: 'Svar til tiden',
      value: f.answered_on_time === null ? '–' : `${f.answered_on_time} %`,
      text: `af svarene kom til tiden i ${monthOf(f.answered_month)}`,
      explained:
        f.answered_on_time === null
          ? 'Der har ikke været nok svar endnu til at sige det.'
          : `Vi tæller svar fra steder og fra kontaktpersoner. Et svar er til tiden, når det kommer før den dato, den unge har fået at vide. Her er talt ${f.answers ?? FEW} svar.`,
    },
    {
      heading: 'Over fristen lige nu',
      ...counted(f.over_due, 'venter på et svar, der skulle være kommet'),
      explained:
        'Svarer et sted ikke i tide, tager kontaktpersonen over. Sker der heller ikke noget dér, får Ungesekretariatet besked. Intet ønske lukker af sig selv.',
    },
    {
      heading: 'Hjulpet videre',
      ...counted(f.helped_on, 'gange blev en ung hjulpet videre'),
      explained: `Et sted, der ikke har plads, skal hjælpe den unge videre. Det kan være til et andet sted, en konsulent eller kontaktpersonen. Talt siden ${since}.`,
    },
    {
      heading: 'Mangler en plads',
      ...counted(f.missing_place, 'mangler stadig en plads til deres praktik'),
      explained: 'De har alle en kontaktperson, og der er en dato for, hvornår de hører fra os.',
    },
    {
      heading: 'Fik en plads',
      ...counted(f.placed, 'aftaler er på plads'),
      explained: `Praktik og job, der er aftalt, i gang eller gennemført siden ${since}.`,
    },
    {
      heading: 'Fra ønske til plads',
      value: f.days_to_offer === null ? '–' : f.days_to_offer === 1 ? '1 dag' : `${f.days_to_offer} dage`,
      text: 'fra et ønske til den første plads',
      explained:
        f.days_to_offer === null
          ? 'Der har ikke været nok endnu til at sige det.'
          : 'Halvdelen får den hurtigere, halvdelen venter længere. Uret starter ved det første ønske, og det begynder ikke forfra, når et sted siger nej.',
    },
    {
      heading: 'Steder med plads',
      value: f.openings,
      text: `steder har plads, hos ${f.partners} garantipartnere`,
      explained: 'En garantipartner er en virksomhed, der har lovet at hjælpe alle unge, som spørger. Også når der er fuldt.',
    },
  ];
}
