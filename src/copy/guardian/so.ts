import type { GuardianWords } from './words.ts';

/**
 * Somali (standard), with "la …" (one does) where a verb would tell a she from a he.
 * Read a second time by translating back. We are least sure of this one: it must be proof-read by a native speaker in the municipality before use.
 */
export const somali: GuardianWords = {
  lang: 'so',
  dir: 'ltr',
  pageTitle: 'Su’aal ayaan kuu haynaa',
  question: {
    placement: (child) => `Ma oggoshahay in ${child} la siiyo tababar goob shaqo?`,
    junior_apprenticeship: (child) => `Ma oggoshahay in ${child} wax lagu baro goob shaqo maalmaha dugsiga qaarkood?`,
    after_school_job: (child) => `Ma oggoshahay in ${child} la siiyo shaqo dugsiga ka dib ah?`,
    intro_job: (child) => `Ma oggoshahay in ${child} la siiyo shaqada ugu horreysa ee mushaharka leh?`,
    apprenticeship: (child) => `Ma oggoshahay in ${child} xirfad lagu baro goob shaqo?`,
    mentorship: (child) => `Ma oggoshahay in ${child} loo helo hage (mentor)?`,
  },
  lede: (child, guardian) =>
    `Salaan, ${guardian}. Waxaa nala soo ogeysiiyay in aad tahay waalidka ama masuulka ${child}. Sidaas darteed ayaan ku weydiineynaa.`,
  places: 'Waxay ku saabsan tahay',
  meaningTitle: 'Maxay taasi ka dhigan tahay?',
  meaning: {
    placement: [
      'Tababarka shaqada (af Deenish: erhvervspraktik) waa qayb ka mid ah dugsiga. Mushahar ma laha.',
      'Marka heshiiska la galo, dawladda Denmark ayaa bixisa caymiska.',
      'Qof weyn ayaa goobta jooga maalinta oo dhan.',
    ],
    job: [
      'Shaqadu mushahar bay leedahay, adiguna qandaraas baad la saxiixanaysaa goobta shaqada.',
      'Waxaa jira xeerar sheegaya inta iyo goorta ay dhallinyaradu shaqayn karaan. Goobta shaqadu waa inay raacdaa.',
      'Loo-shaqeeyaha ayaa bixiya caymiska.',
    ],
    apprenticeship: ['Heshiiska waxaad goobta shaqada kula gelaysaa lærepladsen.dk.', 'Loo-shaqeeyaha ayaa bixiya caymiska.'],
    mentorship: ['Qof weyn oo goobta ka socda ayaa la kulmaya ilmahaaga oo uga warramaya shaqada.'],
  },
  buttons: { yes: 'Haa, waan oggolahay', no: 'Maya', call_me: 'Fadlan i soo wac', not_my_child: 'Kani ma aha ilmahayga' },
  answered: {
    yes: (child) => `Waxaad ku jawaabtay haa. ${child} waa la ogeysiiyay.`,
    no: () => 'Waxaad ku jawaabtay maya. Qofka xiriirka ayaa ku soo wici doona.',
    call_me: () => 'Dhowaan waan ku soo wici doonnaa.',
    not_my_child: () => 'Waxaad ku jawaabtay in aanu ahayn ilmahaaga.',
  },
  mayChange: 'Weli halkan ayaad jawaabtaada ka beddeli kartaa.',
  noLongerChangeable: (contact) => `Jawaabta hadda halkan lagama beddeli karo. Haddii loo baahdo, wac ${contact}.`,
  changeTitle: 'Ma rabtaa inaad beddesho jawaabtaada?',
  answerTitle: 'Jawaabtaada',
  notMine: {
    title: 'Miyaanu ahayn ilmahaaga?',
    text: (child) =>
      `Markaas farriinta waxaa loo diray qof khaldan. Linkiga waan joojinaynaa, mar kalena waxaan weydiinaynaa ${child}. Mar dambe kuu soo qori mayno.`,
    button: 'Haa, kani ma aha ilmahayga',
    thanks: 'Waad ku mahadsan tahay inaad noo sheegtay. Linkigu mar dambe ma shaqeeyo, kuuna soo qori mayno.',
  },
  goBack: 'Dib u noqo',
  fromTitle: 'Yaa soo diray?',
  agreements: 'Akhri heshiiska',
  agreementsNote: 'Heshiisku wuxuu ku qoran yahay af Deenish. Haddii aad rabto in laguu sharxo, na soo wac.',
  problem: 'Lama dirin. Fadlan mar kale isku day ama na soo wac.',
  talk: 'Qof aad la hadli karto',
  languages: 'Luqadda',
  away: (contact, standIn, until) =>
    `${contact} ${until ? `lama heli karo ilaa iyo ${until}` : 'hadda lama heli karo'}. Muddadaas waxaad la xiriiri kartaa ${standIn}.`,
  notice: { info: 'Macluumaad', ok: 'Waa la sameeyay', error: 'Khalad' },
  gone: {
    unknown: { title: 'Linkigu mar dambe ma shaqeeyo', text: 'Waxaa laga yaabaa inuu duugoobay ama mid cusub la diray. Na soo wac, waan ku caawin doonnaa.' },
    expired: {
      title: 'Linkiga waqtigiisii wuu dhammaaday',
      text: 'Weli waxaan jecelnahay inaan helno jawaabtaada. Halkan riix, waxaanan link cusub u diraynaa isla halkii hore.',
    },
    renewed: { title: 'Link cusub ayaan kuu dirnay', text: 'Wuxuu yaallaa meeshii aad kii hore ka heshay. Isticmaal kan cusub.' },
    replaced: { title: 'Linkigu mar dambe ma shaqeeyo', text: 'Arrintan hadda ku weydiin mayno. Uma baahnid inaad wax samayso.' },
    ended: { title: 'Jawaabtaada hadda looma baahna', text: 'Wixii aan ku weydiinnay way dhammaadeen. Uma baahnid inaad wax samayso.' },
  },
  sendNew: 'Dir link cusub',
  callTitle: 'Yaad wici kartaa?',
  callUs: 'Telefoon:',
  mail: {
    preview: 'Fur iimaylka si aad u akhrido.',
    hello: (guardian) => `Salaan, ${guardian}`,
    asked: {
      subject: 'Su’aal ayaan kuu haynaa',
      text: (child) => `Waxaan u baahannahay jawaabtaada ku saabsan ${child}. Hal daqiiqo ayay qaadanaysaa, umana baahnid inaad akoon gasho.`,
    },
    reminder: {
      subject: 'Waxaan sugaynaa jawaabtaada',
      text: (child) => `Weli waxaan sugaynaa jawaabtaada ku saabsan ${child}. Hal daqiiqo ayay qaadanaysaa, umana baahnid inaad akoon gasho.`,
    },
    action: 'Akhri oo ka jawaab',
    call: (name, phone) => `Haddii aad doorbidayso inaad qof la hadasho, wac ${name}, ${phone}.`,
    notYours: 'Ilmaha ma garanaysid? Bogga ayaad taas ka sheegi kartaa.',
    recorded: {
      subject: 'Jawaabtaadii waan qornay',
      text: (child, answer, way) => `Waxaan qornay jawaabtaada ku saabsan ${child}: “${answer}”. Waxaad ku bixisay ${way}.`,
      ifWrong: (name, phone) => `Haddii aysan sax ahayn, wac ${name}, ${phone}.`,
    },
    ways: { phone: 'telefoon', paper: 'warqad', in_person: 'fool ka fool' },
    signOff: 'Salaan wanaagsan\nUngegarantien (dammaanadda dhallinyarada)',
  },
  sms: {
    asked: (url, name, phone) => `Su'aal ka timid Ungegarantien: ${url} Telefoon: ${name}, ${phone}.`,
    reminder: (url, name, phone) => `Xusuusin ka timid Ungegarantien: ${url} Telefoon: ${name}, ${phone}.`,
    recorded: (name, phone) => `Ungegarantien: jawaabtaada waa la qoray. Khalad ma jiraa? Wac ${name}, ${phone}.`,
  },
  weWrite: 'Waxaan kuugu soo qori karnaa af Soomaali. Ilmahaaga ayaa luqadda doorta, adiguna bogga ayaad ka beddeli kartaa.',
};
