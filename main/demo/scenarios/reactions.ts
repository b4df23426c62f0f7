import type { Language } from './conversation.ts'

type Phrases = readonly [string, ...string[]]

/** Who routes the chats, and what it tells every customer at first. */
export const ROUTER = 'Web chat'
export const routing: Record<Language, string> = {
  English: 'Thank you for your patience. {agent} will be with you in a moment.',
  German: 'Danke für Ihre Geduld. {agent} ist gleich für Sie da.',
  Spanish: 'Gracias por su paciencia. {agent} le atiende enseguida.',
  French: 'Merci de votre patience. {agent} vous répond dans un instant.',
  Japanese: 'お待たせしております。まもなく担当の{agent}がご案内します。',
}

/** What people say when a supervisor takes part. `{supervisor}`, `{agent}` and `{customer}` are first names. */
export const reactions: Record<Language, { thanks: Phrases; relieved: Phrases; greeting: Phrases; onwards: Phrases }> =
  {
    English: {
      thanks: [
        'Got it, thanks. I’ll tell them.',
        'Good point, thank you. Doing it now.',
        'Understood, thanks for the hint!',
      ],
      relieved: [
        'That would help a lot, thank you!',
        'Oh, that’s good news. Thanks!',
        'Great, I’d really appreciate that.',
      ],
      greeting: [
        'Hello, and thank you for looking into it personally.',
        'Oh, hi. Good that somebody else is looking at it too.',
      ],
      onwards: ['All right, that works for me.', 'Okay, thank you both.', 'Good, then let’s do it that way.'],
    },
    German: {
      thanks: ['Alles klar, danke. Ich sage es gleich.', 'Guter Hinweis, danke!'],
      relieved: ['Das würde mir sehr helfen, vielen Dank!', 'Oh, das ist eine gute Nachricht.'],
      greeting: ['Guten Tag, danke, dass Sie sich persönlich darum kümmern.'],
      onwards: ['Gut, so machen wir es.', 'In Ordnung, vielen Dank.'],
    },
    Spanish: {
      thanks: ['Entendido, gracias. Se lo digo ahora.', 'Buena idea, gracias.'],
      relieved: ['Eso me ayudaría muchísimo, gracias.', '¡Qué buena noticia!'],
      greeting: ['Buenas tardes, gracias por ocuparse usted también.'],
      onwards: ['De acuerdo, así lo hacemos.', 'Muy bien, gracias.'],
    },
    French: {
      thanks: ['C’est noté, merci. Je le lui propose.', 'Bonne idée, merci !'],
      relieved: ['Ce serait parfait, merci beaucoup !', 'Ah, voilà une bonne nouvelle.'],
      greeting: ['Bonjour, merci de vous en occuper personnellement.'],
      onwards: ['D’accord, faisons comme cela.', 'Très bien, merci.'],
    },
    Japanese: {
      thanks: ['承知しました。ありがとうございます。', '了解です。すぐにご案内します。'],
      relieved: ['それは助かります。ありがとうございます。', '本当ですか。うれしいです。'],
      greeting: ['わざわざありがとうございます。よろしくお願いします。'],
      onwards: ['わかりました。それでお願いします。', 'はい、ありがとうございます。'],
    },
  }

/** What an agent makes of a hint in English: the first rule that finds its word in the hint. */
export const hintRules: readonly { match: RegExp; say: Phrases }[] = [
  {
    match: /refund|money back|cancel the (full|whole)|waive/i,
    say: ['I’ve just cleared it: you’ll get the full amount back, and you don’t need to do anything for it.'],
  },
  {
    match: /voucher|credit|discount|goodwill|compensat|% off|per cent/i,
    say: ['To make up for the trouble, I can offer you a credit on your account. Would that be all right for you?'],
  },
  {
    match: /apolog|sorry|empath|calm|friendl/i,
    say: [
      'First of all, I’d like to apologise, {customer}. This must have been really frustrating, and I’ll see it through.',
    ],
  },
  {
    match: /express|overnight|next.day|courier|faster|quick/i,
    say: ['I can send it by express at no extra cost, {customer}. It would be with you tomorrow before noon.'],
  },
  {
    match: /call ?back|phone|ring (him|her|them)|call (him|her|them)/i,
    say: ['Would you like us to call you instead? I can have a specialist ring you within the next half hour.'],
  },
  {
    match: /order number|booking number|verify|identity|date of birth|address/i,
    say: ['So that I don’t make a mistake: could you please confirm your address for me?'],
  },
  {
    match: /replac|exchange|new one|swap|spare/i,
    say: ['I’ve checked again: we can exchange it for a new one straight away, and we take the old one back.'],
  },
  {
    match: /technician|engineer|appointment|visit/i,
    say: ['I can book a technician for tomorrow morning between 8 and 12. Does that suit you?'],
  },
  {
    match: /upgrade|offer|free|bonus/i,
    say: ['I’ve found something for you, {customer}: you can have the better option without paying more.'],
  },
  {
    match: /wait|minute|hurry|answer|reply|respond|slow/i,
    say: ['Thank you for your patience, {customer}. I’m still here and should have the answer in a moment.'],
  },
]
