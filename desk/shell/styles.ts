import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: grid;
    grid-template-columns: 216px minmax(0, 1fr);
    min-height: 100dvh;
  }
  :host([bare]) {
    grid-template-columns: minmax(0, 1fr);
  }
  .skip {
    position: fixed;
    z-index: 20;
    top: 8px;
    left: 8px;
    transform: translateY(-64px);
  }
  .skip:focus {
    transform: none;
  }
  .side {
    position: sticky;
    top: 0;
    display: flex;
    flex-direction: column;
    gap: 4px;
    height: 100dvh;
    padding: 12px 8px;
    border-inline-end: 1px solid var(--border);
    background: var(--ground);
    overflow-y: auto;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 4px 8px;
    margin-bottom: 8px;
    font-weight: 600;
    line-height: 20px;
  }
  .agency {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .logo {
    flex: none;
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 6px;
    object-fit: contain;
    background: var(--fill);
    color: var(--on-fill);
    font-size: 13px;
    font-weight: 600;
  }
  img.logo {
    background: #fff;
  }
  .wordmark {
    flex-wrap: wrap;
  }
  .wordmark .logo {
    width: auto;
    max-width: 100%;
    height: 44px;
    padding: 4px 8px;
  }
  .wordmark .agency {
    position: absolute;
    width: 1px;
    height: 1px;
    clip-path: inset(50%);
  }
  .logo .icon {
    width: 16px;
    height: 16px;
  }
  nav ul {
    display: grid;
    gap: 2px;
  }
  nav a,
  .me {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 36px;
    padding: 4px 8px;
    border-radius: 6px;
    color: var(--muted);
    font-weight: 500;
    line-height: 20px;
    text-decoration: none;
  }
  nav a .icon {
    width: 18px;
    height: 18px;
  }
  nav a:hover,
  .me:hover {
    background: var(--hover);
    color: var(--text);
  }
  nav a[aria-current] {
    background: var(--chosen);
    color: var(--text);
  }
  .waiting-count {
    flex: none;
    min-width: 20px;
    margin-inline-start: auto;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--warn-soft);
    color: var(--warn);
    font-size: 12px;
    font-weight: 600;
    line-height: 20px;
    text-align: center;
  }
  .me {
    appearance: none;
    width: 100%;
    margin-top: auto;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .me > .icon {
    width: 16px;
    height: 16px;
    margin-inline-start: auto;
  }
  .face {
    flex: none;
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    object-fit: cover;
    background: var(--chosen);
    color: var(--text);
    font-size: 11px;
    font-weight: 600;
  }
  .me .name {
    color: var(--text);
    font-size: 13px;
  }
  .account {
    position: fixed;
    inset: auto auto 60px 8px;
    width: 264px;
    margin: 0;
    padding: 16px;
    border: 1px solid var(--border);
    border-radius: 12px;
    background: var(--raised);
    color: inherit;
    box-shadow: var(--shadow);
  }
  .account:popover-open {
    display: grid;
    gap: 16px;
  }
  .account .who {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .account .button {
    width: 100%;
  }
  main {
    min-width: 0;
    min-height: 100dvh;
    background: var(--surface);
  }
  main:focus {
    outline: none;
  }
  .offline {
    position: sticky;
    z-index: 5;
    top: 0;
    display: flex;
    gap: 8px;
    padding: 8px 32px;
    background: var(--warn-soft);
    color: var(--text);
    font-size: 13px;
    line-height: 20px;
  }
  .offline .icon {
    width: 18px;
    height: 18px;
    color: var(--warn);
  }
  .toasts {
    position: fixed;
    z-index: 30;
    inset: auto auto 16px 232px;
    display: grid;
    justify-items: start;
    gap: 8px;
    max-width: min(400px, calc(100vw - 32px));
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    overflow: visible;
  }
  .toast {
    display: flex;
    align-items: start;
    gap: 8px;
    padding: 8px 8px 8px 12px;
    border: 1px solid var(--border);
    border-radius: 8px;
    background: var(--raised);
    box-shadow: var(--shadow);
    font-size: 13px;
    line-height: 24px;
  }
  .toast > .icon {
    width: 18px;
    height: 18px;
    margin-top: 3px;
    color: var(--good);
  }
  .toast.bad > .icon {
    color: var(--bad);
  }
  .toast button {
    appearance: none;
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--muted);
    cursor: pointer;
  }
  .toast button .icon {
    width: 16px;
    height: 16px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .toast {
      animation: rise 160ms ease-out;
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
  }
  .waiting {
    display: grid;
    gap: 24px;
  }
  .waiting .bone:first-child {
    height: 20px;
  }
  @media (max-width: 720px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    main {
      min-height: calc(100dvh - 57px);
    }
    .offline {
      padding-inline: 16px;
    }
    .side {
      z-index: 10;
      inset: auto 0 0;
      top: auto;
      bottom: 0;
      order: 2;
      flex-direction: row;
      align-items: stretch;
      gap: 0;
      height: auto;
      padding: 0 4px env(safe-area-inset-bottom);
      border: 0;
      border-top: 1px solid var(--border);
      overflow: visible;
    }
    .brand,
    .me > .icon {
      display: none;
    }
    nav {
      flex: 1;
      min-width: 0;
    }
    nav ul {
      display: flex;
      gap: 0;
    }
    nav li {
      flex: 1;
      min-width: 0;
    }
    nav a,
    .me {
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      width: 100%;
      min-height: 56px;
      padding: 4px 2px;
      border-radius: 0;
      font-size: 11px;
      line-height: 16px;
    }
    nav a span {
      max-width: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    nav a {
      position: relative;
    }
    nav a .waiting-count {
      position: absolute;
      top: 4px;
      left: calc(50% + 4px);
      max-width: none;
      overflow: visible;
    }
    nav a[aria-current] {
      background: none;
      color: var(--accent);
      box-shadow: inset 0 2px var(--accent);
    }
    .me {
      flex: 0 0 64px;
      margin: 0;
    }
    .me .name {
      display: none;
    }
    .account {
      inset: auto 8px calc(64px + env(safe-area-inset-bottom)) 8px;
      width: auto;
    }
    .toasts {
      inset: auto 16px calc(72px + env(safe-area-inset-bottom)) 16px;
    }
  }
`;
