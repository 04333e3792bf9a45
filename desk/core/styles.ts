import { css } from 'lit';

/** What every page shares. Colours are tokens of `desk.css`; sizes 13, 15, 17, 21, 28 on a grid of 4. */
export const deskStyles = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: 21px;
    line-height: 28px;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
    text-wrap: balance;
  }
  h3 {
    font-size: 15px;
    line-height: 20px;
    font-weight: 600;
  }
  .blank h1 {
    font-size: 17px;
    line-height: 24px;
  }
  h1:focus-visible {
    outline: none;
  }
  p {
    max-width: 65ch;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .icon {
    flex: none;
    display: block;
  }
  .small-icon .icon,
  .button.small .icon {
    width: 16px;
    height: 16px;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 13px;
    line-height: 20px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .end {
    text-align: end;
  }
  .one-line {
    max-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .nowrap {
    white-space: nowrap;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .mono {
    font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
    font-size: 13px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .page {
    max-width: 72em;
    padding: 24px 32px 64px;
  }
  .page > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-height: 36px;
    margin-bottom: 16px;
  }
  .page > header .grow {
    flex: 1;
  }
  @media (max-width: 720px) {
    .page {
      padding: 16px 16px 48px;
    }
  }

  .button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 36px;
    padding: 6px 12px;
    border: 1px solid var(--border);
    border-color: color-mix(in srgb, var(--field) 55%, var(--surface));
    border-radius: 6px;
    background: var(--surface);
    color: var(--text);
    font-weight: 500;
    line-height: 20px;
    text-decoration: none;
    cursor: pointer;
    transition: background-color 120ms;
  }
  .button:hover {
    background: var(--hover);
  }
  .button.primary {
    border-color: transparent;
    background: var(--fill);
    color: var(--on-fill);
  }
  .button.primary:hover {
    background: var(--fill-hover);
  }
  .button.danger {
    border-color: transparent;
    background: var(--bad-fill);
    color: #fff;
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--muted);
  }
  .button.quiet:hover {
    background: var(--hover);
    color: var(--text);
  }
  .button.small {
    min-height: 32px;
    padding: 4px 10px;
    font-size: 13px;
  }
  .button.square {
    width: 36px;
    padding: 0;
  }
  .button[aria-disabled="true"] {
    cursor: progress;
    opacity: 0.7;
  }
  .button.link {
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  @media (pointer: coarse) {
    .button {
      min-height: 44px;
    }
    .button.square {
      width: 44px;
    }
  }

  .label {
    display: block;
    margin-bottom: 4px;
    padding: 0;
    font-size: 13px;
    line-height: 20px;
    font-weight: 550;
  }
  .field {
    appearance: none;
    display: block;
    width: 100%;
    min-height: 36px;
    padding: 6px 12px;
    border: 1px solid var(--field);
    border-radius: 6px;
    background: var(--surface);
    line-height: 22px;
  }
  select.field {
    padding-inline-end: 32px;
    background-image: linear-gradient(45deg, transparent 50%, var(--muted) 50%), linear-gradient(-45deg, transparent 50%, var(--muted) 50%);
    background-size: 5px 5px;
    background-position: right 17px center, right 12px center;
    background-repeat: no-repeat;
  }
  .field::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .field:focus-visible {
    outline-offset: -1px;
  }
  .field[aria-invalid="true"] {
    border-color: var(--bad);
    box-shadow: inset 0 0 0 1px var(--bad);
  }
  @media (max-width: 720px), (pointer: coarse) {
    .field {
      min-height: 44px;
      font-size: 16px;
    }
  }
  .help,
  .problem {
    margin-top: 4px;
    font-size: 13px;
    line-height: 20px;
  }
  .help {
    color: var(--muted);
  }
  /* The error stands in place of the help. */
  .help:has(+ .problem:not([hidden])) {
    display: none;
  }
  .problem {
    color: var(--bad);
  }
  .form {
    display: grid;
    gap: 20px;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: 20px 16px;
  }
  .check,
  .choice label {
    display: flex;
    align-items: start;
    gap: 12px;
    padding: 6px 0;
    cursor: pointer;
  }
  .check input,
  .choice input[type="radio"] {
    flex: none;
    width: 18px;
    height: 18px;
    margin-top: 2px;
    accent-color: var(--fill);
  }
  .choices {
    display: grid;
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .choice {
    padding: 6px 16px;
  }
  .choice + .choice {
    border-top: 1px solid var(--border);
  }
  .choice:has(label input:checked) {
    background: var(--tint);
  }
  .choice:first-child {
    border-radius: var(--radius) var(--radius) 0 0;
  }
  .choice:last-child {
    border-radius: 0 0 var(--radius) var(--radius);
  }
  .choice strong {
    display: block;
    font-weight: 550;
  }
  .choice label .small {
    display: block;
  }
  .choice .more {
    display: grid;
    gap: 16px;
    padding: 8px 0 12px 30px;
  }

  .tag {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: 13px;
    line-height: 20px;
    white-space: nowrap;
  }
  .tag::before {
    content: "";
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--field);
  }
  .tag.long {
    align-items: baseline;
    white-space: normal;
  }
  .tag.good::before {
    background: var(--good);
  }
  .tag.warn::before {
    background: var(--warn);
  }
  .tag.bad::before {
    background: var(--bad);
  }
  .tag.busy::before {
    background: var(--accent);
  }
  .tag.off::before {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--field);
  }
  @media (prefers-reduced-motion: no-preference) {
    .tag.busy::before {
      animation: breathe 1.2s ease-in-out infinite alternate;
    }
  }

  .segments {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 2px;
    border-radius: 8px;
    background: var(--chosen);
  }
  .segments a {
    min-height: 32px;
    padding: 4px 12px;
    border: 1px solid transparent;
    border-radius: 6px;
    color: var(--muted);
    font-size: 13px;
    font-weight: 500;
    line-height: 22px;
    text-decoration: none;
    white-space: nowrap;
  }
  .segments a:hover {
    color: var(--text);
  }
  .segments a[aria-current] {
    border-color: var(--border);
    background: var(--surface);
    color: var(--text);
  }
  @media (pointer: coarse) {
    .segments a {
      min-height: 44px;
      line-height: 34px;
    }
  }
  .tabs {
    display: flex;
    gap: 20px;
    margin-bottom: 20px;
    border-bottom: 1px solid var(--border);
    overflow-x: auto;
  }
  .tabs a {
    padding: 8px 2px;
    border-bottom: 2px solid transparent;
    color: var(--muted);
    font-weight: 500;
    line-height: 20px;
    text-decoration: none;
    white-space: nowrap;
  }
  .tabs a:hover {
    color: var(--text);
  }
  .tabs a[aria-current] {
    border-color: var(--accent);
    color: var(--text);
  }
  .tabs a:focus-visible {
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    .tabs a {
      padding-block: 12px;
    }
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-bottom: 4px;
    padding: 4px 4px 4px 0;
    color: var(--muted);
    font-size: 13px;
    line-height: 20px;
    text-decoration: none;
  }
  .back:hover {
    color: var(--text);
  }
  .back .icon {
    width: 16px;
    height: 16px;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 16px;
    padding: 20px 24px;
    border: 1px solid var(--border);
    border-radius: 12px;
  }
  @media (max-width: 720px) {
    .card {
      padding: 16px;
    }
  }
  .button.danger-text {
    color: var(--bad);
  }
  .search {
    position: relative;
    flex: 1 1 200px;
    max-width: 320px;
  }
  .search .icon {
    position: absolute;
    inset: 0 auto 0 10px;
    width: 16px;
    height: 100%;
    color: var(--muted);
    pointer-events: none;
  }
  .search .field {
    padding-inline-start: 34px;
  }
  .search .field::-webkit-search-cancel-button {
    appearance: none;
  }

  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  th {
    position: sticky;
    z-index: 1;
    top: 0;
    padding: 6px 12px;
    border-bottom: 1px solid var(--border);
    background: var(--surface);
    color: var(--muted);
    font-size: 13px;
    font-weight: 500;
    line-height: 20px;
    text-align: start;
    white-space: nowrap;
  }
  th.end {
    text-align: end;
  }
  td {
    padding: 8px 12px;
    border-bottom: 1px solid var(--border);
    vertical-align: middle;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 8px;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 8px;
  }
  tbody tr {
    position: relative;
  }
  tbody tr:hover td,
  tbody tr:has(.open:focus-visible) td {
    background: var(--hover);
  }
  tbody tr.chosen td {
    background: var(--tint);
  }
  /* The link of the first cell covers its row: one target, one stop of the tab key. */
  .open {
    display: block;
    min-height: 24px;
    color: inherit;
    font-weight: 550;
    line-height: 24px;
    text-decoration: none;
  }
  .open::after {
    content: "";
    position: absolute;
    z-index: 1;
    inset: 0;
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
    border-radius: 4px;
  }
  td .above {
    position: relative;
    z-index: 2;
  }
  /* As wide as the widest table and the navigation beside it: below, a row is a card. */
  @media (max-width: 960px) {
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody tr {
      padding: 12px 4px;
      border-bottom: 1px solid var(--border);
    }
    td,
    td:first-child,
    td:last-child {
      padding: 0;
      border: 0;
      text-align: start;
    }
    tbody tr:hover {
      background: var(--hover);
    }
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(148px, 1fr));
    gap: 12px 24px;
  }
  .facts dt {
    color: var(--muted);
    font-size: 13px;
    line-height: 20px;
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .facts .wide {
    grid-column: 1 / -1;
  }

  progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--chosen);
    color: var(--accent);
  }
  progress::-webkit-progress-bar {
    background: var(--chosen);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    transition: width 200ms linear;
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }

  .notice {
    display: flex;
    align-items: start;
    gap: 12px;
    padding: 12px 16px;
    border-radius: var(--radius);
    background: var(--hover);
    font-size: 13px;
    line-height: 20px;
  }
  .notice.bad {
    background: var(--bad-soft);
  }
  .notice.warn {
    background: var(--warn-soft);
  }
  .notice.bad > .icon {
    color: var(--bad);
  }
  .notice.warn > .icon {
    color: var(--warn);
  }
  .blank {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 4px;
    min-height: 320px;
    padding: 32px 16px;
    text-align: center;
  }
  .blank > .icon {
    width: 28px;
    height: 28px;
    margin-bottom: 8px;
    color: var(--muted);
  }
  .blank p {
    max-width: 48ch;
    color: var(--muted);
    text-wrap: pretty;
  }
  .blank .row {
    justify-content: center;
    margin-top: 16px;
  }

  .bone {
    display: block;
    height: 12px;
    border-radius: 4px;
    background: var(--chosen);
  }
  .bone.thumb {
    width: 64px;
    height: 48px;
  }
  .bones {
    table-layout: fixed;
  }
  .bones td {
    padding-block: 16px;
  }
  .bones td.bone-picture {
    width: 80px;
    padding-block: 8px;
  }
  .w1 {
    width: 20%;
  }
  .w2 {
    width: 40%;
  }
  .w3 {
    width: 60%;
  }
  .w4 {
    width: 85%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
