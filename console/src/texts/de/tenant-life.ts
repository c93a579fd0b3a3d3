import type { Texts } from '../en.ts';

export const audit: Texts['audit'] = {
  title: 'Protokoll',
  action: 'Aktion',
  actionHint: 'Wie member.invited.',
  actor: 'Wer, mit ID',
  from: 'Von',
  to: 'Bis',
  none: 'Kein Eintrag ist so.',
  target: 'Woran',
  details: 'Einzelheiten',
  entry: 'Eintrag',
  before: 'Vorher',
  after: 'Nachher',
  export: 'Exportieren',
  exportText:
    'Alle Einträge mit diesen Filtern als eine Datei. Ein Link erscheint, wenn sie da ist.',
};

export const exports: Texts['exports'] = {
  title: 'Export',
  intro:
    'Alles, was der Mandant hat, in einem Archiv: Mitglieder, Datensätze, Dateien, Schlüssel, Protokoll.',
  start: 'Export beginnen',
  startText: 'Es dauert Minuten. Eine Mail sagt den Inhabern, wenn er fertig ist.',
  none: 'Hier läuft kein Export. Beginne einen, oder folge dem Link der Mail.',
  state: 'Zustand',
  states: { running: 'Läuft', succeeded: 'Fertig', failed: 'Gescheitert' },
  entries: 'Einträge',
  size: 'Größe',
  kept: 'Aufbewahrt bis',
  download: 'Herunterladen',
  noneOfTenant: 'Von diesem Mandanten wurde kein Export begonnen.',
  ofTenantText:
    'Es dauert Minuten, und die Benutzer arbeiten weiter. Eine Mail sagt den Inhabern, wenn er fertig ist; das Archiv wird sieben Tage aufbewahrt, und du kannst es hier herunterladen.',
  begun: 'Der Export läuft',
};

export const moves: Texts['moves'] = {
  panel: 'Ort und Export',
  title: 'Umzüge',
  none: 'Die Daten dieses Mandanten sind nie umgezogen.',
  move: 'Umziehen',
  moveTitle: 'Die Daten dieses Mandanten umziehen?',
  effects: [
    'Alle Daten werden kopiert, während die Benutzer arbeiten.',
    'Dann wird Schreiben etwa 40 Sekunden lang mit 503 beantwortet; bei vielen Daten länger, eine Minute je 500 MB Datensätze. Lesen geht weiter.',
    'Beide Orte werden vor der Umschaltung verglichen. Scheitert etwas davor, bleibt der Mandant, wo er ist.',
    'Die alte Kopie wird gelöscht, wenn kein Link zu ihr mehr gilt; das dauert Stunden.',
  ],
  toHint: 'Wie seine Daten nach dem Umzug getrennt sind.',
  regionHint: 'Ein geteilter Ort ist dort, wo die Plattform ist.',
  anyRegion: 'Wo die Plattform ist',
  begun: 'Der Umzug läuft',
  steps: 'Phasen',
  seconds: (count) => `${count} s`,
  readOnly: (count) => `Schreiben war ${count} s angehalten`,
  phases: {
    'making-stores': 'Schafft den neuen Ort',
    copying: 'Kopiert',
    pausing: 'Hält Schreiben an',
    'catching-up': 'Kopiert, was sich änderte',
    verifying: 'Vergleicht beide Orte',
    switching: 'Schaltet um',
    resuming: 'Öffnet das Schreiben',
    draining: 'Wartet auf alte Links',
    'deleting-old': 'Löscht die alte Kopie',
    done: 'Erledigt',
    undoing: 'Wird zurückgenommen',
    failed: 'Gescheitert',
  },
};

export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  policy: 'Sicherheitsregeln',
  policyText: 'Sie gelten ab jetzt für jede Anmeldung, Verlängerung und jedes neue Passwort.',
  change: 'Ändern',
  saved: 'Gespeichert',
  secondFactor: 'Zweiter Faktor',
  factors: { off: 'Aus', optional: 'Freiwillig', required: 'Verlangt' },
  sessionHours: 'Eine Sitzung dauert höchstens, in Stunden',
  idleMinutes: 'Unbenutzt endet sie nach, in Minuten',
  passwordLength: 'Mindestlänge eines Passworts',
  domains: 'Domains, die eingeladen werden dürfen',
  domainsHint: 'Jede in einer Zeile; alle, wenn es leer ist.',
  anyDomain: 'Alle',
  support: 'Zugang des Supports',
  supports: { ask: 'Ein Inhaber wird jedes Mal gefragt', allowed: 'Im Voraus erlaubt' },
  terminate: 'Mandanten beenden',
  terminateText:
    'Der Zugang endet sofort, für alle und jeden Schlüssel. Nach der Frist des Tarifs werden alle Daten gelöscht.',
  terminateNote: 'Warum, für die Plattform',
  terminated: 'Der Mandant ist beendet. Gelöscht wird er am',
};

export const support: Texts['support'] = {
  title: 'Zugang des Supports',
  none: 'Niemand von der Plattform hat um Zugang zu euren Daten gebeten.',
  statuses: {
    requested: 'Erbeten',
    granted: 'Gewährt',
    refused: 'Abgelehnt',
    revoked: 'Beendet',
    withdrawn: 'Zurückgezogen',
    ended: 'Vorbei',
  },
  emergency: 'Notfall',
  operator: 'Wer',
  reason: 'Warum',
  scopes: 'Zu sehen',
  hours: (count) => `für ${count} Stunden`,
  asked: 'Erbeten',
  until: 'Bis',
  uses: 'Was angesehen wurde',
  noUses: 'Nichts wurde angesehen.',
  grant: 'Gewähren',
  grantText: 'Der Betreiber darf das ab jetzt sehen, und jeder Blick steht hier.',
  granted: 'Zugang gewährt',
  refuse: 'Ablehnen',
  refused: 'Zugang abgelehnt',
  revoke: 'Zugang beenden',
  revokeText: 'Binnen fünf Sekunden wird nichts mehr gezeigt.',
  revoked: 'Zugang beendet',
};

export const entered: Texts['entered'] = {
  enter: 'Ansehen',
  of: (name) => `Du siehst Daten von ${name}.`,
  until: 'Gewährt bis',
  text: 'Nichts lässt sich ändern, und jeder Blick wird für den Mandanten vermerkt.',
  noFiles: 'Der Mandant hat keine Datei.',
  noRecords: 'Der Mandant hat keinen Datensatz.',
  leave: 'Verlassen',
  end: 'Zugang beenden',
  endText: 'Er endet binnen fünf Sekunden; um mehr zu sehen, müsstest du neu darum bitten.',
  over: 'Der Zugang ist beendet',
};

export const start: Texts['start'] = {
  title: 'Erste Schritte',
  done: 'Erledigt',
  members: 'Lade die Leute ein, mit denen du arbeitest',
  factor: 'Richte einen zweiten Faktor ein',
  keys: 'Lege einen Schlüssel für ein Programm an',
  webhooks: 'Lass dir Ereignisse an eine eigene Adresse sagen',
  files: 'Lade eine Datei hoch',
};

export const onboarding: Texts['onboarding'] = {
  title: 'Was Ihre Firma bekam',
  text: 'Adresse, Ziele und Schlüssel, die mit Ihrem Konto entstanden. Das Geheimnis des Schlüssels wird einmal gezeigt.',
  show: 'Zeigen',
  nothing: 'Nichts außer dem Konto selbst.',
  domainName: 'Adresse',
  dns: 'Im DNS',
  target: 'Führt zu',
  states: {
    leads: 'Sie führt hierher',
    missing: 'Der Eintrag fehlt',
    'leads-elsewhere': 'Sie führt woandershin',
    unknown: 'Das DNS antwortet nicht',
  },
  record: 'Einzutragen',
  sso: 'Single Sign-on',
  toBeSetUp: 'Einzurichten',
  secret: 'Geheimnis des Schlüssels, einmal gezeigt',
};
