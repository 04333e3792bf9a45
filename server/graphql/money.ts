import { builder } from './builder.ts';

/** An amount with its currency; `amount` is a decimal, never a float. */
export interface Money {
  amount: { toFixed(): string } | string;
  currency: string;
}

/** Money, or null when there is no amount. */
export function money(amount: Money['amount'] | null, currency: string | null): Money | null {
  return amount === null ? null : { amount, currency: currency ?? 'EUR' };
}

export const MoneyType = builder.objectRef<Money>('Money').implement({
  description: 'An amount of money.',
  authScopes: { public: true },
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'The amount, exact.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217, such as `EUR`.' }),
  }),
});
