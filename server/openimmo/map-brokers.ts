import type { Report } from './report.ts';
import type { Section } from './section.ts';
import { limited, quoted } from './text.ts';
import type { MappedBroker } from './types.ts';

/** Every `<kontaktperson>` that says anything, in document order. */
export function mapBrokers(root: Section, report: Report): MappedBroker[] {
  return root
    .all('kontaktperson')
    .slice(0, 50)
    .map((element) => readBroker(root.of(element, 'kontaktperson'), report))
    .filter((broker) => Object.values(broker).some((value) => value !== null))
    .map((broker, position) => ({ position, ...broker }));
}

function readBroker(person: Section, report: Report): Omit<MappedBroker, 'position'> {
  return {
    firstName: person.line('vorname', 100),
    lastName: person.line('name', 100),
    email: readEmail(person, 'email_direkt', report) ?? readEmail(person, 'email_zentrale', report),
    phone: person.line('tel_durchw', 50) ?? person.line('tel_zentrale', 50),
    mobile: person.line('tel_handy', 50),
    number: person.line('personennummer', 100),
    officeName: person.line('firma'),
  };
}

function readEmail(person: Section, name: string, report: Report): string | null {
  const text = person.line(name);
  if (text === null) return null;
  const address = text.replace(/^mailto:/i, '');
  if (/^[^\s@<>"',;]+@[^\s@<>"',;]+$/.test(address)) return address;
  const message = `${quoted(limited(text, 60))} is not an e-mail address and was left out.`;
  report.warn('BAD_EMAIL', person.at(name), message, 'Send one address such as jane@example.com.');
  return null;
}
