import type { Page } from 'playwright-core';

/**
 * What somebody could press and cannot, because it lies outside of what clips it or beside the page: its words, and by
 * how many pixels. Looks into shadow roots; what scrolls sideways by itself may be wider.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    // Methods: esbuild gives functions with a name a helper that the page does not have.
    const dom = {
      all(root: ParentNode): Element[] {
        const here = [...root.querySelectorAll('*')];
        return here.flatMap((each) => [each, ...(each.shadowRoot ? dom.all(each.shadowRoot) : [])]);
      },
      above(element: Element): Element | null {
        return element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;
      },
    };
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      found.push(`the page scrolls ${root.scrollWidth - root.clientWidth} px to the side`);
    for (const element of dom.all(document)) {
      if (!element.matches('button, a[href], input, select, textarea, summary, [role=button]')) continue;
      // A trap for machines: no person reaches it.
      if (element.matches('input[tabindex="-1"]')) continue;
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2 || !element.checkVisibility({ visibilityProperty: true })) continue;
      const words = (element.getAttribute('aria-label') || element.textContent || element.id || element.tagName).trim();
      for (let box = dom.above(element); box; box = dom.above(box)) {
        const { overflowX, position } = getComputedStyle(box);
        if (overflowX === 'auto' || overflowX === 'scroll') break;
        if (overflowX === 'visible' && box !== root) continue;
        const edge = box === root ? { left: 0, right: root.clientWidth } : box.getBoundingClientRect();
        const over = Math.max(edge.left - left, right - edge.right);
        // What is moved out of sight on purpose is wholly outside.
        if (over > 0.5 && over < width + 400) found.push(`${words}: ${Math.round(over)} px outside`);
        if (over > 0.5 || position === 'fixed') break;
      }
    }
    return [...new Set(found)];
  });
}
