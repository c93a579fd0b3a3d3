import {
  previewBody,
  previewView,
  templateBody,
  templateList,
  templateParams,
  templateView,
} from './template-schemas.ts';

const tags = ['Notifications'];

/** Of the templates, beside what is sent by them. */
export const templatesContract = {
  listNotificationTemplates: {
    summary: 'List the templates of notifications',
    tags,
    answers: { 200: { description: 'All of them, by name', body: templateList } },
  },
  getNotificationTemplate: {
    summary: 'See a template of notifications',
    tags,
    params: templateParams,
    answers: { 200: { description: 'As it is for the tenant', body: templateView } },
    refusals: ['TemplateNotFound'],
  },
  putNotificationTemplate: {
    summary: 'Override a template, or make one',
    description:
      'A variable that the template does not have, and HTML that may not be, are errors of their field.',
    tags,
    params: templateParams,
    body: templateBody,
    answers: { 200: { description: 'As it is now', body: templateView } },
    refusals: ['InvalidDraft', 'TemplateLimitReached'],
  },
  deleteNotificationTemplate: {
    summary: 'End an override, or delete a template of one’s own',
    description:
      'Notifications that wait and have no template any more are not sent. Deleting what is not there succeeds too.',
    tags,
    params: templateParams,
    answers: { 204: { description: 'It is not there any more' } },
  },
  previewNotificationTemplate: {
    summary: 'Preview a template of notifications',
    description: 'Nothing is saved and nothing sent.',
    tags,
    params: templateParams,
    body: previewBody,
    answers: { 200: { description: 'What a recipient would get', body: previewView } },
    refusals: ['InvalidDraft', 'TemplateNotFound'],
  },
} as const;
