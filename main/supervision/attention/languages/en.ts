import type { LanguageTable } from './table.ts'

export const en: LanguageTable = {
  common:
    'the and is are was were i you we they it my your this that not have has had do does did what when where why who how can could will would with for from there be been to of but if or just now am so please still yet any which then than on at about all got get me',
  negative:
    'terrible, awful, useless, ridiculous, unacceptable, disappointed, disappointing, disgusting, angry, furious, annoyed, annoying, frustrat*, fed up, waste of time, joke, not happy, unhappy, nobody answers, no one answers, nobody helps, are you there, asking again, have to ask again, second time, third time, fourth time, every time, doesn’t work, not working, still not, still no, still waiting, how much longer, thanks for nothing, worst',
  escalates:
    'supervisor, manager, complaint, complain*, lawyer, solicitor, legal action, sue, court, ombudsman, consumer protection, trading standards, cancel my contract, cancel my account, cancel everything, close my account, leave you, switch provider, social media, newspaper, bad review, one star, money back',
  thanks: 'thanks, thank you, thank u, thx, cheers, perfect, great, solved it, that works, wonderful, appreciate it',
  promise: {
    will: /(?<!\p{L})(?:i'll|i will|i'm going to|i am going to|we'll|we will|let me|give me|allow me|i can (?:call|tell|let|write|get|send|ring)|i need)(?!\p{L})/u,
    minutes: /(?:in|within|give me|need|about|another)(?: \p{L}+)? (\d{1,3}|\p{L}+)(?: more)? min/u,
    until: /(?:by|before|until|till) (\d{1,2})[:.](\d{2})/u,
    numbers: { a: 1, one: 1, two: 2, three: 3, five: 5, ten: 10, fifteen: 15, twenty: 20, thirty: 30 },
  },
}
