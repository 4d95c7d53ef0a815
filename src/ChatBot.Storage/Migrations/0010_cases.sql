-- What is still lacking before a clock can be stopped, in Chinese: printed in escalations and in 卡点.
alter table deadlines add column missing text not null default '';

-- One run of a flow. The flow as it stood at the start is kept with it, so that an edit changes new cases only.
create table cases (
    record_no text primary key,
    flow_id text not null,
    flow text not null,
    title text not null,
    customer text not null,
    product_line text,
    initiator text not null,
    state text not null,
    started_at bigint not null,
    closed_at bigint,
    cause bigint,
    version integer not null
);

-- The stages of a run as they stand now; case_events can rebuild them.
create table case_stages (
    record_no text not null,
    stage text not null,
    position integer not null,
    state text not null,
    holder text,
    path text not null,
    is_pinned integer not null,
    wants_photo integer not null,
    entered_at bigint,
    due_at bigint,
    awaited_result text,
    awaited_at bigint,
    done_at bigint,
    done_by text,
    result text,
    primary key (record_no, stage)
);
create index case_stages_photo on case_stages (holder) where state = 'Open' and wants_photo = 1;

-- Everything that happened to a run, in order.
create table case_events (
    id $identity$,
    record_no text not null,
    seq integer not null,
    at bigint not null,
    actor text not null,
    event text not null,
    unique (record_no, seq)
);
