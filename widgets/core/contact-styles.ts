import { css } from 'lit';

export const contactStyles = css`
  .contact {
    display: grid;
    grid-template-columns: 56px minmax(0, 1fr);
    gap: 12px 16px;
    align-items: center;
    text-align: start;
  }
  .face {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    object-fit: cover;
    background: var(--gp-tint);
    color: var(--gp-ink);
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .who > * {
    display: block;
  }
  .ways {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .ways .button {
    margin: 0;
    flex: 1 1 auto;
  }
`;
