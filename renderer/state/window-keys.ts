/** The keys that work in the window alone, as the sheet of keys lists them: each is acted upon where it belongs. */
export const windowKeys = [
  { does: 'palette', keys: ['Ctrl+K'] },
  { does: 'panes', keys: ['F6', 'Shift+F6'] },
  { does: 'chats', keys: ['Alt+↓', 'Alt+↑'] },
  { does: 'phrases', keys: ['Ctrl+1', 'Ctrl+9'] },
  { does: 'phraseSearch', keys: ['/'] },
  { does: 'send', keys: ['Enter'] },
  { does: 'newLine', keys: ['Shift+Enter'] },
  { does: 'findInTranscript', keys: ['Ctrl+F'] },
  { does: 'letGo', keys: ['Escape'] },
  { does: 'moveTile', keys: ['Alt+←', 'Alt+→'] },
  { does: 'sheet', keys: ['?'] },
] as const
