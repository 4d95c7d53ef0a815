// Everything is shown in Shanghai's time, which has no summer time: eight hours are added and UTC's fields read.

const days = '日一二三四五六';
const two = n => String(n).padStart(2, '0');

export const local = at => new Date(new Date(at).getTime() + 8 * 3600e3);

export const dayText = at => {
  const d = local(at);
  return `${d.getUTCMonth() + 1}月${d.getUTCDate()}日(周${days[d.getUTCDay()]})`;
};

export const yearText = at => `${local(at).getUTCFullYear()}年`;

export const hm = at => {
  const d = local(at);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
};

export const hms = at => `${hm(at)}:${two(local(at).getUTCSeconds())}`;

export const isoDay = at => local(at).toISOString().slice(0, 10);

/** 12月10日, so many days from an instant. */
export const dayAfter = (at, count) => {
  const d = local(new Date(at).getTime() + count * 86400e3);
  return `${d.getUTCMonth() + 1}月${d.getUTCDate()}日`;
};

/** 「2 小时 5 分钟」 between two instants. */
export function span(from, to) {
  const minutes = Math.max(0, Math.round((new Date(to) - new Date(from)) / 60e3));
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  return [d && `${d} 天`, h && `${h} 小时`, (m || !(d || h)) && `${m} 分钟`].filter(Boolean).slice(0, 2).join(' ');
}
