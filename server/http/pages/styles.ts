/** Served at `pagesCssPath`: the look of every page the server writes. */
export const pagesCss = /* css */ `
:root {
  color-scheme: light dark;
  --surface: #fff; --sunken: #f5f6f7; --text: #1b1d21; --muted: #5b606b; --border: #dfe1e6; --field: #868b96;
  --link: #24584a; --fill: #2f5d50; --on-fill: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #17181b; --sunken: #101113; --text: #eceef2; --muted: #a3a8b4; --border: #34373d; --field: #747985;
    --link: #8fd0bb; --fill: #8fd0bb; --on-fill: #0d1512;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 24px; }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column;
  background: var(--sunken); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, p, ul, ol, dl, dd, pre { margin: 0; }
h1 { font-size: 28px; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 17px; line-height: 1.35; font-weight: 650; text-wrap: balance; }
h3 { font-size: 15px; line-height: 1.4; font-weight: 650; }
p { max-width: 65ch; text-wrap: pretty; }
a { color: var(--link); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
code { font: 13px/1.5 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
img { max-width: 100%; }
.skip { position: absolute; left: 16px; top: -80px; padding: 12px 16px; background: var(--surface); border-radius: 8px; z-index: 2; }
.skip:focus { top: 16px; }
.brand-line { display: block; width: 100%; height: 4px; flex: none; }

.header { background: var(--surface); border-bottom: 1px solid var(--border); }
.inner { width: 100%; max-width: 1120px; margin-inline: auto; padding-inline: 20px; }
.header .inner { min-height: 64px; padding-block: 8px; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 24px; }
.text .inner, .text main { max-width: 720px; }
.wide .inner, .wide main { max-width: 1280px; }
.home-link { display: inline-flex; align-items: center; gap: 10px; min-height: 44px; color: var(--text); text-decoration: none; }
.home-link.own { font-size: 17px; font-weight: 650; }
.mark { color: var(--link); }
.agency-logo { display: block; width: auto; height: 40px; }
@media (prefers-color-scheme: dark) { .agency-logo { padding: 4px 8px; border-radius: 6px; background: #fff; } }
.agency-name { font-size: 17px; font-weight: 650; }
.header-link { display: inline-flex; align-items: center; min-height: 44px; font-variant-numeric: tabular-nums; white-space: nowrap; }
main { flex: 1; width: 100%; max-width: 1120px; margin-inline: auto; padding: 32px 20px 56px; }
.footer { border-top: 1px solid var(--border); font-size: 13px; color: var(--muted); }
.footer .inner { padding-block: 12px; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 24px; }
.footer p { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: center; }
.footer a, .languages span { display: inline-flex; align-items: center; min-height: 44px; }
.footer a { color: inherit; }
.languages { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 16px; }
.languages [aria-current] { color: var(--text); font-weight: 600; }

.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 16px;
  border: 1px solid var(--field); border-radius: 8px; background: var(--surface); color: var(--text);
  font-weight: 550; line-height: 1.25; text-decoration: none;
}
.button:hover { background: color-mix(in srgb, var(--text) 6%, var(--surface)); }
.button.primary { border-color: transparent; background: var(--fill); color: var(--on-fill); }
.actions { display: flex; flex-wrap: wrap; gap: 12px; }
.quiet { font-size: 13px; color: var(--muted); }
.lead { font-size: 17px; color: var(--muted); }

.message { display: grid; gap: 16px; justify-items: start; padding: 32px; border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
.message ol { padding-left: 1.3em; display: grid; gap: 8px; max-width: 65ch; }
.message .quiet { padding-top: 16px; border-top: 1px solid var(--border); width: 100%; max-width: none; }
.contact { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 24px; }
.contact li { display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; min-height: 44px; }
.contact span { color: var(--muted); }
.contact a { display: inline-flex; align-items: center; min-height: 44px; font-variant-numeric: tabular-nums; }

.offer { display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px; }
.property { overflow: clip; border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
.picture { aspect-ratio: 3 / 2; background: color-mix(in srgb, var(--text) 6%, var(--surface)); }
.picture img { display: block; width: 100%; height: 100%; object-fit: cover; }
.property-text { padding: 20px; display: grid; gap: 8px; }
.property h1 { font-size: 21px; }
.place { color: var(--muted); }
.price { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; }
.price strong { font-size: 21px; font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
.price-label { color: var(--muted); }
.facts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 20px; color: var(--muted); }
.description { padding-top: 8px; }
.offer-form { min-width: 0; }
gatepost-offer-form { display: block; min-height: 640px; }
gatepost-offer-form::part(summary) { display: none; }
.message.aside { padding: 24px; }
.agent { display: flex; gap: 16px; align-items: start; padding-top: 16px; border-top: 1px solid var(--border); width: 100%; }
.face { border-radius: 50%; object-fit: cover; flex: none; }
.agent-label { font-size: 13px; color: var(--muted); }
.agent-name { font-weight: 600; }
.agent .contact { flex-direction: column; }
@media (min-width: 900px) {
  .offer { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: start; gap: 32px; }
  .property { position: sticky; top: 24px; }
}

.prose { display: grid; gap: 32px; }
.prose section, .prose section > ul { display: grid; gap: 8px; }
.prose ul:not(.contact) { padding-left: 1.2em; max-width: 65ch; }
.prose > .lead { margin-top: -20px; }
.prose .contact { gap: 0 24px; }

.intro { display: grid; gap: 8px; margin-bottom: 32px; }
.intro.with-action { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: 16px 32px; }
.intro.with-action > div { flex: 1 1 420px; display: grid; gap: 8px; }
.intro-action { display: flex; align-items: center; gap: 16px; }
.block { display: grid; gap: 8px; margin-top: 40px; }
.intro + .block { margin-top: 0; }
.block > p { color: var(--muted); }
.site-list { list-style: none; padding: 0; margin-top: 8px; display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 16px; }
.site-list a { display: grid; gap: 4px; height: 100%; min-height: 44px; padding: 16px 20px; border: 1px solid var(--border); border-radius: 12px; background: var(--surface); text-decoration: none; }
.site-list a:hover { border-color: var(--link); }
.site-list strong { font-weight: 600; }
.site-list span { font-size: 13px; color: var(--muted); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; margin-top: 40px; }
.tile { display: flex; flex-direction: column; gap: 8px; padding: 20px; border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
.tile p { color: var(--muted); }
.tile .tile-action { margin-top: auto; padding-top: 8px; }
.table { width: 100%; margin-top: 8px; border-collapse: separate; border-spacing: 0; border: 1px solid var(--border); border-radius: 12px; background: var(--surface); text-align: left; }
.table th, .table td { padding: 10px 20px; border-top: 1px solid var(--border); vertical-align: top; }
.table thead th { border-top: 0; font-size: 13px; font-weight: 600; color: var(--muted); }
.table tbody th { font-weight: 600; }
.table tbody th .quiet { display: block; font-weight: 400; }
@media (max-width: 640px) {
  .table thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .table tbody tr { display: grid; gap: 4px; padding: 16px 20px; border-top: 1px solid var(--border); }
  .table tbody tr:first-child { border-top: 0; }
  .table tbody th, .table td { padding: 0; border: 0; }
  .table td { display: flex; flex-wrap: wrap; gap: 0 12px; }
  .table td::before { content: attr(data-label); color: var(--muted); font-size: 13px; min-width: 76px; }
}

.outbox { display: grid; gap: 24px; align-items: start; }
.mails ol { list-style: none; padding: 0; border: 1px solid var(--border); border-radius: 12px; overflow: clip; background: var(--surface); }
.mails li + li { border-top: 1px solid var(--border); }
.mails a { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; gap: 2px 12px; padding: 12px 16px; color: var(--text); text-decoration: none; }
.mails a:hover { background: color-mix(in srgb, var(--text) 4%, var(--surface)); }
.mails a:focus-visible { outline-offset: -2px; }
.mails [aria-current] { background: color-mix(in srgb, var(--link) 12%, var(--surface)); box-shadow: inset 3px 0 var(--link); }
.mail-subject { grid-column: 1 / -1; font-weight: 600; }
.mails time, .mail-to { font-size: 13px; color: var(--muted); }
.mails time { white-space: nowrap; }
.mail-to { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mail { display: grid; gap: 16px; min-width: 0; padding: 20px; border: 1px solid var(--border); border-radius: 12px; background: var(--surface); }
.mail h2 { font-size: 21px; }
.mail-head { display: flex; flex-wrap: wrap; gap: 4px 24px; }
.mail-head div { display: flex; gap: 8px; min-width: 0; }
.mail-head dt { color: var(--muted); }
.mail-head dd { overflow-wrap: anywhere; }
.mail-body { display: block; width: 100%; height: 620px; resize: vertical; border: 1px solid var(--border); border-radius: 8px; background: #fff; }
.mail-files h3 { font-size: 15px; }
.mail-files ul { display: flex; flex-wrap: wrap; gap: 0 24px; list-style: none; padding: 0; }
.mail-files a, .mail-open a, .mail-back a { display: inline-flex; align-items: center; min-height: 44px; }
.mail-open { margin-block: -12px; }
.mail summary { padding: 10px 0; cursor: pointer; font-weight: 600; }
.mail pre { padding: 16px; border-radius: 8px; background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.55 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; }
@media (min-width: 900px) {
  .outbox { grid-template-columns: 340px minmax(0, 1fr); }
  .mails { position: sticky; top: 24px; max-height: calc(100vh - 48px); overflow: auto; }
  .mail-back { display: none; }
}
@media (max-width: 899px) {
  .outbox.chosen .mails, .outbox:not(.chosen) .mail { display: none; }
  .outbox.chosen .mail { border: 0; padding: 0; background: none; }
}
@media (max-width: 480px) {
  main { padding-top: 20px; }
  h1 { font-size: 24px; }
  .message { padding: 20px; }
  .agency-logo { height: 32px; }
}
`;
