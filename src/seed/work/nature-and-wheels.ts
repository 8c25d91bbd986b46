import type { Trade } from './trade.ts';

const packedLunch = 'Tag madpakke med. Vi spiser sammen kl. 11.30.';
const outdoorClothes = 'Gummistøvler og tøj, der må blive beskidt. Kedeldragt låner du.';

/** Dyr, natur og landbrug. */
export const farming: Trade[] = [
  {
    key: 'vet',
    branch: 'farming_nature',
    interests: ['animals', 'people', 'technology'],
    meets: 'veterinærsygeplejerske',
    clothes: 'Rene bukser og sko uden snørebånd, der slæber. Kittel får du.',
    food: packedLunch,
    from: '08:00',
    to: '14:00',
    placements: [
      {
        title: 'Hjælp med dyrene på en dyreklinik',
        tasks: ['Gør bure klar', 'Hold en kanin i ro', 'Tag imod kunder og dyr', 'Se en operation gennem ruden'],
        learn: 'At være rolig, når et dyr er bange.',
      },
      { title: 'Hunde, katte og en dag med hestene', tasks: ['Luft hunde', 'Fodr og vej', 'Rens instrumenter', 'Kør med dyrlægen ud'] },
    ],
    jobs: [
      { title: 'Luft hunde og fodr katte i weekenden', tasks: ['Luft hunde to gange', 'Fodr', 'Gør bure rene'], age: 14, pay: '64 kr. i timen', hours: 6 },
    ],
    apprenticeship: { title: 'Elev: veterinærsygeplejerske, start i august', tasks: ['Hjælp ved operationer', 'Tag prøver', 'Vejled ejere'], age: 16 },
    about: 'Fem dyrlæger og en kat, der bor her.',
    firms: ['Klitsande Dyreklinik', 'Hvidmose Dyrehospital', 'Dyreinternatet Lyng'],
  },
  {
    key: 'farm',
    branch: 'farming_nature',
    interests: ['animals', 'outdoors', 'technology'],
    meets: 'landmand',
    clothes: outdoorClothes,
    food: 'Du spiser frokost med familien.',
    from: '07:00',
    to: '13:00',
    placements: [
      {
        title: 'Kalve, køer og malkerobotter',
        tasks: ['Giv kalve mælk', 'Strø halm', 'Se robotten malke', 'Vej foder af'],
        learn: 'Hvor meget en ko spiser, og hvad den giver.',
      },
      { title: 'Grise, høns og marken i den årstid, det er', tasks: ['Saml æg', 'Fodr', 'Gå marken igennem', 'Hjælp med hegn'] },
    ],
    jobs: [{ title: 'Hjælp i stalden før skole eller efter', tasks: ['Giv kalve mælk', 'Fej foder ind', 'Strø'], age: 13, pay: '60 kr. i timen', hours: 6 }],
    junior: {
      title: 'Juniormesterlære på mælkegård (to dage)',
      tasks: ['Pas kalvene', 'Hjælp i marken', 'Lær maskinerne at kende'],
      age: 14,
      risks: ['machines'],
    },
    extended: { title: 'Gården hver tirsdag i ti uger', tasks: ['Hav dine egne kalve at passe', 'Byg hegn', 'Hjælp med foder'] },
    apprenticeship: { title: 'Lærling: landmand, start i august', tasks: ['Pas dyr', 'Kør i marken', 'Lær drift'], age: 15, risks: ['machines'] },
    about: 'En gård med dyr, marker og mange spørgsmål, vi gerne svarer på.',
    firms: ['Bakkeløkke Mælkegård', 'Enghavn Svineavl', 'Åkær Økologi', 'Tvedå Stutteri', 'Søengens Gårdbutik'],
  },
  {
    key: 'nursery',
    branch: 'farming_nature',
    interests: ['nature', 'outdoors', 'hands'],
    meets: 'gartner',
    clothes: outdoorClothes,
    food: packedLunch,
    from: '07:30',
    to: '13:30',
    placements: [
      { title: 'Så, pot og pas planter i drivhuset', tasks: ['Så frø', 'Pot planter om', 'Vand og nip', 'Pak planter til butikker'] },
      { title: 'Ud i skoven med skovløberen', tasks: ['Mærk træer', 'Plant nye', 'Byg en redekasse', 'Ryd en sti'], learn: 'At kende ti træer på barken.' },
    ],
    jobs: [
      { title: 'Gå ud med planter, og pak tulipaner', tasks: ['Pak buketter', 'Sortér løg', 'Fej i drivhuset'], age: 13, pay: '60 kr. i timen', hours: 6 },
    ],
    introJob: { title: 'Introjob i gartneri, 10 timer om ugen', tasks: ['Pot og pak', 'Vand', 'Hjælp i butikken'], age: 15, pay: '86 kr. i timen', hours: 10 },
    extended: { title: 'Gartneriet: to dage om ugen i foråret', tasks: ['Følg planterne fra frø til salg', 'Hav dit eget bord', 'Hjælp kunder'] },
    apprenticeship: { title: 'Lærling: gartner, start i januar', tasks: ['Dyrk planter', 'Styr klima i drivhuset', 'Sælg'], age: 15 },
    about: 'Grønne fingre smitter.',
    firms: ['Lyngens Planteskole', 'Klitplantagen', 'Gartneriet Solbær', 'Hvidmose Juletræer', 'Enghavn Havecenter', 'Naturskolen Åen'],
  },
];

/** Energi, vand og miljø. */
export const energy: Trade[] = [
  {
    key: 'utility',
    branch: 'energy_environment',
    interests: ['technology', 'nature', 'numbers'],
    meets: 'driftsleder',
    clothes: 'Lange bukser. Sko, vest og hjelm låner du.',
    food: packedLunch,
    from: '07:30',
    to: '13:30',
    placements: [
      {
        title: 'Følg vandet fra boring til hane',
        tasks: ['Tag prøver', 'Læs målere af', 'Se styringen', 'Kør med på tilsyn'],
        learn: 'Hvorfor vandet i hanen er rent.',
      },
      {
        title: 'Sortér, reparér og genbrug',
        tasks: ['Tag imod folk på pladsen', 'Sortér', 'Reparér ting til genbrugsbutikken', 'Tæl, hvad der bliver reddet'],
      },
    ],
    jobs: [
      { title: 'Hjælp folk på genbrugspladsen (fra 15 år)', tasks: ['Vis vej', 'Fej', 'Sæt ting i byttehallen'], age: 15, pay: '83 kr. i timen', hours: 6 },
    ],
    apprenticeship: { title: 'Lærling: automatiktekniker, start i august', tasks: ['Styr pumper', 'Find fejl', 'Byg tavler'], age: 16, risks: ['machines'] },
    about: 'Vand, varme og affald til fyrre tusind mennesker.',
    form: 'self_governing',
    firms: ['Lyngfjord Forsyning', 'Genbrugspladsen Tvedå', 'Klitsande Vindlaug', 'Fjernvarmen Enghavn'],
  },
];

/** Biler, transport og lager. */
export const vehicles: Trade[] = [
  {
    key: 'garage',
    branch: 'vehicles_transport',
    interests: ['technology', 'hands', 'people'],
    meets: 'mekaniker',
    clothes: 'Kedeldragt og sikkerhedssko låner du.',
    food: packedLunch,
    from: '07:30',
    to: '13:30',
    placements: [
      {
        title: 'Skift dæk, og find fejlen med computeren',
        tasks: ['Skift hjul sammen med en mekaniker', 'Læs fejlkoder', 'Tjek lys og væsker', 'Vask en bil'],
        age: 15,
        risks: ['machines'],
      },
      {
        title: 'En uge på autoværkstedet',
        tasks: ['Tag imod kunder', 'Find reservedele', 'Skift viskere og pærer', 'Hold værkstedet rent'],
        learn: 'Hvad en elbil har, og hvad den ikke har.',
      },
    ],
    jobs: [{ title: 'Vask og støvsug biler lørdag formiddag', tasks: ['Vask', 'Støvsug', 'Pudse ruder'], age: 13, pay: '61 kr. i timen', hours: 4 }],
    junior: {
      title: 'Juniormesterlære på autoværksted (onsdag)',
      tasks: ['Følg en mekaniker', 'Skil en motor ad', 'Hold styr på værktøjet'],
      age: 14,
      risks: ['machines'],
    },
    apprenticeship: {
      title: 'Lærling: personvognsmekaniker, start i august',
      tasks: ['Reparér biler', 'Arbejd med elbiler', 'Tal med kunder'],
      age: 15,
      risks: ['machines'],
    },
    about: 'Biler, traktorer og knallerter, og altid en lærling i graven.',
    firms: ['Fjordens Auto', 'Tvedå Traktor', 'Lyngfjord Karosseri', 'Knallerthjørnet', 'Hvidmose Dæk', 'Klitsande Bådmotor'],
  },
  {
    key: 'freight',
    branch: 'vehicles_transport',
    interests: ['numbers', 'technology', 'outdoors'],
    meets: 'lagerchef',
    clothes: 'Lange bukser. Sko og vest låner du.',
    food: packedLunch,
    from: '07:00',
    to: '13:00',
    placements: [
      { title: 'Find, pak og send på et stort lager', tasks: ['Pluk varer med scanner', 'Pak ordrer', 'Tæl op', 'Hjælp i varemodtagelsen'] },
      {
        title: 'Kør med i lastbilen en dag, og planlæg den næste',
        tasks: ['Kør med på en rute', 'Læg en rute på kortet', 'Tjek papirer', 'Hjælp i vognmandens kontor'],
      },
    ],
    jobs: [
      {
        title: 'Gå ud med aviser',
        tasks: ['Hent aviser ved døren', 'Gå ruten i dit eget tempo', 'Meld tilbage i appen'],
        age: 13,
        pay: '75 kr. i timen',
        hours: 4,
      },
      { title: 'Pak pakker to aftener (fra 15 år)', tasks: ['Scan pakker', 'Sortér efter rute', 'Stabl på vogn'], age: 15, pay: '85 kr. i timen', hours: 6 },
    ],
    introJob: {
      title: 'Introjob på lager - 12 timer om ugen',
      tasks: ['Pluk og pak', 'Lær scanneren', 'Få en fast makker'],
      age: 15,
      pay: '93 kr. i timen',
      hours: 12,
    },
    apprenticeship: {
      title: 'Elev: lager og logistik, start i januar',
      tasks: ['Styr lageret', 'Planlæg kørsel', 'Tag truckkort, når du er 18'],
      age: 16,
      risks: ['machines'],
    },
    about: 'Alt, du har købt på nettet, har været forbi sådan nogle som os.',
    firms: ['Enghavn Fragt', 'Lyngfjord Lager', 'Fjordbusserne', 'Bladbudene', 'Havnens Spedition', 'Hvidmose Flytteforretning'],
  },
];
