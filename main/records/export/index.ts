import type { ExportFormat } from '../../../preload/contract/index.ts'
import type { ExportDocument } from './document.ts'
import { exportHtml } from './html.ts'
import { exportJson } from './json.ts'
import { exportText } from './text.ts'

export const exportFormats: Readonly<
  Record<ExportFormat, { name: string; ending: string; write: (document: ExportDocument) => string }>
> = {
  text: { name: 'Plain text', ending: 'txt', write: exportText },
  html: { name: 'Web page', ending: 'html', write: exportHtml },
  json: { name: 'JSON', ending: 'json', write: exportJson },
}
