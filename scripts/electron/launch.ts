import path from 'node:path'

/** Switches that this machine needs: Chromium refuses its sandbox to root, as in most containers. */
export function switches(): string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  return ['--no-sandbox', '-r', path.join(import.meta.dirname, 'as-root.cjs')]
}

/** Whether a window can be opened from here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}
