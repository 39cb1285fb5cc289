import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** Pixels that the two scales take beside the bars. */
const AXES = 120;

/** Pixels that a month takes. */
const LEAST = 56;

const COLOURS = ['--tblr-primary', '--tblr-azure'];

/**
 * A chart of the table that it names. The first column names the rows; a column whose head says `data-series="bar"` is counted on the
 * left, one with `percent` is a line on the right. A cell with other words than its number says it by `data-value`; without a number
 * there is no point. The table is for reading, so the chart is silent.
 */
function draw(place: HTMLElement) {
  const table = document.getElementById(place.dataset.chart ?? '');
  const cells = (row: Element) => [...row.querySelectorAll<HTMLElement>('th, td')];
  const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map(cells);
  const heads = [...(table?.querySelectorAll('thead tr') ?? [])].flatMap(cells);
  const look = getComputedStyle(document.body);
  const colour = (name: string) => look.getPropertyValue(name).trim();
  const text = { color: colour('--tblr-secondary') || look.color, fontFamily: look.fontFamily };
  const words = (cell?: HTMLElement) => cell?.textContent?.trim() ?? '';
  const number = (cell?: HTMLElement) => {
    const written = cell?.dataset.value ?? words(cell);
    return written === '' || Number.isNaN(Number(written)) ? null : Number(written);
  };
  const of = (kind: string) =>
    heads
      .map((head, column) => ({ head, column }))
      .filter(({ head }) => head.dataset.series === kind)
      .map(({ head, column }) => ({ name: words(head), data: rows.map((row) => number(row[column])) }));
  const lattice = { lineStyle: { color: colour('--tblr-border-color') } };
  const bars = of('bar');
  const lines = of('percent');
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    legend: { show: bars.length + lines.length > 1, top: 0, textStyle: text, selectedMode: false },
    grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: rows.map((row) => words(row[0])),
      axisLabel: { ...text, interval: rows.length > 6 ? 'auto' : 0, overflow: 'break' },
    },
    yAxis: [
      { type: 'value', minInterval: 1, axisLabel: text, splitLine: lattice },
      {
        type: 'value',
        show: lines.length > 0,
        min: 0,
        max: 100,
        axisLabel: { ...text, formatter: '{value} %' },
        splitLine: { show: false },
      },
    ],
    series: [
      ...bars.map((bar, index) => ({
        ...bar,
        type: 'bar',
        itemStyle: { color: colour(COLOURS[index] ?? '') },
        barMaxWidth: 56,
      })),
      ...lines.map((line) => ({
        ...line,
        type: 'line',
        yAxisIndex: 1,
        itemStyle: { color: colour('--tblr-orange') },
      })),
    ],
  });
  new ResizeObserver(() => {
    chart.resize();
    // Names break into lines before they meet.
    chart.setOption({ xAxis: { axisLabel: { width: Math.max((place.clientWidth - AXES) / rows.length, LEAST) } } });
  }).observe(place);
}

document.querySelectorAll<HTMLElement>('[data-chart]').forEach(draw);
