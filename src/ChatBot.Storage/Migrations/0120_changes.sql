-- What a case delivers is being changed by that other case: some of its stages stand still until then (R05).
alter table cases add column held_for text;
alter table cases add column held_since bigint;

-- The specifications that a need has had; the present one stands with the need.
create table need_specs (
    record_no text not null,
    version bigint not null,
    change_no text not null,
    spec_before text,
    spec_after text not null,
    expected_before bigint,
    expected_after bigint,
    reason text not null,
    author text not null,
    changed_at bigint not null,
    primary key (record_no, version)
);
create index need_specs_change on need_specs (change_no);
-- The need that a change is about.
create table need_changes (
    change_no text primary key,
    need_no text not null,
    asked_by text not null,
    asked_at bigint not null,
    expected_at bigint
);
create index need_changes_need on need_changes (need_no);
