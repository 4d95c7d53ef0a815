-- What each version of a health action counted, kept for ever: a past month is explained by the words of its own time (R42).
create table health_definitions (
    action text not null,
    version bigint not null,
    valid_from text not null,
    snapshot text not null,
    noted_at bigint not null,
    primary key (action, version)
);

-- One row for each object that an action judges (R36): when it began, by when it has to be hit, when it was. The verdict follows from these.
create table health_samples (
    id $identity$,
    action text not null,
    version bigint not null,
    record_no text not null,
    part text not null,
    actor text not null,
    credited text not null,
    customer text not null,
    words text not null,
    day text not null,
    started_at bigint not null,
    due_at bigint,
    hit_at bigint,
    withdrawn_at bigint,
    split_of text,
    excluded text not null default '',
    unique (action, record_no, part)
);
create index health_samples_day on health_samples (day, credited);
create index health_samples_credited on health_samples (credited, day);
create index health_samples_record on health_samples (record_no);
create index health_samples_split on health_samples (split_of) where split_of is not null;

-- A need cut into pieces earns one credit; the others are shown and not counted.
alter table health_actions add column split_of text;
create index health_actions_split on health_actions (split_of) where split_of is not null;

-- The time before the change, fixed once (R39): the samples as they stood, and a hash over them.
create table health_baselines (
    id $identity$,
    from_day text not null,
    to_day text not null,
    samples bigint not null,
    hash text not null,
    fixed_by text not null,
    fixed_at bigint not null,
    used_by text,
    used_at bigint,
    undone_at bigint
);
create table health_baseline_samples (
    baseline_id bigint not null,
    sample_id bigint not null,
    action text not null,
    version bigint not null,
    record_no text not null,
    part text not null,
    credited text not null,
    is_hit integer not null,
    primary key (baseline_id, sample_id)
);
create index health_baseline_samples_who on health_baseline_samples (baseline_id, credited);

-- How many actions a day (decision 7): for the members of a leader's teams, or for the team as a whole. A target counts from the day after it was set.
create table health_targets (
    id $identity$,
    leader text not null,
    kind text not null,
    target bigint not null,
    valid_from text not null,
    set_by text not null,
    set_at bigint not null,
    undone_at bigint
);
create index health_targets_day on health_targets (valid_from);

-- When a credit was written, which may be after the day that it is for: what is late is found by this, without reading two weeks of everybody.
alter table health_actions add column noted_at bigint not null default 0;
update health_actions set noted_at = at;
create index health_actions_noted on health_actions (noted_at);

-- When somebody wants the report, or a leader wants it for the team: HH:mm by Shanghai's clock. The last one that was not taken back counts.
create table report_times (
    id $identity$,
    whose text not null,
    is_team integer not null,
    time text not null,
    set_by text not null,
    set_at bigint not null,
    undone_at bigint
);

-- What turned red and was settled on one day: the evening's roll-up.
create index deadlines_settled_red on deadlines (closed_at) where closed_at is not null and red_at is not null;
