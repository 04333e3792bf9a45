import { css } from 'lit';

/**
 * The host page may say anything about every element, so nothing here trusts `:host`: tokens and resets sit on
 * `.root`, where selectors of the page do not reach. Only the font comes through. Sizes are px and em, never rem.
 */
export const baseStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) .root {
    color-scheme: light;
  }
  :host([theme='dark']) .root {
    color-scheme: dark;
  }
  .root {
    --gp-accent: var(--gatepost-accent, var(--gp-brand, #2f5d50));
    --gp-radius: var(--gatepost-radius, 10px);
    --gp-surface: var(--gatepost-surface, #fff);
    --gp-text: var(--gatepost-text, #1b1d21);
    --gp-border: var(--gatepost-border, #dfe1e6);
    --gp-field: #868b96;
    --gp-bad: #b42318;
    --gp-bad-soft: #fef3f2;
    --gp-good: #11693f;
    --gp-good-soft: #edf8f2;
    --gp-shade: #000;
  }
  @supports (color: light-dark(#000, #fff)) {
    .root {
      --gp-surface: var(--gatepost-surface, light-dark(#fff, #17181b));
      --gp-text: var(--gatepost-text, light-dark(#1b1d21, #eceef2));
      --gp-border: var(--gatepost-border, light-dark(#dfe1e6, #34373d));
      --gp-field: light-dark(#868b96, #747985);
      --gp-bad: light-dark(#b42318, #ff9d92);
      --gp-bad-soft: light-dark(#fef3f2, #33191a);
      --gp-good: light-dark(#11693f, #7fd6a6);
      --gp-good-soft: light-dark(#edf8f2, #14291f);
      --gp-shade: light-dark(#17202e, #000);
    }
  }
  .root {
    --gp-muted: color-mix(in srgb, var(--gp-text) 68%, var(--gp-surface));
    --gp-soft: color-mix(in srgb, var(--gp-text) 4.5%, var(--gp-surface));
    --gp-hover: color-mix(in srgb, var(--gp-text) 8%, var(--gp-surface));
    --gp-tint: color-mix(in srgb, var(--gp-ink, var(--gp-accent)) 9%, var(--gp-surface));
    container: gatepost / inline-size;
    position: relative;
    box-sizing: border-box;
    color: var(--gp-text);
    font-family: var(--gatepost-font, inherit);
    font-size: 15px;
    font-style: normal;
    font-weight: 400;
    font-variant: normal;
    font-stretch: normal;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    word-break: normal;
    overflow-wrap: break-word;
    hyphens: manual;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    text-decoration: none;
    white-space: normal;
    list-style: none;
    cursor: auto;
    visibility: visible;
    pointer-events: auto;
    user-select: auto;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }
  .root *,
  .root *::before,
  .root *::after {
    box-sizing: border-box;
  }
  .card {
    border: 1px solid var(--gp-border);
    border-radius: var(--gp-radius);
    background: var(--gp-surface);
    overflow: clip;
  }
  .probe {
    position: absolute;
    width: 0;
    height: 0;
    overflow: hidden;
    color: var(--gp-accent);
    background: var(--gp-surface);
    transition:
      color 1ms,
      background-color 1ms;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
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
  h2,
  h3 {
    font-size: 17px;
    line-height: 1.35;
    font-weight: 600;
    text-wrap: balance;
  }
  p {
    max-width: 65ch;
  }
  a {
    color: var(--gp-ink, var(--gp-accent));
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  .icon {
    flex: none;
    display: block;
  }
  .muted {
    color: var(--gp-muted);
  }
  .small {
    font-size: 13px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .nowrap {
    white-space: nowrap;
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
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--gp-ink, var(--gp-accent));
    outline-offset: 2px;
  }
  .button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 8px 16px;
    border: 1px solid var(--gp-field);
    border-radius: calc(var(--gp-radius) * 0.8);
    background: var(--gp-surface);
    color: var(--gp-text);
    font-weight: 550;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color 120ms;
  }
  .button:hover {
    background: var(--gp-hover);
  }
  .button.primary {
    border-color: var(--gp-edge, transparent);
    background: var(--gp-fill, var(--gp-accent));
    color: var(--gp-on, #fff);
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--gp-fill, var(--gp-accent)) 90%, var(--gp-on, #fff));
  }
  .button.plain {
    border-color: transparent;
    background: none;
    color: var(--gp-ink, var(--gp-accent));
  }
  .button.plain:hover {
    background: var(--gp-tint);
  }
  .button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }
  .button.round {
    width: 44px;
    padding: 0;
    border-radius: 50%;
  }
  .field {
    display: block;
    width: 100%;
    min-height: 48px;
    padding: 10px 14px;
    border: 1px solid var(--gp-field);
    border-radius: calc(var(--gp-radius) * 0.8);
    background: var(--gp-surface);
    font-size: 16px;
    line-height: 1.4;
    appearance: none;
  }
  textarea.field {
    resize: vertical;
    field-sizing: content;
    min-height: 96px;
  }
  .field::placeholder {
    color: var(--gp-muted);
    opacity: 1;
  }
  .field:focus-visible {
    outline-offset: -1px;
  }
  .field[aria-invalid='true'] {
    border-color: var(--gp-bad);
    box-shadow: inset 0 0 0 1px var(--gp-bad);
  }
  .label {
    display: block;
    margin-bottom: 6px;
    font-weight: 550;
  }
  .optional {
    font-weight: 400;
    color: var(--gp-muted);
  }
  .help {
    margin-top: 6px;
    font-size: 13px;
    color: var(--gp-muted);
  }
  .problem {
    display: flex;
    gap: 6px;
    margin-top: 6px;
    font-size: 14px;
    color: var(--gp-bad);
  }
  .problem .icon {
    width: 16px;
    height: 16px;
    margin-top: 2.5px;
  }
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 12px;
    padding: 16px;
    border: 1px solid var(--gp-border);
    border-radius: calc(var(--gp-radius) * 0.8);
    background: var(--gp-soft);
  }
  .notice > .icon {
    margin-top: 1px;
  }
  .notice > :not(.icon) {
    grid-column: 2;
  }
  .notice.bad {
    border-color: color-mix(in srgb, var(--gp-bad) 45%, var(--gp-surface));
    background: var(--gp-bad-soft);
  }
  .notice.bad > .icon {
    color: var(--gp-bad);
  }
  .notice h2,
  .notice h3 {
    font-size: 15px;
    line-height: 22px;
  }
  .notice .button {
    justify-self: start;
    margin-top: 8px;
  }
  .whole {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 8px;
    min-height: 320px;
    padding: 40px 24px;
    text-align: center;
  }
  .whole > .icon {
    width: 28px;
    height: 28px;
    margin-bottom: 4px;
    color: var(--gp-muted);
  }
  .whole .button {
    margin-top: 12px;
  }
  .bone {
    display: block;
    border-radius: 6px;
    background: var(--gp-hover);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
  }
  @keyframes breathe {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .root *:not(.probe) {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonText;
    }
  }
`;
