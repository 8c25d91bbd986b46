import type { Trade } from './trade.ts';

const packedLunch = 'Tag madpakke med.';
const theyFeedYou = 'Du spiser med personalet.';

/** Hotel, turisme og oplevelser. */
export const tourism: Trade[] = [
  {
    key: 'hotel',
    branch: 'tourism_events',
    interests: ['people', 'food'],
    meets: 'receptionschef',
    clothes: 'Mørke bukser og lukkede sko. Skjorte låner du.',
    food: theyFeedYou,
    from: '08:00',
    to: '14:00',
    placements: [
      { title: 'Vær med på køkkenet på et badehotel', tasks: ['Skær grønt', 'Anret morgenbuffet', 'Bag kiks', 'Smag på alt'] },
      {
        title: 'Tag imod gæster i receptionen',
        tasks: ['Ønsk velkommen', 'Vis værelser', 'Svar på telefon sammen med en af os', 'Pynt borde'],
        learn: 'At få en træt gæst til at smile.',
      },
    ],
    jobs: [
      {
        title: 'Red senge, og gør værelser klar (fra 15 år)',
        tasks: ['Red senge', 'Støvsug', 'Fyld op med håndklæder'],
        age: 15,
        pay: '82 kr. i timen',
        hours: 8,
      },
    ],
    introJob: {
      title: 'Introjob på hotel, weekender',
      tasks: ['Hjælp ved morgenmaden', 'Gør borde klar', 'Vis gæster rundt'],
      age: 15,
      pay: '87 kr. i timen',
      hours: 10,
    },
    apprenticeship: { title: 'Elev: receptionist, start i august', tasks: ['Tag imod gæster', 'Book og afregn', 'Tal tre sprog'], age: 16 },
    about: 'Et hotel ved vandet, hvor ingen dage er ens.',
    firms: ['Klitsande Badehotel', 'Fjordkroen', 'Vandrerhjemmet Lyng', 'Hotel Torvet', 'Hvidmose Kro', 'Pensionat Solsiden'],
  },
  {
    key: 'camping',
    branch: 'tourism_events',
    interests: ['outdoors', 'people', 'hands'],
    meets: 'lejrchef',
    clothes: 'Tøj efter vejret.',
    food: packedLunch,
    from: '09:00',
    to: '14:30',
    placements: [
      { title: 'Gør campingpladsen klar til sæsonen', tasks: ['Mal og reparér', 'Klip og plant', 'Tæl lager op i kiosken', 'Lav et skilt'] },
      { title: 'Ture, kanoer og bålmad', tasks: ['Gør kanoer klar', 'Planlæg en tur', 'Lav mad over bål', 'Tag billeder til hjemmesiden'] },
    ],
    jobs: [
      {
        title: 'Is, kiosk og minigolf i sommer (fra 13 år)',
        tasks: ['Sælg is sammen med en voksen', 'Del køller ud', 'Hold pladsen pæn'],
        age: 13,
        pay: '62 kr. i timen',
        hours: 12,
      },
    ],
    about: 'Her er stille om vinteren og fuldt hus om sommeren.',
    firms: ['Fyrets Camping', 'Klitsande Kanoudlejning', 'Minigolf ved Mølen', 'Søengens Lejrcenter', 'Fjordsafari', 'Cykeludlejningen Klitten'],
  },
  {
    key: 'pool',
    branch: 'tourism_events',
    interests: ['sport', 'people', 'technology'],
    meets: 'livredder',
    clothes: 'Shorts og badetøj. T-shirt får du.',
    food: packedLunch,
    from: '08:30',
    to: '14:00',
    placements: [
      {
        title: 'Bag kulissen i vandlandet',
        tasks: ['Mål vandets temperatur', 'Vis skoleklasser rundt', 'Gør omklædning klar', 'Prøv rutsjebanen, før vi åbner'],
      },
      { title: 'Stævner, haller og halbal', tasks: ['Stil redskaber op', 'Sælg i cafeteriet', 'Hjælp ved et stævne', 'Lav en plakat'] },
    ],
    jobs: [
      {
        title: 'Hjælpetræner i svømning',
        tasks: ['Hjælp de mindste i vandet', 'Hent plader og bolde', 'Vis øvelser'],
        age: 13,
        pay: '65 kr. i timen',
        hours: 3,
      },
      { title: 'Kaffe og toast i hallens cafeteria', tasks: ['Lav toast', 'Tør borde af', 'Fyld op'], age: 15, pay: '80 kr. i timen', hours: 6 },
    ],
    about: 'Et hus fuldt af vand, bolde og børn.',
    form: 'self_governing',
    firms: ['Lyngfjord Vandland', 'Fjordhallen', 'Hvidmose Svømmehal'],
  },
  {
    key: 'culture',
    branch: 'tourism_events',
    interests: ['pictures_sound', 'people', 'technology'],
    meets: 'producent',
    clothes: 'Sort tøj til forestillinger, ellers som du vil.',
    food: packedLunch,
    from: '10:00',
    to: '15:30',
    placements: [
      { title: 'Lys, lyd og scene på teatret', tasks: ['Rul kabler', 'Sæt lys op sammen med teknikeren', 'Find rekvisitter', 'Tag billetter'] },
      { title: 'Lav en koncert fra plakat til pakning', tasks: ['Hæng plakater op', 'Skriv til gæsterne', 'Gør klar til bandet', 'Tæl pladser'] },
    ],
    jobs: [
      {
        title: 'Riv billetter i biografen (fra 15 år)',
        tasks: ['Riv billetter', 'Sælg popcorn', 'Ryd salen'],
        age: 15,
        pay: '78 kr. i timen',
        hours: 6,
        risks: ['late_or_alcohol'],
      },
    ],
    extended: { title: 'Teatret hver onsdag i otte uger', tasks: ['Vær med fra idé til premiere', 'Byg kulisser', 'Styr en lyskanal'] },
    about: 'Vi laver ting, folk taler om på vejen hjem.',
    form: 'association',
    firms: [
      'Teatret Kajen',
      'Lyngfjord Bio',
      'Spillestedet Gasværket',
      'Fjordfestivalen',
      'Klitsande Forsamlingshus',
      'Museet Fyret',
      'Turistkontoret Lyngfjord',
    ],
  },
];

/** It, medier og design. */
export const media: Trade[] = [
  {
    key: 'studio',
    branch: 'it_media_design',
    interests: ['pictures_sound', 'technology', 'text'],
    meets: 'grafiker',
    clothes: 'Som du er.',
    food: 'Frokost fra bageren overfor. Vi giver.',
    from: '09:00',
    to: '15:00',
    placements: [
      {
        title: 'Byg en hjemmeside til noget, du kan lide',
        tasks: ['Tegn på papir først', 'Byg siden', 'Vis den til en, der ikke kender den', 'Ret det, der var svært'],
        learn: 'At spørge, før man bygger.',
      },
      {
        title: 'Spil, pixels og fejl, der skal findes',
        tasks: ['Test et spil', 'Skriv fejl ned, så de kan forstås', 'Tegn en figur', 'Vær med til morgenmøde'],
      },
    ],
    apprenticeship: { title: 'Elev: mediegrafiker, start i august', tasks: ['Tegn og sæt op', 'Byg hjemmesider', 'Tal med kunder'], age: 16 },
    about: 'Fire mennesker, seks skærme og en hund.',
    firms: ['Pixelmosen', 'Reklamehuset Lyng', 'Kodeværkstedet', 'Fotograf Fokus'],
  },
  {
    key: 'news',
    branch: 'it_media_design',
    interests: ['text', 'pictures_sound', 'people'],
    meets: 'redaktør',
    clothes: 'Som du er, og en jakke til at gå ud i.',
    food: packedLunch,
    from: '09:00',
    to: '15:00',
    placements: [
      { title: 'Se hvordan en avis og en radio bliver til', tasks: ['Gå med ud på en historie', 'Tag billeder', 'Klip lyd', 'Skriv en kort nyhed'] },
      { title: 'Interview en, du ikke kender', tasks: ['Find på spørgsmål', 'Lav interviewet sammen med en journalist', 'Klip det', 'Hør det i radioen'] },
    ],
    jobs: [
      {
        title: 'Tag billeder til sporten i weekenden',
        tasks: ['Tag billeder ved kampe', 'Vælg de bedste', 'Skriv navne på'],
        age: 15,
        pay: '85 kr. i timen',
        hours: 4,
      },
    ],
    about: 'Det, der sker i Lyngfjord, hører man hos os.',
    firms: ['Lokalradio Lyng', 'Lyngfjord Avis', 'Fjord It-support'],
  },
];

/** Kontor, økonomi og jura. */
export const office: Trade[] = [
  {
    key: 'office',
    branch: 'office_finance',
    interests: ['numbers', 'text', 'people'],
    meets: 'kontorleder',
    clothes: 'Almindeligt pænt tøj.',
    food: 'Frokostordning. Vi giver.',
    from: '08:30',
    to: '14:30',
    placements: [
      {
        title: 'Tal, bilag og gode vaner',
        tasks: ['Sortér bilag', 'Tast tal ind', 'Regn et budget ud for en skolefest', 'Vær med til et kundemøde'],
        learn: 'Hvad moms er, og hvor den bliver af.',
      },
      {
        title: 'En uge på et advokatkontor og i retten',
        tasks: ['Læs en sag, hvor navnene er fjernet', 'Skriv et referat', 'Gå med i retten', 'Ordn post'],
        age: 14,
      },
      { title: 'Find et hjem til nogen', tasks: ['Tag imod folk, der søger bolig', 'Tegn en lejlighed op', 'Ret i en annonce', 'Gå med ud at vise frem'] },
    ],
    introJob: {
      title: 'Introjob på kontor, 8 timer om ugen',
      tasks: ['Sortér post', 'Ret i lister', 'Bestil varer hjem'],
      age: 15,
      pay: '86 kr. i timen',
      hours: 8,
    },
    extended: { title: 'Kontoret hver fredag i ti uger', tasks: ['Følg en sag fra start til slut', 'Få din egen opgave', 'Lær regneark'] },
    apprenticeship: { title: 'Elev: kontor og økonomi, start i august', tasks: ['Bogfør', 'Skriv til kunder', 'Kom rundt i huset'], age: 16 },
    about: 'Vi holder orden, så andre kan lave det, de er gode til.',
    firms: [
      'Revisor Tal & Tavle',
      'Boligkontoret Lyngfjord',
      'Fjordens Sparekasse',
      'Advokaterne Havnegade',
      'Mægleren på Torvet',
      'Forsikringshuset Lyng',
      'Lyngfjord Løn',
      'Andelsboligforeningen Engen',
    ],
  },
];

/** Frisør, skønhed og sport. */
export const beauty: Trade[] = [
  {
    key: 'salon',
    branch: 'hair_beauty_sport',
    interests: ['people', 'hands', 'pictures_sound'],
    meets: 'frisørmester',
    clothes: 'Sort eller hvidt tøj, og sko, du kan stå i.',
    food: packedLunch,
    from: '09:00',
    to: '14:30',
    placements: [
      {
        title: 'Vask, fletninger og kaffe til kunden',
        tasks: ['Tag imod kunder', 'Vask hår', 'Øv fletninger på et dukkehoved', 'Fej og gør klar'],
        learn: 'At spørge, hvad kunden egentlig vil have.',
      },
      { title: 'Hold, haller og smoothies i idrætscentret', tasks: ['Gør hold klar', 'Hjælp i caféen', 'Vær med til træning for gamle', 'Lav et program'] },
    ],
    jobs: [{ title: 'Fej og fold håndklæder efter skole', tasks: ['Fej', 'Fold håndklæder', 'Fyld op'], age: 14, pay: '62 kr. i timen', hours: 4 }],
    apprenticeship: { title: 'Lærling: frisør, start i januar', tasks: ['Klip og farv', 'Rådgiv', 'Stå for din egen stol'], age: 15 },
    about: 'Her går folk gladere ud, end de kom ind.',
    firms: ['Salon Saksen Lyng', 'Klitsande Idrætscenter', 'Hud & Hår Hvidmose'],
  },
];
