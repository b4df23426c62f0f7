/** How an exported page looks. The audiences differ in word, edge and hue, so that none depends on colour or on a screen. */
export const style = `
:root { color-scheme: light dark; --bg: #fff; --ink: #14181f; --ink-2: #48525f; --line: #d5dae1;
  --everyone: #824700; --agents: #1746b5; --supervisors: #414b5e; --unknown: #8e1f6a;
  --agents-bg: #f0f5ff; --supervisors-bg: #f2f4f7; --unknown-bg: #fdf4fa; --warn-bg: #fdedec; --warn: #b3261e; }
@media screen and (prefers-color-scheme: dark) { :root { --bg: #0f1216; --ink: #e8ecf1; --ink-2: #b0bac6; --line: #333c47;
  --everyone: #ffc978; --agents: #a9c4ff; --supervisors: #b7c1d0; --unknown: #f5a8d8;
  --agents-bg: #131c30; --supervisors-bg: #181e26; --unknown-bg: #22121c; --warn-bg: #3a1714; --warn: #ff8f86; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--bg); color: var(--ink); font: 14px/1.5 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.375rem; letter-spacing: -0.01em; }
h2 { margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: 1.125rem; overflow-wrap: anywhere; }
h3 { margin: 1.25rem 0 0.375rem; font-size: 0.8125rem; color: var(--ink-2); }
.confidential { margin-top: 0.75rem; padding: 0.5rem 0.75rem; border: 1px solid var(--warn); border-radius: 6px;
  background: var(--warn-bg); color: var(--warn); font-weight: 600; }
dl { display: grid; gap: 0.125rem; margin-top: 0.75rem; }
dl > div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0.75rem; }
dt { color: var(--ink-2); }
dd { overflow-wrap: anywhere; }
ul, ol { padding: 0; list-style: none; }
.note { color: var(--ink-2); font-size: 0.8125rem; font-weight: 400; }
.note::before { content: "· "; }
.line { --a: var(--everyone); display: grid; grid-template-columns: 4.25rem 9.5rem minmax(0, 1fr); gap: 0 0.75rem; align-items: baseline;
  padding: 0.375rem 0.625rem; border-left: 4px solid var(--a); break-inside: avoid; overflow: clip; }
.line + .line { margin-top: 2px; }
.line[data-audience="agents"] { --a: var(--agents); border-left-style: double; border-left-width: 6px; padding-left: 0.5rem; background: var(--agents-bg); }
.line[data-audience="supervisors"] { --a: var(--supervisors); border-left-style: dotted; background: var(--supervisors-bg); }
.line[data-audience="unknown"] { --a: var(--unknown); border-left-style: dashed; background: var(--unknown-bg); }
time, .time { color: var(--ink-2); font-variant-numeric: tabular-nums; }
.mark { justify-self: start; padding: 0 0.375rem; border: 1px solid var(--a); border-radius: 4px; color: var(--a);
  font-size: 0.75rem; font-weight: 600; white-space: nowrap; }
.from { grid-column: 3; font-weight: 600; overflow-wrap: anywhere; }
.body { grid-column: 3; white-space: pre-wrap; overflow-wrap: anywhere; }
.event .body { color: var(--ink-2); }
.day, .gap { margin: 0.75rem 0 0.375rem; color: var(--ink-2); font-size: 0.8125rem; font-weight: 600; }
.gap { padding: 0.25rem 0.625rem; border: 1px dashed var(--line); border-radius: 4px; }
.gap.open { border-color: var(--warn); color: var(--warn); }
@media (max-width: 36rem) { .line { grid-template-columns: 4.25rem minmax(0, 1fr); } .from, .body { grid-column: 1 / -1; } }
@media print { main { max-width: none; padding: 0; } body { font-size: 10pt; } h2 { break-after: avoid; }
  .line { print-color-adjust: exact; } }
`
