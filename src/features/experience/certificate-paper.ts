import { kindNames } from '../../copy/kinds.ts';
import { dateRange, longDate } from '../dates.ts';
import type { Paper } from '../papers/paper.ts';
import { type Certificate, daysInWords } from './experience.ts';

/**
 * The certificate as a paper: who, where, when, what she tried. `withLearnt` adds her own words of what she got better at, when she wants them there.
 * Days are those that somebody told of as come; nothing is assumed.
 */
export function certificatePaper(certificate: Certificate, withLearnt: boolean): Paper {
  const name = `${certificate.first_name} ${certificate.last_name}`;
  const kind = certificate.kind ? kindNames[certificate.kind].toLowerCase() : 'forløb';
  const first = certificate.days_came[0] ?? certificate.starts_on;
  const last = certificate.days_came.at(-1) ?? certificate.ended_on ?? certificate.ends_on;
  const when = first === last ? longDate(first) : dateRange(first, last, { withYear: true });
  const place = [certificate.place, certificate.town].filter(Boolean).join(', ');
  return {
    title: name,
    lede: `${certificate.completed ? 'Har gennemført' : 'Har været i'} ${kind} hos ${place || 'et sted'}.`,
    language: 'da',
    from: certificate.municipality,
    sections: [
      { blocks: [{ kind: 'text', text: [daysInWords(certificate), when].filter(Boolean).join(', ') }] },
      ...(certificate.tasks.length > 0
        ? [{ heading: `Det har ${certificate.first_name} prøvet`, blocks: [{ kind: 'list' as const, items: certificate.tasks }] }]
        : []),
      ...(withLearnt && certificate.learnt ? [{ heading: 'Det blev jeg bedre til', blocks: [{ kind: 'text' as const, text: certificate.learnt }] }] : []),
    ],
    foot: `${certificate.municipality}, ${longDate(certificate.today, { withYear: true })}. Spørgsmål: ${certificate.contact.name}, ${certificate.contact.title}.`,
  };
}
