import { writeDemoFile } from '../demo/seed.ts';
import type { Config } from './config.ts';
import type { Platform } from './platform/index.ts';
import type { Addresses } from './wire.ts';

/** Says where everything is, for people on the terminal and, in the demo, for scripts in `demo.json`. */
export async function announce(platform: Platform, config: Config, addresses: Addresses): Promise<void> {
  const { publicUrl } = addresses;
  if (config.mode === 'production') {
    const { dropHost, ftpPort, sftpPort, sshFingerprints, tlsFingerprint } = addresses;
    console.log(`Gatepost runs at ${publicUrl}. The desk: ${publicUrl}/desk
Deliveries: ${publicUrl}/drop/, sftp://${dropHost}:${sftpPort} (${sshFingerprints.join(', ')}),
            ftp://${dropHost}:${ftpPort} with TLS (SHA-256 ${tlsFingerprint})`);
    return;
  }
  const demo = await writeDemoFile(platform, config.dataDir, addresses);
  console.log(`
Gatepost is ready.

  Start here      ${publicUrl}/
  Broker sites    ${demo.demoSite}/
  Desk            ${publicUrl}/desk
  GraphiQL        ${publicUrl}/graphql
  Mails sent      ${publicUrl}/outbox
  An offer page   ${demo.offerLinks[0]}

  Deliver OpenImmo into the empty agency, by FTP (with or without TLS), SFTP or PUT:
                  ${demo.drop.ftp}
                  ${demo.drop.sftp}
                  ${demo.drop.https}listings.zip
                  (SSH key ${addresses.sshFingerprints[0]})

  Sign in at the desk with one of these, the code is in the outbox:
                  ${demo.people.agentWithOffers}   (agent, with offers)
                  ${demo.people.executive}   (executive of the empty agency)
                  ${demo.people.admin}   (admin)

  All of it for scripts: ${config.dataDir}/demo.json
  Ctrl-C ends everything.
`);
}
