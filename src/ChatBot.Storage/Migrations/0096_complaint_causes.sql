-- Why it happened, as archived by the reviewer's list (R35, R69).
alter table complaints add column cause text;
alter table complaints add column archived_at bigint;
create index complaints_cause on complaints (cause, archived_at) where cause is not null;

-- The same cause came again and again: somebody has to do something about it.
create table improvements (
    record_no text primary key,
    cause text not null,
    times integer not null,
    owner text not null,
    opened_at bigint not null,
    due_at bigint not null,
    done_at bigint,
    done_by text,
    measures text
);
