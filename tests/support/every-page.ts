import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Who looks at every page. */
export const everybody = ['stranger', 'pupil', 'partner', 'coordinator', 'secretariat'] as const;
export type Who = (typeof everybody)[number];

/** Addresses of things that are there, found on the pages of those who have them. */
export interface Found {
  opening: string;
  partner: string;
  partnerOpening: string;
  partnerCase: string;
  workplace: string;
  pupil: string;
  need: string;
  schoolClass: string;
  partnerToRead: string;
  openingToRead: string;
}

export interface Declared {
  at: string | ((found: Found) => string);
  /** The status of GET and HEAD for each. */
  get: Record<Who, number>;
  /** The status of a POST that names no action; the same as GET where it is left out. */
  post?: Record<Who, number>;
  /** Queries that show the page in other states. */
  states?: readonly string[];
}

const all = (status: number) => Object.fromEntries(everybody.map((who) => [who, status])) as Record<Who, number>;
/** Strangers are sent to sign in, those named see it, everybody else is told that it is not for them. */
const only = (named: Who | readonly Who[], { seen = 200, others = 403 } = {}) => ({
  ...all(others),
  stranger: 303,
  ...Object.fromEntries([named].flat().map((who) => [who, seen])),
});

const anybody = all(200);
/** A step that nobody has come to yet leads to the first. */
const later = all(303);
/** Something that belongs to none of the five. */
const noneOfTheirs = { ...all(404), stranger: 303 };
const staff = only(['coordinator', 'secretariat']);
const absent = '00000000-0000-4000-8000-000000000000';

/** Every file of src/pages, with what each person gets there. A new page fails its test until it stands here. */
export const declaredPages: Record<string, Declared> = {
  '403.astro': { at: '/403', get: all(403) },
  '404.astro': { at: '/404', get: all(404) },
  '500.astro': { at: '/500', get: all(500) },
  'aftale/[id]/[papir].astro': { at: `/aftale/${absent}/huskeliste`, get: noneOfTheirs },
  'aftale/[id]/[papir].pdf.ts': { at: `/aftale/${absent}/aftale.pdf`, get: noneOfTheirs, post: all(404) },
  'aftale/[id]/dage.ics.ts': { at: `/aftale/${absent}/dage.ics`, get: noneOfTheirs, post: all(404) },
  'aftale/[id]/index.astro': { at: `/aftale/${absent}`, get: noneOfTheirs },
  'bliv-garantipartner/arbejde.astro': { at: '/bliv-garantipartner/arbejde', get: later },
  'bliv-garantipartner/index.astro': { at: '/bliv-garantipartner', get: anybody },
  'bliv-garantipartner/kontakt.astro': { at: '/bliv-garantipartner/kontakt', get: later },
  'bliv-garantipartner/kvittering.astro': { at: '/bliv-garantipartner/kvittering', get: only('partner') },
  'bliv-garantipartner/loefter.astro': { at: '/bliv-garantipartner/loefter', get: later },
  'bliv-garantipartner/mail.astro': { at: '/bliv-garantipartner/mail', get: later },
  'bliv-garantipartner/sted.astro': { at: '/bliv-garantipartner/sted', get: later },
  'bliv-garantipartner/tjek.astro': { at: '/bliv-garantipartner/tjek', get: later },
  'bliv-garantipartner/virksomhed.astro': { at: '/bliv-garantipartner/virksomhed', get: anybody },
  'dev/kit.astro': { at: '/dev/kit', get: anybody },
  'dev/plain.astro': { at: '/dev/plain', get: anybody },
  'dev/tid.astro': { at: '/dev/tid', get: anybody },
  'dev/post/[id].astro': { at: `/dev/post/${absent}`, get: all(404) },
  'dev/post/index.astro': { at: '/dev/post', get: anybody },
  'dine-oplysninger.astro': { at: '/dine-oplysninger', get: anybody },
  // The short way from an SMS leads on to the page that says what became of the link.
  'f/[token].astro': { at: '/f/et-link-der-ikke-findes', get: all(303) },
  'for-foraeldre.astro': { at: '/for-foraeldre', get: anybody },
  'foraelder/[token].astro': { at: '/foraelder/et-link-der-ikke-findes', get: all(410) },
  'foraelder/[token]/[papir].pdf.ts': { at: '/foraelder/et-link-der-ikke-findes/aftale.pdf', get: all(410), post: all(404) },
  'foraelder/[token]/aftale.astro': { at: '/foraelder/et-link-der-ikke-findes/aftale', get: all(410) },
  'garantipartnere/[publicId]/[...slug].astro': { at: ({ partner }) => partner, get: anybody },
  'garantipartnere/[publicId]/[slug]/hjaelp.astro': { at: ({ partner }) => `${partner}/hjaelp`, get: anybody },
  'garantipartnere/index.astro': { at: '/garantipartnere', get: anybody, states: ['q=xyzzy'] },
  'index.astro': { at: '/', get: anybody, states: ['besked=signed_out'] },
  'fremme/[token].astro': { at: '/fremme/et-link-der-ikke-findes', get: all(410) },
  'regler-for-unge/index.astro': { at: '/regler-for-unge', get: anybody },
  'regler-for-unge/virksomheder.astro': { at: '/regler-for-unge/virksomheder', get: anybody },
  'konsulent.astro': { at: '/konsulent', get: only('secretariat') },
  'kontakt.astro': { at: '/kontakt', get: anybody },
  'koordinator/elev/[id].astro': {
    at: ({ pupil }) => pupil,
    get: staff,
    states: ['open_need', 'name_guardian', 'update_person', 'write_note', 'change_contact', 'forward&om=gone'].map((act) => `goer=${act}`),
  },
  'koordinator/elev/[id]/dage.astro': { at: ({ pupil }) => `${pupil}/dage`, get: staff },
  'koordinator/elev/[id]/efter-sommer.astro': { at: ({ pupil }) => `${pupil}/efter-sommer`, get: staff },
  'koordinator/fravaer.astro': { at: '/koordinator/fravaer', get: staff },
  'koordinator/overdrag.astro': { at: '/koordinator/overdrag', get: staff, states: ['fra=xyzzy', 'hvilke=klasse:xyzzy'] },
  'koordinator/index.astro': { at: '/koordinator', get: staff, states: ['vis=late', 'vis=no_account', 'valgt=alle', 'navn=xyzzy', 'hvem=alle', 'side=2'] },
  'koordinator/klasser.astro': { at: '/koordinator/klasser', get: staff },
  'koordinator/klasser/[id]/index.astro': { at: ({ schoolClass }) => schoolClass, get: staff },
  'koordinator/klasser/[id]/koder.astro': { at: ({ schoolClass }) => `${schoolClass}/koder`, get: staff, states: ['som=kort'] },
  'koordinator/klasser/elev/[id].astro': { at: ({ pupil }) => pupil.replace('/elev/', '/klasser/elev/'), get: staff },
  'koordinator/klasser/import/[id].astro': { at: `/koordinator/klasser/import/${absent}`, get: only(['coordinator', 'secretariat'], { seen: 404 }) },
  'koordinator/klasser/import/index.astro': { at: '/koordinator/klasser/import', get: staff },
  'koordinator/opgaver.astro': { at: '/koordinator/opgaver', get: staff, states: ['hvem=alle'] },
  'laerer.astro': { at: '/laerer', get: { ...all(403), stranger: 303 } },
  'koordinator/uge/[uge]/forslag.astro': { at: '/koordinator/uge/2026-44/forslag', get: staff },
  'koordinator/uge/[uge]/index.astro': { at: '/koordinator/uge/2026-44', get: staff, states: ['valgt=mangler', 'vis=none', 'hvem=alle'] },
  'koordinator/uge/index.astro': { at: '/koordinator/uge', get: staff, states: ['uge=2026-44', 'vis=ikke-bekraeftet', 'hvem=alle'] },
  'log-ind/index.astro': { at: '/log-ind', get: { ...all(303), stranger: 200 }, states: ['besked=signed_out_idle'] },
  'log-ind/kode.astro': { at: '/log-ind/kode', get: later },
  // Posting there signs out, which has a test of its own.
  'log-ud.astro': { at: '/log-ud', get: anybody },
  'medarbejder.astro': { at: '/medarbejder', get: staff },
  'mine-data/fil.json.ts': { at: '/mine-data/fil.json', get: { ...all(200), stranger: 303 }, post: all(404) },
  'mine-data/hvem-har-set.astro': { at: '/mine-data/hvem-har-set', get: only('pupil') },
  'mine-data/index.astro': { at: '/mine-data', get: { ...all(200), stranger: 303 } },
  'mine-data/slet.astro': { at: '/mine-data/slet', get: only('pupil'), states: ['besked=erasure_asked'] },
  'min-side.astro': { at: '/min-side', get: all(303) },
  'min-soegning/[sag]/beskeder.astro': {
    at: ({ need }) => `/min-soegning/${need}/beskeder`,
    get: only('pupil'),
    states: ['beskeder=alle', 'samtale=kontakt&udkast=xyzzy'],
  },
  'min-soegning/[sag]/eget-sted.astro': { at: ({ need }) => `/min-soegning/${need}/eget-sted`, get: only('pupil') },
  'min-soegning/[sag]/nej-tak.astro': { at: ({ need }) => `/min-soegning/${need}/nej-tak`, get: only('pupil', { seen: 303 }) },
  'min-soegning/[sag]/noget-andet.astro': { at: ({ need }) => `/min-soegning/${need}/noget-andet`, get: only('pupil') },
  'min-soegning/[sag]/sket-noget.astro': { at: ({ need }) => `/min-soegning/${need}/sket-noget`, get: only('pupil', { seen: 303 }) },
  'min-soegning/[sag]/stop.astro': { at: ({ need }) => `/min-soegning/${need}/stop`, get: only('pupil') },
  'min-soegning/[sag]/syg.astro': { at: ({ need }) => `/min-soegning/${need}/syg`, get: only('pupil', { seen: 303 }) },
  'hvordan-gaar-det/[token].astro': { at: '/hvordan-gaar-det/et-link-der-ikke-findes', get: all(410) },
  'samarbejdet/[token].astro': { at: '/samarbejdet/et-link-der-ikke-findes', get: all(410) },
  'min-soegning/forloeb/[forloeb]/[naar].astro': { at: `/min-soegning/forloeb/${absent}/efter`, get: only('pupil', { seen: 404 }) },
  'min-soegning/forloeb/[forloeb]/bevis.astro': { at: `/min-soegning/forloeb/${absent}/bevis`, get: only('pupil', { seen: 404 }) },
  'min-soegning/forloeb/[forloeb]/bevis.pdf.ts': { at: `/min-soegning/forloeb/${absent}/bevis.pdf`, get: only('pupil', { seen: 404 }), post: all(404) },
  'min-soegning/forloeb/[forloeb]/saadan-var-det.astro': { at: `/min-soegning/forloeb/${absent}/saadan-var-det`, get: only('pupil', { seen: 404 }) },
  'min-soegning/naeste-skridt.astro': { at: '/min-soegning/naeste-skridt', get: only('pupil') },
  'min-soegning/foraelder.astro': { at: '/min-soegning/foraelder', get: only('pupil') },
  'min-soegning/index.astro': { at: '/min-soegning', get: only('pupil') },
  'min-soegning/om-mig.astro': { at: '/min-soegning/om-mig', get: only('pupil') },
  'mit-cv/[felt].astro': { at: '/mit-cv/god-til', get: only('pupil') },
  'mit-cv/cv.pdf.ts': { at: '/mit-cv/cv.pdf', get: only('pupil'), post: all(404) },
  'mit-cv/index.astro': { at: '/mit-cv', get: only('pupil'), states: ['besked=cv_shared'] },
  'mit-cv/kontakt.astro': { at: '/mit-cv/kontakt', get: only('pupil') },
  'mit-cv/sprog.astro': { at: '/mit-cv/sprog', get: only('pupil') },
  'mit-cv/udskrift.astro': { at: '/mit-cv/udskrift', get: only('pupil') },
  'nogen-at-tale-med.astro': { at: '/nogen-at-tale-med', get: anybody },
  'offline.astro': { at: '/offline', get: anybody },
  'om-cookies.astro': { at: '/om-cookies', get: anybody },
  'opslag/[publicId]/[...slug].astro': { at: ({ opening }) => opening, get: anybody },
  'opslag/[publicId]/meld-et-problem.astro': { at: ({ opening }) => `${opening.split('/').slice(0, 3).join('/')}/meld-et-problem`, get: anybody },
  'opslag/gemte.astro': { at: '/opslag/gemte', get: anybody },
  'opslag/index.astro': { at: '/opslag', get: anybody, states: ['q=xyzzy', 'slags=school_placement&postnr=9991&km=10', 'side=2'] },
  'partner/en-ung-har-spurgt.astro': { at: '/partner/en-ung-har-spurgt', get: only('partner') },
  'partner/index.astro': { at: '/partner', get: only('partner') },
  'partner/om-jer/[how].astro': { at: '/partner/om-jer/stop', get: only('partner') },
  'partner/om-jer/index.astro': { at: '/partner/om-jer', get: only('partner') },
  'partner/om-jer/steder/[workplaceId].astro': { at: ({ workplace }) => workplace, get: only('partner') },
  'partner/opslag/[openingId]/[how].astro': { at: ({ partnerOpening }) => `${partnerOpening}/slut`, get: only('partner', { others: 404 }) },
  'partner/opslag/[openingId]/index.astro': { at: ({ partnerOpening }) => partnerOpening, get: only('partner', { others: 404 }) },
  'partner/opslag/[openingId]/ret.astro': { at: ({ partnerOpening }) => `${partnerOpening}/ret`, get: only('partner', { others: 404 }) },
  'partner/opslag/ny.astro': { at: '/partner/opslag/ny', get: only('partner'), states: ['slags=school_placement', 'slags=after_school_job', 'branche=shops'] },
  'partner/unge/[applicationId].astro': { at: ({ partnerCase }) => partnerCase, get: only('partner', { others: 404 }) },
  'partner/unge/[applicationId]/kan-ikke-alligevel.astro': {
    at: ({ partnerCase }) => `${partnerCase}/kan-ikke-alligevel`,
    get: only('partner', { seen: 303, others: 404 }),
  },
  'partner/unge/[applicationId]/sket-noget.astro': {
    at: ({ partnerCase }) => `${partnerCase}/sket-noget`,
    get: only('partner', { seen: 303, others: 404 }),
  },
  'robots.txt.ts': { at: '/robots.txt', get: anybody, post: all(404) },
  'saadan-gaar-det.astro': { at: '/saadan-gaar-det', get: anybody },
  'sekretariat/index.astro': { at: '/sekretariat', get: only('secretariat') },
  'sekretariat/opslag/[id].astro': { at: ({ openingToRead }) => openingToRead, get: only('secretariat') },
  'sekretariat/partnere/[id].astro': { at: ({ partnerToRead }) => partnerToRead, get: only('secretariat'), states: ['goer=pause', 'goer=suspend', 'goer=end'] },
  'sekretariat/partnere/index.astro': { at: '/sekretariat/partnere', get: only('secretariat'), states: ['navn=xyzzy'] },
  'sekretariat/journal/[folderId].zip.ts': {
    at: `/sekretariat/journal/${absent}.zip`,
    get: only('secretariat', { seen: 404 }),
    post: all(404),
  },
  'sekretariat/journal/[needId].json.ts': {
    at: `/sekretariat/journal/${absent}.json`,
    get: only('secretariat', { seen: 404 }),
    post: all(404),
  },
  'sekretariat/journal/[needId].pdf.ts': {
    at: `/sekretariat/journal/${absent}.pdf`,
    get: only('secretariat', { seen: 404 }),
    post: all(404),
  },
  'sekretariat/journal/index.astro': { at: '/sekretariat/journal', get: only('secretariat'), states: ['besked=folder_made'] },
  'sekretariat/sletning.astro': { at: '/sekretariat/sletning', get: only('secretariat') },
  'sekretariat/skoleaar.astro': { at: '/sekretariat/skoleaar', get: only('secretariat'), states: ['aar=2022'] },
  'sekretariat/stopper.astro': { at: '/sekretariat/stopper', get: only('secretariat'), states: ['kollega=xyzzy'] },
  'sekretariat/tal.astro': { at: '/sekretariat/tal', get: only('secretariat'), states: ['aar=1999'] },
  'sekretariat/tal.csv.ts': { at: '/sekretariat/tal.csv', get: only('secretariat'), post: all(404) },
  'sekretariat/unge.astro': { at: '/sekretariat/unge', get: only('secretariat'), states: ['vis=late'] },
  'sitemap.xml.ts': { at: '/sitemap.xml', get: anybody, post: all(404) },
  'skoleleder.astro': { at: '/skoleleder', get: { ...all(403), stranger: 303 } },
  'soeg/foraelder.astro': { at: '/soeg/foraelder', get: later },
  'soeg/hjaelp.astro': { at: '/soeg/hjaelp', get: later },
  'soeg/hvem.astro': { at: '/soeg/hvem', get: later },
  'soeg/hvorfor.astro': { at: '/soeg/hvorfor', get: later },
  'soeg/index.astro': { at: '/soeg', get: anybody },
  'soeg/interesser.astro': { at: '/soeg/interesser', get: later },
  'soeg/kode.astro': { at: '/soeg/kode', get: later },
  'soeg/kvittering.astro': { at: '/soeg/kvittering', get: only('pupil', { seen: 303 }) },
  'soeg/om-dig.astro': { at: '/soeg/om-dig', get: later },
  'soeg/steder.astro': { at: '/soeg/steder', get: later },
  'soeg/tjek.astro': { at: '/soeg/tjek', get: later },
  'tilgaengelighed.astro': { at: '/tilgaengelighed', get: anybody },
  'vaert/[token].astro': { at: '/vaert/et-link-der-ikke-findes', get: all(410) },
  'vaert/[token]/[papir].pdf.ts': { at: '/vaert/et-link-der-ikke-findes/aftale.pdf', get: all(410), post: all(404) },
  'vaert/[token]/aftale.astro': { at: '/vaert/et-link-der-ikke-findes/aftale', get: all(410) },
  'vaert/[token]/dage.ics.ts': { at: '/vaert/et-link-der-ikke-findes/dage.ics', get: all(410), post: all(404) },
  'ved-du-ikke.astro': { at: '/ved-du-ikke', get: anybody, states: ['interesse=animals'] },
};

/** The files of src/pages as they are. */
export function pageFiles(): string[] {
  const folder = fileURLToPath(new URL('../../src/pages', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(astro|ts)$/.test(file))
    .sort();
}

/** Where a declared page is. */
export const addressOf = ({ at }: Declared, found: Found): string => (typeof at === 'string' ? at : at(found));
