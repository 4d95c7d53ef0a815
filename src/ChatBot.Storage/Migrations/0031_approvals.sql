-- Forms of the 审批 app as they stand now. All but the link, the credit and the reading follows from approval_sightings.
create table approvals (
    sp_no text primary key,
    name text not null,
    template_id text not null,
    family text not null,
    applicant text not null,
    applied_at bigint not null,
    state text not null,
    ended_at bigint,
    is_backfilled integer not null,
    form_text text,
    contract_no text,
    linked_how text,
    linked_by text,
    linked_at bigint,
    credited_to text,
    credited_object text,
    credited_at bigint,
    detail_at bigint,
    detail_due_at bigint,
    is_hidden integer not null,
    first_seen_at bigint not null,
    version integer not null
);
create index approvals_applicant on approvals (applicant, applied_at);
create index approvals_contract on approvals (contract_no) where contract_no is not null;
create index approvals_state on approvals (state, ended_at);
create index approvals_detail on approvals (detail_due_at) where detail_due_at is not null;

-- Every event as it came and as it was read, and what a reading of the platform showed beyond them.
create table approval_sightings (
    id $identity$,
    sp_no text not null,
    dedupe_key text not null unique,
    at bigint not null,
    is_event integer not null,
    snapshot text not null,
    raw text not null,
    message_id bigint,
    received_at bigint not null
);
create index approval_sightings_form on approval_sightings (sp_no, id);

-- Each stay at a node: in, out, limit (R37). Rebuilt with every sighting.
create table approval_visits (
    sp_no text not null,
    seq integer not null,
    node integer not null,
    kind text not null,
    round integer not null,
    entered_at bigint not null,
    left_at bigint,
    due_at bigint not null,
    verdict integer not null,
    holders text not null,
    is_backfilled integer not null,
    primary key (sp_no, seq)
);

-- Until when the platform was asked for forms, and what came of it. One row.
create table approval_readings (
    id integer primary key,
    read_until bigint,
    failed_at bigint,
    failure text
);
