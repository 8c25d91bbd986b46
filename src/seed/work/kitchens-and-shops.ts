import type { Trade } from './trade.ts';

const packedLunch = 'Tag madpakke med. Der er køleskab og et sted at sidde.';
const theyFeedYou = 'Du får mad sammen med os andre.';
const shopClothes = 'Dit eget tøj og sko, du kan stå i. Du får en trøje med vores navn.';

/** Mad og køkken. */
export const kitchens: Trade[] = [
  {
    key: 'bakery',
    branch: 'food_kitchen',
    interests: ['food', 'hands'],
    meets: 'bagermester',
    clothes: 'Rent tøj, lukkede sko og håret sat op. Forklæde får du af os.',
    food: 'Brød og pålæg får du her. Kage om fredagen.',
    from: '06:00',
    to: '11:30',
    placements: [
      {
        title: 'Mød op kl. 6 og bag rundstykker',
        tasks: ['Vej mel af, og ælt dej', 'Form rundstykker og boller', 'Pensl og drys, før de skal i ovnen', 'Sæt brød frem i butikken'],
        learn: 'Hvad der sker med en dej, og hvorfor en bager står tidligt op.',
      },
      {
        title: 'Kager, pynt og lagkagebunde',
        tasks: ['Rør creme', 'Læg lagkager sammen', 'Pynt med frugt og chokolade', 'Pak bestillinger til kunderne'],
        from: '07:00',
        to: '12:30',
      },
    ],
    jobs: [
      {
        title: 'Stå i bageriets butik lørdag formiddag',
        tasks: ['Pak brød til kunderne', 'Fyld hylderne op', 'Tør borde af og fej'],
        age: 15,
        pay: '82 kr. i timen',
        hours: 5,
      },
    ],
    junior: {
      title: 'Juniormesterlære i bageriet (tirsdag og onsdag)',
      tasks: ['Slå dej op', 'Pas ovnen sammen med svenden', 'Lær opskrifterne udenad', 'Gør rent efter dig'],
      age: 14,
    },
    apprenticeship: {
      title: 'Lærling: bager, start i august',
      tasks: ['Bag brød, boller og kager', 'Lær surdej fra bunden', 'Vær med til at finde på nyt'],
      age: 15,
    },
    about: 'Vi bager alt selv, fra surdej til lagkage. Hos os får du mel på fingrene den første dag.',
    firms: ['Bageriet Surdejen Lyng', 'Enghavn Bageri'],
  },
  {
    key: 'cafe',
    branch: 'food_kitchen',
    interests: ['food', 'people'],
    meets: 'souschef',
    clothes: 'Mørke bukser og lukkede sko. Trøje og forklæde får du af os.',
    food: theyFeedYou,
    from: '09:00',
    to: '14:30',
    placements: [
      {
        title: 'Hjælp i en café: suppe, salat og servering',
        tasks: ['Skær grønt', 'Anret dagens suppe', 'Dæk borde', 'Tag imod gæster sammen med en af os'],
        learn: 'At tage imod gæster, så de får lyst til at komme igen.',
      },
      {
        title: 'En uge i køkkenet: fra råvare til tallerken',
        tasks: ['Gør grøntsager klar', 'Vej og mål op', 'Smag til sammen med kokken', 'Vask op og gør klar til i morgen'],
      },
    ],
    jobs: [
      {
        title: 'Opvask lørdag og søndag (fra 15 år)',
        tasks: ['Kør opvaskemaskinen', 'Sæt rent på plads', 'Hjælp med at rydde borde'],
        age: 15,
        pay: '80 kr. i timen',
        hours: 8,
      },
    ],
    introJob: {
      title: 'Introjob i café med fast makker',
      tasks: ['Stå i køkkenet sammen med din makker', 'Lær kassen', 'Hjælp, når der er travlt'],
      age: 15,
      pay: '85 kr. i timen',
      hours: 12,
    },
    junior: {
      title: 'Juniormesterlære i køkken og servering',
      tasks: ['Forbered dagens ret', 'Servér for gæster', 'Bestil varer hjem sammen med souschefen'],
      age: 14,
    },
    apprenticeship: {
      title: 'Lærling: kok eller tjener, start i august',
      tasks: ['Kom rundt i hele køkkenet', 'Lær om råvarer', 'Stå for en ret på kortet'],
      age: 15,
    },
    about: 'Et lille sted med store vinduer, hjemmelavet mad og plads til nye folk.',
    firms: ['Café Klitrosen', 'Fiskerens Køkken', 'Kaffebaren Kajen', 'Restaurant Fjordblik', 'Pizzeria Bella Lyng'],
  },
  {
    key: 'food_maker',
    branch: 'food_kitchen',
    interests: ['food', 'hands'],
    meets: 'værkfører',
    clothes: 'Vi giver dig kittel, net og støvler.',
    food: packedLunch,
    from: '07:00',
    to: '13:00',
    placements: [
      {
        title: 'Se, hvordan mælk bliver til ost',
        tasks: ['Følg mælken fra bil til ost', 'Vend og børst oste', 'Pak og sæt mærkat på', 'Smag med på ugens ost'],
        learn: 'Hygiejne, som alle i et mejeri skal kunne.',
      },
      { title: 'Fisk, rejer og salater i fiskebutikken', tasks: ['Læg is og fisk frem', 'Pil rejer', 'Rør salater', 'Hjælp kunder ved disken'] },
    ],
    jobs: [
      { title: 'Pak ordrer efter skole', tasks: ['Find varer efter en liste', 'Pak kasser', 'Sæt etiketter på'], age: 13, pay: '62 kr. i timen', hours: 6 },
    ],
    about: 'Vi laver mad af det, der gror og svømmer i nærheden.',
    firms: ['Lyngmejeriet', 'Klitsande Fisk', 'Hvidmose Slagter', 'Tvedå Mølle'],
  },
];

/** Butik og salg. */
export const shops: Trade[] = [
  {
    key: 'grocer',
    branch: 'shops',
    interests: ['people', 'numbers'],
    meets: 'afdelingsleder',
    clothes: shopClothes,
    food: packedLunch,
    from: '08:00',
    to: '14:00',
    placements: [
      {
        title: 'Bag facaden i et supermarked',
        tasks: ['Fyld op og trim hylder', 'Tjek datoer', 'Bag brød i butikken', 'Hjælp kunder med at finde varer'],
        learn: 'Hvordan en butik tjener penge, og hvorfor mælken står bagest.',
      },
      { title: 'Frugt, grønt og kunder', tasks: ['Byg frugtbordet op', 'Sortér og vej', 'Skriv skilte', 'Tag imod varer'] },
    ],
    jobs: [
      {
        title: 'Fyld op i køl og frost (fra 13 år)',
        tasks: ['Fyld mælk og frost op', 'Saml tomme kasser', 'Tør hylder af'],
        age: 13,
        pay: '59 kr. i timen',
        hours: 6,
      },
      {
        title: 'Flaskedrengens job, også for piger (fra 13 år)',
        tasks: ['Sortér flasker og dåser', 'Hold flaskerummet rent', 'Hent vogne ind'],
        age: 13,
        pay: '59 kr. i timen',
        hours: 5,
      },
    ],
    introJob: {
      title: 'Introjob i butik med fast makker',
      tasks: ['Fyld varer op sammen med din makker', 'Lær at tage imod varer', 'Prøv kassen, når du er klar'],
      age: 15,
      pay: '84 kr. i timen',
      hours: 12,
    },
    apprenticeship: { title: 'Elev: detailhandel, start i august', tasks: ['Få dit eget område i butikken', 'Bestil varer', 'Byg udstillinger'], age: 15 },
    about: 'Her kender vi kunderne ved navn. Mange af os begyndte som flaskedrenge og flaskepiger.',
    firms: ["Fjordtorvets Dagli'vare", 'Klitsande Købmand', 'Hvidmose Nærkøb', 'Tvedå Brugs', 'Enghavn Supermarked', 'Søengens Marked', 'Nordhede Nærkøb'],
  },
  {
    key: 'clothes',
    branch: 'shops',
    interests: ['people', 'pictures_sound'],
    meets: 'butikschef',
    clothes: 'Noget, du selv synes er pænt.',
    food: packedLunch,
    from: '09:30',
    to: '15:00',
    placements: [
      {
        title: 'Klæd et vindue på, og hjælp kunder',
        tasks: ['Pak nye varer ud', 'Pres og hæng tøj op', 'Byg et vindue sammen med dekoratøren', 'Hjælp kunder i prøverummet'],
      },
      {
        title: 'Sko, størrelser og godt humør',
        tasks: ['Mål fødder', 'Find den rigtige sko på lageret', 'Læg på hylder efter størrelse', 'Tag billeder til butikkens side'],
      },
    ],
    jobs: [
      {
        title: 'Hjælp i tøjbutik om lørdagen',
        tasks: ['Fold og hæng på plads', 'Tag imod nye varer', 'Gør prøverum klar'],
        age: 15,
        pay: '80 kr. i timen',
        hours: 5,
      },
    ],
    apprenticeship: { title: 'Elev: butiksassistent, start i januar', tasks: ['Rådgiv kunder', 'Køb ind sammen med indkøberen', 'Stå for vinduet'], age: 15 },
    about: 'Tøj og sko til hele byen, og tid til at snakke.',
    firms: ['Sko & Støvle Lyngfjord', 'Tøjhuset Torvet', 'Børnetøj & Bamser', 'Genbrugsguld Lyng', 'Modehuset Fjord', 'Sport og Fritid Lyngfjord'],
  },
  {
    key: 'hardware',
    branch: 'shops',
    interests: ['hands', 'technology', 'people'],
    meets: 'butikschef',
    clothes: shopClothes,
    food: packedLunch,
    from: '08:00',
    to: '14:00',
    placements: [
      {
        title: 'Lap cykler, og gør dem klar til salg',
        tasks: ['Skift slange og lap huller', 'Stil gear og bremser', 'Vask og pudse cykler', 'Tag imod kunder i værkstedet'],
        learn: 'At finde fejlen, før man skifter delen.',
      },
      {
        title: 'Skruer, maling og gode råd i byggemarkedet',
        tasks: ['Bland maling sammen med en af os', 'Fyld op på hylderne', 'Find varer for kunder', 'Tæl lager op'],
      },
    ],
    jobs: [{ title: 'Saml cykler efter skole', tasks: ['Pak cykler ud', 'Monter pedaler og kurve', 'Ryd pap op'], age: 14, pay: '63 kr. i timen', hours: 6 }],
    introJob: {
      title: 'Introjob i byggemarkedet, eftermiddage',
      tasks: ['Fyld op', 'Hjælp kunder ud til bilen', 'Lær lageret at kende'],
      age: 15,
      pay: '84 kr. i timen',
      hours: 10,
    },
    about: 'Vi sælger det, man skal bruge, og viser, hvordan man bruger det.',
    firms: ['Enghavn Cykler', 'Lyngfjord Byggecenter', 'Tvedå Isenkram', 'Cykelsmeden Søengen', 'Hvidmose Farve og Tapet', 'Radio og Lys Klitsande'],
  },
  {
    key: 'special_shop',
    branch: 'shops',
    interests: ['people', 'text'],
    meets: 'indehaver',
    clothes: 'Almindeligt tøj.',
    food: packedLunch,
    from: '09:30',
    to: '15:00',
    placements: [
      {
        title: 'En uge blandt bøger og brætspil',
        tasks: ['Pak bøger ud', 'Lav et bord med dine egne anbefalinger', 'Pak gaver ind', 'Svar på kunders spørgsmål'],
      },
      {
        title: 'Bind buketter, og pas planter',
        tasks: ['Skær blomster til', 'Bind små buketter', 'Vand og nip planter', 'Pynt butikken op'],
        learn: 'Hvilke blomster der kan stå sammen.',
      },
    ],
    jobs: [{ title: 'Pak gaver ind i december', tasks: ['Pak gaver ind', 'Fyld op', 'Fej og gør klar'], age: 13, pay: '60 kr. i timen', hours: 8 }],
    about: 'En lille butik, hvor man kan nå at lære det hele at kende.',
    firms: [
      'Boghandlen ved Fjorden',
      'Blomster Lyng',
      'Legehjørnet',
      'Optik Lyngfjord',
      'Apoteket Lyngen',
      'Urmager Tik & Tak',
      'Klitsande Blomster',
      'Dyrehandlen Poten',
    ],
  },
];
