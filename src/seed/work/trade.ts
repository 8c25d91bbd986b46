export type Branch =
  | 'farming_nature'
  | 'food_kitchen'
  | 'building'
  | 'industry'
  | 'energy_environment'
  | 'shops'
  | 'vehicles_transport'
  | 'tourism_events'
  | 'it_media_design'
  | 'office_finance'
  | 'children_schools'
  | 'care_health'
  | 'police_rescue_public'
  | 'hair_beauty_sport';

export type Interest =
  | 'hands'
  | 'people'
  | 'animals'
  | 'numbers'
  | 'text'
  | 'pictures_sound'
  | 'technology'
  | 'nature'
  | 'food'
  | 'sport'
  | 'outdoors'
  | 'deciding';

/** The five questions about risk. */
export type Risk = 'machines' | 'chemicals' | 'heavy_lifting' | 'alone' | 'late_or_alcohol';

/** What one can do at a place: the text of an opening. */
export interface Work {
  title: string;
  tasks: string[];
  learn?: string;
  /** Lowest age, where it is another than the kind's. */
  age?: number;
  risks?: Risk[];
  /** Lowest age against what the risks suggest: somebody must look at it. */
  lowestAge?: number;
  from?: string;
  to?: string;
  /** For jobs. */
  pay?: string;
  hours?: number;
}

/** Firms that do the same, and what they can let the young do. */
export interface Trade {
  key: string;
  branch: Branch;
  interests: Interest[];
  /** Who meets her: "mester". */
  meets: string;
  clothes: string;
  food: string;
  /** The usual day. */
  from: string;
  to: string;
  placements: Work[];
  jobs?: Work[];
  introJob?: Work;
  junior?: Work;
  extended?: Work;
  apprenticeship?: Work;
  /** What the firm says of itself. */
  about: string;
  firms: string[];
  /** Where not all are private companies. */
  form?: 'public' | 'self_governing' | 'association' | 'institution';
}
