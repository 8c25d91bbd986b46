import type { Branch, Interest } from './kinds.ts';

/** A beginning for an opening of each branch, so that a first one takes two minutes. Everything is meant to be changed. */
export interface OpeningTemplate {
  title: string;
  tasks: readonly string[];
  learn: string;
  clothes: string;
  meetAt: string;
  endsAt: string;
  interests: readonly Interest[];
}

export const openingTemplates: Record<Branch, OpeningTemplate> = {
  farming_nature: {
    title: 'Fodr dyrene, og vær med ude i marken',
    tasks: ['Fodre dyr og give dem vand', 'Muge ud og strø halm', 'Hjælpe med hegn og planter', 'Køre med, når vi ser til markerne'],
    learn: 'Hvordan en dag med dyr og natur hænger sammen.',
    clothes: 'Gammelt tøj, gummistøvler og en varm trøje.',
    meetAt: '8.00',
    endsAt: '14.00',
    interests: ['animals', 'nature', 'outdoors'],
  },
  food_kitchen: {
    title: 'Lav mad sammen med os fra morgenstunden',
    tasks: ['Skære grønt og gøre klar', 'Bage, røre og smage til', 'Dække op og rydde af', 'Gøre køkkenet pænt igen'],
    learn: 'Hvordan et køkken arbejder sammen, når der er travlt.',
    clothes: 'Rent tøj og lukkede sko. I får forklæde af os.',
    meetAt: '8.00',
    endsAt: '14.00',
    interests: ['food', 'hands', 'people'],
  },
  building: {
    title: 'Byg noget, der bliver stående',
    tasks: ['Gå med en svend og række værktøj', 'Måle op og mærke af', 'Bære og sortere materialer', 'Rydde op på pladsen'],
    learn: 'Hvordan et hus bliver til, og hvilke fag der er med.',
    clothes: 'Arbejdstøj eller tøj, der må blive slidt. Sikkerhedssko får du af os.',
    meetAt: '7.00',
    endsAt: '13.00',
    interests: ['hands', 'outdoors', 'technology'],
  },
  industry: {
    title: 'Se, hvordan ting bliver lavet på vores værksted',
    tasks: ['Pakke og sortere dele', 'Samle ting efter en tegning', 'Følge en montør en dag', 'Tjekke, om det færdige er i orden'],
    learn: 'Hvordan en idé bliver til en ting, man kan holde i hånden.',
    clothes: 'Tøj, der må blive beskidt. Sikkerhedssko får du af os.',
    meetAt: '7.30',
    endsAt: '13.30',
    interests: ['hands', 'technology'],
  },
  energy_environment: {
    title: 'Vær med til at passe på vand, varme og affald',
    tasks: ['Køre med ud og se anlæggene', 'Hjælpe med at måle og skrive ned', 'Sortere og veje affald', 'Følge en, der holder det hele kørende'],
    learn: 'Hvor strøm, vand og varme kommer fra.',
    clothes: 'Tøj til at være ude i. Vest og sko får du af os.',
    meetAt: '8.00',
    endsAt: '14.00',
    interests: ['technology', 'nature', 'numbers'],
  },
  shops: {
    title: 'Vær med i butikken, fra vi åbner',
    tasks: ['Fylde varer op og gøre pænt', 'Pakke varer ud og sætte priser på', 'Hjælpe kunder med at finde det, de søger', 'Lave en udstilling'],
    learn: 'Hvordan en butik tænker, og hvordan man taler med kunder.',
    clothes: 'Pænt, almindeligt tøj. Bluse får du af os.',
    meetAt: '9.00',
    endsAt: '15.00',
    interests: ['people', 'numbers', 'deciding'],
  },
  vehicles_transport: {
    title: 'Skru, vask og kør med på vores værksted',
    tasks: ['Hjælpe med at skifte hjul', 'Vaske og gøre klar', 'Hente dele på lageret', 'Følge en mekaniker'],
    learn: 'Hvad der er under hjelmen, og hvordan man finder en fejl.',
    clothes: 'Tøj, der må blive beskidt. Sikkerhedssko får du af os.',
    meetAt: '7.30',
    endsAt: '13.30',
    interests: ['hands', 'technology'],
  },
  tourism_events: {
    title: 'Tag imod gæster, og gør klar til dem',
    tasks: ['Sige velkommen og vise vej', 'Gøre værelser og borde klar', 'Hjælpe i receptionen', 'Stille op til et arrangement'],
    learn: 'Hvordan man får gæster til at føle sig hjemme.',
    clothes: 'Pænt, almindeligt tøj og gode sko.',
    meetAt: '9.00',
    endsAt: '15.00',
    interests: ['people', 'deciding', 'food'],
  },
  it_media_design: {
    title: 'Lav noget på skærmen, som andre kan bruge',
    tasks: [
      'Tegne eller bygge en lille ting selv',
      'Prøve vores programmer af og sige, hvad der driller',
      'Sidde med til et møde om en opgave',
      'Tage billeder eller skrive en tekst',
    ],
    learn: 'Hvordan en idé bliver til noget på en skærm.',
    clothes: 'Det, du plejer at gå i.',
    meetAt: '9.00',
    endsAt: '15.00',
    interests: ['technology', 'pictures_sound', 'text'],
  },
  office_finance: {
    title: 'Se, hvad der får en arbejdsplads til at køre',
    tasks: ['Sortere post og svare på spørgsmål', 'Regne og skrive ind i et ark', 'Hjælpe med at gøre et møde klar', 'Følge en kollega i hver afdeling'],
    learn: 'Hvad folk på et kontor laver hele dagen.',
    clothes: 'Almindeligt, pænt tøj.',
    meetAt: '8.30',
    endsAt: '14.30',
    interests: ['numbers', 'text', 'deciding'],
  },
  children_schools: {
    title: 'Leg, læs, og vær med en dag hos børnene',
    tasks: ['Lege ude og inde', 'Læse højt og tegne', 'Hjælpe ved frokosten', 'Gå med på tur'],
    learn: 'Hvordan små børn tænker, og hvad voksne gør for dem.',
    clothes: 'Tøj, du kan sidde på gulvet i, og regntøj.',
    meetAt: '8.30',
    endsAt: '14.30',
    interests: ['people', 'outdoors', 'deciding'],
  },
  care_health: {
    title: 'Gør en god dag for dem, vi passer på',
    tasks: ['Snakke og drikke kaffe med beboerne', 'Hjælpe til ved måltider', 'Gå tur eller spille et spil', 'Følge en kollega på vagt'],
    learn: 'Hvad omsorg er, når den er et arbejde.',
    clothes: 'Rent, behageligt tøj og flade sko.',
    meetAt: '8.00',
    endsAt: '14.00',
    interests: ['people', 'food'],
  },
  police_rescue_public: {
    title: 'Se bag døren hos dem, der rykker ud',
    tasks: ['Se biler og udstyr og prøve noget af det', 'Gøre klar og vaske', 'Være med til en øvelse', 'Tale med dem, der gør det til daglig'],
    learn: 'Hvem der gør hvad, når andre har brug for hjælp.',
    clothes: 'Praktisk tøj og lukkede sko.',
    meetAt: '8.00',
    endsAt: '14.00',
    interests: ['people', 'outdoors', 'deciding'],
  },
  hair_beauty_sport: {
    title: 'Vær med i salonen eller hallen en uge',
    tasks: [
      'Tage imod kunder og gøre klar',
      'Hjælpe med at vaske og rydde op',
      'Øve på et øvehoved eller lede en øvelse',
      'Se, hvordan en behandling eller træning foregår',
    ],
    learn: 'Hvordan man får andre til at gå glade hjem.',
    clothes: 'Pænt tøj, du kan bevæge dig i.',
    meetAt: '9.00',
    endsAt: '15.00',
    interests: ['people', 'sport', 'hands'],
  },
};
