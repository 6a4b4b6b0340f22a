/*
 * What the locale files cannot reach, for all four web applications: the date picker, the menu of
 * applications, the language of the page, and leaving through the one login of this installation.
 * Runs after AngularJS is there and before the application starts.
 */
const angular = window.angular;

const base = document.querySelector('base');
const appRoot = base.getAttribute('app-root');
const home = appRoot.replace(/\/[^/]*$/, '');

document.documentElement.lang = 'vi';

/*
 * The applications look for their texts in the browser's storage and draw without waiting for the
 * server: a first visit would show names of texts, a visit after an upgrade the old texts.
 */
async function storeTexts() {
  const folder = `${appRoot}/app/${base.getAttribute('app-name')}/locales/`;
  const texts = await fetch(`${folder}vi.json`);
  if (!texts.ok) { return; }
  const stored = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  stored[`${folder}_locales_data_vi_${window.bust}`] = JSON.stringify(await texts.json());
  localStorage.setItem('camunda-web', JSON.stringify(stored));
}
await storeTexts().catch(error => console.error(error));

/* The date picker takes the names of days and months from AngularJS, which ships English only. */
const weekdays = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];
const numbers = Array.from({ length: 12 }, (_, month) => month + 1);
const currency = {
  gSize: 3, lgSize: 3, minInt: 1, minFrac: 0, maxFrac: 0,
  negPre: '-', negSuf: '\u00a0¤', posPre: '', posSuf: '\u00a0¤'
};
const vietnam = {
  id: 'vi',
  localeID: 'vi',
  pluralCat: () => 'other',
  DATETIME_FORMATS: {
    AMPMS: ['SA', 'CH'],
    DAY: weekdays,
    SHORTDAY: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
    MONTH: numbers.map(month => `tháng ${month}`),
    STANDALONEMONTH: numbers.map(month => `Tháng ${month}`),
    SHORTMONTH: numbers.map(month => `thg ${month}`),
    ERANAMES: ['Trước Công nguyên', 'Sau Công nguyên'],
    ERAS: ['TCN', 'SCN'],
    FIRSTDAYOFWEEK: 0,
    WEEKENDRANGE: [5, 6],
    fullDate: 'EEEE, dd/MM/y',
    longDate: 'dd/MM/y',
    medium: 'dd/MM/y HH:mm:ss',
    mediumDate: 'dd/MM/y',
    mediumTime: 'HH:mm:ss',
    short: 'dd/MM/y HH:mm',
    shortDate: 'dd/MM/y',
    shortTime: 'HH:mm'
  },
  NUMBER_FORMATS: {
    CURRENCY_SYM: '₫',
    DECIMAL_SEP: ',',
    GROUP_SEP: '.',
    PATTERNS: [{ ...currency, maxFrac: 3, negSuf: '', posSuf: '' }, currency]
  }
};
angular.module('ngLocale', [], ['$provide', $provide => $provide.value('$locale', vietnam)]);

/*
 * "3 giờ trước" is reckoned from the time of the product, which in a demonstration is not the
 * time of this computer.
 */
async function readClock() {
  const answer = await fetch(`${home}/api/demo/clock`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) { return 0; }
  const { at, movable } = await answer.json();
  return movable ? Date.parse(`${at}+07:00`) - Date.now() : 0;
}
const clockAhead = await readClock().catch(() => 0);

const applications = {
  tasklist: 'Công việc',
  cockpit: 'Giám sát quy trình',
  admin: 'Quản trị',
  welcome: 'Tài khoản'
};


/* Leaves through the one login: its logout wants our token, and ends the session for pages, API and web applications alike. */
async function leave() {
  const { fetchWithToken } = await import(`${home}/forms/trinhky.js`);
  const answer = await fetchWithToken(`${home}/logout`, { method: 'POST', redirect: 'manual' });
  window.location.assign(home + (answer.ok || answer.type === 'opaqueredirect' ? '/login?logout' : '/logout'));
}

/*
 * An expired session must not take an open form away: Tasklist would throw the page out at the first
 * refresh that is answered with 401. We keep the page, say so, and go on after a new login elsewhere.
 */
const SESSION_LOST = 'trinhky:session-lost';
const SESSION_ENDED = 'trinhky:session-ended';
const SESSION_BACK = 'trinhky:session-back';

function keepPage($rootScope) {
  const broadcast = $rootScope.$broadcast;
  let known = null;
  let notice = null;

  function ended() {
    $rootScope.authentication = known;
    if (notice) { return; }
    notice = document.createElement('div');
    notice.setAttribute('role', 'alert');
    notice.style.cssText = 'position:fixed;left:0;right:0;top:0;z-index:2000;padding:12px 24px;'
      + 'background:#faefd9;border-bottom:3px solid #835000;color:#1b2026;font-size:15px;line-height:1.5';
    notice.append('Phiên làm việc đã hết; nội dung anh chị đang ghi vẫn còn. ');
    const login = document.createElement('a');
    login.href = home + '/login';
    login.target = '_blank';
    login.textContent = 'Đăng nhập lại ở thẻ khác';
    notice.append(login, ' rồi quay lại thẻ này.');
    document.body.append(notice);
    window.dispatchEvent(new Event(SESSION_ENDED));
  }

  async function comeBack() {
    if (!notice) { return; }
    // the page itself lets the web application know the new session
    await fetch(window.location.pathname, { redirect: 'manual' });
    const answer = await fetch(`${appRoot}/api/admin/auth/user/default`, { headers: { Accept: 'application/json' } });
    if (!answer.ok || !notice) { return; }
    if ((await answer.json()).userId !== known.name) {
      window.location.reload();       // somebody else has logged in: nothing here is theirs
      return;
    }
    notice.remove();
    notice = null;
    window.dispatchEvent(new Event(SESSION_BACK));
    broadcast.call($rootScope, 'refresh');
  }

  $rootScope.$broadcast = function (name, ...rest) {
    if (name === 'authentication.changed' && rest[0]) {
      known = rest[0];
    } else if (known && (name === 'authentication.changed' || name === 'authentication.login.required')) {
      // the authentication is emptied between the two events, and after the second in some places
      ended();
      setTimeout(() => { $rootScope.authentication = known; });
      return { defaultPrevented: true };
    } else if (name === 'authentication.login.required') {
      window.location.assign(home + '/login');
      return { defaultPrevented: true };
    }
    return broadcast.call(this, name, ...rest);
  };
  window.addEventListener(SESSION_LOST, () => { if (known) { ended(); } });
  window.addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { comeBack(); } });
}

/* The menu of applications has fixed English labels. */
angular.module('cam.commons').config(['$provide', $provide => {
  $provide.decorator('camWidgetHeaderDirective', ['$delegate', $delegate => {
    for (const header of $delegate) {
      const labels = JSON.stringify(applications).replaceAll('"', "'");
      header.template = header.template.replace('{{ app.label }}', `{{ (${labels})[appName] }}`);
    }
    return $delegate;
  }]);
}]).run(['$rootScope', '$injector', 'AuthenticationService', ($rootScope, $injector, AuthenticationService) => {
  if (clockAhead && $injector.has('moment')) {
    $injector.get('moment').now = () => Date.now() + clockAhead;
  }
  AuthenticationService.logout = leave;
  keepPage($rootScope);
}]);

export default [];
