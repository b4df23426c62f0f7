import type { AlertLevel } from '../../preload/contract/index.ts'

/** The notes of each level: their pitch in Hz, one after the other. */
const notes: Record<AlertLevel, readonly number[]> = { info: [660], warning: [660, 880], critical: [880, 660, 880] }
/** From one note to the next, and how long each sounds, s. */
const STEP = 0.16
const LENGTH = 0.14
/** A fifth of full loudness: to be heard in a headset without a start. */
const LOUDNESS = 0.2

let context: AudioContext | null = null

/** Plays a short tone that is made here, of no recording. A machine without sound stays silent. */
export function playAlert(level: AlertLevel): void {
  try {
    context ??= new AudioContext()
    void context.resume()
    notes[level].forEach((pitch, place) => playNote(pitch, place * STEP))
  } catch {
    context = null
  }
}

function playNote(pitch: number, after: number): void {
  if (context === null) return
  const begin = context.currentTime + after
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = pitch
  // Rises and falls, for a tone that is cut off clicks.
  volume.gain.setValueAtTime(0, begin)
  volume.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.001, begin + LENGTH)
  tone.connect(volume).connect(context.destination)
  tone.start(begin)
  tone.stop(begin + LENGTH)
}
