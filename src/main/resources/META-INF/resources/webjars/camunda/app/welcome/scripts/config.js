/* Welcome in Vietnamese. Stands in front of the file of the same name in Camunda's webjar. */
export default {
  app: { vendor: 'Trình Ký ·', name: 'Tài khoản' },
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
  links: [
    { label: 'Trang chủ', href: '/', description: 'Việc hôm nay của anh chị' },
    { label: 'Hồ sơ', href: '/plans', description: 'Các kế hoạch đang soạn, đang trình và đã ban hành' },
    { label: 'Sổ văn bản đi', href: '/register', description: 'Số, ngày và nơi nhận của văn bản đã ban hành' }
  ],
  disableWelcomeMessage: true,
  csrfCookieName: 'XSRF-TOKEN'
};
