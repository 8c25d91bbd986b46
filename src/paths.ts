import type { NoticeCode } from './copy/notices.ts';

/**
 * Every URL of the site, as functions. Pages, mails and tests link through these, so that an address changes in one place.
 * Pure, without imports that run: the worker and the tests use it too.
 */

type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/** Adds a query to a path; empty values are left out, lists repeat the name. */
export function withQuery(path: string, query: Query = {}): string {
  const [beforeHash = '', hash] = path.split('#', 2);
  const [pathname = '', search = ''] = beforeHash.split('?', 2);
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(query)) {
    params.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one === null || one === undefined || one === '' || one === false) continue;
      params.append(name, String(one));
    }
  }
  const text = params.toString();
  return `${pathname}${text ? `?${text}` : ''}${hash ? `#${hash}` : ''}`;
}

/** Adds the notice that the next page shows once at its top, as in `/min-soegning?besked=application_sent`. */
export function withNotice(path: string, notice: NoticeCode): string {
  return withQuery(path, { besked: notice });
}

const segment = encodeURIComponent;

export const paths = {
  // Public
  front: () => '/',
  savedOpenings: () => '/opslag/gemte',
  openings: (query?: Query) => withQuery('/opslag', query),
  opening: (publicId: string, slug: string) => `/opslag/${segment(publicId)}/${segment(slug)}`,
  reportOpening: (publicId: string) => `/opslag/${segment(publicId)}/meld-et-problem`,
  partners: (query?: Query) => withQuery('/garantipartnere', query),
  partnerProfile: (publicId: string, slug: string) => `/garantipartnere/${segment(publicId)}/${segment(slug)}`,
  /** Where somebody who asked in person is helped on: the address on the partner's printed card. */
  partnerHelp: (publicId: string, slug: string) => `/garantipartnere/${segment(publicId)}/${segment(slug)}/hjaelp`,
  becomePartner: () => '/bliv-garantipartner',
  becomePartnerReceipt: (partnerId: string) => withQuery('/bliv-garantipartner/kvittering', { partner: partnerId }),
  becomePartnerStep: (step: string) => `/bliv-garantipartner/${segment(step)}`,
  forParents: () => '/for-foraeldre',
  howItGoes: () => '/saadan-gaar-det',
  /** What one may do at work, by age: the rulebook for the young, and the same for places. */
  workRules: () => '/regler-for-unge',
  workRulesForPlaces: () => '/regler-for-unge/virksomheder',
  unsure: () => '/ved-du-ikke',
  someoneToTalkTo: () => '/nogen-at-tale-med',
  contact: () => '/kontakt',
  privacy: () => '/dine-oplysninger',
  cookies: () => '/om-cookies',
  accessibility: () => '/tilgaengelighed',

  // Applying, before and after sign-in
  apply: (query?: Query) => withQuery('/soeg', query),
  applyStep: (step: string) => `/soeg/${segment(step)}`,
  applyReceipt: (needId: string) => withQuery('/soeg/kvittering', { sag: needId }),
  mySearch: (needId?: string) => `/min-soegning${needId ? `#sag-${segment(needId)}` : ''}`,
  declineOffer: (needId: string) => `/min-soegning/${segment(needId)}/nej-tak`,
  wantOther: (needId: string) => `/min-soegning/${segment(needId)}/noget-andet`,
  proposeOwnPlace: (needId: string) => `/min-soegning/${segment(needId)}/eget-sted`,
  sayIll: (needId: string) => `/min-soegning/${segment(needId)}/syg`,
  somethingHappened: (needId: string) => `/min-soegning/${segment(needId)}/sket-noget`,
  endNeed: (needId: string) => `/min-soegning/${segment(needId)}/stop`,
  myMessages: (needId: string, query?: Query) => withQuery(`/min-soegning/${segment(needId)}/beskeder`, query),
  /** Her three questions about a placement, before its first day and after its last. */
  reflection: (placementId: string, moment: 'before' | 'after') => `/min-soegning/forloeb/${segment(placementId)}/${moment === 'before' ? 'foer' : 'efter'}`,
  quote: (placementId: string) => `/min-soegning/forloeb/${segment(placementId)}/saadan-var-det`,
  certificate: (placementId: string, query?: Query) => withQuery(`/min-soegning/forloeb/${segment(placementId)}/bevis`, query),
  certificateFile: (placementId: string, query?: Query) => withQuery(`/min-soegning/forloeb/${segment(placementId)}/bevis.pdf`, query),
  /** Her own CV: all of it, one field, the paper and its file. */
  myCv: () => '/mit-cv',
  myCvField: (slug: string) => `/mit-cv/${segment(slug)}`,
  myCvLanguages: () => '/mit-cv/sprog',
  myCvContact: () => '/mit-cv/kontakt',
  myCvPaper: () => '/mit-cv/udskrift',
  myCvFile: () => '/mit-cv/cv.pdf',
  nextSteps: () => '/min-soegning/naeste-skridt',
  myGuardian: () => '/min-soegning/foraelder',
  myDetails: () => '/min-soegning/om-mig',

  /** Everything that is stored about whoever is signed in, to read and as a file. */
  ownData: () => '/mine-data',
  ownDataFile: () => '/mine-data/fil.json',
  ownLooks: () => '/mine-data/hvem-har-set',
  ownErasure: () => '/mine-data/slet',

  // Pages behind a link in a mail or SMS, no account needed
  guardian: (token: string) => `/foraelder/${segment(token)}`,
  /** The same page, by the shortest way: leads on to it. */
  guardianBySms: (short: string) => `/f/${segment(short)}`,
  arrival: (token: string) => `/fremme/${segment(token)}`,
  checkIn: (token: string) => `/hvordan-gaar-det/${segment(token)}`,
  collaboration: (token: string) => `/samarbejdet/${segment(token)}`,
  ownPlaceHost: (token: string) => `/vaert/${segment(token)}`,
  guardianAgreement: (token: string) => `/foraelder/${segment(token)}/aftale`,
  guardianPaper: (token: string, paper: string, placementId: string) =>
    withQuery(`/foraelder/${segment(token)}/${segment(paper)}.pdf`, { forloeb: placementId }),
  hostAgreement: (token: string) => `/vaert/${segment(token)}/aftale`,
  hostPaper: (token: string, paper: string) => `/vaert/${segment(token)}/${segment(paper)}.pdf`,
  hostCalendar: (token: string) => `/vaert/${segment(token)}/dage.ics`,

  // The agreement of a placement: hers, the workplace's, and those who help her read the same page
  agreement: (placementId: string) => `/aftale/${segment(placementId)}`,
  agreementPaper: (placementId: string, paper: string) => `/aftale/${segment(placementId)}/${segment(paper)}`,
  agreementPdf: (placementId: string, paper: string) => `/aftale/${segment(placementId)}/${segment(paper)}.pdf`,
  agreementCalendar: (placementId: string) => `/aftale/${segment(placementId)}/dage.ics`,

  // Desks
  partnerDesk: (query?: Query) => withQuery('/partner', query),
  partnerCase: (applicationId: string) => `/partner/unge/${segment(applicationId)}`,
  partnerSomethingHappened: (applicationId: string) => `/partner/unge/${segment(applicationId)}/sket-noget`,
  partnerCancel: (applicationId: string) => `/partner/unge/${segment(applicationId)}/kan-ikke-alligevel`,
  partnerNewOpening: (query?: Query) => withQuery('/partner/opslag/ny', query),
  partnerOpening: (openingId: string) => `/partner/opslag/${segment(openingId)}`,
  partnerOpeningEdit: (openingId: string) => `/partner/opslag/${segment(openingId)}/ret`,
  partnerOpeningStop: (openingId: string, how: 'besat' | 'pause' | 'slut') => `/partner/opslag/${segment(openingId)}/${how}`,
  partnerCard: (query?: Query) => withQuery('/partner/en-ung-har-spurgt', query),
  partnerAboutUs: (query?: Query) => withQuery('/partner/om-jer', query),
  partnerStop: (how: 'pause' | 'stop', query?: Query) => withQuery(`/partner/om-jer/${how}`, query),
  partnerWorkplace: (workplaceId: string, query?: Query) => withQuery(`/partner/om-jer/steder/${segment(workplaceId)}`, query),
  coordinatorDesk: (query?: Query) => withQuery('/koordinator', query),
  coordinatorPupil: (youngPersonId: string, query?: Query) => withQuery(`/koordinator/elev/${segment(youngPersonId)}`, query),
  /** Where everybody is in a week; `uge` is `2026-44`, the present one when left out. */
  coordinatorWeek: (query?: Query) => withQuery('/koordinator/uge', query),
  /** Who has a place for a week: `2026-44`. */
  coordinatorWeekPlaces: (week: string, query?: Query) => withQuery(`/koordinator/uge/${segment(week)}`, query),
  coordinatorWeekSuggestions: (week: string, query?: Query) => withQuery(`/koordinator/uge/${segment(week)}/forslag`, query),
  coordinatorClasses: () => '/koordinator/klasser',
  coordinatorClass: (classId: string) => `/koordinator/klasser/${segment(classId)}`,
  /** To print: a poster for the wall, or a card for each pupil. */
  coordinatorClassCodes: (classId: string, as: 'plakat' | 'kort') => withQuery(`/koordinator/klasser/${segment(classId)}/koder`, { som: as }),
  /** Where a pupil goes who is not in the class any more, or never was. */
  coordinatorClassPupil: (youngPersonId: string) => `/koordinator/klasser/elev/${segment(youngPersonId)}`,
  classImport: () => '/koordinator/klasser/import',
  classImportPreview: (importId: string) => `/koordinator/klasser/import/${segment(importId)}`,
  teacherDesk: () => '/laerer',
  schoolLeaderDesk: () => '/skoleleder',
  coordinatorTasks: (query?: Query) => withQuery('/koordinator/opgaver', query),
  coordinatorPupilDays: (youngPersonId: string) => `/koordinator/elev/${segment(youngPersonId)}/dage`,
  pupilNextYear: (youngPersonId: string) => `/koordinator/elev/${segment(youngPersonId)}/efter-sommer`,
  coordinatorLeave: (query?: Query) => withQuery('/koordinator/fravaer', query),
  handOver: (query?: Query) => withQuery('/koordinator/overdrag', query),
  secretariatSchoolYear: (query?: Query) => withQuery('/sekretariat/skoleaar', query),
  secretariatStop: (query?: Query) => withQuery('/sekretariat/stopper', query),
  secretariatFigures: (query?: Query) => withQuery('/sekretariat/tal', query),
  secretariatFiguresFile: (query?: Query) => withQuery('/sekretariat/tal.csv', query),
  secretariatErasures: () => '/sekretariat/sletning',
  secretariatJournal: () => '/sekretariat/journal',
  secretariatFolder: (folderId: string) => `/sekretariat/journal/${segment(folderId)}.zip`,
  secretariatCasePaper: (needId: string) => `/sekretariat/journal/${segment(needId)}.pdf`,
  secretariatCaseFile: (needId: string) => `/sekretariat/journal/${segment(needId)}.json`,
  secretariatDesk: (query?: Query) => withQuery('/sekretariat', query),
  secretariatNeeds: (query?: Query) => withQuery('/sekretariat/unge', query),
  secretariatPartners: (query?: Query) => withQuery('/sekretariat/partnere', query),
  secretariatPartner: (partnerId: string, query?: Query) => withQuery(`/sekretariat/partnere/${segment(partnerId)}`, query),
  secretariatOpening: (openingId: string, query?: Query) => withQuery(`/sekretariat/opslag/${segment(openingId)}`, query),
  consultantDesk: () => '/konsulent',
  /** For staff without a desk of their own: what they can do here. */
  staffPage: () => '/medarbejder',

  // Signing in and out
  signIn: (next?: string) => withQuery('/log-ind', { naeste: next }),
  signInCode: () => '/log-ind/kode',
  signOut: () => '/log-ud',
  myPage: () => '/min-side',

  // Demo only
  timeDesk: () => '/dev/tid',
  postOffice: (address?: string) => withQuery('/dev/post', { til: address }),
} as const;

const LONGEST_NEXT = 500;

/**
 * The path to go to after sign-in, if it is one of ours; otherwise null.
 * Good: `/min-soegning?uge=44`. Refused: `https://other.example`, `//other.example`, `/\other.example`, `/log-ud`.
 */
export function safeLocalPath(next: string | null | undefined): string | null {
  if (!next || next.length > LONGEST_NEXT) return null;
  // A browser reads "\" as "/" and skips tabs and line breaks, so that "/\t/other.example" leaves the site.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f]/.test(next)) return null;
  if (!next.startsWith('/') || next.startsWith('//')) return null;
  const here = 'http://here.invalid';
  if (!URL.canParse(next, here)) return null;
  const url = new URL(next, here);
  if (url.origin !== here || url.pathname.startsWith('//')) return null;
  if (/^\/(log-ind|log-ud|_actions|_astro)(\/|$)/.test(url.pathname)) return null;
  url.searchParams.delete('_action');
  return `${url.pathname}${url.search}${url.hash}`;
}
