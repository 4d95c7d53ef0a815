-- What was found in a proof when it was fetched, and what came of it.
alter table evidence add column message_id bigint;
-- The record that it was sent for, until it has been looked at.
alter table evidence add column aim_record text;
alter table evidence add column aim_part text;
-- Counts from 1 within the record.
alter table evidence add column number integer;
-- Why the content cannot be a proof; null where it can.
alter table evidence add column problem text;
alter table evidence add column width integer;
alter table evidence add column height integer;
alter table evidence add column picture_hash bigint;
-- By the clock of the camera, without a zone.
alter table evidence add column taken_at text;
alter table evidence add column camera text;
alter table evidence add column has_place integer not null default 0;
-- The checks with their reasons, as JSON; null until it has been judged.
alter table evidence add column checks text;
alter table evidence add column accepted integer not null default 0;
alter table evidence add column code text;
-- The copy with the time on it: Wanted, Done or Failed; null where there is nothing to draw on.
alter table evidence add column mark_state text;
alter table evidence add column marked_sha256 text;
alter table evidence add column warned_at bigint;

-- What counted so far goes on counting.
update evidence set accepted = 1 where record_no is not null and state <> 'Lost';
update evidence set number = (select count(*) from evidence earlier where earlier.record_no = evidence.record_no and earlier.id <= evidence.id) where record_no is not null;
create index evidence_to_mark on evidence (id) where mark_state = 'Wanted';

-- A picture's hash in four bands, so that near ones are found by look-ups whatever the number of pictures.
create table evidence_bands (
    band_key bigint not null,
    evidence_id bigint not null,
    primary key (band_key, evidence_id)
);

-- Codes that have to be on a photo (R33).
create table evidence_codes (
    record_no text not null,
    part text not null,
    attempt bigint not null,
    code text not null,
    person text not null,
    asked_at bigint not null,
    expires_at bigint not null,
    primary key (record_no, part, attempt)
);

-- A picture of ours that is sent instead of words: the hash under which it lies.
alter table outbox add column picture text;
