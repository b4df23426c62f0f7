import { flushSync } from 'svelte'
import type { Chat, Port } from '../../preload/contract/index.ts'
import { ChatList } from '../../renderer/state/chat-list.svelte.ts'
import { Replica } from '../../renderer/state/replica.svelte.ts'

/** The window's state with the list on the screen, without its markup; `now` in ms. */
export function openWindow(port: Port, now: number): { desk: Replica; list: ChatList; rows: () => readonly Chat[] } {
  const desk = new Replica(port)
  const list = new ChatList(port, desk, { server: now })
  desk.start()
  list.start()
  let rows: readonly Chat[] = []
  $effect.root(() => {
    $effect(() => {
      void list.counts
      rows = list.shown
    })
  })
  return {
    desk,
    list,
    rows() {
      flushSync()
      return rows
    },
  }
}
