/* Tasklist: the tab "Hồ sơ" beside every task, readable before the task is claimed, and the links to our pages. */
const home = document.querySelector('base').getAttribute('app-root').replace(/\/[^/]*$/, '');

/*
 * What our forms say themselves is said once: a refusal stands in the form beside what it speaks of,
 * and a completion is told with links. Tasklist's own message would lie over the buttons.
 */
const saidByForm = ['COMPLETE_ERROR', 'COMPLETE_OK'];
window.angular.module('cam.commons').run(['$injector', $injector => {
  const notifications = $injector.get('Notifications');
  const translate = $injector.get('$translate');
  for (const method of ['addError', 'addMessage']) {
    const add = notifications[method];
    notifications[method] = function (notification) {
      const said = saidByForm.some(text => translate.instant(text) === notification.status)
        && document.querySelector('form[name=taskForm].tk');
      return said ? null : add.call(this, notification);
    };
  }
}]);

/* A person who may start nothing is not offered an empty list. */
async function hideStart() {
  const startable = `${home}/camunda/api/engine/engine/default/process-definition`
    + '?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true&maxResults=1';
  const answer = await fetch(startable, { headers: { Accept: 'application/json' } });
  if (answer.ok && !(await answer.json()).length) {
    document.documentElement.classList.add('starts-nothing');
  }
}
hideStart().catch(error => console.error(error));

const dossier = {
  id: 'trinhky.dossier',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Hồ sơ' },
  render: (node, { taskId }) => {
    import(`${home}/forms/trinhky.js`).then(shared => shared.showDossier(node, taskId));
  }
};

const pages = [
  ['home', 'Trang chủ', '/'],
  ['plans', 'Hồ sơ', '/plans'],
  ['register', 'Sổ văn bản đi', '/register']
].map(([id, label, path], index) => ({
  id: `trinhky.${id}`,
  pluginPoint: 'tasklist.navbar.action',
  priority: 900 - index,
  render: node => {
    const link = document.createElement('a');
    link.href = home + path;
    link.textContent = label;
    node.append(link);
  }
}));

export default [dossier, ...pages];
