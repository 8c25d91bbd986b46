import { type Calendar, plusDays } from './calendar.ts';
import { idOf } from './chance.ts';
import type { addOthers, YoungPerson } from './pupils.ts';
import type { Tables } from './tables.ts';

interface Cv {
  good_at: string;
  tried: string;
  school: string;
  spare_time: string;
  would_like: string;
  languages: readonly [name: string, level: 'a_little' | 'speaks_well' | 'mother_tongue'][];
}

/** Jonas has written all of his CV and shows it; Storm the half of his. Asta, who has never been here, has none. */
export function tellCvs(tables: Tables, calendar: Calendar, { jonas, fgu }: ReturnType<typeof addOthers>): void {
  tell(jonas, {
    good_at: 'Jeg er god til at lappe cykler.\nJeg giver ikke op, når noget driller.\nFolk siger, at jeg er nem at tale med.',
    tried: 'Jeg har gået med aviser i et halvt år.\nJeg har hjulpet min onkel med at sætte et køkken op.',
    school: 'Jeg gik ud af 9. klasse sidste år. Jeg var mest glad for håndværk og fysik.',
    spare_time: 'Jeg skiller gamle knallerter ad og samler dem igen. Om torsdagen spiller jeg bas.',
    would_like: 'Jeg vil gerne prøve et værksted, hvor man arbejder med hænderne.',
    languages: [
      ['Dansk', 'mother_tongue'],
      ['Engelsk', 'speaks_well'],
      ['Polsk', 'a_little'],
    ],
  });
  tell(fgu, {
    good_at: 'Jeg kommer til tiden, og jeg hjælper gerne de nye.',
    tried: '',
    school: '',
    spare_time: 'Jeg styrketræner og laver mad til min familie.',
    would_like: '',
    languages: [['Somali', 'mother_tongue']],
  });

  function tell(person: YoungPerson, { languages, ...fields }: Cv): void {
    const at = `${plusDays(calendar.today, -1)}T16:40:00Z`;
    tables.add('public.cv', { young_person_id: person.id, ...fields, prints_email: true, prints_phone: false, shared_at: at, written_at: at });
    for (const [place, [name, level]] of languages.entries()) {
      tables.add('public.cv_language', {
        id: idOf('cv language', person.id, name),
        young_person_id: person.id,
        name,
        level,
        added_at: `${at.slice(0, -3)}0${place}Z`,
      });
    }
  }
}
