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
  text: 'Nichts lässt sich ändern, und der Mandant erfährt von jedem Blick.',
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
