// Draws the chart, and looks again when the service says that something has changed. Without it the page shows the same as words and tables.
(() => {
  'use strict';
  let drawing = null;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** ECharts is fetched only where there is a chart. */
  const library = () => window.echarts ? Promise.resolve() : new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/assets/echarts.js';
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

  const draw = async () => {
    const place = document.querySelector('.chart[data-chart]');
    if (!place) return;
    try {
      await library();
    } catch {
      place.remove();
      return;
    }
    const data = JSON.parse(place.dataset.chart);
    const palette = [colour('--accent'), '#d97706', '#0f8a6d', '#8b5cf6', colour('--muted')];
    place.dataset.drawn = '';
    drawing?.dispose();
    drawing = window.echarts.init(place, null, { renderer: 'canvas' });
    const narrow = place.clientWidth < 480;
    const many = data.categories.length > 10;
    drawing.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      grid: { left: 8, right: 16, top: data.series.length > 1 ? 40 : 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
      // Names at the top in words and shapes, so that no colour has to be known.
      legend: data.series.length > 1 ? { top: 0, left: 0, icon: 'roundRect', textStyle: { color: colour('--ink') } } : undefined,
      xAxis: { type: 'category', data: data.categories, axisLabel: { color: colour('--muted'), interval: many ? 'auto' : 0, width: narrow ? 56 : 96, overflow: 'truncate' }, axisLine: { lineStyle: { color: colour('--line') } } },
      yAxis: { type: 'value', minInterval: Number.isInteger(data.series[0].values[0] ?? 0) ? 1 : 0, name: data.unit, nameTextStyle: { color: colour('--muted') }, axisLabel: { color: colour('--muted') }, splitLine: { lineStyle: { color: colour('--line') } } },
      series: data.series.map((one, index) => ({
        name: one.name, type: 'bar', stack: data.series.length > 1 ? 'all' : undefined, barMaxWidth: 40, data: one.values,
        itemStyle: { color: one.late ? colour('--late') : palette[index % palette.length], decal: one.late ? { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.8, color: 'rgba(255,255,255,.35)' } : undefined },
        label: { show: !many && data.series.length === 1, position: 'top', color: colour('--ink'), formatter: p => p.value ? String(Math.round(p.value * 100) / 100) : '' },
      })),
    });
  };

  /** The same address again: only the middle is exchanged, and what somebody is filling in stays. */
  const refresh = async () => {
    if (document.hidden || document.activeElement?.closest('.filters')) return;
    let answer;
    try {
      answer = await fetch(location.href, { headers: { 'X-Refresh': '1' }, redirect: 'manual' });
    } catch {
      return;
    }
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = document.querySelector('main');
    const next = fresh.querySelector('main');
    if (!next || next.textContent === now.textContent) return;
    const open = [...now.querySelectorAll('details')].map(one => one.open);
    now.replaceChildren(...next.childNodes);
    now.querySelectorAll('details').forEach((one, index) => { one.open = open[index] ?? false; });
    document.querySelector('footer span').textContent = fresh.querySelector('footer span').textContent;
    document.getElementById('news').textContent = '内容已更新：' + now.querySelector('h1').textContent;
    draw();
  };

  let waiting = null;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(refresh, 300); };
  if (window.EventSource) new EventSource('/boards/events').addEventListener('changed', later);
  document.addEventListener('visibilitychange', later);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('resize', () => drawing?.resize());
  draw();
})();
