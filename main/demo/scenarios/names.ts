// prettier-ignore
const agents = [
  'Amara Okafor', 'Jonas Lindqvist', 'Priya Raman', 'Mateo Herrera', 'Yuki Tanaka', 'Lena Hoffmann', 'Omar Haddad',
  'Chloé Marchand', 'Daniel Kowalski', 'Grace Mbeki', 'Sofia Rossi', 'Tariq Aziz', 'Mei-Ling Chen', 'Ewa Nowak',
  'Luca Ferrari', 'Hannah Berg', 'Samuel Adeyemi', 'Ines Carvalho', 'Viktor Petrov', 'Aisha Rahman',
] as const

// prettier-ignore
export const customers = [
  'Nadia Benali', 'Tom Whitfield', 'Ingrid Solheim', 'Rafael Souza', 'Kavya Menon', 'Peter Novák', 'Zeynep Arslan',
  'Marcus Bell', 'Linh Tran', 'Oluwaseun Bakare', 'Elena Popescu', 'Hiroshi Sato', 'Connor Walsh',
  'Sunita Patel', 'Erik Johansson', 'Leila Karimi', 'George Papadakis', 'Ruth Cohen',
  'Min-jun Park', 'Abigail Turner', 'Ahmed Mansour', 'Noura Al-Sayed', 'Ben Hartley',
  'Magdalena Zając', 'Kwame Asante',
] as const

/** The name of the agent at a place; past the list it starts over with a number, so that no two are the same. */
export function agentName(place: number): { userName: string; firstName: string; lastName: string } {
  const [firstName = 'Agent', ...rest] = (agents[place % agents.length] ?? 'Agent').split(' ')
  const round = Math.floor(place / agents.length)
  const lastName = rest.join(' ') + (round === 0 ? '' : ` ${round + 1}`)
  const plain = `${firstName}.${lastName}`.normalize('NFD').replace(/[^A-Za-z0-9.-]/gu, '')
  return { userName: plain.toLowerCase(), firstName, lastName }
}
