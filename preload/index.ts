import { contextBridge, ipcRenderer } from 'electron'
import { channels, requests, type Port, type Pushes } from './contract/index.ts'

/** Calls `listener` for every push of one kind; Electron's event, which holds the sender, stays on this side. */
function listen<K extends keyof Pushes>(kind: K, listener: (push: Pushes[K]) => void): () => void {
  const heard = (_event: unknown, push: Pushes[K]): void => listener(push)
  ipcRenderer.on(channels[kind], heard)
  return () => void ipcRenderer.off(channels[kind], heard)
}

const asked = Object.fromEntries(
  Object.keys(requests).map((name) => [name, (input: unknown) => ipcRenderer.invoke(channels.request, name, input)]),
) as { [K in keyof typeof requests]: Port[K] }

const port: Port = {
  ...asked,
  onDelta: (listener) => listen('delta', listener),
  onNote: (listener) => listen('note', listener),
}

contextBridge.exposeInMainWorld('sideline', port)
