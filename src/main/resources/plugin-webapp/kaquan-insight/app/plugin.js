// Numbers on the diagrams of Cockpit. Everything shown is set as text, never as markup.

// Camunda 7.24 gives diagram plug-ins a wrong engine name; the address bar has the right one.
const engine = () => (location.pathname.match(/\/app\/cockpit\/([^/]+)/) || [])[1] || 'default';

async function figures(api, path) {
  const answer = await fetch(`${api.cockpitApi}/plugin/kaquan-insight/${engine()}/${path}`, { headers: { Accept: 'application/json' } });
  return answer.ok ? answer.json() : null;
}

function badge(text, title, ...classes) {
  const element = document.createElement('span');
  element.className = ['kaquan-figure', ...classes].join(' ');
  element.textContent = text;
  element.title = title;
  return element;
}

function put(viewer, id, position, element) {
  if (viewer.get('elementRegistry').get(id)) {
    // readable at any zoom: a whole picture in a small window would shrink them with it
    viewer.get('overlays').add(id, 'kaquan', { position, html: element, scale: { min: 0.6 } });
  }
}

function modelled(viewer) {
  const root = viewer.get('canvas').getRootElement().businessObject;
  return (root.participants ? root.participants[0].processRef : root).id;
}

async function couponFigures(viewer, api) {
  const shown = await figures(api, 'coupons');
  if (!shown) {
    return;
  }
  Object.entries(shown.states).forEach(([id, count]) =>
    put(viewer, id, { top: -14, left: 24 }, badge(count, 'Coupons in this state now', ...(count ? [] : ['kaquan-none']))));
  shown.activities.forEach(({ activity, passed, refused }) => {
    const today = badge(`✓ ${passed}`, `Today: ${passed} done, ${refused} refused`, 'kaquan-today');
    const no = document.createElement('span');
    no.className = 'kaquan-refused';
    no.textContent = `✗ ${refused}`;
    today.append(no);
    put(viewer, activity, { top: -12, left: 26 }, today);
  });
}

async function cardFigures(viewer, api, processInstanceId) {
  const card = await figures(api, `card/${encodeURIComponent(processInstanceId)}`);
  if (!card) {
    return;
  }
  const row = document.createElement('div');
  row.className = 'kaquan-card';
  row.append(
    badge(`stock ${card.stock}`, 'Coupons that can still be claimed'),
    badge(`in hand ${card.inHand}`, 'Claimed and usable'),
    badge(`used ${card.used}`, 'Redeemed'),
    badge(`expired ${card.expired}`, 'Validity over', 'kaquan-none'));
  put(viewer, 'SubProcess_ReviewAndSale', { top: 10, left: 16 }, row);
}

export default [
  {
    id: 'kaquan-coupon-figures',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    render: (viewer, { api }) => {
      if (modelled(viewer) === 'CouponLifecycle') {
        couponFigures(viewer, api);
      }
    }
  },
  {
    id: 'kaquan-card-figures',
    pluginPoint: 'cockpit.processInstance.diagram.plugin',
    render: (viewer, { api, processInstanceId }) => {
      if (modelled(viewer) === 'CardLifecycle') {
        cardFigures(viewer, api, processInstanceId);
      }
    }
  }
];
