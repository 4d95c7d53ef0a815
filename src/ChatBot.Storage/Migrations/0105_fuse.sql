-- How grave it is (a grave one breaks the quiet hours), and the delay that a superior granted.
alter table deadlines add column severity text not null default 'Normal';
alter table deadlines add column delayed_by text;
alter table deadlines add column delayed_until bigint;
alter table deadlines add column delay_reason text;
alter table deadlines add column delays integer not null default 0;
-- Until when the ladder was last held back, kept after that: what was meant to wait is not late.
alter table deadlines add column held_until bigint;
alter table cases add column severity text not null default 'Normal';

-- True where a step fired after its time because the service was down.
alter table deadline_fires add column late integer not null default 0;

-- How the hearer of a step was found, when it fired: everybody who was asked, in order, and why it was not this one.
create table deadline_searches (
    deadline_id bigint not null,
    step text not null,
    seq integer not null,
    hearer text not null,
    level integer not null,
    person text not null,
    name text not null,
    verdict text not null,
    note text not null,
    primary key (deadline_id, step, seq)
);
create index deadline_searches_person on deadline_searches (person) where verdict in ('Chosen', 'Copied');

-- What held the ladder back: somebody took notice, or a superior granted a delay.
create table deadline_pauses (
    id $identity$,
    deadline_id bigint not null,
    kind text not null,
    by_person text not null,
    at bigint not null,
    until bigint not null,
    reason text,
    ended_at bigint
);
create index deadline_pauses_clock on deadline_pauses (deadline_id);

-- Who had it before the present holder, and from when to when.
create table deadline_holders (
    deadline_id bigint not null,
    seq integer not null,
    holder text not null,
    since bigint not null,
    until bigint not null,
    primary key (deadline_id, seq)
);

-- What the auditor found missing, once for each step; gone from the list when it was made up for.
create table deadline_alarms (
    deadline_id bigint not null,
    step text not null,
    due_at bigint not null,
    found_at bigint not null,
    settled_at bigint,
    primary key (deadline_id, step)
);
create index deadline_alarms_open on deadline_alarms (found_at) where settled_at is null;

-- Alarms of one person are gathered: when each was let go, and into which digest it went.
alter table outbox add column bundle text;
alter table outbox add column released_at bigint;
alter table outbox add column bundled_into bigint;
create index outbox_held on outbox (recipient) where state = 'Held';
create index outbox_released on outbox (released_at) where released_at is not null;
