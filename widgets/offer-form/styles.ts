import { css } from 'lit';

export const offerFormStyles = css`
  .frame,
  form,
  section,
  .done {
    grid-template-columns: minmax(0, 1fr);
  }
  .frame {
    display: grid;
  }
  .summary {
    display: grid;
    align-content: start;
    background: var(--gp-soft);
    border-bottom: 1px solid var(--gp-border);
  }
  .summary .picture {
    position: relative;
    aspect-ratio: 3 / 2;
    max-height: 220px;
    width: 100%;
    background: var(--gp-hover);
  }
  .summary img.cover {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .summary .text {
    display: grid;
    gap: 4px;
    padding: 16px 20px 20px;
  }
  .summary .title {
    font-size: 17px;
    line-height: 1.35;
    font-weight: 600;
    text-wrap: balance;
  }
  .summary .price {
    margin-top: 8px;
  }
  .summary .price strong {
    display: block;
    font-size: 21px;
    line-height: 1.3;
    font-weight: 650;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  form,
  .done {
    display: grid;
    gap: 32px;
    padding: 24px 20px 28px;
    max-width: 640px;
    width: 100%;
    justify-self: center;
  }
  .head h2 {
    font-size: 21px;
    line-height: 1.3;
  }
  .head p {
    margin-top: 4px;
  }
  .deadline {
    display: flex;
    align-items: start;
    gap: 8px;
  }
  .deadline .icon {
    width: 18px;
    height: 18px;
    margin-top: 2px;
  }
  .errors {
    display: grid;
    gap: 4px;
  }
  .errors:empty {
    display: none;
  }
  .link {
    appearance: none;
    border: 0;
    padding: 4px 0;
    min-height: 28px;
    background: none;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    color: var(--gp-bad);
    cursor: pointer;
  }
  .link.calm {
    color: var(--gp-ink);
  }
  section {
    display: grid;
    gap: 24px;
  }
  section > h3 {
    padding-bottom: 8px;
    border-bottom: 1px solid var(--gp-border);
  }
  legend {
    padding: 0;
    margin-bottom: 8px;
    font-weight: 550;
  }
  .amount {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 64px;
    padding: 0 16px;
    border: 1px solid var(--gp-field);
    border-radius: calc(var(--gp-radius) * 0.8);
    background: var(--gp-surface);
    cursor: text;
  }
  .amount:focus-within {
    outline: 2px solid var(--gp-ink);
    outline-offset: -1px;
  }
  .amount.invalid {
    border-color: var(--gp-bad);
    box-shadow: inset 0 0 0 1px var(--gp-bad);
  }
  .amount input {
    flex: 1;
    min-width: 0;
    height: 62px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    appearance: none;
    font-size: 28px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }
  .amount .currency {
    font-size: 21px;
    color: var(--gp-muted);
  }
  .split {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
  }
  .share {
    font-weight: 400;
    color: var(--gp-muted);
  }
  .cards {
    display: grid;
    gap: 8px;
  }
  .choice {
    position: relative;
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: 0 12px;
    align-items: start;
    min-height: 44px;
    padding: 14px 16px;
    border: 1px solid var(--gp-field);
    border-radius: calc(var(--gp-radius) * 0.8);
    cursor: pointer;
    transition: background-color 120ms;
  }
  .choice:hover {
    background: var(--gp-hover);
  }
  .choice input {
    appearance: none;
    width: 20px;
    height: 20px;
    margin: 1px 0 0;
    border: 1.5px solid var(--gp-field);
    border-radius: 50%;
    background: var(--gp-surface);
    outline: none;
    cursor: inherit;
  }
  .choice:has(:checked) {
    border-color: var(--gp-ink);
    box-shadow: inset 0 0 0 1px var(--gp-ink);
    background: var(--gp-tint);
  }
  .choice input:checked {
    border: 6px solid var(--gp-ink);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--gp-ink);
    outline-offset: 2px;
  }
  .choice strong {
    display: block;
    font-weight: 550;
  }
  .choice .small {
    display: block;
  }
  .pills {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(184px, 100%), 1fr));
    gap: 8px;
  }
  .pills .choice {
    padding: 11px 12px;
    gap: 0 10px;
  }
  .pills .choice strong {
    font-weight: 450;
    line-height: 22px;
  }
  fieldset.invalid .choice {
    border-color: var(--gp-bad);
  }
  .reveal {
    margin-top: 16px;
  }
  .date {
    max-width: 240px;
  }
  .steps {
    display: grid;
    gap: 8px;
    counter-reset: step;
  }
  .steps li {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 12px;
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step);
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: 50%;
    background: var(--gp-tint);
    color: var(--gp-ink);
    font-size: 13px;
    font-weight: 600;
  }
  .next {
    gap: 12px;
    padding: 16px 20px;
    border-radius: calc(var(--gp-radius) * 0.8);
    background: var(--gp-soft);
  }
  .next h3 {
    padding: 0;
    border: 0;
    font-size: 15px;
  }
  .submit {
    display: grid;
    gap: 12px;
  }
  .submit .button {
    min-height: 52px;
    font-size: 17px;
  }
  .trap {
    position: absolute;
    left: -9999px;
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
  @container gatepost (min-width: 480px) {
    .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .cards .choice {
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: 10px;
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 16px;
      align-items: start;
    }
    form,
    .done {
      padding: 32px 32px 36px;
    }
    .summary .text {
      padding: 20px 32px 24px;
    }
  }
  @container gatepost (min-width: 480px) and (max-width: 859px) {
    .summary .inner {
      display: grid;
      grid-template-columns: 208px minmax(0, 1fr);
      align-items: center;
    }
    .summary .picture {
      aspect-ratio: auto;
      height: 100%;
      min-height: 156px;
    }
    .summary .text {
      padding: 20px 24px;
    }
  }
  @container gatepost (min-width: 860px) {
    .frame {
      grid-template-columns: minmax(280px, 34%) minmax(0, 1fr);
    }
    .summary {
      border-bottom: 0;
      border-inline-end: 1px solid var(--gp-border);
    }
    .summary .inner {
      position: sticky;
      top: 0;
    }
    .summary .picture {
      max-height: none;
      aspect-ratio: 4 / 3;
    }
    .summary .text {
      padding: 20px 24px 28px;
    }
    form,
    .done {
      padding: 36px 40px 40px;
    }
  }
  .skeleton-text,
  .skeleton-form {
    align-content: start;
  }
  .bone.line {
    height: 18px;
  }
  .bone.short {
    width: 60%;
  }
  .bone.tall {
    width: 50%;
    height: 32px;
  }
  .bone.box {
    height: 72px;
  }
  .bone.block {
    height: 152px;
  }
  @container gatepost (max-width: 479px) {
    .pair {
      display: grid;
      gap: 24px;
    }
  }
`;
