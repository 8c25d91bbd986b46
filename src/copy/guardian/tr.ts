import type { GuardianWords } from './words.ts';

/**
 * Turkish, with the polite siz; names take no endings.
 * Read a second time by translating back; to be proof-read by a native speaker in the municipality before use.
 */
export const turkish: GuardianWords = {
  lang: 'tr',
  dir: 'ltr',
  pageTitle: 'Size bir sorumuz var',
  question: {
    placement: (child) => `${child} bir iş yerinde staj yapabilir mi?`,
    junior_apprenticeship: (child) => `${child} bazı okul günlerinde bir iş yerinde öğrenim görebilir mi?`,
    after_school_job: (child) => `${child} okuldan sonra bir işte çalışabilir mi?`,
    intro_job: (child) => `${child} ilk ücretli işine başlayabilir mi?`,
    apprenticeship: (child) => `${child} bir iş yerinde çırak olabilir mi?`,
    mentorship: (child) => `${child} bir mentorla görüşebilir mi?`,
  },
  lede: (child, guardian) => `Merhaba ${guardian}. ${child} anne, baba veya veli olarak sizi bildirdi. Bu yüzden size soruyoruz.`,
  places: 'Yer ve günler',
  meaningTitle: 'Bu ne anlama geliyor?',
  meaning: {
    placement: [
      'Staj (Danca: erhvervspraktik) okulun bir parçasıdır. Ücret ödenmez.',
      'Anlaşma yapıldıktan sonra sigortayı Danimarka devleti karşılar.',
      'İş yerinde gün boyu bir yetişkin bulunur.',
    ],
    job: [
      'İş ücretlidir ve iş yeriyle bir sözleşme imzalarsınız.',
      'Gençlerin ne kadar ve ne zaman çalışabileceğine dair kurallar vardır. İş yeri bunlara uymak zorundadır.',
      'Sigortayı işveren karşılar.',
    ],
    apprenticeship: ['İş yeriyle anlaşmayı lærepladsen.dk üzerinden siz yaparsınız.', 'Sigortayı işveren karşılar.'],
    mentorship: ['İş yerinden bir yetişkin çocuğunuzla buluşur ve işini anlatır.'],
  },
  buttons: { yes: 'Evet, kabul ediyorum', no: 'Hayır', call_me: 'Beni arayın', not_my_child: 'Bu benim çocuğum değil' },
  answered: {
    yes: (child) => `Cevabınız: evet. ${child} bilgilendirildi.`,
    no: () => 'Cevabınız: hayır. İlgili kişi sizi arayacak.',
    call_me: () => 'Sizi yakında arayacağız.',
    not_my_child: () => 'Cevabınız: bu benim çocuğum değil.',
  },
  mayChange: 'Cevabınızı burada hâlâ değiştirebilirsiniz.',
  noLongerChangeable: (contact) => `Cevap artık burada değiştirilemez. Gerekirse arayabileceğiniz kişi: ${contact}.`,
  changeTitle: 'Cevabınızı değiştirmek ister misiniz?',
  answerTitle: 'Cevabınız',
  notMine: {
    title: 'Bu sizin çocuğunuz değil mi?',
    text: (child) => `O hâlde mesaj yanlış kişiye gönderilmiş. Bağlantıyı kapatır ve çocuğa (${child}) yeniden sorarız. Size bir daha yazmayız.`,
    button: 'Evet, bu benim çocuğum değil',
    thanks: 'Bildirdiğiniz için teşekkür ederiz. Bağlantı artık çalışmıyor ve size bir daha yazmayacağız.',
  },
  goBack: 'Geri',
  fromTitle: 'Bu kimden geliyor?',
  agreements: 'Anlaşmayı okuyun',
  agreementsNote: 'Anlaşma Danca yazılmıştır. Açıklanmasını isterseniz bizi arayın.',
  problem: 'Gönderilemedi. Yeniden deneyin veya bizi arayın.',
  talk: 'Konuşabileceğiniz kişiler',
  languages: 'Dil',
  away: (contact, standIn, until) => `${contact} ${until ? `izinli (son gün: ${until})` : 'şu anda iş yerinde değil'}. Bu sürede ${standIn} cevap verir.`,
  notice: { info: 'Bilgi', ok: 'Tamam', error: 'Hata' },
  gone: {
    unknown: { title: 'Bağlantı artık çalışmıyor', text: 'Süresi dolmuş ya da yenisi gönderilmiş olabilir. Bizi arayın, yardımcı oluruz.' },
    expired: { title: 'Bağlantının süresi doldu', text: 'Cevabınızı hâlâ bekliyoruz. Buraya basın; aynı yere yeni bir bağlantı gönderelim.' },
    renewed: { title: 'Size yeni bir bağlantı gönderdik', text: 'İlk bağlantının geldiği yerde bulabilirsiniz. Lütfen yenisini kullanın.' },
    replaced: { title: 'Bağlantı artık çalışmıyor', text: 'Bunu artık size sormuyoruz. Bir şey yapmanız gerekmez.' },
    ended: { title: 'Cevabınıza artık gerek yok', text: 'Sorduğumuz konu sona erdi. Bir şey yapmanız gerekmez.' },
  },
  sendNew: 'Yeni bağlantı gönder',
  callTitle: 'Kimi arayabilirsiniz?',
  callUs: 'Telefon:',
  mail: {
    preview: 'Okumak için e-postayı açın.',
    hello: (guardian) => `Merhaba ${guardian}`,
    asked: { subject: 'Size bir sorumuz var', text: (child) => `${child} için cevabınıza ihtiyacımız var. Bir dakika sürer ve giriş yapmanız gerekmez.` },
    reminder: { subject: 'Cevabınızı bekliyoruz', text: (child) => `${child} hâlâ cevabınızı bekliyor. Bir dakika sürer ve giriş yapmanız gerekmez.` },
    action: 'Okuyun ve cevaplayın',
    call: (name, phone) => `Konuşmayı tercih ederseniz arayın: ${name}, ${phone}.`,
    notYours: 'Çocuğu tanımıyor musunuz? Bunu sayfada belirtebilirsiniz.',
    recorded: {
      subject: 'Cevabınızı kaydettik',
      text: (child, answer, way) => `${child} hakkındaki cevabınızı kaydettik: “${answer}”. Cevabı ${way} verdiniz.`,
      ifWrong: (name, phone) => `Bu doğru değilse arayın: ${name}, ${phone}.`,
    },
    ways: { phone: 'telefonda', paper: 'kâğıt üzerinde', in_person: 'yüz yüze' },
    signOff: 'Saygılarımızla\nUngegarantien (gençlik garantisi)',
  },
  sms: {
    asked: (url, name, phone) => `Ungegarantien size bir soru soruyor: ${url} Telefon: ${name}, ${phone}.`,
    reminder: (url, name, phone) => `Ungegarantien cevap bekliyor: ${url} Telefon: ${name}, ${phone}.`,
    recorded: (name, phone) => `Ungegarantien cevabınızı kaydetti. Yanlış mı? ${name} ${phone}`,
  },
  weWrite: 'Size Türkçe yazabiliriz. Dili çocuğunuz seçer, sayfada siz de değiştirebilirsiniz.',
};
