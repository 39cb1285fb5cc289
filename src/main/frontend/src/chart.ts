import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** Pixels that the two scales take beside the bars. */
const AXES = 120;

/** A Pareto chart of the table that it names: name, count, cumulative percent. The table is for reading, so the chart is silent. */
function drawPareto(place: HTMLElement) {
  const table = document.getElementById(place.dataset.pareto ?? '');
  const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? ''),
  );
  const look = getComputedStyle(document.body);
  const words = look.getPropertyValue('--tblr-secondary').trim() || look.color;
  const text = { color: words, fontFamily: look.fontFamily };
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: rows.map((row) => row[0]),
      axisLabel: { ...text, interval: 0, overflow: 'break' },
    },
    yAxis: [
      { type: 'value', minInterval: 1, axisLabel: text },
      { type: 'value', min: 0, max: 100, axisLabel: { ...text, formatter: '{value} %' }, splitLine: { show: false } },
    ],
    series: [
      {
        type: 'bar',
        data: rows.map((row) => Number(row[1])),
        itemStyle: { color: look.getPropertyValue('--tblr-primary').trim() },
        barMaxWidth: 56,
      },
      {
        type: 'line',
        yAxisIndex: 1,
        data: rows.map((row) => Number(row[2])),
        itemStyle: { color: look.getPropertyValue('--tblr-orange').trim() },
      },
    ],
  });
  new ResizeObserver(() => {
    chart.resize();
    // Names break into lines before they meet.
    chart.setOption({ xAxis: { axisLabel: { width: (place.clientWidth - AXES) / rows.length } } });
  }).observe(place);
}

document.querySelectorAll<HTMLElement>('[data-pareto]').forEach(drawPareto);
