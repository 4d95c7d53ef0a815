-- An objection to a promise being counted as late or broken, and what the superior said (R26). One for a promise; taken back, it may be made again.
create table commitment_appeals (
    no text primary key,
    appellant text not null,
    reason text not null,
    filed_at bigint not null,
    decider text not null,
    verdict text not null,
    decided_by text,
    decided_at bigint,
    decided_reason text,
    version integer not null
);
