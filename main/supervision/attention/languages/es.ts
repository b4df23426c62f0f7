import type { LanguageTable } from './table.ts'

export const es: LanguageTable = {
  common:
    'el la los las un una y es son era yo usted ustedes nosotros mi mis su sus esto este esta no he ha han hay que qué quién cuándo dónde por porque cómo puede puedo pueden con para de del al en pero si o muy más ya todavía aún me le se lo está están estoy tengo tiene sin hola buenas cuánto',
  negative:
    'horrible, terrible, pésimo, pésima, ridículo, inaceptable, vergüenza, vergonzoso, decepcionado, decepcionada, decepcionante, enfadado, enfadada, enojado, enojada, furioso, furiosa, indignado, indignada, harto, harta, pérdida de tiempo, tomadura de pelo, no estoy contento, no estoy contenta, nadie responde, nadie contesta, nadie me ayuda, hay alguien, sigue ahí, otra vez, segunda vez, tercera vez, cuarta vez, siempre lo mismo, no funciona, sigue sin, todavía no, aún no, cuánto más, cuánto tiempo más, peor',
  escalates:
    'supervisor*, encargado, encargada, responsable, jefe, gerente, queja, quejarme, reclamación, reclamar, denuncia*, abogado, abogada, juicio, tribunal, consumidor*, OCU, cancelar mi contrato, cancelar el contrato, dar de baja, darme de baja, cambiar de compañía, cambiarme de compañía, mi dinero, mala reseña, redes sociales',
  thanks: 'gracias, perfecto, genial, estupendo, muy amable, solucionado, ya funciona',
  promise: {
    will: /(?<!\p{L})(?:(?:le|te|les|lo|la) (?:llam|avis|escrib|dig|dir|confirm|respond|contest|envi|inform)\p{L}*|deme|dame|vuelvo|voy a|vamos a|necesito)(?!\p{L})/u,
    minutes: /(?:en|de|deme|dame|unos|necesito)(?: (?:unos|otros))? (\d{1,3}|\p{L}+) min/u,
    until: /(?:antes de|hasta|sobre|a) las (\d{1,2})(?:[:.h](\d{2}))?/u,
    numbers: { un: 1, dos: 2, tres: 3, cinco: 5, diez: 10, quince: 15, veinte: 20, treinta: 30 },
  },
}
