import type { Texts } from '../en.ts';

export const records: Texts['records'] = {
  title: 'Datensätze',
  collections: 'Sammlungen',
  collection: 'Sammlung',
  noCollections: 'Noch kein Datensatz. Lege den ersten an; seine Sammlung kommt mit ihm.',
  none: 'Diese Sammlung ist leer.',
  create: 'Datensatz anlegen',
  created: 'Datensatz angelegt',
  data: 'Daten',
  dataHint: 'Ein JSON-Objekt.',
  changed: 'Geändert',
  open: 'Öffnen',
  saved: 'Datensatz gespeichert',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  removeTitle: 'Diesen Datensatz löschen?',
  removed: 'Datensatz gelöscht',
};

export const files: Texts['files'] = {
  title: 'Dateien',
  drop: 'Lege Dateien hier ab, oder',
  choose: 'Dateien wählen',
  none: 'Noch keine Datei. Lege die erste oben ab.',
  name: 'Name',
  size: 'Größe',
  uploaded: 'Hochgeladen',
  download: 'Herunterladen',
  remove: 'Löschen',
  removeTitle: 'Diese Datei löschen?',
  removed: 'Datei gelöscht',
  progress: (name) => `Hochladen von ${name}`,
  done: 'Hochgeladen',
};
