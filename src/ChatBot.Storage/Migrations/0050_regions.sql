-- The customer's region: lateness on its board goes to the manager of that region, whoever logged it (R15).
alter table cases add column region text;
alter table deadlines add column region text;

-- What somebody wants done, and what is due first of all that is open: 卡点, and the evening's report.
create index deadlines_owner on deadlines (owner, due_at) where closed_at is null;
create index deadlines_open on deadlines (due_at, id) where closed_at is null;

-- 撤销 takes back what a message was credited with.
create index health_actions_cause on health_actions (cause) where cause is not null;
