import { prepare } from './cometd-java/server.ts'

/** Two files need the libraries of the Java server: fetched at once into one folder, one of the two fetches fails. */
export default async function setup(): Promise<void> {
  await prepare()
}
