import { Store } from './store.ts';

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
}

export const toasts = new Store<readonly Toast[]>([]);

let last = 0;

/** Says briefly what has happened. What needs an answer is a dialog, never a toast. */
export function toast(text: string, { bad = false } = {}): void {
  const id = ++last;
  toasts.set([...toasts.value.slice(-2), { id, text, bad }]);
  setTimeout(() => dismiss(id), bad ? 12_000 : 6_000);
}

export function dismiss(id: number): void {
  toasts.set(toasts.value.filter((each) => each.id !== id));
}
