/** The words of the desks: states, reasons and tasks, keyed as in the database. */

export const deskStates = {
  yours: 'Hos kontaktpersonen',
  choosing: 'Vælger selv',
  asked: 'Et sted er spurgt',
  offered: 'Skal svare på en plads',
  papers: 'Mangler et ja til aftalen',
  ready: 'Klar til at begynde',
  out: 'Ude nu',
  resting: 'Holder pause',
  closing: 'Er ved at blive afsluttet',
  done: 'Er i mål eller afsluttet',
  none: 'Har ikke noget i gang',
} as const;
export type DeskState = keyof typeof deskStates;

/** Filters of the list that cut across the states. */
export const deskFilters = {
  waiting: 'Venter på dig',
  late: 'Over fristen',
  no_place: 'Har ikke en plads',
  no_account: 'Er ikke logget på',
} as const;
export type DeskFilter = keyof typeof deskFilters;

export const channelNames = {
  phone: 'i telefonen',
  paper: 'på papir',
  in_person: 'ansigt til ansigt',
  self: 'selv',
  link: 'i linket',
  system: 'af sig selv',
} as const;
/** Headings of a count of answers. */
export const wayNames = { self: 'Selv', link: 'I linket', phone: 'I telefonen', paper: 'På papir', in_person: 'Personligt' } as const;
/** The ways in which somebody else's answer can reach the desk. */
export const recordedChannels = ['phone', 'paper', 'in_person'] as const;
export const recordedChannelOptions = [
  { value: 'phone', label: 'I telefonen' },
  { value: 'paper', label: 'På papir' },
  { value: 'in_person', label: 'Mødt personligt' },
] as const;

export const restReasons = {
  waiting_for_season: 'Venter på sæsonen',
  exams: 'Har eksamen',
  moving: 'Flytter',
  wants_a_break: 'Vil gerne have en pause',
  other_help_first: 'Får anden hjælp først',
} as const;

export const closeOutcomes = { education: 'Er i gang med en uddannelse', job: 'Har fået et job', other_help: 'Får hjælp af en anden' } as const;
export const closeReceivers = {
  kui: 'Den kommunale ungeindsats',
  job_desk: 'Kommunens jobhjælp',
  youth_guide: 'En ungeguide',
  school: 'Skolen',
  other_municipality: 'En anden kommune',
} as const;

export const handOverReasons = {
  full: 'Alle pladser er taget',
  not_in_that_week: 'Kan ikke i den uge',
  too_young_for_the_tasks: 'Opgaverne kræver en højere alder',
  no_one_to_follow: 'Ingen har tid til at følge en ung',
  other_tasks_fit_better: 'Andre opgaver passer bedre',
  closed_then: 'Har lukket på det tidspunkt',
  cancelled_by_host: 'Måtte melde fra',
  opening_ended: 'Opslaget er slut',
  partner_paused: 'Holder pause',
  partner_ended: 'Er ikke partner længere',
  no_answer: 'Svarede ikke inden fristen',
  offer_ran_out: 'Tilbuddet fik ikke svar inden fristen',
  other: 'Noget andet',
} as const;
/** The reasons that a place can give by itself; the others are written by the system. */
export const givenReasons = [
  'full',
  'not_in_that_week',
  'too_young_for_the_tasks',
  'no_one_to_follow',
  'other_tasks_fit_better',
  'closed_then',
  'other',
] as const;

export const handOverTargets = {
  partner_in_network: 'En anden virksomhed',
  company_consultant: 'Virksomhedskonsulenten',
  coordinator: 'Kontaktpersonen',
  fourth_party: 'En anden, som stedet nævner',
} as const;

export const guardianAnswers = { yes: 'Ja', no: 'Nej', call_me: 'Ring til mig', not_my_child: 'Det er ikke mit barn' } as const;
export const guardianStates = {
  not_needed: 'Behøver ikke svare',
  unnamed: 'Er ikke nævnt endnu',
  not_asked: 'Er ikke spurgt endnu',
  asked: 'Er spurgt, har ikke svaret',
  yes: 'Har sagt ja',
  no: 'Har sagt nej',
  call_me: 'Vil gerne ringes op',
} as const;
export const guardianLanguages = {
  da: 'Dansk',
  en: 'Engelsk',
  uk: 'Ukrainsk',
  ar: 'Arabisk',
  pl: 'Polsk',
  tr: 'Tyrkisk',
  so: 'Somali',
  ro: 'Rumænsk',
} as const;

export const partiesMissing = { host: 'stedet', school: 'skolen', guardian: 'en forælder' } as const;

export const dayStates = { offered: 'Givet', planned: 'Aftalt', came: 'Kom', sick: 'Var syg', did_not_come: 'Kom ikke' } as const;

export const placementStates = {
  arranging: 'Mangler et ja',
  ready: 'Klar',
  under_way: 'I gang',
  completed: 'Gennemført',
  interrupted: 'Stoppet før tid',
  cancelled: 'Blev ikke til noget',
} as const;

export const applicationStates = {
  waiting: 'Venter på sin tur',
  live: 'Er spurgt',
  offered: 'Har givet en plads',
  accepted: 'Sagt ja til',
  handed_on: 'Hjalp videre',
  declined: 'Sagt nej tak til',
  superseded: 'Ikke brug for længere',
  withdrawn: 'Taget tilbage',
} as const;

export const situations = {
  pupil: 'Går i skole',
  tenth_grade: 'Går i 10. klasse',
  fgu: 'Går på FGU',
  youth_education: 'Går på en ungdomsuddannelse',
  no_school: 'Går ikke i skole',
} as const;

export const suggestionReasons = {
  branch: 'samme slags arbejde som ønsket',
  interest: 'passer til interesserne',
  week: 'har plads i den ønskede uge',
  near: 'tæt på skolen',
  seats: 'god plads',
} as const;

/** How far a place is, in whole kilometres. */
export const kmFromSchool = (km: number) => (km < 1 ? 'under 1 km fra skolen' : `${km} km fra skolen`);

export const taskKinds = {
  call_me: 'Ring til den unge',
  guardian_call: 'Ring til forælderen',
  guardian_not_mine: 'Forkert forælder: find den rigtige',
  help_on: 'Find et andet sted',
  tip: 'Et sted har givet et tip',
  confirm_account: 'En konto vil skrives på som eleven: spørg, om det er eleven selv',
  check_unlisted: 'Tjek, om eleven går i klassen',
  confirm_own_place: 'Ring til stedet, som den unge selv har fundet',
  interest_elsewhere: 'Den unge vil noget, vi ikke selv formidler',
  opening_problem: 'Nogen har meldt et problem med et opslag',
  bounced: 'En besked nåede ikke frem',
  walk_in: 'Den unge har spurgt et sted selv',
  message: 'Den unge har skrevet og venter på svar',
  erasure_request: 'En ung beder om at blive slettet: svar på siden Sletning',
  left_class_list: 'Står ikke på klasselisten mere: find ud af, hvor eleven går',
  next_school: 'Hvor går den unge hen efter sommer?',
  not_arrived: 'Ikke kommet: ring nu',
  day_not_confirmed: 'Ingen har sagt, om den unge kom: ring til stedet',
  incident: 'Der er sket noget: ring nu',
  check_in: 'Det går måske ikke godt i jobbet: ring til den unge',
  quote: 'Læs, hvad den unge har skrevet om et sted',
  step_question: 'Et trin i en plan: få svar fra alle tre',
  step_declined: 'Et trin blev ikke til noget: tal om, hvad der så skal ske',
  placement_meeting: 'Møde om den længere praktik',
} as const;
export type TaskKind = keyof typeof taskKinds;

/** The three meetings around a longer placement, each as a task. */
export const meetingTasks = {
  start: 'Møde om den længere praktik: start',
  midway: 'Møde om den længere praktik: midtvejs',
  end: 'Møde om den længere praktik: slut',
} as const;

/** Whose address a message came back from, by audience and channel; the address itself stands on the page about the person. */
export const undelivered: Readonly<Record<string, string>> = {
  'young_person:email': 'Mailen til den unge kom tilbage. Ring, og få en ny adresse.',
  'young_person:sms': 'SMS’en til den unge kunne ikke leveres. Få et nyt nummer.',
  'guardian:email': 'Mailen til forælderen kom tilbage. Spørg den unge om en ny adresse.',
  'guardian:sms': 'SMS’en til forælderen kunne ikke leveres. Spørg den unge om et nyt nummer.',
  'host:email': 'Mailen til stedet, som den unge selv har fundet, kom tilbage. Ring til stedet.',
  'host:sms': 'SMS’en til stedet, som den unge selv har fundet, kunne ikke leveres. Ring til stedet.',
  'partner:email': 'En mail til garantipartneren kom tilbage. Ring, og få en ny adresse.',
  'partner:sms': 'En SMS til garantipartneren kunne ikke leveres. Ring, og få et nyt nummer.',
  'staff:email': 'En mail til en kollega kom tilbage. Ret adressen.',
  'staff:sms': 'En SMS til en kollega kunne ikke leveres. Ret nummeret.',
};

export const partnerStates = {
  applied: 'Har søgt',
  under_review: 'Bliver set på',
  active: 'Garantipartner',
  renewal_due: 'Skal fornyes',
  paused: 'På pause',
  suspended: 'Sat i bero',
  ended: 'Stoppet',
} as const;

export const partnerForms = {
  company: 'Privat virksomhed',
  self_governing: 'Selvejende',
  public: 'Offentlig',
  association: 'Forening',
  institution: 'Uddannelsessted',
} as const;

/** What a partner can say about itself, and about one of its openings. */
export const partnerAnswerWords = {
  renew_partner: 'Vi er med i to år mere',
  pause_partner: 'Vi holder pause til en dato',
  resume_partner: 'Vi er med igen',
  end_partner: 'Vi vil ikke være med længere',
} as const;
export const openingAnswerWords = {
  publish_opening: 'læg det på siden',
  fill_opening: 'alle pladser er taget',
  free_opening: 'der er plads igen',
  pause_opening: 'hold pause med det',
  resume_opening: 'vis det igen',
  end_opening: 'det er slut',
} as const;

export const openingStates = {
  draft: 'Kladde',
  in_review: 'Til gennemsyn',
  published: 'På siden',
  full: 'Alle pladser er taget',
  paused: 'På pause',
  expired: 'Slut',
} as const;
