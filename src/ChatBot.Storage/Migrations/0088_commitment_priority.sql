-- What a promise asks for beyond the ordinary (加急, 特批 …), by which rules of priorities.yaml, and whether somebody above had to agree first (R24).
alter table commitments add column priority text not null default '';
alter table commitments add column priority_rules text not null default '';
alter table commitments add column approval text not null default 'None';
alter table commitments add column approver text;
alter table commitments add column approval_why text not null default '';
alter table commitments add column approved_by text;
alter table commitments add column approved_at bigint;
create index commitments_priority on commitments (promiser, made_at) where priority_rules <> '';
create index commitments_due on commitments (due_at) where active_at is not null;
