import { t } from './i18n.ts';
import { toast } from './toast.ts';

export async function copy(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    toast(t('app.copyFailed'), { bad: true });
  }
}
