import { html } from '../../server/http/pages/html.ts';
import type { Site, SiteDesign } from './site.ts';

export const chooserCss = /* css */ `
*, *::before, *::after { box-sizing: border-box; }
:root { color-scheme: light dark; --paper: #f5f6f7; --tile: #fff; --ink: #1b1d21; --soft: #5b606b; --line: #dfe1e6; --link: #24584a; }
@media (prefers-color-scheme: dark) { :root { --paper: #101113; --tile: #17181b; --ink: #eceef2; --soft: #a3a8b4; --line: #34373d; --link: #8fd0bb; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
main { max-width: 1120px; margin-inline: auto; padding: 48px 20px 64px; }
h1 { margin: 0 0 8px; font-size: 28px; line-height: 1.2; letter-spacing: -0.01em; }
p { margin: 0; max-width: 65ch; color: var(--soft); }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 6px; }
ul { list-style: none; margin: 32px 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); gap: 20px; }
li { position: relative; display: flex; flex-direction: column; overflow: clip; border: 1px solid var(--line); border-radius: 12px; background: var(--tile); }
li:hover { border-color: var(--link); }
li img { display: block; width: 100%; height: auto; aspect-ratio: 2 / 1; object-fit: cover; background: var(--line); }
li div { padding: 16px 20px 20px; }
h2 { margin: 0; font-size: 17px; }
h2 a { color: inherit; text-decoration: none; }
h2 a::after { content: ""; position: absolute; inset: 0; }
h2 a:hover { color: var(--link); text-decoration: underline; }
.city { margin-bottom: 8px; font-size: 13px; }
.back { display: inline-flex; align-items: center; min-height: 44px; }
`;

/** The first page of the demo server: which agency's site to look at. */
export function chooser(apiUrl: string, sites: readonly { site: Site; design: SiteDesign }[]): string {
  const tile = ({ site, design }: { site: Site; design: SiteDesign }) => html`<li>
    <img src="/${site.slug}/hero.webp" alt="" width="1600" height="1067">
    <div><h2><a href="/${site.slug}/">${site.name}</a></h2><p class="city">${design.city}</p><p>${design.note}</p></div>
  </li>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Agency websites of the Gatepost demo</title>
<link rel="stylesheet" href="/chooser.css">
<link rel="icon" href="data:,">
</head>
<body><main>
<h1>Agency websites</h1>
<p>Each is plain HTML on another origin than the gateway. The list comes from the GraphQL API with the agency’s publishable key, the property and the form are widgets: one script, one tag each.</p>
<ul>${sites.map(tile)}</ul>
<p><a class="back" href="${new URL('/', apiUrl).href}">Start page of the gateway</a></p>
</main></body>
</html>
`.text;
}
