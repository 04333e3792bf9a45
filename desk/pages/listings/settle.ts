import type { ReactiveControllerHost } from 'lit';
import { html, nothing, type TemplateResult } from 'lit';
import { GatepostError } from '../../../widgets/core/client.ts';
import { shortDate } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { request } from '../../core/session.ts';
import { toast } from '../../core/toast.ts';
import { keepDocument, type ListingDetail, type Override, resetDocument } from './documents.ts';
import { fieldLabel, valueWords } from './edit-words.ts';

export type Side = 'theirs' | 'ours';

/** Words for a request that did not get through. */
export function failure(error: unknown): string {
  const kind = error instanceof GatepostError && error.code === 'NETWORK' ? 'network' : 'server';
  return t(`error.${kind}.title`);
}

/** Settles an edited field: theirs is shown again, or ours is kept; one at a time. */
export class Settle {
  busy = false;
  private readonly host: ReactiveControllerHost;
  private readonly done: (listing: ListingDetail, field: string) => void;

  /** @param done gets the listing as it is then, and the field that was settled. */
  constructor(host: ReactiveControllerHost, done: (listing: ListingDetail, field: string) => void) {
    this.host = host;
    this.done = done;
  }

  async run(listing: ListingDetail, field: string, side: Side): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.host.requestUpdate();
    const variables = { input: { id: listing.id, field }, language: speech.value.language };
    try {
      const result =
        side === 'theirs'
          ? (await request(resetDocument, variables)).resetListingField
          : (await request(keepDocument, variables)).keepListingField;
      if ('listing' in result) {
        toast(t(side === 'theirs' ? 'edit.usedTheirs' : 'edit.keptOurs', { field: fieldLabel(field) }));
        this.done(result.listing, field);
      } else toast(result.message, { bad: true });
    } catch (error) {
      toast(failure(error), { bad: true });
    }
    this.busy = false;
    this.host.requestUpdate();
  }
}

/** What was edited, what the software says, and the ways out: theirs always, ours only when there is a conflict. */
export function overrideView(options: {
  listing: ListingDetail;
  override: Override;
  settle: Settle;
  /** Who edited it and when; left out where that is said already. */
  by?: boolean;
}): TemplateResult {
  const { listing, override, settle, by } = options;
  const { field, kind, conflict } = override;
  const words = (json: string | null) => valueWords(listing, field, kind, json);
  const text = conflict
    ? t('edit.conflict', {
        ours: words(override.value),
        before: words(override.originAtEdit),
        theirs: words(override.origin),
      })
    : t('edit.mark', { theirs: words(override.origin) });
  const button = (side: Side, label: string) =>
    html`<button
      class="button small"
      type="button"
      aria-disabled=${settle.busy ? 'true' : nothing}
      @click=${() => settle.run(listing, field, side)}
    >
      ${label}<span class="sr">: ${fieldLabel(field)}</span>
    </button>`;
  return html`<span class="small words">${text}</span>
    ${by && override.by ? html`<span class="small muted">${byWords(override)}</span>` : nothing}
    ${
      listing.editableFields
        ? html`<span class="row">
            ${button('theirs', t('edit.useTheirs'))} ${conflict ? button('ours', t('edit.keepOurs')) : nothing}
          </span>`
        : nothing
    }`;
}

function byWords({ by, at }: Override): string {
  return t('edit.by', { name: by ?? '', date: shortDate(speech.value.locale, at) });
}
