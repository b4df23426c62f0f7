import type { ExportFormat } from '../../../preload/contract/index.ts'
import type { ExportDocument } from './document.ts'
import { exportHtml } from './html.ts'
import { exportJson } from './json.ts'
import { exportText } from './text.ts'

export const exportFormats: Readonly<
  Record<ExportFormat, { ending: string; write: (document: ExportDocument) => string }>
> = {
  text: { ending: 'txt', write: exportText },
  html: { ending: 'html', write: exportHtml },
  json: { ending: 'json', write: exportJson },
}
