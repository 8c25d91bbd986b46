/** The words for what a place is, what one works with, and what one likes. The keys are the database's. */

export const kindNames = {
  school_placement: 'Erhvervspraktik',
  extended_placement: 'Længere praktik',
  junior_apprenticeship: 'Juniormesterlære',
  intro_job: 'Introjob',
  after_school_job: 'Fritidsjob',
  apprenticeship: 'Læreplads',
  mentorship: 'Mentor',
} as const;

export type OpeningKind = keyof typeof kindNames;
export const openingKinds = Object.keys(kindNames) as [OpeningKind, ...OpeningKind[]];

export const branchNames = {
  farming_nature: 'Landbrug, dyr og natur',
  food_kitchen: 'Mad og køkken',
  building: 'Byggeri og håndværk',
  industry: 'Industri og værksted',
  energy_environment: 'Energi og miljø',
  shops: 'Butik og handel',
  vehicles_transport: 'Biler og transport',
  tourism_events: 'Turisme og oplevelser',
  it_media_design: 'It, medier og design',
  office_finance: 'Kontor og økonomi',
  children_schools: 'Børn og skole',
  care_health: 'Pleje og sundhed',
  police_rescue_public: 'Politi, redning og det offentlige',
  hair_beauty_sport: 'Hår, skønhed og sport',
} as const;

export type Branch = keyof typeof branchNames;
export const branches = Object.keys(branchNames) as [Branch, ...Branch[]];

export const interestNames = {
  hands: 'Arbejde med hænderne',
  people: 'Være sammen med mennesker',
  animals: 'Dyr',
  numbers: 'Tal',
  text: 'Læse og skrive',
  pictures_sound: 'Billeder og lyd',
  technology: 'Teknik',
  nature: 'Natur',
  food: 'Mad',
  sport: 'Sport',
  outdoors: 'Være ude',
  deciding: 'Bestemme og planlægge',
} as const;

export type Interest = keyof typeof interestNames;
export const interests = Object.keys(interestNames) as [Interest, ...Interest[]];
