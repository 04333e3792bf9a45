import { css } from 'lit';

export const offerBoardStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
    padding: 16px 20px;
  }
  .bar h2 {
    font-size: 21px;
  }
  .bar .grow {
    flex: 1;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .state::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--gp-field);
  }
  .state.live::before {
    background: var(--gp-good);
  }
  .state.offline {
    color: var(--gp-bad);
  }
  .state.offline::before {
    background: var(--gp-bad);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 20px 16px;
  }
  .filters label {
    display: inline-flex;
    align-items: center;
    position: relative;
    min-height: 44px;
    border: 1px solid var(--gp-border);
    border-radius: calc(var(--gp-radius) * 0.8);
    font-size: 13px;
    color: var(--gp-muted);
    background: var(--gp-surface);
    max-width: 100%;
  }
  .filters label > span {
    padding-inline-start: 12px;
    white-space: nowrap;
    pointer-events: none;
  }
  .filters label:hover {
    background: var(--gp-hover);
  }
  .filters .on {
    border-color: var(--gp-ink);
    background: var(--gp-tint);
  }
  .filters :is(select, input) {
    appearance: none;
    min-height: 42px;
    min-width: 0;
    max-width: 260px;
    padding: 0 32px 0 6px;
    border: 0;
    border-radius: inherit;
    background: transparent;
    color: var(--gp-text);
    font-size: 15px;
    font-weight: 500;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .filters option {
    background: var(--gp-surface);
  }
  .filters .icon {
    position: absolute;
    right: 10px;
    width: 16px;
    height: 16px;
    transform: rotate(90deg);
    pointer-events: none;
  }
  .arrivals {
    position: sticky;
    top: 8px;
    z-index: 2;
    display: grid;
    justify-items: center;
    height: 0;
  }
  .arrivals .button {
    border-radius: 99px;
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.22);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 15px;
    text-align: start;
  }
  th {
    padding: 8px 10px;
    font-size: 13px;
    font-weight: 500;
    color: var(--gp-muted);
    text-align: start;
    vertical-align: bottom;
    background: var(--gp-soft);
    border-block: 1px solid var(--gp-border);
  }
  td {
    padding: 10px;
    vertical-align: middle;
    border-bottom: 1px solid var(--gp-border);
  }
  .list tr:last-child td {
    border-bottom: 0;
  }
  .list tbody tr {
    cursor: pointer;
    transition: background-color 200ms;
  }
  .list tbody tr:hover {
    background: var(--gp-soft);
  }
  .list tbody tr.fresh {
    background: var(--gp-tint);
  }
  td:first-child,
  th:first-child {
    padding-inline-start: 20px;
  }
  td:last-child,
  th:last-child {
    padding-inline-end: 20px;
  }
  .right {
    text-align: end;
  }
  .amount strong {
    font-size: 17px;
    font-weight: 700;
    white-space: nowrap;
  }
  /* Columns of a fixed width, whatever is in them: an automatic table grows beyond its card, which clips it. */
  .list {
    table-layout: fixed;
  }
  .list th.pick {
    width: 56px;
  }
  .list th.when {
    width: 96px;
  }
  .list th.amount {
    width: 172px;
  }
  .list th.asking {
    width: 84px;
  }
  .list th.financing {
    width: 132px;
  }
  .list th.term {
    width: 112px;
  }
  .list th.status {
    width: 136px;
  }
  .list th.actions {
    width: 252px;
  }
  .opener {
    appearance: none;
    display: inline-block;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
    position: relative;
  }
  .unread .opener::before {
    content: '';
    position: absolute;
    inset-inline-start: -14px;
    top: 8px;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--gp-ink);
  }
  .of {
    font-size: 13px;
    color: var(--gp-muted);
  }
  .of,
  .clip,
  .short {
    overflow: hidden;
    text-overflow: ellipsis;
    display: -webkit-box;
    -webkit-line-clamp: 1;
    -webkit-box-orient: vertical;
  }
  .tag {
    display: inline-block;
    padding: 2px 10px;
    border-radius: 99px;
    font-size: 13px;
    font-weight: 550;
    white-space: nowrap;
    background: var(--gp-hover);
  }
  .tag.NEW {
    background: var(--gp-tint);
    color: var(--gp-ink);
  }
  .tag.ACCEPTED {
    background: var(--gp-good-soft);
    color: var(--gp-good);
  }
  .tag.REJECTED,
  .tag.WITHDRAWN,
  .tag.SUPERSEDED,
  .tag.EXPIRED {
    color: var(--gp-muted);
  }
  .decide {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 4px;
  }
  .decide .button {
    max-width: 100%;
    padding: 6px 8px;
    font-size: 14px;
  }
  .tick {
    display: inline-grid;
    place-items: center;
    width: 44px;
    height: 44px;
    margin: -8px;
    cursor: pointer;
  }
  .tick input {
    width: 18px;
    height: 18px;
    accent-color: var(--gp-fill, var(--gp-accent));
    cursor: inherit;
  }
  .foot {
    display: grid;
    justify-items: center;
    padding: 16px 20px;
    border-top: 1px solid var(--gp-border);
  }
  .tray {
    position: sticky;
    bottom: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding: 12px 20px;
    border-top: 1px solid var(--gp-border);
    background: var(--gp-surface);
    box-shadow: 0 -6px 20px rgb(0 0 0 / 0.08);
  }
  .tray .buttons {
    margin-inline-start: auto;
  }
  .toast {
    position: sticky;
    bottom: 0;
    z-index: 3;
    height: 0;
  }
  .toast > div {
    position: absolute;
    bottom: 12px;
    left: 50%;
    translate: -50%;
    display: flex;
    width: max-content;
    align-items: center;
    gap: 4px 12px;
    max-width: calc(100% - 24px);
    padding: 4px 8px 4px 18px;
    border-radius: var(--gp-radius);
    background: var(--gp-text);
    color: var(--gp-surface);
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.3);
  }
  .toast p {
    padding: 10px 0;
  }
  .toast .button {
    border-color: transparent;
    background: none;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .toast .button:hover {
    background: color-mix(in srgb, var(--gp-surface) 18%, transparent);
  }
  .toast :focus-visible {
    outline-color: currentColor;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 8px;
    min-height: 280px;
    align-content: center;
    padding: 40px 24px;
    text-align: center;
    border-top: 1px solid var(--gp-border);
  }
  .empty > .icon {
    width: 28px;
    height: 28px;
    color: var(--gp-muted);
  }
  .empty p {
    max-width: 48ch;
  }
  .empty .button {
    margin-top: 12px;
  }
  dialog {
    position: fixed;
    border: 0;
    padding: 0;
    color: var(--gp-text);
    background: var(--gp-surface);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(10 12 16 / 0.5);
  }
  .sheet {
    inset: 0 0 0 auto;
    margin: 0;
    width: min(480px, 100%);
    max-width: none;
    height: 100%;
    max-height: none;
    border-inline-start: 1px solid var(--gp-border);
  }
  .sheet[open] {
    display: flex;
    flex-direction: column;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 8px;
  }
  .buttons .button {
    flex: 0 1 auto;
  }
  .bones {
    display: grid;
    gap: 1px;
    padding: 8px 20px 20px;
  }
  .bones .bone {
    height: 48px;
    margin-top: 12px;
  }
  .short {
    display: none;
  }
  /* A laptop with a navigation beside the board: the term goes to the financing. */
  @container gatepost (min-width: 980px) and (max-width: 1179px) {
    .list :is(td, th):not(:first-child, :last-child) {
      padding-inline: 6px;
    }
    .list .term {
      display: none;
    }
    .short {
      display: -webkit-box;
      font-size: 13px;
      color: var(--gp-muted);
    }
    .list th.when {
      width: 76px;
    }
    .list th.amount {
      width: 148px;
    }
    .list th.status {
      width: 120px;
    }
    .list th.actions {
      width: 240px;
    }
    .list .amount strong {
      font-size: 15px;
    }
  }
  @container gatepost (max-width: 979px) {
    .list thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .list,
    .list tbody {
      display: block;
      border-top: 1px solid var(--gp-border);
    }
    .list tbody {
      border-top: 0;
    }
    .list tbody tr {
      display: grid;
      grid-template-columns: 44px minmax(0, 1fr) auto;
      grid-template-areas:
        'pick who amount'
        'pick term share'
        'pick when status'
        'act act act';
      gap: 4px 8px;
      padding: 16px 20px;
      border-bottom: 1px solid var(--gp-border);
    }
    .list tbody tr:last-child {
      border-bottom: 0;
    }
    .list tbody tr td {
      display: block;
      min-width: 0;
      padding: 0;
      border: 0;
    }
    .list .pick {
      grid-area: pick;
    }
    .list .who {
      grid-area: who;
    }
    .list .amount strong {
      font-size: 15px;
    }
    .list .amount {
      grid-area: amount;
    }
    .list .asking {
      grid-area: share;
      font-size: 13px;
      color: var(--gp-muted);
    }
    .list .financing {
      grid-area: term;
      font-size: 13px;
      color: var(--gp-muted);
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .list .term {
      display: none;
    }
    .short {
      display: inline;
    }
    .short::before {
      content: ' · ';
    }
    .list .when {
      grid-area: when;
      font-size: 13px;
      color: var(--gp-muted);
    }
    .list .status {
      grid-area: status;
      text-align: end;
    }
    .list .actions {
      grid-area: act;
    }
    .list .actions:not(:has(.button)) {
      display: none;
    }
    .list .decide {
      margin-top: 8px;
    }
    .list .decide .button {
      flex: 1;
    }
    .filters label {
      flex: 1 1 150px;
    }
    .filters :is(select, input) {
      flex: 1;
      max-width: none;
      width: 100%;
    }
  }
`;
