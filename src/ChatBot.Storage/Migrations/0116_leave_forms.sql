-- When somebody is away by a leave form, and who stands in, as its fields say.
alter table approvals add column leave_from bigint;
alter table approvals add column leave_until bigint;
alter table approvals add column leave_delegate text;
