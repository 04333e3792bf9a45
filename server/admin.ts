import { z } from 'zod';
import { endSessionsOf, makeAdmin, NAMING_DAYS, nameExecutive, OPERATOR, revokeAdmin } from './accounts/index.ts';
import { ConfigError, readConfig } from './config.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { type Database, describeProblem, InvalidInput, NotFound, openDatabase, systemClock } from './platform/index.ts';
import { createLog } from './platform/log.ts';

// npm run admin -- …: who runs this installation, from its command line. A server that runs follows at once.

const USAGE = `Usage:
  npm run admin -- list                     who the admins are
  npm run admin -- create <email> [name]    makes the person an admin
  npm run admin -- revoke <email>           takes an admin’s rights; the last one stays
  npm run admin -- end-sessions <email>     ends all sign-ins of the person
  npm run admin -- executive <email> <agency> <name>
                                            makes the person an executive of the agency with that short name, in
                                            ${NAMING_DAYS} days: its people are told and can stop it until then`;

type Command = (database: Database, email: string, name: string) => Promise<string>;

const commands: Record<string, Command> = {
  async list({ prisma }) {
    const admins = await prisma.person.findMany({ where: { admin: true }, orderBy: { email: 'asc' } });
    return admins.map(({ email, name }) => `${email}\t${name}`).join('\n') || 'There is no admin yet.';
  },
  async create(database, email, name) {
    await makeAdmin(database, email, name || email);
    return `${email} is an admin now. Sign in at /desk with a code sent to that address.`;
  },
  async revoke(database, email) {
    await revokeAdmin(database, OPERATOR, email);
    return `${email} is no admin any more. Keys of the installation stay: look through them at /desk/keys.`;
  },
  async 'end-sessions'(database, email) {
    return `${await endSessionsOf(database, OPERATOR, email)} sign-ins of ${email} have ended.`;
  },
  async executive(database, email, words) {
    const [agency = '', ...name] = words.split(' ');
    const due = await nameExecutive(
      { ...database, clock: systemClock },
      { agency, email, name: name.join(' ') || email },
    );
    return `${email} becomes an executive of ${agency} on ${due.toISOString()}. Its people are told by mail and can stop it until then.`;
  },
};

async function main(): Promise<void> {
  const [name = '', address = '', ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const email = z.email().safeParse(address.trim().toLowerCase());
  if (!command || (name !== 'list' && !email.success)) {
    console.error(USAGE);
    process.exit(2);
  }
  const config = readConfig(process.env);
  // A server that already runs on this folder is used as it is, and left running.
  const url = config.databaseUrl ?? (await startEmbeddedPostgres(config.dataDir, config.ports.postgres)).url;
  const database = openDatabase(url, createLog('error', 'admin'));
  try {
    console.log(await command(database, email.data ?? '', rest.join(' ').slice(0, 200)));
  } finally {
    await database.close();
  }
}

/** What went wrong, in words for whoever typed the command. */
function explain(error: unknown): string {
  if (error instanceof NotFound && error.subject === 'agency')
    return 'No agency has this short name. It stands among its data at /desk/agencies.';
  if (error instanceof NotFound)
    return `Nobody here has this address as ${error.subject === 'admin' ? 'an admin' : 'theirs'}.`;
  if (error instanceof InvalidInput) return error.fields.map((field) => describeProblem(field, 'en')).join('\n');
  return error instanceof ConfigError ? error.message : String((error as Error).stack ?? error);
}

main().catch((error) => {
  console.error(explain(error));
  process.exit(1);
});
