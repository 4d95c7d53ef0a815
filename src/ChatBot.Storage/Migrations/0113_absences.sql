-- Who is away, from when until when, and who stands in (R76). A row is never deleted: what ended otherwise than announced has ended_at.
create table absences (
    id $identity$,
    person text not null,
    delegate text,
    starts_at bigint not null,
    planned_end bigint not null,
    ended_at bigint,
    sp_no text unique,
    announced_by text not null,
    announced_at bigint not null,
    begun_told_at bigint,
    return_told_at bigint,
    cause bigint,
    version integer not null
);
create index absences_person on absences (person, planned_end);
create index absences_end on absences (planned_end);
create index absences_return on absences (planned_end) where return_told_at is null;
