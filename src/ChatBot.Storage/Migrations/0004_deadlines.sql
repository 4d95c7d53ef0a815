-- The one table of clocks. A sweep asks what is due and has not fired; nothing else keeps a timer.
create table deadlines (
    id $identity$,
    policy text not null,
    record_no text not null,
    part text not null,
    round integer not null,
    title text not null,
    customer text not null,
    holder text not null,
    owner text not null,
    escalate_to text not null,
    started_at bigint not null,
    due_at bigint not null,
    next_step text,
    next_at bigint,
    red_at bigint,
    acknowledged_by text,
    acknowledged_until bigint,
    closed_at bigint,
    closed_how text,
    closed_by text,
    cause bigint,
    version integer not null,
    unique (record_no, part, round)
);
create index deadlines_next on deadlines (next_at) where closed_at is null and next_at is not null;
create index deadlines_holder on deadlines (holder, due_at) where closed_at is null;
create index deadlines_record on deadlines (record_no);

-- What fired: once per step, with who was chosen and by which path.
create table deadline_fires (
    deadline_id bigint not null,
    step text not null,
    due_at bigint not null,
    fired_at bigint not null,
    recipients text not null,
    path text not null,
    primary key (deadline_id, step)
);
