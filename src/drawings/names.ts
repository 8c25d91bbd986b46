/** The drawings there are, and the ground each stands on when nobody says otherwise. */
export const grounds = ['sun', 'moss', 'sky', 'clay'] as const;
export type Ground = (typeof grounds)[number];

/** One drawing for each branch, then those for empty pages. */
export const groundOf = {
  farming_nature: 'moss',
  food_kitchen: 'sun',
  building: 'clay',
  industry: 'sky',
  energy_environment: 'moss',
  shops: 'sun',
  vehicles_transport: 'sky',
  tourism_events: 'clay',
  it_media_design: 'sky',
  office_finance: 'moss',
  children_schools: 'sun',
  care_health: 'clay',
  police_rescue_public: 'sky',
  hair_beauty_sport: 'clay',
  nothing_found: 'sky',
  nothing_waiting: 'moss',
  lost: 'sun',
  closed: 'clay',
  offline: 'sky',
  broken: 'clay',
  welcome: 'moss',
  letter: 'sky',
  own_place: 'sun',
  paper: 'sky',
} as const satisfies Record<string, Ground>;

export type DrawingName = keyof typeof groundOf;

export const drawingNames = Object.keys(groundOf) as DrawingName[];

/** True for a name that has a drawing; a branch that is added later has none until somebody draws it. */
export function isDrawingName(name: string): name is DrawingName {
  return Object.hasOwn(groundOf, name);
}
