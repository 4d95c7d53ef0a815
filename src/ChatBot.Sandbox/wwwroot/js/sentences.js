import { dayAfter } from './time.js';

// Ready sentences, so that nobody has to know what to type. Days are counted from the sandbox's clock.

const sales = at => [
  ['记一条需求', '需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五'],
  ['记一个承诺（还要发凭证图片）', '承诺 华东医院 加急发货50箱 明天18点前 责任人:张工'],
  ['时限已过的承诺（会被锁住）', '承诺 市一医院 补发说明书 昨天18点前 责任人:张工'],
  ['开一张客诉（每步 24 小时）', '客诉 华东医院 包装破损 3箱'],
  ['登记合同', '合同 HT-2026-088 浙江一院 12.5万'],
  ['排回款计划', `回款计划 HT-2026-088 5万 ${dayAfter(at, 10)}; 7.5万 ${dayAfter(at, 31)}`],
  ['看看手上有什么', '待办'],
];

const money = () => [
  ['登记到账', '到账 HK-1 5万'],
  ['催一笔款', '催款 HK-1'],
  ['看看手上有什么', '待办'],
  ['能做什么', '帮助'],
];

const doing = () => [
  ['看看手上有什么', '待办'],
  ['卡在哪里', '卡点'],
  ['写结果（编号换成自己的）', '完成 XQ-1 结果:合格，批号 20261101'],
  ['能做什么', '帮助'],
];

const approving = () => [
  ['谁的合同审批在谁手里', '审批'],
  ['看看手上有什么', '待办'],
  ['能做什么', '帮助'],
];

const leading = () => [
  ['哪里卡住了', '卡点'],
  ['团队今天怎么样', '日报'],
  ['看看手上有什么', '待办'],
  ['机器人是否正常', '体检'],
];

/** [what it is for, the sentence] for a person. */
export function sentencesFor(person, at) {
  if (/销售代表/.test(person.position)) return sales(at);
  if (/财务|出纳/.test(person.position)) return money();
  if (/法务/.test(person.position)) return approving();
  if (/总|区域经理|管理员/.test(person.position)) return leading();
  return doing();
}

/** One line that says who this is in the story. */
export function roleOf(person) {
  if (/销售代表/.test(person.position)) return '销售。把客户说的话记下来，一句就够。';
  if (/区域经理/.test(person.position)) return '区域经理。下属的事超时了，会推到这部手机上。';
  if (/总/.test(person.position)) return '上级。超时一级一级升上来，最后到这里。';
  if (/财务|出纳/.test(person.position)) return '财务。登记到账，收回款提醒。';
  if (/法务/.test(person.position)) return '法务。合同在上面的「审批」里批；快到时限，机器人会提醒到这里。';
  if (/管理员/.test(person.position)) return '管理员。系统有事会告诉这里。';
  return '执行部门。别人发出需求或客诉，任务卡片会点名到这里。';
}
