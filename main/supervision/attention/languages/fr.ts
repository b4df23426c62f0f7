import type { LanguageTable } from './table.ts'

export const fr: LanguageTable = {
  common:
    'le la les des du un une et est sont était je vous nous il elle ils mon ma mes votre vos ce cette ne pas plus ai avez a avons ont été que qui quoi quand où pourquoi comment peux pouvez peut avec pour dans sur mais si ou donc bien encore toujours déjà bonjour très ça se au aux en suis fait c j d l n qu s',
  negative:
    'horrible, inadmissible, inacceptable, ridicule, honteux, scandaleux, déçu, déçue, décevant, en colère, furieux, furieuse, agacé, agacée, énervé, énervée, marre, ras le bol, perte de temps, n’importe quoi, pas content, pas contente, mécontent*, personne ne répond, personne ne m’aide, il y a quelqu’un, vous êtes là, encore une fois, deuxième fois, troisième fois, quatrième fois, à chaque fois, ne marche pas, ne fonctionne pas, toujours pas, toujours rien, combien de temps encore, nul, nulle, insupportable',
  escalates:
    'responsable, supérieur, superviseur, chef, directeur, réclamation, plainte, avocat*, tribunal, justice, poursuivre, médiateur, répression des fraudes, UFC, résilier, résilie, résiliation, annuler mon contrat, annuler mon abonnement, changer d’opérateur, remboursé intégralement, rembourser immédiatement, mauvais avis, réseaux sociaux',
  thanks: 'merci, parfait, super, génial, c’est réglé, ça marche, très bien',
  promise: {
    will: /(?<!\p{L})(?:(?:je|nous) (?:(?:vous|te|le|la|les|lui|me) )?(?:rappelle|recontacte|reviens|revenons|reponds|dis|envoie|tiens|confirme|donne|verifie|regarde|vais|allons|serai)\p{L}*|(?:donnez|laissez|accordez)-moi)(?!\p{L})/u,
    minutes: /(?:dans|sous|d'ici|moi|environ)(?: (?:environ|encore))? (\d{1,3}|\p{L}+)(?: petites)? min/u,
    until: /(?:avant|d'ici|vers|a|pour) (\d{1,2}) ?(?:h|:|heures)(?: ?(\d{2}))?/u,
    numbers: { une: 1, deux: 2, trois: 3, cinq: 5, dix: 10, quinze: 15, vingt: 20, trente: 30 },
  },
}
