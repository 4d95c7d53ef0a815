-- A month's figures as they stood on the first of the next: never changed, whatever is corrected later (R26). as_of: the instant that they speak of.
create table commitment_freezes (
    month text primary key,
    version integer not null,
    as_of bigint not null,
    frozen_at bigint not null
);
create table commitment_frozen (
    month text not null,
    no text not null,
    promiser text not null,
    customer text not null,
    due_at bigint not null,
    verdict text not null,
    primary key (month, no)
);
create index commitment_frozen_promiser on commitment_frozen (month, promiser);
