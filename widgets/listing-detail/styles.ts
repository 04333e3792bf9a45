import { css } from 'lit';

export const listingDetailStyles = css`
  .gallery {
    position: relative;
    background: var(--gp-hover);
  }
  .track {
    display: flex;
    aspect-ratio: 3 / 2;
    overflow: auto hidden;
    scroll-snap-type: x mandatory;
    overscroll-behavior-x: contain;
    scrollbar-width: none;
  }
  .track::-webkit-scrollbar {
    display: none;
  }
  .track:focus-visible {
    outline-offset: -4px;
    outline-color: #fff;
    box-shadow: inset 0 0 0 6px #000;
  }
  .slide {
    flex: none;
    width: 100%;
    height: 100%;
    scroll-snap-align: center;
    scroll-snap-stop: always;
  }
  .slide img {
    display: block;
    width: 100%;
    height: 100%;
  }
  .fill {
    object-fit: cover;
  }
  .fit {
    object-fit: contain;
  }
  .step,
  .expand {
    position: absolute;
    border-color: transparent;
    background: color-mix(in srgb, var(--gp-surface) 92%, transparent);
    box-shadow: 0 1px 3px rgb(0 0 0 / 0.25);
  }
  .step {
    top: calc(50% - 22px);
  }
  .step:hover,
  .expand:hover {
    background: var(--gp-surface);
  }
  .step:disabled {
    visibility: hidden;
  }
  .previous {
    left: 12px;
  }
  .following {
    right: 12px;
  }
  .expand {
    right: 12px;
    top: 12px;
  }
  .counter {
    position: absolute;
    left: 12px;
    bottom: 12px;
    padding: 2px 10px;
    border-radius: 99px;
    font-size: 13px;
    color: #fff;
    background: rgb(0 0 0 / 0.66);
  }
  .thumbs {
    display: flex;
    gap: 8px;
    padding: 8px;
    overflow-x: auto;
    scrollbar-width: thin;
    border-bottom: 1px solid var(--gp-border);
  }
  .thumb {
    appearance: none;
    flex: none;
    width: 84px;
    height: 56px;
    padding: 0;
    border: 0;
    border-radius: calc(var(--gp-radius) * 0.5);
    overflow: hidden;
    background: var(--gp-hover);
    cursor: pointer;
    opacity: 0.72;
  }
  .thumb:hover,
  .thumb[aria-current='true'] {
    opacity: 1;
  }
  .thumb[aria-current='true'] {
    box-shadow:
      0 0 0 2px var(--gp-surface),
      0 0 0 4px var(--gp-ink);
  }
  .thumb img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .none {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    aspect-ratio: 3 / 2;
    max-height: 320px;
    width: 100%;
    background: var(--gp-soft);
    color: var(--gp-muted);
  }
  .none .icon {
    width: 32px;
    height: 32px;
  }
  .page {
    display: grid;
    gap: 36px;
    padding: 24px 20px 28px;
  }
  .main,
  .side {
    display: grid;
    gap: 36px;
    align-content: start;
    min-width: 0;
  }
  .lead {
    display: grid;
    gap: 6px;
  }
  .lead h2 {
    font-size: 28px;
    line-height: 1.2;
    font-weight: 650;
    letter-spacing: -0.01em;
    max-width: 26em;
  }
  .place {
    display: flex;
    gap: 6px;
    align-items: start;
  }
  .place .icon {
    width: 18px;
    height: 18px;
    margin-top: 2px;
  }
  .badge {
    justify-self: start;
    padding: 2px 10px;
    border-radius: 99px;
    font-size: 13px;
    font-weight: 550;
    background: var(--gp-tint);
    color: var(--gp-ink);
  }
  .glance {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 32px;
    margin-top: 12px;
  }
  .glance div {
    display: grid;
  }
  .glance dt {
    grid-row: 2;
    font-size: 13px;
    color: var(--gp-muted);
  }
  .glance dd {
    font-size: 21px;
    line-height: 1.3;
    font-weight: 600;
  }
  .glance .price dd {
    font-size: 28px;
    line-height: 1.2;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  section {
    display: grid;
    gap: 12px;
  }
  .short {
    font-size: 17px;
    line-height: 1.5;
  }
  .prose p + p {
    margin-top: 12px;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 16px 20px;
    padding-top: 16px;
    border-top: 1px solid var(--gp-border);
  }
  .grid .wide {
    grid-column: 1 / -1;
  }
  .grid dt {
    font-size: 13px;
    color: var(--gp-muted);
  }
  .grid dd {
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .plans {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
    gap: 12px;
  }
  .plan {
    appearance: none;
    width: 100%;
    display: grid;
    gap: 8px;
    padding: 8px;
    border: 1px solid var(--gp-border);
    border-radius: calc(var(--gp-radius) * 0.8);
    background: var(--gp-surface);
    text-align: start;
    cursor: zoom-in;
  }
  .plan img {
    display: block;
    width: 100%;
    aspect-ratio: 4 / 3;
    object-fit: contain;
    border-radius: calc(var(--gp-radius) * 0.4);
    background: #fff;
  }
  .call {
    display: grid;
    gap: 12px;
    padding: 20px;
    border: 1px solid var(--gp-border);
    border-radius: var(--gp-radius);
  }
  .offer {
    display: grid;
    gap: 12px;
  }
  .offer .primary {
    min-height: 52px;
    font-size: 17px;
  }
  .call .offer {
    padding-bottom: 20px;
    margin-bottom: 8px;
    border-bottom: 1px solid var(--gp-border);
  }
  .lead .offer {
    margin-top: 20px;
  }
  .only-wide {
    display: none;
  }
  .call h3 {
    font-size: 13px;
    font-weight: 500;
    color: var(--gp-muted);
  }
  .offer-slot {
    margin: 0 20px 28px;
    scroll-margin-top: 16px;
  }
  .bone.title {
    height: 34px;
    width: 70%;
  }
  .bone.line {
    height: 18px;
    width: 40%;
  }
  .bone.block {
    height: 220px;
  }
  @container gatepost (min-width: 560px) {
    .grid {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .page {
      padding: 28px 32px 36px;
    }
    .offer-slot {
      margin: 0 32px 36px;
    }
  }
  @container gatepost (min-width: 860px) {
    .track {
      aspect-ratio: 2 / 1;
    }
    .only-wide {
      display: block;
    }
    .only-narrow {
      display: none;
    }
    .page {
      grid-template-columns: minmax(0, 1fr) 320px;
      gap: 48px;
      padding: 32px 40px 44px;
    }
    .side {
      position: sticky;
      top: 16px;
      align-self: start;
    }
    .offer-slot {
      margin: 0 40px 44px;
    }
  }
  @container gatepost (max-width: 479px) {
    .lead h2 {
      font-size: 21px;
      line-height: 1.3;
    }
  }
`;
