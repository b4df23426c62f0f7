/**
 * Puts text on the clipboard; answers whether it worked. By a copy event, for the asynchronous clipboard needs a permission,
 * and this app gives none. To be called while a key or click of the user's is being handled.
 */
export function copy(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', put, { capture: true, once: true })
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- without a permission there is no other way
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', put, { capture: true })
  }
}
