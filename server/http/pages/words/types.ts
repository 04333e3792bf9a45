export interface Section {
  title: string;
  /** Paragraphs; a list stands as an array of its own. */
  body: readonly (string | readonly string[])[];
}

export interface ErrorWords {
  title: string;
  text: string;
}

/** What the pages of the server say. One catalogue a language. */
export interface PageWords {
  /** The language in its own name. */
  language: string;
  skip: string;
  languages: string;
  privacy: string;
  servedBy: string;
  call: string;
  write: string;
  website: string;

  offer: {
    title: (property: string) => string;
    property: string;
    askingPrice: string;
    onRequest: string;
    perMonth: string;
    rooms: (count: string) => string;
    livingArea: string;
    lotArea: string;
    until: (when: string) => string;
    from: (when: string) => string;
    closedTitle: string;
    closedSince: (when: string) => string;
    closedText: string;
    noScriptTitle: string;
    noScriptText: string;
    agent: string;
    otherListings: string;
    unknownTitle: string;
    unknownText: string;
    unknownSteps: readonly string[];
  };

  outbox: {
    title: string;
    lead: string;
    emptyTitle: string;
    emptyText: string;
    mails: string;
    count: (count: number) => string;
    reload: string;
    back: string;
    to: string;
    sent: string;
    attachments: string;
    asText: string;
    asHtml: string;
    open: string;
    gone: string;
  };

  home: {
    title: string;
    lead: string;
    leadProduction: string;
    sites: string;
    sitesText: string;
    desk: string;
    deskText: string;
    deskOpen: string;
    signIn: string;
    signInText: string;
    signInName: string;
    signInRole: string;
    signInAddress: string;
    roles: { ADMIN: string; EXECUTIVE: string; AGENT: string };
    api: string;
    apiText: string;
    apiOpen: string;
    outbox: string;
    outboxText: string;
    outboxOpen: string;
    doors: string;
    doorsText: string;
    doorAgency: string;
    doorAccount: string;
    doorPassword: string;
    doorFtp: string;
    doorUpload: string;
    docs: string;
    docsText: string;
    docsOpen: string;
  };

  error: {
    badRequest: ErrorWords;
    forbidden: ErrorWords;
    notFound: ErrorWords;
    gone: ErrorWords;
    tooLarge: ErrorWords;
    tooMany: ErrorWords;
    unavailable: ErrorWords;
    broken: ErrorWords;
    request: string;
    requestHelp: string;
    home: string;
  };

  privacyPage: {
    title: string;
    lead: string;
    sections: (who: { agency: string | null }) => readonly Section[];
    ask: string;
    askAgency: string;
    askSupport: string;
  };
}
