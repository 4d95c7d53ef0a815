-- What a stage has brought forth, who had it for how long, what it waits for: as JSON, since only the run reads it.
alter table case_stages add column detail text not null default '{}';
-- Somebody may have to send pictures or files for it.
alter table case_stages rename column wants_photo to wants_media;
-- A location is wanted.
alter table case_stages add column wants_place integer not null default 0;
-- The customer is waited for until then.
alter table case_stages add column waits_until bigint;
-- A gate was let pass at this instant.
alter table case_stages add column overridden_at bigint;
alter table cases add column facts text not null default '[]';

create index case_stages_waits on case_stages (waits_until) where waits_until is not null;

-- For which stage the next picture of a person is: the proof that the customer is waited for, or something that is brought later. The last request counts.
create table case_media_expected (
    person text primary key,
    record_no text not null,
    stage text not null,
    wait_reason text,
    asked_at bigint not null
);
