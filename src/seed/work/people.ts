import type { Trade } from './trade.ts';

const packedLunch = 'Tag madpakke med. Vi spiser sammen.';

/** Børn, unge og skole. */
export const children: Trade[] = [
  {
    key: 'kindergarten',
    branch: 'children_schools',
    interests: ['people', 'outdoors'],
    meets: 'pædagog',
    clothes: 'Tøj, der må blive beskidt, og noget til regnvejr.',
    food: packedLunch,
    from: '08:00',
    to: '14:00',
    placements: [
      {
        title: 'En uge i børnehaven: leg, mad og ture',
        tasks: ['Leg med børnene ude og inde', 'Læs højt', 'Hjælp med at dække bord', 'Gå med på tur'],
        learn: 'At se, hvad et lille barn har brug for.',
      },
      { title: 'Vær med på legepladsen', tasks: ['Byg i sandkassen', 'Gynge og fange', 'Hjælp med flyverdragter', 'Læg cykler på plads'] },
    ],
    extended: { title: 'Børnehaven hver onsdag i otte uger', tasks: ['Find på en aktivitet til børnene', 'Hjælp i køkkenet', 'Gå med på tur'] },
    apprenticeship: {
      title: 'Elev: pædagogisk assistent, start i januar',
      tasks: ['Vær med til at planlægge dagen', 'Følg to børn tæt', 'Lær om børns udvikling'],
      age: 17,
    },
    about: 'Halvfjerds børn, tolv voksne og en stor have. Vi er ude hver dag.',
    form: 'public',
    firms: ['Børnehuset Mariehønen', 'Børnehuset Krukken', 'Børnehaven Klitmusen', 'Vuggestuen Engdal', 'Skovbørnehaven Bakkeløkke', 'Børnehuset Tvedå'],
  },
  {
    key: 'club',
    branch: 'children_schools',
    interests: ['people', 'sport', 'pictures_sound'],
    meets: 'klubmedarbejder',
    clothes: 'Almindeligt tøj og indesko.',
    food: packedLunch,
    from: '10:00',
    to: '16:00',
    placements: [
      {
        title: 'Spil, værksted og børn i SFO',
        tasks: ['Gør værkstedet klar', 'Spil og leg med børnene', 'Hjælp med eftermiddagsmad', 'Find på en leg, du selv står for'],
      },
      {
        title: 'Hjælpelærer i 1. klasse',
        tasks: ['Læs med børn en og en', 'Hjælp i matematik', 'Vær med i frikvarteret', 'Kopiér og klip til timerne'],
        from: '08:00',
        to: '13:30',
      },
    ],
    jobs: [
      {
        title: 'Hjælp i ungdomsklubben to aftener',
        tasks: ['Sælg toast', 'Sæt spil frem', 'Ryd op til sidst'],
        age: 15,
        pay: '79 kr. i timen',
        hours: 6,
        risks: ['late_or_alcohol'],
      },
    ],
    about: 'Her kommer børnene efter skole, og her er altid gang i noget.',
    form: 'public',
    firms: ['Engdal SFO', 'SFO Fjorden', 'Ungdomsklubben Havnen', 'Klitskolens SFO', 'Fritidshjemmet Åen'],
  },
  {
    key: 'library',
    branch: 'children_schools',
    interests: ['text', 'people', 'pictures_sound'],
    meets: 'bibliotekar',
    clothes: 'Almindeligt tøj.',
    food: packedLunch,
    from: '09:00',
    to: '15:00',
    placements: [
      {
        title: 'Bøger, spil og børneteater på biblioteket',
        tasks: ['Sæt bøger på plads', 'Lav en udstilling', 'Hjælp til børneteater', 'Vis gæster rundt i makerspace'],
      },
      { title: 'En uge på museet: fund, film og gæster', tasks: ['Mærk fund op', 'Klip en lille film', 'Gå med på en omvisning', 'Tag imod en skoleklasse'] },
    ],
    introJob: {
      title: 'Introjob på biblioteket, 10 timer om ugen',
      tasks: ['Sæt bøger på plads', 'Tag imod returnerede bøger', 'Hjælp til arrangementer'],
      age: 15,
      pay: '88 kr. i timen',
      hours: 10,
    },
    about: 'Et hus for alle, også dem, der bare vil have et sted at være.',
    form: 'institution',
    firms: ['Lyngfjord Bibliotek', 'Musikskolen Lyng', 'Kystmuseet Klitsande', 'Billedskolen', 'Lyngfjord Erhvervsskole'],
  },
];

/** Pleje og sundhed. */
export const care: Trade[] = [
  {
    key: 'nursing_home',
    branch: 'care_health',
    interests: ['people', 'food'],
    meets: 'social- og sundhedsassistent',
    clothes: 'Bukser og sko, du kan gå længe i. Trøje får du.',
    food: 'Du kan købe varm mad billigt i cafeen, eller tage madpakke med.',
    from: '08:00',
    to: '14:00',
    placements: [
      {
        title: 'Snak, gåture og eftermiddagskaffe på plejehjemmet',
        tasks: ['Gå tur med en beboer', 'Læs avisen højt', 'Spil kort', 'Hjælp med at dække bord'],
        learn: 'At være rolig og nærværende sammen med gamle mennesker.',
      },
      { title: 'Madens vej til plejehjemmet', tasks: ['Skær grønt i køkkenet', 'Dæk op', 'Kør vogn med mad ud', 'Spørg, hvad de kunne lide'] },
    ],
    jobs: [
      {
        title: 'Aftenhjælp: dæk bord og hyg om (fra 15 år)',
        tasks: ['Dæk bord', 'Servér aftensmad', 'Sæt i opvaskemaskinen'],
        age: 15,
        pay: '86 kr. i timen',
        hours: 8,
      },
    ],
    introJob: {
      title: 'Introjob på plejehjem med fast makker',
      tasks: ['Gå ture', 'Hjælp i køkkenet', 'Vær med til aktiviteter'],
      age: 16,
      pay: '92 kr. i timen',
      hours: 14,
    },
    extended: { title: 'Plejehjemmet to dage om ugen i foråret', tasks: ['Hav din egen aktivitet', 'Hjælp ved måltider', 'Lær beboerne at kende'], age: 14 },
    junior: { title: 'Juniormesterlære i pleje og omsorg', tasks: ['Følg en assistent', 'Hjælp ved måltider', 'Stå for en aktivitet'], age: 14 },
    apprenticeship: {
      title: 'Elev: social- og sundhedshjælper, start i august',
      tasks: ['Hjælp borgere i hverdagen', 'Lær om sundhed', 'Få løn under uddannelsen'],
      age: 17,
    },
    about: 'Vi bor til hos tres gamle mennesker, som altid har tid til en snak.',
    form: 'public',
    firms: ['Plejehjemmet Fjordblik', 'Plejecenter Klitten', 'Plejehjemmet Mosehus', 'Hjemmeplejen Lyngfjord', 'Bostedet Åkanden', 'Plejecenter Enghaven'],
  },
  {
    key: 'clinic',
    branch: 'care_health',
    interests: ['people', 'technology'],
    meets: 'klinikassistent',
    clothes: 'Rene bukser og kondisko. Kittel får du.',
    food: packedLunch,
    from: '08:00',
    to: '14:00',
    placements: [
      {
        title: 'På klinikken: træning, skemaer og patienter',
        tasks: ['Gør rum klar', 'Prøv øvelserne selv', 'Tag imod patienter', 'Hjælp i receptionen'],
        learn: 'Hvad tavshedspligt er, og hvorfor den gælder også dig.',
      },
      {
        title: 'Hos tandlægen: se, lyt og gør klar',
        tasks: ['Rens og pak instrumenter', 'Gør klinikken klar', 'Bland aftryksmasse', 'Byd velkommen i receptionen'],
        age: 14,
      },
    ],
    apprenticeship: { title: 'Elev: tandklinikassistent, start i januar', tasks: ['Hjælp ved stolen', 'Stå for sterilisering', 'Book tider'], age: 16 },
    about: 'En klinik med ro på og et hold, der gerne forklarer.',
    firms: ['Søengens Tandklinik', 'Hvidmose Fysioterapi', 'Lægehuset Lyng', 'Tandlægerne Torvet', 'Klitsande Kiropraktik', 'Fodklinikken Fjord'],
  },
  {
    key: 'care_aids',
    branch: 'care_health',
    interests: ['hands', 'technology', 'people'],
    meets: 'teamleder',
    clothes: 'Arbejdsbukser, hvis du har. Sikkerhedssko låner du.',
    food: packedLunch,
    from: '07:30',
    to: '13:30',
    placements: [
      {
        title: 'Kørestole, senge og gode løsninger',
        tasks: ['Vask og klargør hjælpemidler', 'Skift hjul på kørestole', 'Kør med ud og stil op', 'Find dele på lageret'],
      },
      { title: 'Følg en aktivitetsmedarbejder', tasks: ['Hjælp i det kreative værksted', 'Spil musik eller spil', 'Gør klar til fællesspisning'] },
    ],
    jobs: [
      {
        title: 'Vask og pak hjælpemidler (fra 15 år)',
        tasks: ['Vask kørestole', 'Pak og mærk', 'Hold orden på lageret'],
        age: 15,
        pay: '84 kr. i timen',
        hours: 6,
      },
    ],
    about: 'Vi sørger for, at folk kan klare sig selv lidt længere.',
    form: 'self_governing',
    firms: ['Hjælpemiddelhuset', 'Dagcenter Solsikken', 'Frivilligcenter Lyngfjord', 'Værkstedet Åben Dør', 'Høreklinikken Lyng'],
  },
];

/** Kommune, politi og redning. */
export const publicService: Trade[] = [
  {
    key: 'rescue',
    branch: 'police_rescue_public',
    interests: ['outdoors', 'people', 'technology'],
    meets: 'holdleder',
    clothes: 'Varmt tøj. Jakke og sko låner du her.',
    food: packedLunch,
    from: '08:00',
    to: '14:00',
    placements: [
      {
        title: 'Følg redderne på stationen (fra 15 år)',
        tasks: ['Tjek udstyr i bilerne', 'Vær med til øvelse', 'Rul slanger', 'Se, hvordan vagtcentralen arbejder'],
        age: 15,
        risks: ['heavy_lifting'],
      },
      {
        title: 'Byens orden: et døgn set fra dagholdet',
        tasks: ['Gå rundt i byen med en færdselsvagt', 'Se, hvordan en sag bliver skrevet', 'Tal med dem, der uddanner sig'],
        age: 15,
      },
    ],
    about: 'Vi rykker ud, når det gælder, og øver os resten af tiden.',
    form: 'public',
    firms: ['Lyngfjord Redning', 'Havnevagten'],
  },
  {
    key: 'town_hall',
    branch: 'police_rescue_public',
    interests: ['text', 'people', 'deciding'],
    meets: 'sagsbehandler',
    clothes: 'Almindeligt tøj.',
    food: 'Kantine. Vi giver frokosten.',
    from: '08:30',
    to: '14:30',
    placements: [
      {
        title: 'Bag skranken i Borgerservice',
        tasks: ['Tag imod borgere sammen med en af os', 'Ret en tekst, så den kan forstås', 'Hjælp med post og journal', 'Vær med til et møde'],
        learn: 'Hvordan en kommune bestemmer, og hvem der bestemmer hvad.',
      },
      {
        title: 'Et byråd indefra',
        tasks: ['Gør byrådssalen klar', 'Læs en sag, og sig din mening', 'Lav et opslag til kommunens side', 'Følg borgmesterens dag'],
      },
    ],
    apprenticeship: { title: 'Elev: kontor, kommunen', tasks: ['Skriv til borgere', 'Følg tre afdelinger', 'Lær forvaltning'], age: 16 },
    about: 'Her bliver hverdagen i kommunen til.',
    form: 'public',
    firms: ['Borgerservice Lyngfjord', 'Byrådssekretariatet'],
  },
  {
    key: 'parks',
    branch: 'police_rescue_public',
    interests: ['outdoors', 'nature', 'hands'],
    meets: 'formand',
    clothes: 'Praktisk tøj efter vejret. Sikkerhedssko låner du.',
    food: packedLunch,
    from: '07:00',
    to: '13:00',
    placements: [
      { title: 'Byens træer, bænke og legepladser', tasks: ['Plant og lug', 'Mal bænke', 'Tjek legepladser', 'Saml affald i parken'] },
      {
        title: 'Ud på vejene: skilte, striber og huller',
        tasks: ['Mål op', 'Sæt skilte op', 'Følg et hold ude', 'Hold orden på pladsen'],
        age: 15,
        risks: ['machines'],
      },
    ],
    jobs: [{ title: 'Sommerjob i Vej og Park', tasks: ['Lug bede', 'Vand blomster', 'Saml affald'], age: 15, pay: '83 kr. i timen', hours: 25 }],
    introJob: {
      title: 'Introjob udendørs, tre dage om ugen',
      tasks: ['Arbejd på et lille hold', 'Pas grønne områder', 'Lær maskinerne at kende'],
      age: 15,
      pay: '90 kr. i timen',
      hours: 18,
      risks: ['machines'],
    },
    about: 'Vi passer det, alle går forbi.',
    form: 'public',
    firms: ['Vej og Park', 'Lyngfjord Havn'],
  },
];
