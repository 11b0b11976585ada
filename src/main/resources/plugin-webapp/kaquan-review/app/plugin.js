// What Tasklist's rows tell of reviews, and the papers of an application. Everything shown is set as text, never as markup.

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
  answered(`${api.tasklistApi}/plugin/kaquan-review/${engine()}/rows?${tasks}`)
    .then(found => asked.forEach(({ taskId, node }) => found[taskId] && show(node, found[taskId])))
    .catch(() => {});
}

function left({ hours, overdue }) {
  return make('span', {
    className: `kq-left ${overdue ? 'kq-overdue' : hours < 9 ? 'kq-soon' : ''}`,
    textContent: overdue ? '已超期 · overdue' : hours < 1 ? '不足 1 小时 · under 1 h left' : `还剩 ${hours} 小时 · ${hours} h left`,
    title: '按工作日的工作时间计算 Working hours of working days' });
}

function show(node, row) {
  const { merchant, subject, kind, round, due } = row.facts;
  const about = [subject, kind, round && `第 ${round} 轮 Round ${round}`].filter(Boolean)
    .map(textContent => make('span', { className: 'kq-fact', textContent }));
  node.replaceChildren(make('div', { className: 'kq-row' }, [
    make('div', { className: 'kq-merchant', textContent: merchant || '' }),
    make('div', {}, about),
    make('div', {}, [left(row), make('span', { className: 'kq-due', textContent: due ? `期限 Due ${due}` : '' })])
  ]));
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

const PRIORITIES = [[90, '紧急 Urgent'], [70, '高 High'], [50, '普通 Normal'], [30, '低 Low']];

function options(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, textContent]) => make('option', { value, textContent })));
  select.value = chosen;
}

// Says who has a task and how urgent it is; for leads only, and the engine refuses it to everybody else.
function assigning(api) {
  const base = `${api.baseApi}/engine/${engine()}`;
  const person = make('select', { id: 'kq-person', className: 'form-control' });
  const priority = make('select', { id: 'kq-priority', className: 'form-control' });
  const wrong = make('p', { className: 'kq-wrong', role: 'alert' });
  const cancel = make('button', { type: 'button', className: 'btn btn-link', textContent: '取消 Cancel' });
  const form = make('form', {}, [
    make('h4', { textContent: '分派 Assign' }),
    make('label', { htmlFor: 'kq-person', textContent: '审核员 Reviewer' }), person,
    make('label', { htmlFor: 'kq-priority', textContent: '优先级 Priority' }), priority, wrong,
    make('button', { type: 'submit', className: 'btn btn-primary', textContent: '保存 Save' }), cancel]);
  const dialog = make('dialog', { className: 'kq-dialog', ariaLabel: '分派 Assign' }, [form]);
  let task;
  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('keydown', event => event.stopPropagation());
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const answer = await fetch(`${base}/task/${task.id}`, { method: 'PUT', credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': (document.cookie.match(/XSRF-TOKEN=([^;]*)/) || [])[1] || '' },
      body: JSON.stringify({ ...task, assignee: person.value || null, priority: Number(priority.value) }) });
    if (answer.ok) {
      location.reload();
    } else {
      wrong.textContent = `未能保存。 It could not be saved. (${answer.status})`;
    }
  });
  return { dialog, open: async () => {
    const id = new URLSearchParams(location.hash.split('?')[1]).get('task');
    const [found, people] = await Promise.all([answered(`${base}/task/${encodeURIComponent(id)}`),
      answered(`${base}/user?memberOfGroup=reviewers&sortBy=userId&sortOrder=asc`)]);
    task = found;
    wrong.textContent = '';
    const names = people.map(({ id: user, firstName, lastName }) =>
      [user, [`${firstName || ''} ${lastName || ''}`.trim(), user].filter((part, n, all) => part && all.indexOf(part) === n).join(' · ')]);
    options(person, [['', '小组，无人领取 The group, nobody yet'], ...names,
      ...(task.assignee && !names.some(([user]) => user === task.assignee) ? [[task.assignee, task.assignee]] : [])], task.assignee || '');
    options(priority, PRIORITIES.some(([value]) => value === task.priority) ? PRIORITIES
      : [[task.priority, String(task.priority)], ...PRIORITIES], task.priority);
    dialog.showModal();
  } };
}

async function isLead(api) {
  const asked = 'permissionName=TASK_ASSIGN&resourceName=ProcessDefinition&resourceType=6&resourceId=MerchantActivation';
  return (await answered(`${api.baseApi}/engine/${engine()}/authorization/check?${asked}`)).authorized;
}

export default [
  {
    id: 'kaquan-row',
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
  },
  {
    id: 'kaquan-assigning',
    pluginPoint: 'tasklist.task.action',
    priority: 200,
    render: async (node, { api }) => {
      if (await isLead(api).catch(() => false)) {
        const { dialog, open } = assigning(api);
        node.replaceChildren(make('button', { type: 'button', className: 'btn btn-link kq-assign', textContent: '分派 Assign', onclick: open }), dialog);
      }
    }
  }
];
