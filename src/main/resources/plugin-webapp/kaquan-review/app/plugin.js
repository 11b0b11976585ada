// Working hours left on Tasklist's rows, and the papers of an application. Everything shown is set as text, never as markup.

const engine = () => (location.pathname.match(/\/app\/tasklist\/([^/]+)/) || [])[1] || 'default';

function make(name, properties, children = []) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

async function answered(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return answer.json();
}

// Rows are drawn one by one, and asked about together.
let rows = [];

function ask(api) {
  const asked = rows;
  rows = [];
  const tasks = [...new Set(asked.map(row => row.taskId))].map(id => `task=${encodeURIComponent(id)}`).join('&');
  answered(`${api.tasklistApi}/plugin/kaquan-review/${engine()}/hours-left?${tasks}`)
    .then(left => asked.forEach(({ taskId, node }) => left[taskId] && show(node, left[taskId])))
    .catch(() => {});
}

function show(node, { hours, overdue }) {
  const text = overdue ? '已逾期 · overdue'
    : hours < 1 ? '不足 1 小时 · less than 1 h left'
    : `还剩 ${hours} 小时 · ${hours} h left`;
  node.replaceChildren(make('span', {
    className: `kq-left ${overdue ? 'kq-overdue' : hours < 9 ? 'kq-soon' : ''}`, textContent: text,
    title: '工作时间，工作日 9:00 至 18:00 Working hours, 09:00 to 18:00 of working days' }));
}

function papers(review) {
  const items = review.items.filter(item => item.document);
  if (!items.length) {
    return [make('p', { className: 'kq-no-papers', textContent: '本轮没有上传文件。 No papers in this round.' })];
  }
  return items.map(({ label, value, changed, document: paper }) => make('section', { className: 'kq-paper' }, [
    make('h4', { textContent: label }, changed ? [make('span', { className: 'kq-changed', textContent: '有改动 changed' })] : []),
    make('p', {}, [make('a', { href: paper.url, target: '_blank', rel: 'noopener', textContent: `${value} · 打开原件 open the original` })]),
    ...Array.from({ length: paper.pages }, (_, n) => make('a',
      { href: paper.url, target: '_blank', rel: 'noopener', className: 'kq-page' },
      [make('img', { src: `${paper.url}/pages/${n + 1}`, alt: `${label} ${n + 1}/${paper.pages}`, loading: 'lazy' })]))
  ]));
}

async function showPapers(node, api, taskId) {
  const place = make('div', { className: 'kq-papers' }, [make('p', { textContent: '文件加载中… Loading the papers…' })]);
  node.replaceChildren(place);
  try {
    const variables = await answered(`${api.baseApi}/engine/${engine()}/task/${encodeURIComponent(taskId)}/variables?deserializeValues=false`);
    if (!variables.materialsUrl) {
      place.replaceChildren(make('p', { className: 'kq-no-papers', textContent: '此任务没有文件。 This task has no papers.' }));
      return;
    }
    const page = new URL(variables.materialsUrl.value).pathname;
    place.replaceChildren(...papers(await answered(`${page}/review`)));
  } catch (why) {
    place.replaceChildren(make('p', { className: 'kq-wrong', textContent: `文件无法加载，请刷新页面。 The papers can't be loaded; reload the page. (${why.message})` }));
  }
}

export default [
  {
    id: 'kaquan-hours-left',
    pluginPoint: 'tasklist.card',
    priority: 300,
    render: (node, { api, taskId }) => {
      rows.push({ taskId, node });
      if (rows.length === 1) {
        setTimeout(() => ask(api), 50);
      }
    }
  },
  {
    id: 'kaquan-papers',
    pluginPoint: 'tasklist.task.detail',
    priority: 900,
    properties: { label: '文件 Documents' },
    render: (node, { api, taskId }) => {
      showPapers(node, api, taskId);
    }
  }
];
