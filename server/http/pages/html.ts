/** Markup that may be sent as it is. Made by `html` only. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What a template takes: text is escaped, markup of `html` is not, and nothing is nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe as text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

function markup(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(markup).join('');
  return escapeHtml(String(content));
}

/**
 * Writes markup with every value escaped. Attributes that hold a value are quoted:
 * `` html`<a href="${href}">${text}</a>` ``. An address from outside goes through `safeUrl` first.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.reduce((text, part, index) => text + markup(values[index - 1]) + part));
}

/** An address that runs no script: http(s), mail, telephone, or relative. Anything else is undefined. */
export function safeUrl(url: string | null | undefined, base?: string): string | undefined {
  const given = url?.trim();
  if (!given) return undefined;
  try {
    const { protocol, href } = new URL(given, base ?? 'http://relative.invalid/');
    if (!/^(https?|mailto|tel):$/.test(protocol)) return undefined;
    return base ? href : given;
  } catch {
    return undefined;
  }
}
