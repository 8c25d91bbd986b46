import type { GuardianWords } from './words.ts';

/** A name or a Danish word inside Arabic: kept apart (U+2068 … U+2069), so that it does not turn what stands beside it. */
const apart = (text: string) => `\u2068${text}\u2069`;
/** A number in groups, read from the left wherever it stands (U+2066 … U+2069). */
const number = (digits: string) => `\u2066${digits}\u2069`;

/**
 * Arabic (standard), from the right, with the polite plural and nouns where a verb would tell a she from a he.
 * Read a second time by translating back; to be proof-read by a native speaker in the municipality before use.
 */
export const arabic: GuardianWords = {
  lang: 'ar',
  dir: 'rtl',
  pageTitle: 'سؤال إليكم',
  question: {
    placement: (child) => `هل توافقون على تدريب عملي في مكان عمل لـ ${apart(child)}؟`,
    junior_apprenticeship: (child) => `هل توافقون على التعلّم في مكان عمل خلال بعض أيام المدرسة لـ ${apart(child)}؟`,
    after_school_job: (child) => `هل توافقون على عمل بعد المدرسة لـ ${apart(child)}؟`,
    intro_job: (child) => `هل توافقون على أول عمل مدفوع الأجر لـ ${apart(child)}؟`,
    apprenticeship: (child) => `هل توافقون على تعلّم مهنة في شركة لـ ${apart(child)}؟`,
    mentorship: (child) => `هل توافقون على مرشد بالغ لـ ${apart(child)}؟`,
  },
  lede: (child, guardian) => `مرحبًا ${apart(guardian)}. وصلنا من ${apart(child)} أنكم أحد الوالدين أو ولي الأمر. لذلك نسألكم.`,
  places: 'المكان والأيام',
  meaningTitle: 'ماذا يعني ذلك؟',
  meaning: {
    placement: [
      `التدريب العملي (بالدنماركية: ${apart('erhvervspraktik')}) جزء من المدرسة، وهو بلا أجر.`,
      'بعد إبرام الاتفاق تتكفل الدولة الدنماركية بالتأمين.',
      'يوجد شخص بالغ في المكان طوال اليوم.',
    ],
    job: [
      'العمل مدفوع الأجر، وتوقّعون عقدًا مع مكان العمل.',
      'هناك قواعد تحدّد كم ومتى يُسمح للشباب بالعمل، وعلى مكان العمل الالتزام بها.',
      'يتكفل صاحب العمل بالتأمين.',
    ],
    apprenticeship: [`تُبرمون الاتفاق مع مكان العمل عبر ${apart('lærepladsen.dk')}.`, 'يتكفل صاحب العمل بالتأمين.'],
    mentorship: ['يلتقي شخص بالغ من المكان بطفلكم ويتحدث عن عمله.'],
  },
  buttons: { yes: 'نعم، أوافق', no: 'لا', call_me: 'أرجو الاتصال بي', not_my_child: 'هذا ليس طفلي' },
  answered: {
    yes: (child) => `جوابكم: نعم. تم إبلاغ ${apart(child)}.`,
    no: () => 'جوابكم: لا. سنتصل بكم هاتفيًا.',
    call_me: () => 'سنتصل بكم قريبًا.',
    not_my_child: () => 'جوابكم: هذا ليس طفلي.',
  },
  mayChange: 'ما زال بإمكانكم تغيير جوابكم هنا.',
  noLongerChangeable: (contact) => `لم يعد بالإمكان تغيير الجواب هنا. عند الحاجة يمكنكم الاتصال بـ ${apart(contact)}.`,
  changeTitle: 'هل تريدون تغيير جوابكم؟',
  answerTitle: 'جوابكم',
  notMine: {
    title: 'أليس هذا طفلكم؟',
    text: (child) => `إذن أُرسلت الرسالة إلى الشخص الخطأ. سنوقف الرابط ونسأل ${apart(child)} من جديد، ولن نراسلكم بعد ذلك.`,
    button: 'نعم، هذا ليس طفلي',
    thanks: 'شكرًا على إبلاغنا. لم يعد الرابط صالحًا، ولن نراسلكم بعد الآن.',
  },
  goBack: 'رجوع',
  fromTitle: 'ممّن هذه الرسالة؟',
  agreements: 'قراءة الاتفاق',
  agreementsNote: 'كُتب الاتفاق بالدنماركية. يمكنكم الاتصال بنا لنشرحه لكم.',
  problem: 'لم يتم الإرسال. يمكنكم المحاولة مرة أخرى أو الاتصال بنا.',
  talk: 'أشخاص يمكن التحدث معهم',
  languages: 'اللغة',
  away: (contact, standIn, until) =>
    `${apart(contact)} خارج العمل ${until ? `حتى نهاية يوم ${until}` : 'حاليًا'}. يمكنكم خلال ذلك الاتصال بـ ${apart(standIn)}.`,
  notice: { info: 'معلومة', ok: 'تم', error: 'خطأ' },
  gone: {
    unknown: { title: 'لم يعد الرابط صالحًا', text: 'ربما أصبح قديمًا، أو أُرسل رابط جديد. يمكنكم الاتصال بنا وسنساعدكم.' },
    expired: { title: 'انتهت صلاحية الرابط', text: 'ما زلنا نودّ معرفة جوابكم. بالضغط هنا نرسل رابطًا جديدًا إلى العنوان نفسه.' },
    renewed: { title: 'أرسلنا إليكم رابطًا جديدًا', text: 'تجدونه حيث وصل الرابط الأول. يُرجى استخدام الجديد.' },
    replaced: { title: 'لم يعد الرابط صالحًا', text: 'لم نعد نسألكم عن هذا الأمر. لا يلزمكم فعل أي شيء.' },
    ended: { title: 'لم نعد بحاجة إلى جوابكم', text: 'انتهى الأمر الذي سألنا عنه. لا يلزمكم فعل أي شيء.' },
  },
  sendNew: 'إرسال رابط جديد',
  callTitle: 'بمن يمكنكم الاتصال؟',
  callUs: 'الهاتف:',
  mail: {
    preview: 'افتحوا الرسالة لقراءتها.',
    hello: (guardian) => `مرحبًا ${apart(guardian)}`,
    asked: { subject: 'سؤال إليكم', text: (child) => `نحتاج إلى جوابكم بخصوص ${apart(child)}. يستغرق ذلك دقيقة واحدة، ولا حاجة إلى تسجيل الدخول.` },
    reminder: {
      subject: 'ننتظر جوابكم',
      text: (child) => `ما زلنا ننتظر جوابكم بخصوص ${apart(child)}. يستغرق ذلك دقيقة واحدة، ولا حاجة إلى تسجيل الدخول.`,
    },
    action: 'القراءة والجواب',
    call: (name, phone) => `إن كنتم تفضّلون التحدث، يمكنكم الاتصال: ${apart(name)}، ${number(phone)}.`,
    notYours: 'لا تعرفون هذا الطفل؟ يمكنكم قول ذلك في الصفحة.',
    recorded: {
      subject: 'سجّلنا جوابكم',
      text: (child, answer, way) => `سجّلنا جوابكم بخصوص ${apart(child)}: «${answer}». وصلنا الجواب ${way}.`,
      ifWrong: (name, phone) => `إن لم يكن ذلك صحيحًا، يمكنكم الاتصال: ${apart(name)}، ${number(phone)}.`,
    },
    ways: { phone: 'هاتفيًا', paper: 'على ورقة', in_person: 'في لقاء شخصي' },
    signOff: `مع أطيب التحيات\n${apart('Ungegarantien')} (ضمان الشباب)`,
  },
  // Lines instead of the signs that keep things apart: old telephones draw those as boxes.
  sms: {
    asked: (url, name, phone) => `سؤال إليكم من Ungegarantien:\n${url}\n${name} ${phone}`,
    reminder: (url, name, phone) => `تذكير من Ungegarantien:\n${url}\n${name} ${phone}`,
    recorded: (name, phone) => `سجّلنا جوابكم لدى Ungegarantien. هل من خطأ؟\n${name} ${phone}`,
  },
  weWrite: 'يمكننا أن نكتب إليكم بالعربية. يختار طفلكم اللغة، ويمكنكم تغييرها في الصفحة.',
};
