/* Cockpit in Vietnamese. Stands in front of the file of the same name in Camunda's webjar. */
export default {
  app: { vendor: 'Trình Ký ·', name: 'Giám sát quy trình' },
  locales: { availableLocales: ['vi'], fallbackLocale: 'vi' },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'DD/MM/YYYY HH:mm',
    normal: 'DD/MM/YYYY HH:mm',
    long: 'dddd, DD/MM/YYYY HH:mm',
    short: 'DD/MM/YYYY'
  },
  customScripts: ['../tasklist/scripts/vietnamese'],
  disableWelcomeMessage: true,
  csrfCookieName: 'XSRF-TOKEN'
};
