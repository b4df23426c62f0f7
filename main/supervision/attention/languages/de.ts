import type { LanguageTable } from './table.ts'

export const de: LanguageTable = {
  common:
    'der die das und ist sind war ich sie wir ihr es mein meine meinen meiner ihre ihren nicht kein keine habe haben hat wird werden wurde was wann wo warum wer wie kann können könnte mit für von bei zu zum zur auf auch noch schon nur aber wenn oder dass mir mich dem den des ein eine einen einer bitte gut so dann immer jetzt am im',
  negative:
    'furchtbar, schrecklich, unmöglich, lächerlich, unverschämt, Unverschämtheit, Frechheit, inakzeptabel, unzumutbar, enttäuscht, enttäuschend, wütend, verärgert, ärgerlich, sauer, stinksauer, genervt, frustrier*, Zumutung, Saftladen, Zeitverschwendung, Witz, reicht mir, reicht es, niemand antwortet, keiner antwortet, keiner hilft, niemand hilft, ist da jemand, sind Sie noch da, schon wieder, zum zweiten Mal, zum dritten Mal, zum vierten Mal, jedes Mal, geht nicht, funktioniert nicht, immer noch nicht, immer noch kein*, noch immer nicht, wie lange noch, unzufrieden',
  escalates:
    'Vorgesetzte*, Chef*, Teamleiter*, Beschwerde*, beschwere*, Anwalt, Anwältin, Rechtsanwalt*, Klage, verklage*, Gericht, Verbraucherschutz, Verbraucherzentrale, Bundesnetzagentur, kündige, kündigen, Kündigung, wechsle, Anbieter wechseln, Geld zurück, schlechte Bewertung, Presse',
  thanks:
    'danke, dankeschön, vielen Dank, besten Dank, perfekt, super, prima, wunderbar, hat geklappt, funktioniert jetzt',
  promise: {
    will: /(?<!\p{L})(?:(?:ich|wir) (?:melde|rufe|schreibe|sage|gebe|prufe|schaue|klare|sende|schicke|werde|brauche|bin)\p{L}*|(?:melde|rufe|schreibe|sage|gebe|schicke|bin) ich|melde mich|kummere mich|geben sie mir|gib mir)(?!\p{L})/u,
    minutes:
      /(?:in|binnen|innerhalb von|sie mir|gib mir|brauche)(?: (?:etwa|ca|circa|rund|noch|spatestens))?\.? (\d{1,3}|\p{L}+) min/u,
    until: /(?:bis|um|gegen|vor) (\d{1,2})(?:[:.](\d{2})| uhr(?: (\d{2}))?)/u,
    numbers: { einer: 1, eine: 1, zwei: 2, drei: 3, funf: 5, zehn: 10, funfzehn: 15, zwanzig: 20, dreissig: 30 },
  },
}
