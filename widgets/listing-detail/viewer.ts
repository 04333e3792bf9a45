/** The pictures in full screen: the gallery again, in a dialog that looks like this. */
import '../core/shared.ts';
import { css } from 'lit';

export const styles = [
  css`
  dialog {
    position: fixed;
    inset: 0;
    width: 100%;
    height: 100%;
    max-width: none;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: #0c0d0f;
    color: #f2f3f5;
    overflow: hidden;
  }
  dialog::backdrop {
    background: #0c0d0f;
  }
  .large,
  .large .track {
    height: 100%;
    aspect-ratio: auto;
    background: none;
  }
  .large .step,
  .large .expand {
    background: rgb(0 0 0 / 0.6);
    color: #fff;
  }
  .large .step:hover,
  .large .expand:hover {
    background: rgb(0 0 0 / 0.85);
  }
  .large :focus-visible {
    outline-color: #fff;
  }
  `,
];
