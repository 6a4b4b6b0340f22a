/* Tasklist: the tab "Hồ sơ" beside every task, readable before the task is claimed, and the links to our pages. */
const home = document.querySelector('base').getAttribute('app-root').replace(/\/[^/]*$/, '');

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
