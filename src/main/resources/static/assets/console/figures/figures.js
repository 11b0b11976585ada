// Draws the tables of figures. They say everything without it: a chart only takes their place at first sight.
(() => {
  if (!window.echarts) return;
  const style = getComputedStyle(document.documentElement);
  const color = name => style.getPropertyValue(name).trim();
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const narrow = () => innerWidth < 576;
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const short = new Intl.NumberFormat(document.documentElement.lang || undefined, { notation: 'compact' });
  // money has tables and key numbers of its own: one axis is for counts
  const COUNTS = ['viewed', 'claimed', 'redeemed', 'given', 'expired', 'number'];
  const charts = [];

  const read = (table, only) => {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    return {
      names: rows.map(row => row.cells[0].dataset.name),
      notes: rows.map(row => row.cells[1].dataset.note),
      series: heads.map((head, place) => ({ key: head.dataset.series, name: head.textContent.trim(), place }))
        .filter(one => (only || COUNTS).includes(one.key))
        .map(one => ({ ...one, values: rows.map(row => Number(row.cells[one.place].dataset.value)) })),
    };
  };

  const common = () => ({
    animation: !still.matches,
    animationDuration: 400,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: color('--tblr-body-color') },
    legend: { type: 'scroll', top: 0, itemGap: 14, textStyle: { color: color('--tblr-body-color') }, pageTextStyle: { color: color('--tblr-body-color') }, pageIconColor: color('--tblr-link-color'), pageIconInactiveColor: color('--kq-line') },
    // drawn on the canvas: boxes of HTML would carry style attributes, which the page's policy forbids
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: color('--kq-surface'), borderColor: color('--kq-line'), textStyle: { color: color('--tblr-body-color') }, valueFormatter: value => number.format(value) },
  });
  const categories = data => ({ type: 'category', data, axisTick: { show: false }, axisLine: { lineStyle: { color: color('--kq-line') } }, axisLabel: { color: color('--tblr-secondary-color'), hideOverlap: true } });
  const values = () => ({ type: 'value', minInterval: 1, splitLine: { lineStyle: { color: color('--kq-line') } }, axisLabel: { color: color('--tblr-secondary-color'), hideOverlap: true, formatter: value => short.format(value) } });

  const line = data => ({
    ...common(),
    grid: { left: 8, right: 16, top: 40, bottom: 4, containLabel: true },
    xAxis: { ...categories(data.names), boundaryGap: data.names.length === 1 },
    yAxis: values(),
    series: data.series.map((one, place) => ({ type: data.names.length === 1 ? 'bar' : 'line', name: one.name, data: one.values, barMaxWidth: 40, symbol: ['circle', 'rect', 'triangle', 'diamond', 'roundRect'][place], symbolSize: 6, showSymbol: data.names.length <= 31, lineStyle: { width: 2 }, itemStyle: { color: color(`--kq-${one.key}`) } })),
  });

  // from the middle: two stores often differ in their last words only
  const cut = text => {
    const most = (narrow() ? 18 : 22) / (/[\u2e80-\uffff]/.test(text) ? 2 : 1);
    const head = Math.floor(most / 3);
    return text.length > most ? `${text.slice(0, head)}…${text.slice(head + 1 - most)}` : text;
  };
  const bars = data => ({
    ...common(),
    // names come out wider than the library takes them for
    grid: { left: 24, right: 24, top: 36, bottom: 4, containLabel: true },
    xAxis: values(),
    yAxis: { ...categories(data.names), inverse: true, axisLabel: { color: color('--tblr-body-color'), formatter: cut } },
    series: data.series.map(one => ({ type: 'bar', name: one.name, data: one.values, barMaxWidth: 14, itemStyle: { color: color(`--kq-${one.key}`), borderRadius: [0, 3, 3, 0] } })),
  });

  const funnel = data => {
    const shades = ['--kq-viewed', '--kq-claimed', '--kq-redeemed'].map(color);
    return {
      ...common(),
      legend: { show: false },
      grid: { left: 8, right: 110, top: 8, bottom: 4, containLabel: true },
      xAxis: { ...values(), show: false },
      yAxis: { ...categories(data.names), inverse: true, axisLine: { show: false }, axisLabel: { color: color('--tblr-body-color') } },
      series: [{
        type: 'bar', name: data.series[0].name, barWidth: '62%',
        data: data.series[0].values.map((value, place) => ({ value, itemStyle: { color: shades[place], borderRadius: 4 } })),
        label: { show: true, position: 'right', color: color('--tblr-body-color'), formatter: one => number.format(one.value) + (data.notes[one.dataIndex] && data.notes[one.dataIndex] !== '–' ? `  (${data.notes[one.dataIndex]})` : '') },
      }],
    };
  };

  const makers = { line, bars, funnel };
  for (const place of document.querySelectorAll('[data-chart]')) {
    const table = document.getElementById(place.dataset.table);
    const data = table && read(table, place.dataset.only && place.dataset.only.split(' '));
    if (!data || data.names.length === 0 || data.series.length === 0) continue;
    place.hidden = false;
    if (place.dataset.chart === 'bars') place.style.height = `${80 + data.names.length * (data.series.length * 12 + 14)}px`;
    const chart = echarts.init(place, null, { renderer: 'canvas' });
    const draw = () => chart.setOption(makers[place.dataset.chart](data), true);
    draw();
    charts.push({ chart, draw });
    new ResizeObserver(() => chart.resize()).observe(place);
    const numbers = table.closest('details');
    if (numbers) numbers.open = false;
  }

  new MutationObserver(() => charts.forEach(one => one.draw()))
    .observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
})();
